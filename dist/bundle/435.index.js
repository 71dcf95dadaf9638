export const id = 435;
export const ids = [435];
export const modules = {

/***/ 93816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/packages/core/verdict.js
var core_verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
;// CONCATENATED MODULE: ./build/packages/evaluation/catalogue.js
/**
 * The one table of metrics whose direction and range are known. No direction is ever guessed from a name: a
 * metric that is not here needs `direction` in its rule.
 */
const METRICS = {
    accuracy: {
        direction: 'higher',
        range: [0, 1],
        meaning: 'share of rows whose predicted class is the true one',
    },
    auc: {
        direction: 'higher',
        range: [0, 1],
        meaning: 'area under the ROC curve: how often a positive row scores above a negative one, ties counting half',
    },
    log_loss: {
        direction: 'lower',
        range: [0, Number.POSITIVE_INFINITY],
        meaning: 'mean of -ln of the probability that was given to the true class, in nats',
    },
};
const BY_NAME = METRICS;
/** The metrics that are computed from a predictions file. */
const COMPUTED = ['accuracy', 'auc', 'log_loss'];
/**
 * What is known of a metric. `eval.auc` of a nested file is the metric `auc`: the last part of a dotted name
 * is looked up.
 */
function metricNamed(name) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    return Object.hasOwn(BY_NAME, last) ? BY_NAME[last] : undefined;
}
/** Whether a metric is one that predictions give. */
function isComputed(name) {
    return COMPUTED.some((known) => known === name);
}

;// CONCATENATED MODULE: ./build/packages/evaluation/condition.js

const FORMS = "Write '>= 0.8', '<= 0.5' or 'drop <= 0.01'.";
/**
 * A condition of the short form: `>= 0.8`, `<= 0.5`, `drop <= 0.01`.
 * @throws UserError that says what is accepted
 */
function parseCondition(text) {
    const [, drop, operator = '', amount = ''] = /^\s*(drop\s+)?(>=|<=|[<>=!]=?)\s*(.*?)\s*$/.exec(text) ?? [];
    if (operator === '')
        throw new errors/* UserError */.yo(`"${text}" is not a condition`, { fix: FORMS });
    const bound = parseNumber(amount);
    if (bound === undefined) {
        throw new errors/* UserError */.yo(`"${amount}" in "${text}" is not a number`, {
            fix: 'Write a plain number, a percentage as a fraction: 0.01 for 1 %.',
        });
    }
    if (drop !== undefined && operator === '<=')
        return { kind: 'drop', bound: requireAllowance(bound) };
    if (drop === undefined && operator === '>=')
        return { kind: 'min', bound };
    if (drop === undefined && operator === '<=')
        return { kind: 'max', bound };
    throw new errors/* UserError */.yo(`"${drop ?? ''}${operator}" in "${text}" is not supported`, { fix: FORMS });
}
/** An allowed drop is a size. @throws UserError for a negative one */
function requireAllowance(bound) {
    if (bound >= 0)
        return bound;
    throw new errors/* UserError */.yo(`an allowed drop of ${bound} is negative`, {
        fix: 'Write how much worse the metric may get: 0 or more, whichever way it counts.',
    });
}
function parseNumber(text) {
    const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? value : undefined;
}
/** The condition as the short form writes it. */
function formatCondition(condition) {
    switch (condition.kind) {
        case 'min':
            return `>= ${condition.bound}`;
        case 'max':
            return `<= ${condition.bound}`;
        case 'drop':
            return `drop <= ${condition.bound}`;
    }
}

;// CONCATENATED MODULE: ./build/packages/data/sql.js

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
        throw new errors/* UserError */.yo(`the ${what} ${JSON.stringify(text)} holds a NUL character or broken Unicode`, {
            fix: 'Remove it from the data or the rule.',
        });
    }
}

;// CONCATENATED MODULE: ./build/packages/evaluation/prediction-columns.js


const column = schemas.string('expected the name of a column').min(1, 'expected the name of a column');
/**
 * How a predictions file is written: one row per example, with its key, its true label and the model's score
 * for the positive class. Two classes.
 */
const predictionColumns = schemas.strictObject({
    /** Names an example; the same in the candidate's and the baseline's file. Compared as text. */
    key: column.default('row_id'),
    /** True class. */
    label: column.default('label'),
    /** Score of the positive class; a probability where log loss is asked for. */
    score: column.default('score'),
    /** Label of the positive class. */
    positive: schemas.union([schemas.string(), schemas.number(), schemas.boolean()], 'expected a label').default(1),
    /** A row whose score is at least this is predicted positive. */
    threshold: schemas.number('expected a number').default(0.5),
});
/**
 * Class of a row as a text that is equal for equal labels however a file writes them: 1, 1.0 and true are one
 * class where `positive` is a number, `true` and `True` where it is a boolean.
 * @param type DuckDB's type of the label column
 */
function classExpression({ label, positive }, type) {
    const name = identifier(label);
    const text = `CAST(${name} AS VARCHAR)`;
    if (typeof positive === 'string')
        return text;
    if (typeof positive === 'boolean')
        return orText(`TRY_CAST(${text} AS BOOLEAN)`, text);
    // 'true' has no value as a number, so a boolean is counted before it becomes a text.
    const number = type === 'BOOLEAN' ? `CAST(CAST(${name} AS INTEGER) AS DOUBLE)` : `TRY_CAST(${text} AS DOUBLE)`;
    return orText(number, text);
}
function orText(value, text) {
    return `coalesce(CAST(${value} AS VARCHAR), ${text})`;
}
/** The positive class as `classExpression` writes it. */
function positiveClass({ positive }) {
    return typeof positive === 'number'
        ? `CAST(CAST(${literal(positive)} AS DOUBLE) AS VARCHAR)`
        : literal(String(positive));
}
/**
 * Whether a row is predicted positive. The threshold is rounded to the column's own type, as NumPy and PyArrow
 * compare: 0.42 as a 32-bit float is below the 64-bit 0.42.
 * @param type DuckDB's type of the score column
 */
function predictedPositive({ score, threshold }, type) {
    const bound = type === 'FLOAT' ? `CAST(${literal(threshold)} AS FLOAT)` : `CAST(${literal(threshold)} AS DOUBLE)`;
    return `(${identifier(score)} >= ${bound})`;
}

;// CONCATENATED MODULE: ./build/packages/evaluation/policy.js





const evidence = schemas.strictObject({
    level: schemas.number().gt(0.5, 'must lie above 0.5').lt(1, 'must lie below 1, such as 0.95').default(0.95),
    inconclusive: schemas["enum"](['fail', 'warn', 'pass']).default('fail'),
});
const condition = parsedBy(parseCondition);
const shortRule = schemas.unknown().transform((given, context) => {
    const texts = Array.isArray(given) ? given : [given];
    if (texts.length === 0)
        context.addIssue({ code: 'custom', message: 'no condition' });
    return texts.map((text, index) => {
        const parsed = condition.safeParse(text);
        if (parsed.success)
            return parsed.data;
        const path = Array.isArray(given) ? [index] : [];
        context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? 'not a condition', path });
        return core/* NEVER */.tm;
    });
});
const finite = schemas.number('expected a number');
const longRule = schemas.strictObject({
    metric: schemas.string('expected the name of a metric').min(1, 'expected the name of a metric'),
    min: finite.optional(),
    max: finite.optional(),
    'max-drop': finite.check(checkedBy(requireAllowance)).optional(),
    direction: schemas["enum"](['higher', 'lower']).optional(),
    severity: schemas["enum"](core_verdict/* SEVERITIES */.oC).default('fail'),
})
    .superRefine((rule, context) => {
    const problem = problemOfBounds(rule.min, rule.max, rule['max-drop']);
    if (problem !== undefined)
        context.addIssue({ code: 'custom', message: problem });
    if (rule.direction !== undefined && rule['max-drop'] === undefined) {
        const message = 'it says how max-drop counts, and the rule has none';
        context.addIssue({ code: 'custom', message, path: ['direction'] });
    }
    const known = metricNamed(rule.metric)?.direction;
    if (rule.direction !== undefined && known !== undefined && rule.direction !== known) {
        const message = `${rule.metric} is better when it is ${known}`;
        context.addIssue({ code: 'custom', message, path: ['direction'] });
    }
});
const NO_RULE = 'the policy has no rule, and what is not checked does not pass';
function policySchema(rules) {
    return schemas.strictObject({
        version: schemas.literal(1, 'expected 1').optional(),
        rules,
        evidence: evidence.prefault({}),
        predictions: predictionColumns.prefault({}),
    });
}
const shortPolicy = policySchema(schemas.record(schemas.string().min(1, 'expected the name of a metric'), shortRule, NO_RULE)
    .refine((rules) => Object.keys(rules).length > 0, NO_RULE));
const longPolicy = policySchema(schemas.array(longRule).min(1, NO_RULE));
/**
 * Reads a gate policy, in its short form (`rules` maps metrics to conditions) or its long one (a list).
 * @throws UserError that names line and path of everything that is wrong; a policy without a rule is wrong
 */
function readGatePolicy(document) {
    if (document.value === null || document.value === undefined) {
        throw new errors/* UserError */.yo(NO_RULE, { where: document.name, fix: "Write rules: {accuracy: '>= 0.8'}." });
    }
    const isLong = Array.isArray(Object(document.value).rules);
    const policy = isLong ? readLong(document) : readShort(document);
    requireDirections(document, policy.rules);
    return policy;
}
function readShort(document) {
    const { rules, evidence, predictions } = (0,yaml/* checkDocument */.s)(document, shortPolicy);
    const found = Object.entries(rules).flatMap(([metric, conditions]) => conditions.map((item, index) => {
        const line = document.lineOf(['rules', metric, ...(conditions.length > 1 ? [index] : [])]);
        return ruleOf(metric, item, undefined, 'fail', line);
    }));
    return { rules: found, evidence, predictions };
}
function readLong(document) {
    const { rules, evidence, predictions } = (0,yaml/* checkDocument */.s)(document, longPolicy);
    const found = rules.flatMap((rule, index) => {
        const one = (key, kind) => {
            const bound = rule[key];
            if (bound === undefined)
                return [];
            const line = document.lineOf(['rules', index, key]);
            return [ruleOf(rule.metric, { kind, bound }, rule.direction, rule.severity, line)];
        };
        return [...one('min', 'min'), ...one('max', 'max'), ...one('max-drop', 'drop')];
    });
    return { rules: found, evidence, predictions };
}
function ruleOf(metric, condition, direction, severity, line) {
    const text = `${metric} ${formatCondition(condition)}`;
    return {
        metric,
        condition,
        direction: direction ?? metricNamed(metric)?.direction,
        severity,
        text,
        line,
    };
}
function requireDirections(document, rules) {
    const unknown = rules.filter(({ condition, direction }) => condition.kind === 'drop' && direction === undefined);
    if (unknown.length === 0)
        return;
    throw new errors/* UserError */.yo(unknown.map(({ metric, condition, line }) => ({
        what: `it is not known whether a higher or a lower ${metric} is better`,
        where: `${document.name}:${line}`,
        fix: `Write it as a list item: - {metric: ${metric}, max-drop: ${condition.bound}, direction: higher} (or lower).`,
    })));
}
function problemOfBounds(min, max, drop) {
    if (min === undefined && max === undefined && drop === undefined) {
        return 'the rule asks for nothing: give min, max or max-drop';
    }
    return min !== undefined && max !== undefined && min > max
        ? `min ${min} lies above max ${max}, so nothing can pass`
        : undefined;
}
function parsedBy(parse) {
    return schemas.unknown().transform((given, context) => {
        try {
            if (typeof given === 'string')
                return parse(given);
            context.addIssue({ code: 'custom', message: `expected a condition in quotes, such as '>= 0.8'` });
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            context.addIssue({ code: 'custom', message: (0,errors/* messageOf */.bD)(error) });
        }
        return core/* NEVER */.tm;
    });
}
function checkedBy(check) {
    return (payload) => {
        try {
            check(payload.value);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            payload.issues.push({ code: 'custom', message: (0,errors/* messageOf */.bD)(error), input: payload.value });
        }
    };
}

// EXTERNAL MODULE: ./build/packages/step/policy.js
var policy = __webpack_require__(19853);
// EXTERNAL MODULE: ./build/packages/core/canonical-json.js
var canonical_json = __webpack_require__(26763);
// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
;// CONCATENATED MODULE: ./build/packages/evaluation/wording.js
/** A value for reading, with six digits, but never one that reads as another: 0.7999999 beside 0.8 stays so. */
function showValue(value, beside) {
    const short = Number(value.toPrecision(6));
    return String(short === beside && value !== beside ? value : short);
}
/** A difference for reading. */
function showDifference(value) {
    return String(Number(value.toPrecision(4)));
}
/** Why a metric has no value on these rows. */
const WHY_UNDEFINED = {
    empty: 'there are no rows',
    'too-few': 'there are too few rows',
    'one-class': 'all rows have the same label',
    'not-a-number': 'a score is no number',
    'not-finite': 'a score is infinite',
    'not-binary': 'there are not two classes',
    'not-a-probability': 'scores are no probabilities, they lie outside 0 to 1',
    'bad-weight': 'a weight is not usable',
};
/** A confidence for reading: 95 %. */
function showLevel(level) {
    return `${Number((100 * level).toPrecision(6))} %`;
}
/** `1 row`, `2 rows`. */
function countOf(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/packages/evaluation/present.js





const ORDER = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
/** Why the verdict is what it is, the gravest reason first. At least one. */
function reasonsOf({ rules, problems }) {
    const against = rules
        .filter(({ verdict }) => verdict !== 'pass')
        .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
    const [first, ...others] = [...problems.map(errors/* describeProblem */.BJ), ...against.map(({ why }) => why)];
    return first === undefined ? [inFavour(rules)] : [first, ...others];
}
function inFavour(rules) {
    const count = (wanted) => rules.filter(({ status }) => status === wanted).length;
    if (rules.length === 1 && count('holds') === 1)
        return 'the rule holds';
    const rest = [
        [count('first-run'), 'not compared, for there is no baseline yet'],
        [count('inconclusive'), 'inconclusive, which the policy lets pass'],
        [count('broken'), 'broken, of severity info'],
    ];
    const told = rest.filter(([number]) => number > 0).map(([number, what]) => `, ${number} ${what}`);
    return `${count('holds')} of ${rules.length} rules hold${told.join('')}`;
}
/** The report for the summary. */
function presentGate(result, context) {
    const { rules, problems } = result;
    return [
        ...(result.firstRun ? [(0,report_document/* callout */.xl)('warning', FIRST_RUN)] : []),
        ...(problems.length > 0
            ? [(0,report_document/* callout */.xl)('caution', 'Not everything could be checked:'), (0,report_document/* list */.p_)(problems.map(errors/* describeProblem */.BJ))]
            : []),
        rulesTable(rules),
        ...whys(rules),
        (0,report_document/* paragraph */.FY)({ strong: 'What was judged, and by what' }),
        (0,report_document/* list */.p_)([
            ['Model: ', { code: context.model.name }, ' ', { code: `sha256:${context.model.sha256.slice(0, 12)}` }],
            ...(context.baseline === undefined
                ? []
                : [['Baseline: ', { code: context.baseline }]]),
            ...(context.rows === undefined ? [] : [`Predictions: ${countOf(context.rows, 'row')}`]),
            ['Policy: ', { code: context.policy.name }, `, ${context.policy.origin}`],
            ...context.notes,
        ]),
        (0,report_document/* details */.zH)('What the terms mean', (0,report_document/* list */.p_)(glossary(result))),
    ];
}
const FIRST_RUN = 'First run: there is no baseline yet, and first-run allows that. No drop was checked.';
function rulesTable(rules) {
    const columns = ['Metric', 'Rule', 'Value', 'Baseline', 'Drop', 'Interval of the drop', 'Verdict'];
    const rows = rules.map(({ rule, status, verdict, value, state, baseline, drop, interval }) => [
        { code: rule.metric },
        `${formatCondition(rule.condition)}${rule.severity === 'fail' ? '' : ` (${rule.severity})`}`,
        value === undefined ? (state ?? 'missing') : showValue(value, rule.condition.bound),
        baseline === undefined ? '' : showValue(baseline),
        drop === undefined ? '' : showDifference(drop),
        interval === undefined ? '' : `${showDifference(interval[0])} to ${showDifference(interval[1])}`,
        { strong: status === 'first-run' ? 'pass (first run)' : wordOf(verdict, status) },
    ]);
    return (0,report_document/* table */.tp)(columns, rows, ['Value', 'Baseline', 'Drop', 'Interval of the drop']);
}
function wordOf(verdict, status) {
    if (status === 'holds' || status === verdict)
        return verdict;
    return status === 'broken' && verdict !== 'pass' ? verdict : `${verdict} (${status})`;
}
function whys(rules) {
    const told = rules.filter(({ status }) => status !== 'holds' && status !== 'first-run');
    return told.length === 0 ? [] : [(0,report_document/* list */.p_)(told.map(({ why, rule }) => `${why} (line ${rule.line})`))];
}
function glossary({ policy, rules }) {
    const metrics = [...new Set(rules.map(({ rule }) => rule.metric))];
    const known = metrics.flatMap((name) => {
        const metric = metricNamed(name);
        return metric === undefined
            ? []
            : [[{ code: name }, `: ${metric.meaning}; ${metric.direction} is better`]];
    });
    const terms = [...known];
    const drops = rules.filter(({ rule }) => rule.condition.kind === 'drop');
    if (drops.length > 0) {
        terms.push('Drop: how much worse than the baseline, whichever way the metric counts; negative where it got better.');
    }
    if (drops.some(({ interval }) => interval !== undefined)) {
        const level = showLevel(policy.evidence.level);
        terms.push(`Interval of the drop: where the drop may lie on rows like these; each end holds with ${level} confidence. Both models were compared row by row (paired t for means, DeLong for auc).`, 'pass: the whole interval stays within the allowed drop. fail: all of it lies beyond. inconclusive: it reaches over the limit, so more rows are needed to decide.');
    }
    if (drops.some(({ drop, interval }) => drop !== undefined && interval === undefined)) {
        terms.push('A drop without an interval was decided by the two values alone; predictions of both models would tell chance from change.');
    }
    return terms.length === 0 ? ['Bounds are inclusive.'] : [...terms, 'Bounds are inclusive.'];
}
const LEVELS = {
    error: 'error',
    fail: 'error',
    inconclusive: 'error',
    warn: 'warning',
    pass: 'notice',
};
/** Remarks on the policy's lines, for every rule that does not hold; the gravest first. */
function policyRemarks(rules) {
    return rules
        .filter(({ status }) => status !== 'holds' && status !== 'first-run')
        .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
        .map(({ rule, verdict, why }) => ({
        level: LEVELS[verdict],
        title: `${rule.text}: ${verdict}`,
        message: why,
        line: rule.line,
    }));
}

;// CONCATENATED MODULE: ./build/packages/evaluation/details.js

/** The rules that did not pass, for the output `failed-rules`. */
function failedRules(rules) {
    return rules.filter(({ verdict }) => verdict !== 'pass').map(ruleJson);
}
/** The body of the JSON report. */
function gateDetails(result, context) {
    return {
        model: { ...context.model },
        baseline: context.baseline ?? null,
        'first-run': result.firstRun,
        rows: context.rows ?? null,
        policy: { ...context.policy },
        evidence: { ...result.policy.evidence },
        rules: result.rules.map(ruleJson),
        problems: result.problems.map(errors/* describeProblem */.BJ),
        notes: context.notes,
    };
}
function ruleJson({ rule, status, verdict, value, state, source, baseline, drop, interval, method, why, }) {
    return {
        rule: rule.text,
        metric: rule.metric,
        severity: rule.severity,
        line: rule.line,
        verdict,
        status,
        why,
        bound: exact(rule.condition.bound),
        value: exact(value),
        state: state ?? null,
        source: source ?? null,
        baseline: exact(baseline),
        drop: exact(drop),
        interval: interval === undefined ? null : interval.map(exact),
        method: method ?? null,
    };
}
/** The values that were judged, for the record: a metric that is none is a state. */
function gateMeasures(rules) {
    const measures = {};
    for (const { rule, value, state, baseline } of rules) {
        measures[rule.metric] = value === undefined ? { state: state ?? 'missing' } : measureOf(value);
        if (baseline !== undefined)
            measures[`baseline.${rule.metric}`] = measureOf(baseline);
    }
    return measures;
}
function measureOf(value) {
    return isExact(value) ? value : { state: 'integer beyond 2^53', text: String(value) };
}
/** Canonical JSON has no integers beyond 2^53 and no infinities; they are written as text. */
function exact(value) {
    return value === undefined ? null : isExact(value) ? value : String(value);
}
function isExact(value) {
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

;// CONCATENATED MODULE: ./build/actions/gate-metrics/src/conclude.js


/** Says what was found: verdict bound to the model, outputs, report, remarks on the policy's lines. */
function concludeGate(step, given, source, evidence, { result, predictions }) {
    const { provenance, changedByPullRequest } = source;
    const baseline = baselineName(given, evidence);
    const context = {
        model: { name: evidence.model.name, sha256: evidence.model.sha256 },
        baseline: baseline === '' ? undefined : baseline,
        rows: predictions?.rows,
        policy: {
            name: provenance.path ?? 'inline',
            origin: originOf(step, source),
            protected: provenance.protected,
        },
        notes: notesOn(evidence, changedByPullRequest),
    };
    // A line of the base branch's version may be another one in the files of the pull request.
    const place = (line) => provenance.path === undefined ? {} : { file: provenance.path, ...(changedByPullRequest ? {} : { line }) };
    return {
        verdict: result.verdict,
        reasons: reasonsOf(result),
        outputs: { 'failed-rules': (0,canonical_json/* canonicalJson */.d)(failedRules(result.rules)), baseline },
        report: presentGate(result, context),
        details: gateDetails(result, context),
        annotations: policyRemarks(result.rules).map(({ line, ...remark }) => ({ ...remark, ...place(line) })),
        subjects: [evidence.model],
        parameters: { 'first-run': given['first-run'], evidence: { ...result.policy.evidence } },
        results: { 'first-run': String(evidence.firstRun) },
        measures: gateMeasures(result.rules),
        policy: provenance,
        notices: provenance.protected ? [] : [`The policy is unprotected: ${originOf(step, source)}.`],
    };
}
/** What was compared with: a registry's version, else the reference itself; empty if nothing was. */
function baselineName(given, { baseline, baselinePredictions }) {
    const used = baseline ?? baselinePredictions;
    const text = baseline === undefined ? given['baseline-predictions'] : given.baseline;
    if (used === undefined || text === undefined)
        return '';
    return text.startsWith('registry:') ? used.name : text;
}
function originOf({ context }, { provenance }) {
    const { path, commit, protected: isProtected } = provenance;
    const short = commit?.slice(0, 7);
    if (path === undefined)
        return 'inline in the workflow, so that whoever changes the workflow changes it';
    if (context.pullRequest !== undefined) {
        return isProtected
            ? `from commit ${short} of the base branch`
            : 'from this pull request, for the base branch does not have it yet';
    }
    return isProtected ? `from commit ${short}` : 'from the workspace, not as it was committed';
}
function notesOn({ metrics, predictions, baseline, baselinePredictions }, changed) {
    const same = (a, b) => a !== undefined && a.sha256 === b?.sha256;
    return [
        ...(changed ? ['This pull request changes the policy; the version of the base branch has judged.'] : []),
        ...(same(metrics, baseline) || same(predictions, baselinePredictions)
            ? ['The baseline has the same bytes as what is judged. Is the model compared with itself?']
            : []),
    ];
}

// EXTERNAL MODULE: ./build/packages/core/graph.js
var graph = __webpack_require__(63578);
// EXTERNAL MODULE: ./build/packages/core/reference.js
var core_reference = __webpack_require__(84927);
// EXTERNAL MODULE: ./build/packages/step/references.js
var references = __webpack_require__(78365);
// EXTERNAL MODULE: ./build/packages/step/registry.js
var registry = __webpack_require__(5388);
;// CONCATENATED MODULE: ./build/actions/gate-metrics/src/evidence.js


/** Faults of the request and evidence that is missing, kept apart so that all are told at once. */
class Findings {
    faults = [];
    missing = [];
    /** The result of some work, or undefined where it found a fault or nothing. Other errors pass. */
    async attempt(work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            const list = error instanceof errors/* MissingEvidence */.YM ? this.missing : this.faults;
            list.push(...error.problems);
            return undefined;
        }
    }
    /** @throws UserError that names the faults, and what is missing too */
    throwFaults() {
        if (this.faults.length > 0)
            throw new errors/* UserError */.yo([...this.faults, ...this.missing]);
    }
}
/**
 * Finds the model and everything it is judged with.
 * @param findings collects what is wrong; its faults are thrown here, before anything is judged
 * @throws UserError for a fault; MissingEvidence if there is no model that the verdict could be bound to
 */
async function findEvidence(step, given, findings) {
    const model = await findings.attempt(() => (0,references/* identify */.ls)(step, 'model', given.model));
    const metrics = await findings.attempt(() => findMetrics(step, given.metrics, model));
    const find = (role, text, fileRole = role) => text === undefined ? undefined : findings.attempt(() => (0,references/* use */.Yx)(step, role, text, fileRole));
    const predictions = await find('predictions', given.predictions);
    const before = findings.missing.length;
    const baseline = await find('baseline', given.baseline, 'metrics');
    const baselinePredictions = await find('baseline-predictions', given['baseline-predictions'], 'predictions');
    const absent = findings.missing.splice(before);
    const none = absent.length > 0 && baseline === undefined && baselinePredictions === undefined;
    const firstRun = none && given['first-run'] === 'allow' && (await isFirstRun(step, given));
    if (!firstRun)
        findings.missing.push(...absent.map(namedBaseline));
    checkTogether(given, findings);
    if (metrics === undefined && given.metrics === undefined && given.predictions === undefined) {
        findings.missing.push(NO_METRICS);
    }
    findings.throwFaults();
    if (model === undefined)
        throw new errors/* MissingEvidence */.YM(findings.missing);
    return { model, metrics, predictions, baseline, baselinePredictions, firstRun, missing: findings.missing };
}
/** Without the input: the metrics of the entry that speaks of this very model. */
async function findMetrics(step, text, model) {
    if (text !== undefined)
        return (0,references/* use */.Yx)(step, 'metrics', text);
    const about = step.entries.filter(({ entry }) => entry.products.some(({ role }) => role === 'metrics') &&
        (0,graph/* artifactsOf */.Ns)(entry).some(({ sha256 }) => sha256 === model?.sha256));
    const [only, ...more] = about;
    if (only === undefined)
        return undefined;
    if (more.length === 0)
        return (0,references/* use */.Yx)(step, 'metrics', only.id);
    throw new errors/* UserError */.yo('several entries hold metrics of this model', {
        where: 'input metrics',
        fix: `Name one of them: ${about.map(({ id, entry }) => `${id} (job ${entry.run.job})`).join(' or ')}.`,
    });
}
const NO_METRICS = {
    what: 'there is nothing to judge: no entry of this run holds metrics of this model',
    where: 'input metrics',
    fix: 'Pass metrics or predictions.',
};
function checkTogether(given, { faults }) {
    if (given['baseline-predictions'] !== undefined && given.predictions === undefined) {
        faults.push({
            what: 'there are no predictions to compare with them',
            where: 'input baseline-predictions',
            fix: 'Set predictions too.',
        });
    }
}
/**
 * Whether a baseline that is not there may be excused. A file that is absent may; a registry's only while it has
 * no version of the model at all; a product of this pipeline never.
 */
async function isFirstRun(step, given) {
    for (const text of [given.baseline, given['baseline-predictions']]) {
        if (text === undefined)
            continue;
        const reference = (0,core_reference/* parseReference */.Y)(text);
        if (reference.kind === 'path' || reference.kind === 'git')
            continue;
        if (reference.kind !== 'registry' || (await (0,registry/* hasVersions */.md)(step, reference.name)))
            return false;
    }
    return true;
}
function namedBaseline(problem) {
    return { ...problem, what: `the baseline is missing: ${problem.what}` };
}

// EXTERNAL MODULE: ./build/packages/step/inputs.js + 1 modules
var inputs = __webpack_require__(48930);
;// CONCATENATED MODULE: ./build/actions/gate-metrics/src/inputs.js

const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    policy: inputs/* input */.hF.document,
    metrics: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    predictions: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    model: inputs/* input */.hF.reference,
    baseline: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    'baseline-predictions': inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    'first-run': inputs/* input */.hF.choice(['fail', 'allow']),
});

// EXTERNAL MODULE: ./build/packages/data/metric-files.js + 3 modules
var metric_files = __webpack_require__(94373);
;// CONCATENATED MODULE: ./build/packages/stats/outcome.js
/** An outcome that has a value. */
function outcome_defined(value) {
    return { defined: true, value };
}
/** An outcome without a value. */
function undefinedFor(reason, row) {
    return row === undefined ? { defined: false, reason } : { defined: false, reason, row };
}

;// CONCATENATED MODULE: ./build/packages/stats/rows.js

/** Throws RangeError when two columns differ in length: that is a caller's mistake, not a state of data. */
function rows_requireSameLength(first, second) {
    if (first.length !== second.length) {
        throw new RangeError(`columns of ${first.length} and ${second.length} rows cannot be paired`);
    }
}
/** The first row whose value is not acceptable, or -1. */
function firstRow(values, isBad) {
    for (let row = 0; row < values.length; row++)
        if (isBad(rows_at(values, row)))
            return row;
    return -1;
}
/** The value of a row that is known to exist. */
function rows_at(values, row) {
    return values[row] ?? Number.NaN;
}
/** What is wrong with labels that should be 0 or 1, or null. */
function labelProblem(truth) {
    if (truth.length === 0)
        return undefinedFor('empty');
    const row = firstRow(truth, (label) => label !== 0 && label !== 1);
    if (row < 0)
        return null;
    return undefinedFor(Number.isNaN(rows_at(truth, row)) ? 'not-a-number' : 'not-binary', row);
}
/** What is wrong with a column that should hold numbers (infinite ones are numbers), or null. */
function rows_numberProblem(values) {
    if (values.length === 0)
        return undefinedFor('empty');
    const row = firstRow(values, Number.isNaN);
    return row < 0 ? null : undefinedFor('not-a-number', row);
}
/** What is wrong with a column whose mean is wanted, or null. */
function finiteProblem(values) {
    const problem = rows_numberProblem(values);
    if (problem)
        return problem;
    const row = firstRow(values, (value) => !Number.isFinite(value));
    return row < 0 ? null : undefinedFor('not-finite', row);
}
/** What is wrong with a column that should hold probabilities, or null. */
function probabilityProblem(values) {
    const problem = rows_numberProblem(values);
    if (problem)
        return problem;
    const row = firstRow(values, (p) => p < 0 || p > 1);
    return row < 0 ? null : undefinedFor('not-a-probability', row);
}
/** What is wrong with weights that should be finite, not negative and not all zero, or null. */
function weightProblem(weights) {
    if (!weights)
        return null;
    const row = firstRow(weights, (weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
    if (row >= 0)
        return undefinedFor('bad-weight', row);
    return weights.length > 0 && sum(weights) === 0 ? undefinedFor('bad-weight') : null;
}
/** Sum with Neumaier's compensation: the digits do not depend on the number or order of rows. */
function sum(values) {
    let total = 0;
    let lost = 0;
    for (let row = 0; row < values.length; row++) {
        const value = rows_at(values, row);
        const next = total + value;
        lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
        total = next;
    }
    return total + lost;
}

;// CONCATENATED MODULE: ./build/packages/stats/ranks.js

/** Row numbers in ascending order of their values. NaN is not allowed. */
function ascendingOrder(values) {
    const order = new Uint32Array(values.length);
    for (let row = 0; row < order.length; row++)
        order[row] = row;
    return order.sort((first, second) => {
        const [a, b] = [rows_at(values, first), rows_at(values, second)];
        return a < b ? -1 : a > b ? 1 : 0;
    });
}
/** Calls `visit` once per group of equal values, in ascending order, with the group's rows. */
function eachTie(values, order, visit) {
    let start = 0;
    while (start < order.length) {
        const value = rows_at(values, rows_at(order, start));
        let end = start + 1;
        while (end < order.length && rows_at(values, rows_at(order, end)) === value)
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

;// CONCATENATED MODULE: ./build/packages/stats/scores.js



/** 1 for each row whose prediction equals the truth, else 0. Labels are numbers (codes of classes). */
function hits(truth, predicted) {
    requireSameLength(truth, predicted);
    const problem = numberProblem(truth) ?? numberProblem(predicted);
    if (problem)
        return problem;
    return defined(Float64Array.from(truth, (label, row) => (label === at(predicted, row) ? 1 : 0)));
}
/** Share of rows (or of weight) whose prediction equals the truth. scikit-learn's `accuracy_score`. */
function accuracy(truth, predicted, weights) {
    const perRow = hits(truth, predicted);
    return perRow.defined ? weightedMean(perRow.value, weights) : perRow;
}
/**
 * Loss of each row, -ln of the probability given to its true class, in nats, for labels 0 and 1 and the
 * probability of class 1. As scikit-learn's `log_loss`, both p and 1 - p are clipped to [eps, 1 - eps]
 * with eps = 2^-52, so a loss lies between 2.2e-16 and 36.04.
 */
function logLosses(truth, probability) {
    rows_requireSameLength(truth, probability);
    const problem = labelProblem(truth) ?? probabilityProblem(probability);
    if (problem)
        return problem;
    return outcome_defined(Float64Array.from(truth, (label, row) => {
        const p = rows_at(probability, row);
        const ofTrueClass = label === 1 ? p : 1 - p;
        return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, ofTrueClass)));
    }));
}
/** Mean of `logLosses`. Defined for one class too, because the classes are known to be 0 and 1. */
function logLoss(truth, probability, weights) {
    const perRow = logLosses(truth, probability);
    return perRow.defined ? weightedMean(perRow.value, weights) : perRow;
}
/**
 * Area under the ROC curve: the probability that a positive row (label 1) scores above a negative one,
 * ties counting half (Mann-Whitney, by midranks). scikit-learn's `roc_auc_score`. Undefined without
 * weight in both classes. Infinite scores are ordered as such.
 */
function rocAuc(truth, scores, weights) {
    rows_requireSameLength(truth, scores);
    if (weights)
        rows_requireSameLength(truth, weights);
    const problem = labelProblem(truth) ?? rows_numberProblem(scores) ?? weightProblem(weights);
    if (problem)
        return problem;
    let [positive, negative, concordant] = [0, 0, 0];
    eachTie(scores, ascendingOrder(scores), (rows) => {
        let [tiedPositive, tiedNegative] = [0, 0];
        for (const row of rows) {
            const weight = weights ? rows_at(weights, row) : 1;
            if (rows_at(truth, row) === 1)
                tiedPositive += weight;
            else
                tiedNegative += weight;
        }
        concordant += tiedPositive * (negative + tiedNegative / 2);
        positive += tiedPositive;
        negative += tiedNegative;
    });
    if (positive === 0 || negative === 0)
        return undefinedFor('one-class');
    return outcome_defined(concordant / positive / negative);
}
/** Mean of rows, weighted where weights (finite, not negative, not all zero) are given. */
function weightedMean(values, weights) {
    if (weights)
        rows_requireSameLength(values, weights);
    const problem = finiteProblem(values) ?? weightProblem(weights);
    if (problem)
        return problem;
    if (!weights)
        return outcome_defined(sum(values) / values.length);
    const weighted = Float64Array.from(values, (value, row) => value * rows_at(weights, row));
    return outcome_defined(sum(weighted) / sum(weights));
}

// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-betainc/lib/index.js
var lib = __webpack_require__(89986);
// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-erfc/lib/index.js
var math_base_special_erfc_lib = __webpack_require__(30988);
// EXTERNAL MODULE: ./node_modules/@stdlib/math-base-special-erfcinv/lib/index.js
var math_base_special_erfcinv_lib = __webpack_require__(80119);
;// CONCATENATED MODULE: ./build/packages/stats/root.js
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
/** z with P(Z <= z) = p. NaN for p outside [0, 1]; -Infinity and Infinity at its ends. */
function normalQuantile(p) {
    return -normalUpperQuantile(p);
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
/** P(X <= x) for chi-square with `df` > 0 degrees of freedom: P(df/2, x/2). */
function chiSquareCdf(x, df) {
    if (!(df > 0) || Number.isNaN(x))
        return Number.NaN;
    return x <= 0 ? 0 : lowerGamma(df / 2, x / 2);
}
/** x with P(X <= x) = p. NaN for p outside [0, 1] or df <= 0. */
function chiSquareQuantile(p, df) {
    if (!(df > 0) || !isProbability(p))
        return Number.NaN;
    if (p > 0.5)
        return chiSquareUpperQuantile(1 - p, df);
    if (p === 0)
        return 0;
    return positiveRoot((x) => Math.log(p) - Math.log(chiSquareCdf(x, df)), df);
}
/** x with P(X > x) = q: the critical value at level q. NaN for q outside [0, 1] or df <= 0. */
function chiSquareUpperQuantile(q, df) {
    if (!(df > 0) || !isProbability(q))
        return Number.NaN;
    if (q > 0.5)
        return chiSquareQuantile(1 - q, df);
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
/** t with P(T <= t) = p. NaN for p outside [0, 1] or df <= 0; -Infinity and Infinity at its ends. */
function studentTQuantile(p, df) {
    return -studentTUpperQuantile(p, df);
}
/** t with P(T > t) = q: a critical value. NaN for q outside [0, 1] or df <= 0. */
function studentTUpperQuantile(q, df) {
    if (!(df > 0) || !isProbability(q))
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
/** P(X <= k) for `n` trials with success probability `p`: 1 - I_p(k + 1, n - k). A&S 26.5.24. */
function distributions_binomialCdf(k, n, p) {
    if (!isBinomial(k, n, p))
        return Number.NaN;
    if (k < 0)
        return 0;
    return k >= n ? 1 : betainc(p, Math.floor(k) + 1, n - Math.floor(k), true, true);
}
/** P(X > k) for `n` trials with success probability `p`: I_p(k + 1, n - k). */
function distributions_binomialSf(k, n, p) {
    if (!isBinomial(k, n, p))
        return Number.NaN;
    if (k < 0)
        return 1;
    return k >= n ? 0 : betainc(p, Math.floor(k) + 1, n - Math.floor(k));
}
function isBinomial(k, n, p) {
    return !Number.isNaN(k) && Number.isInteger(n) && n >= 0 && isProbability(p);
}
function isProbability(p) {
    return p >= 0 && p <= 1;
}
/** Root x > 0 of a decreasing function. Searched in log x, so that a tiny x has all its digits too. */
function positiveRoot(f, start) {
    const ofLog = (u) => f(Math.exp(u));
    return Math.exp(findRoot(ofLog, bracketDecreasing(ofLog, Math.log(start))));
}

;// CONCATENATED MODULE: ./build/packages/stats/paired.js



/**
 * Paired mean difference with Student's t interval, from one value per row (e.g. hits or losses) of the
 * baseline and the challenger in the same row order: d_i = challenger_i - baseline_i, SE = sd/sqrt(n).
 * For a one-sided bound at alpha ask for level 1 - 2 alpha. Needs two rows. Equal differences in all
 * rows have SE 0 and an interval of no width.
 */
function pairedMeanDifference(baseline, challenger, level = 0.95) {
    rows_requireSameLength(baseline, challenger);
    requireLevel(level);
    const differences = Float64Array.from(challenger, (value, row) => value - rows_at(baseline, row));
    const problem = finiteProblem(differences);
    if (problem)
        return problem;
    const n = differences.length;
    if (n < 2)
        return undefinedFor('too-few');
    const difference = sum(differences) / n;
    const squares = sum(differences.map((d) => (d - difference) ** 2));
    const standardError = Math.sqrt(squares / (n - 1) / n);
    const degreesOfFreedom = n - 1;
    const margin = studentTUpperQuantile((1 - level) / 2, degreesOfFreedom) * standardError;
    const statistic = difference === 0 ? 0 : difference / standardError;
    return outcome_defined({
        difference,
        standardError,
        degreesOfFreedom,
        interval: { low: difference - margin, high: difference + margin, level },
        statistic,
        pValue: {
            twoSided: 2 * studentTSf(Math.abs(statistic), degreesOfFreedom),
            greater: studentTSf(statistic, degreesOfFreedom),
            less: studentTCdf(statistic, degreesOfFreedom),
        },
    });
}
/**
 * McNemar's exact test on discordant pairs: X ~ Binomial(b + c, 1/2) under equal accuracy. Two-sided
 * p = min(1, 2 P(X <= min(b, c))), as statsmodels' `mcnemar(exact=True)`; 1 without discordant rows.
 * `baselineOnly` and `challengerOnly` count the rows that only that model got right.
 */
function mcnemarExact(baselineOnly, challengerOnly) {
    for (const count of [baselineOnly, challengerOnly]) {
        if (!Number.isSafeInteger(count) || count < 0)
            throw new RangeError(`${count} is not a count`);
    }
    const n = baselineOnly + challengerOnly;
    const fewer = Math.min(baselineOnly, challengerOnly);
    const upTo = binomialCdf(fewer, n, 0.5);
    const below = binomialCdf(fewer - 1, n, 0.5);
    return {
        baselineOnly,
        challengerOnly,
        pValue: {
            twoSided: Math.min(1, 2 * upTo),
            greater: binomialSf(challengerOnly - 1, n, 0.5),
            less: binomialSf(baselineOnly - 1, n, 0.5),
        },
        midP: Math.min(1, upTo + below),
    };
}
/** McNemar's test from the rows that each model got right (1) or not (0), see `hits`. */
function mcnemarOfHits(baseline, challenger) {
    requireSameLength(baseline, challenger);
    let [baselineOnly, challengerOnly] = [0, 0];
    for (let row = 0; row < baseline.length; row++) {
        const [was, is] = [at(baseline, row), at(challenger, row)];
        if (was > is)
            baselineOnly++;
        else if (is > was)
            challengerOnly++;
    }
    return mcnemarExact(baselineOnly, challengerOnly);
}
/** Throws RangeError for a confidence level outside (0, 1). */
function requireLevel(level) {
    if (!(level > 0 && level < 1))
        throw new RangeError(`confidence level ${level} is not between 0 and 1`);
}

;// CONCATENATED MODULE: ./build/packages/stats/delong.js





/**
 * DeLong's test of the difference of two correlated ROC areas, in O(n log n) by midranks. Needs two
 * positive and two negative rows. A variance of 0 (e.g. identical scores) gives z = 0 and p = 1, as
 * pROC does. Source: DeLong et al. (1988), Biometrics 44(3); Sun & Xu (2014), IEEE Signal Processing
 * Letters 21(11).
 */
function delongTest(truth, baselineScores, challengerScores, level = 0.95) {
    rows_requireSameLength(truth, baselineScores);
    rows_requireSameLength(truth, challengerScores);
    requireLevel(level);
    const problem = labelProblem(truth) ?? rows_numberProblem(baselineScores) ?? rows_numberProblem(challengerScores);
    if (problem)
        return problem;
    const baseline = placements(truth, baselineScores);
    const challenger = placements(truth, challengerScores);
    const [m, n] = [baseline.ofPositives.length, baseline.ofNegatives.length];
    if (m === 0 || n === 0)
        return undefinedFor('one-class');
    if (m < 2 || n < 2)
        return undefinedFor('too-few');
    const variance = varianceOfDifference(baseline.ofPositives, challenger.ofPositives) / m +
        varianceOfDifference(baseline.ofNegatives, challenger.ofNegatives) / n;
    return outcome_defined(compare(baseline.auc, challenger.auc, Math.sqrt(variance), level));
}
function compare(baseline, challenger, standardError, level) {
    const difference = challenger - baseline;
    const statistic = standardError === 0 ? 0 : difference / standardError;
    const margin = normalUpperQuantile((1 - level) / 2) * standardError;
    const pValue = standardError === 0
        ? { twoSided: 1, greater: 1, less: 1 }
        : {
            twoSided: 2 * normalSf(Math.abs(statistic)),
            greater: normalSf(statistic),
            less: normalCdf(statistic),
        };
    const interval = { low: difference - margin, high: difference + margin, level };
    return { baseline, challenger, difference, standardError, interval, statistic, pValue };
}
/** V10 = (rank among all - rank among positives)/n, V01 = 1 - (rank among all - rank among negatives)/m. */
function placements(truth, scores) {
    const all = midranks(scores);
    const positives = rowsWithLabel(truth, 1);
    const negatives = rowsWithLabel(truth, 0);
    const [m, n] = [positives.length, negatives.length];
    const within = (rows) => midranks(Float64Array.from(rows, (row) => rows_at(scores, row)));
    const [amongPositives, amongNegatives] = [within(positives), within(negatives)];
    const ofPositives = Float64Array.from(positives, (row, i) => (rows_at(all, row) - rows_at(amongPositives, i)) / n);
    const ofNegatives = Float64Array.from(negatives, (row, j) => 1 - (rows_at(all, row) - rows_at(amongNegatives, j)) / m);
    return { auc: sum(ofPositives) / m, ofPositives, ofNegatives };
}
function rowsWithLabel(truth, label) {
    const rows = [];
    for (let row = 0; row < truth.length; row++)
        if (rows_at(truth, row) === label)
            rows.push(row);
    return Uint32Array.from(rows);
}
/** var(second - first): equal to var + var - 2 cov, and exactly 0 for identical columns. */
function varianceOfDifference(first, second) {
    const differences = second.map((value, row) => value - rows_at(first, row));
    const mean = sum(differences) / differences.length;
    return sum(differences.map((d) => (d - mean) ** 2)) / (differences.length - 1);
}

;// CONCATENATED MODULE: ./build/packages/stats/proportion.js



/**
 * Wilson's score interval of a proportion, `successes` of `trials`. Undefined without trials.
 * Source: Wilson (1927), JASA 22(158). statsmodels' `proportion_confint(method="wilson")`.
 */
function wilsonInterval(successes, trials, level = 0.95) {
    requireLevel(level);
    if (!(successes >= 0 && successes <= trials && trials < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`${successes} of ${trials} is not a proportion`);
    }
    if (trials === 0)
        return undefinedFor('empty');
    const z = normalUpperQuantile((1 - level) / 2);
    const failures = trials - successes;
    const root = z * Math.sqrt((successes * failures) / trials + z ** 2 / 4);
    const scale = trials + z ** 2;
    // Written with the product of both ends (their quotient), so that neither cancels near 0 or 1.
    const high = (successes + z ** 2 / 2 + root) / scale;
    const low = successes ** 2 / trials / (successes + z ** 2 / 2 + root);
    return outcome_defined({ low, high: successes === trials ? 1 : high, level });
}

;// CONCATENATED MODULE: ./build/packages/evaluation/comparison.js


/** A metric of one model's predictions. */
function metricOf(metric, truth, { score, correct }) {
    switch (metric) {
        case 'accuracy':
            return weightedMean(correct);
        case 'auc':
            return rocAuc(truth, score);
        case 'log_loss':
            return logLoss(truth, score);
    }
}
/**
 * Drop of a metric on the same rows, with the interval of the difference: Student's paired t for means of rows,
 * DeLong for the ROC area.
 * @param level confidence of each end by itself, above 0.5
 * @returns undefined outcome where there are too few rows or the metric has no value
 */
function dropOf(metric, { truth, candidate, baseline }, level) {
    const before = metricOf(metric, truth, baseline);
    if (!before.defined)
        return before;
    const difference = differenceOf(metric, truth, baseline, candidate, 2 * level - 1);
    if (!difference.defined)
        return difference;
    const exact = sameScores(baseline, candidate);
    const interval = exact ? difference.value.interval : guarded(metric, truth, difference.value);
    const method = metric === 'auc' ? 'DeLong' : 'paired t';
    const common = { baseline: before.value, method };
    return {
        defined: true,
        value: METRICS[metric].direction === 'higher'
            ? { ...common, drop: -difference.value.difference, low: -interval.high, high: -interval.low }
            : { ...common, drop: difference.value.difference, low: interval.low, high: interval.high },
    };
}
/** Candidate - baseline. */
function differenceOf(metric, truth, baseline, candidate, level) {
    if (metric === 'auc')
        return delongTest(truth, baseline.score, candidate.score, level);
    if (metric === 'accuracy')
        return pairedMeanDifference(baseline.correct, candidate.correct, level);
    const before = logLosses(truth, baseline.score);
    if (!before.defined)
        return before;
    const after = logLosses(truth, candidate.score);
    return after.defined ? pairedMeanDifference(before.value, after.value, level) : after;
}
function sameScores(a, b) {
    return a.score.every((value, row) => value === b.score[row]);
}
/**
 * Two different models that agree on every row at hand have a standard error of 0, which says nothing of the rows
 * that are not at hand. Their share of differing rows is then bounded by Wilson's interval of 0 in n; for the ROC
 * area n is the smaller class. The idea is the rule of three: Hanley & Lippman-Hand (1983), JAMA 249(13).
 */
function guarded(metric, truth, { difference, standardError, interval }) {
    if (standardError > 0)
        return interval;
    const positives = truth.reduce((count, label) => count + label, 0);
    const trials = metric === 'auc' ? Math.min(positives, truth.length - positives) : truth.length;
    const bound = wilsonInterval(0, trials, interval.level);
    const margin = bound.defined ? bound.value.high : 1;
    return { low: difference - margin, high: difference + margin, level: interval.level };
}

;// CONCATENATED MODULE: ./build/packages/evaluation/judge.js




/**
 * Judges every rule of a policy.
 * @param problems what of the evidence is missing or unusable; with any the verdict is at least `fail`, also where
 *   no rule needed it
 */
function judge(policy, judged, problems) {
    const rules = policy.rules.map((rule) => {
        const found = judgeRule(rule, policy.evidence, judged);
        return { rule, ...found, verdict: verdictOfRule(rule, found.status, policy.evidence) };
    });
    const verdict = (0,core_verdict/* worst */.QZ)([...rules.map((rule) => rule.verdict), problems.length > 0 ? 'fail' : 'pass']);
    return { verdict, policy, rules, problems, firstRun: judged.firstRun };
}
function verdictOfRule({ severity }, status, { inconclusive }) {
    switch (status) {
        case 'holds':
        case 'first-run':
            return 'pass';
        // What could not be checked did not pass, however little the rule matters.
        case 'missing':
            return 'fail';
        case 'broken':
            return (0,core_verdict/* verdictOf */.Vj)(severity);
        case 'inconclusive':
            if (inconclusive === 'pass' || severity === 'info')
                return 'pass';
            return inconclusive === 'warn' || severity === 'warn' ? 'warn' : 'inconclusive';
    }
}
function judgeRule(rule, evidence, judged) {
    const { metric, condition } = rule;
    const found = candidateValue(metric, judged);
    if ('why' in found)
        return { status: 'missing', ...found };
    if (condition.kind === 'drop')
        return judgeDrop(rule, evidence, judged, found);
    const { value } = found;
    const holds = condition.kind === 'min' ? value >= condition.bound : value <= condition.bound;
    const words = condition.kind === 'min' ? 'at least' : 'at most';
    return {
        ...found,
        status: holds ? 'holds' : 'broken',
        why: `${metric} is ${showValue(value, condition.bound)}; the policy asks for ${words} ${condition.bound}`,
    };
}
function candidateValue(metric, { metrics, predictions }) {
    if (predictions !== undefined && isComputed(metric)) {
        const computed = metricOf(metric, predictions.truth, predictions.candidate);
        if (computed.defined)
            return { value: computed.value, source: 'predictions' };
        const why = `${metric} has no value on these predictions: ${WHY_UNDEFINED[computed.reason]}`;
        return { state: computed.reason, why };
    }
    const value = valueIn(metrics, metric);
    return typeof value === 'number' ? { value, source: 'metrics' } : value;
}
function valueIn(metrics, metric, whose = '') {
    const found = metrics?.get(metric);
    if (found === undefined) {
        const names = [...(metrics?.keys() ?? [])].sort();
        const others = names.length > 12 ? [...names.slice(0, 12), '...'] : names;
        const there = others.length === 0 ? 'no metric was found' : `found: ${others.join(', ')}`;
        return { state: 'missing', why: `there is no ${whose}metric "${metric}" (${there})` };
    }
    if (found.value === undefined) {
        return { state: found.state, why: `${whose}${metric} is ${found.state}, which is no number` };
    }
    const [low, high] = metricNamed(metric)?.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (found.value >= low && found.value <= high)
        return found.value;
    const hint = high === 1 && found.value <= 100 ? '; write a percentage as a fraction' : '';
    const why = `${whose}${metric} is ${found.value}, outside its range of ${low} to ${high}${hint}`;
    return { state: 'out of range', why };
}
function judgeDrop(rule, evidence, judged, found) {
    const { metric } = rule;
    if (judged.firstRun) {
        return {
            ...found,
            status: 'first-run',
            why: `${metric} is ${showValue(found.value)}; there is no baseline yet`,
        };
    }
    const { predictions } = judged;
    if (predictions?.baseline !== undefined && isComputed(metric)) {
        const drop = dropOf(metric, { ...predictions, baseline: predictions.baseline }, evidence.level);
        return judgeInterval(rule, evidence, found, drop);
    }
    if (judged.baseline === undefined) {
        const why = `${metric} has nothing to compare with: the rule allows a drop, and there is no baseline`;
        return { ...found, status: 'missing', why };
    }
    const baseline = valueIn(judged.baseline, metric, 'baseline ');
    if (typeof baseline !== 'number')
        return { ...found, status: 'missing', why: baseline.why };
    const drop = rule.direction === 'higher' ? baseline - found.value : found.value - baseline;
    const holds = !exceeds(drop, rule.condition.bound, [baseline, found.value]);
    const values = `${showValue(found.value)} against ${showValue(baseline)} of the baseline`;
    const why = `${metric} is ${values}, ${inWords(drop)}; the policy allows a drop of ${rule.condition.bound}`;
    return { ...found, baseline, drop, status: holds ? 'holds' : 'broken', why };
}
function judgeInterval(rule, evidence, found, compared) {
    const { metric, condition } = rule;
    if (!compared.defined) {
        const why = `${metric} cannot be compared: ${WHY_UNDEFINED[compared.reason]}`;
        return { ...found, status: compared.reason === 'too-few' ? 'inconclusive' : 'missing', why };
    }
    const { baseline, drop, low, high, method } = compared.value;
    const scale = [baseline, found.value];
    const status = !exceeds(high, condition.bound, scale)
        ? 'holds'
        : exceeds(low, condition.bound, scale)
            ? 'broken'
            : 'inconclusive';
    const lies = `the drop of ${metric} lies between ${showDifference(low)} and ${showDifference(high)} (each end at ${showLevel(evidence.level)})`;
    const words = {
        holds: `${lies}, within the allowed ${condition.bound}`,
        broken: `${lies}, beyond the allowed ${condition.bound}`,
        inconclusive: `${lies}: these rows cannot tell whether it stays within the allowed ${condition.bound}`,
    };
    return { ...found, status, baseline, drop, interval: [low, high], method, why: words[status] };
}
/** 0.8 - 0.79 is a little more than 0.01 in binary; a difference of rounding breaks no rule. */
function exceeds(drop, allowed, values) {
    const rounding = 1e-12 * Math.max(1, ...values.map(Math.abs));
    return drop > allowed + rounding;
}
function inWords(drop) {
    return drop > 0
        ? `worse by ${showDifference(drop)}`
        : drop < 0
            ? `better by ${showDifference(-drop)}`
            : 'no change';
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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
        `SET temp_directory = ${literal((0,external_node_path_.resolve)(options.tempDirectory))}`,
        ...(options.memoryLimit === undefined
            ? []
            : [`SET memory_limit = '${Math.floor(options.memoryLimit)}B'`]),
        ...(options.threads === undefined ? [] : [`SET threads = ${Math.floor(options.threads)}`]),
        `SET TimeZone = 'UTC'`,
        'SET autoinstall_known_extensions = false',
        'SET autoload_known_extensions = false',
        'SET allow_community_extensions = false',
        `SET allowed_directories = ${listLiteral(directories)}`,
        `SET allowed_paths = ${listLiteral(files)}`,
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
;// CONCATENATED MODULE: ./build/packages/data/dataset.js








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
    const problems = new errors/* Problems */.Zw();
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
        throw new errors/* MissingEvidence */.YM(problems.found);
    problems.throwIfAny();
    const files = [];
    for (const [name, path] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
        files.push(await describe(name, path));
    return assemble(files, await folderDigest(patterns, root));
}
async function expand(pattern, root) {
    const literal = (0,external_node_path_.resolve)(root, pattern);
    const found = await (0,promises_.stat)(literal).catch(() => undefined);
    if (found?.isFile())
        return [literal];
    const paths = [];
    // A literal folder is walked from inside, so that glob characters in its own name mean nothing.
    const [cwd, wanted] = found?.isDirectory() ? [literal, '**/*'] : [root, pattern];
    for await (const item of (0,promises_.glob)(wanted, { cwd, withFileTypes: true })) {
        const path = (0,external_node_path_.resolve)(item.parentPath, item.name);
        if (formatOf(path) !== undefined && (await (0,promises_.stat)(path).catch(() => undefined))?.isFile())
            paths.push(path);
    }
    return paths;
}
async function admit(path, pattern, roots, root, found, problems) {
    const inside = await Promise.all(roots.map((allowed) => (0,files/* isInside */.FK)(allowed, path)));
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
        const name = (0,external_node_path_.relative)(root, path);
        found.set(name.startsWith('..') || (0,external_node_path_.isAbsolute)(name) ? path : name.split(external_node_path_.sep).join('/'), await (0,promises_.realpath)(path));
    }
}
function formatOf(path) {
    return EXTENSIONS.find(([pattern]) => pattern.test(path))?.[1];
}
async function describe(name, path) {
    const gzip = /\.gz$/i.test(name);
    const file = { path, name, format: formatOf(name) ?? 'csv', gzip, ...(await (0,digest/* digestFile */.TM)(path)) };
    if (file.bytes === 0)
        return { ...file, problem: 'the file is empty' };
    const problem = gzip ? await gzipProblem(path) : undefined;
    return problem === undefined ? file : { ...file, problem };
}
/** DuckDB reads a gzip file that was cut off as if it were whole, so the stream is checked to its end here. */
async function gzipProblem(path) {
    let bytes = 0;
    const count = new external_node_stream_.Writable({
        write(chunk, _encoding, done) {
            bytes += chunk.length;
            done();
        },
    });
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), (0,external_node_zlib_.createGunzip)(), count);
        return bytes === 0 ? 'the file is empty' : undefined;
    }
    catch (error) {
        return `the gzip stream is damaged or cut off (${(0,errors/* messageOf */.bD)(error)})`;
    }
}
async function folderDigest(patterns, root) {
    const [only, ...more] = patterns;
    if (only === undefined || more.length > 0)
        return undefined;
    const path = (0,external_node_path_.resolve)(root, only);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    return found?.isDirectory() ? (await (0,digest/* digestFolder */.lo)(path)).sha256 : undefined;
}
function assemble(found, folder) {
    const [only, ...more] = found;
    const listing = () => (0,digest/* digestOfListing */.aW)(found.map(({ name, sha256 }) => ({ path: name, sha256 })));
    return {
        files: found.filter((file) => file.problem === undefined),
        unreadable: found.flatMap(({ name, problem }) => problem === undefined ? [] : [{ file: name, reason: problem }]),
        sha256: folder ?? (only !== undefined && more.length === 0 ? only.sha256 : listing()),
        bytes: found.reduce((sum, file) => sum + file.bytes, 0),
    };
}

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
        await (0,external_node_stream_promises_.pipeline)([(0,external_node_fs_.createReadStream)(layout.path), ...(layout.gzip ? [(0,external_node_zlib_.createGunzip)()] : []), sink], {
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

;// CONCATENATED MODULE: ./build/packages/data/csv-source.js





/** How many errors DuckDB notes per scan; a file with more is broken as a whole, not in single rows. */
const REJECTS_LIMIT = 100_000;
const sniffed = schemas.object({
    delimiter: schemas.string(),
    quote: schemas.string(),
    escape: schemas.string(),
    date: schemas.string().nullable(),
    timestamp: schemas.string().nullable(),
    columns: schemas.array(schemas.object({ name: schemas.string(), type: schemas.string() })),
});
/**
 * Sniffs delimiter, quoting and column types of a file that has a header. Nothing is skipped: a first row is
 * the header, `#` begins no comment, and a row with too few or too many fields is a finding later on.
 * @throws QueryError with a reason if it is no CSV text
 */
async function sniffCsv(engine, file, signal) {
    const head = await readHead(file);
    if (head.includes(0)) {
        throw new QueryError('it is not UTF-8 text: its beginning holds NUL bytes (UTF-16, or a binary file)');
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
     FROM sniff_csv(${literal(file.path)}, header=true, skip=0, comment='', store_rejects=true, strict_mode=${strict}${delimiter})`;
    try {
        return await engine.one(query(true), sniffed, { signal });
    }
    catch (error) {
        if (!(error instanceof QueryError) || !error.message.includes('sniffing file'))
            throw error;
        return engine.one(query(false), sniffed, { signal });
    }
}
/** The table expression that reads files of one dialect, with types given and rejected rows stored aside. */
function csvScan(files, dialect, columns, rejects) {
    const options = [
        'auto_detect=false',
        `delim=${literal(dialect.delimiter)}`,
        `quote=${literal(dialect.quote)}`,
        `escape=${literal(dialect.escape)}`,
        ...(dialect.dateFormat === undefined ? [] : [`dateformat=${literal(dialect.dateFormat)}`]),
        ...(dialect.timestampFormat === undefined ? [] : [`timestampformat=${literal(dialect.timestampFormat)}`]),
        `columns=${structLiteral(columns.map(({ name, type }) => [name, type]))}`,
        `header=true, skip=0, comment='', hive_partitioning=false`,
        `store_rejects=true, rejects_limit=${REJECTS_LIMIT}`,
        `rejects_table=${literal(rejects)}, rejects_scan=${literal(`${rejects}_scans`)}`,
    ];
    return `read_csv(${listLiteral(files.map((file) => file.path))}, ${options.join(', ')})`;
}
function csvLayout(file, dialect) {
    return { ...dialect, path: file.path, gzip: file.gzip, singleColumn: dialect.columns.length === 1 };
}
/** The first 64 KiB of a file, unpacked. */
async function readHead(file) {
    const limit = 65_536;
    const handle = await (0,promises_.open)(file.path);
    const chunks = [];
    let bytes = 0;
    const source = handle.createReadStream();
    for await (const chunk of file.gzip ? source.pipe((0,external_node_zlib_.createGunzip)()) : source) {
        const part = chunk;
        chunks.push(part);
        bytes += part.length;
        if (bytes >= limit)
            break;
    }
    source.destroy();
    return Buffer.concat(chunks).subarray(0, limit);
}

;// CONCATENATED MODULE: ./build/packages/data/relation.js






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
    if (!(error instanceof QueryError) || NOT_THE_FILE.has(error.kind))
        throw error;
    const [first = ''] = error.message.replaceAll(file.path, file.name).split('\n');
    // With mixed line breaks DuckDB gives up the whole file in either way, and does not say where.
    if (file.format !== 'csv' || !/sniffing file|state machine/.test(first))
        return { file: file.name, reason: first };
    const line = await findMixedLineBreak(csvLayout(file, dialect ?? STANDARD));
    return line === undefined
        ? { file: file.name, reason: 'its form cannot be recognised as CSV (delimiter, quoting)' }
        : { file: file.name, line, reason: 'the line ends otherwise than the lines before it (LF, CRLF, CR)' };
}
const NOT_THE_FILE = new Set(['Out of Memory', 'Permission', 'INTERRUPT']);
/** RFC 4180, for a file whose dialect is not known. */
const STANDARD = { delimiter: ',', quote: '"', escape: '"', columns: [], hasRows: true, recordBytes: 1 };
async function probeCsv(engine, file, { signal }) {
    const dialect = await sniffCsv(engine, file, signal);
    // Packed text unpacks to about four times its size.
    const rows = (file.bytes * (file.gzip ? 4 : 1)) / dialect.recordBytes;
    return { file: { file, columns: dialect.columns, dialect }, rows };
}
async function probeParquet(engine, file) {
    const path = literal(file.path);
    const columns = await columnsOf(engine, `read_parquet(${path}, hive_partitioning=false)`);
    const { rows } = await engine.one(`SELECT num_rows AS rows FROM parquet_file_metadata(${path})`, schemas.object({ rows: counter }));
    return { file: { file, columns }, rows };
}
async function columnsOf(engine, from) {
    const rows = await engine.rows(`DESCRIBE SELECT * FROM ${from}`, schemas.object({ column_name: schemas.string(), column_type: schemas.string() }));
    return rows.map((row) => ({ name: row.column_name, type: row.column_type }));
}
/** Gives every CSV file the declared type of a column, else one that the values of all files fit. */
function withTypes(files, declared) {
    for (const [name, type] of Object.entries(declared)) {
        if (!isColumnType(type))
            throw new errors/* UserError */.yo(`"${type}" is not a column type`, { where: `column ${name}` });
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
        const extra = `${literal(item.file.name)} AS ${identifier(fileColumn)}, ${ordinal} AS ${identifier(rowColumn)}`;
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
        return `read_parquet(${listLiteral(files.map((file) => file.path))}, hive_partitioning=false)`;
    }
    const all = first.columns.map((column) => identifier(column.name)).join(', ');
    return `${csvScan(files, first.dialect, first.columns, rejects)} WHERE hash(${all}) IS NOT NULL`;
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

;// CONCATENATED MODULE: ./build/packages/data/scan.js






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
        if (!(error instanceof QueryError))
            throw error;
        const damaged = [];
        for (const item of relation.files) {
            const found = await damageOf(engine, relation, item, options);
            if (found !== undefined)
                damaged.push(found);
        }
        if (damaged.length === 0)
            throw error;
        return overReadableFiles(engine, await withoutFiles(engine, relation, damaged), work, options);
    }
}
/** Reads one file whole, every value of it, to learn whether it is the culprit. */
async function damageOf(engine, relation, item, options) {
    try {
        const table = `(SELECT * FROM ${scanOfFiles([item], relation.rejects)})`;
        await engine.run(`SELECT max(hash(data)) FROM ${table} AS data`, options);
        return undefined;
    }
    catch (error) {
        return asUnreadable(item.file, error, item.dialect);
    }
}
const rejectRow = schemas.object({
    offset: schemas.bigint(),
    column: schemas.string().nullable(),
    type: schemas.string(),
    message: schemas.string(),
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
        const { lineOfReject } = await locateLines(csvLayout(item.file, item.dialect), { rows: [], rejects });
        for (const row of own) {
            const line = lineOfReject.get(offsetOf(row));
            found.push({ file: item.file.name, ...(line === undefined ? {} : { line }), ...scan_describe(row, item) });
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
        const rejects = (await rejectsIn(engine, relation, item, REJECTS_LIMIT)).map(offsetOf);
        const { lineOfRow } = await locateLines(csvLayout(item.file, item.dialect), { rows, rejects });
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
       (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${rejects} GROUP BY scan_id)) AS most`, schemas.object({ rows: counter, most: counter }));
    return { rows, capped: most >= REJECTS_LIMIT };
}
/** DuckDB makes the table with the first scan of a CSV file. */
async function hasRejects(engine, rejects) {
    const sql = `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = ${literal(rejects)}`;
    return (await engine.rows(sql, schemas.object({}))).length > 0;
}
async function rejectsIn(engine, { rejects }, { file, dialect }, limit) {
    if (dialect === undefined || limit <= 0 || !(await hasRejects(engine, rejects)))
        return [];
    return engine.rows(`SELECT DISTINCT r.line_byte_position AS offset, r.column_idx AS field, r.column_name AS column,
       r.error_type::VARCHAR AS type, left(r.error_message, 400) AS message
     FROM ${rejects} AS r JOIN ${rejects}_scans AS s USING (scan_id, file_id)
     WHERE s.file_path = ${literal(file.path)} ORDER BY ALL LIMIT ${limit}`, rejectRow);
}
/** DuckDB counts bytes from 1. */
function offsetOf(row) {
    return Number(row.offset) - 1;
}
function scan_describe(row, { columns }) {
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

;// CONCATENATED MODULE: ./build/packages/evaluation/prediction-tables.js





const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
/**
 * Loads a predictions file as a table (key, class, positive, correct, score) of the engine, if nothing is wrong
 * with it.
 * @returns what is wrong: unreadable files and rows, missing columns, no rows, rows without key, label or score,
 *   keys that occur twice, labels of more than two classes, no row of the positive class
 */
async function loadPredictions(engine, table, file, columns) {
    // Keys and labels of a CSV are taken as they stand there: 007 and 7 are two keys.
    const types = { [columns.key]: 'VARCHAR', [columns.label]: 'VARCHAR', [columns.score]: 'DOUBLE' };
    const dataset = await openDataset([(0,external_node_path_.basename)(file.path)], { root: (0,external_node_path_.dirname)(file.path) });
    const opened = await openRelation(engine, dataset, { types });
    const missing = missingColumns(opened, file, columns);
    if (missing.length > 0)
        return missing;
    const select = selectPredictions(opened, columns);
    const { rows, relation } = await scan(engine, opened, (current) => checkQuery(select, current), checks);
    const unreadable = [
        ...relation.unreadable.map(({ line, reason }) => problemAt(file, reason, line)),
        ...(await rejectedRows(engine, relation, file)),
    ];
    const [found] = rows;
    if (found === undefined || unreadable.length > 0)
        return unreadable;
    const problems = describeChecks(found, file, columns);
    if (found.duplicates > 0)
        problems.push(await firstDuplicate(engine, relation, file, columns, found.duplicates));
    if (problems.length === 0)
        await engine.run(`CREATE TABLE ${table} AS ${select(relation)}`);
    return problems;
}
function missingColumns(relation, file, columns) {
    if (relation.files.length === 0) {
        return relation.unreadable.map(({ line, reason }) => problemAt(file, reason, line));
    }
    const names = relation.columns.map(({ name }) => name);
    const problems = ['key', 'label', 'score']
        .filter((role) => !names.includes(columns[role]))
        .map((role) => ({
        what: `there is no column "${columns[role]}" for the ${role}`,
        where: file.name,
        fix: `It has ${names.join(', ')}. Name the column in the policy: predictions: {${role}: ...}.`,
    }));
    const score = typeOf(relation, columns.score);
    if (score !== '' && !NUMERIC.test(score)) {
        problems.push({
            what: `the column "${columns.score}" holds ${score}, not numbers`,
            where: file.name,
            fix: 'Write the score of the positive class as a number.',
        });
    }
    return problems;
}
function typeOf(relation, column) {
    return relation.columns.find(({ name }) => name === column)?.type ?? '';
}
function selectPredictions(opened, columns) {
    const labelClass = classExpression(columns, typeOf(opened, columns.label));
    const positive = `(${labelClass} = ${positiveClass(columns)})`;
    const predicted = predictedPositive(columns, typeOf(opened, columns.score));
    return (relation) => `SELECT CAST(${identifier(columns.key)} AS VARCHAR) AS key, ${labelClass} AS class,
    CAST(${positive} AS DOUBLE) AS positive, CAST(${predicted} = ${positive} AS DOUBLE) AS correct,
    CAST(${identifier(columns.score)} AS DOUBLE) AS score FROM ${relation.from}`;
}
const checks = schemas.object({
    rows: counter,
    keyless: counter,
    duplicates: counter,
    unlabelled: counter,
    unscored: counter,
    classes: counter,
    positives: counter,
});
function checkQuery(select, relation) {
    return `SELECT count(*) AS rows, count(*) - count(key) AS keyless,
      count(key) - count(DISTINCT key) AS duplicates, count(*) - count(class) AS unlabelled,
      count(*) FILTER (score IS NULL OR NOT isfinite(score)) AS unscored, count(DISTINCT class) AS classes,
      count(*) FILTER (positive = 1) AS positives
    FROM (${select(relation)})`;
}
function describeChecks(found, file, { key, label, score, positive }) {
    if (found.rows === 0)
        return [problemAt(file, 'the predictions hold no row')];
    const problems = [];
    const without = (count, what, column) => {
        if (count > 0)
            problems.push(problemAt(file, `${countOf(count, 'row')} ${what} (column "${column}")`));
    };
    without(found.keyless, 'without a key', key);
    without(found.unlabelled, 'without a label', label);
    without(found.unscored, 'without a finite score', score);
    if (found.classes > 2) {
        problems.push({
            ...problemAt(file, `the column "${label}" holds ${found.classes} classes; two are supported`),
            fix: 'Compute the metrics in your evaluation, and pass them as `metrics`.',
        });
    }
    else if (found.positives === 0) {
        problems.push({
            ...problemAt(file, `no row of the column "${label}" has the positive label ${JSON.stringify(positive)}`),
            fix: 'Name it in the policy: predictions: {positive: ...}.',
        });
    }
    return problems;
}
async function rejectedRows(engine, relation, file) {
    const { found, rows } = await rejectionsOf(engine, relation, 1);
    const [first] = found;
    if (rows === 0)
        return [];
    const where = first?.column === undefined ? '' : `column "${first.column}": `;
    const what = `${countOf(rows, 'row')} that cannot be read; the first: ${where}${first?.reason ?? 'unknown'}`;
    return [problemAt(file, what, first?.line)];
}
async function firstDuplicate(engine, relation, file, { key }, duplicates) {
    const [source, row] = [identifier(relation.fileColumn), identifier(relation.rowColumn)];
    const [first] = await engine.rows(`SELECT ${source} AS file, ${row} AS row FROM ${relation.numbered}
      QUALIFY row_number() OVER (PARTITION BY CAST(${identifier(key)} AS VARCHAR) ORDER BY ${source}, ${row}) = 2
      ORDER BY ALL LIMIT 1`, schemas.object({ file: schemas.string(), row: counter }));
    const [line] = first === undefined ? [] : await linesOf(engine, relation, [first]);
    const place = line === undefined ? ` (row ${first?.row ?? 0})` : '';
    return {
        ...problemAt(file, `${countOf(duplicates, 'row')} with a key that occurred before; here the first${place}`, line),
        fix: `Each value of the column "${key}" must stand for one example.`,
    };
}
function problemAt(file, what, line) {
    return { what, where: line === undefined ? file.name : `${file.name}:${line}` };
}

;// CONCATENATED MODULE: ./build/packages/evaluation/predictions.js




/**
 * Reads predictions, and pairs them with the baseline's by key. Both files must hold the same keys with the same
 * labels: a comparison on the rows that happen to be in both would be one that the candidate can choose.
 * @param engine must be allowed to read the files
 */
async function readPredictions(engine, candidate, baseline, columns) {
    const problems = await loadPredictions(engine, 'candidate', candidate, columns);
    const ofBaseline = baseline === undefined ? [] : await loadPredictions(engine, 'baseline', baseline, columns);
    if (problems.length > 0)
        return { set: undefined, problems: [...problems, ...ofBaseline] };
    if (baseline === undefined)
        return { set: await readRows(engine, false), problems: [] };
    if (ofBaseline.length > 0)
        return { set: await readRows(engine, false), problems: ofBaseline };
    const unpaired = await pairingProblems(engine, candidate, baseline);
    return { set: await readRows(engine, unpaired.length === 0), problems: unpaired };
}
const pairing = schemas.object({ candidateOnly: counter, baselineOnly: counter, disagreeing: counter });
async function pairingProblems(engine, candidate, baseline) {
    const found = await engine.one(`SELECT count(*) FILTER (b.key IS NULL) AS "candidateOnly", count(*) FILTER (c.key IS NULL) AS "baselineOnly",
        count(*) FILTER (b.class <> c.class) AS disagreeing
      FROM candidate AS c FULL JOIN baseline AS b ON c.key = b.key`, pairing);
    const problems = [];
    const missing = (count, from, to) => {
        if (count === 0)
            return;
        problems.push({
            what: `${countOf(count, 'key')} of ${from.name} missing here`,
            where: to.name,
            fix: 'Both models must have scored the same rows: score the baseline again on the data of the candidate.',
        });
    };
    missing(found.candidateOnly, candidate, baseline);
    missing(found.baselineOnly, baseline, candidate);
    if (found.disagreeing > 0) {
        problems.push({
            what: `${countOf(found.disagreeing, 'row')} with another label than in ${candidate.name}`,
            where: baseline.name,
            fix: 'The labels changed between the two evaluations: score both models on the same data.',
        });
    }
    return problems;
}
const row = schemas.object({ truth: real, score: real, correct: real, score2: real, correct2: real });
async function readRows(engine, paired) {
    const rows = await engine.rows(paired
        ? `SELECT c.positive AS truth, c.score, c.correct, b.score AS score2, b.correct AS correct2
          FROM candidate AS c JOIN baseline AS b ON c.key = b.key ORDER BY c.key`
        : `SELECT positive AS truth, score, correct, 0.0::DOUBLE AS score2, 0.0::DOUBLE AS correct2
          FROM candidate ORDER BY key`, row);
    const column = (name) => Float64Array.from(rows, (values) => values[name]);
    return {
        rows: rows.length,
        truth: column('truth'),
        candidate: { score: column('score'), correct: column('correct') },
        baseline: paired ? { score: column('score2'), correct: column('correct2') } : undefined,
    };
}

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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
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



/** Opens the data engine for a step: it can read the given absolute paths, and nothing else. Dispose of it. */
async function openStepEngine(step, allowedPaths) {
    const binding = await provideDuckDb(step.machine);
    return openEngine({ binding, tempDirectory: (0,external_node_path_.join)(step.machine.temp, 'lockstep', 'duckdb'), allowedPaths });
}

;// CONCATENATED MODULE: ./build/actions/gate-metrics/src/judgement.js
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




/**
 * Reads the evidence and judges it. Evidence that cannot be read counts as missing: the verdict is then `fail`, and
 * still bound to the model.
 */
async function judgeEvidence(step, policy, evidence) {
    const problems = [...evidence.missing];
    const metrics = await readValues(evidence.metrics, problems);
    const baseline = await readValues(evidence.baseline, problems);
    const predictions = await judgement_readRows(step, policy, evidence, problems);
    const result = judge(policy, { metrics, baseline, predictions, firstRun: evidence.firstRun }, problems);
    return { result, predictions };
}
async function readValues(used, problems) {
    if (used === undefined)
        return undefined;
    const metrics = await unlessUnusable(() => (0,metric_files/* readMetricsFile */._)(used.path, nameOf(used)), problems);
    return metrics === undefined ? undefined : new Map(metrics.map((metric) => [metric.name, metric]));
}
async function judgement_readRows(step, policy, { predictions, baselinePredictions }, problems) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (predictions === undefined)
            return undefined;
        const files = [predictions, ...(baselinePredictions === undefined ? [] : [baselinePredictions])];
        const engine = __addDisposableResource(env_1, await openStepEngine(step, files.map(({ path }) => path)), true);
        const [candidate, champion] = files.map((used) => ({ path: used.path, name: nameOf(used) }));
        if (candidate === undefined)
            return undefined;
        const read = await unlessUnusable(() => readPredictions(engine, candidate, champion, policy.predictions), problems);
        problems.push(...(read?.problems ?? []));
        return read?.set;
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
async function unlessUnusable(work, problems) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        problems.push(...error.problems);
        return undefined;
    }
}
/** As the user named it; the copy that lies here has a name that says nothing. */
function nameOf({ name, uri }) {
    return uri ?? name;
}

;// CONCATENATED MODULE: ./build/actions/gate-metrics/src/main.js







const action = {
    name: 'gate-metrics',
    inputs: inputs_inputs,
    outputs: ['failed-rules', 'baseline'],
    run: async (step, given) => {
        const findings = new Findings();
        const read = await findings.attempt(async () => {
            const source = await (0,policy/* readPolicy */.T)(step, given.policy, 'input policy');
            return { source, policy: readGatePolicy(source.document) };
        });
        const evidence = await findEvidence(step, given, findings);
        if (read === undefined)
            throw new errors/* MissingEvidence */.YM(evidence.missing);
        const judgement = await judgeEvidence(step, read.policy, evidence);
        return concludeGate(step, given, read.source, evidence, judgement);
    },
};


/***/ }),

/***/ 94373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ readMetricsFile),
  s: () => (/* binding */ readMetricsLog)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
;// CONCATENATED MODULE: ./build/packages/data/metric.js
/** A number as a metric's value, or as a state if it is not finite. */
function stateOf(value) {
    if (Number.isNaN(value))
        return { state: 'NaN' };
    if (Number.isFinite(value))
        return { value };
    return { state: value > 0 ? 'Infinity' : '-Infinity' };
}

;// CONCATENATED MODULE: ./build/packages/data/json-metrics.js


/** More metrics than this in one file are taken for data in the wrong place. */
const MAX_METRICS = 10_000;
/**
 * Reads the metrics of a JSON document: every number, under the dot path of its keys and array indexes
 * (`val.loss`, `history.0.loss`). As Python's `json` writes them, bare NaN, Infinity and -Infinity are taken,
 * and so are these words as texts; they and null are states, never numbers. Other texts, true and false are no
 * metrics.
 * @throws UserError if it is no JSON, is too large or too deep, or gives one name twice
 */
function metricsFromJson(text, file) {
    checkJson(text, file);
    const metrics = new Map();
    for (const { path, token, line } of scalars(text)) {
        if (path.length > MAX_DEPTH) {
            throw new errors/* UserError */.yo(`nested more than ${MAX_DEPTH} deep: this is data, not metrics`, {
                where: `${file}:${line}`,
            });
        }
        const found = measure(token);
        if (found === undefined)
            continue;
        const name = path.join('.');
        const before = metrics.get(name);
        if (before !== undefined) {
            throw new errors/* UserError */.yo(`the metric "${name}" is given twice, first on line ${before.source.line}`, {
                where: `${file}:${line}`,
                fix: 'Rename one: a dot in a key and a nested object give the same name.',
            });
        }
        metrics.set(name, { name, ...found, source: { file, line } });
        if (metrics.size > MAX_METRICS) {
            throw new errors/* UserError */.yo(`more than ${MAX_METRICS} numbers: this is data, not metrics`, { where: file });
        }
    }
    return [...metrics.values()];
}
const STRING = String.raw `"(?:[^"\\]|\\.)*"`;
const NON_FINITE = String.raw `(?<![\w.+-])(?:-?Infinity|NaN)(?![\w.])`;
const MAX_DEPTH = 32;
/** A strict check by the platform's parser, with a number in place of each bare NaN and Infinity. */
function checkJson(text, file) {
    const body = withoutMark(text);
    const plain = body.replaceAll(new RegExp(`${STRING}|${NON_FINITE}`, 'g'), (token) => token.startsWith('"') ? token : '0');
    try {
        JSON.parse(plain);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`not JSON: ${(0,errors/* messageOf */.bD)(error)}`, {
            where: file,
            fix: 'Write one JSON object of numbers.',
        });
    }
}
function withoutMark(text) {
    return text.startsWith('\ufeff') ? text.slice(1) : text;
}
/** The scalars of a text that is known to be JSON, with their paths and lines, which the platform's parser hides. */
function* scalars(text) {
    const tokens = new RegExp(`${STRING}|[{}\\[\\],]|\\n|[^\\s"{}\\[\\],:]+`, 'g');
    const frames = [];
    let line = 1;
    for (const [token] of withoutMark(text).matchAll(tokens)) {
        const top = frames.at(-1);
        if (token === '\n')
            line += 1;
        else if (token === '{')
            frames.push({ kind: 'object', key: undefined });
        else if (token === '[')
            frames.push({ kind: 'array', index: 0 });
        else if (token === '}' || token === ']')
            frames.pop();
        else if (token === ',') {
            if (top?.kind === 'array')
                top.index += 1;
            else if (top !== undefined)
                top.key = undefined;
        }
        else if (top?.kind === 'object' && top.key === undefined)
            top.key = String(JSON.parse(token));
        else
            yield { path: frames.slice(0, MAX_DEPTH + 1).map(step), token, line };
    }
}
function step(frame) {
    return frame.kind === 'array' ? String(frame.index) : (frame.key ?? '');
}
function measure(token) {
    if (token === 'null')
        return { state: 'null' };
    if (token === 'true' || token === 'false')
        return undefined;
    if (!token.startsWith('"'))
        return stateOf(Number(token));
    const text = JSON.parse(token);
    return text === 'NaN' || text === 'Infinity' || text === '-Infinity' ? stateOf(Number(text)) : undefined;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/packages/data/log-metrics.js



/** A longer line is a dump, not a report of metrics. */
const MAX_LINE = 10_000;
// name=number, set off by spaces, commas, semicolons, bars or brackets on both sides.
const PAIR = /(?<=^|[\s,;|([{])([A-Za-z_][\w./@-]{0,127})=([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:nan|inf|infinity))(?=$|[\s,;|)\]}])/gi;
// The whole line is `name = number`.
const SPACED = /^\s*([A-Za-z_][\w./@-]{0,127}) *= *(\S+)\s*$/;
/**
 * Reads metrics from a program's output. Taken are
 * - `name=number` anywhere in a line, as in `epoch=3 val/loss=0.12, acc=0.9`;
 * - `name = number` as a whole line.
 * A name begins with a letter or `_` and goes on with letters, digits and `_ . / @ -`. A number is as Python
 * prints it; nan and inf (any case) are states. Not taken: `name: 0.9`, `0.9%`, quoted or unit-bearing values.
 * The last value of a name wins. Colours are stripped, and a carriage return (progress bars) ends a text.
 * @returns metrics in the order in which their names first appeared; at most 10 000 names
 */
async function metricsFromLines(lines, file) {
    const metrics = new Map();
    let line = 0;
    for await (const text of lines) {
        line += 1;
        if (text.length > MAX_LINE || !text.includes('='))
            continue;
        for (const part of (0,external_node_util_.stripVTControlCharacters)(text).split('\r')) {
            for (const [name, value] of pairsIn(part)) {
                if (metrics.size < MAX_METRICS || metrics.has(name)) {
                    metrics.set(name, { name, ...stateOf(value), source: { file, line } });
                }
            }
        }
    }
    return [...metrics.values()];
}
function pairsIn(text) {
    const [, name, value] = SPACED.exec(text) ?? [];
    const compact = name === undefined || value === undefined ? text : `${name}=${value}`;
    return [...compact.matchAll(PAIR)].map((match) => [match[1] ?? '', numberOf(match[2] ?? '')]);
}
function numberOf(token) {
    const word = token.toLowerCase();
    if (word.endsWith('nan'))
        return Number.NaN;
    if (word.includes('inf'))
        return word.startsWith('-') ? -Infinity : Infinity;
    return Number(token);
}

;// CONCATENATED MODULE: ./build/packages/data/metric-files.js






const MAX_JSON_BYTES = 16 * 2 ** 20;
/**
 * Reads the metrics of a JSON file.
 * @param name as shown in messages and sources
 * @throws MissingEvidence if there is no such file; UserError if it is no JSON of metrics
 */
async function readMetricsFile(path, name = path) {
    const bytes = await (0,promises_.readFile)(path).catch((error) => refuse(error, name));
    if (bytes.length > MAX_JSON_BYTES) {
        throw new errors/* UserError */.yo(`a metrics file of ${(0,quantities/* formatBytes */.z3)(bytes.length)} is too large`, {
            where: name,
            fix: `Keep it below ${(0,quantities/* formatBytes */.z3)(MAX_JSON_BYTES)}; write curves elsewhere.`,
        });
    }
    return metricsFromJson(bytes.toString('utf8'), name);
}
/**
 * Reads the metrics that a program printed as `name=number` (`metricsFromLines` says which forms).
 * @throws MissingEvidence if there is no such file
 */
async function readMetricsLog(path, name = path) {
    const input = (0,external_node_fs_.createReadStream)(path, 'utf8');
    try {
        return await metricsFromLines(linesOf(input), name);
    }
    catch (error) {
        return refuse(error, name);
    }
}
/** Splits at LF alone: `readline` would end a line at a progress bar's CR too, and count wrong. */
async function* linesOf(input) {
    let rest = '';
    for await (const chunk of input) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
    }
    if (rest !== '')
        yield rest;
}
function refuse(error, name) {
    if ((0,files/* errorCode */.CA)(error) === 'ENOENT') {
        throw new errors/* MissingEvidence */.YM('there is no metrics file here', { where: name, fix: 'Check the path.' });
    }
    throw error;
}


/***/ }),

/***/ 19853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readPolicy)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(66843);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3404);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76231);
/* harmony import */ var _references_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78365);





/**
 * Reads a policy, plan or set of expectations: inline, or a file. On a pull request a file is taken from the base
 * branch, so that a change cannot weaken the gate that judges it; a file that the base does not have yet is read
 * from the change and reported as unprotected.
 */
async function readPolicy(step, given, name) {
    if ('inline' in given)
        return policyOf(given.inline, name, { protected: false });
    const full = await (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .confinePath */ .ey)(step, given.path);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(step.machine.workspace, full);
    const base = await fromBase(step, path);
    if (base !== undefined) {
        const changed = (await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(full)) !== base.text;
        return policyOf(base.text, given.path, { path, commit: base.commit, protected: true }, changed);
    }
    if (!(await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t2)(full))) {
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM('no such file', {
            where: `${name}: ${given.path}`,
            fix: `It was looked for at ${full}.`,
        });
    }
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(full, 'utf8');
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .openGit */ .zY)(step.machine.workspace, step.machine.environment);
    const committed = await git.attempt(['cat-file', 'blob', `${step.context.sha}:${path}`]);
    const unchanged = committed.code === 0 && committed.stdout === text;
    return policyOf(text, given.path, {
        path,
        ...(unchanged ? { commit: step.context.sha } : {}),
        protected: unchanged && step.context.pullRequest === undefined,
    });
}
async function fromBase(step, path) {
    const { pullRequest } = step.context;
    if (pullRequest === undefined || path.startsWith('..'))
        return undefined;
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .openGit */ .zY)(step.machine.workspace, step.machine.environment);
    // A shallow checkout of the merge commit lacks the base commit.
    const present = await git.attempt(['cat-file', '-e', `${pullRequest.baseSha}^{commit}`]);
    if (present.code !== 0)
        await git.attempt(['fetch', '--quiet', '--depth=1', 'origin', pullRequest.baseSha]);
    const commit = await (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .resolveCommit */ .WL)(git, pullRequest.baseSha);
    const there = await git.attempt(['cat-file', '-e', `${commit}:${path}`]);
    return there.code === 0 ? { text: await (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .showFile */ .II)(git, commit, path), commit } : undefined;
}
function policyOf(text, name, proof, changedByPullRequest = false) {
    const provenance = { ...proof, sha256: (0,_core__WEBPACK_IMPORTED_MODULE_6__/* .sha256 */ .sc)(text) };
    return { document: (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .parseYaml */ .h)(text, name), provenance, changedByPullRequest };
}


/***/ })

};
