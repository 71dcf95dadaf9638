import { z } from 'zod'
import { byColumn, text } from './atoms.ts'
import { DATA_RULES } from './data-rules.ts'
import { LABEL_RULES, LEARNING_RULES } from './learning-rules.ts'
import { MEASURE_RULES } from './measure-rules.ts'
import { isText, severity, shortOr, told } from './shapes.ts'
import { personalKinds, VALUE_RULES } from './value-rules.ts'

const column = z.strictObject({
  ...VALUE_RULES,
  ...MEASURE_RULES,
  severity: severity.default('fail'),
  description: text.optional(),
  unit: text.optional(),
  owner: text.optional(),
  personal: z.boolean().default(false),
})
export type NativeColumn = z.output<typeof column>

const label = z.strictObject({ column: text, ...LABEL_RULES, severity: severity.default('fail') })

/** Lockstep's own format. Each rule is turned into what it asks as it is read. */
export const nativeDocument = z.strictObject({
  version: z.literal(1, 'expected 1').optional(),
  ...DATA_RULES,
  ...LEARNING_RULES,
  label: label.optional(),
  columns: byColumn(z.preprocess((given) => given ?? {}, column)).default({}),
  'personal-data': shortOr(
    isText,
    'severity',
    z.strictObject({ of: personalKinds.optional(), ...told }),
  ).optional(),
  'extra-columns': z.enum(['allow', 'warn', 'fail']).default('allow'),
})
export type NativeDocument = z.output<typeof nativeDocument>

const under = (place: string, rules: object) => Object.keys(rules).map((key) => `${place}${key}`)

/** Every key that stands for a rule, with the keys that it stands under. */
export const RULE_KEYS: readonly string[] = [
  ...under('', DATA_RULES),
  ...under('', LEARNING_RULES),
  ...under('label.', LABEL_RULES),
  'extra-columns',
  'personal-data',
  ...under('columns.<name>.', VALUE_RULES),
  ...under('columns.<name>.', MEASURE_RULES),
]
