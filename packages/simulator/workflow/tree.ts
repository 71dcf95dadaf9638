import { stripVTControlCharacters } from 'node:util'
import { formatDuration } from '#core'
import type { JobResult, Outcome, StepResult, WorkflowResult } from './result.ts'

const marks: Readonly<Record<Outcome, string>> = { success: '✓', failure: '✗', cancelled: '■', skipped: '-' }

/** Text of a workflow on one line of a terminal: no control characters, not longer than the limit. */
function plain(text: string, limit: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
  const line = stripVTControlCharacters(text).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line
}

/** The jobs and steps of a run with outcome, duration and, where a step says them, verdict and reason. */
export function renderTree(result: WorkflowResult): string {
  const attempt = result.attempt > 1 ? `, attempt ${result.attempt}` : ''
  const head = `${marks[result.conclusion]} ${plain(result.title, 100)} (${result.event}, run ${result.runId}${attempt}) ${formatDuration(result.durationMs)}`
  const jobs = result.jobs.flatMap((job, index) =>
    renderJob(job, index === result.jobs.length - 1, result.attempt),
  )
  const notes = result.notes.map((note) => `note: ${plain(note, 200)}`)
  return `${[head, ...jobs, ...notes].join('\n')}\n`
}

function renderJob(job: JobResult, last: boolean, attempt: number): string[] {
  const took = job.jobId > 0 ? ` ${formatDuration(job.durationMs)}` : ` ${job.conclusion}`
  const kept = job.attempt < attempt ? ` (attempt ${job.attempt})` : ''
  const tolerated = job.conclusion === 'failure' && job.result === 'success' ? ' (continue-on-error)' : ''
  const head = `${last ? '└─' : '├─'} ${marks[job.conclusion]} ${plain(job.name, 100)}${took}${kept}${tolerated}`
  const indent = last ? '   ' : '│  '
  const errors = job.annotations.filter((item) => item.level === 'error')
  const lines = [
    ...job.steps.flatMap((step, index) => renderStep(step, index === job.steps.length - 1)),
    ...errors.map((item) => `  ${plain(item.message, 200)}`),
  ]
  return [head, ...lines.map((line) => `${indent}${line}`)]
}

function renderStep(step: StepResult, last: boolean): string[] {
  const { verdict, reason } = step.outputs
  const tolerated = step.outcome === 'failure' && step.conclusion === 'success' ? ' (continue-on-error)' : ''
  const took = step.outcome === 'skipped' ? ' skipped' : ` ${formatDuration(step.durationMs)}`
  const said = verdict ? `  ${plain(verdict, 40)}${reason ? `: ${plain(reason, 160)}` : ''}` : ''
  const head = `${last ? '└─' : '├─'} ${marks[step.outcome]} ${plain(step.name, 80)}${took}${tolerated}${said}`
  const error =
    step.outcome === 'failure' && !verdict
      ? step.annotations.find((item) => item.level === 'error')
      : undefined
  return error ? [head, `${last ? '   ' : '│  '}  ${plain(error.message, 160)}`] : [head]
}
