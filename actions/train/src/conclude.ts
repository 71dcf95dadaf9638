import { z } from 'zod'
import { type Json, RESULT_VERDICTS } from '#core'
import { artifactOf, type Conclusion, type Product, type Step } from '#step'
import {
  detailsOf,
  environmentOf,
  type Fingerprint,
  measuresOf,
  presentTraining,
  redactor,
  type TrainingResult,
} from '#training'
import type { Prepared } from './prepare.ts'

const json: z.ZodType<Json> = z.json()
const contextSchema = z.object({
  materials: z.array(z.looseObject({ role: z.string(), name: z.string(), sha256: z.string() })),
  parameters: z.record(z.string(), json),
  environment: z.record(z.string(), json),
})

/** What is said of a run beside its result. */
export type RunContext = z.output<typeof contextSchema> & { readonly fingerprint?: Fingerprint }

export function contextOf(step: Step, { parameters, fingerprint }: Prepared): RunContext {
  const materials = step.used.map(artifactOf)
  return { materials, parameters, environment: environmentOf(fingerprint), fingerprint }
}

/** Keeps for post what main knows of the run. */
export async function rememberContext(step: Step, { fingerprint: _, ...context }: RunContext): Promise<void> {
  await step.store.remember(step.context.step, 'context', JSON.stringify(context))
}

/** What main knew of the run. */
export async function recallContext(step: Step): Promise<RunContext> {
  return contextSchema.parse(JSON.parse((await step.store.recall(step.context.step, 'context')) ?? 'null'))
}

/**
 * The result in the terms of the record. Only a run that succeeded has products: what an aborted one left behind is
 * named in the report, but no later step takes it for the model.
 */
export function conclude(step: Step, result: TrainingResult, context: RunContext): Conclusion {
  const { status } = result
  const products = status === 'succeeded' ? productsOf(result) : []
  const pathOf = (role: string): string => products.find((product) => product.role === role)?.path ?? ''
  const inputs = { parameters: context.parameters, fingerprint: context.fingerprint }
  const model = products.find((product) => product.role === 'model')
  return {
    verdict: RESULT_VERDICTS.train[status],
    reasons: result.reasons,
    outputs: {
      status,
      model: pathOf('model'),
      'model-digest': model === undefined ? '' : `sha256:${model.sha256}`,
      metrics: pathOf('metrics'),
      predictions: pathOf('predictions'),
    },
    report: presentTraining(result, inputs, redactor(step.machine.environment)),
    details: detailsOf(result, inputs),
    products,
    // In main the step noted them already, with the same digests.
    materials: step.used.length === 0 ? context.materials : [],
    parameters: context.parameters,
    environment: context.environment,
    results: { status },
    measures: { 'duration-seconds': result.duration / 1_000, ...measuresOf(result.metrics.metrics) },
    notices: result.notices,
  }
}

function productsOf(result: TrainingResult): Product[] {
  const products: Product[] = []
  for (const file of result.files) {
    if (file.state !== 'written' || file.role === 'metrics') continue
    const { role, name, path, kind, sha256, bytes } = file
    products.push({ role, name, path, kind, sha256, bytes })
  }
  // One file with all metrics stands for those that they were read from.
  return result.metrics.file === undefined ? products : [...products, result.metrics.file]
}
