import { canonicalJson, type Json, messageOf, Problems, UserError, type YamlDocument } from '#core'

/** Parameters by flat name: `optimizer.lr`. Lists stay whole. */
export type Parameters = Readonly<Record<string, Json>>

/** The parameters of a run, flat for the record and as written for the command. */
export interface ParameterSet {
  readonly flat: Parameters
  /** The document as JSON. */
  readonly json: string
  /** `LOCKSTEP_PARAM_<NAME>` by flat name in capitals, `_` for what is no letter or digit. */
  readonly environment: Readonly<Record<string, string>>
}

// One variable and all of them together must stay far from the kernel's limit of 128 KiB for one.
const MAX_BYTES = 64 * 1024

/** Reads a document of parameters. @throws UserError that names the line of every problem */
export function readParameters(document: YamlDocument): ParameterSet {
  const whereOf = (path: readonly string[]): string => `${document.name}:${document.lineOf(path)}`
  if (!isMap(document.value)) {
    throw new UserError('parameters are names with values', {
      where: whereOf([]),
      fix: 'Write `learning-rate: 0.1`, one a line.',
    })
  }
  const problems = new Problems()
  const flat = new Map<string, Json>()
  for (const [path, value] of leavesOf(document.value)) {
    const name = path.join('.')
    const where = whereOf(path)
    const fault = faultOf(value)
    if (flat.has(name)) problems.add(`${name} is given twice`, { where })
    else if (fault === undefined) flat.set(name, toJson(value))
    else problems.add(`${name}: ${fault}`, { where, fix: 'Put it in quotes.' })
  }
  const environment = variablesOf(flat, problems, document)
  problems.throwIfAny()
  const json = JSON.stringify(document.value)
  if (Buffer.byteLength(json) > MAX_BYTES) {
    throw new UserError('the parameters are larger than 64 KiB', {
      where: document.name,
      fix: 'Let the command read them from a file, and name the file in `code`.',
    })
  }
  return { flat: Object.fromEntries(flat), json, environment }
}

/** Everything in nested maps that is no map itself. */
function* leavesOf(value: unknown, path: readonly string[] = []): Generator<[readonly string[], unknown]> {
  if (isMap(value)) for (const [key, item] of Object.entries(value)) yield* leavesOf(item, [...path, key])
  else yield [path, value]
}

function variablesOf(
  flat: ReadonlyMap<string, Json>,
  problems: Problems,
  document: YamlDocument,
): Record<string, string> {
  const owners = new Map<string, string>()
  const variables: [string, string][] = []
  for (const [name, value] of flat) {
    const variable = `LOCKSTEP_PARAM_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
    const other = owners.get(variable)
    if (other !== undefined) {
      problems.add(`${other} and ${name} would both be ${variable}`, {
        where: document.name,
        fix: 'Rename one of them.',
      })
    }
    owners.set(variable, name)
    variables.push([variable, typeof value === 'string' ? value : JSON.stringify(value)])
  }
  return Object.fromEntries(variables)
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Why the record cannot hold a value as it stands. */
function faultOf(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value} is not a finite number`
  try {
    canonicalJson(value)
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

/** `canonicalJson` took it, so it is JSON. */
function toJson(value: unknown): Json {
  return JSON.parse(canonicalJson(value))
}
