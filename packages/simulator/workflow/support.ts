import path from 'node:path'
import { type ActionFolders, locateAction, readAction, refuseAction } from './actions.ts'
import { refuseArtifactInputs } from './artifact-inputs.ts'
import { refuseCheckoutInputs } from './checkout-inputs.ts'
import type { JobDefinition, StepDefinition, UsesWork } from './definition.ts'
import { child, entries, items, type Node, written } from './node.ts'
import { parseAction } from './parser.ts'
import type { Problem } from './problems.ts'
import { refuseShell } from './shells.ts'

export interface SupportOptions {
  readonly actions: ActionFolders
  /** Whether artifacts have a service to go to. */
  readonly artifacts: boolean
  /** `owner/name` of the repository. */
  readonly slug: string
  /** Content of a file of the tested commit; undefined where it is not there. */
  readonly readFile: (file: string) => Promise<string | undefined>
}

/** Keys of a job that would need what is not here. */
const refusedKeys: Readonly<Record<string, string>> = {
  container: 'job containers are not supported here',
  services: 'service containers are not supported here',
  snapshot: 'runner image snapshots are not supported here',
}

/** What of one job cannot run here. */
export async function jobProblems(
  file: string,
  job: JobDefinition,
  options: SupportOptions,
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const entry of entries(job.written)) {
    const why = refusedKeys[entry.key]
    if (why) problems.push({ file, line: entry.line, message: `job '${job.id}': ${why}` })
  }
  for (const label of items(child(job.written, 'runs-on')).map(written)) {
    const why = refuseLabel(label)
    if (why) problems.push({ file, line: child(job.written, 'runs-on')?.line ?? job.line, message: why })
  }
  problems.push(...expressionKeys(file, job.written))
  const shell = job.defaults.shell && refuseShell(written(job.defaults.shell))
  if (shell) problems.push({ file, line: job.defaults.shell?.line ?? job.line, message: shell })
  if (job.call && !job.call.uses.startsWith('./')) {
    const message = `the workflow '${job.call.uses}' would be fetched from the network; only './' ones run here`
    problems.push({ file, line: job.line, message })
  }
  for (const step of job.steps) problems.push(...(await stepProblems(file, job, step, options)))
  return problems
}

/** Why jobs for a runner label cannot run on this machine. */
export function refuseLabel(label: string): string | undefined {
  return /windows|macos/i.test(label) && process.platform === 'linux'
    ? `runs-on '${label}': jobs run on this machine, which has Linux`
    : undefined
}

async function stepProblems(
  file: string,
  job: JobDefinition,
  step: StepDefinition,
  options: SupportOptions,
): Promise<Problem[]> {
  const at = (message: string | undefined, line: number) => (message ? [{ file, line, message }] : [])
  const { work } = step
  if (work.kind === 'unknown') return at(`'${work.keys.join("', '")}' is not supported here`, step.line)
  if (work.kind === 'run')
    return at(refuseShell(written(work.shell) || 'bash'), work.shell?.line ?? step.line)
  const source = locateAction(work.uses, options.actions)
  if (source.kind === 'refused') return at(source.message, work.line)
  if (source.kind === 'emulated') {
    const why =
      source.name === 'actions/checkout'
        ? refuseCheckoutInputs(work.with, options.slug)
        : options.artifacts
          ? refuseArtifactInputs(source.name, work.with)
          : [{ line: work.line, message: `${source.name} needs the artifact service, which is not running` }]
    return why.map((problem) => ({ file, ...problem }))
  }
  if (source.kind === 'folder') {
    const read = await readAction(source.folder)
    if (!read) return at(`the action '${work.uses}' is not in this distribution`, work.line)
    return 'problems' in read ? [...read.problems] : at(refuseAction(read.value), work.line)
  }
  return localProblems(file, job, work, source.path, options)
}

async function localProblems(
  file: string,
  job: JobDefinition,
  work: UsesWork,
  folder: string,
  options: SupportOptions,
): Promise<Problem[]> {
  for (const name of ['action.yml', 'action.yaml'].map((base) => path.posix.join(folder, base))) {
    const content = await options.readFile(name)
    if (content === undefined) continue
    const read = await parseAction(name, content)
    if ('problems' in read) return [...read.problems]
    const why = refuseAction(read.value)
    return why ? [{ file, line: work.line, message: why }] : []
  }
  // A checkout or download below another path may still bring it.
  const brought = job.steps.some(
    ({ work: other }) =>
      other.kind === 'uses' &&
      /^actions\/(checkout|download-artifact)@/.test(other.uses) &&
      child(other.with, 'path') !== undefined,
  )
  if (brought) return []
  return [{ file, line: work.line, message: `there is no action.yml in '${work.uses}'` }]
}

/** Mappings whose keys are expressions (`${{ insert }}: ...`) have no meaning in the data that is kept of them. */
function expressionKeys(file: string, node: Node): Problem[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => expressionKeys(file, item))
  return entries(node).flatMap((entry) => [
    ...(entry.key.includes('${{')
      ? [{ file, line: entry.line, message: `'${entry.key}': an expression as a key is not supported here` }]
      : []),
    ...expressionKeys(file, entry.value),
  ])
}
