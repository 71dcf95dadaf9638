import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { job, type Project, startProject, steps, workflow } from './project.ts'

const validate = (more = '') =>
  `- {id: check, uses: team/lockstep/actions/validate-data@v1, with: {data: data/flights.csv, expectations: rules.yml${more}}}`
const PIPELINE = workflow(job('check', [], steps.checkout, validate()))
const RULES = 'columns: {flight: {unique: true}, late: {in: [0, 1]}}\n'

describe('what was found before', () => {
  let project: Project
  beforeAll(async () => {
    project = await startProject(PIPELINE)
    project.place.write({ 'rules.yml': RULES })
  })
  afterAll(() => project[Symbol.asyncDispose]())

  const notes = async (options: Parameters<Project['run']>[0] = {}) => {
    const { log, entries } = await project.run(options)
    const { entry } = entries.find((sealed) => sealed.entry.action === 'validate-data') ?? {}
    return { log, recalled: entry?.results?.recalled, verdict: entry?.verdict }
  }

  it('on the same data by the same rules is recalled, and said to be', async () => {
    const first = await notes()
    expect([first.verdict, first.recalled]).toEqual(['pass', undefined])
    const second = await notes()
    expect([second.verdict, second.recalled]).toEqual([
      'pass',
      expect.stringMatching(/^lockstep-verdict-[0-9a-f]{64}$/),
    ])
  })

  it('does not count for other rules or other data', async () => {
    project.place.write({ 'rules.yml': RULES.replace('[0, 1]', '[0, 2]') })
    expect(await notes()).toMatchObject({ verdict: 'fail', recalled: undefined })
    project.place.write({ 'rules.yml': RULES, 'data/flights.csv': 'flight,late\nUA1,0\nUA1,1\n' })
    expect(await notes()).toMatchObject({ verdict: 'fail', recalled: undefined })
    // A verdict that is not a pass is recalled too, with the rows that break the rule.
    const again = await notes()
    expect(again.recalled).toBeDefined()
    expect(again.log).toContain('flight is "UA1", first at data/flights.csv:2')
  })

  it('is not looked for where a rule depends on the time', async () => {
    project.place.write({
      'rules.yml': 'freshness: {column: day, max-age: 10000d}',
      'data/flights.csv': 'day\n2026-01-01\n',
    })
    await notes()
    expect((await notes()).recalled).toBeUndefined()
  })
})
