import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { digestFile } from '#core'
import type { ReadOptions } from './read-options.ts'
import {
  decoderFor,
  markedEncoding,
  type Packing,
  packingOf,
  packingProblem,
  transcode,
} from './text-file.ts'

export type DataFormat = 'csv' | 'json' | 'parquet'

/** A file, or a place in it, that cannot be read as data. It is a finding, not a crash. */
export interface Unreadable {
  readonly file: string
  /** Physical line, from 1. */
  readonly line?: number
  readonly reason: string
}

/** A file as it was found. */
export interface FoundFile {
  /** As shown: relative to its root, `/` as separator. */
  readonly name: string
  /** Real absolute path: links are resolved. */
  readonly origin: string
  readonly bytes: number
  /** Hex sha256 of the bytes as they lie there. */
  readonly sha256: string
}

export interface DataFile extends FoundFile {
  /** What is read: the file itself, or a copy in UTF-8 of one that is written otherwise. */
  readonly path: string
  readonly format: DataFormat
  readonly packing: Packing | undefined
}

const EXTENSIONS: readonly (readonly [RegExp, DataFormat])[] = [
  [/\.(csv|tsv)(\.gz|\.zst)?$/i, 'csv'],
  [/\.(jsonl|ndjson|json)(\.gz|\.zst)?$/i, 'json'],
  [/\.(parquet|pq)$/i, 'parquet'],
]

/** What is read, for messages. */
export const READ_FORMATS = '.csv, .tsv, .jsonl, .ndjson, .json (also .gz, .zst) and .parquet are read'

export function formatOf(path: string): DataFormat | undefined {
  return EXTENSIONS.find(([pattern]) => pattern.test(path))?.[1]
}

/** Whether a file has the name of a format that is read. */
export function isDataFile(path: string): boolean {
  return formatOf(path) !== undefined
}

export interface PrepareOptions {
  readonly read: ReadOptions
  /** Where UTF-8 copies may be put. */
  readonly scratch: string | undefined
}

/** Hashes a file, and makes it ready to be read. */
export async function prepareFile(
  name: string,
  origin: string,
  options: PrepareOptions,
): Promise<{ readonly file: DataFile; readonly problem?: Omit<Unreadable, 'file'> }> {
  const packing = packingOf(name)
  const format = formatOf(name) ?? 'csv'
  const file = { name, origin, path: origin, format, packing, ...(await digestFile(origin)) }
  if (file.bytes === 0) return { file, problem: { reason: 'the file is empty' } }
  const damage = packing === undefined ? undefined : await packingProblem(origin, packing, file.bytes)
  if (damage !== undefined) return { file, problem: { reason: damage } }
  return format === 'parquet' ? { file } : asUtf8(file, options)
}

async function asUtf8(file: DataFile, { read, scratch }: PrepareOptions): ReturnType<typeof prepareFile> {
  const marked = await markedEncoding(file.path, file.packing)
  const decoder = decoderFor(read.encoding, marked)
  if (decoder === undefined) return { file }
  if (scratch === undefined) {
    return { file, problem: { reason: `it is not UTF-8 text but ${decoder}, which is not read here` } }
  }
  const path = join(scratch, `${file.sha256}.${decoder}`)
  const problem = await transcode(file.path, file.packing, decoder, path)
  if (problem === undefined) return { file: { ...file, path, packing: undefined } }
  await rm(path, { force: true })
  return { file, problem }
}
