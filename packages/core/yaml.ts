import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
  YAMLParseError,
} from 'yaml'
import type { z } from 'zod'
import { messageOf, type Problem, UserError } from './errors.ts'
import { schemaMessage } from './schema-message.ts'

const MAX_BYTES = 5 * 2 ** 20
const MAX_ALIASES = 100
const MAX_HINTED = 500

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
    throw new UserError('the document is larger than 5 MiB', { where: name })
  const lines = new LineCounter()
  const document = readDocument(text, name, lines)
  if (document.errors.length > 0) throw new UserError(syntaxProblems(document, lines, text, name))
  const children = new WeakMap<YAMLMap, ReadonlyMap<string, unknown>>()
  return {
    name,
    value: toValue(document, name),
    lineOf: (path) => lineOf(document, lines, children, path),
  }
}

function readDocument(text: string, name: string, lineCounter: LineCounter): Document.Parsed {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false })
    for (const at of repeatedKeys(document))
      document.errors.push(new YAMLParseError([at, at + 1], 'DUPLICATE_KEY', 'Map keys must be unique'))
    return document
  } catch (error) {
    // The parser recurses: nesting of some thousand levels exhausts the stack.
    throw new UserError(`the document cannot be read: ${messageOf(error)}`, { where: name })
  }
}

/** Where keys stand that a map has already. The parser's own search takes quadratic time. */
function repeatedKeys(document: Document.Parsed): number[] {
  const found: number[] = []
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        const value = isScalar(key) ? key.value : key
        if (seen.has(value) && isNode(key)) found.push(key.range?.[0] ?? 0)
        seen.add(value)
      }
    },
  })
  return found
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
  // The search is quadratic in the length of the line.
  const source = (text.split('\n')[line - 1] ?? '').slice(0, MAX_HINTED)
  const [, key, rule] = /(?:^|[-{,])\s*([^-{},:#\s][^{},:#]*):\s*([<>]=?[^,}#]*)/.exec(source) ?? []
  if (key === undefined || rule === undefined) return undefined
  return `A value that starts with < or > needs quotes: ${key.trim()}: '${rule.trim()}'`
}

function lineOf(
  document: Document.Parsed,
  lines: LineCounter,
  children: WeakMap<YAMLMap, ReadonlyMap<string, unknown>>,
  path: readonly PropertyKey[],
): number {
  let node: Node | null = document.contents
  let line = 1
  for (const key of [undefined, ...path]) {
    const next: unknown = key === undefined ? node : childOf(node, key, children)
    if (!isNode(next)) break
    node = next
    if (node.range) line = lines.linePos(node.range[0]).line
  }
  return line
}

/** Maps are indexed once: a file may hold ten thousand rules, each of which asks for its line. */
function childOf(
  node: Node | null,
  key: PropertyKey,
  children: WeakMap<YAMLMap, ReadonlyMap<string, unknown>>,
): unknown {
  if (isSeq(node)) return node.items[Number(key)]
  if (!isMap(node)) return undefined
  const known = children.get(node) ?? new Map(node.items.map((pair) => [keyText(pair.key), pair.value]))
  children.set(node, known)
  return known.get(String(key))
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
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
