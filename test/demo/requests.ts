import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { DemoError } from './demo-error.ts'
import { sqlString, withDuckDB } from './duckdb.ts'

const flightSchema = z.object({
  date: z.string(),
  distance: z.number(),
  origin: z.string(),
  destination: z.string(),
})

/**
 * Writes real requests to the model server as JSON Lines: each line the body of one POST /predict with one flight,
 * evenly spaced over the month and in the order of departure, so the same call writes the same bytes.
 * @param options.flights Parquet of one month
 * @param options.target file to write; it appears under its name when it is whole
 * @param options.count how many requests, at most the flights of the month
 */
export async function writeRequests(options: {
  flights: string
  target: string
  count: number
}): Promise<void> {
  const { flights, target, count } = options
  await stat(flights).catch(() => {
    throw new DemoError(`no flights at ${flights}`, 'split the flights first')
  })
  const rows = await withDuckDB(async (connection) => {
    const file = `read_parquet(${sqlString(flights)}, file_row_number = true)`
    const total = `(SELECT count(*) FROM ${file})`
    const reader = await connection.runAndReadAll(
      `SELECT strftime(date, '%Y-%m-%dT%H:%M:%S') AS date, distance::DOUBLE AS distance, origin, destination
       FROM ${file}
       WHERE ((file_row_number + 1) * $count) // ${total} > (file_row_number * $count) // ${total}
       ORDER BY file_row_number`,
      { count },
    )
    return z.array(flightSchema).parse(reader.getRowObjects())
  })
  if (rows.length !== count)
    throw new DemoError(`${flights} has too few flights for ${count} requests`, 'ask for fewer requests')
  const aside = `${target}.partial-${process.pid}`
  try {
    await writeFile(aside, rows.map((row) => `${JSON.stringify({ rows: [row] })}\n`).join(''))
    await rename(aside, target)
  } finally {
    await rm(aside, { force: true })
  }
}
