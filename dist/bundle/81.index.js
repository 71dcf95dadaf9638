export const id = 81;
export const ids = [81];
export const modules = {

/***/ 78081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./build/packages/step/engine.js + 3 modules
var step_engine = __webpack_require__(92960);
// EXTERNAL MODULE: ./build/packages/core/verdict.js
var core_verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/data/scan.js
var scan = __webpack_require__(52328);
// EXTERNAL MODULE: ./build/packages/data/relation.js
var relation = __webpack_require__(8249);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 1 modules
var data_engine = __webpack_require__(23131);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
;// CONCATENATED MODULE: ./build/packages/validation/column-types.js
function comparisonOf(check) {
    switch (check.kind) {
        case 'range':
            return typeof (check.min ?? check.max) === 'string' ? 'instant' : 'number';
        case 'freshness':
            return 'instant';
        case 'pattern':
            return 'text';
        case 'set': {
            const [first] = check.values;
            return typeof first === 'string' ? 'text' : typeof first === 'boolean' ? 'boolean' : 'number';
        }
        default:
            return undefined;
    }
}
const DECLARED = {
    integer: 'number',
    number: 'number',
    string: 'text',
    boolean: 'boolean',
    date: 'instant',
    timestamp: 'instant',
    time: undefined,
    uuid: undefined,
};
/** Why a check can never be run on a column that is declared to be of a type; undefined if it can. */
function contradictionOf(check, type) {
    const wanted = comparisonOf(check);
    return wanted === undefined || wanted === DECLARED[type]
        ? undefined
        : `it compares ${NAMES[wanted]}, but the column is declared to be of type ${type}`;
}
const NAMES = {
    number: 'numbers',
    instant: 'days or instants',
    text: 'text',
    boolean: 'booleans',
};
const STORED = [
    ['integer', /^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$/],
    ['number', /^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$|^FLOAT$|^DOUBLE$|^DECIMAL\(\d+,\d+\)$/],
    ['string', /^VARCHAR$|^ENUM\([^\]]*\)$/],
    ['boolean', /^BOOLEAN$/],
    ['date', /^DATE$/],
    ['timestamp', /^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/],
    ['time', /^TIME( WITH TIME ZONE)?$/],
    ['uuid', /^UUID$/],
];
/** Whether a file that knows its types (Parquet) stores a column as a declared type. */
function isStoredAs(stored, type) {
    return STORED.some(([name, pattern]) => name === type && pattern.test(stored));
}
/** What can be done with values of a type of the engine. */
function comparisonOfStored(stored) {
    const found = STORED.find(([, pattern]) => pattern.test(stored))?.[0];
    return found === undefined ? undefined : DECLARED[found];
}
/**
 * Reads text as a type: SQL over a text column, NULL where the value is none of that type. Stricter than the
 * engine's casts, which take 1.5 for the integer 2, 0x10 and 1_000 for integers, and drop the zone of a time.
 */
function readAs(type, column) {
    switch (type) {
        case 'integer':
            return guarded(column, String.raw `\s*[+-]?[0-9]+\s*`, 'BIGINT');
        case 'number':
            return `CASE WHEN NOT contains(${column}, '_') THEN TRY_CAST(${column} AS DOUBLE) END`;
        case 'boolean':
            return `TRY_CAST(${column} AS BOOLEAN)`;
        case 'date':
            return guarded(column, String.raw `\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*`, 'DATE');
        case 'timestamp':
        case 'instant':
            return `${guarded(column, String.raw `\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?`, 'TIMESTAMP WITH TIME ZONE')}::TIMESTAMP`;
        case 'time':
            return `TRY_CAST(${column} AS TIME)`;
        case 'uuid':
            return `TRY_CAST(${column} AS UUID)`;
        case 'string':
        case 'text':
            return column;
    }
}
function guarded(column, pattern, type) {
    return `(CASE WHEN regexp_full_match(${column}, '${pattern}') THEN TRY_CAST(${column} AS ${type}) END)`;
}
/** DuckDB's type by which a profile reads a CSV column of a declared type. */
const PROFILE_TYPES = {
    integer: 'BIGINT',
    number: 'DOUBLE',
    string: 'VARCHAR',
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
    time: 'TIME',
    uuid: 'UUID',
};

;// CONCATENATED MODULE: ./build/packages/validation/rule.js
/** Types that a column can be declared to have, by what its values mean rather than how an engine stores them. */
const COLUMN_TYPES = [
    'integer',
    'number',
    'string',
    'boolean',
    'date',
    'timestamp',
    'time',
    'uuid',
];
/** Milliseconds since 1970 of a day or instant in ISO 8601; without a zone it is UTC. */
function instantOf(text) {
    return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}
/** The column that a check speaks of, if it is one. */
function columnOf(check) {
    return 'column' in check ? check.column : undefined;
}
/** Whether no larger share of the checked rows breaks a rule than it tolerates. */
function isTolerated({ tolerance }, { checked, broken }) {
    return broken <= tolerance * checked;
}

;// CONCATENATED MODULE: ./build/packages/validation/row-tests.js



/** @returns undefined if no file has the column */
function viewOf(relation, name, declared) {
    const column = relation.columns.find((candidate) => candidate.name === name);
    if (column === undefined)
        return undefined;
    const isText = relation.files.some(({ dialect, columns }) => dialect !== undefined && columns.some((own) => own.name === name));
    return { name, isText, stored: column.type, declared };
}
/**
 * What a check asks of each row.
 * @param alias gives an expression over the column a name under which it is computed once
 * @returns a text that says why the check cannot be run on this column, where it cannot
 */
function rowTest(check, view, alias) {
    const column = (0,sql/* identifier */.Cv)(view.name);
    const raw = alias(column);
    const comparison = comparisonOf(check);
    if (!view.isText && comparison !== undefined && comparisonOfStored(view.stored) !== comparison) {
        return `it compares ${NAMES[comparison]}, but the column holds ${view.stored}`;
    }
    const value = alias(comparedValue(view, column, comparison));
    // A value that is none of the declared type breaks the rule of the type, and no other one.
    const counted = view.isText && view.declared !== undefined ? value : raw;
    const test = (checked, broken) => ({
        checked,
        broken,
        shown: raw,
        value,
    });
    const present = `${counted} IS NOT NULL`;
    switch (check.kind) {
        case 'not-null':
            return test('every_row', `${raw} IS NULL`);
        case 'type':
            return test(`${raw} IS NOT NULL`, `${raw} IS NOT NULL AND ${value} IS NULL`);
        case 'unique':
            return test(present, { copiesOf: counted });
        default: {
            const holds = conditionOf(check, value, view);
            return test(present, `${present} AND (${holds}) IS NOT TRUE`);
        }
    }
}
/** The values as what the check compares. */
function comparedValue({ isText, declared, stored }, column, wanted) {
    if (isText)
        return readAs(declared ?? wanted ?? 'text', column);
    // A day beyond the range of instants must not stop the scan.
    if (wanted === 'instant')
        return `TRY_CAST(${column} AS TIMESTAMP)`;
    return wanted === 'text' && stored !== 'VARCHAR' ? `${column}::VARCHAR` : column;
}
function conditionOf(check, value, view) {
    switch (check.kind) {
        case 'range': {
            const bounds = [
                ...(check.min === undefined ? [] : [boundCondition(value, '>=', check.min)]),
                ...(check.max === undefined ? [] : [boundCondition(value, '<=', check.max)]),
            ];
            // NaN is greater than any number to the engine, so that no lower bound would find it.
            return [...bounds, ...(mayBeNaN(check, view) ? [`NOT isnan(${value})`] : [])].join(' AND ');
        }
        case 'set':
            return `${value} IN (${check.values.map(sql/* literal */.eu).join(', ')})`;
        case 'freshness':
            return `${value} IS NOT NULL`;
        case 'pattern':
            return `regexp_matches(${value}, ${(0,sql/* literal */.eu)(check.pattern)})`;
        default:
            return 'true';
    }
}
function mayBeNaN(check, { isText, declared, stored }) {
    if (comparisonOf(check) !== 'number')
        return false;
    return isText ? declared !== 'integer' : stored === 'DOUBLE' || stored === 'FLOAT';
}
function boundCondition(value, operator, bound) {
    if (typeof bound === 'number')
        return `${value} ${operator} ${(0,sql/* literal */.eu)(bound)}`;
    if (!bound.includes('T'))
        return `${value}::DATE ${operator} DATE ${(0,sql/* literal */.eu)(bound)}`;
    const utc = new Date(instantOf(bound)).toISOString().slice(0, -1);
    return `${value}::TIMESTAMP ${operator} TIMESTAMP ${(0,sql/* literal */.eu)(utc)}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/plan.js

/**
 * Plans all rules over one relation whose CSV columns are read as text. Pure: a relation that lost a damaged file
 * gets a plan of its own.
 */
function planRules(expectations, relation) {
    const aliases = new Map();
    const alias = (expression) => {
        const found = aliases.get(expression) ?? `e${aliases.size}`;
        aliases.set(expression, found);
        return found;
    };
    const rules = expectations.rules.map((rule) => planRule(rule, expectations, relation, alias));
    const from = (source, more = [], only) => {
        const wanted = [...aliases].filter(([, name]) => only?.includes(name) !== false);
        const values = wanted.map(([expression, name]) => `${expression} AS ${name}`);
        return `(SELECT ${[...values, ...more, 'true AS every_row'].join(', ')} FROM ${source})`;
    };
    return { rules, from };
}
function planRule(rule, expectations, relation, alias) {
    const { check } = rule;
    if (!('column' in check))
        return { rule, kind: 'schema' };
    const view = viewOf(relation, check.column, expectations.columns.get(check.column)?.type);
    if (view === undefined)
        return { rule, kind: 'no-column' };
    if (check.kind === 'present' || (check.kind === 'type' && !view.isText))
        return { rule, kind: 'schema' };
    const found = rowTest(check, view, alias);
    if (typeof found === 'string')
        return { rule, kind: 'unsupported', why: found };
    return { rule, kind: 'rows', test: found };
}

;// CONCATENATED MODULE: ./build/packages/validation/evaluate.js



/** The engine's count, or an instant, or nothing. */
const cell = schemas.union([schemas.bigint(), schemas.int()])
    .nullable()
    .transform((value) => (value === null ? null : Number(value)));
/** Evaluates all rules in one scan. */
async function evaluate(engine, relation, expectations) {
    const query = (readable) => {
        const { rules, from } = planRules(expectations, readable);
        const fields = rules.flatMap((planned, index) => aggregates(planned, `r${index}`));
        return `SELECT ${['count(*) AS every', ...fields].join(', ')} FROM ${from(readable.from)}`;
    };
    const row = schemas.object({ every: data_engine/* counter */.hJ }).catchall(cell);
    const done = await (0,scan/* scan */.SQ)(engine, relation, query, row);
    const [found] = done.rows;
    if (found === undefined)
        throw new Error('an aggregate gave no row');
    const { every, ...cells } = found;
    const plan = planRules(expectations, done.relation);
    const counted = plan.rules.map((planned, index) => countedOf(planned, cells, `r${index}`));
    return { rows: every, plan, counted, relation: done.relation };
}
function aggregates(planned, name) {
    if (planned.kind !== 'rows')
        return [];
    const { checked, broken, value } = planned.test;
    const rows = typeof broken === 'string'
        ? countIf(broken)
        : `count(${broken.copiesOf}) - count(DISTINCT ${broken.copiesOf})`;
    const counts = [`${countIf(checked)} AS ${name}_checked`, `${rows} AS ${name}_broken`];
    if (planned.rule.check.kind !== 'freshness')
        return counts;
    const instant = `${value}::TIMESTAMP`;
    return [...counts, `epoch_ms(max(CASE WHEN isfinite(${instant}) THEN ${instant} END)) AS ${name}_newest`];
}
/** For each FILTER the engine copies all columns of the scan, which is quadratic in the number of rules. */
function countIf(condition) {
    return `count(CASE WHEN ${condition} THEN 1 END)`;
}
function countedOf({ kind }, cells, name) {
    if (kind !== 'rows')
        return undefined;
    const newest = cells[`${name}_newest`] ?? undefined;
    return {
        checked: cells[`${name}_checked`] ?? 0,
        broken: cells[`${name}_broken`] ?? 0,
        ...(newest === undefined ? {} : { newest }),
    };
}

;// CONCATENATED MODULE: ./build/packages/validation/examples.js



const EXAMPLES = 10;
const MAX_VALUE = 200;
/** Each takes two more scans. */
const MAX_KEYS = 10;
const place = schemas.object({ file: schemas.string(), row: data_engine/* counter */.hJ });
const found = schemas.array(place.extend({ value: schemas.string().nullable() })).nullable();
/**
 * The first rows in the order of the files that break each broken rule, with their lines: one scan for all, and
 * two more for each of the first ten broken rules on uniqueness.
 * @returns examples by the rule's place in the plan
 */
async function findExamples(engine, evaluation, { columns }) {
    const broken = evaluation.plan.rules.flatMap((planned, index) => {
        const counted = evaluation.counted[index];
        return counted === undefined || isTolerated(planned.rule, counted) ? [] : [{ planned, index }];
    });
    const isPersonal = ({ rule }) => columns.get(columnOf(rule.check) ?? '')?.personal === true;
    const wanted = broken.flatMap(({ planned, index }) => {
        const condition = examples_conditionOf(planned);
        return condition === undefined ? [] : [{ planned, index, condition, masked: isPersonal(planned) }];
    });
    const raw = new Map(await firstRows(engine, evaluation, wanted));
    const keys = broken.flatMap(({ planned, index }) => planned.kind === 'rows' && typeof planned.test.broken !== 'string'
        ? [{ index, key: planned.test.broken.copiesOf, masked: isPersonal(planned) }]
        : []);
    for (const { index, key, masked } of keys.slice(0, MAX_KEYS))
        raw.set(index, await firstCopies(engine, evaluation, key, masked));
    return withLines(engine, evaluation, raw, isPersonal);
}
async function withLines(engine, { plan, relation }, found, isPersonal) {
    const all = [...found].flatMap(([index, rows]) => rows.map((row) => ({ planned: plan.rules[index], index, row })));
    const wanted = all.flatMap(({ row }) => [row, row.first ?? row]);
    const lines = await (0,scan/* linesOf */.Dx)(engine, relation, wanted);
    const examples = all.flatMap(({ planned, index, row }, at) => {
        if (planned === undefined)
            return [];
        const column = columnOf(planned.rule.check);
        const example = exampleOf(row, lines[2 * at], lines[2 * at + 1], column, isPersonal(planned));
        return [{ index, example }];
    });
    const byRule = Map.groupBy(examples, ({ index }) => index);
    return new Map([...byRule].map(([index, items]) => [index, items.map(({ example }) => example)]));
}
function examples_conditionOf(planned) {
    if (planned.kind !== 'rows' || typeof planned.test.broken !== 'string')
        return undefined;
    return { sql: planned.test.broken, shown: planned.test.shown };
}
/** The columns of the numbered relation that say where a row lies. */
function placeColumns({ fileColumn, rowColumn }) {
    return [`${(0,sql/* identifier */.Cv)(fileColumn)} AS in_file`, `${(0,sql/* identifier */.Cv)(rowColumn)} AS in_row`];
}
function shownValue(expression, masked) {
    return masked ? 'NULL::VARCHAR' : `left(${expression}::VARCHAR, ${MAX_VALUE})`;
}
async function firstRows(engine, { plan, relation }, wanted) {
    if (wanted.length === 0)
        return [];
    const fields = wanted.map(({ condition, index, masked }) => {
        const row = `{'file': in_file, 'row': in_row, 'value': ${shownValue(condition.shown, masked)}}`;
        // Rows whose order is NULL do not count.
        const order = `CASE WHEN ${condition.sql} THEN row(in_file, in_row) END`;
        return `min_by(${row}, ${order}, ${EXAMPLES}) AS r${index}`;
    });
    const source = plan.from(relation.numbered, placeColumns(relation));
    const cells = await engine.one(`SELECT ${fields.join(', ')} FROM ${source}`, schemas.record(schemas.string(), found));
    return wanted.map(({ index }) => [index, cells[`r${index}`] ?? []]);
}
/** The values that stand there most often, each at its second place. */
async function firstCopies(engine, { plan, relation }, key, masked) {
    const only = [key];
    const repeated = `SELECT ${key} AS k, count(*) AS n FROM ${plan.from(relation.from, [], only)}
    WHERE ${key} IS NOT NULL GROUP BY k HAVING n > 1 ORDER BY n DESC, k LIMIT ${EXAMPLES}`;
    const rows = await engine.rows(`WITH repeated AS MATERIALIZED (${repeated})
     SELECT ${shownValue('k', masked)} AS value, places FROM (
       SELECT k, n, min_by({'file': in_file, 'row': in_row}, row(in_file, in_row), 2) AS places
       FROM ${plan.from(relation.numbered, placeColumns(relation), only)} JOIN repeated ON ${key} = k
       GROUP BY k, n
     ) ORDER BY n DESC, k`, schemas.object({ value: schemas.string().nullable(), places: schemas.array(place).length(2) }));
    return rows.flatMap(({ value, places: [first, second] }) => second === undefined ? [] : [{ ...second, value, first }]);
}
function exampleOf({ file, row, value, first }, line, firstLine, column, masked) {
    const where = line === undefined ? { row } : { line };
    const note = first === undefined
        ? undefined
        : `first at ${first.file}${firstLine === undefined ? `, row ${first.row}` : `:${firstLine}`}`;
    return { file, ...where, column, ...(masked ? { masked } : { value }), note };
}

;// CONCATENATED MODULE: ./build/packages/validation/patterns.js



/**
 * Asks the engine whether it takes each regular expression: RE2 has no look-around and no back-references.
 * @throws UserError that names the line of each pattern that it refuses
 */
async function requirePatterns(engine, { name, rules }) {
    const problems = [];
    for (const { id, check, line } of rules) {
        if (check.kind !== 'pattern')
            continue;
        try {
            await engine.one(`SELECT regexp_matches('', ${(0,sql/* literal */.eu)(check.pattern)}) AS found`, schemas.unknown());
        }
        catch (error) {
            if (!(error instanceof data_engine/* QueryError */.lr))
                throw error;
            problems.push({
                what: `${id}: the pattern cannot be used: ${error.message}`,
                where: `${name}:${line}`,
                fix: 'Patterns are of the RE2 syntax, which has no look-around and no back-references.',
            });
        }
    }
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
}

// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
;// CONCATENATED MODULE: ./build/packages/validation/wording.js

const MAX_SHOWN_VALUES = 8;
const MAX_SHOWN_TEXT = 100;
/** What a rule asks, as a reader would say it: `delay: at least 0`. */
function ruleText(check) {
    switch (check.kind) {
        case 'row-count':
            return `rows: ${limits(check.min, check.max)}`;
        case 'known-columns':
            return 'no columns but those that are named';
        case 'freshness': {
            const until = check.until === undefined ? 'now' : check.until;
            return `${named(check.column)}: newest value at most ${ageText(check.maxAge)} before ${until}`;
        }
        default:
            return `${named(check.column)}: ${demand(check)}`;
    }
}
function demand(check) {
    switch (check.kind) {
        case 'present':
            return 'is there';
        case 'type':
            return `of type ${check.type}`;
        case 'not-null':
            return 'not null';
        case 'unique':
            return 'unique';
        case 'range':
            return limits(check.min, check.max);
        case 'set':
            return `one of ${valuesText(check.values)}`;
        case 'pattern':
            return `matches ${cut(check.pattern)}`;
    }
}
function limits(min, max) {
    if (min === undefined)
        return `at most ${boundText(max ?? '')}`;
    return max === undefined ? `at least ${boundText(min)}` : `${boundText(min)} to ${boundText(max)}`;
}
function boundText(bound) {
    return typeof bound === 'number' ? (0,quantities/* formatNumber */.ZV)(bound) : bound;
}
function valuesText(values) {
    const shown = values.slice(0, MAX_SHOWN_VALUES).map((value) => cut(String(value)));
    const more = values.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
/** A name or value for a reader: control characters made visible, on one line, at most 100 characters. */
function cut(text, length = MAX_SHOWN_TEXT) {
    const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        return `\\u{${code.toString(16)}}`;
    });
    return visible.length > length ? `${visible.slice(0, length).toWellFormed()}…` : visible;
}
function named(column) {
    return cut(column);
}
function rowsText(count) {
    return count === 1 ? '1 row' : `${(0,quantities/* formatNumber */.ZV)(count)} rows`;
}
/** `3 of 57,648 rows`. */
function partText(part, whole) {
    return `${(0,quantities/* formatNumber */.ZV)(part)} of ${rowsText(whole)}`;
}
/** An age in the unit in which teams say it: days from two days on. */
function ageText(milliseconds) {
    const days = milliseconds / 86_400_000;
    return days >= 2 ? `${Number(days.toFixed(1))} days` : (0,quantities/* formatDuration */.a3)(milliseconds);
}
function instantText(milliseconds) {
    return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./build/packages/validation/results.js



/** The result of a written rule. What could not be checked fails, whatever its severity. */
function resultOf(rule, { examples = [], ...outcome }) {
    const verdicts = {
        holds: 'pass',
        broken: (0,core_verdict/* verdictOf */.Vj)(rule.severity),
        unsupported: 'fail',
        'not-run': 'fail',
    };
    const { id, severity, line, check } = rule;
    const column = columnOf(check);
    const verdict = verdicts[outcome.status];
    return { id, text: ruleText(check), severity, line, column, verdict, examples, ...outcome };
}
/** A demand that every check makes without being told. */
function impliedBreach(id, text, why, more = {}) {
    return { id, text, severity: 'fail', status: 'broken', verdict: 'fail', why, examples: [], ...more };
}
/** A rule on rows holds if no larger share of the checked rows breaks it than it tolerates. */
function rowsResult(rule, { checked, broken }, examples) {
    if (broken === 0)
        return resultOf(rule, { status: 'holds', why: 'no row breaks it', checked, broken });
    const found = partText(broken, checked);
    const tolerated = (0,quantities/* formatShare */.T1)(rule.tolerance);
    const holds = isTolerated(rule, { checked, broken });
    const more = rule.tolerance === 0
        ? ''
        : holds
            ? `, within the ${tolerated} tolerated`
            : `, more than the ${tolerated} tolerated`;
    return resultOf(rule, { status: holds ? 'holds' : 'broken', why: found + more, checked, broken, examples });
}
/** @param now milliseconds since 1970 */
function freshnessResult(rule, { checked, broken, newest }, examples, now) {
    const { maxAge, until } = rule.check;
    if (broken > 0) {
        const why = `${partText(broken, checked)} hold no day or instant`;
        return resultOf(rule, { status: 'broken', why, checked, broken, examples });
    }
    if (newest === undefined)
        return resultOf(rule, { status: 'broken', why: 'there is no value', checked });
    const age = (until === undefined ? now : instantOf(until)) - newest;
    const from = `the newest value is of ${instantText(newest)}`;
    const reference = until === undefined ? 'old' : `before ${until}`;
    const why = age < 0 ? from : `${from}, ${ageText(age)} ${reference}`;
    return resultOf(rule, { status: age <= maxAge ? 'holds' : 'broken', why, checked });
}

;// CONCATENATED MODULE: ./build/packages/validation/schema-results.js




const MAX_NAMED = 5;
/** The result of a rule that the number of rows or the columns of the files decide. */
function schemaResult(rule, relation, rows) {
    const { check } = rule;
    const decide = (holds, why) => resultOf(rule, { status: holds ? 'holds' : 'broken', why });
    switch (check.kind) {
        case 'row-count':
            return decide(rows >= (check.min ?? 0) && rows <= (check.max ?? Number.POSITIVE_INFINITY), rowsText(rows));
        case 'known-columns': {
            const extra = relation.columns.filter(({ name }) => !check.columns.includes(name));
            const why = `not named: ${some(extra.map(({ name }) => named(name)))}`;
            return decide(extra.length === 0, extra.length === 0 ? 'there are no others' : why);
        }
        case 'type': {
            const wrong = filesStoredOtherwise(relation, check.column, check.type);
            return decide(wrong.length === 0, wrong.length === 0 ? 'stored as that' : some(wrong));
        }
        default:
            return decide(true, 'it is there');
    }
}
/** `BIGINT in a.parquet` for each file that knows the type of a column and has another one than declared. */
function filesStoredOtherwise(relation, column, type) {
    return relation.files.flatMap(({ file, dialect, columns }) => {
        const own = dialect === undefined ? columns.find(({ name }) => name === column) : undefined;
        return own === undefined || isStoredAs(own.type, type) ? [] : [`${own.type} in ${named(file.name)}`];
    });
}
/** A breach for each column that the rules name and a file lacks. */
function missingColumns(relation, { rules }) {
    const columns = Map.groupBy(rules.filter(({ check }) => columnOf(check) !== undefined), ({ check }) => columnOf(check) ?? '');
    return [...columns].flatMap(([column, [rule]]) => {
        const lacking = relation.files.filter((file) => !hasColumn(file, column));
        if (lacking.length === 0 || rule === undefined)
            return [];
        const alike = relation.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
        const hint = alike === undefined || alike.name === column ? '' : `; there is ${named(alike.name)}`;
        const where = lacking.length === relation.files.length
            ? ''
            : ` in ${some(lacking.map(({ file }) => named(file.name)))}`;
        const text = ruleText({ kind: 'present', column });
        const why = `there is no such column${where}${hint}`;
        return [impliedBreach(`${column}.present`, text, why, { column, line: rule.line })];
    });
}
function hasColumn({ columns }, column) {
    return columns.some(({ name }) => name === column);
}
function some(items) {
    const more = items.length - MAX_NAMED;
    return `${items.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/check.js








/**
 * Checks data against expectations: all rules in one scan, and more scans for examples of the rows that break one.
 * CSV columns are read as text and turned into what each rule needs, so that one bad value spoils no other check.
 * @param now for freshness without a fixed `until`
 * @throws UserError for a pattern that the engine refuses, or if the engine cannot finish
 */
async function checkData(engine, dataset, expectations, now) {
    await requirePatterns(engine, expectations);
    return understood(async () => {
        const evaluation = await evaluate(engine, await openAsText(engine, dataset), expectations);
        const rejections = await (0,scan/* rejectionsOf */.oL)(engine, evaluation.relation);
        const examples = await findExamples(engine, evaluation, expectations);
        const { relation, rows } = evaluation;
        const results = evaluation.plan.rules.map((_, index) => judge(evaluation, index, examples.get(index) ?? [], now.getTime()));
        const missing = relation.files.length === 0 ? [] : missingColumns(relation, expectations);
        return {
            rows,
            rejectedRows: rejections.rows,
            results: [
                ...breachesOfReading(relation.unreadable, rejections, rows),
                ...emptiness(evaluation, rejections, expectations.rules),
                ...missing,
                ...results,
            ],
            relation,
        };
    });
}
/** The verdict over all results. */
function verdictOver(results) {
    return (0,core_verdict/* worst */.QZ)(results.map(({ verdict }) => verdict));
}
async function openAsText(engine, dataset) {
    const sniffed = await (0,relation/* openRelation */.zv)(engine, dataset);
    const csv = sniffed.files.filter(({ dialect }) => dialect !== undefined);
    if (csv.length === 0)
        return sniffed;
    const names = csv.flatMap(({ columns }) => columns.map(({ name }) => name));
    return (0,relation/* openRelation */.zv)(engine, dataset, { types: Object.fromEntries(names.map((name) => [name, 'VARCHAR'])) });
}
/** Rows and files that cannot be read, which no rule could look at. */
function breachesOfReading(unreadable, { found, rows: rejected, capped }, rows) {
    const breaches = [];
    if (unreadable.length > 0) {
        const examples = unreadable.map(({ file, line, reason }) => ({ file, line, note: reason }));
        const files = unreadable.length === 1 ? '1 file' : `${unreadable.length} files`;
        breaches.push(impliedBreach('files', 'every file can be read', `${files} cannot be read`, { examples }));
    }
    if (rejected > 0) {
        const examples = found.map(({ file, line, column, reason }) => ({ file, line, column, note: reason }));
        const why = `${capped ? 'at least ' : ''}${rowsText(rejected)} cannot be read, so no rule was checked on them`;
        const counts = { checked: rows + rejected, broken: rejected };
        breaches.push(impliedBreach('readable-rows', 'every row can be read', why, { ...counts, examples }));
    }
    return breaches;
}
/** No row breaks a rule where there are none; only a rule on the number of rows may allow that. */
function emptiness({ rows, relation }, { rows: rejected }, rules) {
    const isJudged = rules.some(({ check }) => check.kind === 'row-count' && check.min !== undefined);
    if (rows > 0 || rejected > 0 || relation.files.length === 0 || isJudged)
        return [];
    return [impliedBreach('any-row', 'there is a row', 'the data has no rows, so nothing was checked')];
}
function judge(evaluation, index, examples, now) {
    const { relation, rows, plan, counted } = evaluation;
    const planned = plan.rules[index];
    if (planned === undefined)
        throw new Error(`there is no rule ${index}`);
    const { rule, kind } = planned;
    if (relation.files.length === 0)
        return resultOf(rule, { status: 'not-run', why: 'not checked: no file could be read' });
    if (kind === 'no-column')
        return resultOf(rule, { status: 'not-run', why: 'not checked: there is no such column' });
    if (kind === 'unsupported')
        return resultOf(rule, { status: 'unsupported', why: `cannot be run: ${planned.why}` });
    const found = counted[index];
    if (found === undefined)
        return schemaResult(rule, relation, rows);
    const { check } = rule;
    if (check.kind === 'freshness')
        return freshnessResult({ ...rule, check }, found, examples, now);
    const wrong = check.kind === 'type' ? filesStoredOtherwise(relation, check.column, check.type) : [];
    return wrong.length > 0 ? schemaResult(rule, relation, rows) : rowsResult(rule, found, examples);
}
/** Tells what the engine refuses as a fault of the request: the data or the machine, not this program. */
async function understood(work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof data_engine/* QueryError */.lr))
            throw error;
        const [what = ''] = error.message.split('\n');
        throw new errors/* UserError */.yo(`the data cannot be queried: ${what}`, {
            ...(error.kind === 'Out of Memory'
                ? { fix: 'Use a runner with more memory or disk, or fewer rules on uniqueness.' }
                : {}),
        });
    }
}

// EXTERNAL MODULE: ./build/packages/data/profile.js + 1 modules
var profile = __webpack_require__(18089);
;// CONCATENATED MODULE: ./build/packages/validation/profile-data.js



/**
 * Profiles data. CSV columns have the declared type, else that of the reference, else one that their values fit.
 * Of a personal column only counts, mean and spread are kept.
 * @param reference its bins and categories are counted, so that both can be compared
 * @throws UserError if the engine cannot finish
 */
async function profileData(engine, dataset, columns, reference) {
    const declared = [...columns].flatMap(([name, { type }]) => type === undefined ? [] : [[name, PROFILE_TYPES[type]]]);
    const known = reference === undefined ? [] : Object.entries((0,profile/* columnTypes */.SO)(reference));
    const personal = [...columns].filter(([, notes]) => notes.personal).map(([name]) => name);
    return understood(async () => {
        const opened = await (0,relation/* openRelation */.zv)(engine, dataset, { types: Object.fromEntries([...known, ...declared]) });
        const made = reference === undefined
            ? await (0,profile/* profile */.ME)(engine, opened, { withhold: personal })
            : await (0,profile/* profileAgainst */.xA)(engine, opened, reference);
        const kept = made.profile.columns.map((column) => personal.includes(column.name) ? withoutValues(column) : column);
        const rejections = await (0,scan/* rejectionsOf */.oL)(engine, made.relation);
        return { profile: { ...made.profile, columns: kept }, relation: made.relation, rejections };
    });
}
function withoutValues(column) {
    const { min: _min, max: _max, quantiles: _quantiles, bins: _bins, categories: _categories, ...rest } = column;
    return rest;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/core/canonical-json.js
var canonical_json = __webpack_require__(26763);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var core_digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/host/files.js
var host_files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/step/policy.js
var policy = __webpack_require__(19853);
// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
;// CONCATENATED MODULE: ./build/packages/validation/present.js



const MAX_EXAMPLES = 60;
const MAX_IDS = 6;
const ORDER = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
/** Results from the gravest to those that hold; of equal ones in the order in which they are written. */
function byGravity(results) {
    const rank = ({ verdict, status }) => ORDER.indexOf(verdict) * 2 + (status === 'holds' ? 1 : 0);
    return [...results].sort((a, b) => rank(a) - rank(b));
}
/** Why the verdict is what it is: a line over all, then each rule that does not hold. Holds no value of the data. */
function reasonsOf(results, { rows, files }) {
    const data = `${rowsText(rows)} of ${files === 1 ? '1 file' : `${files} files`}`;
    if (results.length === 0)
        return [`profiled ${data}`];
    const against = byGravity(results).filter(({ status }) => status !== 'holds');
    const told = against.filter(({ status }) => status !== 'not-run').map(reason);
    const all = results.length === 1 ? '1 rule' : `${results.length} rules`;
    if (against.length === 0)
        return [`${all} ${results.length === 1 ? 'holds' : 'hold'} on ${data}`];
    const ids = against.slice(0, MAX_IDS).map(({ id }) => cut(id));
    const more = against.length > MAX_IDS ? ` and ${against.length - MAX_IDS} more` : '';
    const verb = against.length === 1 ? 'does' : 'do';
    return [`${against.length} of ${all} ${verb} not hold on ${data}: ${ids.join(', ')}${more}`, ...told];
}
function reason(result) {
    const where = placesText(result);
    return `${result.text}: ${result.why}${where === '' ? '' : ` (${where})`}`;
}
/** `a.csv:12 and 3 more`. */
function placesText({ examples, broken }) {
    const [example] = examples;
    if (example === undefined)
        return '';
    const more = (broken ?? examples.length) - 1;
    return `${placeOf(example)}${more > 0 ? ` and ${(0,quantities/* formatNumber */.ZV)(more)} more` : ''}`;
}
/** `data/flights.csv:1204`. */
function placeOf({ file, line, row }) {
    if (line !== undefined)
        return `${named(file)}:${line}`;
    return row === undefined ? named(file) : `${named(file)}, row ${row}`;
}
/** The report for the summary. */
function presentData(results, context) {
    const ordered = byGravity(results);
    return [
        ...(results.length === 0 ? [] : [rulesTable(ordered)]),
        ...exampleBlocks(ordered),
        (0,report_document/* list */.p_)(facts(context)),
        ...context.notes.map((note) => (0,report_document/* callout */.xl)('note', note)),
        ...(context.profile === undefined ? [] : [profileDetails(context.profile, context.expectations)]),
    ];
}
function rulesTable(results) {
    const columns = ['Rule', 'Checked', 'Broken', 'Share', 'Found', 'Verdict'];
    const rows = results.map((result) => {
        const { text, severity, checked, broken, why, verdict, status } = result;
        return [
            `${text}${severity === 'fail' ? '' : ` (${severity})`}`,
            checked === undefined ? '' : (0,quantities/* formatNumber */.ZV)(checked),
            broken === undefined ? '' : (0,quantities/* formatNumber */.ZV)(broken),
            checked === undefined || broken === undefined ? '' : (0,quantities/* formatShare */.T1)(broken, checked),
            checked === undefined || broken === undefined || status !== 'broken' ? why : placesText(result),
            { strong: status === 'holds' || status === 'broken' ? verdict : `${verdict} (${status})` },
        ];
    });
    return (0,report_document/* table */.tp)(columns, rows, ['Checked', 'Broken', 'Share']);
}
function exampleBlocks(results) {
    const all = results.flatMap((result) => result.examples.map((example) => ({ result, example })));
    if (all.length === 0)
        return [];
    const rows = all
        .slice(0, MAX_EXAMPLES)
        .map(({ result, example }) => [
        { code: placeOf(example) },
        example.column === undefined ? '' : { code: named(example.column) },
        valueText(example),
        example.note ?? '',
        result.text,
    ]);
    const more = all.length - rows.length;
    return [
        (0,report_document/* paragraph */.FY)('The first rows that break each rule:'),
        (0,report_document/* table */.tp)(['Where', 'Column', 'Value', 'Remark', 'Rule'], rows),
        ...(more > 0 ? [(0,report_document/* paragraph */.FY)(`And ${more} more in the report.`)] : []),
    ];
}
function valueText({ value, masked }) {
    if (masked === true)
        return 'personal, not shown';
    if (value === undefined)
        return '';
    return value === null ? 'empty' : { code: cut(value) };
}
function facts({ files, rows, sha256, expectations }) {
    const data = [
        `Data: ${rowsText(rows)} of ${files === 1 ? '1 file' : `${files} files`} `,
        { code: `sha256:${sha256.slice(0, 12)}` },
    ];
    if (expectations === undefined)
        return [data];
    return [data, ['Expectations: ', { code: cut(expectations.name) }, `, ${expectations.origin}`]];
}
function profileDetails(profile, expectations) {
    const rows = profile.columns.map((column) => {
        const notes = expectations?.columns.get(column.name);
        const meaning = [notes?.description, notes?.unit === undefined ? undefined : `in ${notes.unit}`];
        return [
            { code: named(column.name) },
            column.type,
            (0,quantities/* formatShare */.T1)(column.nulls, profile.rows),
            (0,quantities/* formatNumber */.ZV)(column.distinct),
            bound(column.min),
            column.mean === undefined ? '' : (0,quantities/* formatNumber */.ZV)(column.mean),
            bound(column.max),
            cut(meaning.filter((part) => part !== undefined).join(', ')),
        ];
    });
    const columns = ['Column', 'Type', 'Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max', 'Meaning'];
    const numeric = ['Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max'];
    return (0,report_document/* details */.zH)(`Profile of ${profile.columns.length} columns`, (0,report_document/* table */.tp)(columns, rows, numeric));
}
function bound(value) {
    if (value === undefined)
        return '';
    return typeof value === 'number' ? (0,quantities/* formatNumber */.ZV)(value) : cut(value);
}

;// CONCATENATED MODULE: ./build/packages/validation/details.js
/** The results that are not a pass, for the output `failed-expectations`. Holds no value of the data. */
function failedExpectations(results) {
    return results.filter(({ verdict }) => verdict !== 'pass').map(resultJson);
}
/** The body of the JSON report. Values of the data are in its examples alone. */
function dataDetails(results, context) {
    const { expectations } = context;
    return {
        rows: context.rows,
        files: context.files,
        'dataset-digest': `sha256:${context.sha256}`,
        expectations: expectations === undefined ? null : { name: expectations.name, origin: expectations.origin },
        rules: results.map((result) => ({
            ...resultJson(result),
            examples: result.examples.map(exampleJson),
        })),
        notes: context.notes,
    };
}
function resultJson({ id, text, severity, status, verdict, why, checked, broken, column, line }) {
    return {
        rule: id,
        text,
        severity,
        status,
        verdict,
        why,
        checked: checked ?? null,
        broken: broken ?? null,
        column: column ?? null,
        line: line ?? null,
    };
}
function exampleJson({ file, line, row, column, value, masked, note }) {
    return {
        file,
        line: line ?? null,
        row: row ?? null,
        column: column ?? null,
        value: value === undefined ? null : value,
        masked: masked ?? false,
        note: note ?? null,
    };
}
/** What the record keeps of a check. */
function dataMeasures(results, rows, rejectedRows) {
    return {
        rows,
        'rejected-rows': rejectedRows,
        rules: results.length,
        'rules-broken': results.filter(({ status }) => status !== 'holds').length,
    };
}

;// CONCATENATED MODULE: ./build/packages/validation/remarks.js

/** The runner keeps that many of each level. */
const MAX_REMARKS = 10;
const LEVELS = { error: 0, warning: 1, notice: 2 };
/**
 * The remarks that matter most: the gravest first, and of equal ones a first example of each rule before the
 * second of any.
 */
function remarksOn(results, expectations) {
    const ranked = results
        .filter(({ status }) => status === 'broken' || status === 'unsupported')
        .flatMap((result) => {
        const [first, ...others] = result.examples;
        if (first === undefined)
            return [{ rank: 0, remark: remarkOnRule(result, expectations) }];
        return [first, ...others].map((example, rank) => ({
            rank,
            remark: remarkOn(result, example, expectations),
        }));
    });
    return ranked
        .sort((a, b) => LEVELS[a.remark.level] - LEVELS[b.remark.level] || a.rank - b.rank)
        .slice(0, MAX_REMARKS)
        .map(({ remark }) => remark);
}
function levelOf({ verdict }) {
    if (verdict === 'pass')
        return 'notice';
    return verdict === 'warn' ? 'warning' : 'error';
}
function remarkOnRule(result, expectations) {
    const message = `${result.why}.${source(result, expectations)}`;
    return { level: levelOf(result), title: result.text, message, line: result.line };
}
function remarkOn(result, example, expectations) {
    const { file, line, row } = example;
    const what = exampleText(example);
    const place = row === undefined ? '' : `${named(file)}, row ${row}: `;
    const message = `${place}${what}.${source(result, expectations)}`;
    const common = { level: levelOf(result), title: result.text, message };
    return row === undefined ? { ...common, file, line } : { ...common, line: result.line };
}
/** `distance is "-1107"`. */
function exampleText({ column, value, masked, note }) {
    const remark = note === undefined ? [] : [note];
    const name = column === undefined ? [] : [named(column)];
    if (masked === true)
        return [...name, 'breaks the rule (personal, not shown)', ...remark].join(', ');
    if (value === undefined)
        return [...name, ...remark].join(': ');
    const shown = value === null ? 'empty' : `"${cut(value)}"`;
    return [`${name[0] ?? 'the value'} is ${shown}`, ...remark].join(', ');
}
function source({ id, line, column }, expectations) {
    const owner = expectations?.columns.get(column ?? '')?.owner;
    const rule = line === undefined ? '' : ` Rule ${cut(id)}, ${cut(expectations?.name ?? '')}:${line}.`;
    return `${rule}${owner === undefined ? '' : ` Owner: ${cut(owner)}.`}`;
}

;// CONCATENATED MODULE: ./build/actions/validate-data/src/conclude.js





/** Says what was found: verdict bound to the data files, profile, outputs, report, remarks on the lines. */
async function concludeData(step, given, request, checked, profiled, engine) {
    const { dataset, expectations, source, subjects } = request;
    const origin = source === undefined ? '' : (0,policy/* originOfPolicy */.o)(step, source);
    const results = resultsOf(request, checked, profiled);
    const product = profiled.relation.files.length === 0 ? undefined : await keep(step, profiled.profile);
    const context = contextOf(request, checked, profiled, origin, product !== undefined);
    const isUnprotected = source !== undefined && !source.provenance.protected;
    const digest = `sha256:${dataset.sha256}`;
    const rejected = checked?.rejectedRows ?? profiled.profile.rejectedRows;
    return {
        verdict: verdictOver(results),
        reasons: reasonsOf(results, context),
        outputs: {
            rows: String(context.rows),
            'failed-expectations': (0,canonical_json/* canonicalJson */.d)(failedExpectations(results)),
            'dataset-digest': digest,
            profile: product?.path ?? '',
        },
        report: presentData(results, context),
        details: dataDetails(results, context),
        annotations: remarksOn(results, expectations).map((remark) => placed(request, remark)),
        subjects,
        products: product === undefined ? [] : [product],
        parameters: { operation: given.operation, data: given.data },
        environment: { duckdb: engine },
        results: { operation: given.operation, 'dataset-digest': digest },
        measures: dataMeasures(results, context.rows, rejected),
        policy: source?.provenance,
        notices: isUnprotected ? [`The expectations are unprotected: ${origin}.`] : [],
    };
}
function contextOf(request, checked, profiled, origin, isProfiled) {
    const { dataset, expectations } = request;
    return {
        files: (checked ?? profiled).relation.files.length,
        rows: checked?.rows ?? profiled.profile.rows,
        sha256: dataset.sha256,
        expectations: expectations && { ...expectations, origin },
        profile: isProfiled ? profiled.profile : undefined,
        notes: notesOn(request, checked, profiled),
    };
}
/** A file that is missing, then what the check found, then what only the profile met. */
function resultsOf({ missing }, checked, { relation, rejections, profile }) {
    const examples = missing.map(({ where, ...problem }) => ({
        file: where ?? '',
        note: (0,errors/* describeProblem */.BJ)(problem),
    }));
    const absent = `${missing.length} of the files that were named ${missing.length === 1 ? 'is' : 'are'} missing`;
    const results = missing.length === 0 ? [] : [impliedBreach('data', 'all data is there', absent, { examples })];
    if (checked === undefined)
        return [...results, ...breachesOfReading(relation.unreadable, rejections, profile.rows)];
    const known = new Set(checked.relation.unreadable.map(({ file }) => file));
    const late = relation.unreadable.filter(({ file }) => !known.has(file));
    const none = { found: [], rows: 0, capped: false };
    return [...results, ...breachesOfReading(late, none, checked.rows), ...checked.results];
}
function notesOn({ source }, checked, { rejections }) {
    const left = rejections.rows - (checked?.rejectedRows ?? rejections.rows);
    const rows = left === 1 ? '1 row is' : `${left} rows are`;
    return [
        ...(source?.changedByPullRequest === true
            ? ['This pull request changes the expectations; the version of the base branch has judged.']
            : []),
        ...(left > 0 ? [`${rows} not in the profile: a value there does not fit the type of its column.`] : []),
    ];
}
/** The profile as a product that travels: its file is named as the product is, in a folder named by its digest. */
async function keep({ machine }, profile) {
    const text = `${JSON.stringify(profile, null, 2)}\n`;
    const digest = (0,core_digest/* sha256 */.sc)(text);
    const name = 'profile.json';
    const path = (0,external_node_path_.join)(machine.temp, 'lockstep', 'profiles', digest.slice(0, 16), name);
    await (0,host_files/* writeAtomic */.vZ)(path, text);
    return { role: 'profile', name, sha256: digest, bytes: Buffer.byteLength(text), kind: 'file', path };
}
/** A remark goes to a file of the workspace; of another one it says the place itself. */
function placed({ source, inWorkspace }, { file, line, ...remark }) {
    const at = line === undefined ? {} : { line };
    if (file !== undefined) {
        if (inWorkspace.has(file))
            return { ...remark, file, ...at };
        return { ...remark, message: `${file}${line === undefined ? '' : `:${line}`}: ${remark.message}` };
    }
    const path = source?.provenance.path;
    if (path === undefined || line === undefined)
        return remark;
    // A line of the base branch's version may be another one in the files of the pull request.
    return { ...remark, file: path, ...(source?.changedByPullRequest === true ? {} : at) };
}

// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
;// CONCATENATED MODULE: ./build/actions/validate-data/src/inputs.js

const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    data: inputs/* input */.hF.references.refine((items) => items.length > 0, 'is required'),
    expectations: inputs/* input */.hF.optional(inputs/* input */.hF.document),
    reference: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    operation: inputs/* input */.hF.choice(['check', 'profile']),
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
// EXTERNAL MODULE: ./build/packages/data/profile-schema.js + 1 modules
var profile_schema = __webpack_require__(45831);
// EXTERNAL MODULE: ./build/packages/step/references.js
var step_references = __webpack_require__(78365);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/packages/core/parsed.js
var parsed = __webpack_require__(23969);
;// CONCATENATED MODULE: ./build/packages/validation/native-schema.js



const MAX_PATTERN = 1_000;
const MAX_VALUES = 10_000;
/** The engine cannot be asked about other text: it would cut it at the NUL, or replace half a character. */
const native_schema_text = schemas.string()
    .min(1, 'must not be empty')
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode');
const severity = schemas["enum"](core_verdict/* SEVERITIES */.oC);
const tolerance = schemas.number()
    .min(0, 'must be a share from 0 to below 1')
    .lt(1, 'must be a share from 0 to below 1, such as 0.01');
const judged = { severity: severity.optional(), tolerance: tolerance.optional() };
/** `key: true` stands for a rule without further wishes; `key: false` for none. */
const flag = schemas.union([schemas.boolean(), schemas.strictObject(judged)], {
    error: 'expected true, false, or {severity, tolerance}',
});
const instant = schemas.union([iso.date(), iso.datetime({ local: true, offset: true })], {
    error: 'expected a day or an instant, such as 2001-06-01 or 2001-06-01T12:00:00Z',
});
const native_schema_bound = schemas.union([schemas.number(), instant], { error: 'expected a number, a day or an instant' });
const count = schemas.int('expected a whole number').min(0, 'must not be negative');
/** A short form is turned into the long one, so that each rule has one shape. */
function shortOr(isShort, key, long) {
    return schemas.preprocess((given) => (isShort(given) ? { [key]: given } : given), long);
}
const range = schemas.preprocess((given) => (Array.isArray(given) && given.length === 2 ? { min: given[0], max: given[1] } : given), schemas.strictObject({ min: native_schema_bound.optional(), max: native_schema_bound.optional(), ...judged }, { error: 'expected [min, max] or {min, max, severity, tolerance}' }));
const values = schemas.array(schemas.union([native_schema_text, schemas.number(), schemas.boolean()], { error: 'expected text, a number or a boolean' }), {
    error: 'expected a list of values',
})
    .min(1, 'the list is empty, so nothing can pass')
    .max(MAX_VALUES, `more than ${MAX_VALUES} values`)
    .refine((items) => new Set(items.map((item) => typeof item)).size <= 1, 'the values must be all text, all numbers or all booleans; quote those that are text');
const column = schemas.strictObject({
    type: shortOr((given) => typeof given === 'string', 'is', schemas.strictObject({ is: schemas["enum"](COLUMN_TYPES), ...judged })).optional(),
    'not-null': flag.optional(),
    unique: flag.optional(),
    range: range.optional(),
    min: native_schema_bound.optional(),
    max: native_schema_bound.optional(),
    in: shortOr(Array.isArray, 'values', schemas.strictObject({ values, ...judged })).optional(),
    matches: shortOr((given) => typeof given === 'string', 'pattern', schemas.strictObject({
        pattern: native_schema_text.max(MAX_PATTERN, `longer than ${MAX_PATTERN} characters`),
        ...judged,
    })).optional(),
    severity: severity.default('fail'),
    description: native_schema_text.optional(),
    unit: native_schema_text.optional(),
    owner: native_schema_text.optional(),
    personal: schemas.boolean().default(false),
});
/** zod leaves a key out that it cannot store, and a rule must never be left out unsaid. */
const columns = schemas.preprocess((given, context) => {
    if (given instanceof Object && Object.hasOwn(given, '__proto__')) {
        context.addIssue({
            code: 'custom',
            message: 'a column of this name cannot have rules',
            path: ['__proto__'],
        });
    }
    return given;
}, schemas.record(native_schema_text, schemas.preprocess((given) => given ?? {}, column)));
const duration = (0,parsed/* parsedBy */.f)(quantities/* parseDuration */.E9);
/** Lockstep's own format. */
const nativeExpectations = schemas.strictObject({
    version: schemas.literal(1, 'expected 1').optional(),
    rows: schemas.strictObject({ min: count.optional(), max: count.optional(), severity: severity.default('fail') })
        .refine(({ min, max }) => min !== undefined || max !== undefined, 'give min, max or both')
        .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'min lies above max, so nothing can pass')
        .optional(),
    freshness: schemas.strictObject({
        column: native_schema_text,
        'max-age': duration,
        until: instant.optional(),
        severity: severity.default('fail'),
    })
        .optional(),
    columns: columns.default({}),
    'extra-columns': schemas["enum"](['allow', 'warn', 'fail']).default('allow'),
});

;// CONCATENATED MODULE: ./build/packages/validation/native.js




const NO_RULE = 'there is no rule here, and what is not checked does not pass';
/**
 * Reads expectations in Lockstep's own YAML.
 * @throws UserError that names line and path of everything that is wrong; expectations without a rule are wrong
 */
function readExpectations(document) {
    if (document.value === null || document.value === undefined)
        throw noRule(document);
    const given = (0,yaml/* checkDocument */.s)(document, nativeExpectations);
    const columns = new Map(Object.entries(given.columns).map(([name, column]) => [name, notesOf(column)]));
    const rules = [...dataRules(document, given), ...columnRules(document, given)];
    if (rules.length === 0)
        throw noRule(document);
    const problems = [...boundProblems(document, given), ...contradictions(document, rules, columns)];
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
    return { name: document.name, rules, columns };
}
function noRule(document) {
    return new errors/* UserError */.yo(NO_RULE, {
        where: document.name,
        fix: 'Write at least one, such as columns: {id: {not-null: true}}.',
    });
}
function notesOf({ type, description, unit, owner, personal }) {
    return { type: type?.is, description, unit, owner, personal };
}
function dataRules(document, given) {
    const rules = [];
    const add = (key, check, severity) => {
        rules.push({ id: key, check, severity, tolerance: 0, line: document.lineOf([key]) });
    };
    const { rows, freshness } = given;
    if (rows !== undefined)
        add('rows', { kind: 'row-count', min: rows.min, max: rows.max }, rows.severity);
    if (freshness !== undefined) {
        const { column, 'max-age': maxAge, until, severity } = freshness;
        add('freshness', { kind: 'freshness', column, maxAge, until }, severity);
    }
    if (given['extra-columns'] !== 'allow') {
        const check = { kind: 'known-columns', columns: knownColumns(given) };
        add('extra-columns', check, given['extra-columns']);
    }
    return rules;
}
function knownColumns({ columns, freshness }) {
    const names = Object.keys(columns);
    return freshness === undefined || names.includes(freshness.column) ? names : [...names, freshness.column];
}
function columnRules(document, { columns }) {
    return Object.entries(columns).flatMap(([name, column]) => {
        const rules = checksOf(name, column).map(({ key, check, own }) => {
            const { severity = column.severity, tolerance = 0 } = own;
            const line = document.lineOf(['columns', name, key]);
            return { id: `${name}.${key}`, check, severity, tolerance, line };
        });
        if (rules.length > 0)
            return rules;
        // A column that is only described must at least be there.
        const check = { kind: 'present', column: name };
        const line = document.lineOf(['columns', name]);
        return [{ id: `${name}.present`, check, severity: column.severity, tolerance: 0, line }];
    });
}
function checksOf(name, given) {
    const found = [];
    const add = (key, check, own = {}) => {
        found.push({ key, check, own });
    };
    const { type, unique, range, min, max, matches, in: set, 'not-null': notNull } = given;
    if (type !== undefined)
        add('type', { kind: 'type', column: name, type: type.is }, type);
    if (notNull)
        add('not-null', { kind: 'not-null', column: name }, Object(notNull));
    if (unique)
        add('unique', { kind: 'unique', column: name }, Object(unique));
    if (range !== undefined)
        add('range', { kind: 'range', column: name, min: range.min, max: range.max }, range);
    if (min !== undefined)
        add('min', { kind: 'range', column: name, min });
    if (max !== undefined)
        add('max', { kind: 'range', column: name, max });
    if (set !== undefined)
        add('in', { kind: 'set', column: name, values: set.values }, set);
    if (matches !== undefined)
        add('matches', { kind: 'pattern', column: name, pattern: matches.pattern }, matches);
    return found;
}
function boundProblems(document, { columns }) {
    return Object.entries(columns).flatMap(([name, { range, min, max }]) => {
        const at = (key) => `${document.name}:${document.lineOf(['columns', name, key])}`;
        const problems = [];
        if (range !== undefined && (min !== undefined || max !== undefined)) {
            const fix = 'Keep one of the two.';
            problems.push({ what: `columns.${name}: both range and min or max`, where: at('range'), fix });
        }
        if (range !== undefined && range.min === undefined && range.max === undefined) {
            problems.push({ what: `columns.${name}.range: give min, max or both`, where: at('range') });
        }
        for (const [key, pair] of [
            ['range', range],
            ['min', { min, max }],
        ]) {
            const what = pair && orderProblem(pair.min, pair.max);
            if (what !== undefined)
                problems.push({ what: `columns.${name}.${key}: ${what}`, where: at(key) });
        }
        return problems;
    });
}
function orderProblem(min, max) {
    if (min === undefined || max === undefined)
        return undefined;
    if (typeof min !== typeof max)
        return 'one bound is a number, the other a time';
    const [low, high] = [min, max].map((bound) => (typeof bound === 'string' ? instantOf(bound) : bound));
    return low !== undefined && high !== undefined && low > high
        ? 'min lies above max, so nothing can pass'
        : undefined;
}
function contradictions(document, rules, columns) {
    return rules.flatMap(({ id, check, line }) => {
        const type = columns.get(columnOf(check) ?? '')?.type;
        const what = type === undefined ? undefined : contradictionOf(check, type);
        return what === undefined ? [] : [{ what: `${id}: ${what}`, where: `${document.name}:${line}` }];
    });
}

// EXTERNAL MODULE: ./build/packages/data/dataset.js
var data_dataset = __webpack_require__(59305);
;// CONCATENATED MODULE: ./build/actions/validate-data/src/sources.js





/**
 * Finds all data that the references name. CSV and Parquet files may stand side by side.
 * @throws MissingEvidence if there is none at all; UserError for what may not be read, or is no data
 */
async function findData(step, references) {
    const found = new Map();
    const missing = [];
    for (const reference of references) {
        try {
            for (const used of await (0,step_references/* useAll */.dV)(step, 'data', [reference]))
                found.set(used.path, used);
        }
        catch (error) {
            if (!(error instanceof errors/* MissingEvidence */.YM))
                throw error;
            missing.push(...error.problems);
        }
    }
    if (found.size === 0)
        throw new errors/* MissingEvidence */.YM(missing);
    const used = await Promise.all([...found.values()].map((item) => nameIn(step, item)));
    return { ...(await openAll(step, used)), missing };
}
/** A file is named within the workspace or the data root that holds it: what lies above says nothing to others. */
async function nameIn({ machine, dataRoots }, used) {
    for (const root of [machine.workspace, ...dataRoots]) {
        if (await (0,host_files/* isInside */.FK)(root, used.path))
            return { ...used, root, name: relativeName(root, used.path) };
    }
    const root = (0,external_node_path_.dirname)(used.path);
    return { ...used, root, name: relativeName(root, used.path) };
}
function relativeName(root, path) {
    return (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/') || '.';
}
/** Each format is opened by itself, and each folder; the whole then has one digest over all names. */
async function openAll(step, used) {
    const isClear = new Set(used.map(({ name }) => name)).size === used.length;
    const named = isClear
        ? used
        : used.map((item) => ({ ...item, root: '/', name: relativeName('/', item.path) }));
    const allowedRoots = [step.machine.workspace, step.machine.temp, ...step.dataRoots];
    const parts = [];
    for (const group of Map.groupBy(named, groupOf).values()) {
        const [{ root } = { root: '/' }] = group;
        const paths = group.map(({ path }) => path);
        parts.push({ root, dataset: await (0,data_dataset/* openDataset */.J)(paths, { root, allowedRoots }) });
    }
    const inWorkspace = parts
        .filter(({ root }) => root === step.machine.workspace)
        .flatMap(({ dataset }) => [
        ...dataset.files.map(({ name }) => name),
        ...dataset.unreadable.map(({ file }) => file),
    ]);
    const dataset = merge(parts.map((part) => part.dataset), named);
    return { dataset, subjects: await subjectsOf(named, dataset), inWorkspace: new Set(inWorkspace) };
}
function groupOf({ kind, root, path }) {
    if (kind === 'folder')
        return path;
    return `${/\.(parquet|pq)$/i.test(path) ? 'parquet' : 'text'} ${root}`;
}
function merge(parts, used) {
    const [only, ...more] = parts;
    if (only !== undefined && more.length === 0)
        return only;
    const files = parts.flatMap((part) => part.files);
    const listing = used.map(({ name, sha256 }) => ({ path: name, sha256 }));
    return {
        files: [...new Map(files.map((file) => [file.path, file])).values()],
        unreadable: parts.flatMap((part) => part.unreadable),
        sha256: (0,core_digest/* digestOfListing */.aW)(listing.sort((a, b) => (a.path < b.path ? -1 : 1))),
        bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    };
}
async function subjectsOf(used, { files }) {
    const named = used.map(({ path: _path, root: _root, ...artifact }) => artifact);
    const known = new Set(named.map(({ name }) => name));
    const folders = used.filter(({ kind }) => kind === 'folder');
    const inside = [];
    for (const { name, path, sha256, bytes } of files) {
        const within = await Promise.all(folders.map((folder) => (0,host_files/* isInside */.FK)(folder.path, path)));
        if (within.includes(true) && !known.has(name))
            inside.push({ role: 'data', name, sha256, bytes, kind: 'file' });
    }
    return [...named, ...inside];
}

;// CONCATENATED MODULE: ./build/actions/validate-data/src/request.js






/** @throws UserError that names everything that is wrong; MissingEvidence if all of it is only not there */
async function readRequest(step, given) {
    const problems = new errors/* Problems */.Zw();
    const read = await problems.attemptAsync(() => expectationsOf(step, given));
    const sources = await problems.attemptAsync(() => findData(step, given.data));
    const reference = await problems.attemptAsync(() => referenceOf(step, given.reference));
    problems.throwIfAny();
    if (sources === undefined)
        throw new Error('no data, and no problem');
    return { ...sources, expectations: read?.expectations, source: read?.source, reference };
}
async function expectationsOf(step, { expectations, operation }) {
    if (expectations === undefined) {
        if (operation === 'profile')
            return undefined;
        throw new errors/* UserError */.yo('is required to check data', {
            where: 'input expectations',
            fix: 'Name a file of rules, or write them here; operation: profile needs none.',
        });
    }
    const source = await (0,policy/* readPolicy */.T)(step, expectations, 'input expectations');
    return { expectations: readExpectations(source.document), source };
}
async function referenceOf(step, reference) {
    if (reference === undefined)
        return undefined;
    const { path, name } = await (0,step_references/* use */.Yx)(step, 'profile', reference);
    if (!/\.json$/i.test(path)) {
        throw new errors/* UserError */.yo('is not a profile', {
            where: `input reference: ${name}`,
            fix: 'Give the JSON file that this action wrote before (output profile, record:profile).',
        });
    }
    return (0,yaml/* checkDocument */.s)((0,yaml/* parseYaml */.h)(await (0,promises_.readFile)(path, 'utf8'), name), profile_schema/* profileSchema */.Fk);
}

;// CONCATENATED MODULE: ./build/actions/validate-data/src/main.js
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





const action = {
    name: 'validate-data',
    inputs: inputs_inputs,
    outputs: ['rows', 'failed-expectations', 'dataset-digest', 'profile'],
    run: async (step, given) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const request = await readRequest(step, given);
            const { dataset, expectations, reference } = request;
            const paths = dataset.files.map(({ path }) => path);
            const engine = __addDisposableResource(env_1, await (0,step_engine/* openStepEngine */.Z)(step, paths), true);
            const checked = given.operation === 'check' && expectations !== undefined
                ? await checkData(engine, dataset, expectations, step.machine.now())
                : undefined;
            const profiled = await profileData(engine, dataset, expectations?.columns ?? new Map(), reference);
            return await concludeData(step, given, request, checked, profiled, engine.version);
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
// EXTERNAL MODULE: ./build/packages/data/engine.js + 1 modules
var data_engine = __webpack_require__(23131);
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

// EXTERNAL MODULE: ./build/packages/data/relation.js
var relation = __webpack_require__(8249);
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
    const usable = reference.columns.filter((column) => (0,relation/* isColumnType */.VT)(column.type));
    return Object.fromEntries(usable.map((column) => [column.name, column.type]));
}
async function run(engine, relation, options, layout) {
    const work = async (readable) => count(engine, readable, await layout(readable), options);
    const { value, relation: read } = await (0,scan/* overReadableFiles */.Eo)(engine, relation, work, options);
    const { rows: rejectedRows } = await (0,scan/* rejectionsOf */.oL)(engine, read, 0);
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


/***/ })

};
