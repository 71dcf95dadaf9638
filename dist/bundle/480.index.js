export const id = 480;
export const ids = [480];
export const modules = {

/***/ 45480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./build/packages/step/engine.js + 3 modules
var step_engine = __webpack_require__(92960);
// EXTERNAL MODULE: ./build/packages/data/profile.js + 1 modules
var profile = __webpack_require__(18089);
// EXTERNAL MODULE: ./build/packages/data/open-relation.js + 1 modules
var open_relation = __webpack_require__(82527);
// EXTERNAL MODULE: ./build/packages/data/rejections.js
var data_rejections = __webpack_require__(71805);
// EXTERNAL MODULE: ./build/packages/core/verdict.js
var verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
;// CONCATENATED MODULE: ./build/packages/validation/column-types.js
function comparisonOf(check) {
    switch (check.kind) {
        case 'range':
            return comparisonOfBounds(check.bounds);
        case 'freshness':
            return 'instant';
        case 'pattern':
        case 'length':
            return 'text';
        case 'set':
            return comparisonOfValues(check.values);
        case 'multiple-of':
        case 'outliers':
        case 'quantiles':
            return 'number';
        case 'measure':
            return comparisonOfMeasure(check);
        case 'distinct-set':
        case 'most-common':
            return comparisonOfValues(check.values);
        default:
            return undefined;
    }
}
function comparisonOfMeasure({ measure, bounds, }) {
    switch (measure) {
        case 'min':
        case 'max':
            return comparisonOfBounds(bounds);
        case 'distinct':
        case 'distinct-share':
        case 'present-share':
            return undefined;
        case 'min-length':
        case 'max-length':
            return 'text';
        default:
            return 'number';
    }
}
function comparisonOfValues([first]) {
    return typeof first === 'string' ? 'text' : typeof first === 'boolean' ? 'boolean' : 'number';
}
/** What bounds compare: numbers, or days and instants. */
function comparisonOfBounds({ min, max }) {
    return typeof (min ?? max) === 'string' ? 'instant' : 'number';
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
/** What values of a declared type are compared as. */
function comparisonOfDeclared(type) {
    return DECLARED[type];
}
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/data/sql.js
var data_sql = __webpack_require__(11181);
// EXTERNAL MODULE: ./build/packages/data/scan.js
var scan = __webpack_require__(52328);
;// CONCATENATED MODULE: ./build/packages/validation/planning/need.js
/** Aggregates of the shared scan. */
function* need_scan(aggregates) {
    const [cells] = yield { kind: 'scan', aggregates };
    if (cells === undefined)
        throw new Error('an aggregate gave no row');
    return foundIn(cells);
}
/** Rows of a query of its own. */
function* query(sql, by = 'plan') {
    const rows = yield { kind: 'query', sql, by };
    return rows.map((cells) => foundIn(cells));
}
function foundIn(cells) {
    return {
        count: (name) => {
            const value = cells[name];
            if (typeof value !== 'number')
                throw new Error(`"${name}" is ${value}, not a count`);
            return value;
        },
        number: (name) => {
            const value = cells[name];
            return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
        },
        text: (name) => {
            const value = cells[name];
            return value === null || value === undefined ? undefined : String(value);
        },
    };
}
/** Two plans at once: where both need a scan they share it. */
function* both(first, second) {
    let [left, right] = [first.next(), second.next()];
    while (true) {
        if (left.done === true && right.done === true)
            return [left.value, right.value];
        if (left.done !== true && right.done !== true) {
            const [one, other] = [left.value, right.value];
            if (one.kind === 'scan' && other.kind === 'scan') {
                const [cells = {}] = yield {
                    kind: 'scan',
                    aggregates: { ...of('l', one.aggregates), ...of('r', other.aggregates) },
                };
                left = first.next([from('l', one.aggregates, cells)]);
                right = second.next([from('r', other.aggregates, cells)]);
                continue;
            }
        }
        if (left.done !== true)
            left = first.next(yield left.value);
        else if (right.done !== true)
            right = second.next(yield right.value);
    }
}
function of(side, aggregates) {
    return Object.fromEntries(Object.entries(aggregates).map(([name, sql]) => [`${side}.${name}`, sql]));
}
function from(side, aggregates, cells) {
    return Object.fromEntries(Object.keys(aggregates).map((name) => [name, cells[`${side}.${name}`] ?? null]));
}
/** Why a check cannot be run on this data, or by this engine. It fails by itself: what was not checked did not pass. */
class Unsupported extends Error {
    constructor(why) {
        super(why);
        this.name = 'Unsupported';
    }
}
/** A check speaks of a column that is in no file. */
class NoColumn extends Error {
    column;
    constructor(column) {
        super(`there is no column ${column}`);
        this.name = 'NoColumn';
        this.column = column;
    }
}

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
/** The columns that a check names, the one that it speaks of first. */
function columnsOf(check) {
    switch (check.kind) {
        case 'known-columns':
        case 'columns':
            return [];
        case 'compare':
            return [check.column, check.other];
        case 'conflicting-labels':
        case 'target-leakage':
            return [check.label, ...(check.features ?? [])];
        case 'groups':
            return [...check.by, ...(check.label === undefined ? [] : [check.label.column])];
        default:
            if ('column' in check)
                return [check.column];
            return 'columns' in check && check.columns !== undefined ? check.columns : [];
    }
}
const ROW_CHECKS = new Set([
    'not-null',
    'null',
    'type',
    'dtype',
    'castable',
    'range',
    'text-range',
    'set',
    'pattern',
    'length',
    'format',
    'multiple-of',
    'valid',
    'order',
    'outliers',
    'personal-data',
    'compare',
    'tuple-set',
    'row-sum',
    'values-differ',
    'values-equal',
    'empty-row',
    'expression',
    'unique',
    'reference',
    'overlap',
    'time-overlap',
    'conflicting-labels',
]);
/** Whether single rows break a check, so that it has an allowance. */
function isRowCheck(check) {
    return ROW_CHECKS.has(check.kind);
}
function isWithin({ min, max, ...bounds }, value) {
    const above = min === undefined || (bounds.exclusiveMin === true ? value > min : value >= min);
    const below = max === undefined || (bounds.exclusiveMax === true ? value < max : value <= max);
    return (above && below) !== (bounds.negated === true);
}
/** Whether no more of the checked rows break a rule than is allowed. */
function isAllowed(allowed, { checked, broken }) {
    switch (allowed.kind) {
        case 'none':
            return broken === 0;
        case 'tolerance':
            return broken <= allowed.share * checked;
        case 'mostly':
            return checked === 0 || (checked - broken) / checked >= allowed.share;
        case 'rows':
            return isWithin(allowed.bounds, broken);
        case 'percent': {
            const percent = checked === 0 ? 0 : (100 * broken) / checked;
            const { bounds, decimals } = allowed;
            return isWithin(bounds, decimals === undefined ? percent : Number(percent.toFixed(decimals)));
        }
    }
}

// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
;// CONCATENATED MODULE: ./build/packages/validation/wording.js

const MAX_SHOWN_VALUES = 8;
const MAX_SHOWN_TEXT = 100;
/** What a rule asks, as a reader would say it: `delay: at least 0, where state = "open"`. */
function ruleText({ check, where }) {
    const filter = where === undefined ? '' : `, where ${conditionText(where.condition)}`;
    return `${checkText(check)}${filter}`;
}
function checkText(check) {
    switch (check.kind) {
        case 'row-count':
            return `rows: ${limits(check.bounds)}`;
        case 'column-count':
            return `columns: ${limits(check.bounds)}`;
        case 'known-columns':
            return 'no columns but those that are named';
        case 'columns':
            return `columns: ${COLUMNS[check.as]} ${namesText(check.columns)}`;
        case 'freshness': {
            const until = check.until === undefined ? 'now' : check.until;
            return `${named(check.column)}: newest value at most ${ageText(check.maxAge)} before ${until}`;
        }
        case 'groups':
            return `${check.by.length === 0 ? 'all rows' : `groups of ${namesText(check.by)}`}: ${groupText(check)}`;
        case 'conflicting-labels':
            return `${named(check.label)}: one label for equal features`;
        case 'target-leakage':
            return `${named(check.label)}: no feature alone tells it (score below ${check.limit})`;
        case 'overlap':
            return `no row that is in ${named(check.table)} too`;
        case 'same-row-count':
            return `as many rows as ${named(check.table)}`;
        case 'volume':
            return `rows now by rows before: ${limits(check.ratio)}`;
        case 'same-types':
            return 'every column of the reference, with values of its kind';
        case 'query':
            return check.judges === 'rows'
                ? `query gives no row: ${cut(check.sql)}`
                : `query gives ${check.is === undefined ? limits(check.bounds) : valueText(check.is)}: ${cut(check.sql)}`;
        case 'empty-row':
            return `a value in each row${check.columns === undefined ? '' : ` of ${namesText(check.columns)}`}`;
        case 'expression':
            return `each row: ${cut(check.sql)}`;
        case 'unsupported':
            return 'a rule that cannot be run';
        default:
            return `${subjectText(check)}: ${demand(check)}`;
    }
}
function subjectText(check) {
    if ('column' in check)
        return named(check.column);
    return check.columns === undefined ? 'the whole row' : namesText(check.columns);
}
const COLUMNS = {
    list: 'in this order',
    set: 'exactly',
    subset: 'at least',
    'ordered-subset': 'in this order, with others between,',
    some: 'at least one of',
};
function demand(check) {
    switch (check.kind) {
        case 'present':
            return check.index === undefined ? 'is there' : `is column ${check.index}`;
        case 'type':
            return `of type ${check.type}`;
        case 'stored-type':
            return `stored as ${check.names.map((name) => cut(name)).join(' or ')}`;
        case 'dtype':
            return `of dtype ${check.names.map((name) => cut(name)).join(' or ')}`;
        case 'castable':
            return `can be turned into ${CASTS[check.to]}`;
        case 'not-null':
            return 'not null';
        case 'null':
            return 'null';
        case 'unique':
            return check.columns !== undefined && check.columns.length > 1 ? 'unique together' : 'unique';
        case 'range':
        case 'text-range':
            return limits(check.bounds);
        case 'set':
            return `${check.negated === true ? 'none' : 'one'} of ${valuesText(check.values)}`;
        case 'pattern': {
            const each = check.match === 'all' ? ' and ' : ' or ';
            const patterns = check.patterns.map((pattern) => cut(pattern)).join(each);
            return `${check.negated === true ? 'does not match' : 'matches'} ${patterns}`;
        }
        case 'valid':
            return check.checks.map(demand).join(' and ');
        case 'length':
            return `length ${limits(check.bounds)}`;
        case 'format':
            return `readable as ${check.format.name}${'format' in check.format ? ` ${cut(check.format.format)}` : ''}`;
        case 'multiple-of':
            return `multiple of ${(0,quantities/* formatNumber */.ZV)(check.factor)}`;
        case 'order':
            return `${check.strictly ? 'strictly ' : ''}${check.direction}`;
        case 'outliers':
            return `no outliers (${check.method}, factor ${(0,quantities/* formatNumber */.ZV)(check.factor)})`;
        case 'personal-data':
            return `no personal data (${check.of.join(', ')})`;
        case 'compare':
            return `${check.operator} ${named(check.other)}`;
        case 'tuple-set':
            return `one of ${check.tuples.length} combinations`;
        case 'row-sum':
            return `sum to ${(0,quantities/* formatNumber */.ZV)(check.total)}`;
        case 'values-differ':
            return 'differ within the row';
        case 'values-equal':
            return 'equal within the row';
        case 'reference':
            return `in ${check.table === undefined ? '' : `${named(check.table)}.`}${namesText(check.to)}`;
        case 'time-overlap':
            return `after the last of ${named(check.table)}`;
        case 'measure':
            return `${MEASURES[check.measure]} ${limits(check.bounds)}`;
        case 'quantiles':
            return check.quantiles.map(({ p, bounds }) => `quantile ${p} ${limits(bounds)}`).join(', ');
        case 'distinct-set':
            return `distinct values ${RELATIONS[check.relation]} ${valuesText(check.values)}`;
        case 'most-common':
            return `most common value one of ${valuesText(check.values)}`;
        case 'kl-divergence':
            return `Kullback-Leibler divergence at most ${(0,quantities/* formatNumber */.ZV)(check.threshold)}`;
    }
}
const CASTS = {
    integer: 'integers',
    number: 'numbers',
    text: 'text',
    boolean: 'booleans',
    instant: 'times',
};
const MEASURES = {
    mean: 'mean',
    median: 'median',
    stdev: 'standard deviation',
    sum: 'sum',
    min: 'smallest value',
    max: 'greatest value',
    distinct: 'distinct values',
    'distinct-share': 'share of distinct values',
    'present-share': 'share of values that are there',
    'min-length': 'shortest value',
    'max-length': 'longest value',
};
const RELATIONS = { within: 'among', contains: 'include', equals: 'exactly' };
function groupText({ share, rows, required, label }) {
    const labels = label?.value === undefined ? 'each label' : cut(String(label.value));
    return [
        ...(share === undefined ? [] : [`share ${limits(share)}`]),
        ...(rows === undefined ? [] : [`rows ${limits(rows)}`]),
        ...(required === undefined ? [] : [`with ${valuesText(required.map((values) => values.join(' | ')))}`]),
        ...(label === undefined ? [] : [`share of ${labels} of ${named(label.column)} ${limits(label.share)}`]),
    ].join(', ');
}
/** `at least 0`, `0 to 5`, `above 0 and below 5`, `not 3`. */
function limits({ min, max, exclusiveMin, exclusiveMax, negated }) {
    if (negated === true && min === max && min !== undefined)
        return `not ${boundText(min)}`;
    if (min === max && min !== undefined)
        return boundText(min);
    const low = min === undefined ? [] : [`${exclusiveMin === true ? 'above' : 'at least'} ${boundText(min)}`];
    const high = max === undefined ? [] : [`${exclusiveMax === true ? 'below' : 'at most'} ${boundText(max)}`];
    const isPlain = exclusiveMin !== true && exclusiveMax !== true && min !== undefined && max !== undefined;
    const both = isPlain ? `${boundText(min)} to ${boundText(max)}` : [...low, ...high].join(' and ');
    return `${negated === true ? 'not ' : ''}${both === '' ? 'any' : both}`;
}
function boundText(bound) {
    return typeof bound === 'number' ? (0,quantities/* formatNumber */.ZV)(bound) : bound;
}
function conditionText(condition) {
    switch (condition.kind) {
        case 'and':
        case 'or':
            return condition.conditions.map(conditionText).join(` ${condition.kind} `);
        case 'not':
            return `not (${conditionText(condition.condition)})`;
        case 'null':
            return `${named(condition.column)} is ${condition.negated ? 'not ' : ''}null`;
        case 'in':
            return `${named(condition.column)} ${condition.negated ? 'not ' : ''}in ${valuesText(condition.values)}`;
        case 'compare':
            return `${operandText(condition.left)} ${condition.operator} ${operandText(condition.right)}`;
        case 'sql':
            return cut(condition.sql);
    }
}
function operandText(operand) {
    if ('column' in operand)
        return named(operand.column);
    return typeof operand.value === 'string' ? `"${cut(operand.value)}"` : String(operand.value);
}
function valueText({ value, negated, }) {
    return `${negated ? 'not ' : ''}${cut(String(value))}`;
}
function namesText(names) {
    return valuesText(names);
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

;// CONCATENATED MODULE: ./build/packages/validation/checks/query.js



/** The name that `{table}` in a user's statement stands for. */
const DATA = 'lockstep_data';
/** Names by which a statement may speak of the data: its own, and those that its author gave it. */
function ownNames({ as }) {
    return [DATA, ...(as ?? [])];
}
/** Runs a statement that was guarded before. */
function* planQuery(scope, check) {
    const tables = tablesOf(scope, check);
    if (check.judges === 'rows') {
        const [row] = yield* query(`${tables} SELECT count(*) AS rows FROM (${check.sql}) AS q`, 'user');
        const rows = row?.count('rows') ?? 0;
        const { min, max } = check.bounds;
        const holds = min === undefined && max === undefined ? rows === 0 : isWithin(check.bounds, rows);
        return { kind: 'whole', holds, why: `it gives ${rowsText(rows)}`, observed: rows };
    }
    const [row, ...more] = yield* query(`${tables} SELECT typeof(lockstep_value) AS type, lockstep_value AS value
     FROM (${check.sql}) AS q(lockstep_value) LIMIT 2`, 'user');
    if (row === undefined)
        return broken('it gives no row');
    if (check.judges === 'value' && more.length > 0)
        return broken('it gives more than one row');
    const text = row.text('value');
    if (text === undefined)
        return broken('it gives no value');
    const isMasked = [...scope.table.notes.values()].some(({ personal }) => personal);
    return judged(check, text, row.text('type') ?? '', isMasked);
}
function broken(why) {
    return { kind: 'whole', holds: false, why };
}
const NUMERIC = /INT|^FLOAT$|^DOUBLE$|^DECIMAL/;
/** Text is not shown where any column is personal: it may be a value of one. */
function judged({ bounds, is }, text, type, isMasked) {
    const isTruth = type === 'BOOLEAN';
    const number = isTruth ? Number(text === 'true') : NUMERIC.test(type) ? Number(text) : undefined;
    const observed = isTruth ? text : (number ?? (isMasked ? 'text that is not shown' : cut(text)));
    if (is !== undefined) {
        const equals = typeof is.value === 'boolean' ? Number(is.value) === number : is.value === text && type === 'VARCHAR';
        return { kind: 'whole', holds: equals !== is.negated, why: `it gives ${observed}`, observed };
    }
    // Text is never equal to a number, which is what `mustNotBe` asks.
    const holds = number === undefined ? bounds.negated === true : isWithin(bounds, number);
    return { kind: 'whole', holds, why: `it gives ${observed}`, observed };
}
function typedFrom({ view }) {
    return (view.typed ?? view).from;
}
/** The tables that the statement names, as it may see them: CSV columns have the types of their values. */
function tablesOf({ table, context, dialect }, check) {
    if (dialect.name !== 'duckdb')
        throw new Unsupported(`statements in SQL are not translated to ${dialect.name}`);
    const own = ownNames(check).map((name) => [name, typedFrom(table)]);
    const others = [...context.others].map(([name, other]) => [name, typedFrom(other)]);
    const named = new Map([...others, ...own].filter(([name]) => check.sql.toLowerCase().includes(name.toLowerCase())));
    if (named.size === 0)
        return '';
    const parts = [...named].map(([name, from]) => `${dialect.identifier(name)} AS NOT MATERIALIZED (SELECT * FROM ${from})`);
    return `WITH ${parts.join(', ')}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/sql-guard.js


const MAX_SQL = 20_000;
/** Functions over tables that make rows of their arguments alone. All others read files, settings or the catalogue. */
const TABLE_FUNCTIONS = new Set('unnest generate_series range repeat repeat_row json_each json_tree regexp_split_to_table'.split(' '));
/**
 * Functions that act, read the environment or the session, run text as SQL, wait, or fail with a value in the message.
 * The engine is confined anyway; here a rule is told what is wrong with it.
 */
const FORBIDDEN = new Set(`getenv current_setting set_config getvariable setseed nextval currval write_log sleep_ms pg_sleep error query
  query_table current_query current_query_id current_connection_id current_transaction_id txid_current in_search_path
  json_execute_serialized_sql json_serialize_plan read_text read_blob parse_duckdb_log_message stats`.split(/\s+/));
/** The name under which an expression speaks of its row. */
const ROW = 'lockstep_row';
const parsed = schemas.union([
    schemas.object({ error: schemas.literal(true), error_type: schemas.string(), error_message: schemas.string() }),
    schemas.object({ error: schemas.literal(false), statements: schemas.array(schemas.object({ node: schemas.looseObject({}) })) }),
]);
/**
 * Accepts one statement that only reads the named tables. DuckDB's own parser judges, so nothing is understood otherwise
 * than it would be run.
 */
async function guardStatement(engine, sql, tables) {
    const found = await parse(engine, sql);
    if ('refused' in found)
        return found;
    return refusal(found.node, tables) ?? { sql: found.sql };
}
/** Accepts one SQL expression over the columns of a row; it may ask the named tables too. */
async function guardExpression(engine, sql, tables) {
    const found = await parse(engine, `SELECT (${sql}\n) FROM ${ROW}`);
    if ('refused' in found)
        return found;
    if (!isOneExpression(found.node))
        return { refused: 'it must be one expression over the columns of a row' };
    const refused = refusal(found.node, [...tables, ROW]);
    return refused ?? { sql: found.sql.slice('SELECT '.length, -` FROM ${ROW}`.length) };
}
/** Replaces `{name}` and `${name}`, with the quotes around it, by quoted identifiers; other braces stay. */
function fillPlaceholders(sql, names) {
    return sql.replace(/["'`]?\$?\{(\w+)\}["'`]?/g, (whole, name) => {
        const value = Object.hasOwn(names, name) ? names[name] : undefined;
        return value === undefined ? whole : (0,data_sql/* identifier */.Cv)(value);
    });
}
async function parse(engine, sql) {
    if (sql.length > MAX_SQL)
        return { refused: `it is longer than ${MAX_SQL} characters` };
    const tree = `json_serialize_sql(${(0,data_sql/* literal */.eu)(sql)}::VARCHAR)`;
    const { found } = await engine.one(`SELECT ${tree} AS found`, schemas.object({ found: schemas.string() }));
    const result = parsed.parse(JSON.parse(found));
    if (result.error) {
        const isStatement = result.error_type === 'not implemented';
        return { refused: isStatement ? 'it is no SELECT' : `it cannot be parsed: ${result.error_message}` };
    }
    const [first, ...more] = result.statements;
    if (first === undefined)
        return { refused: 'it is empty' };
    if (more.length > 0)
        return { refused: 'it holds more than one statement' };
    const { written } = await engine.one(`SELECT json_deserialize_sql(${tree}) AS written`, schemas.object({ written: schemas.string() }));
    return { node: first.node, sql: written };
}
/** Nothing in the expression closed its parenthesis and went on with clauses of its own. */
function isOneExpression(node) {
    const { type, select_list: list, from_table: from, modifiers, group_expressions: groups } = node;
    const clauses = ['where_clause', 'having', 'qualify', 'sample'].every((name) => node[name] === null);
    const none = [modifiers, groups].every((parts) => Array.isArray(parts) && parts.length === 0);
    const one = Array.isArray(list) && list.length === 1;
    return type === 'SELECT_NODE' && one && clauses && none && isNode(from) && from.table_name === ROW;
}
function refusal(root, tables) {
    const nodes = [...nodesOf(root)];
    // A name without punctuation cannot be taken for a file once it is out of the expression's scope.
    const named = nodes.flatMap(({ key, value }) => isNode(value) && isNode(value.query) && /^\w+$/.test(String(key)) ? [String(key)] : []);
    const known = new Set([...tables, ...named].map((name) => name.toLowerCase()));
    for (const node of nodes) {
        const why = refusalOf(node, known);
        if (why !== undefined)
            return { refused: why };
    }
    return undefined;
}
function refusalOf(node, known) {
    const name = String(node.function_name ?? node.table_name ?? '').toLowerCase();
    switch (node.type) {
        case 'FUNCTION':
            return FORBIDDEN.has(name) || /^(pragma_|duckdb_|lockstep_|pg_(?!typeof))/.test(name)
                ? `it calls ${name}(), which does more than to compute a value`
                : undefined;
        case 'TABLE_FUNCTION': {
            const called = isNode(node.function) ? String(node.function.function_name).toLowerCase() : '';
            return TABLE_FUNCTIONS.has(called) ? undefined : `it reads from ${called}()`;
        }
        case 'BASE_TABLE':
            if (node.schema_name !== '' || node.catalog_name !== '')
                return `it reads ${node.schema_name}.${name}`;
            if (node.at_clause !== null)
                return 'it reads an older version of a table';
            return known.has(name) ? undefined : `there is no table ${name}; there is ${[...known].join(', ')}`;
        case 'SHOW_REF':
            return 'it describes tables rather than to read them';
        case 'VALUE_PARAMETER':
            return 'it has a parameter that nothing fills';
        default:
            return undefined;
    }
}
function isNode(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** All objects of the tree; a stack, since expressions nest deeper than calls may. */
function* nodesOf(root) {
    const rest = [root];
    while (rest.length > 0) {
        const next = rest.pop();
        if (isNode(next))
            yield next;
        if (typeof next === 'object' && next !== null)
            for (const part of Object.values(next))
                rest.push(part);
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/sql-rules.js




/** Whether a rule holds an SQL expression, whose columns must have the types that their values have. */
function isOverTypes({ check, where }) {
    return check.kind === 'expression' || (where !== undefined && sqlIn(where.condition).length > 0);
}
function sqlIn(condition) {
    switch (condition.kind) {
        case 'sql':
            return [condition.sql];
        case 'and':
        case 'or':
            return condition.conditions.flatMap(sqlIn);
        case 'not':
            return sqlIn(condition.condition);
        default:
            return [];
    }
}
/**
 * Rules whose SQL may be run, as the engine writes it. A rule whose SQL is refused, or fails on this data, becomes
 * unsupported here, so that it does not spoil the scan of all others.
 * @param view the data with types
 * @param others names of other tables that statements may read
 */
async function guardRules(engine, rules, view, others) {
    const guarded = [];
    for (const rule of rules)
        guarded.push(await guardRule(engine, rule, view, others));
    return guarded;
}
async function guardRule(engine, rule, view, others) {
    const { check, where } = rule;
    const unsupported = (why) => ({ ...rule, check: { kind: 'unsupported', why } });
    if (check.kind === 'query') {
        const sql = fillPlaceholders(check.sql, { table: DATA });
        const found = await guardStatement(engine, sql, [...ownNames(check), ...others]);
        return 'refused' in found
            ? unsupported(`its SQL is refused: ${found.refused}`)
            : { ...rule, check: { ...check, ...found } };
    }
    const expressions = [
        ...(check.kind === 'expression' ? [check.sql] : []),
        ...(where ? sqlIn(where.condition) : []),
    ];
    const allowed = new Map();
    for (const sql of expressions) {
        const found = await triedExpression(engine, sql, view);
        if ('refused' in found)
            return unsupported(`its SQL is refused: ${found.refused}`);
        allowed.set(sql, found.sql);
    }
    if (allowed.size === 0)
        return rule;
    return {
        ...rule,
        ...(check.kind === 'expression' ? { check: { ...check, sql: allowed.get(check.sql) ?? check.sql } } : {}),
        ...(where ? { where: { ...where, condition: withSql(where.condition, allowed) } } : {}),
    };
}
function withSql(condition, allowed) {
    switch (condition.kind) {
        case 'sql':
            return { kind: 'sql', sql: allowed.get(condition.sql) ?? condition.sql };
        case 'and':
        case 'or':
            return { ...condition, conditions: condition.conditions.map((part) => withSql(part, allowed)) };
        case 'not':
            return { ...condition, condition: withSql(condition.condition, allowed) };
        default:
            return condition;
    }
}
/** Computes the expression for every row once: a value that it cannot be computed for is found here, and by itself. */
async function triedExpression(engine, sql, { from }) {
    const found = await guardExpression(engine, sql, []);
    if ('refused' in found)
        return found;
    try {
        await engine.one(`SELECT count(CASE WHEN ${found.sql} THEN 1 END) AS n FROM (SELECT * FROM ${from})`, schemas.unknown());
        return found;
    }
    catch (error) {
        return { refused: usersFault(error) };
    }
}
/** Kinds of error that lie in the statement or in what it does with the values. */
const USERS = new Set([
    ...['Binder', 'Catalog', 'Parser', 'Conversion', 'Invalid Input', 'Out of Range', 'Not implemented'],
    'Mismatch Type',
]);
/**
 * What the engine says against a statement, without the values that it quotes: they may be personal.
 * @throws what is no fault of the statement, such as a file that cannot be read
 */
function usersFault(error) {
    if (!(error instanceof data_engine/* QueryError */.lr) || !USERS.has(error.kind))
        throw error;
    const [first = ''] = error.message.split('\n');
    return `${error.kind} error: ${first.replace(/'[^']*'?/g, "'…'")}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/held-types.js



/** Whether any rule holds users' SQL, which sees columns with types. */
function areTypesWanted(rules) {
    return rules.some((rule) => rule.check.kind === 'query' || isOverTypes(rule));
}
/**
 * Types that all values of a column have: those that were guessed from the first rows are kept only if no later value
 * contradicts, since SQL would take it for missing. A declared type stays, for its own rule tells of such values.
 */
async function heldTypes(engine, relation, types, notes) {
    const guessed = relation.columns.flatMap(({ name, type }) => {
        const guess = types.get(name);
        const isOpen = type === 'VARCHAR' && guess !== undefined && guess !== 'VARCHAR';
        return isOpen && notes.get(name)?.type === undefined ? [{ name, guess }] : [];
    });
    if (guessed.length === 0)
        return types;
    const fields = guessed.map(({ name, guess }, index) => {
        const value = (0,data_sql/* identifier */.Cv)(name);
        return `count(CASE WHEN ${value} IS NOT NULL AND TRY_CAST(${value} AS ${guess}) IS NULL THEN 1 END) AS c${index}`;
    });
    const counts = await engine.one(`SELECT ${fields.join(', ')} FROM ${relation.from}`, schemas.record(schemas.string(), data_engine/* counter */.hJ));
    const contradicted = guessed.filter((_, index) => counts[`c${index}`] !== 0);
    return new Map([...types, ...contradicted.map(({ name }) => [name, 'VARCHAR'])]);
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/duckdb.js


const duckdb = {
    name: 'duckdb',
    identifier: data_sql/* identifier */.Cv,
    literal: data_sql/* literal */.eu,
    readAs: readAs,
    comparisonOf: comparisonOfStored,
    isStoredAs: isStoredAs,
    hasNaN: (stored) => stored === 'DOUBLE' || stored === 'FLOAT',
    asText: (value) => `${value}::VARCHAR`,
    asNumber: (value) => `${value}::DOUBLE`,
    // A day beyond the range of instants must not stop the scan.
    asInstant: (value) => `TRY_CAST(${value} AS TIMESTAMP)`,
    asDay: (instant) => `${instant}::DATE`,
    day: (text) => `DATE ${(0,data_sql/* literal */.eu)(text)}`,
    instant: (milliseconds) => `TIMESTAMP ${(0,data_sql/* literal */.eu)(new Date(milliseconds).toISOString().slice(0, -1))}`,
    isNaN: (number) => `isnan(${number})`,
    isFinite: (number) => `isfinite(${number})`,
    matches: (text, pattern) => `regexp_matches(${text}, ${(0,data_sql/* literal */.eu)(pattern)})`,
    like: (text, pattern) => `${text} LIKE ${(0,data_sql/* literal */.eu)(pattern)}`,
    length: (text) => `length(${text})`,
    stdev: (number) => `stddev_samp(${number})`,
    quantile: (value, p, method) => `${method === 'linear' ? 'quantile_cont' : 'quantile_disc'}(${value}, ${(0,data_sql/* literal */.eu)(p)})`,
    countDistinct: ([only = 'NULL', ...more]) => more.length === 0
        ? `count(DISTINCT ${only})`
        : `count(DISTINCT CASE WHEN ${[only, ...more].map((value) => `${value} IS NOT NULL`).join(' AND ')} THEN row(${[only, ...more].join(', ')}) END)`,
    hash: (values) => `hash(${values.join(', ')})`,
    epochMilliseconds: (instant) => `epoch_ms(${instant})`,
};

;// CONCATENATED MODULE: ./build/packages/validation/planning/dialect.js
const countIf = (condition) => 
// For each FILTER DuckDB copies all columns of the scan, which is quadratic in the number of rules.
`count(CASE WHEN ${condition} THEN 1 END)`;
const dialect_all = (...conditions) => {
    const said = conditions.filter((condition) => condition !== 'true');
    return said.length === 0 ? 'true' : said.map((condition) => `(${condition})`).join(' AND ');
};
const any = (...conditions) => conditions.length === 0 ? 'false' : conditions.map((condition) => `(${condition})`).join(' OR ');
/** True where a condition is false or unknown; not every engine has IS NOT TRUE. */
const isNotTrue = (condition) => `NOT coalesce((${condition}), false)`;

;// CONCATENATED MODULE: ./build/packages/validation/planning/pandas-types.js


/** pandas's dtype for a type of the engine. */
const pandas_types_STORED = [
    [/^TINYINT$/, 'int8'],
    [/^SMALLINT$/, 'int16'],
    [/^INTEGER$/, 'int32'],
    [/^BIGINT$/, 'int64'],
    [/^UTINYINT$/, 'uint8'],
    [/^USMALLINT$/, 'uint16'],
    [/^UINTEGER$/, 'uint32'],
    [/^UBIGINT$/, 'uint64'],
    [/^FLOAT$/, 'float32'],
    [/^DOUBLE$/, 'float64'],
    [/^BOOLEAN$/, 'bool'],
    [/^TIMESTAMP_NS$/, 'datetime64[ns]'],
    [/^TIMESTAMP_MS$/, 'datetime64[ms]'],
    [/^TIMESTAMP_S$/, 'datetime64[s]'],
    [/^TIMESTAMP$/, 'datetime64[us]'],
    [/^TIMESTAMP WITH TIME ZONE$/, 'datetime64[us, UTC]'],
];
/**
 * The dtype that pandas gives a column: of a CSV file by all of its values, as `read_csv` infers it; of a file with types
 * by its type. Integers with nulls are float64, booleans with nulls object, and nothing but nulls float64.
 */
function* pandasTypeOf(scope, name) {
    const { isText, type } = scope.column(name);
    const raw = scope.raw(name);
    if (isText)
        return yield* inferred(scope, raw);
    const dtype = pandas_types_STORED.find(([pattern]) => pattern.test(type))?.[1] ?? 'object';
    if (!/^u?int|^bool$/.test(dtype))
        return dtype;
    const found = yield* need_scan({ nulls: countIf(`${raw} IS NULL`) });
    if (found.count('nulls') === 0)
        return dtype;
    return dtype === 'bool' ? 'object' : 'float64';
}
function* inferred({ dialect }, text) {
    const number = dialect.readAs('number', text);
    const integer = dialect.readAs('integer', text);
    const found = yield* need_scan({
        rows: 'count(*)',
        present: `count(${text})`,
        integers: `count(${integer})`,
        numbers: `count(${number})`,
        booleans: countIf(`${text} IN ('True', 'TRUE', 'true', 'False', 'FALSE', 'false')`),
    });
    const [rows, present] = [found.count('rows'), found.count('present')];
    if (rows === 0)
        return 'object';
    if (present === 0)
        return 'float64';
    if (found.count('booleans') === present)
        return present === rows ? 'bool' : 'object';
    if (found.count('integers') === present)
        return present === rows ? 'int64' : 'float64';
    return found.count('numbers') === present ? 'float64' : 'object';
}
/** Whether a name that a rule gives stands for a dtype. */
function pandasTypesAlike(name, dtype) {
    return name.toLowerCase() === dtype.toLowerCase();
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/schema.js



const MAX_NAMED = 5;
function* planSchema(scope, check) {
    const names = scope.table.view.columns.map(({ name }) => name);
    switch (check.kind) {
        case 'present': {
            scope.column(check.column);
            const at = names.indexOf(check.column);
            const holds = check.index === undefined || check.index === at;
            return whole(holds, holds ? 'it is there' : `it is column ${at}, not ${check.index}`);
        }
        case 'known-columns': {
            const extra = names.filter((name) => !check.columns.includes(name));
            const why = extra.length === 0 ? 'there are no others' : `not named: ${some(extra.map(named))}`;
            return whole(extra.length === 0, why);
        }
        case 'columns':
            return columnsOutcome(names, check);
        case 'column-count': {
            const holds = isWithin(check.bounds, names.length);
            return { ...whole(holds, `${names.length} columns`), observed: names.length };
        }
        case 'stored-type':
            return check.system === 'pandas'
                ? yield* planPandasType(scope, check)
                : sqlTypeOutcome(scope.column(check.column), check.names);
    }
}
function whole(holds, why) {
    return { kind: 'whole', holds, why };
}
function columnsOutcome(given, { columns, as, ignoreCase }) {
    const plain = (name) => (ignoreCase === true ? name.toLowerCase() : name);
    const [there, wanted] = [given.map(plain), columns.map(plain)];
    const missing = wanted.filter((name) => !there.includes(name));
    if (as === 'some') {
        const holds = missing.length < wanted.length;
        return whole(holds, holds ? 'one is there' : 'none is there');
    }
    const extra = there.filter((name) => !wanted.includes(name));
    const told = [
        ...(missing.length === 0 ? [] : [`missing: ${some(missing.map(named))}`]),
        ...(extra.length === 0 || as === 'subset' || as === 'ordered-subset'
            ? []
            : [`not named: ${some(extra.map(named))}`]),
    ];
    const inOrder = as === 'list' ? there : there.filter((name) => wanted.includes(name));
    const isOrdered = as === 'set' || as === 'subset' || inOrder.join('\0') === wanted.join('\0');
    if (told.length === 0 && !isOrdered)
        told.push(`in another order: ${some(there.map(named))}`);
    return whole(told.length === 0, told.length === 0 ? 'they are as named' : told.join('; '));
}
function* planPandasType(scope, { column, names }) {
    const type = yield* pandasTypeOf(scope, column);
    return {
        ...whole(names.some((name) => pandasTypesAlike(name, type)), `it is ${type}`),
        observed: type,
    };
}
function sqlTypeOutcome({ type, isText }, names) {
    const found = isText ? 'VARCHAR' : type;
    const bare = (name) => name.toUpperCase().replace(/\(.*\)$/, '');
    const holds = names.some((name) => bare(name) === bare(found));
    return { ...whole(holds, `it is ${found}`), observed: found };
}
/** `BIGINT in a.parquet` for each file that knows the type of a column and has another one; undefined if none has. */
function storedOtherwise({ storedIn }, fits) {
    const wrong = storedIn.filter(({ type }) => !fits(type));
    return wrong.length === 0 ? undefined : some(wrong.map(({ file, type }) => `${type} in ${named(file)}`));
}
function some(items) {
    const more = items.length - MAX_NAMED;
    return `${items.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/against-reference.js






function* planSameRowCount(scope, { table }) {
    const other = scope.other(table);
    const found = yield* need_scan({ rows: countIf(scope.where) });
    const [row] = yield* query(`SELECT count(*) AS "rows" FROM ${other.source([])}`);
    if (row === undefined)
        throw new Error('an aggregate gave no row');
    const [rows, others] = [found.count('rows'), row.count('rows')];
    const why = `${rowsText(rows)}; "${named(table)}" has ${rowsText(others)}`;
    return { kind: 'whole', holds: rows === others, why, observed: rows };
}
/** Rows that could be read, now and then. */
function* planVolume(scope, { ratio }) {
    const before = referenceOf(scope).rows;
    if (before === 0)
        throw new Unsupported('the reference has no rows to compare with');
    const found = yield* need_scan({ rows: countIf(scope.where) });
    const rows = found.count('rows');
    const observed = rows / before;
    const why = `${rowsText(rows)} after ${(0,quantities/* formatNumber */.ZV)(before)}: ${(0,quantities/* formatNumber */.ZV)(observed)} times as many`;
    return { kind: 'whole', holds: isWithin(ratio, observed), why, observed };
}
/**
 * A column that a file has as text has the kind of the reference if every value can be read so; text can hold anything.
 * What is new in the data is another rule's matter.
 */
function* planSameTypes(scope) {
    const expected = referenceOf(scope).columns;
    const { view } = scope.table;
    const columns = expected.map((before) => ({
        before,
        now: view.columns.find(({ name }) => name === before.name),
    }));
    const texts = columns.flatMap(({ before: { name, kind }, now }, index) => {
        const as = AS[kind];
        if (now?.isText !== true || as === undefined || kind === 'text')
            return [];
        const misread = dialect_all(scope.where, `${scope.raw(name)} IS NOT NULL`, `${readable(scope, name, as)} IS NULL`);
        return [[`c${index}`, countIf(misread)]];
    });
    const found = texts.length === 0 ? undefined : yield* need_scan(Object.fromEntries(texts));
    const told = columns.flatMap(({ before, now }, index) => {
        if (now === undefined)
            return [`${named(before.name)} is gone`];
        const isCounted = texts.some(([name]) => name === `c${index}`);
        const misread = isCounted ? (found?.count(`c${index}`) ?? 0) : 0;
        if (misread > 0)
            return [`${named(before.name)} was ${before.kind}: ${(0,quantities/* formatNumber */.ZV)(misread)} values are not now`];
        if (now.isText || isOfKind(scope, now.type, before))
            return [];
        return [`${named(before.name)} was ${before.kind} and is ${now.type} now`];
    });
    const why = told.length === 0 ? `all ${columns.length} columns are as they were` : some(told);
    return { kind: 'whole', holds: told.length === 0, why };
}
/** How values of a kind of the profile are compared. */
const AS = {
    numeric: 'number',
    boolean: 'boolean',
    text: 'text',
    time: 'instant',
    other: undefined,
};
/** The profile has times of day among the times too. */
function readable({ dialect, table }, name, as) {
    const plain = dialect.identifier(name);
    const read = table.alias(dialect.readAs(as, plain));
    if (as !== 'instant')
        return read;
    return `coalesce(${dialect.asText(read)}, ${dialect.asText(table.alias(dialect.readAs('time', plain)))})`;
}
function isOfKind({ dialect }, type, before) {
    const kind = dialect.comparisonOf(type);
    return kind === undefined ? type === before.type : kind === AS[before.kind];
}
function referenceOf({ context }) {
    if (context.reference !== undefined)
        return context.reference;
    throw new Unsupported('there is no profile of earlier data; name one in the input reference');
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/outcome.js


/** A query for the places of rows; none where the rows of a table have no order. */
function queriedPlaces({ view }, sql) {
    return view.numbered === undefined ? { kind: 'none' } : { kind: 'query', sql: sql() };
}
/** Counts the rows that a test is about. */
function* countRows({ where }, { checked, broken, shown }) {
    const looked = dialect_all(where === 'every_row' ? 'true' : where, checked);
    const condition = dialect_all(looked, broken);
    const found = yield* need_scan({ checked: countIf(looked), broken: countIf(condition) });
    return {
        kind: 'rows',
        checked: found.count('checked'),
        broken: found.count('broken'),
        places: { kind: 'rows', condition, shown },
    };
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./build/packages/validation/regex/guarded.js


/** Ordinary expressions take a microsecond for a text. */
const ALLOWED = { milliseconds: 5000, perText: 0.05 };
const place = { work: () => { } };
let context;
const script = new external_node_vm_.Script('work()');
const timedOut = schemas.object({ code: schemas.literal('ERR_SCRIPT_EXECUTION_TIMEOUT') });
/**
 * Does some work of JavaScript that may run away, as a regular expression of a pull request can: V8 stops it.
 * @param milliseconds of the clock
 * @returns whether it was done in time
 * @throws what the work throws
 */
function inTime(milliseconds, work) {
    context ??= (0,external_node_vm_.createContext)(place);
    place.work = work;
    try {
        script.runInContext(context, { timeout: Math.max(1, Math.ceil(milliseconds)) });
        return true;
    }
    catch (error) {
        // It is an Error of the other context, and so no instance of Error here.
        if (timedOut.safeParse(error).success)
            return false;
        throw error;
    }
    finally {
        place.work = () => { };
    }
}
/** Asks a test about each text, until its time is used up. */
function guarded_guarded(test, allowed = ALLOWED) {
    let left = allowed.milliseconds;
    let reason;
    const predicate = (texts) => {
        const answers = [];
        if (reason !== undefined)
            return answers;
        left += texts.length * allowed.perText;
        const started = performance.now();
        try {
            const done = inTime(left, () => {
                for (const text of texts)
                    answers.push(test(text));
            });
            if (!done)
                reason = `it took more than ${allowed.milliseconds / 1000} s and ${allowed.perText} ms a text`;
        }
        catch (error) {
            // V8 gives up on a backtracking stack that is too large.
            if (!(error instanceof RangeError || error instanceof SyntaxError))
                throw error;
            reason = error.message;
        }
        left -= performance.now() - started;
        return reason === undefined ? answers : [];
    };
    return { predicate, gaveUp: () => reason };
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/table.js

/** Names of the place of a row in a numbered source. */
const PLACE = { file: 'in_file', row: 'in_row' };
let tests = 0;
function openTable(view, notes) {
    const aliases = new Map();
    const defined = new Map();
    const select = (from, only, more) => {
        const wanted = [...aliases].filter(([, name]) => only?.includes(name) !== false);
        const values = wanted.map(([expression, name]) => `${expression} AS ${name}`);
        return `(SELECT ${[...values, ...more, 'true AS every_row'].join(', ')} FROM ${from}) AS t`;
    };
    return {
        view,
        notes,
        alias: (expression) => {
            const found = aliases.get(expression) ?? `e${aliases.size}`;
            aliases.set(expression, found);
            return found;
        },
        tests: defined,
        define: (key, test) => {
            const known = defined.get(key);
            if (known !== undefined)
                return known;
            tests += 1;
            const made = { name: `lockstep_test_${tests}`, ...guarded_guarded(test) };
            defined.set(key, made);
            return made;
        },
        source: (only) => select(view.from, only, []),
        numbered: (only) => {
            if (view.numbered === undefined)
                throw new Error('the rows of this source have no order');
            const { from, fileColumn, rowColumn } = view.numbered;
            const { identifier } = view.dialect;
            const place = [`${identifier(fileColumn)} AS ${PLACE.file}`, `${identifier(rowColumn)} AS ${PLACE.row}`];
            return select(from, only, place);
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/row-keys.js


/**
 * A value by which rows of one table are told from each other: text that is none of its declared type stays the text that
 * it is, so that two bad values are not equal for being unreadable.
 */
function keyOf(scope, name) {
    const type = declaredType(scope, name);
    return type === undefined ? scope.raw(name) : exactText(scope.table, scope.column(name), type);
}
/** The same for a column that two tables have: expressions over the names of each that are equal where the values are. */
function keysOf(scope, other, name) {
    const [mine, theirs] = [scope.column(name), otherColumn(other, name)];
    const both = [
        [scope.table, mine],
        [other, theirs],
    ];
    const plain = ([table, column]) => table.alias(scope.dialect.identifier(column.name));
    if (mine.isText && theirs.isText) {
        const type = declaredType(scope, name);
        if (type === undefined)
            return [plain(both[0]), plain(both[1])];
        return [exactText(scope.table, mine, type), exactText(other, theirs, type)];
    }
    if (mine.isText || theirs.isText) {
        const type = storedType(scope, mine.isText ? theirs : mine);
        return [exactText(scope.table, mine, type), exactText(other, theirs, type)];
    }
    const [kind, ofOther] = [mine, theirs].map(({ type }) => scope.dialect.comparisonOf(type));
    if (mine.type === theirs.type || (kind === ofOther && kind !== undefined && kind !== 'instant'))
        return [plain(both[0]), plain(both[1])];
    const as = kind === 'instant' && ofOther === 'instant' ? scope.dialect.asInstant : scope.dialect.asText;
    return [scope.table.alias(as(plainName(mine, scope))), other.alias(as(plainName(theirs, scope)))];
}
/** What stands in a row, for a reader: values of personal columns are left out. */
function shownRow({ table, dialect, raw }, columns) {
    const shown = columns.map((name) => table.notes.get(name)?.personal === true ? `'*'` : `coalesce(${dialect.asText(raw(name))}, '')`);
    return shown.length === 0 ? `''` : shown.join(` || ' | ' || `);
}
/** The columns that a rule names, or all of a list but some. @throws Unsupported if none is left */
function chosenColumns(scope, all, { columns, except = [], }) {
    for (const name of [...(columns ?? []), ...except])
        scope.column(name);
    const chosen = columns ?? all.filter((name) => !except.includes(name));
    if (chosen.length === 0)
        throw new Unsupported('no column is left to compare');
    return chosen;
}
function otherColumn({ view }, name) {
    const found = view.columns.find((column) => column.name === name);
    if (found === undefined)
        throw new Unsupported(`the other data has no column ${name}`);
    return found;
}
function plainName(column, { dialect }) {
    return dialect.identifier(column.name);
}
function declaredType({ table, column }, name) {
    const type = column(name).isText ? table.notes.get(name)?.type : undefined;
    return type === 'string' ? undefined : type;
}
function storedType({ dialect }, { type }) {
    return COLUMN_TYPES.find((name) => dialect.isStoredAs(type, name)) ?? 'string';
}
/** One text for all ways of writing a value: 7 for 007, 5.0 for 5 where numbers are meant. */
function exactText({ view: { dialect }, alias }, { name, isText, type: stored }, type) {
    const plain = dialect.identifier(name);
    if (isText) {
        const read = dialect.asText(dialect.readAs(type, plain));
        return alias(type === 'string' ? plain : `coalesce(${read}, ${plain})`);
    }
    if (type === 'number')
        return alias(dialect.asText(dialect.asNumber(plain)));
    const isInstant = type === 'timestamp' && dialect.comparisonOf(stored) === 'instant';
    return alias(dialect.asText(isInstant ? dialect.asInstant(plain) : plain));
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/conflicting-labels.js






/** Conflicts of which a reader is shown the rows. */
const SHOWN = 5;
/** Rows of groups with equal features and several labels, as Deepchecks' ConflictingLabels counts them. */
function* planConflictingLabels(scope, check) {
    const { table, where, raw } = scope;
    const { label } = check;
    const others = table.view.columns.map(({ name }) => name).filter((name) => name !== label);
    const features = chosenColumns(scope, others, { columns: check.features, except: check.except });
    const keys = features.map((name) => keyOf(scope, name));
    const looked = dialect_all(where === 'every_row' ? 'true' : where, `${raw(label)} IS NOT NULL`);
    const search = { scope, keys, label: keyOf(scope, label), looked };
    const counted = yield* need_scan({ checked: countIf(looked) });
    const [row] = yield* query(`WITH ${conflicts(search, table.source(), [], 'count(*) AS n')}
     SELECT coalesce(sum(n), 0) AS broken, count(*) AS sets FROM conflicts`);
    if (row === undefined)
        throw new Error('an aggregate gave no row');
    const sets = row.count('sets');
    return {
        kind: 'rows',
        checked: counted.count('checked'),
        broken: row.count('broken'),
        places: queriedPlaces(table, () => conflictPlaces(search, shownRow(scope, [label, ...features]))),
        why: sets === 0 ? undefined : `in ${(0,quantities/* formatNumber */.ZV)(sets)} ${sets === 1 ? 'set' : 'sets'} of equal features`,
    };
}
/**
 * Only rows whose hash of the features has several labels are grouped by the features themselves: a hash takes little
 * memory, and equal features have equal hashes.
 */
function conflicts({ scope, keys, label, looked }, source, more, made) {
    const fields = [...keys.map((key, index) => `${key} AS k${index}`), ...more].join(', ');
    const names = keys.map((_, index) => `k${index}`).join(', ');
    return `looked AS (SELECT ${fields}, ${label} AS label, ${scope.dialect.hash(keys)} AS h FROM ${source} WHERE ${looked}),
    suspects AS (SELECT h FROM looked GROUP BY h HAVING min(label) <> max(label)),
    conflicts AS (SELECT ${names}, ${made} FROM looked WHERE h IN (SELECT h FROM suspects)
      GROUP BY ${names} HAVING min(label) <> max(label))`;
}
/** Rows of the first conflicts, those with equal features together. */
function conflictPlaces(search, shown) {
    const { table } = search.scope;
    const more = [PLACE.file, PLACE.row, `${shown} AS value`];
    const first = `min(ROW(${PLACE.file}, ${PLACE.row})) AS first`;
    const same = search.keys
        .map((_, index) => `looked.k${index} IS NOT DISTINCT FROM c.k${index}`)
        .join(' AND ');
    return `WITH ${conflicts(search, table.numbered(), more, first)}
    SELECT ${PLACE.file}, ${PLACE.row}, value
    FROM looked JOIN (SELECT * FROM conflicts ORDER BY first LIMIT ${SHOWN}) AS c ON ${same}
    ORDER BY first, ${PLACE.file}, ${PLACE.row}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/condition.js



/** SQL over the names of a table that is true for the rows of a filter, and never unknown for the others. */
function conditionSql({ condition, nulls }, scope) {
    return `coalesce(${sqlOf(condition, nulls === 'decided', scope)}, false)`;
}
function sqlOf(condition, decided, scope) {
    switch (condition.kind) {
        case 'and':
            return `(${dialect_all(...condition.conditions.map((part) => sqlOf(part, decided, scope)))})`;
        case 'or':
            return `(${any(...condition.conditions.map((part) => sqlOf(part, decided, scope)))})`;
        case 'not':
            return `(NOT ${sqlOf(condition.condition, decided, scope)})`;
        case 'null':
            return `(${scope.raw(condition.column)} IS ${condition.negated ? 'NOT ' : ''}NULL)`;
        case 'sql':
            return scope.table.alias(`(${condition.sql})`);
        case 'in':
            return inSql(condition, decided, scope);
        case 'compare': {
            const { operator } = condition;
            const as = condition_comparisonOf(condition.left, condition.right, scope);
            const [left, right] = [condition.left, condition.right].map((side) => operandSql(side, as, scope));
            const sql = `${left} ${operator === '!=' ? '<>' : operator} ${right}`;
            return decided ? `coalesce(${sql}, ${operator === '!='})` : `(${sql})`;
        }
    }
}
function inSql({ column, values, negated }, decided, scope) {
    const sql = setSql(scope, scope.value(column, kindOfValues(values)), values);
    if (!decided)
        return `(${negated ? 'NOT ' : ''}${sql})`;
    return `(${negated ? 'NOT ' : ''}coalesce(${sql}, false))`;
}
/** `value IN (...)`; false for an empty set. */
function setSql({ dialect }, value, values) {
    if (values.length === 0)
        return '(false)';
    return `(${value} IN (${values.map(dialect.literal).join(', ')}))`;
}
/** What values of a set are compared as; mixed kinds are compared as text. */
function kindOfValues(values) {
    const kinds = new Set(values.map((value) => typeof value));
    if (kinds.size !== 1)
        return 'text';
    return kinds.has('number') ? 'number' : kinds.has('boolean') ? 'boolean' : 'text';
}
/** What two operands are compared as: what a constant is, else what the engine has, else text. */
function condition_comparisonOf(left, right, scope) {
    const kinds = [left, right].map((side) => ('column' in side ? undefined : kindOfValues([side.value])));
    const columns = [left, right].flatMap((side) => ('column' in side ? [side.column] : []));
    const stored = columns.map((name) => storedKind(name, scope)).find((kind) => kind !== undefined);
    const constant = kinds.find((kind) => kind !== undefined);
    // A text constant is an instant where the column holds such.
    if (constant === 'text' && stored === 'instant')
        return 'instant';
    return constant ?? stored ?? 'text';
}
function storedKind(name, { column, dialect }) {
    const { isText, type } = column(name);
    return isText ? undefined : dialect.comparisonOf(type);
}
function operandSql(side, as, scope) {
    if ('column' in side)
        return scope.value(side.column, as);
    if (as !== 'instant')
        return scope.dialect.literal(side.value);
    const milliseconds = typeof side.value === 'string' ? instantOf(side.value) : Number.NaN;
    if (Number.isNaN(milliseconds))
        throw new Unsupported(`${side.value} is no day or instant`);
    return scope.dialect.instant(milliseconds);
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/distinct-values.js



/** Counts the distinct values inside and outside of the set. */
function* planDistinctSet(scope, check) {
    const { column, values, relation } = check;
    const value = values.length === 0 ? scope.own(column) : scope.value(column, kindOfValues(values));
    const within = setSql(scope, value, values);
    const there = dialect_all(scope.where, `${scope.raw(column)} IS NOT NULL`);
    const found = yield* need_scan({
        inside: `count(DISTINCT CASE WHEN ${dialect_all(there, within)} THEN ${value} END)`,
        outside: `count(DISTINCT CASE WHEN ${there} AND ${isNotTrue(within)} THEN ${scope.raw(column)} END)`,
    });
    const missing = new Set(values).size - found.count('inside');
    const extra = found.count('outside');
    const told = [
        ...(relation === 'within' || missing === 0 ? [] : [`${missing} of the set are not there`]),
        ...(relation === 'contains' || extra === 0 ? [] : [`${extra} distinct values are not in the set`]),
    ];
    return {
        kind: 'whole',
        holds: told.length === 0,
        why: told.length === 0 ? 'they are as the set says' : told.join('; '),
    };
}
/** With several equally common values, and ties not allowed, nothing is the most common one. */
function* planMostCommon(scope, { column, values, ties }) {
    const value = scope.value(column, kindOfValues(values));
    const there = dialect_all(scope.where, `${value} IS NOT NULL`);
    const counts = `SELECT ${value} AS v, count(*) AS n FROM ${scope.table.source()} WHERE ${there} GROUP BY ${value}`;
    const [found] = yield* query(`SELECT count(*) AS modes, count(CASE WHEN ${setSql(scope, 'v', values)} THEN 1 END) AS within
     FROM (SELECT v, n, max(n) OVER () AS most FROM (${counts}) AS c) AS m WHERE n = most`);
    if (found === undefined)
        throw new Error('an aggregate gave no row');
    const [modes, within] = [found.count('modes'), found.count('within')];
    const holds = within > 0 && (ties || modes === 1);
    const why = modes === 0 ? 'there is no value' : `${modes} most common, ${within} of the set`;
    return { kind: 'whole', holds, why };
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/pandas-column.js



/** What pandas makes of a column: of a CSV file by all of its values, of a file with types by its type. */
function* pandasColumnOf(scope, name) {
    const { isText, type } = scope.column(name);
    if (isText)
        return yield* pandas_column_inferred(scope, name);
    if (type === 'VARCHAR' || type.startsWith('ENUM'))
        return { dtype: 'str', kind: 'text' };
    const dtype = yield* pandasTypeOf(scope, name);
    if (/^u?int/.test(dtype))
        return { dtype, kind: 'integer' };
    if (dtype.startsWith('float') || type.startsWith('DECIMAL'))
        return { dtype, kind: 'number' };
    if (type === 'BOOLEAN')
        return { dtype, kind: 'boolean' };
    return { dtype, kind: dtype.startsWith('datetime') ? 'instant' : 'other' };
}
/** Order and exceptions are those of the C parser of `read_csv`. */
function* pandas_column_inferred(scope, name) {
    const { alias } = scope.table;
    const [text, integer, number] = [
        scope.raw(name),
        alias(asInteger(scope, name)),
        alias(asNumber(scope, name)),
    ];
    const found = yield* need_scan({
        rows: 'count(*)',
        present: `count(${text})`,
        integers: `count(${integer})`,
        numbers: `count(${number})`,
        booleans: `count(${alias(asBoolean(scope, name))})`,
        wide: `count(CASE WHEN length(${text}) > 18 AND ${integer} IS NULL THEN ${digits(scope, text)} END)`,
    });
    const [rows, present] = [found.count('rows'), found.count('present')];
    if (rows === 0)
        return { dtype: 'object', kind: 'nothing' };
    const isFull = present === rows;
    if (present === found.count('integers') && isFull)
        return { dtype: 'int64', kind: 'integer' };
    if (found.count('wide') > 0 && present === found.count('integers') + found.count('wide')) {
        // Integers beyond 64 bits are text, or Python's own: neither is compared with numbers.
        return isFull && (yield* areUnsigned(text)) ? { dtype: 'uint64', kind: 'unsigned' } : TEXT;
    }
    if (present === found.count('numbers'))
        return { dtype: 'float64', kind: 'number' };
    if (present === found.count('booleans'))
        return { dtype: isFull ? 'bool' : 'object', kind: 'boolean' };
    return TEXT;
}
const TEXT = { dtype: 'str', kind: 'text' };
/**
 * The value of a text as a 64-bit integer, over the columns. A digit, sign or space stands before `:`; casts of other text
 * are slow. Texts that are null to pandas are no numbers.
 */
function asInteger({ dialect }, name) {
    const text = dialect.identifier(name);
    return `CASE WHEN ${text} < ':' THEN ${dialect.readAs('integer', text)} END`;
}
/** The same as a double. Infinity is a number; NaN, which is null or text, ends in n. */
function asNumber({ dialect }, name) {
    const text = dialect.identifier(name);
    const starts = `${text} < ':' OR ${text} BETWEEN 'I' AND 'J' OR ${text} BETWEEN 'i' AND 'j'`;
    const likely = `(${starts}) AND ${text} NOT LIKE '%n' AND ${text} NOT LIKE '%N'`;
    return `CASE WHEN ${likely} THEN ${dialect.readAs('number', text)} END`;
}
/** `True` and `False`, in any case. */
function asBoolean({ dialect }, name) {
    const text = dialect.identifier(name);
    const read = `CASE lower(${text}) WHEN 'true' THEN true WHEN 'false' THEN false END`;
    return `CASE WHEN length(${text}) < 6 THEN ${read} END`;
}
function digits({ dialect }, text) {
    return `CASE WHEN ${dialect.matches(text, String.raw `\A\s*[+-]?[0-9]+\s*\z`)} THEN 1 END`;
}
function* areUnsigned(text) {
    const fits = `TRY_CAST(${text} AS DECIMAL(38, 0)) BETWEEN 0 AND 18446744073709551615`;
    const found = yield* need_scan({ others: countIf(`(${fits}) IS NOT TRUE`) });
    return found.count('others') === 0;
}
function isNumeric(kind) {
    return kind === 'integer' || kind === 'unsigned' || kind === 'number';
}
/** What a column of a CSV file is likely to be, by the type that its author declares. */
function likelyKind(type) {
    switch (type) {
        case 'integer':
        case 'number':
        case 'boolean':
            return type;
        case undefined:
            return undefined;
        default:
            return 'text';
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/pandas-scope.js


const KINDS = {
    integer: 'integer',
    number: 'number',
    text: 'text',
    boolean: 'boolean',
    instant: 'instant',
};
/** What pandas holds in a column once it was turned into something else. */
function kindAfter(kind, cast) {
    return cast === undefined || kind === 'nothing' ? kind : KINDS[cast];
}
/** A scope whose values are those that pandas holds, of the kinds that are given. */
function pandasScope(scope, kinds, cast) {
    const kindOf = (name) => kinds.get(name) ?? 'other';
    const { alias } = scope.table;
    const sqlOf = (name) => cast === undefined ? held(scope, name, kindOf(name)) : castSql(scope, name, kindOf(name), cast);
    const own = (name) => alias(sqlOf(name));
    const value = (name, as) => {
        const kind = kindAfter(kindOf(name), cast);
        if (kind === 'nothing')
            return alias(scope.dialect.readAs(as, scope.stored(name)));
        if (kind === as || (isNumeric(kind) && as === 'number'))
            return own(name);
        // Python's True is 1.
        if (kind === 'boolean' && as === 'number')
            return alias(asOne(sqlOf(name)));
        throw new Unsupported(`pandas reads the column as ${WORDS[kind]}, and it compares ${COMPARED[as]}`);
    };
    // Of a null, numpy makes True.
    const isFilled = cast === 'boolean';
    return {
        ...scope,
        own,
        value,
        present: (name) => (isFilled ? 'every_row' : `${scope.raw(name)} IS NOT NULL`),
    };
}
const WORDS = {
    integer: 'numbers',
    unsigned: 'numbers',
    number: 'numbers',
    boolean: 'booleans',
    text: 'text',
    instant: 'times',
    other: 'objects',
    nothing: 'nothing',
};
const COMPARED = {
    number: 'numbers',
    boolean: 'booleans',
    text: 'text',
    instant: 'times',
};
const asOne = (condition) => `CASE WHEN ${condition} THEN 1 WHEN NOT ${condition} THEN 0 END`;
/** The value as it stands in pandas, over the columns of the table. */
function held(scope, name, kind) {
    const { dialect } = scope;
    const raw = scope.stored(name);
    if (!scope.column(name).isText)
        return kind === 'instant' ? dialect.asInstant(raw) : raw;
    switch (kind) {
        case 'integer':
            return asInteger(scope, name);
        case 'unsigned':
            return `TRY_CAST(${raw} AS DECIMAL(38, 0))`;
        case 'number':
            return asNumber(scope, name);
        case 'boolean':
            return asBoolean(scope, name);
        default:
            return raw;
    }
}
/** What `astype` makes of the value. NULL where it can make nothing of it. */
function castSql(scope, name, kind, cast) {
    const { dialect } = scope;
    const value = held(scope, name, kind);
    const isText = kind === 'text' || kind === 'nothing';
    const number = kind === 'boolean' ? asOne(value) : isText ? dialect.readAs('number', value) : value;
    switch (cast) {
        case 'integer':
            // Python reads no fraction in text, and cuts that of a number.
            if (isText)
                return dialect.readAs('integer', value);
            return kind === 'number' ? `trunc(${finite(scope, number)})` : number;
        case 'number':
            return number;
        case 'boolean':
            if (kind === 'boolean')
                return `coalesce(${value}, true)`;
            return isNumeric(kind) ? `coalesce(${number} <> 0, true)` : 'true';
        case 'text':
            return textSql(scope, value, kind);
        case 'instant':
            if (isNumeric(kind) || kind === 'boolean')
                throw new Unsupported('pandas takes numbers for nanoseconds since 1970');
            return isText ? dialect.readAs('instant', value) : dialect.asInstant(value);
    }
}
function finite({ dialect }, number) {
    return `CASE WHEN ${dialect.isFinite(dialect.asNumber(number))} THEN ${number} END`;
}
/** What Python's `str` writes. */
function textSql({ dialect }, value, kind) {
    if (kind === 'text' || kind === 'nothing')
        return value;
    if (kind === 'boolean')
        return `CASE WHEN ${value} THEN 'True' WHEN NOT ${value} THEN 'False' END`;
    return dialect.asText(kind === 'number' ? dialect.asNumber(value) : value);
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/dtypes.js





/** That pandas has read the column as one of the dtypes, and else which of its values are to blame. */
function* planDtype(scope, check) {
    const { column, names, values, bounds } = check;
    const rows = yield* both(pandasColumnOf(scope, column), need_scan({ rows: countIf(scope.where) }));
    const [{ dtype, kind }, counted] = rows;
    const observed = { observed: dtype, why: `pandas reads it as ${dtype}` };
    const checked = counted.count('rows');
    if (names.includes(dtype))
        return { kind: 'rows', checked, broken: 0, places: { kind: 'none' }, ...observed };
    if (values === 'text') {
        const raw = scope.raw(column);
        const broken = kind === 'text' ? 'false' : `${raw} IS NOT NULL`;
        const test = { checked: 'every_row', broken, shown: raw };
        return yield* blamed(scope, test, check, observed.why);
    }
    if (values === undefined)
        return yield* blamed(scope, undefined, check, observed.why);
    // Only an integer cannot be made of a null.
    const nulls = values === 'integer' ? 'break' : 'skip';
    const test = castTest(scope, { column, to: values, bounds, nulls }, kind);
    return yield* blamed(scope, test, check, observed.why);
}
/** Without a single value to blame the column breaks it as a whole. */
function* blamed(scope, test, { rowsOnly, drops }, why) {
    const found = test === undefined ? undefined : yield* countRows(scope, test);
    if (found === undefined || (found.broken === 0 && rowsOnly !== true))
        return { kind: 'whole', holds: false, why };
    return { ...found, broken: drops === true ? 0 : found.broken, why };
}
/** That pandas can turn the values of the column into something else. */
function* planCastable(scope, check) {
    const { kind } = yield* pandasColumnOf(scope, check.column);
    const found = countRows(scope, castTest(scope, check, kind));
    if (check.to !== 'instant' || kind !== 'text')
        return yield* found;
    const [forms, outcome] = yield* both(formsOfTimes(scope, check.column), found);
    if (forms < 2 || outcome.broken > 0)
        return outcome;
    return {
        kind: 'whole',
        holds: false,
        why: `times are written in ${forms} forms, and pandas reads those of one`,
    };
}
/** Values that cannot be cast, or 1 if the column as a whole cannot. */
function* countUncastable(scope, check, kind) {
    const { checked, broken } = castTest(scope, check, kind);
    const counted = need_scan({ broken: countIf(dialect_all(checked, broken)) });
    if (check.to !== 'instant' || kind !== 'text')
        return (yield* counted).count('broken');
    const [forms, found] = yield* both(formsOfTimes(scope, check.column), counted);
    return forms < 2 ? found.count('broken') : 1;
}
/**
 * In how many forms times are written: with a `T`, to the second, with a fraction, ... pandas takes the form of the first
 * one for all.
 * @throws Unsupported where none is of ISO 8601: pandas guesses then whether the day or the month comes first
 */
function* formsOfTimes(scope, column) {
    const text = scope.raw(column);
    const value = scope.table.alias(castSql(scope, column, 'text', 'instant'));
    const length = scope.dialect.length(text);
    const precision = `CASE WHEN strpos(${text}, '.') > 0 THEN 'fraction' ELSE ${scope.dialect.asText(length)} END`;
    const form = `CASE WHEN ${value} IS NOT NULL THEN substr(${text}, 11, 1) || ${precision} END`;
    const found = yield* need_scan({
        present: `count(${text})`,
        read: `count(${value})`,
        forms: `count(DISTINCT ${form})`,
    });
    if (found.count('present') > 0 && found.count('read') === 0)
        throw new Unsupported('times are not written as in ISO 8601, and pandas guesses what they mean');
    return found.count('forms');
}
function castTest(scope, { column, to, bounds, exact, nulls }, kind) {
    const { alias } = scope.table;
    const raw = scope.raw(column);
    const value = alias(castSql(scope, column, kind, to));
    const whole = exact === true && kind === 'number'
        ? `${value} = ${alias(castSql(scope, column, kind, 'number'))}`
        : 'true';
    const within = to === 'integer' && bounds !== undefined ? inBounds(scope, value, bounds) : 'true';
    return {
        checked: nulls === 'break' ? 'every_row' : `${raw} IS NOT NULL`,
        broken: `(${dialect_all(`${value} IS NOT NULL`, whole, within)}) IS NOT TRUE`,
        shown: raw,
    };
}
function inBounds({ dialect }, value, { min, max }) {
    return dialect_all(min === undefined ? 'true' : `${value} >= ${dialect.literal(min)}`, max === undefined ? 'true' : `${value} <= ${dialect.literal(max)}`);
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/freshness.js




/** A value that is no instant could be the newest, so that it breaks the rule by itself. */
function* planFreshness(scope, { column, maxAge, until }) {
    const { dialect, where } = scope;
    const instant = scope.value(column, 'instant');
    const looked = dialect_all(where, `${scope.raw(column)} IS NOT NULL`);
    const condition = dialect_all(looked, `${instant} IS NULL`);
    const usable = `CASE WHEN ${where} AND ${dialect.isFinite(instant)} THEN ${instant} END`;
    const found = yield* need_scan({
        checked: countIf(looked),
        broken: countIf(condition),
        newest: dialect.epochMilliseconds(`max(${usable})`),
    });
    const [checked, broken, newest] = [found.count('checked'), found.count('broken'), found.number('newest')];
    if (broken > 0) {
        const why = `${partText(broken, checked)} hold no day or instant`;
        const places = { kind: 'rows', condition, shown: scope.raw(column) };
        return { kind: 'rows', checked, broken, places, why };
    }
    if (newest === undefined)
        return { kind: 'whole', holds: false, why: 'there is no value' };
    const age = (until === undefined ? scope.context.now : instantOf(until)) - newest;
    const from = `the newest value is of ${instantText(newest)}`;
    const reference = until === undefined ? 'old' : `before ${until}`;
    const why = age < 0 ? from : `${from}, ${ageText(age)} ${reference}`;
    return { kind: 'whole', holds: age <= maxAge, why, observed: instantText(newest) };
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/values.js





function* planNull(scope, { kind, column }) {
    const raw = scope.raw(column);
    const broken = `${raw} IS ${kind === 'null' ? 'NOT ' : ''}NULL`;
    return yield* countRows(scope, { checked: 'every_row', broken, shown: raw });
}
/** Files that know their types are judged by these; the values of the others one by one. */
function* planType(scope, { column, type }) {
    const found = scope.column(column);
    const wrong = storedOtherwise(found, (stored) => scope.dialect.isStoredAs(stored, type));
    if (wrong !== undefined)
        return { kind: 'whole', holds: false, why: wrong };
    if (!found.isText)
        return { kind: 'whole', holds: true, why: 'stored as that' };
    const raw = scope.raw(column);
    const value = scope.table.alias(scope.dialect.readAs(type, scope.dialect.identifier(column)));
    return yield* countRows(scope, {
        checked: `${raw} IS NOT NULL`,
        broken: `${raw} IS NOT NULL AND ${value} IS NULL`,
        shown: raw,
    });
}
/** UTF-8 has the order of code points, in which engines compare text. */
function* planTextRange(scope, check) {
    const { min, max, exclusiveMin, exclusiveMax } = check.bounds;
    const text = scope.value(check.column, 'text');
    const { literal } = scope.dialect;
    const holds = dialect_all(min === undefined ? 'true' : `${text} ${exclusiveMin === true ? '>' : '>='} ${literal(min)}`, max === undefined ? 'true' : `${text} ${exclusiveMax === true ? '<' : '<='} ${literal(max)}`);
    return yield* countRows(scope, valueTest(scope, check, holds));
}
/** A test of the values of one column: what is not true of a value breaks it. */
function valueTest(scope, { column, nulls, asWritten }, holds) {
    const present = asWritten === true ? `${scope.raw(column)} IS NOT NULL` : scope.present(column);
    return {
        checked: nulls === 'break' || nulls === 'keep' ? 'every_row' : present,
        broken: dialect_all(nulls === 'keep' ? present : 'true', isNotTrue(holds)),
        shown: scope.raw(column),
    };
}
/** A condition on a value that was read as what the bounds are. */
function boundsHold({ dialect }, value, { min, max, exclusiveMin, exclusiveMax, negated }) {
    const within = dialect_all(min === undefined ? 'true' : compared(dialect, value, exclusiveMin === true ? '>' : '>=', min), max === undefined ? 'true' : compared(dialect, value, exclusiveMax === true ? '<' : '<=', max));
    return negated === true ? `NOT (${within})` : within;
}
function compared(dialect, value, operator, bound) {
    if (typeof bound === 'number') {
        // NaN is greater than any number to DuckDB, so that no lower bound would find it.
        const low = operator.startsWith('>') ? `NOT ${dialect.isNaN(`CAST(${value} AS DOUBLE)`)} AND ` : '';
        return `${low}${value} ${operator} ${dialect.literal(bound)}`;
    }
    if (Number.isNaN(instantOf(bound)))
        throw new Unsupported(`the bound "${bound}" is no number, day or instant`);
    if (!bound.includes('T'))
        return `${dialect.asDay(value)} ${operator} ${dialect.day(bound)}`;
    return `${value} ${operator} ${dialect.instant(instantOf(bound))}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/groups.js








const groups_MAX_NAMED = 5;
const MAX_NAME = 40;
/** Names groups in what it says, unless a column by which they are made is personal. */
function* planGroups(scope, check) {
    const told = [
        ...(yield* missingGroups(scope, check)),
        ...(yield* oddSizes(scope, check)),
        ...(check.label === undefined ? [] : yield* oddLabels(scope, check, check.label)),
    ];
    const why = told.length === 0 ? 'every group is within the limits' : told.join('; ');
    return { kind: 'whole', holds: told.length === 0, why };
}
function* missingGroups(scope, { by, required = [] }) {
    if (required.length === 0)
        return [];
    const counts = required.map((values, index) => {
        const equal = by.map((column, at) => {
            const value = values[at] ?? '';
            return `${scope.value(column, kindOfValues([value]))} = ${scope.dialect.literal(value)}`;
        });
        return [`g${index}`, countIf(dialect_all(scope.where, ...equal))];
    });
    const found = yield* need_scan(Object.fromEntries(counts));
    const missing = required.filter((_, index) => found.count(`g${index}`) === 0);
    if (missing.length === 0)
        return [];
    return [`not there: ${some(missing.map((values) => cut(values.join(' | '), MAX_NAME)))}`];
}
/** Groups that are smaller or greater than they may be, the smallest first. */
function* oddSizes(scope, check) {
    const { share, rows } = check;
    if (share === undefined && rows === undefined)
        return [];
    const { keys, names, grouped } = groups_keysOf(scope, check);
    const sizes = `SELECT ${[...keys, 'count(*) AS n', 'sum(count(*)) OVER () AS total'].join(', ')}
    FROM ${scope.table.source()} WHERE ${scope.where}${grouped}`;
    const holds = dialect_all(share === undefined ? 'true' : boundsHold(scope, '(CAST(n AS DOUBLE) / total)', share), rows === undefined ? 'true' : boundsHold(scope, 'n', rows));
    const odd = yield* query(`SELECT ${[...names, 'n', 'total', 'count(*) OVER () AS odd'].join(', ')} FROM (${sizes}) AS g
     WHERE ${isNotTrue(holds)} ORDER BY ${['n', ...names].join(', ')} LIMIT ${groups_MAX_NAMED}`);
    return listed(scope, check, odd, (row) => {
        const [n, total] = [row.count('n'), row.number('total') ?? 0];
        return total === 0 ? 'no row' : `${rowsText(n)}, ${(0,quantities/* formatShare */.T1)(n / total)}`;
    });
}
/** Groups in which a label is rarer or more frequent than it may be. One that a group lacks has the share 0 there. */
function* oddLabels(scope, check, label) {
    const { keys, names, grouped } = groups_keysOf(scope, check);
    const labels = [...names, 'label'].join(', ');
    const looked = dialect_all(scope.where, `${scope.raw(label.column)} IS NOT NULL`);
    const [low, high] = sharesOf(label);
    const balance = `WITH
    labelled AS (SELECT ${[...keys, `${labelOf(scope, label)} AS label`].join(', ')} FROM ${scope.table.source()} WHERE ${looked}),
    cells AS (SELECT ${labels}, count(*) AS n FROM labelled GROUP BY ${labels}),
    parts AS (SELECT ${labels}, CAST(n AS DOUBLE) AS n,
      sum(n) OVER (${names.length === 0 ? '' : `PARTITION BY ${names.join(', ')}`}) AS total FROM cells)
    SELECT ${[...names, `max(total) AS total`, `${low} AS low`, `${high} AS high`].join(', ')} FROM parts${grouped}`;
    const holds = dialect_all(boundsHold(scope, 'low', label.share), boundsHold(scope, 'high', label.share));
    const odd = yield* query(`SELECT ${[...names, 'low', 'high', 'count(*) OVER () AS odd'].join(', ')} FROM (${balance}) AS g
     WHERE ${isNotTrue(holds)} ORDER BY ${['total', ...names].join(', ')} LIMIT ${groups_MAX_NAMED}`);
    return listed(scope, check, odd, (row) => {
        const [low, high] = [row.number('low'), row.number('high')];
        if (low === undefined || high === undefined)
            return 'no row has a label';
        const shares = low === high ? (0,quantities/* formatShare */.T1)(low) : `${(0,quantities/* formatShare */.T1)(low)} to ${(0,quantities/* formatShare */.T1)(high)}`;
        return label.value === undefined
            ? `labels have ${shares} of its rows`
            : `${cut(String(label.value), MAX_NAME)} has ${shares} of its rows`;
    });
}
/** The least and the greatest share of a label in a group. */
function sharesOf({ value }) {
    const one = 'sum(CASE WHEN label THEN n ELSE 0 END) / max(total)';
    if (value !== undefined)
        return [one, one];
    const isAny = 'count(label) < (SELECT count(DISTINCT label) FROM cells)';
    return [`CASE WHEN ${isAny} THEN 0 ELSE min(n / total) END`, 'max(n / total)'];
}
function labelOf(scope, { column, value }) {
    if (value === undefined)
        return keyOf(scope, column);
    const equal = `${scope.value(column, kindOfValues([value]))} = ${scope.dialect.literal(value)}`;
    return `coalesce(${equal}, false)`;
}
function groups_keysOf(scope, { by }) {
    const keys = by.map((column, index) => `${scope.dialect.asText(keyOf(scope, column))} AS k${index}`);
    const names = by.map((_, index) => `k${index}`);
    // Of one group without columns there is a row even if there are no rows.
    return { keys, names, grouped: names.length === 0 ? '' : ` GROUP BY ${names.join(', ')}` };
}
function listed({ table }, { by }, odd, tell) {
    const [first] = odd;
    if (first === undefined)
        return [];
    const isPersonal = by.some((column) => table.notes.get(column)?.personal === true);
    const items = odd.map((row) => {
        const values = by.map((_, index) => cut(row.text(`k${index}`) ?? 'null', MAX_NAME));
        const name = isPersonal ? 'a group' : values.length === 0 ? 'all rows' : values.join(' | ');
        return `${name} (${tell(row)})`;
    });
    const more = first.count('odd') - items.length;
    return [`outside: ${items.join(', ')}${more > 0 ? ` and ${(0,quantities/* formatNumber */.ZV)(more)} more` : ''}`];
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/measures.js






function* planRowCount(scope, { bounds }) {
    const found = yield* need_scan({ rows: countIf(scope.where) });
    const rows = found.count('rows');
    return { kind: 'whole', holds: isWithin(bounds, rows), why: rowsText(rows), observed: rows };
}
function* planMeasure(scope, check) {
    const { column, measure, bounds, emptySum } = check;
    const isTime = comparisonOfBounds(bounds) === 'instant';
    const read = comparedAs(measure, isTime);
    const misread = read === undefined ? 'false' : misreadIn(scope, column, read);
    const found = yield* need_scan({
        value: aggregate(scope, check, isTime),
        present: countIf(isThere(scope, column)),
        misread: countIf(misread),
    });
    const [present, unread] = [found.count('present'), found.count('misread')];
    if (unread > 0)
        return misreadOutcome(scope, column, { checked: present, broken: unread }, misread);
    const isEmptySum = measure === 'sum' && emptySum === 'zero' && present === 0;
    const value = isEmptySum ? 0 : found.number('value');
    if (value === undefined) {
        const why = found.text('value') === undefined ? 'there is no value' : 'it is no finite number';
        return { kind: 'whole', holds: false, why };
    }
    const shown = isTime ? instantText(value) : (0,quantities/* formatNumber */.ZV)(value);
    const holds = isWithin(isTime ? instants(bounds) : numbers(bounds), value);
    // The least and the greatest value are values of single rows.
    if ((measure === 'min' || measure === 'max') && isPersonal(scope, column))
        return { kind: 'whole', holds, why: `it is ${holds ? 'within' : 'outside of'} the limits` };
    return { kind: 'whole', holds, why: `it is ${shown}`, observed: isTime ? shown : value };
}
/** What the values must be read as. */
function comparedAs(measure, isTime) {
    switch (measure) {
        case 'mean':
        case 'median':
        case 'stdev':
        case 'sum':
            return 'number';
        case 'min':
        case 'max':
            return isTime ? 'instant' : 'number';
        default:
            return undefined;
    }
}
/** True for values that are there and cannot be read as what is measured: without them it would be told of others. */
function misreadIn(scope, column, as) {
    const value = scope.value(column, as);
    if (as === 'number' && !scope.column(column).isText)
        return 'false';
    return dialect_all(scope.where, scope.present(column), `${value} IS NULL`);
}
function misreadOutcome(scope, column, counts, condition) {
    const places = { kind: 'rows', condition, shown: scope.raw(column) };
    return { kind: 'rows', ...counts, places, why: 'they cannot be read as what is measured' };
}
function isPersonal({ table }, column) {
    return table.notes.get(column)?.personal === true;
}
function isThere({ where, raw }, column) {
    return `${where} AND ${raw(column)} IS NOT NULL`;
}
function aggregate(scope, { column, measure }, isTime) {
    const { dialect } = scope;
    const only = (value) => scope.where === 'every_row' ? value : `CASE WHEN ${scope.where} THEN ${value} END`;
    const number = () => only(dialect.asNumber(scope.value(column, 'number')));
    switch (measure) {
        case 'mean':
            return `avg(${number()})`;
        case 'median':
            return dialect.quantile(number(), 0.5, 'linear');
        case 'stdev':
            return dialect.stdev(number());
        case 'sum':
            return `sum(${number()})`;
        case 'min':
        case 'max':
            return isTime
                ? dialect.epochMilliseconds(`${measure}(${only(scope.value(column, 'instant'))})`)
                : `${measure}(${number()})`;
        case 'distinct':
            return dialect.countDistinct([only(scope.own(column))]);
        case 'distinct-share': {
            const own = only(scope.own(column));
            return `coalesce(${dialect.asNumber(dialect.countDistinct([own]))} / nullif(count(${own}), 0), 0)`;
        }
        case 'present-share':
            return `${dialect.asNumber(countIf(isThere(scope, column)))} / nullif(${countIf(scope.where)}, 0)`;
        case 'min-length':
        case 'max-length':
            return `${measure.slice(0, 3)}(${only(dialect.length(scope.value(column, 'text')))})`;
    }
}
/** Reads bounds that are days or instants; the end of a day is its last millisecond. */
function instants({ min, max, ...rest }) {
    const at = (bound, isEnd) => {
        if (bound === undefined || typeof bound === 'number')
            return bound;
        return instantOf(bound) + (isEnd && !bound.includes('T') ? 86_399_999 : 0);
    };
    return { ...rest, min: at(min, rest.exclusiveMin === true), max: at(max, rest.exclusiveMax !== true) };
}
function numbers({ min, max, ...rest }) {
    const number = (bound) => (bound === undefined ? undefined : Number(bound));
    return { ...rest, min: number(min), max: number(max) };
}
/** NumPy's `nearest` takes the value at the index (n - 1) p, rounded to even: known once n is. */
function* planQuantiles(scope, check) {
    const misread = misreadIn(scope, check.column, 'number');
    const counted = yield* need_scan({ present: countIf(isThere(scope, check.column)), misread: countIf(misread) });
    const [checked, broken] = [counted.count('present'), counted.count('misread')];
    if (broken > 0)
        return misreadOutcome(scope, check.column, { checked, broken }, misread);
    const value = scope.dialect.asNumber(scope.value(check.column, 'number'));
    const looked = `${scope.where} AND ${value} IS NOT NULL`;
    const values = check.method === 'nearest'
        ? yield* nearest(scope, check, value, looked)
        : yield* computed(scope, check, check.method, `CASE WHEN ${looked} THEN ${value} END`);
    const told = check.quantiles.map(({ p, bounds }, index) => {
        const found = values[index];
        return { p, found, holds: found !== undefined && isCloseTo(numbers(bounds), found, check.closeness ?? 0) };
    });
    const hidden = isPersonal(scope, check.column);
    const why = told.map(({ p, found, holds }) => {
        if (found === undefined)
            return `${p}: none`;
        return `${p}: ${hidden ? (holds ? 'within' : 'outside') : (0,quantities/* formatNumber */.ZV)(found)}`;
    });
    return { kind: 'whole', holds: told.every(({ holds }) => holds), why: why.join(', ') };
}
function* computed({ dialect }, { quantiles }, method, value) {
    const names = quantiles.map(({ p }, index) => [`q${index}`, dialect.quantile(value, p, method)]);
    const found = yield* need_scan(Object.fromEntries(names));
    return names.map(([name]) => found.number(name));
}
function* nearest({ table, dialect }, { quantiles }, value, looked) {
    const counted = yield* need_scan({ n: countIf(looked) });
    const n = counted.count('n');
    const ranks = quantiles.map(({ p }) => roundHalfEven((n - 1) * p) + 1);
    const ranked = `SELECT ${value} AS v, row_number() OVER (ORDER BY ${value}) AS r
    FROM ${table.source()} WHERE ${looked}`;
    const rows = yield* query(`SELECT r, v FROM (${ranked}) AS o WHERE r IN (${[0, ...ranks].map(dialect.literal).join(', ')})`);
    const byRank = new Map(rows.map((row) => [row.count('r'), row.number('v')]));
    return ranks.map((rank) => byRank.get(rank));
}
function roundHalfEven(x) {
    const floor = Math.floor(x);
    if (x - floor !== 0.5)
        return Math.round(x);
    return floor % 2 === 0 ? floor : floor + 1;
}
/** As `isWithin`, where a bound is also met by what `numpy.isclose` (absolute 1e-8) says is close to it. */
function isCloseTo(bounds, value, relative) {
    if (isWithin(bounds, value))
        return true;
    if (relative === 0)
        return false;
    return [bounds.min, bounds.max].some((bound) => bound !== undefined && Math.abs(value - bound) <= 1e-8 + relative * Math.abs(bound));
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/order.js



/** Compares each value with the last one before it, in the order of the files. */
function* planOrder(scope, { column, direction, strictly }) {
    if (scope.table.view.numbered === undefined)
        throw new Unsupported(`rows of ${scope.dialect.name} have no order`);
    const value = yield* orderedValue(scope, column);
    const raw = scope.raw(column);
    const looked = dialect_all(scope.where === 'every_row' ? 'true' : scope.where, `${value} IS NOT NULL`);
    const before = `lag(${value}) OVER (ORDER BY ${PLACE.file}, ${PLACE.row})`;
    const holds = `${value} ${direction === 'increasing' ? '>' : '<'}${strictly ? '' : '='} before`;
    const rows = `SELECT *, ${before} AS before FROM ${scope.table.numbered()} WHERE ${looked}`;
    const broken = `before IS NOT NULL AND NOT (${holds})`;
    const [found] = yield* query(`SELECT count(*) AS checked, ${countIf(broken)} AS broken FROM (${rows}) AS r`);
    if (found === undefined)
        throw new Error('an aggregate gave no row');
    const sql = `SELECT ${PLACE.file}, ${PLACE.row}, ${scope.dialect.asText(raw)} AS value FROM (${rows}) AS r
    WHERE ${broken} ORDER BY ${PLACE.file}, ${PLACE.row}`;
    return {
        kind: 'rows',
        checked: found.count('checked'),
        broken: found.count('broken'),
        places: { kind: 'query', sql },
    };
}
/** Text without a declared type is ordered as numbers if all of it is, else as text, in which ISO days are in order. */
function* orderedValue(scope, column) {
    const { isText } = scope.column(column);
    if (!isText || scope.table.notes.get(column)?.type !== undefined)
        return scope.own(column);
    const number = scope.value(column, 'number');
    const misread = dialect_all(scope.where, `${scope.raw(column)} IS NOT NULL`, `${number} IS NULL`);
    const found = yield* need_scan({ misread: countIf(misread) });
    return found.count('misread') === 0 ? number : scope.raw(column);
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/outliers.js




/** 1 / normal quantile of 0.75: makes the median distance of normal data equal its standard deviation. */
const MAD_SCALE = 1.482602218505602;
/** Finds in the first scans what is usual, and counts what is not in the next. A value that is no number is not usual. */
function* planOutliers(scope, check) {
    const value = scope.dialect.asNumber(scope.value(check.column, 'number'));
    const finite = `CASE WHEN ${scope.where} AND ${scope.dialect.isFinite(value)} THEN ${value} END`;
    const usual = check.method === 'iqr' ? yield* fences(scope, check, finite) : yield* around(scope, check, finite);
    if (usual === undefined) {
        // Where the values do not spread none is far from the others.
        const counted = yield* countRows(scope, valueTest(scope, check, `${value} IS NOT NULL`));
        return { ...counted, why: 'the values do not spread' };
    }
    const counted = yield* countRows(scope, valueTest(scope, check, usual.holds(value)));
    return { ...counted, why: `usual is ${(0,quantities/* formatNumber */.ZV)(usual.low)} to ${(0,quantities/* formatNumber */.ZV)(usual.high)}` };
}
/** Tukey's fences. @returns undefined where the values do not spread */
function* fences({ dialect }, check, finite) {
    const found = yield* need_scan({
        low: dialect.quantile(finite, 0.25, 'linear'),
        high: dialect.quantile(finite, 0.75, 'linear'),
    });
    const [q1, q3] = [found.number('low'), found.number('high')];
    if (q1 === undefined || q3 === undefined || q1 === q3)
        return undefined;
    const [low, high] = [q1 - check.factor * (q3 - q1), q3 + check.factor * (q3 - q1)];
    const [below, above] = check.inclusive === true ? ['>', '<'] : ['>=', '<='];
    const holds = (value) => {
        const notAbove = `${value} ${above} ${dialect.literal(high)}`;
        return check.side === 'upper' ? notAbove : `${notAbove} AND ${value} ${below} ${dialect.literal(low)}`;
    };
    return { low, high, holds };
}
/** The score itself is compared, as the tools do that these rules come from: a bound for the value rounds otherwise. */
function* around(scope, check, finite) {
    const { centre, spread } = yield* centreOf(scope, check, finite);
    if (centre === undefined || spread === undefined || spread === 0)
        return undefined;
    const { literal } = scope.dialect;
    const holds = (value) => {
        const distance = `(${value} - ${literal(centre)}) / ${literal(spread)}`;
        const score = check.side === 'upper' ? distance : `abs(${distance})`;
        return `${score} ${check.inclusive === true ? '<' : '<='} ${literal(check.factor)}`;
    };
    return { low: centre - check.factor * spread, high: centre + check.factor * spread, holds };
}
function* centreOf({ dialect }, { method }, finite) {
    if (method === 'zscore') {
        const found = yield* need_scan({ centre: `avg(${finite})`, spread: dialect.stdev(finite) });
        return { centre: found.number('centre'), spread: found.number('spread') };
    }
    const { number } = yield* need_scan({ median: dialect.quantile(finite, 0.5, 'linear') });
    const centre = number('median');
    if (centre === undefined)
        return { centre, spread: undefined };
    const distance = dialect.quantile(`abs(${finite} - ${dialect.literal(centre)})`, 0.5, 'linear');
    const found = yield* need_scan({ spread: `${MAD_SCALE} * ${distance}` });
    return { centre, spread: found.number('spread') };
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/overlap.js






/** Rows that a reader is shown. */
const overlap_SHOWN = 10;
/**
 * Counts the rows that stand in the other table too, as Deepchecks' TrainTestSamplesMix does, but over all rows of both:
 * a hash join on every value, so that the count is exact.
 */
function* planOverlap(scope, check) {
    const { table, where } = scope;
    const other = scope.other(check.table);
    const theirs = other.view.columns.map(({ name }) => name);
    const common = table.view.columns.map(({ name }) => name).filter((name) => theirs.includes(name));
    const columns = chosenColumns(scope, common, check);
    const keys = columns.map((name) => keysOf(scope, other, name));
    const mine = keys.map(([key], index) => `${key} AS m${index}`).join(', ');
    const known = keys.map(([, key], index) => `${key} AS o${index}`).join(', ');
    const equal = keys.map((_, index) => `m${index} IS NOT DISTINCT FROM o${index}`).join(' AND ');
    const found = `EXISTS (SELECT 1 FROM (SELECT ${known} FROM ${other.source()}) AS o WHERE ${equal})`;
    const counted = yield* need_scan({ checked: countIf(where) });
    const [row] = yield* query(`SELECT count(*) AS broken FROM (SELECT ${mine} FROM ${table.source()} WHERE ${where}) AS m WHERE ${found}`);
    if (row === undefined)
        throw new Error('an aggregate gave no row');
    const place = `${PLACE.file}, ${PLACE.row}`;
    return {
        kind: 'rows',
        checked: counted.count('checked'),
        broken: row.count('broken'),
        places: queriedPlaces(table, () => {
            const rows = `SELECT ${mine}, ${place} FROM ${table.numbered()} WHERE ${where}`;
            // What stands there is put together for the rows that are shown alone.
            return `SELECT ${place}, ${shownRow(scope, columns)} AS value FROM ${table.numbered()}
        JOIN (SELECT ${place} FROM (${rows}) AS m WHERE ${found} ORDER BY ${place} LIMIT ${overlap_SHOWN}) AS f USING (${place})
        ORDER BY ${place}`;
        }),
        why: `compared by ${columns.length === 1 ? '1 column' : `${columns.length} columns`}`,
    };
}
/** The last time of the other table is known only if all of its times can be read. */
function* planTimeOverlap(scope, check) {
    const { dialect } = scope;
    const last = yield* lastTime(scope, check);
    if (last.unreadable > 0 || last.time === undefined) {
        const what = last.time === undefined ? 'no time' : `${last.unreadable} values that are no day or instant`;
        throw new Unsupported(`${named(check.column)} of "${named(check.table)}" has ${what}`);
    }
    const end = dialect.asInstant(dialect.literal(last.time));
    const raw = scope.raw(check.column);
    const counted = yield* countRows(scope, {
        checked: `${raw} IS NOT NULL`,
        broken: isNotTrue(`${scope.value(check.column, 'instant')} > ${end}`),
        shown: raw,
    });
    return { ...counted, why: `"${named(check.table)}" ends at ${last.time}` };
}
function* lastTime(scope, { table, column }) {
    const { dialect } = scope;
    const other = scope.other(table);
    const { isText, type } = otherColumn(other, column);
    const plain = dialect.identifier(column);
    if (!isText && dialect.comparisonOf(type) !== 'instant')
        throw new Unsupported(`${named(column)} of "${named(table)}" holds ${type}, no days or instants`);
    const raw = other.alias(plain);
    const time = other.alias(isText ? dialect.readAs('instant', plain) : dialect.asInstant(plain));
    const [row] = yield* query(`SELECT ${dialect.asText(`max(${time})`)} AS "time",
       ${countIf(`${raw} IS NOT NULL AND ${time} IS NULL`)} AS unreadable FROM ${other.source([raw, time])}`);
    if (row === undefined)
        throw new Error('an aggregate gave no row');
    return { time: row.text('time'), unreadable: row.count('unreadable') };
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/pandas.js





/**
 * Plans a check on what pandas holds. What that is, is known after a scan: the check is planned for what it is likely to be
 * in the same scan, and once more if that was wrong.
 */
function* planOnDtypes(scope, check, plan) {
    const columns = columnsOf(check);
    const guess = guessed(scope, columns);
    const planFor = (kinds) => planCast(scope, check, kinds, plan);
    if (guess === undefined)
        return yield* planFor(kindsOf(columns, yield* dtypesOf(scope, columns)));
    const [found, outcome] = yield* both(dtypesOf(scope, columns), attempted(planFor(guess)));
    const kinds = kindsOf(columns, found);
    const isRight = columns.every((column) => kinds.get(column) === guess.get(column));
    return isRight && outcome !== undefined ? outcome : yield* planFor(kinds);
}
function* dtypesOf(scope, columns) {
    const [first, ...rest] = columns;
    if (first === undefined)
        return [];
    const [one, others] = yield* both(pandasColumnOf(scope, first), dtypesOf(scope, rest));
    return [one, ...others];
}
function kindsOf(columns, found) {
    return new Map(columns.map((column, at) => [column, found[at]?.kind ?? 'other']));
}
/** What columns are likely to be; undefined where nothing is known of one. */
function guessed(scope, columns) {
    const kinds = columns.map((name) => {
        const { isText, type } = scope.column(name);
        if (isText)
            return likelyKind(scope.table.notes.get(name)?.type);
        if (/INT|HUGE/.test(type))
            return 'integer';
        const compared = scope.dialect.comparisonOf(type);
        return compared === 'instant' && type === 'DATE' ? 'other' : (compared ?? 'other');
    });
    const known = kinds.flatMap((kind) => (kind === undefined ? [] : [kind]));
    return known.length < kinds.length
        ? undefined
        : new Map(columns.map((name, at) => [name, known[at] ?? 'other']));
}
/** A plan for what turns out not to be so may fail. */
function* attempted(planning) {
    try {
        return yield* planning;
    }
    catch (error) {
        if (error instanceof Unsupported)
            return undefined;
        throw error;
    }
}
/** A column that cannot be turned into something else as a whole stays as it was. */
function* planCast(scope, check, kinds, plan) {
    const { cast } = scope.rule;
    const [column] = columnsOf(check);
    const planned = (to) => planHeld(pandasScope(scope, kinds, to), check, kinds, to, plan);
    if (cast === undefined || column === undefined)
        return yield* planned(undefined);
    const kind = kinds.get(column) ?? 'other';
    const counting = countUncastable(scope, { column, to: cast, nulls: cast === 'integer' ? 'break' : 'skip' }, kind);
    const [lost, outcome] = yield* both(counting, attempted(planned(cast)));
    return lost === 0 && outcome !== undefined ? outcome : yield* planned(lost === 0 ? cast : undefined);
}
function* planHeld(scope, check, kinds, cast, plan) {
    const [column] = columnsOf(check);
    const kind = kindAfter(kinds.get(column ?? '') ?? 'other', cast);
    return yield* plan(scope, comparable(check, kind));
}
/** A value of another kind than those of a set is none of them; only booleans are numbers. */
function comparable(check, kind) {
    if (check.kind !== 'set' && check.kind !== 'distinct-set')
        return check;
    const isNumber = isNumeric(kind) || kind === 'boolean';
    const values = check.values.flatMap((value) => {
        if (kind === 'text' || kind === 'other')
            return typeof value === 'string' && kind === 'text' ? [value] : [];
        if (!isNumber || typeof value === 'string')
            return [];
        return [Number(value)];
    });
    return { ...check, values };
}

;// CONCATENATED MODULE: ./build/packages/validation/personal-data/card.js
/** Ranges of the large schemes (ISO/IEC 7812). Maestro is left out: its ranges hold half of all numbers. */
const ISSUERS = [
    // Visa
    { prefixes: [[4, 4]], lengths: [13, 16, 19] },
    // Mastercard
    {
        prefixes: [
            [51, 55],
            [2221, 2720],
        ],
        lengths: [16],
    },
    // American Express
    {
        prefixes: [
            [34, 34],
            [37, 37],
        ],
        lengths: [15],
    },
    // Discover
    {
        prefixes: [
            [6011, 6011],
            [644, 649],
            [65, 65],
        ],
        lengths: [16, 19],
    },
    // Diners Club
    {
        prefixes: [
            [300, 305],
            [3095, 3095],
            [36, 36],
            [38, 39],
        ],
        lengths: [14, 16],
    },
    // JCB
    { prefixes: [[3528, 3589]], lengths: [16] },
    // UnionPay
    { prefixes: [[62, 62]], lengths: [16, 17, 18, 19] },
    // Mir
    { prefixes: [[2200, 2204]], lengths: [16] },
];
/** A payment card: digits of a scheme's range and length, in the groups that are printed, with Luhn's check digit. */
const card = {
    name: 'card',
    prefilter: '[0-9](?:[ -]?[0-9]){12}',
    candidates: /(?<![\p{L}\p{N}+.,_:/-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|3\d{3}([ -])\d{6}\2\d{4,5})(?![\p{L}\p{N}_:/-]|[.,]\p{N})/gu,
    confirms: (candidate) => {
        const digits = candidate.replace(/[ -]/g, '');
        return ISSUERS.some((issuer) => issues(issuer, digits)) && hasLuhnDigit(digits);
    },
};
function issues({ prefixes, lengths }, digits) {
    if (!lengths.includes(digits.length))
        return false;
    return prefixes.some(([from, to]) => {
        const prefix = Number(digits.slice(0, String(from).length));
        return prefix >= from && prefix <= to;
    });
}
/** ISO/IEC 7812-1, annex B: from the right, every second digit counts twice. */
function hasLuhnDigit(digits) {
    let sum = 0;
    for (let index = 0; index < digits.length; index += 1) {
        const digit = Number(digits[digits.length - 1 - index]);
        const twice = digit * 2;
        sum += index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 === 0;
}

;// CONCATENATED MODULE: ./build/packages/validation/personal-data/email.js
/** Endings of files, before which an `@` tells the size of a picture. */
const PICTURES = /\.(png|jpe?g|gif|svg|webp)$/i;
/**
 * An address as mail servers take it: a dot-atom (RFC 5321, also with letters beyond ASCII, RFC 6531) at a name of
 * several labels whose last is letters. Not quoted local parts, comments and numeric hosts.
 */
const email = {
    name: 'email',
    prefilter: '@[\\pL\\pN]',
    candidates: /(?<![\p{L}\p{N}._%+@/-])[\p{L}\p{N}_%+-](?:[\p{L}\p{N}._%+'-]{0,63})@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,63}(?![\p{L}\p{N}@-])/gu,
    confirms: (candidate) => {
        const local = candidate.slice(0, candidate.indexOf('@'));
        return local.length <= 64 && !/\.\.|\.$/.test(local) && !PICTURES.test(candidate);
    },
};

;// CONCATENATED MODULE: ./build/packages/validation/personal-data/iban.js
/** Countries by the length of their numbers: SWIFT's registry of IBAN, release 101. */
const BY_LENGTH = {
    15: 'NO',
    16: 'BE',
    18: 'DK FI FK FO GL NL SD',
    19: 'MK SI',
    20: 'AT BA EE KZ LT LU MN XK',
    21: 'CH HR LI LV',
    22: 'BG BH CR DE GB GE IE ME RS VA',
    23: 'AE GI IL IQ OM SO TL',
    24: 'AD CZ ES MD PK RO SA SE SK TN VG',
    25: 'LY PT ST',
    26: 'IS TR',
    27: 'BI DJ FR GR IT MC MR SM',
    28: 'AL AZ BY CY DO GT HN HU LB NI PL SV',
    29: 'BR EG PS QA UA',
    30: 'JO KW MU YE',
    31: 'MT SC',
    32: 'LC',
    33: 'RU',
};
const LENGTHS = new Map(Object.entries(BY_LENGTH).flatMap(([length, countries]) => countries.split(' ').map((country) => [country, Number(length)])));
/** An account number: the length that its country has, and the remainder 1 by 97 (ISO 13616, ISO 7064). */
const iban = {
    name: 'iban',
    prefilter: '[A-Za-z]{2}[0-9]{2}[ -]?[A-Za-z0-9]{4}',
    candidates: /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,3})?|(?:-[A-Za-z0-9]{4}){2,7}(?:-[A-Za-z0-9]{1,3})?)(?![\p{L}\p{N}])/gu,
    confirms: (candidate) => {
        const number = candidate.replace(/[ -]/g, '').toUpperCase();
        return LENGTHS.get(number.slice(0, 2)) === number.length && remainder97(number) === 1;
    },
};
function remainder97(number) {
    let remainder = 0;
    for (const character of number.slice(4) + number.slice(0, 4)) {
        const value = Number.parseInt(character, 36);
        remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/packages/validation/personal-data/ip.js

/** Addresses that no one has: this host, all hosts, the loop, masks. */
const NOBODY = /^(?:0\.|127\.|255\.)/;
/**
 * An address of the Internet. IPv6 needs three groups: shorter ones are links' own, and `std::a` is none.
 * A version of four numbers cannot be told from an IPv4 address.
 */
const ip = {
    name: 'ip',
    prefilter: '[0-9]\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]|[0-9A-Fa-f]:[0-9A-Fa-f:]*:[0-9A-Fa-f]',
    candidates: /(?<![\p{L}\p{N}.:_-])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_-]|\.\p{N})|(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]{5,37}(?:[0-9A-Fa-f]|::)(?![\p{L}\p{N}_-]|[.:]\p{N}|::))/gu,
    confirms: (candidate) => {
        if (candidate.includes('.'))
            return (0,external_node_net_.isIPv4)(candidate) && !NOBODY.test(candidate);
        return (0,external_node_net_.isIPv6)(candidate) && candidate.split(':').filter((group) => group !== '').length >= 3;
    },
};

;// CONCATENATED MODULE: ./build/packages/validation/personal-data/phone.js
/** Calling codes of countries (ITU E.164); the zone 1 is one plan. */
const CALLING_CODE = /^(?:1|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|7|8[1246]|9[0-58]|21[1-8]|2[2-4]\d|25[0-8]|26\d|29[01789]|35\d|37[0-8]|38[0-9]|42[013]|50\d|59\d|67[0-9]|68\d|69[0-2]|800|808|85[02356]|870|878|88[0-368]|96[0-8]|97[0-79]|99[2-68])/;
/** Of the zone 1: area and exchange begin with 2 to 9. */
const NORTH_AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/;
/**
 * A telephone number as people write it for others: international with `+`, or North American in its groups. Digits
 * alone could be anything and are not taken.
 */
const phone = {
    name: 'phone',
    prefilter: '\\+ ?\\(?[0-9]|[2-9][0-9]{2}\\)?[ .-]*[2-9][0-9]{2}[.-][0-9]{4}',
    candidates: /(?<![\p{L}\p{N}+._-])(?:\+ ?\(?\d(?:(?: ?\(0?\) ?|[ ./()-]{0,2})\d){6,14}|(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[.-]\d{4})(?![\p{L}\p{N}_:]|[-.]\p{N})/gu,
    confirms: (candidate) => {
        const digits = candidate.replace(/\(0\)/g, '').replace(/\D/g, '');
        if (!candidate.startsWith('+'))
            return NORTH_AMERICAN.test(digits);
        // A signed decimal number.
        if (/^\+\d+\.\d+$/.test(candidate))
            return false;
        return digits.startsWith('1')
            ? NORTH_AMERICAN.test(digits) && digits.length === 11
            : CALLING_CODE.test(digits);
    },
};

;// CONCATENATED MODULE: ./build/packages/validation/personal-data/detect.js





/** The surest first: a text that holds several is of the first. */
const PERSONAL_KINDS = [iban, card, email, ip, phone];
/** A text is looked at up to here, so that one huge value cannot hold up a run. */
const LONGEST = 100_000;
/** What kind of personal data a text holds, on its own or within other words. */
function detect(text) {
    return PERSONAL_KINDS.find((kind) => detect_isOfKind(kind, text))?.name;
}
/** Whether a text holds data of a kind. */
function detect_isOfKind({ candidates, confirms }, text) {
    for (const [candidate] of text.slice(0, LONGEST).matchAll(candidates))
        if (confirms(candidate))
            return true;
    return false;
}
/** The text with a star for each letter and digit: its form stays to be seen, such as `***@*******.***`. */
function mask(text) {
    return text.replace(/[\p{L}\p{M}\p{N}]/gu, '*');
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/anchored.js
/**
 * An expression of RE2 for `regexp_matches` of DuckDB. The group around it is a quirk: without one, DuckDB rewrites
 * simple expressions to LIKE, and there takes `b\\A` for `b` and `\\A` for an empty text (1.5.5).
 */
function anchored(expression, how) {
    if (how === 'search')
        return `(${expression})`;
    return how === 'full' ? `\\A(${expression})\\z` : `\\A(${expression})`;
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/characters.js
const LAST = 0x10ffff;
/** Halves of pairs, which no text of the engine holds. */
const SURROGATES = [0xd800, 0xdfff];
const ASCII_DIGITS = [[0x30, 0x39]];
const ASCII_WORD = [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
];
const ASCII_SPACES = [
    [0x09, 0x0d],
    [0x20, 0x20],
];
/** `str.isspace` of Python: bidirectional classes WS, B and S, and the category Zs. */
const PYTHON_SPACES = [
    [0x09, 0x0d],
    [0x1c, 0x20],
    [0x85, 0x85],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
];
/** WhiteSpace and LineTerminator of ECMA-262. */
const ECMA_SPACES = [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
];
const NEWLINE = (/* unused pure expression or super */ null && ([[0x0a, 0x0a]]));
/** Sorted, without overlaps, neighbours joined. */
function normalized(ranges) {
    const joined = [];
    for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
        const last = joined.at(-1);
        if (last !== undefined && from <= last[1] + 1)
            last[1] = Math.max(last[1], to);
        else
            joined.push([from, to]);
    }
    return joined;
}
function complement(ranges) {
    const others = [];
    let next = 0;
    for (const [from, to] of normalized(ranges)) {
        if (from > next)
            others.push([next, from - 1]);
        next = to + 1;
    }
    if (next <= LAST)
        others.push([next, LAST]);
    return others;
}
/** The ranges without the halves of pairs. */
function withoutSurrogates(ranges) {
    return complement([...complement(ranges), SURROGATES]);
}
function plainSet(ranges, negated = false) {
    return { ranges, categories: [], negated };
}
let alike;
/**
 * All that Python's IGNORECASE takes for one of these. Two characters are alike if their lower cases are one, or
 * have one upper case (the table `_casefix` of CPython); this makes `i` of Turkish dotless and dotted ones too,
 * which neither RE2 nor JavaScript does.
 * @param ascii only letters of ASCII have a case
 */
function anyCase(ranges, ascii) {
    const found = [...ranges];
    if (ascii) {
        for (const [upper, lower] of [
            [0x41, 0x61],
            [0x61, 0x41],
        ]) {
            for (const [from, to] of ranges) {
                const [first, last] = [Math.max(from, upper), Math.min(to, upper + 25)];
                if (first <= last)
                    found.push([first - upper + lower, last - upper + lower]);
            }
        }
        return normalized(found);
    }
    alike ??= classesOfCase();
    for (const [from, to] of ranges) {
        for (let point = from; point <= Math.min(to, LAST_CASED); point += 1) {
            for (const other of alike.get(caseKey(point)) ?? [])
                found.push([other, other]);
        }
    }
    return normalized(found);
}
/** No character beyond the second plane has a case. */
const LAST_CASED = 0x1ffff;
function classesOfCase() {
    const classes = new Map();
    for (let point = 0; point <= LAST_CASED; point += 1) {
        const key = caseKey(point);
        if (key === String.fromCodePoint(point) && key.toLowerCase() === key)
            continue;
        const members = classes.get(key);
        if (members === undefined)
            classes.set(key, [point]);
        else
            members.push(point);
    }
    return classes;
}
function caseKey(point) {
    // Only the first character: U+0130 becomes `i` and a combining dot, of which Python keeps the `i`.
    const [lower = ''] = String.fromCodePoint(point).toLowerCase();
    return lower.toUpperCase();
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/syntax.js
/** A pattern is not of its dialect, or has what is not translated. The message says which, for users. */
class PatternError extends Error {
    name = 'PatternError';
}
/** The direct parts of an expression. */
function partsOf(syntax) {
    if ('items' in syntax)
        return syntax.items;
    return 'item' in syntax ? [syntax.item] : [];
}
/** Whether any part at any depth, the expression itself included, is such. */
function syntax_some(syntax, test) {
    return test(syntax) || partsOf(syntax).some((part) => syntax_some(part, test));
}
/**
 * How few and how many characters an expression takes.
 * @param groups what references refer to; without them, a reference takes any number
 */
function widthOf(syntax, groups) {
    const widths = partsOf(syntax).map((part) => widthOf(part, groups));
    const all = (key) => widths.map((width) => width[key]);
    const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
    switch (syntax.kind) {
        case 'set':
            return { min: 1, max: 1 };
        case 'place':
        case 'look':
            return { min: 0, max: 0 };
        case 'back': {
            const group = groups?.get(syntax.number);
            return group === undefined ? { min: 0, max: Number.POSITIVE_INFINITY } : widthOf(group, groups);
        }
        case 'choice':
            return { min: Math.min(...all('min')), max: Math.max(...all('max')) };
        case 'repeat': {
            const [min, max] = [sum(all('min')), sum(all('max'))];
            return { min: min * syntax.min, max: max === 0 || syntax.max === 0 ? 0 : max * syntax.max };
        }
        default:
            return { min: sum(all('min')), max: sum(all('max')) };
    }
}
/** The groups of an expression by their numbers. */
function groupsOf(syntax) {
    const groups = new Map();
    syntax_some(syntax, (part) => {
        if (part.kind === 'group')
            groups.set(part.number, part);
        return false;
    });
    return groups;
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/ecma-parser.js


const LINE_ENDS = [
    [0x0a, 0x0a],
    [0x0d, 0x0d],
    [0x2028, 0x2029],
];
const CONTROLS = new Map([
    ['t', 0x09],
    ['n', 0x0a],
    ['v', 0x0b],
    ['f', 0x0c],
    ['r', 0x0d],
    ['0', 0x00],
]);
/**
 * Reads the part of ECMA-262 that RE2 has too; the pattern must be valid under the flag `u`.
 * @throws PatternError at anything else: JavaScript itself runs such a pattern
 */
function parseEcma(pattern) {
    const reader = { pattern, at: 0 };
    return choice(reader, 0);
}
/** Takes what the expression finds at the place. */
function take(reader, expression) {
    const sticky = new RegExp(expression.source, 'uy');
    sticky.lastIndex = reader.at;
    const found = sticky.exec(reader.pattern);
    if (found === null)
        return undefined;
    reader.at = sticky.lastIndex;
    return found;
}
function choice(reader, depth) {
    if (depth > 100)
        throw new PatternError('it is nested too deeply');
    const items = [sequence(reader, depth)];
    while (take(reader, /\|/))
        items.push(sequence(reader, depth));
    return { kind: 'choice', items };
}
function sequence(reader, depth) {
    const items = [];
    while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at] ?? '')) {
        items.push(quantified(reader, atom(reader, depth)));
    }
    return { kind: 'sequence', items };
}
function quantified(reader, item) {
    const found = take(reader, /([*+?])\??|\{(\d+)(,?)(\d*)\}\??/);
    if (found === undefined)
        return item;
    const [, sign, low, comma, high] = found;
    const min = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
    const upper = comma === '' ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    const max = sign === undefined ? upper : sign === '?' ? 1 : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', item, min, max, mode: 'greedy' };
}
function atom(reader, depth) {
    if (take(reader, /\((?:\?:|\?<(?![=!])[^>]*>|(?!\?))/)) {
        const item = choice(reader, depth + 1);
        take(reader, /\)/);
        return item;
    }
    if (take(reader, /\(/))
        throw new PatternError('groups of other kinds are left to JavaScript');
    if (take(reader, /\[/))
        return { kind: 'set', set: setSyntax(reader) };
    if (take(reader, /\^/))
        return { kind: 'place', place: 'start' };
    if (take(reader, /\$/))
        return { kind: 'place', place: 'end' };
    if (take(reader, /\\b/))
        return { kind: 'place', place: 'ascii-boundary' };
    if (take(reader, /\./))
        return { kind: 'set', set: plainSet(LINE_ENDS, true) };
    return { kind: 'set', set: plainSet(characters(reader)) };
}
function setSyntax(reader) {
    const negated = take(reader, /\^/) !== undefined;
    const ranges = [];
    while (take(reader, /\]/) === undefined) {
        const first = characters(reader, true);
        const last = take(reader, /-(?!\])/) === undefined ? undefined : characters(reader, true);
        const [from, to] = [first[0]?.[0], last?.[0]?.[1]];
        if (from !== undefined && to !== undefined)
            ranges.push([from, to]);
        else
            ranges.push(...first);
    }
    return plainSet(ranges, negated);
}
/** One character or escape; a range of a set has one character at each end, since `u` allows no other. */
function characters(reader, inSet = false) {
    const one = (point) => [[point, point]];
    const literal = take(reader, /[^\\]/);
    if (literal !== undefined)
        return one(literal[0].codePointAt(0) ?? 0);
    const pair = take(reader, /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i);
    if (pair !== undefined) {
        const halves = pair.slice(1).map((half) => Number.parseInt(half, 16));
        return one(String.fromCharCode(...halves).codePointAt(0) ?? 0);
    }
    const hexadecimal = take(reader, /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})/);
    if (hexadecimal !== undefined)
        return one(Number.parseInt(hexadecimal.slice(1).join(''), 16));
    const control = take(reader, /\\c([A-Za-z])/);
    if (control !== undefined)
        return one((control[1]?.charCodeAt(0) ?? 0) % 32);
    const escaped = take(reader, /\\(.)/)?.[1] ?? '';
    const point = inSet && escaped === 'b' ? 0x08 : CONTROLS.get(escaped);
    if (point !== undefined)
        return one(point);
    const category = categoryOf(escaped);
    if (category !== undefined)
        return category;
    if (/[A-Za-z0-9]/.test(escaped))
        throw new PatternError(`\\${escaped} is left to JavaScript`);
    return one(escaped.codePointAt(0) ?? 0);
}
function categoryOf(letter) {
    const ranges = { d: ASCII_DIGITS, w: ASCII_WORD, s: [...ASCII_SPACES, ...ECMA_SPACES] };
    switch (letter) {
        case 'd':
        case 'w':
        case 's':
            return ranges[letter];
        case 'D':
            return complement(ranges.d);
        case 'W':
            return complement(ranges.w);
        case 'S':
            return complement(ranges.s);
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/pattern-reader.js

/** Reads a pattern as CPython's tokenizer does: by code points, and a backslash with what follows it as one. */
class PatternReader {
    #characters;
    #at = 0;
    constructor(pattern) {
        this.#characters = [...pattern];
    }
    /** The token that comes, undefined at the end. */
    get next() {
        const character = this.#characters[this.#at];
        if (character !== '\\')
            return character;
        const escaped = this.#characters[this.#at + 1];
        if (escaped === undefined)
            throw new PatternError('it ends with a backslash');
        return character + escaped;
    }
    get position() {
        return this.#at;
    }
    backTo(position) {
        this.#at = position;
    }
    take() {
        const token = this.next;
        if (token !== undefined)
            this.#at += token.startsWith('\\') ? 2 : 1;
        return token;
    }
    /** Takes a token that must be there. */
    need() {
        const token = this.take();
        if (token === undefined)
            throw new PatternError('it ends too early');
        return token;
    }
    /** Takes the token if it is the one. */
    match(token) {
        if (this.next !== token)
            return false;
        this.take();
        return true;
    }
    takeWhile(limit, allowed) {
        let taken = '';
        while (taken.length < limit && this.next !== undefined && allowed.test(this.next))
            taken += this.take();
        return taken;
    }
    /** Takes up to a token and that token itself; what stands before must not be empty. */
    until(end) {
        let taken = '';
        for (;;) {
            const token = this.need();
            if (token !== end)
                taken += token;
            else if (taken === '')
                throw new PatternError('a name is missing');
            else
                return taken;
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/python-characters.js


const python_characters_CONTROLS = new Map([
    ['a', 0x07],
    ['b', 0x08],
    ['f', 0x0c],
    ['n', 0x0a],
    ['r', 0x0d],
    ['t', 0x09],
    ['v', 0x0b],
    ['\\', 0x5c],
]);
/** Digits that an escape takes after its letter. */
const HEXADECIMAL = new Map([
    ['x', 2],
    ['u', 4],
    ['U', 8],
]);
function literalSyntax(point, flags) {
    return { kind: 'set', set: setOf([point], false, flags) };
}
/** An escape that stands for characters, outside of a set. Groups and octal numbers are the caller's. */
function escapedSyntax(reader, token, flags) {
    return { kind: 'set', set: setOf([escaped(reader, token, flags)], false, flags) };
}
/** A set whose opening bracket has been taken. */
function readSet(reader, flags) {
    const negated = reader.match('^');
    const items = [];
    for (;;) {
        const token = reader.need();
        if (token === ']' && items.length > 0)
            break;
        const item = setItem(reader, token, flags);
        if (!reader.match('-')) {
            items.push(item);
            continue;
        }
        const end = reader.need();
        if (end === ']') {
            items.push(item, 0x2d);
            break;
        }
        const last = setItem(reader, end, flags);
        if (typeof item !== 'number' || typeof last !== 'number' || last < item) {
            throw new PatternError(`the character range ${token}-${end} is bad`);
        }
        items.push([item, last]);
    }
    return { kind: 'set', set: setOf(items, negated, flags) };
}
function setItem(reader, token, flags) {
    if (!token.startsWith('\\'))
        return pointOf(token);
    const letter = token.slice(1);
    if (letter === 'b')
        return 0x08;
    if (!/[0-7]/.test(letter))
        return escaped(reader, token, flags);
    const octal = Number.parseInt(letter + reader.takeWhile(2, /^[0-7]$/), 8);
    if (octal > 0o377)
        throw new PatternError('an octal escape is beyond 0o377');
    return octal;
}
function setOf(items, negated, flags) {
    const letters = [];
    const others = [];
    const categories = [];
    for (const item of items) {
        if (typeof item === 'number')
            letters.push([item, item]);
        else if ('ranges' in item) {
            others.push(...item.ranges);
            categories.push(...item.categories);
        }
        else
            letters.push(item);
    }
    const cased = flags.ignoreCase ? anyCase(letters, flags.ascii) : letters;
    return { ranges: [...cased, ...others], categories, negated };
}
function escaped(reader, token, flags) {
    const letter = token.slice(1);
    const category = python_characters_categoryOf(letter, flags.ascii);
    if (category !== undefined)
        return category;
    const control = letter === 'b' ? undefined : python_characters_CONTROLS.get(letter);
    if (control !== undefined)
        return control;
    const length = HEXADECIMAL.get(letter);
    if (length !== undefined) {
        const digits = reader.takeWhile(length, /^[0-9a-fA-F]$/);
        const point = Number.parseInt(digits, 16);
        if (digits.length === length && point <= 0x10ffff)
            return point;
        throw new PatternError(`the escape ${token}${digits} is not complete`);
    }
    if (letter === 'N')
        throw new PatternError('characters by name (\\N{...}) are not translated');
    if (/[A-Za-z0-9]/.test(letter))
        throw new PatternError(`the escape ${token} is bad`);
    return pointOf(letter);
}
function python_characters_categoryOf(letter, ascii) {
    const negated = letter !== letter.toLowerCase();
    const ranges = (found) => ({
        ranges: negated ? complement(found) : found,
        categories: [],
    });
    const unicode = (name) => ({ ranges: [], categories: [{ name, negated }] });
    switch (letter.toLowerCase()) {
        case 'd':
            return ascii ? ranges(ASCII_DIGITS) : unicode('digit');
        case 'w':
            return ascii ? ranges(ASCII_WORD) : unicode('word');
        case 's':
            return ranges(ascii ? ASCII_SPACES : PYTHON_SPACES);
        default:
            return undefined;
    }
}
function pointOf(character) {
    return character.codePointAt(0) ?? 0;
}
/** The dot. */
function dotSyntax({ dotAll }) {
    return { kind: 'set', set: plainSet(dotAll ? [] : [[0x0a, 0x0a]], true) };
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/python-flags.js

const NO_FLAGS = {
    ascii: false,
    dotAll: false,
    ignoreCase: false,
    multiline: false,
    verbose: false,
};
const FLAG_LETTERS = 'imsxauLt';
/**
 * Takes the flags of a group, whose first letter (or `-`) has been taken, with the sign that ends them.
 * @returns flags for the rest of the pattern where `)` ended them, else those of the group that begins here
 */
function readFlags(reader, first, before) {
    let letter = first;
    let [on, off] = ['', ''];
    while (letter !== '-' && letter !== ':' && letter !== ')') {
        on += known(letter);
        letter = reader.need();
    }
    if (letter === '-') {
        for (letter = reader.need(); letter !== ':'; letter = reader.need())
            off += known(letter);
        if (off === '')
            throw new PatternError('flags are missing after "-"');
    }
    if (/[au]/.test(off))
        throw new PatternError('the flags a and u cannot be turned off');
    if (on.includes('a') && on.includes('u'))
        throw new PatternError('the flags a and u exclude each other');
    if ([...on].some((flag) => off.includes(flag)))
        throw new PatternError('a flag is turned on and off');
    return { flags: combined(before, on, off), whole: letter === ')' };
}
function known(letter) {
    if (FLAG_LETTERS.includes(letter) && letter !== 'L' && letter !== 't')
        return letter;
    throw new PatternError(`the flag "${letter}" is not known`);
}
function combined(before, on, off) {
    const after = (was, letter) => (was || on.includes(letter)) && !off.includes(letter);
    return {
        ascii: on.includes('a') || (before.ascii && !on.includes('u')),
        dotAll: after(before.dotAll, 's'),
        ignoreCase: after(before.ignoreCase, 'i'),
        multiline: after(before.multiline, 'm'),
        verbose: after(before.verbose, 'x'),
    };
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/python-parser.js




const DEEPEST = 100;
/**
 * Reads a pattern as `re.compile` of CPython 3.11 does (`re/_parser.py`).
 * @throws PatternError where it would be an error there, or where it has what is not translated
 */
function parsePython(pattern) {
    const state = { reader: new PatternReader(pattern), closed: [], names: new Map() };
    const syntax = python_parser_choice(state, leadingFlags(state.reader), 0);
    if (state.reader.next !== undefined)
        throw new PatternError('a parenthesis is closed that was not opened');
    return { syntax, names: state.names };
}
/** Flags of the whole pattern stand before everything but comments and what these flags allow to skip. */
function leadingFlags(reader) {
    let flags = NO_FLAGS;
    for (;;) {
        const start = reader.position;
        const token = reader.take();
        if (token !== undefined && flags.verbose && skipped(reader, token))
            continue;
        const letter = token === '(' && reader.match('?') ? reader.take() : undefined;
        if (letter === '#') {
            reader.backTo(start);
            reader.take();
            reader.take();
            comment(reader);
            continue;
        }
        if (letter !== undefined && (FLAG_LETTERS.includes(letter) || letter === '-')) {
            const found = readFlags(reader, letter, flags);
            if (found.whole) {
                flags = found.flags;
                continue;
            }
        }
        reader.backTo(start);
        return flags;
    }
}
function python_parser_choice(state, flags, depth) {
    if (depth > DEEPEST)
        throw new PatternError('it is nested too deeply');
    const items = [python_parser_sequence(state, flags, depth)];
    while (state.reader.match('|'))
        items.push(python_parser_sequence(state, flags, depth));
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'choice', items };
}
function python_parser_sequence(state, flags, depth) {
    const { reader } = state;
    const items = [];
    while (reader.next !== undefined && reader.next !== '|' && reader.next !== ')') {
        const token = reader.need();
        if (flags.verbose && skipped(reader, token))
            continue;
        const bounds = quantifier(reader, token);
        if (bounds !== undefined)
            items.push(repeat(reader, items.pop(), bounds));
        else {
            const item = python_parser_atom(state, token, flags, depth);
            if (item !== undefined)
                items.push(item);
        }
    }
    return { kind: 'sequence', items };
}
/** White space and comments of a verbose pattern. */
function skipped(reader, token) {
    if (/^[ \t\n\r\v\f]$/.test(token))
        return true;
    if (token !== '#')
        return false;
    for (let next = reader.take(); next !== undefined && next !== '\n';)
        next = reader.take();
    return true;
}
function comment(reader) {
    while (reader.need() !== ')')
        ;
}
function quantifier(reader, token) {
    if (token === '?')
        return { min: 0, max: 1 };
    if (token === '*')
        return { min: 0, max: Number.POSITIVE_INFINITY };
    if (token === '+')
        return { min: 1, max: Number.POSITIVE_INFINITY };
    if (token !== '{' || reader.next === '}')
        return undefined;
    const start = reader.position;
    const digits = () => reader.takeWhile(Number.POSITIVE_INFINITY, /^[0-9]$/);
    const low = digits();
    const high = reader.match(',') ? digits() : low;
    if (!reader.match('}')) {
        // Not a count: the brace is a character.
        reader.backTo(start);
        return undefined;
    }
    const min = low === '' ? 0 : Number(low);
    const max = high === '' ? Number.POSITIVE_INFINITY : Number(high);
    if (max < min)
        throw new PatternError('a count has a minimum beyond its maximum');
    if (min > 0xffff || (max > 0xffff && max !== Number.POSITIVE_INFINITY)) {
        throw new PatternError('a count beyond 65535 is not translated');
    }
    return { min, max };
}
function repeat(reader, item, bounds) {
    if (item === undefined || item.kind === 'place')
        throw new PatternError('there is nothing to repeat');
    if (item.kind === 'repeat')
        throw new PatternError('a repetition is repeated');
    const mode = reader.match('?') ? 'lazy' : reader.match('+') ? 'possessive' : 'greedy';
    return { kind: 'repeat', item, ...bounds, mode };
}
/** @returns undefined for a comment */
function python_parser_atom(state, token, flags, depth) {
    switch (token) {
        case '.':
            return dotSyntax(flags);
        case '^':
            return python_parser_place(flags.multiline ? 'line-start' : 'start');
        case '$':
            return python_parser_place(flags.multiline ? 'line-end' : 'last-line-end');
        case '[':
            return readSet(state.reader, flags);
        case '(':
            return group(state, flags, depth);
        default:
            if (token.startsWith('\\'))
                return escapedAtom(state, token, flags);
            return literalSyntax(token.codePointAt(0) ?? 0, flags);
    }
}
function escapedAtom(state, token, flags) {
    const { reader } = state;
    switch (token) {
        case '\\A':
            return python_parser_place('start');
        case '\\Z':
            return python_parser_place('end');
        case '\\b':
            return python_parser_place(flags.ascii ? 'ascii-boundary' : 'boundary');
        case '\\B':
            return python_parser_place(flags.ascii ? 'ascii-no-boundary' : 'no-boundary');
        case '\\0':
            return literalSyntax(Number.parseInt(`0${reader.takeWhile(2, /^[0-7]$/)}`, 8), flags);
    }
    if (!/^\\[1-9]$/.test(token))
        return escapedSyntax(reader, token, flags);
    const digits = token.slice(1) + reader.takeWhile(1, /^[0-9]$/);
    if (/^[0-7]{2}$/.test(digits) && /^[0-7]$/.test(reader.next ?? '')) {
        const point = Number.parseInt(digits + reader.need(), 8);
        if (point > 0o377)
            throw new PatternError('an octal escape is beyond 0o377');
        return literalSyntax(point, flags);
    }
    return reference(state, Number(digits), flags);
}
function reference({ closed }, number, flags) {
    const known = number === undefined ? undefined : closed[number - 1];
    if (number === undefined || known === undefined)
        throw new PatternError('it refers to a group that is not there');
    if (!known)
        throw new PatternError('it refers to a group that is still open');
    if (flags.ignoreCase)
        throw new PatternError('a reference to a group that ignores case is not translated');
    return { kind: 'back', number };
}
function group(state, flags, depth) {
    const { reader } = state;
    if (!reader.match('?'))
        return capture(state, flags, depth, undefined);
    const sign = reader.need();
    switch (sign) {
        case '#':
            comment(reader);
            return undefined;
        case ':':
            return inner(state, flags, depth);
        case '>':
            return { kind: 'atomic', item: inner(state, flags, depth) };
        case '=':
        case '!':
            return { kind: 'look', behind: false, negated: sign === '!', item: inner(state, flags, depth) };
        case '<':
            return lookBehind(state, flags, depth);
        case 'P':
            return python_parser_named(state, flags, depth);
        case '(':
            throw new PatternError('choices by whether a group matched are not translated');
    }
    if (!FLAG_LETTERS.includes(sign) && sign !== '-')
        throw new PatternError(`(?${sign} is not known`);
    const found = readFlags(reader, sign, flags);
    if (found.whole)
        throw new PatternError('flags of the whole pattern do not stand at its start');
    if (found.flags.ascii !== flags.ascii) {
        // CPython looks for the first character of a match with the flags of the whole pattern: re.search(r'(?a:\W)', 'é').
        throw new PatternError('the flags a and u of a group are not translated');
    }
    return inner(state, found.flags, depth);
}
function inner(state, flags, depth) {
    const syntax = python_parser_choice(state, flags, depth + 1);
    if (!state.reader.match(')'))
        throw new PatternError('a parenthesis is not closed');
    return syntax;
}
function capture(state, flags, depth, name) {
    const number = state.closed.push(false);
    if (name !== undefined)
        state.names.set(name, number);
    const item = inner(state, flags, depth);
    state.closed[number - 1] = true;
    return { kind: 'group', number, item };
}
function lookBehind(state, flags, depth) {
    const sign = state.reader.need();
    if (sign !== '=' && sign !== '!')
        throw new PatternError(`(?<${sign} is not known`);
    const item = inner(state, flags, depth);
    const { min, max } = widthOf(item);
    if (min !== max)
        throw new PatternError('what is looked for behind must have a fixed width');
    return { kind: 'look', behind: true, negated: sign === '!', item };
}
function python_parser_named(state, flags, depth) {
    const { reader } = state;
    const refers = reader.match('=');
    if (!refers && !reader.match('<'))
        throw new PatternError('(?P is followed by neither < nor =');
    const name = reader.until(refers ? ')' : '>');
    // Python takes any identifier of Unicode 14; those beyond XID as JavaScript knows it do not exist.
    if (!/^[\p{XIDS}_]\p{XIDC}*$/u.test(name))
        throw new PatternError('a group has a bad name');
    if (refers)
        return reference(state, state.names.get(name), flags);
    if (state.names.has(name))
        throw new PatternError(`the group name ${name} is used twice`);
    return capture(state, flags, depth, name);
}
function python_parser_place(at) {
    return { kind: 'place', place: at };
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/re2-source.js


/**
 * A pattern of RE2 that must match from the start, or the whole text.
 * @throws PatternError if its parentheses do not match: within others, such a pattern could mean something
 */
function anchoredRe2(pattern, how) {
    return how === 'search' ? pattern : anchored(`${pattern}${endOf(pattern)}`, how);
}
/** What closes a quotation that is left open. */
function endOf(pattern) {
    // Quoted text, escapes, sets (whose first bracket is a character), parentheses.
    const tokens = /\\Q(?:(?!\\E).)*(?<end>\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|(?<open>\()|(?<close>\))/gsu;
    let depth = 0;
    let last = '';
    for (const { 0: token, groups = {} } of pattern.matchAll(tokens)) {
        if (groups.open !== undefined)
            depth += 1;
        if (groups.close !== undefined)
            depth -= 1;
        if (depth < 0)
            break;
        last = groups.end === '' && token.startsWith('\\Q') ? '\\E' : '';
    }
    if (depth !== 0)
        throw new PatternError('its parentheses do not match');
    return last;
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/to-re2.js



/** RE2 refuses counts whose product is beyond this. */
const MOST_REPEATED = 1000;
/**
 * Instructions of RE2's program, of which 8 MiB hold some hundred thousand. A category of Unicode takes about a
 * thousand of them; these are estimates on the safe side.
 */
const LARGEST_PROGRAM = 60_000;
const INSTRUCTIONS_OF_CATEGORY = 1500;
const INSTRUCTIONS_OF_RANGE = 4;
const DIGIT = '\\p{Nd}';
const WORD = '\\p{L}\\p{N}_';
/**
 * The same expression for RE2, as `regexp_matches` of the engine searches for it.
 * @throws PatternError if RE2 cannot express it
 */
function toRe2(syntax, how) {
    const program = sizeOf(syntax, 1);
    if (program > LARGEST_PROGRAM)
        throw new PatternError('it is too large for RE2');
    // What is left after Python's `$` is nothing where the whole text must match.
    const text = write(syntax, { last: true, lastLineEnd: how === 'full' ? '' : '(?:\\n?\\z)' });
    return anchored(text, how);
}
function write(syntax, position) {
    const inside = { ...position, last: false };
    switch (syntax.kind) {
        case 'set':
            return setText(syntax.set);
        case 'place':
            return placeText(syntax.place, position);
        case 'sequence':
            return syntax.items
                .map((item, index) => write(item, index === syntax.items.length - 1 ? position : inside))
                .map((text, index) => (syntax.items[index]?.kind === 'choice' ? `(?:${text})` : text))
                .join('');
        case 'choice':
            return `(?:${syntax.items.map((item) => write(item, position)).join('|')})`;
        case 'group':
            return `(?:${write(syntax.item, position)})`;
        case 'repeat':
            return `(?:${write(syntax.item, syntax.max > 1 ? inside : position)})${countText(syntax)}`;
        default:
            throw new PatternError('RE2 has no look-around, references and atomic groups');
    }
}
function placeText(place, { last, lastLineEnd }) {
    switch (place) {
        case 'start':
            return '\\A';
        case 'end':
            return '\\z';
        case 'line-start':
            return '(?m:^)';
        case 'line-end':
            return '(?m:$)';
        case 'ascii-boundary':
            return '\\b';
        case 'last-line-end':
            if (last)
                return lastLineEnd;
            throw new PatternError('RE2 has no end before a last newline');
        default:
            throw new PatternError('RE2 has no boundaries of Unicode words');
    }
}
/** The count without a mode: possessive ones are refused, and lazy ones find the same. */
function countText({ min, max }) {
    if (max === Number.POSITIVE_INFINITY)
        return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
    if (min === 0 && max === 1)
        return '?';
    return min === max ? `{${min}}` : `{${min},${max}}`;
}
function setText(set) {
    const { ranges, categories, negated } = set;
    const others = categories.filter((category) => category.name === 'word' && category.negated);
    if (others.length === 0)
        return bracketed(set);
    const rest = {
        ranges,
        categories: categories.filter((category) => !others.includes(category)),
        negated: false,
    };
    const alone = rest.ranges.length === 0 && rest.categories.length === 0;
    if (alone)
        return negated ? `[${WORD}]` : `[^${WORD}]`;
    if (!negated)
        return `(?:[^${WORD}]|${bracketed(rest)})`;
    return wordWithout(rest);
}
/** Such as `[^\W\d_]`, which Python's users write for letters. */
function wordWithout({ ranges, categories }) {
    const plain = normalized(ranges).every(([from, to]) => to < 0x30 || (from === 0x5f && to === 0x5f));
    if (!plain || categories.some(({ name, negated }) => name !== 'digit' || negated)) {
        throw new PatternError('RE2 has no intersection of sets');
    }
    const digits = categories.length === 0 ? DIGIT : '';
    const underscore = ranges.some(([from, to]) => from <= 0x5f && to >= 0x5f) ? '' : '_';
    return `[\\p{L}\\p{Nl}\\p{No}${digits}${underscore}]`;
}
function bracketed(set) {
    const classes = set.categories.map(({ name, negated }) => name === 'digit' ? (negated ? '\\P{Nd}' : DIGIT) : WORD);
    if (classes.length > 0) {
        return `[${set.negated ? '^' : ''}${classes.join('')}${rangesText(withoutSurrogates(set.ranges))}]`;
    }
    const found = withoutSurrogates(set.negated ? complement(set.ranges) : set.ranges);
    const missing = withoutSurrogates(complement(found));
    if (found.length === 0)
        return '[^\\x{0}-\\x{10FFFF}]';
    const [only] = found;
    if (found.length === 1 && only !== undefined && only[0] === only[1])
        return character(only[0]);
    if (missing.length < found.length)
        return negatedText(missing);
    return `[${rangesText(found)}]`;
}
function negatedText(ranges) {
    return ranges.length === 0 ? '[\\x{0}-\\x{10FFFF}]' : `[^${rangesText(ranges)}]`;
}
function rangesText(ranges) {
    return ranges
        .map(([from, to]) => (from === to ? character(from) : `${character(from)}-${character(to)}`))
        .join('');
}
function character(point) {
    const text = String.fromCodePoint(point);
    return /[A-Za-z0-9]/.test(text) ? text : `\\x{${point.toString(16).toUpperCase()}}`;
}
/** @throws PatternError where counts are beyond what RE2 takes */
function sizeOf(syntax, times) {
    switch (syntax.kind) {
        case 'set': {
            const { ranges, categories } = syntax.set;
            return (normalized(plainSet(ranges).ranges).length * INSTRUCTIONS_OF_RANGE +
                categories.length * INSTRUCTIONS_OF_CATEGORY);
        }
        case 'repeat': {
            const counted = syntax.max === Number.POSITIVE_INFINITY ? Math.max(syntax.min, 1) : Math.max(syntax.max, 1);
            if (times * counted > MOST_REPEATED)
                throw new PatternError('RE2 counts to 1000');
            if (syntax.mode === 'possessive')
                throw new PatternError('RE2 has no possessive repetition');
            return (sizeOf(syntax.item, times * counted) + 2) * counted;
        }
        default:
            return 'items' in syntax
                ? syntax.items.reduce((sum, item) => sum + sizeOf(item, times) + 1, 0)
                : 'item' in syntax
                    ? sizeOf(syntax.item, times) + 1
                    : 1;
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/to-javascript.js



const UNICODE_WORD = '\\p{L}\\p{N}_';
const to_javascript_ASCII_WORD = 'A-Za-z0-9_';
/**
 * The same expression for `RegExp` with the flag `u`.
 * @throws PatternError if it cannot be shown to mean the same there
 */
function toJavaScript(syntax, { how, captures }) {
    requireSameChoices(syntax);
    groupsSurelySet(syntax, new Set());
    const refers = syntax_some(syntax, ({ kind }) => kind === 'back');
    const text = to_javascript_write(syntax, { captures: captures || refers, atomic: 0 });
    if (how === 'search')
        return text;
    return how === 'full' ? `^(?:${text})$` : `^(?:${text})`;
}
/**
 * Which of several ways to match is found first shows only in atomic groups and in what a reference repeats. There,
 * the engines differ in how loops over nothing end, and CPython in how a possessive loop gives back its first rounds.
 */
function requireSameChoices(syntax) {
    const atomic = syntax_some(syntax, isAtomic);
    const refers = syntax_some(syntax, ({ kind }) => kind === 'back');
    if (!atomic && !refers)
        return;
    if (atomic && refers)
        throw new PatternError('references together with atomic groups are not translated');
    const groups = groupsOf(syntax);
    const doubtful = (part) => part.kind === 'repeat' &&
        (widthOf(part.item, groups).min === 0 ||
            (part.mode === 'possessive' && part.min > 1 && part.item.kind !== 'set'));
    if (syntax_some(syntax, doubtful)) {
        throw new PatternError('a loop over nothing beside references or atomic groups is not translated');
    }
    const behind = (part) => part.kind === 'look' && part.behind && syntax_some(part, (inner) => isAtomic(inner) || inner.kind === 'back');
    if (syntax_some(syntax, behind))
        throw new PatternError('references and atomic groups behind are not translated');
}
function isAtomic(part) {
    return part.kind === 'atomic' || (part.kind === 'repeat' && part.mode === 'possessive');
}
/**
 * A reference to a group that matched nothing fails in Python and holds in JavaScript, and loops keep what they
 * captured in one and forget it in the other; so each group must surely be set, outside of loops.
 * @returns groups that are set once the expression has matched
 */
function groupsSurelySet(syntax, before) {
    switch (syntax.kind) {
        case 'back':
            if (before.has(syntax.number))
                return before;
            throw new PatternError('a reference to a group that may not be set is not translated');
        case 'sequence':
            return syntax.items.reduce((set, item) => groupsSurelySet(item, set), before);
        case 'choice': {
            for (const item of syntax.items)
                groupsSurelySet(item, before);
            return before;
        }
        case 'group':
            return new Set([...groupsSurelySet(syntax.item, before), syntax.number]);
        case 'repeat': {
            const after = groupsSurelySet(syntax.item, before);
            return syntax.min === 1 && syntax.max === 1 ? after : before;
        }
        case 'look': {
            const after = groupsSurelySet(syntax.item, before);
            return syntax.negated || syntax.behind ? before : after;
        }
        case 'atomic':
            return groupsSurelySet(syntax.item, before);
        default:
            return before;
    }
}
function to_javascript_write(syntax, writer) {
    switch (syntax.kind) {
        case 'set':
            return to_javascript_setText(syntax.set);
        case 'place':
            return to_javascript_placeText(syntax.place);
        case 'sequence':
            return syntax.items.map((item) => to_javascript_write(item, writer)).join('');
        case 'choice':
            return `(?:${syntax.items.map((item) => to_javascript_write(item, writer)).join('|')})`;
        case 'group':
            return writer.captures
                ? `(?<g${syntax.number}>${to_javascript_write(syntax.item, writer)})`
                : `(?:${to_javascript_write(syntax.item, writer)})`;
        case 'back':
            return `\\k<g${syntax.number}>`;
        case 'repeat':
            return repeatText(syntax, writer);
        case 'atomic':
            return atomicText(to_javascript_write(syntax.item, writer), writer);
        case 'look':
            return `(?${syntax.behind ? '<' : ''}${syntax.negated ? '!' : '='}${to_javascript_write(syntax.item, writer)})`;
    }
}
function repeatText(repeat, writer) {
    const text = `(?:${to_javascript_write(repeat.item, writer)})${countText(repeat)}`;
    if (repeat.mode === 'possessive')
        return atomicText(text, writer);
    return repeat.mode === 'lazy' ? `${text}?` : text;
}
/** What a look-ahead has found is not given back. */
function atomicText(text, writer) {
    writer.atomic += 1;
    return `(?:(?=(?<a${writer.atomic}>${text}))\\k<a${writer.atomic}>)`;
}
function to_javascript_placeText(place) {
    switch (place) {
        case 'start':
            return '^';
        case 'end':
            return '$';
        case 'line-start':
            return '(?<![^\\n])';
        case 'line-end':
            return '(?![^\\n])';
        case 'last-line-end':
            return '(?=\\n?$)';
        case 'boundary':
        case 'ascii-boundary': {
            const word = place === 'boundary' ? UNICODE_WORD : to_javascript_ASCII_WORD;
            return `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`;
        }
        case 'no-boundary':
        case 'ascii-no-boundary': {
            const word = place === 'no-boundary' ? UNICODE_WORD : to_javascript_ASCII_WORD;
            // Up to Python 3.13 it does not hold in an empty text.
            return `(?:(?!^$)(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}])))`;
        }
    }
}
function to_javascript_setText({ ranges, categories, negated }) {
    const classes = categories
        .filter((category) => !(category.name === 'word' && category.negated))
        .map((category) => (category.name === 'word' ? UNICODE_WORD : category.negated ? '\\P{Nd}' : '\\p{Nd}'));
    const listed = `${classes.join('')}${to_javascript_rangesText(ranges)}`;
    if (classes.length === categories.length)
        return `[${negated ? '^' : ''}${listed}]`;
    // Sets cannot be nested under the flag u.
    return negated ? `(?:(?![${listed}])[${UNICODE_WORD}])` : `(?:[^${UNICODE_WORD}]|[${listed}])`;
}
function to_javascript_rangesText(ranges) {
    return normalized(ranges)
        .map(([from, to]) => (from === to ? to_javascript_character(from) : `${to_javascript_character(from)}-${to_javascript_character(to)}`))
        .join('');
}
function to_javascript_character(point) {
    const text = String.fromCodePoint(point);
    return /[A-Za-z0-9]/.test(text) ? text : `\\u{${point.toString(16).toUpperCase()}}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/regex/translate.js







const translate_LONGEST = 5000;
/** Milliseconds that a pattern may take to be compiled. */
const COMPILING = 1000;
/** Never silently different: what is not shown to mean the same is unsupported, and says why. */
function translate(pattern, dialect, how) {
    try {
        if (pattern.length > translate_LONGEST)
            throw new PatternError(`it has more than ${translate_LONGEST} characters`);
        if (dialect === 're2')
            return { engine: 're2', pattern: anchoredRe2(pattern, how) };
        return dialect === 'python' ? translatePython(pattern, how) : translateEcma(pattern, how);
    }
    catch (error) {
        if (error instanceof PatternError)
            return { unsupported: `the pattern cannot be used: ${error.message}` };
        throw error;
    }
}
function translatePython(pattern, how) {
    const { syntax } = parsePython(pattern);
    return asRe2(() => syntax, how) ?? runnable(toJavaScript(syntax, { how, captures: false }), 'u');
}
function translateEcma(pattern, how) {
    const flags = ['u', ''].find((candidate) => compiles(pattern, candidate));
    if (flags === undefined)
        throw new PatternError('it is no regular expression of ECMA-262');
    const simple = flags === 'u' ? asRe2(() => parseEcma(pattern), how) : undefined;
    if (simple !== undefined)
        return simple;
    const anchored = { search: pattern, 'match-start': `^(?:${pattern})`, full: `^(?:${pattern})$` };
    return runnable(anchored[how], flags);
}
/** @returns undefined if RE2 cannot express it */
function asRe2(parse, how) {
    try {
        return { engine: 're2', pattern: toRe2(parse(), how) };
    }
    catch (error) {
        if (error instanceof PatternError)
            return undefined;
        throw error;
    }
}
/** V8 compiles at the first use. */
function runnable(pattern, flags) {
    try {
        if (inTime(COMPILING, () => new RegExp(pattern, flags).test('')))
            return { engine: 'js', pattern, flags };
    }
    catch (error) {
        throw new PatternError(error instanceof Error ? error.message : String(error));
    }
    throw new PatternError('it takes too long');
}
function compiles(pattern, flags) {
    try {
        new RegExp(pattern, flags);
        return true;
    }
    catch {
        return false;
    }
}
/**
 * A pattern of Python for `exec` from the start of a text, with the groups that it names.
 * @throws PatternError if it cannot be shown to mean the same
 */
function pythonMatch(pattern) {
    const { syntax, names } = parsePython(pattern);
    const expression = new RegExp(toJavaScript(syntax, { how: 'match-start', captures: true }), 'u');
    return (text) => {
        const found = expression.exec(text);
        if (found === null)
            return undefined;
        const groups = [...names].map(([name, number]) => [name, found.groups?.[`g${number}`]]);
        return { length: found[0].length, groups: new Map(groups) };
    };
}
/** `re.search` of a pattern of Python. @throws PatternError if it cannot be shown to mean the same */
function pythonSearch(pattern) {
    const { syntax } = parsePython(pattern);
    const expression = new RegExp(toJavaScript(syntax, { how: 'search', captures: false }), 'u');
    return (text) => expression.test(text);
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/calendar.js
/** The calendar of Python's `datetime`: Gregorian without end, years 1 to 9999, day 1 is 0001-01-01. */
const LAST_ORDINAL = 3_652_059;
const DAY = 86_400_000;
/** @returns undefined for a day that there is not */
function ordinalOf(year, month, day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return undefined;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    if (date.getUTCMonth() !== month - 1)
        return undefined;
    return Math.round(date.getTime() / DAY) + 719_163;
}
/** @returns undefined beyond the calendar's ends */
function dayOf(ordinal) {
    if (ordinal < 1 || ordinal > LAST_ORDINAL)
        return undefined;
    const date = new Date((ordinal - 719_163) * DAY);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
/** Of a day's ordinal; Monday is 0. */
function weekdayOf(ordinal) {
    return (ordinal + 6) % 7;
}
function isLeap(year) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/dateutil/day-parts.js
/** Where `ValueError` or `IndexError` of Python makes a text no date. */
class NoDate extends Error {
    name = 'NoDate';
}
/** `int` of Python on what the tokens of a text can be. */
function wholeNumber(text) {
    if (text === undefined || !/^\d+$/.test(text))
        throw new NoDate();
    return Number(text);
}
function daysIn(year, month) {
    if (month < 1 || month > 12)
        throw new NoDate();
    return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
/** `_ymd`: up to three numbers, of which it is not yet known which is the year, the month and the day. */
class DayParts {
    #values = [];
    #labelled = new Map();
    centurySpecified = false;
    get length() {
        return this.#values.length;
    }
    /** Digits as they stand: more than two are a year. */
    appendText(text, label) {
        const year = /^\d+$/.test(text) && text.length > 2;
        if (year && label !== undefined && label !== 'Y')
            throw new NoDate();
        if (year)
            this.centurySpecified = true;
        this.#append(wholeNumber(text), year ? 'Y' : label);
    }
    /** A number: one beyond 100 is a year. */
    appendNumber(value, label) {
        const year = value > 100;
        if (year)
            this.centurySpecified = true;
        this.#append(Math.trunc(value), year ? 'Y' : label);
    }
    #append(value, label) {
        this.#values.push(value);
        if (label === undefined)
            return;
        if (this.#labelled.has(label))
            throw new NoDate();
        this.#labelled.set(label, this.#values.length - 1);
    }
    #value(label) {
        const index = this.#labelled.get(label);
        return index === undefined ? undefined : this.#values[index];
    }
    couldBeDay(value) {
        if (this.#labelled.has('D'))
            return false;
        const month = this.#value('M');
        if (month === undefined)
            return value >= 1 && value <= 31;
        return value >= 1 && value <= daysIn(this.#value('Y') ?? 2000, month);
    }
    /** `resolve_ymd` for days in the order that Americans write them. */
    resolve() {
        const [a = 0, b = 0, c = 0] = this.#values;
        const count = this.#values.length;
        const labels = this.#labelled;
        if ((count === labels.size && count > 0) || (count === 3 && labels.size === 2))
            return this.#byLabels();
        const monthAt = labels.get('M');
        if (count > 3)
            throw new NoDate();
        if (count === 1 || (monthAt !== undefined && count === 2)) {
            const month = this.#value('M');
            if (count === 1 && month !== undefined)
                return { month };
            const other = monthAt === 0 ? b : a;
            return other > 31 ? { year: other, month } : { month, day: other };
        }
        if (count === 2) {
            if (a > 31)
                return { year: a, month: b };
            return b > 31 ? { month: a, year: b } : { month: a, day: b };
        }
        return count === 3 ? ofThree(a, b, c, monthAt, labels.get('Y') === 0) : {};
    }
    #byLabels() {
        const missing = [0, 1, 2].find((index) => ![...this.#labelled.values()].includes(index));
        const rest = (label) => this.#value(label) ??
            (this.#values.length === 3 && missing !== undefined && this.#labelled.size === 2
                ? this.#values[missing]
                : undefined);
        return { year: rest('Y'), month: rest('M'), day: rest('D') };
    }
}
function ofThree(a, b, c, monthAt, yearFirst) {
    switch (monthAt) {
        case 0:
            return b > 31 ? { month: a, year: b, day: c } : { month: a, day: b, year: c };
        case 1:
            return a > 31 ? { year: a, month: b, day: c } : { day: a, month: b, year: c };
        case 2:
            return b > 31 ? { day: a, year: b, month: c } : { year: a, day: b, month: c };
        default:
            if (a > 31 || yearFirst)
                return { year: a, month: b, day: c };
            return a > 12 ? { day: a, month: b, year: c } : { month: a, day: b, year: c };
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/dateutil/tokens.js
/** `_timelex` of python-dateutil 2.9: words, numbers and single signs of a text of ASCII. */
const isWord = (character) => /[A-Za-z]/.test(character);
const isNumber = (character) => /[0-9]/.test(character);
/** White space of Python within ASCII. */
function isSpace(character) {
    const code = character.charCodeAt(0);
    return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
}
function tokensOf(text) {
    const characters = [...text.replaceAll('\0', '')];
    const tokens = [];
    let at = 0;
    while (at < characters.length) {
        const first = characters[at] ?? '';
        at += 1;
        let state = isWord(first) ? 'word' : isNumber(first) ? 'number' : undefined;
        if (state === undefined) {
            tokens.push(isSpace(first) ? ' ' : first);
            continue;
        }
        let token = first;
        let letters = false;
        for (; at < characters.length; at += 1) {
            const character = characters[at] ?? '';
            letters ||= state === 'word' || state === 'dotted word';
            const next = following(state, character, token);
            if (next === undefined)
                break;
            token += character;
            state = next;
        }
        tokens.push(...finished(token, state, letters));
    }
    return tokens;
}
/** The state after a character that belongs to the token, undefined for one that does not. */
function following(state, character, token) {
    const dotEnds = token.endsWith('.');
    switch (state) {
        case 'word':
            if (isWord(character))
                return 'word';
            return character === '.' ? 'dotted word' : undefined;
        case 'number':
            if (isNumber(character))
                return 'number';
            return character === '.' || (character === ',' && token.length >= 2) ? 'dotted number' : undefined;
        case 'dotted word':
            if (character === '.' || isWord(character))
                return 'dotted word';
            return isNumber(character) && dotEnds ? 'dotted number' : undefined;
        case 'dotted number':
            if (character === '.' || isNumber(character))
                return 'dotted number';
            return isWord(character) && dotEnds ? 'dotted word' : undefined;
    }
}
/** A token with points is taken apart unless it is a decimal number. */
function finished(token, state, letters) {
    const points = token.split('.').length - 1;
    let [first = '', ...more] = [token];
    if ((state === 'dotted word' || state === 'dotted number') &&
        (letters || points > 1 || /[.,]$/.test(token))) {
        ;
        [first = '', ...more] = token.split(/([.,])/);
    }
    if (state === 'dotted number' && !first.includes('.'))
        first = first.replaceAll(',', '.');
    return [first, ...more.filter((part) => part !== undefined && part !== '')].map((part) => part ?? '');
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/dateutil/words.js
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
];
const WEEKDAYS = /^(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)$/i;
const JUMPS = new Set([
    ' ',
    '.',
    ',',
    ';',
    '-',
    '/',
    "'",
    'at',
    'on',
    'and',
    'ad',
    'm',
    't',
    'of',
    'st',
    'nd',
    'rd',
    'th',
]);
const UNITS = [
    ['h', 'hour', 'hours'],
    ['m', 'minute', 'minutes'],
    ['s', 'second', 'seconds'],
];
/** Words that dateutil skips. */
const isJump = (token) => JUMPS.has(token.toLowerCase());
const isWeekday = (token) => WEEKDAYS.test(token);
const isUtc = (token) => /^(utc|gmt|z)$/i.test(token);
/** How UTC is written where case counts. */
const isExactUtc = (token) => /^(utc|gmt|z)$/.test(token);
/** January is 1. */
function monthOf(token) {
    const name = token.toLowerCase();
    const found = name === 'sept' ? 8 : Math.max(MONTHS.indexOf(name), LONG_MONTHS.indexOf(name));
    return found < 0 ? undefined : found + 1;
}
/** 0 for hours, 1 for minutes, 2 for seconds. */
function unitOf(token) {
    const found = UNITS.findIndex((names) => token !== undefined && names.includes(token.toLowerCase()));
    return found < 0 ? undefined : found;
}
/** 0 before noon, 1 after. */
function halfOf(token) {
    if (/^(am|a)$/i.test(token))
        return 0;
    return /^(pm|p)$/i.test(token) ? 1 : undefined;
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/dateutil/parser.js



/** @throws NoDate */
function parser_parse(text) {
    const reading = { tokens: tokensOf(text), found: { days: new DayParts() } };
    for (let at = 0; at < reading.tokens.length;)
        at = token(reading, at) + 1;
    return reading.found;
}
/** @returns the place of the last token that was taken */
function token(reading, at) {
    const { tokens, found } = reading;
    const text = tokens[at] ?? '';
    if (/^\d/.test(text))
        return numeric(reading, at);
    // `float` of Python takes these for numbers.
    if (/^(nan|inf|infinity)$/i.test(text))
        throw new NoDate();
    const half = halfOf(text);
    if (isWeekday(text))
        found.weekday = true;
    else if (monthOf(text) !== undefined)
        return month(reading, at);
    else if (half !== undefined) {
        if (found.hour === undefined || found.hour > 12)
            throw new NoDate();
        found.hour = hourOf(found.hour, half);
        found.half = half;
    }
    else if (found.offset === undefined && couldBeZone(found, text))
        zoneName(reading, at);
    else if (found.hour !== undefined && /^[+-]$/.test(text))
        return zoneOffset(reading, at);
    else if (!isJump(text))
        throw new NoDate();
    return at;
}
function month({ tokens, found: { days } }, at) {
    days.appendNumber(monthOf(tokens[at] ?? '') ?? 0, 'M');
    const separator = tokens[at + 1];
    if (separator === '-' || separator === '/') {
        days.appendText(tokens[at + 2] ?? '');
        if (tokens[at + 3] !== separator)
            return at + 2;
        days.appendText(tokens[at + 4] ?? '');
        return at + 4;
    }
    const year = tokens[at + 4];
    if (year === undefined ||
        separator !== ' ' ||
        tokens[at + 3] !== ' ' ||
        !/^of$/i.test(tokens[at + 2] ?? ''))
        return at;
    if (/^\d+$/.test(year))
        days.appendText(String(fullYear(Number(year))), 'Y');
    return at + 4;
}
/** `convertyear`: the year of two digits that is nearest to this one. */
function fullYear(year) {
    if (year >= 100)
        return year;
    const now = new Date().getFullYear();
    const full = year + Math.floor(now / 100) * 100;
    if (full >= now + 50)
        return full - 100;
    return full < now - 50 ? full + 100 : full;
}
function couldBeZone({ hour, zone }, text) {
    if (hour === undefined || zone !== undefined || text.length > 5)
        return false;
    return /^[A-Z]+$/.test(text) || text === 'z';
}
function zoneName({ tokens, found }, at) {
    const name = tokens[at] ?? '';
    found.zone = name;
    if (isExactUtc(name))
        found.offset = 0;
    const sign = tokens[at + 1];
    if (sign !== '+' && sign !== '-')
        return;
    // `GMT+3` says that GMT is three hours later.
    tokens[at + 1] = sign === '+' ? '-' : '+';
    delete found.offset;
    if (isUtc(name))
        delete found.zone;
}
function zoneOffset({ tokens, found }, at) {
    const digits = tokens[at + 1];
    if (digits === undefined)
        throw new NoDate();
    let last = at + 1;
    if (digits.length === 4) {
        found.offset = wholeNumber(digits.slice(0, 2)) * 3600 + wholeNumber(digits.slice(2)) * 60;
    }
    else if (tokens[at + 2] === ':') {
        found.offset = wholeNumber(digits) * 3600 + wholeNumber(tokens[at + 3]) * 60;
        last += 2;
    }
    else if (digits.length <= 2)
        found.offset = wholeNumber(digits) * 3600;
    else
        throw new NoDate();
    const name = tokens[last + 3];
    const named = name !== undefined && name.length >= 3 && couldBeZone(found, name);
    if (named && isJump(tokens[last + 1] ?? '') && tokens[last + 2] === '(' && tokens[last + 4] === ')') {
        found.zone = name;
        last += 4;
    }
    return last;
}
function numeric(reading, at) {
    const { tokens, found } = reading;
    const { days } = found;
    const text = tokens[at] ?? '';
    const value = decimal(text);
    const next = tokens[at + 1];
    const count = text.length;
    if (days.length === 3 &&
        (count === 2 || count === 4) &&
        found.hour === undefined &&
        next !== ':' &&
        unitOf(next) === undefined) {
        found.hour = wholeNumber(text.slice(0, 2));
        if (count === 4)
            found.minute = wholeNumber(text.slice(2));
        return at;
    }
    if (count === 6 || (count > 6 && text.indexOf('.') === 6)) {
        sixDigits(found, text);
        return at;
    }
    if (count === 8 || count === 12 || count === 14) {
        manyDigits(found, text);
        return at;
    }
    const unit = unitAt(tokens, at);
    if (unit !== undefined) {
        parser_assign(found, text, unit.at > at ? (unitOf(tokens[unit.at]) ?? 0) : (unitOf(tokens[unit.at]) ?? 0) + 1);
        return Math.max(unit.at, at);
    }
    if (next === ':' && tokens[at + 2] !== undefined)
        return clock(reading, at, value);
    if (next === '-' || next === '/' || next === '.')
        return separated(reading, at);
    return alone(reading, at, value);
}
function decimal(text) {
    if (!/^\d+(\.\d+)?$/.test(text))
        throw new NoDate();
    return Number(text);
}
function sixDigits(found, text) {
    if (found.days.length === 0 && !text.includes('.')) {
        for (const from of [0, 2, 4])
            found.days.appendText(text.slice(from, from + 2));
        return;
    }
    found.hour = wholeNumber(text.slice(0, 2));
    found.minute = wholeNumber(text.slice(2, 4));
    found.second = seconds(text.slice(4));
}
function manyDigits(found, text) {
    found.days.appendText(text.slice(0, 4), 'Y');
    found.days.appendText(text.slice(4, 6));
    found.days.appendText(text.slice(6, 8));
    if (text.length > 8) {
        found.hour = wholeNumber(text.slice(8, 10));
        found.minute = wholeNumber(text.slice(10, 12));
    }
    if (text.length > 12)
        found.second = wholeNumber(text.slice(12));
}
/** `_find_hms_idx`: where the unit of a number stands, behind it or before it. */
function unitAt(tokens, at) {
    const is = (index) => unitOf(tokens[index]) !== undefined;
    if (is(at + 1))
        return { at: at + 1 };
    if (tokens[at + 1] === ' ' && is(at + 2))
        return { at: at + 2 };
    if (at > 0 && is(at - 1))
        return { at: at - 1 };
    if (at > 1 && at === tokens.length - 1 && tokens[at - 1] === ' ' && is(at - 2))
        return { at: at - 2 };
    return undefined;
}
function parser_assign(found, text, unit) {
    const value = decimal(text);
    if (unit === 0) {
        found.hour = Math.trunc(value);
        if (value % 1 !== 0)
            found.minute = Math.trunc(60 * (value % 1));
    }
    else if (unit === 1)
        minutes(found, value);
    else if (unit === 2)
        found.second = seconds(text);
}
function minutes(found, value) {
    found.minute = Math.trunc(value);
    if (value % 1 === 0)
        delete found.second;
    else
        found.second = Math.trunc(60 * (value % 1));
}
function seconds(text) {
    const [whole, fraction, ...more] = (text ?? '').split('.');
    if (more.length > 0)
        throw new NoDate();
    if (fraction !== undefined)
        wholeNumber(fraction.padEnd(6, '0').slice(0, 6));
    return wholeNumber(whole);
}
function clock({ tokens, found }, at, value) {
    found.hour = Math.trunc(value);
    minutes(found, decimal(tokens[at + 2] ?? ''));
    if (tokens[at + 3] !== ':' || tokens[at + 4] === undefined)
        return at + 2;
    found.second = seconds(tokens[at + 4]);
    return at + 4;
}
/** Days with a sign between their numbers. */
function separated({ tokens, found: { days } }, at) {
    const separator = tokens[at + 1];
    days.appendText(tokens[at] ?? '');
    const second = tokens[at + 2];
    if (second === undefined || isJump(second))
        return at + 1;
    const secondMonth = monthOf(second);
    if (/^\d+$/.test(second))
        days.appendText(second);
    else if (secondMonth !== undefined)
        days.appendNumber(secondMonth, 'M');
    else
        throw new NoDate();
    if (tokens[at + 3] !== separator)
        return at + 2;
    const third = tokens[at + 4];
    if (third === undefined)
        throw new NoDate();
    const thirdMonth = monthOf(third);
    if (thirdMonth === undefined)
        days.appendText(third);
    else
        days.appendNumber(thirdMonth, 'M');
    return at + 4;
}
function alone({ tokens, found }, at, value) {
    const next = tokens[at + 1];
    if (next === undefined || isJump(next)) {
        const half = halfOf(tokens[at + 2] ?? '');
        if (half === undefined)
            found.days.appendNumber(value);
        else
            found.hour = hourOf(Math.trunc(value), half);
        return half === undefined ? at + 1 : at + 2;
    }
    const half = halfOf(next);
    if (half !== undefined && value < 24) {
        found.hour = hourOf(Math.trunc(value), half);
        return at + 1;
    }
    if (!found.days.couldBeDay(value))
        throw new NoDate();
    found.days.appendNumber(value);
    return at;
}
function hourOf(hour, half) {
    if (half === 1)
        return hour < 12 ? hour + 12 : hour;
    return hour === 12 ? 0 : hour;
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/dateutil.js



/**
 * Whether `dateutil.parser.parse` of python-dateutil 2.9 takes the text. Unknown are texts beyond ASCII, numbers of
 * more than 14 digits, and days that are there or not by the day on which one asks (`Feb 29` without a year).
 */
const dateutilText = {
    test: (text) => {
        for (const character of text)
            if (character > '\x7f')
                return 'unknown';
        if (/\d{15}/.test(text))
            return 'unknown';
        try {
            return isMoment(parser_parse(text));
        }
        catch (error) {
            if (error instanceof NoDate)
                return false;
            throw error;
        }
    },
};
function isMoment(found) {
    const { hour, minute, second, weekday, half, zone, offset } = found;
    const { year, month, day } = found.days.resolve();
    const given = [year, month, day, hour, minute, second, weekday, half, zone, offset];
    if (given.every((field) => field === undefined))
        return false;
    if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59)
        return false;
    const full = year === undefined || found.days.centurySpecified ? year : fullYear(year);
    return isDay(full, month, day, weekday === true);
}
/** Whether the day is there when today's year, month and day stand for what is missing. */
function isDay(year, month, day, weekday) {
    if (year !== undefined && (year < 1 || year > 9999))
        return false;
    if (month !== undefined && (month < 1 || month > 12))
        return false;
    // A day that is missing becomes one that the month has; the weekday may lead out of the calendar.
    if (day === undefined)
        return weekday && year === 9999 ? 'unknown' : true;
    const can = (inYear, inMonth) => ordinalOf(inYear, inMonth, day) !== undefined;
    const months = month === undefined ? [1, 2, 4] : [month];
    const years = year === undefined ? [2023, 2024] : [year];
    const answers = years.flatMap((inYear) => months.map((inMonth) => can(inYear, inMonth)));
    return answers.every(Boolean) ? true : answers.some(Boolean) ? 'unknown' : false;
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/json.js
/** Python refuses integers of more digits (since 3.10.7), and nesting at its limit of recursion, about a thousand. */
const MOST_DIGITS = 4300;
const SURELY_DEEP = 900;
const STRING = '"(?:[^"\\\\]|\\\\.)*"';
const STRINGS = new RegExp(STRING, 'gs');
/** NaN and the infinities, beside texts, in which they mean nothing. */
const CONSTANTS = new RegExp(`${STRING}|-?Infinity|NaN`, 'gs');
/** Whether `json.loads` of Python takes the text: it knows NaN and the infinities, which JSON does not. */
const jsonText = {
    test: (text) => {
        const parsed = parsePythonJson(text);
        return parsed === undefined ? false : parsed === 'unknown' ? parsed : true;
    },
};
/**
 * @returns undefined if it is no JSON to Python; `unknown` if it is nested so deeply that it depends on Python's own
 *   stack. NaN and infinities are told apart from the value, in which they are null.
 */
function parsePythonJson(text) {
    // `NaN` becomes `null`, so that what is wrong around it stays wrong: `-NaN`, `NaN1`.
    const plain = text.replace(CONSTANTS, (token) => (token.startsWith('"') ? token : 'null'));
    try {
        const value = JSON.parse(plain);
        const outside = text.replace(STRINGS, '""');
        if (hasLongInteger(outside))
            return undefined;
        return depthOf(outside) > SURELY_DEEP ? 'unknown' : { value, constants: plain !== text };
    }
    catch (error) {
        if (!(error instanceof SyntaxError || error instanceof RangeError))
            throw error;
        return undefined;
    }
}
function hasLongInteger(outside) {
    return [...outside.matchAll(/(?<!\d)\d+(?![.eE\d])/g)].some(({ 0: digits, index }) => digits.length > MOST_DIGITS && !/[.eE+]|[eE]-/.test(outside.slice(index - 2, index)));
}
function depthOf(outside) {
    let [depth, deepest] = [0, 0];
    for (const character of outside) {
        if (character === '[' || character === '{')
            depth += 1;
        else if (character === ']' || character === '}')
            depth -= 1;
        if (depth > deepest)
            deepest = depth;
    }
    return deepest;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/packages/validation/value-formats/json-schema-keywords.js


/** A schema is not valid, or has what is not supported. The message is for users. */
class SchemaError extends Error {
    name = 'SchemaError';
}
/** Of JSON. The object itself, since a copy would lose a key `__proto__`. */
const record = schemas.custom((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const list = schemas.array(schemas.unknown());
const size = schemas.int().nonnegative();
const names = schemas.array(schemas.string());
const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
const objectOf = (value) => record.safeParse(value).data;
const listOf = (value) => (Array.isArray(value) ? list.parse(value) : undefined);
/** Keywords that say nothing about whether a value is valid. */
const ANNOTATIONS = new Set('$schema $comment $defs definitions title description default examples format deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema'.split(' '));
/** Keywords that are known to the drafts and not here. Any other name is ignored, as the drafts say. */
const UNSUPPORTED = new Set('$id $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $vocabulary prefixItems additionalItems unevaluatedItems unevaluatedProperties minContains maxContains dependentSchemas dependencies'.split(' '));
/** Keywords of one schema as checks. @throws SchemaError */
function checksOf(schema, tools) {
    const refused = Object.keys(schema).find((key) => UNSUPPORTED.has(key));
    if (refused !== undefined)
        throw new SchemaError(`the keyword ${refused} is not supported`);
    const checks = [];
    for (const [keyword, given] of Object.entries(schema)) {
        if (ANNOTATIONS.has(keyword))
            continue;
        const build = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
        if (build !== undefined)
            checks.push(build(given, tools, schema));
    }
    return checks;
}
/** A keyword whose value must be of a shape, for values of one kind; others pass. */
function keyword(shape, kind, check) {
    return (given, tools, schema) => {
        const parsed = shape.safeParse(given);
        if (!parsed.success)
            throw new SchemaError(`a keyword has a value that it cannot have: ${JSON.stringify(given)}`);
        const test = check(parsed.data, tools, schema);
        return (value) => {
            const of = kind(value);
            return of === undefined || test(of);
        };
    };
}
const number = (value) => (typeof value === 'number' ? value : undefined);
/** Python counts code points. */
const json_schema_keywords_characters = (value) => (typeof value === 'string' ? [...value].length : undefined);
const json_schema_keywords_text = (value) => (typeof value === 'string' ? value : undefined);
const json_schema_keywords_any = (value) => ({ value });
const KEYWORDS = {
    type: keyword(schemas.union([schemas["enum"](TYPES), schemas.array(schemas["enum"](TYPES))]), json_schema_keywords_any, (given) => {
        const types = [given].flat();
        return ({ value }) => types.some((type) => isOfType(value, type));
    }),
    enum: keyword(list, json_schema_keywords_any, (given) => ({ value }) => given.some((one) => equal(one, value))),
    const: keyword(schemas.unknown(), json_schema_keywords_any, (given) => ({ value }) => equal(given, value)),
    minimum: keyword(schemas.number(), number, (least) => (value) => value >= least),
    maximum: keyword(schemas.number(), number, (most) => (value) => value <= most),
    exclusiveMinimum: keyword(schemas.number(), number, (least) => (value) => value > least),
    exclusiveMaximum: keyword(schemas.number(), number, (most) => (value) => value < most),
    multipleOf: keyword(schemas.number().positive(), number, (of) => (value) => 
    // As Python has it: by the quotient where the divisor is no integer, so that 0.3 is no multiple of 0.1.
    Number.isInteger(of) ? value % of === 0 : Number.isInteger(value / of)),
    minLength: keyword(size, json_schema_keywords_characters, (least) => (length) => length >= least),
    maxLength: keyword(size, json_schema_keywords_characters, (most) => (length) => length <= most),
    pattern: keyword(schemas.string(), json_schema_keywords_text, (pattern, tools) => tools.pattern(pattern)),
    minItems: keyword(size, listOf, (least) => ({ length }) => length >= least),
    maxItems: keyword(size, listOf, (most) => ({ length }) => length <= most),
    uniqueItems: keyword(schemas.boolean(), listOf, (wanted) => (items) => !wanted || !items.some((item, index) => items.slice(0, index).some((other) => equal(item, other)))),
    items: keyword(schemas.union([record, schemas.boolean()]), listOf, (schema, { compile }) => {
        const check = compile(schema);
        return (items) => items.every(check);
    }),
    contains: keyword(schemas.unknown(), listOf, (schema, { compile }) => {
        const check = compile(schema);
        return (items) => items.some(check);
    }),
    minProperties: keyword(size, objectOf, (least) => (object) => Object.keys(object).length >= least),
    maxProperties: keyword(size, objectOf, (most) => (object) => Object.keys(object).length <= most),
    required: keyword(names, objectOf, (given) => (object) => given.every((name) => Object.hasOwn(object, name))),
    propertyNames: keyword(schemas.unknown(), objectOf, (schema, { compile }) => {
        const check = compile(schema);
        return (object) => Object.keys(object).every(check);
    }),
    dependentRequired: keyword(schemas.record(schemas.string(), names), objectOf, (given) => (object) => Object.entries(given).every(([name, needed]) => !Object.hasOwn(object, name) || needed.every((other) => Object.hasOwn(object, other)))),
    properties: keyword(record, objectOf, (given, { compile }) => {
        const checks = Object.entries(given).map(([name, schema]) => ({ name, check: compile(schema) }));
        return (object) => checks.every(({ name, check }) => !Object.hasOwn(object, name) || check(object[name]));
    }),
    patternProperties: keyword(record, objectOf, (given, { compile, pattern }) => {
        const checks = Object.entries(given).map(([name, schema]) => ({
            matches: pattern(name),
            check: compile(schema),
        }));
        return (object) => Object.entries(object).every(([name, value]) => checks.every(({ matches, check }) => !matches(name) || check(value)));
    }),
    additionalProperties: keyword(schemas.unknown(), objectOf, (given, { compile, pattern }, schema) => {
        const check = compile(given);
        const named = record.optional().parse(schema.properties) ?? {};
        const patterns = Object.keys(record.optional().parse(schema.patternProperties) ?? {}).map(pattern);
        return (object) => Object.entries(object).every(([name, value]) => Object.hasOwn(named, name) || patterns.some((matches) => matches(name)) || check(value));
    }),
    allOf: keyword(list.nonempty(), json_schema_keywords_any, (given, { compile }) => {
        const checks = given.map(compile);
        return ({ value }) => checks.every((check) => check(value));
    }),
    anyOf: keyword(list.nonempty(), json_schema_keywords_any, (given, { compile }) => {
        const checks = given.map(compile);
        return ({ value }) => checks.some((check) => check(value));
    }),
    oneOf: keyword(list.nonempty(), json_schema_keywords_any, (given, { compile }) => {
        const checks = given.map(compile);
        return ({ value }) => checks.filter((check) => check(value)).length === 1;
    }),
    not: keyword(schemas.unknown(), json_schema_keywords_any, (given, { compile }) => {
        const check = compile(given);
        return ({ value }) => !check(value);
    }),
    if: keyword(schemas.unknown(), json_schema_keywords_any, (given, { compile }, schema) => {
        const condition = compile(given);
        const [yes, no] = [compile(schema.then ?? true), compile(schema.else ?? true)];
        return ({ value }) => (condition(value) ? yes(value) : no(value));
    }),
};
function isOfType(value, type) {
    switch (type) {
        case 'null':
            return value === null;
        case 'array':
            return Array.isArray(value);
        case 'object':
            return objectOf(value) !== undefined;
        case 'integer':
            return Number.isInteger(value);
        default:
            return typeof value === type;
    }
}
/** Values of JSON; that keys are in another order makes no difference, and 0 is -0. */
function equal(a, b) {
    return (0,external_node_util_.isDeepStrictEqual)(a, b) || (a === 0 && b === 0);
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/json-schema.js





const DRAFTS = /^https?:\/\/json-schema\.org\/(draft\/2020-12|draft\/2019-09|draft-07|draft-06)\/schema#?$/;
const OLD_DRAFTS = /draft-0[67]/;
/**
 * Whether `jsonschema.validate(json.loads(text), schema)` of Python passes (drafts 6 to 2020-12; `format` is not
 * asserted there; patterns are Python's). A schema with other keywords than these, or that refers elsewhere, is
 * unsupported. Where the text is no JSON, the original ends with an error: `unknown`, as where numbers have more
 * digits than are compared here.
 */
function jsonSchemaFormat(schema) {
    try {
        const check = compiled(schema);
        return {
            test: (text) => {
                const parsed = parsePythonJson(text);
                if (parsed === undefined || parsed === 'unknown' || parsed.constants)
                    return 'unknown';
                if (/\d{16}|\d[eE][+-]?\d{3}/.test(text))
                    return 'unknown';
                return check(parsed.value);
            },
        };
    }
    catch (error) {
        if (!(error instanceof SchemaError || error instanceof PatternError))
            throw error;
        return { unsupported: `the JSON schema cannot be used: ${error.message}` };
    }
}
function compiled(root) {
    const draft = schemas.looseObject({ $schema: schemas.string().optional() }).safeParse(root).data?.$schema;
    if (draft !== undefined && !DRAFTS.test(draft))
        throw new SchemaError(`the draft ${draft} is not supported`);
    const old = draft !== undefined && OLD_DRAFTS.test(draft);
    const references = new Map();
    const compile = (schema) => {
        if (typeof schema === 'boolean')
            return () => schema;
        const { data } = record.safeParse(schema);
        if (data === undefined)
            throw new SchemaError('a schema is neither an object nor a boolean');
        // Before 2019, all else beside a reference is ignored.
        const { $ref, ...rest } = data;
        const checks = old && $ref !== undefined ? [] : checksOf(rest, { compile, pattern: pythonSearch });
        if ($ref !== undefined)
            checks.push(reference($ref));
        return (value) => checks.every((check) => check(value));
    };
    const reference = (target) => {
        if (typeof target !== 'string' || !/^#(\/|$)/.test(target)) {
            throw new SchemaError(`the reference ${JSON.stringify(target)} leads out of the schema`);
        }
        if (!references.has(target)) {
            // Known before it is compiled, since a schema may refer to itself.
            references.set(target, () => true);
            references.set(target, compile(found(root, target)));
        }
        return (value) => references.get(target)?.(value) ?? false;
    };
    return compile(root);
}
function found(root, pointer) {
    let at = root;
    for (const part of pointer.split('/').slice(1)) {
        const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
        const { data } = record.safeParse(at);
        if (data === undefined || !Object.hasOwn(data, key))
            throw new SchemaError(`there is no ${pointer}`);
        at = data[key];
    }
    return at;
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/strptime-pattern.js


const strptime_pattern_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const strptime_pattern_MONTHS = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
];
/** Names of the locale C, which Python's dates are in unless a program asks for another one. */
const strptime_pattern_NAMES = new Map([
    ['A', strptime_pattern_WEEKDAYS],
    ['a', strptime_pattern_WEEKDAYS.map((name) => name.slice(0, 3))],
    ['B', strptime_pattern_MONTHS],
    ['b', strptime_pattern_MONTHS.map((name) => name.slice(0, 3))],
    ['p', ['am', 'pm']],
    // A machine's own zone is taken too; runners are in UTC.
    ['Z', ['utc', 'gmt']],
]);
/** `TimeRE` of CPython 3.11 (`_strptime.py`). */
const NUMBERS = {
    d: String.raw `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`,
    f: '(?P<f>[0-9]{1,6})',
    H: String.raw `(?P<H>2[0-3]|[0-1]\d|\d)`,
    I: '(?P<I>1[0-2]|0[1-9]|[1-9])',
    G: String.raw `(?P<G>\d\d\d\d)`,
    j: String.raw `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
    m: '(?P<m>1[0-2]|0[1-9]|[1-9])',
    M: String.raw `(?P<M>[0-5]\d|\d)`,
    S: String.raw `(?P<S>6[0-1]|[0-5]\d|\d)`,
    U: String.raw `(?P<U>5[0-3]|[0-4]\d|\d)`,
    W: String.raw `(?P<W>5[0-3]|[0-4]\d|\d)`,
    w: '(?P<w>[0-6])',
    u: '(?P<u>[1-7])',
    V: String.raw `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`,
    y: String.raw `(?P<y>\d\d)`,
    Y: String.raw `(?P<Y>\d\d\d\d)`,
    z: String.raw `(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))`,
    '%': '%',
};
const COMPOUND = {
    c: '%a %b %d %H:%M:%S %Y',
    x: '%m/%d/%y',
    X: '%H:%M:%S',
};
/**
 * What `strptime` compiles a format to: it takes the start of a text.
 * @returns the reason, as Python gives it, why the format is none
 * @throws PatternError if the format names a directive twice
 */
function formatMatch(format) {
    const pattern = patternOf(format);
    return typeof pattern === 'string' ? pattern : pythonMatch(`(?i)${pattern.pattern}`);
}
function patternOf(format) {
    const escaped = format
        .replace(/[\\.^$*+?(){}[\]|]/g, '\\$&')
        .replaceAll(/./gsu, (character) => (strptime_pattern_isSpace(character) ? ' ' : character))
        .replaceAll(/ +/g, '\\s+');
    let wrong;
    const pattern = escaped.replace(/%(.?)/gsu, (_, directive) => {
        const found = directivePattern(directive);
        if (found !== undefined)
            return found;
        wrong ??= directive === '' ? 'a stray %' : `the directive %${directive === '\\' ? '' : directive} is bad`;
        return '';
    });
    return wrong ?? { pattern };
}
function directivePattern(directive) {
    const compound = Object.hasOwn(COMPOUND, directive) ? COMPOUND[directive] : undefined;
    if (compound !== undefined) {
        const made = patternOf(compound);
        return typeof made === 'string' ? undefined : made.pattern;
    }
    const names = strptime_pattern_NAMES.get(directive);
    if (names === undefined)
        return Object.hasOwn(NUMBERS, directive) ? NUMBERS[directive] : undefined;
    // The longest first, so that none is taken for one that begins like it.
    return `(?P<${directive}>${names.toSorted((a, b) => b.length - a.length).join('|')})`;
}
function strptime_pattern_isSpace(character) {
    const point = character.codePointAt(0) ?? 0;
    return PYTHON_SPACES.some(([from, to]) => point >= from && point <= to);
}

;// CONCATENATED MODULE: ./build/packages/validation/value-formats/strptime.js



/**
 * Whether `datetime.strptime(text, format)` of CPython 3.11 succeeds, in the locale C on a machine in UTC.
 * A format that Python refuses is unsupported.
 */
function strptimeFormat(format) {
    try {
        const match = formatMatch(format);
        if (typeof match === 'string')
            return { unsupported: `the format cannot be used: ${match}` };
        return {
            test: (text) => {
                const found = match(text);
                return found !== undefined && found.length === text.length && strptime_isMoment(found.groups);
            },
        };
    }
    catch (error) {
        if (!(error instanceof PatternError))
            throw error;
        return { unsupported: `the format cannot be used: ${error.message}` };
    }
}
/** What `_strptime` and the constructor of `datetime` do with what was found. */
function strptime_isMoment(groups) {
    for (const [directive, names] of strptime_pattern_NAMES) {
        // IGNORECASE takes a long s for an s; the list of names does not.
        const name = groups.get(directive)?.toLowerCase();
        if (name !== undefined && directive !== 'p' && directive !== 'Z' && !names.includes(name))
            return false;
    }
    if (Number(strptime_digits(groups.get('S')) ?? 0) > 59)
        return false;
    if (!isOffset(groups.get('z')))
        return false;
    return strptime_isDay(fieldsOf(groups));
}
function fieldsOf(groups) {
    const number = (directive) => {
        const text = strptime_digits(groups.get(directive));
        return text === undefined ? undefined : Number(text);
    };
    const name = (directive) => {
        const text = groups.get(directive)?.toLowerCase();
        return text === undefined ? undefined : strptime_pattern_NAMES.get(directive)?.indexOf(text);
    };
    const plus = (value, one) => (value === undefined ? undefined : value + one);
    const short = number('y');
    const sundayFirst = number('w');
    const [U, W] = [number('U'), number('W')];
    return {
        year: lastOf(groups, {
            Y: number('Y'),
            y: short === undefined ? undefined : short + (short <= 68 ? 2000 : 1900),
        }),
        isoYear: number('G'),
        month: lastOf(groups, { m: number('m'), B: plus(name('B'), 1), b: plus(name('b'), 1) }) ?? 1,
        day: number('d') ?? 1,
        weekday: lastOf(groups, {
            A: name('A'),
            a: name('a'),
            w: sundayFirst === undefined ? undefined : (sundayFirst + 6) % 7,
            u: plus(number('u'), -1),
        }),
        dayOfYear: number('j'),
        isoWeek: number('V'),
        week: lastOf(groups, {
            U: U === undefined ? undefined : { number: U, startsOnMonday: false },
            W: W === undefined ? undefined : { number: W, startsOnMonday: true },
        }),
    };
}
/** Of directives for one field, the last of the format counts. */
function lastOf(groups, values) {
    return [...groups.keys()].map((directive) => values[directive]).findLast((value) => value !== undefined);
}
function strptime_isDay(fields) {
    const { isoYear, isoWeek, weekday, dayOfYear, week, month, day } = fields;
    if (fields.year === undefined && isoYear !== undefined) {
        if (isoWeek === undefined || weekday === undefined || dayOfYear !== undefined)
            return false;
    }
    else if (week === undefined && isoWeek !== undefined)
        return false;
    const leapDay = fields.year === undefined && month === 2 && day === 29;
    const year = fields.year ?? (leapDay ? 1904 : 1900);
    const found = resolved(fields, year);
    if (found === undefined)
        return false;
    // Python puts the year back to 1900, which has no such day.
    return ordinalOf(leapDay ? 1900 : found.year, found.month, found.day) !== undefined;
}
function resolved(fields, year) {
    const { month, day } = fields;
    const counted = countedDay(fields, year);
    if (counted === undefined)
        return undefined;
    if (counted === 'none')
        return ordinalOf(year, month, day) === undefined ? undefined : { year, month, day };
    const first = ordinalOf(counted.year, 1, 1);
    return first === undefined ? undefined : dayOf(counted.dayOfYear - 1 + first);
}
/** The day of the year that is given, or follows from a week and a weekday; undefined where there is none. */
function countedDay(fields, year) {
    const { dayOfYear, weekday, week, isoYear, isoWeek } = fields;
    if (dayOfYear !== undefined)
        return { year, dayOfYear };
    if (weekday === undefined)
        return 'none';
    const found = week !== undefined
        ? dayOfWeek(year, week, weekday)
        : isoYear !== undefined && isoWeek !== undefined
            ? dayOfIsoWeek(isoYear, isoWeek, weekday + 1)
            : 'none';
    if (found === undefined || found === 'none' || found.dayOfYear > 0)
        return found;
    return { year: found.year - 1, dayOfYear: found.dayOfYear + (isLeap(found.year - 1) ? 366 : 365) };
}
/** `_calc_julian_from_U_or_W` */
function dayOfWeek(year, { number, startsOnMonday }, weekday) {
    const ordinal = ordinalOf(year, 1, 1);
    if (ordinal === undefined)
        return undefined;
    const shift = startsOnMonday ? 0 : 1;
    const first = (weekdayOf(ordinal) + shift) % 7;
    const day = (weekday + shift) % 7;
    const dayOfYear = number === 0 ? 1 + day - first : 1 + ((7 - first) % 7) + 7 * (number - 1) + day;
    return { year, dayOfYear };
}
/** `_calc_julian_from_V` */
function dayOfIsoWeek(year, week, weekday) {
    const fourth = ordinalOf(year, 1, 4);
    if (fourth === undefined)
        return undefined;
    const dayOfYear = week * 7 + weekday - (weekdayOf(fourth) + 1 + 3);
    if (dayOfYear >= 1)
        return { year, dayOfYear };
    const [first, before] = [ordinalOf(year, 1, 1), ordinalOf(year - 1, 1, 1)];
    return first === undefined || before === undefined
        ? undefined
        : { year: year - 1, dayOfYear: dayOfYear + first - before };
}
/** Whether an offset is written in one style and less than a day. */
function isOffset(text) {
    const zone = strptime_digits(text);
    if (zone === undefined || zone === 'Z')
        return true;
    const found = /^[+-](\d\d)(?:\d\d(?:\d\d(?:\.\d+)?)?|:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(zone);
    return found !== null && Number(found[1]) < 24;
}
/** Digits of any script as those of ASCII, as `int` reads them: those of a script stand in a row. */
function strptime_digits(text) {
    return text?.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
        let before = 0;
        const point = digit.codePointAt(0) ?? 0;
        while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1)))
            before += 1;
        return String(before % 10);
    });
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/pattern.js











/** What is true of a value whose text has the pattern. After the scan, its tests are asked whether they gave up. */
function patternHolds(scope, check) {
    const text = check.asWritten === true ? scope.raw(check.column) : scope.value(check.column, 'text');
    const each = check.patterns.map((pattern) => onePattern(scope, check, text, pattern));
    const conditions = each.map(({ holds }) => holds);
    const holds = check.match === 'all' ? dialect_all(...conditions) : any(...conditions);
    return {
        holds: check.negated === true ? `NOT (${holds})` : holds,
        tests: each.flatMap(({ tests }) => tests),
    };
}
function onePattern(scope, check, text, pattern) {
    const { dialect, how } = check;
    if (dialect === 'like')
        return { holds: scope.dialect.like(text, pattern), tests: [] };
    // The engine's own syntax is taken as it is; it says itself what it cannot read.
    if (dialect === 're2')
        return { holds: scope.dialect.matches(text, anchored(pattern, how)), tests: [] };
    const found = translate(pattern, dialect, how);
    if ('unsupported' in found)
        throw new Unsupported(found.unsupported);
    if (scope.dialect.name !== 'duckdb')
        throw new Unsupported(`patterns of ${dialect} in ${scope.dialect.name}`);
    if (found.engine === 're2')
        return { holds: scope.dialect.matches(text, found.pattern), tests: [] };
    const expression = new RegExp(found.pattern, found.flags);
    const test = scope.table.define(`${dialect} ${how} ${pattern}`, (value) => expression.test(value));
    return { holds: `${test.name}(${text})`, tests: [test] };
}
/** @throws Unsupported if a test has taken too long, so that its answers are not there */
function requireAnswers(tests) {
    for (const { gaveUp } of tests) {
        const why = gaveUp();
        if (why !== undefined)
            throw new Unsupported(`the pattern was given up: ${why}`);
    }
}
/** A value of which nobody can say whether it has the format leaves the rule without a verdict. */
function* planFormat(scope, check) {
    if (scope.dialect.name !== 'duckdb')
        throw new Unsupported(`value formats in ${scope.dialect.name}`);
    const format = formatOf(check.format);
    if ('unsupported' in format)
        throw new Unsupported(format.unsupported);
    const test = scope.table.define(`format ${JSON.stringify(check.format)}`, (value) => {
        const answer = format.test(value);
        return answer === 'unknown' ? null : answer;
    });
    const holds = `${test.name}(${scope.value(check.column, 'text')})`;
    const present = scope.present(check.column);
    const unknown = countIf(dialect_all(scope.where, present, `${holds} IS NULL`));
    const found = yield* countRows(scope, valueTest(scope, check, holds));
    const { count } = yield* need_scan({ unknown });
    requireAnswers([test]);
    const left = count('unknown');
    if (left > 0)
        throw new Unsupported(`${left} values are of a form whose meaning is not known here`);
    return found;
}
function formatOf(format) {
    switch (format.name) {
        case 'strftime':
            return strptimeFormat(format.format);
        case 'dateutil':
            return dateutilText;
        case 'json':
            return jsonText;
        case 'json-schema':
            return jsonSchemaFormat(format.schema);
    }
}
/** Only values that a fast pattern lets through are looked at closely, by their check digits and forms. */
function* planPersonalData(scope, check) {
    if (scope.dialect.name !== 'duckdb')
        throw new Unsupported(`personal data in ${scope.dialect.name}`);
    const text = scope.value(check.column, 'text');
    const kinds = PERSONAL_KINDS.filter(({ name }) => check.of.includes(name)).map((kind) => {
        const test = scope.table.define(`personal ${kind.name}`, (value) => detect_isOfKind(kind, value));
        const isCandidate = scope.dialect.matches(text, kind.prefilter);
        return { test, holds: `CASE WHEN ${isCandidate} THEN ${test.name}(${text}) ELSE false END` };
    });
    const looksPersonal = any(...kinds.map(({ holds }) => holds));
    const found = yield* countRows(scope, valueTest(scope, check, `NOT (${looksPersonal})`));
    requireAnswers(kinds.map(({ test }) => test));
    return found;
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/scope.js



/** Texts that `pandas.read_csv` reads as null by default (pandas 2 and 3). */
const PANDAS_NULLS = [
    ...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>'],
    ...['N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null'],
];
function scopeOf(rule, table, context) {
    const { dialect } = table.view;
    const column = (name) => columnOf(table, name);
    const stored = (name) => {
        const found = column(name);
        const sql = dialect.identifier(name);
        const nulls = rule.semantics === 'strict' ? (rule.missing ?? []).filter((text) => text !== '') : PANDAS_NULLS;
        if (found.isText && nulls.length > 0) {
            return `CASE WHEN ${sql} NOT IN (${nulls.map(dialect.literal).join(', ')}) THEN ${sql} END`;
        }
        if (rule.semantics === 'strict')
            return sql;
        return dialect.hasNaN(found.type) ? `CASE WHEN NOT ${dialect.isNaN(sql)} THEN ${sql} END` : sql;
    };
    const declared = (name) => rule.semantics === 'strict' && column(name).isText ? table.notes.get(name)?.type : undefined;
    const own = (name) => {
        const type = declared(name);
        return table.alias(type === undefined ? stored(name) : dialect.readAs(type, stored(name)));
    };
    const value = (name, as) => {
        const found = column(name);
        if (found.isText)
            return table.alias(ofText(stored(name), declared(name), as, dialect));
        if (as === 'text') {
            const isText = dialect.comparisonOf(found.type) === 'text';
            return table.alias(isText ? stored(name) : dialect.asText(stored(name)));
        }
        if (dialect.comparisonOf(found.type) !== as)
            throw new Unsupported(`it compares ${NAMES[as]}, but the column holds ${found.type}`);
        return table.alias(as === 'instant' ? dialect.asInstant(stored(name)) : stored(name));
    };
    const scope = {
        ...{ rule, table, dialect, context, column, stored, own, value },
        raw: (name) => table.alias(stored(name)),
        present: (name) => `${own(name)} IS NOT NULL`,
        other: (name) => otherOf(context, name),
    };
    const where = rule.where === undefined ? 'every_row' : conditionSql(rule.where, scope);
    return { ...scope, where };
}
/** Text as what is to be compared: by way of the declared type, if there is one. */
function ofText(text, type, as, dialect) {
    const kind = type === undefined ? as : comparisonOfDeclared(type);
    if (kind === as)
        return dialect.readAs(type ?? as, text);
    if (kind === undefined && as === 'text')
        return text;
    if (as === 'text' && type !== undefined)
        return dialect.asText(dialect.readAs(type, text));
    throw new Unsupported(`it compares ${NAMES[as]}, but the column is declared to be of type ${type}`);
}
function columnOf({ view }, name) {
    const found = view.columns.find((candidate) => candidate.name === name);
    if (found === undefined)
        throw new NoColumn(name);
    return found;
}
function otherOf({ others }, name) {
    const found = others.get(name);
    if (found !== undefined)
        return found;
    throw new Unsupported(`the input tables names no data for "${name}"`);
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/reference.js





/** Looks each row's values up among those of the other table: an anti-join, which the engine hashes and spills. */
function* planReference(scope, check) {
    const target = check.table === undefined ? scope.table : scope.other(check.table);
    const { where: _, ...everywhere } = scope.rule;
    const other = scopeOf(everywhere, target, scope.context);
    const lacking = check.to.filter((name) => !target.view.columns.some((column) => column.name === name));
    if (lacking.length > 0)
        throw new Unsupported(`${named(check.table ?? 'the data')} has no column ${lacking.map(named).join(', ')}`);
    const pairs = check.columns.map((column, index) => sides(scope, column, other, check.to[index] ?? column));
    const raw = check.columns.map((column) => scope.raw(column));
    const there = raw.map((value) => `${value} IS NOT NULL`);
    const filter = scope.where === 'every_row' ? 'true' : scope.where;
    const looked = dialect_all(filter, check.nulls === 'skip-any' ? dialect_all(...there) : any(...there));
    const found = yield* need_scan({ checked: countIf(looked) });
    const lost = `WHERE ${looked} AND NOT EXISTS (${matching(target, pairs)})`;
    const [row] = yield* query(`SELECT count(*) AS broken FROM ${scope.table.source()} ${lost}`);
    if (row === undefined)
        throw new Error('an aggregate gave no row');
    const shown = raw.map((value) => `coalesce(${scope.dialect.asText(value)}, '')`).join(" || ' | ' || ");
    const counts = { kind: 'rows', checked: found.count('checked'), broken: row.count('broken') };
    if (scope.table.view.numbered === undefined)
        return { ...counts, places: { kind: 'none' } };
    const sql = `SELECT ${PLACE.file}, ${PLACE.row}, ${shown} AS value FROM ${scope.table.numbered()} ${lost}
    ORDER BY ${PLACE.file}, ${PLACE.row}`;
    return { ...counts, places: { kind: 'query', sql } };
}
/** Rows of the other table that the outer row `t` refers to; the names of both tables' values are alike. */
function matching(target, pairs) {
    const theirs = pairs.map(([, value]) => value);
    const keys = theirs.map((value, index) => `${value} AS k${index}`);
    const equal = pairs.map(([own], index) => `p.k${index} = t.${own}`);
    return `SELECT 1 FROM (SELECT ${keys.join(', ')} FROM ${target.source(theirs)}) AS p WHERE ${dialect_all(...equal)}`;
}
/**
 * Two texts are read as the type that either is declared to be of, else compared as text; otherwise what a file stores
 * says as what they are compared.
 */
function sides(scope, column, other, to) {
    const [own, theirs] = [scope.column(column), other.column(to)];
    if (own.isText && theirs.isText) {
        const type = scope.table.notes.get(column)?.type ?? other.table.notes.get(to)?.type ?? 'string';
        const read = ({ table, dialect }, name) => table.alias(dialect.readAs(type, dialect.identifier(name)));
        return [read(scope, column), read(other, to)];
    }
    const stored = own.isText ? theirs.type : own.type;
    const kind = scope.dialect.comparisonOf(stored) ?? 'text';
    const isSame = own.isText || theirs.isText || scope.dialect.comparisonOf(theirs.type) === kind;
    const as = isSame ? kind : 'text';
    return [scope.value(column, as), other.value(to, as)];
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/row-of-columns.js



function* planCompare(scope, { column, operator, other, ignore }) {
    const holds = comparison(scope, column, operator === '!=' ? '<>' : operator, other);
    return yield* countRows(scope, {
        checked: lookedAt(scope, [column, other], ignore),
        broken: isNotTrue(holds),
        shown: scope.raw(column),
    });
}
/** Two columns of text without a declared type are compared as numbers where both are, else as text. */
function comparison(scope, column, operator, other) {
    const kinds = [column, other].map((name) => kindOf(scope, name));
    const kind = kinds.find((found) => found !== undefined);
    const sides = (as) => `${scope.value(column, as)} ${operator} ${scope.value(other, as)}`;
    if (kind !== undefined)
        return sides(kind);
    const numbers = [column, other].map((name) => `${scope.value(name, 'number')} IS NOT NULL`);
    return `CASE WHEN ${dialect_all(...numbers)} THEN ${sides('number')} ELSE ${sides('text')} END`;
}
function kindOf(scope, name) {
    const { isText, type } = scope.column(name);
    if (!isText)
        return scope.dialect.comparisonOf(type);
    const declared = scope.table.notes.get(name)?.type;
    if (declared === undefined)
        return undefined;
    if (declared === 'integer' || declared === 'number')
        return 'number';
    return declared === 'date' || declared === 'timestamp'
        ? 'instant'
        : declared === 'boolean'
            ? 'boolean'
            : 'text';
}
function* planTupleSet(scope, { columns, tuples, ignore }) {
    const matches = tuples.map((tuple) => dialect_all(...columns.map((column, index) => {
        const wanted = tuple[index] ?? null;
        if (wanted === null)
            return `${scope.raw(column)} IS NULL`;
        return `${scope.value(column, kindOfValues([wanted]))} = ${scope.dialect.literal(wanted)}`;
    })));
    return yield* countRows(scope, {
        checked: lookedAt(scope, columns, ignore),
        broken: isNotTrue(any(...matches)),
        shown: row_of_columns_shownRow(scope, columns),
    });
}
function* planRowSum(scope, { columns, total, ignore, nulls }) {
    const { dialect, raw, value } = scope;
    // A value that is no number is not 0: it makes the sum unknown.
    const added = columns
        .map((column) => [raw(column), dialect.asNumber(value(column, 'number'))])
        .map(([there, number]) => nulls === 'zero' ? `CASE WHEN ${there} IS NULL THEN 0 ELSE ${number} END` : number)
        .join(' + ');
    return yield* countRows(scope, {
        checked: lookedAt(scope, columns, ignore),
        broken: isNotTrue(`${added} = ${scope.dialect.literal(total)}`),
        shown: row_of_columns_shownRow(scope, columns),
    });
}
function* planRowSpread(scope, { kind, columns, ignore }) {
    const values = columns.map((column) => scope.dialect.asText(scope.raw(column)));
    const pairs = values.flatMap((a, i) => values.slice(i + 1).map((b) => [a, b]));
    const holds = kind === 'values-differ'
        ? pairs.map(([a, b]) => `${a} IS DISTINCT FROM ${b}`)
        : pairs.map(([a, b]) => `${a} IS NOT DISTINCT FROM ${b}`);
    return yield* countRows(scope, {
        checked: lookedAt(scope, columns, ignore),
        broken: `NOT (${dialect_all(...holds)})`,
        shown: row_of_columns_shownRow(scope, columns),
    });
}
function* planExpression(scope, { sql, nulls }) {
    const holds = scope.table.alias(`(${sql})`);
    const broken = nulls === 'skip' ? `NOT ${holds}` : isNotTrue(holds);
    return yield* countRows(scope, { checked: 'every_row', broken, shown: 'NULL' });
}
function* planEmptyRow(scope, { columns }) {
    const names = columns ?? scope.table.view.columns.map(({ name }) => name);
    const broken = dialect_all(...names.map((name) => `${scope.raw(name)} IS NULL`));
    return yield* countRows(scope, { checked: 'every_row', broken, shown: 'NULL' });
}
function lookedAt(scope, columns, ignore) {
    const there = columns.map((column) => `${scope.raw(column)} IS NOT NULL`);
    if (ignore === 'never')
        return 'every_row';
    return ignore === 'all' ? any(...there) : dialect_all(...there);
}
function row_of_columns_shownRow({ raw, dialect }, columns) {
    return columns.map((column) => `coalesce(${dialect.asText(raw(column))}, '')`).join(" || ' | ' || ");
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/leakage-sql.js

/** Classes beyond the most frequent ones count as one. */
const CLASSES = 50;
const MAX_BINS = 100;
/** Rows by which the mean of a bin is drawn to that of all. */
const PRIOR = 1;
/**
 * SQL that gives the place of each feature in the list, and its score. With s, n the sum of the labels and the rows of a
 * bin in the half that predicts, p the mean of that half, and t, N the same sums in the half that is predicted:
 * the prediction is (s + k p) / (n + k), and the squared error is, summed over the classes,
 * sum y^2 - 2 t (s + k p) / (n + k) + N ((s + k p) / (n + k))^2.
 */
function leakageSql(scope, sample) {
    const k = PRIOR;
    return `WITH ${sampled(scope, sample)},
    prior AS (SELECT fold, class, sum(y) / any_value(size) AS p FROM
      (SELECT fold, class, y, count(*) OVER (PARTITION BY fold) AS size FROM labelled) AS l GROUP BY fold, class),
    priors AS (SELECT fold, sum(p * p) AS pp FROM prior GROUP BY fold),
    cells AS (SELECT feature, way, bin, fold, class, count(*) AS n, sum(y) AS s, sum(y * y) AS yy FROM ways GROUP BY ALL),
    known AS (SELECT feature, way, bin, c.fold, sum(n) AS n, sum(s * s) AS ss, sum(s * p) AS sp
      FROM cells AS c JOIN prior AS p ON p.fold = c.fold AND p.class = c.class GROUP BY ALL),
    told AS (SELECT t.feature, t.way, t.bin, t.fold, sum(t.n) AS n, sum(t.yy) AS yy,
        sum(t.s * coalesce(c.s, 0)) AS ts, sum(t.s * coalesce(p.p, 0)) AS tp
      FROM cells AS t
      LEFT JOIN cells AS c ON c.feature = t.feature AND c.way = t.way AND c.bin = t.bin AND c.class = t.class
        AND c.fold = 1 - t.fold
      LEFT JOIN prior AS p ON p.class = t.class AND p.fold = 1 - t.fold GROUP BY ALL),
    errors AS (SELECT t.feature, t.way, t.yy - 2 * t.tp + t.n * pp AS constant,
        t.yy - 2 * (ts + ${k} * tp) / (coalesce(k.n, 0) + ${k})
        + t.n * (coalesce(ss, 0) + 2 * ${k} * coalesce(sp, 0) + ${k * k} * pp) / (coalesce(k.n, 0) + ${k}) ** 2 AS error
      FROM told AS t JOIN priors AS q ON q.fold = 1 - t.fold
      LEFT JOIN known AS k ON k.feature = t.feature AND k.way = t.way AND k.bin = t.bin AND k.fold = 1 - t.fold),
    scores AS (SELECT feature, 1 - sum(error) / nullif(sum(constant), 0) AS score FROM errors GROUP BY feature, way)
    SELECT feature, greatest(0, max(score)) AS score FROM scores GROUP BY feature`;
}
/** The sample in two halves with its labels, and each feature of it by its values and, of a number, by its rank. */
function sampled({ table }, { labelled, label, features, rows, every }) {
    const hash = `hash(${PLACE.file}, ${PLACE.row})`;
    const fields = features.flatMap(({ value, number }, index) => [
        `hash(${value}) AS v${index}`,
        ...(number === undefined ? [] : [`${number} AS x${index}`]),
    ]);
    const target = 'number' in label ? label.number : label.class;
    const numeric = features.flatMap(({ number }, index) => (number === undefined ? [] : [index]));
    const list = (items) => `unnest([${items.join(', ')}])`;
    const values = features.map((_, index) => `v${index}`);
    const bins = Math.max(2, Math.min(MAX_BINS, Math.floor(Math.sqrt(rows / every / 2))));
    const byRank = `SELECT feature, 1 AS way, fold, class, y,
      hash(((rank() OVER (PARTITION BY feature ORDER BY x) - 1) * ${bins}) // greatest(1, count(x) OVER (PARTITION BY feature))) AS bin
    FROM (SELECT fold, class, y, ${list(numeric.map(String))} AS feature,
      ${list(numeric.map((index) => `x${index}`))} AS x FROM labelled) AS n`;
    return `drawn AS MATERIALIZED (SELECT CAST((${hash} >> 32) % 2 AS INTEGER) AS fold, ${target} AS target, ${fields.join(', ')}
      FROM ${table.numbered()} WHERE ${labelled} AND ${hash} % ${every} = 0),
    labelled AS MATERIALIZED (${'number' in label ? ranked : classified}),
    ways AS (SELECT ${list(features.map((_, index) => String(index)))} AS feature, 0 AS way, fold, class, y,
      ${list(values)} AS bin FROM labelled${numeric.length === 0 ? '' : ` UNION ALL BY NAME ${byRank}`})`;
}
/** The rank of a number among the others, from 0 to 1, the middle one of equal numbers. */
const ranked = `SELECT *, 0 AS class,
  (rank() OVER (ORDER BY target) + (count(*) OVER (PARTITION BY target) - 1) / 2) / count(*) OVER () AS y FROM drawn`;
const classified = `SELECT drawn.*, coalesce(top.class, 0) AS class, 1.0::DOUBLE AS y FROM drawn LEFT JOIN
  (SELECT target, row_number() OVER (ORDER BY count(*) DESC, target) AS class FROM drawn GROUP BY target
   QUALIFY class <= ${CLASSES}) AS top ON top.target = drawn.target`;

;// CONCATENATED MODULE: ./build/packages/validation/checks/target-leakage.js







/** Rows that are looked at, if there are not too many features, and at least. */
const SAMPLE = 100_000;
const MAX_CELLS = 5_000_000;
const MIN_ROWS = 100;
/** A numeric label with more values is predicted as a number, another one as a class. */
const MAX_CLASSES = 20;
/**
 * Scores each feature by how well it alone tells the label: 1 - squared error / squared error of the label's mean, both on
 * rows that the prediction was not made from (two halves, each predicted by the other). The prediction for a value is the
 * mean label of the rows that have it, drawn towards the mean of all as if by one more row; a numeric feature is also cut
 * into bins of equal count, and the better way counts. A value that stands in one half only predicts nothing, so that an
 * identifier is not taken for a leak.
 *
 * A class counts as a vector of 0 and 1: the score is then Goodman and Kruskal's tau (1954), which is a Brier skill score,
 * and can be told of a rare class too. Of a numeric label the ranks count, so that a monotone transform of it scores as
 * a copy does, and outliers do not decide. The idea of such a score per feature is that of the predictive power score
 * (8080 Labs, 2020), which Deepchecks limits to 0.8.
 *
 * Looks at 100,000 rows at most, which depend on their place in the files alone.
 */
function* planTargetLeakage(scope, check) {
    if (scope.table.view.numbered === undefined)
        throw new Unsupported(`rows of ${scope.dialect.name} have no order to take a sample by`);
    const features = featuresOf(scope, check);
    const sample = yield* sampleOf(scope, check.label, features);
    const rows = yield* query(leakageSql(scope, sample));
    const scores = rows
        .map((row) => ({ name: features[row.count('feature')] ?? '', score: row.number('score') ?? 0 }))
        .sort((a, b) => b.score - a.score);
    const leaks = scores.filter(({ score }) => score >= check.limit);
    const told = (leaks.length > 0 ? leaks : scores.slice(0, 1)).map(({ name, score }) => `${named(name)} ${(0,quantities/* formatNumber */.ZV)(Math.round(score * 1000) / 1000)}`);
    const why = leaks.length > 0 ? `told by ${some(told)}` : `the best is ${some(told)}`;
    return { kind: 'whole', holds: leaks.length === 0, why, observed: scores[0]?.score };
}
function featuresOf(scope, { label, features, except }) {
    scope.column(label);
    const others = scope.table.view.columns.map(({ name }) => name).filter((name) => name !== label);
    return chosenColumns(scope, others, { columns: features, except });
}
/** Learns in the shared scan what is a number, and how many rows have a label. */
function* sampleOf(scope, label, features) {
    const { where, dialect } = scope;
    const labelled = dialect_all(where, `${scope.raw(label)} IS NOT NULL`);
    const names = [label, ...features];
    const numbers = names.map((name) => numberOf(scope, name));
    const counted = numbers.flatMap((number, index) => {
        const raw = scope.raw(names[index] ?? '');
        if (number === undefined)
            return [];
        return [[`n${index}`, countIf(dialect_all(labelled, `${raw} IS NOT NULL`, `${number} IS NULL`))]];
    });
    const distinct = dialect.countDistinct([`CASE WHEN ${labelled} THEN ${keyOf(scope, label)} END`]);
    const found = yield* need_scan({ rows: countIf(labelled), distinct, ...Object.fromEntries(counted) });
    const [rows, values] = [found.count('rows'), found.count('distinct')];
    if (rows < MIN_ROWS)
        throw new Unsupported(`${rows} rows have a label, and fewer than ${MIN_ROWS} tell nothing`);
    if (values === 1)
        throw new Unsupported('all labels are the same');
    const usable = numbers.map((number, index) => counted.some(([name]) => name === `n${index}`) && found.count(`n${index}`) === 0 ? number : undefined);
    const size = Math.min(SAMPLE, MAX_CELLS / features.length);
    return {
        labelled,
        label: values > MAX_CLASSES && usable[0] !== undefined
            ? { number: usable[0] }
            : { class: keyOf(scope, label) },
        features: features.map((name, index) => ({ value: keyOf(scope, name), number: usable[index + 1] })),
        rows,
        every: Math.max(1, Math.round(rows / size)),
    };
}
/** A column as a number, where it may be one. */
function numberOf(scope, name) {
    const { dialect, table, column } = scope;
    const { isText, type } = column(name);
    const declared = table.notes.get(name)?.type;
    if (isText && (declared === undefined || declared === 'integer' || declared === 'number'))
        return scope.value(name, 'number');
    const kind = isText
        ? declared === 'date' || declared === 'timestamp'
            ? 'instant'
            : undefined
        : dialect.comparisonOf(type);
    if (kind === 'instant')
        return table.alias(`CAST(${dialect.epochMilliseconds(scope.value(name, 'instant'))} AS DOUBLE)`);
    return kind === 'number' ? table.alias(dialect.asNumber(scope.raw(name))) : undefined;
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/unique.js



/**
 * Counts distinct values in the shared scan. Only where there are fewer than rows, a query of its own counts the copies
 * as the format wants them counted.
 */
function* planUnique(scope, check) {
    const { copies, nulls } = check;
    const names = scope.table.view.columns.map(({ name }) => name);
    const values = chosenColumns(scope, names, check).map((column) => 
    // Where a null is a value, one that is none of its type must not be taken for a null.
    nulls === 'equal' ? keyOf(scope, column) : scope.own(column));
    const looked = dialect_all(scope.where === 'every_row' ? 'true' : scope.where, unique_lookedAt(values, nulls));
    const [rows, distinct] = [countIf(looked), distinctOf(scope, values, looked, nulls)];
    const found = yield* need_scan({ rows, distinct });
    const checked = found.count('rows');
    const surplus = checked - found.count('distinct');
    const places = { kind: 'copies', values, checked: looked };
    if (surplus === 0 || copies === 'later' || copies === 'earlier')
        return { kind: 'rows', checked, broken: surplus, places };
    const grouped = `SELECT count(*) AS n FROM ${scope.table.source(used(scope, values))} WHERE ${looked}
    GROUP BY ${values.join(', ')} HAVING count(*) > 1`;
    const [row] = yield* query(`SELECT count(*) AS "groups", coalesce(sum(n), 0) AS "rows" FROM (${grouped}) AS g`);
    if (row === undefined)
        throw new Error('an aggregate gave no row');
    return { kind: 'rows', checked, broken: row.count(copies === 'groups' ? 'groups' : 'rows'), places };
}
/** A filter may use names that only the whole source has. */
function used({ where }, values) {
    return where === 'every_row' ? values : undefined;
}
function unique_lookedAt(values, nulls) {
    const there = values.map((value) => `${value} IS NOT NULL`);
    if (nulls === 'equal')
        return 'every_row';
    return nulls === 'skip-any' ? dialect_all(...there) : any(...there);
}
/** Of several values tuples are counted: their hash table takes the place of the values'. */
function distinctOf({ dialect }, values, looked, nulls) {
    const [only] = values;
    if (only === undefined || values.length > 1)
        return `count(DISTINCT CASE WHEN ${looked} THEN ROW(${values.join(', ')}) END)`;
    const isFiltered = looked !== `(${only} IS NOT NULL)` && looked !== 'every_row';
    const distinct = dialect.countDistinct([isFiltered ? `CASE WHEN ${looked} THEN ${only} END` : only]);
    if (nulls !== 'equal')
        return distinct;
    // All nulls are one value more.
    return `${distinct} + coalesce(max(CASE WHEN ${dialect_all(looked, `${only} IS NULL`)} THEN 1 END), 0)`;
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/value-checks.js







/** A check that a value passes or not, whatever the others are. */
function* planValue(scope, check) {
    const { holds, tests } = valueHolds(scope, check);
    const outcome = yield* countRows(scope, valueTest(scope, check, holds));
    requireAnswers(tests);
    if (check.kind !== 'set' || check.counts !== 'values' || outcome.places.kind !== 'rows')
        return outcome;
    const value = scope.own(check.column);
    const found = yield* need_scan({
        values: `count(DISTINCT CASE WHEN ${outcome.places.condition} THEN ${value} END)`,
    });
    return { ...outcome, broken: found.count('values') };
}
/** Several such checks at once: a value breaks them once. */
function* planValid(scope, { column, checks, missing, nulls }) {
    const isMissing = missing === undefined ? 'false' : setHolds(scope, column, missing);
    const each = checks.map((check) => valueHolds(scope, check));
    const holds = any(isMissing, dialect_all(...each.map((condition) => condition.holds)));
    const outcome = yield* countRows(scope, valueTest(scope, { column, nulls }, holds));
    requireAnswers(each.flatMap(({ tests }) => tests));
    return outcome;
}
/** What is true of a value that passes, and never of null. */
function valueHolds(scope, check) {
    return check.kind === 'pattern'
        ? patternHolds(scope, check)
        : { holds: plainlyHolds(scope, check), tests: [] };
}
function plainlyHolds(scope, check) {
    const { column } = check;
    switch (check.kind) {
        case 'range':
            return boundsHold(scope, scope.value(column, comparisonOfBounds(check.bounds)), check.bounds);
        case 'set': {
            const within = setHolds(scope, column, check.values);
            return check.negated === true ? `NOT ${within}` : within;
        }
        case 'length':
            return boundsHold(scope, scope.dialect.length(scope.value(column, 'text')), check.bounds);
        case 'multiple-of': {
            // The remainder of decimal fractions (0.3 of 0.1) is off by rounding, so the quotient must be near a whole number.
            const quotient = `(${scope.value(column, 'number')} / ${scope.dialect.literal(check.factor)})`;
            return `abs(${quotient} - round(${quotient})) <= 1e-9 * greatest(1, abs(${quotient}))`;
        }
    }
}
function setHolds(scope, column, values) {
    const value = values.length === 0 ? scope.own(column) : scope.value(column, kindOfValues(values));
    return setSql(scope, value, values);
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/plan-check.js





















/** The plan of a check. */
function planCheck(scope, check) {
    return scope.rule.semantics === 'dtypes' && COMPARES_VALUES.has(check.kind)
        ? planOnDtypes(scope, check, planKind)
        : planKind(scope, check);
}
const COMPARES_VALUES = new Set([
    ...['range', 'text-range', 'set', 'pattern', 'length', 'unique', 'distinct-set'],
]);
/** The one place that knows which file plans which kind. */
function planKind(scope, check) {
    switch (check.kind) {
        case 'not-null':
        case 'null':
            return planNull(scope, check);
        case 'type':
            return planType(scope, check);
        case 'range':
        case 'set':
        case 'pattern':
        case 'length':
        case 'multiple-of':
            return planValue(scope, check);
        case 'text-range':
            return planTextRange(scope, check);
        case 'dtype':
            return planDtype(scope, check);
        case 'castable':
            return planCastable(scope, check);
        case 'format':
            return planFormat(scope, check);
        case 'personal-data':
            return planPersonalData(scope, check);
        case 'valid':
            return planValid(scope, check);
        case 'reference':
            return planReference(scope, check);
        case 'query':
            return planQuery(scope, check);
        case 'order':
            return planOrder(scope, check);
        case 'outliers':
            return planOutliers(scope, check);
        case 'compare':
            return planCompare(scope, check);
        case 'tuple-set':
            return planTupleSet(scope, check);
        case 'row-sum':
            return planRowSum(scope, check);
        case 'values-differ':
        case 'values-equal':
            return planRowSpread(scope, check);
        case 'empty-row':
            return planEmptyRow(scope, check);
        case 'expression':
            return planExpression(scope, check);
        case 'unique':
            return planUnique(scope, check);
        case 'present':
        case 'known-columns':
        case 'columns':
        case 'column-count':
        case 'stored-type':
            return planSchema(scope, check);
        case 'row-count':
            return planRowCount(scope, check);
        case 'measure':
            return planMeasure(scope, check);
        case 'quantiles':
            return planQuantiles(scope, check);
        case 'freshness':
            return planFreshness(scope, check);
        case 'distinct-set':
            return planDistinctSet(scope, check);
        case 'most-common':
            return planMostCommon(scope, check);
        case 'overlap':
            return planOverlap(scope, check);
        case 'time-overlap':
            return planTimeOverlap(scope, check);
        case 'conflicting-labels':
            return planConflictingLabels(scope, check);
        case 'groups':
            return planGroups(scope, check);
        case 'target-leakage':
            return planTargetLeakage(scope, check);
        case 'same-row-count':
            return planSameRowCount(scope, check);
        case 'volume':
            return planVolume(scope, check);
        case 'same-types':
            return planSameTypes(scope);
        case 'unsupported':
            throw new Unsupported(check.why);
        default:
            throw new Unsupported(`a check of the kind ${check.kind}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/plan.js



/** Begins the plan of one rule. Pure: nothing is queried here. */
function planRule(rule, table, context) {
    return plan_guarded(() => {
        const planning = planCheck(scopeOf(rule, table, context), rule.check);
        return advance(planning, () => planning.next());
    });
}
function advance(planning, step) {
    const { done, value } = step();
    if (done === true)
        return { kind: 'found', outcome: value };
    return {
        kind: 'needs',
        need: value,
        resume: (rows) => plan_guarded(() => advance(planning, () => planning.next(rows))),
    };
}
function plan_guarded(work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof Unsupported)
            return { kind: 'unsupported', why: error.message };
        if (error instanceof NoColumn)
            return { kind: 'no-column', column: error.column };
        throw error;
    }
}
function fuse(table, wanted) {
    const names = new Map();
    for (const aggregates of wanted) {
        for (const sql of Object.values(aggregates)) {
            if (!names.has(sql))
                names.set(sql, `a${names.size}`);
        }
    }
    const fields = [...names].map(([sql, name]) => `${sql} AS ${name}`);
    return {
        sql: `SELECT ${fields.join(', ')} FROM ${table.source()}`,
        cellsOf: (aggregates, row) => Object.fromEntries(Object.entries(aggregates).map(([name, sql]) => [name, row[names.get(sql) ?? ''] ?? null])),
    };
}

;// CONCATENATED MODULE: ./build/packages/validation/evaluate.js







/** Integers and times of any size; what is judged as a number arrives as one. */
const cell = schemas.union([
    schemas.bigint(),
    schemas.custom((value) => typeof value === 'number'),
    schemas.string(),
    schemas.boolean(),
    schemas["null"](),
])
    .transform((value) => (typeof value === 'bigint' ? Number(value) : value));
const cells = schemas.record(schemas.string(), cell);
/**
 * The data of a relation whose CSV columns are read as text.
 * @param types types of the engine that these would have by their values, by name
 */
function viewOf(relation, types) {
    const { from, numbered, fileColumn, rowColumn, files } = relation;
    const columns = relation.columns.map(({ name, type }) => {
        const holders = files.flatMap(({ file, columns }) => {
            const own = columns.find((column) => column.name === name);
            return own === undefined ? [] : [{ file: file.name, type: own.type, isText: own.written === 'text' }];
        });
        const storedIn = holders.filter(({ isText }) => !isText);
        return { name, type, isText: storedIn.length < holders.length, storedIn };
    });
    const view = { dialect: duckdb, from, numbered: { from: numbered, fileColumn, rowColumn }, columns };
    return { ...view, typed: typedView(view, types) };
}
function typedView(view, types) {
    const columns = view.columns.map((column) => {
        const type = column.isText ? (types.get(column.name) ?? 'VARCHAR') : column.type;
        return { ...column, type, isText: column.isText && type === 'VARCHAR' };
    });
    const cast = columns.filter(({ isText }, index) => view.columns[index]?.isText === true && !isText);
    if (cast.length === 0)
        return undefined;
    const values = cast.map(({ name, type }) => `TRY_CAST(${(0,data_sql/* identifier */.Cv)(name)} AS ${type}) AS ${(0,data_sql/* identifier */.Cv)(name)}`);
    const typed = (from) => `(SELECT * REPLACE (${values.join(', ')}) FROM ${from})`;
    const numbered = view.numbered && { ...view.numbered, from: typed(view.numbered.from) };
    return { ...view, from: typed(view.from), numbered, columns };
}
/**
 * Evaluates all rules: what they need of the rows in one scan, what they then need in one more. Where a file turns out to
 * be damaged, all is planned and evaluated again without it.
 */
async function evaluate(engine, { relation, types }, { rules, columns }, context) {
    const { value, relation: read } = await (0,scan/* overReadableFiles */.E)(engine, relation, async (readable) => {
        const held = areTypesWanted(rules) ? await heldTypes(engine, readable, types, columns) : types;
        const view = viewOf(readable, held);
        const tables = { text: openTable(view, columns), typed: openTable(view.typed ?? view, columns) };
        const guarded = await guardRules(engine, rules, view.typed ?? view, [...context.others.keys()]);
        const planned = guarded.map((rule) => ({ rule, table: isOverTypes(rule) ? tables.typed : tables.text }));
        const done = await runRounds(engine, tables.text, planned, context);
        return { ...done, tables: planned.map(({ table }) => table) };
    });
    return { ...value, relation: read };
}
const ROWS = { every: 'count(*)' };
/** @param main the table whose rows are counted */
async function runRounds(engine, main, planned, context) {
    let progress = planned.map(({ rule, table }) => ({ table, item: planRule(rule, table, context) }));
    let rows;
    const defined = new Set();
    while (rows === undefined || progress.some(({ item }) => item.kind === 'needs')) {
        for (const table of new Set(progress.map((one) => one.table)))
            await defineTests(engine, table, defined);
        const first = rows === undefined ? [{ table: main, aggregates: ROWS }] : [];
        const wanted = progress.flatMap(({ table, item }) => item.kind === 'needs' && item.need.kind === 'scan' ? [{ table, ...item.need }] : []);
        const scans = await scanTables(engine, [...first, ...wanted]);
        rows ??= data_engine/* counter */.hJ.parse(scans.get(main)?.(ROWS).every);
        progress = await Promise.all(progress.map(async ({ table, item }) => ({
            table,
            item: await evaluate_advance(engine, item, scans.get(table)),
        })));
    }
    return { rows, ended: progress.flatMap(({ item }) => (item.kind === 'needs' ? [] : [item])) };
}
/** Tests that plans have asked for since the last round. */
async function defineTests(engine, { tests }, defined) {
    for (const { name, predicate } of tests.values()) {
        if (defined.has(name))
            continue;
        await engine.define(name, predicate);
        defined.add(name);
    }
}
/** One scan for each table of which anything is wanted. */
async function scanTables(engine, wanted) {
    const scans = new Map();
    for (const [table, items] of Map.groupBy(wanted, (item) => item.table)) {
        const fused = fuse(table, items.map(({ aggregates }) => aggregates));
        const row = await engine.one(fused.sql, cells);
        scans.set(table, (aggregates) => fused.cellsOf(aggregates, row));
    }
    return scans;
}
async function evaluate_advance(engine, progress, cellsOf) {
    if (progress.kind !== 'needs')
        return progress;
    const { need, resume } = progress;
    if (need.kind === 'scan')
        return resume(cellsOf === undefined ? [] : [cellsOf(need.aggregates)]);
    if (need.by === 'plan')
        return resume(await engine.rows(need.sql, cells));
    let rows;
    try {
        rows = await engine.rows(need.sql, cells);
    }
    catch (error) {
        return { kind: 'unsupported', why: usersFault(error) };
    }
    return resume(rows);
}

// EXTERNAL MODULE: ./build/packages/data/lines.js
var lines = __webpack_require__(646);
;// CONCATENATED MODULE: ./build/packages/validation/results.js



/** The result of a written rule. What could not be checked fails, whatever its severity. */
function resultOf(rule, { examples = [], ...found }) {
    const verdicts = {
        holds: 'pass',
        broken: (0,verdict/* verdictOf */.Vj)(rule.severity),
        unsupported: 'fail',
        'not-run': 'fail',
    };
    const { id, severity, source, line, title, description, check } = rule;
    const [column] = columnsOf(check);
    const written = { id, text: ruleText(rule), severity, source, line, title, description, column };
    return { ...written, verdict: verdicts[found.status], examples, ...found };
}
/** A demand that every check makes without being told. */
function impliedBreach(id, text, why, more = {}) {
    return { id, text, severity: 'fail', status: 'broken', verdict: 'fail', why, examples: [], ...more };
}
/** The result of a rule by how its plan ended. */
function judge(rule, ended, examples) {
    switch (ended.kind) {
        case 'unsupported':
            return resultOf(rule, { status: 'unsupported', why: `cannot be run: ${ended.why}` });
        case 'no-column':
            return resultOf(rule, { status: 'not-run', why: 'not checked: there is no such column' });
        case 'found': {
            const { outcome } = ended;
            if (outcome.kind === 'rows')
                return rowsResult(rule, outcome, examples);
            const { holds, why, observed } = outcome;
            return resultOf(rule, { status: holds ? 'holds' : 'broken', why, observed });
        }
    }
}
/** Whether what was found lets a rule fail or warn, so that examples are wanted. */
function isBroken(rule, ended) {
    if (ended.kind !== 'found')
        return false;
    const { outcome } = ended;
    if (outcome.kind === 'whole')
        return !outcome.holds;
    return !isAllowed(rule.allowed, outcome) || (rule.warn !== undefined && !isAllowed(rule.warn, outcome));
}
function rowsResult(rule, { checked, broken, why: found }, examples) {
    const counts = { checked, broken };
    const told = broken === 0 ? 'no row breaks it' : partText(broken, checked);
    const said = found === undefined ? told : broken === 0 ? found : `${told}; ${found}`;
    if (!isAllowed(rule.allowed, counts)) {
        const why = `${said}${allowanceText(rule.allowed, broken > 0, false)}`;
        return resultOf(rule, { status: 'broken', why, ...counts, examples });
    }
    if (rule.warn !== undefined && !isAllowed(rule.warn, counts)) {
        const why = `${said}${allowanceText(rule.warn, broken > 0, false)}`;
        const verdict = rule.severity === 'info' ? 'pass' : 'warn';
        return resultOf(rule, { status: 'broken', verdict, why, ...counts, examples });
    }
    const why = `${said}${allowanceText(rule.allowed, broken > 0, true)}`;
    return resultOf(rule, { status: 'holds', why, ...counts });
}
/** `, more than the 1 % tolerated`; nothing where there is nothing to say. */
function allowanceText(allowed, isAny, holds) {
    switch (allowed.kind) {
        case 'none':
            return '';
        case 'tolerance':
            if (!isAny)
                return '';
            return `, ${holds ? 'within' : 'more than'} the ${(0,quantities/* formatShare */.T1)(allowed.share)} tolerated`;
        case 'mostly':
            if (!isAny || allowed.share === 1)
                return '';
            return `, ${holds ? 'and' : 'but'} ${(0,quantities/* formatShare */.T1)(allowed.share)} must hold`;
        case 'rows':
            return isNone(allowed.bounds) ? '' : `, ${limits(allowed.bounds)} may break it`;
        case 'percent':
            return isNone(allowed.bounds) ? '' : `, ${limits(allowed.bounds)} percent may break it`;
    }
}
function isNone({ max, negated }) {
    return max === 0 && negated !== true;
}

;// CONCATENATED MODULE: ./build/packages/validation/examples.js





const EXAMPLES = 10;
const MAX_VALUE = 200;
/** Each takes two more scans. */
const MAX_KEYS = 10;
const placeRow = schemas.object({ file: schemas.string(), row: data_engine/* counter */.hJ });
const row = placeRow.extend({ value: schemas.string().nullable() });
const examples_found = schemas.array(row).nullable();
/**
 * The first rows in the order of the files that break each broken rule, with their lines: a scan of each table, and
 * two more for each of the first ten broken rules on uniqueness.
 * @returns examples by the rule's place among the expectations
 */
async function findExamples(engine, evaluation, { rules, columns }) {
    const isPersonal = ({ check }) => {
        // Of whole rows every column is shown.
        const isWhole = check.kind === 'unique' && check.columns === undefined;
        const shown = isWhole ? [...columns.keys()] : columnsOf(check);
        return check.kind === 'personal-data' || shown.some((name) => columns.get(name)?.personal === true);
    };
    const wanted = rules.flatMap((rule, index) => {
        const ended = evaluation.ended[index];
        const table = evaluation.tables[index];
        if (table === undefined || ended?.kind !== 'found' || ended.outcome.kind !== 'rows')
            return [];
        return isBroken(rule, ended)
            ? [{ rule, index, outcome: ended.outcome, table, masked: isPersonal(rule) }]
            : [];
    });
    const raw = new Map();
    for (const [table, items] of Map.groupBy(wanted, (item) => item.table))
        for (const [index, rows] of await firstRows(engine, table, items))
            raw.set(index, rows);
    for (const item of wanted.filter(({ outcome }) => outcome.places.kind === 'query'))
        raw.set(item.index, await queriedRows(engine, item));
    const repeated = wanted.filter(({ outcome }) => outcome.places.kind === 'copies').slice(0, MAX_KEYS);
    for (const item of repeated)
        raw.set(item.index, await firstCopies(engine, item));
    return withLines(engine, evaluation, raw, wanted);
}
async function withLines(engine, { relation }, rows, wanted) {
    const all = wanted.flatMap(({ rule, index, masked }) => (rows.get(index) ?? []).map((item) => ({ rule, index, masked, item })));
    const places = await (0,lines/* linesOf */.D)(engine, relation, all.flatMap(({ rule, item }) => [{ ...item, column: onlyColumn(rule) }, item.first ?? item]));
    const examples = all.map(({ rule, index, masked, item }, at) => ({
        index,
        example: exampleOf(item, places[2 * at], places[2 * at + 1], onlyColumn(rule), masked),
    }));
    const byRule = Map.groupBy(examples, ({ index }) => index);
    return new Map([...byRule].map(([index, items]) => [index, items.map(({ example }) => example)]));
}
function onlyColumn({ check }) {
    const columns = columnsOf(check);
    return columns.length === 1 ? columns[0] : undefined;
}
function shownValue(expression, masked) {
    return masked ? 'NULL::VARCHAR' : `left(${expression}::VARCHAR, ${MAX_VALUE})`;
}
async function firstRows(engine, table, wanted) {
    const fields = wanted.flatMap(({ outcome: { places }, index, masked }) => {
        if (places.kind !== 'rows')
            return [];
        const shown = `{'file': ${PLACE.file}, 'row': ${PLACE.row}, 'value': ${shownValue(places.shown, masked)}}`;
        // Rows whose order is NULL do not count.
        const order = `CASE WHEN ${places.condition} THEN row(${PLACE.file}, ${PLACE.row}) END`;
        return [{ index, sql: `min_by(${shown}, ${order}, ${EXAMPLES}) AS r${index}` }];
    });
    if (fields.length === 0)
        return [];
    const cells = await engine.one(`SELECT ${fields.map(({ sql }) => sql).join(', ')} FROM ${table.numbered()}`, schemas.record(schemas.string(), examples_found));
    return fields.map(({ index }) => [index, cells[`r${index}`] ?? []]);
}
async function queriedRows(engine, { outcome: { places }, masked }) {
    if (places.kind !== 'query')
        return [];
    const sql = `SELECT ${PLACE.file} AS file, ${PLACE.row} AS row, ${shownValue('value', masked)} AS value
    FROM (${places.sql}) LIMIT ${EXAMPLES}`;
    return engine.rows(sql, row);
}
/** The values that stand there most often, each at its second place. */
async function firstCopies(engine, { table, outcome: { places }, masked }) {
    if (places.kind !== 'copies')
        return [];
    const key = examples_keyOf(places);
    const repeated = `SELECT ${key} AS k, count(*) AS n FROM ${table.source()}
    WHERE ${places.checked} GROUP BY k HAVING n > 1 ORDER BY n DESC, k LIMIT ${EXAMPLES}`;
    const rows = await engine.rows(`WITH repeated AS MATERIALIZED (${repeated})
     SELECT ${shownValue('k', masked)} AS value, places FROM (
       SELECT k, n, min_by({'file': ${PLACE.file}, 'row': ${PLACE.row}}, row(${PLACE.file}, ${PLACE.row}), 2) AS places
       FROM ${table.numbered()} JOIN repeated ON ${key} IS NOT DISTINCT FROM k WHERE ${places.checked}
       GROUP BY k, n
     ) ORDER BY n DESC, k`, schemas.object({ value: schemas.string().nullable(), places: schemas.array(placeRow).length(2) }));
    return rows.flatMap(({ value, places: [first, second] }) => second === undefined ? [] : [{ ...second, value, first }]);
}
function examples_keyOf({ values }) {
    const [only = 'NULL', ...more] = values;
    return more.length === 0 ? only : `row(${values.join(', ')})`;
}
function exampleOf({ file, row: ordinal, value, first }, place, firstPlace, column, masked) {
    const where = place === undefined ? { row: ordinal } : { line: place.line, position: place.column };
    const note = first === undefined
        ? undefined
        : `first at ${first.file}${firstPlace === undefined ? `, row ${first.row}` : `:${firstPlace.line}`}`;
    return { file, ...where, column, ...(masked ? { masked } : { value }), note };
}

;// CONCATENATED MODULE: ./build/packages/validation/for-columns.js




/**
 * The rules as they are for data with certain columns: those for each column of a pattern are repeated, and those that say
 * nothing of columns that are not there are left out.
 */
function forColumns(expectations, columns) {
    const taken = new Map();
    const rules = expectations.rules
        .flatMap((rule) => rulesFor(rule, columns))
        .map((rule) => {
        const times = (taken.get(rule.id) ?? 0) + 1;
        taken.set(rule.id, times);
        return times === 1 ? rule : { ...rule, id: `${rule.id}~${times}` };
    });
    return { ...expectations, rules };
}
function rulesFor(rule, columns) {
    const { each, optional, check } = rule;
    try {
        if (each !== undefined)
            return rulesForEach(rule, for_columns_matching(each, columns));
        const expanded = withPatterns(check, columns);
        return optional === true
            ? withoutAbsent({ ...rule, check: expanded }, columns)
            : [{ ...rule, check: expanded }];
    }
    catch (error) {
        if (!(error instanceof PatternError))
            throw error;
        const why = `the pattern of its columns cannot be used: ${error.message}`;
        return [{ ...rule, check: { kind: 'unsupported', why } }];
    }
}
function rulesForEach(rule, found) {
    const { each = '', check, id } = rule;
    // That there is such a column is a rule of its own.
    if (found.length === 0)
        return check.kind === 'present' ? [rule] : [];
    return found.map((column) => ({
        ...rule,
        id: `${column}${id.slice(each.length)}`,
        check: withColumn(check, column),
    }));
}
function withoutAbsent(rule, columns) {
    const { check } = rule;
    if (check.kind === 'columns' || (check.kind === 'unique' && check.columns !== undefined)) {
        const there = (check.columns ?? []).filter((column) => columns.includes(column));
        return there.length === 0 ? [] : [{ ...rule, check: { ...check, columns: there } }];
    }
    return columnsOf(check).every((column) => columns.includes(column)) ? [rule] : [];
}
function withColumn(check, column) {
    if ('column' in check)
        return { ...check, column };
    return check.kind === 'unique' ? { ...check, columns: [column] } : check;
}
function withPatterns(check, columns) {
    if (check.kind !== 'known-columns' && check.kind !== 'columns')
        return check;
    const { patterns = [], ...rest } = check;
    const names = check.columns.flatMap((name) => (patterns.includes(name) ? for_columns_matching(name, columns) : [name]));
    return { ...rest, columns: [...new Set(names)] };
}
/** Milliseconds that a pattern may take for all names: it can come from a pull request. */
const MATCHING = 1000;
/** @throws PatternError if the pattern cannot be used */
function for_columns_matching(pattern, columns) {
    const match = pythonMatch(pattern);
    const found = [];
    const done = inTime(MATCHING, () => {
        found.push(...columns.filter((column) => match(column) !== undefined));
    });
    if (!done)
        throw new PatternError('it takes too long');
    return found;
}

;// CONCATENATED MODULE: ./build/packages/validation/missing-columns.js




/** A breach for each column that the rules name and a file lacks. */
function missingColumns(relation, { rules }) {
    if (relation.files.length === 0)
        return [];
    const wanted = rules.flatMap((rule) => columnsOf(rule.check).map((column) => ({ rule, column })));
    const columns = Map.groupBy(wanted, ({ column }) => column);
    return [...columns].flatMap(([column, [first]]) => {
        const lacking = relation.files.filter((file) => !hasColumn(file, column));
        if (lacking.length === 0 || first === undefined)
            return [];
        const { source, line } = first.rule;
        const why = `there is no such column${whereText(lacking, relation)}${hintText(column, relation)}`;
        return [impliedBreach(`${column}.present`, `${named(column)}: is there`, why, { column, source, line })];
    });
}
function hasColumn({ columns }, column) {
    return columns.some(({ name }) => name === column);
}
function whereText(lacking, { files }) {
    return lacking.length === files.length ? '' : ` in ${some(lacking.map(({ file }) => named(file.name)))}`;
}
function hintText(column, { columns }) {
    const alike = columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
    return alike === undefined || alike.name === column ? '' : `; there is ${named(alike.name)}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/patterns.js



/**
 * Asks the engine whether it takes each regular expression: RE2 has no look-around and no back-references.
 * @throws UserError that names the line of each pattern that it refuses
 */
async function requirePatterns(engine, { rules }) {
    const problems = [];
    for (const { id, check, source, line } of rules) {
        for (const pattern of patternsIn(check)) {
            const refusal = await patterns_refusalOf(engine, pattern);
            if (refusal === undefined)
                continue;
            problems.push({
                what: `${id}: the pattern cannot be used: ${refusal}`,
                where: `${source}:${line}`,
                fix: 'Patterns are of the RE2 syntax, which has no look-around and no back-references.',
            });
        }
    }
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
}
/** Patterns that the engine gets as they are. */
function patternsIn(check) {
    if (check.kind === 'valid')
        return check.checks.flatMap(patternsIn);
    return check.kind === 'pattern' && check.dialect === 're2' ? check.patterns : [];
}
async function patterns_refusalOf(engine, pattern) {
    try {
        await engine.one(`SELECT regexp_matches('', ${(0,data_sql/* literal */.eu)(pattern)}) AS found`, schemas.unknown());
        return undefined;
    }
    catch (error) {
        if (error instanceof data_engine/* QueryError */.lr)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/check.js












/**
 * Checks data against expectations: all rules in as few scans as they allow, and more scans for examples of the rows that
 * break one. CSV columns are read as text and turned into what each rule needs, so that one bad value spoils no other check.
 * @throws UserError for a pattern that the engine refuses, or if the engine cannot finish
 */
async function checkData(engine, dataset, given, context) {
    await requirePatterns(engine, given);
    return understood(async () => {
        const isQueried = areTypesWanted(given.rules);
        const data = await openAsText(engine, dataset, given.columns, isQueried);
        const expectations = forColumns(given, data.relation.columns.map(({ name }) => name));
        const others = await openOthers(engine, context, isQueried);
        const plan = await planContext(engine, context, others, isQueried);
        const evaluation = await evaluate(engine, data, expectations, plan);
        const rejections = await (0,data_rejections/* rejectionsOf */.oL)(engine, evaluation.relation);
        const examples = await findExamples(engine, evaluation, expectations);
        const { rows } = evaluation;
        return {
            rows,
            rejectedRows: rejections.rows,
            results: [
                ...breachesOfReading(evaluation.relation.unreadable, rejections, rows),
                ...(await breachesOfOthers(engine, others, expectations)),
                ...emptiness(evaluation, rejections, expectations.rules),
                ...missingColumns(evaluation.relation, expectations),
                ...resultsOf(evaluation, expectations, examples),
            ],
            relation: evaluation.relation,
        };
    });
}
async function openOthers(engine, { tables }, isQueried) {
    const others = new Map();
    for (const [name, dataset] of tables)
        others.set(name, await openAsText(engine, dataset, new Map(), isQueried));
    return others;
}
async function planContext(engine, { now, reference }, data, isQueried) {
    const others = new Map();
    for (const [name, { relation, types }] of data) {
        const held = isQueried ? await heldTypes(engine, relation, types, new Map()) : types;
        others.set(name, openTable(viewOf(relation, held), new Map()));
    }
    return { now: now.getTime(), others, reference };
}
/** What cannot be read of another table was not compared with, so that no rule that names it is whole. */
async function breachesOfOthers(engine, others, { rules }) {
    const named = new Set(rules.flatMap(({ check }) => ('table' in check ? [check.table] : [])));
    const breaches = [];
    for (const [name, { relation }] of others) {
        if (!named.has(name))
            continue;
        const rejections = await (0,data_rejections/* rejectionsOf */.oL)(engine, relation);
        const found = breachesOfReading(relation.unreadable, rejections, 0);
        // How many rows could be read of it is not known here.
        for (const { checked: _, broken: __, ...breach } of found)
            breaches.push({ ...breach, id: `${name}.${breach.id}`, text: `${cut(name)}: ${breach.text}` });
    }
    return breaches;
}
function resultsOf({ relation, ended }, { rules }, examples) {
    return rules.map((rule, index) => {
        const end = ended[index];
        if (end === undefined)
            throw new Error(`rule ${rule.id} did not end`);
        if (relation.files.length === 0)
            return resultOf(rule, { status: 'not-run', why: 'not checked: no file could be read' });
        return judge(rule, end, examples.get(index) ?? []);
    });
}
/** The verdict over all results. */
function verdictOver(results) {
    return (0,verdict/* worst */.QZ)(results.map(({ verdict }) => verdict));
}
/** @param isQueried whether users' SQL will see the columns with the types of their values */
async function openAsText(engine, dataset, notes, isQueried) {
    const relation = await (0,open_relation/* openRelation */.z)(engine, dataset, { types: 'text' });
    if (!isQueried)
        return { relation, types: new Map() };
    const sniffed = await (0,open_relation/* openRelation */.z)(engine, dataset);
    const types = sniffed.columns.map(({ name, type }) => {
        const declared = notes.get(name)?.type;
        return [name, declared === undefined ? type : PROFILE_TYPES[declared]];
    });
    return { relation, types: new Map(types) };
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
        const examples = found.map(({ file, line, position, column, reason }) => ({ file, line, position, column, note: reason }));
        const why = `${capped ? 'at least ' : ''}${rowsText(rejected)} cannot be read, so no rule was checked on them`;
        const counts = { checked: rows + rejected, broken: rejected };
        breaches.push(impliedBreach('readable-rows', 'every row can be read', why, { ...counts, examples }));
    }
    return breaches;
}
/** No row breaks a rule where there are none; only a rule on the number of rows may allow that. */
function emptiness({ rows, relation }, { rows: rejected }, rules) {
    const isJudged = rules.some(({ check }) => check.kind === 'row-count' && check.bounds.min !== undefined);
    if (rows > 0 || rejected > 0 || relation.files.length === 0 || isJudged)
        return [];
    return [impliedBreach('any-row', 'there is a row', 'the data has no rows, so nothing was checked')];
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
        const opened = await (0,open_relation/* openRelation */.z)(engine, dataset, { types: Object.fromEntries([...known, ...declared]) });
        const made = reference === undefined
            ? await (0,profile/* profile */.ME)(engine, opened, { withhold: personal })
            : await (0,profile/* profileAgainst */.xA)(engine, opened, reference);
        const kept = made.profile.columns.map((column) => personal.includes(column.name) ? withoutValues(column) : column);
        const rejections = await (0,data_rejections/* rejectionsOf */.oL)(engine, made.relation);
        return { profile: { ...made.profile, columns: kept }, relation: made.relation, rejections };
    });
}
function withoutValues(column) {
    const { min: _min, max: _max, quantiles: _quantiles, bins: _bins, categories: _categories, ...rest } = column;
    return rest;
}

;// CONCATENATED MODULE: ./build/actions/validate-data/src/check-tables.js

/** Checks the data, then each other table that a file has rules for; the results of all stand together. */
async function checkTables(engine, { dataset, tables, reference }, { main, others }, now) {
    const datasets = new Map([...tables].map(([name, table]) => [name, table.dataset]));
    const context = { now, tables: datasets, reference };
    const checked = await checkData(engine, dataset, main, context);
    const results = [...checked.results];
    for (const [name, expectations] of others) {
        const own = datasets.get(name);
        if (own === undefined)
            throw new Error(`rules for a table ${name} that is not there`);
        const found = await checkData(engine, own, expectations, { ...context, reference: undefined });
        results.push(...found.results);
    }
    return { ...checked, results };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/core/canonical-json.js
var canonical_json = __webpack_require__(26763);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var core_digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/stats/proportion.js
var proportion = __webpack_require__(72936);
;// CONCATENATED MODULE: ./build/packages/data/reading-notes.js

const reading_notes_MAX_NAMED = 5;
/** What a reader should know of how the data was read, beside what could not be: in sentences. */
function readingNotes(relation) {
    const { files, sample } = relation;
    const copied = files.filter(({ file }) => file.path !== file.origin);
    return [
        ...(sample === undefined ? [] : [sampleNote(sample)]),
        ...columnNotes(relation),
        ...(copied.length === 0
            ? []
            : [
                `Not in UTF-8, or with mixed line ends, and read all the same: ${reading_notes_some(copied.map(({ file }) => file.name))}.`,
            ]),
    ];
}
function sampleNote({ rows, share, seed }) {
    const shown = rows.toLocaleString('en');
    const what = `Only a random sample of ${shown} rows (${percent(share)} of all, seed ${seed}) was judged`;
    const bound = (0,proportion/* proportionUpperBound */.x)(0, rows);
    if (!bound.defined)
        return `${what}.`;
    return `${what}: where 0 of ${shown} break a rule, at most ${percent(bound.value)} of all rows do (95 %).`;
}
function percent(share) {
    return `${Number((100 * share).toPrecision(2))} %`;
}
/** Columns that are in some files only. */
function columnNotes({ files, columns }) {
    return columns.flatMap(({ name }) => {
        const lacking = files.filter((file) => !file.columns.some((column) => column.name === name));
        if (lacking.length === 0)
            return [];
        const where = reading_notes_some(lacking.map(({ file }) => file.name));
        return [
            `Column ${JSON.stringify(name)} is null in ${lacking.length} of ${files.length} files, which lack it: ${where}.`,
        ];
    });
}
function reading_notes_some(names) {
    const more = names.length - reading_notes_MAX_NAMED;
    return `${names.slice(0, reading_notes_MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/step/used.js
var step_used = __webpack_require__(9870);
// EXTERNAL MODULE: ./build/packages/step/policy.js
var step_policy = __webpack_require__(19853);
// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
;// CONCATENATED MODULE: ./build/packages/validation/present-profile.js



const CELLS = 12;
const BARS = '▁▂▃▄▅▆▇█';
const MAX_SHOWN_CATEGORIES = 3;
const MAX_COLUMNS = 200;
/** What the data looks like, column by column. */
function presentProfile(profile, notes) {
    const rows = profile.columns.slice(0, MAX_COLUMNS).map((column) => {
        const { description, unit } = notes.get(column.name) ?? {};
        const meaning = [description, unit === undefined ? undefined : `in ${unit}`];
        return [
            { code: named(column.name) },
            column.type,
            (0,quantities/* formatShare */.T1)(column.nulls, profile.rows),
            (0,quantities/* formatNumber */.ZV)(column.distinct),
            bound(column.min),
            column.mean === undefined ? '' : (0,quantities/* formatNumber */.ZV)(column.mean),
            bound(column.max),
            spread(column),
            cut(meaning.filter((part) => part !== undefined).join(', ')),
        ];
    });
    const columns = ['Column', 'Type', 'Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max', 'Values', 'Meaning'];
    const numeric = ['Nulls', 'Distinct (about)', 'Min', 'Mean', 'Max'];
    const title = `Profile of ${profile.columns.length} columns`;
    const more = profile.columns.length - rows.length;
    return (0,report_document/* details */.zH)(more > 0 ? `${title}, the first ${rows.length}` : title, (0,report_document/* table */.tp)(columns, rows, numeric));
}
function bound(value) {
    if (value === undefined)
        return '';
    return typeof value === 'number' ? (0,quantities/* formatNumber */.ZV)(value) : cut(value);
}
function spread(column) {
    const bars = histogram(column);
    if (bars !== undefined)
        return { code: bars };
    const shown = [...(column.categories?.values ?? [])]
        .sort((a, b) => b.count - a.count)
        .slice(0, MAX_SHOWN_CATEGORIES)
        .filter(({ count }) => count > 0);
    return shown.map(({ value, count }) => `${cut(value, 20)} ${(0,quantities/* formatShare */.T1)(count, column.count)}`).join(', ');
}
/**
 * Bars of equal width from the least to the greatest value. The bins of a profile hold about equal counts, so that they
 * would all be as high: the values of each are spread evenly between its edges instead.
 */
function histogram({ bins, min, max }) {
    if (bins === undefined || typeof min !== 'number' || typeof max !== 'number' || !(max > min))
        return undefined;
    const edges = [min, ...bins.edges.map((edge) => Math.min(Math.max(edge, min), max)), max];
    const width = (max - min) / CELLS;
    const cells = Array.from({ length: CELLS }, (_, cell) => {
        const [low, high] = [min + cell * width, min + (cell + 1) * width];
        return bins.counts.reduce((sum, count, bin) => {
            const [from = min, to = max] = [edges[bin], edges[bin + 1]];
            // A bin without width is one value: it lies in the cell whose upper end it does not pass.
            if (to <= from)
                return sum + (from > low || cell === 0 ? (from <= high ? count : 0) : 0);
            return sum + (count * Math.max(0, Math.min(to, high) - Math.max(from, low))) / (to - from);
        }, 0);
    });
    const top = Math.max(...cells);
    if (!(top > 0))
        return undefined;
    return cells
        .map((value) => BARS[Math.min(BARS.length - 1, Math.floor((value / top) * BARS.length))])
        .join('');
}

;// CONCATENATED MODULE: ./build/packages/validation/present-rules.js



/** A summary holds 1 MiB; the report has the rest. */
const MAX_ROWS = 200;
const MAX_EXAMPLES = 60;
const EXAMPLES_OF_A_RULE = 5;
/** Rules that do not hold with their first rows, then, folded, those that hold. */
function presentRules(results) {
    const against = results.filter(({ status }) => status !== 'holds');
    const kept = results.filter(({ status }) => status === 'holds');
    return [
        ...(against.length === 0 ? [] : rulesTable(against)),
        ...exampleBlocks(against),
        ...(kept.length === 0
            ? []
            : [
                (0,report_document/* details */.zH)(kept.length === 1 ? '1 rule holds' : `${(0,quantities/* formatNumber */.ZV)(kept.length)} rules hold`, ...rulesTable(kept)),
            ]),
    ];
}
function rulesTable(results) {
    const columns = ['Rule', 'Checked', 'Broken', 'Share', 'Found', 'Verdict'];
    const rows = results.slice(0, MAX_ROWS).map((result) => {
        const { text, severity, checked, broken, why, verdict, status } = result;
        const isCounted = checked !== undefined && broken !== undefined;
        return [
            `${text}${severity === 'fail' ? '' : ` (${severity})`}`,
            checked === undefined ? '' : (0,quantities/* formatNumber */.ZV)(checked),
            broken === undefined ? '' : (0,quantities/* formatNumber */.ZV)(broken),
            isCounted ? (0,quantities/* formatShare */.T1)(broken, checked) : '',
            why,
            { strong: status === 'holds' || status === 'broken' ? verdict : `${verdict} (${status})` },
        ];
    });
    const more = results.length - rows.length;
    return [
        (0,report_document/* table */.tp)(columns, rows, ['Checked', 'Broken', 'Share']),
        ...(more > 0 ? [(0,report_document/* paragraph */.FY)(`And ${(0,quantities/* formatNumber */.ZV)(more)} more in the report.`)] : []),
    ];
}
function exampleBlocks(results) {
    const all = results.flatMap((result) => result.examples.slice(0, EXAMPLES_OF_A_RULE).map((example) => ({ result, example })));
    if (all.length === 0)
        return [];
    const shown = all.slice(0, MAX_EXAMPLES);
    const rows = shown.map(({ result, example }) => [
        { code: placeOf(example) },
        example.column === undefined ? '' : { code: named(example.column) },
        present_rules_valueText(example),
        example.note ?? '',
        result.text,
    ]);
    const told = results.reduce((sum, { broken, examples }) => sum + (broken ?? examples.length), 0);
    const more = told - shown.length;
    return [
        (0,report_document/* paragraph */.FY)('The first rows that break each rule:'),
        (0,report_document/* table */.tp)(['Where', 'Column', 'Value', 'Remark', 'Rule'], rows),
        ...(more > 0
            ? [(0,report_document/* paragraph */.FY)(`And ${(0,quantities/* formatNumber */.ZV)(more)} more; the report has up to ten of each rule.`)]
            : []),
    ];
}
/** `data/flights.csv:1204`. */
function placeOf({ file, line, row }) {
    if (line !== undefined)
        return `${named(file)}:${line}`;
    return row === undefined ? named(file) : `${named(file)}, row ${row}`;
}
function present_rules_valueText({ value, masked }) {
    if (masked === true)
        return 'personal, not shown';
    if (value === undefined)
        return '';
    return value === null ? 'empty' : { code: cut(value) };
}

;// CONCATENATED MODULE: ./build/packages/validation/present.js





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
/** The report for the summary: what does not hold first, then the data itself. */
function presentData(results, context) {
    return [
        ...presentRules(byGravity(results)),
        (0,report_document/* list */.p_)(facts(context)),
        ...context.notes.map((note) => (0,report_document/* callout */.xl)('note', note)),
        ...(context.profile === undefined ? [] : [presentProfile(context.profile, context.columns)]),
    ];
}
function facts({ files, rows, sha256, sources }) {
    const data = [
        `Data: ${rowsText(rows)} of ${files === 1 ? '1 file' : `${files} files`} `,
        { code: `sha256:${sha256.slice(0, 12)}` },
    ];
    const rules = sources.map(({ name, format, origin }) => ['Rules: ', { code: cut(name) }, ` (${format}), ${origin}`]);
    return [data, ...rules];
}

;// CONCATENATED MODULE: ./build/packages/validation/details.js
/** The results that are not a pass, for the output `failed-expectations`. Holds no value of the data. */
function failedExpectations(results) {
    return results.filter(({ verdict }) => verdict !== 'pass').map(resultJson);
}
/** The body of the JSON report. Values of the data are in its examples alone. */
function dataDetails(results, context) {
    return {
        rows: context.rows,
        files: context.files,
        sample: context.sample === undefined ? null : { ...context.sample, method: 'hash of place and seed' },
        'dataset-digest': `sha256:${context.sha256}`,
        expectations: context.sources.map(({ name, format, origin }) => ({ name, format, origin })),
        rules: results.map((result) => ({
            ...resultJson(result),
            examples: result.examples.map(exampleJson),
        })),
        notes: context.notes,
    };
}
function resultJson(result) {
    const { id, text, severity, status, verdict, why, checked, broken, observed, column, source, line } = result;
    return {
        rule: id,
        text,
        title: result.title ?? null,
        description: result.description ?? null,
        severity,
        status,
        verdict,
        why,
        checked: checked ?? null,
        broken: broken ?? null,
        observed: observed ?? null,
        column: column ?? null,
        source: source ?? null,
        line: line ?? null,
    };
}
function exampleJson({ file, line, position, row, column, value, masked, note }) {
    return {
        file,
        line: line ?? null,
        position: position ?? null,
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

/** The runner keeps that many of each level in a step. */
const MAX_OF_A_LEVEL = 10;
const LEVELS = { error: 0, warning: 1, notice: 2 };
/**
 * The remarks that matter most: the gravest first, and of equal ones a first example of each rule before the
 * second of any.
 */
function remarksOn(results, columns) {
    const ranked = results
        .filter(({ status }) => status === 'broken' || status === 'unsupported')
        .flatMap((result) => {
        const [first, ...others] = result.examples;
        if (first === undefined)
            return [{ rank: 0, remark: remarkOnRule(result, columns) }];
        return [first, ...others].map((example, rank) => ({
            rank,
            remark: remarkOn(result, example, columns),
        }));
    });
    const sorted = ranked.sort((a, b) => LEVELS[a.remark.level] - LEVELS[b.remark.level] || a.rank - b.rank);
    const byLevel = Map.groupBy(sorted, ({ remark }) => remark.level);
    return [...byLevel.values()].flatMap((own) => own.slice(0, MAX_OF_A_LEVEL).map(({ remark }) => remark));
}
function levelOf({ verdict }) {
    if (verdict === 'pass')
        return 'notice';
    return verdict === 'warn' ? 'warning' : 'error';
}
function remarkOnRule(result, columns) {
    const message = `${result.why}.${origin(result, columns)}`;
    return { level: levelOf(result), title: result.text, message, source: result.source, line: result.line };
}
function remarkOn(result, example, columns) {
    const { file, line, position, row } = example;
    const what = exampleText(example);
    const place = row === undefined ? '' : `${named(file)}, row ${row}: `;
    const message = `${place}${what}.${origin(result, columns)}`;
    const common = { level: levelOf(result), title: result.text, message };
    return row === undefined
        ? { ...common, file, line, position }
        : { ...common, source: result.source, line: result.line };
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
function origin({ id, source, line, column }, columns) {
    const owner = columns.get(column ?? '')?.owner;
    const rule = line === undefined ? '' : ` Rule ${cut(id)}, ${cut(source ?? '')}:${line}.`;
    return `${rule}${owner === undefined ? '' : ` Owner: ${cut(owner)}.`}`;
}

;// CONCATENATED MODULE: ./build/actions/validate-data/src/conclude.js






/** Says what was found: verdict bound to the data files, profile, outputs, report, remarks on the lines. */
async function concludeData(step, given, request, checked, profiled, engine) {
    const { dataset, rules, sources, tables } = request;
    // A table that has rules of its own is judged too; one that is only looked up is a material.
    const judged = [request, ...[...(rules?.others.keys() ?? [])].flatMap((name) => tables.get(name) ?? [])];
    const subjects = judged.flatMap((item) => item.subjects);
    const results = conclude_resultsOf(request, checked, profiled);
    const product = profiled.relation.files.length === 0 ? undefined : await keep(step, profiled.profile);
    const context = contextOf(step, request, checked, profiled, product !== undefined);
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
        details: { ...dataDetails(results, context), ...md5sOf(request) },
        annotations: remarksOn(results, rules?.main.columns ?? new Map()).map((remark) => placed(request, remark)),
        subjects,
        products: product === undefined ? [] : [product],
        parameters: { operation: given.operation, data: given.data.map(step_used/* shownReference */.Xu) },
        environment: { duckdb: engine },
        results: {
            operation: given.operation,
            'dataset-digest': digest,
            ...(request.md5 && { 'dvc-md5': request.md5 }),
        },
        measures: dataMeasures(results, context.rows, rejected),
        policy: policyOf(sources),
        notices: unprotectedNotices(step, request),
    };
}
function unprotectedNotices(step, { sources, readSource }) {
    const policies = [
        ...sources.map(({ policy }) => ({ what: 'expectations', policy })),
        ...(readSource === undefined ? [] : [{ what: 'read options', policy: readSource }]),
    ];
    return policies
        .filter(({ policy }) => !policy.provenance.protected)
        .map(({ what, policy }) => `The ${what} are unprotected: ${(0,step_policy/* originOfPolicy */.oD)(step, policy)}.`);
}
/** As DVC names them, where it knows the files: a record is joined with `dvc.lock` by them. */
function md5sOf({ subjects }) {
    const known = subjects.flatMap(({ name, md5 }) => (md5 === undefined ? [] : [[name, md5]]));
    return known.length === 0 ? {} : { 'dvc-md5': Object.fromEntries(known) };
}
/** Several files of rules judge as one: their digest is that of their names and digests. */
function policyOf(sources) {
    const [only, ...more] = sources.map(({ policy }) => policy.provenance);
    if (only === undefined || more.length === 0)
        return only;
    const listing = sources.map(({ file, policy }) => ({ path: file.name, sha256: policy.provenance.sha256 }));
    const { path: _path, ...first } = only;
    const isProtected = [only, ...more].every((provenance) => provenance.protected);
    return { ...first, sha256: (0,core_digest/* digestOfListing */.aW)(listing), protected: isProtected };
}
function contextOf(step, request, checked, profiled, isProfiled) {
    const { dataset, rules, sources } = request;
    const { relation } = checked ?? profiled;
    return {
        files: relation.files.length,
        sample: relation.sample,
        rows: checked?.rows ?? profiled.profile.rows,
        sha256: dataset.sha256,
        sources: sources.map(({ file: { name, format }, policy }) => ({
            ...{ name, format },
            origin: (0,step_policy/* originOfPolicy */.oD)(step, policy),
        })),
        columns: rules?.main.columns ?? new Map(),
        profile: isProfiled ? profiled.profile : undefined,
        notes: notesOn(request, checked, profiled),
    };
}
/** A file that is missing, then what the check found, then what only the profile met. */
function conclude_resultsOf({ missing }, checked, { relation, rejections, profile }) {
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
function notesOn({ rules, sources, notes, tables }, checked, { relation, rejections }) {
    const left = rejections.rows - (checked?.rejectedRows ?? rejections.rows);
    const rows = left === 1 ? '1 row is' : `${left} rows are`;
    return [
        ...notes,
        ...[...tables.values()].flatMap((table) => table.notes),
        ...(sources.some(({ policy }) => policy.changedByPullRequest)
            ? ['This pull request changes the expectations; the version of the base branch has judged.']
            : []),
        ...(rules?.leftOut ?? []).map((name) => `Rules for the table "${name}" were left out: it is not this data.`),
        ...readingNotes(checked?.relation ?? relation),
        ...sources.flatMap(({ file: { name, notes } }) => notes.map((note) => `${name}: ${note}`)),
        ...(left > 0 ? [`${rows} not in the profile: a value there does not fit the type of its column.`] : []),
    ];
}
/** The profile as a product that travels: its file is named as the product is, in a folder named by its digest. */
async function keep({ machine }, profile) {
    const text = `${JSON.stringify(profile, null, 2)}\n`;
    const digest = (0,core_digest/* sha256 */.sc)(text);
    const name = 'profile.json';
    const path = (0,external_node_path_.join)(machine.temp, 'lockstep', 'profiles', digest.slice(0, 16), name);
    await (0,files/* writeAtomic */.vZ)(path, text);
    return { role: 'profile', name, sha256: digest, bytes: Buffer.byteLength(text), kind: 'file', path };
}
/** A remark goes to a file of the workspace; of another one it says the place itself. */
function placed({ sources, inWorkspace, tables }, { file, source, line, position, ...remark }) {
    const at = line === undefined ? {} : { line };
    if (file !== undefined) {
        const known = [inWorkspace, ...[...tables.values()].map((table) => table.inWorkspace)];
        if (known.some((names) => names.has(file)))
            return { ...remark, file, ...at, ...(position === undefined ? {} : { column: position }) };
        return { ...remark, message: `${file}${line === undefined ? '' : `:${line}`}: ${remark.message}` };
    }
    const policy = sources.find((item) => item.file.name === source)?.policy;
    const path = policy?.provenance.path;
    if (path === undefined || line === undefined)
        return remark;
    // A line of the base branch's version may be another one in the files of the pull request.
    return { ...remark, file: path, ...(policy?.changedByPullRequest === true ? {} : at) };
}

// EXTERNAL MODULE: ./build/packages/core/lists.js
var lists = __webpack_require__(25231);
// EXTERNAL MODULE: ./build/packages/core/reference.js
var core_reference = __webpack_require__(84927);
// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
;// CONCATENATED MODULE: ./build/actions/validate-data/src/inputs.js


/** `name=reference`, by name. */
const tables = inputs/* input */.hF.parsedBy((text) => {
    const found = new Map();
    for (const item of (0,lists/* parseList */.E1)(text)) {
        const at = item.indexOf('=');
        const [name, reference] = [item.slice(0, Math.max(at, 0)).trim(), item.slice(at + 1).trim()];
        if (name === '' || reference === '')
            throw new errors/* UserError */.yo(`"${item}" is not of the form name=reference`, {
                fix: 'Write customers=data/customers.csv.',
            });
        if (found.has(name))
            throw new errors/* UserError */.yo(`the table "${name}" is named twice`);
        (0,core_reference/* parseReference */.Y)(reference);
        found.set(name, reference);
    }
    return found;
});
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    data: inputs/* input */.hF.references.refine((items) => items.length > 0, 'is required'),
    expectations: inputs/* input */.hF.optional(inputs/* input */.hF.documents),
    compat: inputs/* input */.hF.optional(inputs/* input */.hF.choice(['pandas', 'sql'])),
    parameters: inputs/* input */.hF.optional(inputs/* input */.hF.document),
    table: inputs/* input */.hF.optional(inputs/* input */.hF.text),
    tables,
    reference: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    'read-options': inputs/* input */.hF.optional(inputs/* input */.hF.document),
    'memory-limit': inputs/* input */.hF.optional(inputs/* input */.hF.bytes),
    operation: inputs/* input */.hF.choice(['check', 'profile']),
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
// EXTERNAL MODULE: ./build/packages/data/read-options.js
var read_options = __webpack_require__(92490);
// EXTERNAL MODULE: ./build/packages/data/profile-schema.js + 1 modules
var profile_schema = __webpack_require__(45831);
// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var step_references = __webpack_require__(60162);
;// CONCATENATED MODULE: ./build/packages/validation/formats/drafts.js
/** Rules of SQL semantics from drafts. The second of a name is `name#2`. */
function rulesOf(document, drafts) {
    const seen = new Map();
    return drafts.map(({ name, path, ...rest }) => {
        const id = name.join('.');
        const count = (seen.get(id) ?? 0) + 1;
        seen.set(id, count);
        return {
            severity: 'fail',
            allowed: { kind: 'none' },
            semantics: 'strict',
            ...rest,
            id: count === 1 ? id : `${id}#${count}`,
            source: document.name,
            line: document.lineOf(path),
        };
    });
}
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?))?$/;
/** A bound as SQL compares it: a day is its first instant, not all of it. Undefined for text that is no time. */
function sqlBound(value) {
    if (typeof value === 'number')
        return value;
    const [, day, time = '00:00:00'] = INSTANT.exec(value) ?? [];
    return day === undefined || Number.isNaN(Date.parse(day)) ? undefined : `${day}T${time}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt/tests.js
const CONFIG = new Set(`severity enabled where limit warn_if error_if fail_calc store_failures store_failures_as meta tags alias database schema
  group sql_header static_analysis`.split(/\s+/));
const OWN = new Set(['name', 'description', 'config', 'arguments', 'test_name']);
/** Reads a test. Undefined for an object that is none. */
function testOf(given) {
    if (typeof given === 'string')
        return meant(given, {});
    if (typeof given.test_name === 'string')
        return meant(given.test_name, given);
    const [[kind, body] = [], ...more] = Object.entries(given);
    if (kind === undefined || more.length > 0)
        return undefined;
    if (body === null || body === undefined)
        return meant(kind, {});
    return isRecord(body) ? meant(kind, body) : undefined;
}
function meant(kind, body) {
    const entries = Object.entries(body);
    const above = entries.filter(([key]) => CONFIG.has(key));
    const loose = entries.filter(([key]) => !CONFIG.has(key) && !OWN.has(key));
    const { name, description, config, arguments: given } = body;
    return {
        kind: kind.replace(/^dbt\./, ''),
        name: typeof name === 'string' ? name : undefined,
        description: typeof description === 'string' ? description : undefined,
        // Since dbt 1.10.5 arguments stand under a key of their own.
        arguments: { ...Object.fromEntries(loose), ...(isRecord(given) ? given : {}) },
        config: { ...Object.fromEntries(above), ...(isRecord(config) ? config : {}) },
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** `ref('orders')`, `ref('shop', 'orders')` or `source('raw', 'orders')`, also within braces: the name of the table. */
function tableNamed(reference) {
    const bare = reference.replace(/^\s*\{\{|\}\}\s*$/g, '').trim();
    const [, , last] = /^(ref|source)\(\s*(?:['"][^'"]*['"]\s*,\s*)?['"]([^'"]+)['"]\s*(?:,[^)]*)?\)$/.exec(bare) ?? [];
    return last;
}
/**
 * A value with its variables filled in: `{{ var('name') }}` by the given parameters, or by its default.
 * @throws Unresolved for any other template
 */
function tests_resolved(value, parameters) {
    if (Array.isArray(value))
        return value.map((item) => tests_resolved(item, parameters));
    if (typeof value !== 'string' || !/\{[{%]/.test(value))
        return value;
    const whole = VARIABLE.exec(value);
    if (whole !== null && whole[0] === value.trim())
        return variable(whole, parameters);
    const filled = value.replace(new RegExp(VARIABLE, 'g'), (...match) => String(variable(match, parameters)));
    if (/\{[{%]/.test(filled))
        throw new Unresolved(`the template ${value} is not computed here`);
    return filled;
}
const VARIABLE = /\{\{\s*var\(\s*['"]([^'"]+)['"]\s*(?:,\s*(?:['"]([^'"]*)['"]|(-?[\d.]+))\s*)?\)\s*\}\}/;
function variable([, name = '', text, number], parameters) {
    if (Object.hasOwn(parameters, name))
        return parameters[name];
    if (text !== undefined)
        return text;
    if (number !== undefined)
        return Number(number);
    throw new Unresolved(`the variable "${name}" has no value; give it in the input parameters`);
}
/** A template that only dbt can compute. */
class Unresolved extends Error {
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt/generic-tests.js



const generic_tests_NUMERIC = /^-?\d+(\.\d+)?$/;
/** The tests that are run, by the names under which dbt finds them. */
const GENERIC_TESTS = {
    not_null: { needsColumn: true, check: (_, column) => ({ kind: 'not-null', column }) },
    unique: {
        needsColumn: true,
        check: (_, column, counting) => ({
            kind: 'unique',
            columns: [column],
            copies: counting === 'records' ? 'every' : 'groups',
            nulls: 'skip-any',
        }),
    },
    accepted_values: { needsColumn: true, check: acceptedValues },
    relationships: { needsColumn: true, check: relationship },
    'dbt_utils.expression_is_true': {
        needsColumn: false,
        check: ({ expression }, column) => {
            if (typeof expression !== 'string')
                return 'it needs an expression';
            const sql = column === '' ? expression : `${(0,data_sql/* identifier */.Cv)(column)} ${expression}`;
            return { kind: 'expression', sql, nulls: 'skip' };
        },
    },
    'dbt_utils.unique_combination_of_columns': {
        needsColumn: false,
        check: ({ combination_of_columns: columns }) => isNames(columns) && columns.length > 0
            ? { kind: 'unique', columns, copies: 'groups', nulls: 'equal' }
            : 'it needs combination_of_columns',
    },
    'dbt_utils.accepted_range': { needsColumn: true, check: acceptedRange },
    'dbt_utils.not_null_proportion': {
        needsColumn: true,
        check: ({ at_least: min, at_most: max = 1, group_by_columns: groups }, column) => {
            if (groups !== undefined)
                return 'group_by_columns are not supported';
            if (typeof min !== 'number' || typeof max !== 'number')
                return 'it needs at_least, a number';
            return { kind: 'measure', column, measure: 'present-share', bounds: { min, max } };
        },
    },
};
function isNames(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}
function acceptedValues({ values, quote = true }, column, counting) {
    if (!Array.isArray(values) || values.length === 0)
        return 'it needs values';
    const read = values.map((value) => (quote === false ? unquoted(value) : quoted(value)));
    const known = read.filter((value) => value !== undefined);
    if (known.length < read.length)
        return 'with quote: false, values are numbers, true, false, or text in quotes';
    const oneKind = new Set(known.map((value) => typeof value)).size === 1;
    return {
        kind: 'set',
        column,
        values: oneKind ? known : known.map(String),
        counts: counting === 'records' ? 'rows' : 'values',
    };
}
function quoted(value) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    return undefined;
}
/** A literal of SQL. */
function unquoted(value) {
    if (typeof value !== 'string')
        return quoted(value);
    if (generic_tests_NUMERIC.test(value))
        return Number(value);
    if (/^(true|false)$/i.test(value))
        return value.toLowerCase() === 'true';
    return /^'(?:[^']|'')*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : undefined;
}
function relationship({ to, field }, column) {
    const table = typeof to === 'string' ? tableNamed(to) : undefined;
    if (table === undefined)
        return "it needs to: ref('model') or source('source', 'table')";
    if (typeof field !== 'string' || field === '')
        return 'it needs the field of the other model';
    return { kind: 'reference', columns: [column], table, to: [field], nulls: 'skip-any' };
}
/** Bounds that are expressions of SQL are compared by the engine. */
function acceptedRange({ min_value: min, max_value: max, inclusive = true }, column) {
    const given = [min, max].map((value) => value ?? undefined);
    if (given.every((value) => value === undefined))
        return 'it needs min_value or max_value';
    const [low, high] = given.map(boundOf);
    const exclusive = inclusive === false;
    const isPlain = [low, high].every((bound, index) => bound !== undefined || given[index] === undefined);
    if (isPlain && (low === undefined || high === undefined || typeof low === typeof high)) {
        const bounds = { min: low, max: high, exclusiveMin: exclusive, exclusiveMax: exclusive };
        return { kind: 'range', column, bounds };
    }
    const name = (0,data_sql/* identifier */.Cv)(column);
    const parts = [
        ...(given[0] === undefined ? [] : [`${name} >${exclusive ? '' : '='} (${String(given[0])})`]),
        ...(given[1] === undefined ? [] : [`${name} <${exclusive ? '' : '='} (${String(given[1])})`]),
    ];
    return { kind: 'expression', sql: parts.join(' AND '), nulls: 'skip' };
}
function boundOf(value) {
    if (typeof value === 'number')
        return value;
    if (typeof value !== 'string')
        return undefined;
    if (generic_tests_NUMERIC.test(value))
        return Number(value);
    const [, text] = /^'([^']*)'$/.exec(value) ?? [];
    return text === undefined ? undefined : sqlBound(text);
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt/schema.js

const MAX_ITEMS = 10_000;
const schema_text = schemas.string()
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode');
const schema_name = schema_text.min(1, 'must not be empty');
const schema_list = (item) => schemas.array(item).max(MAX_ITEMS).nullish();
const schema_record = schemas.record(schemas.string(), schemas.unknown());
/** `unique`, `{unique: {...}}`, or `{name: ..., test_name: unique, ...}`. */
const test = schemas.union([schema_name, schema_record], { error: 'expected the name of a test, or a test with its arguments' });
const described = {
    name: schema_name,
    description: schema_text.nullish(),
    meta: schema_record.nullish(),
    tags: schemas.union([schema_text, schemas.array(schema_text)]).nullish(),
    config: schemas.looseObject({ meta: schema_record.nullish() }).nullish(),
    tests: schema_list(test),
    data_tests: schema_list(test),
};
const column = schemas.looseObject(described);
const model = schemas.looseObject({ ...described, columns: schema_list(column) });
const after = schemas.looseObject({
    count: schemas.int().min(0).nullish(),
    period: schemas["enum"](['minute', 'hour', 'day']).nullish(),
})
    .nullish();
const freshness = schemas.looseObject({ warn_after: after, error_after: after, filter: schema_text.nullish() }).nullish();
const loaded = { loaded_at_field: schema_text.nullish(), loaded_at_query: schema_text.nullish(), freshness };
const table = schemas.looseObject({
    ...described,
    ...loaded,
    columns: schema_list(column),
    config: schemas.looseObject({ meta: schema_record.nullish(), ...loaded }).nullish(),
});
const source = schemas.looseObject({
    name: schema_name,
    ...loaded,
    config: schemas.looseObject(loaded).nullish(),
    tables: schema_list(table),
});
/** The parts of a dbt properties file that say something about data; everything else may stand there too. */
const properties = schemas.looseObject({
    version: schemas.union([schemas.literal(2), schemas.literal('2')], 'expected 2').optional(),
    models: schema_list(model),
    seeds: schema_list(model),
    snapshots: schema_list(model),
    sources: schema_list(source),
    unit_tests: schema_list(schemas.unknown()),
});

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt/source-freshness.js
const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** What `dbt source freshness` asks of a table: too old fails, rather old warns. A table inherits from its source. */
function freshnessDrafts(source, table, path) {
    const own = table.config?.freshness !== undefined ? table.config.freshness : table.freshness;
    const freshness = own !== undefined ? own : (source.config?.freshness ?? source.freshness);
    if (freshness === null || freshness === undefined)
        return [];
    const column = (table.config?.loaded_at_field ?? table.loaded_at_field) ||
        (source.config?.loaded_at_field ?? source.loaded_at_field);
    const { filter } = freshness;
    const limits = [
        ['error_after', 'fail', freshness.error_after],
        ['warn_after', 'warn', freshness.warn_after],
    ];
    return limits.flatMap(([key, severity, after]) => {
        if (!after?.count || !after.period)
            return [];
        const named = {
            name: [table.name, key],
            path: [...path, 'freshness', key],
            title: `freshness.${key}`,
            severity,
        };
        if (!column || !/^\w+$/u.test(column)) {
            const why = 'it needs loaded_at_field, the name of a column';
            return [{ ...named, check: { kind: 'unsupported', why } }];
        }
        const maxAge = after.count * MILLISECONDS[after.period];
        const where = filter
            ? { where: { condition: { kind: 'sql', sql: filter }, nulls: 'unknown' } }
            : {};
        return [{ ...named, ...where, check: { kind: 'freshness', column, maxAge } }];
    });
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt/thresholds.js

/**
 * How many failures a condition of dbt (`warn_if`, `error_if`: a comparison in SQL) leaves unharmed. A `limit` is the most
 * that dbt counts, so that a condition on more never comes true. Undefined for a condition that is no such comparison.
 */
function allowedBy(condition, limit) {
    const allowed = unharmed(condition.trim().toLowerCase());
    return allowed === undefined || limit === undefined ? allowed : counted(allowed, limit);
}
const NUMBER = String.raw `(-?\d+(?:\.\d+)?)`;
const COMPARISON = new RegExp(`^(=|==|!=|<>|>|>=|<|<=)\\s*${NUMBER}$`);
const BETWEEN = new RegExp(`^(not\\s+)?between\\s+${NUMBER}\\s+and\\s+${NUMBER}$`);
function unharmed(condition) {
    const [, not, low, high] = BETWEEN.exec(condition) ?? [];
    if (low !== undefined)
        return { min: Number(low), max: Number(high), negated: not === undefined };
    const [, operator, text] = COMPARISON.exec(condition) ?? [];
    const value = Number(text);
    switch (operator) {
        case '>':
            return { max: value };
        case '>=':
            return { max: value, exclusiveMax: true };
        case '<':
            return { min: value };
        case '<=':
            return { min: value, exclusiveMin: true };
        case '=':
        case '==':
            return { min: value, max: value, negated: true };
        case '!=':
        case '<>':
            return { min: value, max: value };
        default:
            return undefined;
    }
}
const NEVER = { max: -1 };
/** The bounds on n that hold where `allowed` holds for the smaller of n and the limit. */
function counted(allowed, limit) {
    const { min, max, ...ends } = allowed;
    const holds = isWithin(allowed, limit);
    if (allowed.negated === true) {
        if (!holds)
            return { max: min, exclusiveMax: true };
        return min !== undefined && limit < min ? {} : allowed;
    }
    if (holds)
        return { min, exclusiveMin: ends.exclusiveMin };
    return max === undefined || limit < max ? NEVER : allowed;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt/test-draft.js




/** A test as a draft; undefined if it is switched off. */
function testDraft(place, given) {
    const test = testOf(given);
    const { model, path } = place;
    if (test === undefined)
        return { name: [model, 'test'], path, check: unsupported('a test has one name') };
    if (test.config.enabled === false)
        return undefined;
    const column = place.column ?? textIn(test.arguments.column_name);
    return {
        name: [model, ...(column === undefined ? [] : [column]), test.kind],
        path,
        title: test.name ?? test.kind,
        description: test.description,
        ...test_draft_judged(place, test, column),
    };
}
function test_draft_judged({ parameters }, test, column) {
    try {
        const fill = (given) => Object.fromEntries(Object.entries(given).map(([key, value]) => [key, tests_resolved(value, parameters)]));
        const config = fill(test.config);
        const counting = countingOf(config.fail_calc);
        const check = counting === undefined
            ? unsupported(`fail_calc: ${config.fail_calc}`)
            : checkOf(test, fill, column, counting);
        if (check.kind === 'unsupported')
            return { check };
        const judgement = judgementOf(config, isRowCheck(check));
        if (judgement === undefined)
            return { check: unsupported('its thresholds are no plain comparison with a number of rows') };
        return { check, ...judgement, ...filter(test, config) };
    }
    catch (error) {
        if (error instanceof Unresolved)
            return { check: unsupported(error.message) };
        throw error;
    }
}
function unsupported(why) {
    return { kind: 'unsupported', why };
}
function checkOf({ kind, arguments: given }, fill, column, counting) {
    const known = Object.hasOwn(GENERIC_TESTS, kind) ? GENERIC_TESTS[kind] : undefined;
    if (known === undefined)
        return unsupported(`the test ${kind} is a macro that only dbt can run`);
    if (known.needsColumn && (column === undefined || !/^\w+$/u.test(column)))
        return unsupported('it needs a column');
    const { to, ...others } = given;
    const check = known.check({ ...fill(others), to }, column ?? '', counting);
    return typeof check === 'string' ? unsupported(check) : check;
}
/** `sum(n_records)` counts the rows behind the values that `unique` and `accepted_values` find. */
function countingOf(calculation) {
    const bare = String(calculation ?? 'count(*)')
        .toLowerCase()
        .replace(/\s/g, '');
    if (/^count\((\*|1)\)$/.test(bare))
        return 'rows';
    return /^(coalesce\()?sum\(n_records\)(,0\))?$/.test(bare) ? 'records' : undefined;
}
const DEFAULT = '!= 0';
/** The rule fails by `error_if` and else warns by `warn_if`; of severity warn, `error_if` means nothing. */
function judgementOf(config, isCounted) {
    const severity = String(config.severity ?? 'error').toLowerCase() === 'warn' ? 'warn' : 'fail';
    const [errorIf, warnIf] = [config.error_if, config.warn_if].map((given) => String(given ?? DEFAULT));
    const limit = typeof config.limit === 'number' ? config.limit : undefined;
    const isPlain = errorIf === DEFAULT && warnIf === DEFAULT && limit === undefined;
    if (isPlain || !isCounted)
        return isPlain ? { severity } : undefined;
    const [error, warn] = [errorIf, warnIf].map((condition) => allowedBy(condition ?? DEFAULT, limit));
    if (error === undefined || warn === undefined)
        return undefined;
    const rows = (bounds) => ({ kind: 'rows', bounds });
    return severity === 'warn'
        ? { severity, allowed: rows(warn) }
        : { severity, allowed: rows(error), ...(errorIf === warnIf ? {} : { warn: rows(warn) }) };
}
function filter({ kind, arguments: given }, { where }) {
    const own = kind === 'dbt_utils.expression_is_true' ? textIn(given.condition) : undefined;
    const conditions = [textIn(where), own].flatMap((sql) => sql === undefined ? [] : [{ kind: 'sql', sql }]);
    if (conditions.length === 0)
        return {};
    return { where: { condition: { kind: 'and', conditions }, nulls: 'unknown' } };
}
function textIn(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/dbt.js







const RESOURCES = ['models', 'seeds', 'snapshots'];
const kind = (name, support = 'yes') => ({ kind: name, support });
/** Properties files of dbt 1.x: their generic tests, with the meaning that dbt 1.11 gives them. */
const dbt = {
    name: 'dbt',
    recognises: (value) => value instanceof Object &&
        !('kind' in value) &&
        [...RESOURCES, 'sources'].some((key) => key in value && Array.isArray(Reflect.get(value, key))),
    read,
    kinds: [
        ...Object.keys(GENERIC_TESTS).map((name) => kind(name)),
        kind('severity, warn_if, error_if, limit, where, enabled'),
        kind('fail_calc', { partly: 'count(*) and sum(n_records)' }),
        kind('sources: freshness', { partly: 'by loaded_at_field' }),
        kind('{{ var() }}', { partly: 'other templates are unsupported' }),
        kind('other generic tests', { unsupported: 'they are macros, which only dbt can run' }),
        kind('constraints, contracts, unit_tests', {
            partly: 'told as a note: dbt enforces them where it builds',
        }),
    ],
};
function read(document, { parameters }) {
    const given = (0,yaml/* checkDocument */.s)(document, properties);
    const models = [...modelTables(document, given, parameters), ...sourceTables(document, given, parameters)];
    const [only, ...more] = models;
    if (models.every(({ rules }) => rules.length === 0)) {
        throw new errors/* UserError */.yo('there is no test here, and what is not checked does not pass', {
            where: document.name,
        });
    }
    const tables = only !== undefined && more.length === 0 ? [{ rules: only.rules, columns: only.columns }] : models;
    return { name: document.name, format: 'dbt generic tests', tables, notes: notesFor(document, given) };
}
function modelTables(document, given, parameters) {
    return RESOURCES.flatMap((resource) => (given[resource] ?? []).map((model, index) => {
        const drafts = modelDrafts(model, [resource, index], parameters);
        return { name: model.name, rules: rulesOf(document, drafts), columns: notesOf(model) };
    }));
}
function sourceTables(document, { sources }, parameters) {
    return (sources ?? []).flatMap((source, index) => (source.tables ?? []).map((table, at) => {
        const path = ['sources', index, 'tables', at];
        const drafts = [...modelDrafts(table, path, parameters), ...freshnessDrafts(source, table, path)];
        return { name: table.name, rules: rulesOf(document, drafts), columns: notesOf(table) };
    }));
}
function modelDrafts(model, path, parameters) {
    const place = { model: model.name, parameters };
    const ofColumns = (model.columns ?? []).flatMap((column, index) => testsOf(column, [...path, 'columns', index]).map(({ test, path }) => testDraft({ ...place, column: column.name, path }, test)));
    const ofModel = testsOf(model, path).map(({ test, path }) => testDraft({ ...place, path }, test));
    return [...ofModel, ...ofColumns].filter((draft) => draft !== undefined);
}
/** dbt 1.8 renamed `tests` to `data_tests`; both are read. */
function testsOf({ tests, data_tests }, path) {
    return Object.entries({ tests, data_tests }).flatMap(([key, list]) => (list ?? []).map((test, index) => ({ test, path: [...path, key, index] })));
}
function notesOf(model) {
    const owner = metaText(model, 'owner');
    const noted = (column) => ({
        description: column.description ?? undefined,
        unit: metaText(column, 'unit'),
        owner: metaText(column, 'owner') ?? owner,
        personal: dbt_isPersonal(column),
    });
    return new Map((model.columns ?? []).map((column) => [column.name, noted(column)]));
}
function metaOf({ meta, config }) {
    return { ...meta, ...config?.meta };
}
function metaText(item, key) {
    const value = metaOf(item)[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** dbt has no mark of its own; teams write one into meta or tags. */
function dbt_isPersonal(column) {
    const meta = Object.entries(metaOf(column));
    const marks = /^((contains|is|has)_?)?(pii|personal(_data)?|sensitive|gdpr)$/i;
    const tags = typeof column.tags === 'string' ? [column.tags] : (column.tags ?? []);
    return (meta.some(([key, value]) => marks.test(key) && value !== false) || tags.some((tag) => marks.test(tag)));
}
/** What dbt itself enforces or runs elsewhere, and what is switched off. */
function notesFor(document, given) {
    const notes = [];
    const note = (path, text) => notes.push(`line ${document.lineOf(path)}: ${text}`);
    if (given.unit_tests?.length)
        note(['unit_tests'], 'unit tests are of the models, not of data');
    for (const resource of RESOURCES) {
        for (const [index, model] of (given[resource] ?? []).entries()) {
            const path = [resource, index];
            const columns = (model.columns ?? []).map((column, at) => ({
                item: column,
                path: [...path, 'columns', at],
            }));
            for (const { item, path: place } of [{ item: model, path }, ...columns]) {
                for (const { test, path: at } of testsOf(item, place)) {
                    if (testOf(test)?.config.enabled === false)
                        note(at, 'this test is switched off');
                }
                if ('constraints' in item)
                    note([...place, 'constraints'], 'constraints are enforced where dbt builds the table');
            }
        }
    }
    return notes;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/frictionless/fields.js
const fields_unsupported = (why) => ({ kind: 'unsupported', why });
/** What the values of a field are, where rules compare them as that. */
function columnTypeOf({ type = 'string', format = 'default' }) {
    switch (type) {
        case 'integer':
        case 'number':
        case 'string':
            return type;
        case 'year':
            return 'integer';
        case 'date':
        case 'time':
            return format === 'default' ? type : undefined;
        case 'datetime':
            return format === 'default' ? 'timestamp' : undefined;
        default:
            return undefined;
    }
}
/** Every value is of the type; `any` and text take all of a CSV file. */
function typeRules(field) {
    const { name: column, type = 'string', format = 'default' } = field;
    const of = (...checks) => checks.map((check) => ({ key: 'type', check }));
    const form = (pattern) => formOf(column, pattern);
    switch (type) {
        case 'any':
            return [];
        case 'string':
            return format === 'default' ? [] : of(fields_unsupported(`text of the format ${format}`));
        case 'integer':
        case 'number':
            if (!field.bareNumber || field.decimalChar !== '.' || field.groupChar !== '')
                return of(fields_unsupported('numbers with other characters (bareNumber, decimalChar, groupChar)'));
            return of({ kind: 'type', column, type });
        case 'boolean':
            return of({ kind: 'set', column, values: [...field.trueValues, ...field.falseValues] });
        case 'year':
            return of(form('[0-9]{4}'));
        case 'yearmonth':
            return of(form('[0-9]+-(0?[1-9]|1[0-2])'));
        case 'date':
        case 'time':
        case 'datetime':
            return of(...timeChecks(column, type, format));
        default:
            return of(fields_unsupported(`fields of the type ${type}`));
    }
}
function timeChecks(column, type, format) {
    if (format === 'any')
        return [{ kind: 'format', column, format: { name: 'dateutil' } }];
    if (format !== 'default')
        return [{ kind: 'format', column, format: { name: 'strftime', format } }];
    if (type !== 'datetime')
        return [{ kind: 'type', column, type }];
    // Of the shorter forms of ISO 8601 it takes none.
    return [formOf(column, '.{10}[^0-9].{2}:.{2}:.{2}.*'), { kind: 'type', column, type: 'timestamp' }];
}
/** The text as it is written, though the column is compared as something else. */
function formOf(column, pattern) {
    return { kind: 'pattern', column, patterns: [pattern], dialect: 're2', how: 'full', asWritten: true };
}
/** What the constraints of a field ask; null keeps all but `required`. */
function constraintRules(field) {
    const { name: column, constraints } = field;
    return Object.entries(constraints).flatMap(([key, given]) => {
        if (given === null ||
            given === undefined ||
            (given === false && (key === 'required' || key === 'unique')))
            return [];
        return [{ key, check: constraint(field, column, key, given) }];
    });
}
function constraint(field, column, key, given) {
    switch (key) {
        case 'required':
            return { kind: 'not-null', column };
        case 'unique':
            return { kind: 'unique', columns: [column], copies: 'later', nulls: 'skip-all' };
        case 'minLength':
        case 'maxLength':
            if (typeof given !== 'number' || field.type === 'object' || field.type === 'array')
                return fields_unsupported('lengths of lists and objects');
            return { kind: 'length', column, bounds: key === 'minLength' ? { min: given } : { max: given } };
        case 'minimum':
        case 'maximum':
        case 'exclusiveMinimum':
        case 'exclusiveMaximum':
            return range(field, key, given);
        case 'pattern':
            // Without a group, as the tool itself writes it: of alternatives only the outer ends are anchored.
            if (typeof given !== 'string')
                return fields_unsupported('the pattern is not text');
            return { kind: 'pattern', column, patterns: [`^${given}$`], dialect: 'python', how: 'match-start' };
        case 'enum':
            return inSet(field, given);
        default:
            return fields_unsupported(`the constraint ${key}`);
    }
}
function range(field, key, given) {
    const bound = fields_boundOf(field, given);
    if (bound === undefined)
        return fields_unsupported(`${key} of a ${field.type ?? 'string'}`);
    const bounds = key.endsWith('inimum')
        ? { min: bound, exclusiveMin: key.startsWith('exclusive') }
        : { max: bound, exclusiveMax: key.startsWith('exclusive') };
    return { kind: 'range', column: field.name, bounds };
}
function fields_boundOf(field, given) {
    const type = columnTypeOf(field);
    if (type === 'integer' || type === 'number') {
        const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
        return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
    }
    const isTime = type === 'date' || type === 'timestamp';
    return isTime && typeof given === 'string' && /^\d{4}-\d\d-\d\d/.test(given) ? given : undefined;
}
function inSet(field, given) {
    const type = columnTypeOf(field);
    const isNumber = type === 'integer' || type === 'number';
    if (!Array.isArray(given) || !(isNumber || type === 'string'))
        return fields_unsupported(`an enum of ${field.type ?? 'string'}`);
    const values = given.flatMap((one) => {
        if (!isNumber)
            return typeof one === 'string' ? [one] : [];
        const number = typeof one === 'string' ? Number(one) : one;
        return typeof number === 'number' && !Number.isNaN(number) ? [number] : [];
    });
    return { kind: 'set', column: field.name, values };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/frictionless/kinds.js
const yes = (...kinds) => kinds.map((kind) => ({ kind, support: 'yes' }));
const partly = (kind, why) => ({ kind, support: { partly: why } });
const no = (kind, why) => ({ kind, support: { unsupported: why } });
/** What Table Schemas and Data Packages ask, and what is not done of it. */
const FRICTIONLESS_KINDS = [
    ...yes('fieldsMatch', 'missingValues', 'primaryKey', 'foreignKeys', 'uniqueKeys', 'required', 'unique', 'pattern'),
    ...yes('type: any, boolean, date, datetime, time, year, yearmonth'),
    partly('type: integer, number', 'not with bareNumber, decimalChar or groupChar'),
    partly('type: string', 'of the default format'),
    partly('minimum, maximum, exclusiveMinimum, exclusiveMaximum', 'of numbers, days and instants'),
    partly('minLength, maxLength', 'of text'),
    partly('enum', 'of text and numbers'),
    no('type: object, array, list, duration, geopoint, geojson', 'values with a form of their own'),
    no('hash, bytes', 'the digest of the data set is an output of the action'),
    no('inquiries and checklists', 'they say how to run the tool'),
];

;// CONCATENATED MODULE: ./build/packages/validation/formats/frictionless/schema.js

const frictionless_schema_name = schemas.string().min(1, 'must not be empty');
const keys = schemas.union([frictionless_schema_name, schemas.array(frictionless_schema_name).min(1)]).transform((given) => [given].flat());
/** A text that stands for null, in the second version of the standard with a label. */
const missing = schemas.array(schemas.union([schemas.string(), schemas.looseObject({ value: schemas.string() }).transform(({ value }) => value)]))
    .optional();
const field = schemas.looseObject({
    name: frictionless_schema_name,
    type: schemas.string().optional(),
    format: schemas.string().optional(),
    title: schemas.string().optional(),
    description: schemas.string().optional(),
    missingValues: missing,
    constraints: schemas.record(schemas.string(), schemas.unknown()).default({}),
    bareNumber: schemas.boolean().default(true),
    decimalChar: schemas.string().default('.'),
    groupChar: schemas.string().default(''),
    trueValues: schemas.array(schemas.string()).default(['true', 'True', 'TRUE', '1']),
    falseValues: schemas.array(schemas.string()).default(['false', 'False', 'FALSE', '0']),
});
const FIELDS_MATCH = ['exact', 'equal', 'subset', 'superset', 'partial'];
const tableSchema = schemas.looseObject({
    fields: schemas.array(field).min(1, 'there is no field, and what is not checked does not pass'),
    missingValues: missing,
    primaryKey: keys.optional(),
    foreignKeys: schemas.array(schemas.looseObject({
        fields: keys,
        reference: schemas.looseObject({ resource: schemas.string().default(''), fields: keys }),
    }))
        .default([]),
    fieldsMatch: schemas.union([schemas["enum"](FIELDS_MATCH), schemas.array(schemas["enum"](FIELDS_MATCH)).length(1)])
        .default('exact')
        .transform((given) => [given].flat()[0] ?? 'exact'),
    uniqueKeys: schemas.array(keys).default([]),
});
const dataPackage = schemas.looseObject({
    resources: schemas.array(schemas.looseObject({
        name: frictionless_schema_name,
        schema: schemas.union([schemas.string(), tableSchema]).optional(),
        hash: schemas.unknown().optional(),
        bytes: schemas.unknown().optional(),
        dialect: schemas.unknown().optional(),
    }))
        .min(1, 'there is no resource'),
});

;// CONCATENATED MODULE: ./build/packages/validation/formats/frictionless.js




/** A Table Schema, or a Data Package with one for each resource. */
const frictionless = {
    name: 'Frictionless',
    recognises: (value) => hasItems(value, 'fields') || hasItems(value, 'resources'),
    read: readFrictionless,
    kinds: FRICTIONLESS_KINDS,
};
function hasItems(value, key) {
    if (!(value instanceof Object) || !Object.hasOwn(value, key))
        return false;
    const items = Object.entries(value).find(([name]) => name === key)?.[1];
    return Array.isArray(items) && items.every((item) => item instanceof Object && 'name' in item);
}
function readFrictionless(document) {
    const { name } = document;
    if (hasItems(document.value, 'fields')) {
        const table = tableOf(document, (0,yaml/* checkDocument */.s)(document, tableSchema), []);
        return { name, format: 'Frictionless Table Schema', tables: [table], notes: [] };
    }
    const { resources } = (0,yaml/* checkDocument */.s)(document, dataPackage);
    const tables = resources.map((resource, at) => {
        const path = ['resources', at];
        const other = ['hash', 'bytes'].filter((key) => resource[key] !== undefined);
        const refused = other.map((key) => draft(key, frictionless_no(`the ${key} of a file`), [...path, key]));
        const { schema } = resource;
        if (typeof schema === 'object') {
            const table = tableOf(document, schema, [...path, 'schema']);
            return {
                ...table,
                name: resource.name,
                rules: [...table.rules, ...refused.map((one) => ruleOf(document, one))],
            };
        }
        const why = schema === undefined ? 'the resource has no schema' : 'the schema is in another file: name that one';
        const rules = [draft('schema', frictionless_no(why), [...path, 'schema']), ...refused].map((one) => ruleOf(document, one));
        return { name: resource.name, rules, columns: new Map() };
    });
    const dialects = resources.filter(({ dialect }) => dialect !== undefined).map((resource) => resource.name);
    const notes = dialects.length === 0
        ? []
        : [`read-options say how files are read, not the dialect of ${dialects.join(', ')}`];
    return { name, format: 'Frictionless Data Package', tables, notes };
}
function draft(id, check, path) {
    return { id, check, path };
}
function frictionless_no(why) {
    return { kind: 'unsupported', why };
}
function ruleOf(document, { path, ...rest }) {
    return {
        ...rest,
        title: rest.id.slice(rest.id.lastIndexOf('.') + 1),
        severity: 'fail',
        allowed: { kind: 'none' },
        semantics: 'strict',
        source: document.name,
        line: document.lineOf(path),
    };
}
function tableOf(document, schema, path) {
    const drafts = [...headerRules(schema), ...fieldRules(schema), ...keyRules(schema)];
    const rules = drafts.map((one) => ruleOf(document, { ...one, path: [...path, ...one.path] }));
    const columns = schema.fields.map((field) => {
        const notes = [field.title, field.description].filter((text) => text !== undefined);
        const description = notes.length === 0 ? undefined : notes.join('. ');
        return [field.name, { type: columnTypeOf(field), description, personal: false }];
    });
    return { rules, columns: new Map(columns) };
}
/** That the file has the columns: by default these, in this order. */
function headerRules({ fields, fieldsMatch, primaryKey = [] }) {
    const columns = fields.map(({ name }) => name);
    const whole = (check) => draft('fields', check, ['fields']);
    const needed = fields.filter(({ name, constraints }) => constraints.required === true || primaryKey.includes(name));
    const present = needed.map(({ name }) => ({
        id: `${name}.field`,
        check: { kind: 'present', column: name },
        path: ['fields'],
    }));
    switch (fieldsMatch) {
        case 'exact':
            return [whole({ kind: 'columns', columns, as: 'list' })];
        case 'equal':
            return [whole({ kind: 'columns', columns, as: 'set' })];
        case 'subset':
            return [whole({ kind: 'columns', columns, as: 'subset' })];
        case 'superset':
            return [whole({ kind: 'known-columns', columns }), ...present];
        case 'partial':
            return [whole({ kind: 'columns', columns, as: 'some' }), ...present];
    }
}
function fieldRules(schema) {
    const optional = schema.fieldsMatch === 'superset' || schema.fieldsMatch === 'partial';
    const blank = blankFilter(schema);
    return [
        { ...draft('blank-row', { kind: 'empty-row' }, ['fields']), missing: schema.missingValues },
        ...schema.fields.flatMap((field, at) => {
            const missing = missingOf(schema, field);
            const rules = [...typeRules(field), ...constraintRules(field)];
            return rules.map(({ key, check }) => ({
                id: `${field.name}.${key}`,
                check: missing.includes('') ? check : frictionless_no('empty text that is a value (missingValues without "")'),
                path: key === 'type' ? ['fields', at, 'type'] : ['fields', at, 'constraints', key],
                missing,
                optional,
                // A row without any value breaks one rule alone.
                where: key === 'required' ? blank : undefined,
            }));
        }),
    ];
}
function missingOf(schema, field) {
    return field.missingValues ?? schema.missingValues ?? [''];
}
/** Rows that have a value. */
function blankFilter({ fields, fieldsMatch }) {
    if (fieldsMatch === 'superset' || fieldsMatch === 'partial')
        return undefined;
    const conditions = fields.map(({ name }) => ({ kind: 'null', column: name, negated: true }));
    return { condition: { kind: 'or', conditions }, nulls: 'unknown' };
}
function keyRules(schema) {
    const { primaryKey, foreignKeys, uniqueKeys } = schema;
    const drafts = [];
    const missing = schema.missingValues ?? [''];
    if (primaryKey !== undefined) {
        const path = ['primaryKey'];
        drafts.push({
            id: 'primary-key',
            check: { kind: 'unique', columns: primaryKey, copies: 'later', nulls: 'skip-all' },
            path,
            missing,
        });
        drafts.push({
            id: 'primary-key.present',
            check: { kind: 'empty-row', columns: primaryKey },
            path,
            missing,
        });
    }
    for (const [at, { fields, reference }] of foreignKeys.entries()) {
        const table = reference.resource === '' ? undefined : reference.resource;
        const check = {
            kind: 'reference',
            columns: fields,
            table,
            to: reference.fields,
            nulls: 'skip-all',
        };
        drafts.push({ id: `foreign-key(${fields.join(', ')})`, check, path: ['foreignKeys', at], missing });
    }
    // The tool does not know them, though the standard does.
    for (const [at, columns] of uniqueKeys.entries()) {
        const check = { kind: 'unique', columns, copies: 'later', nulls: 'skip-any' };
        drafts.push({ id: `unique-key(${columns.join(', ')})`, check, path: ['uniqueKeys', at], missing });
    }
    return drafts;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/atoms.js

/** The engine cannot be asked about other text: it would cut it at the NUL, or replace half a character. */
const anyText = schemas.string()
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode');
const atoms_text = anyText.min(1, 'must not be empty');
/** By column. zod leaves a key out that it cannot store, and a rule must never be left out unsaid. */
function byColumn(item) {
    return schemas.preprocess((given, context) => {
        if (given instanceof Object && Object.hasOwn(given, '__proto__')) {
            context.addIssue({
                code: 'custom',
                message: 'a column of this name cannot have rules',
                path: ['__proto__'],
            });
        }
        return given;
    }, schemas.record(atoms_text, item));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/packages/core/parsed.js
var core_parsed = __webpack_require__(23969);
;// CONCATENATED MODULE: ./build/packages/validation/formats/native/where.js


const one = schemas.union([anyText, schemas.number(), schemas.boolean()]);
const where_some = schemas.array(one).min(1, 'the list is empty, so no row is looked at');
const edge = schemas.union([schemas.number(), atoms_text]);
const ends = schemas.strictObject({
    min: edge.optional(),
    max: edge.optional(),
    above: edge.optional(),
    below: edge.optional(),
    not: schemas.union([one, where_some, schemas["null"]()]).optional(),
})
    .refine((given) => Object.keys(given).length > 0, 'give min, max, above, below or not');
/**
 * Which rows a rule looks at: `{state: open, price: {above: 0}}`, all of which must hold, or an SQL expression. A
 * comparison with a missing value does not hold.
 */
const where = schemas.union([atoms_text, byColumn(schemas.union([one, where_some, schemas["null"](), ends]))], {
    error: 'expected {column: value, ...} or an SQL expression',
})
    .refine((given) => typeof given === 'string' || Object.keys(given).length > 0, 'names no column')
    .transform((given) => {
    if (typeof given === 'string')
        return { condition: { kind: 'sql', sql: given }, nulls: 'unknown' };
    const conditions = Object.entries(given).flatMap(([column, wanted]) => conditionsOn(column, wanted));
    const [only, ...more] = conditions;
    const condition = only !== undefined && more.length === 0 ? only : { kind: 'and', conditions };
    return { condition, nulls: 'unknown' };
});
function conditionsOn(column, wanted) {
    if (wanted === null || typeof wanted !== 'object' || Array.isArray(wanted))
        return [isOneOf(column, wanted, false)];
    const { min, max, above, below, not } = wanted;
    return [
        ...where_compared(column, '>=', min),
        ...where_compared(column, '<=', max),
        ...where_compared(column, '>', above),
        ...where_compared(column, '<', below),
        ...(not === undefined ? [] : [isOneOf(column, not, true)]),
    ];
}
function where_compared(column, operator, end) {
    return end === undefined ? [] : [{ kind: 'compare', left: { column }, operator, right: { value: end } }];
}
function isOneOf(column, wanted, negated) {
    if (wanted === null)
        return { kind: 'null', column, negated };
    if (Array.isArray(wanted))
        return { kind: 'in', column, values: wanted, negated };
    return { kind: 'compare', left: { column }, operator: negated ? '!=' : '=', right: { value: wanted } };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/shapes.js





const MAX_VALUES = 10_000;
const shapes_MAX_COLUMNS = 1_000;
const instant = schemas.union([iso.date(), iso.datetime({ local: true, offset: true })], {
    error: 'expected a day or an instant, such as 2001-06-01 or 2001-06-01T12:00:00Z',
});
const shapes_bound = schemas.union([schemas.number(), instant], { error: 'expected a number, a day or an instant' });
const count = schemas.int('expected a whole number').min(0, 'must not be negative');
const share = schemas.number().min(0, 'must be a share from 0 to 1').max(1, 'must be a share from 0 to 1');
const duration = (0,core_parsed/* parsedBy */.f)(quantities/* parseDuration */.E9);
const severity = schemas["enum"](verdict/* SEVERITIES */.oC);
/** Of a rule on the whole. */
const told = { severity: severity.optional(), description: atoms_text.optional() };
/** Of one that looks at some rows only. */
const filtered = { ...told, where: where.optional() };
/** Of one that single rows break. */
const shapes_judged = {
    ...filtered,
    tolerance: schemas.number()
        .min(0, 'must be a share from 0 to below 1')
        .lt(1, 'must be a share from 0 to below 1, such as 0.01')
        .optional(),
};
/** A message for what is no mapping at all; an unknown key in one is told as such. */
const expecting = (message) => ({
    error: (issue) => issue.code === 'invalid_type' ? `expected ${message}` : undefined,
});
/** A short form is turned into the long one, so that each rule has one shape. */
function shortOr(isShort, key, long) {
    return schemas.preprocess((given) => (isShort(given) ? { [key]: given } : given), long);
}
const isText = (given) => typeof given === 'string';
const shapes_isNumber = (given) => typeof given === 'number';
/** `key: true` stands for a rule without further wishes; `key: false` for none. */
function flag(shape) {
    const long = schemas.strictObject(shape, expecting('true, false, or {severity, tolerance}'));
    return schemas.preprocess((given) => (given === true ? {} : given === false ? undefined : given), long.optional());
}
/** `[min, max]`, or `{min, max, above, below}` with more keys. */
function bounds(of, more) {
    return schemas.preprocess((given) => (Array.isArray(given) && given.length === 2 ? { min: given[0], max: given[1] } : given), schemas.strictObject({ min: of.optional(), max: of.optional(), above: of.optional(), below: of.optional(), ...more }, expecting(`[min, max] or {${['min', 'max', 'above', 'below', ...Object.keys(more)].join(', ')}}`)));
}
/** The same; a single number is both ends. */
function boundsOrExactly(of, more) {
    return schemas.preprocess((given) => (shapes_isNumber(given) ? { min: given, max: given } : given), bounds(of, more));
}
function boundsOf({ min, max, above, below }) {
    return {
        min: min ?? above,
        max: max ?? below,
        ...(above === undefined ? {} : { exclusiveMin: true }),
        ...(below === undefined ? {} : { exclusiveMax: true }),
    };
}
/** Why nothing, or everything, could pass; undefined if some does. */
function boundsProblem(given) {
    const { min, max, above, below } = given;
    if (min !== undefined && above !== undefined)
        return 'both min and above';
    if (max !== undefined && below !== undefined)
        return 'both max and below';
    const [low, high] = [min ?? above, max ?? below];
    if (low === undefined && high === undefined)
        return 'give min, max or both';
    if (low === undefined || high === undefined)
        return undefined;
    if (typeof low !== typeof high)
        return 'one bound is a number, the other a time';
    const [from, to] = [low, high].map((end) => (typeof end === 'string' ? instantOf(end) : end));
    if (from === undefined || to === undefined)
        return undefined;
    const isOpen = above !== undefined || below !== undefined;
    return from > to || (isOpen && from === to && typeof low === 'number')
        ? 'min lies above max, so nothing can pass'
        : undefined;
}
const value = schemas.union([atoms_text, schemas.number(), schemas.boolean()], {
    error: 'expected text, a number or a boolean',
});
const values = schemas.array(value, { error: 'expected a list of values' })
    .min(1, 'the list is empty, so nothing can pass')
    .max(MAX_VALUES, `more than ${MAX_VALUES} values`)
    .refine((items) => new Set(items.map((item) => typeof item)).size <= 1, 'the values must be all text, all numbers or all booleans; quote those that are text');
/** Names of columns. */
const shapes_names = schemas.array(atoms_text, { error: 'expected a list of columns' })
    .min(1, 'names no column')
    .max(shapes_MAX_COLUMNS, `more than ${shapes_MAX_COLUMNS} columns`)
    .refine((items) => new Set(items).size === items.length, 'names a column twice');
/** One column may be named alone. */
const oneOrMore = schemas.preprocess((given) => (typeof given === 'string' ? [given] : given), shapes_names);
/** One or a list of them. */
function severalOf(item) {
    return z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(item).min(1));
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/written.js

/** A schema of a key under a column: what is written there becomes a check of that column. */
function columnRule(schema, checkOf, problemOf = () => undefined) {
    return schema
        .transform((given) => {
        if (given === undefined || given === null)
            return undefined;
        return { ...ownOf(given), checkOf: (column) => checkOf(given, column), problem: problemOf(given) };
    })
        .optional();
}
/** A schema of a key of the document. */
function dataRule(schema, check, problemOf) {
    return columnRule(schema, check, problemOf);
}
/** The same for a key that may hold several. */
function dataRules(item, check, problemOf) {
    return schemas.preprocess((given) => (Array.isArray(given) ? given : [given]), schemas.array(dataRule(item, check, problemOf)).min(1, 'the list is empty, so nothing is checked'))
        .optional();
}
function ownOf({ name, severity, tolerance, where, description }) {
    return { name, severity, tolerance, where, description };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/data-rules.js




const data_rules_COMPARISON = /^\s*(.+?)\s*(<=|>=|!=|=|<|>)\s*(.+?)\s*$/;
const OPERATORS = ['=', '!=', '<', '<=', '>', '>='];
const data_rules_MAX_SQL = 20_000;
/** Combinations that are looked for one by one. */
const MAX_TUPLES = 1_000;
const data_rules_isNames = (given) => Array.isArray(given) && given.every(isText);
const data_rules_columnsOf = shortOr(data_rules_isNames, 'columns', schemas.strictObject({ columns: shapes_names, ...shapes_judged }));
const data_rules_comparison = shortOr(isText, 'that', schemas.strictObject({
    that: atoms_text.regex(data_rules_COMPARISON, "expected a comparison of two columns, such as 'start <= end'"),
    ...shapes_judged,
}));
function data_rules_compared(that) {
    const [, column = '', sign, other = ''] = data_rules_COMPARISON.exec(that) ?? [];
    return { column, operator: OPERATORS.find((operator) => operator === sign) ?? '=', other };
}
const duplicates = shortOr(shapes_isNumber, 'tolerance', schemas.strictObject({ except: shapes_names.optional(), ...shapes_judged }, expecting('the share that is tolerated, such as 0, or {tolerance, except, severity}')));
const tuple = schemas.array(schemas.union([value, schemas["null"]()])).min(1);
const combinations = schemas.strictObject({
    columns: shapes_names,
    in: schemas.array(tuple).min(1, 'the list is empty, so nothing can pass').max(MAX_TUPLES),
    ...shapes_judged,
});
const sql = atoms_text.max(data_rules_MAX_SQL, `longer than ${data_rules_MAX_SQL} characters`);
const data_rules_name = atoms_text.max(100, 'longer than 100 characters').optional();
const data_rules_query = schemas.union([
    schemas.strictObject({ 'each-row': sql, name: data_rules_name, ...shapes_judged }),
    schemas.strictObject({ query: sql, rows: boundsOrExactly(count, {}).optional(), name: data_rules_name, ...told }),
    schemas.strictObject({ query: sql, value: boundsOrExactly(schemas.number(), {}), name: data_rules_name, ...told }),
], {
    error: 'expected {each-row: condition}, {query: statement, rows: bounds} or {query: statement, value: bounds}',
});
/** Rules on the data as a whole, by their keys. */
const DATA_RULES = {
    rows: dataRule(boundsOrExactly(count, filtered), (given) => ({ kind: 'row-count', bounds: boundsOf(given) }), boundsProblem),
    freshness: dataRule(schemas.strictObject({ column: atoms_text, 'max-age': duration, until: instant.optional(), ...filtered }), ({ column, 'max-age': maxAge, until }) => ({ kind: 'freshness', column, maxAge, until })),
    'column-count': dataRule(boundsOrExactly(count, told), (given) => ({ kind: 'column-count', bounds: boundsOf(given) }), boundsProblem),
    'column-order': dataRule(shortOr(data_rules_isNames, 'columns', schemas.strictObject({
        columns: shapes_names,
        as: schemas["enum"](['list', 'set', 'subset', 'ordered-subset']).default('list'),
        'ignore-case': schemas.boolean().default(false),
        ...told,
    })), ({ columns, as, 'ignore-case': ignoreCase }) => ({ kind: 'columns', columns, as, ignoreCase })),
    duplicates: dataRule(duplicates, ({ except }) => ({
        kind: 'unique',
        except,
        copies: 'later',
        nulls: 'equal',
    })),
    unique: dataRules(data_rules_columnsOf, ({ columns }) => ({
        kind: 'unique',
        columns,
        copies: 'later',
        nulls: 'skip-any',
    })),
    compare: dataRules(data_rules_comparison, ({ that }) => ({ kind: 'compare', ...data_rules_compared(that), ignore: 'any' })),
    differ: dataRules(data_rules_columnsOf, ({ columns }) => ({ kind: 'values-differ', columns, ignore: 'all' })),
    equal: dataRules(data_rules_columnsOf, ({ columns }) => ({ kind: 'values-equal', columns, ignore: 'all' })),
    'row-sum': dataRules(schemas.strictObject({ columns: shapes_names, total: schemas.number(), ...shapes_judged }), ({ columns, total }) => ({ kind: 'row-sum', columns, total, ignore: 'all', nulls: 'zero' })),
    combinations: dataRules(combinations, (given) => ({ kind: 'tuple-set', columns: given.columns, tuples: given.in, ignore: 'all' }), (given) => given.in.every((values) => values.length === given.columns.length)
        ? undefined
        : `each combination must have ${given.columns.length} values, as many as there are columns`),
    references: dataRules(schemas.strictObject({ columns: oneOrMore, table: atoms_text.optional(), to: oneOrMore, ...shapes_judged }), ({ columns, table, to }) => ({ kind: 'reference', columns, table, to, nulls: 'skip-any' }), ({ columns, to }) => (columns.length === to.length ? undefined : 'columns and to differ in number')),
    sql: dataRules(data_rules_query, (given) => {
        if ('each-row' in given)
            return { kind: 'expression', sql: given['each-row'] };
        if ('value' in given)
            return { kind: 'query', sql: given.query, judges: 'value', bounds: boundsOf(given.value) };
        const rows = given.rows === undefined ? { max: 0 } : boundsOf(given.rows);
        return { kind: 'query', sql: given.query, judges: 'rows', bounds: rows };
    }),
};

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/learning-rules.js




/** Groups that are looked for one by one. */
const MAX_GROUPS = 1_000;
/** As Deepchecks' limit of the predictive power score between a feature and the label. */
const LEAKAGE_LIMIT = 0.8;
const shares = bounds(share, {});
const learning_rules_group = schemas.strictObject({
    by: oneOrMore,
    share: shares.optional(),
    rows: boundsOrExactly(count, {}).optional(),
    values: schemas.array(schemas.preprocess((given) => (Array.isArray(given) ? given : [given]), schemas.array(value)))
        .min(1, 'the list is empty')
        .max(MAX_GROUPS, `more than ${MAX_GROUPS} groups`)
        .optional(),
    label: schemas.strictObject({ column: atoms_text, share: shares, value: value.optional() }).optional(),
    ...filtered,
});
function groupProblem({ by, values, ...given }) {
    if (values?.some((item) => item.length !== by.length) === true)
        return `values must have one value for each of ${by.join(', ')}`;
    const limits = [given.share, given.rows, given.label?.share];
    if (values === undefined && limits.every((limit) => limit === undefined))
        return 'give share, rows, values or label';
    return limits.flatMap((limit) => (limit === undefined ? [] : (boundsProblem(limit) ?? [])))[0];
}
/** Rules on data that something is learned from, by their keys. */
const LEARNING_RULES = {
    groups: dataRules(learning_rules_group, ({ by, share, rows, values, label }) => ({
        kind: 'groups',
        by,
        share: share && boundsOf(share),
        rows: rows && boundsOf(rows),
        required: values,
        label: label && { ...label, share: boundsOf(label.share) },
    }), groupProblem),
    overlap: dataRules(shortOr(isText, 'with', schemas.strictObject({ with: atoms_text, columns: shapes_names.optional(), except: shapes_names.optional(), ...shapes_judged })), ({ with: table, columns, except }) => ({ kind: 'overlap', table, columns, except }), ({ columns, except }) => columns !== undefined && except !== undefined ? 'both columns and except' : undefined),
    'time-overlap': dataRules(schemas.strictObject({ with: atoms_text, column: atoms_text, ...shapes_judged }), ({ with: table, column }) => ({ kind: 'time-overlap', table, column })),
    'same-row-count': dataRule(shortOr(isText, 'as', schemas.strictObject({ as: atoms_text, ...filtered })), ({ as }) => ({
        kind: 'same-row-count',
        table: as,
    })),
    volume: dataRule(bounds(schemas.number().min(0, 'must not be negative'), filtered), (given) => ({ kind: 'volume', ratio: boundsOf(given) }), boundsProblem),
    'same-types': dataRule(flag(told), () => ({ kind: 'same-types' })),
};
const features = { features: shapes_names.optional(), except: shapes_names.optional() };
/** Rules under `label`, on the column that it names. */
const LABEL_RULES = {
    leakage: columnRule(schemas.preprocess((given) => (shapes_isNumber(given) ? { limit: given } : given), flag({ limit: schemas.number().gt(0).max(1).default(LEAKAGE_LIMIT), ...features, ...filtered })), ({ limit, features, except }, label) => ({ kind: 'target-leakage', label, features, except, limit })),
    conflicts: columnRule(shortOr(shapes_isNumber, 'tolerance', schemas.strictObject({ ...features, ...shapes_judged })), ({ features, except }, label) => ({ kind: 'conflicting-labels', label, features, except })),
    balance: columnRule(bounds(share, { value: value.optional(), ...filtered }), (given, column) => ({
        kind: 'groups',
        by: [],
        label: { column, value: given.value, share: boundsOf(given) },
    }), boundsProblem),
};

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/measure-rules.js




const measure_rules_numbers = bounds(schemas.number(), filtered);
const counts = boundsOrExactly(count, filtered);
const measure_rules_shares = bounds(share, filtered);
/** A number over a column that must lie within bounds. */
function measure(schema, name) {
    return columnRule(schema, (given, column) => ({ kind: 'measure', column, measure: name, bounds: boundsOf(given) }), boundsProblem);
}
const METHODS = { nearest: 'nearest', lower: 'inverted_cdf', linear: 'linear' };
const measure_rules_isNumeric = (key) => /^[\d.]+$/.test(key);
const isLevel = (key) => /^(0|1|0?\.\d+|1\.0+)$/.test(key);
const quantiles = schemas.preprocess((given) => (given instanceof Object && Object.keys(given).every(measure_rules_isNumeric) ? { at: given } : given), schemas.strictObject({
    at: schemas.record(schemas.string().refine(isLevel, 'must be a share from 0 to 1'), bounds(schemas.number(), {}).superRefine((given, context) => {
        const message = boundsProblem(given);
        if (message !== undefined)
            context.addIssue({ code: 'custom', message });
    }))
        .refine((given) => Object.keys(given).length > 0, 'names no quantile'),
    method: schemas["enum"](['linear', 'lower', 'nearest']).default('linear'),
    ...filtered,
}, expecting('{0.99: {max: 10}}, or {at: {0.99: {max: 10}}, method, where, severity}')));
const measure_rules_RELATIONS = ['equals', 'contains', 'within'];
const distinctValues = shortOr(Array.isArray, 'equals', schemas.strictObject({
    equals: values.optional(),
    contains: values.optional(),
    within: values.optional(),
    ...filtered,
}));
const mostCommon = shortOr(Array.isArray, 'values', schemas.strictObject({ values: values, ties: schemas.boolean().default(true), ...filtered }));
const weight = schemas.number().min(0, 'must not be negative');
const divergence = schemas.strictObject({
    from: schemas.record(atoms_text, weight).optional(),
    bins: schemas.array(schemas.number()).min(2, 'needs two edges or more').optional(),
    weights: schemas.array(weight).optional(),
    max: weight,
    ...filtered,
});
function divergenceProblem({ from, bins, weights }) {
    if ((from === undefined) === (bins === undefined))
        return 'give either from, or bins and weights';
    const given = Object.values(from ?? weights ?? []);
    if (bins !== undefined && given.length !== bins.length - 1)
        return 'there must be one weight for each bin';
    if (bins?.some((edge, index) => index > 0 && edge <= (bins[index - 1] ?? edge)))
        return 'the bins must ascend';
    return given.some((item) => item > 0) ? undefined : 'no weight is above 0';
}
/** Weights are given in any unit; their sum is 1 in the end. */
function normalised(weights) {
    const total = weights.reduce((sum, item) => sum + item, 0);
    return weights.map((item) => item / total);
}
const stored = shortOr((given) => isText(given) || Array.isArray(given), 'names', schemas.strictObject({
    names: schemas.preprocess((given) => (isText(given) ? [given] : given), schemas.array(atoms_text).min(1)),
    system: schemas["enum"](['sql', 'pandas']).default('sql'),
    ...told,
}));
/** Rules on all values of a column together, by their keys. */
const MEASURE_RULES = {
    mean: measure(measure_rules_numbers, 'mean'),
    median: measure(measure_rules_numbers, 'median'),
    stdev: measure(measure_rules_numbers, 'stdev'),
    sum: measure(measure_rules_numbers, 'sum'),
    lowest: measure(bounds(shapes_bound, filtered), 'min'),
    highest: measure(bounds(shapes_bound, filtered), 'max'),
    distinct: measure(counts, 'distinct'),
    'distinct-share': measure(measure_rules_shares, 'distinct-share'),
    'present-share': measure(measure_rules_shares, 'present-share'),
    shortest: measure(counts, 'min-length'),
    longest: measure(counts, 'max-length'),
    quantiles: columnRule(quantiles, ({ at, method }, column) => ({
        kind: 'quantiles',
        column,
        method: METHODS[method],
        quantiles: Object.entries(at).map(([p, given]) => ({ p: Number(p), bounds: boundsOf(given) })),
    })),
    'distinct-values': columnRule(distinctValues, (given, column) => {
        const relation = measure_rules_RELATIONS.find((name) => given[name] !== undefined) ?? 'equals';
        return { kind: 'distinct-set', column, relation, values: given[relation] ?? [] };
    }, (given) => measure_rules_RELATIONS.filter((name) => given[name] !== undefined).length === 1
        ? undefined
        : 'give one of equals, contains and within'),
    'most-common': columnRule(mostCommon, (given, column) => ({
        kind: 'most-common',
        column,
        values: given.values,
        ties: given.ties,
    })),
    divergence: columnRule(divergence, ({ from, bins, weights = [], max }, column) => ({
        kind: 'kl-divergence',
        column,
        partition: bins === undefined
            ? { values: Object.keys(from ?? {}), weights: normalised(Object.values(from ?? {})) }
            : { bins, weights: normalised(weights) },
        threshold: max,
        tailHoldout: 0,
        internalHoldout: 0,
    }), divergenceProblem),
    'stored-as': columnRule(stored, ({ names, system }, column) => ({
        kind: 'stored-type',
        column,
        names,
        system,
    })),
    position: columnRule(shortOr(shapes_isNumber, 'is', schemas.strictObject({ is: schemas.int().min(1, 'the first column is 1'), ...told })), ({ is }, column) => ({ kind: 'present', column, index: is - 1 })),
};

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/value-rules.js






const MAX_PATTERN = 1_000;
const MAX_PATTERNS = 100;
const PERSONAL = PERSONAL_KINDS.map(({ name }) => name);
const pattern = atoms_text.max(MAX_PATTERN, `longer than ${MAX_PATTERN} characters`);
const patterns = schemas.preprocess((given) => (isText(given) ? [given] : given), schemas.array(pattern).min(1, 'the list is empty, so nothing can pass').max(MAX_PATTERNS));
const isShort = (given) => isText(given) || Array.isArray(given);
const value_rules_matching = shortOr(isShort, 'pattern', schemas.strictObject({ pattern: patterns, ...shapes_judged }));
const set = shortOr(Array.isArray, 'values', schemas.strictObject({ values: values, ...shapes_judged }));
const order = schemas.preprocess((given) => (given === 'strictly' ? { strictly: true } : given), flag({ strictly: schemas.boolean().default(false), ...shapes_judged }));
const outliers = shortOr(isText, 'method', schemas.strictObject({
    method: schemas["enum"](['iqr', 'mad', 'zscore']),
    factor: schemas.number().positive('must be above 0').optional(),
    side: schemas["enum"](['both', 'upper']).optional(),
    ...shapes_judged,
}));
/** Tukey's fences; the limit of Iglewicz and Hoaglin (1993), times 0.6745 of theirs; three standard deviations. */
const FACTORS = { iqr: 1.5, mad: 3.5, zscore: 3 };
const written = shortOr(isText, 'as', schemas.union([
    schemas.strictObject({ as: schemas["enum"](['json', 'dateutil']), ...shapes_judged }),
    schemas.strictObject({ strftime: atoms_text, ...shapes_judged }),
    schemas.strictObject({ 'json-schema': schemas.json(), ...shapes_judged }),
], { error: 'expected json, dateutil, {strftime: ...} or {json-schema: ...}' }));
/** `customers.id`; a table whose name has a dot takes the long form. */
const value_rules_reference = schemas.preprocess((given) => {
    const [, table, column] = (typeof given === 'string' && /^([^.]+)\.([^.]+)$/.exec(given)) || [];
    return table === undefined ? given : { table, column };
}, schemas.strictObject({ table: atoms_text.optional(), column: atoms_text, ...shapes_judged }));
const personalKinds = schemas.array(schemas["enum"](PERSONAL)).min(1, 'the list is empty, so nothing is found');
const personal = schemas.preprocess((given) => (Array.isArray(given) ? { of: given } : given), flag({ of: personalKinds.default([...PERSONAL]), ...shapes_judged }));
/** Rules that single values of a column break, by their keys. */
const VALUE_RULES = {
    type: columnRule(shortOr(isText, 'is', schemas.strictObject({ is: schemas["enum"](COLUMN_TYPES), ...shapes_judged })), ({ is }, column) => ({ kind: 'type', column, type: is })),
    'not-null': columnRule(flag(shapes_judged), (_, column) => ({ kind: 'not-null', column })),
    empty: columnRule(flag(shapes_judged), (_, column) => ({ kind: 'null', column })),
    unique: columnRule(flag(shapes_judged), (_, column) => ({
        kind: 'unique',
        columns: [column],
        copies: 'later',
        nulls: 'skip-any',
    })),
    range: columnRule(bounds(shapes_bound, shapes_judged), (given, column) => ({ kind: 'range', column, bounds: boundsOf(given) }), boundsProblem),
    min: endRule('min'),
    max: endRule('max'),
    above: endRule('above'),
    below: endRule('below'),
    in: columnRule(set, (given, column) => ({ kind: 'set', column, values: given.values })),
    'not-in': columnRule(set, (given, column) => ({
        kind: 'set',
        column,
        values: given.values,
        negated: true,
    })),
    matches: columnRule(value_rules_matching, (given, column) => patternCheck(column, given.pattern, 're2')),
    'not-matches': columnRule(value_rules_matching, (given, column) => ({
        ...patternCheck(column, given.pattern, 're2'),
        negated: true,
    })),
    like: columnRule(value_rules_matching, (given, column) => patternCheck(column, given.pattern, 'like')),
    length: columnRule(boundsOrExactly(count, shapes_judged), (given, column) => ({ kind: 'length', column, bounds: boundsOf(given) }), boundsProblem),
    format: columnRule(written, (given, column) => {
        if ('strftime' in given)
            return { kind: 'format', column, format: { name: 'strftime', format: given.strftime } };
        if ('json-schema' in given)
            return { kind: 'format', column, format: { name: 'json-schema', schema: given['json-schema'] } };
        return { kind: 'format', column, format: { name: given.as } };
    }),
    'multiple-of': columnRule(shortOr(shapes_isNumber, 'factor', schemas.strictObject({ factor: schemas.number().positive('must be above 0'), ...shapes_judged })), ({ factor }, column) => ({ kind: 'multiple-of', column, factor })),
    increasing: columnRule(order, ({ strictly }, column) => ({
        kind: 'order',
        column,
        direction: 'increasing',
        strictly,
    })),
    decreasing: columnRule(order, ({ strictly }, column) => ({
        kind: 'order',
        column,
        direction: 'decreasing',
        strictly,
    })),
    outliers: columnRule(outliers, ({ method, factor = FACTORS[method], side }, column) => ({
        kind: 'outliers',
        column,
        method,
        factor,
        side,
    })),
    references: columnRule(value_rules_reference, ({ table, column: to }, column) => ({
        kind: 'reference',
        columns: [column],
        table,
        to: [to],
        nulls: 'skip-any',
    })),
    'personal-data': columnRule(personal, ({ of }, column) => ({ kind: 'personal-data', column, of })),
};
/** One end of a range. Severity and tolerance of its own are said by `range`. */
function endRule(key) {
    return shapes_bound
        .transform((end) => ({
        checkOf: (column) => ({ kind: 'range', column, bounds: boundsOf({ [key]: end }) }),
        ends: { [key]: end },
    }))
        .optional();
}
function patternCheck(column, patterns, dialect) {
    const how = dialect === 'like' ? 'full' : 'search';
    return { kind: 'pattern', column, patterns, dialect, how };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/document.js







const document_column = schemas.strictObject({
    ...VALUE_RULES,
    ...MEASURE_RULES,
    severity: severity.default('fail'),
    description: atoms_text.optional(),
    unit: atoms_text.optional(),
    owner: atoms_text.optional(),
    personal: schemas.boolean().default(false),
});
const label = schemas.strictObject({ column: atoms_text, ...LABEL_RULES, severity: severity.default('fail') });
/** Lockstep's own format. Each rule is turned into what it asks as it is read. */
const nativeDocument = schemas.strictObject({
    version: schemas.literal(1, 'expected 1').optional(),
    ...DATA_RULES,
    ...LEARNING_RULES,
    label: label.optional(),
    columns: byColumn(schemas.preprocess((given) => given ?? {}, document_column)).default({}),
    'personal-data': shortOr(isText, 'severity', schemas.strictObject({ of: personalKinds.optional(), ...told })).optional(),
    'extra-columns': schemas["enum"](['allow', 'warn', 'fail']).default('allow'),
});
const under = (place, rules) => Object.keys(rules).map((key) => `${place}${key}`);
/** Every key that stands for a rule, with the keys that it stands under. */
const RULE_KEYS = [
    ...under('', DATA_RULES),
    ...under('', LEARNING_RULES),
    ...under('label.', LABEL_RULES),
    'extra-columns',
    'personal-data',
    ...under('columns.<name>.', VALUE_RULES),
    ...under('columns.<name>.', MEASURE_RULES),
];

;// CONCATENATED MODULE: ./build/packages/validation/formats/native/problems.js



/** What makes no sense though each part of it is written well: in itself, with another key, with the column's type. */
function problemsOf(document, given, placed, columns) {
    const at = (path) => `${document.name}:${document.lineOf(path)}`;
    const own = placed.flatMap(({ path, written: { problem } }) => problem === undefined ? [] : [{ what: `${path.join('.')}: ${problem}`, where: at(path) }]);
    const ranges = Object.entries(given.columns).flatMap(([name, column]) => {
        const path = ['columns', name];
        const ends = [column.min, column.max, column.above, column.below].flatMap((written) => written?.ends ?? []);
        if (ends.length === 0)
            return [];
        if (column.range !== undefined)
            return [
                {
                    what: `${path.join('.')}: both range and min or max`,
                    where: at([...path, 'range']),
                    fix: 'Keep one of the two.',
                },
            ];
        const problem = boundsProblem(Object.assign({}, ...ends));
        const key = column.min === undefined ? 'above' : 'min';
        return problem === undefined
            ? []
            : [{ what: `${[...path, key].join('.')}: ${problem}`, where: at([...path, key]) }];
    });
    const contradictions = placed.flatMap(({ id, check, path }) => {
        const type = columns.get(columnsOf(check)[0] ?? '')?.type;
        const what = type === undefined ? undefined : contradictionOf(check, type);
        return what === undefined ? [] : [{ what: `${id}: ${what}`, where: at(path) }];
    });
    const line = ({ where }) => Number(where?.split(':').at(-1));
    return [...own, ...ranges, ...contradictions].sort((a, b) => line(a) - line(b));
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/native.js





const NO_RULE = 'there is no rule here, and what is not checked does not pass';
/** Lockstep's own YAML. */
const native_native = {
    name: 'Lockstep',
    // What no other format claims is read as this one, whose errors name the keys that there are.
    recognises: () => true,
    read: readNative,
    kinds: RULE_KEYS.map((kind) => ({ kind, support: 'yes' })),
};
/**
 * Reads expectations in Lockstep's own YAML.
 * @throws UserError that names line and path of everything that is wrong; expectations without a rule are wrong
 */
function readNative(document) {
    if (document.value === null || document.value === undefined)
        throw noRule(document);
    const given = (0,yaml/* checkDocument */.s)(document, nativeDocument);
    const columns = new Map(Object.entries(given.columns).map(([name, column]) => [name, native_notesOf(column)]));
    const [ofData, ofColumns] = [[...native_dataRules(given), ...labelRules(given)], columnRules(given)];
    const named = [...columns.keys(), ...[...ofData, ...ofColumns].flatMap(({ check }) => columnsOf(check))];
    const placed = [...ofData, ...extraColumns(given, named), ...ofColumns, ...personalRules(given)];
    if (placed.length === 0)
        throw noRule(document);
    const problems = problemsOf(document, given, placed, columns);
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
    const rules = placed.map((item) => native_ruleOf(document, item));
    return { name: document.name, format: 'Lockstep', tables: [{ rules, columns }], notes: [] };
}
function noRule(document) {
    return new errors/* UserError */.yo(NO_RULE, {
        where: document.name,
        fix: 'Write at least one, such as columns: {id: {not-null: true}}.',
    });
}
function native_notesOf({ type, description, unit, owner, personal }) {
    const check = type?.checkOf('');
    return { type: check?.kind === 'type' ? check.type : undefined, description, unit, owner, personal };
}
function native_dataRules(given) {
    const { version: _version, columns: _columns, label: _label, 'extra-columns': _extra, 'personal-data': _personal, ...rules } = given;
    return Object.entries(rules).flatMap(([key, found]) => {
        if (found === undefined)
            return [];
        if (!Array.isArray(found))
            return [native_place(key, [key], found, '', 'fail')];
        return found.flatMap((item, index) => item === undefined ? [] : [native_place(idOf(key, item, index, found.length), [key, index], item, '', 'fail')]);
    });
}
function idOf(key, { name }, index, count) {
    if (name !== undefined)
        return `${key}.${name}`;
    return count === 1 ? key : `${key}.${index + 1}`;
}
function labelRules({ label }) {
    if (label === undefined)
        return [];
    const { column, severity, ...rules } = label;
    return Object.entries(rules).flatMap(([key, found]) => found === undefined ? [] : [native_place(`${column}.${key}`, ['label', key], found, column, severity)]);
}
function columnRules({ columns }) {
    return Object.entries(columns).flatMap(([name, column]) => {
        const { severity, description: _description, unit: _unit, owner: _owner, personal: _personal, ...rules } = column;
        const path = ['columns', name];
        const found = Object.entries(rules).flatMap(([key, written]) => written === undefined ? [] : [native_place(`${name}.${key}`, [...path, key], written, name, severity)]);
        if (found.length > 0)
            return found;
        // A column that is only described must at least be there.
        const present = { checkOf: () => ({ kind: 'present', column: name }) };
        return [native_place(`${name}.present`, path, present, name, severity)];
    });
}
function extraColumns(given, named) {
    const { 'extra-columns': severity } = given;
    if (severity === 'allow')
        return [];
    const columns = [...new Set(named)];
    const written = { checkOf: () => ({ kind: 'known-columns', columns }) };
    return [native_place('extra-columns', ['extra-columns'], written, '', severity)];
}
/** Of every column that is named, but those that are known to be personal or say it for themselves. */
function personalRules({ columns, 'personal-data': given }) {
    if (given === undefined)
        return [];
    const { severity = 'fail', of = PERSONAL_KINDS.map((kind) => kind.name), description } = given;
    const open = Object.entries(columns).filter(([, column]) => !column.personal && column['personal-data'] === undefined);
    return open.map(([name]) => {
        const written = { description, checkOf: (column) => ({ kind: 'personal-data', column, of }) };
        return native_place(`${name}.personal-data`, ['personal-data'], written, name, severity);
    });
}
function native_place(id, path, written, column, severity) {
    return { id, path, written, check: written.checkOf(column), severity };
}
function native_ruleOf(document, { id, path, written, check, severity }) {
    const { tolerance = 0, where, description } = written;
    const allowed = tolerance === 0 ? { kind: 'none' } : { kind: 'tolerance', share: tolerance };
    return {
        ...{ id, check, allowed, where, description, semantics: 'strict' },
        severity: written.severity ?? severity,
        source: document.name,
        line: document.lineOf(path),
    };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/operators.js
const operators_OPERATORS = [
    'mustBe',
    'mustNotBe',
    'mustBeGreaterThan',
    'mustBeGreaterOrEqualTo',
    'mustBeLessThan',
    'mustBeLessOrEqualTo',
    'mustBeBetween',
    'mustNotBeBetween',
];
function operatorsOf(quality) {
    return operators_OPERATORS.filter((operator) => quality[operator] !== undefined && quality[operator] !== null);
}
/**
 * The first operator of a rule, in the order in which datacontract-cli looks for them. Both ends belong to
 * `mustBeBetween`, as they do there, though the standard's text says that they do not.
 */
function wantedOf(quality) {
    const [operator] = operatorsOf(quality);
    if (operator === undefined)
        return undefined;
    const negated = operator.startsWith('mustNot');
    if (operator === 'mustBeBetween' || operator === 'mustNotBeBetween') {
        const [min, max] = quality[operator] ?? [];
        return { bounds: negated ? { min, max, negated } : { min, max } };
    }
    const value = quality[operator];
    if (value === null || value === undefined)
        return undefined;
    if (typeof value !== 'number')
        return { is: { value, negated } };
    switch (operator) {
        case 'mustBe':
            return { bounds: { min: value, max: value } };
        case 'mustNotBe':
            return { bounds: { min: value, max: value, negated } };
        case 'mustBeGreaterThan':
            return { bounds: { min: value, exclusiveMin: true } };
        case 'mustBeGreaterOrEqualTo':
            return { bounds: { min: value } };
        case 'mustBeLessThan':
            return { bounds: { max: value, exclusiveMax: true } };
        case 'mustBeLessOrEqualTo':
            return { bounds: { max: value } };
    }
}
/** A severity that does not block in datacontract-cli does not block here. */
function severityOf(severity) {
    switch (severity?.trim().toLowerCase()) {
        case 'info':
            return 'info';
        case 'warning':
        case 'warn':
        case 'low':
        case 'minor':
        case 'trivial':
            return 'warn';
        default:
            return 'fail';
    }
}
function isPercent({ unit }) {
    return ['percent', 'percentage', '%'].includes(unit?.trim().toLowerCase() ?? '');
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/types.js
const PHYSICAL = [
    ['uuid', /^uuid$/],
    ['string', /^(n?varchar2?|n?char|character( varying)?|text|string|str|n?clob|enum)$/],
    ['integer', /^((big|small|tiny|byte)?int(eger)?|long|short|int(2|4|8|16|32|64)|(big|small)?serial)$/],
    [
        'number',
        /^(decimal|numeric|dec|float(4|8|32|64)?|double( precision)?|real|binary_(float|double)|number)$/,
    ],
    ['boolean', /^(bool|boolean|bit|logical)$/],
    ['timestamp', /^(timestamp(tz|_tz|_ntz|_ltz)?|timestamp with(out)? time zone|(small)?datetime2?)$/],
    ['date', /^date$/],
    ['time', /^time( with(out)? time zone)?$/],
];
/** The type that a property declares: its logical one, else what its physical one means. */
function types_columnTypeOf({ logicalType, physicalType }) {
    const bare = (logicalType ?? physicalType ?? '').toLowerCase().replace(/\(.*\)/, '');
    return PHYSICAL.find(([, pattern]) => pattern.test(bare.trim()))?.[0];
}
/** Values of a list as the column holds them: all of one kind, nulls left out. */
function valuesFor(property, values) {
    const there = values.filter((value) => value !== null);
    const type = types_columnTypeOf(property);
    if (type === 'integer' || type === 'number') {
        const numbers = there.map((value) => typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
        if (numbers.every((value) => typeof value === 'number' && !Number.isNaN(value)))
            return numbers;
    }
    const oneKind = new Set(there.map((value) => typeof value)).size <= 1;
    return oneKind && type !== 'string' ? there : there.map(String);
}
const types_PERSONAL = new Set('pii personal personal_data personal-data confidential restricted sensitive secret'.split(' '));
/** Whether values may be shown: datacontract-cli leaves columns of the same classifications out of its samples. */
function types_isPersonal({ classification, customProperties }) {
    const marked = (customProperties ?? []).some(({ property, value }) => /^(pii|is_?pii|contains_?pii|personal|personal_?data|gdpr)$/i.test(property ?? '') &&
        !['false', 'no', 'none', ''].includes(String(value).toLowerCase()));
    return marked || types_PERSONAL.has(classification?.trim().toLowerCase() ?? '');
}
/** Text of a custom property, such as the unit of a column. */
function customText({ customProperties }, name) {
    const value = customProperties?.find(({ property }) => property?.toLowerCase() === name)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/quality.js



/** Metrics, and where datacontract-cli knows a meaning for them. */
const quality_LEVELS = {
    rowCount: ['object'],
    duplicateValues: ['object', 'property'],
    nullValues: ['property'],
    missingValues: ['property'],
    invalidValues: ['property'],
};
const PERCENT = ['nullValues', 'missingValues', 'invalidValues'];
/** The rule as a draft; undefined for text, which is for people. */
function qualityDraft(place, quality) {
    if (quality.type === 'text')
        return undefined;
    const { object, column, path } = place;
    const kind = quality.type === 'sql' || quality.type === 'custom' ? quality.type : metricOf(quality);
    return {
        name: [object.name, ...(column === undefined ? [] : [column]), quality.id ?? kind ?? 'quality'],
        path,
        severity: severityOf(quality.severity),
        title: quality.name ?? kind,
        description: quality.description ?? undefined,
        ...(kind === 'sql'
            ? sqlRule(place, quality)
            : kind === 'custom'
                ? customRule(quality)
                : libraryRule(place, quality)),
    };
}
const quality_unsupported = (why) => ({ check: { kind: 'unsupported', why } });
function metricOf({ metric, rule }) {
    return metric ?? rule ?? undefined;
}
function customRule({ engine }) {
    return quality_unsupported(`rules for another engine (${engine ?? 'unnamed'}) are not run from inside of a contract; give that tool's own rule file`);
}
function sqlRule({ object, column }, quality) {
    const wanted = wantedOf(quality);
    if (!quality.query || wanted === undefined)
        return quality_unsupported('the rule has no query');
    const own = ['object', 'table', 'model', 'schema', 'dataset', 'project', 'catalog', 'database'];
    const names = Object.fromEntries(own.map((name) => [name, object.name]));
    const columns = column === undefined ? {} : { property: column, column, field: column };
    const sql = fillPlaceholders(quality.query, { ...names, ...columns });
    const check = { kind: 'query', sql, as: [object.name], judges: 'first-value', bounds: {}, ...wanted };
    return { check };
}
function libraryRule(place, quality) {
    const metric = metricOf(quality);
    const wanted = wantedOf(quality);
    const why = whyNot(place, quality, wanted);
    if (why !== undefined || wanted === undefined || 'is' in wanted) {
        return quality_unsupported(why ?? 'the rule asks for no number');
    }
    if (metric === 'rowCount')
        return { check: { kind: 'row-count', bounds: wanted.bounds } };
    const allowed = isPercent(quality)
        ? { kind: 'percent', bounds: wanted.bounds, decimals: 6 }
        : { kind: 'rows', bounds: wanted.bounds };
    const check = metricCheck(place, quality, metric);
    return check === undefined ? quality_unsupported(`the metric ${metric} needs a column`) : { check, allowed };
}
function whyNot({ column }, quality, wanted) {
    const metric = metricOf(quality);
    const levels = quality_LEVELS[metric ?? ''];
    const level = column === undefined ? 'object' : 'property';
    if (metric === undefined)
        return 'the rule names no metric';
    if (levels === undefined)
        return `there is no metric ${metric}; there is ${Object.keys(quality_LEVELS).join(', ')}`;
    if (!levels.includes(level))
        return `the metric ${metric} means nothing for ${level === 'object' ? 'an object' : 'a property'}`;
    if (isPercent(quality) && !PERCENT.includes(metric))
        return `the metric ${metric} is not counted in percent`;
    if (wanted !== undefined && 'is' in wanted)
        return `the metric ${metric} is a number, which is never "${wanted.is.value}"`;
    const { validValues, pattern, properties } = quality.arguments ?? {};
    if (metric === 'invalidValues' && !validValues && !pattern)
        return 'it needs validValues or a pattern';
    if (metric === 'duplicateValues' && level === 'object' && !properties?.length)
        return 'it needs arguments.properties';
    return undefined;
}
function metricCheck({ object, property, column }, quality, metric) {
    if (metric === 'duplicateValues') {
        const named = column === undefined ? (quality.arguments?.properties ?? []) : [];
        const columns = column === undefined ? named.map((name) => columnNamed(object, name)) : [column];
        return { kind: 'unique', columns, copies: 'groups', nulls: 'skip-any' };
    }
    if (column === undefined || property === undefined)
        return undefined;
    if (metric === 'nullValues')
        return { kind: 'not-null', column };
    const { missingValues, validValues, pattern } = quality.arguments ?? {};
    if (metric === 'missingValues') {
        const values = valuesFor(property, missingValues ?? []);
        if (values.length === 0)
            return { kind: 'not-null', column };
        return { kind: 'set', column, values, negated: true, nulls: 'break' };
    }
    return validCheck(column, validValues ? valuesFor(property, validValues) : undefined, pattern ?? undefined);
}
/** A share is one of all rows in datacontract-cli, so that rows without a value are looked at, and keep the rule. */
function validCheck(column, values, pattern) {
    const nulls = 'keep';
    const checks = [
        ...(values === undefined ? [] : [{ kind: 'set', column, values, nulls }]),
        ...(pattern === undefined ? [] : [quality_patternCheck(column, pattern, nulls)]),
    ];
    const [only, ...more] = checks;
    return only !== undefined && more.length === 0 ? only : { kind: 'valid', column, checks, nulls };
}
/** The standard names ECMA-262; a pattern may match anywhere in the value. */
function quality_patternCheck(column, pattern, nulls) {
    return { kind: 'pattern', column, patterns: [pattern], dialect: 'ecma', how: 'search', nulls };
}
/** The column in the data of a property that is named as the contract names it. */
function columnNamed({ properties }, name) {
    const found = properties?.find((property) => property.name === name);
    return found?.physicalName ?? name;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/properties.js



/** The rules that a property itself declares: presence, type, nulls, keys and the options of its type. */
function propertyDrafts(object, property, path) {
    const column = property.physicalName ?? property.name;
    const declared = [
        ...properties_typeRules(property, column),
        ...properties_keyRules(object, property, column),
        ...optionRules(property, column),
        ...nestedRules(property),
    ];
    // Any rule on a column demands it; one that is only named must at least be there.
    const present = ['present', ['name'], { kind: 'present', column }];
    return (declared.length > 0 ? declared : [present]).map(([name, key, check]) => ({
        name: [object.name, column, name],
        path: [...path, ...key],
        title: name,
        check,
    }));
}
function properties_typeRules(property, column) {
    const type = types_columnTypeOf(property);
    const key = property.logicalType ? 'logicalType' : 'physicalType';
    return type === undefined ? [] : [['type', [key], { kind: 'type', column, type }]];
}
function properties_keyRules(object, property, column) {
    const { required, unique, primaryKey } = property;
    const rules = [];
    if (required)
        rules.push(['required', ['required'], { kind: 'not-null', column }]);
    else if (primaryKey)
        rules.push(['primaryKey.required', ['primaryKey'], { kind: 'not-null', column }]);
    const alone = properties_keyOf(object).length === 1;
    if (unique)
        rules.push(['unique', ['unique'], uniqueCheck([column])]);
    else if (primaryKey && alone)
        rules.push(['primaryKey.unique', ['primaryKey'], uniqueCheck([column])]);
    return rules;
}
/** Columns of the primary key, in the order of their positions. */
function properties_keyOf({ properties }) {
    return (properties ?? [])
        .filter(({ primaryKey }) => primaryKey)
        .toSorted((a, b) => (a.primaryKeyPosition ?? 0) - (b.primaryKeyPosition ?? 0))
        .map(({ name, physicalName }) => physicalName ?? name);
}
/** A key of several columns is unique as a whole. */
function primaryKeyDraft(object, path) {
    const columns = properties_keyOf(object);
    if (columns.length < 2)
        return [];
    const first = (object.properties ?? []).findIndex(({ primaryKey }) => primaryKey);
    const place = [...path, 'properties', first, 'primaryKey'];
    return [
        { name: [object.name, 'primaryKey'], path: place, title: 'primaryKey', check: uniqueCheck(columns) },
    ];
}
function uniqueCheck(columns) {
    return { kind: 'unique', columns, copies: 'groups', nulls: 'skip-any' };
}
function optionRules(property, column) {
    const options = property.logicalTypeOptions ?? {};
    const { minLength, maxLength, multipleOf, pattern } = options;
    const rules = [];
    const add = (key, check) => rules.push([key, ['logicalTypeOptions', key], check]);
    const length = (bounds) => ({ kind: 'length', column, bounds });
    if (isGiven(minLength))
        add('minLength', length({ min: minLength }));
    if (isGiven(maxLength))
        add('maxLength', length({ max: maxLength }));
    for (const key of ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum']) {
        const value = options[key];
        if (!isGiven(value))
            continue;
        add(key, rangeCheck(column, key, value));
    }
    if (isGiven(multipleOf))
        add('multipleOf', { kind: 'multiple-of', column, factor: multipleOf });
    if (isGiven(pattern))
        add('pattern', quality_patternCheck(column, pattern));
    const allowed = property.enum?.map(({ value }) => value) ?? options.enum;
    if (allowed) {
        const key = property.enum ? ['enum'] : ['logicalTypeOptions', 'enum'];
        rules.push(['enum', key, { kind: 'set', column, values: valuesFor(property, allowed) }]);
    }
    return [...rules, ...arrayRules(property)];
}
function rangeCheck(column, key, value) {
    const bound = sqlBound(value);
    if (bound === undefined)
        return { kind: 'unsupported', why: `"${value}" is neither a number nor a day or instant` };
    const exclusive = key.startsWith('exclusive');
    const bounds = key.endsWith('inimum')
        ? { min: bound, exclusiveMin: exclusive }
        : { max: bound, exclusiveMax: exclusive };
    return { kind: 'range', column, bounds };
}
function isGiven(value) {
    return value !== undefined && value !== null;
}
function arrayRules({ logicalTypeOptions: options }) {
    const keys = ['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'required'];
    return keys
        .filter((key) => isGiven(options?.[key]))
        .map((key) => [
        key,
        ['logicalTypeOptions', key],
        { kind: 'unsupported', why: 'what lies inside of arrays and objects is not checked' },
    ]);
}
/** Properties of properties: what they demand cannot be checked, and must not pass for checked. */
function nestedRules(property) {
    const inner = [
        ...(property.properties ?? []).map((value, index) => ({ key: ['properties', index], value })),
        ...(property.items ? [{ key: ['items'], value: property.items }] : []),
    ];
    const why = 'what lies inside of arrays and objects is not checked';
    return inner.flatMap(({ key, value }) => demandsSomething(value) ? [['nested', key, { kind: 'unsupported', why }]] : []);
}
const DEMANDS = /^(required|unique|primaryKey|logicalTypeOptions|quality|enum|relationships)$/;
function demandsSomething(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    return Object.entries(value).some(([key, inner]) => {
        if (DEMANDS.test(key))
            return Boolean(inner);
        if (key === 'items')
            return demandsSomething(inner);
        return key === 'properties' && Array.isArray(inner) && inner.some(demandsSomething);
    });
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/relationships.js

/** Foreign keys. An object that the contract does not describe is a table of the run by that name. */
function relationshipDrafts(contract, object, path) {
    const ofProperties = (object.properties ?? []).flatMap((property, index) => (property.relationships ?? []).map((relationship, at) => ({
        from: [property.name],
        relationship,
        path: [...path, 'properties', index, 'relationships', at],
    })));
    const ofObject = (object.relationships ?? []).map((relationship, at) => ({
        from: relationships_listOf(relationship.from),
        relationship,
        path: [...path, 'relationships', at],
    }));
    return [...ofProperties, ...ofObject].map(({ from, relationship, path }) => {
        const columns = from.map((name) => columnNamed(object, withoutPrefix(name, object.name)));
        const name = [object.name, columns.join('+'), 'relationship'];
        return { name, path, title: 'relationships', check: relationships_checkOf(contract, object, columns, relationship) };
    });
}
function relationships_listOf(value) {
    return typeof value === 'string' ? [value] : (value ?? []);
}
function withoutPrefix(name, object) {
    return name.startsWith(`${object}.`) ? name.slice(object.length + 1) : name;
}
function relationships_checkOf({ schema }, object, columns, { type, to }) {
    if (type && type !== 'foreignKey')
        return relationships_unsupported(`relationships of type ${type} are not known`);
    const targets = relationships_listOf(to).map((target) => /^([^./#]+)\.([^/#]+)$/.exec(target));
    const tables = new Set(targets.map((parts) => parts?.[1]));
    const [table] = tables;
    if (table === undefined || tables.size > 1) {
        return relationships_unsupported(`a key refers to properties of one object, such as customers.id; this one to ${relationships_listOf(to).join(', ')}`);
    }
    if (columns.length === 0 || targets.length !== columns.length) {
        return relationships_unsupported('from and to must name equally many properties');
    }
    const target = schema.find(({ name }) => name === table);
    const names = targets.map((parts) => parts?.[2] ?? '');
    return {
        kind: 'reference',
        columns,
        ...(table === object.name ? {} : { table }),
        to: target === undefined ? names : names.map((name) => columnNamed(target, name)),
        nulls: 'skip-any',
    };
}
function relationships_unsupported(why) {
    return { kind: 'unsupported', why };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/schema.js

const schema_MAX_ITEMS = 10_000;
/** Names reach the engine, which would cut text at a NUL and replace half a character. */
const odcs_schema_text = schemas.string()
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode');
const odcs_schema_name = odcs_schema_text.min(1, 'must not be empty');
const odcs_schema_list = (item) => schemas.array(item).max(schema_MAX_ITEMS).nullish();
const scalar = schemas.union([odcs_schema_text, schemas.number(), schemas.boolean(), schemas["null"]()], {
    error: 'expected text, a number or a boolean',
});
const pair = schemas.tuple([schemas.number(), schemas.number()], { error: 'expected two numbers, the smaller first' })
    .refine(([low, high]) => low <= high, 'the smaller number comes first');
const quality = schemas.looseObject({
    id: odcs_schema_text.nullish(),
    name: odcs_schema_text.nullish(),
    description: odcs_schema_text.nullish(),
    type: schemas["enum"](['library', 'text', 'sql', 'custom']).nullish(),
    metric: odcs_schema_text.nullish(),
    /** What 3.0 called the metric. */
    rule: odcs_schema_text.nullish(),
    arguments: schemas.looseObject({
        missingValues: odcs_schema_list(scalar),
        validValues: odcs_schema_list(scalar),
        pattern: odcs_schema_text.max(1000).nullish(),
        properties: odcs_schema_list(odcs_schema_name),
    })
        .nullish(),
    mustBe: scalar.optional(),
    mustNotBe: scalar.optional(),
    mustBeGreaterThan: schemas.number().nullish(),
    mustBeGreaterOrEqualTo: schemas.number().nullish(),
    mustBeLessThan: schemas.number().nullish(),
    mustBeLessOrEqualTo: schemas.number().nullish(),
    mustBeBetween: pair.nullish(),
    mustNotBeBetween: pair.nullish(),
    unit: odcs_schema_text.nullish(),
    severity: odcs_schema_text.nullish(),
    query: odcs_schema_text.nullish(),
    engine: odcs_schema_text.nullish(),
})
    .superRefine((rule, context) => {
    const operators = Object.keys(rule).filter((key) => /^must(Not)?Be/.test(key) && rule[key] !== null);
    const isJudged = rule.type === 'sql' || ['library', undefined, null].includes(rule.type);
    if (!isJudged || operators.length === 1)
        return;
    const found = operators.length === 0 ? 'has no operator' : `has ${operators.join(' and ')}`;
    context.addIssue({ code: 'custom', message: `the rule ${found}; give one, such as mustBe: 0` });
});
const schema_reference = schemas.union([odcs_schema_name, schemas.array(odcs_schema_name).min(1)], { error: 'expected a property or a list of them' });
const schema_relationship = schemas.looseObject({
    type: odcs_schema_text.nullish(),
    from: schema_reference.nullish(),
    to: schema_reference,
});
const schema_bound = schemas.union([schemas.number(), odcs_schema_text], { error: 'expected a number or a time' }).nullish();
const options = schemas.looseObject({
    minLength: schemas.int().min(0).nullish(),
    maxLength: schemas.int().min(0).nullish(),
    pattern: odcs_schema_text.max(1000).nullish(),
    format: odcs_schema_text.nullish(),
    minimum: schema_bound,
    maximum: schema_bound,
    exclusiveMinimum: schema_bound,
    exclusiveMaximum: schema_bound,
    multipleOf: schemas.number().positive().nullish(),
    enum: odcs_schema_list(scalar),
});
const property = schemas.looseObject({
    name: odcs_schema_name,
    physicalName: odcs_schema_name.nullish(),
    logicalType: odcs_schema_text.nullish(),
    physicalType: odcs_schema_text.nullish(),
    logicalTypeOptions: options.nullish(),
    description: odcs_schema_text.nullish(),
    required: schemas.boolean().nullish(),
    unique: schemas.boolean().nullish(),
    primaryKey: schemas.boolean().nullish(),
    primaryKeyPosition: schemas.int().nullish(),
    classification: odcs_schema_text.nullish(),
    enum: odcs_schema_list(schemas.looseObject({ value: scalar })),
    customProperties: odcs_schema_list(schemas.looseObject({ property: odcs_schema_text.nullish(), value: schemas.unknown().optional() })),
    quality: odcs_schema_list(quality),
    relationships: odcs_schema_list(schema_relationship),
    properties: odcs_schema_list(schemas.unknown()),
    items: schemas.unknown().optional(),
});
const schemaObject = schemas.looseObject({
    name: odcs_schema_name,
    properties: odcs_schema_list(property),
    quality: odcs_schema_list(quality),
    relationships: odcs_schema_list(schema_relationship),
});
const serviceLevel = schemas.looseObject({
    property: odcs_schema_name,
    value: scalar.optional(),
    unit: odcs_schema_text.nullish(),
    element: odcs_schema_text.nullish(),
});
/** The parts of an Open Data Contract that say something about data; everything else may stand there too. */
const dataContract = schemas.looseObject({
    apiVersion: schemas.string()
        .regex(/^v?3\.[012]\.\d+$/, 'contracts of version 3.0, 3.1 and 3.2 are read; convert others, such as with `datacontract import`'),
    kind: schemas.literal('DataContract', 'expected DataContract'),
    id: odcs_schema_text.nullish(),
    name: odcs_schema_text.nullish(),
    schema: schemas.array(schemaObject, 'expected the objects (tables) of the contract').min(1, 'holds no object'),
    slaDefaultElement: odcs_schema_text.nullish(),
    slaProperties: odcs_schema_list(serviceLevel),
    team: schemas.unknown().optional(),
});

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs/service-levels.js

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, month: 30 * 86_400, year: 365 * 86_400 };
/** As datacontract-cli reads them: a bare `m` is a minute of freshness and a month of retention. */
const FRESHNESS = [
    [/^(d|days?)$/, SECONDS.day],
    [/^(h|hr|hours?)$/, SECONDS.hour],
    [/^(m|min|minutes?)$/, SECONDS.minute],
];
const RETENTION = [
    [/^(y|yr|years?)$/, SECONDS.year],
    [/^(m|mo|months?)$/, SECONDS.month],
    [/^(d|days?)$/, SECONDS.day],
    [/^(h|hr|hours?)$/, SECONDS.hour],
    [/^(min|minutes?)$/, SECONDS.minute],
    [/^(s|sec|seconds?)$/, SECONDS.second],
];
/**
 * Freshness and retention of a column. Undefined for a level that is no matter of the data (latency, support hours), or
 * that names no column: those are agreements between people.
 */
function serviceRules(contract, now, level, index) {
    const { property } = level;
    if (property !== 'freshness' && property !== 'retention')
        return [];
    const elements = (level.element ?? contract.slaDefaultElement ?? '').split(',');
    return elements.flatMap((element) => {
        const [, table = '', field = ''] = /^\s*([^.]+)\.([^.]+?)\s*$/.exec(element) ?? [];
        const object = contract.schema.find(({ name }) => name === table);
        if (object === undefined)
            return [];
        const column = columnNamed(object, field);
        const path = ['slaProperties', index];
        return [
            {
                table,
                draft: { name: [table, column, property], path, title: property, check: service_levels_checkOf(level, column, now) },
            },
        ];
    });
}
function service_levels_checkOf({ property, value, unit }, column, now) {
    const seconds = secondsOf(value, unit, property === 'freshness' ? FRESHNESS : RETENTION);
    if (seconds === undefined) {
        const why = `"${value ?? ''} ${unit ?? ''}" is no time: give a number and a unit (d, h, m), or such as P1DT12H`;
        return { kind: 'unsupported', why };
    }
    if (property === 'freshness')
        return { kind: 'freshness', column, maxAge: seconds * 1000 };
    const oldest = new Date(Math.max(now.getTime() - seconds * 1000, -62_135_596_800_000)).toISOString();
    return { kind: 'measure', column, measure: 'min', bounds: { min: oldest, exclusiveMin: true } };
}
function secondsOf(value, unit, units) {
    if (typeof value === 'string' && !/^\s*-?\d+\s*$/.test(value))
        return isoSeconds(value.trim().toUpperCase());
    if (typeof value === 'boolean' || value === null || value === undefined)
        return undefined;
    const factor = units.find(([pattern]) => pattern.test((unit ?? 'd').toLowerCase()))?.[1];
    return factor === undefined ? undefined : Math.trunc(Number(value)) * factor;
}
const PARTS = [SECONDS.year, SECONDS.month, 7 * SECONDS.day, SECONDS.day, SECONDS.hour, SECONDS.minute, 1];
const N = String.raw `(\d+(?:\.\d+)?)`;
const ISO = new RegExp(`^P(?=\\d|T\\d)(?:${N}Y)?(?:${N}M)?(?:${N}W)?(?:${N}D)?(?:T(?=\\d)(?:${N}H)?(?:${N}M)?(?:${N}S)?)?$`);
/** Seconds of an ISO 8601 duration, with years of 365 and months of 30 days. */
function isoSeconds(text) {
    const found = ISO.exec(text);
    if (found === null)
        return undefined;
    return Math.round(PARTS.reduce((sum, seconds, index) => sum + Number(found[index + 1] ?? 0) * seconds, 0));
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/odcs.js








const odcs_kind = (name, support = 'yes') => ({ kind: name, support });
/** Open Data Contract Standard 3.0 to 3.2, as datacontract-cli 1.2 understands it. */
const odcs = {
    name: 'Open Data Contract Standard',
    recognises: (value) => value instanceof Object &&
        ('dataContractSpecification' in value || ('kind' in value && value.kind === 'DataContract')),
    read: odcs_read,
    kinds: [
        ...['logicalType', 'physicalType'].map((name) => odcs_kind(name, { partly: 'not object, array and map' })),
        ...'required unique primaryKey'.split(' ').map((name) => odcs_kind(name)),
        ...'minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf pattern enum'
            .split(' ')
            .map((name) => odcs_kind(`logicalTypeOptions.${name}`)),
        odcs_kind('logicalTypeOptions.format', { partly: 'documentation; times are read as ISO 8601' }),
        odcs_kind('logicalTypeOptions.minItems, maxItems, uniqueItems', {
            unsupported: 'nested values are not checked',
        }),
        ...'nullValues missingValues invalidValues duplicateValues rowCount'
            .split(' ')
            .map((name) => odcs_kind(`quality.metric: ${name}`)),
        odcs_kind('quality.type: sql'),
        odcs_kind('quality.type: text', { partly: 'documentation, told as a note' }),
        odcs_kind('quality.type: custom', { unsupported: "give the other tool's own rule file" }),
        odcs_kind('relationships', { partly: 'keys of tables, not of other contracts' }),
        odcs_kind('slaProperties: freshness, retention'),
        odcs_kind('slaProperties: others', { partly: 'documentation, told as a note' }),
        odcs_kind('properties, items', { unsupported: 'nested values are not checked' }),
    ],
};
function odcs_read(document, { now }) {
    refuseOlder(document);
    const contract = (0,yaml/* checkDocument */.s)(document, dataContract);
    const levels = (contract.slaProperties ?? []).map((level, index) => serviceRules(contract, now, level, index));
    const tables = contract.schema.map((object, index) => {
        const own = levels.flat().flatMap(({ table, draft }) => (table === object.name ? [draft] : []));
        const rules = rulesOf(document, [...objectDrafts(contract, object, index), ...own]);
        const name = contract.schema.length > 1 ? { name: object.name } : {};
        return { ...name, rules, columns: odcs_notesOf(contract, object) };
    });
    const agreed = levels.flatMap((rules, index) => rules.length > 0
        ? []
        : [
            `line ${document.lineOf(['slaProperties', index])}: this service level names no column, so no data tells of it`,
        ]);
    return {
        name: document.name,
        format: `ODCS ${contract.apiVersion.replace(/^v/, '')} data contract`,
        tables,
        notes: [...documentation(document, contract), ...agreed],
    };
}
function refuseOlder({ name, value }) {
    if (!(value instanceof Object) || !('dataContractSpecification' in value))
        return;
    throw new errors/* UserError */.yo('this is a Data Contract Specification, which the Open Data Contract Standard has replaced', {
        where: name,
        fix: `Convert it: datacontract export ${name} --format odcs --output contract.odcs.yaml`,
    });
}
function objectDrafts(contract, object, index) {
    const path = ['schema', index];
    const ofProperties = (object.properties ?? []).flatMap((property, at) => {
        const place = [...path, 'properties', at];
        const column = property.physicalName ?? property.name;
        const quality = (property.quality ?? []).map((rule, n) => qualityDraft({ object, property, column, path: [...place, 'quality', n] }, rule));
        return [...propertyDrafts(object, property, place), ...quality];
    });
    const quality = (object.quality ?? []).map((rule, n) => qualityDraft({ object, path: [...path, 'quality', n] }, rule));
    const all = [
        ...ofProperties,
        ...primaryKeyDraft(object, path),
        ...quality,
        ...relationshipDrafts(contract, object, path),
    ];
    return all.filter((draft) => draft !== undefined);
}
function odcs_notesOf({ team }, { properties }) {
    const owner = ownerOf(team);
    const noted = (property) => ({
        type: types_columnTypeOf(property),
        description: property.description ?? undefined,
        unit: customText(property, 'unit'),
        owner: customText(property, 'owner') ?? owner,
        personal: types_isPersonal(property),
    });
    return new Map((properties ?? []).map((each) => [each.physicalName ?? each.name, noted(each)]));
}
/** 3.1 gives a team a name, where 3.0 lists its members. */
function ownerOf(team) {
    return team instanceof Object && 'name' in team && typeof team.name === 'string' ? team.name : undefined;
}
/** What is written for people: rules in words, and formats. */
function documentation(document, { schema }) {
    const note = (path, text) => `line ${document.lineOf(path)}: ${text}`;
    const inWords = (list, path) => (list ?? []).flatMap(({ type, description, name }, index) => type === 'text'
        ? [
            note([...path, 'quality', index], `for people to judge: ${description ?? name ?? 'a rule in words'}`),
        ]
        : []);
    return schema.flatMap((object, index) => [
        ...inWords(object.quality, ['schema', index]),
        ...(object.properties ?? []).flatMap(({ quality, logicalTypeOptions }, at) => {
            const path = ['schema', index, 'properties', at];
            const format = logicalTypeOptions?.format;
            return [
                ...inWords(quality, path),
                ...(format
                    ? [note([...path, 'logicalTypeOptions', 'format'], `the format ${format} is not checked`)]
                    : []),
            ];
        }),
    ]);
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/schema.js

const pandera_schema_name = schemas.string().min(1, 'must not be empty');
const note = schemas.string().nullish();
const schema_flag = (fallback) => schemas.boolean()
    .nullish()
    .transform((given) => given ?? fallback);
const schema_duplicates = schemas["enum"](['all', 'exclude_first', 'exclude_last'])
    .nullish()
    .transform((given) => given ?? 'all');
/** zod leaves this key out, and a rule must never be left out unsaid. */
function schema_named(schema) {
    return schemas.preprocess((given, context) => {
        if (given instanceof Object && Object.hasOwn(given, '__proto__')) {
            context.addIssue({ code: 'custom', message: 'this name cannot be used', path: ['__proto__'] });
        }
        return given;
    }, schemas.record(pandera_schema_name, schema));
}
/** Up to 0.23 by name; up to 0.30, and where a column has two of one name, in a list. */
const checks = schemas.union([schemas.array(schemas.looseObject({ options: schemas.looseObject({ check_name: pandera_schema_name }) })), schema_named(schemas.unknown())], {
    error: 'expected checks by name, or a list of them with options: {check_name: ...}',
});
const schema_column = schemas.looseObject({
    name: schemas.unknown().optional(),
    dtype: pandera_schema_name.nullish(),
    nullable: schema_flag(false),
    unique: schema_flag(false),
    report_duplicates: schema_duplicates,
    coerce: schema_flag(false),
    required: schema_flag(true),
    regex: schema_flag(false),
    default: schemas.unknown().optional(),
    drop_invalid_rows: schema_flag(false),
    title: note,
    description: note,
    metadata: schemas.unknown().optional(),
    checks: checks.nullish(),
});
const component = schemas.preprocess((given) => given ?? {}, schema_column);
const schema_names = schemas.array(pandera_schema_name);
/** Columns whose names are not all text are a list. */
function byPlace(given) {
    return Array.isArray(given) ? Object.fromEntries(given.entries()) : given;
}
/** A schema in any of its three shapes. */
const schema_frame = schemas.looseObject({
    schema_type: schemas.literal('dataframe'),
    version: schemas.unknown().optional(),
    api: note,
    dataframe_library: note,
    columns: schemas.preprocess(byPlace, schema_named(component)).nullish(),
    checks: checks.nullish(),
    index: schemas.array(component).nullish(),
    multiindex: schemas.looseObject({ unique: schemas.union([pandera_schema_name, schema_names]).nullish(), coerce: schema_flag(false) }).nullish(),
    dtype: pandera_schema_name.nullish(),
    coerce: schema_flag(false),
    strict: schemas.union([schemas.boolean(), schemas.literal('filter')]).nullish(),
    name: schemas.unknown().optional(),
    ordered: schema_flag(false),
    unique: schemas.union([pandera_schema_name, schema_names, schemas.array(schema_names)]).nullish(),
    report_duplicates: schema_duplicates,
    unique_column_names: schema_flag(false),
    add_missing_columns: schema_flag(false),
    title: note,
    description: note,
    drop_invalid_rows: schema_flag(false),
    metadata: schemas.unknown().optional(),
});

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/document.js


/**
 * Reads a schema in any of the three shapes as one.
 * @throws UserError that names line and path of everything that is wrong
 */
function readFrame(document) {
    const given = (0,yaml/* checkDocument */.s)(document, schema_frame);
    const isList = document.value instanceof Object && 'columns' in document.value && Array.isArray(document.value.columns);
    const columns = Object.entries(given.columns ?? {}).map(([key, one]) => document_columnOf(isList ? one.name : key, one, ['columns', key]));
    const index = (given.index ?? []).map((one, at) => document_columnOf(one.name, one, ['index', at]));
    const levelsCoerced = given.coerce || given.multiindex?.coerce === true;
    return {
        library: given.dataframe_library ?? given.api ?? 'pandas',
        shape: shapeOf(given.version, given.columns),
        columns: columns.map((one) => ofFrame(one, given, given.coerce)),
        checks: givenChecks(given.checks, ['checks']),
        index: index.map((one) => ofFrame(one, { ...given, dtype: undefined }, levelsCoerced)),
        uniqueLevels: [given.multiindex?.unique ?? []].flat(),
        dtype: given.dtype ?? undefined,
        strict: given.strict ?? false,
        ordered: given.ordered,
        unique: document_groupsOf([given.unique ?? []].flat()),
        copies: given.report_duplicates,
        addsMissing: given.add_missing_columns,
        dropsRows: given.drop_invalid_rows,
        uniqueNames: given.unique_column_names,
        unknown: Object.keys(given).filter((key) => !Object.hasOwn(schema_frame.shape, key)),
    };
}
/** What the frame says of all columns. */
function ofFrame(one, { dtype, drop_invalid_rows: dropsRows }, coerce) {
    return {
        ...one,
        dtype: dtype ?? one.dtype,
        coerce: one.coerce || coerce,
        dropsRows: one.dropsRows || dropsRows,
    };
}
function document_columnOf(given, column, path) {
    const notes = [column.title, column.description].filter((text) => typeof text === 'string');
    return {
        name: typeof given === 'string' ? given : undefined,
        dtype: column.dtype ?? undefined,
        nullable: column.nullable,
        unique: column.unique,
        copies: column.report_duplicates,
        coerce: column.coerce,
        required: column.required,
        regex: column.regex,
        fallback: column.default ?? undefined,
        dropsRows: column.drop_invalid_rows,
        description: notes.length === 0 ? undefined : notes.join('. '),
        checks: [...givenChecks(column.checks, [...path, 'checks']), ...flatChecks(column, path)],
        path,
    };
}
function givenChecks(given, path) {
    if (Array.isArray(given)) {
        return given.map(({ options, ...args }, at) => document_checkOf(options.check_name, args, options, [...path, at]));
    }
    return Object.entries(given ?? {}).map(([key, value]) => {
        const { options, ...args } = argumentsOf(value);
        return document_checkOf(key, args, argumentsOf(options), [...path, key]);
    });
}
/** Since 0.31 a check is a key of its column, and its options stand among its arguments. */
function flatChecks(column, path) {
    return Object.entries(column)
        .filter(([key]) => !Object.hasOwn(componentKeys, key))
        .map(([key, value]) => {
        const given = argumentsOf(value);
        const args = Object.fromEntries(Object.entries(given).filter(([name]) => !OPTIONS.has(name)));
        return document_checkOf(key, args, given, [...path, key]);
    });
}
const componentKeys = schema_column.shape;
const OPTIONS = new Set([
    'check_name',
    'ignore_na',
    'raise_warning',
    'n_failure_cases',
    'groupby',
    'groups',
    'error',
    'name',
]);
function argumentsOf(value) {
    if (value === undefined || value === null)
        return {};
    return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { value };
}
function document_checkOf(name, args, options, path) {
    return {
        name: ALIASES[name] ?? name,
        args,
        ignoresNulls: options.ignore_na !== false,
        warns: options.raise_warning === true,
        isGrouped: (options.groupby ?? options.groups ?? undefined) !== undefined,
        path,
    };
}
const ALIASES = {
    eq: 'equal_to',
    ne: 'not_equal_to',
    gt: 'greater_than',
    ge: 'greater_than_or_equal_to',
    lt: 'less_than',
    le: 'less_than_or_equal_to',
    between: 'in_range',
};
/** Columns that are unique together: one list of names, or several. */
function document_groupsOf(unique) {
    const plain = unique.filter((one) => typeof one === 'string');
    const groups = unique.filter((one) => typeof one !== 'string');
    return plain.length === 0 ? groups : [plain, ...groups];
}
function shapeOf(version, columns) {
    const [, minor] = /^0\.(\d+)/.exec(String(version ?? '')) ?? [];
    if (minor !== undefined)
        return Number(minor) < 24 ? 'A' : Number(minor) < 31 ? 'B' : 'C';
    const given = Object.values(columns ?? {}).map((one) => one.checks ?? undefined);
    return given.some((one) => one !== undefined && !Array.isArray(one)) ? 'A' : 'C';
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/dtypes.js
const dtypes_NAMES = {
    int: 'int64',
    integer: 'int64',
    uint: 'uint64',
    float: 'float64',
    floating: 'float64',
    double: 'float64',
    datetime: 'datetime64[ns]',
    datetime64: 'datetime64[ns]',
    timestamp: 'datetime64[ns]',
    O: 'object',
};
/** What a dtype of a schema asks for; undefined for one that files do not have (`complex128`, `period[D]`). */
function readDtype(given) {
    const name = dtypes_NAMES[given] ?? given;
    const number = /^(int|uint|float|Int|UInt|Float)(8|16|32|64)$/.exec(name);
    if (number !== null) {
        const [, family = '', bits] = number;
        const masked = /^[A-Z]/.test(family);
        const kind = family.toLowerCase();
        if (kind === 'int' || kind === 'uint' || kind === 'float')
            return { kind, name, bits: Number(bits), masked };
    }
    if (name === 'bool')
        return { kind: 'bool', name };
    if (name === 'boolean')
        return { kind: 'bool', name, masked: true };
    if (name === 'str' || /^string(\[(python|pyarrow)\])?$/.test(name))
        return { kind: 'text', name };
    if (name === 'object')
        return { kind: 'object', name };
    if (name === 'category')
        return { kind: 'category', name };
    const time = /^datetime64\[(?:s|ms|us|ns)(, [A-Za-z0-9+:/_-]+)?\]$/.exec(name);
    return time === null ? undefined : { kind: 'datetime', name, zoned: time[1] !== undefined };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/compared.js
function compared_unsupported(why) {
    return { kind: 'unsupported', why };
}
const ZONED = 'Pandera compares a time without a zone with times that have one, and stops';
/** Numbers by size, times by when they are, any other text by the code points of its characters, as Python does. */
function compared_rangeCheck(given, part, dtype) {
    const { min, max, ...ends } = given;
    const isTime = dtype?.kind === 'datetime';
    if (isTime && dtype.zoned === true)
        return compared_unsupported(ZONED);
    const limits = [min, max].filter((one) => one !== undefined && one !== null);
    if (limits.length === 0)
        return compared_unsupported('no bound is given');
    if (limits.every((one) => typeof one === 'number' && !Number.isNaN(one)) && !isTime) {
        const bounds = { min: compared_numberOf(min), max: compared_numberOf(max), ...ends };
        return { kind: 'range', ...part, bounds };
    }
    if (!limits.every((one) => typeof one === 'string'))
        return compared_unsupported('the bounds do not fit the dtype');
    if (!isTime)
        return { kind: 'text-range', ...part, bounds: { min: textOf(min), max: textOf(max), ...ends } };
    const times = { min: compared_instant(min), max: compared_instant(max) };
    if (limits.some((one) => compared_instant(one) === undefined))
        return compared_unsupported('a bound is no time');
    return { kind: 'range', ...part, bounds: { ...times, ...ends } };
}
/** One of some values, or none of them. Null is one if they name it, and else equal to nothing. */
function setCheck(given, { column, nulls }, dtype, negated) {
    if (given === undefined)
        return compared_unsupported('the values are not a list');
    const there = given.filter((one) => one !== null && one !== undefined);
    const namesNull = there.length < given.length;
    const part = { column, nulls: namesNull === negated ? nulls : 'skip' };
    const values = there.filter((one) => ['string', 'number', 'boolean'].includes(typeof one));
    if (values.length < there.length || new Set(values.map((one) => typeof one)).size > 1) {
        return compared_unsupported('the values are not all text, all numbers or all booleans');
    }
    if (dtype?.kind !== 'datetime')
        return { kind: 'set', ...part, values, negated };
    const [only, ...others] = values;
    const at = compared_instant(only);
    if (dtype.zoned === true)
        return compared_unsupported(ZONED);
    if (others.length > 0 || at === undefined)
        return compared_unsupported('a set of times');
    return { kind: 'range', ...part, bounds: { min: at, max: at, negated } };
}
function compared_numberOf(given) {
    return typeof given === 'number' ? given : undefined;
}
function textOf(given) {
    return typeof given === 'string' ? given : undefined;
}
/** A time as Pandera writes it, `YYYY-MM-DD HH:MM:SS`; a day is its midnight, not all of it. */
function compared_instant(given) {
    if (typeof given !== 'string')
        return undefined;
    const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?$/.exec(given.trim()) ?? [];
    return day === undefined ? undefined : `${day}T${time}`;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/check.js

const READERS = {
    equal_to: (check, part, dtype) => setCheck([statistic(check, 'value')], part, dtype, false),
    not_equal_to: (check, part, dtype) => setCheck([statistic(check, 'value')], part, dtype, true),
    greater_than: bounded((check) => ({ min: statistic(check, 'min_value'), exclusiveMin: true })),
    greater_than_or_equal_to: bounded((check) => ({ min: statistic(check, 'min_value') })),
    less_than: bounded((check) => ({ max: statistic(check, 'max_value'), exclusiveMax: true })),
    less_than_or_equal_to: bounded((check) => ({ max: statistic(check, 'max_value') })),
    in_range: bounded(({ args }) => ({
        min: args.min_value,
        max: args.max_value,
        exclusiveMin: args.include_min === false,
        exclusiveMax: args.include_max === false,
    })),
    isin: (check, part, dtype) => setCheck(check_listOf(statistic(check, 'allowed_values')), part, dtype, false),
    notin: (check, part, dtype) => setCheck(check_listOf(statistic(check, 'forbidden_values')), part, dtype, true),
    // Python's `re.match` looks at the start of the text alone, `re.search` anywhere.
    str_matches: (check, part) => check_pattern(statistic(check, 'pattern'), part, 'match-start'),
    str_contains: (check, part) => check_pattern(statistic(check, 'pattern'), part, 'search'),
    str_startswith: (check, part) => affix(statistic(check, 'string'), part, (text) => `\\A${text}`),
    str_endswith: (check, part) => affix(statistic(check, 'string'), part, (text) => `${text}\\z`),
    str_length: ({ args }, part) => check_length(args, part),
    unique_values_eq: (check, part) => distinct(statistic(check, 'values'), part),
};
const CHECK_NAMES = Object.keys(READERS);
/** The check of a column that a check of Pandera is, or why it cannot be run. */
function readCheck(check, { column, dtype }) {
    const reader = Object.hasOwn(READERS, check.name) ? READERS[check.name] : undefined;
    if (reader === undefined) {
        return compared_unsupported(`${check.name} is no built-in check of Pandera, and its code is not in this file`);
    }
    if (check.isGrouped)
        return compared_unsupported('checks of groups (groupby) are code, which is not in this file');
    return reader(check, { column, nulls: check.ignoresNulls ? 'skip' : 'break' }, dtype);
}
/** An argument by its name, or the only one without it. */
function statistic({ args }, name) {
    return Object.hasOwn(args, name) ? args[name] : args.value;
}
function bounded(given) {
    return (check, part, dtype) => compared_rangeCheck(given(check), part, dtype);
}
/** Of text, Python makes a set of its characters. */
function check_listOf(given) {
    if (typeof given === 'string')
        return [...given];
    return Array.isArray(given) ? given : undefined;
}
function check_pattern(given, part, how) {
    if (typeof given !== 'string')
        return compared_unsupported('the pattern is not text');
    return { kind: 'pattern', ...part, patterns: [given], dialect: 'python', how };
}
function affix(given, part, pattern) {
    if (typeof given !== 'string')
        return compared_unsupported('what the text starts or ends with is not text');
    const escaped = given.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
    return { kind: 'pattern', ...part, patterns: [pattern(escaped)], dialect: 're2', how: 'search' };
}
/** A single number is the exact length. */
function check_length({ min_value, max_value, exact_value, value }, part) {
    const [min, max, exact] = [min_value, max_value, exact_value ?? value].map((one) => one ?? undefined);
    if ([min, max, exact].some((one) => one !== undefined && typeof one !== 'number')) {
        return compared_unsupported('a length is not a number');
    }
    const bounds = exact === undefined ? { min, max } : { min: exact, max: exact };
    if (!isBounds(bounds))
        return compared_unsupported('neither min_value nor max_value is given, so that Pandera stops');
    return { kind: 'length', ...part, bounds };
}
function isBounds(given) {
    return typeof given.min === 'number' || typeof given.max === 'number';
}
function distinct(given, { column, nulls }) {
    if (!Array.isArray(given))
        return compared_unsupported('values is not a list');
    if (nulls === 'break')
        return compared_unsupported('null as one of the distinct values (ignore_na: false)');
    const values = given.filter((one) => ['string', 'number', 'boolean'].includes(typeof one));
    if (values.length !== given.length)
        return compared_unsupported('a value is neither text, number nor boolean');
    return { kind: 'distinct-set', column, values, relation: 'equals' };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/dtype-checks.js

/** What values are turned into where a column is coerced; undefined for a dtype that leaves them as they are. */
function castOf({ kind }) {
    switch (kind) {
        case 'int':
        case 'uint':
            return 'integer';
        case 'float':
            return 'number';
        case 'bool':
            return 'boolean';
        case 'text':
            return 'text';
        case 'datetime':
            return 'instant';
        case 'category':
        case 'object':
            return undefined;
    }
}
/** That pandas has read a column as the dtype. */
function dtypeCheck(column, dtype, shape, drops) {
    const { kind, name } = dtype;
    if (kind === 'text') {
        // `str` asks each value, `string` the column as a whole; 0.22 took no column of objects for the latter.
        const names = name === 'string[python]' && shape === 'A' ? [] : ['str'];
        return { kind: 'dtype', column, names, values: 'text', rowsOnly: name === 'str', drops };
    }
    if (dtype.zoned === true && !name.endsWith(', UTC]'))
        return compared_unsupported('a file does not tell the zone of its times');
    const names = kind === 'object' && shape !== 'C'
        ? ['object', 'str']
        : kind === 'datetime'
            ? dtype_checks_UNITS.map((unit) => name.replace(/\[\w+/, `[${unit}`))
            : [name];
    const isCounted = kind !== 'bool' || dtype.masked === true;
    return {
        kind: 'dtype',
        column,
        names,
        values: isCounted ? castOf(dtype) : undefined,
        bounds: integerBounds(dtype),
        drops,
    };
}
/** That pandas can turn a column into the dtype. */
function castableCheck(column, dtype, shape) {
    const to = castOf(dtype);
    if (dtype.zoned === true)
        return compared_unsupported('times are not turned into those of a zone');
    if (to === undefined || to === 'text' || (to === 'boolean' && dtype.masked !== true))
        return undefined;
    return {
        kind: 'castable',
        column,
        to,
        // Up to 0.30 numbers that are too large went round to the other end of the dtype.
        bounds: shape === 'C' ? integerBounds(dtype) : undefined,
        exact: dtype.masked === true,
        nulls: to === 'integer' && dtype.masked !== true ? 'break' : 'skip',
    };
}
/** Pandera takes times of any precision for those that it asks for. */
const dtype_checks_UNITS = ['s', 'ms', 'us', 'ns'];
function integerBounds({ kind, bits = 64 }) {
    if (kind === 'uint')
        return { min: 0, max: 2 ** bits - 1 };
    return kind === 'int' && bits < 64 ? { min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 } : undefined;
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/fallback.js

/** Whether a value that stands in for nulls keeps a check; undefined if that cannot be said. */
function holdsFor(check, value) {
    switch (check.kind) {
        case 'range': {
            const { min, max, ...ends } = check.bounds;
            if (typeof value !== 'number' || typeof min === 'string' || typeof max === 'string')
                return undefined;
            return isWithin({ min, max, ...ends }, value);
        }
        case 'set':
            return check.values.some((one) => one === value) !== (check.negated === true);
        case 'length':
            return typeof value === 'string' ? isWithin(check.bounds, [...value].length) : undefined;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/columns.js





const COPIES = {
    all: 'every',
    exclude_first: 'later',
    exclude_last: 'earlier',
};
/** The rules of a column, or of a level of the index that is a column of the file. */
function columns_columnRules(frame, column, name) {
    const dtype = column.dtype === undefined ? undefined : readDtype(column.dtype);
    const subject = { frame, column, name, dtype };
    const checks = checkDrafts(subject);
    const isOptional = !column.required || (frame.addsMissing && isAddable(column, checks));
    const presence = {
        id: 'required',
        title: column.regex ? 'no_regex_column_match' : 'column_in_dataframe',
        check: { kind: 'present', column: name },
        severity: 'fail',
        path: column.path,
    };
    const drafts = [
        ...(isOptional ? [] : [presence]),
        ...typeDrafts(subject),
        ...nullDrafts(subject),
        ...uniqueDrafts(subject),
        ...checks,
    ];
    return drafts.map((one) => ({
        ...one,
        id: `${name}.${one.id}`,
        ...(column.regex ? { each: name } : isOptional ? { optional: true } : {}),
    }));
}
/** A column that the data lacks is made of its default, or of nulls. */
function isAddable({ fallback, nullable }, checks) {
    if (fallback === undefined)
        return nullable;
    return checks.every(({ check }) => holdsFor(check, fallback) === true);
}
function typeDrafts({ frame, column, name, dtype }) {
    if (column.dtype === undefined)
        return [];
    const path = [...column.path, 'dtype'];
    const of = (id, check) => check === undefined ? [] : [{ id, title: `${id}('${column.dtype}')`, check, severity: 'fail', path }];
    if (dtype === undefined)
        return of('dtype', compared_unsupported(`columns of a file are never of dtype ${column.dtype}`));
    if (!column.coerce)
        return of('dtype', dtypeCheck(name, dtype, frame.shape, column.dropsRows));
    return of('coerce_dtype', castableCheck(name, dtype, frame.shape));
}
function nullDrafts({ column, name, dtype }) {
    // A default takes the place of nulls, and numpy's bool of a null is true.
    const vanish = column.coerce && dtype?.kind === 'bool' && dtype.masked !== true;
    if (column.nullable || column.fallback !== undefined || vanish)
        return [];
    const path = [...column.path, 'nullable'];
    return [
        {
            id: 'nullable',
            title: 'not_nullable',
            check: { kind: 'not-null', column: name },
            severity: rowSeverity(column),
            path,
        },
    ];
}
function uniqueDrafts(subject) {
    const { column, name } = subject;
    if (!column.unique)
        return [];
    const check = column.fallback === undefined
        ? { kind: 'unique', columns: [name], copies: COPIES[column.copies], nulls: 'equal' }
        : compared_unsupported('copies of a default that takes the place of nulls');
    const path = [...column.path, 'unique'];
    return [
        {
            id: 'unique',
            title: 'field_uniqueness',
            check,
            severity: rowSeverity(column),
            path,
            ...castFor(subject),
        },
    ];
}
function checkDrafts(subject) {
    const { column, name, dtype } = subject;
    return column.checks.map((given, at) => {
        const check = withDefault(readCheck(given, { column: name, dtype }), column.fallback);
        const before = column.checks.slice(0, at).filter((one) => one.name === given.name).length;
        return {
            id: before === 0 ? given.name : `${given.name}-${before + 1}`,
            title: given.name,
            check,
            severity: given.warns ? 'warn' : rowSeverity(column),
            path: given.path,
            ...castFor(subject),
        };
    });
}
/** Rows that break a rule are dropped and nothing is said. */
function rowSeverity({ dropsRows }) {
    return dropsRows ? 'info' : 'fail';
}
function castFor({ column, dtype }) {
    const cast = column.coerce && dtype !== undefined ? castOf(dtype) : undefined;
    return cast === undefined ? {} : { cast };
}
function withDefault(check, fallback) {
    if (fallback === undefined || check.kind === 'unsupported')
        return check;
    const holds = holdsFor(check, fallback);
    const isOfValues = check.kind === 'range' || check.kind === 'set' || check.kind === 'length';
    if (holds === undefined || !isOfValues)
        return compared_unsupported('a default of this kind beside this check');
    return { ...check, nulls: holds ? 'skip' : 'break' };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/frame.js




/** The rules of a schema on its columns, its index and the frame as a whole. */
function frameRules(frame) {
    const columns = frame.columns.flatMap((column) => column.name === undefined
        ? [refused('columns', column.path, 'a column whose name is not text is in no file')]
        : columns_columnRules(frame, column, column.name));
    const all = frame.columns.length === 0 ? typeOfAll(frame) : [];
    return [
        ...schemaRules(frame),
        ...columns,
        ...all,
        ...indexRules(frame),
        ...uniqueRules(frame),
        ...frameChecks(frame),
    ];
}
function refused(id, path, why) {
    return { id, title: id, check: compared_unsupported(why), severity: 'fail', path };
}
function schemaRules(frame) {
    const named = [...frame.columns, ...frame.index].filter(({ name }) => name !== undefined);
    const columns = named.map(({ name = '' }) => name);
    const patterns = named.filter(({ regex }) => regex).map(({ name = '' }) => name);
    const drafts = frame.unknown.map((key) => refused(key, [key], `Pandera has no ${key} of a schema`));
    if (frame.strict === true) {
        const check = { kind: 'known-columns', columns, patterns };
        drafts.push({ id: 'strict', title: 'column_in_schema', check, severity: 'fail', path: ['strict'] });
    }
    if (frame.ordered) {
        const ordered = frame.columns.flatMap(({ name }) => (name === undefined ? [] : [name]));
        const check = { kind: 'columns', columns: ordered, as: 'ordered-subset', patterns };
        const path = ['ordered'];
        drafts.push({ id: 'ordered', title: 'column_ordered', check, severity: 'fail', path, optional: true });
    }
    return drafts;
}
/** A dtype of the frame without columns is that of all there are. */
function typeOfAll(frame) {
    if (frame.dtype === undefined)
        return [];
    const column = { ...EVERY_COLUMN, dtype: frame.dtype, nullable: true };
    return columns_columnRules(frame, column, '').filter(({ check }) => check.kind !== 'present');
}
const EVERY_COLUMN = {
    name: '',
    dtype: undefined,
    nullable: false,
    unique: false,
    copies: 'all',
    coerce: false,
    required: false,
    regex: true,
    fallback: undefined,
    dropsRows: false,
    description: undefined,
    checks: [],
    path: ['dtype'],
};
function uniqueRules(frame) {
    const severity = frame.dropsRows ? 'info' : 'fail';
    const copies = COPIES[frame.copies];
    const groups = frame.unique.map((columns) => {
        const check = { kind: 'unique', columns, copies, nulls: 'equal' };
        const title = 'multiple_fields_uniqueness';
        return { id: `unique(${columns.join(', ')})`, title, check, severity, path: ['unique'], optional: true };
    });
    if (frame.uniqueLevels.length === 0)
        return groups;
    const check = { kind: 'unique', columns: frame.uniqueLevels, copies: 'every', nulls: 'equal' };
    return [
        ...groups,
        { id: 'index.unique', title: 'multiindex_unique', check, severity, path: ['multiindex', 'unique'] },
    ];
}
/** A check of the frame looks at every value of every column that is not filtered out. */
function frameChecks(frame) {
    const { columns, strict } = frame;
    const targets = strict === 'filter' ? columns.filter(({ name }) => name !== undefined) : [EVERY_COLUMN];
    return frame.checks.flatMap((given, at) => targets.map(({ name = '', regex, dtype }) => {
        const id = `${name}.frame-${given.name}${at === 0 ? '' : `-${at + 1}`}`;
        const severity = given.warns ? 'warn' : frame.dropsRows ? 'info' : 'fail';
        const check = frame_ofFrame(given, name, dtype);
        const target = regex ? { each: name } : { optional: true };
        return { id, title: given.name, check, severity, path: given.path, ...target };
    }));
}
function frame_ofFrame(given, column, dtype) {
    if (given.name.startsWith('str_') || given.name === 'unique_values_eq')
        return compared_unsupported(`Pandera stops at ${given.name} of a frame: it is a check of columns`);
    return readCheck(given, { column, dtype: dtype === undefined ? undefined : readDtype(dtype) });
}
/** A level with a name is the column of that name; without one, rows are numbered from 0. */
function indexRules(frame) {
    return frame.index.flatMap((level) => {
        if (level.name !== undefined)
            return columns_columnRules(frame, { ...level, required: true }, level.name);
        if (frame.index.length > 1)
            return [refused('index', level.path, 'a level without a name is in no file')];
        return rowNumberRules(level);
    });
}
function rowNumberRules(level) {
    const kind = level.dtype === undefined ? 'int' : readDtype(level.dtype)?.name;
    const isNumbered = kind === 'int' || kind === 'int64' || level.coerce;
    const dtype = isNumbered
        ? []
        : [
            refused('index.dtype', [...level.path, 'dtype'], `rows are numbered, so the index is never of dtype ${level.dtype}`),
        ];
    const checks = level.checks.map((given) => {
        const check = onRowNumbers(readCheck(given, { column: 'index', dtype: undefined }));
        return {
            id: `index.${given.name}`,
            title: given.name,
            check,
            severity: given.warns ? 'warn' : 'fail',
            path: given.path,
        };
    });
    return [...dtype, ...checks];
}
/** Row numbers from 0 lie within bounds if there are not too many rows. */
function onRowNumbers(check) {
    if (check.kind === 'unsupported')
        return check;
    if (check.kind !== 'range')
        return compared_unsupported(`numbers of rows as ${check.kind}`);
    const { min = 0, max, exclusiveMin, exclusiveMax } = check.bounds;
    if (typeof min === 'string' || typeof max === 'string')
        return compared_unsupported('numbers of rows are no times');
    const isFirstWithin = exclusiveMin === true ? min < 0 : min <= 0;
    if (!isFirstWithin)
        return { kind: 'row-count', bounds: { max: 0 } };
    if (max === undefined)
        return { kind: 'row-count', bounds: {} };
    return { kind: 'row-count', bounds: { max: exclusiveMax === true ? Math.ceil(max) : Math.floor(max) + 1 } };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera/kinds.js

const PARTLY = {
    isin: 'one time, not several',
    notin: 'one time, not several',
    unique_values_eq: 'not with ignore_na: false',
    dtype: 'not timedelta64, period, interval, complex, nor zones but UTC; category and Int64 only where they are coerced',
    coerce: 'times as in ISO 8601; not into a zone, nor numbers into times',
    default: 'beside bounds, sets and lengths of numbers and text',
    index: 'a level with a name is the column of that name; without one, bounds on the row numbers',
};
const kinds_UNSUPPORTED = {
    'registered checks, groupby': 'they are code, which is not in the file',
    'api: polars, ibis, pyspark': 'their types and nulls differ from those of pandas',
};
const kinds_OPTIONS = [
    ...['dtype', 'nullable', 'unique', 'report_duplicates', 'coerce', 'required', 'regex', 'default', 'index'],
    ...[
        'strict',
        'ordered',
        'add_missing_columns',
        'drop_invalid_rows',
        'unique_column_names',
        'checks of the frame',
    ],
    ...['ignore_na', 'raise_warning'],
];
/** Every kind of rule of a schema, and what is not done of it. */
const kinds_KINDS = [
    ...[...CHECK_NAMES, ...kinds_OPTIONS].map((kind) => {
        const partly = PARTLY[kind];
        return { kind, support: partly === undefined ? 'yes' : { partly } };
    }),
    ...Object.entries(kinds_UNSUPPORTED).map(([kind, unsupported]) => ({ kind, support: { unsupported } })),
];

;// CONCATENATED MODULE: ./build/packages/validation/formats/pandera.js




/** Frames that Pandera hands to pandas, or to what has its semantics. */
const LIBRARIES = new Set(['pandas', 'modin', 'dask']);
/** A schema as `DataFrameSchema.to_yaml` writes it, in any of its three shapes. */
const pandera = {
    name: 'Pandera',
    recognises: (value) => value instanceof Object && 'schema_type' in value && value.schema_type === 'dataframe',
    read: readPandera,
    kinds: kinds_KINDS,
};
function readPandera(document, { compat }) {
    const frame = readFrame(document);
    const drafts = LIBRARIES.has(frame.library) ? frameRules(frame) : [otherLibrary(frame)];
    const rules = drafts.map(({ path, ...draft }) => ({
        ...draft,
        allowed: { kind: 'none' },
        semantics: 'dtypes',
        source: document.name,
        line: document.lineOf(path),
    }));
    const notes = passedOver(frame, compat);
    return {
        name: document.name,
        format: 'Pandera schema',
        tables: [{ rules, columns: pandera_notesOf(frame) }],
        notes,
    };
}
function passedOver(frame, compat) {
    const isNumbered = frame.index.some(({ name }) => name === undefined);
    return [
        ...(compat === 'sql' ? ['compat: sql changes nothing: a schema in YAML is run by pandas'] : []),
        ...(frame.uniqueNames ? ['unique_column_names holds: pandas gives each column a name of its own'] : []),
        ...(isNumbered ? ['the index is that of a file that was read: its rows, numbered from 0'] : []),
    ];
}
function otherLibrary({ library }) {
    const why = `the schema is for ${library}, whose types and nulls differ from those of pandas`;
    return { id: 'api', title: 'api', check: { kind: 'unsupported', why }, severity: 'fail', path: ['api'] };
}
function pandera_notesOf(frame) {
    const notes = [...frame.columns, ...frame.index].flatMap(({ name, dtype, description, regex }) => name === undefined || regex
        ? []
        : [[name, { type: typeOf(dtype), description, personal: false }]]);
    return new Map(notes);
}
/** What the values of a column of a dtype are. */
function typeOf(dtype) {
    switch (dtype === undefined ? undefined : readDtype(dtype)?.kind) {
        case 'int':
        case 'uint':
            return 'integer';
        case 'float':
            return 'number';
        case 'bool':
            return 'boolean';
        case 'text':
            return 'string';
        case 'datetime':
            return 'timestamp';
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/soda/thresholds.js
/** What a threshold lets pass; undefined if it compares nothing, so that the default of the check holds. */
function thresholds_boundsOf(given) {
    const { must_be: equal, must_not_be: other, must_be_between: inside, must_be_not_between: outside } = given;
    if (thresholds_isGiven(equal))
        return { min: equal, max: equal };
    if (thresholds_isGiven(other))
        return { min: other, max: other, negated: true };
    if (inside)
        return between(inside);
    if (outside)
        return notBetween(outside);
    const bounds = between({
        greater_than: given.must_be_greater_than,
        greater_than_or_equal: given.must_be_greater_than_or_equal,
        less_than: given.must_be_less_than,
        less_than_or_equal: given.must_be_less_than_or_equal,
    });
    return bounds.min === undefined && bounds.max === undefined ? undefined : bounds;
}
function between(range) {
    const { greater_than: above, greater_than_or_equal: from, less_than: below, less_than_or_equal: to } = range;
    return {
        ...(thresholds_isGiven(above) ? { min: above, exclusiveMin: true } : thresholds_isGiven(from) ? { min: from } : {}),
        ...(thresholds_isGiven(below) ? { max: below, exclusiveMax: true } : thresholds_isGiven(to) ? { max: to } : {}),
    };
}
/** Passes below the lower or above the upper end: what fails lies between, without the ends that pass. */
function notBetween(range) {
    const { greater_than: above, greater_than_or_equal: from, less_than: below, less_than_or_equal: to } = range;
    return {
        ...(thresholds_isGiven(below) ? { min: below } : thresholds_isGiven(to) ? { min: to, exclusiveMin: true } : {}),
        ...(thresholds_isGiven(above) ? { max: above } : thresholds_isGiven(from) ? { max: from, exclusiveMax: true } : {}),
        negated: true,
    };
}
function thresholds_isGiven(value) {
    return value !== undefined && value !== null;
}
const thresholds_severityOf = ({ level }) => (level?.toLowerCase() === 'warn' ? 'warn' : 'fail');
/** The threshold that fails, and the one that warns. */
function thresholds_judgementOf(threshold, byDefault) {
    if (!threshold)
        return { severity: 'fail', bounds: byDefault };
    const own = thresholds_boundsOf(threshold) ?? byDefault;
    const severity = thresholds_severityOf(threshold);
    const second = threshold.additional ? thresholds_boundsOf(threshold.additional) : undefined;
    if (second === undefined)
        return { severity, bounds: own };
    return severity === 'fail'
        ? { severity, bounds: own, warn: second }
        : { severity: 'fail', bounds: second, warn: own };
}
function allowanceOf(threshold, bounds) {
    return { kind: threshold?.metric === 'percent' ? 'percent' : 'rows', bounds };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/soda/validity.js

const MISSING = ['missing_values', 'missing_format'];
const VALID = [
    ...['valid_values', 'invalid_values', 'valid_format', 'invalid_format', 'valid_min', 'valid_max'],
    ...['valid_length', 'valid_min_length', 'valid_max_length', 'valid_reference_data'],
];
/** What a check says of missing and valid values, or else its column does: the one group and the other, each as a whole. */
function validityOf(body, column) {
    const has = (given, keys) => keys.some((key) => given[key] !== undefined && given[key] !== null);
    const pick = (keys) => {
        const from = has(body, keys) ? body : column;
        return Object.fromEntries(keys.map((key) => [key, from[key]]));
    };
    return { ...pick(MISSING), ...pick(VALID) };
}
/** Values as one kind: Soda takes all text or all numbers. */
function oneKind(values) {
    const there = values.filter((value) => value !== null);
    return new Set(there.map((value) => typeof value)).size <= 1 ? there : there.map(String);
}
/** Null, one of the missing values, or of their form breaks it. */
function missingCheck(column, { missing_values: values, missing_format: format }) {
    const checks = [
        ...(values?.length ? [{ kind: 'set', column, values: oneKind(values), negated: true }] : []),
        ...(format ? [validity_patternOf(column, format.regex, true)] : []),
    ];
    return checks.length === 0
        ? { kind: 'not-null', column }
        : { kind: 'valid', column, checks, nulls: 'break' };
}
/** The flavour of a pattern is that of the database, which is DuckDB here. */
function validity_patternOf(column, pattern, negated) {
    return { kind: 'pattern', column, patterns: [pattern], dialect: 're2', how: 'search', negated };
}
/** Any of the conditions makes a value invalid; undefined where there is none. Or why they cannot be checked. */
function invalidCheck(column, validity) {
    const { missing_format, missing_values, valid_reference_data: reference } = validity;
    const checks = [...setChecks(column, validity), ...lengthChecks(column, validity)];
    const range = validity_rangeCheck(column, validity);
    if (typeof range === 'string')
        return range;
    const all = range === undefined ? checks : [...checks, range];
    if (reference) {
        if (all.length > 0)
            return 'valid_reference_data together with other conditions is not supported';
        const table = reference.dataset.split('/').at(-1);
        return { kind: 'reference', columns: [column], table, to: [reference.column], nulls: 'skip-any' };
    }
    if (all.length === 0)
        return undefined;
    if (missing_format)
        return 'missing_format together with conditions on valid values is not supported';
    const missing = missing_values?.length ? oneKind(missing_values) : undefined;
    return { kind: 'valid', column, checks: all, missing, nulls: 'keep' };
}
function setChecks(column, { valid_values, invalid_values, valid_format, invalid_format }) {
    return [
        ...(valid_values ? [{ kind: 'set', column, values: oneKind(valid_values) }] : []),
        ...(invalid_values?.length
            ? [{ kind: 'set', column, values: oneKind(invalid_values), negated: true }]
            : []),
        ...(valid_format ? [validity_patternOf(column, valid_format.regex, false)] : []),
        ...(invalid_format ? [validity_patternOf(column, invalid_format.regex, true)] : []),
    ];
}
function lengthChecks(column, { valid_length: equal, valid_min_length: min, valid_max_length: max }) {
    return [
        ...(equal === undefined || equal === null
            ? []
            : [{ kind: 'length', column, bounds: { min: equal, max: equal } }]),
        ...(min === undefined || min === null ? [] : [{ kind: 'length', column, bounds: { min } }]),
        ...(max === undefined || max === null ? [] : [{ kind: 'length', column, bounds: { max } }]),
    ];
}
function validity_rangeCheck(column, { valid_min, valid_max }) {
    const given = [valid_min, valid_max].filter((value) => value !== undefined && value !== null);
    if (given.length === 0)
        return undefined;
    const [min, max] = [valid_min, valid_max].map((value) => value === null || value === undefined ? undefined : sqlBound(value));
    const read = [min, max].filter((value) => value !== undefined);
    if (read.length < given.length || new Set(read.map((value) => typeof value)).size > 1) {
        return 'valid_min and valid_max are numbers, days or instants';
    }
    return { kind: 'range', column, bounds: { min, max } };
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/soda/checks.js




const NONE = { min: 0, max: 0 };
const MAKERS = {
    row_count: () => ({ check: { kind: 'row-count', bounds: {} }, byDefault: { min: 0, exclusiveMin: true } }),
    missing: ({ column }, body) => {
        if (column === undefined)
            return { check: 'it needs a column' };
        return { check: missingCheck(column.name, validityOf(body, column)) };
    },
    invalid: ({ column }, body) => {
        if (column === undefined)
            return { check: 'it needs a column' };
        const validity = validityOf(body, column);
        const check = invalidCheck(column.name, validity) ?? 'it has no condition on valid values';
        const isReference = typeof check !== 'string' && check.kind === 'reference';
        if (isReference && body.threshold?.metric === 'percent')
            return { check: 'a share is not counted for references' };
        return { check, only: isReference ? withoutMissing(column.name, validity.missing_values) : undefined };
    },
    duplicate: checks_duplicates,
    aggregate: checks_aggregate,
    failed_rows: (place, { expression, query }) => {
        if (expression)
            return { check: { kind: 'expression', sql: `NOT (${expression}\n)`, nulls: 'skip' } };
        return { check: query ? queryCheck(place, query, 'rows') : 'it needs an expression or a query' };
    },
    metric: (place, { expression, query, scope }) => {
        if (query)
            return { check: queryCheck(place, query, 'first-value') };
        if (!expression)
            return { check: 'it needs an expression or a query' };
        const filters = filtersOf(place, { scope }).map((sql) => `(${sql}\n)`);
        const where = filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`;
        return { check: queryCheck(place, `SELECT ${expression}\nFROM {table}${where}`, 'first-value') };
    },
    freshness: checks_freshness,
};
function checkDraft(place, type, body) {
    const { column, path } = place;
    const name = [...(column === undefined ? [] : [column.name]), type];
    const named = { name, path, title: body.name ?? type };
    if (type === 'schema')
        return schemaDrafts(place, body).map((draft) => ({ ...named, ...draft }));
    const make = Object.hasOwn(MAKERS, type) ? MAKERS[type] : undefined;
    const made = make?.(place, body) ?? { check: `there is no check of the type ${type}` };
    const { check, byDefault, only } = made;
    if (typeof check === 'string')
        return [{ ...named, check: { kind: 'unsupported', why: check } }];
    return [{ ...named, ...checks_judged(body, check, byDefault ?? NONE), ...whereOf(place, body, check, only) }];
}
function checks_judged({ threshold }, check, byDefault) {
    const { severity, bounds, warn } = thresholds_judgementOf(threshold, byDefault);
    if (isRowCheck(check)) {
        const allowed = allowanceOf(threshold, bounds);
        return { severity, check, allowed, ...(warn === undefined ? {} : { warn: allowanceOf(threshold, warn) }) };
    }
    const unsupported = (why) => ({ severity, check: { kind: 'unsupported', why } });
    if (warn !== undefined)
        return unsupported('two thresholds are supported where rows are counted');
    if (threshold?.metric === 'percent')
        return unsupported('a share is supported where rows are counted');
    if (check.kind === 'freshness' || check.kind === 'unsupported')
        return { severity, check };
    return { severity, check: 'bounds' in check ? { ...check, bounds } : check };
}
/** A scope's filter takes the place of the contract's; a check's own is added. Queries see the whole. */
function filtersOf({ contract }, { filter, scope }) {
    const outer = scope ? contract.scopes?.[scope]?.filter : contract.filter;
    return [outer, filter].flatMap((sql) => (sql ? [sql] : []));
}
function whereOf(place, body, check, only) {
    if (check.kind === 'query')
        return {};
    const conditions = filtersOf(place, body).map((sql) => ({ kind: 'sql', sql }));
    if (only !== undefined)
        conditions.push(only);
    return conditions.length === 0
        ? {}
        : { where: { condition: { kind: 'and', conditions }, nulls: 'unknown' } };
}
function withoutMissing(column, values) {
    return values?.length ? { kind: 'in', column, values: oneKind(values), negated: true } : undefined;
}
/** Copies but the first; of a column among its values, of several columns among all rows, null being a value. */
function checks_duplicates({ column }, body) {
    if (column === undefined) {
        if (!body.columns?.length)
            return { check: 'it needs columns' };
        return { check: { kind: 'unique', columns: body.columns, copies: 'later', nulls: 'equal' } };
    }
    const { missing_values, missing_format } = validityOf(body, column);
    if (missing_format)
        return { check: 'missing_format of a check on duplicates is not supported' };
    const check = { kind: 'unique', columns: [column.name], copies: 'later', nulls: 'skip-any' };
    return { check, only: withoutMissing(column.name, missing_values) };
}
const checks_MEASURES = {
    avg: 'mean',
    sum: 'sum',
    min: 'min',
    max: 'max',
    minlength: 'min-length',
    maxlength: 'max-length',
};
function checks_aggregate(place, body) {
    const { column } = place;
    if (column === undefined)
        return { check: 'it needs a column' };
    const name = (body.function ?? '').toLowerCase().replaceAll('_', '');
    const validity = validityOf(body, column);
    if (invalidCheck(column.name, validity) !== undefined || validity.missing_format) {
        return { check: 'aggregates of columns with conditions on their values are not supported' };
    }
    const only = withoutMissing(column.name, validity.missing_values);
    if (name === 'avglength') {
        if (only !== undefined)
            return { check: 'avg_length of columns with missing values of their own is not supported' };
        const filters = filtersOf(place, body).map((sql) => `(${sql}\n)`);
        const where = filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`;
        return {
            check: queryCheck(place, `SELECT avg(length(${(0,data_sql/* identifier */.Cv)(column.name)}))\nFROM {table}${where}`, 'first-value'),
        };
    }
    const measure = Object.entries(checks_MEASURES).find(([key]) => key === name)?.[1];
    if (measure === undefined)
        return { check: `there is no function ${body.function ?? ''}` };
    return { check: { kind: 'measure', column: column.name, measure, bounds: {} }, only };
}
/** A query names tables in full; here they go by their own names. */
function queryCheck({ contract }, query, judges) {
    const [table = '', ...prefixes] = contract.dataset.split('/').toReversed();
    const before = prefixes
        .slice(0, -1)
        .toReversed()
        .map((part) => `"?${part.replace(/[^\w]/g, '\\$&')}"?\\.`);
    const path = before.map((part, index) => (index < before.length - 1 ? `(?:${part})?` : part)).join('');
    const qualified = new RegExp(`(\\b(?:from|join)\\s+|,\\s*)${path}`, 'gi');
    const sql = before.length === 0 ? query : query.replace(qualified, '$1');
    return { kind: 'query', sql, as: [table], judges, bounds: {} };
}
const checks_SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 };
/** Soda rounds the age down to seconds; it must be less than some time, which is what a freshness is. */
function checks_freshness(_, { column, unit, threshold, now_variable }) {
    if (!column)
        return { check: 'it needs a column' };
    if (now_variable)
        return { check: 'now_variable is not supported' };
    const { must_be_less_than: below, must_be_less_than_or_equal: most } = threshold ?? {};
    const seconds = checks_SECONDS[unit ?? 'hour'] * (below ?? most ?? Number.NaN);
    if (Number.isNaN(seconds))
        return { check: 'its threshold must be must_be_less_than or must_be_less_than_or_equal' };
    const maxAge = (below === undefined || below === null ? seconds + 1 : seconds) * 1000 - 1;
    return { check: { kind: 'freshness', column, maxAge } };
}
function schemaDrafts({ contract }, body) {
    const columns = contract.columns ?? [];
    const required = columns.filter(({ optional }) => !optional).map(({ name }) => name);
    const { allow_extra_columns: extra, allow_other_column_order: order } = body;
    if (required.length < columns.length && !(extra && order)) {
        const why = 'optional columns are supported with allow_extra_columns and allow_other_column_order';
        return [{ check: { kind: 'unsupported', why } }];
    }
    const as = extra ? (order ? 'subset' : 'ordered-subset') : order ? 'set' : 'list';
    return [{ check: { kind: 'columns', columns: required, as } }];
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/soda/schema.js

const soda_schema_MAX_ITEMS = 10_000;
const soda_schema_text = schemas.string()
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode');
const soda_schema_name = soda_schema_text.min(1, 'must not be empty');
/** A variable may stand where a number is wanted. */
const schema_number = schemas.union([
    schemas.number(),
    schemas.string()
        .regex(/^-?\d+(\.\d+)?$/)
        .transform(Number),
], 'expected a number');
const schema_values = schemas.array(schemas.union([soda_schema_text, schemas.number(), schemas.boolean(), schemas["null"]()])).max(soda_schema_MAX_ITEMS);
const format = schemas.looseObject({ regex: soda_schema_text.max(1000) });
const COMPARISONS = [
    'must_be',
    'must_not_be',
    'must_be_greater_than',
    'must_be_greater_than_or_equal',
    'must_be_less_than',
    'must_be_less_than_or_equal',
    'must_be_between',
    'must_be_not_between',
];
const schema_range = schemas.looseObject({
    greater_than: schema_number.nullish(),
    greater_than_or_equal: schema_number.nullish(),
    less_than: schema_number.nullish(),
    less_than_or_equal: schema_number.nullish(),
});
const comparisons = {
    must_be: schema_number.nullish(),
    must_not_be: schema_number.nullish(),
    must_be_greater_than: schema_number.nullish(),
    must_be_greater_than_or_equal: schema_number.nullish(),
    must_be_less_than: schema_number.nullish(),
    must_be_less_than_or_equal: schema_number.nullish(),
    must_be_between: schema_range.nullish(),
    must_be_not_between: schema_range.nullish(),
    level: soda_schema_text.nullish(),
};
const atMostOne = (given) => COMPARISONS.filter((key) => given[key] !== undefined && given[key] !== null).length <= 1;
const SEVERAL = 'a threshold has one comparison; Soda does not evaluate one with more';
const threshold = schemas.looseObject({
    ...comparisons,
    metric: schemas["enum"](['count', 'percent']).nullish(),
    additional: schemas.looseObject(comparisons).refine(atMostOne, SEVERAL).nullish(),
})
    .refine(atMostOne, SEVERAL);
const validity = {
    missing_values: schema_values.nullish(),
    missing_format: format.nullish(),
    valid_values: schema_values.nullish(),
    invalid_values: schema_values.nullish(),
    valid_format: format.nullish(),
    invalid_format: format.nullish(),
    valid_min: schemas.union([schemas.number(), soda_schema_text]).nullish(),
    valid_max: schemas.union([schemas.number(), soda_schema_text]).nullish(),
    valid_length: schema_number.nullish(),
    valid_min_length: schema_number.nullish(),
    valid_max_length: schema_number.nullish(),
    valid_reference_data: schemas.looseObject({ dataset: soda_schema_name, column: soda_schema_name }).nullish(),
};
const body = schemas.looseObject({
    ...validity,
    name: soda_schema_text.nullish(),
    qualifier: schemas.union([soda_schema_text, schemas.number()]).nullish(),
    threshold: threshold.nullish(),
    filter: soda_schema_text.nullish(),
    scope: soda_schema_text.nullish(),
    function: soda_schema_text.nullish(),
    columns: schemas.array(soda_schema_name).nullish(),
    column: soda_schema_name.nullish(),
    unit: schemas["enum"](['second', 'minute', 'hour', 'day']).nullish(),
    now_variable: soda_schema_text.nullish(),
    expression: soda_schema_text.nullish(),
    query: soda_schema_text.nullish(),
    allow_extra_columns: schemas.boolean().nullish(),
    allow_other_column_order: schemas.boolean().nullish(),
});
const check = schemas.record(schemas.string(), body.nullish())
    .refine((given) => Object.keys(given).length === 1, 'a check has one type, such as missing or invalid');
const soda_schema_column = schemas.looseObject({
    ...validity,
    name: soda_schema_name,
    description: soda_schema_text.nullish(),
    data_type: soda_schema_text.nullish(),
    optional: schemas.boolean().nullish(),
    checks: schemas.array(check).max(soda_schema_MAX_ITEMS).nullish(),
});
/** A contract of Soda 4. */
const sodaContract = schemas.looseObject({
    dataset: soda_schema_name,
    filter: soda_schema_text.nullish(),
    scopes: schemas.record(schemas.string(), schemas.looseObject({ filter: soda_schema_text.nullish() })).nullish(),
    columns: schemas.array(soda_schema_column).max(soda_schema_MAX_ITEMS).nullish(),
    checks: schemas.array(check).max(soda_schema_MAX_ITEMS).nullish(),
});

;// CONCATENATED MODULE: ./build/packages/validation/formats/soda.js





const soda_kind = (name, support = 'yes') => ({ kind: name, support });
/** Contracts of Soda 4, with the meaning that its check of a DuckDB data source gives them. */
const soda = {
    name: 'Soda',
    recognises: (value) => value instanceof Object &&
        'dataset' in value &&
        typeof value.dataset === 'string' &&
        ('columns' in value || 'checks' in value),
    read: soda_read,
    kinds: [
        soda_kind('row_count'),
        soda_kind('missing'),
        soda_kind('invalid', { partly: 'references alone, and without a share' }),
        soda_kind('duplicate'),
        soda_kind('aggregate', { partly: 'not of columns with missing or valid values of their own' }),
        soda_kind('failed_rows', { partly: 'not keys_query and rows_tested_query' }),
        soda_kind('metric'),
        soda_kind('freshness', { partly: 'must_be_less_than, must_be_less_than_or_equal' }),
        soda_kind('schema', { partly: 'columns and their order; types as rules of their own' }),
        soda_kind('filter, scopes, variables, level, additional'),
    ],
};
function soda_read(document, { parameters }) {
    const contract = (0,yaml/* checkDocument */.s)({ ...document, value: withVariables(document.value, parameters) }, sodaContract);
    const rules = rulesOf(document, [...datasetDrafts(contract), ...columnDrafts(contract)]);
    const columns = new Map((contract.columns ?? []).map((column) => [column.name, soda_notesOf(column)]));
    return { name: document.name, format: 'Soda 4 contract', tables: [{ rules, columns }], notes: [] };
}
function datasetDrafts(contract) {
    return (contract.checks ?? []).flatMap((given, index) => Object.entries(given).flatMap(([type, body]) => checkDraft({ contract, path: ['checks', index] }, type, body ?? {})));
}
function columnDrafts(contract) {
    const hasSchema = (contract.checks ?? []).some((given) => 'schema' in given);
    return (contract.columns ?? []).flatMap((column, index) => {
        const path = ['columns', index];
        const type = hasSchema ? types_columnTypeOf(typed(column)) : undefined;
        const types = type === undefined
            ? []
            : [
                {
                    name: [column.name, 'data_type'],
                    path: [...path, 'data_type'],
                    check: { kind: 'type', column: column.name, type },
                },
            ];
        const checks = (column.checks ?? []).flatMap((given, at) => Object.entries(given).flatMap(([name, body]) => checkDraft({ contract, column, path: [...path, 'checks', at] }, name, body ?? {})));
        return [...types, ...checks];
    });
}
function typed({ name, data_type }) {
    return { name, physicalType: data_type };
}
/** A type is only checked, and thus only relied on, where the contract checks the schema. */
function soda_notesOf({ description }) {
    return { description: description ?? undefined, personal: false };
}
/** Fills `${var.name}` by the parameters, else by the defaults that the contract gives. Others stay. */
function withVariables(value, parameters) {
    const declared = value instanceof Object && 'variables' in value ? value.variables : undefined;
    const variable = (name) => {
        if (Object.hasOwn(parameters, name))
            return parameters[name];
        const own = declared instanceof Object && Object.hasOwn(declared, name) ? Reflect.get(declared, name) : undefined;
        return own instanceof Object && 'default' in own ? own.default : undefined;
    };
    const filled = (item) => {
        if (typeof item === 'string') {
            return item.replace(/\$\{\s*var\.(\w+)\s*\}/g, (whole, name) => String(variable(name) ?? whole));
        }
        if (Array.isArray(item))
            return item.map(filled);
        if (!(item instanceof Object))
            return item;
        return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, filled(inner)]));
    };
    return filled(value);
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/read-rules.js






/** Every way of writing rules that is read, in the order in which a document is tried. */
const FORMATS = [pandera, odcs, dbt, soda, frictionless, native_native];
/**
 * Reads a file of rules in the format that its content is written in.
 * @throws UserError that names line and path of everything that is wrong
 */
function readRules(document, options) {
    const format = FORMATS.find(({ recognises }) => recognises(document.value)) ?? native_native;
    return format.read(document, options);
}

;// CONCATENATED MODULE: ./build/packages/validation/expectations.js

/**
 * Says which rules are for which data. A file that speaks of one table means the data, whatever it calls it.
 * @throws UserError for rules on tables that there is no data for: what is not checked did not pass
 */
function rulesByTable(files, names) {
    const main = [];
    const others = new Map();
    const leftOut = [];
    const lost = [];
    for (const { name: file, tables } of files) {
        for (const table of tables) {
            const { name } = table;
            if (isMain(table, tables, names))
                main.push(table);
            else if (name !== undefined && names.others.includes(name))
                others.set(name, [...(others.get(name) ?? []), table]);
            else if (names.table !== undefined)
                leftOut.push(name ?? '');
            else
                lost.push({ file, table: name ?? '' });
        }
    }
    if (lost.length > 0)
        throw new errors/* UserError */.yo(lost.map((item) => lostProblem(item)));
    if (main.every(({ rules }) => rules.length === 0)) {
        throw new errors/* UserError */.yo('no rule is for this data, and what is not checked does not pass', {
            where: files.map(({ name }) => name).join(', '),
            fix: 'Say by the input table which table of the file it is.',
        });
    }
    const merged = [...others].map(([name, parts]) => [name, merge(parts, `${name}.`)]);
    return { main: merge(main, ''), others: new Map(merged), leftOut };
}
function isMain({ name }, tables, names) {
    if (name === undefined)
        return true;
    if (names.table !== undefined)
        return name === names.table;
    if (names.others.includes(name))
        return false;
    return tables.length === 1 || names.alsoKnownAs.includes(name);
}
function lostProblem({ file, table }) {
    return {
        what: `there are rules for "${table}", and no data of that name`,
        where: file,
        fix: `Name the data in the input tables (${table}=path), or the one table to check in the input table.`,
    };
}
/** Ids stay unique: a second rule of the same name is `name~2`. */
function merge(parts, prefix) {
    const taken = new Map();
    const rules = parts
        .flatMap((part) => part.rules)
        .map((rule) => {
        const id = `${prefix}${rule.id}`;
        const times = (taken.get(id) ?? 0) + 1;
        taken.set(id, times);
        return { ...rule, id: times === 1 ? id : `${id}~${times}` };
    });
    const columns = new Map();
    for (const part of parts) {
        for (const [name, notes] of part.columns)
            columns.set(name, joined(columns.get(name), notes));
    }
    return { rules, columns };
}
/** What files say of the same column: the first word counts, and one mark as personal is enough. */
function joined(first, next) {
    if (first === undefined)
        return next;
    return {
        type: first.type ?? next.type,
        description: first.description ?? next.description,
        unit: first.unit ?? next.unit,
        owner: first.owner ?? next.owner,
        personal: first.personal || next.personal,
    };
}

// EXTERNAL MODULE: ./build/packages/data/dataset.js + 1 modules
var data_dataset = __webpack_require__(17855);
;// CONCATENATED MODULE: ./build/actions/validate-data/src/sources.js





/**
 * Finds all data that the references name. Files of all formats may stand side by side.
 * @throws MissingEvidence if there is none at all; UserError for what may not be read, or is no data
 */
async function findData(step, role, references, read) {
    const found = new Map();
    const missing = [];
    for (const reference of references) {
        try {
            for (const used of await (0,step_references/* useAll */.dV)(step, role, [reference]))
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
    const notes = used.flatMap(({ note }) => note ?? []);
    const md5 = used.length === 1 ? used[0]?.md5 : undefined;
    const { machine, dataRoots } = step;
    const dataset = await (0,data_dataset/* openDataset */.J)(used.map(({ path }) => path), {
        root: machine.workspace,
        allowedRoots: [...dataRoots, machine.temp, ...used.map(({ root }) => root)],
        ...(read === undefined ? {} : { read }),
        scratch: (0,external_node_path_.join)(machine.temp, 'lockstep', 'text'),
    });
    const inside = await Promise.all(dataset.found.map(({ origin }) => (0,files/* isInside */.FK)(machine.workspace, origin)));
    const inWorkspace = new Set(dataset.found.flatMap(({ name }, at) => (inside[at] === true ? [name] : [])));
    return { dataset, subjects: subjectsOf(used, dataset), inWorkspace, missing, md5, notes };
}
/** A file is named within the workspace or the data root that holds it: what lies above says nothing to others. */
async function nameIn({ machine, dataRoots }, used) {
    if (used.root !== undefined)
        return { ...used, root: used.root, name: relativeName(used.root, used.path) };
    for (const root of [machine.workspace, ...dataRoots]) {
        if (await (0,files/* isInside */.FK)(root, used.path))
            return { ...used, root, name: relativeName(root, used.path) };
    }
    const root = (0,external_node_path_.dirname)(used.path);
    return { ...used, root, name: relativeName(root, used.path) };
}
function relativeName(root, path) {
    return (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/') || '.';
}
/** What was named, under the name that the dataset gives it, and the other files of folders. */
function subjectsOf(used, { found }) {
    const byPath = new Map(found.map((file) => [file.origin, file.name]));
    const named = used.map((item) => {
        const artifact = (0,step_used/* artifactOf */.qB)(item);
        return { ...artifact, name: byPath.get(item.path) ?? artifact.name };
    });
    const known = new Set(used.map(({ path }) => path));
    const inside = found
        .filter(({ origin }) => !known.has(origin))
        .map(({ name, sha256, bytes }) => ({ role: 'data', name, sha256, bytes, kind: 'file' }));
    return [...named, ...inside];
}

;// CONCATENATED MODULE: ./build/actions/validate-data/src/request.js







/** @throws UserError that names everything that is wrong; MissingEvidence if all of it is only not there */
async function readRequest(step, given) {
    const problems = new errors/* Problems */.Zw();
    const read = await problems.attemptAsync(() => ruleFiles(step, given));
    const reading = await problems.attemptAsync(() => readOptionsOf(step, given['read-options']));
    const sources = await problems.attemptAsync(() => findData(step, 'data', given.data, reading?.options));
    const tables = new Map();
    for (const [name, reference] of given.tables) {
        const found = await problems.attemptAsync(() => request_tableOf(step, name, reference, reading?.options));
        if (found !== undefined)
            tables.set(name, found);
    }
    const reference = await problems.attemptAsync(() => request_referenceOf(step, given.reference));
    const rules = await problems.attemptAsync(async () => read === undefined || sources === undefined ? undefined : request_rulesFor(read, sources, given));
    problems.throwIfAny();
    if (sources === undefined)
        throw new Error('no data, and no problem');
    return { ...sources, rules, sources: read ?? [], tables, reference, readSource: reading?.source };
}
async function ruleFiles(step, given) {
    const { expectations, operation, compat } = given;
    if (expectations === undefined) {
        if (operation === 'profile')
            return undefined;
        throw new errors/* UserError */.yo('is required to check data', {
            where: 'input expectations',
            fix: 'Name a file of rules, or write them here; operation: profile needs none.',
        });
    }
    const options = { compat, parameters: await parametersOf(step, given), now: step.machine.now() };
    const policies = await (0,step_policy/* readPolicies */.h9)(step, expectations, 'input expectations');
    const problems = new errors/* Problems */.Zw();
    const files = policies.flatMap((policy) => {
        const file = problems.attempt(() => readRules(policy.document, options));
        return file === undefined ? [] : [{ file, policy }];
    });
    problems.throwIfAny();
    return files;
}
async function parametersOf(step, { parameters }) {
    if (parameters === undefined)
        return {};
    const { document } = await (0,step_policy/* readPolicy */.T4)(step, parameters, 'input parameters');
    return (0,yaml/* checkDocument */.s)(document, schemas.record(schemas.string(), schemas.unknown()));
}
/** Each table must be there: a rule that looks it up could not be checked without it. */
async function request_tableOf(step, name, reference, read) {
    // What is looked up must be whole.
    const whole = read === undefined ? undefined : { ...read, sample: undefined };
    const found = await findData(step, 'table', [reference], whole);
    if (found.missing.length > 0)
        throw new errors/* MissingEvidence */.YM(found.missing);
    if (found.dataset.files.length > 0)
        return found;
    const [unreadable] = found.dataset.unreadable;
    throw new errors/* UserError */.yo(`the table "${name}" cannot be read: ${unreadable?.reason ?? 'it has no file'}`, {
        where: `input tables: ${(0,step_used/* shownReference */.Xu)(reference)}`,
    });
}
function request_rulesFor(read, { dataset }, given) {
    const alsoKnownAs = dataset.files.map(({ name }) => (name.split('/').at(-1) ?? name).replace(/\..*$/, ''));
    return rulesByTable(read.map(({ file }) => file), { table: given.table, alsoKnownAs, others: [...given.tables.keys()] });
}
/** They decide what is judged, so on a pull request they are those of the base branch. */
async function readOptionsOf(step, given) {
    if (given === undefined)
        return undefined;
    const source = await (0,step_policy/* readPolicy */.T4)(step, given, 'input read-options');
    return { options: (0,read_options/* readReadOptions */.j)(source.document), source };
}
async function request_referenceOf(step, reference) {
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
            const { dataset, rules, reference, tables } = request;
            const datasets = [dataset, ...[...tables.values()].map((table) => table.dataset)];
            const paths = datasets.flatMap(({ files, scratch = [] }) => [...files.map(({ path }) => path), scratch].flat());
            const engine = __addDisposableResource(env_1, await (0,step_engine/* openStepEngine */.Zo)(step, paths, { memoryLimit: given['memory-limit'] }), true);
            const checked = given.operation === 'check' && rules !== undefined
                ? await checkTables(engine, request, rules, step.machine.now())
                : undefined;
            const profiled = await profileData(engine, dataset, rules?.main.columns ?? new Map(), reference);
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

/***/ 646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ linesOf)
/* harmony export */ });
/* harmony import */ var _csv_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77919);
/* harmony import */ var _csv_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83651);
/* harmony import */ var _json_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16477);
/* harmony import */ var _rejections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71805);




/**
 * Physical places of rows of CSV and JSON files: the line on which a row begins, or if a column is given the line
 * and the position in it at which its value begins. A row of a Parquet file has none, and no place is known where
 * so many rows were rejected that not all were noted.
 * @returns one place, or undefined, per row asked for
 */
async function linesOf(engine, relation, wanted) {
    const { capped } = await (0,_rejections_js__WEBPACK_IMPORTED_MODULE_0__/* .countRejects */ .QJ)(engine, relation);
    if (capped)
        return wanted.map(() => undefined);
    const places = new Map();
    for (const item of relation.files) {
        const own = wanted.filter(({ file }) => file === item.file.name);
        if (own.length > 0)
            places.set(item.file.name, await placesIn(engine, relation, item, own));
    }
    return wanted.map(({ file, row, column }) => {
        const place = places.get(file)?.get(row);
        if (place === undefined)
            return undefined;
        const item = relation.files.find((candidate) => candidate.file.name === file);
        return place.fields.get(item === undefined ? -1 : fieldOf(item, column)) ?? { line: place.line };
    });
}
/** Number of a column in the file, from 0; -1 if it does not hold it itself. */
function fieldOf({ source }, column) {
    return source.kind === 'parquet' ? -1 : source.columns.findIndex(({ name }) => name === column);
}
async function placesIn(engine, relation, item, wanted) {
    const { file, source } = item;
    if (source.kind === 'parquet')
        return new Map();
    const rejects = (await (0,_rejections_js__WEBPACK_IMPORTED_MODULE_0__/* .rejectsIn */ .iM)(engine, relation, item, _csv_source_js__WEBPACK_IMPORTED_MODULE_1__/* .REJECTS_LIMIT */ .PO)).map(_rejections_js__WEBPACK_IMPORTED_MODULE_0__/* .offsetOf */ .b4);
    const fields = Map.groupBy(wanted, ({ row }) => row);
    const rows = new Map([...fields].map(([row, items]) => {
        const own = items.map(({ column }) => fieldOf(item, column)).filter((field) => field >= 0);
        return [row, new Set(own)];
    }));
    if (source.kind === 'csv') {
        return (await (0,_csv_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .locateLines */ .AU)((0,_csv_source_js__WEBPACK_IMPORTED_MODULE_1__/* .csvLayout */ .VG)(file, source), { rows, rejects, header: source.header })).placeOfRow;
    }
    const keyed = new Map([...rows].map(([row, own]) => {
        const keys = [...own].map((field) => [field, source.columns[field]?.key ?? '']);
        return [row, new Map(keys)];
    }));
    const broken = await (0,_rejections_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenIn */ .pf)(engine, relation, item, source.broken);
    return (await (0,_json_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .locateTexts */ .X)({ ...file, form: source.form }, { rows: keyed, rejects, broken })).placeOfRow;
}


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

/***/ 34443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ pairedMeanDifference),
/* harmony export */   q: () => (/* binding */ requireLevel)
/* harmony export */ });
/* harmony import */ var _distributions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94664);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3276);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25147);



/**
 * Paired mean difference with Student's t interval, from one value per row (e.g. hits or losses) of the
 * baseline and the challenger in the same row order: d_i = challenger_i - baseline_i, SE = sd/sqrt(n).
 * For a one-sided bound at alpha ask for level 1 - 2 alpha. Needs two rows. Equal differences in all
 * rows have SE 0 and an interval of no width.
 */
function pairedMeanDifference(baseline, challenger, level = 0.95) {
    (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .requireSameLength */ .UU)(baseline, challenger);
    requireLevel(level);
    const differences = Float64Array.from(challenger, (value, row) => value - (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.at)(baseline, row));
    const problem = (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .finiteProblem */ .$B)(differences);
    if (problem)
        return problem;
    const n = differences.length;
    if (n < 2)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .undefinedFor */ .i)('too-few');
    const difference = (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(differences) / n;
    const squares = (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(differences.map((d) => (d - difference) ** 2));
    const standardError = Math.sqrt(squares / (n - 1) / n);
    const degreesOfFreedom = n - 1;
    const margin = (0,_distributions_js__WEBPACK_IMPORTED_MODULE_2__/* .studentTUpperQuantile */ .lq)((1 - level) / 2, degreesOfFreedom) * standardError;
    const statistic = difference === 0 ? 0 : difference / standardError;
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({
        difference,
        standardError,
        degreesOfFreedom,
        interval: { low: difference - margin, high: difference + margin, level },
        statistic,
        pValue: {
            twoSided: 2 * (0,_distributions_js__WEBPACK_IMPORTED_MODULE_2__/* .studentTSf */ .d)(Math.abs(statistic), degreesOfFreedom),
            greater: (0,_distributions_js__WEBPACK_IMPORTED_MODULE_2__/* .studentTSf */ .d)(statistic, degreesOfFreedom),
            less: (0,_distributions_js__WEBPACK_IMPORTED_MODULE_2__/* .studentTCdf */ .Jt)(statistic, degreesOfFreedom),
        },
    });
}
/** Throws RangeError for a confidence level outside (0, 1). */
function requireLevel(level) {
    if (!(level > 0 && level < 1))
        throw new RangeError(`confidence level ${level} is not between 0 and 1`);
}


/***/ }),

/***/ 72936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ wilsonInterval),
/* harmony export */   x: () => (/* binding */ proportionUpperBound)
/* harmony export */ });
/* harmony import */ var _stdlib_math_base_special_betainc__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89986);
/* harmony import */ var _distributions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94664);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3276);
/* harmony import */ var _paired_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34443);
/* harmony import */ var _root_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63402);





/**
 * Wilson's score interval of a proportion, `successes` of `trials`. Undefined without trials.
 * Source: Wilson (1927), JASA 22(158). statsmodels' `proportion_confint(method="wilson")`.
 */
function wilsonInterval(successes, trials, level = 0.95) {
    (0,_paired_js__WEBPACK_IMPORTED_MODULE_1__/* .requireLevel */ .q)(level);
    requireProportion(successes, trials);
    if (trials === 0)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .undefinedFor */ .i)('empty');
    const z = (0,_distributions_js__WEBPACK_IMPORTED_MODULE_3__/* .normalUpperQuantile */ .tn)((1 - level) / 2);
    const failures = trials - successes;
    const root = z * Math.sqrt((successes * failures) / trials + z ** 2 / 4);
    const scale = trials + z ** 2;
    // Written with the product of both ends (their quotient), so that neither cancels near 0 or 1.
    const high = (successes + z ** 2 / 2 + root) / scale;
    const low = successes ** 2 / trials / (successes + z ** 2 / 2 + root);
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ low, high: successes === trials ? 1 : high, level });
}
/**
 * Exact one-sided upper bound (Clopper-Pearson) of a proportion of which `successes` of `trials` were seen: with a
 * confidence of `level` the true proportion is not above it. With no success it is 1 - (1 - level)^(1/trials), about
 * 3/trials at 95 %. Undefined without trials. Source: Clopper & Pearson (1934), Biometrika 26(4). SciPy's
 * `beta.ppf(level, successes + 1, trials - successes)`.
 */
function proportionUpperBound(successes, trials, level = 0.95) {
    (0,_paired_js__WEBPACK_IMPORTED_MODULE_1__/* .requireLevel */ .q)(level);
    requireProportion(successes, trials);
    if (trials === 0)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .undefinedFor */ .i)('empty');
    if (successes === trials)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)(1);
    if (successes === 0)
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)(-Math.expm1(Math.log1p(-level) / trials));
    // P(X <= successes) at a proportion p falls from about one half to 0.
    const excess = (p) => _stdlib_math_base_special_betainc__WEBPACK_IMPORTED_MODULE_0__(p, successes + 1, trials - successes, true, true) - (1 - level);
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)((0,_root_js__WEBPACK_IMPORTED_MODULE_4__/* .findRoot */ .d)(excess, { low: successes / trials, high: 1 }));
}
function requireProportion(successes, trials) {
    if (!(successes >= 0 && successes <= trials && trials < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`${successes} of ${trials} is not a proportion`);
    }
}


/***/ })

};
