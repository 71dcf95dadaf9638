import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { z } from 'zod'
import { messageOf } from '#core'
import { openRequestLog, type RequestLog } from '#data'
import { errorCode, isRunning, writeAtomic } from '#host'
import type { TrafficTotals } from './arms.ts'
import { type Controlled, createControl } from './control.ts'
import { recordsOf } from './logged-features.ts'
import type { Address } from './plan.ts'
import { createProxy, type ReverseProxy } from './proxy.ts'
import { createSplit, type Split } from './split.ts'

const address = z.object({ host: z.string(), port: z.int() })

/** What the splitter is told by the process that starts it. */
export const splitterConfig = z.object({
  listen: address,
  targets: z.object({ stable: address, canary: address }),
  token: z.string().min(16),
  seed: z.int(),
  stickyHeader: z.string().optional(),
  badStatus: z.int().optional(),
  slowerThan: z.number().optional(),
  timeout: z.number(),
  retryOnStable: z.boolean(),
  requestLog: z.string(),
  log: z
    .object({ instances: z.string().optional(), features: z.array(z.string()), score: z.string().optional() })
    .optional(),
  /** Whose end is watched. */
  parent: z.object({ pid: z.int(), startTicks: z.number().optional() }),
  /** Milliseconds to live after the parent is gone and nobody speaks to the control port. */
  orphanLife: z.number(),
  /** File that is written once requests are taken, or could not be. */
  ready: z.string(),
})
export type SplitterConfig = z.output<typeof splitterConfig>

export const readyNote = z.union([
  z.object({ port: z.int(), control: z.int() }),
  z.object({ problem: z.string(), code: z.string().optional() }),
])

const PARENT_CHECK = 200
const GRACE = 1_000
const NO_FILE_LIMIT = Number.MAX_SAFE_INTEGER

/**
 * The splitter's whole life: listens, says so in the ready file, and serves until it is told to stop, gets SIGTERM,
 * or is left alone. All traffic goes to stable as soon as the process that started it is gone.
 * @param file JSON of a SplitterConfig
 */
export async function runSplitter(file: string): Promise<void> {
  const config = splitterConfig.parse(JSON.parse(await readFile(file, 'utf8')))
  // One file, so that the product of the rollout has one path; the rollout's length bounds it.
  const log = await openRequestLog({ path: config.requestLog, maxFileBytes: NO_FILE_LIMIT })
  const split = createSplit(config.seed)
  const proxy = proxyOf(config, split, log)
  const stopped = Promise.withResolvers<void>()
  const controlled = controlledBy(split, proxy, log, () => stopped.resolve())
  let heardAt = performance.now()
  const control = createControl(config.token, controlled, () => {
    heardAt = performance.now()
  })
  await announce(config, proxy.server, control)
  process.once('SIGTERM', () => controlled.stop(GRACE))
  const watch = setInterval(async () => {
    if (await isRunning(config.parent.pid, config.parent.startTicks)) return
    split.weight = 0
    if (performance.now() - heardAt > config.orphanLife) await controlled.stop(GRACE)
  }, PARENT_CHECK)
  await stopped.promise
  clearInterval(watch)
  control.close()
}

function controlledBy(split: Split, proxy: ReverseProxy, log: RequestLog, done: () => void): Controlled {
  const traffic = (): TrafficTotals => ({ weight: split.weight, ...proxy.totals, lostRecords: log.dropped })
  let closing: Promise<TrafficTotals> | undefined
  const close = async (graceMs: number): Promise<TrafficTotals> => {
    await proxy.close(graceMs)
    await log.close()
    // The answer to the request that asks for the stop has to leave before the process ends.
    setTimeout(done, 50)
    return traffic()
  }
  return {
    traffic,
    setWeight: (weight) => {
      split.weight = weight
    },
    stop: (graceMs) => {
      closing ??= close(graceMs)
      return closing
    },
  }
}

function proxyOf(config: SplitterConfig, split: Split, log: RequestLog): ReverseProxy {
  const { badStatus, slowerThan, stickyHeader, log: rule } = config
  return createProxy({
    targets: config.targets,
    timeout: config.timeout,
    retryOnStable: config.retryOnStable,
    keepAnswers: rule?.score !== undefined,
    choose: (headers) => {
      const key = stickyHeader === undefined ? undefined : headers[stickyHeader]
      return split.choose(Array.isArray(key) ? key[0] : key)
    },
    isBad: (status, latencyMs) =>
      status === 0 ||
      (badStatus !== undefined && status >= badStatus) ||
      (slowerThan !== undefined && latencyMs > slowerThan),
    report: (ended) => {
      const given = rule && { ...rule, instances: rule.instances, score: rule.score }
      for (const record of recordsOf(ended, given)) log.append(record)
    },
  })
}

/** Opens both ports and writes the ready file. @throws what hinders it, after the file says so */
async function announce(config: SplitterConfig, server: Server, control: Server): Promise<void> {
  try {
    const port = await listen(server, config.listen)
    const note = { port, control: await listen(control, { host: '127.0.0.1', port: 0 }) }
    await writeAtomic(config.ready, JSON.stringify(note))
  } catch (error) {
    const code = errorCode(error)
    await writeAtomic(config.ready, JSON.stringify({ problem: messageOf(error), ...(code && { code }) }))
    throw error
  }
}

function listen(server: Server, { host, port }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
    })
  })
}
