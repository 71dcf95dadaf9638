import {
  columnTypes,
  type Engine,
  openDataset,
  openRelation,
  openRequestLogData,
  type Profile,
  type Profiled,
  profile,
  profileAgainst,
  type Rejection,
  type RequestLogFilter,
  rejectionsOf,
  type Unreadable,
} from '#data'

/** Where rows come from. */
export type Rows =
  | {
      readonly kind: 'data'
      /** Files, folders or globs. */
      readonly patterns: readonly string[]
      readonly root: string
      /** Folders outside the root that may be read too. */
      readonly allowedRoots: readonly string[]
    }
  /** Files of one request log, oldest first. */
  | { readonly kind: 'request-log'; readonly files: readonly string[] }

/** The rows that are judged, counted. */
export interface Window {
  /** As the user named it. */
  readonly name: string
  readonly profile: Profile
  /** Rows or lines that are in no count, and some of them with their places. */
  readonly unreadableRows: number
  readonly unreadableExamples: readonly string[]
  readonly unreadableFiles: readonly Unreadable[]
  /** Features of requests that cannot be columns. */
  readonly skippedFeatures: readonly string[]
}

export interface WindowOptions {
  readonly name: string
  /** Its edges, categories and column types are used, so that counts can be compared. */
  readonly reference?: Profile
  /** For a request log. */
  readonly requests?: RequestLogFilter
}

const EXAMPLES = 3

/**
 * Counts the rows of a window: against a reference's frozen bins, or with bins of its own.
 * @throws MissingEvidence if there is nothing to read
 */
export async function readWindow(engine: Engine, rows: Rows, options: WindowOptions): Promise<Window> {
  return rows.kind === 'data' ? readData(engine, rows, options) : readRequestLog(engine, rows.files, options)
}

async function readData(
  engine: Engine,
  { patterns, root, allowedRoots }: Extract<Rows, { kind: 'data' }>,
  options: WindowOptions,
): Promise<Window> {
  const dataset = await openDataset(patterns, { root, allowedRoots })
  const count = async (types: Record<string, string>): Promise<Profiled> =>
    counted(engine, await openRelation(engine, dataset, { types }), options)
  let found = await count(options.reference === undefined ? {} : columnTypes(options.reference))
  // Rows of another type than the reference's are refused one by one; when most are, the column has changed its
  // type, which shows only with the types that the file itself suggests.
  if (found.profile.rejectedRows > found.profile.rows && options.reference !== undefined) {
    const own = await count({})
    if (own.profile.rows > found.profile.rows) found = own
  }
  const { found: examples } = await rejectionsOf(engine, found.relation, EXAMPLES)
  return {
    name: options.name,
    profile: found.profile,
    unreadableRows: found.profile.rejectedRows,
    unreadableExamples: examples.map(exampleOf),
    unreadableFiles: found.relation.unreadable,
    skippedFeatures: [],
  }
}

async function readRequestLog(
  engine: Engine,
  files: readonly string[],
  options: WindowOptions,
): Promise<Window> {
  const log = await openRequestLogData(engine, files, options.requests ?? {})
  const { profile: made } = await counted(engine, log.relation, options)
  return {
    name: options.name,
    profile: made,
    unreadableRows: log.brokenLines,
    unreadableExamples: log.broken
      .slice(0, EXAMPLES)
      .map(({ file, line }) => `${file}:${line}: no request record`),
    unreadableFiles: [],
    skippedFeatures: log.skippedFeatures,
  }
}

function counted(engine: Engine, relation: Profiled['relation'], options: WindowOptions): Promise<Profiled> {
  const { reference } = options
  return reference === undefined ? profile(engine, relation) : profileAgainst(engine, relation, reference)
}

/** Place and reason, without the value. */
function exampleOf({ file, line, column, reason }: Rejection): string {
  const where = `${file}${line === undefined ? '' : `:${line}`}`
  return column === undefined ? `${where}: ${reason}` : `${where}: column ${column}: ${reason}`
}
