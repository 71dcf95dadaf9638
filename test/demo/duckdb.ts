import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/**
 * Gives `use` an in-memory DuckDB with one thread, so that written files are the same bytes on every machine.
 * @returns what `use` returns; the engine is closed either way
 */
export async function withDuckDB<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  try {
    const connection = await instance.connect()
    try {
      return await use(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

/** A string as a SQL literal: COPY takes its target as a literal only, and a path may hold a quote. */
export function sqlString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
