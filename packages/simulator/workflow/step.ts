import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterpreter, type Interpreter } from './commands.ts'
import { holds, text, texts } from './expressions.ts'
import { type Collected, createFileCommands } from './file-commands.ts'
import { minutes, watch } from './limits.ts'
import { type LiveJob, type StepPlan, scopeOf, type Work } from './live.ts'
import type { Outcome, StepResult } from './result.ts'

/** Runs one step of a job, from its condition to its result. */
export async function runStep(job: LiveJob, plan: StepPlan): Promise<StepResult> {
  const started = Date.now()
  const name = job.masks.hide(nameOf(job, plan))
  const interpreter = createInterpreter(job.masks.add)
  const result = (part: Partial<StepResult>): StepResult => {
    const annotations = interpreter.annotations.map((item) => ({
      ...item,
      message: job.masks.hide(item.message),
    }))
    const base = { id: plan.id, name, phase: plan.phase, outcome: 'skipped', conclusion: 'skipped' } as const
    const durationMs = Date.now() - started
    const whole: StepResult = { ...base, outputs: {}, summary: '', ...part, annotations, durationMs }
    if (plan.phase === 'main' && !plan.id.startsWith('__')) {
      const { outcome, conclusion, outputs } = whole
      job.steps[plan.id] = { outcome, conclusion, outputs }
    }
    job.results.push(whole)
    return whole
  }
  if (job.force.aborted) return result({ outcome: 'cancelled', conclusion: 'cancelled' })
  try {
    if (!holds(plan.condition, scopeOf(job))) return result({})
  } catch (error) {
    interpreter.annotate('error', `The condition cannot be evaluated: ${messageOf(error)}`)
    job.status = job.status === 'success' ? 'failure' : job.status
    return result({ outcome: 'failure', conclusion: 'failure' })
  }
  const ended = await perform(job, plan, name, interpreter)
  const conclusion = ended.outcome === 'failure' && tolerated(job, plan) ? 'success' : ended.outcome
  if (conclusion === 'failure' && job.status === 'success') job.status = 'failure'
  return result({ ...ended, conclusion })
}

function nameOf(job: LiveJob, plan: StepPlan): string {
  try {
    return plan.name(scopeOf(job))
  } catch {
    return plan.id // the name's expression has an error, which must not hide the step
  }
}

function tolerated(job: LiveJob, plan: StepPlan): boolean {
  return text(plan.continueOnError, scopeOf(job)) === 'true'
}

type Ended = Pick<StepResult, 'outcome' | 'outputs' | 'summary' | 'log'>

async function perform(job: LiveJob, plan: StepPlan, name: string, interpreter: Interpreter): Promise<Ended> {
  const number = job.results.length + 1
  const { log, say, fail, onLine } = openLog(job, number, name, interpreter)
  job.run.onStep({ job: job.name, step: name })
  const limits = watch(job, plan)
  const files = createFileCommands(job.folders.commands, `${number}_${plan.phase}`)
  let work: Work = { ok: false }
  try {
    const stepEnv = { ...job.env, ...texts(plan.env, scopeOf(job)) }
    const env = { ...processEnvironment(job, stepEnv), GITHUB_ACTION: plan.id, ...files.environment }
    const { annotate } = interpreter
    work = await plan.work({
      job,
      scope: scopeOf(job, stepEnv),
      env,
      signal: limits.signal,
      onLine,
      say,
      annotate,
    })
  } catch (error) {
    if (!limits.signal.aborted) fail(messageOf(error))
  } finally {
    limits.stop()
  }
  if (limits.reason() === 'timeout')
    fail(`The action '${name}' has timed out after ${minutes(job, plan)} minutes.`)
  const collected = take(job, files.collect(), fail)
  work.onState?.(collected.state)
  const ok = work.ok && [...collected.problems, ...interpreter.refused].length === 0
  const outcome: Outcome =
    limits.reason() === 'cancelled' ? 'cancelled' : ok && !limits.reason() ? 'success' : 'failure'
  const outputs = { ...work.outputs, ...collected.outputs }
  return { outcome, outputs, summary: job.masks.hide(collected.summary), log }
}

/** The log file of a step; every line goes there and to the run's `onLine`, masked. */
function openLog(job: LiveJob, number: number, name: string, interpreter: Interpreter) {
  const { run, masks } = job
  const log = path.join('logs', job.slugName, `${number}_${fileName(name)}.log`)
  const file = path.join(run.output, log)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  const say = (line: string): void => {
    const text = masks.hide(line)
    appendFileSync(file, `${text}\n`)
    run.onLine({ job: job.name, step: name, text })
  }
  const fail = (message: string): void => {
    interpreter.annotate('error', message)
    say(message)
  }
  const onLine = (line: string): void => {
    const shown = interpreter.line(line)
    if (shown !== undefined) say(shown)
  }
  return { log, say, fail, onLine }
}

function processEnvironment(job: LiveJob, env: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = { ...job.run.environment, CI: 'true', ...env, ...job.fixed }
  return { ...all, PATH: [...job.path, all.PATH ?? ''].join(':') }
}

/** Applies to the job what a step wrote to its files, and says what is wrong with it. */
function take(job: LiveJob, collected: Collected, fail: (message: string) => void): Collected {
  for (const problem of [...collected.problems, ...collected.complaints]) fail(problem)
  Object.assign(job.env, collected.env)
  for (const folder of collected.path) job.path.unshift(folder)
  return collected
}

/** A name as part of a file name. */
export function fileName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
      .trim()
      .slice(0, 80) || '_'
  )
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
