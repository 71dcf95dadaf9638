import { readdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { parseReference, UserError } from '#core'
import { requestLogFiles } from '#data'
import type { Reference, Rows } from '#drift'
import { type Step, shownReference, type Used, use, useAll } from '#step'

/** What was named, brought to this machine. */
export interface Source<T> {
  readonly content: T
  readonly used: readonly Used[]
  /** As the user wrote it. */
  readonly name: string
}

/** The window: data files, or the files of a request log. @throws MissingEvidence if there is nothing */
export async function findRows(step: Step, texts: readonly string[], role: string): Promise<Source<Rows>> {
  const used: Used[] = []
  for (const text of texts) {
    const isLog = namesRequestLog(text)
    for (const one of isLog ? await withFullFiles(step, text) : [text]) {
      used.push(...(await useAll(step, isLog ? 'request-log' : role, [one])))
    }
  }
  const name = texts.map(shownReference).join(', ')
  const logs = (await Promise.all(used.map(logFilesOf))).flatMap((files) => files ?? [])
  if (logs.length === 0) {
    const roots = [step.machine.workspace, step.machine.temp, ...step.dataRoots]
    const patterns = used.map(({ path }) => path)
    return {
      content: { kind: 'data', patterns, root: step.workingDirectory, allowedRoots: roots },
      used,
      name,
    }
  }
  if ((await Promise.all(used.map(logFilesOf))).includes(undefined)) {
    throw new UserError('data files and a request log cannot form one window', { where: name })
  }
  return { content: { kind: 'request-log', files: [...new Set(logs)] }, used, name }
}

/** The reference: a stored profile, or rows. @throws MissingEvidence if there is nothing */
export async function findReference(step: Step, texts: readonly string[]): Promise<Source<Reference>> {
  const [only, ...more] = texts
  if (only === undefined) {
    throw new UserError('is required', {
      where: 'input reference',
      fix: 'Name a profile, data files, record:profile or registry:<name>@production.',
    })
  }
  if (more.length > 0 || !namesProfile(only)) return findRows(step, texts, 'reference')
  const used = await use(step, 'profile', only)
  return { content: { kind: 'profile', path: used.path }, used: [used], name: shownReference(only) }
}

function namesProfile(text: string): boolean {
  const reference = parseReference(text)
  switch (reference.kind) {
    case 'registry':
    case 'digest':
      return true
    case 'record':
      return reference.role.endsWith('profile')
    case 'path':
    case 'git':
      return /\.json$/i.test(reference.path)
    case 'url':
      return /\.json$/i.test(new URL(reference.url).pathname)
    case 'object':
      return /\.json$/i.test(reference.key)
    default:
      return false
  }
}

function namesRequestLog(text: string): boolean {
  const reference = parseReference(text)
  if (reference.kind === 'record') return reference.role === 'request-log'
  return (reference.kind === 'path' || reference.kind === 'git') && /\.jsonl$/i.test(reference.path)
}

/** `requests.jsonl` stands for the files that it was full in before, too. */
async function withFullFiles(step: Step, text: string): Promise<string[]> {
  const reference = parseReference(text)
  if (reference.kind !== 'path' || /[*?{[]/.test(reference.path)) return [text]
  const files = await requestLogFiles(resolve(step.workingDirectory, reference.path))
  const shown = files.map((file) => `./${relative(step.workingDirectory, file)}`)
  return shown.length === 0 ? [text] : shown
}

/** Files of a request log, which a folder may hold too; undefined for data. */
async function logFilesOf({ path, kind, role }: Used): Promise<string[] | undefined> {
  if (kind !== 'folder') return role === 'request-log' || /\.jsonl$/i.test(path) ? [path] : undefined
  const names = (await readdir(path)).filter((name) => /\.jsonl$/i.test(name))
  return names.length === 0 ? undefined : names.sort().map((name) => join(path, name))
}
