import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace, type Workplace } from '../check.fixture.ts'
import { verdictOver } from '../check.ts'
import type { RuleResult } from '../results.ts'

/** What Pandera itself makes of schemas that it wrote: see make.py there. */
const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/validation/pandera')

const failure = z.object({
  of: z.string(),
  column: z.string().nullable(),
  check: z.string(),
  number: z.number().nullable(),
  scalar: z.string().optional(),
  rows: z.array(z.unknown()).optional(),
  cases: z.number().optional(),
})
type Failure = z.output<typeof failure>
const golden = z.object({
  'made-by': z.object({ pandera: z.string(), pandas: z.string() }),
  schemas: z.array(
    z.object({
      name: z.string(),
      data: z.string(),
      index: z.unknown(),
      yaml: z.string().optional(),
      unreadable: z.string().optional(),
      valid: z.boolean().optional(),
      failures: z.array(failure).optional(),
      warnings: z.array(z.string()).optional(),
    }),
  ),
})

const goldens = await Promise.all(
  ['a', 'b', 'c'].map(async (shape) =>
    golden.parse(JSON.parse(await readFile(join(FIXTURES, `${shape}.json`), 'utf8'))),
  ),
)

let workplace: Workplace
beforeAll(async () => {
  workplace = await openWorkplace()
  for (const name of ['orders.csv', 'units.csv', 'times.csv', 'clean.csv', 'empty.csv', 'typed.parquet']) {
    await copyFile(join(FIXTURES, name), join(workplace.folder, name))
  }
})
afterAll(() => workplace[Symbol.asyncDispose]())

describe.each(goldens.map((one) => ({ ...one, version: one['made-by'].pandera })))(
  'Pandera $version',
  ({ schemas }) => {
    // A schema that its own version cannot write or read has no verdict.
    const readable = schemas.flatMap(({ yaml, failures, warnings, ...rest }) =>
      yaml === undefined || failures === undefined
        ? []
        : [{ ...rest, yaml, failures, warnings: warnings ?? [] }],
    )

    it.each(readable)('$name', async ({ name, yaml, data, index, valid, failures, warnings }) => {
      const { results } = await workplace.check(yaml, data)
      // Data without rows fails by itself here, and not for Pandera.
      const judged = results.filter(({ id }) => id !== 'any-row')
      if (UNSUPPORTED.has(name)) {
        expect(judged.map(({ status }) => status)).toContain('unsupported')
        return
      }
      expect(verdictOver(judged) !== 'fail', told(results)).toBe(valid)
      expect(results.filter(({ verdict }) => verdict === 'warn').length, told(results)).toBe(warnings.length)
      const written = results.filter(({ source }) => source !== undefined && !source.includes('present'))
      const named = new Set<RuleResult>()
      for (const failed of failures) {
        const found = resultsFor(written, failed)
        for (const result of found) named.add(result)
        expect(
          found.map(({ verdict }) => verdict),
          `${JSON.stringify(failed)} of\n${told(results)}`,
        ).toContain('fail')
        const counted = index === null ? failed.rows?.length : failed.cases
        if (counted === undefined || COUNTED_OTHERWISE.has(name)) continue
        expect(brokenIn(found), `${JSON.stringify(failed)} of\n${told(results)}`).toBe(counted)
      }
      const others = judged.filter(
        (result) => result.verdict === 'fail' && !named.has(result) && !isElsewhere(result),
      )
      expect(told(others)).toBe('')
    })
  },
)

/** Schemas that hold for Pandera and are not run here: they fail by that. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['coerce timedelta', 'coerce datetime of slash'])

const COUNTED_OTHERWISE: ReadonlySet<string> = new Set([
  // Rows beyond the last that the index allows are counted by the number of rows.
  'index range',
  // Pandera 0.30 blames the nulls, which an Int64 can be, and 0.35 nothing; here the fractions are.
  'coerce Int64 of fractions',
  // Every value, as none is a category; here the column. 0.30 blames nulls for a boolean, 0.35 the column, as here.
  'category of text',
  'boolean with nulls',
  'index type',
  // The column that would be added is not there to be counted.
  'add missing badly',
])

/** What Pandera stops at after the first, or says once of a column that is not there. */
function isElsewhere({ status, title }: RuleResult): boolean {
  return title === undefined || title === 'multiple_fields_uniqueness' || status === 'not-run'
}

/** Rows that break rules; of a frame, whose columns have a rule each, the rows that break any. */
function brokenIn(found: readonly RuleResult[]): number {
  if (found.length < 2) return found[0]?.broken ?? 0
  return new Set(found.flatMap(({ examples }) => examples.map(({ line, row }) => line ?? row))).size
}

const IDS: Readonly<Record<string, string>> = {
  not_nullable: 'nullable',
  field_uniqueness: 'unique',
  no_regex_column_match: 'required',
  field_name: 'required',
}

function resultsFor(
  results: readonly RuleResult[],
  { column, check, number, scalar }: Failure,
): RuleResult[] {
  const kind = check.replace(/\(.*/s, '')
  const byId = (...ids: string[]) => results.filter(({ id }) => ids.includes(id))
  if (kind === 'column_in_schema') return byId('strict')
  if (kind === 'column_ordered') return byId('ordered')
  if (kind === 'column_in_dataframe' || kind === 'add_missing_has_default') return byId(`${scalar}.required`)
  if (kind === 'multiple_fields_uniqueness') return results.filter(({ title }) => title === kind).slice(0, 1)
  if (kind === 'dtype' || kind === 'coerce_dtype')
    return byId(`${column ?? 'index'}.dtype`, `${column ?? 'index'}.coerce_dtype`)
  const id = IDS[kind]
  if (id !== undefined) return byId(`${column}.${id}`)
  const frame = results.filter((result) => result.id.includes(`.frame-${kind}`))
  if (column === null && frame.length > 0) return frame
  const prefix = column ?? (byId(`index.${kind}`).length > 0 ? 'index' : '')
  const ofColumn = results.filter(
    (result) => result.id.startsWith(`${prefix}.`) && CHECKS.test(result.title ?? ''),
  )
  const one = ofColumn[number ?? 0]
  if (column === null && prefix === '') return results.filter(({ title }) => title === kind)
  return one === undefined ? byId(`index.${kind}`) : one.title === kind ? [one] : byId(`${prefix}.${kind}`)
}

const CHECKS = /^(equal_to|not_equal_to|greater_than|less_than|in_range|isin|notin|str_|unique_values_eq)/

function told(results: readonly RuleResult[]): string {
  return results
    .filter(({ status }) => status !== 'holds')
    .map(({ id, verdict, broken, checked, why }) => `${id}: ${verdict} ${broken}/${checked} ${why}`)
    .join('\n')
}
