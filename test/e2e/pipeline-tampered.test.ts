import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#stats'
import { PIPELINE, type Project, type Ran, runCli, startProject } from './project.ts'

const SEED = 20260801
const POSITIONS = 3

describe('one changed byte', () => {
  let project: Project
  let ran: Ran
  beforeAll(async () => {
    project = await startProject(PIPELINE)
    ran = await project.run()
  })
  afterAll(() => project[Symbol.asyncDispose]())

  /** The bytes with another one at several places. */
  function* spoiled(bytes: Buffer, seed: number): Generator<{ at: number; bytes: Buffer }> {
    const random = seededRandom(seed)
    for (let count = 0; count < POSITIONS; count += 1) {
      const at = Math.floor(random.uniform() * bytes.length)
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random.uniform() * 255))
      yield { at, bytes: changed }
    }
  }

  it('of any entry in the folder of a record is found, and the entry named', () => {
    const folder = mkdtempSync(join(project.place.root, 'record-'))
    for (const record of ran.records)
      cpSync(join(record, 'entries'), join(folder, 'entries'), { recursive: true })
    const verify = () => runCli(folder, project.place.environment, ['verify', folder])
    expect(verify()).toMatchObject({ code: 0, out: expect.stringContaining('entries: 3\nevery link holds') })
    const names = readdirSync(join(folder, 'entries'))
    expect(names).toHaveLength(3)
    for (const [index, name] of names.entries()) {
      const file = join(folder, 'entries', name)
      const intact = readFileSync(file)
      for (const { at, bytes } of spoiled(intact, SEED + index)) {
        writeFileSync(file, bytes)
        const { code, out } = verify()
        expect([code, out.split('\n')[1], at]).toEqual([
          1,
          expect.stringContaining(`BROKEN sha256:${name.slice(0, 64)}: `),
          at,
        ])
      }
      writeFileSync(file, intact)
    }
  })

  /** Rewrites the ledger's commit with other bytes in one file, as whoever may push could. */
  function rewriteLedger(path: string, bytes: Buffer): void {
    const git = (args: readonly string[], input?: Buffer) =>
      execFileSync('git', args, {
        env: {
          ...project.place.environment,
          GIT_DIR: project.gitDir,
          GIT_INDEX_FILE: join(project.place.root, 'index'),
        },
        ...(input && { input }),
      })
        .toString()
        .trim()
    const blob = git(['hash-object', '-w', '--stdin'], bytes)
    git(['read-tree', 'refs/heads/lockstep-ledger'])
    git(['update-index', '--cacheinfo', `100644,${blob},${path}`])
    const commit = git(['commit-tree', git(['write-tree']), '-m', 'nothing to see here'])
    git(['update-ref', 'refs/heads/lockstep-ledger', commit])
  }

  it('of any file in the ledger is found, and what it breaks named', () => {
    const list = execFileSync('git', [
      '--git-dir',
      project.gitDir,
      'ls-tree',
      '-r',
      '--name-only',
      'lockstep-ledger',
    ])
    const paths = list.toString().trim().split('\n')
    expect(paths.filter((path) => path.startsWith('entries/'))).toHaveLength(2)
    const clone = join(project.place.root, 'auditor')
    execFileSync('git', ['clone', '--quiet', project.gitDir, clone])
    const verify = () => runCli(clone, project.place.environment, ['verify'])
    for (const [index, path] of paths.entries()) {
      const intact = execFileSync('git', [
        '--git-dir',
        project.gitDir,
        'cat-file',
        'blob',
        `lockstep-ledger:${path}`,
      ])
      const [, name = ''] = /\/([0-9a-f]{64})\.json$/.exec(path) ?? []
      const named = name === '' ? 'flights' : `sha256:${name}`
      for (const { at, bytes } of spoiled(intact, SEED + 100 + index)) {
        rewriteLedger(path, bytes)
        const { code, out } = verify()
        const where = `${path} at ${at}`
        expect([where, code, out]).toEqual([
          where,
          1,
          expect.stringMatching(new RegExp(`^BROKEN [^\n]*${named}`, 'm')),
        ])
      }
      rewriteLedger(path, intact)
    }
    expect(verify()).toMatchObject({ code: 0, out: expect.stringContaining('every link holds') })
  })
})
