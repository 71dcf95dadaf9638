import { isAbsolute, posix } from 'node:path'
import { z } from 'zod'
import { checkDocument, parseYaml } from '#core'
import type { DvcAlgorithm } from './md5.ts'

/** The files of a DVC repository that say what it tracks: of the work tree, or of a commit. */
export interface DvcTree {
  /** @param path relative to the repository, `/` as separator @returns undefined if there is no such file */
  read(path: string): Promise<string | undefined>
}

/** A file or folder that DVC tracks. */
export interface DvcOut {
  /** Relative to the repository, `/` as separator. */
  readonly path: string
  /** Name of its object: md5, for a folder with `.dir`. Undefined with `unsupported`. */
  readonly oid: string | undefined
  readonly algorithm: DvcAlgorithm
  /** The remote that it belongs to, if not the default one. */
  readonly remote: string | undefined
  /** File that says so. */
  readonly source: string
  /** Why its bytes cannot be brought here. */
  readonly unsupported: string | undefined
}

const outSchema = z.looseObject({
  path: z.string().min(1),
  md5: z
    .string()
    .regex(/^[0-9a-f]{32}(\.dir)?$/, 'expected 32 hex digits, or with .dir')
    .optional(),
  hash: z.string().optional(),
  remote: z.string().optional(),
  cloud: z.unknown().optional(),
  files: z.unknown().optional(),
})
type RawOut = z.output<typeof outSchema>

const pointerSchema = z.looseObject({
  wdir: z.string().optional(),
  outs: z.array(outSchema).nullish(),
})

const lockSchema = z.looseObject({
  stages: z.record(z.string(), z.looseObject({ outs: z.array(outSchema).nullish() })).nullish(),
})

const pipelineSchema = z.looseObject({
  stages: z.record(z.string(), z.looseObject({ wdir: z.string().optional() })).nullish(),
})

/** What a `.dvc` file tracks. @throws UserError with file and line */
export function readPointer(text: string, file: string): DvcOut[] {
  const { wdir, outs } = checkDocument(parseYaml(text, file), pointerSchema)
  return (outs ?? []).map((out) => outOf(out, posix.join(posix.dirname(file), wdir ?? '.'), file))
}

/**
 * What the stages of a `dvc.lock` made.
 * @param pipeline text of the `dvc.yaml` beside it, which alone knows where a stage works
 */
export function readLock(text: string, file: string, pipeline: string | undefined): DvcOut[] {
  const folder = posix.dirname(file)
  const name = posix.join(folder, 'dvc.yaml')
  const { stages } = checkDocument(parseYaml(text, file), lockSchema)
  const known = pipeline === undefined ? {} : checkDocument(parseYaml(pipeline, name), pipelineSchema)
  return Object.entries(stages ?? {}).flatMap(([stage, { outs }]) => {
    // A stage of a loop is called `<stage>@<item>`.
    const wdir = known.stages?.[stage.split('@')[0] ?? '']?.wdir ?? '.'
    return (outs ?? []).map((out) => outOf(out, posix.join(folder, wdir), file))
  })
}

function outOf(out: RawOut, folder: string, source: string): DvcOut {
  const path = posix.join(folder, out.path)
  return {
    path,
    oid: out.md5,
    algorithm: out.hash === undefined ? 'md5-dos2unix' : 'md5',
    remote: out.remote,
    source,
    unsupported: whyNot(out, folder, path),
  }
}

function whyNot(out: RawOut, folder: string, path: string): string | undefined {
  if (out.cloud !== undefined || out.files !== undefined)
    return 'it is versioned by the cloud, not by its md5'
  if (/^\w+:\/\//.test(out.path) || isAbsolute(out.path) || /^\.\.(\/|$)/.test(path))
    return 'it lies outside the repository'
  if (folder.includes('${')) return 'the folder of its stage is a template'
  if (out.hash !== undefined && out.hash !== 'md5') return `its hash is ${out.hash}`
  return out.md5 === undefined ? 'it has no md5: it was never committed to DVC' : undefined
}

/** What is tracked, each file read once. */
export interface DvcIndex {
  /** The out that a path is, or lies in. */
  find(path: string): Promise<DvcOut | undefined>
  /** What one `.dvc` file tracks. */
  outsOf(pointer: string): Promise<readonly DvcOut[]>
  /** What the `dvc.lock` files of a folder and of those above it track. */
  locked(folder: string): Promise<readonly DvcOut[]>
}

/** Looks where DVC itself writes: `<path>.dvc`, that of each folder above, and each `dvc.lock` on the way up. */
export function openDvcIndex(tree: DvcTree): DvcIndex {
  const read = new Map<string, Promise<readonly DvcOut[]>>()
  const once = (file: string, parse: () => Promise<readonly DvcOut[]>): Promise<readonly DvcOut[]> => {
    const known = read.get(file) ?? parse()
    read.set(file, known)
    return known
  }
  const outsOf = (file: string): Promise<readonly DvcOut[]> =>
    once(file, async () => {
      const text = await tree.read(file)
      return text === undefined ? [] : readPointer(text, file)
    })
  const lockOf = (file: string): Promise<readonly DvcOut[]> =>
    once(file, async () => {
      const text = await tree.read(file)
      const pipeline = text && (await tree.read(posix.join(posix.dirname(file), 'dvc.yaml')))
      return text === undefined ? [] : readLock(text, file, pipeline)
    })
  const locked = async (folder: string): Promise<readonly DvcOut[]> => {
    const found = await Promise.all(
      [folder, ...above(folder)].map((one) => lockOf(posix.join(one, 'dvc.lock'))),
    )
    return found.flat()
  }
  const find = async (path: string): Promise<DvcOut | undefined> => {
    const holders = [path, ...above(path)].filter((one) => one !== '.')
    const pointed = (await Promise.all(holders.map((one) => outsOf(`${one}.dvc`)))).flat()
    const outs = [...pointed, ...(await locked(posix.dirname(path)))]
    return outs.find((out) => out.path === path) ?? outs.find((out) => path.startsWith(`${out.path}/`))
  }
  return { find, outsOf, locked }
}

/** The folders that hold a path, the nearest first; the last is `.`. */
function above(path: string): string[] {
  if (path === '.') return []
  const folder = posix.dirname(path)
  return [folder, ...above(folder)]
}
