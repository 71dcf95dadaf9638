import type { DuckDb } from './binding.ts'
import { identifier } from './sql.ts'

/**
 * A predicate over texts, asked about many at once. It is not asked again about texts that are remembered.
 * The answers stand in the order of the texts; null is SQL's NULL. What it throws ends the query.
 */
export type TextPredicate = (texts: readonly string[]) => readonly (boolean | null)[]

/** So many answers are remembered for each function, of texts that are no longer than this. */
const REMEMBERED = 50_000
const REMEMBERED_LENGTH = 200

interface Connection {
  registerScalarFunction(definition: InstanceType<DuckDb['DuckDBScalarFunction']>): void
  run(sql: string): Promise<unknown>
}

/**
 * Defines the SQL function `name(VARCHAR) -> BOOLEAN` over a predicate. DuckDB asks on the thread of JavaScript,
 * in chunks of some thousand rows, while its own threads wait: nothing that blocks that thread until a query ends
 * may be called meanwhile.
 */
export async function defineTextFunction(
  api: DuckDb,
  connection: Connection,
  name: string,
  predicate: TextPredicate,
): Promise<void> {
  // The library's own texts lose a byte order mark at their start; bytes do not.
  const ofBytes = `${name}_of_bytes`
  connection.registerScalarFunction(functionOfBytes(api, ofBytes, predicate))
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO ${identifier(name)}(text) AS ${identifier(ofBytes)}(encode(text))`,
  )
}

function functionOfBytes(api: DuckDb, name: string, predicate: TextPredicate) {
  const remembered = new Map<string, boolean | null>()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return api.DuckDBScalarFunction.create({
    name,
    parameterTypes: [api.BLOB],
    returnType: api.BOOLEAN,
    mainFunction: (_info, input, output) => {
      const values = input.getColumnVector(0)
      if (!(values instanceof api.DuckDBBlobVector)) throw new TypeError('the function takes bytes')
      const fresh: { readonly row: number; readonly text: string }[] = []
      for (let row = 0; row < values.itemCount; row += 1) {
        const bytes = values.getItemBytes(row)
        const text = bytes === null ? '' : decoder.decode(bytes)
        const answer = bytes === null ? null : remembered.get(text)
        if (answer === undefined) fresh.push({ row, text })
        else output.setItem(row, answer)
      }
      const answers = fresh.length === 0 ? [] : predicate(fresh.map(({ text }) => text))
      for (const [index, { row, text }] of fresh.entries()) {
        const answer = answers[index] ?? null
        output.setItem(row, answer)
        if (remembered.size < REMEMBERED && text.length <= REMEMBERED_LENGTH) remembered.set(text, answer)
      }
      output.flush()
    },
  })
}
