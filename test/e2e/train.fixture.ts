import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { SealedEntry } from '#core'
import { entriesOf, type Job } from './harness.ts'

export const SECRETS = {
  ACTIONS_RUNTIME_TOKEN: 'runtime-secret',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'oidc-secret',
  GITHUB_TOKEN: 'github-secret',
  RUNNER_TRACKING_ID: 'github_tracking',
}

export function write(job: Job, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(job.workspace, name, '..'), { recursive: true })
    writeFileSync(join(job.workspace, name), text)
  }
}

export function onlyEntry(job: Job): SealedEntry {
  const entries = entriesOf(job)
  expect(entries).toHaveLength(1)
  const [sealed] = entries
  if (sealed === undefined) throw new Error('no entry')
  return sealed
}
