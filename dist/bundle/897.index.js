export const id = 897;
export const ids = [897];
export const modules = {

/***/ 77919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ locateLines),
/* harmony export */   WT: () => (/* binding */ findMixedLineBreak),
/* harmony export */   k4: () => (/* binding */ firstLineBreak)
/* harmony export */ });
/* harmony import */ var _csv_records_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86038);

/**
 * Maps row ordinals and the offsets of rejected rows to physical lines, by one pass over the file that ends
 * as soon as the last one is found. All rejected rows before a wanted row must be given.
 */
async function locateLines(layout, query) {
    const rejects = [...new Set(query.rejects)].sort((a, b) => a - b);
    const placeOfRow = new Map();
    const lineOfReject = new Map();
    let row = 0;
    let header = query.header;
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
    await (0,_csv_records_js__WEBPACK_IMPORTED_MODULE_0__/* .walkCsvRecords */ .c)(layout, (record) => {
        if (header) {
            header = false;
            return true;
        }
        if (!rejectAt(record)) {
            row += 1;
            const wanted = query.rows.get(row);
            if (wanted !== undefined) {
                const fields = new Map();
                placeOfRow.set(row, { line: record.line, fields });
                if (wanted.size > 0)
                    return fieldsInto(fields, wanted);
            }
        }
        return placeOfRow.size < query.rows.size || rejects.length > 0;
    });
    return { placeOfRow, lineOfReject };
}
function fieldsInto(fields, wanted) {
    let field = 0;
    return (place) => {
        if (wanted.has(field))
            fields.set(field, place);
        field += 1;
    };
}
/** How the first record of a file ends; undefined if it has no other. */
async function firstLineBreak(layout) {
    let found;
    await (0,_csv_records_js__WEBPACK_IMPORTED_MODULE_0__/* .walkCsvRecords */ .c)(layout, ({ lineBreak }) => {
        found = lineBreak;
        return found === undefined;
    });
    return found;
}
/** The first line that ends otherwise than the lines before it, if there is one. */
async function findMixedLineBreak(layout) {
    let first;
    let found;
    await (0,_csv_records_js__WEBPACK_IMPORTED_MODULE_0__/* .walkCsvRecords */ .c)(layout, (record) => {
        first ??= record.lineBreak;
        if (record.lineBreak !== first)
            found = record.line - 1;
        return found === undefined;
    });
    return found;
}


/***/ }),

/***/ 86038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ unifyLineBreaks),
  c: () => (/* binding */ walkCsvRecords)
});

;// CONCATENATED MODULE: ./build/packages/data/line-counter.js
const LF = 10;
const CR = 13;
/**
 * Counts physical lines, and the UTF-16 code units of the present one, byte by byte of UTF-8. A lone CR ends a
 * line only in a file whose first line break is one: elsewhere it is a character within a quoted field, on which
 * no viewer breaks the line.
 */
function lineCounter() {
    let line = 1;
    let units = 0;
    let bytes = 0;
    let previous = 0;
    let style;
    let last;
    let carriage = 'inside';
    const nextLine = () => {
        line += 1;
        units = 0;
        bytes = 0;
    };
    return {
        current: () => line,
        lastBreak: () => last,
        /** Where the byte after the one seen last stands. */
        after: () => ({ line, column: units + 1 }),
        /** Offset of the line's first byte, from that of the byte seen last. */
        start: (offset) => offset - bytes + 1,
        /** A byte order mark is no character of the line. */
        skipMark() {
            units = 0;
        },
        see(byte, quoted) {
            if (previous === CR && byte !== LF) {
                if (carriage === 'outside') {
                    style ??= 'cr';
                    last = 'CR';
                }
                if (style === 'cr')
                    nextLine();
            }
            if (previous === LF)
                nextLine();
            if (byte === CR)
                carriage = quoted ? 'inside' : 'outside';
            if (byte === LF && !quoted) {
                style ??= 'lf';
                last = previous === CR ? 'CRLF' : 'LF';
            }
            previous = byte;
            bytes += 1;
            // Continuation bytes count for nothing, the first of four for a surrogate pair.
            if ((byte & 0xc0) !== 0x80)
                units += byte >= 0xf0 ? 2 : 1;
        },
    };
}

// EXTERNAL MODULE: ./build/packages/data/text-file.js
var text_file = __webpack_require__(90689);
;// CONCATENATED MODULE: ./build/packages/data/csv-records.js


const csv_records_LF = 10;
const csv_records_CR = 13;
const SPACE = 32;
/** The UTF-8 byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];
/**
 * Walks the records of a CSV file in one streaming pass, the header included, and knows on which physical
 * line each begins: with quoted line breaks, CRLF, lone CR, blank lines, remarks and a byte order mark.
 */
function walkCsvRecords(layout, visit) {
    const walk = openWalk(layout, visit);
    return (0,text_file/* readBytes */.io)(layout.path, layout.packing, (chunk) => {
        for (let index = 0; index < chunk.length; index += 1) {
            if (!step(walk, chunk[index] ?? 0))
                return false;
        }
        return true;
    });
}
/**
 * Writes a CSV file with LF alone between its records, unpacked; what stands in quotes keeps its line breaks, and
 * everything its line. DuckDB reads mixed line breaks only where it also drops fields beyond the header.
 */
async function unifyLineBreaks(layout, target) {
    const walk = openWalk(layout, () => true);
    let isPending = false;
    await (0,text_file/* rewriteBytes */.cY)(layout.path, layout.packing, target, (chunk) => {
        const out = Buffer.allocUnsafe(chunk.length + 1);
        let length = 0;
        for (const byte of chunk) {
            if (isPending && byte !== csv_records_LF)
                length = out.writeUInt8(csv_records_CR, length);
            isPending = byte === csv_records_CR && !isQuoted(walk);
            step(walk, byte);
            if (!isPending)
                length = out.writeUInt8(byte, length);
        }
        return out.subarray(0, length);
    });
}
function openWalk(layout, visit) {
    const comment = codeOf(layout.comment);
    return {
        layout,
        visit,
        lines: lineCounter(),
        next: transitions(layout, comment),
        comment,
        state: layout.skip > 0 ? 'head' : 'break',
        offset: 0,
        previous: 0,
        after: 0,
        skipped: 0,
        fields: undefined,
    };
}
/** No byte is equal to the code of nothing. */
function codeOf(character) {
    return character === '' ? -1 : character.charCodeAt(0);
}
/** The state after a byte that is no line break outside quotes. */
function transitions(layout, comment) {
    const quote = codeOf(layout.quote);
    const escaper = codeOf(layout.escape);
    const delimiter = Buffer.from(layout.delimiter);
    let matched = 0;
    const isDelimited = (byte) => {
        if (byte !== delimiter[matched])
            matched = 0;
        if (byte === delimiter[matched])
            matched += 1;
        if (matched < delimiter.length)
            return false;
        matched = 0;
        return true;
    };
    return (state, byte) => {
        if (state === 'remark')
            return 'remark';
        if (state === 'escaped')
            return 'quoted';
        if (state === 'quoted') {
            if (byte === escaper && escaper !== quote)
                return 'escaped';
            return byte === quote ? 'closed' : 'quoted';
        }
        if (byte === comment)
            return 'remark';
        if (isDelimited(byte))
            return 'field';
        return byte === quote && state !== 'plain' ? 'quoted' : 'plain';
    };
}
function isQuoted({ state }) {
    return state === 'quoted' || state === 'escaped';
}
/** Takes one byte, says false once the visitor has enough. */
function step(walk, byte) {
    const goOn = react(walk, byte);
    walk.previous = byte;
    walk.offset += 1;
    return goOn;
}
function react(walk, byte) {
    const { state, lines } = walk;
    const inQuotes = isQuoted(walk);
    lines.see(byte, inQuotes);
    if (walk.offset < 3 && byte === MARK[walk.offset]) {
        lines.skipMark();
        return true;
    }
    if (!inQuotes && (byte === csv_records_LF || byte === csv_records_CR))
        return endLine(walk, byte);
    if (state === 'head')
        return true;
    if (state === 'break' || state === 'indent') {
        if (byte === walk.comment) {
            walk.state = 'remark';
            return true;
        }
        if (walk.comment >= 0 && byte === SPACE) {
            walk.state = 'indent';
            return true;
        }
        const goOn = begin(walk);
        walk.state = walk.next(walk.state, byte);
        if (walk.state === 'field')
            walk.fields?.(lines.after());
        return goOn;
    }
    walk.state = walk.next(walk.state, byte);
    if (walk.state === 'field')
        walk.fields?.(lines.after());
    return true;
}
function begin(walk) {
    const { after, lines } = walk;
    const start = walk.state === 'indent' ? lines.start(walk.offset) : walk.offset;
    walk.state = 'field';
    const line = lines.current();
    const answer = walk.visit({ after, start, line, lineBreak: lines.lastBreak() });
    walk.fields = typeof answer === 'function' ? answer : undefined;
    walk.fields?.({ line, column: 1 });
    return answer !== false;
}
function endLine(walk, byte) {
    const { state, layout } = walk;
    // The LF of a CRLF belongs to the break that the CR began.
    if (byte === csv_records_LF && walk.previous === csv_records_CR && (state === 'break' || state === 'head'))
        return true;
    if (state === 'head') {
        walk.skipped += 1;
        if (walk.skipped === layout.skip)
            walk.state = 'break';
        walk.after = walk.offset;
        return true;
    }
    const empty = state === 'break';
    const goOn = (empty && layout.singleColumn) || state === 'indent' ? begin(walk) : true;
    if (!empty || layout.singleColumn)
        walk.after = walk.offset;
    walk.state = 'break';
    return goOn;
}


/***/ }),

/***/ 83651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ REJECTS_LIMIT),
/* harmony export */   VG: () => (/* binding */ csvLayout),
/* harmony export */   Z6: () => (/* binding */ NO_FORM),
/* harmony export */   cW: () => (/* binding */ csvScan),
/* harmony export */   dt: () => (/* binding */ LineError),
/* harmony export */   fE: () => (/* binding */ openCsv)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34398);
/* harmony import */ var _csv_lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77919);
/* harmony import */ var _csv_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86038);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70028);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(11181);
/* harmony import */ var _text_ends_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88597);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90689);








/** How many errors DuckDB notes per scan; a file with more is broken as a whole, not in single rows. */
const REJECTS_LIMIT = 100_000;
const sniffed = zod__WEBPACK_IMPORTED_MODULE_1__.object({
    delimiter: zod__WEBPACK_IMPORTED_MODULE_1__.string(),
    quote: zod__WEBPACK_IMPORTED_MODULE_1__.string(),
    escape: zod__WEBPACK_IMPORTED_MODULE_1__.string(),
    date: zod__WEBPACK_IMPORTED_MODULE_1__.string().nullable(),
    timestamp: zod__WEBPACK_IMPORTED_MODULE_1__.string().nullable(),
    columns: zod__WEBPACK_IMPORTED_MODULE_1__.array(zod__WEBPACK_IMPORTED_MODULE_1__.object({ name: zod__WEBPACK_IMPORTED_MODULE_1__.string(), type: zod__WEBPACK_IMPORTED_MODULE_1__.string() })),
});
/** What DuckDB says of text in which it finds no CSV, or none that keeps to the standard. */
const NO_FORM = /sniffing file|state machine/;
/** A QueryError that knows the line at fault. */
class LineError extends _engine_js__WEBPACK_IMPORTED_MODULE_2__/* .QueryError */ .lr {
    line;
    constructor(line, message) {
        super(message);
        this.line = line;
    }
}
const opened = new WeakMap();
/**
 * Sniffs what is not declared of delimiter, quoting and column types, once for each file. Nothing is skipped
 * unless that is declared: a first row is the header, `#` begins no comment, and a row with too few or too many
 * fields is a finding later on. A file with mixed line breaks is written anew.
 * @param scratch where it may be written, if anywhere
 * @throws QueryError with a reason if it is no CSV text
 */
function openCsv(engine, file, options, scratch, signal) {
    const open = async () => {
        const dialect = await sniffDialect(engine, file, options, signal);
        const line = await mixedLine(file, dialect);
        if (line === undefined)
            return { file, dialect };
        const path = scratch === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(scratch, `${file.sha256}.lf`);
        const copy = { ...file, path: path ?? file.path, packing: undefined };
        if (path !== undefined)
            await (0,_csv_records_js__WEBPACK_IMPORTED_MODULE_3__/* .unifyLineBreaks */ .O)(csvLayout(file, dialect), path);
        if (path === undefined || (await mixedLine(copy, dialect)) !== undefined)
            throw new LineError(line, 'the line ends otherwise than the lines before it (LF, CRLF, CR)');
        return { file: copy, dialect: await sniffDialect(engine, copy, options, signal) };
    };
    const found = opened.get(file) ?? open();
    opened.set(file, found);
    return found;
}
/** Breaks within quotes may differ from those of the rows, which only a walk over the records tells apart. */
async function mixedLine(file, dialect) {
    return (await (0,_text_ends_js__WEBPACK_IMPORTED_MODULE_4__/* .mayMixLineBreaks */ .M)(file.path, file.packing))
        ? (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .findMixedLineBreak */ .WT)(csvLayout(file, dialect))
        : undefined;
}
async function sniffDialect(engine, file, options, signal) {
    const head = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readHead */ .zy)(file.path, file.packing, 65_536);
    if (head.includes(0)) {
        throw new _engine_js__WEBPACK_IMPORTED_MODULE_2__/* .QueryError */ .lr('it is not UTF-8 text: its beginning holds NUL bytes (UTF-16, or a binary file)');
    }
    const { header = true, skip = 0, comment = '', nulls } = options;
    const found = await sniff(engine, file, options, signal);
    const lines = head
        .toString('latin1')
        .trimEnd()
        .split(/\r\n|\r|\n/);
    const dialect = {
        kind: 'csv',
        ...quotingOf(found, options),
        delimiter: options.delimiter ?? found.delimiter,
        ...{ comment, skip, header, nulls },
        ...(found.date ? { dateFormat: found.date } : {}),
        ...(found.timestamp ? { timestampFormat: found.timestamp } : {}),
        columns: renamed(found.columns, options.names),
        hasRows: lines.length - skip > (header ? 1 : 0),
        recordBytes: head.length / lines.length,
    };
    return { ...dialect, lineBreak: await (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .firstLineBreak */ .k4)(csvLayout(file, dialect)) };
}
function quotingOf(found, options) {
    // "(empty)" says that the sample held none; a later row may, so the standard's `"` is then meant.
    const quote = options.quote ?? (found.quote === "'" ? "'" : '"');
    return { quote, escape: options.escape ?? (found.escape === '\\' ? '\\' : quote) };
}
/** Declared names also say how many fields a row has; rows with others are findings. */
function renamed(columns, names) {
    const isAlike = names?.length === columns.length;
    return (names?.map((name, index) => ({
        name,
        type: (isAlike ? columns[index]?.type : undefined) ?? 'VARCHAR',
    })) ?? columns);
}
/** A row that is quoted wrongly, or mixed line breaks, defeat the strict sniffer; a lenient one then serves, and the strict scan names the row. */
async function sniff(engine, file, options, signal) {
    const { header = true, skip = 0, comment = '', quote, escape: escaper, nulls } = options;
    const delimiter = options.delimiter ?? (/\.tsv(\.|$)/i.test(file.name) ? '\t' : undefined);
    const query = (strict) => {
        const settings = [
            `header=${header}, skip=${skip}, comment=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(comment)}, store_rejects=true, strict_mode=${strict}`,
            ...(delimiter === undefined ? [] : [`delim=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(delimiter)}`]),
            ...(quote === undefined ? [] : [`quote=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(quote)}`]),
            ...(escaper === undefined && quote !== '' ? [] : [`escape=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(escaper ?? '')}`]),
            ...(nulls === undefined ? [] : [`nullstr=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .listLiteral */ .k9)(nulls)}`]),
        ];
        return `SELECT Delimiter AS delimiter, Quote AS quote, Escape AS escape, DateFormat AS date,
        TimestampFormat AS timestamp, Columns AS columns
      FROM sniff_csv(${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(file.path)}, ${settings.join(', ')})`;
    };
    try {
        return await engine.one(query(true), sniffed, { signal });
    }
    catch (error) {
        if (!(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_2__/* .QueryError */ .lr) || !NO_FORM.test(error.message))
            throw error;
        return engine.one(query(false), sniffed, { signal });
    }
}
/** The table expression that reads files of one dialect, with types given and rejected rows stored aside. */
function csvScan(files, dialect, columns, rejects) {
    const options = [
        // Strict by default. Said together with `new_line`, DuckDB finds no row in a file with CRLF.
        'auto_detect=false',
        `delim=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(dialect.delimiter)}`,
        `quote=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(dialect.quote)}`,
        `escape=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(dialect.escape)}`,
        ...(dialect.dateFormat === undefined ? [] : [`dateformat=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(dialect.dateFormat)}`]),
        ...(dialect.timestampFormat === undefined ? [] : [`timestampformat=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(dialect.timestampFormat)}`]),
        ...(dialect.nulls === undefined ? [] : [`nullstr=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .listLiteral */ .k9)(dialect.nulls)}`]),
        ...(dialect.lineBreak === undefined ? [] : [`new_line=${NEW_LINES[dialect.lineBreak]}`]),
        `columns=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .structLiteral */ .fu)(columns.map(({ name, type }) => [name, type]))}`,
        `header=${dialect.header}, skip=${dialect.skip}, comment=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(dialect.comment)}, hive_partitioning=false`,
        `store_rejects=true, rejects_limit=${REJECTS_LIMIT}`,
        `rejects_table=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(rejects)}, rejects_scan=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .eu)(`${rejects}_scans`)}`,
    ];
    return `read_csv(${(0,_sql_js__WEBPACK_IMPORTED_MODULE_7__/* .listLiteral */ .k9)(files.map((file) => file.path))}, ${options.join(', ')})`;
}
/** As DuckDB's option has them: escapes within the text. */
const NEW_LINES = { LF: String.raw `'\n'`, CRLF: String.raw `'\r\n'`, CR: String.raw `'\r'` };
function csvLayout({ path, packing }, dialect) {
    return { ...dialect, path, packing, singleColumn: dialect.columns.length === 1 };
}


/***/ }),

/***/ 67156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   af: () => (/* binding */ READ_FORMATS),
/* harmony export */   be: () => (/* binding */ formatOf),
/* harmony export */   qD: () => (/* binding */ prepareFile),
/* harmony export */   vM: () => (/* binding */ isDataFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13800);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90689);




const EXTENSIONS = [
    [/\.(csv|tsv)(\.gz|\.zst)?$/i, 'csv'],
    [/\.(jsonl|ndjson|json)(\.gz|\.zst)?$/i, 'json'],
    [/\.(parquet|pq)$/i, 'parquet'],
];
/** What is read, for messages. */
const READ_FORMATS = '.csv, .tsv, .jsonl, .ndjson, .json (also .gz, .zst) and .parquet are read';
function formatOf(path) {
    return EXTENSIONS.find(([pattern]) => pattern.test(path))?.[1];
}
/** Whether a file has the name of a format that is read. */
function isDataFile(path) {
    return formatOf(path) !== undefined;
}
/** Hashes a file, and makes it ready to be read. */
async function prepareFile(name, origin, options) {
    const packing = (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .packingOf */ .bp)(name);
    const format = formatOf(name) ?? 'csv';
    const file = { name, origin, path: origin, format, packing, ...(await (0,_core__WEBPACK_IMPORTED_MODULE_3__/* .digestFile */ .TM)(origin)) };
    if (file.bytes === 0)
        return { file, problem: { reason: 'the file is empty' } };
    const damage = packing === undefined ? undefined : await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .packingProblem */ .T4)(origin, packing, file.bytes);
    if (damage !== undefined)
        return { file, problem: { reason: damage } };
    return format === 'parquet' ? { file } : asUtf8(file, options);
}
async function asUtf8(file, { read, scratch }) {
    const marked = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .markedEncoding */ .C8)(file.path, file.packing);
    const decoder = (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .decoderFor */ .oe)(read.encoding, marked);
    if (decoder === undefined)
        return { file };
    if (scratch === undefined) {
        return { file, problem: { reason: `it is not UTF-8 text but ${decoder}, which is not read here` } };
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, `${file.sha256}.${decoder}`);
    const problem = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .transcode */ .Yz)(file.path, file.packing, decoder, path);
    if (problem === undefined)
        return { file: { ...file, path, packing: undefined } };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
    return { file, problem };
}


/***/ }),

/***/ 59305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ openDataset)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13800);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3404);
/* harmony import */ var _data_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67156);
/* harmony import */ var _read_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92490);






/**
 * Resolves names, folders and globs to data files of any format and hashes each once.
 * A folder stands for all data files below it; `.json` files count only if there are no others, since they often
 * describe the rest, and if their names do not begin with `_` or `.`.
 * @throws MissingEvidence if a name matches nothing; UserError for a path outside the roots, or a format that is
 *   not known
 */
async function openDataset(patterns, { root, allowedRoots = [], read = _read_options_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_READ_OPTIONS */ .O, scratch }) {
    const roots = [root, ...allowedRoots];
    const found = new Map();
    const problems = new _core__WEBPACK_IMPORTED_MODULE_3__/* .Problems */ .Zw();
    const missing = [];
    for (const pattern of patterns) {
        const matches = await expand(pattern, root);
        if (matches.length === 0)
            missing.push(pattern);
        for (const path of matches)
            await admit(path, pattern, roots, found, problems);
    }
    for (const pattern of missing) {
        problems.add('no data file here', { where: pattern, fix: `Check the path; ${_data_file_js__WEBPACK_IMPORTED_MODULE_4__/* .READ_FORMATS */ .af}.` });
    }
    if (missing.length > 0 && missing.length === problems.found.length)
        throw new _core__WEBPACK_IMPORTED_MODULE_3__/* .MissingEvidence */ .YM(problems.found);
    problems.throwIfAny();
    if (scratch !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(scratch, { recursive: true });
    const prepared = [];
    for (const [name, path] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
        prepared.push(await (0,_data_file_js__WEBPACK_IMPORTED_MODULE_4__/* .prepareFile */ .qD)(name, path, { read, scratch }));
    return { ...assemble(prepared, await folderDigest(patterns, root)), read, scratch };
}
async function expand(pattern, root) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, pattern);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(literal).catch(() => undefined);
    if (found?.isFile())
        return [literal];
    const paths = [];
    const isFolder = found?.isDirectory() === true;
    // A literal folder is walked from inside, so that glob characters in its own name mean nothing.
    const [cwd, wanted] = isFolder ? [literal, '**/*'] : [root, pattern];
    for await (const item of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(wanted, { cwd, withFileTypes: true })) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(item.parentPath, item.name);
        if ((0,_data_file_js__WEBPACK_IMPORTED_MODULE_4__/* .formatOf */ .be)(path) !== undefined && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined))?.isFile())
            paths.push(path);
    }
    return isFolder ? dataOf(literal, paths) : paths;
}
/** The files of a folder that are its data: JSON often is a log, a mark or a description that a writer left. */
function dataOf(folder, paths) {
    const isJson = (path) => /\.json$/i.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
    const isHidden = (path) => /(^|[/\\])[_.]/.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path));
    const others = paths.filter((path) => !isJson(path));
    return others.length > 0 ? others : paths.filter((path) => !isHidden(path));
}
async function admit(path, pattern, roots, found, problems) {
    const inside = await Promise.all(roots.map((allowed) => (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .isInside */ .FK)(allowed, path)));
    if (!inside.includes(true)) {
        problems.add('the file lies outside the folders that may be read', {
            where: pattern,
            fix: 'Move it into the workspace, or let the runner allow its folder.',
        });
    }
    else if ((0,_data_file_js__WEBPACK_IMPORTED_MODULE_4__/* .formatOf */ .be)(path) === undefined) {
        problems.add('not a data format that is read', { where: pattern, fix: `Only ${_data_file_js__WEBPACK_IMPORTED_MODULE_4__/* .READ_FORMATS */ .af}.` });
    }
    else {
        const origin = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
        const name = nameIn(roots, path);
        found.set(found.has(name) && found.get(name) !== origin ? path : name, origin);
    }
}
/** A file is named within the innermost root that holds it: what lies above says nothing to others. */
function nameIn(roots, path) {
    const innermost = [...roots].sort((a, b) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(b).length - (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(a).length);
    const names = innermost.map((root) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/'));
    return names.find((name) => !name.startsWith('../') && !name.startsWith('/')) ?? path;
}
async function folderDigest(patterns, root) {
    const [only, ...more] = patterns;
    if (only === undefined || more.length > 0)
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, only);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    return found?.isDirectory() ? (await (0,_core__WEBPACK_IMPORTED_MODULE_6__/* .digestFolder */ .lo)(path)).sha256 : undefined;
}
function assemble(prepared, folder) {
    const found = prepared.map(({ file: { name, origin, bytes, sha256 } }) => ({ name, origin, bytes, sha256 }));
    const [only, ...more] = found;
    const listing = () => (0,_core__WEBPACK_IMPORTED_MODULE_6__/* .digestOfListing */ .aW)(found.map(({ name, sha256 }) => ({ path: name, sha256 })));
    return {
        files: prepared.flatMap(({ file, problem }) => (problem === undefined ? [file] : [])),
        unreadable: prepared.flatMap(({ file, problem }) => problem === undefined ? [] : [{ file: file.name, ...problem }]),
        found,
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
    return wrap(api, instance, connection, options.onProgress);
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
        'SET enable_progress_bar = true',
        'SET enable_progress_bar_print = false',
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
function wrap(api, instance, connection, onProgress) {
    let last = Promise.resolve();
    const enqueue = (work) => {
        const next = last.then(() => watched(connection, onProgress, work));
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
const PROGRESS_MS = 1000;
async function watched(connection, onProgress, work) {
    if (onProgress === undefined)
        return work();
    const tell = () => {
        const { percentage } = connection.progress;
        if (percentage > 0)
            onProgress(percentage / 100);
    };
    const timer = setInterval(tell, PROGRESS_MS);
    try {
        return await work();
    }
    finally {
        clearInterval(timer);
    }
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

/***/ 16477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ locateTexts)
/* harmony export */ });
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94271);
/* harmony import */ var _json_texts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58202);


/**
 * Finds rows, refused lines and what is wrong with broken ones, by one pass over the file that ends as soon as the
 * last is found. All refused and broken lines before a wanted row must be given.
 */
async function locateTexts(layout, query) {
    const rejects = new Set(query.rejects);
    const broken = new Set(query.broken);
    const placeOfRow = new Map();
    const lineOfReject = new Map();
    const faultOf = new Map();
    let read = 0;
    let row = 0;
    await (0,_json_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .walkJsonTexts */ .YC)(layout, (item) => {
        if (rejects.has(item.start))
            lineOfReject.set(item.start, item.place.line);
        else {
            read += 1;
            if (broken.has(read))
                faultOf.set(read, faultIn(item));
            else if (!item.isBlank) {
                row += 1;
                const keys = query.rows.get(row);
                if (keys !== undefined)
                    placeOfRow.set(row, placesIn(item, keys));
            }
        }
        return placeOfRow.size < query.rows.size || lineOfReject.size < rejects.size || faultOf.size < broken.size;
    });
    return { placeOfRow, lineOfReject, faultOf };
}
function faultIn(item) {
    const { fault } = (0,_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .scanObject */ .H)(item.text());
    const { at, reason } = fault ?? { at: 0, reason: 'the engine cannot read it' };
    return { ...(0,_json_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .placeWithin */ .xF)(item, at), reason: `not a JSON object: ${reason}` };
}
function placesIn(item, keys) {
    const { values } = keys.size === 0 ? { values: new Map() } : (0,_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .scanObject */ .H)(item.text());
    const fields = new Map();
    for (const [field, key] of keys) {
        const at = values.get(key);
        if (at !== undefined)
            fields.set(field, (0,_json_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .placeWithin */ .xF)(item, at));
    }
    return { line: item.place.line, fields };
}


/***/ }),

/***/ 48021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   bT: () => (/* binding */ jsonTexts),
/* harmony export */   eO: () => (/* binding */ brokenTexts),
/* harmony export */   t3: () => (/* binding */ probeJson)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34398);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70028);
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94271);
/* harmony import */ var _json_texts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58202);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11181);
/* harmony import */ var _text_ends_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88597);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90689);







const MAX_COLUMNS = 10_000;
/** Rows by which the order of columns and the form of dates are guessed; the guess on dates is then proved. */
const HEAD_ROWS = 100;
const TEXT = 'VARCHAR';
const FORMS = [
    [/^\d{4}-\d{2}-\d{2}$/, 'DATE'],
    [/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/, 'TIMESTAMP'],
    [/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/, 'TIMESTAMP WITH TIME ZONE'],
];
const probed = new WeakMap();
/**
 * Learns the keys of a file and their types from all of its rows, once: a type that only the first rows suggest
 * would lose what comes later.
 * @throws QueryError with a reason if it holds no object
 */
function probeJson(engine, file, options) {
    const found = probed.get(file) ?? probe(engine, file, options);
    probed.set(file, found);
    return found;
}
async function probe(engine, file, options) {
    const { form, head } = await readForm(file);
    // DuckDB reads an array that was cut off between two elements as if it were whole.
    if (form === 'array' && !/\]\s*$/.test((await (0,_text_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .readTail */ .Z)(file.path, file.packing, 4096)).toString('latin1')))
        throw new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .QueryError */ .lr('the array is not closed: the file is cut off, or more text follows');
    const texts = jsonTexts([file], form, 'lockstep_probe');
    const { structure, texts: all, rows, } = await engine.one(`SELECT json_group_structure(o) AS structure, count(*) AS texts, count(o) AS rows
     FROM (SELECT ${OBJECT} AS o FROM ${texts} WHERE ${NOT_BLANK})`, zod__WEBPACK_IMPORTED_MODULE_2__.object({ structure: zod__WEBPACK_IMPORTED_MODULE_2__.string().nullable(), texts: _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .counter */ .hJ, rows: _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .counter */ .hJ }), options);
    const kinds = kindsOf(structure);
    if (kinds.size === 0)
        throw new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .QueryError */ .lr(`none of its ${form === 'lines' ? 'lines' : 'elements'} is an object with a key`);
    if (kinds.size > MAX_COLUMNS)
        throw new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .QueryError */ .lr(`its objects have more than ${MAX_COLUMNS} keys`);
    const columns = columnsOf(kinds, head);
    const proved = await proveTypes(engine, texts, columns, head, options);
    return { kind: 'json', form, columns: proved, rows, broken: all - rows };
}
/** An array begins with a bracket; otherwise each line must be an object, and the first says whether it is. */
async function readForm(file) {
    const beginning = (await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readHead */ .zy)(file.path, file.packing, 65_536)).toString('utf8');
    const form = /^\ufeff?\s*\[/.test(beginning) ? 'array' : 'lines';
    const head = [];
    let seen = 0;
    await (0,_json_texts_js__WEBPACK_IMPORTED_MODULE_4__/* .walkJsonTexts */ .YC)({ ...file, form }, (item) => {
        const text = item.text();
        const { values, fault } = (0,_json_text_js__WEBPACK_IMPORTED_MODULE_5__/* .scanObject */ .H)(text);
        seen += 1;
        if (fault === undefined)
            head.push(new Map([...values].map(([key, at]) => [key, stringAt(text, at)])));
        return head.length < HEAD_ROWS && seen < 10 * HEAD_ROWS;
    });
    if (form === 'lines' && head.length === 0 && /\.json(\.|$)/i.test(file.name)) {
        throw new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .QueryError */ .lr('it is neither an array of objects nor one object a line');
    }
    return { form, head };
}
/** A date that is written as a string has no escapes. */
function stringAt(text, at) {
    return /^"([^"\\]{1,40})"/.exec(text.slice(at, at + 42))?.[1];
}
function kindsOf(structure) {
    const parsed = structure === null ? {} : JSON.parse(structure);
    if (typeof parsed !== 'object' || parsed === null)
        return new Map();
    return new Map(Object.entries(parsed).map(([key, kind]) => [key, typeof kind === 'string' ? kind : 'nested']));
}
const TYPED = new Set(['UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE', 'BOOLEAN']);
/** Columns in the order in which the first rows have their keys. Names that differ in case alone are told apart. */
function columnsOf(kinds, head) {
    const keys = new Set([...head.flatMap((row) => [...row.keys()]), ...kinds.keys()]);
    const taken = new Set();
    return [...keys].flatMap((key) => {
        const kind = kinds.get(key);
        if (kind === undefined)
            return [];
        const base = key === '' ? 'column' : key;
        let name = base;
        for (let n = 1; taken.has(name.toLowerCase()); n += 1)
            name = `${base}_${n}`;
        taken.add(name.toLowerCase());
        const isText = !TYPED.has(kind);
        return [{ key, name, type: isText ? TEXT : kind, isText }];
    });
}
/** Integers become BIGINT if all fit; texts become days and instants if all are such. */
async function proveTypes(engine, texts, columns, head, options) {
    const better = columns.map((column) => betterType(column, head));
    const tests = columns.flatMap((column, index) => {
        const type = better[index];
        const value = (0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .identifier */ .Cv)(column.name);
        return type === undefined ? [] : [`count(${value}) = count(TRY_CAST(${value} AS ${type})) AS c${index}`];
    });
    if (tests.length === 0)
        return [...columns];
    const proofs = await engine.one(`SELECT ${tests.join(', ')} FROM (${rowsOf(texts, columns)})`, zod__WEBPACK_IMPORTED_MODULE_2__.record(zod__WEBPACK_IMPORTED_MODULE_2__.string(), zod__WEBPACK_IMPORTED_MODULE_2__.boolean()), options);
    return columns.map((column, index) => proofs[`c${index}`] === true ? { ...column, type: better[index] ?? column.type } : column);
}
function betterType({ key, type, isText }, head) {
    if (type === 'UBIGINT' || type === 'HUGEINT')
        return 'BIGINT';
    if (!isText)
        return undefined;
    const values = head.map((row) => row.get(key)).filter((value) => typeof value === 'string');
    if (values.length === 0)
        return undefined;
    return FORMS.find(([pattern]) => values.every((value) => pattern.test(value)))?.[1];
}
/** A line as JSON if it is an object, else NULL. */
const OBJECT = `CASE WHEN json_type(TRY_CAST(text AS JSON)) = 'OBJECT' THEN text::JSON END`;
const NOT_BLANK = String.raw `regexp_matches(text, '[^ \t\r\x{FEFF}]')`;
/** Operand of FROM with one column, `text`: the lines or elements of files, in order. */
function jsonTexts(files, form, rejects) {
    const paths = (0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .listLiteral */ .k9)(files.map((file) => file.path));
    if (form === 'array') {
        return `(SELECT json::VARCHAR AS text FROM read_json_objects(${paths}, format='array', maximum_object_size=${_json_texts_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_TEXT */ .lG}))`;
    }
    const options = [
        'auto_detect=false, header=false, strict_mode=false, hive_partitioning=false',
        // No field ends before its line does: U+0001 can stand in JSON text only escaped.
        `delim='\u0001', quote='', escape='', columns={'text': 'VARCHAR'}`,
        `max_line_size=${_json_texts_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_TEXT */ .lG}, buffer_size=${4 * _json_texts_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_TEXT */ .lG}`,
        `store_rejects=true, rejects_limit=100000`,
        `rejects_table=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .eu)(rejects)}, rejects_scan=${(0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .eu)(`${rejects}_scans`)}`,
    ];
    return `read_csv(${paths}, ${options.join(', ')})`;
}
/** The SELECT that gives the rows of JSON texts with their types; what is no object is left out. */
function rowsOf(texts, columns) {
    // Written out, since an object would put keys that are numbers first.
    const structure = columns.map(({ key, type, isText }) => `${JSON.stringify(key)}:"${isText ? TEXT : type}"`);
    const fields = columns.map(({ name, type, isText }, index) => {
        const value = `struct_extract_at(v, ${index + 1})`;
        return `${isText && type !== TEXT ? `CAST(${value} AS ${type})` : value} AS ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .identifier */ .Cv)(name)}`;
    });
    return `SELECT ${fields.join(', ')} FROM (
    SELECT json_transform(j, ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .eu)(`{${structure.join(',')}}`)}) AS v
    FROM (SELECT TRY_CAST(text AS JSON) AS j FROM ${texts}) WHERE json_type(j) = 'OBJECT')`;
}
/** The query for the ordinals, from 1, of lines or elements that are no object. */
function brokenTexts(file, { form }, rejects, limit) {
    return `SELECT n FROM (SELECT text, row_number() OVER () AS n FROM ${jsonTexts([file], form, rejects)})
    WHERE ${NOT_BLANK} AND (${OBJECT}) IS NULL ORDER BY n LIMIT ${limit}`;
}


/***/ }),

/***/ 94271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ scanObject)
/* harmony export */ });
/** As deep as the engine's own parser is trusted to go. */
const MAX_DEPTH = 1000;
const LITERAL = /(?:true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
/** Control characters stand in a string only escaped. One class at a time: alternatives exhaust the stack. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is excluded
const PLAIN = /[^"\\\x00-\x1f]*/y;
const ESCAPED = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/**
 * Scans a text as one JSON object, in the words of RFC 8259 and with what the engine takes beyond it: NaN,
 * Infinity and a comma before a closing bracket. It tells where values stand, and where and why a text is none.
 */
function scanObject(text) {
    const scanner = new Scanner(text);
    try {
        scanner.document();
        return { values: scanner.values };
    }
    catch (error) {
        if (!(error instanceof Fault))
            throw error;
        return { values: scanner.values, fault: { at: error.at, reason: error.message } };
    }
}
class Fault extends Error {
    at;
    constructor(at, message) {
        super(message);
        this.at = at;
    }
}
class Scanner {
    values = new Map();
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
    }
    document() {
        this.#skipSpace();
        if (this.#text[this.#at] !== '{') {
            this.#value(0);
            throw new Fault(0, 'it is no object');
        }
        this.#object(0);
        this.#skipSpace();
        if (this.#at < this.#text.length)
            throw new Fault(this.#at, 'more text follows the object');
    }
    #value(depth) {
        if (depth > MAX_DEPTH)
            throw new Fault(this.#at, `it is nested more than ${MAX_DEPTH} levels deep`);
        const first = this.#text[this.#at];
        if (first === '{')
            this.#object(depth);
        else if (first === '[')
            this.#array(depth);
        else if (first === '"')
            this.#string();
        else
            this.#literal();
    }
    #object(depth) {
        this.#at += 1;
        this.#members('}', () => {
            if (this.#text[this.#at] !== '"')
                this.#fail('a key in double quotes');
            const start = this.#at;
            this.#string();
            const key = this.#text.slice(start, this.#at);
            this.#expect(':');
            this.#skipSpace();
            if (depth === 0)
                this.#note(key);
            this.#value(depth + 1);
        });
    }
    #array(depth) {
        this.#at += 1;
        this.#members(']', () => this.#value(depth + 1));
    }
    #members(close, member) {
        for (;;) {
            this.#skipSpace();
            if (this.#text[this.#at] === close)
                break;
            member();
            this.#skipSpace();
            if (this.#text[this.#at] === close)
                break;
            if (this.#text[this.#at] !== ',')
                this.#fail(`"," or "${close}"`);
            this.#at += 1;
        }
        this.#at += 1;
    }
    #note(key) {
        const name = JSON.parse(key);
        if (typeof name === 'string' && !this.values.has(name))
            this.values.set(name, this.#at);
    }
    #string() {
        const start = this.#at;
        this.#at += 1;
        for (;;) {
            this.#skip(PLAIN);
            if (this.#text[this.#at] === '"')
                break;
            if (!this.#skip(ESCAPED))
                throw new Fault(start, 'a string is not closed, or holds what must be escaped');
        }
        this.#at += 1;
    }
    #literal() {
        if (!this.#skip(LITERAL))
            this.#fail('a value');
    }
    #skip(pattern) {
        pattern.lastIndex = this.#at;
        const found = pattern.exec(this.#text);
        this.#at += found?.[0].length ?? 0;
        return found !== null;
    }
    #expect(character) {
        this.#skipSpace();
        if (this.#text[this.#at] !== character)
            this.#fail(`"${character}"`);
        this.#at += 1;
    }
    #skipSpace() {
        while (' \t\r\n'.includes(this.#text[this.#at] ?? '-'))
            this.#at += 1;
    }
    #fail(expected) {
        const isCut = this.#at >= this.#text.length;
        throw new Fault(this.#at, isCut ? `it ends where ${expected} should follow` : `${expected} should stand here`);
    }
}


/***/ }),

/***/ 58202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YC: () => (/* binding */ walkJsonTexts),
/* harmony export */   lG: () => (/* binding */ MAX_TEXT),
/* harmony export */   xF: () => (/* binding */ placeWithin)
/* harmony export */ });
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90689);

/** A longer line is refused by the engine too. */
const MAX_TEXT = 8 * 2 ** 20;
const LF = 10;
/**
 * Walks the lines, or the elements, of a JSON file in one streaming pass; blank lines included.
 * @param visit returning false ends the walk
 */
async function walkJsonTexts(layout, visit) {
    const walker = layout.form === 'lines' ? lineWalker(visit) : elementWalker(visit);
    let goOn = true;
    await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readBytes */ .io)(layout.path, layout.packing, (chunk) => {
        goOn = walker.take(chunk);
        return goOn;
    });
    if (goOn)
        walker.end();
}
function lineWalker(visit) {
    const parts = partsOfText();
    let line = 1;
    let start = 0;
    const emit = () => {
        const goOn = visit({ start, place: { line, column: 1 }, isBlank: parts.isBlank(), text: parts.taken() });
        start += parts.bytes() + 1;
        parts.clear();
        line += 1;
        return goOn;
    };
    return {
        take(chunk) {
            let at = 0;
            for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, at)) {
                parts.add(chunk.subarray(at, end));
                at = end + 1;
                if (!emit())
                    return false;
            }
            parts.add(chunk.subarray(at));
            return true;
        },
        end() {
            if (parts.bytes() > 0)
                emit();
        },
    };
}
/** Bytes of one text across the chunks of the file, kept up to a limit. */
function partsOfText() {
    let kept = [];
    let bytes = 0;
    return {
        bytes: () => bytes,
        isBlank: () => kept.every((part) => part.every((byte) => BLANKS.has(byte))),
        add(part) {
            if (part.length > 0 && bytes < MAX_TEXT)
                kept.push(part);
            bytes += part.length;
        },
        clear() {
            kept = [];
            bytes = 0;
        },
        taken() {
            const own = kept;
            return () => Buffer.concat(own)
                .subarray(0, MAX_TEXT)
                .toString('utf8')
                .replace(/^\ufeff|\r$/g, '');
        },
    };
}
/** White space of JSON, and the bytes of a byte order mark, which hold no text. */
const BLANKS = new Set([0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]);
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);
const COMMA = 0x2c;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Elements begin after the bracket and each comma at depth one; brackets in strings are text. */
function elementWalker(visit) {
    const parts = partsOfText();
    const position = positionCounter();
    let depth = 0;
    let inString = false;
    let isEscaped = false;
    let begun;
    const finish = () => {
        const item = begun;
        begun = undefined;
        const text = parts.taken();
        parts.clear();
        return item === undefined || visit({ ...item, isBlank: false, text });
    };
    /** @returns whether the byte ends an element */
    const see = (byte) => {
        if (inString) {
            if (isEscaped)
                isEscaped = false;
            else if (byte === BACKSLASH)
                isEscaped = true;
            else if (byte === QUOTE)
                inString = false;
            return false;
        }
        if (byte === QUOTE)
            inString = true;
        if (OPEN.has(byte))
            depth += 1;
        if (CLOSE.has(byte))
            depth -= 1;
        return (depth === 1 && byte === COMMA) || (depth === 0 && CLOSE.has(byte));
    };
    return {
        take(chunk) {
            for (let index = 0; index < chunk.length; index += 1) {
                const byte = chunk[index] ?? 0;
                const isInside = depth >= 1;
                const ends = see(byte);
                if (ends && !finish())
                    return false;
                if (!ends && isInside) {
                    if (begun === undefined && byte > 0x20)
                        begun = position.here();
                    if (begun !== undefined)
                        parts.add(chunk.subarray(index, index + 1));
                }
                position.pass(byte);
            }
            return true;
        },
        end() {
            finish();
        },
    };
}
function positionCounter() {
    let offset = 0;
    let line = 1;
    let column = 1;
    return {
        here: () => ({ start: offset, place: { line, column } }),
        pass(byte) {
            offset += 1;
            if (byte === LF) {
                line += 1;
                column = 1;
            }
            else if (offset <= 3 && byte >= 0xbb) {
                // A byte order mark is no character of the line.
                return;
            }
            else if ((byte & 0xc0) !== 0x80)
                column += byte >= 0xf0 ? 2 : 1;
        },
    };
}
/** The place of a code unit of a text, from 0, that begins at another place. */
function placeWithin({ place, text }, at) {
    const before = text().slice(0, at);
    const lastBreak = before.lastIndexOf('\n');
    if (lastBreak < 0)
        return { line: place.line, column: place.column + at };
    return { line: place.line + before.split('\n').length - 1, column: at - lastBreak };
}


/***/ }),

/***/ 82527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ openRelation)
});

// EXTERNAL MODULE: ./build/packages/data/relation.js
var relation = __webpack_require__(8249);
// EXTERNAL MODULE: ./build/packages/data/relation-file.js + 1 modules
var relation_file = __webpack_require__(87783);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./build/packages/data/scan.js
var scan = __webpack_require__(52328);
// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
;// CONCATENATED MODULE: ./build/packages/data/sample.js




/** Largest value of the engine's hash. */
const TOP = 18446744073709551615n;
const HASH = (0,sql/* identifier */.Cv)('lockstep hash of place');
let samples = 0;
/**
 * Draws a sample into a table of the engine, which spills to disk: each row is chosen by the hash of its place in
 * the files and of the seed, so that the same data gives the same sample on any machine.
 */
async function drawSample(engine, relation, wanted, options) {
    if (relation.files.length === 0)
        return relation;
    samples += 1;
    const table = `lockstep_sample_${samples}`;
    const draw = (readable) => 'share' in wanted
        ? drawShare(engine, readable, table, wanted, options)
        : drawRows(engine, readable, table, wanted, options);
    const { value: sample, relation: read } = await (0,scan/* overReadableFiles */.E)(engine, relation, draw, options);
    const columns = read.columns.map(({ name }) => (0,sql/* identifier */.Cv)(name)).join(', ');
    const place = [read.fileColumn, read.rowColumn].map(sql/* identifier */.Cv).join(', ');
    return {
        ...read,
        from: `(SELECT ${columns} FROM ${table})`,
        numbered: `(SELECT ${columns}, ${place} FROM ${table})`,
        estimatedRows: sample.rows,
        sample,
    };
}
async function drawShare(engine, relation, table, { share, seed }, options) {
    const rows = await choose(engine, relation, table, share, seed, options);
    return { rows, share, seed };
}
/** The rows with the smallest hashes: first from a share that should hold them, then from all if it did not. */
async function drawRows(engine, relation, table, { rows: wanted, seed }, options) {
    let share = Math.min(1, (1.5 * wanted + 1000) / Math.max(relation.estimatedRows, 1));
    let rows = await choose(engine, relation, table, share, seed, options);
    while (rows < wanted && share < 1) {
        share = Math.min(1, share * Math.max(2, (1.5 * wanted) / Math.max(rows, 1)));
        rows = await choose(engine, relation, table, share, seed, options);
    }
    if (rows <= wanted)
        return { rows, share, seed };
    const { last } = await engine.one(`SELECT max(${HASH}) AS last FROM (SELECT ${HASH} FROM ${table} ORDER BY ${HASH} LIMIT ${wanted})`, schemas.object({ last: schemas.bigint() }), options);
    await engine.run(`DELETE FROM ${table} WHERE ${HASH} > ${last}`, options);
    return { rows: wanted, share: Number(last) / Number(TOP), seed };
}
async function choose(engine, relation, table, share, seed, options) {
    const place = [relation.fileColumn, relation.rowColumn].map(sql/* identifier */.Cv).join(', ');
    const limit = share >= 1 ? TOP : BigInt(Math.floor(share * 2 ** 53)) << 11n;
    await engine.run(`CREATE OR REPLACE TEMP TABLE ${table} AS
     SELECT *, hash(${place}, ${seed}) AS ${HASH} FROM ${relation.numbered}
     WHERE hash(${place}, ${seed}) <= ${limit}::UBIGINT`, options);
    const { n } = await engine.one(`SELECT count(*) AS n FROM ${table}`, schemas.object({ n: data_engine/* counter */.hJ }), options);
    return n;
}

;// CONCATENATED MODULE: ./build/packages/data/open-relation.js



let relations = 0;
/**
 * Opens a dataset as a relation. A file that cannot be read as what it is becomes a finding in `unreadable`;
 * the others stay. The sandbox of the engine must allow the files. If the dataset is to be sampled, the sample is
 * drawn here, by one scan, and the relation holds its rows alone.
 * @throws UserError for a declared type that does not exist
 */
async function openRelation(engine, dataset, options = {}) {
    const files = [];
    const unreadable = [...dataset.unreadable];
    let rows = 0;
    for (const file of dataset.files) {
        try {
            const probed = await (0,relation_file/* probeFile */.pr)(engine, file, dataset, options);
            files.push(probed.file);
            rows += probed.rows;
        }
        catch (error) {
            unreadable.push((0,relation/* asUnreadable */.q3)(file, error));
        }
    }
    relations += 1;
    const { types = {} } = options;
    const whole = await (0,relation/* compose */.Zz)(engine, (0,relation_file/* withTypes */.mz)(files, types === 'text' ? textColumns(files) : types), {
        unreadable,
        estimatedRows: Math.round(rows),
        sha256: dataset.sha256,
        rejects: `lockstep_rejects_${relations}`,
    });
    const { sample } = dataset.read;
    return sample === undefined ? whole : await drawSample(engine, whole, sample, options);
}
function textColumns(files) {
    const columns = files.flatMap((file) => file.columns.filter(({ written }) => written === 'text'));
    return Object.fromEntries(columns.map(({ name }) => [name, 'VARCHAR']));
}


/***/ }),

/***/ 92490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ DEFAULT_READ_OPTIONS),
/* harmony export */   j: () => (/* binding */ readReadOptions)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34398);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66843);


const oneCharacter = zod__WEBPACK_IMPORTED_MODULE_0__.string().refine((text) => /^[\x20-\x7e\t]$/.test(text), 'expected one ASCII character');
const quoting = zod__WEBPACK_IMPORTED_MODULE_0__.union([zod__WEBPACK_IMPORTED_MODULE_0__.literal(''), oneCharacter]);
function areDistinct(names) {
    return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}
const csvOptions = zod__WEBPACK_IMPORTED_MODULE_0__.strictObject({
    /** What separates fields: one character, or up to four. */
    delimiter: zod__WEBPACK_IMPORTED_MODULE_0__.string()
        .regex(/^[^\r\n\0]{1,4}$/, 'expected one to four characters, no line break')
        .optional(),
    /** Empty: nothing is quoted. */
    quote: quoting.optional(),
    escape: quoting.optional(),
    /** Whether the first row names the columns; true is assumed, never guessed. */
    header: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional(),
    /** Names of the columns, instead of the header's or where there is none. */
    names: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string().min(1))
        .min(1)
        .max(10_000)
        .refine(areDistinct, 'expected names that differ, not in case alone')
        .optional(),
    /** Begins a remark that lasts to the end of the line. */
    comment: oneCharacter.optional(),
    /** Texts that mean a missing value. An empty field does only if '' is among them. */
    nulls: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string().max(100)).min(1).max(100).optional(),
    /** Lines above the header that are no data. */
    skip: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0).max(1_000_000).optional(),
});
const sampleOptions = zod__WEBPACK_IMPORTED_MODULE_0__.union([
    zod__WEBPACK_IMPORTED_MODULE_0__.strictObject({
        rows: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(1).max(100_000_000),
        seed: zod__WEBPACK_IMPORTED_MODULE_0__.int()
            .min(0)
            .max(2 ** 31)
            .default(1),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__.strictObject({
        share: zod__WEBPACK_IMPORTED_MODULE_0__.number().gt(0).lt(1),
        seed: zod__WEBPACK_IMPORTED_MODULE_0__.int()
            .min(0)
            .max(2 ** 31)
            .default(1),
    }),
]);
const readOptionsSchema = zod__WEBPACK_IMPORTED_MODULE_0__.strictObject({
    csv: csvOptions.default({}),
    /** Of CSV and JSON files. A byte order mark in a file goes before it. latin-1 is read as Windows-1252. */
    encoding: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['utf-8', 'latin-1', 'utf-16']).default('utf-8'),
    /** Whether folders such as `year=2024` are columns. */
    partitions: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().default(true),
    /** Judge a random part of the rows alone. */
    sample: sampleOptions.optional(),
});
/** What holds where nothing is said. */
const DEFAULT_READ_OPTIONS = readOptionsSchema.parse({});
/** @throws UserError with the line of everything that is wrong */
function readReadOptions(document) {
    return (0,_core__WEBPACK_IMPORTED_MODULE_1__/* .checkDocument */ .s)(document, readOptionsSchema);
}


/***/ }),

/***/ 71805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QJ: () => (/* binding */ countRejects),
/* harmony export */   b4: () => (/* binding */ offsetOf),
/* harmony export */   iM: () => (/* binding */ rejectsIn),
/* harmony export */   oL: () => (/* binding */ rejectionsOf),
/* harmony export */   pf: () => (/* binding */ brokenIn)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34398);
/* harmony import */ var _csv_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77919);
/* harmony import */ var _csv_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83651);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70028);
/* harmony import */ var _json_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16477);
/* harmony import */ var _json_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48021);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11181);







const rejectRow = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    offset: zod__WEBPACK_IMPORTED_MODULE_0__.bigint(),
    column: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    message: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
});
/** The rows of CSV and JSON files that scans of this relation could not read, with their lines. Call it after a scan. */
async function rejectionsOf(engine, relation, limit = 1000) {
    const { rows, capped } = await countRejects(engine, relation);
    const found = [];
    for (const item of relation.files) {
        const own = await rejectsIn(engine, relation, item, limit - found.length);
        const left = limit - found.length;
        if (item.source.kind === 'csv' && own.length > 0)
            found.push(...(await rejectionsInCsv(item, own)));
        if (item.source.kind === 'json' && left > 0 && (own.length > 0 || item.source.broken > 0))
            found.push(...(await rejectionsInJson(engine, relation, item, own, left)));
    }
    return { found, rows, capped };
}
async function rejectionsInCsv({ file, columns, source }, rows) {
    if (source.kind !== 'csv')
        return [];
    const query = { rows: new Map(), rejects: rows.map(offsetOf), header: source.header };
    const { lineOfReject } = await (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .locateLines */ .AU)((0,_csv_source_js__WEBPACK_IMPORTED_MODULE_2__/* .csvLayout */ .VG)(file, source), query);
    return rows.map((row) => {
        const line = lineOfReject.get(offsetOf(row));
        return { file: file.name, ...(line === undefined ? {} : { line }), ...describe(row, columns) };
    });
}
async function rejectionsInJson(engine, relation, { file, columns, source }, rows, limit) {
    if (source.kind !== 'json')
        return [];
    const broken = await brokenIn(engine, relation, { file, source }, limit);
    const layout = { ...file, form: source.form };
    const { lineOfReject, faultOf } = await (0,_json_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .locateTexts */ .X)(layout, {
        rows: new Map(),
        rejects: rows.map(offsetOf),
        broken,
    });
    const refused = rows.map((row) => {
        const line = lineOfReject.get(offsetOf(row));
        return { file: file.name, ...(line === undefined ? {} : { line }), ...describe(row, columns) };
    });
    const faulty = [...faultOf.values()].map(({ line, column, reason }) => ({
        file: file.name,
        line,
        position: column,
        kind: 'json',
        reason,
    }));
    return [...refused, ...faulty].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, limit);
}
/** Ordinals of the lines or elements that are no object, among those that the engine reads as text. */
async function brokenIn(engine, { rejects }, { file, source }, limit) {
    if (source.kind !== 'json' || source.broken === 0)
        return [];
    const sql = (0,_json_source_js__WEBPACK_IMPORTED_MODULE_4__/* .brokenTexts */ .eO)(file, source, rejects, limit);
    const rows = await engine.rows(sql, zod__WEBPACK_IMPORTED_MODULE_0__.object({ n: _engine_js__WEBPACK_IMPORTED_MODULE_5__/* .counter */ .hJ }));
    return rows.map(({ n }) => n);
}
/** Every scan adds what it rejected to the table once more, hence DISTINCT for rows and a count per scan. */
async function countRejects(engine, { rejects, files }) {
    const broken = files.reduce((sum, { source }) => sum + (source.kind === 'json' ? source.broken : 0), 0);
    if (!(await hasRejects(engine, rejects)))
        return { rows: broken, capped: false };
    const { rows, most } = await engine.one(`SELECT
       (SELECT count(DISTINCT (file_path, line_byte_position))
        FROM ${rejects} JOIN ${rejects}_scans USING (scan_id, file_id)) AS rows,
       (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${rejects} GROUP BY scan_id)) AS most`, zod__WEBPACK_IMPORTED_MODULE_0__.object({ rows: _engine_js__WEBPACK_IMPORTED_MODULE_5__/* .counter */ .hJ, most: _engine_js__WEBPACK_IMPORTED_MODULE_5__/* .counter */ .hJ }));
    return { rows: rows + broken, capped: most >= _csv_source_js__WEBPACK_IMPORTED_MODULE_2__/* .REJECTS_LIMIT */ .PO };
}
/** DuckDB makes the table with the first scan of a text file. */
async function hasRejects(engine, rejects) {
    const sql = `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .eu)(rejects)}`;
    return (await engine.rows(sql, zod__WEBPACK_IMPORTED_MODULE_0__.object({}))).length > 0;
}
async function rejectsIn(engine, { rejects }, { file, source }, limit) {
    if (source.kind === 'parquet' || limit <= 0 || !(await hasRejects(engine, rejects)))
        return [];
    return engine.rows(`SELECT DISTINCT r.line_byte_position AS offset, r.column_idx AS field, r.column_name AS column,
       r.error_type::VARCHAR AS type, left(r.error_message, 400) AS message
     FROM ${rejects} AS r JOIN ${rejects}_scans AS s USING (scan_id, file_id)
     WHERE s.file_path = ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .eu)(file.path)} ORDER BY ALL LIMIT ${limit}`, rejectRow);
}
/** DuckDB counts bytes from 1. */
function offsetOf(row) {
    return Number(row.offset) - 1;
}
function describe(row, columns) {
    // The only column of a JSON line is our own.
    const isNamed = row.column !== null && columns.some(({ name }) => name === row.column);
    const column = isNamed && row.column !== null ? { column: row.column } : {};
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
        case 'LINE SIZE OVER MAXIMUM': {
            const [, limit] = /line size of (\d+)/i.exec(row.message) ?? [];
            return {
                ...column,
                kind: 'too-long',
                reason: `the row is longer than ${limit ?? 'the reader takes'} bytes`,
            };
        }
        default:
            return { ...column, kind: 'quote', reason: 'a quoted value is not closed, or text follows its end' };
    }
}
function counts(message) {
    const [, expected, found] = /Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
    return expected === undefined ? 'not as many as the header' : `${found} where the header has ${expected}`;
}


/***/ }),

/***/ 87783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PL: () => (/* binding */ columnsOf),
  VT: () => (/* binding */ isColumnType),
  Fm: () => (/* binding */ ordinalIn),
  pr: () => (/* binding */ probeFile),
  Wc: () => (/* binding */ scanOfFiles),
  F5: () => (/* binding */ shapeOf),
  mz: () => (/* binding */ withTypes)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/data/csv-source.js
var csv_source = __webpack_require__(83651);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./build/packages/data/json-source.js
var json_source = __webpack_require__(48021);
;// CONCATENATED MODULE: ./build/packages/data/partitions.js
/** What Hive and Spark call the folder of rows without a value. */
const NOTHING = '__HIVE_DEFAULT_PARTITION__';
/** The partition columns of a file; one that the file itself holds is not among them. */
function partitionsOf({ name }, own) {
    const taken = new Set(own.map((column) => column.name.toLowerCase()));
    const found = [];
    for (const folder of name.split('/').slice(0, -1)) {
        const [, key, value] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
        if (key === undefined || value === undefined)
            continue;
        const column = decoded(key);
        if (taken.has(column.toLowerCase()))
            continue;
        taken.add(column.toLowerCase());
        found.push({ name: column, value: value === NOTHING ? null : decoded(value) });
    }
    return found;
}
/** Hive writes what cannot stand in a path as `%3A`. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The type that a partition's value has by its form. `01` keeps its zero, so it is text. */
function typeOfValue(value) {
    if (value === null)
        return 'NULL';
    if (/^-?(0|[1-9]\d{0,17})$/.test(value))
        return 'BIGINT';
    return isDay(value) ? 'DATE' : 'VARCHAR';
}
/** The 30th of February is a text. */
function isDay(value) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
;// CONCATENATED MODULE: ./build/packages/data/relation-file.js







const TYPE = /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+, ?\d+\)|VARCHAR|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|UUID)$/;
/** Whether a CSV column can be declared to be of this type. */
function isColumnType(type) {
    return TYPE.test(type);
}
/** Learns what a file holds. @throws QueryError if it cannot be read as what it is */
async function probeFile(engine, file, dataset, options) {
    const { source, columns, rows, ...probed } = await probers[file.format](engine, file, dataset, options);
    const partitions = dataset.read.partitions ? partitionsOf(file, columns) : [];
    const named = partitions.map(({ name, value }) => ({
        name,
        type: typeOfValue(value),
        written: 'text',
    }));
    return { file: { file: probed.file ?? file, source, partitions, columns: [...columns, ...named] }, rows };
}
const probers = {
    async csv(engine, probed, { read, scratch }, { signal }) {
        const { file, dialect: source } = await (0,csv_source/* openCsv */.fE)(engine, probed, read.csv, scratch, signal);
        const columns = source.columns.map((column) => ({ ...column, written: 'text' }));
        // Packed text unpacks to about four times its size.
        return {
            file,
            source,
            columns,
            rows: (file.bytes * (file.packing === undefined ? 1 : 4)) / source.recordBytes,
        };
    },
    async json(engine, file, _, options) {
        const source = await (0,json_source/* probeJson */.t3)(engine, file, options);
        const columns = source.columns.map(({ name, type, isText }) => ({
            name,
            type,
            written: isText ? 'text' : 'typed',
        }));
        return { source, columns, rows: source.rows };
    },
    async parquet(engine, file) {
        const path = (0,sql/* literal */.eu)(file.path);
        const columns = await columnsOf(engine, `read_parquet(${path}, hive_partitioning=false)`);
        const { rows } = await engine.one(`SELECT num_rows AS rows FROM parquet_file_metadata(${path})`, schemas.object({ rows: data_engine/* counter */.hJ }));
        const typed = columns.map((column) => ({ ...column, written: 'typed' }));
        return { source: { kind: 'parquet' }, columns: typed, rows };
    },
};
/** The columns of an operand of FROM. */
async function columnsOf(engine, from) {
    const rows = await engine.rows(`DESCRIBE SELECT * FROM ${from}`, schemas.object({ column_name: schemas.string(), column_type: schemas.string() }));
    return rows.map((row) => ({ name: row.column_name, type: row.column_type }));
}
/**
 * Gives a column of CSV and JSON files one type that the values of all files fit, or the declared one, which a
 * column of JSON or of folders takes only if it is text. Parquet has its own types.
 * @throws UserError for a declared type that does not exist
 */
function withTypes(files, declared) {
    for (const [name, type] of Object.entries(declared)) {
        if (!isColumnType(type))
            throw new errors/* UserError */.yo(`"${type}" is not a column type`, { where: `column ${name}` });
    }
    // A column may be called `__proto__`.
    const said = new Map(Object.entries(declared));
    const types = new Map();
    for (const item of files) {
        for (const [index, { name, type }] of item.columns.entries())
            if (type !== 'NULL' && saysType(item, index))
                types.set(name, widen(types.get(name) ?? type, type));
    }
    return files.map((item) => ({
        ...item,
        columns: item.columns.map((column, index) => {
            const wanted = types.get(column.name) ?? column.type;
            return typedAs(column, wanted === 'NULL' ? 'VARCHAR' : wanted, said.get(column.name), kindAt(item, index));
        }),
    }));
}
/** A CSV file without rows says nothing of its types, and Parquet's own stand by themselves. */
function saysType(item, index) {
    const kind = kindAt(item, index);
    return kind === 'csv' ? item.source.kind === 'csv' && item.source.hasRows : kind !== 'parquet';
}
function kindAt({ source, columns, partitions }, index) {
    return index >= columns.length - partitions.length ? 'partition' : source.kind;
}
function typedAs(column, wanted, declared, kind) {
    if (kind === 'parquet')
        return column;
    const { name, written } = column;
    if (written === 'typed' && wanted !== 'VARCHAR')
        return { name, type: wanted, written };
    // What a row of CSV has of another type is refused row by row; JSON and folders have no such means.
    const isUsable = kind === 'csv' || declared === 'VARCHAR';
    return { name, type: isUsable ? (declared ?? wanted) : wanted, written: 'text' };
}
function widen(a, b) {
    if (a === b)
        return a;
    const pair = [a, b].sort().join(' ');
    if (/^(BIGINT|HUGEINT|UBIGINT) (HUGEINT|UBIGINT)$/.test(pair))
        return 'HUGEINT';
    if (/^(BIGINT DOUBLE|DOUBLE (HUGEINT|UBIGINT))$/.test(pair))
        return 'DOUBLE';
    if (pair === 'DATE TIMESTAMP')
        return 'TIMESTAMP';
    return 'VARCHAR';
}
/** Files that are written alike can be read by one scan. */
function shapeOf({ columns, partitions, source }) {
    const form = source.kind === 'csv'
        ? { ...source, recordBytes: 0, hasRows: true, columns: [] }
        : { kind: source.kind, form: source.kind === 'json' ? source.form : '' };
    const keys = source.kind === 'json' ? source.columns.map(({ key }) => key) : [];
    return JSON.stringify([columns, partitions, keys, form]);
}
/**
 * The SELECT over files that are written alike: their columns, partitions, and what else is asked for. DuckDB
 * parses only the CSV columns that a query uses, so that one query would reject a row and the next count it; the
 * condition makes all use all columns.
 */
function scanOfFiles(group, rejects, extra = []) {
    const [first] = group;
    if (first === undefined)
        throw new Error('no file to scan');
    const files = group.map((item) => item.file);
    const { source, partitions, columns } = first;
    const own = columns.slice(0, columns.length - partitions.length);
    const values = partitions.map(({ name, value }, index) => {
        const type = columns[own.length + index]?.type ?? 'VARCHAR';
        return `CAST(${(0,sql/* literal */.eu)(value)} AS ${type}) AS ${(0,sql/* identifier */.Cv)(name)}`;
    });
    const select = `SELECT ${['*', ...values, ...extra].join(', ')} FROM`;
    if (source.kind === 'parquet')
        return `${select} read_parquet(${(0,sql/* listLiteral */.k9)(files.map((file) => file.path))}, hive_partitioning=false)`;
    if (source.kind === 'json') {
        const typed = source.columns.map((column, index) => ({
            ...column,
            type: own[index]?.type ?? column.type,
        }));
        return `${select} (${(0,json_source/* rowsOf */.RO)((0,json_source/* jsonTexts */.bT)(files, source.form, rejects), typed)})`;
    }
    const all = own.map((column) => (0,sql/* identifier */.Cv)(column.name)).join(', ');
    return `${select} ${(0,csv_source/* csvScan */.cW)(files, source, own, rejects)} WHERE hash(${all}) IS NOT NULL`;
}
/** Parquet knows its row numbers unless a column of the data hides them; other scans keep the file's order. */
function ordinalIn({ columns, source }) {
    const hidden = columns.some((column) => column.name.toLowerCase() === 'file_row_number');
    return source.kind === 'parquet' && !hidden ? '(file_row_number + 1)' : 'row_number() OVER ()';
}


/***/ }),

/***/ 8249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oj: () => (/* binding */ withoutFiles),
/* harmony export */   Zz: () => (/* binding */ compose),
/* harmony export */   q3: () => (/* binding */ asUnreadable)
/* harmony export */ });
/* harmony import */ var _csv_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83651);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70028);
/* harmony import */ var _relation_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87783);
/* harmony import */ var _sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11181);




/** The relation without some files, which are named as unreadable instead. */
function withoutFiles(engine, relation, found) {
    const names = new Set(found.map((item) => item.file));
    return compose(engine, relation.files.filter(({ file }) => !names.has(file.name)), { ...relation, unreadable: [...relation.unreadable, ...found] });
}
/** Turns a failure to read a file into a finding. What is no fault of the file passes on. */
function asUnreadable(file, error) {
    if (!(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryError */ .lr) || NOT_THE_FILE.has(error.kind))
        throw error;
    const [first = ''] = error.message.replaceAll(file.path, file.name).split('\n');
    const isForm = file.format === 'csv' && _csv_source_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_FORM */ .Z6.test(first);
    return {
        file: file.name,
        ...(error instanceof _csv_source_js__WEBPACK_IMPORTED_MODULE_1__/* .LineError */ .dt ? { line: error.line } : {}),
        reason: isForm ? 'its form cannot be recognised as CSV (delimiter, quoting)' : first,
    };
}
const NOT_THE_FILE = new Set(['Out of Memory', 'Permission', 'INTERRUPT']);
/** Makes one table expression of files whose types are settled. */
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
    const groups = Map.groupBy(files, _relation_file_js__WEBPACK_IMPORTED_MODULE_2__/* .shapeOf */ .F5);
    const from = union([...groups.values()].map((group) => (0,_relation_file_js__WEBPACK_IMPORTED_MODULE_2__/* .scanOfFiles */ .Wc)(group, rest.rejects)));
    const columns = await (0,_relation_file_js__WEBPACK_IMPORTED_MODULE_2__/* .columnsOf */ .PL)(engine, from);
    const fileColumn = freeName('lockstep_file', columns);
    const rowColumn = freeName('lockstep_row', columns);
    const numbered = union(files.map((item) => {
        const name = `${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu)(item.file.name)} AS ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(fileColumn)}`;
        return (0,_relation_file_js__WEBPACK_IMPORTED_MODULE_2__/* .scanOfFiles */ .Wc)([item], rest.rejects, [name, `${(0,_relation_file_js__WEBPACK_IMPORTED_MODULE_2__/* .ordinalIn */ .Fm)(item)} AS ${(0,_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .Cv)(rowColumn)}`]);
    }));
    return { ...bare, from, numbered, columns, fileColumn, rowColumn };
}
/** A relation without columns has no readable file; it has no rows either. */
const NOTHING = '(SELECT NULL AS nothing WHERE false)';
function union(selects) {
    return `(${selects.join(' UNION ALL BY NAME ')})`;
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
/* harmony export */   E: () => (/* binding */ overReadableFiles),
/* harmony export */   S: () => (/* binding */ scan)
/* harmony export */ });
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70028);
/* harmony import */ var _relation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8249);
/* harmony import */ var _relation_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87783);



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
        const table = (0,_relation_file_js__WEBPACK_IMPORTED_MODULE_2__/* .scanOfFiles */ .Wc)([item], relation.rejects);
        await engine.run(`SELECT max(hash(data)) FROM (${table}) AS data`, options);
        return undefined;
    }
    catch (error) {
        return (0,_relation_js__WEBPACK_IMPORTED_MODULE_1__/* .asUnreadable */ .q3)(item.file, error);
    }
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

/***/ 88597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mayMixLineBreaks),
/* harmony export */   Z: () => (/* binding */ readTail)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90689);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



/** The last bytes of a file, unpacked. */
async function readTail(path, packing, limit) {
    let tail = Buffer.alloc(0);
    const source = packing === undefined ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { start: await startOfTail(path, limit) }) : undefined;
    const take = (chunk) => {
        tail = Buffer.concat([tail, chunk.subarray(-limit)]).subarray(-limit);
        return true;
    };
    if (source === undefined)
        await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readBytes */ .io)(path, packing, take);
    else
        for await (const chunk of source)
            take(chunk);
    return tail;
}
async function startOfTail(path, limit) {
    return Math.max(0, (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).size - limit);
}
/** Whether lines of a text may end in several ways: in CRLF, LF or CR. Quoted line breaks count. */
async function mayMixLineBreaks(path, packing) {
    let first;
    let last = 0;
    let found = false;
    const see = (chunk) => {
        const isPaired = (at) => (at === 0 ? last : chunk[at - 1]) === CR;
        let at = chunk.indexOf(LF);
        if (at >= 0)
            first ??= isPaired(at);
        if (first === false) {
            found = chunk.includes(CR);
        }
        else {
            while (at >= 0 && isPaired(at))
                at = chunk.indexOf(LF, at + 1);
            found = at >= 0;
        }
        last = chunk.at(-1) ?? last;
        return !found;
    };
    if (packing === undefined)
        await readPlain(path, see);
    else
        await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readBytes */ .io)(path, packing, see);
    return found;
}
const LF = 10;
const CR = 13;
/** A stream takes a new buffer for each chunk, which costs more than to look for a byte in it. */
async function readPlain(path, take) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path), true);
        const buffer = Buffer.allocUnsafe(2 ** 20);
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length);
            if (bytesRead === 0 || !take(buffer.subarray(0, bytesRead)))
                return;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 90689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ markedEncoding),
/* harmony export */   T4: () => (/* binding */ packingProblem),
/* harmony export */   Yz: () => (/* binding */ transcode),
/* harmony export */   bp: () => (/* binding */ packingOf),
/* harmony export */   cY: () => (/* binding */ rewriteBytes),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   oe: () => (/* binding */ decoderFor),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38522);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);





/** A packed file that unpacks to more than this many bytes, and to more than so many times its size, is refused. */
const BOMB_BYTES = 2 ** 30;
const BOMB_RATIO = 200;
function packingOf(name) {
    if (/\.gz$/i.test(name))
        return 'gzip';
    return /\.zst$/i.test(name) ? 'zstd' : undefined;
}
/** The stages through which a file's bytes come, unpacked. */
function stages(path, packing) {
    const source = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { highWaterMark: 2 ** 18 });
    if (packing === undefined)
        return [source];
    return [source, packing === 'gzip' ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.createGunzip)() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.createZstdDecompress)()];
}
/**
 * Gives a file's bytes, unpacked, chunk by chunk.
 * @param take returning false ends the reading
 */
async function readBytes(path, packing, take) {
    const stop = new AbortController();
    const sink = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Writable({
        write(chunk, _encoding, done) {
            if (!take(chunk))
                stop.abort();
            done();
        },
    });
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)([...stages(path, packing), sink], { signal: stop.signal });
    }
    catch (error) {
        if (!stop.signal.aborted)
            throw error;
    }
}
/** Writes a file anew, unpacked, chunk by chunk. */
async function rewriteBytes(path, packing, target, change) {
    const rewrite = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        transform(chunk, _encoding, done) {
            done(null, change(chunk));
        },
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)([...stages(path, packing), rewrite, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(target)]);
}
/** The first bytes of a file, unpacked. */
async function readHead(path, packing, limit) {
    const chunks = [];
    let bytes = 0;
    await readBytes(path, packing, (chunk) => {
        chunks.push(chunk);
        bytes += chunk.length;
        return bytes < limit;
    });
    return Buffer.concat(chunks).subarray(0, limit);
}
/**
 * Reads a packed file to its end: DuckDB reads one that was cut off as if it were whole, and would unpack one
 * that was made to fill the machine.
 * @param bytes its size as it lies there
 * @returns what is wrong with it
 */
async function packingProblem(path, packing, bytes) {
    let unpacked = 0;
    const isBomb = () => unpacked > BOMB_BYTES && unpacked > BOMB_RATIO * bytes;
    try {
        await readBytes(path, packing, (chunk) => {
            unpacked += chunk.length;
            return !isBomb();
        });
    }
    catch (error) {
        return `the ${packing} stream is damaged or cut off (${(0,_core__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)})`;
    }
    if (isBomb())
        return `it unpacks to more than 1 GiB and more than ${BOMB_RATIO} times its size`;
    return unpacked === 0 ? 'the file is empty' : undefined;
}
/** What a byte order mark says, if there is one. */
async function markedEncoding(path, packing) {
    const [first, second, third] = await readHead(path, packing, 3);
    if (first === 0xff && second === 0xfe)
        return 'utf-16le';
    if (first === 0xfe && second === 0xff)
        return 'utf-16be';
    return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}
/** The name by which a decoder knows the encoding of a text; undefined: it is UTF-8 and needs none. */
function decoderFor(declared, marked) {
    if (marked !== undefined)
        return marked === 'utf-8' ? undefined : marked;
    if (declared === 'utf-8')
        return undefined;
    return declared === 'latin-1' ? 'windows-1252' : 'utf-16le';
}
/**
 * Writes a text as UTF-8, unpacked, for the engine, which knows no Windows-1252 and no UTF-16 beyond its basic
 * plane. Line breaks stay as they are.
 * @returns where it cannot be decoded
 */
async function transcode(path, packing, decoder, target) {
    const text = new TextDecoder(decoder, { fatal: true });
    let line = 1;
    const write = (part) => {
        for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1))
            line += 1;
        return Buffer.from(part);
    };
    const decode = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        transform(chunk, _encoding, done) {
            attempt(() => write(text.decode(chunk, { stream: true })), (error, data) => {
                if (error !== null)
                    line += linesBeforeFault(chunk, decoder);
                done(error, data);
            });
        },
        flush(done) {
            attempt(() => write(text.decode()), done);
        },
    });
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)([...stages(path, packing), decode, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(target)]);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof TypeError))
            throw error;
        return { line, reason: `from this line on it is no ${decoder} text` };
    }
}
/** Line breaks before the first place of a chunk that cannot be decoded. */
function linesBeforeFault(chunk, decoder) {
    const text = new TextDecoder(decoder).decode(chunk);
    return text.slice(0, text.indexOf('\ufffd')).split('\n').length - 1;
}
function attempt(work, done) {
    try {
        done(null, work());
    }
    catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
    }
}


/***/ }),

/***/ 94664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  To: () => (/* binding */ chiSquareSf),
  fu: () => (/* binding */ chiSquareUpperQuantile),
  vr: () => (/* binding */ normalCdf),
  nG: () => (/* binding */ normalSf),
  tn: () => (/* binding */ normalUpperQuantile),
  Jt: () => (/* binding */ studentTCdf),
  d: () => (/* binding */ studentTSf),
  lq: () => (/* binding */ studentTUpperQuantile)
});

// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-betainc/lib/index.js
var lib = __webpack_require__(89986);
// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-erfc/lib/index.js
var math_base_special_erfc_lib = __webpack_require__(30988);
// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-erfcinv/lib/index.js
var math_base_special_erfcinv_lib = __webpack_require__(80119);
// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-gammainc/lib/index.js
var math_base_special_gammainc_lib = __webpack_require__(55479);
;// CONCATENATED MODULE: ./build/packages/stats/incomplete-gamma.js

/** Regularized upper incomplete gamma Q(a, x), a > 0, x >= 0, computed as a tail: DLMF 8.2.4. */
function upperGamma(a, x) {
    return takesAsymptoticSeries(a, x) ? upperGammaLargeX(a, x) : math_base_special_gammainc_lib(x, a, true, true);
}
/**
 * Where gammainc 0.3.1 sums its series for large x, whose first factor is a/x where DLMF 8.11.2 has
 * (a - 1)/x: its result there is off by about 1/(x - a), that is 1 % for 5000 degrees of freedom.
 */
function takesAsymptoticSeries(a, x) {
    return x > 1000 && a < x + 50;
}
/** Stands for a zero denominator in Lentz's method. */
const TINY = 1e-150;
/** Q(a, x) = x^a e^-x / Gamma(a) times a continued fraction (DLMF 8.9.2), evaluated by Lentz's method. */
function upperGammaLargeX(a, x) {
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / (b || TINY);
    let fraction = d;
    for (let k = 1; k < 1_000_000; k++) {
        const numerator = k * (a - k);
        b += 2;
        d = 1 / (b + numerator * d || TINY);
        c = b + numerator / c || TINY;
        fraction *= c * d;
        if (Math.abs(c * d - 1) < Number.EPSILON)
            break;
    }
    return a * poissonDensity(a, x) * fraction;
}
/**
 * x^a e^-x / Gamma(a + 1) without the cancellation of logarithms near a ln a.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities", eqs. 4 and 5; the
 * three terms of Stirling's series suffice because below a = 90 the result at x > 1000 is under 1e-300.
 */
function poissonDensity(a, x) {
    const excess = (x - a) / a;
    const deviance = a * (excess - Math.log1p(excess));
    const stirling = 1 / (12 * a) - 1 / (360 * a ** 3) + 1 / (1260 * a ** 5);
    return Math.exp(-deviance - stirling) / Math.sqrt(2 * Math.PI * a);
}

// EXTERNAL MODULE: ./build/packages/stats/root.js
var root = __webpack_require__(63402);
;// CONCATENATED MODULE: ./build/packages/stats/distributions.js





// Every upper tail (sf, "survival function") is computed as such. 1 - cdf is 0 from about 1e-16 on,
// which is where sequential tests and tests on large samples work.
/** P(Z <= z) of the standard normal distribution. Abramowitz & Stegun 26.2.29. */
function normalCdf(z) {
    return 0.5 * math_base_special_erfc_lib(-z * Math.SQRT1_2);
}
/** P(Z > z) of the standard normal distribution. */
function normalSf(z) {
    return 0.5 * math_base_special_erfc_lib(z * Math.SQRT1_2);
}
/** z with P(Z > z) = q: a critical value. NaN for q outside [0, 1]. */
function normalUpperQuantile(q) {
    return Math.SQRT2 * math_base_special_erfcinv_lib(2 * q);
}
/** P(X > x) for chi-square with `df` > 0 degrees of freedom: Q(df/2, x/2). A&S 26.4.19. */
function chiSquareSf(x, df) {
    if (!(df > 0) || Number.isNaN(x))
        return Number.NaN;
    return x <= 0 ? 1 : upperGamma(df / 2, x / 2);
}
/** x with P(X > x) = q: the critical value at level q. NaN for q outside [0, 0.5] or df <= 0. */
function chiSquareUpperQuantile(q, df) {
    if (!(df > 0) || !(q >= 0 && q <= 0.5))
        return Number.NaN;
    if (q === 0)
        return Number.POSITIVE_INFINITY;
    return positiveRoot((x) => Math.log(chiSquareSf(x, df)) - Math.log(q), df);
}
/** P(T <= t) of Student's t with `df` > 0 degrees of freedom (need not be whole). */
function studentTCdf(t, df) {
    return studentTSf(-t, df);
}
/** P(T > t) of Student's t: half of I_x(df/2, 1/2) at x = df/(df + t^2). A&S 26.7.1. */
function studentTSf(t, df) {
    if (!(df > 0) || Number.isNaN(t))
        return Number.NaN;
    if (t < 0)
        return 1 - studentTSf(-t, df);
    const centre = studentTCentre(t, df);
    if (centre < 0.25)
        return 0.5 - centre;
    const ratio = t ** 2 / df;
    // The smaller of x and 1 - x is the one that has all its digits.
    return ratio < 1
        ? 0.5 * lib(share(ratio), 0.5, df / 2, true, true)
        : 0.5 * lib(share(1 / ratio), df / 2, 0.5);
}
/** P(0 < T <= t) for t >= 0: keeps the digits of a small t, which the tail 0.5 - x has lost. */
function studentTCentre(t, df) {
    return 0.5 * lib(share(t ** 2 / df), 0.5, df / 2);
}
/** r/(1 + r), also for an infinite r. */
function share(ratio) {
    return ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio);
}
/** t with P(T > t) = q: a critical value. NaN for q outside [0, 1] or df <= 0. */
function studentTUpperQuantile(q, df) {
    if (!(df > 0) || !(q >= 0 && q <= 1))
        return Number.NaN;
    if (q > 0.5)
        return -studentTUpperQuantile(1 - q, df);
    if (q === 0.5)
        return 0;
    if (q === 0)
        return Number.POSITIVE_INFINITY;
    if (q > 0.25)
        return positiveRoot((t) => Math.log(0.5 - q) - Math.log(studentTCentre(t, df)), 1);
    return positiveRoot((t) => Math.log(studentTSf(t, df)) - Math.log(q), 1);
}
/** Root x > 0 of a decreasing function. Searched in log x, so that a tiny x has all its digits too. */
function positiveRoot(f, start) {
    const ofLog = (u) => f(Math.exp(u));
    return Math.exp((0,root/* findRoot */.d)(ofLog, (0,root/* bracketDecreasing */.w)(ofLog, Math.log(start))));
}


/***/ }),

/***/ 3276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ undefinedFor),
/* harmony export */   s: () => (/* binding */ defined)
/* harmony export */ });
/** An outcome that has a value. */
function defined(value) {
    return { defined: true, value };
}
/** An outcome without a value. */
function undefinedFor(reason, row) {
    return row === undefined ? { defined: false, reason } : { defined: false, reason, row };
}


/***/ }),

/***/ 63402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findRoot),
/* harmony export */   w: () => (/* binding */ bracketDecreasing)
/* harmony export */ });
const MAX_STEPS = 200;
/**
 * Widens `[start - step, start + step]` by doubling until a decreasing function changes sign in it.
 * Throws RangeError when it does not within the range of a float.
 */
function bracketDecreasing(f, start) {
    let low = start;
    let high = start;
    let step = 1;
    while (f(low) < 0 && Number.isFinite(low)) {
        high = low;
        low -= step;
        step *= 2;
    }
    step = 1;
    while (f(high) > 0 && Number.isFinite(high)) {
        low = high;
        high += step;
        step *= 2;
    }
    if (!Number.isFinite(low) || !Number.isFinite(high))
        throw new RangeError('no sign change found');
    return { low, high };
}
/**
 * Root of a continuous function inside a bracket, to the resolution of a float: inverse quadratic
 * interpolation where it is safe, else bisection, so it always converges.
 * Source: Chandrupatla (1997), Advances in Engineering Software 28(3), as given by Scherer,
 * Computational Physics, 3rd ed., section 6.1.7.3.
 */
function findRoot(f, { low, high }) {
    let [a, b] = [high, low];
    let [fa, fb] = [f(a), f(b)];
    if (fa === 0)
        return a;
    if (fb === 0)
        return b;
    if (Math.sign(fa) === Math.sign(fb))
        throw new RangeError('the bracket holds no sign change');
    let t = 0.5;
    for (let step = 0; step < MAX_STEPS; step++) {
        const x = a + t * (b - a);
        const fx = f(x);
        let [c, fc] = [b, fb];
        if (Math.sign(fx) === Math.sign(fa))
            [c, fc] = [a, fa];
        else
            [b, fb] = [a, fa];
        [a, fa] = [x, fx];
        const best = Math.abs(fa) < Math.abs(fb) ? a : b;
        const resolution = (Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
        if (resolution > 0.5 || fa === 0 || fb === 0)
            return best;
        t = interpolate({ a, b, c, fa, fb, fc });
        t = Math.min(1 - resolution, Math.max(resolution, t));
    }
    return a;
}
/** Where to look next between a (0) and b (1): Chandrupatla's criterion, else the middle. */
function interpolate({ a, b, c, fa, fb, fc }) {
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    if (phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi) {
        return (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * (fa / (fc - fa)) * fb) / (fc - fb);
    }
    return 0.5;
}


/***/ }),

/***/ 25147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ finiteProblem),
/* harmony export */   UU: () => (/* binding */ requireSameLength),
/* harmony export */   W6: () => (/* binding */ labelProblem),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   l5: () => (/* binding */ probabilityProblem),
/* harmony export */   qS: () => (/* binding */ weightProblem),
/* harmony export */   rI: () => (/* binding */ firstRow),
/* harmony export */   vy: () => (/* binding */ numberProblem)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3276);

/** Throws RangeError when two columns differ in length: that is a caller's mistake, not a state of data. */
function requireSameLength(first, second) {
    if (first.length !== second.length) {
        throw new RangeError(`columns of ${first.length} and ${second.length} rows cannot be paired`);
    }
}
/** The first row whose value is not acceptable, or -1. */
function firstRow(values, isBad) {
    for (let row = 0; row < values.length; row++)
        if (isBad(at(values, row)))
            return row;
    return -1;
}
/** The value of a row that is known to exist. */
function at(values, row) {
    return values[row] ?? Number.NaN;
}
/** What is wrong with labels that should be 0 or 1, or null. */
function labelProblem(truth) {
    if (truth.length === 0)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('empty');
    const row = firstRow(truth, (label) => label !== 0 && label !== 1);
    if (row < 0)
        return null;
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)(Number.isNaN(at(truth, row)) ? 'not-a-number' : 'not-binary', row);
}
/** What is wrong with a column that should hold numbers (infinite ones are numbers), or null. */
function numberProblem(values) {
    if (values.length === 0)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('empty');
    const row = firstRow(values, Number.isNaN);
    return row < 0 ? null : (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('not-a-number', row);
}
/** What is wrong with a column whose mean is wanted, or null. */
function finiteProblem(values) {
    const problem = numberProblem(values);
    if (problem)
        return problem;
    const row = firstRow(values, (value) => !Number.isFinite(value));
    return row < 0 ? null : (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('not-finite', row);
}
/** What is wrong with a column that should hold probabilities, or null. */
function probabilityProblem(values) {
    const problem = numberProblem(values);
    if (problem)
        return problem;
    const row = firstRow(values, (p) => p < 0 || p > 1);
    return row < 0 ? null : (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('not-a-probability', row);
}
/** What is wrong with weights that should be finite, not negative and not all zero, or null. */
function weightProblem(weights) {
    if (!weights)
        return null;
    const row = firstRow(weights, (weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
    if (row >= 0)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('bad-weight', row);
    return weights.length > 0 && sum(weights) === 0 ? (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .undefinedFor */ .i)('bad-weight') : null;
}
/** Sum with Neumaier's compensation: the digits do not depend on the number or order of rows. */
function sum(values) {
    let total = 0;
    let lost = 0;
    for (let row = 0; row < values.length; row++) {
        const value = at(values, row);
        const next = total + value;
        lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
        total = next;
    }
    return total + lost;
}


/***/ }),

/***/ 92960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zo: () => (/* binding */ openStepEngine)
});

// UNUSED EXPORTS: memoryOf, slowly

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./build/packages/runner/log.js
var log = __webpack_require__(42777);
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
 * Opens the data engine for a step: it can read the given absolute paths and nothing else, takes so many bytes of
 * memory at most (by default half of what there is), and spills the rest to the step's temporary folder. Dispose of it.
 */
async function openStepEngine({ machine }, allowedPaths, { memoryLimit } = {}) {
    return (0,engine/* openEngine */.F5)({
        binding: await provideDuckDb(machine),
        // A process has a folder of its own: engines would take each other's spilled blocks.
        tempDirectory: (0,external_node_path_.join)(machine.temp, 'lockstep', 'duckdb', String(process.pid)),
        allowedPaths,
        memoryLimit: memoryLimit ?? MEMORY_SHARE * memoryOf((0,external_node_os_.totalmem)(), process.constrainedMemory()),
        threads: (0,external_node_os_.availableParallelism)(),
        onProgress: slowly((share) => log/* log */.Rm.info(`Reading the data: ${Math.floor(100 * share)} % of this pass.`)),
    });
}
const PROGRESS_MS = 10_000;
/** Passes a share on at most once in ten seconds, and not within the first ten. */
function slowly(tell, now = Date.now) {
    let last = now();
    return (share) => {
        if (now() - last < PROGRESS_MS)
            return;
        last = now();
        tell(share);
    };
}
/** Bytes that this process may use: a container's limit, where there is one, else the machine's memory. */
function memoryOf(total, constrained) {
    return constrained > 0 ? Math.min(total, constrained) : total;
}


/***/ })

};
