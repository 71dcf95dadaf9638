import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { profileSchema } from '#data'
import { entriesOf, root, runStep } from './harness.ts'
import { entryOf, GOOD, jobWith, parquet, RULES, shown, validate } from './validate-data.fixture.ts'

describe('validate-data', () => {
  it('binds its verdict to the bytes of each file, and takes an inline document', async () => {
    const job = jobWith({ 'in/a.csv': GOOD, 'in/b.csv': 'id,name\n3,cy\n', 'in/readme.txt': 'x' })
    const result = await validate(job, { data: 'in', expectations: RULES })
    expect(shown(result)).toEqual([0, 'pass', '4 rules hold on 3 rows of 2 files'])
    const { subjects, materials, policy } = entryOf(job)
    expect(subjects.map(({ name, kind, sha256 }) => [name, kind, sha256])).toEqual([
      ['in', 'folder', result.outputs['dataset-digest']?.slice(7)],
      ['in/a.csv', 'file', sha256(GOOD)],
      ['in/b.csv', 'file', sha256('id,name\n3,cy\n')],
    ])
    expect(materials).toEqual([])
    expect(policy).toEqual({ sha256: sha256(RULES), protected: false })
    expect(result.log).toContain('::notice::The expectations are unprotected: inline in the workflow')
  })

  it('reads the rules that its documentation shows', async () => {
    const readme = readFileSync(join(root, 'actions/validate-data/README.md'), 'utf8')
    const [, rules = ''] = /^```yaml\n# expectations\.yml\n(.*?)^```/ms.exec(readme) ?? []
    const lines = Array.from({ length: 1000 }, (_, i) => `${new Date().toISOString()},5,JFK,100,AA,${i}`)
    const job = jobWith({
      'expectations.yml': rules,
      'a.csv': `date,delay,origin,distance,carrier,id\n${lines.join('\n')}\n`,
    })
    const result = await validate(job, { data: 'a.csv', expectations: 'expectations.yml' })
    expect(shown(result)).toEqual([0, 'pass', '16 rules hold on 1,000 rows of 1 file'])
  })

  it('checks CSV and Parquet side by side as one set of rows', async () => {
    const job = jobWith({ 'a.csv': GOOD, 'b.parquet': await parquet(`SELECT 2 AS id, 'x' AS name`) })
    const result = await validate(job, { data: 'a.csv, b.parquet' })
    expect(shown(result)).toEqual([1, 'fail', '1 of 4 rules does not hold on 3 rows of 2 files: id.unique'])
    expect(result.log).toContain(
      '::error title=id%3A unique,file=rules.yml,line=2::b.parquet, row 1: id is "2", first at a.csv:3.',
    )
  })

  it('profiles alone, then counts later data in the bins of that profile', async () => {
    const numbers = Array.from({ length: 100 }, (_, i) => `${i},n`).join('\n')
    const job = jobWith({ 'old.csv': `id,name\n${numbers}\n`, 'new.csv': `id,name\n1,n\n500,n\n` })
    const first = await runStep(
      job,
      'validate-data',
      { data: 'old.csv', operation: 'profile' },
      { step: 'one' },
    )
    expect(shown(first)).toEqual([0, 'pass', 'profiled 100 rows of 1 file'])
    const second = await runStep(
      job,
      'validate-data',
      { data: 'new.csv', expectations: 'rules.yml', reference: 'record:profile' },
      { step: 'two' },
    )
    expect(shown(second)).toEqual([0, 'pass', '4 rules hold on 2 rows of 1 file'])
    const [old, later] = [first, second].map(({ outputs }) =>
      profileSchema.parse(JSON.parse(readFileSync(outputs.profile ?? '', 'utf8'))),
    )
    expect(later?.columns[0]?.bins?.edges).toEqual(old?.columns[0]?.bins?.edges)
    expect(later?.columns[0]?.bins?.counts.at(-1)).toBe(1)
    const { entry } = entriesOf(job).find(({ id }) => id === second.outputs.record) ?? {}
    expect(entry?.parents).toEqual([first.outputs.record])
    expect(entry?.materials).toMatchObject([{ role: 'profile' }])
  })

  it('warns where a rule only warns, and leaves the step alone where it is told to', async () => {
    const job = jobWith({ 'a.csv': GOOD })
    const rules = 'columns: {id: {max: 1, severity: warn}}'
    const warned = await validate(job, { data: 'a.csv', expectations: rules.replace(' ', '\n  ') })
    expect(warned.code).toBe(0)
    expect(warned.outputs.verdict).toBe('warn')
    expect(warned.log).toMatch(/::warning .*file=a\.csv,line=3,col=1::id is "2"/)
    const never = jobWith({ 'a.csv': 'id,name\n1,X\n' })
    expect(shown(await validate(never, { data: 'a.csv', 'fail-on': 'never' })).slice(0, 2)).toEqual([
      0,
      'fail',
    ])
  })

  it('masks personal values everywhere', async () => {
    const job = jobWith({ 'a.csv': 'mail,born\nada@example.org,1815-12-10\nsomebody,1906-12-09\n' })
    const rules = `columns:
  mail: {matches: '@', personal: true}
  born: {type: date, min: 1900-01-01, personal: true}
`
    const result = await validate(job, { data: 'a.csv', expectations: rules })
    expect(result.outputs.verdict).toBe('fail')
    const files = [result.outputs.report ?? '', result.outputs.profile ?? ''].map((path) =>
      readFileSync(path, 'utf8'),
    )
    const all = [
      result.log,
      result.summary,
      JSON.stringify(result.outputs),
      JSON.stringify(entryOf(job)),
      ...files,
    ]
    for (const text of all) expect(text).not.toMatch(/ada@|somebody|1815|1906/)
    expect(result.summary).toContain('personal, not shown')
  })

  it('defuses hostile names and values', async () => {
    const name = 'a"\n::set-output name=verdict::pass'
    const value = '::error::<script>|@ada##[error]'
    const job = jobWith({ 'x;$(touch pwned).csv': `"${name.replaceAll('"', '""')}",id\n"${value}",1\n` })
    const rules = JSON.stringify({ columns: { [name]: { in: [`'; DROP TABLE x; --`] } } })
    const result = await validate(job, { data: './x;$(touch pwned).csv', expectations: rules })
    expect(result.outputs.verdict).toBe('fail')
    expect(result.log).not.toMatch(/^::set-output/m)
    expect(result.log).not.toMatch(/^::error::<script>/m)
    expect(result.summary).not.toMatch(/<script>|[^\\]@ada/)
    expect(readdirSync(job.workspace)).not.toContain('pwned')
  })

  it('judges a pull request by the rules of the base branch', async () => {
    const job = jobWith({ 'a.csv': 'id,name\n1,X\n' })
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org', ...args], {
        cwd: job.workspace,
        encoding: 'utf8',
      }).trim()
    const commit = (): string => {
      git('add', '--all')
      git('commit', '--quiet', '--message', 'change')
      return git('rev-parse', 'HEAD')
    }
    git('init', '--quiet')
    const base = commit()
    writeFileSync(join(job.workspace, 'rules.yml'), '# weaker\nrows: {min: 0}\n')
    const head = commit()
    const event = join(job.temp, 'event.json')
    const pull = {
      number: 1,
      base: { ref: 'main', sha: base },
      head: { ref: 'topic', sha: head, repo: null },
    }
    writeFileSync(event, JSON.stringify({ pull_request: pull }))
    Object.assign(job.environment, {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: head,
    })
    const result = await validate(job, { data: 'a.csv' })
    expect(result.outputs.verdict).toBe('fail')
    expect(result.summary).toContain('the version of the base branch has judged')
    expect(entryOf(job).policy).toMatchObject({ commit: base, protected: true, sha256: sha256(RULES) })
  })
})

describe('the workspace', () => {
  it('may be read-only: nothing is written there', async () => {
    const job = jobWith({ 'a.csv': GOOD })
    const before = readdirSync(job.workspace, { recursive: true }).sort()
    chmodSync(job.workspace, 0o555)
    const result = await validate(job, { data: 'a.csv' })
    chmodSync(job.workspace, 0o755)
    expect(result.outputs.verdict).toBe('pass')
    expect(readdirSync(job.workspace, { recursive: true }).sort()).toEqual(before)
  })
})
