import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { sqlString, withDuckDB } from '../../demo/duckdb.ts'

/** Where data of benches is kept between runs: outside of the checkout. */
export const BENCH_FOLDER = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lockstep-bench')

/** Orders without a fault, the same rows on every machine: ten columns of the usual kinds. */
export async function makeOrders(rows: number): Promise<{ csv: string; parquet: string }> {
  await mkdir(BENCH_FOLDER, { recursive: true })
  const base = join(BENCH_FOLDER, `orders-${rows}`)
  const made = { csv: `${base}.csv`, parquet: `${base}.parquet` }
  if (existsSync(made.csv) && existsSync(made.parquet)) return made
  await withDuckDB(async (connection) => {
    const aside = { csv: `${made.csv}.part`, parquet: `${made.parquet}.part` }
    await connection.run(
      `COPY (${ordersQuery(rows)}) TO ${sqlString(aside.parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    await connection.run(
      `COPY (FROM read_parquet(${sqlString(aside.parquet)})) TO ${sqlString(aside.csv)} (HEADER)`,
    )
    await rename(aside.parquet, made.parquet)
    await rename(aside.csv, made.csv)
  })
  return made
}

function ordersQuery(rows: number): string {
  const hash = (salt: number) => `(hash(i, ${salt}) % 1000000007)::BIGINT`
  const uniform = (salt: number) => `(${hash(salt)} / 1000000007.0)`
  const oneOf = (salt: number, values: readonly string[]) =>
    `[${values.map(sqlString).join(', ')}][(1 + ${hash(salt)} % ${values.length})::BIGINT]`
  return `SELECT i AS id,
    'user' || ${hash(1)} % 900000 || '@example' || ${hash(2)} % 50 || '.org' AS email,
    round(${uniform(3)} * 500, 2) AS price,
    1 + ${hash(4)} % 20 AS quantity,
    ${oneOf(5, ['open', 'paid', 'sent', 'done', 'void'])} AS state,
    ${oneOf(6, ['DE', 'FR', 'NL', 'PL', 'ES', 'IT'])} AS country,
    DATE '2025-01-01' + (${hash(7)} % 365)::INT AS ordered,
    DATE '2025-01-01' + (${hash(7)} % 365 + 1 + ${hash(8)} % 10)::INT AS shipped,
    CASE WHEN ${hash(9)} % 20 > 0 THEN 'note ' || ${hash(10)} % 100000 END AS note,
    round(-ln(1 - ${uniform(11)}) * 30, 4) AS weight
  FROM range(${rows}) t(i)`
}
