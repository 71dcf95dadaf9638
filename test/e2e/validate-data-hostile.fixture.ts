import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Job, StepResult } from './harness.ts'
import { entryOf, jobWith, validate } from './validate-data.fixture.ts'

/** All that a reader, a later step or the record is told. */
export function told(job: Job, result: StepResult): string {
  const files = [result.outputs.report, result.outputs.profile].flatMap((path) =>
    path ? [readFileSync(path, 'utf8')] : [],
  )
  const { log, summary, outputs } = result
  return [log, summary, JSON.stringify(outputs), JSON.stringify(entryOf(job)), ...files].join('\n')
}

/** Runs with rules that are given as JSON, and finds nothing to be a bug of ours. */
export async function judge(
  files: Readonly<Record<string, string | Uint8Array>>,
  rules: unknown,
  inputs: Readonly<Record<string, string>> = {},
) {
  const job = jobWith({ ...files, 'rules.json': typeof rules === 'string' ? rules : JSON.stringify(rules) })
  const result = await validate(job, { data: 'a.csv', expectations: 'rules.json', ...inputs })
  expect(result.log).not.toMatch(/bug in lockstep|^\s+at /m)
  return { job, result, all: told(job, result) }
}
