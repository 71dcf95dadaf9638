import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Artifact,
  digestFile,
  digestFolder,
  digestPath,
  formatBytes,
  messageOf,
  type SealedEntry,
  ServiceError,
  UserError,
} from '#core'
import { asidePath, exists, writeAtomic } from '#host'
import type { ArtifactStore, Log } from '#runner'
import { collectRecord, type LocalProduct, type RecordStore } from './record-store.ts'

const RECORD_NAME = /^lockstep-[0-9a-f]{16}$/
const MAX_RECORD_BYTES = 64 * 2 ** 20
const MAX_PRODUCT_BYTES = 256 * 2 ** 20

const recordName = (sha256: string): string => `lockstep-${sha256.slice(0, 16)}`
const productName = (sha256: string): string => `lockstep-product-${sha256.slice(0, 16)}`

/**
 * Uploads this job's entries and reports as one artifact whose name is the digest of what is in it, and each
 * product that its step lets travel as one of its own.
 */
export async function handOver(artifacts: ArtifactStore, store: RecordStore, log: Log): Promise<void> {
  const folder = join(store.root, 'handover')
  await rm(folder, { recursive: true, force: true })
  const files = await collectRecord(store.root, folder)
  if (files.length === 0) return
  const name = await underFreeName(async (number) => {
    const all = number === 1 ? files : [...files, await renameByContent(folder, number)]
    const { sha256 } = await digestFolder(folder)
    return { name: recordName(sha256), ended: await artifacts.upload(recordName(sha256), all, folder) }
  })
  log.info(`Handed ${files.length} files of the record over as ${name}.`)
  for (const product of await store.products()) {
    if (product.share === 'auto') await shareProduct(artifacts, product, log)
  }
}

const MAX_NAMES = 3

/** An upload that was cut off holds its name until the end of the run: the next one goes under another. */
async function underFreeName(
  upload: (number: number) => Promise<{ name: string; ended: 'done' | 'name-taken' }>,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const { name, ended } = await upload(number)
    if (ended === 'done') return name
    if (number === MAX_NAMES) {
      throw new ServiceError('GitHub artifacts', `the name ${name} is held by an upload that did not end`, {
        attempts: number,
      })
    }
  }
}

/** The name of a record is the digest of what is in it: one more file makes another. */
async function renameByContent(folder: string, number: number): Promise<string> {
  const path = join(folder, 'upload')
  await writeAtomic(path, `${number}\n`)
  return path
}

async function shareProduct(artifacts: ArtifactStore, product: LocalProduct, log: Log): Promise<void> {
  const bytes = product.bytes ?? 0
  if (bytes > MAX_PRODUCT_BYTES) {
    log.notice(
      `${product.role} (${formatBytes(bytes)}) is too large to travel to later jobs; pass its path there.`,
    )
    return
  }
  const found = await contentOf(product).catch(() => undefined)
  if (found?.sha256 !== product.sha256) {
    log.warning(
      `${product.role} at ${product.path} was changed after it was recorded; it is not handed over.`,
    )
    return
  }
  await underFreeName(async (number) => {
    const name = number === 1 ? productName(product.sha256) : `${productName(product.sha256)}-${number}`
    return { name, ended: await artifacts.upload(name, found.files, found.root) }
  })
}

/** What is uploaded is what was hashed: links below a folder count as what they lead to. */
async function contentOf({
  path,
  kind,
}: LocalProduct): Promise<{ sha256: string; files: string[]; root: string }> {
  if (kind === 'file') return { sha256: (await digestFile(path)).sha256, files: [path], root: dirname(path) }
  const { sha256, files } = await digestFolder(path)
  return { sha256, files: files.map((file) => join(path, file.path)), root: path }
}

/** Fetches every record artifact of this run that is not here yet; the bytes are hashed again. */
export async function fetchRecord(artifacts: ArtifactStore, store: RecordStore, log: Log): Promise<void> {
  for (const artifact of await artifacts.list()) {
    if (!RECORD_NAME.test(artifact.name)) continue
    const folder = join(store.root, 'fetched', artifact.name)
    if (await exists(folder)) continue
    if (artifact.bytes > MAX_RECORD_BYTES) {
      log.warning(
        `${artifact.name} is larger than ${formatBytes(MAX_RECORD_BYTES)}; it is left out of the record.`,
      )
      continue
    }
    await download(artifacts, artifact.id, folder, (aside) => takeOver(store, aside, artifact.name, log))
  }
}

/** Downloads aside: a folder in its place was fetched whole, and what it holds was taken over. */
async function download(
  artifacts: ArtifactStore,
  id: number,
  folder: string,
  takeOver: (aside: string) => Promise<void>,
): Promise<void> {
  const aside = asidePath(folder)
  try {
    await mkdir(aside, { recursive: true })
    await artifacts.download(id, aside)
    await takeOver(aside)
    await rename(aside, folder)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function takeOver(store: RecordStore, folder: string, name: string, log: Log): Promise<void> {
  const { sha256 } = await digestFolder(folder)
  if (recordName(sha256) !== name) {
    log.warning(`The artifact ${name} does not hold what its name says; it is left out of the record.`)
    return
  }
  const entries = join(folder, 'entries')
  if (!(await exists(entries))) return
  for (const item of await readdir(entries, { withFileTypes: true })) {
    if (!item.isFile()) continue
    try {
      await store.receive(await readFile(join(entries, item.name), 'utf8'), `${name}/entries/${item.name}`)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      log.warning(`Left out of the record: ${messageOf(error)}`)
    }
  }
}

/**
 * Brings a product of another job to this machine.
 * @returns the path, or undefined if it was not shared
 * @throws UserError if the bytes are not those that the record names
 */
export async function fetchProduct(
  artifacts: ArtifactStore,
  store: RecordStore,
  product: Artifact,
): Promise<string | undefined> {
  const name = productName(product.sha256)
  const folder = join(store.root, 'fetched', name)
  if (!(await exists(folder))) {
    const found = (await artifacts.list()).find((artifact) => artifact.name.replace(/-[23]$/, '') === name)
    if (found === undefined) return undefined
    await download(artifacts, found.id, folder, async () => undefined)
  }
  const path = product.kind === 'folder' ? folder : await onlyFile(folder)
  if (path !== undefined && (await digestPath(path)).sha256 === product.sha256) return path
  throw new UserError(`${product.role} does not have the digest that the record names`, {
    where: `artifact ${name}`,
    fix: 'Run the job that made it again.',
  })
}

/** The name that an entry gives to a file may be a path of the other job, or hostile. */
async function onlyFile(folder: string): Promise<string | undefined> {
  const [item, ...others] = await readdir(folder, { withFileTypes: true })
  return item?.isFile() && others.length === 0 ? join(folder, item.name) : undefined
}

/** The products with a role among entries (of which only those that count are given), each digest once. */
export function productsWithRole(entries: readonly SealedEntry[], role: string): readonly Artifact[] {
  const found = entries.flatMap(({ entry }) => entry.products.filter((product) => product.role === role))
  return [...new Map(found.map((product) => [product.sha256, product])).values()]
}
