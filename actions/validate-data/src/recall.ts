import { digestFolder, type Json } from '#core'
import { BINDING_VERSION, type Dataset } from '#data'
import { cached, type Step } from '#step'
import { type Expectations, type Findings, findingsSchema, isTimeless } from '#validation'
import { findOut } from './find.ts'
import type { Given, Request } from './request.ts'

export interface Found {
  readonly findings: Findings
  /** Key of the cache under which an earlier run left them; absent for what was found now. */
  readonly recalled: string | undefined
}

/** Finds out about the data, or recalls what an earlier run found on the same data, by the same rules and code. */
export async function findOrRecall(step: Step, given: Given, request: Request): Promise<Found> {
  const { rules } = request
  const all = rules === undefined ? [] : [rules.main, ...rules.others.values()]
  if (!given.cache || !all.every(isTimeless))
    return { findings: await findOut(step, given, request), recalled: undefined }
  const of = await everythingOf(given, request)
  const { value, key } = await cached(step, { name: 'verdict', of, schema: findingsSchema }, () =>
    findOut(step, given, request),
  )
  return { findings: value, recalled: key }
}

/** Everything that what is found depends on. */
async function everythingOf(given: Given, request: Request): Promise<Json> {
  const { dataset, tables, rules, reference, base, readSource } = request
  return {
    // The code itself: all files of the bundle.
    code: (await digestFolder(import.meta.dirname)).sha256,
    engine: BINDING_VERSION,
    operation: [given.operation, given['infer-format']],
    data: identityOf(dataset),
    tables: [...tables].map(([name, table]) => [name, identityOf(table.dataset)]),
    rules: rules === undefined ? null : plain([rules.main, ...rules.others.values()].map(asList)),
    'read-options': readSource?.provenance.sha256 ?? null,
    reference:
      reference === undefined
        ? null
        : [
            reference.name,
            'profile' in reference ? plain(reference.profile) : identityOf(reference.data.dataset),
          ],
    base:
      base === undefined
        ? null
        : [base.commit.commit, base.commit.name, identityOf(base.dataset), [...base.key]],
  }
}

/** The names are shown in what is found. */
function identityOf({ files, unreadable, sha256 }: Dataset): Json {
  return [sha256, files.map(({ name }) => name), unreadable.map(({ file, reason }) => [file, reason])]
}

function asList({ rules, columns }: Expectations): unknown {
  return [rules, [...columns]]
}

/** Without what is undefined, which a digest refuses. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}
