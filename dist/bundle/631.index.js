export const id = 631;
export const ids = [631];
export const modules = {

/***/ 86631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./build/packages/data/profile-schema.js + 1 modules
var profile_schema = __webpack_require__(45831);
// EXTERNAL MODULE: ./build/packages/data/dataset.js + 1 modules
var data_dataset = __webpack_require__(17855);
// EXTERNAL MODULE: ./build/packages/data/open-relation.js + 1 modules
var open_relation = __webpack_require__(82527);
// EXTERNAL MODULE: ./build/packages/data/profile.js + 1 modules
var profile = __webpack_require__(18089);
// EXTERNAL MODULE: ./build/packages/data/rejections.js
var rejections = __webpack_require__(71805);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/data/csv-source.js
var csv_source = __webpack_require__(83651);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
;// CONCATENATED MODULE: ./build/packages/data/request-log-features.js


/** The features that the records of a table have, sorted by name, and those that cannot be columns. */
async function featuresOf(engine, table, options) {
    const rows = await engine.rows(`SELECT name, list(DISTINCT type ORDER BY type) AS types
     FROM (SELECT unnest(json_keys(features)) AS name, unnest(json_extract(features, '$.*')) AS value,
             json_type(value) AS type
           FROM (SELECT json_extract(record, '$.features') AS features FROM ${table}) WHERE json_type(features) = 'OBJECT')
     GROUP BY name ORDER BY name`, schemas.object({ name: schemas.string(), types: schemas.array(schemas.string()) }), options);
    const used = new Map();
    const skipped = [];
    for (const { name, types } of rows) {
        const key = name.toLowerCase();
        if (name.startsWith('@') || name === '' || name.includes('\0') || used.has(key))
            skipped.push(name);
        else
            used.set(key, { name, type: typeOf(types.filter((type) => type !== 'NULL')) });
    }
    return { used: [...used.values()], skipped };
}
function typeOf(types) {
    if (types.length > 0 && types.every((type) => ['BIGINT', 'UBIGINT', 'DOUBLE'].includes(type)))
        return 'DOUBLE';
    return types.length === 1 && types[0] === 'BOOLEAN' ? 'BOOLEAN' : 'VARCHAR';
}
/** SQL for feature columns: `values` takes all of them out of `record` at once, `select` types each. */
function featureColumns(features) {
    // A JSON pointer (RFC 6901) takes any name; the engine's path syntax does not.
    const pointers = features.map(({ name }) => `/features/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return {
        values: features.length === 0 ? 'NULL' : `json_extract_string(record, ${(0,sql/* listLiteral */.k9)(pointers)})`,
        select: features.map(({ name, type }, index) => `try_cast(v[${index + 1}] AS ${type}) AS ${(0,sql/* identifier */.Cv)(name)}`),
    };
}

;// CONCATENATED MODULE: ./build/packages/data/request-log-reader.js







let logs = 0;
/**
 * Opens the files of a request log as a relation. A feature that is a number in every record is DOUBLE, one that
 * is true or false BOOLEAN, all else text; a feature that a record lacks is NULL.
 * @param files as `requestLogFiles` lists them; the engine's sandbox must allow them
 * @throws MissingEvidence if there is no file, or no record that the filter lets through
 */
async function openRequestLogData(engine, files, filter = {}) {
    const where = files.map((file) => (0,external_node_path_.basename)(file)).join(', ');
    if (files.length === 0)
        throw new errors/* MissingEvidence */.YM('there is no request log');
    logs += 1;
    const table = `lockstep_requests_${logs}`;
    await engine.run(`CREATE TEMP TABLE ${table}_all AS ${parsed(files, table)}`, filter);
    const broken = await brokenIn(engine, table);
    await engine.run(`DELETE FROM ${table}_all WHERE NOT valid OR NOT ${passes(filter)}`, filter);
    const { used, skipped } = await featuresOf(engine, `${table}_all`, filter);
    await engine.run(`CREATE TEMP TABLE ${table} AS ${typed(table, used)}`, filter);
    await engine.run(`DROP TABLE ${table}_all`);
    const { records } = await engine.one(`SELECT count(*) AS records FROM ${table}`, schemas.object({ records: data_engine/* counter */.hJ }));
    if (records === 0) {
        throw new errors/* MissingEvidence */.YM(`no record of a request is there (${broken.lines} broken lines)`, { where });
    }
    return {
        relation: await relate(table, used, files, records),
        records,
        brokenLines: broken.lines,
        broken: broken.found,
        skippedFeatures: skipped,
    };
}
/** Each line as JSON text, with the fields of the log's own and whether they make a record. */
function parsed(files, table) {
    const options = [
        'auto_detect=false',
        // No field ends before its line does: U+0001 can stand in JSON text only escaped.
        `delim='\u0001', quote='', escape='', header=false`,
        `columns={'text': 'VARCHAR'}`,
        `store_rejects=true, rejects_limit=${csv_source/* REJECTS_LIMIT */.PO}`,
        `rejects_table='${table}_rejects', rejects_scan='${table}_rejects_scans'`,
    ].join(', ');
    const lines = files.map((file) => `SELECT ${(0,sql/* literal */.eu)((0,external_node_path_.basename)(file))} AS file, row_number() OVER () AS line, text FROM read_csv(${(0,sql/* literal */.eu)(file)}, ${options})`);
    const own = (0,sql/* listLiteral */.k9)(['$.time', '$.arm', '$.status', '$.latencyMs', '$.score']);
    return `
    SELECT *, coalesce(time IS NOT NULL AND arm IN ('canary', 'stable') AND status IS NOT NULL AND latency >= 0, false) AS valid
    FROM (
      SELECT file, line, record, try_cast(own[1] AS TIMESTAMPTZ) AS time, own[2] AS arm,
        try_cast(own[3] AS INTEGER) AS status, try_cast(own[4] AS DOUBLE) AS latency, try_cast(own[5] AS DOUBLE) AS score
      FROM (
        SELECT file, line, record, json_extract_string(record, ${own}) AS own
        FROM (SELECT file, line, try_cast(text AS JSON) AS record FROM (${lines.join(' UNION ALL ')}) WHERE text IS NOT NULL)))`;
}
function passes({ arm, since, until }) {
    const conditions = [
        ...(arm === undefined ? [] : [`arm = ${(0,sql/* literal */.eu)(arm)}`]),
        ...(since === undefined ? [] : [`time >= ${(0,sql/* literal */.eu)(since)}::TIMESTAMPTZ`]),
        ...(until === undefined ? [] : [`time < ${(0,sql/* literal */.eu)(until)}::TIMESTAMPTZ`]),
    ];
    return `(${conditions.join(' AND ') || 'true'})`;
}
/**
 * Number of broken lines, and the first 100 with their physical lines: lines that the reader refused (no UTF-8,
 * too long) shift the numbers of those after them.
 */
async function brokenIn(engine, table) {
    const place = schemas.object({ file: schemas.string(), line: data_engine/* counter */.hJ });
    const refused = await engine.rows(`SELECT DISTINCT parse_filename(file_path) AS file, line FROM ${table}_rejects JOIN ${table}_rejects_scans
     USING (scan_id, file_id) ORDER BY ALL`, place);
    const { unparsed } = await engine.one(`SELECT count(*) FILTER (NOT valid) AS unparsed FROM ${table}_all`, schemas.object({ unparsed: data_engine/* counter */.hJ }));
    const rows = await engine.rows(`SELECT file, line FROM ${table}_all WHERE NOT valid ORDER BY ALL LIMIT 100`, place);
    const shifted = rows.map(({ file, line }) => {
        let physical = line;
        for (const before of refused)
            if (before.file === file && before.line <= physical)
                physical += 1;
        return { file, line: physical };
    });
    const found = [...refused, ...shifted].sort((a, b) => a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);
    return { lines: refused.length + unparsed, found: found.slice(0, 100) };
}
function typed(table, features) {
    const own = `time AS "@time", arm AS "@arm", status AS "@status", latency AS "@latency_ms", score AS "@score"`;
    const columns = featureColumns(features);
    return `SELECT file AS "@file", line AS "@row", ${[own, ...columns.select].join(', ')}
    FROM (SELECT *, ${columns.values} AS v FROM ${table}_all)`;
}
async function relate(table, features, files, records) {
    const listing = [];
    for (const file of files)
        listing.push({ path: (0,external_node_path_.basename)(file), sha256: (await (0,digest/* digestFile */.TM)(file)).sha256 });
    const columns = [
        { name: '@time', type: 'TIMESTAMP WITH TIME ZONE' },
        { name: '@arm', type: 'VARCHAR' },
        { name: '@status', type: 'INTEGER' },
        { name: '@latency_ms', type: 'DOUBLE' },
        { name: '@score', type: 'DOUBLE' },
        ...features,
    ];
    return {
        from: `(SELECT ${columns.map((column) => (0,sql/* identifier */.Cv)(column.name)).join(', ')} FROM ${table})`,
        numbered: `(SELECT * FROM ${table})`,
        fileColumn: '@file',
        rowColumn: '@row',
        columns,
        files: [],
        unreadable: [],
        estimatedRows: records,
        sha256: (0,digest/* digestOfListing */.aW)(listing),
        rejects: `${table}_none`,
    };
}

;// CONCATENATED MODULE: ./build/packages/drift/window.js

const EXAMPLES = 3;
/**
 * Counts the rows of a window: against a reference's frozen bins, or with bins of its own.
 * @throws MissingEvidence if there is nothing to read
 */
async function readWindow(engine, rows, options) {
    return rows.kind === 'data' ? readData(engine, rows, options) : readRequestLog(engine, rows.files, options);
}
async function readData(engine, { patterns, root, allowedRoots }, options) {
    const dataset = await (0,data_dataset/* openDataset */.J)(patterns, { root, allowedRoots });
    const count = async (types) => counted(engine, await (0,open_relation/* openRelation */.z)(engine, dataset, { types }), options);
    let found = await count(options.reference === undefined ? {} : (0,profile/* columnTypes */.SO)(options.reference));
    // Rows of another type than the reference's are refused one by one; when most are, the column has changed its
    // type, which shows only with the types that the file itself suggests.
    if (found.profile.rejectedRows > found.profile.rows && options.reference !== undefined) {
        const own = await count({});
        if (own.profile.rows > found.profile.rows)
            found = own;
    }
    const { found: examples } = await (0,rejections/* rejectionsOf */.oL)(engine, found.relation, EXAMPLES);
    return {
        name: options.name,
        profile: found.profile,
        unreadableRows: found.profile.rejectedRows,
        unreadableExamples: examples.map(exampleOf),
        unreadableFiles: found.relation.unreadable,
        skippedFeatures: [],
    };
}
async function readRequestLog(engine, files, options) {
    const log = await openRequestLogData(engine, files, options.requests ?? {});
    const { profile: made } = await counted(engine, log.relation, options);
    return {
        name: options.name,
        profile: made,
        unreadableRows: log.brokenLines,
        unreadableExamples: log.broken
            .slice(0, EXAMPLES)
            .map(({ file, line }) => `${file}:${line}: no request record`),
        unreadableFiles: [],
        skippedFeatures: log.skippedFeatures,
    };
}
function counted(engine, relation, options) {
    const { reference } = options;
    return reference === undefined ? (0,profile/* profile */.ME)(engine, relation) : (0,profile/* profileAgainst */.xA)(engine, relation, reference);
}
/** Place and reason, without the value. */
function exampleOf({ file, line, column, reason }) {
    const where = `${file}${line === undefined ? '' : `:${line}`}`;
    return column === undefined ? `${where}: ${reason}` : `${where}: column ${column}: ${reason}`;
}

;// CONCATENATED MODULE: ./build/packages/drift/reference.js





/**
 * Reads the reference.
 * @param name as the user named it, for messages
 * @throws MissingEvidence if a part of it cannot be read; UserError for a file that is no profile
 */
async function readReference(engine, reference, name) {
    if (reference.kind === 'profile')
        return readProfile(reference.path, name);
    const { profile, unreadableFiles } = await readWindow(engine, reference, { name });
    if (unreadableFiles.length > 0) {
        throw new errors/* MissingEvidence */.YM(unreadableFiles.map(({ file, line, reason }) => ({
            what: `the reference cannot be read: ${reason}`,
            where: `${file}${line === undefined ? '' : `:${line}`}`,
        })));
    }
    return profile;
}
async function readProfile(path, name) {
    const fix = 'Give the profile that validate-data, train or drift-check wrote, or the data itself.';
    const text = await (0,promises_.readFile)(path, 'utf8');
    if (text.trim() === '')
        throw new errors/* MissingEvidence */.YM('the profile is empty', { where: name, fix });
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`not a JSON document: ${(0,errors/* messageOf */.bD)(error)}`, { where: name, fix });
    }
    const result = profile_schema/* profileSchema */.Fk.safeParse(value);
    if (result.success)
        return result.data;
    throw new errors/* UserError */.yo(`not a data profile: ${core_errors/* prettifyError */.S1(result.error).replace(/\s+/g, ' ')}`, {
        where: name,
        fix,
    });
}

// EXTERNAL MODULE: ./build/packages/stats/ranks.js
var ranks = __webpack_require__(5879);
// EXTERNAL MODULE: ./build/packages/stats/rows.js
var rows = __webpack_require__(25147);
;// CONCATENATED MODULE: ./build/packages/stats/multiple.js


/**
 * Benjamini-Hochberg adjusted p-values (false discovery rate), in the order given: reject where <= q.
 * Source: Benjamini & Hochberg (1995), JRSS B 57(1). R's `p.adjust(method = "BH")`.
 * Throws RangeError for a p-value outside [0, 1].
 */
function benjaminiHochberg(pValues) {
    requireProbabilities(pValues);
    const adjusted = new Float64Array(pValues.length);
    let smallest = 1;
    (0,ranks/* ascendingOrder */.be)(pValues)
        .reverse()
        .forEach((row, position) => {
        const rank = pValues.length - position;
        smallest = Math.min(smallest, (pValues.length / rank) * (0,rows.at)(pValues, row));
        adjusted[row] = smallest;
    });
    return adjusted;
}
function requireProbabilities(pValues) {
    const row = (0,rows/* firstRow */.rI)(pValues, (p) => !(p >= 0 && p <= 1));
    if (row >= 0)
        throw new RangeError(`p-value ${(0,rows.at)(pValues, row)} at position ${row} is not in [0, 1]`);
}

// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
;// CONCATENATED MODULE: ./build/packages/drift/bins.js

/**
 * The bins of a column under the frozen edges or categories of the reference, every row in exactly one: missing
 * values, numbers that are none (NaN, infinities) and categories that the reference does not name are bins too.
 * @returns why the column cannot be compared, where it cannot
 */
function binsOf(reference, current) {
    if (reference.count === 0)
        return 'the reference has no value of it';
    if (reference.bins !== undefined)
        return numericBins(reference, current);
    if (reference.categories === undefined)
        return `a ${reference.kind} column has no bins`;
    if (reference.categories.values.length === 0)
        return 'its values are keys or withheld, so there are no categories';
    return categoryBins(reference, current);
}
function numericBins(reference, current) {
    const edges = reference.bins?.edges ?? [];
    const bins = (reference.bins?.counts ?? []).map((count, index) => ({
        label: rangeLabel(edges[index - 1], edges[index]),
        isValue: false,
        reference: count,
        current: current.bins?.counts[index] ?? 0,
    }));
    const nonFinite = (column) => (column.nan ?? 0) + (column.infinite ?? 0);
    return [
        ...bins,
        named('NaN or infinite', nonFinite(reference), nonFinite(current)),
        named('missing', reference.nulls, current.nulls),
    ];
}
function categoryBins(reference, current) {
    const counts = new Map(current.categories?.values.map((item) => [item.value, item.count]));
    const bins = (reference.categories?.values ?? []).map(({ value, count }) => ({
        label: value,
        isValue: true,
        reference: count,
        current: counts.get(value) ?? 0,
    }));
    return [
        ...bins,
        named('other values', reference.categories?.other ?? 0, current.categories?.other ?? 0),
        named('missing', reference.nulls, current.nulls),
    ];
}
function named(label, reference, current) {
    return { label, isValue: false, reference, current };
}
function rangeLabel(above, upTo) {
    if (above === undefined)
        return upTo === undefined ? 'all values' : `<= ${(0,quantities/* formatNumber */.ZV)(upTo)}`;
    return upTo === undefined
        ? `> ${(0,quantities/* formatNumber */.ZV)(above)}`
        : `${(0,quantities/* formatNumber */.ZV)(above)} < x <= ${(0,quantities/* formatNumber */.ZV)(upTo)}`;
}

// EXTERNAL MODULE: ./build/packages/core/verdict.js
var verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
;// CONCATENATED MODULE: ./build/packages/drift/config.js


/** What drift detection finds here, in the order in which one explains away the next. */
const CAUSE_KINDS = ['schema', 'volume', 'quality', 'data'];
const share = schemas.number().min(0).max(1);
const psi = schemas.number().positive();
const severity = schemas["enum"](verdict/* SEVERITIES */.oC);
/** GitHub takes only these as inputs of a workflow. */
const workflowInput = schemas.union([schemas.string(), schemas.number(), schemas.boolean()]).transform(String);
const configSchema = schemas.strictObject({
    columns: schemas.strictObject({
        /** Columns to compare; all of the reference if absent. */
        include: schemas.array(schemas.string()).min(1).optional(),
        exclude: schemas.array(schemas.string()).default([]),
        /** Minimum effect of single columns, in place of the general one. */
        'minimum-effect': schemas.record(schemas.string(), psi).default({}),
    })
        .prefault({}),
    /** Share of false alarms among the alarms that is accepted (Benjamini-Hochberg over the columns). */
    level: schemas.number().gt(0).max(0.2).default(0.01),
    /** Population stability index below which a change does not matter, however certain it is. */
    'minimum-effect': psi.default(0.1),
    quality: schemas.strictObject({
        /** Rise of the share of missing values in a column, absolute: 0.05 is five of 100 rows. */
        'max-null-increase': share.default(0.05),
        /** Rise of the share of NaN and infinities in a numeric column. */
        'max-non-finite-increase': share.default(0.01),
        /** Share of rows or lines that cannot be read. */
        'max-unreadable': share.default(0.01),
    })
        .prefault({}),
    volume: schemas.strictObject({
        'min-rows': schemas.int().min(1).default(1),
        /** 0.5: from half to one and a half of the rows of a window of the reference. Not judged if absent. */
        'max-ratio-change': schemas.number().positive().optional(),
        /** How many windows of this length the reference holds: 4 for a reference of four months and monthly data. */
        'reference-windows': schemas.number().positive().default(1),
    })
        .prefault({}),
    /** Which records of a request log form the window. */
    requests: schemas.strictObject({
        arm: schemas["enum"](['canary', 'stable']).exactOptional(),
        since: iso.datetime({ offset: true }).exactOptional(),
        until: iso.datetime({ offset: true }).exactOptional(),
    })
        .prefault({}),
    severity: schemas.strictObject({
        schema: severity.default('fail'),
        volume: severity.default('fail'),
        quality: severity.default('fail'),
        data: severity.default('fail'),
    })
        .prefault({}),
    retrain: schemas.strictObject({
        /** Kinds of drift that ask for a new training. Broken data is no reason to train on it. */
        on: schemas.array(schemas["enum"](CAUSE_KINDS)).min(1).default(['data']),
        inputs: schemas.record(schemas.string(), workflowInput).default({}),
    })
        .prefault({}),
});
/** Reads the configuration; all defaults without a document. @throws UserError with file and line */
function readConfig(document) {
    if (document === undefined || document.value === null)
        return configSchema.parse({});
    return (0,yaml/* checkDocument */.s)(document, configSchema);
}

;// CONCATENATED MODULE: ./build/packages/drift/cause.js


/** Gives findings the severity that the configuration has for their kind. */
function asCauses(findings, severity) {
    return findings.map((finding) => ({ ...finding, severity: severity[finding.kind] }));
}
/** The first kind, in the order in which one explains away the next, of causes that matter at all. */
function firstKind(causes) {
    const kinds = new Set(causes.filter(({ severity }) => severity !== 'info').map(({ kind }) => kind));
    return CAUSE_KINDS.find((kind) => kinds.has(kind)) ?? 'none';
}
/** The verdict of all causes, and of what could not be decided for want of rows. */
function verdictOfCauses(causes, isDecided) {
    const verdicts = causes.map(({ severity, kind }) => severity === 'fail' ? verdict/* RESULT_VERDICTS */.Rz['drift-check'][kind] : (0,verdict/* verdictOf */.Vj)(severity));
    return (0,verdict/* worst */.QZ)([verdict/* RESULT_VERDICTS */.Rz['drift-check'].none, ...verdicts, isDecided ? 'pass' : 'inconclusive']);
}

// EXTERNAL MODULE: ./build/packages/stats/distributions.js + 1 modules
var distributions = __webpack_require__(94664);
// EXTERNAL MODULE: ./build/packages/stats/outcome.js
var outcome = __webpack_require__(3276);
;// CONCATENATED MODULE: ./build/packages/stats/distances.js



/** The count put in place of an empty bin's 0: half a row. */
const HALF_ROW = 0.5;
/**
 * Population stability index, sum of (q_i - p_i) ln(q_i / p_i), the symmetrised Kullback-Leibler
 * divergence in nats (Jeffreys), from the counts of the same bins in the reference and the current data.
 *
 * Zeros: a bin that is empty on both sides is left out and costs no degree of freedom; a bin that is
 * empty on one side counts half a row there, so its contribution stays finite and shrinks with the other
 * side's size (a fixed fraction such as 0.0001 would not). Without zeros it is the plain formula.
 *
 * P-value: to second order PSI is Pearson's two-sample chi-square times (1/n + 1/m). The law is close
 * from about 5 expected rows per bin on (10 bins, 95 % quantile at n = m = 1000: .0340 simulated, .0338
 * by law; with 100 current rows .191 against .171).
 *
 * Undefined ('empty') when either side has no rows. Throws RangeError for a negative or infinite count.
 */
function stabilityIndex(reference, current) {
    (0,rows/* requireSameLength */.UU)(reference, current);
    requireCounts(reference);
    requireCounts(current);
    const [referenceRows, currentRows] = [(0,rows/* sum */.cz)(reference), (0,rows/* sum */.cz)(current)];
    if (referenceRows === 0 || currentRows === 0)
        return (0,outcome/* undefinedFor */.i)('empty');
    const contributions = Array.from(reference, (count, bin) => {
        const other = (0,rows.at)(current, bin);
        if (count === 0 && other === 0)
            return 0;
        const p = (count || HALF_ROW) / referenceRows;
        const q = (other || HALF_ROW) / currentRows;
        return (q - p) * Math.log(q / p);
    });
    const usedBins = contributions.filter((_, bin) => (0,rows.at)(reference, bin) + (0,rows.at)(current, bin) > 0).length;
    const value = (0,rows/* sum */.cz)(contributions);
    const degreesOfFreedom = usedBins - 1;
    const statistic = value / (1 / referenceRows + 1 / currentRows);
    const pValue = degreesOfFreedom === 0 ? 1 : (0,distributions/* chiSquareSf */.To)(statistic, degreesOfFreedom);
    return (0,outcome/* defined */.s)({ value, contributions, referenceRows, currentRows, degreesOfFreedom, statistic, pValue });
}
/**
 * The PSI that equal distributions exceed with probability `level`, for n reference and m current rows:
 * (1/n + 1/m) times the upper chi-square quantile. 0 for no degrees of freedom (a single bin).
 */
function stabilityIndexCriticalValue(level, referenceRows, currentRows, degreesOfFreedom) {
    if (!(level > 0 && level <= 0.5))
        throw new RangeError(`level ${level} is not between 0 and 0.5`);
    if (!(referenceRows > 0 && currentRows > 0))
        throw new RangeError('both sides need rows');
    if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 0) {
        throw new RangeError(`${degreesOfFreedom} is not a number of degrees of freedom`);
    }
    if (degreesOfFreedom === 0)
        return 0;
    return (1 / referenceRows + 1 / currentRows) * (0,distributions/* chiSquareUpperQuantile */.fu)(level, degreesOfFreedom);
}
function requireCounts(counts) {
    const bin = (0,rows/* firstRow */.rI)(counts, (count) => !(count >= 0 && count < Number.POSITIVE_INFINITY));
    if (bin >= 0)
        throw new RangeError(`count ${(0,rows.at)(counts, bin)} of bin ${bin} is not a count`);
}

;// CONCATENATED MODULE: ./build/packages/stats/contingency.js



/**
 * Pearson's chi-square test of whether two samples, counted in the same bins, come from one distribution;
 * no continuity correction. Bins that are empty on both sides are left out. The law is close from 5 expected
 * rows per bin on; the population stability index times nm/(n + m) is this statistic to second order, but
 * leaves the law earlier.
 * Source: Pearson (1911), Biometrika 8. SciPy's `chi2_contingency(correction=False)`.
 *
 * Undefined ('empty') when either side has no rows. Throws RangeError for a negative or infinite count.
 */
function homogeneityTest(reference, current) {
    (0,rows/* requireSameLength */.UU)(reference, current);
    for (const counts of [reference, current]) {
        const bin = (0,rows/* firstRow */.rI)(counts, (count) => !(count >= 0 && count < Number.POSITIVE_INFINITY));
        if (bin >= 0)
            throw new RangeError(`count ${(0,rows.at)(counts, bin)} of bin ${bin} is not a count`);
    }
    const [n, m] = [(0,rows/* sum */.cz)(reference), (0,rows/* sum */.cz)(current)];
    if (n === 0 || m === 0)
        return (0,outcome/* undefinedFor */.i)('empty');
    const terms = Array.from(reference, (count, bin) => {
        const both = count + (0,rows.at)(current, bin);
        // Both rows of the table at once: (o - e)^2 / e over reference and current.
        return both === 0 ? 0 : ((0,rows.at)(current, bin) / m - count / n) ** 2 / both;
    });
    const statistic = n * m * (0,rows/* sum */.cz)(terms);
    const bins = Array.from(reference).filter((count, bin) => count + (0,rows.at)(current, bin) > 0).length;
    const degreesOfFreedom = bins - 1;
    const pValue = degreesOfFreedom === 0 ? 1 : (0,distributions/* chiSquareSf */.To)(statistic, degreesOfFreedom);
    return (0,outcome/* defined */.s)({ statistic, degreesOfFreedom, pValue });
}
/**
 * Fisher's exact test, one-sided: the probability of at least `current.hits` when both samples have the same
 * share, given how many hits there are in all. It is exact for any size, so its false alarms are at most the
 * level. 1 when either side has no trials.
 * Source: Fisher (1935). SciPy's `fisher_exact(alternative="greater")`.
 * Throws RangeError for what is no share.
 */
function fisherExactGreater(current, reference) {
    for (const { hits, trials } of [current, reference]) {
        if (!(Number.isInteger(hits) && Number.isInteger(trials) && hits >= 0 && hits <= trials)) {
            throw new RangeError(`${hits} of ${trials} is not a share`);
        }
    }
    const draws = current.trials;
    const all = draws + reference.trials;
    return upperTail(current.hits, { all, marked: current.hits + reference.hits, draws });
}
/**
 * P(X >= x). Every probability is taken relative to that of the mode by the ratio of neighbours, so no factorial
 * is needed; below 1e-300 the result is 0.
 */
function upperTail(x, { all, marked, draws }) {
    const mode = Math.floor(((draws + 1) * (marked + 1)) / (all + 2));
    const [low, high] = [Math.max(0, draws + marked - all), Math.min(marked, draws)];
    const unmarked = all - marked - draws;
    let [total, tail] = [0, 0];
    let weight = 1;
    for (let k = mode; k <= high && (k < x ? weight > 0 : weight > tail * Number.EPSILON); k++) {
        total += weight;
        if (k >= x)
            tail += weight;
        weight *= ((marked - k) * (draws - k)) / ((k + 1) * (unmarked + k + 1));
    }
    weight = 1;
    for (let k = mode; k > low && weight > total * Number.EPSILON; k--) {
        weight *= (k * (unmarked + k)) / ((marked - k + 1) * (draws - k + 1));
        total += weight;
        if (k - 1 >= x)
            tail += weight;
    }
    return Math.min(1, tail / total);
}

;// CONCATENATED MODULE: ./build/packages/drift/column-drift.js

/** Fewest rows that a bin is expected to hold for the chi-square law (Cochran 1954). */
const MIN_EXPECTED = 5;
const MOVED_SHOWN = 3;
/** Compares the counts of a column's bins. Both sides must have rows. */
function measureShift(bins) {
    const reference = bins.map((bin) => bin.reference);
    const current = bins.map((bin) => bin.current);
    const index = stabilityIndex(reference, current);
    const pooled = poolSparse(bins);
    const test = homogeneityTest(pooled.map((bin) => bin.reference), pooled.map((bin) => bin.current));
    if (!index.defined || !test.defined)
        throw new RangeError('a window without rows cannot be compared');
    const { value, contributions, referenceRows, currentRows } = index.value;
    const moved = bins
        .map((bin, place) => ({ bin, part: contributions[place] ?? 0 }))
        .filter(({ part }) => part > 0)
        .sort((a, b) => b.part - a.part)
        .slice(0, MOVED_SHOWN);
    return {
        psi: value,
        pValue: test.value.pValue,
        degreesOfFreedom: Math.max(1, index.value.degreesOfFreedom),
        outsideLargest: 1 - Math.max(...bins.map(both)) / (referenceRows + currentRows),
        moved: moved.map(({ bin: { label, isValue, reference: before, current: after } }) => ({
            label,
            isValue,
            before: before / referenceRows,
            after: after / currentRows,
        })),
    };
}
/**
 * Puts bins in which the smaller side expects fewer than 5 rows together; if they still expect fewer, the next
 * smallest joins them. Expectations come from both sides together, so the test stays one of equal distributions.
 */
function poolSparse(bins) {
    const rows = { reference: total(bins, 'reference'), current: total(bins, 'current') };
    const smaller = Math.min(rows.reference, rows.current) / (rows.reference + rows.current);
    const expected = (bin) => both(bin) * smaller;
    const pool = { reference: 0, current: 0 };
    const rest = [];
    const ascending = bins.filter((bin) => expected(bin) > 0).sort((a, b) => expected(a) - expected(b));
    for (const bin of ascending) {
        const isOpen = both(pool) > 0 && expected(pool) < MIN_EXPECTED;
        if (isOpen || expected(bin) < MIN_EXPECTED) {
            pool.reference += bin.reference;
            pool.current += bin.current;
        }
        else
            rest.push(bin);
    }
    return both(pool) > 0 ? [...rest, pool] : rest;
}
function both(bin) {
    return bin.reference + bin.current;
}
function total(bins, side) {
    return bins.reduce((sum, bin) => sum + bin[side], 0);
}
/**
 * A window is large enough when chance alone stays below the minimum effect: the index that equal distributions
 * exceed with probability `level`, (1/n + 1/m) times the chi-square quantile, must not be above it. Beside that,
 * the test needs two bins of 5 expected rows, unless the column is constant.
 */
function isEnough(shift, rows, level, minimumEffect) {
    const { degreesOfFreedom, outsideLargest } = shift;
    const byChance = stabilityIndexCriticalValue(level, rows.reference, rows.current, degreesOfFreedom);
    const forBins = outsideLargest === 0 ? 1 : MIN_EXPECTED / outsideLargest;
    if (byChance <= minimumEffect && Math.min(rows.reference, rows.current) >= forBins)
        return { enough: true };
    const left = minimumEffect / (0,distributions/* chiSquareUpperQuantile */.fu)(level, degreesOfFreedom) - 1 / rows.reference;
    const possible = left > 0 && rows.reference >= forBins;
    return { enough: false, rows: possible ? Math.ceil(Math.max(1 / left, forBins)) : undefined };
}

;// CONCATENATED MODULE: ./build/packages/drift/columns.js

/** A request log's own columns say how the service does, not what it is asked; its score is compared. */
const OF_THE_LOG = new Set(['@time', '@arm', '@status', '@latency_ms']);
/**
 * Meets the columns of both profiles by name.
 * @throws UserError if the configuration names a column that is not there
 */
function matchColumns(reference, current, { include, exclude, 'minimum-effect': effects }) {
    const now = new Map(current.columns.map((column) => [column.name, column]));
    const before = new Set(reference.columns.map((column) => column.name));
    requireKnown({ include: include ?? [], 'minimum-effect': Object.keys(effects) }, before);
    requireKnown({ exclude }, new Set([...before, ...now.keys()]));
    const excluded = new Set(exclude);
    const chosen = reference.columns.filter(({ name }) => include === undefined
        ? !OF_THE_LOG.has(name) && !excluded.has(name)
        : include.includes(name) && !excluded.has(name));
    const pairs = [];
    const findings = [];
    for (const column of chosen) {
        const found = now.get(column.name);
        const what = found === undefined ? missing(column, now.keys()) : changed(column, found);
        if (what !== undefined)
            findings.push({ kind: 'schema', column: column.name, what });
        else if (found !== undefined)
            pairs.push({ name: column.name, reference: column, current: found });
    }
    const added = [...now.keys()].filter((name) => !before.has(name) && !OF_THE_LOG.has(name) && !excluded.has(name));
    return { pairs, findings, added };
}
function requireKnown(named, known) {
    const problems = new errors/* Problems */.Zw();
    for (const [key, names] of Object.entries(named)) {
        for (const name of names.filter((candidate) => !known.has(candidate))) {
            problems.add(`there is no column "${name}"`, {
                where: `config columns.${key}`,
                fix: `There are ${[...known].slice(0, 50).join(', ')}.`,
            });
        }
    }
    problems.throwIfAny();
}
function missing({ name }, present) {
    const alike = [...present].find((other) => other.toLowerCase() === name.toLowerCase());
    return `column ${name} is missing${alike === undefined ? '' : ` (there is ${alike})`}`;
}
function changed(before, now) {
    if (before.kind === now.kind)
        return undefined;
    // A column of nothing but missing values has no type of its own; the missing values are a finding of quality.
    if (before.count === 0 || now.count === 0)
        return undefined;
    return `column ${before.name} was ${before.kind} (${before.type}) and is now ${now.kind} (${now.type})`;
}

;// CONCATENATED MODULE: ./build/packages/drift/figures.js
/** A population stability index for reading: three decimals, or as many as a small one needs. */
function psiText(value) {
    return value >= 0.001 || value === 0 ? value.toFixed(3) : value.toPrecision(1);
}
/** A p-value for reading. */
function pText(value) {
    return value < 0.0001 ? '< 0.0001' : value.toPrecision(2);
}

;// CONCATENATED MODULE: ./build/packages/drift/quality.js


/**
 * Columns in which the share of missing values, or of NaN and infinities, rose by more than is allowed and by
 * more than chance: Fisher's exact test, one-sided, adjusted over all columns and both kinds.
 */
function qualityFindings(pairs, rows, { quality, level }) {
    const measure = (column, of, before, after, allowed) => ({
        column,
        of,
        before: before / rows.reference,
        after: after / rows.current,
        isLarge: after / rows.current - before / rows.reference > allowed,
        pValue: fisherExactGreater({ hits: after, trials: rows.current }, { hits: before, trials: rows.reference }),
    });
    const tests = pairs.flatMap(({ name, reference, current }) => [
        measure(name, 'missing values', reference.nulls, current.nulls, quality['max-null-increase']),
        ...(reference.kind !== 'numeric' || current.kind !== 'numeric'
            ? []
            : [
                measure(name, 'NaN and infinities', nonFinite(reference), nonFinite(current), quality['max-non-finite-increase']),
            ]),
    ]);
    const adjusted = benjaminiHochberg(tests.map((test) => test.pValue));
    return tests
        .filter((test, index) => test.isLarge && (adjusted[index] ?? 1) <= level)
        .map(({ column, of, before, after }) => ({
        kind: 'quality',
        column,
        what: `column ${column}: ${of} rose from ${(0,quantities/* formatShare */.T1)(before)} to ${(0,quantities/* formatShare */.T1)(after)} of the rows`,
    }));
}
function nonFinite({ nan = 0, infinite = 0 }) {
    return nan + infinite;
}

;// CONCATENATED MODULE: ./build/packages/drift/volume.js

/** Whether the window has as many rows as the reference lets one expect. */
function volumeFindings(referenceRows, currentRows, { volume }) {
    const findings = [];
    const { 'min-rows': least, 'max-ratio-change': change, 'reference-windows': windows } = volume;
    if (currentRows < least) {
        findings.push({
            kind: 'volume',
            what: `the window has ${(0,quantities/* formatNumber */.ZV)(currentRows)} rows, at least ${(0,quantities/* formatNumber */.ZV)(least)} are asked for`,
        });
    }
    if (change === undefined)
        return findings;
    const usual = referenceRows / windows;
    const ratio = currentRows / usual - 1;
    if (Math.abs(ratio) > change) {
        findings.push({
            kind: 'volume',
            what: `the window has ${(0,quantities/* formatNumber */.ZV)(currentRows)} rows, ${(0,quantities/* formatShare */.T1)(Math.abs(ratio))} ${ratio < 0 ? 'fewer' : 'more'} than the ${(0,quantities/* formatNumber */.ZV)(Math.round(usual))} of a window of the reference`,
        });
    }
    return findings;
}
/** Whether too much of the window could not be read. A file that cannot be read at all always counts. */
function unreadableFindings(window, { quality }) {
    const files = window.unreadableFiles.map(({ file, line, reason }) => ({
        kind: 'quality',
        what: `${file}${line === undefined ? '' : `:${line}`} cannot be read: ${reason}`,
    }));
    const read = window.profile.rows;
    const share = window.unreadableRows / Math.max(1, read + window.unreadableRows);
    if (share <= quality['max-unreadable'])
        return files;
    const where = window.unreadableExamples.length === 0 ? '' : ` (${window.unreadableExamples.join('; ')})`;
    return [
        ...files,
        {
            kind: 'quality',
            what: `${(0,quantities/* formatNumber */.ZV)(window.unreadableRows)} rows (${(0,quantities/* formatShare */.T1)(share)}) cannot be read${where}`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/packages/drift/detect.js









/**
 * Compares a window with the reference, column by column: drift is a change that chance does not explain at the
 * level (adjusted over the columns) and that is at least the minimum effect, both.
 * @throws MissingEvidence if either side has no rows, or no column can be compared; UserError for a configuration
 *   that names no column
 */
function detectDrift(reference, window, config) {
    const rows = { reference: reference.rows, current: window.profile.rows };
    requireRows(rows, window);
    const { pairs, findings, added } = matchColumns(reference, window.profile, config.columns);
    const { columns, notCompared } = compare(pairs, rows, config);
    const all = [
        ...findings,
        ...volumeFindings(rows.reference, rows.current, config),
        ...unreadableFindings(window, config),
        ...qualityFindings(pairs, rows, config),
        ...columns.filter(({ verdict }) => verdict === 'drift').map(dataFinding),
    ];
    if (columns.length === 0 && all.length === 0) {
        throw new errors/* MissingEvidence */.YM('no column can be compared', {
            where: 'reference',
            fix: notCompared.map(({ name, why }) => `${name}: ${why}.`).join(' ') ||
                'It has no column that is asked for.',
        });
    }
    const causes = asCauses(all, config.severity);
    const isDecided = columns.every(({ verdict }) => verdict !== 'undecided');
    const kind = firstKind(causes);
    return {
        drift: kind === 'none' && !isDecided ? undefined : kind,
        verdict: verdictOfCauses(causes, isDecided || kind !== 'none'),
        causes,
        columns,
        notCompared,
        added,
        rows,
        level: config.level,
    };
}
function requireRows(rows, window) {
    if (rows.reference === 0) {
        throw new errors/* MissingEvidence */.YM('the reference has no rows', {
            where: 'reference',
            fix: 'Profile data that has some.',
        });
    }
    if (rows.current > 0)
        return;
    const [file] = window.unreadableFiles;
    throw new errors/* MissingEvidence */.YM(file === undefined ? 'the window has no rows' : `nothing of the window can be read: ${file.reason}`, { where: file?.file ?? window.name });
}
function compare(pairs, rows, config) {
    const notCompared = [];
    const shifts = [];
    for (const { name, reference, current } of pairs) {
        const bins = binsOf(reference, current);
        if (typeof bins === 'string')
            notCompared.push({ name, why: bins });
        else
            shifts.push({ name, shift: measureShift(bins) });
    }
    const adjusted = benjaminiHochberg(shifts.map(({ shift }) => shift.pValue));
    const columns = shifts.map(({ name, shift }, index) => {
        const minimumEffect = minimumEffectOf(name, config);
        const p = adjusted[index] ?? 1;
        // The strictest level that the adjustment can ask of a single column.
        const enough = isEnough(shift, rows, config.level / shifts.length, minimumEffect);
        const own = { name, ...shift, adjusted: p, minimumEffect };
        if (p <= config.level && shift.psi >= minimumEffect)
            return { ...own, verdict: 'drift' };
        return enough.enough
            ? { ...own, verdict: 'stable' }
            : { ...own, verdict: 'undecided', rowsNeeded: enough.rows };
    });
    return { columns: columns.sort((a, b) => b.psi - a.psi), notCompared };
}
/** A column may be named like what every object has (`constructor`). */
function minimumEffectOf(name, config) {
    const own = config.columns['minimum-effect'];
    return (Object.hasOwn(own, name) ? own[name] : undefined) ?? config['minimum-effect'];
}
function dataFinding({ name, psi, minimumEffect, adjusted }) {
    return {
        kind: 'data',
        column: name,
        what: `column ${name}: PSI ${psiText(psi)}, where ${minimumEffect} matters (p ${pText(adjusted)})`,
    };
}

// EXTERNAL MODULE: ./build/packages/step/engine.js + 3 modules
var engine = __webpack_require__(92960);
;// CONCATENATED MODULE: ./build/actions/drift-check/src/compare.js
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




/** Counts the window and compares it with the reference. */
async function compareWindow(step, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { reference, current, config } = request;
        if (reference === undefined)
            throw new errors/* UserError */.yo('is required', { where: 'input reference' });
        const engine = __addDisposableResource(env_1, await openEngineFor(step, request), true);
        const before = await readReference(engine, reference.content, reference.name);
        const window = await readWindow(engine, current.content, {
            name: current.name,
            reference: before,
            requests: config.requests,
        });
        return { window, result: detectDrift(before, window, config) };
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
/** Counts the window with bins of its own, to be the reference of later ones. */
async function profileWindow(step, request) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const engine = __addDisposableResource(env_2, await openEngineFor(step, request), true);
        const { current, config } = request;
        return await readWindow(engine, current.content, { name: current.name, requests: config.requests });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** An engine that may read what was named, and nothing else. */
async function openEngineFor(step, { reference, current }) {
    const paths = [...current.used, ...(reference?.used ?? [])].map(({ path }) => path);
    // The engine is asked for real paths; a link and its target may both be named.
    const real = await Promise.all(paths.map((path) => (0,promises_.realpath)(path)));
    return (0,engine/* openStepEngine */.Zo)(step, [...new Set([...paths, ...real])]);
}

// EXTERNAL MODULE: ./build/packages/core/canonical-json.js
var canonical_json = __webpack_require__(26763);
// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
;// CONCATENATED MODULE: ./build/packages/drift/present.js



const MAX_ROWS = 50;
/** What a reader is told: why, in one line each; the first is the reason of the step. */
function reasonsOf(result) {
    const [first, ...others] = result.causes.map(({ kind, what }) => `${kind}: ${what}`);
    const undecided = result.columns.filter(({ verdict }) => verdict === 'undecided');
    const small = undecided.length === 0 ? [] : [tooSmall(undecided, result)];
    if (first !== undefined) {
        return result.drift === 'none' ? [noDrift(result), first, ...others] : [first, ...others, ...small];
    }
    const [only] = small;
    return only === undefined ? [noDrift(result)] : [only];
}
function noDrift({ columns }) {
    return `no drift in ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`;
}
function tooSmall(undecided, { rows }) {
    const needed = undecided.map(({ rowsNeeded }) => rowsNeeded);
    const enough = needed.every((count) => count !== undefined)
        ? `at least ${(0,quantities/* formatNumber */.ZV)(Math.max(...needed.map((count) => count ?? 0)))} are needed`
        : `the reference has too few (${(0,quantities/* formatNumber */.ZV)(rows.reference)}) for any window`;
    const which = undecided.length === 1 ? `column ${undecided[0]?.name}` : `${undecided.length} columns`;
    return `${(0,quantities/* formatNumber */.ZV)(rows.current)} rows are too few to decide on ${which}: ${enough}`;
}
/** The summary: what was found, every column, and what to do next. */
function present(result, retrain) {
    const { rows, causes, columns, level } = result;
    return [
        headline(result),
        (0,report_document/* paragraph */.FY)(`${(0,quantities/* formatNumber */.ZV)(rows.current)} rows were compared with ${(0,quantities/* formatNumber */.ZV)(rows.reference)} of the reference. A column has drifted when its change matters (its PSI is at least what matters) and is not chance (p, adjusted over all columns, is at most ${level}).`),
        ...(causes.length < 2
            ? []
            : [(0,report_document/* list */.p_)(causes.map(({ kind, severity, what }) => causeLine(kind, severity, what)))]),
        ...(columns.length === 0 ? [] : [columnTable(columns)]),
        ...(columns.length > MAX_ROWS
            ? [(0,report_document/* paragraph */.FY)(`${columns.length - MAX_ROWS} more columns, all with a smaller PSI, are in the report.`)]
            : []),
        ...asides(result),
        ...retrainLine(retrain),
        (0,report_document/* paragraph */.FY)({ strong: 'Next:' }, ' ', nextStep(result, retrain)),
    ];
}
function headline(result) {
    const [reason] = reasonsOf(result);
    if (result.drift === undefined)
        return (0,report_document/* callout */.xl)('warning', `Not decided: ${reason}.`);
    if (result.drift === 'none')
        return (0,report_document/* callout */.xl)('tip', 'The window looks like the reference.');
    const kind = { strong: `${result.drift} drift` };
    return (0,report_document/* callout */.xl)(result.verdict === 'fail' ? 'caution' : 'warning', kind, `: the window is not like the reference.`);
}
function causeLine(kind, severity, what) {
    return [{ strong: kind }, severity === 'fail' ? `: ${what}` : ` (${severity}): ${what}`];
}
function columnTable(columns) {
    const rows = columns
        .slice(0, MAX_ROWS)
        .map((column) => [
        { code: column.name },
        psiText(column.psi),
        String(column.minimumEffect),
        pText(column.adjusted),
        verdictText(column),
        column.moved.map(movedText).join('; '),
    ]);
    const head = [
        'Column',
        'PSI',
        'Matters from',
        'p',
        'Verdict',
        'What moved most (share of rows before → now)',
    ];
    return (0,report_document/* table */.tp)(head, rows, ['PSI', 'Matters from', 'p']);
}
function verdictText({ verdict, rowsNeeded }) {
    if (verdict === 'drift')
        return 'drifted';
    if (verdict === 'stable')
        return 'no drift';
    return rowsNeeded === undefined
        ? 'not decided: the reference is too small'
        : `not decided: needs ${(0,quantities/* formatNumber */.ZV)(rowsNeeded)} rows`;
}
function movedText({ label, before, after }) {
    return `${label}: ${(0,quantities/* formatShare */.T1)(before)} → ${(0,quantities/* formatShare */.T1)(after)}`;
}
function asides({ notCompared, added }) {
    const blocks = [];
    if (notCompared.length > 0) {
        const items = notCompared.map(({ name, why }) => [{ code: name }, `: ${why}`]);
        blocks.push((0,report_document/* details */.zH)(`Not compared: ${notCompared.length}`, (0,report_document/* list */.p_)(items)));
    }
    if (added.length > 0) {
        const items = added.slice(0, MAX_ROWS).map((name) => ({ code: name }));
        blocks.push((0,report_document/* details */.zH)(`New, so not compared: ${added.length}`, (0,report_document/* list */.p_)(items)));
    }
    return blocks;
}
function retrainLine({ outcome, why, run }) {
    if (outcome === 'dispatched') {
        const link = run === undefined ? [] : [': ', { link: 'its run', to: run }];
        return [(0,report_document/* paragraph */.FY)('The retraining was started', ...link, '.')];
    }
    return why === undefined ? [] : [(0,report_document/* paragraph */.FY)(`No retraining was started: ${why}.`)];
}
function nextStep({ drift, causes }, { outcome }) {
    switch (drift) {
        case undefined:
            return 'judge a longer window, compare fewer columns (columns.include), or raise minimum-effect if only larger changes matter.';
        case 'none':
            return 'nothing.';
        case 'schema':
            return 'ask whoever delivers the data what changed; where it is meant, train on the new schema or leave the column out (columns.exclude).';
        case 'volume':
            return 'see whether the window is complete, or rows arrive twice, before looking at its values.';
        case 'quality':
            return `mend the delivery of ${columnsOf(causes, 'quality')}; retraining would only learn the fault.`;
        case 'data':
            return outcome === 'dispatched'
                ? 'let the gate judge the retrained model on recent data.'
                : `check how the model does on rows of this window where ${columnsOf(causes, 'data')} moved; if it does worse, train it on recent data.`;
    }
}
function columnsOf(causes, kind) {
    const names = causes.filter((cause) => cause.kind === kind).flatMap(({ column }) => column ?? []);
    return names.length === 0 ? 'the data' : names.slice(0, 5).join(', ');
}
/** Body of the JSON report. */
function detailsOf(result, retrain) {
    return {
        drift: result.drift ?? null,
        rows: { ...result.rows },
        causes: causesJson(result),
        columns: result.columns.map(({ moved, rowsNeeded, ...column }) => ({
            ...column,
            ...(rowsNeeded === undefined ? {} : { rowsNeeded }),
            moved: moved.map((bin) => ({ ...bin })),
        })),
        notCompared: result.notCompared.map((item) => ({ ...item })),
        added: [...result.added],
        retrain: {
            outcome: retrain.outcome,
            ...(retrain.why === undefined ? {} : { why: retrain.why }),
            ...(retrain.run === undefined ? {} : { run: retrain.run }),
        },
    };
}
/** All causes, for the output of the step. */
function causesJson({ causes }) {
    return causes.map((cause) => ({ ...cause }));
}

// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/step/used.js
var step_used = __webpack_require__(9870);
;// CONCATENATED MODULE: ./build/actions/drift-check/src/conclude.js






const MAX_MEASURES = 50;
async function concludeCheck(step, given, request, found) {
    const { window, result, retrain, issue } = found;
    // Not `profile`: a second attempt that names record:profile must find the reference alone.
    const product = await keepProfile(step, window, 'window-profile');
    return {
        verdict: result.verdict,
        reasons: reasonsOf(result),
        outputs: {
            drift: result.drift ?? '',
            causes: (0,canonical_json/* canonicalJson */.d)(causesJson(result)),
            retrain: retrain.outcome,
            'issue-number': issue.number === undefined ? '' : String(issue.number),
            profile: product.path,
        },
        report: present(result, retrain),
        details: detailsOf(result, retrain),
        subjects: subjectsOf(request, window),
        products: [product],
        parameters: {
            operation: given.operation,
            level: request.config.level,
            'minimum-effect': request.config['minimum-effect'],
            ...(given['retrain-workflow'] === undefined ? {} : { 'retrain-workflow': given['retrain-workflow'] }),
        },
        results: { drift: result.drift ?? 'undecided', retrain: retrain.outcome },
        measures: measuresOf(result),
        ...(request.policy === undefined ? {} : { policy: request.policy }),
        notices: [
            ...noticesOf(window),
            ...(retrain.why === undefined ? [] : [`No retraining: ${retrain.why}.`]),
            ...(issue.why === undefined ? [] : [`No issue: ${issue.why}.`]),
        ],
    };
}
async function concludeProfile(step, given, request, window) {
    const { rows, columns } = window.profile;
    const product = await keepProfile(step, window, 'profile');
    const unread = [
        ...window.unreadableFiles.map(({ file, reason }) => `${file} cannot be read: ${reason}`),
        ...(window.unreadableRows === 0 ? [] : [`${(0,quantities/* formatNumber */.ZV)(window.unreadableRows)} rows cannot be read`]),
    ];
    const [problem] = unread;
    // A profile of half the data would be a false reference.
    const isComplete = rows > 0 && window.unreadableFiles.length === 0;
    const reason = isComplete
        ? `profiled ${(0,quantities/* formatNumber */.ZV)(rows)} rows in ${columns.length} columns`
        : (problem ?? 'there are no rows');
    return {
        verdict: isComplete ? 'pass' : 'fail',
        reasons: [reason, ...unread.filter((text) => text !== reason)],
        outputs: { profile: product.path },
        report: [(0,report_document/* callout */.xl)(isComplete ? 'tip' : 'caution', reason), ...unread.map((text) => (0,report_document/* paragraph */.FY)(text))],
        details: { rows, columns: columns.map(({ name, kind }) => ({ name, kind })) },
        subjects: subjectsOf(request, window),
        products: [product],
        parameters: { operation: given.operation },
        measures: { rows },
        ...(request.policy === undefined ? {} : { policy: request.policy }),
        notices: noticesOf(window),
    };
}
/** The files that were judged, and the dataset that they form. */
function subjectsOf({ current }, { profile, name }) {
    const files = current.used.map(step_used/* artifactOf */.qB);
    const { dataset } = profile;
    if (current.content.kind !== 'data' || dataset === undefined)
        return files;
    const isListed = files.some(({ sha256 }) => sha256 === dataset);
    return isListed ? files : [...files, { role: 'data', name, sha256: dataset }];
}
async function keepProfile(step, { profile }, role) {
    const folder = (0,external_node_path_.join)(step.store.root, 'profiles');
    const content = (0,canonical_json/* canonicalJson */.d)(profile);
    const path = (0,external_node_path_.join)(folder, `${role}-${profile.dataset?.slice(0, 16) ?? 'rows'}.json`);
    await (0,files/* writeAtomic */.vZ)(path, content);
    return { role, name: `${role}.json`, kind: 'file', path, ...(await (0,digest/* digestFile */.TM)(path)) };
}
function measuresOf({ rows, columns }) {
    const shifts = columns.slice(0, MAX_MEASURES).map(({ name, psi }) => [`psi.${name}`, psi]);
    return { rows: rows.current, 'reference-rows': rows.reference, ...Object.fromEntries(shifts) };
}
function noticesOf({ skippedFeatures }) {
    if (skippedFeatures.length === 0)
        return [];
    return [`Features that cannot be columns are not compared: ${skippedFeatures.slice(0, 20).join(', ')}.`];
}

;// CONCATENATED MODULE: ./build/packages/drift/retrain.js

/** Starts the retraining if the drift that was found asks for it. A failure to do so is no failure of the check. */
async function requestRetrain({ drift, causes }, config, { workflow, dispatcher, barrier }) {
    if (workflow === undefined)
        return { outcome: 'not-configured' };
    const kind = drift === 'none' ? undefined : drift;
    if (kind === undefined || !causes.some((cause) => cause.kind === kind && cause.severity === 'fail')) {
        return { outcome: 'not-needed' };
    }
    if (!config.on.includes(kind))
        return { outcome: 'skipped', why: notFor(kind) };
    if (dispatcher === undefined)
        return { outcome: 'skipped', why: barrier ?? 'there is no token' };
    try {
        const answer = await dispatcher.dispatch(workflow, config.inputs);
        return answer.done
            ? { outcome: 'dispatched', run: answer.run }
            : { outcome: 'refused', why: `GitHub refused to start ${workflow}: ${answer.refusal}` };
    }
    catch (error) {
        if (!(error instanceof errors/* ServiceError */._7))
            throw error;
        return { outcome: 'failed', why: `${workflow} could not be started: ${error.message}` };
    }
}
function notFor(kind) {
    return kind === 'data'
        ? 'data drift does not ask for it (retrain.on in config)'
        : `${kind} drift says that the data are broken; mend them first (or add ${kind} to retrain.on in config)`;
}

;// CONCATENATED MODULE: ./build/packages/drift/issue.js

const DRIFT_LABEL = 'lockstep-drift';
/**
 * Keeps one issue per check: opened with the first drift, brought up to date with each later one, closed when
 * there is none. Where nothing could be decided it is left as it is.
 */
async function keepIssue({ drift, causes }, tracker, { key, markdown, run }) {
    if (drift === undefined)
        return {};
    try {
        const marker = `<!-- lockstep-drift:${key} -->`;
        const found = await tracker.find(DRIFT_LABEL, marker);
        if (!found.done)
            return { why: found.refusal };
        const number = found.value;
        if (drift === 'none') {
            return number === undefined ? {} : asOutcome(await tracker.close(number, `No drift any more: ${run}`));
        }
        const columns = [...new Set(causes.flatMap(({ column }) => column ?? []))];
        const title = `Drift: ${drift}${columns.length === 0 ? '' : ` in ${columns.slice(0, 3).join(', ')}`}`;
        // GitHub takes 65,536 characters.
        const body = `${marker}\n${markdown.slice(0, 60_000)}\nFrom ${run}\n`;
        const written = number === undefined
            ? await tracker.open({ title: title.slice(0, 200), body, label: DRIFT_LABEL })
            : await tracker.update(number, { title: title.slice(0, 200), body });
        return asOutcome(written);
    }
    catch (error) {
        if (!(error instanceof errors/* ServiceError */._7))
            throw error;
        return { why: error.message };
    }
}
function asOutcome(answer) {
    return answer.done ? { number: answer.value } : { why: answer.refusal };
}

// EXTERNAL MODULE: ./build/packages/report/markdown.js
var markdown = __webpack_require__(97926);
// EXTERNAL MODULE: ./build/packages/runner/github.js
var runner_github = __webpack_require__(47648);
;// CONCATENATED MODULE: ./build/packages/runner/dispatch.js


const repositorySchema = schemas.looseObject({ default_branch: schemas.string() });
const runSchema = schemas.looseObject({ html_url: schemas.string() });
/**
 * Starts a workflow of the repository on its default branch, whatever ref this run is on.
 * The job's token can: of its events only dispatches start workflows, and this one needs `actions: write`.
 * @param workflow file name below .github/workflows
 * @throws ServiceError if GitHub cannot be reached
 */
async function dispatchWorkflow(github, workflow, inputs) {
    const repository = await github.call('GET', '/repos/{owner}/{repo}');
    if (repository.status !== 200)
        return { done: false, refusal: (0,runner_github/* refusalOf */.O)(repository) };
    const answer = await github.call('POST', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
        workflow_id: workflow,
        ref: repositorySchema.parse(repository.data).default_branch,
        ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
        return_run_details: true,
    });
    // 200 with the run since 2026-02; older servers answer 204 without.
    if (answer.status === 204)
        return { done: true, run: undefined };
    if (answer.status === 200)
        return { done: true, run: runSchema.safeParse(answer.data).data?.html_url };
    return { done: false, refusal: `${(0,runner_github/* refusalOf */.O)(answer)}${hint(answer.status, workflow)}` };
}
function hint(status, workflow) {
    if (status === 403)
        return '. Add "actions: write" to the permissions of the job';
    if (status === 404)
        return `. The default branch must hold .github/workflows/${workflow}`;
    return '';
}

;// CONCATENATED MODULE: ./build/packages/runner/issues.js


const issueSchema = schemas.looseObject({
    number: schemas.int(),
    body: schemas.string().nullish(),
    pull_request: schemas.unknown().optional(),
});
function openIssues(github) {
    const one = '/repos/{owner}/{repo}/issues/{issue_number}';
    return {
        find: async (labels, marker) => {
            const query = { labels, state: 'open', per_page: 100 };
            const answer = await github.call('GET', '/repos/{owner}/{repo}/issues', query);
            if (answer.status !== 200)
                return refused(answer);
            const issues = schemas.array(issueSchema).parse(answer.data);
            const own = issues.find((issue) => issue.pull_request === undefined && issue.body?.includes(marker));
            return { done: true, value: own?.number };
        },
        open: async ({ title, body, label }) => {
            const issue = { title, body, labels: [label] };
            const answer = await github.call('POST', '/repos/{owner}/{repo}/issues', issue);
            if (answer.status !== 201)
                return refused(answer);
            return { done: true, value: issueSchema.parse(answer.data).number };
        },
        update: async (number, issue) => {
            const answer = await github.call('PATCH', one, { issue_number: number, ...issue });
            return answer.status === 200 ? { done: true, value: number } : refused(answer);
        },
        close: async (number, comment) => {
            const said = await github.call('POST', `${one}/comments`, { issue_number: number, body: comment });
            if (said.status !== 201)
                return refused(said);
            const answer = await github.call('PATCH', one, { issue_number: number, state: 'closed' });
            return answer.status === 200 ? { done: true, value: number } : refused(answer);
        },
    };
}
function refused(answer) {
    const hint = answer.status === 403 ? '. Add "issues: write" to the permissions of the job' : '';
    return { done: false, refusal: `${(0,runner_github/* refusalOf */.O)(answer)}${hint}` };
}

;// CONCATENATED MODULE: ./build/actions/drift-check/src/follow-up.js




/** Starts the retraining and keeps the issue, where they are asked for and this run may. */
async function followUp(step, given, config, result) {
    const retrain = await startRetraining(step, given, config, result);
    return { retrain, issue: given.issue ? await writeIssue(step, given, result, retrain) : {} };
}
async function startRetraining(step, given, config, result) {
    const { github } = step;
    const barrier = barrierOf(step) ?? startedBefore(step);
    const isOpen = github !== undefined && barrier === undefined;
    return requestRetrain(result, config.retrain, {
        workflow: given['retrain-workflow'],
        dispatcher: isOpen
            ? { dispatch: (workflow, inputs) => dispatchWorkflow(github, workflow, inputs) }
            : undefined,
        barrier,
    });
}
async function writeIssue(step, given, result, retrain) {
    const { github, context } = step;
    const barrier = barrierOf(step);
    if (github === undefined || barrier !== undefined)
        return { why: barrier ?? 'there is no token' };
    const { workflow, job, serverUrl, repository, runId } = context;
    const matrix = given.matrix === undefined ? '' : JSON.stringify(given.matrix);
    return keepIssue(result, openIssues(github), {
        key: (0,digest/* sha256 */.sc)((0,canonical_json/* canonicalJson */.d)([workflow, job, context.step, matrix])).slice(0, 16),
        markdown: (0,markdown/* renderMarkdown */.G)(present(result, retrain)),
        run: `${serverUrl}/${repository}/actions/runs/${runId}`,
    });
}
/** Why this run may change nothing: only what has been reviewed may. */
function barrierOf({ context, machine }) {
    if (context.pullRequest !== undefined)
        return 'a pull request may not do this';
    const isDefault = context.event === 'schedule' || context.ref === `refs/heads/${context.defaultBranch}`;
    if (isDefault || machine.environment.GITHUB_REF_PROTECTED === 'true')
        return undefined;
    return `${context.ref} is neither the default branch nor protected`;
}
/** A run that is repeated, because the check failed, must not train twice. */
function startedBefore({ context, entries }) {
    const earlier = entries.some(({ entry }) => entry.action === 'drift-check' &&
        entry.run.id === context.runId &&
        entry.run.job === context.job &&
        entry.run.step === context.step &&
        entry.run.attempt < context.attempt &&
        entry.results.retrain === 'dispatched');
    return earlier ? 'an earlier attempt of this run has started it' : undefined;
}

// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
;// CONCATENATED MODULE: ./build/actions/drift-check/src/inputs.js

const WORKFLOW_FILE = /^[\w.-]+\.ya?ml$/;
const workflowFile = inputs/* input */.hF.text.refine((value) => WORKFLOW_FILE.test(value), 'must be the file name of a workflow, such as retrain.yml');
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    operation: inputs/* input */.hF.choice(['check', 'profile']),
    reference: inputs/* input */.hF.references,
    current: inputs/* input */.hF.references.refine((items) => items.length > 0, 'is required'),
    config: inputs/* input */.hF.optional(inputs/* input */.hF.document),
    registry: inputs/* input */.hF.registry,
    issue: inputs/* input */.hF.boolean,
    'retrain-workflow': inputs/* input */.hF.optional(workflowFile),
});

// EXTERNAL MODULE: ./build/packages/step/policy.js
var policy = __webpack_require__(19853);
// EXTERNAL MODULE: ./build/packages/core/reference.js
var core_reference = __webpack_require__(84927);
// EXTERNAL MODULE: ./build/packages/data/request-log-writer.js
var request_log_writer = __webpack_require__(63111);
// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var references = __webpack_require__(60162);
;// CONCATENATED MODULE: ./build/actions/drift-check/src/sources.js





/** The window: data files, or the files of a request log. @throws MissingEvidence if there is nothing */
async function findRows(step, texts, role) {
    const used = [];
    for (const text of texts) {
        const isLog = namesRequestLog(text);
        for (const one of isLog ? await withFullFiles(step, text) : [text]) {
            used.push(...(await (0,references/* useAll */.dV)(step, isLog ? 'request-log' : role, [one])));
        }
    }
    const name = texts.map(step_used/* shownReference */.Xu).join(', ');
    const logs = (await Promise.all(used.map(logFilesOf))).flatMap((files) => files ?? []);
    if (logs.length === 0) {
        const roots = [step.machine.workspace, step.machine.temp, ...step.dataRoots];
        const patterns = used.map(({ path }) => path);
        return {
            content: { kind: 'data', patterns, root: step.workingDirectory, allowedRoots: roots },
            used,
            name,
        };
    }
    if ((await Promise.all(used.map(logFilesOf))).includes(undefined)) {
        throw new errors/* UserError */.yo('data files and a request log cannot form one window', { where: name });
    }
    return { content: { kind: 'request-log', files: [...new Set(logs)] }, used, name };
}
/** The reference: a stored profile, or rows. @throws MissingEvidence if there is nothing */
async function findReference(step, texts) {
    const [only, ...more] = texts;
    if (only === undefined) {
        throw new errors/* UserError */.yo('is required', {
            where: 'input reference',
            fix: 'Name a profile, data files, record:profile or registry:<name>@production.',
        });
    }
    if (more.length > 0 || !namesProfile(only))
        return findRows(step, texts, 'reference');
    const used = await (0,references/* use */.Yx)(step, 'profile', only);
    return { content: { kind: 'profile', path: used.path }, used: [used], name: (0,step_used/* shownReference */.Xu)(only) };
}
function namesProfile(text) {
    const reference = (0,core_reference/* parseReference */.Y)(text);
    switch (reference.kind) {
        case 'registry':
        case 'digest':
            return true;
        case 'record':
            return reference.role.endsWith('profile');
        case 'path':
        case 'git':
            return /\.json$/i.test(reference.path);
        case 'url':
            return /\.json$/i.test(new URL(reference.url).pathname);
        case 'object':
            return /\.json$/i.test(reference.key);
        default:
            return false;
    }
}
function namesRequestLog(text) {
    const reference = (0,core_reference/* parseReference */.Y)(text);
    if (reference.kind === 'record')
        return reference.role === 'request-log';
    return (reference.kind === 'path' || reference.kind === 'git') && /\.jsonl$/i.test(reference.path);
}
/** `requests.jsonl` stands for the files that it was full in before, too. */
async function withFullFiles(step, text) {
    const reference = (0,core_reference/* parseReference */.Y)(text);
    if (reference.kind !== 'path' || /[*?{[]/.test(reference.path))
        return [text];
    const files = await (0,request_log_writer/* requestLogFiles */.r)((0,external_node_path_.resolve)(step.workingDirectory, reference.path));
    const shown = files.map((file) => `./${(0,external_node_path_.relative)(step.workingDirectory, file)}`);
    return shown.length === 0 ? [text] : shown;
}
/** Files of a request log, which a folder may hold too; undefined for data. */
async function logFilesOf({ path, kind, role }) {
    if (kind !== 'folder')
        return role === 'request-log' || /\.jsonl$/i.test(path) ? [path] : undefined;
    const names = (await (0,promises_.readdir)(path)).filter((name) => /\.jsonl$/i.test(name));
    return names.length === 0 ? undefined : names.sort().map((name) => (0,external_node_path_.join)(path, name));
}

;// CONCATENATED MODULE: ./build/actions/drift-check/src/request.js




/** Reads the configuration and finds both sides; what is wrong with them is told at once. @throws UserError */
async function openRequest(step, given) {
    const problems = { faults: [], missing: [] };
    const attempt = async (work) => {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            problems[error instanceof errors/* MissingEvidence */.YM ? 'missing' : 'faults'].push(...error.problems);
            return undefined;
        }
    };
    problems.faults.push(...withoutMeaning(given));
    const settings = await attempt(() => readSettings(step, given));
    const reference = await attempt(async () => given.operation === 'profile' ? undefined : findReference(step, given.reference));
    const current = await attempt(() => findRows(step, given.current, 'data'));
    if (problems.faults.length > 0)
        throw new errors/* UserError */.yo([...problems.faults, ...problems.missing]);
    if (settings === undefined || current === undefined || problems.missing.length > 0) {
        throw new errors/* MissingEvidence */.YM(problems.missing);
    }
    return { ...settings, current, reference };
}
/** Inputs that say nothing to a profile are refused, so that nobody relies on them. */
function withoutMeaning(given) {
    if (given.operation !== 'profile')
        return [];
    const named = [
        ['reference', given.reference.length > 0],
        ['retrain-workflow', given['retrain-workflow'] !== undefined],
        ['issue', given.issue],
    ];
    return named
        .filter(([, isSet]) => isSet)
        .map(([name]) => ({ what: 'has no meaning with operation profile', where: `input ${name}` }));
}
async function readSettings(step, given) {
    if (given.config === undefined)
        return { config: readConfig(undefined), policy: undefined };
    const { document, provenance } = await (0,policy/* readPolicy */.T4)(step, given.config, 'input config');
    return { config: readConfig(document), policy: provenance };
}

;// CONCATENATED MODULE: ./build/actions/drift-check/src/main.js





const action = {
    name: 'drift-check',
    inputs: inputs_inputs,
    outputs: ['drift', 'causes', 'retrain', 'issue-number', 'profile'],
    run: async (step, given) => {
        const request = await openRequest(step, given);
        if (given.operation === 'profile') {
            return concludeProfile(step, given, request, await profileWindow(step, request));
        }
        const { window, result } = await compareWindow(step, request);
        const { retrain, issue } = await followUp(step, given, request.config, result);
        return concludeCheck(step, given, request, { window, result, retrain, issue });
    },
};


/***/ }),

/***/ 45831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Uy: () => (/* binding */ MAX_CATEGORIES),
  Nr: () => (/* binding */ MAX_CATEGORY_LENGTH),
  Fk: () => (/* binding */ profileSchema)
});

// UNUSED EXPORTS: MAX_BINS

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
;// CONCATENATED MODULE: ./build/packages/data/profile-check.js
/** A profile is read from files of others: its counts must add up before anything is computed from them. */
function checkProfile(profile, context) {
    const names = new Set();
    profile.columns.forEach((column, index) => {
        const wrong = (message) => {
            context.addIssue({
                code: 'custom',
                path: ['columns', index],
                message: `column "${column.name}": ${message}`,
            });
        };
        if (names.has(column.name))
            wrong('stands there twice');
        names.add(column.name);
        if (column.count + column.nulls !== profile.rows)
            wrong('count and nulls do not add up to the rows');
        for (const message of binProblems(column))
            wrong(message);
    });
}
function binProblems({ count, nan = 0, infinite = 0, bins, categories }) {
    const problems = [];
    if (bins !== undefined) {
        if (bins.counts.length !== bins.edges.length + 1)
            problems.push('there must be one bin more than edges');
        if (bins.edges.some((edge, index) => index > 0 && edge <= (bins.edges[index - 1] ?? edge))) {
            problems.push('the edges do not ascend');
        }
        if (sum(bins.counts) + nan + infinite !== count)
            problems.push('the bins do not add up to the count');
    }
    if (categories !== undefined &&
        sum(categories.values.map((item) => item.count)) + categories.other !== count) {
        problems.push('the categories do not add up to the count');
    }
    return problems;
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./build/packages/data/profile-schema.js


const count = schemas.int().min(0);
/** An integer beyond 2^53 keeps its digits as text; a date or time is ISO text. */
const bound = schemas.union([schemas.number(), schemas.string().max(64)]);
/** Largest number of bins of a numeric column, and of categories that are named. */
const MAX_BINS = 10;
const MAX_CATEGORIES = 50;
/** A value longer than this is no category name and is counted under `other`. */
const MAX_CATEGORY_LENGTH = 64;
const numericBins = schemas.object({
    /** Ascending. Bin i holds the finite values x with edges[i-1] < x <= edges[i]; the outer bins are open. */
    edges: schemas.array(schemas.number()).max(MAX_BINS - 1),
    /** One more than edges. */
    counts: schemas.array(count).min(1).max(MAX_BINS),
});
const categories = schemas.object({
    values: schemas.array(schemas.object({ value: schemas.string().max(MAX_CATEGORY_LENGTH * 2), count })).max(MAX_CATEGORIES),
    /** Values present but not named above. */
    other: count,
});
const columnProfile = schemas.object({
    name: schemas.string(),
    /** DuckDB's type, such as `BIGINT`. */
    type: schemas.string(),
    kind: schemas["enum"](['numeric', 'boolean', 'text', 'time', 'other']),
    /** Values that are present, NaN and infinities included: rows = count + nulls. */
    count,
    nulls: count,
    /** Of a numeric column: values that are states and no numbers. Not in min, max, mean or bins. */
    nan: count.optional(),
    infinite: count.optional(),
    /** Estimated number of distinct values: DuckDB's HyperLogLog of 64 registers, standard error 13 %. */
    distinct: count,
    min: bound.optional(),
    max: bound.optional(),
    /** Mean and sample standard deviation of the finite values, to 12 digits; absent where they overflow. */
    mean: schemas.number().optional(),
    stddev: schemas.number().optional(),
    /** Lower sample quantiles; absent where the profile was counted against another one. */
    quantiles: schemas.array(schemas.object({ p: schemas.number().min(0).max(1), value: schemas.number() })).optional(),
    bins: numericBins.optional(),
    categories: categories.optional(),
});
/**
 * What a dataset looks like, without its rows: made by validation, kept beside a model by training, compared by
 * drift detection. Bins and categories are fixed once, so that later data can be counted against them.
 */
const profileSchema = schemas.object({
    kind: schemas.literal('lockstep-profile'),
    version: schemas.literal(1),
    /** The profiled dataset, hex sha256. */
    dataset: schemas.string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    rows: count,
    /** Rows of CSV files that could not be read; they are in no count. */
    rejectedRows: count,
    /** Files that could not be read. */
    unreadableFiles: count,
    columns: schemas.array(columnProfile),
})
    .superRefine(checkProfile);


/***/ }),

/***/ 18089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SO: () => (/* binding */ columnTypes),
  ME: () => (/* binding */ profile),
  xA: () => (/* binding */ profileAgainst)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./build/packages/data/profile-schema.js + 1 modules
var profile_schema = __webpack_require__(45831);
// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
;// CONCATENATED MODULE: ./build/packages/data/profile-layout.js




/** Rows on which edges and categories are chosen: the rank error of a decile is then below 0.1 %. */
const SAMPLE_ROWS = 200_000;
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const REPORTED = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
const LEVELS = [...new Set([...DECILES, ...REPORTED])].sort((a, b) => a - b);
/** How values of a type are profiled. */
function kindOf(type) {
    if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type))
        return 'numeric';
    if (type === 'BOOLEAN')
        return 'boolean';
    if (type === 'VARCHAR' || /^ENUM\([^)]*\)$/.test(type))
        return 'text';
    return /^(DATE|TIME|TIMESTAMP)/.test(type) && !type.endsWith(']') ? 'time' : 'other';
}
/** Edges and categories of a profile, to count other data against. Columns are met by name and kind. */
function layoutOf(reference, columns) {
    const byName = new Map(reference.columns.map((column) => [column.name, column]));
    return columns.map(({ name, type }) => {
        const found = byName.get(name);
        const kind = kindOf(type);
        if (found === undefined)
            return {};
        if (found.bins !== undefined && kind === 'numeric')
            return { edges: found.bins.edges };
        if (found.categories === undefined || (kind !== 'text' && kind !== 'boolean'))
            return {};
        return { categories: found.categories.values.map((item) => item.value) };
    });
}
/**
 * Chooses up to 10 bins of equal count and up to 50 categories per column, from a sample of the rows that
 * depends on their place in the files alone: the same data gives the same layout on any machine.
 */
async function chooseLayout(engine, relation, options) {
    const kinds = relation.columns.map((column) => kindOf(column.type));
    const fields = relation.columns.flatMap(({ name }, index) => {
        if (kinds[index] === 'numeric')
            return [`${finite((0,sql/* identifier */.Cv)(name))} AS c${index}`];
        return kinds[index] === 'text' || kinds[index] === 'boolean'
            ? [`${(0,sql/* identifier */.Cv)(name)}::VARCHAR AS c${index}`]
            : [];
    });
    if (fields.length === 0)
        return kinds.map(() => ({}));
    const every = Math.floor(relation.estimatedRows / SAMPLE_ROWS);
    const place = `hash(${(0,sql/* identifier */.Cv)(relation.fileColumn)}, ${(0,sql/* identifier */.Cv)(relation.rowColumn)})`;
    const source = every <= 1 ? relation.from : `${relation.numbered} WHERE ${place} % ${every} = 0`;
    await engine.run(`CREATE OR REPLACE TEMP TABLE lockstep_sample AS SELECT ${fields.join(', ')} FROM ${source}`, options);
    const layouts = [];
    for (const [index, { name }] of relation.columns.entries()) {
        if (kinds[index] === 'numeric')
            layouts.push(await chooseEdges(engine, index, options));
        else if (kinds[index] !== 'text' && kinds[index] !== 'boolean')
            layouts.push({});
        else if (options.withhold?.includes(name))
            layouts.push({ categories: [] });
        else
            layouts.push({ categories: await chooseCategories(engine, index, options) });
    }
    await engine.run('DROP TABLE lockstep_sample');
    return layouts;
}
/** A numeric column as DOUBLE, with what is no number left out. */
function finite(column) {
    return `CASE WHEN isfinite(${column}::DOUBLE) THEN ${column}::DOUBLE END`;
}
async function chooseEdges(engine, index, options) {
    const c = `c${index}`;
    const { values, top } = await engine.one(`SELECT quantile_disc(${c}, [${LEVELS.join(', ')}]) AS values, max(${c}) AS top FROM lockstep_sample`, schemas.object({ values: schemas.array(data_engine/* real */.x).nullable(), top: data_engine/* real */.x.nullable() }), options);
    if (values === null || top === null)
        return {};
    const at = (p) => values[LEVELS.indexOf(p)] ?? top;
    const deciles = DECILES.map(at);
    const atoms = [...new Set(deciles.filter((value, i) => deciles.indexOf(value) !== i))];
    const below = await neighboursBelow(engine, c, atoms, options);
    return {
        edges: equalCountEdges(deciles, top, below),
        quantiles: REPORTED.map((p) => ({ p, value: at(p) })),
    };
}
/** For each value the largest one below it in the sample. */
async function neighboursBelow(engine, column, values, options) {
    if (values.length === 0)
        return [];
    const highest = values.map((value) => `max(${column}) FILTER (${column} < ${(0,sql/* literal */.eu)(value)})`);
    const { below } = await engine.one(`SELECT [${highest.join(', ')}] AS below FROM lockstep_sample`, schemas.object({ below: schemas.array(data_engine/* real */.x.nullable()) }), options);
    return below;
}
/**
 * Edges from deciles. A value that fills several deciles (a flag's 0, a cap) gets a bin of its own: its
 * neighbour below becomes an edge too. The top value is no edge, since nothing of the reference lies above it.
 * A constant stands between two edges, so that any other value is seen.
 */
function equalCountEdges(deciles, top, belowAtoms) {
    const edges = new Set([...deciles, ...belowAtoms.filter((value) => value !== null)]);
    edges.delete(top);
    if (edges.size === 0)
        return [top - Math.max(Math.abs(top), 1) * 1e-9, top];
    return [...edges].sort((a, b) => a - b);
}
/** A column most of whose values occur once holds names or keys, not categories; none of them is kept. */
async function chooseCategories(engine, index, options) {
    const c = `c${index}`;
    const { distinct, present } = await engine.one(`SELECT count(DISTINCT ${c}) AS distinct, count(${c}) AS present FROM lockstep_sample`, schemas.object({ distinct: data_engine/* counter */.hJ, present: data_engine/* counter */.hJ }), options);
    if (distinct > profile_schema/* MAX_CATEGORIES */.Uy && distinct > present / 2)
        return [];
    const rows = await engine.rows(`SELECT ${c} AS value FROM lockstep_sample
     WHERE length(${c}) <= ${profile_schema/* MAX_CATEGORY_LENGTH */.Nr} AND NOT contains(${c}, chr(0))
     GROUP BY ${c} ORDER BY count(*) DESC, ${c} LIMIT ${profile_schema/* MAX_CATEGORIES */.Uy}`, schemas.object({ value: schemas.string() }), options);
    return rows.map((row) => row.value);
}

// EXTERNAL MODULE: ./build/packages/data/rejections.js
var rejections = __webpack_require__(71805);
// EXTERNAL MODULE: ./build/packages/data/relation-file.js + 1 modules
var relation_file = __webpack_require__(87783);
// EXTERNAL MODULE: ./build/packages/data/scan.js
var scan = __webpack_require__(52328);
;// CONCATENATED MODULE: ./build/packages/data/profile.js








/** Profiles data, choosing bins and categories: one scan for these, one to count. */
async function profile(engine, relation, options = {}) {
    return run(engine, relation, options, (readable) => chooseLayout(engine, readable, options));
}
/**
 * Profiles data against the bins and categories of a reference profile, in one scan. A column that the
 * reference has not, or has in another kind, is profiled without bins.
 */
async function profileAgainst(engine, relation, reference, options = {}) {
    return run(engine, relation, options, async (readable) => layoutOf(reference, readable.columns));
}
/** Types of a profile's columns, to read later CSV files alike (`RelationOptions.types`). */
function columnTypes(reference) {
    const usable = reference.columns.filter((column) => (0,relation_file/* isColumnType */.VT)(column.type));
    return Object.fromEntries(usable.map((column) => [column.name, column.type]));
}
async function run(engine, relation, options, layout) {
    const work = async (readable) => count(engine, readable, await layout(readable), options);
    const { value, relation: read } = await (0,scan/* overReadableFiles */.E)(engine, relation, work, options);
    const { rows: rejectedRows } = await (0,rejections/* rejectionsOf */.oL)(engine, read, 0);
    const made = {
        kind: 'lockstep-profile',
        version: 1,
        dataset: read.sha256,
        ...value,
        rejectedRows,
        unreadableFiles: read.unreadable.length,
    };
    // Through JSON, so that what is absent is absent and not `undefined`, which a digest refuses.
    return { profile: profile_schema/* profileSchema */.Fk.parse(JSON.parse(JSON.stringify(made))), relation: read };
}
async function count(engine, relation, layouts, options) {
    try {
        return await countWith(engine, relation, layouts, true, options);
    }
    catch (error) {
        // DuckDB fails the whole query when one variance overflows (values beyond about 1e154).
        if (!(error instanceof data_engine/* QueryError */.lr) || error.kind !== 'Out of Range')
            throw error;
        return countWith(engine, relation, layouts, false, options);
    }
}
async function countWith(engine, relation, layouts, spread, options) {
    const structs = relation.columns.map((column, index) => {
        const fields = aggregates(column, layouts[index] ?? {}, spread);
        return `{${fields.map(([name, sql]) => `${name}: ${sql}`).join(', ')}} AS c${index}`;
    });
    const select = ['count(*) AS rows', ...structs].join(', ');
    const shape = schemas.object({ rows: data_engine/* counter */.hJ }).catchall(aggregated);
    const found = await engine.one(`SELECT ${select} FROM ${relation.from}`, shape, options);
    const { rows, ...columns } = found;
    return {
        rows,
        columns: relation.columns.map((column, index) => {
            const counted = columns[`c${index}`];
            if (counted === undefined)
                throw new Error(`the engine gave no counts for column ${index}`);
            return assemble(column, layouts[index] ?? {}, rows, counted);
        }),
    };
}
const histogram = (key) => schemas.array(schemas.object({ key, value: data_engine/* counter */.hJ })).nullable();
const aggregated = schemas.object({
    n: data_engine/* counter */.hJ,
    distinct: data_engine/* counter */.hJ,
    nan: data_engine/* counter */.hJ.optional(),
    infinite: data_engine/* counter */.hJ.optional(),
    low: schemas.union([data_engine/* real */.x, schemas.bigint(), schemas.string()]).nullish(),
    high: schemas.union([data_engine/* real */.x, schemas.bigint(), schemas.string()]).nullish(),
    mean: data_engine/* real */.x.nullish(),
    stddev: data_engine/* real */.x.nullish(),
    bins: histogram(data_engine/* real */.x).optional(),
    categories: histogram(schemas.string()).optional(),
});
function aggregates({ name, type }, layout, spread) {
    const x = (0,sql/* identifier */.Cv)(name);
    const kind = kindOf(type);
    const fields = [
        ['n', `count(${x})`],
        ['"distinct"', kind === 'other' ? '0' : `approx_count_distinct(${x})`],
    ];
    if (kind === 'numeric') {
        const value = finite(x);
        const bound = type.endsWith('INT') || type.endsWith('INTEGER') ? x : value;
        fields.push(
        // Not by FILTER, for each of which the engine copies all columns of the scan.
        ['nan', `count(CASE WHEN isnan(${x}::DOUBLE) THEN 1 END)`], ['infinite', `count(CASE WHEN isinf(${x}::DOUBLE) THEN 1 END)`], ['low', `min(${bound})`], ['high', `max(${bound})`], ['mean', `avg(${value})`]);
        if (spread)
            fields.push(['stddev', `stddev_samp(${value})`]);
        if (layout.edges !== undefined) {
            fields.push(['bins', `histogram(${value}, [${[...layout.edges, Infinity].map(profile_double).join(', ')}])`]);
        }
    }
    if (kind === 'time')
        fields.push(['low', `min(${x})::VARCHAR`], ['high', `max(${x})::VARCHAR`]);
    if (layout.categories !== undefined && layout.categories.length > 0) {
        const value = `${x}::VARCHAR`;
        fields.push([
            'categories',
            `histogram(CASE WHEN ${value} IN ${inList(layout.categories)} THEN ${value} END)`,
        ]);
    }
    return fields;
}
function inList(values) {
    return `(${(0,sql/* listLiteral */.k9)(values).slice(1, -1)})`;
}
function profile_double(value) {
    return `${(0,sql/* literal */.eu)(value)}::DOUBLE`;
}
function assemble({ name, type }, layout, rows, found) {
    return {
        name,
        type,
        kind: kindOf(type),
        count: found.n,
        nulls: rows - found.n,
        nan: found.nan,
        infinite: found.infinite,
        distinct: found.distinct,
        min: exact(found.low),
        max: exact(found.high),
        mean: rounded(found.mean),
        stddev: rounded(found.stddev),
        quantiles: layout.quantiles?.map((item) => ({ ...item })),
        bins: layout.edges && binned(layout.edges, found),
        categories: layout.categories && categorised(layout.categories, found),
    };
}
function binned(edges, found) {
    const counts = new Map(found.bins?.map(({ key, value }) => [key, value]));
    return { edges: [...edges], counts: [...edges, Infinity].map((edge) => counts.get(edge) ?? 0) };
}
function categorised(names, found) {
    const counts = new Map(found.categories?.map(({ key, value }) => [key, value]));
    const values = names.map((value) => ({ value, count: counts.get(value) ?? 0 }));
    return { values, other: found.n - values.reduce((sum, item) => sum + item.count, 0) };
}
/** Integers beyond 2^53 keep their digits as text. */
function exact(value) {
    if (typeof value !== 'bigint')
        return value ?? undefined;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
}
/** Sums depend on the order of the threads in their last digits; 12 digits are the same on each run. */
function rounded(value) {
    return value === null || value === undefined || !Number.isFinite(value)
        ? undefined
        : Number(value.toPrecision(12));
}


/***/ }),

/***/ 63111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ requestLogFiles),
/* harmony export */   u: () => (/* binding */ openRequestLog)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


const MIB = 2 ** 20;
/**
 * Opens a request log for appending. A line that a killed writer left torn is closed first.
 * @throws a file system error if the file cannot be opened
 */
async function openRequestLog(options) {
    const queue = await openQueue(options);
    const { maxPendingBytes = 16 * MIB } = options;
    let closed = false;
    let flushing;
    const flush = () => {
        flushing ??= writeOut(queue).finally(() => {
            flushing = undefined;
        });
        return flushing;
    };
    const close = async () => {
        if (closed)
            return;
        closed = true;
        // A record may have come between a flush's last look and its end.
        while (flushing !== undefined || queue.pending.length > 0)
            await flush();
        await queue.file.handle.close();
    };
    return {
        append(record) {
            if (closed || !enqueue(queue, record, maxPendingBytes))
                queue.dropped += 1;
            else
                void flush();
        },
        get dropped() {
            return queue.dropped;
        },
        get lastError() {
            return queue.lastError;
        },
        close,
        [Symbol.asyncDispose]: close,
    };
}
async function openQueue({ path, maxFileBytes = 64 * MIB, maxFiles = 16, }) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    const file = await openForAppend(path);
    return {
        path,
        maxFileBytes,
        maxFiles,
        file,
        pending: [],
        pendingBytes: 0,
        dropped: 0,
        lastError: undefined,
    };
}
function enqueue(queue, record, maxPendingBytes) {
    const line = `${JSON.stringify(record)}\n`;
    const bytes = Buffer.byteLength(line);
    if (queue.pendingBytes + bytes > maxPendingBytes)
        return false;
    queue.pending.push(line);
    queue.pendingBytes += bytes;
    return true;
}
/** Writes all that waits. Nobody waits for this: what is lost is counted, and the next batch tries again. */
async function writeOut(queue) {
    while (queue.pending.length > 0) {
        const lines = queue.pending;
        queue.pending = [];
        queue.pendingBytes = 0;
        try {
            if (queue.file.bytes >= queue.maxFileBytes)
                queue.file = await rotate(queue.file, queue.path, queue.maxFiles);
            await write(queue.file, lines.join(''));
        }
        catch (error) {
            queue.lastError = error;
            queue.dropped += lines.length;
            queue.file.torn = true;
        }
    }
}
/** Files of a request log that are there, oldest first. */
async function requestLogFiles(path) {
    const found = await fullFiles(path);
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)).catch(() => []);
    const current = names.includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)) ? [path] : [];
    return [...found.map((item) => item.path), ...current];
}
async function openForAppend(path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'a+');
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0)
        await handle.read(last, 0, 1, size - 1);
    return { handle, bytes: size, torn: size > 0 && last.toString() !== '\n' };
}
async function write(file, text) {
    const bytes = Buffer.from(file.torn ? `\n${text}` : text);
    await file.handle.appendFile(bytes);
    file.torn = false;
    file.bytes += bytes.length;
}
async function rotate(file, path, maxFiles) {
    const full = await fullFiles(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(path, numbered(path, (full.at(-1)?.number ?? 0) + 1));
    const next = await openForAppend(path);
    await file.handle.close();
    for (const old of full.slice(0, Math.max(0, full.length + 1 - maxFiles)))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(old.path, { force: true });
    return next;
}
async function fullFiles(path) {
    const stem = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path).replace(/\.jsonl$/, '');
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)).catch(() => []);
    return names
        .flatMap((name) => {
        const number = Number(name.slice(stem.length + 1, -'.jsonl'.length));
        const own = name === `${stem}.${number}.jsonl` && Number.isSafeInteger(number);
        return own ? [{ path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), name), number }] : [];
    })
        .sort((a, b) => a.number - b.number);
}
function numbered(path, number) {
    return path.replace(/(\.jsonl)?$/, `.${number}.jsonl`);
}


/***/ }),

/***/ 5879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UX: () => (/* binding */ midranks),
/* harmony export */   be: () => (/* binding */ ascendingOrder),
/* harmony export */   i3: () => (/* binding */ eachTie)
/* harmony export */ });
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25147);

/** Row numbers in ascending order of their values. NaN is not allowed. */
function ascendingOrder(values) {
    const order = new Uint32Array(values.length);
    for (let row = 0; row < order.length; row++)
        order[row] = row;
    return order.sort((first, second) => {
        const [a, b] = [(0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(values, first), (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(values, second)];
        return a < b ? -1 : a > b ? 1 : 0;
    });
}
/** Calls `visit` once per group of equal values, in ascending order, with the group's rows. */
function eachTie(values, order, visit) {
    let start = 0;
    while (start < order.length) {
        const value = (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(values, (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(order, start));
        let end = start + 1;
        while (end < order.length && (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(values, (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(order, end)) === value)
            end++;
        visit(order.subarray(start, end), start);
        start = end;
    }
}
/** Ranks from 1; equal values share the mean of their ranks. SciPy's `rankdata(method="average")`. */
function midranks(values) {
    const ranks = new Float64Array(values.length);
    eachTie(values, ascendingOrder(values), (rows, start) => {
        for (const row of rows)
            ranks[row] = start + (rows.length + 1) / 2;
    });
    return ranks;
}


/***/ })

};
