import type { Check } from '../../check-kinds.ts'
import { isWithin } from '../../rule.ts'

/** Whether a value that stands in for nulls keeps a check; undefined if that cannot be said. */
export function holdsFor(check: Check, value: unknown): boolean | undefined {
  switch (check.kind) {
    case 'range': {
      const { min, max, ...ends } = check.bounds
      if (typeof value !== 'number' || typeof min === 'string' || typeof max === 'string') return undefined
      return isWithin({ min, max, ...ends }, value)
    }
    case 'set':
      return check.values.some((one) => one === value) !== (check.negated === true)
    case 'length':
      return typeof value === 'string' ? isWithin(check.bounds, [...value].length) : undefined
    default:
      return undefined
  }
}
