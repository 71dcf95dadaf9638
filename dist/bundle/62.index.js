export const id = 62;
export const ids = [62];
export const modules = {

/***/ 5062:
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
// EXTERNAL MODULE: ./build/packages/data/relation.js
var relation = __webpack_require__(8249);
// EXTERNAL MODULE: ./build/packages/data/scan.js
var scan = __webpack_require__(52328);
// EXTERNAL MODULE: ./build/packages/core/verdict.js
var verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
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
        case 'set': {
            const [first] = check.values;
            return typeof first === 'string' ? 'text' : typeof first === 'boolean' ? 'boolean' : 'number';
        }
        default:
            return undefined;
    }
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

;// CONCATENATED MODULE: ./build/packages/validation/planning/duckdb.js


const duckdb = {
    name: 'duckdb',
    identifier: sql/* identifier */.Cv,
    literal: sql/* literal */.eu,
    readAs: readAs,
    comparisonOf: comparisonOfStored,
    isStoredAs: isStoredAs,
    hasNaN: (stored) => stored === 'DOUBLE' || stored === 'FLOAT',
    asText: (value) => `${value}::VARCHAR`,
    asNumber: (value) => `${value}::DOUBLE`,
    // A day beyond the range of instants must not stop the scan.
    asInstant: (value) => `TRY_CAST(${value} AS TIMESTAMP)`,
    asDay: (instant) => `${instant}::DATE`,
    day: (text) => `DATE ${(0,sql/* literal */.eu)(text)}`,
    instant: (milliseconds) => `TIMESTAMP ${(0,sql/* literal */.eu)(new Date(milliseconds).toISOString().slice(0, -1))}`,
    isNaN: (number) => `isnan(${number})`,
    isFinite: (number) => `isfinite(${number})`,
    matches: (text, pattern) => `regexp_matches(${text}, ${(0,sql/* literal */.eu)(pattern)})`,
    like: (text, pattern) => `${text} LIKE ${(0,sql/* literal */.eu)(pattern)}`,
    length: (text) => `length(${text})`,
    stdev: (number) => `stddev_samp(${number})`,
    quantile: (value, p, method) => `${method === 'linear' ? 'quantile_cont' : 'quantile_disc'}(${value}, ${(0,sql/* literal */.eu)(p)})`,
    countDistinct: ([only = 'NULL', ...more]) => more.length === 0
        ? `count(DISTINCT ${only})`
        : `count(DISTINCT CASE WHEN ${[only, ...more].map((value) => `${value} IS NOT NULL`).join(' AND ')} THEN row(${[only, ...more].join(', ')}) END)`,
    epochMilliseconds: (instant) => `epoch_ms(${instant})`,
};

;// CONCATENATED MODULE: ./build/packages/validation/planning/need.js
/** Aggregates of the shared scan. */
function* need_scan(aggregates) {
    const [cells] = yield { kind: 'scan', aggregates };
    if (cells === undefined)
        throw new Error('an aggregate gave no row');
    return foundIn(cells);
}
/** Rows of a query of its own. */
function* query(sql) {
    const rows = yield { kind: 'query', sql };
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
            return check.by;
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
    'range',
    'set',
    'pattern',
    'length',
    'format',
    'multiple-of',
    'order',
    'outliers',
    'personal-data',
    'compare',
    'tuple-set',
    'row-sum',
    'values-differ',
    'values-equal',
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
        case 'percent':
            return isWithin(allowed.bounds, checked === 0 ? 0 : (100 * broken) / checked);
    }
}

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
    const value = scope.value(column, values.length === 0 ? 'text' : kindOfValues(values));
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
            return `groups of ${namesText(check.by)}: ${groupText(check)}`;
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
            return 'the columns and kinds of values of the reference';
        case 'query':
            return check.judges === 'rows'
                ? `query gives no row: ${cut(check.sql)}`
                : `query gives ${limits(check.bounds)}: ${cut(check.sql)}`;
        case 'expression':
            return `each row: ${cut(check.sql)}`;
        case 'unsupported':
            return 'a rule that cannot be run';
        default:
            return `${'columns' in check ? namesText(check.columns) : named(check.column)}: ${demand(check)}`;
    }
}
const COLUMNS = {
    list: 'in this order',
    set: 'exactly',
    subset: 'at least',
    'ordered-subset': 'in this order, with others between,',
};
function demand(check) {
    switch (check.kind) {
        case 'present':
            return check.index === undefined ? 'is there' : `is column ${check.index}`;
        case 'type':
            return `of type ${check.type}`;
        case 'stored-type':
            return `stored as ${check.names.map((name) => cut(name)).join(' or ')}`;
        case 'not-null':
            return 'not null';
        case 'null':
            return 'null';
        case 'unique':
            return check.columns.length > 1 ? 'unique together' : 'unique';
        case 'range':
            return limits(check.bounds);
        case 'set':
            return `${check.negated === true ? 'none' : 'one'} of ${valuesText(check.values)}`;
        case 'pattern': {
            const each = check.match === 'all' ? ' and ' : ' or ';
            const patterns = check.patterns.map((pattern) => cut(pattern)).join(each);
            return `${check.negated === true ? 'does not match' : 'matches'} ${patterns}`;
        }
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
function groupText({ share, rows, required }) {
    return [
        ...(share === undefined ? [] : [`share ${limits(share)}`]),
        ...(rows === undefined ? [] : [`rows ${limits(rows)}`]),
        ...(required === undefined ? [] : [`with ${valuesText(required)}`]),
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

;// CONCATENATED MODULE: ./build/packages/validation/checks/measures.js






function* planRowCount(scope, { bounds }) {
    const found = yield* need_scan({ rows: countIf(scope.where) });
    const rows = found.count('rows');
    return { kind: 'whole', holds: isWithin(bounds, rows), why: rowsText(rows), observed: rows };
}
function* planMeasure(scope, check) {
    const { column, measure, bounds, emptySum } = check;
    const isTime = comparisonOfBounds(bounds) === 'instant';
    const found = yield* need_scan({
        value: aggregate(scope, check, isTime),
        present: countIf(isThere(scope, column)),
    });
    const isEmptySum = measure === 'sum' && emptySum === 'zero' && found.count('present') === 0;
    const value = isEmptySum ? 0 : found.number('value');
    if (value === undefined)
        return { kind: 'whole', holds: false, why: 'there is no value' };
    const shown = isTime ? instantText(value) : (0,quantities/* formatNumber */.ZV)(value);
    const holds = isWithin(isTime ? instants(bounds) : numbers(bounds), value);
    return { kind: 'whole', holds, why: `it is ${shown}`, observed: isTime ? shown : value };
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
    const value = scope.dialect.asNumber(scope.value(check.column, 'number'));
    const looked = `${scope.where} AND ${value} IS NOT NULL`;
    const values = check.method === 'nearest'
        ? yield* nearest(scope, check, value, looked)
        : yield* computed(scope, check, check.method, `CASE WHEN ${looked} THEN ${value} END`);
    const told = check.quantiles.map(({ p, bounds }, index) => {
        const found = values[index];
        return { p, found, holds: found !== undefined && isCloseTo(numbers(bounds), found, check.closeness ?? 0) };
    });
    const why = told.map(({ p, found }) => `${p}: ${found === undefined ? 'none' : (0,quantities/* formatNumber */.ZV)(found)}`);
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

;// CONCATENATED MODULE: ./build/packages/validation/checks/order.js



/** Compares each value with the last one before it, in the order of the files. */
function* planOrder(scope, { column, direction, strictly }) {
    if (scope.table.view.numbered === undefined)
        throw new Unsupported(`rows of ${scope.dialect.name} have no order`);
    const value = orderedValue(scope, column);
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
/** Text without a declared type is ordered as numbers, as is said by nothing else. */
function orderedValue(scope, column) {
    const { isText } = scope.column(column);
    const declared = scope.table.notes.get(column)?.type;
    return isText && declared === undefined ? scope.value(column, 'number') : scope.own(column);
}

;// CONCATENATED MODULE: ./build/packages/validation/planning/outcome.js


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

;// CONCATENATED MODULE: ./build/packages/validation/checks/outliers.js



/** 1 / normal quantile of 0.75: makes the median distance of normal data equal its standard deviation. */
const MAD_SCALE = 1.482602218505602;
/** Finds where outliers begin in the first scan, and counts them in the next. */
function* planOutliers(scope, check) {
    const value = scope.dialect.asNumber(scope.value(check.column, 'number'));
    const finite = `CASE WHEN ${scope.where} AND ${scope.dialect.isFinite(value)} THEN ${value} END`;
    const fences = yield* fencesOf(scope, check, finite);
    const shown = scope.raw(check.column);
    if (fences === undefined)
        return yield* countRows(scope, { checked: `${value} IS NOT NULL`, broken: 'false', shown });
    const { literal } = scope.dialect;
    const equal = check.inclusive === true ? '=' : '';
    const above = `${value} >${equal} ${literal(fences.high)}`;
    const below = check.side === 'upper' ? 'false' : `${value} <${equal} ${literal(fences.low)}`;
    const counted = yield* countRows(scope, {
        checked: `${value} IS NOT NULL`,
        broken: `${above} OR ${below}`,
        shown,
    });
    const usual = `${(0,quantities/* formatNumber */.ZV)(fences.low)} to ${(0,quantities/* formatNumber */.ZV)(fences.high)}`;
    return { ...counted, why: `usual is ${usual}` };
}
/** @returns undefined where the values do not spread */
function* fencesOf(scope, { method, factor }, finite) {
    const { dialect } = scope;
    if (method === 'zscore') {
        const found = yield* need_scan({ centre: `avg(${finite})`, spread: dialect.stdev(finite) });
        return around(found.number('centre'), found.number('spread'), factor);
    }
    if (method === 'mad') {
        const { number } = yield* need_scan({ median: dialect.quantile(finite, 0.5, 'linear') });
        const centre = number('median');
        if (centre === undefined)
            return undefined;
        const distance = dialect.quantile(`abs(${finite} - ${dialect.literal(centre)})`, 0.5, 'linear');
        const found = yield* need_scan({ spread: `${MAD_SCALE} * ${distance}` });
        return around(centre, found.number('spread'), factor);
    }
    const found = yield* need_scan({
        low: dialect.quantile(finite, 0.25, 'linear'),
        high: dialect.quantile(finite, 0.75, 'linear'),
    });
    const [low, high] = [found.number('low'), found.number('high')];
    if (low === undefined || high === undefined || low === high)
        return undefined;
    return { low: low - factor * (high - low), high: high + factor * (high - low) };
}
function around(centre, spread, factor) {
    if (centre === undefined || spread === undefined || spread === 0)
        return undefined;
    return { low: centre - factor * spread, high: centre + factor * spread };
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
    return PERSONAL_KINDS.find((kind) => isOfKind(kind, text))?.name;
}
/** Whether a text holds data of a kind. */
function isOfKind({ candidates, confirms }, text) {
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
function some(syntax, test) {
    return test(syntax) || partsOf(syntax).some((part) => some(part, test));
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
    some(syntax, (part) => {
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
    const refers = some(syntax, ({ kind }) => kind === 'back');
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
    const atomic = some(syntax, isAtomic);
    const refers = some(syntax, ({ kind }) => kind === 'back');
    if (!atomic && !refers)
        return;
    if (atomic && refers)
        throw new PatternError('references together with atomic groups are not translated');
    const groups = groupsOf(syntax);
    const doubtful = (part) => part.kind === 'repeat' &&
        (widthOf(part.item, groups).min === 0 ||
            (part.mode === 'possessive' && part.min > 1 && part.item.kind !== 'set'));
    if (some(syntax, doubtful)) {
        throw new PatternError('a loop over nothing beside references or atomic groups is not translated');
    }
    const behind = (part) => part.kind === 'look' && part.behind && some(part, (inner) => isAtomic(inner) || inner.kind === 'back');
    if (some(syntax, behind))
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
function parse(text) {
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
            return isMoment(parse(text));
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
    if (Number(digits(groups.get('S')) ?? 0) > 59)
        return false;
    if (!isOffset(groups.get('z')))
        return false;
    return strptime_isDay(fieldsOf(groups));
}
function fieldsOf(groups) {
    const number = (directive) => {
        const text = digits(groups.get(directive));
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
    const zone = digits(text);
    if (zone === undefined || zone === 'Z')
        return true;
    const found = /^[+-](\d\d)(?:\d\d(?:\d\d(?:\.\d+)?)?|:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(zone);
    return found !== null && Number(found[1]) < 24;
}
/** Digits of any script as those of ASCII, as `int` reads them: those of a script stand in a row. */
function digits(text) {
    return text?.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
        let before = 0;
        const point = digit.codePointAt(0) ?? 0;
        while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1)))
            before += 1;
        return String(before % 10);
    });
}

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
            const why = extra.length === 0 ? 'there are no others' : `not named: ${schema_some(extra.map(named))}`;
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
    const extra = there.filter((name) => !wanted.includes(name));
    const told = [
        ...(missing.length === 0 ? [] : [`missing: ${schema_some(missing.map(named))}`]),
        ...(extra.length === 0 || as === 'subset' || as === 'ordered-subset'
            ? []
            : [`not named: ${schema_some(extra.map(named))}`]),
    ];
    const inOrder = as === 'list' ? there : there.filter((name) => wanted.includes(name));
    const isOrdered = as === 'set' || as === 'subset' || inOrder.join('\0') === wanted.join('\0');
    if (told.length === 0 && !isOrdered)
        told.push(`in another order: ${schema_some(there.map(named))}`);
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
    return wrong.length === 0 ? undefined : schema_some(wrong.map(({ file, type }) => `${type} in ${named(file)}`));
}
function schema_some(items) {
    const more = items.length - MAX_NAMED;
    return `${items.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
function* planRange(scope, check) {
    const { column, bounds } = check;
    const value = scope.value(column, comparisonOfBounds(bounds));
    return yield* countRows(scope, valueTest(scope, check, boundsHold(scope, value, bounds)));
}
function* planSet(scope, check) {
    const { column, values, negated } = check;
    const value = scope.value(column, values.length === 0 ? 'text' : kindOfValues(values));
    const within = setSql(scope, value, values);
    return yield* countRows(scope, valueTest(scope, check, negated === true ? `NOT ${within}` : within));
}
function* planLength(scope, check) {
    const length = scope.dialect.length(scope.value(check.column, 'text'));
    return yield* countRows(scope, valueTest(scope, check, boundsHold(scope, length, check.bounds)));
}
/** The remainder of decimal fractions (0.3 of 0.1) is off by rounding: the quotient is compared with a whole number. */
function* planMultipleOf(scope, check) {
    const quotient = `(${scope.value(check.column, 'number')} / ${scope.dialect.literal(check.factor)})`;
    const holds = `abs(${quotient} - round(${quotient})) <= 1e-9 * greatest(1, abs(${quotient}))`;
    return yield* countRows(scope, valueTest(scope, check, holds));
}
/** A test of the values of one column: what is not true of a value breaks it. */
function valueTest(scope, { column, nulls }, holds) {
    const present = scope.present(column);
    return {
        checked: nulls === 'break' ? 'every_row' : present,
        broken: isNotTrue(holds),
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

;// CONCATENATED MODULE: ./build/packages/validation/checks/pattern.js











function* planPattern(scope, check) {
    const text = scope.value(check.column, 'text');
    const each = check.patterns.map((pattern) => onePattern(scope, check, text, pattern));
    const conditions = each.map(({ holds }) => holds);
    const holds = check.match === 'all' ? dialect_all(...conditions) : any(...conditions);
    const found = yield* countRows(scope, valueTest(scope, check, check.negated === true ? `NOT (${holds})` : holds));
    requireAnswers(each.flatMap(({ tests }) => tests));
    return found;
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
        const test = scope.table.define(`personal ${kind.name}`, (value) => isOfKind(kind, value));
        const isCandidate = scope.dialect.matches(text, kind.prefilter);
        return { test, holds: `CASE WHEN ${isCandidate} THEN ${test.name}(${text}) ELSE false END` };
    });
    const looksPersonal = any(...kinds.map(({ holds }) => holds));
    const found = yield* countRows(scope, valueTest(scope, check, `NOT (${looksPersonal})`));
    requireAnswers(kinds.map(({ test }) => test));
    return found;
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
        shown: shownRow(scope, columns),
    });
}
function* planRowSum(scope, { columns, total, ignore, nulls }) {
    const values = columns.map((column) => scope.dialect.asNumber(scope.value(column, 'number')));
    const added = values.map((value) => (nulls === 'zero' ? `coalesce(${value}, 0)` : value)).join(' + ');
    return yield* countRows(scope, {
        checked: lookedAt(scope, columns, ignore),
        broken: isNotTrue(`${added} = ${scope.dialect.literal(total)}`),
        shown: shownRow(scope, columns),
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
        shown: shownRow(scope, columns),
    });
}
function* planExpression(scope, { sql, nulls }) {
    const holds = scope.table.alias(`(${sql})`);
    const broken = nulls === 'skip' ? `NOT ${holds}` : isNotTrue(holds);
    return yield* countRows(scope, { checked: 'every_row', broken, shown: 'NULL' });
}
function lookedAt(scope, columns, ignore) {
    const there = columns.map((column) => `${scope.raw(column)} IS NOT NULL`);
    if (ignore === 'never')
        return 'every_row';
    return ignore === 'all' ? any(...there) : dialect_all(...there);
}
function shownRow({ raw, dialect }, columns) {
    return columns.map((column) => `coalesce(${dialect.asText(raw(column))}, '')`).join(" || ' | ' || ");
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/unique.js


/**
 * Counts distinct values in the shared scan. Only where there are fewer than rows, a query of its own counts the copies
 * as the format wants them counted.
 */
function* planUnique(scope, { columns, copies, nulls }) {
    const values = columns.map((column) => scope.own(column));
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
/** Of several values, or where null is a value, tuples are counted: their hash table takes the place of the values'. */
function distinctOf({ dialect }, values, looked, nulls) {
    const [only] = values;
    if (only !== undefined && values.length === 1 && nulls !== 'equal') {
        const isFiltered = looked !== `(${only} IS NOT NULL)`;
        return dialect.countDistinct([isFiltered ? `CASE WHEN ${looked} THEN ${only} END` : only]);
    }
    return `count(DISTINCT CASE WHEN ${looked} THEN ROW(${values.join(', ')}) END)`;
}

;// CONCATENATED MODULE: ./build/packages/validation/checks/plan-check.js











/** The plan of a check: the one place that knows which file plans which kind. */
function planCheck(scope, check) {
    switch (check.kind) {
        case 'not-null':
        case 'null':
            return planNull(scope, check);
        case 'type':
            return planType(scope, check);
        case 'range':
            return planRange(scope, check);
        case 'set':
            return planSet(scope, check);
        case 'pattern':
            return planPattern(scope, check);
        case 'format':
            return planFormat(scope, check);
        case 'personal-data':
            return planPersonalData(scope, check);
        case 'length':
            return planLength(scope, check);
        case 'multiple-of':
            return planMultipleOf(scope, check);
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
        case 'unsupported':
            throw new Unsupported(check.why);
        default:
            throw new Unsupported(`a check of the kind ${check.kind}`);
    }
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
        if (rule.semantics === 'strict')
            return sql;
        if (found.isText) {
            return `CASE WHEN ${sql} NOT IN (${PANDAS_NULLS.map(dialect.literal).join(', ')}) THEN ${sql} END`;
        }
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
            return table.alias(dialect.readAs(declared(name) ?? as, stored(name)));
        if (as === 'text') {
            const isText = dialect.comparisonOf(found.type) === 'text';
            return table.alias(isText ? stored(name) : dialect.asText(stored(name)));
        }
        if (dialect.comparisonOf(found.type) !== as)
            throw new Unsupported(`it compares ${NAMES[as]}, but the column holds ${found.type}`);
        return table.alias(as === 'instant' ? dialect.asInstant(stored(name)) : stored(name));
    };
    const scope = {
        ...{ rule, table, dialect, context, column, own, value },
        raw: (name) => table.alias(stored(name)),
        present: (name) => `${own(name)} IS NOT NULL`,
        other: (name) => otherOf(context, name),
    };
    const where = rule.where === undefined ? 'every_row' : conditionSql(rule.where, scope);
    return { ...scope, where };
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
/** The data of a relation whose CSV columns are read as text. */
function viewOf(relation) {
    const { from, numbered, fileColumn, rowColumn, files } = relation;
    const columns = relation.columns.map(({ name, type }) => {
        const holders = files.flatMap(({ file, dialect, columns }) => {
            const own = columns.find((column) => column.name === name);
            return own === undefined ? [] : [{ file: file.name, type: own.type, isText: dialect !== undefined }];
        });
        const storedIn = holders.filter(({ isText }) => !isText);
        return { name, type, isText: storedIn.length < holders.length, storedIn };
    });
    return { dialect: duckdb, from, numbered: { from: numbered, fileColumn, rowColumn }, columns };
}
/**
 * Evaluates all rules: what they need of the rows in one scan, what they then need in one more. Where a file turns out to
 * be damaged, all is planned and evaluated again without it.
 */
async function evaluate(engine, relation, expectations, context) {
    const { value, relation: read } = await (0,scan/* overReadableFiles */.Eo)(engine, relation, async (readable) => {
        const table = openTable(viewOf(readable), expectations.columns);
        return { table, ...(await runRounds(engine, table, expectations, context)) };
    });
    return { ...value, relation: read };
}
const ROWS = { every: 'count(*)' };
async function runRounds(engine, table, { rules }, context) {
    let progress = rules.map((rule) => planRule(rule, table, context));
    let rows;
    const defined = new Set();
    while (rows === undefined || progress.some(({ kind }) => kind === 'needs')) {
        await defineTests(engine, table, defined);
        const wanted = progress.flatMap((item) => item.kind === 'needs' && item.need.kind === 'scan' ? [item.need] : []);
        const fused = fuse(table, [ROWS, ...wanted.map(({ aggregates }) => aggregates)]);
        const found = rows === undefined || wanted.length > 0 ? await engine.one(fused.sql, cells) : {};
        rows ??= data_engine/* counter */.hJ.parse(fused.cellsOf(ROWS, found).every);
        progress = await Promise.all(progress.map((item) => evaluate_advance(engine, item, fused.cellsOf, found)));
    }
    return { rows, ended: progress.filter((item) => item.kind !== 'needs') };
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
async function evaluate_advance(engine, progress, cellsOf, row) {
    if (progress.kind !== 'needs')
        return progress;
    return progress.resume(await rowsFor(engine, progress.need, cellsOf, row));
}
async function rowsFor(engine, need, cellsOf, row) {
    if (need.kind === 'scan')
        return [cellsOf(need.aggregates, row)];
    return engine.rows(need.sql, cells);
}

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
const examples_place = schemas.object({ file: schemas.string(), row: data_engine/* counter */.hJ });
const row = examples_place.extend({ value: schemas.string().nullable() });
const examples_found = schemas.array(row).nullable();
/**
 * The first rows in the order of the files that break each broken rule, with their lines: one scan for all, and
 * two more for each of the first ten broken rules on uniqueness.
 * @returns examples by the rule's place among the expectations
 */
async function findExamples(engine, evaluation, { rules, columns }) {
    const isPersonal = (rule) => rule.check.kind === 'personal-data' ||
        columnsOf(rule.check).some((name) => columns.get(name)?.personal === true);
    const wanted = rules.flatMap((rule, index) => {
        const ended = evaluation.ended[index];
        if (ended?.kind !== 'found' || ended.outcome.kind !== 'rows' || !isBroken(rule, ended))
            return [];
        return [{ rule, index, outcome: ended.outcome, masked: isPersonal(rule) }];
    });
    const raw = new Map(await firstRows(engine, evaluation, wanted));
    for (const item of wanted.filter(({ outcome }) => outcome.places.kind === 'query'))
        raw.set(item.index, await queriedRows(engine, item));
    const repeated = wanted.filter(({ outcome }) => outcome.places.kind === 'copies').slice(0, MAX_KEYS);
    for (const item of repeated)
        raw.set(item.index, await firstCopies(engine, evaluation, item));
    return withLines(engine, evaluation, raw, wanted);
}
async function withLines(engine, { relation }, rows, wanted) {
    const all = wanted.flatMap(({ rule, index, masked }) => (rows.get(index) ?? []).map((item) => ({ rule, index, masked, item })));
    const lines = await (0,scan/* linesOf */.Dx)(engine, relation, all.flatMap(({ item }) => [item, item.first ?? item]));
    const examples = all.map(({ rule, index, masked, item }, at) => {
        const columns = columnsOf(rule.check);
        const column = columns.length === 1 ? columns[0] : undefined;
        return { index, example: exampleOf(item, lines[2 * at], lines[2 * at + 1], column, masked) };
    });
    const byRule = Map.groupBy(examples, ({ index }) => index);
    return new Map([...byRule].map(([index, items]) => [index, items.map(({ example }) => example)]));
}
function shownValue(expression, masked) {
    return masked ? 'NULL::VARCHAR' : `left(${expression}::VARCHAR, ${MAX_VALUE})`;
}
async function firstRows(engine, { table }, wanted) {
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
async function firstCopies(engine, { table }, { outcome: { places }, masked }) {
    if (places.kind !== 'copies')
        return [];
    const key = keyOf(places);
    const repeated = `SELECT ${key} AS k, count(*) AS n FROM ${table.source()}
    WHERE ${places.checked} GROUP BY k HAVING n > 1 ORDER BY n DESC, k LIMIT ${EXAMPLES}`;
    const rows = await engine.rows(`WITH repeated AS MATERIALIZED (${repeated})
     SELECT ${shownValue('k', masked)} AS value, places FROM (
       SELECT k, n, min_by({'file': ${PLACE.file}, 'row': ${PLACE.row}}, row(${PLACE.file}, ${PLACE.row}), 2) AS places
       FROM ${table.numbered()} JOIN repeated ON ${key} IS NOT DISTINCT FROM k WHERE ${places.checked}
       GROUP BY k, n
     ) ORDER BY n DESC, k`, schemas.object({ value: schemas.string().nullable(), places: schemas.array(examples_place).length(2) }));
    return rows.flatMap(({ value, places: [first, second] }) => second === undefined ? [] : [{ ...second, value, first }]);
}
function keyOf({ values }) {
    const [only = 'NULL', ...more] = values;
    return more.length === 0 ? only : `row(${values.join(', ')})`;
}
function exampleOf({ file, row: ordinal, value, first }, line, firstLine, column, masked) {
    const where = line === undefined ? { row: ordinal } : { line };
    const note = first === undefined
        ? undefined
        : `first at ${first.file}${firstLine === undefined ? `, row ${first.row}` : `:${firstLine}`}`;
    return { file, ...where, column, ...(masked ? { masked } : { value }), note };
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
    return lacking.length === files.length ? '' : ` in ${schema_some(lacking.map(({ file }) => named(file.name)))}`;
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
        if (check.kind !== 'pattern' || check.dialect !== 're2')
            continue;
        for (const pattern of check.patterns) {
            const refusal = await refusalOf(engine, pattern);
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
async function refusalOf(engine, pattern) {
    try {
        await engine.one(`SELECT regexp_matches('', ${(0,sql/* literal */.eu)(pattern)}) AS found`, schemas.unknown());
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
async function checkData(engine, dataset, expectations, context) {
    await requirePatterns(engine, expectations);
    return understood(async () => {
        const relation = await openAsText(engine, dataset);
        const evaluation = await evaluate(engine, relation, expectations, await planContext(engine, context));
        const rejections = await (0,scan/* rejectionsOf */.oL)(engine, evaluation.relation);
        const examples = await findExamples(engine, evaluation, expectations);
        const { rows } = evaluation;
        return {
            rows,
            rejectedRows: rejections.rows,
            results: [
                ...breachesOfReading(evaluation.relation.unreadable, rejections, rows),
                ...emptiness(evaluation, rejections, expectations.rules),
                ...missingColumns(evaluation.relation, expectations),
                ...resultsOf(evaluation, expectations, examples),
            ],
            relation: evaluation.relation,
        };
    });
}
async function planContext(engine, { now, tables, reference }) {
    const others = new Map();
    for (const [name, dataset] of tables)
        others.set(name, openTable(viewOf(await openAsText(engine, dataset)), new Map()));
    return { now: now.getTime(), others, reference };
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
// EXTERNAL MODULE: ./build/packages/host/files.js
var host_files = __webpack_require__(3404);
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
        valueText(example),
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
function valueText({ value, masked }) {
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
    const { file, line, row } = example;
    const what = exampleText(example);
    const place = row === undefined ? '' : `${named(file)}, row ${row}: `;
    const message = `${place}${what}.${origin(result, columns)}`;
    const common = { level: levelOf(result), title: result.text, message };
    return row === undefined
        ? { ...common, file, line }
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
    const unprotected = sources.filter(({ policy }) => !policy.provenance.protected);
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
        notices: unprotected.map(({ policy }) => `The expectations are unprotected: ${(0,step_policy/* originOfPolicy */.oD)(step, policy)}.`),
    };
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
    return {
        files: (checked ?? profiled).relation.files.length,
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
function notesOn({ rules, sources, notes, tables }, checked, { rejections }) {
    const left = rejections.rows - (checked?.rejectedRows ?? rejections.rows);
    const rows = left === 1 ? '1 row is' : `${left} rows are`;
    return [
        ...notes,
        ...[...tables.values()].flatMap((table) => table.notes),
        ...(sources.some(({ policy }) => policy.changedByPullRequest)
            ? ['This pull request changes the expectations; the version of the base branch has judged.']
            : []),
        ...(rules?.leftOut ?? []).map((name) => `Rules for the table "${name}" were left out: it is not this data.`),
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
    await (0,host_files/* writeAtomic */.vZ)(path, text);
    return { role: 'profile', name, sha256: digest, bytes: Buffer.byteLength(text), kind: 'file', path };
}
/** A remark goes to a file of the workspace; of another one it says the place itself. */
function placed({ sources, inWorkspace, tables }, { file, source, line, ...remark }) {
    const at = line === undefined ? {} : { line };
    if (file !== undefined) {
        const known = [inWorkspace, ...[...tables.values()].map((table) => table.inWorkspace)];
        if (known.some((names) => names.has(file)))
            return { ...remark, file, ...at };
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
    operation: inputs/* input */.hF.choice(['check', 'profile']),
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
// EXTERNAL MODULE: ./build/packages/data/profile-schema.js + 1 modules
var profile_schema = __webpack_require__(45831);
// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var step_references = __webpack_require__(60162);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/packages/core/parsed.js
var parsed = __webpack_require__(23969);
;// CONCATENATED MODULE: ./build/packages/validation/formats/native-schema.js



const MAX_PATTERN = 1_000;
const MAX_VALUES = 10_000;
/** The engine cannot be asked about other text: it would cut it at the NUL, or replace half a character. */
const native_schema_text = schemas.string()
    .min(1, 'must not be empty')
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode');
const severity = schemas["enum"](verdict/* SEVERITIES */.oC);
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

;// CONCATENATED MODULE: ./build/packages/validation/formats/native.js




const NO_RULE = 'there is no rule here, and what is not checked does not pass';
/** Lockstep's own YAML. */
const native_native = {
    name: 'Lockstep',
    // What no other format claims is read as this one, whose errors name the keys that there are.
    recognises: () => true,
    read: readNative,
    kinds: [],
};
/**
 * Reads expectations in Lockstep's own YAML.
 * @throws UserError that names line and path of everything that is wrong; expectations without a rule are wrong
 */
function readNative(document) {
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
    return { name: document.name, format: 'Lockstep', tables: [{ rules, columns }], notes: [] };
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
        rules.push(ruleOf(document, key, check, severity, [key]));
    };
    const { rows, freshness } = given;
    if (rows !== undefined)
        add('rows', { kind: 'row-count', bounds: { min: rows.min, max: rows.max } }, rows.severity);
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
        const rules = native_checksOf(name, column).map(({ key, check, own }) => {
            const { severity = column.severity, tolerance = 0 } = own;
            const allowed = tolerance === 0 ? { kind: 'none' } : { kind: 'tolerance', share: tolerance };
            const rule = ruleOf(document, `${name}.${key}`, check, severity, ['columns', name, key]);
            return { ...rule, allowed };
        });
        if (rules.length > 0)
            return rules;
        // A column that is only described must at least be there.
        const check = { kind: 'present', column: name };
        return [ruleOf(document, `${name}.present`, check, column.severity, ['columns', name])];
    });
}
function ruleOf(document, id, check, severity, path) {
    const place = { source: document.name, line: document.lineOf(path) };
    return { id, check, severity, allowed: { kind: 'none' }, semantics: 'strict', ...place };
}
function native_checksOf(name, given) {
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
        add('unique', uniqueCheck([name]), Object(unique));
    if (range !== undefined)
        add('range', { kind: 'range', column: name, bounds: { min: range.min, max: range.max } }, range);
    if (min !== undefined)
        add('min', { kind: 'range', column: name, bounds: { min } });
    if (max !== undefined)
        add('max', { kind: 'range', column: name, bounds: { max } });
    if (set !== undefined)
        add('in', { kind: 'set', column: name, values: set.values }, set);
    if (matches !== undefined) {
        const { pattern, ...own } = matches;
        const check = {
            kind: 'pattern',
            column: name,
            patterns: [pattern],
            dialect: 're2',
            how: 'search',
        };
        add('matches', check, own);
    }
    return found;
}
/** Each copy but the first breaks it; rows without a value are passed over. */
function uniqueCheck(columns) {
    return { kind: 'unique', columns, copies: 'later', nulls: 'skip-any' };
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
        const type = columns.get(columnsOf(check)[0] ?? '')?.type;
        const what = type === undefined ? undefined : contradictionOf(check, type);
        return what === undefined ? [] : [{ what: `${id}: ${what}`, where: `${document.name}:${line}` }];
    });
}

;// CONCATENATED MODULE: ./build/packages/validation/formats/read-rules.js

/** Every way of writing rules that is read, in the order in which a document is tried. */
const FORMATS = [native_native];
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

// EXTERNAL MODULE: ./build/packages/data/dataset.js
var data_dataset = __webpack_require__(59305);
;// CONCATENATED MODULE: ./build/actions/validate-data/src/sources.js





/**
 * Finds all data that the references name. CSV and Parquet files may stand side by side.
 * @throws MissingEvidence if there is none at all; UserError for what may not be read, or is no data
 */
async function findData(step, role, references) {
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
    return { ...(await openAll(step, used)), missing, md5, notes };
}
/** A file is named within the workspace or the data root that holds it: what lies above says nothing to others. */
async function nameIn({ machine, dataRoots }, used) {
    if (used.root !== undefined)
        return { ...used, root: used.root, name: relativeName(used.root, used.path) };
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
    const dataset = sources_merge(parts.map((part) => part.dataset), named);
    return { dataset, subjects: await subjectsOf(named, dataset), inWorkspace: new Set(inWorkspace) };
}
function groupOf({ kind, root, path }) {
    if (kind === 'folder')
        return path;
    return `${/\.(parquet|pq)$/i.test(path) ? 'parquet' : 'text'} ${root}`;
}
function sources_merge(parts, used) {
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
    const named = used.map(step_used/* artifactOf */.qB);
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
    const read = await problems.attemptAsync(() => ruleFiles(step, given));
    const sources = await problems.attemptAsync(() => findData(step, 'data', given.data));
    const tables = new Map();
    for (const [name, reference] of given.tables) {
        const found = await problems.attemptAsync(() => tableOf(step, name, reference));
        if (found !== undefined)
            tables.set(name, found);
    }
    const reference = await problems.attemptAsync(() => referenceOf(step, given.reference));
    const rules = await problems.attemptAsync(async () => read === undefined || sources === undefined ? undefined : rulesFor(read, sources, given));
    problems.throwIfAny();
    if (sources === undefined)
        throw new Error('no data, and no problem');
    return { ...sources, rules, sources: read ?? [], tables, reference };
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
async function tableOf(step, name, reference) {
    const found = await findData(step, 'table', [reference]);
    if (found.missing.length > 0)
        throw new errors/* MissingEvidence */.YM(found.missing);
    if (found.dataset.files.length > 0)
        return found;
    const [unreadable] = found.dataset.unreadable;
    throw new errors/* UserError */.yo(`the table "${name}" cannot be read: ${unreadable?.reason ?? 'it has no file'}`, {
        where: `input tables: ${(0,step_used/* shownReference */.Xu)(reference)}`,
    });
}
function rulesFor(read, { dataset }, given) {
    const alsoKnownAs = dataset.files.map(({ name }) => (name.split('/').at(-1) ?? name).replace(/\..*$/, ''));
    return rulesByTable(read.map(({ file }) => file), { table: given.table, alsoKnownAs, others: [...given.tables.keys()] });
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
            const { dataset, rules, reference, tables } = request;
            const datasets = [dataset, ...[...tables.values()].map((table) => table.dataset)];
            const paths = datasets.flatMap(({ files }) => files.map(({ path }) => path));
            const engine = __addDisposableResource(env_1, await (0,step_engine/* openStepEngine */.Z)(step, paths), true);
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
