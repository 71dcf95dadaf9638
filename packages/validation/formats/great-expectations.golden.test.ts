import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml, UserError } from '#core'
import { type Dataset, type Engine, openRelation } from '#data'
import { NOW, openWorkplace, type Workplace } from '../check.fixture.ts'
import { evaluate, type TextData, viewOf } from '../evaluate.ts'
import { openTable, type Table } from '../planning/table.ts'
import { judge, type RuleResult } from '../results.ts'
import type { Expectations, Rule } from '../rule.ts'
import { greatExpectations } from './great-expectations.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/validation/gx')

const record = z.record(z.string(), z.unknown())
const casesFile = z.object({
  types: z.record(z.string(), z.record(z.string(), z.string())),
  cases: z.array(z.tuple([z.string(), z.string(), record, record])),
})
const count = z.number().nullable()
/** success, exception, element_count, missing_count, unexpected_count, observed_value; text: the suite cannot be read. */
const answer = z.union([z.string(), z.tuple([z.boolean(), z.boolean(), count, count, count, z.unknown()])])
type Answer = z.output<typeof answer>
const answersFile = z.object({ answers: z.array(answer) })

function fixture<S extends z.ZodType>(name: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')))
}

const { cases, types } = fixture('cases.json', casesFile)
const DATA = Object.keys(types)

type Backend = { readonly compat: 'pandas' | 'sql'; readonly generation: 0 | 1 }

/** One rule for each case; undefined where the reader refuses the suite. */
function ruleOf(index: number, { compat, generation }: Backend): Rule | undefined {
  const [, type, kwargs, parameters] = cases[index] ?? []
  const suite =
    generation === 1
      ? { name: 'one', expectations: [{ type, kwargs }] }
      : { expectation_suite_name: 'one', expectations: [{ expectation_type: type, kwargs }] }
  try {
    const document = parseYaml(JSON.stringify(suite), 'suite.json')
    const { tables } = greatExpectations.read(document, { compat, parameters: parameters ?? {}, now: NOW })
    const rule = tables[0]?.rules[0]
    return rule && { ...rule, id: String(index) }
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** A database has declared types; a file of text has none. */
async function typed(workplace: Workplace, name: string): Promise<string> {
  const columns = Object.entries(types[name] ?? {}).map(([column, type]) => {
    const number = `"${column}"::DOUBLE`
    const value = type.startsWith('double')
      ? `CASE WHEN NOT isnan(${number}) THEN ${number} END`
      : `"${column}"`
    return `CAST(${value} AS ${type.replace(' precision', '')}) AS "${column}"`
  })
  const source = join(workplace.folder, name)
  const from = name.endsWith('.csv')
    ? `read_csv('${source}', header = true, all_varchar = true, nullstr = '', allow_quoted_nulls = false)`
    : `read_parquet('${source}')`
  const target = `${name.split('.')[0]}.typed.parquet`
  await workplace.parquet(target, `SELECT ${columns.join(', ')} FROM ${from}`)
  return target
}

async function opened(engine: Engine, dataset: Dataset): Promise<TextData> {
  const relation = await openRelation(engine, dataset, { types: 'text' })
  const { columns } = await openRelation(engine, dataset)
  return { relation, types: new Map(columns.map(({ name, type }) => [name, type])) }
}

/** As a run does it, without looking for examples of the rows. */
async function judged(
  engine: Engine,
  dataset: Dataset,
  expectations: Expectations,
  others: ReadonlyMap<string, Table>,
): Promise<RuleResult[]> {
  const data = await opened(engine, dataset)
  const context = { now: NOW.getTime(), others, reference: undefined }
  const { ended } = await evaluate(engine, data, expectations, context)
  return expectations.rules.flatMap((rule, index) => {
    const end = ended[index]
    return end === undefined ? [] : [judge(rule, end, [])]
  })
}

/** What every case came to, by its index; undefined: refused. */
async function evaluated(backend: Backend): Promise<Map<number, RuleResult>> {
  await using workplace = await openWorkplace()
  const { engine } = workplace
  const results = new Map<number, RuleResult>()
  const datasets = new Map<string, Dataset>()
  const others = new Map<string, Table>()
  for (const name of DATA) {
    await workplace.write(name, readFileSync(join(FIXTURES, 'data', name)))
    const file = backend.compat === 'sql' ? await typed(workplace, name) : name
    const dataset = await workplace.dataset(file)
    const { relation, types } = await opened(engine, dataset)
    datasets.set(name, dataset)
    others.set(name.replace(/\..*/, ''), openTable(viewOf(relation, types), new Map()))
  }
  for (const [name, dataset] of datasets) {
    const rules = cases.flatMap(([data], index) => {
      const rule = data === name ? ruleOf(index, backend) : undefined
      return rule === undefined ? [] : [rule]
    })
    for (let from = 0; from < rules.length; from += 50) {
      const expectations = { rules: rules.slice(from, from + 50), columns: new Map() }
      for (const result of await judged(engine, dataset, expectations, others))
        results.set(Number(result.id), result)
    }
  }
  return results
}

/** What is not run here, and says so, though the tool runs it. */
const NOT_RUN =
  /part of pandas' query syntax|allow_relative_error|parse_strings_as_datetimes|LIKE pattern|but the column holds BOOLEAN|values are of a form whose meaning/

/** Where the tool fails and this does not, or the other way round, and why that is right: by what the case is. */
const KNOWN: readonly (readonly [why: string, cases: RegExp])[] = [
  [
    '0.x has fewer expectations',
    /^pandas-0.*(multicolumn_values_to_be_equal|non_null_values|outliers|type_to_be)/,
  ],
  ['0.x cannot order times', /^pandas-0.*increasing .*"column":"[td]"/],
  ['0.x compares days with text, and fails', /^pandas-0.*column_max_to_be_between .*"column":"d"/],
  ['1.24 compares times with text, and fails', /^pandas-1.*column_(min|max)_to_be_between .*"column":"t"/],
  ['1.24 does not know the dtype str of pandas 3 in a list', /^pandas-1.*in_type_list.*"str"/],
  ['pandas 3 asks RE2, where Python has no POSIX classes', /^(pandas|sql)-1.*alpha:/],
  [
    'PostgreSQL has no text functions of numbers and times',
    /^sql.*(lengths_to|match_regex .*"column":"([ijntd]|qty|id|gone|number|whole)")/,
  ],
  ['PostgreSQL compares no numbers with text', /^sql.*"value_set":\["x"\]/],
  [
    'to PostgreSQL a dot is also a line break, and $ only the end',
    /^sql.*match_regex .*"column":"(lines|note)"/,
  ],
  ['PostgreSQL calls it TIMESTAMP WITHOUT TIME ZONE', /^sql.*"type_":"timestamp"/i],
  ['it fails on quantiles of filtered rows on SQL', /^sql.*quantile.*row_condition/],
  ['it runs queries and compares tables on SQL only', /^pandas.*(unexpected_rows|other_table)/],
  ['no set at all', /"column_set":null|"value_pairs_set":null/],
  ['fewer ranges than quantiles are refused', /"quantiles":\[0.25,0.5\],"value_ranges":\[\[0,10\]\]/],
  ['digits of round', /round\(12\.345, 1\)/],
  ['a parameter within a list is refused, not taken for a value', /"value_set":\[\{/],
]

/** What differs from the answer of the tool; undefined if nothing does. */
function difference(answered: Answer, found: RuleResult | undefined): string | undefined {
  const told = `${JSON.stringify(answered)} here ${found === undefined ? 'refused' : `${found.status} ${found.broken}/${found.checked} ${found.why}`}`
  if (found?.status === 'unsupported' && NOT_RUN.test(found.why)) return undefined
  // What the tool cannot read or run must not pass here.
  if (typeof answered === 'string' || answered[1]) return found?.verdict === 'pass' ? told : undefined
  const [success, , elements, missing, unexpected] = answered
  if (found === undefined || found.status === 'unsupported') return told
  if ((found.status === 'holds') !== success) return told
  if (elements === null || unexpected === null || found.checked === undefined) return undefined
  return found.broken === unexpected && found.checked === elements - (missing ?? 0) ? undefined : told
}

describe.each([
  ['pandas-1.json', { compat: 'pandas', generation: 1 }],
  ['sql-1.json', { compat: 'sql', generation: 1 }],
  ['pandas-0.json', { compat: 'pandas', generation: 0 }],
] as const)('as Great Expectations itself answered: %s', (name, backend) => {
  it('has the same verdicts and counts', async () => {
    const { answers } = fixture(name, answersFile)
    const found = await evaluated(backend)
    const differences = cases.flatMap(([file, type, kwargs], index) => {
      const told = difference(answers[index] ?? 'no answer', found.get(index))
      const asked = `${name} ${file} ${type} ${JSON.stringify(kwargs)}`
      return told === undefined || KNOWN.some(([, known]) => known.test(asked)) ? [] : [`${asked}: ${told}`]
    })
    expect(differences).toEqual([])
  }, 120_000)
})
