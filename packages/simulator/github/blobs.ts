import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Call, Refusal, type Reply, readBody } from './exchange.ts'
import { same, sign } from './identity.ts'
import type { Services } from './rest-operation.ts'

/** Bytes of an artifact, a cache or a job's log, under an address that looks like Azure's (account, container, name). */
export interface Blob {
  readonly container: 'artifacts' | 'caches' | 'logs'
  readonly id: number
  readonly contentType: string
  readonly fileName: string
}

/** How long a signed address serves, in milliseconds. */
const validity = { read: 10 * 60_000, write: 60 * 60_000 }

export function signedUrl(mode: 'read' | 'write', blob: Blob, services: Services): string {
  const path = `/blobs/${blob.container}/${blob.id}`
  const expiry = String(Date.now() + validity[mode])
  const query = new URLSearchParams({ sp: mode, se: expiry, sig: signature(mode, path, expiry, services) })
  return `${services.url}${path}?${query}`
}

/** The path of a blob's bytes on this machine. */
export function blobFile({ container, id }: Pick<Blob, 'container' | 'id'>, { store }: Services): string {
  return join(store.blobs, `${container}-${id}`)
}

/** In bytes; undefined where nothing was uploaded. */
export async function sizeOf(blob: Blob, services: Services): Promise<number | undefined> {
  return stat(blobFile(blob, services)).then(
    ({ size }) => size,
    () => undefined,
  )
}

/** `sha256:...` of the uploaded bytes; undefined where nothing was uploaded. */
export async function digestOf(blob: Blob, services: Services): Promise<string | undefined> {
  if ((await sizeOf(blob, services)) === undefined) return undefined
  const hash = createHash('sha256')
  await pipeline(createReadStream(blobFile(blob, services)), hash)
  return `sha256:${hash.digest('hex')}`
}

export function removeBlob(blob: Blob, services: Services): void {
  rmSync(blobFile(blob, services), { force: true })
  rmSync(`${blobFile(blob, services)}.blocks`, { force: true, recursive: true })
}

/**
 * The part of Azure's blob service that the clients use: one PUT, blocks with a block list, GET with ranges, HEAD.
 *
 * @param find the blob behind an address, and whether its upload is still open
 */
export async function answerBlob(
  call: Call,
  services: Services,
  find: (container: string, id: string) => { blob: Blob; open: boolean } | undefined,
): Promise<Reply> {
  const [, , container = '', id = ''] = call.url.pathname.split('/')
  const mode = call.method === 'PUT' ? 'write' : 'read'
  refuseUnsigned(call, mode, services)
  const found = find(container, id)
  if (!found) throw azureRefusal(404, 'BlobNotFound')
  if (found.open !== (mode === 'write')) throw azureRefusal(403, 'AuthorizationPermissionMismatch')
  const file = blobFile(found.blob, services)
  if (call.method === 'GET' || call.method === 'HEAD') return download(call, found.blob, file)
  return upload(call, file)
}

async function upload(call: Call, file: string): Promise<Reply> {
  const operation = call.method === 'PUT' ? call.url.searchParams.get('comp') : undefined
  if (operation === 'block') {
    await mkdir(`${file}.blocks`, { recursive: true })
    await store(call.stream, blockFile(file, call.url.searchParams.get('blockid') ?? ''))
  } else if (operation === 'blocklist') {
    await commit(file, (await readBody(call)).toString('utf8'))
  } else if (operation === null && call.headers['x-ms-blob-type'] === 'BlockBlob') {
    await store(call.stream, file)
  } else {
    call.note.unsimulated = true
    throw azureRefusal(400, 'NotSimulated')
  }
  return { status: 201, headers: { etag: `"${Date.now()}"`, 'x-ms-request-server-encrypted': 'true' } }
}

async function store(source: Readable, file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}.part` // a client that lost patience may send the same again meanwhile
  try {
    await pipeline(source, createWriteStream(aside))
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** Block ids are arbitrary base64, so the file is named by their digest. */
function blockFile(file: string, blockId: string): string {
  return join(`${file}.blocks`, createHash('sha256').update(blockId).digest('hex'))
}

async function commit(file: string, list: string): Promise<void> {
  const ids = [...list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)].map(([, , id = '']) => id)
  for (const id of ids) {
    await stat(blockFile(file, id)).catch(() => {
      throw azureRefusal(400, 'InvalidBlockList')
    })
  }
  const bytes = async function* () {
    for (const id of ids) yield* createReadStream(blockFile(file, id))
  }
  await store(Readable.from(bytes()), file)
  await rm(`${file}.blocks`, { recursive: true, force: true })
}

async function download(call: Call, blob: Blob, file: string): Promise<Reply> {
  const { size, mtimeMs } = await stat(file)
  const name = encodeURIComponent(blob.fileName)
  const headers = {
    'content-type': blob.contentType,
    'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    'accept-ranges': 'bytes',
    etag: `"${Math.trunc(mtimeMs)}"`,
    'last-modified': new Date(mtimeMs).toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
  }
  const range = rangeOf(call, size)
  if (range === undefined) {
    const length = { 'content-length': String(size) }
    return { status: 200, headers: { ...headers, ...length }, ...body(call, file, 0, size - 1) }
  }
  const [start, end] = range
  const part = { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': String(end - start + 1) }
  return { status: 206, headers: { ...headers, ...part }, ...body(call, file, start, end) }
}

function body(call: Call, file: string, start: number, end: number): { body?: Readable } {
  return call.method === 'HEAD' || end < start ? {} : { body: createReadStream(file, { start, end }) }
}

/** First and last byte, inclusive. */
function rangeOf(call: Call, size: number): readonly [number, number] | undefined {
  const header = call.headers['x-ms-range'] ?? call.headers.range
  if (header === undefined) return undefined
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(String(header)) ?? []
  if (from === undefined || Number(from) >= size) throw azureRefusal(416, 'InvalidRange')
  return [Number(from), Math.min(to ? Number(to) : size - 1, size - 1)]
}

function refuseUnsigned(call: Call, mode: 'read' | 'write', services: Services): void {
  const expiry = call.url.searchParams.get('se') ?? ''
  const sent = call.url.searchParams.get('sig') ?? ''
  const valid = same(sent, signature(mode, call.url.pathname, expiry, services))
  if (!valid || Number(expiry) < Date.now()) throw azureRefusal(403, 'AuthenticationFailed')
}

function signature(mode: string, path: string, expiry: string, { store }: Services): string {
  return sign(`${mode}\n${path}\n${expiry}`, store.secret)
}

function azureRefusal(status: number, code: string): Refusal {
  const body = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`)
  return new Refusal(
    { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, body },
    code,
  )
}
