import { z } from 'zod'
import { checkDocument, type Severity, type YamlDocument } from '#core'

/** 0: `expectation_suite_name`, `expectation_type`; 1: `name`, `type`. */
export type Generation = 0 | 1

/** An expectation as it stands in a suite of either generation. */
export interface Expectation {
  /** `expect_column_values_to_be_unique`. */
  readonly type: string
  readonly kwargs: Readonly<Record<string, unknown>>
  readonly severity: Severity
  readonly description: string | undefined
  readonly hasWindows: boolean
  /** Where it stands in the document. */
  readonly path: readonly PropertyKey[]
}

export interface Suite {
  readonly generation: Generation
  readonly expectations: readonly Expectation[]
  /** Values that the suite itself has for its parameters. */
  readonly parameters: Readonly<Record<string, unknown>>
}

const SEVERITIES = { critical: 'fail', warning: 'warn', info: 'info' } as const

const text = z.string().min(1, 'must not be empty')
const values = z.record(z.string(), z.unknown()).nullish()
const MAX_EXPECTATIONS = 10_000

const expectation = {
  kwargs: z.record(z.string(), z.unknown()).default({}),
  description: z.string().nullish(),
  notes: z.unknown().optional(),
  severity: z.enum(['critical', 'warning', 'info']).nullish(),
  windows: z.array(z.unknown()).nullish(),
}

const current = z.looseObject({
  expectations: z.array(z.looseObject({ type: text, ...expectation })).max(MAX_EXPECTATIONS),
  suite_parameters: values,
})

const legacy = z.looseObject({
  expectations: z.array(z.looseObject({ expectation_type: text, ...expectation })).max(MAX_EXPECTATIONS),
  evaluation_parameters: values,
})

/** Of which generation a document is; undefined if it is no suite. */
export function generationOf(value: unknown): Generation | undefined {
  const suite = z.looseObject({ expectations: z.array(z.unknown()) }).safeParse(value)
  if (!suite.success) return undefined
  const [first] = suite.data.expectations
  if ('expectation_suite_name' in suite.data || isObjectWith(first, 'expectation_type')) return 0
  return isObjectWith(first, 'type') || ('name' in suite.data && first === undefined) ? 1 : undefined
}

function isObjectWith(value: unknown, key: string): boolean {
  return value instanceof Object && key in value
}

/** @throws UserError that names line and path of everything that is wrong with the suite, but for what is in `kwargs` */
export function readSuite(document: YamlDocument): Suite {
  if (generationOf(document.value) === 0) {
    const { expectations, evaluation_parameters } = checkDocument(document, legacy)
    const read = expectations.map((item, index) => readExpectation(item.expectation_type, item, index))
    return { generation: 0, expectations: read, parameters: evaluation_parameters ?? {} }
  }
  const { expectations, suite_parameters } = checkDocument(document, current)
  const read = expectations.map((item, index) => readExpectation(item.type, item, index))
  return { generation: 1, expectations: read, parameters: suite_parameters ?? {} }
}

type Given = z.output<z.ZodObject<typeof expectation>>

function readExpectation(type: string, given: Given, index: number): Expectation {
  const { kwargs, description, notes, severity, windows } = given
  return {
    type,
    kwargs,
    severity: SEVERITIES[severity ?? 'critical'],
    description: description ?? (typeof notes === 'string' ? notes : undefined),
    hasWindows: windows !== null && windows !== undefined && windows.length > 0,
    path: ['expectations', index],
  }
}
