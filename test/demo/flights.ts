import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { isAlive } from './child.ts'
import { DemoError } from './demo-error.ts'
import { sqlString, withDuckDB } from './duckdb.ts'
import { type SpoiledRow, spoil, spoiledRowSchema } from './spoiled-rows.ts'

const MONTHS = ['01', '02', '03', '04', '05', '06']
const SLICE_MONTH = '05'
// Every ninth flight of the file, which is in the order of departure: about 58,000 over the whole month.
const SLICE_STEP = 9
const MANIFEST = 'split.json'

const manifestSchema = z.object({
  version: z.literal(1),
  sourceBytes: z.int(),
  spoiled: z.array(spoiledRowSchema),
})

/** The files that `splitFlights` wrote; all paths absolute if its target was. */
export interface FlightFiles {
  /** Parquet by month, January first: columns date, delay, distance, origin, destination. */
  months: string[]
  /** CSV sample of May, real. */
  slice: string
  /** The same sample with a handful of spoiled cells. */
  spoiled: string
  spoiledRows: SpoiledRow[]
}

/**
 * Splits the three million flights of vega-datasets by month into `target`, on first use only.
 * The folder appears under its name when it is whole; what a killed run left beside it is removed.
 * @param source flights-3m.parquet
 * @param target folder to make; one that is there and was not made by this function is left alone and refused
 */
export async function splitFlights(source: string, target: string): Promise<FlightFiles> {
  const { size } = await stat(source).catch(() => {
    throw new DemoError(`the flights are not at ${source}`, 'run npm ci, which installs vega-datasets')
  })
  const found = await readManifest(target)
  if (found?.sourceBytes === size) return filesOf(target, found.spoiled)
  await removeLeftovers(target)
  const aside = `${target}.partial-${process.pid}`
  try {
    await mkdir(aside, { recursive: true })
    await withDuckDB((connection) => writeFiles(connection, source, aside))
    const { csv, rows } = spoil(await readFile(join(aside, sliceName()), 'utf8'))
    await writeFile(join(aside, spoiledName()), csv)
    const manifest = { version: 1, sourceBytes: size, spoiled: rows }
    await writeFile(join(aside, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    if (found) await rm(target, { recursive: true })
    await rename(aside, target)
    return filesOf(target, rows)
  } catch (error) {
    const others = await readManifest(target)
    if (others?.sourceBytes === size) return filesOf(target, others.spoiled) // another start was quicker
    throw diskFull(error, target)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** DuckDB says a full disk in its message only, Node in the error's code. */
function diskFull(error: unknown, target: string): unknown {
  if (!(error instanceof Error) || !/ENOSPC|No space left on device/.test(error.message)) return error
  return new DemoError(
    `the disk is full while the flights are split into ${target}`,
    'free 40 MB and start again',
  )
}

async function writeFiles(connection: DuckDBConnection, source: string, folder: string): Promise<void> {
  const flights = `read_parquet(${sqlString(source)}, file_row_number = true)`
  const columns = 'date, delay, distance, origin, destination'
  const during = (month: string) => `year(date) = 2001 AND month(date) = ${Number(month)}`
  for (const month of MONTHS) {
    const query = `SELECT ${columns} FROM ${flights} WHERE ${during(month)} ORDER BY file_row_number`
    const file = sqlString(join(folder, monthName(month)))
    await connection.run(`COPY (${query}) TO ${file} (FORMAT parquet, COMPRESSION zstd)`)
  }
  const sample = `${during(SLICE_MONTH)} AND file_row_number % ${SLICE_STEP} = 0`
  const query = `SELECT ${columns} FROM ${flights} WHERE ${sample} ORDER BY file_row_number`
  await connection.run(`COPY (${query}) TO ${sqlString(join(folder, sliceName()))} (FORMAT csv, HEADER)`)
}

/** The manifest of an earlier split; undefined where there is no folder yet. */
async function readManifest(target: string): Promise<z.infer<typeof manifestSchema> | undefined> {
  try {
    if ((await readdir(target)).length === 0) return undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new DemoError(`${target} cannot be read as a folder`, `remove ${target}`)
  }
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(target, MANIFEST), 'utf8')))
  } catch {
    throw new DemoError(`${target} holds files that are not a split of the flights`, `remove ${target}`)
  }
}

async function removeLeftovers(target: string): Promise<void> {
  const prefix = `${basename(target)}.partial-`
  const names = await readdir(dirname(target)).catch(() => [])
  for (const name of names.filter((name) => name.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length))))
      await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

function filesOf(target: string, spoiledRows: SpoiledRow[]): FlightFiles {
  return {
    months: MONTHS.map((month) => join(target, monthName(month))),
    slice: join(target, sliceName()),
    spoiled: join(target, spoiledName()),
    spoiledRows,
  }
}

const monthName = (month: string) => `flights-2001-${month}.parquet`
const sliceName = () => `flights-2001-${SLICE_MONTH}.csv`
const spoiledName = () => `flights-2001-${SLICE_MONTH}-spoiled.csv`
