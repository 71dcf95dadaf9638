import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionDefinition } from '@actions/expressions/funcs/info'
import type { Token } from '@actions/expressions/lexer'
import type { Node } from './node.ts'

/** Values that expressions see, by context name; plain JSON. */
export type Contexts = Readonly<Record<string, unknown>>

export interface Status {
  readonly success: boolean
  readonly failure: boolean
  readonly cancelled: boolean
}

/** Everything that an expression is evaluated against. */
export interface Scope {
  readonly contexts: Contexts
  readonly status?: Status
  /** Folder that `hashFiles` searches. */
  readonly workspace?: string
}

const contextNames = [
  'github',
  'env',
  'vars',
  'secrets',
  'inputs',
  'needs',
  'steps',
  'job',
  'jobs',
  'runner',
  'matrix',
  'strategy',
]

function functionsOf(scope: Scope): Map<string, FunctionDefinition> {
  const { status, workspace } = scope
  const flag = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  })
  const hash: FunctionDefinition = {
    name: 'hashfiles',
    minArgs: 1,
    maxArgs: 255,
    call: (...patterns) => {
      if (!workspace) throw new Error('hashFiles needs a workspace')
      const texts = patterns.map((pattern) => pattern.coerceString())
      return new data.StringData(hashFiles(workspace, texts))
    },
  }
  return new Map(
    [
      flag('always', true),
      flag('success', status?.success ?? true),
      flag('failure', status?.failure ?? false),
      flag('cancelled', status?.cancelled ?? false),
      hash,
    ].map((definition) => [definition.name, definition]),
  )
}

/** Digest of the files that match, as `hashFiles()` computes it: sha256 over the sha256 of each; '' for no file. */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const included = patterns.filter((pattern) => !pattern.startsWith('!'))
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  const files = globSync(included, { cwd: workspace, exclude: excluded })
    .map((name) => path.join(workspace, name))
    .filter((name) => statSync(name).isFile())
  if (files.length === 0) return ''
  const total = createHash('sha256')
  for (const file of [...new Set(files)].sort()) {
    total.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return total.digest('hex')
}

/** GitHub's lexer turns only the first `''` of a quoted text into a quote; this turns all. */
function tokensOf(expression: string): Token[] {
  return new Lexer(expression).lex().tokens.map((token) => {
    if (!token.lexeme.startsWith("'")) return token
    return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
  })
}

function run(expression: string, scope: Scope): data.ExpressionData {
  const functions = functionsOf(scope)
  const tree = new Parser(tokensOf(expression), contextNames, [...functions.values()]).parse()
  const contexts = Object.fromEntries(
    contextNames.map((name) => [name, name in scope.contexts ? scope.contexts[name] : {}]),
  )
  const dictionary: unknown = JSON.parse(JSON.stringify(contexts), data.reviver)
  if (!(dictionary instanceof data.Dictionary)) throw new Error('contexts must be an object')
  return new Evaluator(tree, dictionary, functions).evaluate()
}

/** Evaluates one expression to plain data. */
export function evaluate(expression: string, scope: Scope): unknown {
  return JSON.parse(JSON.stringify(run(expression, scope), data.replacer))
}

/** Whether a condition holds: null, false, 0, NaN and '' do not. */
export function holds(condition: string, scope: Scope): boolean {
  const result = run(condition, scope)
  if (result instanceof data.NumberData) return result.value !== 0 && !Number.isNaN(result.value)
  if (result instanceof data.BooleanData) return result.value
  return !(result instanceof data.Null) && !(result instanceof data.StringData && result.value === '')
}

/** A scalar as text, the way GitHub fills it into YAML and environments (`true`, `1.5`, '' for null). */
export function text(node: Node | undefined, scope: Scope): string {
  if (!node) return ''
  if (node.kind === 'expression') {
    return node.parts
      .map((part) => (typeof part === 'string' ? part : run(part.expression, scope).coerceString()))
      .join('')
  }
  if (node.kind === 'literal') return node.value === null ? '' : String(node.value)
  return JSON.stringify(resolve(node, scope))
}

/** A whole part of the document with its expressions evaluated. */
export function resolve(node: Node | undefined, scope: Scope): unknown {
  if (!node) return undefined
  if (node.kind === 'literal') return node.value
  if (node.kind === 'expression') {
    const [only, ...more] = node.parts
    return typeof only === 'object' && more.length === 0
      ? evaluate(only.expression, scope)
      : text(node, scope)
  }
  if (node.kind === 'sequence') return node.items.map((item) => resolve(item, scope))
  return Object.fromEntries(node.entries.map((entry) => [entry.key, resolve(entry.value, scope)]))
}

/** A mapping of texts (`env`, `with`, `outputs`), given as a mapping or as one expression that yields an object. */
export function texts(node: Node | undefined, scope: Scope): Record<string, string> {
  if (node?.kind === 'mapping') {
    return Object.fromEntries(node.entries.map((entry) => [entry.key, text(entry.value, scope)]))
  }
  const value = resolve(node, scope)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item ?? '')]))
}
