import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { messageOf, type Problem, UserError } from './errors.ts'
import { schemaMessage } from './schema-message.ts'

const MAX_BYTES = 4 * 2 ** 20
const MAX_ALIASES = 100

/** A YAML (or JSON) document that knows the line of each of its values. */
export interface YamlDocument {
  /** File name, or a name for an inline document. */
  readonly name: string
  readonly value: unknown
  /** 1-based line of the value at a path of keys and indices, or of its nearest parent. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads one YAML 1.2 document. Size and aliases are capped, duplicate keys refused.
 * @throws UserError with file and line for each syntax error.
 */
export function parseYaml(text: string, name: string): YamlDocument {
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw new UserError('the document is larger than 4 MiB', { where: name })
  const lines = new LineCounter()
  const document = readDocument(text, name, lines)
  if (document.errors.length > 0) throw new UserError(syntaxProblems(document, lines, text, name))
  return {
    name,
    value: toValue(document, name),
    lineOf: (path) => lineOf(document, lines, path),
  }
}

function readDocument(text: string, name: string, lineCounter: LineCounter): Document.Parsed {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  } catch (error) {
    // The parser recurses: nesting of some thousand levels exhausts the stack.
    throw new UserError(`the document cannot be read: ${messageOf(error)}`, { where: name })
  }
}

function toValue(document: Document.Parsed, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw new UserError(messageOf(error), { where: name })
  }
}

/** The first error of each line: those after it only follow from it. */
function syntaxProblems(
  document: Document.Parsed,
  lines: LineCounter,
  text: string,
  name: string,
): Problem[] {
  const byLine = new Map<number, Problem>()
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0])
    if (byLine.has(line)) continue
    byLine.set(line, { what: error.message, where: `${name}:${line}`, fix: quotingHint(text, line) })
  }
  return [...byLine.values()]
}

/** `accuracy: >= 0.8` starts a folded block scalar in YAML; the reader is told how to quote it. */
function quotingHint(text: string, line: number): string | undefined {
  const source = text.split('\n')[line - 1] ?? ''
  const [, key, rule] = /(?:^|[-{,])\s*([^-{},:#\s][^{},:#]*):\s*([<>]=?[^,}#]*)/.exec(source) ?? []
  if (key === undefined || rule === undefined) return undefined
  return `A value that starts with < or > needs quotes: ${key.trim()}: '${rule.trim()}'`
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/**
 * Checks a document against a schema.
 * @throws UserError that names file, line and path of every problem.
 */
export function checkDocument<S extends z.ZodType>(document: YamlDocument, schema: S): z.output<S> {
  const result = schema.safeParse(document.value, { error: schemaMessage })
  if (result.success) return result.data
  throw new UserError(result.error.issues.map((issue) => problemOf(document, issue)))
}

function problemOf(document: YamlDocument, issue: z.core.$ZodIssue): Problem {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = unknown === undefined ? issue.path : [...issue.path, unknown]
  const place = path.map(String).join('.')
  return {
    what: `${place === '' ? '' : `${place}: `}${issue.message}`,
    where: `${document.name}:${document.lineOf(path)}`,
  }
}
