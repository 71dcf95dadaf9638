import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { entryBytes, readEntry, type SealedEntry, sha256, UserError } from '#core'
import { createExclusive, exists, type Machine, readIfPresent, writeAtomic } from '#host'
import type { Product } from './conclusion.ts'

/** The record on this machine: entries and reports that this job made, and those that it received. */
export interface RecordStore {
  readonly root: string
  /** Keeps an entry of this job. */
  keep(sealed: SealedEntry): Promise<void>
  /** Keeps a JSON report under its digest. @returns path and digest */
  keepReport(json: string): Promise<{ path: string; sha256: string }>
  /** Entries of this job. */
  own(): Promise<SealedEntry[]>
  /** Entries that came from other jobs. */
  received(): Promise<SealedEntry[]>
  /** Takes over an entry file of another job; the bytes are checked. */
  receive(bytes: string, where: string): Promise<SealedEntry>
  /** Remembers where a product lies, so that it can be used by its digest, and shared if its step lets it travel. */
  noteProduct(product: Product, share: Share): Promise<void>
  products(): Promise<LocalProduct[]>
  /** True for the first Lockstep step of the job, which hands the record over in its `post`. */
  claimFirst(step: string): Promise<boolean>
  writeIntent(step: string, intent: unknown): Promise<void>
  readIntent(step: string): Promise<unknown>
  /** Marks that the step with this nonce has published its entry. */
  markPublished(nonce: string): Promise<void>
  isPublished(nonce: string): Promise<boolean>
  /** Keeps a value for the `post` of a step, written at once: it survives a main that is killed. */
  remember(step: string, name: string, value: string): Promise<void>
  recall(step: string, name: string): Promise<string | undefined>
}

/** Whether a step's products travel to later jobs. */
export type Share = 'auto' | 'never'

const productSchema = z.object({
  sha256: z.string(),
  bytes: z.int().optional(),
  kind: z.enum(['file', 'folder']),
  path: z.string(),
  role: z.string(),
  share: z.enum(['auto', 'never']),
})
export type LocalProduct = z.output<typeof productSchema>

/** Folder of the record: in the runner's temporary folder, which dies with the job; else in the workspace. */
export function recordRoot(machine: Machine): string {
  const temp = machine.environment.RUNNER_TEMP
  return temp ? join(temp, 'lockstep') : join(machine.workspace, '.lockstep')
}

export function openRecordStore(root: string): RecordStore {
  const folder = (name: string): string => join(root, name)
  return {
    root,
    keep: (sealed) => writeAtomic(join(folder('entries'), fileName(sealed.id)), entryBytes(sealed)),
    keepReport: async (json) => {
      const digest = sha256(json)
      const path = join(folder('reports'), `${digest}.json`)
      await writeAtomic(path, json)
      return { path, sha256: digest }
    },
    own: () => readEntries(folder('entries')),
    received: () => readEntries(folder('received')),
    receive: async (bytes, where) => {
      const sealed = readEntry(bytes, where)
      await writeAtomic(join(folder('received'), fileName(sealed.id)), bytes)
      return sealed
    },
    noteProduct: async ({ path, sha256, bytes, kind, role }, share) => {
      const note: LocalProduct = {
        path,
        sha256,
        kind: kind ?? 'file',
        role,
        share,
        ...(bytes === undefined ? {} : { bytes }),
      }
      await writeAtomic(join(folder('products'), `${sha256}.json`), JSON.stringify(note))
    },
    products: async () => {
      const files = await listJson(folder('products'))
      const notes = await Promise.all(
        files.map(async (file) => JSON.parse((await readIfPresent(file)) ?? 'null')),
      )
      return notes.map((note) => productSchema.parse(note))
    },
    claimFirst: (step) => createExclusive(join(root, 'first-step'), step),
    writeIntent: (step, intent) =>
      writeAtomic(join(folder('intents'), `${sha256(step)}.json`), JSON.stringify(intent)),
    readIntent: async (step) => {
      const text = await readIfPresent(join(folder('intents'), `${sha256(step)}.json`))
      return text === undefined ? undefined : JSON.parse(text)
    },
    markPublished: (nonce) => writeAtomic(join(folder('published'), sha256(nonce)), ''),
    isPublished: (nonce) => exists(join(folder('published'), sha256(nonce))),
    remember: (step, name, value) => writeAtomic(join(folder('state'), sha256(step), name), value),
    recall: (step, name) => readIfPresent(join(folder('state'), sha256(step), name)),
  }
}

/** File name of an entry: `sha256sum` of the file equals its name. */
function fileName(id: string): string {
  return `${id.slice('sha256:'.length)}.json`
}

async function listJson(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return []
  const names = await readdir(folder)
  return names
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** Reads every entry of a folder. @throws UserError for one whose bytes were changed */
export async function readEntries(folder: string): Promise<SealedEntry[]> {
  const files = await listJson(folder)
  return Promise.all(
    files.map(async (file) => {
      const sealed = readEntry((await readIfPresent(file)) ?? '', file)
      if (fileName(sealed.id) !== basename(file)) {
        throw new UserError(`the entry was changed: its bytes have the id ${sealed.id}`, { where: file })
      }
      return sealed
    }),
  )
}

/** Copies this job's entries and reports into a folder that is to be handed over. @returns the files */
export async function collectRecord(root: string, target: string): Promise<string[]> {
  const files: string[] = []
  for (const part of ['entries', 'reports']) {
    for (const file of await listJson(join(root, part))) {
      await mkdir(join(target, part), { recursive: true })
      const copy = join(target, part, basename(file))
      await copyFile(file, copy)
      files.push(copy)
    }
  }
  return files
}
