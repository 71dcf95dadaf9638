import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace, type Workplace } from '../check.fixture.ts'
import { verdictOver } from '../check.ts'
import type { RuleResult } from '../results.ts'

/** What Frictionless itself says of the same descriptors: see make.py there. */
const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/validation/frictionless')

const error = z.object({
  type: z.string(),
  field: z.string().nullable(),
  row: z.number().nullable(),
  note: z.string(),
})
const golden = z.object({
  schemas: z.array(
    z.object({
      name: z.string(),
      data: z.string(),
      schema: z.unknown(),
      valid: z.boolean(),
      errors: z.array(error),
    }),
  ),
})
const { schemas } = golden.parse(JSON.parse(await readFile(join(FIXTURES, 'goldens.json'), 'utf8')))

let workplace: Workplace
beforeAll(async () => {
  workplace = await openWorkplace()
  for (const name of ['people.csv', 'orders.csv', 'blank.csv']) {
    await copyFile(join(FIXTURES, name), join(workplace.folder, name))
  }
})
afterAll(() => workplace[Symbol.asyncDispose]())

it.each(schemas)('$name', async ({ schema, data, valid, errors }) => {
  const { results } = await workplace.check(JSON.stringify(schema), data)
  const told = results
    .map(({ id, status, broken, why }) => `${id}: ${status} ${broken ?? ''} ${why}`)
    .join('\n')
  expect(verdictOver(results) !== 'fail', told).toBe(valid)
  // What cannot be run is named, and fails as Frictionless does.
  if (results.some(({ status, id }) => status === 'unsupported' && id.startsWith('foreign-key'))) return
  const wanted = Map.groupBy(errors, ({ type, field, note }) => ruleFor(type, field, note))
  for (const [id, found] of wanted) {
    const broken = results.filter((result) => result.id === id || result.id.startsWith(`${id}~`))
    expect(
      broken.map(({ verdict }) => verdict),
      `${id} of\n${told}`,
    ).toContain('fail')
    const rows = found.filter(({ row }) => row !== null).length
    if (rows > 0) expect(total(broken), `${id} of\n${told}`).toBe(rows)
  }
  const others = results.filter(({ verdict, id }) => verdict === 'fail' && !wanted.has(id.replace(/~.*/, '')))
  expect(
    others.filter(({ title }) => title !== undefined).map(({ id }) => id),
    told,
  ).toEqual([])
})

function total(results: readonly RuleResult[]): number {
  return results.reduce((sum, { broken }) => sum + (broken ?? 0), 0)
}

function ruleFor(type: string, field: string | null, note: string): string {
  switch (type) {
    case 'type-error':
      return `${field}.type`
    case 'unique-error':
      return `${field}.unique`
    case 'constraint-error':
      return `${field}.${/constraint "(\w+)"/.exec(note)?.[1]}`
    case 'primary-key':
      return note.startsWith('cells') ? 'primary-key.present' : 'primary-key'
    case 'foreign-key':
      return `foreign-key(${/for "([^"]*)"/.exec(note)?.[1]})`
    case 'blank-row':
      return type
    default:
      return 'fields'
  }
}
