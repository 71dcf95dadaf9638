import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  type Artifact,
  digestFolder,
  digestPath,
  formatBytes,
  messageOf,
  type SealedEntry,
  UserError,
} from '#core'
import { exists } from '#host'
import type { ArtifactStore, Log } from '#runner'
import { collectRecord, type LocalProduct, type RecordStore } from './record-store.ts'

const RECORD_NAME = /^lockstep-[0-9a-f]{16}$/
const MAX_RECORD_BYTES = 64 * 2 ** 20
const MAX_PRODUCT_BYTES = 256 * 2 ** 20

const recordName = (sha256: string): string => `lockstep-${sha256.slice(0, 16)}`
const productName = (sha256: string): string => `lockstep-product-${sha256.slice(0, 16)}`

/**
 * Uploads this job's entries and reports as one artifact whose name is the digest of what is in it, and each
 * product of the job as one of its own.
 */
export async function handOver(
  artifacts: ArtifactStore,
  store: RecordStore,
  share: 'auto' | 'never',
  log: Log,
): Promise<void> {
  const folder = join(store.root, 'handover')
  await rm(folder, { recursive: true, force: true })
  const files = await collectRecord(store.root, folder)
  if (files.length === 0) return
  const { sha256 } = await digestFolder(folder)
  await artifacts.upload(recordName(sha256), files, folder)
  log.info(`Handed ${files.length} files of the record over as ${recordName(sha256)}.`)
  if (share === 'never') return
  for (const product of await store.products()) await shareProduct(artifacts, product, log)
}

async function shareProduct(artifacts: ArtifactStore, product: LocalProduct, log: Log): Promise<void> {
  const bytes = product.bytes ?? 0
  if (bytes > MAX_PRODUCT_BYTES) {
    log.notice(
      `${product.role} (${formatBytes(bytes)}) is too large to travel to later jobs; pass its path there.`,
    )
    return
  }
  if (!(await exists(product.path)) || (await digestPath(product.path)).sha256 !== product.sha256) {
    log.warning(
      `${product.role} at ${product.path} was changed after it was recorded; it is not handed over.`,
    )
    return
  }
  const files = product.kind === 'file' ? [product.path] : await filesBelow(product.path)
  const root = product.kind === 'file' ? join(product.path, '..') : product.path
  await artifacts.upload(productName(product.sha256), files, root)
}

async function filesBelow(folder: string): Promise<string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true })
  return items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name))
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
    await mkdir(folder, { recursive: true })
    await artifacts.download(artifact.id, folder)
    await takeOver(store, folder, artifact.name, log)
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
  for (const file of await readdir(entries)) {
    try {
      await store.receive(await readFile(join(entries, file), 'utf8'), `${name}/entries/${file}`)
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
  const folder = join(store.root, 'fetched', productName(product.sha256))
  const path = product.kind === 'folder' ? folder : join(folder, basename(product.name))
  if (!(await exists(path))) {
    const found = (await artifacts.list()).find((artifact) => artifact.name === productName(product.sha256))
    if (found === undefined) return undefined
    await mkdir(folder, { recursive: true })
    await artifacts.download(found.id, folder)
  }
  const { sha256 } = await digestPath(path)
  if (sha256 !== product.sha256) {
    throw new UserError(`${product.role} does not have the digest that the record names`, {
      where: `artifact ${productName(product.sha256)}`,
      fix: 'Run the job that made it again.',
    })
  }
  return path
}

/** The products with a role among entries, newest attempt only, without repeats of the same digest. */
export function productsWithRole(entries: readonly SealedEntry[], role: string): readonly Artifact[] {
  const found = entries.flatMap(({ entry }) => entry.products.filter((product) => product.role === role))
  return [...new Map(found.map((product) => [product.sha256, product])).values()]
}
