import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Emulated, locateAction, readAction, refuseAction } from './actions.ts'
import { downloadArtifacts, uploadArtifact } from './artifact-steps.ts'
import { checkout } from './checkout.ts'
import type { RunDefaults, RunWork, StepDefinition, UsesWork } from './definition.ts'
import { type Scope, text, texts } from './expressions.ts'
import type { LiveStep, StepPlan, Work } from './live.ts'
import type { Node } from './node.ts'
import type { ParsedAction } from './parser.ts'
import { describeProblem } from './problems.ts'
import { invoke } from './process.ts'
import { shellCommand } from './shells.ts'

/** Plans the main phase of a step; `post` receives what has to run at the job's end. */
export function planStep(
  step: StepDefinition,
  defaults: readonly RunDefaults[],
  post: (plan: StepPlan) => void,
): StepPlan {
  const { id, condition, env, continueOnError, timeoutMinutes, work } = step
  const base = { id, condition, env, continueOnError, timeoutMinutes, phase: 'main' as const }
  if (work.kind === 'run') {
    return {
      ...base,
      name: (scope) => (step.name ? text(step.name, scope) : `Run ${firstLine(text(work.script, scope))}`),
      work: (live) => runScript(live, work, defaults),
    }
  }
  if (work.kind === 'unknown') throw new Error(`a step with '${work.keys.join(', ')}' was not refused`)
  const name = (scope: Scope) => (step.name ? text(step.name, scope) : `Run ${work.uses}`)
  return { ...base, name, work: (live) => runUses(live, step, work, (plan) => post(plan), name) }
}

function firstLine(script: string): string {
  return script.trim().split('\n')[0] ?? ''
}

async function runScript(live: LiveStep, work: RunWork, defaults: readonly RunDefaults[]): Promise<Work> {
  const { job, scope } = live
  const pick = (own: Node | undefined, key: keyof RunDefaults) =>
    text(own ?? defaults.map((item) => item[key]).find((item) => item !== undefined), scope)
  const shell = pick(work.shell, 'shell')
  const cwd = path.resolve(job.folders.workspace, pick(work.workingDirectory, 'workingDirectory') || '.')
  const file = path.join(job.folders.temp, `${job.results.length + 1}_${Date.now()}`)
  const command = shellCommand(shell || undefined, text(work.script, scope), file)
  writeFileSync(`${file}${command.extension}`, `${command.script}\n`, { mode: 0o755 })
  if (!existsSync(cwd)) throw new Error(`the working directory '${cwd}' does not exist`)
  return runProcess(live, command.command, command.args, cwd, live.env)
}

async function runProcess(
  live: LiveStep,
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Work> {
  const { signal, say, onLine } = live
  const exit = await invoke({ command, args, cwd, env, signal, force: live.job.force, onLine })
  if (exit.code === 0) return { ok: true }
  if (signal.aborted) say('The operation was canceled.')
  else {
    const how = exit.failure ?? (exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`)
    const message = exit.failure ? `${command}: ${how}` : `Process completed with ${how}.`
    live.annotate('error', message)
    say(message)
  }
  return { ok: false }
}

async function runUses(
  live: LiveStep,
  step: StepDefinition,
  work: UsesWork,
  post: (plan: StepPlan) => void,
  name: (scope: Scope) => string,
): Promise<Work> {
  const source = locateAction(work.uses, live.job.run.actions)
  const given = texts(work.with, live.scope)
  const later: Later = (phase, condition) =>
    post({
      ...step,
      phase: 'post',
      name: (scope) => `Post ${name(scope)}`,
      condition,
      work: phase,
    })
  switch (source.kind) {
    case 'refused':
      throw new Error(source.message)
    case 'emulated':
      return runEmulated(live, source.name, given, later)
    case 'local': {
      const folder = path.resolve(live.job.folders.workspace, source.path)
      const action = await loadAction(folder)
      return runJavaScript(live, { folder, action, given, extra: {} }, later)
    }
    case 'folder': {
      const action = await loadAction(source.folder)
      const extra = { GITHUB_ACTION_REPOSITORY: source.repository, GITHUB_ACTION_REF: source.ref }
      return runJavaScript(live, { folder: source.folder, action, given, extra }, later)
    }
  }
}

/** Registers the post phase of a step. */
type Later = (work: StepPlan['work'], condition: string) => void

async function runEmulated(
  live: LiveStep,
  name: Emulated,
  given: Readonly<Record<string, string>>,
  later: Later,
): Promise<Work> {
  if (name === 'actions/upload-artifact') return uploadArtifact(live, given)
  if (name === 'actions/download-artifact') return downloadArtifacts(live, given)
  const { outputs, forget } = await checkout(live, given)
  later(async () => {
    await forget()
    return { ok: true }
  }, 'always()')
  return { ok: true, outputs }
}

async function loadAction(folder: string): Promise<ParsedAction> {
  const read = await readAction(folder)
  if (!read) {
    throw new Error(
      `Can't find 'action.yml' or 'action.yaml' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
    )
  }
  if ('problems' in read) throw new Error(read.problems.map(describeProblem).join('\n'))
  const why = refuseAction(read.value)
  if (why) throw new Error(why)
  return read.value
}

interface JavaScriptAction {
  readonly folder: string
  readonly action: ParsedAction
  readonly given: Readonly<Record<string, string>>
  readonly extra: Readonly<Record<string, string>>
}

async function runJavaScript(
  live: LiveStep,
  { folder, action, given, extra }: JavaScriptAction,
  later: Later,
): Promise<Work> {
  const inputs = inputVariables(live, action, given)
  let state: Readonly<Record<string, string>> = {}
  const start = (file: string, variables: Readonly<Record<string, string>>) => async (step: LiveStep) => {
    const { workspace } = step.job.folders
    mkdirSync(workspace, { recursive: true }) // a step may have deleted it
    const env = { ...step.env, ...step.job.actionsOnly, ...inputs, ...extra, ...variables }
    return runProcess(step, process.execPath, [path.resolve(folder, file)], workspace, env)
  }
  const { post } = action
  if (post) {
    later((step) => {
      const saved = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value])
      return start(post, Object.fromEntries(saved))(step)
    }, action.postCondition)
  }
  const work = await start(action.main, {})(live)
  return {
    ...work,
    onState: (saved) => {
      state = saved
    },
  }
}

/** `INPUT_*`: what the step gives, over the defaults of the action, whose expressions are evaluated here. */
function inputVariables(
  live: LiveStep,
  action: ParsedAction,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = action.inputs.map((input) => input.name.toLowerCase())
  const unknown = Object.keys(given).filter((name) => !names.includes(name.toLowerCase()))
  if (unknown.length > 0) {
    const message = `Unexpected input(s) '${unknown.join("', '")}', valid inputs are ['${names.join("', '")}']`
    live.annotate('warning', message)
    live.say(message)
  }
  const defaults = action.inputs.map((input) => [input.name, text(input.default, live.scope)])
  const variable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
  const all = [...defaults, ...Object.entries(given)]
  return Object.fromEntries(all.map(([name = '', value = '']) => [variable(name), value]))
}
