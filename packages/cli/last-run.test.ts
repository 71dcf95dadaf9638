import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '#core'
import { keepLast, previousRun } from './last-run.ts'

const sha = 'a'.repeat(40)
const ref = 'refs/heads/main'
const RESULT = {
  ...{
    workflow: '.github/workflows/w.yml',
    name: 'w',
    title: 'w',
    runId: 3,
    attempt: 1,
    event: 'push',
    ref,
    sha,
  },
  origin: { gitDir: '/o', ref, sha, dirty: false },
  ...{ conclusion: 'success', jobs: [], notes: [], durationMs: 1 },
}

let state = ''
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'lockstep-last-'))
})
afterEach(() => rmSync(state, { recursive: true, force: true }))

const asked = () => ({ state, rerun: 'all', workflow: '.github/workflows/w.yml' }) as const
const write = (text: string) => writeFileSync(join(state, 'result.json'), text)

async function problems(): Promise<UserError['problems']> {
  const error = await previousRun(asked()).catch((thrown: unknown) => thrown)
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`)
  return error.problems
}

describe('the run that is run again', () => {
  it('is the last one of this workflow', async () => {
    expect((await problems())[0]?.what).toBe('this workflow was not run here before')
    await keepLast(asked(), state)
    expect((await problems())[0]?.what).toBe('the results of the last run are not there any more')
    write(JSON.stringify(RESULT))
    expect(await previousRun(asked())).toEqual(RESULT)
    expect(await previousRun({ ...asked(), rerun: undefined })).toBeUndefined()
    await expect(previousRun({ ...asked(), workflow: 'other.yml' })).rejects.toThrow('not run here before')
  })

  it('is refused with all that is wrong where somebody edited its results', async () => {
    await keepLast(asked(), state)
    const place = { where: join(state, 'result.json'), fix: 'Run the workflow without --rerun.' }
    write('{"runId": 3')
    expect(await problems()).toEqual([{ what: expect.stringMatching(/^not JSON: /), ...place }])
    write('null')
    expect(await problems()).toEqual([
      { what: expect.stringMatching(/^not the result of a run: /), ...place },
    ])
    write(JSON.stringify({ ...RESULT, runId: 'x', origin: { ...RESULT.origin, sha: '-x' } }))
    expect(await problems()).toEqual([
      { what: expect.stringMatching(/^not the result of a run: runId: /), ...place },
      { what: expect.stringMatching(/^not the result of a run: origin\.sha: /), ...place },
    ])
  })
})
