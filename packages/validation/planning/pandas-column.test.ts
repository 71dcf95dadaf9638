import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace, resultFor } from '../check.fixture.ts'

const GOLDEN = join(import.meta.dirname, '../../../test/fixtures/validation/pandera/inference.json')
const golden = z.object({ columns: z.array(z.object({ values: z.array(z.string()), dtype: z.string() })) })

/** A dtype that no file has, so that the result tells the one there is. */
const rule = (name: string) => `  ${name}: {dtype: category, nullable: true}\n`

it('gives each column the dtype that pandas.read_csv infers for it', async () => {
  const { columns } = golden.parse(JSON.parse(await readFile(GOLDEN, 'utf8')))
  const names = columns.map((_, index) => `c${index}`)
  const line = (at: number) => columns.map(({ values }) => values[at]).join(';')
  await using place = await openWorkplace()
  await place.write('a.csv', `${names.join(';')}\n${line(0)}\n${line(1)}\n`)
  const { results } = await place.check(
    `schema_type: dataframe\ncolumns:\n${names.map(rule).join('')}`,
    'a.csv',
  )
  const found = names.map((name) => resultFor(results, `${name}.dtype`).why)
  const wanted = columns.map(({ dtype }) => `pandas reads it as ${dtype}`)
  expect(found.map((why, at) => [columns[at]?.values, why])).toEqual(
    wanted.map((why, at) => [columns[at]?.values, why]),
  )
})
