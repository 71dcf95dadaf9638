import { setTimeout as timer } from 'node:timers/promises'
import { type Call, json, type Reply } from './exchange.ts'
import type { Fault } from './types.ts'

/** What shall happen instead of, or besides, the proper answer. */
export interface Faults {
  inject(fault: Fault): void
  /** The first fault that matches the request; it is spent by one. */
  take(call: Call): Fault | undefined
}

export function createFaults(): Faults {
  const armed: { fault: Fault; left: number }[] = []
  return {
    inject: (fault) => {
      armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    take: (call) => {
      const hit = armed.find(({ fault, left }) => left > 0 && matches(fault, call))
      if (hit) hit.left -= 1
      return hit?.fault
    },
  }
}

/**
 * Answers under a fault; undefined where the connection is to be cut.
 * A fault with a status, or a cut before, leaves no effect. A delay comes after the effect and before the answer.
 */
export async function answerWith(
  fault: Fault | undefined,
  call: Call,
  answer: () => Promise<Reply>,
): Promise<Reply | undefined> {
  if (fault?.status === undefined && fault?.cut !== 'before') {
    const reply = await answer()
    await delay(fault)
    if (fault?.cut !== 'after') return reply
    await drain(reply.body)
    return undefined
  }
  await drain(call.stream)
  await delay(fault)
  if (fault.cut !== undefined || fault.status === undefined) return undefined
  const message = `injected fault: ${fault.status} on ${call.method} ${call.url.pathname}`
  return json(fault.status, { message, code: 'injected_fault', msg: message })
}

/** The pattern sees the path alone and with its query, so that `$` and `comp=block` both work. */
function matches(fault: Fault, call: Call): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== call.method) return false
  const pattern = new RegExp(fault.path.source, fault.path.flags.replace(/[gy]/g, ''))
  return pattern.test(call.url.pathname) || pattern.test(call.url.pathname + call.url.search)
}

/** Does not keep a process alive whose server was closed. */
async function delay(fault: Fault | undefined): Promise<void> {
  if (fault?.delayMs !== undefined) await timer(fault.delayMs, undefined, { ref: false })
}

async function drain(body: Reply['body'] | Call['stream']): Promise<void> {
  if (body === undefined || Buffer.isBuffer(body)) return
  for await (const _ of body) {
    // read to its end, so that what produces it has finished
  }
}
