import { z } from 'zod'
import { type Engine, identifier, literal } from '#data'

const MAX_SQL = 20_000

/** Functions over tables that make rows of their arguments alone. All others read files, settings or the catalogue. */
const TABLE_FUNCTIONS = new Set(
  'unnest generate_series range repeat repeat_row json_each json_tree regexp_split_to_table'.split(' '),
)

/**
 * Functions that act, read the environment or the session, run text as SQL, wait, or fail with a value in the message.
 * The engine is confined anyway; here a rule is told what is wrong with it.
 */
const FORBIDDEN = new Set(
  `getenv current_setting set_config getvariable setseed nextval currval write_log sleep_ms pg_sleep error query
  query_table current_query current_query_id current_connection_id current_transaction_id txid_current in_search_path
  json_execute_serialized_sql json_serialize_plan read_text read_blob parse_duckdb_log_message stats`.split(
    /\s+/,
  ),
)

/** Views that the engine has everywhere: out of the scope of an expression of that name they would be read. */
const CATALOGUE = /^(duckdb|pragma|sqlite|lockstep|pg)_/i

/** The name under which an expression speaks of its row. */
const ROW = 'lockstep_row'

/** User's SQL that may be run, as the engine writes it: without comments, in balance; or why it may not. */
export type Guarded = { readonly sql: string } | { readonly refused: string }

const parsed = z.union([
  z.object({ error: z.literal(true), error_type: z.string(), error_message: z.string() }),
  z.object({ error: z.literal(false), statements: z.array(z.object({ node: z.looseObject({}) })) }),
])
type Node = Readonly<Record<string, unknown>>

/**
 * Accepts one statement that only reads the named tables. DuckDB's own parser judges, so nothing is understood otherwise
 * than it would be run.
 */
export async function guardStatement(
  engine: Engine,
  sql: string,
  tables: readonly string[],
): Promise<Guarded> {
  const found = await parse(engine, sql)
  if ('refused' in found) return found
  return refusal(found.node, tables) ?? { sql: found.sql }
}

/** Accepts one SQL expression over the columns of a row; it may ask the named tables too. */
export async function guardExpression(
  engine: Engine,
  sql: string,
  tables: readonly string[],
): Promise<Guarded> {
  const found = await parse(engine, `SELECT (${sql}\n) FROM ${ROW}`)
  if ('refused' in found) return found
  if (!isOneExpression(found.node)) return { refused: 'it must be one expression over the columns of a row' }
  const refused = refusal(found.node, [...tables, ROW])
  return refused ?? { sql: found.sql.slice('SELECT '.length, -` FROM ${ROW}`.length) }
}

/** Replaces `{name}` and `${name}`, with the quotes around it, by quoted identifiers; other braces stay. */
export function fillPlaceholders(sql: string, names: Readonly<Record<string, string>>): string {
  return sql.replace(/["'`]?\$?\{(\w+)\}["'`]?/g, (whole, name: string) => {
    const value = Object.hasOwn(names, name) ? names[name] : undefined
    return value === undefined ? whole : identifier(value)
  })
}

async function parse(
  engine: Engine,
  sql: string,
): Promise<{ node: Node; sql: string } | { refused: string }> {
  if (sql.length > MAX_SQL) return { refused: `it is longer than ${MAX_SQL} characters` }
  const tree = `json_serialize_sql(${literal(sql)}::VARCHAR)`
  const { found } = await engine.one(`SELECT ${tree} AS found`, z.object({ found: z.string() }))
  const result = parsed.parse(JSON.parse(found))
  if (result.error) {
    const isStatement = result.error_type === 'not implemented'
    return { refused: isStatement ? 'it is no SELECT' : `it cannot be parsed: ${result.error_message}` }
  }
  const [first, ...more] = result.statements
  if (first === undefined) return { refused: 'it is empty' }
  if (more.length > 0) return { refused: 'it holds more than one statement' }
  const { written } = await engine.one(
    `SELECT json_deserialize_sql(${tree}) AS written`,
    z.object({ written: z.string() }),
  )
  return { node: first.node, sql: written }
}

/** Nothing in the expression closed its parenthesis and went on with clauses of its own. */
function isOneExpression(node: Node): boolean {
  const { type, select_list: list, from_table: from, modifiers, group_expressions: groups } = node
  const clauses = ['where_clause', 'having', 'qualify', 'sample'].every((name) => node[name] === null)
  const none = [modifiers, groups].every((parts) => Array.isArray(parts) && parts.length === 0)
  const one = Array.isArray(list) && list.length === 1
  return type === 'SELECT_NODE' && one && clauses && none && isNode(from) && from.table_name === ROW
}

function refusal(root: Node, tables: readonly string[]): { refused: string } | undefined {
  const nodes = [...nodesOf(root)]
  // A name without punctuation cannot be taken for a file once it is out of the expression's scope.
  const named = nodes.flatMap(({ key, value }) =>
    isNode(value) && isNode(value.query) && /^\w+$/.test(String(key)) && !CATALOGUE.test(String(key))
      ? [String(key)]
      : [],
  )
  const known = new Set([...tables, ...named].map((name) => name.toLowerCase()))
  for (const node of nodes) {
    const why = refusalOf(node, known)
    if (why !== undefined) return { refused: why }
  }
  return undefined
}

function refusalOf(node: Node, known: ReadonlySet<string>): string | undefined {
  const name = String(node.function_name ?? node.table_name ?? '').toLowerCase()
  switch (node.type) {
    case 'FUNCTION':
      return FORBIDDEN.has(name) || /^(pragma_|duckdb_|lockstep_|pg_(?!typeof))/.test(name)
        ? `it calls ${name}(), which does more than to compute a value`
        : undefined
    case 'TABLE_FUNCTION': {
      const called = isNode(node.function) ? String(node.function.function_name).toLowerCase() : ''
      return TABLE_FUNCTIONS.has(called) ? undefined : `it reads from ${called}()`
    }
    case 'BASE_TABLE':
      if (node.schema_name !== '' || node.catalog_name !== '') return `it reads ${node.schema_name}.${name}`
      if (node.at_clause !== null) return 'it reads an older version of a table'
      return known.has(name) ? undefined : `there is no table ${name}; there is ${[...known].join(', ')}`
    case 'SHOW_REF':
      return 'it describes tables rather than to read them'
    case 'VALUE_PARAMETER':
      return 'it has a parameter that nothing fills'
    default:
      return undefined
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** All objects of the tree; a stack, since expressions nest deeper than calls may. */
function* nodesOf(root: unknown): Generator<Node> {
  const rest: unknown[] = [root]
  while (rest.length > 0) {
    const next = rest.pop()
    if (isNode(next)) yield next
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) rest.push(part)
  }
}
