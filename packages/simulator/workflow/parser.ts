import { registerHooks } from 'node:module'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index'
import { parseDocument } from 'yaml'
import { type Node, splitExpressions } from './node.ts'
import type { Problem } from './problems.ts'

/** What is read from a step or job after GitHub's own conversion. */
export interface ConvertedStep {
  readonly id: string
  readonly condition: string
}

export interface ParsedWorkflow {
  readonly root: Node
  /** By job id: the job's condition, and the ids and conditions of its steps in order. */
  readonly jobs: ReadonlyMap<string, { readonly condition: string; readonly steps: readonly ConvertedStep[] }>
}

export interface ActionInput {
  readonly name: string
  readonly required: boolean
  readonly default: Node | undefined
}

export interface ParsedAction {
  readonly name: string
  readonly using: string
  readonly main: string
  readonly pre: string | undefined
  readonly post: string | undefined
  readonly postCondition: string
  readonly inputs: readonly ActionInput[]
}

export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] }

type Library = typeof import('@actions/workflow-parser') &
  typeof import('@actions/workflow-parser/actions/index')
let library: Promise<Library> | undefined

/**
 * GitHub's parser imports its JSON schemas without `with { type: 'json' }`, which Node refuses. The bundler and
 * vitest resolve that themselves; from source the load hook supplies the attribute while the package loads.
 */
function load(): Promise<Library> {
  library ??= (async () => {
    const hook = registerHooks({
      load: (url, context, next) =>
        next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
    })
    try {
      const workflows = await import('@actions/workflow-parser')
      const actions = await import('@actions/workflow-parser/actions/index')
      return { ...workflows, ...actions }
    } finally {
      hook.deregister()
    }
  })()
  return library
}

/**
 * Parses and validates a workflow file with GitHub's own schema and expression rules.
 * @param file name used in problems
 */
export async function parseWorkflow(file: string, content: string): Promise<Parsed<ParsedWorkflow>> {
  const api = await load()
  const parsed = api.parseWorkflow({ name: file, content }, new api.NoOperationTraceWriter())
  const errors = () => problemsOf(file, parsed.context.errors.getErrors())
  if (!parsed.value || errors().length > 0) return { problems: orEmpty(file, errors()) }
  const template = await api.convertWorkflowTemplate(parsed.context, parsed.value)
  if (errors().length > 0) return { problems: errors() }
  const jobs = new Map(
    template.jobs.map((job) => [
      job.id.value,
      {
        condition: job.if.expression,
        steps: (job.type === 'job' ? job.steps : []).map((step) => ({
          id: step.id,
          condition: step.if?.expression ?? 'success()',
        })),
      },
    ]),
  )
  return { value: { root: toNode(parsed.value, plainValues(content), api), jobs } }
}

/** Parses and validates an `action.yml`; docker and composite actions are parsed too, with an empty `main`. */
export async function parseAction(file: string, content: string): Promise<Parsed<ParsedAction>> {
  const api = await load()
  const parsed = api.parseAction({ name: file, content }, new api.NoOperationTraceWriter())
  const errors = () => problemsOf(file, parsed.context.errors.getErrors())
  if (!parsed.value || errors().length > 0) return { problems: orEmpty(file, errors()) }
  const action = api.convertActionTemplate(parsed.context, parsed.value)
  if (errors().length > 0) return { problems: errors() }
  const { runs } = action
  const defaults = inputDefaults(content)
  const javascript = 'main' in runs ? runs : undefined
  return {
    value: {
      name: action.name,
      using: runs.using,
      main: javascript?.main ?? '',
      pre: javascript?.pre,
      post: javascript?.post,
      postCondition: javascript?.postIf ?? 'always()',
      inputs: (action.inputs ?? []).map((input) => ({
        name: input.id,
        required: input.required === true,
        default: input.default && toNode(input.default, defaults.get(input.id), api),
      })),
    },
  }
}

interface ParserError {
  readonly rawMessage: string
  readonly range?: { readonly start: { readonly line: number } } | undefined
}

function problemsOf(file: string, errors: readonly ParserError[]): Problem[] {
  return errors.map((error) => ({ file, line: error.range?.start.line ?? 0, message: error.rawMessage }))
}

function orEmpty(file: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.length > 0 ? problems : [{ file, line: 0, message: 'the file is empty' }]
}

/** The defaults of an action's inputs as plain values. */
function inputDefaults(content: string): Map<unknown, unknown> {
  const root = plainValues(content)
  const inputs: unknown = root instanceof Map ? root.get('inputs') : undefined
  const pairs = inputs instanceof Map ? [...inputs] : []
  return new Map(
    pairs.map(([name, input]) => [name, input instanceof Map ? input.get('default') : undefined]),
  )
}

/** The document as plain values, in the order of the file; it runs in parallel to the token tree. */
function plainValues(content: string): unknown {
  return parseDocument(content, { uniqueKeys: false }).toJS({ mapAsMap: true })
}

function toNode(token: TemplateToken, plain: unknown, api: Library): Node {
  const line = token.line ?? 0
  if (api.isMapping(token)) {
    const pairs = plain instanceof Map ? [...plain] : []
    const list = [...token].map(({ key, value }, index) => ({
      key: api.isBasicExpression(key) ? (key.source ?? key.toString()) : key.toString(),
      line: key.line ?? line,
      value: toNode(value, pairs[index]?.[1], api),
    }))
    return { kind: 'mapping', entries: list, line }
  }
  if (api.isSequence(token)) {
    const values = Array.isArray(plain) ? plain : []
    return {
      kind: 'sequence',
      items: [...token].map((item, index) => toNode(item, values[index], api)),
      line,
    }
  }
  if (api.isBasicExpression(token)) {
    const source = typeof plain === 'string' ? plain : `\${{ ${token.expression} }}`
    return { kind: 'expression', parts: splitExpressions(source), source, line }
  }
  if (api.isString(token) || api.isNumber(token) || api.isBoolean(token)) {
    return { kind: 'literal', value: token.value, line }
  }
  return { kind: 'literal', value: null, line }
}
