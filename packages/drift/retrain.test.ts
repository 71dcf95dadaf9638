import { describe, expect, it } from 'vitest'
import { ServiceError } from '#core'
import type { Cause } from './cause.ts'
import { type CauseKind, configSchema } from './config.ts'
import { type Dispatched, requestRetrain } from './retrain.ts'

const config = (retrain: object = {}) => configSchema.parse({ retrain }).retrain
const found = (kind: CauseKind, severity: Cause['severity'] = 'fail') => ({
  drift: kind,
  causes: [{ kind, severity, what: 'it changed' }],
})

/** A dispatcher that answers as told and remembers what it was asked. */
function dispatcher(answer: Dispatched | Error) {
  const asked: unknown[] = []
  const dispatch = async (
    workflow: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<Dispatched> => {
    asked.push({ workflow, inputs })
    if (answer instanceof Error) throw answer
    return answer
  }
  return { asked, dispatch }
}

describe('a retraining', () => {
  it('is started by data drift, with the inputs of the configuration alone', async () => {
    const github = dispatcher({ done: true, run: 'https://github.com/o/r/actions/runs/5' })
    const request = { workflow: 'retrain.yml', dispatcher: github }
    expect(
      await requestRetrain(found('data'), config({ inputs: { month: 6, full: true } }), request),
    ).toEqual({
      outcome: 'dispatched',
      run: 'https://github.com/o/r/actions/runs/5',
    })
    expect(github.asked).toEqual([{ workflow: 'retrain.yml', inputs: { month: '6', full: 'true' } }])
  })

  it('is not started on broken data, unless it is asked for', async () => {
    const github = dispatcher({ done: true, run: undefined })
    const request = { workflow: 'retrain.yml', dispatcher: github }
    for (const kind of ['schema', 'volume', 'quality'] as const) {
      expect((await requestRetrain(found(kind), config(), request)).outcome).toBe('skipped')
    }
    expect(github.asked).toEqual([])
    const asked = await requestRetrain(found('volume'), config({ on: ['volume'] }), request)
    expect(asked.outcome).toBe('dispatched')
  })

  it('is not needed without drift, where it only warns, or where nothing was decided', async () => {
    const github = dispatcher({ done: true, run: undefined })
    const request = { workflow: 'retrain.yml', dispatcher: github }
    const outcomes = [
      await requestRetrain({ drift: 'none', causes: [] }, config(), request),
      await requestRetrain({ drift: undefined, causes: [] }, config(), request),
      await requestRetrain(found('data', 'warn'), config(), request),
      await requestRetrain(found('data'), config(), { ...request, workflow: undefined }),
    ]
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'not-needed',
      'not-needed',
      'not-needed',
      'not-configured',
    ])
    expect(github.asked).toEqual([])
  })

  it('that could not be started says why and is no failure of the check', async () => {
    const refused = dispatcher({
      done: false,
      refusal: 'Resource not accessible by integration (status 403)',
    })
    const down = dispatcher(new ServiceError('GitHub', 'POST failed', { status: 502 }))
    const start = (dispatch: ReturnType<typeof dispatcher> | undefined, barrier?: string) =>
      requestRetrain(found('data'), config(), { workflow: 'retrain.yml', dispatcher: dispatch, barrier })
    expect(await start(refused)).toEqual({
      outcome: 'refused',
      why: 'GitHub refused to start retrain.yml: Resource not accessible by integration (status 403)',
    })
    expect(await start(down)).toMatchObject({ outcome: 'failed', why: expect.stringContaining('status 502') })
    expect(await start(undefined, 'a pull request may not start it')).toEqual({
      outcome: 'skipped',
      why: 'a pull request may not start it',
    })
    const bug = dispatcher(new TypeError('a bug'))
    await expect(start(bug)).rejects.toThrow(TypeError)
  })
})
