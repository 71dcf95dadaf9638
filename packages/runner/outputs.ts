import { appendFile, stat } from 'node:fs/promises'
import * as core from '@actions/core'
import { errorCode } from '#host'

/** Sets an output of the step. */
export function setOutput(name: string, value: string): void {
  core.setOutput(name, value)
}

/** Hands a value to this step's `post`. */
export function saveState(name: string, value: string): void {
  core.saveState(name, value)
}

/** A value that this step's `main` saved; empty if it did not. */
export function readState(name: string): string {
  return core.getState(name)
}

/** All raw inputs by name; an input that is not set is empty. */
export function readInputs(names: Iterable<string>): Record<string, string> {
  return Object.fromEntries([...names].map((name) => [name, core.getInput(name, { trimWhitespace: false })]))
}

/** Keeps a value out of every log line from now on. */
export function mask(value: string): void {
  if (value !== '') core.setSecret(value)
}

/** Marks the step as failed; the process ends with exit code 1. */
export function failStep(message: string): void {
  core.setFailed(message)
}

const MAX_SUMMARY = 1024 * 1024

/**
 * Appends Markdown to the step's summary. Above 1 MiB the runner drops the whole summary, so it is cut here.
 * @returns false where there is no summary to write to, or no room left in it
 */
export async function appendSummary(markdown: string, file: string | undefined): Promise<boolean> {
  if (!file) return false
  const used = await stat(file).then(
    (found) => found.size,
    (error) => {
      if (errorCode(error) === 'ENOENT') return 0
      throw error
    },
  )
  const room = MAX_SUMMARY - used
  const bytes = Buffer.from(markdown)
  if (bytes.length <= room) await appendFile(file, bytes)
  else {
    const note = '\n\nThe summary was cut at 1 MiB; the report holds all of it.\n'
    if (room < note.length) return false
    await appendFile(
      file,
      `${bytes.subarray(0, Math.max(0, room - note.length - 4)).toString('utf8')}${note}`,
    )
  }
  return true
}
