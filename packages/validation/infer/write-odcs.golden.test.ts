import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import golden from '../../../test/fixtures/validation/infer/golden.json' with { type: 'json' }
import { CONTEXT, openWorkplace, rulesIn } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import { writeContract } from './contract.ts'
import { inferContract } from './infer.ts'

const FOLDER = join(import.meta.dirname, '../../../test/fixtures/validation/infer')

describe('a guessed Open Data Contract', () => {
  it('is well formed to datacontract-cli, which sees each of its checks pass on the data', () => {
    expect([golden.lint, golden.test]).toEqual(['passed', 'passed'])
    expect(golden.checks.length).toBeGreaterThan(50)
    expect(golden.checks.filter(({ result }) => result !== 'passed')).toEqual([])
  })

  it('is the one that was shown to it, and holds here as well', async () => {
    await using place = await openWorkplace()
    await place.write('sample.csv', await readFile(join(FOLDER, 'sample.csv')))
    const dataset = await place.dataset('sample.csv')
    const { text } = writeContract(await inferContract(place.engine, dataset, new Map()), 'odcs')
    expect(text).toBe(await readFile(join(FOLDER, 'contract.odcs.yaml'), 'utf8'))
    const { results } = await checkData(place.engine, dataset, rulesIn(text), CONTEXT)
    expect(results.filter(({ status }) => status !== 'holds')).toEqual([])
  })
})
