import { type Scope, text } from './expressions.ts'
import { child, entries, items, type Node, written } from './node.ts'
import type { Problem } from './problems.ts'

export type InputValue = string | number | boolean

/** The `inputs` context, and the problems of what was given. */
export interface InputsRead {
  readonly inputs: Readonly<Record<string, InputValue>>
  readonly problems: readonly Problem[]
}

/**
 * Types and completes the inputs of `workflow_dispatch` or `workflow_call`.
 * @param event the event's settings, with `inputs:`
 * @param given values by input name; texts are converted to the declared type
 */
export function readInputs(
  file: string,
  event: Node | undefined,
  given: Readonly<Record<string, unknown>>,
  scope: Scope,
): InputsRead {
  const declared = entries(child(event, 'inputs'))
  const problems: Problem[] = []
  const line = event?.line ?? 0
  for (const name of Object.keys(given)) {
    if (declared.some((entry) => entry.key === name)) continue
    const known = declared.map((entry) => entry.key).join(', ') || 'none'
    problems.push({ file, line, message: `there is no input '${name}'; the workflow has: ${known}` })
  }
  const inputs: Record<string, InputValue> = {}
  for (const entry of declared) {
    const type = written(child(entry.value, 'type')) || 'string'
    const fallback = child(entry.value, 'default')
    const value = given[entry.key] ?? (fallback && text(fallback, scope))
    if (value === undefined || value === '') {
      if (written(child(entry.value, 'required')) === 'true' && fallback === undefined) {
        problems.push({ file, line: entry.line, message: `input '${entry.key}' is required` })
      }
      inputs[entry.key] = type === 'boolean' ? false : type === 'number' ? 0 : ''
      continue
    }
    const converted = convert(String(value), type, items(child(entry.value, 'options')).map(written))
    if (typeof converted === 'object') {
      problems.push({ file, line: entry.line, message: `input '${entry.key}': ${converted.problem}` })
    } else inputs[entry.key] = converted
  }
  return { inputs, problems }
}

function convert(value: string, type: string, options: readonly string[]): InputValue | { problem: string } {
  if (type === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true'
    return { problem: `'${value}' is neither true nor false` }
  }
  if (type === 'number') {
    return Number.isFinite(Number(value)) ? Number(value) : { problem: `'${value}' is not a number` }
  }
  if (type === 'choice' && !options.includes(value)) {
    return { problem: `'${value}' is none of ${options.join(', ')}` }
  }
  return value
}
