import { realpath } from 'node:fs/promises'
import { UserError } from '#core'
import type { Engine } from '#data'
import { type DriftResult, detectDrift, readReference, readWindow, type Window } from '#drift'
import { openStepEngine, type Step } from '#step'
import type { Request } from './request.ts'

/** Counts the window and compares it with the reference. */
export async function compareWindow(
  step: Step,
  request: Request,
): Promise<{ window: Window; result: DriftResult }> {
  const { reference, current, config } = request
  if (reference === undefined) throw new UserError('is required', { where: 'input reference' })
  await using engine = await openEngineFor(step, request)
  const before = await readReference(engine, reference.content, reference.name)
  const window = await readWindow(engine, current.content, {
    name: current.name,
    reference: before,
    requests: config.requests,
  })
  return { window, result: detectDrift(before, window, config) }
}

/** Counts the window with bins of its own, to be the reference of later ones. */
export async function profileWindow(step: Step, request: Request): Promise<Window> {
  await using engine = await openEngineFor(step, request)
  const { current, config } = request
  return await readWindow(engine, current.content, { name: current.name, requests: config.requests })
}

/** An engine that may read what was named, and nothing else. */
async function openEngineFor(step: Step, { reference, current }: Request): Promise<Engine> {
  const paths = [...current.used, ...(reference?.used ?? [])].map(({ path }) => path)
  // The engine is asked for real paths; a link and its target may both be named.
  const real = await Promise.all(paths.map((path) => realpath(path)))
  return openStepEngine(step, [...new Set([...paths, ...real])])
}
