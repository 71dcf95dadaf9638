import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { canonicalJson, digestFile, sha256, UserError } from '#core'
import { asidePath, asWriteError, exists, readIfPresent, takeLock, writeAtomic } from '#host'

/** A file to store, by the role and path under which it is found again. */
export interface StoredFile {
  readonly role: string
  /** Path inside the version, `/` as separator. */
  readonly path: string
  /** Where it lies now. */
  readonly source: string
  readonly sha256: string
  readonly bytes: number
}

const MEDIA = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  artifact: 'application/vnd.cncf.model.manifest.v1+json',
  config: 'application/vnd.cncf.model.config.v1+json',
  weight: 'application/vnd.cncf.model.weight.v1.raw',
  dataset: 'application/vnd.cncf.model.dataset.v1.raw',
  doc: 'application/vnd.cncf.model.doc.v1.raw',
} as const
const FILE_PATH = 'org.cncf.model.filepath'
const ROLE = 'io.github.lockstep.role'
const REF_NAME = 'org.opencontainers.image.ref.name'

const descriptor = z.looseObject({
  mediaType: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  annotations: z.record(z.string(), z.string()).optional(),
})
const manifestSchema = z.looseObject({ config: descriptor, layers: z.array(descriptor) })
const indexSchema = z.looseObject({ schemaVersion: z.literal(2), manifests: z.array(descriptor) })

/**
 * Stores files as one ModelPack manifest with raw layers in an OCI image layout: the digest of a file is the
 * digest of its layer. The same files give the same manifest digest everywhere; nothing is written twice.
 * @param layout folder of the layout; made if it is missing
 * @param name of the model
 * @returns digest of the manifest, `sha256:...`
 */
export async function storeModel(
  layout: string,
  name: string,
  files: readonly StoredFile[],
): Promise<string> {
  const sorted = [...files].sort((a, b) => (layerKey(a) < layerKey(b) ? -1 : 1))
  for (const file of sorted) await putFile(layout, file)
  const config = await putBytes(layout, canonicalJson(configOf(name, sorted)))
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA.manifest,
    artifactType: MEDIA.artifact,
    config: { mediaType: MEDIA.config, ...config },
    layers: sorted.map((file) => ({
      mediaType: mediaTypeOf(file.role),
      digest: `sha256:${file.sha256}`,
      size: file.bytes,
      annotations: { [FILE_PATH]: file.path, [ROLE]: file.role },
    })),
  }
  return (await putBytes(layout, canonicalJson(manifest))).digest
}

function layerKey(file: StoredFile): string {
  return `${file.role}\0${file.path}`
}

function mediaTypeOf(role: string): string {
  if (role === 'model') return MEDIA.weight
  return role === 'predictions' || role === 'data' ? MEDIA.dataset : MEDIA.doc
}

function configOf(name: string, files: readonly StoredFile[]): unknown {
  return {
    descriptor: { name },
    modelfs: { type: 'layers', diffIds: files.map((file) => `sha256:${file.sha256}`) },
    config: {},
  }
}

function blobPath(layout: string, digest: string): string {
  return join(layout, 'blobs', 'sha256', digest.replace('sha256:', ''))
}

/** Streams a file into the layout. @throws UserError if its bytes are no longer those that were hashed */
async function putFile(layout: string, file: StoredFile): Promise<void> {
  const target = blobPath(layout, file.sha256)
  // A blob that was damaged or planted must not stand for the file.
  if ((await exists(target)) && (await digestFile(target)).sha256 === file.sha256) return
  await mkdir(dirname(target), { recursive: true })
  const aside = asidePath(target)
  try {
    await pipeline(createReadStream(file.source), createWriteStream(aside, { flags: 'wx' }))
    if ((await digestFile(aside)).sha256 !== file.sha256) {
      throw new UserError('the file changed while it was stored', { where: file.source })
    }
    await rename(aside, target)
  } catch (error) {
    throw asWriteError(error, target)
  } finally {
    await rm(aside, { force: true })
  }
}

async function putBytes(layout: string, text: string): Promise<{ digest: string; size: number }> {
  const digest = `sha256:${sha256(text)}`
  const target = blobPath(layout, digest)
  if (!(await exists(target))) await writeAtomic(target, text)
  return { digest, size: Buffer.byteLength(text) }
}

/**
 * Gives a stored manifest a name in the layout's index, `<model>:<version>`. The index is derived from the ledger
 * and the one file that changes: writers take turns.
 */
export async function nameModel(layout: string, reference: string, digest: string): Promise<void> {
  await using _lock = await takeLock(join(layout, '.lock'), 'the model storage', { wait: 30_000 })
  const marker = join(layout, 'oci-layout')
  if (!(await exists(marker))) await writeAtomic(marker, '{"imageLayoutVersion":"1.0.0"}')
  const path = join(layout, 'index.json')
  const text = await readIfPresent(path)
  const before = text === undefined ? [] : indexSchema.parse(JSON.parse(text)).manifests
  const kept = before.filter((item) => item.annotations?.[REF_NAME] !== reference)
  const { size } = await stat(blobPath(layout, digest))
  const added = { mediaType: MEDIA.manifest, artifactType: MEDIA.artifact, digest, size }
  const manifests = [...kept, { ...added, annotations: { [REF_NAME]: reference } }]
  await writeAtomic(path, JSON.stringify({ schemaVersion: 2, mediaType: MEDIA.index, manifests }))
}

/** A file of a stored manifest. */
export interface LayerFile {
  readonly role: string
  readonly path: string
  readonly sha256: string
  readonly blob: string
}

/**
 * Reads a manifest and checks that every byte it names is there and unchanged.
 * @throws UserError that names the first blob that is missing or was changed
 */
export async function readModel(layout: string, manifestDigest: string): Promise<LayerFile[]> {
  const text = await readFile(await intactBlob(layout, manifestDigest), 'utf8')
  const manifest = manifestSchema.parse(JSON.parse(text))
  const files: LayerFile[] = []
  for (const layer of manifest.layers) {
    files.push({
      role: layer.annotations?.[ROLE] ?? 'model',
      path: layer.annotations?.[FILE_PATH] ?? layer.digest,
      sha256: layer.digest.slice('sha256:'.length),
      blob: await intactBlob(layout, layer.digest),
    })
  }
  return files
}

async function intactBlob(layout: string, digest: string): Promise<string> {
  const path = blobPath(layout, digest)
  const where = `${layout} ${digest}`
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) {
    throw new UserError('the bytes of this version are not in the storage', {
      where,
      fix: 'Check that `storage` names the folder that was used to register, on a runner that has it.',
    })
  }
  if (`sha256:${(await digestFile(path)).sha256}` !== digest) {
    throw new UserError('the bytes of this version were changed in the storage', { where })
  }
  return path
}

/** Copies stored files to a folder under their paths. Paths that lead out of it are refused. */
export async function restoreFiles(files: readonly LayerFile[], target: string): Promise<void> {
  for (const file of files) {
    const path = resolve(target, file.path)
    if (!path.startsWith(resolve(target) + sep)) {
      throw new UserError('the stored path leads out of the folder', { where: file.path })
    }
    await mkdir(dirname(path), { recursive: true })
    await pipeline(createReadStream(file.blob), createWriteStream(path)).catch((error: unknown) => {
      throw asWriteError(error, path)
    })
  }
}
