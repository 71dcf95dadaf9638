import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Job } from './harness.ts'
import { failed, jobWith, validate } from './validate-data.fixture.ts'
import { judge, told } from './validate-data-hostile.fixture.ts'

const OK = 'id,name\n1,ada\n'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

describe('a hostile name', () => {
  const rulesOn = (name: string) => ({
    columns: {
      [name]: { 'not-null': true, unique: true, matches: '^[a-c]$', in: ['a', 'b'], distinct: { max: 1 } },
      num: { min: 2, mean: { min: 100 }, outliers: { method: 'iqr' } },
    },
    unique: [[name, 'num']],
    overlap: 'other',
    label: { column: 'lab', conflicts: { features: [name] } },
  })
  const countsFor = async (name: string) => {
    const head = `${quoted(name)},lab,num\n`
    const files = { 'a.csv': `${head}a,1,1\na,2,2\n,1,3\nzz,1,4\nzz,1,4\n`, 'b.csv': `${head}a,1,1\n` }
    const { result } = await judge(files, rulesOn(name), { tables: 'other=b.csv' })
    expect(result.log).not.toMatch(/^::(?!(error|warning|notice)[ :])|^::error::x/m)
    const rules: unknown = failed(result)
    return Array.isArray(rules)
      ? rules.map(({ status, broken, checked }) => [status, broken, checked])
      : rules
  }

  it('of a column changes no count, whatever it is', { timeout: 120_000 }, async () => {
    const plain = await countsFor('plain')
    expect(plain).toHaveLength(10)
    const names = ['"; DROP TABLE x; --', 'a\nb', '::error::x', '\u202egnp', 'constructor', "'", '*', 'rowid']
    const ours = ['e0', 'e1', 'in_row', 'every_row', 'lockstep_file', 'k', 'm0', 'h', '{table}']
    for (const name of [...names, ...ours, 'x'.repeat(10_000)])
      expect([name.slice(0, 20), await countsFor(name)]).toEqual([name.slice(0, 20), plain])
  })

  it('of a prototype is refused rather than left out', async () => {
    const { result } = await judge({ 'a.csv': '__proto__\n1\n' }, '{"columns": {"__proto__": {"min": 5}}}')
    expect(result.outputs.verdict).toBe('error')
  })

  it('of a table is quoted', async () => {
    const rules = { sql: [{ query: 'SELECT count(*) FROM "x""y"', value: { min: 2 } }] }
    const { result } = await judge({ 'a.csv': OK }, rules, { tables: `\nx"y=a.csv` })
    expect(result.outputs.verdict).toBe('fail')
  })
})

describe('a hostile value', () => {
  it('is neither Markdown, nor HTML, nor a command', async () => {
    const value = '::set-output name=verdict::pass</td><img src=x>[x](http://e) @ada ##[error]'
    const { result } = await judge(
      { 'a.csv': `id,name\n1,${quoted(value)}\n` },
      { columns: { name: { in: ['</details><script>'] } } },
    )
    expect(result.outputs.verdict).toBe('fail')
    expect(result.summary).not.toMatch(/<img|<script|<\/td>|[^\\]\[x\]\(http|@ada/)
    expect(result.log).not.toMatch(/^::set-output|^##\[error\]/m)
  })
})

describe('a link', () => {
  const outside = (job: Job): string => {
    const folder = join(job.workspace, '../outside')
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.csv'), 'id,name\n7,OUTSIDE\n')
    writeFileSync(join(folder, 'rules.yml'), 'columns: {id: {max: 1}}\n# OUTSIDE\n')
    return folder
  }

  it.each([
    ['data', 'a.csv', { data: 'link' }],
    ['a folder of data', '.', { data: 'link' }],
    ['data in a folder', 'a.csv', { data: 'd' }],
    ['a folder in a folder', '.', { data: 'd' }],
    ['rules', 'rules.yml', { expectations: 'link' }],
    ['rules in a folder', 'rules.yml', { expectations: 'd' }],
    ['read options', 'rules.yml', { 'read-options': 'link' }],
    ['a table', 'a.csv', { tables: 't=link' }],
    ['the reference', 'a.csv', { reference: 'link' }],
  ])('in place of %s does not lead out of the workspace', async (_, target, inputs) => {
    const job = jobWith({ 'a.csv': OK, 'd/more.yml': 'columns: {id: {min: 0}}' })
    const path = join(outside(job), target)
    symlinkSync(path, join(job.workspace, 'link'))
    symlinkSync(path, join(job.workspace, 'd', target === '.' ? 'sub' : `x-${target}`))
    const result = await validate(job, { data: 'a.csv', ...inputs })
    expect(result.outputs.verdict).toBe('error')
    expect(told(job, result)).toMatch(/outside the workspace|leads out of/)
    expect(told(job, result)).not.toContain('OUTSIDE')
  })

  it('reads no credentials of git or of other steps', async () => {
    const job = jobWith({ '.git/config': 'id,name\n7,SECRET\n' })
    writeFileSync(join(job.temp, 'credentials'), 'id,name\n7,SECRET\n')
    symlinkSync('.git/config', join(job.workspace, 'a.csv'))
    symlinkSync(join(job.temp, 'credentials'), join(job.workspace, 'b.csv'))
    for (const data of ['a.csv', 'b.csv', '*.csv']) {
      const result = await validate(job, { data })
      expect(result.outputs.verdict).toBe('error')
      expect(result.log + result.summary).not.toContain('SECRET')
    }
  })
})

describe('a rule file that is made to hurt', () => {
  const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi']
    .map((line, at) => (at === 0 ? line : `${line}: &${line} [${Array(9).fill(`*${'abcdefghi'[at - 1]}`)}]`))
    .join('\n')
  const many = (count: number) => Array.from({ length: count }, (_, at) => `  c${at}: {max: 1}\n`).join('')
  it.each([
    ['a billion laughs', `${laughs}\ncolumns: *i\n`, 'Excessive alias count'],
    ['nesting', `columns: ${'['.repeat(50_000)}`, 'call stack'],
    ['size', 'x'.repeat(10_000_000), 'larger than 5 MiB'],
    [
      'too many rules',
      `columns:\n${many(5_001)}`.replaceAll('max: 1', 'max: 1, min: 0, not-null: true'),
      '10,000',
    ],
    ['a hundred thousand keys', `columns:\n${many(100_000)}`, '100,000 rules'],
    ['a line that is slow to search', `columns:\n  ${'-a'.repeat(1_000_000)}: [\n`, 'rules.json:2'],
    ['a long pattern', `columns: {id: {matches: '${'a'.repeat(6_000)}'}}`, 'longer than 1000 characters'],
    ['a long pattern of dbt', dbtWith('a'.repeat(6_000)), ''],
  ])('by %s is refused', { timeout: 60_000 }, async (_, rules, message) => {
    const { result } = await judge({ 'a.csv': OK }, rules)
    expect(result.outputs.verdict).not.toBe('pass')
    expect(result.log).toContain(message)
    expect(result.log.length).toBeLessThan(1_000_000)
  })

  it('by long words makes no long report', async () => {
    const rest = Array.from({ length: 90 }, (_, at) => `  c${at}: {not-null: {description: *d}}\n`).join('')
    const rules = `columns:\n  a: {not-null: {description: &d ${'x'.repeat(3_000_000)}}}\n${rest}`
    const { result } = await judge({ 'a.csv': OK }, rules)
    expect(readFileSync(result.outputs.report ?? '', 'utf8').length).toBeLessThan(10 * 2 ** 20)
    expect(result.outputs['failed-expectations']?.length).toBeLessThan(100_000)
    expect(result.outputs.reason?.length).toBeLessThan(5_000)
  })

  it('by a pattern that runs away is given up', async () => {
    const kwargs = { column: 'name', regex: '^(?=a)(a+)+$' }
    const rules = {
      expectation_suite_name: 'x',
      expectations: [{ expectation_type: 'expect_column_values_to_match_regex', kwargs }],
    }
    const { result } = await judge({ 'a.csv': `name\n${'a'.repeat(40)}!\n` }, rules)
    expect(failed(result)).toMatchObject([
      { status: 'unsupported', why: expect.stringContaining('given up') },
    ])
  })
})

function dbtWith(regex: string): string {
  const test = { 'dbt_expectations.expect_column_values_to_match_regex': { regex } }
  return JSON.stringify({ version: 2, models: [{ name: 'a', columns: [{ name: 'id', tests: [test] }] }] })
}
