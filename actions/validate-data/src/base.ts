import { MissingEvidence, UserError } from '#core'
import type { Dataset, ReadOptions } from '#data'
import { type BaseCommit, findBaseCommit, type Step, type Used, useBaseData } from '#step'
import type { Given } from './request.ts'
import { openUsed } from './sources.ts'

/** The data as it was at the commit that a change starts from. */
export interface BaseData {
  readonly commit: BaseCommit
  /** Without files where the commit does not have the data. */
  readonly dataset: Dataset
  /** Columns that identify a row; none: whole rows are compared. */
  readonly key: readonly string[]
}

/** @returns undefined where no change is judged @throws UserError, MissingEvidence if the base cannot be had */
export async function findBase(
  step: Step,
  given: Given,
  read: ReadOptions | undefined,
): Promise<BaseData | undefined> {
  const { 'base-ref': ref, key, data } = given
  if (ref === undefined) {
    if (key.length === 0) return undefined
    throw new UserError('matches rows with those of a base, and there is none', {
      where: 'input key',
      fix: 'Set base-ref, such as base-ref: auto.',
    })
  }
  const commit = await findBaseCommit(step, ref)
  if (commit === undefined) return undefined
  if (read?.sample !== undefined) {
    throw new UserError('unsupported: samples of two versions of data have different rows', {
      where: 'input base-ref',
      fix: 'Leave out base-ref, or sample in read-options.',
    })
  }
  const used = await useBaseData(step, commit, data)
  return { commit, dataset: await openBase(step, used, read), key }
}

/** A folder that has data now may have been without. */
async function openBase(step: Step, used: readonly Used[], read: ReadOptions | undefined): Promise<Dataset> {
  try {
    return (await openUsed(step, used, read)).dataset
  } catch (error) {
    if (!(error instanceof MissingEvidence)) throw error
    const without = new Set(error.problems.map(({ where }) => where))
    const others = used.filter(({ path }) => !without.has(path))
    if (others.length === used.length) throw error
    return openBase(step, others, read)
  }
}
