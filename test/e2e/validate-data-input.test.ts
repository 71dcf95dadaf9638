import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { entryOf, failed, GOOD, jobWith, parquet, shown, validate } from './validate-data.fixture.ts'

describe('bad input', () => {
  it('is named all at once, before anything is done', async () => {
    const job = jobWith({ 'bad.yml': 'columns:\n  a: {type: int}\n  b: {nul: true}\n' })
    execFileSync('git', ['init', '--quiet'], { cwd: job.workspace })
    const result = await validate(job, {
      data: 'data.txt',
      expectations: 'bad.yml',
      reference: 'git:nowhere:p.json',
    })
    expect(result.code).toBe(1)
    expect(result.outputs.verdict).toBe('error')
    for (const text of [
      'bad.yml:2: columns.a.type.is: "int" is not one of integer, number, string',
      'bad.yml:3: columns.b.nul: unknown key "nul"; known are type, not-null,',
      'data.txt: no such file or folder',
      'git ref "nowhere" does not exist in this checkout',
    ]) {
      expect(result.log).toContain(text)
    }
    expect(result.outputs.profile).toBeUndefined()
    expect(entryOf(job)).toMatchObject({ verdict: 'error', subjects: [], products: [] })
  })

  it.each([
    [{ data: '' }, 'input data: is required'],
    [
      { data: 'a.csv', operation: 'inspect' },
      'input operation: "inspect" is not one of check, profile, infer',
    ],
    [{ data: 'a.csv', expectations: '' }, 'input expectations: is required to check data'],
    [{ data: 'a.csv', expectations: '{}' }, 'there is no rule here, and what is not checked does not pass'],
    [{ data: 'a.csv', expectations: 'columns:\n  a: [' }, 'input expectations:2'],
    [{ data: 'rules.yml' }, 'not a data format that is read'],
    [{ data: '../../outside.csv' }, 'the path lies outside the workspace'],
    [
      { data: 'a.csv', expectations: `columns:\n  name: {matches: '(?!x)'}` },
      'input expectations:2: name.matches: the pattern cannot be used',
    ],
    [{ data: 'a.csv', key: 'id' }, 'input key: matches rows with those of a base, and there is none'],
    [{ data: 'a.csv', 'base-ref': 'main' }, 'this folder is not a git checkout'],
    [
      { data: 'a.csv', reference: 'old.json' },
      'old.json:1: kind: expected "lockstep-profile", found "other"',
    ],
  ])('%j is an error', async (inputs, message) => {
    const job = jobWith({ 'a.csv': GOOD, 'old.json': '{"kind": "other"}' })
    const result = await validate(job, inputs)
    expect(result.code).toBe(1)
    expect(result.outputs.verdict).toBe('error')
    expect(result.log).toContain(message)
    expect(result.log).not.toMatch(/bug in lockstep|^\s+at /m)
  })

  it.each([
    ['a missing file', { data: 'none.csv' }, 'none.csv: no such file or folder'],
    ['a pattern without a match', { data: '*.parquet' }, '*.parquet: no file matches'],
    ['a missing rules file', { data: 'a.csv', expectations: 'none.yml' }, 'none.yml: no such file'],
    [
      'a product that nobody made',
      { data: 'record:data' },
      'record:data: no entry of this run has a product',
    ],
  ])('%s is missing evidence', async (_, inputs, message) => {
    const result = await validate(jobWith({ 'a.csv': GOOD }), inputs)
    expect(result.code).toBe(1)
    expect(result.outputs.verdict).toBe('fail')
    expect(result.log).toContain(message)
  })

  it('of files is a finding each, and the others are still checked', async () => {
    const whole = await parquet(`SELECT i AS id, 'n' AS name FROM range(3000) t(i)`)
    const job = jobWith({
      'd/whole.parquet': whole,
      'd/cut.parquet': whole.subarray(0, whole.length / 2),
      'e/empty.csv': '',
      'e/ragged.csv': 'id,name\n7000,x\n7001\n7002,y,z\n',
    })
    const result = await validate(job, { data: 'd/*.parquet, e/*.csv, none.csv' })
    expect(result.code).toBe(1)
    expect(result.outputs).toMatchObject({ verdict: 'fail', rows: '3001' })
    expect(failed(result)).toMatchObject([
      { rule: 'data', why: '1 of the files that were named is missing' },
      { rule: 'files', why: '2 files cannot be read' },
      { rule: 'readable-rows', why: '2 rows cannot be read, so no rule was checked on them', checked: 3003 },
    ])
    expect(result.log).toMatch(/::error [^:]*file=d\/cut\.parquet::/)
    expect(result.log).toMatch(/::error [^:]*file=e\/empty\.csv::the file is empty/)
    expect(result.log).toMatch(/file=e\/ragged\.csv,line=3::.*too few fields: 1 where the header has 2/)
    expect(result.log).toMatch(/file=e\/ragged\.csv,line=4::.*too many fields: 3 where the header has 2/)
    expect(
      entryOf(job)
        .subjects.map(({ name }) => name)
        .sort(),
    ).toEqual(['d/cut.parquet', 'd/whole.parquet', 'e/empty.csv', 'e/ragged.csv'])
  })

  it('like a rule that cannot be run, or a column that is not there, fails', async () => {
    const job = jobWith({ 'a.parquet': await parquet(`SELECT 'x' AS s`) })
    const rules = 'columns:\n  s: {min: 1, severity: info}\n  t: {unique: true, severity: info}'
    const result = await validate(job, { data: 'a.parquet', expectations: rules })
    expect(result.outputs.verdict).toBe('fail')
    expect(failed(result)).toMatchObject([
      { rule: 't.present', status: 'broken' },
      { rule: 's.min', status: 'unsupported' },
      { rule: 't.unique', status: 'not-run' },
    ])
  })

  it('such as a file without rows does not pass', async () => {
    const result = await validate(jobWith({ 'a.csv': 'id,name\n' }), { data: 'a.csv' })
    expect(shown(result)).toEqual([1, 'fail', '1 of 5 rules does not hold on 0 rows of 1 file: any-row'])
  })
})
