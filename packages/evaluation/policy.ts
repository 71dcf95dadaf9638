import { z } from 'zod'
import {
  checkDocument,
  messageOf,
  parsedBy,
  SEVERITIES,
  type Severity,
  UserError,
  type YamlDocument,
} from '#core'
import { type Direction, metricNamed } from './catalogue.ts'
import { type Condition, formatCondition, parseCondition, requireAllowance } from './condition.ts'
import { type PredictionColumns, predictionColumns } from './prediction-columns.ts'

/** One condition on one metric. A rule of the long form with `min` and `max-drop` gives two. */
export interface Rule {
  readonly metric: string
  readonly condition: Condition
  /** Which way the metric gets better; known for every rule that allows a drop. */
  readonly direction: Direction | undefined
  readonly severity: Severity
  /** As the short form writes it: `accuracy >= 0.8`. */
  readonly text: string
  /** 1-based line in the policy. */
  readonly line: number
}

/** How a comparison with the baseline is decided. */
export interface Evidence {
  /** Confidence of the one-sided bound, between 0.5 and 1. */
  readonly level: number
  /** What a rule counts as whose interval holds the allowed drop. */
  readonly inconclusive: 'fail' | 'warn' | 'pass'
}

export interface Policy {
  readonly rules: readonly Rule[]
  readonly evidence: Evidence
  readonly predictions: PredictionColumns
}

const evidence = z.strictObject({
  level: z.number().gt(0.5, 'must lie above 0.5').lt(1, 'must lie below 1, such as 0.95').default(0.95),
  inconclusive: z.enum(['fail', 'warn', 'pass']).default('fail'),
})

const condition = parsedBy(parseCondition, `expected a condition in quotes, such as '>= 0.8'`)
const shortRule = z.unknown().transform((given, context): Condition[] => {
  const texts = Array.isArray(given) ? given : [given]
  if (texts.length === 0) context.addIssue({ code: 'custom', message: 'no condition' })
  return texts.map((text, index) => {
    const parsed = condition.safeParse(text)
    if (parsed.success) return parsed.data
    const path = Array.isArray(given) ? [index] : []
    context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? 'not a condition', path })
    return z.NEVER
  })
})

const finite = z.number('expected a number')
const longRule = z
  .strictObject({
    metric: z.string('expected the name of a metric').min(1, 'expected the name of a metric'),
    min: finite.optional(),
    max: finite.optional(),
    'max-drop': finite.check(checkedBy(requireAllowance)).optional(),
    direction: z.enum(['higher', 'lower']).optional(),
    severity: z.enum(SEVERITIES).default('fail'),
  })
  .superRefine((rule, context) => {
    const problem = problemOfBounds(rule.min, rule.max, rule['max-drop'])
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
    if (rule.direction !== undefined && rule['max-drop'] === undefined) {
      const message = 'it says how max-drop counts, and the rule has none'
      context.addIssue({ code: 'custom', message, path: ['direction'] })
    }
    const known = metricNamed(rule.metric)?.direction
    if (rule.direction !== undefined && known !== undefined && rule.direction !== known) {
      const message = `${rule.metric} is better when it is ${known}`
      context.addIssue({ code: 'custom', message, path: ['direction'] })
    }
  })

const NO_RULE = 'the policy has no rule, and what is not checked does not pass'

function policySchema<R extends z.ZodType>(rules: R) {
  return z.strictObject({
    version: z.literal(1, 'expected 1').optional(),
    rules,
    evidence: evidence.prefault({}),
    predictions: predictionColumns.prefault({}),
  })
}

const shortPolicy = policySchema(
  z
    .record(z.string().min(1, 'expected the name of a metric'), shortRule, NO_RULE)
    .refine((rules) => Object.keys(rules).length > 0, NO_RULE),
)
const longPolicy = policySchema(z.array(longRule).min(1, NO_RULE))

/**
 * Reads a gate policy, in its short form (`rules` maps metrics to conditions) or its long one (a list).
 * @throws UserError that names line and path of everything that is wrong; a policy without a rule is wrong
 */
export function readGatePolicy(document: YamlDocument): Policy {
  if (document.value === null || document.value === undefined) {
    throw new UserError(NO_RULE, { where: document.name, fix: "Write rules: {accuracy: '>= 0.8'}." })
  }
  const isLong = Array.isArray(Object(document.value).rules)
  const policy = isLong ? readLong(document) : readShort(document)
  requireDirections(document, policy.rules)
  return policy
}

function readShort(document: YamlDocument): Policy {
  const { rules, evidence, predictions } = checkDocument(document, shortPolicy)
  const found = Object.entries(rules).flatMap(([metric, conditions]) =>
    conditions.map((item, index): Rule => {
      const line = document.lineOf(['rules', metric, ...(conditions.length > 1 ? [index] : [])])
      return ruleOf(metric, item, undefined, 'fail', line)
    }),
  )
  return { rules: found, evidence, predictions }
}

function readLong(document: YamlDocument): Policy {
  const { rules, evidence, predictions } = checkDocument(document, longPolicy)
  const found = rules.flatMap((rule, index) => {
    const one = (key: 'min' | 'max' | 'max-drop', kind: Condition['kind']): Rule[] => {
      const bound = rule[key]
      if (bound === undefined) return []
      const line = document.lineOf(['rules', index, key])
      return [ruleOf(rule.metric, { kind, bound }, rule.direction, rule.severity, line)]
    }
    return [...one('min', 'min'), ...one('max', 'max'), ...one('max-drop', 'drop')]
  })
  return { rules: found, evidence, predictions }
}

function ruleOf(
  metric: string,
  condition: Condition,
  direction: Direction | undefined,
  severity: Severity,
  line: number,
): Rule {
  const text = `${metric} ${formatCondition(condition)}`
  return {
    metric,
    condition,
    direction: direction ?? metricNamed(metric)?.direction,
    severity,
    text,
    line,
  }
}

function requireDirections(document: YamlDocument, rules: readonly Rule[]): void {
  const unknown = rules.filter(
    ({ condition, direction }) => condition.kind === 'drop' && direction === undefined,
  )
  if (unknown.length === 0) return
  throw new UserError(
    unknown.map(({ metric, condition, line }) => ({
      what: `it is not known whether a higher or a lower ${metric} is better`,
      where: `${document.name}:${line}`,
      fix: `Write it as a list item: - {metric: ${metric}, max-drop: ${condition.bound}, direction: higher} (or lower).`,
    })),
  )
}

function problemOfBounds(
  min: number | undefined,
  max: number | undefined,
  drop: number | undefined,
): string | undefined {
  if (min === undefined && max === undefined && drop === undefined) {
    return 'the rule asks for nothing: give min, max or max-drop'
  }
  return min !== undefined && max !== undefined && min > max
    ? `min ${min} lies above max ${max}, so nothing can pass`
    : undefined
}

function checkedBy(check: (value: number) => number): z.core.CheckFn<number> {
  return (payload) => {
    try {
      check(payload.value)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      payload.issues.push({ code: 'custom', message: messageOf(error), input: payload.value })
    }
  }
}
