import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core'
import { renderMarkdown } from '#report'
import { CONTEXT, openWorkplace, rulesIn } from './check.fixture.ts'
import { checkData } from './check.ts'
import { dataDetails, dataMeasures, failedExpectations } from './details.ts'
import { type DataContext, presentData, reasonsOf } from './present.ts'
import { profileData } from './profile-data.ts'
import { remarksOn } from './remarks.ts'
import { dataReportSchema } from './report-schema.ts'

const RULES = `columns:
  id: {type: {is: integer, severity: warn}, unique: true, owner: data-team}
  mail: {matches: '@', personal: true, description: contact}
  n: {range: [0, 10], severity: info, unit: miles}
  gone: {not-null: true}
`

async function shown(csv: string, rules = RULES) {
  await using place = await openWorkplace()
  await place.write('data/a.csv', csv)
  const expectations = rulesIn(rules)
  const dataset = await place.dataset('data/a.csv')
  const checked = await checkData(place.engine, dataset, expectations, CONTEXT)
  const { profile } = await profileData(place.engine, dataset, expectations.columns, undefined)
  const context: DataContext = {
    files: 1,
    rows: checked.rows,
    sha256: dataset.sha256,
    sources: [{ name: 'rules.yml', format: 'Lockstep', origin: 'from commit 1234567' }],
    columns: expectations.columns,
    profile,
    comparisons: [],
    judgedRows: undefined,
    notes: ['a note'],
  }
  return {
    ...checked,
    context,
    expectations,
    markdown: renderMarkdown(presentData(checked.results, context)),
  }
}

const CSV = 'id,mail,n\n1,ada@example.org,5\n1,secret person,11\nx,b@c,12\n'

describe('what is said of a check', () => {
  it('names every breach by its place in one reason, and no value of the data', async () => {
    const { results, context } = await shown(CSV)
    expect(reasonsOf(results, context)).toEqual([
      '6 of 6 rules do not hold on 3 rows of 1 file: gone.present, id.unique, mail.matches, gone.not-null, id.type, n.range',
      'gone: is there: there is no such column',
      'id: unique: 1 of 2 rows (data/a.csv:3)',
      'mail: matches @: 1 of 3 rows (data/a.csv:3)',
      'id: of type integer: 1 of 3 rows (data/a.csv:4)',
      'n: 0 to 10: 2 of 3 rows (data/a.csv:3 and 1 more)',
    ])
    expect(JSON.stringify(failedExpectations(results))).not.toMatch(/ada|secret|"x"/)
    expect(failedExpectations(results)).toMatchObject([
      { rule: 'gone.present', verdict: 'fail', line: 5 },
      { rule: 'id.type', verdict: 'warn', checked: 3, broken: 1, line: 2 },
      { rule: 'id.unique', verdict: 'fail' },
      { rule: 'mail.matches', verdict: 'fail', column: 'mail' },
      { rule: 'gone.not-null', verdict: 'fail', status: 'not-run' },
    ])
    expect(dataMeasures(results, 3, 0)).toEqual({ rows: 3, 'rejected-rows': 0, rules: 6, 'rules-broken': 6 })
  })

  it('says that all rules hold', async () => {
    const { results, context } = await shown('id,mail\n1,a@b\n', `columns: {id: {unique: true}}`)
    expect(reasonsOf(results, context)).toEqual(['1 rule holds on 1 row of 1 file'])
    expect(failedExpectations(results)).toEqual([])
  })

  it('remarks on the line of the data: the gravest first, each rule once before any twice', async () => {
    const { results, expectations } = await shown(CSV)
    expect(remarksOn(results, expectations.columns)).toEqual([
      {
        level: 'error',
        source: 'rules.yml',
        title: 'gone: is there',
        message: 'there is no such column. Rule gone.present, rules.yml:5.',
        line: 5,
      },
      {
        level: 'error',
        title: 'id: unique',
        message: 'id is "1", first at data/a.csv:2. Rule id.unique, rules.yml:2. Owner: data-team.',
        file: 'data/a.csv',
        line: 3,
        position: 1,
      },
      {
        level: 'error',
        title: 'mail: matches @',
        message: 'mail, breaks the rule (personal, not shown). Rule mail.matches, rules.yml:3.',
        file: 'data/a.csv',
        line: 3,
        position: 3,
      },
      {
        level: 'warning',
        title: 'id: of type integer',
        message: 'id is "x". Rule id.type, rules.yml:2. Owner: data-team.',
        file: 'data/a.csv',
        line: 4,
        position: 1,
      },
      {
        level: 'notice',
        title: 'n: 0 to 10',
        message: 'n is "11". Rule n.range, rules.yml:4.',
        file: 'data/a.csv',
        line: 3,
        position: 17,
      },
      expect.objectContaining({ level: 'notice', line: 4 }),
    ])
  })

  it('makes ten remarks of each level at most', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i}`)
    const { results, expectations } = await shown(
      `a,b\n${rows.join('\n')}\n`,
      'columns: {a: {min: 99, severity: warn}, b: {min: 99}}',
    )
    const remarks = remarksOn(results, expectations.columns)
    const levels = remarks.map(({ level }) => level)
    expect(levels).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning')])
  })

  it('shows rules, example rows and the profile, with hostile text defused', async () => {
    const hostile = '"<img src=x> | ![x](//evil.example) @ada\n::error::y\u202e"'
    const { markdown } = await shown(`id,mail,n\n1,a@b,1\n${hostile},a@b,3\n`)
    expect(markdown).toContain('| id: of type integer (warn) | 2 | 1 | 50 % | 1 of 2 rows | **warn** |')
    expect(markdown).toContain(
      'gone: not null |  |  |  | not checked: there is no such column | **fail (not-run)** |',
    )
    expect(markdown).toContain('contact')
    expect(markdown).toContain('in miles')
    expect(markdown).toContain('> [!NOTE]\n> a note')
    expect(markdown).not.toMatch(/<img|!\[x\]\(|\u202e|^::error/m)
    expect(markdown).not.toContain('a@b')
  })

  it('keeps values in the report alone, and there not those of personal columns', async () => {
    const { results, context } = await shown(CSV)
    const report = canonicalJson(dataDetails(results, context))
    expect(report).toContain('"value":"x"')
    const whole = { schema: 'lockstep.report/1', action: 'validate-data', verdict: 'fail', reasons: ['x'] }
    expect(dataReportSchema.safeParse({ ...whole, details: JSON.parse(report) }).error).toBeUndefined()
    expect(report).not.toMatch(/ada|secret/)
  })
})
