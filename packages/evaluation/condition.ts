import { UserError } from '#core'

/** What a rule asks of a metric. Bounds are inclusive. */
export type Condition =
  | { readonly kind: 'min'; readonly bound: number }
  | { readonly kind: 'max'; readonly bound: number }
  /** How much worse than the baseline it may be, in the metric's own unit. */
  | { readonly kind: 'drop'; readonly bound: number }

const FORMS = "Write '>= 0.8', '<= 0.5' or 'drop <= 0.01'."

/**
 * A condition of the short form: `>= 0.8`, `<= 0.5`, `drop <= 0.01`.
 * @throws UserError that says what is accepted
 */
export function parseCondition(text: string): Condition {
  const [, drop, operator = '', amount = ''] = /^\s*(drop\s+)?(>=|<=|[<>=!]=?)\s*(.*?)\s*$/.exec(text) ?? []
  if (operator === '') throw new UserError(`"${text}" is not a condition`, { fix: FORMS })
  const bound = parseNumber(amount)
  if (bound === undefined) {
    throw new UserError(`"${amount}" in "${text}" is not a number`, {
      fix: 'Write a plain number, a percentage as a fraction: 0.01 for 1 %.',
    })
  }
  if (drop !== undefined && operator === '<=') return { kind: 'drop', bound: requireAllowance(bound) }
  if (drop === undefined && operator === '>=') return { kind: 'min', bound }
  if (drop === undefined && operator === '<=') return { kind: 'max', bound }
  throw new UserError(`"${drop ?? ''}${operator}" in "${text}" is not supported`, { fix: FORMS })
}

/** An allowed drop is a size. @throws UserError for a negative one */
export function requireAllowance(bound: number): number {
  if (bound >= 0) return bound
  throw new UserError(`an allowed drop of ${bound} is negative`, {
    fix: 'Write how much worse the metric may get: 0 or more, whichever way it counts.',
  })
}

function parseNumber(text: string): number | undefined {
  const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** The condition as the short form writes it. */
export function formatCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'min':
      return `>= ${condition.bound}`
    case 'max':
      return `<= ${condition.bound}`
    case 'drop':
      return `drop <= ${condition.bound}`
  }
}
