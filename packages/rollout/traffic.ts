import { ServiceError } from '#core'
import { request } from '#host'
import { type TrafficTotals, trafficTotals } from './arms.ts'

/** The splitter as a rollout moves it. */
export interface Traffic {
  totals(): Promise<TrafficTotals>
  /** @returns the totals at the moment of the change */
  setWeight(weight: number): Promise<TrafficTotals>
  /** Takes no more requests, gives those under way some time, ends. @returns the last totals */
  stop(graceMs: number): Promise<TrafficTotals>
}

const RETRY = { attempts: 3, pause: 100, timeout: 2_000 }

/** Speaks to the control port of a splitter. Every call throws ServiceError if it does not answer. */
export function openTraffic(control: number, token: string): Traffic {
  const call = async (method: string, path: string, body?: unknown, wait = 0): Promise<TrafficTotals> => {
    const response = await request(
      'splitter',
      `http://127.0.0.1:${control}${path}`,
      {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { ...RETRY, timeout: RETRY.timeout + wait },
    )
    const answer: unknown = await response.json()
    if (!response.ok) {
      throw new ServiceError('splitter', `${method} ${path}: ${JSON.stringify(answer)}`, {
        status: response.status,
      })
    }
    return trafficTotals.parse(answer)
  }
  return {
    totals: () => call('GET', '/traffic'),
    setWeight: (weight) => call('PUT', '/weight', { weight }),
    stop: (graceMs) => call('PUT', '/stop', { graceMs }, graceMs),
  }
}
