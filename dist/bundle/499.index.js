export const id = 499;
export const ids = [499];
export const modules = {

/***/ 76442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ findMixedLineBreak),
  A: () => (/* binding */ locateLines)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/packages/data/csv-records.js




const LF = 10;
const CR = 13;
/** The UTF-8 byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];
/**
 * Walks the records of a CSV file in one streaming pass, the header included, and knows on which physical
 * line each begins: with quoted line breaks, CRLF, lone CR, blank lines and a byte order mark.
 * @param visit called for each record; returning false ends the walk
 */
async function walkCsvRecords(layout, visit) {
    const stop = new AbortController();
    const walk = recordWalker(layout, visit);
    const sink = new external_node_stream_.Writable({
        write(chunk, _encoding, done) {
            if (!walk(chunk))
                stop.abort();
            done();
        },
    });
    try {
        await (0,promises_.pipeline)([(0,external_node_fs_.createReadStream)(layout.path), ...(layout.gzip ? [(0,external_node_zlib_.createGunzip)()] : []), sink], {
            signal: stop.signal,
        });
    }
    catch (error) {
        if (!stop.signal.aborted)
            throw error;
    }
}
/** The state machine behind the walk: takes the file chunk by chunk, says false once the visitor has enough. */
function recordWalker(layout, visit) {
    const walk = { layout, visit, lines: lineCounter(), state: 'break', offset: 0, previous: 0, after: 0 };
    const quote = layout.quote.charCodeAt(0);
    const escaper = layout.escape.charCodeAt(0);
    const delimiter = layout.delimiter.charCodeAt(0);
    /** The state after a byte that is no line break outside quotes. */
    const next = (byte) => {
        if (walk.state === 'escaped')
            return 'quoted';
        if (walk.state === 'quoted') {
            if (byte === escaper && escaper !== quote)
                return 'escaped';
            return byte === quote ? 'closed' : 'quoted';
        }
        if (byte === delimiter)
            return 'field';
        return byte === quote && walk.state !== 'plain' ? 'quoted' : 'plain';
    };
    const step = (byte) => {
        const inQuotes = walk.state === 'quoted' || walk.state === 'escaped';
        walk.lines.see(byte, inQuotes);
        if (walk.offset < 3 && byte === MARK[walk.offset])
            return true;
        if (!inQuotes && (byte === LF || byte === CR))
            return endLine(walk, byte);
        const goOn = walk.state === 'break' ? begin(walk) : true;
        walk.state = next(byte);
        return goOn;
    };
    return (chunk) => {
        for (let index = 0; index < chunk.length; index += 1) {
            const byte = chunk[index] ?? 0;
            if (!step(byte))
                return false;
            walk.previous = byte;
            walk.offset += 1;
        }
        return true;
    };
}
function begin(walk) {
    const { after, offset, lines } = walk;
    walk.state = 'field';
    return walk.visit({ after, start: offset, line: lines.current(), lineBreak: lines.lastBreak() });
}
function endLine(walk, byte) {
    // The LF of a CRLF belongs to the break that the CR began.
    if (byte === LF && walk.previous === CR && walk.state === 'break')
        return true;
    const empty = walk.state === 'break';
    const goOn = empty && walk.layout.singleColumn ? begin(walk) : true;
    if (!empty || walk.layout.singleColumn)
        walk.after = walk.offset;
    walk.state = 'break';
    return goOn;
}
/**
 * Counts physical lines. A lone CR ends a line only in a file whose first line break is one: elsewhere it is
 * a character within a quoted field, on which no viewer breaks the line.
 */
function lineCounter() {
    let line = 1;
    let previous = 0;
    let style;
    let last;
    let carriage = 'inside';
    return {
        current: () => line,
        lastBreak: () => last,
        see(byte, quoted) {
            if (previous === CR && byte !== LF) {
                if (carriage === 'outside') {
                    style ??= 'cr';
                    last = 'CR';
                }
                if (style === 'cr')
                    line += 1;
            }
            if (previous === LF)
                line += 1;
            if (byte === CR)
                carriage = quoted ? 'inside' : 'outside';
            if (byte === LF && !quoted) {
                style ??= 'lf';
                last = previous === CR ? 'CRLF' : 'LF';
            }
            previous = byte;
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/data/csv-lines.js

/**
 * Maps row ordinals and the offsets of rejected rows to physical lines, by one pass over the file that ends
 * as soon as the last one is found. All rejected rows before a wanted row must be given.
 */
async function locateLines(layout, query) {
    const rejects = [...new Set(query.rejects)].sort((a, b) => a - b);
    const wanted = new Set(query.rows);
    const lineOfRow = new Map();
    const lineOfReject = new Map();
    let row = 0;
    let header = true;
    const rejectAt = (record) => {
        let hit = false;
        // The reader may point at the line break before the record (the LF of a CRLF, or a blank line).
        for (let next = rejects[0]; next !== undefined && next <= record.start; next = rejects[0]) {
            rejects.shift();
            if (next < record.after)
                continue;
            lineOfReject.set(next, record.line);
            hit = true;
        }
        return hit;
    };
    await walkCsvRecords(layout, (record) => {
        if (header) {
            header = false;
            return true;
        }
        if (!rejectAt(record)) {
            row += 1;
            if (wanted.delete(row))
                lineOfRow.set(row, record.line);
        }
        return wanted.size > 0 || rejects.length > 0;
    });
    return { lineOfRow, lineOfReject };
}
/** The first line that ends otherwise than the lines before it, if there is one. */
async function findMixedLineBreak(layout) {
    let first;
    let found;
    await walkCsvRecords(layout, (record) => {
        first ??= record.lineBreak;
        if (record.lineBreak !== first)
            found = record.line - 1;
        return found === undefined;
    });
    return found;
}


/***/ }),

/***/ 83651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ REJECTS_LIMIT),
/* harmony export */   VG: () => (/* binding */ csvLayout),
/* harmony export */   cW: () => (/* binding */ csvScan),
/* harmony export */   l4: () => (/* binding */ sniffCsv)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34398);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70028);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11181);





/** How many errors DuckDB notes per scan; a file with more is broken as a whole, not in single rows. */
const REJECTS_LIMIT = 100_000;
const sniffed = zod__WEBPACK_IMPORTED_MODULE_2__.object({
    delimiter: zod__WEBPACK_IMPORTED_MODULE_2__.string(),
    quote: zod__WEBPACK_IMPORTED_MODULE_2__.string(),
    escape: zod__WEBPACK_IMPORTED_MODULE_2__.string(),
    date: zod__WEBPACK_IMPORTED_MODULE_2__.string().nullable(),
    timestamp: zod__WEBPACK_IMPORTED_MODULE_2__.string().nullable(),
    columns: zod__WEBPACK_IMPORTED_MODULE_2__.array(zod__WEBPACK_IMPORTED_MODULE_2__.object({ name: zod__WEBPACK_IMPORTED_MODULE_2__.string(), type: zod__WEBPACK_IMPORTED_MODULE_2__.string() })),
});
/**
 * Sniffs delimiter, quoting and column types of a file that has a header. Nothing is skipped: a first row is
 * the header, `#` begins no comment, and a row with too few or too many fields is a finding later on.
 * @throws QueryError with a reason if it is no CSV text
 */
async function sniffCsv(engine, file, signal) {
    const head = await readHead(file);
    if (head.includes(0)) {
        throw new _engine_js__WEBPACK_IMPORTED_MODULE_3__/* .QueryError */ .lr('it is not UTF-8 text: its beginning holds NUL bytes (UTF-16, or a binary file)');
    }
    const found = await sniff(engine, file, signal);
    // "(empty)" says that the sample held none; a later row may, so the standard's `"` is then meant.
    const quote = found.quote === "'" ? "'" : '"';
    const lines = head
        .toString('latin1')
        .trimEnd()
        .split(/\r\n|\r|\n/);
    return {
        delimiter: found.delimiter,
        quote,
        escape: found.escape === '\\' ? '\\' : quote,
        ...(found.date ? { dateFormat: found.date } : {}),
        ...(found.timestamp ? { timestampFormat: found.timestamp } : {}),
        columns: found.columns,
        hasRows: lines.length > 1,
        recordBytes: head.length / lines.length,
    };
}
/** A row that is quoted wrongly defeats the strict sniffer; a lenient one then serves, and the strict scan names the row. */
async function sniff(engine, file, signal) {
    const delimiter = /\.tsv(\.gz)?$/i.test(file.name) ? `, delim='\t'` : '';
    const query = (strict) => `SELECT Delimiter AS delimiter, Quote AS quote, Escape AS escape, DateFormat AS date,
       TimestampFormat AS timestamp, Columns AS columns
     FROM sniff_csv(${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(file.path)}, header=true, skip=0, comment='', store_rejects=true, strict_mode=${strict}${delimiter})`;
    try {
        return await engine.one(query(true), sniffed, { signal });
    }
    catch (error) {
        if (!(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_3__/* .QueryError */ .lr) || !error.message.includes('sniffing file'))
            throw error;
        return engine.one(query(false), sniffed, { signal });
    }
}
/** The table expression that reads files of one dialect, with types given and rejected rows stored aside. */
function csvScan(files, dialect, columns, rejects) {
    const options = [
        'auto_detect=false',
        `delim=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(dialect.delimiter)}`,
        `quote=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(dialect.quote)}`,
        `escape=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(dialect.escape)}`,
        ...(dialect.dateFormat === undefined ? [] : [`dateformat=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(dialect.dateFormat)}`]),
        ...(dialect.timestampFormat === undefined ? [] : [`timestampformat=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(dialect.timestampFormat)}`]),
        `columns=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .structLiteral */ .fu)(columns.map(({ name, type }) => [name, type]))}`,
        `header=true, skip=0, comment='', hive_partitioning=false`,
        `store_rejects=true, rejects_limit=${REJECTS_LIMIT}`,
        `rejects_table=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(rejects)}, rejects_scan=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .eu)(`${rejects}_scans`)}`,
    ];
    return `read_csv(${(0,_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .listLiteral */ .k9)(files.map((file) => file.path))}, ${options.join(', ')})`;
}
function csvLayout(file, dialect) {
    return { ...dialect, path: file.path, gzip: file.gzip, singleColumn: dialect.columns.length === 1 };
}
/** The first 64 KiB of a file, unpacked. */
async function readHead(file) {
    const limit = 65_536;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file.path);
    const chunks = [];
    let bytes = 0;
    const source = handle.createReadStream();
    for await (const chunk of file.gzip ? source.pipe((0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip)()) : source) {
        const part = chunk;
        chunks.push(part);
        bytes += part.length;
        if (bytes >= limit)
            break;
    }
    source.destroy();
    return Buffer.concat(chunks).subarray(0, limit);
}


/***/ }),

/***/ 59305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ openDataset)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38522);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13800);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3404);








const EXTENSIONS = [
    [/\.(csv|tsv)(\.gz)?$/i, 'csv'],
    [/\.(parquet|pq)$/i, 'parquet'],
];
/**
 * Resolves names, folders and globs to data files and hashes each once.
 * A folder stands for all CSV, TSV and Parquet files below it.
 * @throws MissingEvidence if a name matches nothing; UserError for a path outside the roots, a format that is
 *   not known, or CSV and Parquet in one dataset
 */
async function openDataset(patterns, { root, allowedRoots = [] }) {
    const roots = [root, ...allowedRoots];
    const found = new Map();
    const problems = new _core__WEBPACK_IMPORTED_MODULE_6__/* .Problems */ .Zw();
    const missing = [];
    for (const pattern of patterns) {
        const matches = await expand(pattern, root);
        if (matches.length === 0)
            missing.push(pattern);
        for (const path of matches)
            await admit(path, pattern, roots, root, found, problems);
    }
    for (const pattern of missing) {
        problems.add('no data file here', {
            where: pattern,
            fix: 'Check the path; .csv, .tsv, .parquet are read.',
        });
    }
    const formats = new Set([...found.values()].map(formatOf));
    if (formats.size > 1)
        problems.add('CSV and Parquet files cannot form one dataset', { where: patterns.join(', ') });
    if (missing.length > 0 && missing.length === problems.found.length)
        throw new _core__WEBPACK_IMPORTED_MODULE_6__/* .MissingEvidence */ .YM(problems.found);
    problems.throwIfAny();
    const files = [];
    for (const [name, path] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
        files.push(await describe(name, path));
    return assemble(files, await folderDigest(patterns, root));
}
async function expand(pattern, root) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, pattern);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(literal).catch(() => undefined);
    if (found?.isFile())
        return [literal];
    const paths = [];
    // A literal folder is walked from inside, so that glob characters in its own name mean nothing.
    const [cwd, wanted] = found?.isDirectory() ? [literal, '**/*'] : [root, pattern];
    for await (const item of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.glob)(wanted, { cwd, withFileTypes: true })) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(item.parentPath, item.name);
        if (formatOf(path) !== undefined && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => undefined))?.isFile())
            paths.push(path);
    }
    return paths;
}
async function admit(path, pattern, roots, root, found, problems) {
    const inside = await Promise.all(roots.map((allowed) => (0,_host__WEBPACK_IMPORTED_MODULE_7__/* .isInside */ .FK)(allowed, path)));
    if (!inside.includes(true)) {
        problems.add('the file lies outside the folders that may be read', {
            where: pattern,
            fix: 'Move it into the workspace, or let the runner allow its folder.',
        });
    }
    else if (formatOf(path) === undefined) {
        problems.add('not a data format that is read', {
            where: pattern,
            fix: 'Give .csv, .tsv, .csv.gz or .parquet.',
        });
    }
    else {
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, path);
        found.set(name.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(name) ? path : name.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/'), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path));
    }
}
function formatOf(path) {
    return EXTENSIONS.find(([pattern]) => pattern.test(path))?.[1];
}
async function describe(name, path) {
    const gzip = /\.gz$/i.test(name);
    const file = { path, name, format: formatOf(name) ?? 'csv', gzip, ...(await (0,_core__WEBPACK_IMPORTED_MODULE_8__/* .digestFile */ .TM)(path)) };
    if (file.bytes === 0)
        return { ...file, problem: 'the file is empty' };
    const problem = gzip ? await gzipProblem(path) : undefined;
    return problem === undefined ? file : { ...file, problem };
}
/** DuckDB reads a gzip file that was cut off as if it were whole, so the stream is checked to its end here. */
async function gzipProblem(path) {
    let bytes = 0;
    const count = new node_stream__WEBPACK_IMPORTED_MODULE_3__.Writable({
        write(chunk, _encoding, done) {
            bytes += chunk.length;
            done();
        },
    });
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path), (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.createGunzip)(), count);
        return bytes === 0 ? 'the file is empty' : undefined;
    }
    catch (error) {
        return `the gzip stream is damaged or cut off (${(0,_core__WEBPACK_IMPORTED_MODULE_6__/* .messageOf */ .bD)(error)})`;
    }
}
async function folderDigest(patterns, root) {
    const [only, ...more] = patterns;
    if (only === undefined || more.length > 0)
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, only);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => undefined);
    return found?.isDirectory() ? (await (0,_core__WEBPACK_IMPORTED_MODULE_8__/* .digestFolder */ .lo)(path)).sha256 : undefined;
}
function assemble(found, folder) {
    const [only, ...more] = found;
    const listing = () => (0,_core__WEBPACK_IMPORTED_MODULE_8__/* .digestOfListing */ .aW)(found.map(({ name, sha256 }) => ({ path: name, sha256 })));
    return {
        files: found.filter((file) => file.problem === undefined),
        unreadable: found.flatMap(({ name, problem }) => problem === undefined ? [] : [{ file: name, reason: problem }]),
        sha256: folder ?? (only !== undefined && more.length === 0 ? only.sha256 : listing()),
        bytes: found.reduce((sum, file) => sum + file.bytes, 0),
    };
}


/***/ }),

/***/ 70028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lr: () => (/* binding */ QueryError),
  hJ: () => (/* binding */ counter),
  F5: () => (/* binding */ openEngine),
  x: () => (/* binding */ real)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/packages/data/binding.js





/** The one specifier under which DuckDB's JavaScript asks for its native part. The bundle leaves it external. */
const NATIVE = '@duckdb/node-bindings';
let loaded;
/**
 * Loads DuckDB with the native binding of a given folder (`duckdb.node` and the library beside it).
 * A process can hold one native binding, so a second folder is refused.
 * The library's own look-up goes through packages that a bundle has not; a resolve hook, there only while
 * the library loads, answers it instead. This is the same from source, under vitest and in the bundle.
 * @throws UserError if the folder holds no binding that this platform can load
 */
async function loadDuckDb(folder) {
    const file = (0,external_node_path_.join)((0,external_node_path_.resolve)(folder), 'duckdb.node');
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (found === undefined || !found.isFile()) {
        throw new errors/* UserError */.yo('there is no DuckDB binding (duckdb.node) in this folder', {
            where: folder,
            fix: 'Give the folder that holds duckdb.node and the libduckdb library of this platform.',
        });
    }
    loaded ??= { file, module: load(file) };
    if (loaded.file === file)
        return loaded.module;
    throw new errors/* UserError */.yo('DuckDB is already loaded from another folder', { where: folder });
}
async function load(file) {
    const url = (0,external_node_url_.pathToFileURL)(file).href;
    const hooks = (0,external_node_module_.registerHooks)({
        resolve: (specifier, context, next) => specifier === NATIVE ? { url, shortCircuit: true } : next(specifier, context),
    });
    try {
        return await __webpack_require__.e(/* import() */ 229).then(__webpack_require__.t.bind(__webpack_require__, 15229, 19));
    }
    catch (error) {
        loaded = undefined;
        throw new errors/* UserError */.yo(`the DuckDB binding cannot be loaded: ${(0,errors/* messageOf */.bD)(error)}`, {
            where: file,
            fix: `It must be built for ${process.platform} ${process.arch} (on Linux with glibc).`,
        });
    }
    finally {
        hooks.deregister();
    }
}

// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
;// CONCATENATED MODULE: ./build/packages/data/text-function.js

/** So many answers are remembered for each function, of texts that are no longer than this. */
const REMEMBERED = 50_000;
const REMEMBERED_LENGTH = 200;
/**
 * Defines the SQL function `name(VARCHAR) -> BOOLEAN` over a predicate. DuckDB asks on the thread of JavaScript,
 * in chunks of some thousand rows, while its own threads wait: nothing that blocks that thread until a query ends
 * may be called meanwhile.
 */
async function defineTextFunction(api, connection, name, predicate) {
    // The library's own texts lose a byte order mark at their start; bytes do not.
    const ofBytes = `${name}_of_bytes`;
    connection.registerScalarFunction(functionOfBytes(api, ofBytes, predicate));
    await connection.run(`CREATE OR REPLACE TEMP MACRO ${(0,sql/* identifier */.Cv)(name)}(text) AS ${(0,sql/* identifier */.Cv)(ofBytes)}(encode(text))`);
}
function functionOfBytes(api, name, predicate) {
    const remembered = new Map();
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return api.DuckDBScalarFunction.create({
        name,
        parameterTypes: [api.BLOB],
        returnType: api.BOOLEAN,
        mainFunction: (_info, input, output) => {
            const values = input.getColumnVector(0);
            if (!(values instanceof api.DuckDBBlobVector))
                throw new TypeError('the function takes bytes');
            const fresh = [];
            for (let row = 0; row < values.itemCount; row += 1) {
                const bytes = values.getItemBytes(row);
                const text = bytes === null ? '' : decoder.decode(bytes);
                const answer = bytes === null ? null : remembered.get(text);
                if (answer === undefined)
                    fresh.push({ row, text });
                else
                    output.setItem(row, answer);
            }
            const answers = fresh.length === 0 ? [] : predicate(fresh.map(({ text }) => text));
            for (const [index, { row, text }] of fresh.entries()) {
                const answer = answers[index] ?? null;
                output.setItem(row, answer);
                if (remembered.size < REMEMBERED && text.length <= REMEMBERED_LENGTH)
                    remembered.set(text, answer);
            }
            output.flush();
        },
    });
}

;// CONCATENATED MODULE: ./build/packages/data/engine.js







/** A statement that DuckDB refused or could not finish. */
class QueryError extends Error {
    /** DuckDB's class of error: `IO`, `Permission`, `Binder`, `Out of Memory`, ... */
    kind;
    constructor(message, options) {
        const [, kind, text] = /^([A-Z][A-Za-z ]*?) Error: (.*)$/s.exec(message) ?? [];
        super(text ?? message, options);
        this.name = 'QueryError';
        this.kind = kind ?? 'unknown';
    }
}
/** A count as the engine gives it. Beyond 2^53 it is refused, never rounded. */
const counter = schemas.union([schemas.bigint(), schemas.int()])
    .refine((value) => value >= 0 && value <= Number.MAX_SAFE_INTEGER, 'a count must lie within 0 and 2^53')
    .transform(Number);
/** A DOUBLE as the engine gives it; NaN and infinities pass, which `z.number()` would refuse. */
const real = schemas.custom((value) => typeof value === 'number', 'expected a number');
/** Opens an engine. @throws UserError if the binding cannot be loaded or a setting is not possible */
async function openEngine(options) {
    const api = await loadDuckDb(options.binding);
    await (0,promises_.mkdir)(options.tempDirectory, { recursive: true });
    const instance = await api.DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
        for (const statement of await sandbox(options))
            await connection.run(statement);
    }
    catch (error) {
        connection.closeSync();
        instance.closeSync();
        throw new errors/* UserError */.yo(`DuckDB refuses its settings: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    return wrap(api, instance, connection);
}
/** The order matters: once access is off and the configuration locked, no statement can open anything more. */
async function sandbox(options) {
    const directories = [];
    const files = [];
    for (const allowed of options.allowedPaths) {
        const path = await (0,promises_.realpath)(allowed).catch(() => (0,external_node_path_.resolve)(allowed));
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isDirectory())
            directories.push(path);
        else
            files.push(path);
    }
    return [
        `SET temp_directory = ${(0,sql/* literal */.eu)((0,external_node_path_.resolve)(options.tempDirectory))}`,
        ...(options.memoryLimit === undefined
            ? []
            : [`SET memory_limit = '${Math.floor(options.memoryLimit)}B'`]),
        ...(options.threads === undefined ? [] : [`SET threads = ${Math.floor(options.threads)}`]),
        `SET TimeZone = 'UTC'`,
        'SET autoinstall_known_extensions = false',
        'SET autoload_known_extensions = false',
        'SET allow_community_extensions = false',
        `SET allowed_directories = ${(0,sql/* listLiteral */.k9)(directories)}`,
        `SET allowed_paths = ${(0,sql/* listLiteral */.k9)(files)}`,
        'SET enable_external_access = false',
        'SET lock_configuration = true',
    ];
}
function wrap(api, instance, connection) {
    let last = Promise.resolve();
    const enqueue = (work) => {
        const next = last.then(work);
        last = next.catch(() => undefined);
        return next;
    };
    const rows = (sql, row, options = {}) => enqueue(async () => {
        const found = await interruptible(connection, sql, options.signal);
        const names = found.deduplicatedColumnNames();
        return found.getRows().map((values) => 
        // fromEntries defines own properties, so that a column `__proto__` stays a column.
        row.parse(Object.fromEntries(names.map((name, index) => [name, plain(api, values[index])]))));
    });
    const close = async () => {
        await last;
        connection.closeSync();
        instance.closeSync();
    };
    return {
        version: api.version(),
        rows,
        one: async (sql, row, options) => {
            const [only, ...more] = await rows(sql, row, options);
            if (only === undefined || more.length > 0)
                throw new QueryError('the query must give exactly one row');
            return only;
        },
        run: async (sql, options = {}) => {
            await enqueue(() => interruptible(connection, sql, options.signal));
        },
        define: (name, predicate) => enqueue(() => defineTextFunction(api, connection, name, predicate)),
        close,
        [Symbol.asyncDispose]: close,
    };
}
/** Runs a statement; an abort is repeated until it has hit, since one that meets no running query is lost. */
async function interruptible(connection, sql, signal) {
    signal?.throwIfAborted();
    let repeat;
    const interrupt = () => {
        connection.interrupt();
        repeat ??= setInterval(() => connection.interrupt(), 20);
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
        return await connection.runAndReadAll(sql);
    }
    catch (error) {
        signal?.throwIfAborted();
        throw new QueryError((0,errors/* messageOf */.bD)(error), { cause: error });
    }
    finally {
        signal?.removeEventListener('abort', interrupt);
        clearInterval(repeat);
    }
}
/** A DuckDB value as plain JavaScript, without loss: what has no exact counterpart becomes its text. */
function plain(api, value) {
    if (typeof value !== 'object' || value === null)
        return value ?? null;
    if (value instanceof api.DuckDBListValue || value instanceof api.DuckDBArrayValue) {
        return value.items.map((item) => plain(api, item));
    }
    if (value instanceof api.DuckDBMapValue) {
        return value.entries.map((entry) => ({ key: plain(api, entry.key), value: plain(api, entry.value) }));
    }
    if (value instanceof api.DuckDBStructValue) {
        return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plain(api, item)]));
    }
    return String(value);
}


/***/ }),

/***/ 8249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oj: () => (/* binding */ withoutFiles),
/* harmony export */   VT: () => (/* binding */ isColumnType),
/* harmony export */   Wc: () => (/* binding */ scanOfFiles),
/* harmony export */   q3: () => (/* binding */ asUnreadable),
/* harmony export */   zv: () => (/* binding */ openRelation)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34398);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44487);
/* harmony import */ var _csv_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76442);
/* harmony import */ var _csv_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83651);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70028);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11181);






const TYPE = /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+, ?\d+\)|VARCHAR|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|UUID)$/;
/** Whether a CSV column can be declared to be of this type. */
function isColumnType(type) {
    return TYPE.test(type);
}
let relations = 0;
/**
 * Opens a dataset as a relation. A file that cannot be read as what it is becomes a finding in `unreadable`;
 * the others stay. The sandbox of the engine must allow the files.
 * @throws UserError for a declared type that does not exist
 */
async function openRelation(engine, dataset, options = {}) {
    const files = [];
    const unreadable = [...dataset.unreadable];
    let rows = 0;
    for (const file of dataset.files) {
        try {
            const probed = file.format === 'csv' ? await probeCsv(engine, file, options) : await probeParquet(engine, file);
            files.push(probed.file);
            rows += probed.rows;
        }
        catch (error) {
            unreadable.push(await asUnreadable(file, error));
        }
    }
    relations += 1;
    const rejects = `lockstep_rejects_${relations}`;
    return compose(engine, withTypes(files, options.types ?? {}), {
        unreadable,
        estimatedRows: Math.round(rows),
        sha256: dataset.sha256,
        rejects,
    });
}
/** The relation without some files, which are named as unreadable instead. */
function withoutFiles(engine, relation, found) {
    const names = new Set(found.map((item) => item.file));
    return compose(engine, relation.files.filter(({ file }) => !names.has(file.name)), { ...relation, unreadable: [...relation.unreadable, ...found] });
}
/** Turns a failure to read a file into a finding. What is no fault of the file passes on. */
async function asUnreadable(file, error, dialect) {
    if (!(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr) || NOT_THE_FILE.has(error.kind))
        throw error;
    const [first = ''] = error.message.replaceAll(file.path, file.name).split('\n');
    // With mixed line breaks DuckDB gives up the whole file in either way, and does not say where.
    if (file.format !== 'csv' || !/sniffing file|state machine/.test(first))
        return { file: file.name, reason: first };
    const line = await (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .findMixedLineBreak */ .W)((0,_csv_source_js__WEBPACK_IMPORTED_MODULE_2__/* .csvLayout */ .VG)(file, dialect ?? STANDARD));
    return line === undefined
        ? { file: file.name, reason: 'its form cannot be recognised as CSV (delimiter, quoting)' }
        : { file: file.name, line, reason: 'the line ends otherwise than the lines before it (LF, CRLF, CR)' };
}
const NOT_THE_FILE = new Set(['Out of Memory', 'Permission', 'INTERRUPT']);
/** RFC 4180, for a file whose dialect is not known. */
const STANDARD = { delimiter: ',', quote: '"', escape: '"', columns: [], hasRows: true, recordBytes: 1 };
async function probeCsv(engine, file, { signal }) {
    const dialect = await (0,_csv_source_js__WEBPACK_IMPORTED_MODULE_2__/* .sniffCsv */ .l4)(engine, file, signal);
    // Packed text unpacks to about four times its size.
    const rows = (file.bytes * (file.gzip ? 4 : 1)) / dialect.recordBytes;
    return { file: { file, columns: dialect.columns, dialect }, rows };
}
async function probeParquet(engine, file) {
    const path = (0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)(file.path);
    const columns = await columnsOf(engine, `read_parquet(${path}, hive_partitioning=false)`);
    const { rows } = await engine.one(`SELECT num_rows AS rows FROM parquet_file_metadata(${path})`, zod__WEBPACK_IMPORTED_MODULE_4__.object({ rows: _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .counter */ .hJ }));
    return { file: { file, columns }, rows };
}
async function columnsOf(engine, from) {
    const rows = await engine.rows(`DESCRIBE SELECT * FROM ${from}`, zod__WEBPACK_IMPORTED_MODULE_4__.object({ column_name: zod__WEBPACK_IMPORTED_MODULE_4__.string(), column_type: zod__WEBPACK_IMPORTED_MODULE_4__.string() }));
    return rows.map((row) => ({ name: row.column_name, type: row.column_type }));
}
/** Gives every CSV file the declared type of a column, else one that the values of all files fit. */
function withTypes(files, declared) {
    for (const [name, type] of Object.entries(declared)) {
        if (!isColumnType(type))
            throw new _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`"${type}" is not a column type`, { where: `column ${name}` });
    }
    const types = new Map();
    for (const { dialect, columns } of files) {
        if (dialect?.hasRows !== true)
            continue;
        for (const { name, type } of columns)
            types.set(name, widen(types.get(name) ?? type, type));
    }
    for (const [name, type] of Object.entries(declared))
        types.set(name, type);
    return files.map((item) => item.dialect === undefined
        ? item
        : { ...item, columns: item.columns.map(({ name, type }) => ({ name, type: types.get(name) ?? type })) });
}
function widen(a, b) {
    if (a === b)
        return a;
    const pair = [a, b].sort().join(' ');
    if (pair === 'BIGINT DOUBLE')
        return 'DOUBLE';
    if (pair === 'DATE TIMESTAMP')
        return 'TIMESTAMP';
    return 'VARCHAR';
}
async function compose(engine, files, rest) {
    const bare = {
        ...rest,
        files,
        from: '',
        numbered: '',
        fileColumn: '',
        rowColumn: '',
        columns: [],
    };
    if (files.length === 0)
        return { ...bare, from: NOTHING, numbered: NOTHING };
    const groups = Map.groupBy(files, shapeOf);
    const from = union([...groups.values()].map((group) => `SELECT * FROM ${scanOfFiles(group, rest.rejects)}`));
    const columns = await columnsOf(engine, from);
    const fileColumn = freeName('lockstep_file', columns);
    const rowColumn = freeName('lockstep_row', columns);
    const numbered = union(files.map((item) => {
        const ordinal = numbering(item);
        const extra = `${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)(item.file.name)} AS ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(fileColumn)}, ${ordinal} AS ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(rowColumn)}`;
        return `SELECT *, ${extra} FROM ${scanOfFiles([item], rest.rejects)}`;
    }));
    return { ...bare, from, numbered, columns, fileColumn, rowColumn };
}
/** A relation without columns has no readable file; it has no rows either. */
const NOTHING = '(SELECT NULL AS nothing WHERE false)';
function union(selects) {
    return `(${selects.join(' UNION ALL BY NAME ')})`;
}
/** Files that are written alike can be read by one scan. */
function shapeOf({ columns, dialect }) {
    return JSON.stringify([columns, { ...dialect, recordBytes: 0, hasRows: true, columns: [] }]);
}
/**
 * The table expression over files that are written alike. DuckDB parses only the CSV columns that a query
 * uses, so that one query would reject a row and the next count it; the condition makes all use all columns.
 */
function scanOfFiles(group, rejects) {
    const files = group.map((item) => item.file);
    const [first] = group;
    if (first?.dialect === undefined) {
        return `read_parquet(${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .listLiteral */ .k9)(files.map((file) => file.path))}, hive_partitioning=false)`;
    }
    const all = first.columns.map((column) => (0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(column.name)).join(', ');
    return `${(0,_csv_source_js__WEBPACK_IMPORTED_MODULE_2__/* .csvScan */ .cW)(files, first.dialect, first.columns, rejects)} WHERE hash(${all}) IS NOT NULL`;
}
/** Parquet knows its row numbers unless a column of the data hides them; a CSV scan keeps the file's order. */
function numbering({ columns, dialect }) {
    const hidden = columns.some((column) => column.name.toLowerCase() === 'file_row_number');
    return dialect === undefined && !hidden ? '(file_row_number + 1)' : 'row_number() OVER ()';
}
function freeName(wanted, columns) {
    const taken = new Set(columns.map((column) => column.name.toLowerCase()));
    let name = wanted;
    while (taken.has(name))
        name = `${name}_`;
    return name;
}


/***/ }),

/***/ 52328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Eo: () => (/* binding */ overReadableFiles),
/* harmony export */   SQ: () => (/* binding */ scan),
/* harmony export */   oL: () => (/* binding */ rejectionsOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34398);
/* harmony import */ var _csv_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76442);
/* harmony import */ var _csv_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83651);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70028);
/* harmony import */ var _relation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8249);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11181);






/**
 * Runs a query over a relation. If it fails because a file is damaged where opening did not show it, that file
 * is named, left out, and the query is run again over the others.
 * @param query makes the SQL from the relation, which may have fewer files the second time
 * @throws QueryError if the query itself is at fault
 */
async function scan(engine, relation, query, row, options = {}) {
    const work = (readable) => engine.rows(query(readable), row, options);
    const { value, relation: read } = await overReadableFiles(engine, relation, work, options);
    return { rows: value, relation: read };
}
/** Does work that takes several queries as `scan` does one: again, if a file had to be left out. */
async function overReadableFiles(engine, relation, work, options = {}) {
    try {
        return { value: await work(relation), relation };
    }
    catch (error) {
        if (!(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr))
            throw error;
        const damaged = [];
        for (const item of relation.files) {
            const found = await damageOf(engine, relation, item, options);
            if (found !== undefined)
                damaged.push(found);
        }
        if (damaged.length === 0)
            throw error;
        return overReadableFiles(engine, await (0,_relation_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutFiles */ .Oj)(engine, relation, damaged), work, options);
    }
}
/** Reads one file whole, every value of it, to learn whether it is the culprit. */
async function damageOf(engine, relation, item, options) {
    try {
        const table = `(SELECT * FROM ${(0,_relation_js__WEBPACK_IMPORTED_MODULE_1__/* .scanOfFiles */ .Wc)([item], relation.rejects)})`;
        await engine.run(`SELECT max(hash(data)) FROM ${table} AS data`, options);
        return undefined;
    }
    catch (error) {
        return (0,_relation_js__WEBPACK_IMPORTED_MODULE_1__/* .asUnreadable */ .q3)(item.file, error, item.dialect);
    }
}
const rejectRow = zod__WEBPACK_IMPORTED_MODULE_2__.object({
    offset: zod__WEBPACK_IMPORTED_MODULE_2__.bigint(),
    column: zod__WEBPACK_IMPORTED_MODULE_2__.string().nullable(),
    type: zod__WEBPACK_IMPORTED_MODULE_2__.string(),
    message: zod__WEBPACK_IMPORTED_MODULE_2__.string(),
});
/** The CSV rows that scans of this relation could not read, with their physical lines. Call it after a scan. */
async function rejectionsOf(engine, relation, limit = 1000) {
    const { rows, capped } = await countRejects(engine, relation);
    const found = [];
    for (const item of relation.files) {
        const own = await rejectsIn(engine, relation, item, limit - found.length);
        if (own.length === 0 || item.dialect === undefined)
            continue;
        const rejects = own.map(offsetOf);
        const { lineOfReject } = await (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .locateLines */ .A)((0,_csv_source_js__WEBPACK_IMPORTED_MODULE_4__/* .csvLayout */ .VG)(item.file, item.dialect), { rows: [], rejects });
        for (const row of own) {
            const line = lineOfReject.get(offsetOf(row));
            found.push({ file: item.file.name, ...(line === undefined ? {} : { line }), ...describe(row, item) });
        }
    }
    return { found, rows, capped };
}
/**
 * Physical lines of rows that a query over `relation.numbered` named. CSV only; a row of a Parquet file has
 * none, and no line is known where so many rows were rejected that not all were noted.
 * @returns one line, or undefined, per row asked for
 */
async function linesOf(engine, relation, wanted) {
    const { capped } = await countRejects(engine, relation);
    const lines = new Map();
    for (const item of relation.files) {
        const rows = wanted.filter(({ file }) => file === item.file.name).map(({ row }) => row);
        if (rows.length === 0 || item.dialect === undefined || capped)
            continue;
        const rejects = (await rejectsIn(engine, relation, item, _csv_source_js__WEBPACK_IMPORTED_MODULE_4__/* .REJECTS_LIMIT */ .PO)).map(offsetOf);
        const { lineOfRow } = await (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .locateLines */ .A)((0,_csv_source_js__WEBPACK_IMPORTED_MODULE_4__/* .csvLayout */ .VG)(item.file, item.dialect), { rows, rejects });
        lines.set(item.file.name, lineOfRow);
    }
    return wanted.map(({ file, row }) => lines.get(file)?.get(row));
}
/** Every scan adds what it rejected to the table once more, hence DISTINCT for rows and a count per scan. */
async function countRejects(engine, { rejects }) {
    if (!(await hasRejects(engine, rejects)))
        return { rows: 0, capped: false };
    const { rows, most } = await engine.one(`SELECT
       (SELECT count(DISTINCT (file_path, line_byte_position))
        FROM ${rejects} JOIN ${rejects}_scans USING (scan_id, file_id)) AS rows,
       (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${rejects} GROUP BY scan_id)) AS most`, zod__WEBPACK_IMPORTED_MODULE_2__.object({ rows: _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .counter */ .hJ, most: _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .counter */ .hJ }));
    return { rows, capped: most >= _csv_source_js__WEBPACK_IMPORTED_MODULE_4__/* .REJECTS_LIMIT */ .PO };
}
/** DuckDB makes the table with the first scan of a CSV file. */
async function hasRejects(engine, rejects) {
    const sql = `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .eu)(rejects)}`;
    return (await engine.rows(sql, zod__WEBPACK_IMPORTED_MODULE_2__.object({}))).length > 0;
}
async function rejectsIn(engine, { rejects }, { file, dialect }, limit) {
    if (dialect === undefined || limit <= 0 || !(await hasRejects(engine, rejects)))
        return [];
    return engine.rows(`SELECT DISTINCT r.line_byte_position AS offset, r.column_idx AS field, r.column_name AS column,
       r.error_type::VARCHAR AS type, left(r.error_message, 400) AS message
     FROM ${rejects} AS r JOIN ${rejects}_scans AS s USING (scan_id, file_id)
     WHERE s.file_path = ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .eu)(file.path)} ORDER BY ALL LIMIT ${limit}`, rejectRow);
}
/** DuckDB counts bytes from 1. */
function offsetOf(row) {
    return Number(row.offset) - 1;
}
function describe(row, { columns }) {
    const column = row.column === null ? {} : { column: row.column };
    switch (row.type) {
        case 'CAST': {
            const type = columns.find(({ name }) => name === row.column)?.type ?? 'the column type';
            const [, sample] = /Could not convert string "(.*)" to '/s.exec(row.message) ?? [];
            const value = sample === undefined ? {} : { sample: sample.slice(0, 200) };
            return { ...column, kind: 'type', reason: `the value cannot be read as ${type}`, ...value };
        }
        case 'MISSING COLUMNS':
            return {
                ...column,
                kind: 'missing-fields',
                reason: `the row has too few fields: ${counts(row.message)}`,
            };
        case 'TOO MANY COLUMNS':
            return {
                ...column,
                kind: 'extra-fields',
                reason: `the row has too many fields: ${counts(row.message)}`,
            };
        case 'INVALID ENCODING':
            return { ...column, kind: 'encoding', reason: 'the row is not UTF-8 text' };
        case 'LINE SIZE OVER MAXIMUM':
            return { ...column, kind: 'too-long', reason: 'the row is longer than 2 MB' };
        default:
            return { ...column, kind: 'quote', reason: 'a quoted value is not closed, or text follows its end' };
    }
}
function counts(message) {
    const [, expected, found] = /Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
    return expected === undefined ? 'not as many as the header' : `${found} where the header has ${expected}`;
}


/***/ }),

/***/ 11181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   fu: () => (/* binding */ structLiteral),
/* harmony export */   k9: () => (/* binding */ listLiteral)
/* harmony export */ });
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44487);

/**
 * A name as a quoted SQL identifier, whatever characters it holds.
 * @throws UserError for a NUL or a lone surrogate, which the engine would cut or replace
 */
function identifier(name) {
    refuseUnspeakable(name, 'name');
    return `"${name.replaceAll('"', '""')}"`;
}
/**
 * A value as an SQL literal. Fractions, NaN and infinities are DOUBLE; integers keep all their digits.
 * @throws UserError for a text with a NUL or a lone surrogate
 */
function literal(value) {
    if (value === null)
        return 'NULL';
    if (typeof value === 'string') {
        refuseUnspeakable(value, 'text');
        return `'${value.replaceAll("'", "''")}'`;
    }
    if (typeof value === 'boolean')
        return String(value);
    if (typeof value === 'number' && !Number.isFinite(value))
        return `'${value}'::DOUBLE`;
    // An exponent makes a DOUBLE of a fraction; without it the engine reads a DECIMAL, whose arithmetic differs.
    const digits = Number.isSafeInteger(value) || typeof value === 'bigint' ? String(value) : value.toExponential();
    // `x-${literal(-1)}` must not begin a comment.
    return digits.startsWith('-') ? `(${digits})` : digits;
}
/** Literals as an SQL list: `['a', 'b']`. */
function listLiteral(values) {
    return `[${values.map(literal).join(', ')}]`;
}
/** A struct literal with text values, as read_csv's `columns` takes it. */
function structLiteral(fields) {
    return `{${fields.map(([name, value]) => `${literal(name)}: ${literal(value)}`).join(', ')}}`;
}
function refuseUnspeakable(text, what) {
    if (text.includes('\0') || !text.isWellFormed()) {
        throw new _core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the ${what} ${JSON.stringify(text)} holds a NUL character or broken Unicode`, {
            fix: 'Remove it from the data or the rule.',
        });
    }
}


/***/ }),

/***/ 92960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ openStepEngine)
});

// UNUSED EXPORTS: memoryOf

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
;// CONCATENATED MODULE: ./build/packages/data/binding-pins.js
/** Version of `@duckdb/node-api` in the bundle; the binding must be of exactly this version. */
const BINDING_VERSION = '1.5.5-r.5';
/** Digests of the published packages, by `<process.platform>-<process.arch>`; Linux means glibc. */
const BINDING_PINS = {
    'linux-x64': {
        package: '@duckdb/node-bindings-linux-x64',
        tarball: 'node-bindings-linux-x64-1.5.5-r.5.tgz',
        sha256: '86d2bda909785550e8a14a57a8a4584827aff0e268d8f1a58c3fd48559f7020e',
        bytes: 23_881_820,
        files: {
            'duckdb.node': '778d45b3d918a8d3b6dfeb819472472d3ff85d427110973fc9c1b0d462514c15',
            'libduckdb.so': 'fc23f12e376c47be520f75221288281906e7942e8fd6f6ce4849198ba60d0405',
        },
    },
    'linux-arm64': {
        package: '@duckdb/node-bindings-linux-arm64',
        tarball: 'node-bindings-linux-arm64-1.5.5-r.5.tgz',
        sha256: '3b85f3ea438f7dc3691d7b5e6e4222ffe9127fd17885f96ca72e0c99925c348e',
        bytes: 21_632_048,
        files: {
            'duckdb.node': '51b959ad6a5b57cfa3e9a5d20bffebe0e58974222efcddcd97c85e12700dbbb1',
            'libduckdb.so': 'd00d007f3f7ca1f2896a5e4b89c2ce141bf0508506a9d6d56f9598b8e59d074e',
        },
    },
    'darwin-arm64': {
        package: '@duckdb/node-bindings-darwin-arm64',
        tarball: 'node-bindings-darwin-arm64-1.5.5-r.5.tgz',
        sha256: '08b3cfd7d4d620a5fb67ef49db28551b767107266af3a8e2600e49d99ee59456',
        bytes: 36_788_031,
        files: {
            'duckdb.node': 'ba396b8fc069b1c34d1b5d3bdb7f54b1ddef160b6f440b2539fcef89720e9947',
            'libduckdb.dylib': 'b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8',
        },
    },
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/host/http.js
var http = __webpack_require__(575);
;// CONCATENATED MODULE: ./build/packages/runner/tools.js





/**
 * Address of a file that is attached to a release of the repository that this action comes from.
 * @returns undefined where the action comes from the checkout itself, which has no release
 */
function releaseAsset(machine, tag, file) {
    const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_ACTION_REPOSITORY: repository } = machine.environment;
    return repository ? `${server}/${repository}/releases/download/${tag}/${file}` : undefined;
}
/**
 * Folder with a tool's files, fetched once per machine into the runner's tool cache (laid out as
 * `@actions/tool-cache` does), or per job where there is none that can be written.
 * The archive is checked before it is unpacked and the files before each use: on a self-hosted runner every
 * job can write to that cache.
 * @throws UserError if the digest is wrong or nothing says where the tool is; ServiceError if it cannot be fetched
 */
async function provideTool(tool, machine) {
    const offline = machine.environment[tool.offlineVariable];
    if (offline)
        return offline;
    const cache = machine.environment.RUNNER_TOOL_CACHE;
    const ready = cache ? placeOf(cache, tool) : undefined;
    if (ready !== undefined && (await holdsFiles(ready, tool)))
        return ready;
    const root = cache && (await canWrite(cache)) ? cache : (0,external_node_path_.join)(machine.temp, 'lockstep-tools');
    const place = placeOf(root, tool);
    if (await holdsFiles(place, tool))
        return place;
    const archive = await download(tool);
    await (0,promises_.mkdir)(root, { recursive: true });
    const aside = await (0,promises_.mkdtemp)((0,external_node_path_.join)(root, '.lockstep-'));
    try {
        await install(await unpack(archive, tool, aside), tool, place, aside);
    }
    finally {
        await (0,promises_.rm)(aside, { recursive: true, force: true });
    }
    return place;
}
function placeOf(root, tool) {
    return (0,external_node_path_.join)(root, tool.name, tool.version, (0,external_node_os_.arch)());
}
async function canWrite(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true }).catch(() => undefined);
    return (0,files/* isWritable */.nH)(folder);
}
async function holdsFiles(folder, tool) {
    for (const [name, expected] of Object.entries(tool.files)) {
        const found = await (0,digest/* digestFile */.TM)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
        if (found?.sha256 !== expected)
            return false;
    }
    return true;
}
// A slow link takes minutes for some ten megabytes.
const RETRY = { attempts: 4, pause: 1_000, timeout: 300_000 };
async function download(tool) {
    const { url, offlineVariable } = tool;
    const hint = `Or set ${offlineVariable} to a folder that holds ${Object.keys(tool.files).join(' and ')}.`;
    if (url === undefined) {
        throw new errors/* UserError */.yo(`nothing says where ${tool.name} ${tool.version} can be fetched`, {
            fix: `Set ${offlineVariable}_URL to the address of its archive. ${hint}`,
        });
    }
    const response = await (0,http/* request */.Em)('tool download', url, {}, RETRY).catch((error) => {
        throw new errors/* ServiceError */._7('tool download', `${(0,errors/* messageOf */.bD)(error)}. ${hint}`, { cause: error });
    });
    if (!response.ok) {
        throw new errors/* ServiceError */._7('tool download', `no archive at ${url}. ${hint}`, { status: response.status });
    }
    const archive = new Uint8Array(await response.arrayBuffer());
    const found = (0,digest/* sha256 */.sc)(archive);
    if (found === tool.sha256)
        return archive;
    throw new errors/* UserError */.yo(`the archive of ${tool.name} has the digest sha256:${found}, not sha256:${tool.sha256}`, {
        where: url,
        fix: `It was not used. Check who answers at this address. ${hint}`,
    });
}
async function unpack(archive, tool, aside) {
    const file = (0,external_node_path_.join)(aside, 'archive.tgz');
    await (0,promises_.writeFile)(file, archive);
    const { extractTar } = await __webpack_require__.e(/* import() */ 805).then(__webpack_require__.bind(__webpack_require__, 59805));
    const folder = (0,external_node_path_.join)(await extractTar(file, (0,external_node_path_.join)(aside, 'unpacked')), 'package');
    if (await holdsFiles(folder, tool))
        return folder;
    throw new errors/* UserError */.yo(`the archive of ${tool.name} ${tool.version} does not hold the files that it should`);
}
/** Puts the folder in its place by one rename; where another job was first, its folder is used. */
async function install(folder, tool, place, aside) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(place, '..'), { recursive: true });
    for (let attempt = 0; attempt < 3; attempt += 1) {
        try {
            await (0,promises_.rename)(folder, place);
            break;
        }
        catch (error) {
            if ((0,files/* errorCode */.CA)(error) !== 'ENOTEMPTY' && (0,files/* errorCode */.CA)(error) !== 'EEXIST')
                throw error;
            if (await holdsFiles(place, tool))
                break;
            // What lies there is not what it should be: a cut copy, or somebody's forgery.
            await (0,promises_.rename)(place, (0,external_node_path_.join)(aside, `wrong-${attempt}`)).catch(() => undefined);
        }
    }
    if (!(await holdsFiles(place, tool)))
        throw new errors/* UserError */.yo(`${place} cannot be replaced`);
    // The mark by which @actions/tool-cache finds it.
    await (0,promises_.writeFile)(`${place}.complete`, '');
}

;// CONCATENATED MODULE: ./build/packages/step/duckdb.js



/** Release that the native bindings are attached to: the version of package.json, which a test compares. */
const RELEASE = 'v0.1.0';
/**
 * Folder with DuckDB's native binding: the one that LOCKSTEP_DUCKDB names, else fetched once per machine from this
 * action's release, or from the address that LOCKSTEP_DUCKDB_URL names.
 * @throws UserError if there is none for this platform or its digest is wrong; ServiceError if it cannot be fetched
 */
async function provideDuckDb(machine) {
    const { LOCKSTEP_DUCKDB: folder, LOCKSTEP_DUCKDB_URL: address } = machine.environment;
    if (folder)
        return folder;
    const platform = `${process.platform}-${process.arch}`;
    const pin = BINDING_PINS[platform];
    if (pin === undefined) {
        throw new errors/* UserError */.yo(`there is no DuckDB for ${platform} among the pinned ones`, {
            where: 'environment LOCKSTEP_DUCKDB',
            fix: `Set it to a folder that holds duckdb.node ${BINDING_VERSION} and the libduckdb library of this platform.`,
        });
    }
    const { sha256, files, tarball } = pin;
    const url = address || releaseAsset(machine, RELEASE, tarball);
    const tool = { name: 'lockstep-duckdb', version: BINDING_VERSION, url, sha256, files };
    return provideTool({ ...tool, offlineVariable: 'LOCKSTEP_DUCKDB' }, machine);
}

;// CONCATENATED MODULE: ./build/packages/step/engine.js




/** The job has other processes than the engine. */
const MEMORY_SHARE = 0.5;
/**
 * Opens the data engine for a step: it can read the given absolute paths and nothing else, takes half of the
 * memory at most, and spills the rest to the step's temporary folder. Dispose of it.
 */
async function openStepEngine({ machine }, allowedPaths) {
    return (0,engine/* openEngine */.F5)({
        binding: await provideDuckDb(machine),
        // A process has a folder of its own: engines would take each other's spilled blocks.
        tempDirectory: (0,external_node_path_.join)(machine.temp, 'lockstep', 'duckdb', String(process.pid)),
        allowedPaths,
        memoryLimit: MEMORY_SHARE * memoryOf((0,external_node_os_.totalmem)(), process.constrainedMemory()),
        threads: (0,external_node_os_.availableParallelism)(),
    });
}
/** Bytes that this process may use: a container's limit, where there is one, else the machine's memory. */
function memoryOf(total, constrained) {
    return constrained > 0 ? Math.min(total, constrained) : total;
}


/***/ })

};
