import { child, entries, items, type Node, written } from './node.ts'
import { type ConvertedStep, type Parsed, parseWorkflow } from './parser.ts'

/** A workflow file, read but not evaluated. */
export interface Workflow {
  /** Path inside the repository. */
  readonly file: string
  readonly name: string
  readonly runName: Node | undefined
  /** By event name, the event's settings as written. */
  readonly events: ReadonlyMap<string, Node | undefined>
  readonly env: Node | undefined
  readonly permissions: Node | undefined
  readonly defaults: RunDefaults
  readonly concurrency: Node | undefined
  readonly jobs: readonly JobDefinition[]
}

export interface RunDefaults {
  readonly shell: Node | undefined
  readonly workingDirectory: Node | undefined
}

export interface JobDefinition {
  readonly id: string
  readonly line: number
  readonly name: Node | undefined
  readonly needs: readonly string[]
  readonly condition: string
  readonly strategy: Node | undefined
  readonly env: Node | undefined
  readonly defaults: RunDefaults
  readonly outputs: Node | undefined
  readonly permissions: Node | undefined
  readonly continueOnError: Node | undefined
  readonly timeoutMinutes: Node | undefined
  readonly steps: readonly StepDefinition[]
  /** A job that calls a reusable workflow has this and no steps. */
  readonly call:
    | { readonly uses: string; readonly with: Node | undefined; readonly secrets: Node | undefined }
    | undefined
  /** Every key as written, for what is refused or only noted. */
  readonly written: Node
}

export interface StepDefinition {
  readonly id: string
  readonly line: number
  readonly name: Node | undefined
  readonly condition: string
  readonly env: Node | undefined
  readonly continueOnError: Node | undefined
  readonly timeoutMinutes: Node | undefined
  readonly work: RunWork | UsesWork | UnknownWork
}

export interface RunWork {
  readonly kind: 'run'
  readonly script: Node
  readonly shell: Node | undefined
  readonly workingDirectory: Node | undefined
}

export interface UsesWork {
  readonly kind: 'uses'
  readonly uses: string
  readonly line: number
  readonly with: Node | undefined
}

/** A kind of step that GitHub knows and this simulator does not (`wait`, `parallel`, ...). */
export interface UnknownWork {
  readonly kind: 'unknown'
  readonly keys: readonly string[]
}

/**
 * Reads a workflow file.
 * @param file path inside the repository, used in problems
 */
export async function readWorkflow(file: string, content: string): Promise<Parsed<Workflow>> {
  const parsed = await parseWorkflow(file, content)
  if ('problems' in parsed) return parsed
  const { root, jobs } = parsed.value
  return {
    value: {
      file,
      name: written(child(root, 'name')) || file,
      runName: child(root, 'run-name'),
      events: eventsOf(child(root, 'on')),
      env: child(root, 'env'),
      permissions: child(root, 'permissions'),
      defaults: defaultsOf(root),
      concurrency: child(root, 'concurrency'),
      jobs: entries(child(root, 'jobs')).map((entry) => {
        const converted = jobs.get(entry.key)
        return jobOf(
          entry.key,
          entry.line,
          entry.value,
          converted?.condition ?? 'success()',
          converted?.steps ?? [],
        )
      }),
    },
  }
}

function eventsOf(node: Node | undefined): Map<string, Node | undefined> {
  if (node?.kind === 'mapping') return new Map(node.entries.map((entry) => [entry.key, entry.value]))
  return new Map(items(node).map((item) => [written(item), undefined]))
}

function defaultsOf(node: Node): RunDefaults {
  const run = child(child(node, 'defaults'), 'run')
  return { shell: child(run, 'shell'), workingDirectory: child(run, 'working-directory') }
}

function jobOf(
  id: string,
  line: number,
  node: Node,
  condition: string,
  steps: readonly ConvertedStep[],
): JobDefinition {
  const uses = child(node, 'uses')
  return {
    id,
    line,
    name: child(node, 'name'),
    needs: items(child(node, 'needs')).map(written),
    condition,
    strategy: child(node, 'strategy'),
    env: child(node, 'env'),
    defaults: defaultsOf(node),
    outputs: child(node, 'outputs'),
    permissions: child(node, 'permissions'),
    continueOnError: child(node, 'continue-on-error'),
    timeoutMinutes: child(node, 'timeout-minutes'),
    steps: items(child(node, 'steps')).map((step, index) => stepOf(step, steps[index])),
    call: uses && { uses: written(uses), with: child(node, 'with'), secrets: child(node, 'secrets') },
    written: node,
  }
}

function stepOf(node: Node, converted: ConvertedStep | undefined): StepDefinition {
  return {
    id: converted?.id ?? '',
    line: node.line,
    name: child(node, 'name'),
    condition: converted?.condition ?? 'success()',
    env: child(node, 'env'),
    continueOnError: child(node, 'continue-on-error'),
    timeoutMinutes: child(node, 'timeout-minutes'),
    work: workOf(node),
  }
}

function workOf(node: Node): StepDefinition['work'] {
  const keys = entries(node).map((entry) => entry.key)
  const beyond = keys.filter((key) => ['background', 'wait', 'wait-all', 'cancel', 'parallel'].includes(key))
  if (beyond.length > 0) return { kind: 'unknown', keys: beyond }
  const script = child(node, 'run')
  if (script) {
    const shell = child(node, 'shell')
    return { kind: 'run', script, shell, workingDirectory: child(node, 'working-directory') }
  }
  const uses = child(node, 'uses')
  return { kind: 'uses', uses: written(uses), line: uses?.line ?? node.line, with: child(node, 'with') }
}
