import { relative } from 'node:path'
import { Problems } from '#core'
import { isInside } from '#host'
import { confinePath, type Step } from '#step'
import type { ExpectedFile, ExpectedFiles } from '#training'
import type { Given } from './inputs.ts'

/** Files in which `metrics: auto` looks, where the command wrote them. */
const METRIC_FILES = ['metrics.json', 'dvclive/metrics.json']

/** The files that the command is to write. @throws UserError that names each path that cannot be one */
export async function expectedFiles(step: Step, given: Given): Promise<ExpectedFiles> {
  const problems = new Problems()
  const expect = async (role: ExpectedFile['role'], path: string): Promise<ExpectedFile[]> => {
    const where = `input ${role}`
    const full = await problems.attemptAsync(() => confinePath(step, path), where)
    if (full === undefined) return []
    if (await isInside(full, step.workingDirectory)) {
      problems.add(`${path} holds the working directory`, { where, fix: 'Name a file or folder in it.' })
    }
    return [{ role, name: relative(step.machine.workspace, full), path: full }]
  }
  const model = await expect('model', given.model)
  const predictions = given.predictions === undefined ? [] : await expect('predictions', given.predictions)
  const automatic = given.metrics === 'auto'
  const metrics = automatic ? [] : await expect('metrics', given.metrics)
  const required = [...model, ...predictions, ...metrics]
  if (new Set(required.map((file) => file.path)).size < required.length) {
    problems.add('model, predictions and metrics name the same path', {
      fix: 'Let the command write files of their own.',
    })
  }
  const candidates = await Promise.all((automatic ? METRIC_FILES : []).map((path) => expect('metrics', path)))
  problems.throwIfAny()
  return { required, optional: candidates.flat() }
}
