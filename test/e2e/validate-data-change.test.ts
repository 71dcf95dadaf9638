import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { entriesOf } from './harness.ts'
import { entryOf, jobWith, parquet, shown, validate } from './validate-data.fixture.ts'
import { BASE, CHANGE_RULES, changed, reportOf } from './validate-data-change.fixture.ts'

describe('validate-data of a change', () => {
  it('fails for the row that the change adds, not for older ones', async () => {
    const { job, base } = changed({ 'a.csv': BASE }, { 'a.csv': `${BASE}5,-7\n6,6\n` })
    const all = await validate(job, { data: 'a.csv' })
    expect(all.outputs.reason).toBe('2 of 4 rules do not hold on 6 rows of 1 file: id.unique, a.range')
    const result = await validate(job, { data: 'a.csv', 'base-ref': 'main', key: 'id' })
    expect(shown(result)).toEqual([
      1,
      'fail',
      '1 of 4 rules does not hold on 6 rows of 1 file, 2 of them of this change: a.range',
    ])
    expect(result.log).toMatch(/::error .*file=a\.csv,line=6,.*::a is "-7"/)
    expect(result.log).not.toContain('line=3')
    expect(result.summary).toContain('1 of the 2 rows of this change; 2 older rows break it too')
    expect(result.summary).toContain('What this change does to the data')
    expect(result.summary).toContain('2 rows added, 0 removed, 0 changed (rows are matched by id)')
    const { rules, change } = reportOf(result)
    expect(rules.map(({ rule, older }) => `${rule} ${older}`)).toContain('id.unique 1')
    expect(change).toMatchObject({
      commit: base,
      'dataset-digest': `sha256:${sha256(BASE)}`,
      rows: { before: 4, after: 6, added: 2, removed: 0, changed: 0, key: ['id'] },
    })
    const entry = entriesOf(job).find(({ id }) => id === result.outputs.record)?.entry
    expect(entry?.materials).toMatchObject([
      { role: 'base-data', name: 'a.csv', sha256: sha256(BASE), uri: `git:${base}:a.csv` },
    ])
    expect(entry?.results).toMatchObject({ 'base-commit': base, 'base-digest': `sha256:${sha256(BASE)}` })
  })

  it('passes where a change repairs a row and leaves others broken', async () => {
    const { job } = changed(
      { 'a.csv': BASE },
      { 'a.csv': BASE.replace('2,-1', '2,1').replaceAll('\n', '\r\n') },
    )
    const result = await validate(job, { data: 'a.csv', 'base-ref': 'main', key: 'id' })
    expect(shown(result)).toEqual([0, 'pass', '4 rules hold on 4 rows of 1 file, 1 of them of this change'])
    expect(result.summary).toContain('0 rows added, 0 removed, 1 changed')
  })

  it('judges all rows of a file that the base does not have', async () => {
    const { job } = changed({}, { 'data/a.csv': BASE })
    const result = await validate(job, { data: 'data/*.csv', 'base-ref': 'main' })
    expect(result.outputs.reason).toBe(
      '2 of 4 rules do not hold on 4 rows of 1 file, 4 of them of this change: id.unique, a.range',
    )
    expect(result.summary).toContain('The base does not have this data: all of it is new.')
  })

  it('compares folders and patterns of CSV and Parquet, wherever in them a row stands', async () => {
    const old = await parquet('SELECT 7::BIGINT AS id, -7::BIGINT AS a')
    const { job } = changed(
      { 'data/a.csv': BASE, 'data/notes.txt': 'x', 'more/b.parquet': old },
      { 'data/a.csv': undefined, 'data/new/c.csv': BASE },
    )
    for (const data of ['data, more', 'data/**/*.csv, more/*.parquet', '*/*.{csv,parquet}, data/new']) {
      const result = await validate(job, { data, 'base-ref': 'main' })
      expect(result.outputs.reason).toBe('4 rules hold on 5 rows of 2 files, 0 of them of this change')
    }
  })

  it('says what a change does to columns', async () => {
    const rows = (n: number, c: string) =>
      Array.from({ length: n }, (_, i) => `${i},${i % 10},${c}\n`).join('')
    const { job } = changed(
      { 'a.csv': `id,a,c\n${rows(100, 'AA')}` },
      { 'a.csv': `id,a,d\n${rows(100, 'x')}${'200,,\n'}` },
    )
    const result = await validate(job, { data: 'a.csv', 'base-ref': 'main', key: 'id' })
    expect(result.summary).toMatch(/<code>d<\/code> \| \*\*new column\*\* \| {2}\| VARCHAR \|/)
    expect(result.summary).toMatch(/<code>c<\/code> \| \*\*column is gone\*\* \| VARCHAR \| {2}\|/)
    expect(result.summary).toMatch(/<code>a<\/code> \| nulls \| 0 % \| 0\.99 % \|/)
  })

  it('describes a change without rules', async () => {
    const { job } = changed({ 'a.csv': BASE }, { 'a.csv': `${BASE}5,5\n` })
    const inputs = { data: 'a.csv', operation: 'profile', expectations: '', 'base-ref': 'main' }
    const result = await validate(job, inputs)
    expect(shown(result)).toEqual([0, 'pass', 'profiled 5 rows of 1 file'])
    expect(result.summary).toContain('1 row added, 0 removed')
  })
})

describe('a reference', () => {
  it('may be data, and the summary says what shifted', async () => {
    const rows = (from: number) =>
      Array.from({ length: 200 }, (_, i) => `${i + from},${(i + from) % 11}\n`).join('')
    const job = jobWith({
      'rules.yml': CHANGE_RULES,
      'old.csv': `id,a\n${rows(0)}`,
      'new.csv': `id,a,b\n${rows(500).replaceAll('\n', ',\n')}`,
    })
    const result = await validate(job, { data: 'new.csv', reference: 'old.csv' })
    expect(result.outputs.verdict).toBe('pass')
    expect(result.summary).toContain('Against the reference')
    expect(result.summary).toContain('| Column | What | Reference | Now |')
    expect(result.summary).toMatch(/<code>id<\/code> \| mean \| 99\.5 \| 599\.5 \|/)
    expect(reportOf(result).reference).toMatchObject({ name: 'old.csv', rows: { before: 200, after: 200 } })
    expect(entryOf(job).materials).toMatchObject([{ role: 'reference', name: 'old.csv' }])
  })
})
