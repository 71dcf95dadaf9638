import { type Bounds, isWithin } from '../../rule.ts'

/**
 * How many failures a condition of dbt (`warn_if`, `error_if`: a comparison in SQL) leaves unharmed. A `limit` is the most
 * that dbt counts, so that a condition on more never comes true. Undefined for a condition that is no such comparison.
 */
export function allowedBy(condition: string, limit: number | undefined): Bounds | undefined {
  const allowed = unharmed(condition.trim().toLowerCase())
  return allowed === undefined || limit === undefined ? allowed : counted(allowed, limit)
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`
const COMPARISON = new RegExp(`^(=|==|!=|<>|>|>=|<|<=)\\s*${NUMBER}$`)
const BETWEEN = new RegExp(`^(not\\s+)?between\\s+${NUMBER}\\s+and\\s+${NUMBER}$`)

function unharmed(condition: string): Bounds | undefined {
  const [, not, low, high] = BETWEEN.exec(condition) ?? []
  if (low !== undefined) return { min: Number(low), max: Number(high), negated: not === undefined }
  const [, operator, text] = COMPARISON.exec(condition) ?? []
  const value = Number(text)
  switch (operator) {
    case '>':
      return { max: value }
    case '>=':
      return { max: value, exclusiveMax: true }
    case '<':
      return { min: value }
    case '<=':
      return { min: value, exclusiveMin: true }
    case '=':
    case '==':
      return { min: value, max: value, negated: true }
    case '!=':
    case '<>':
      return { min: value, max: value }
    default:
      return undefined
  }
}

const NEVER: Bounds = { max: -1 }

/** The bounds on n that hold where `allowed` holds for the smaller of n and the limit. */
function counted(allowed: Bounds, limit: number): Bounds {
  const { min, max, ...ends } = allowed
  const holds = isWithin(allowed, limit)
  if (allowed.negated === true) {
    if (!holds) return { max: min, exclusiveMax: true }
    return min !== undefined && limit < min ? {} : allowed
  }
  if (holds) return { min, exclusiveMin: ends.exclusiveMin }
  return max === undefined || limit < max ? NEVER : allowed
}
