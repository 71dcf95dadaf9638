export const id = 141;
export const ids = [141];
export const modules = {

/***/ 29141:
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
// EXTERNAL MODULE: ./build/packages/core/parsed.js
var parsed = __webpack_require__(23969);
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

// EXTERNAL MODULE: ./build/packages/data/sql.js
var sql = __webpack_require__(11181);
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
    const name = (0,sql/* identifier */.Cv)(label);
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
        ? `CAST(CAST(${(0,sql/* literal */.eu)(positive)} AS DOUBLE) AS VARCHAR)`
        : (0,sql/* literal */.eu)(String(positive));
}
/**
 * Whether a row is predicted positive. The threshold is rounded to the column's own type, as NumPy and PyArrow
 * compare: 0.42 as a 32-bit float is below the 64-bit 0.42.
 * @param type DuckDB's type of the score column
 */
function predictedPositive({ score, threshold }, type) {
    const bound = type === 'FLOAT' ? `CAST(${(0,sql/* literal */.eu)(threshold)} AS FLOAT)` : `CAST(${(0,sql/* literal */.eu)(threshold)} AS DOUBLE)`;
    return `(${(0,sql/* identifier */.Cv)(score)} >= ${bound})`;
}

;// CONCATENATED MODULE: ./build/packages/evaluation/policy.js





const evidence = schemas.strictObject({
    level: schemas.number().gt(0.5, 'must lie above 0.5').lt(1, 'must lie below 1, such as 0.95').default(0.95),
    inconclusive: schemas["enum"](['fail', 'warn', 'pass']).default('fail'),
});
const condition = (0,parsed/* parsedBy */.f)(parseCondition, `expected a condition in quotes, such as '>= 0.8'`);
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
// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
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
        const level = (0,quantities/* formatShare */.T1)(policy.evidence.level);
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

// EXTERNAL MODULE: ./build/packages/step/used.js
var step_used = __webpack_require__(9870);
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
            origin: (0,policy/* originOfPolicy */.oD)(step, source),
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
        notices: provenance.protected ? [] : [`The policy is unprotected: ${(0,policy/* originOfPolicy */.oD)(step, source)}.`],
    };
}
/** What was compared with: a registry's version, else the reference itself; empty if nothing was. */
function baselineName(given, { baseline, baselinePredictions }) {
    const used = baseline ?? baselinePredictions;
    const text = baseline === undefined ? given['baseline-predictions'] : given.baseline;
    if (used === undefined || text === undefined)
        return '';
    return text.startsWith('registry:') ? used.name : (0,step_used/* shownReference */.Xu)(text);
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
// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var references = __webpack_require__(60162);
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

// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
;// CONCATENATED MODULE: ./build/actions/gate-metrics/src/inputs.js

const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    policy: inputs/* input */.hF.document,
    metrics: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    predictions: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    model: inputs/* input */.hF.reference,
    baseline: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    'baseline-predictions': inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    'first-run': inputs/* input */.hF.choice(['fail', 'allow']),
    registry: inputs/* input */.hF.registry,
});

// EXTERNAL MODULE: ./build/packages/data/metric-files.js + 3 modules
var metric_files = __webpack_require__(94373);
// EXTERNAL MODULE: ./build/packages/stats/outcome.js
var outcome = __webpack_require__(3276);
// EXTERNAL MODULE: ./build/packages/stats/ranks.js
var ranks = __webpack_require__(5879);
// EXTERNAL MODULE: ./build/packages/stats/rows.js
var stats_rows = __webpack_require__(25147);
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
    (0,stats_rows/* requireSameLength */.UU)(truth, probability);
    const problem = (0,stats_rows/* labelProblem */.W6)(truth) ?? (0,stats_rows/* probabilityProblem */.l5)(probability);
    if (problem)
        return problem;
    return (0,outcome/* defined */.s)(Float64Array.from(truth, (label, row) => {
        const p = (0,stats_rows.at)(probability, row);
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
    (0,stats_rows/* requireSameLength */.UU)(truth, scores);
    if (weights)
        (0,stats_rows/* requireSameLength */.UU)(truth, weights);
    const problem = (0,stats_rows/* labelProblem */.W6)(truth) ?? (0,stats_rows/* numberProblem */.vy)(scores) ?? (0,stats_rows/* weightProblem */.qS)(weights);
    if (problem)
        return problem;
    let [positive, negative, concordant] = [0, 0, 0];
    (0,ranks/* eachTie */.i3)(scores, (0,ranks/* ascendingOrder */.be)(scores), (rows) => {
        let [tiedPositive, tiedNegative] = [0, 0];
        for (const row of rows) {
            const weight = weights ? (0,stats_rows.at)(weights, row) : 1;
            if ((0,stats_rows.at)(truth, row) === 1)
                tiedPositive += weight;
            else
                tiedNegative += weight;
        }
        concordant += tiedPositive * (negative + tiedNegative / 2);
        positive += tiedPositive;
        negative += tiedNegative;
    });
    if (positive === 0 || negative === 0)
        return (0,outcome/* undefinedFor */.i)('one-class');
    return (0,outcome/* defined */.s)(concordant / positive / negative);
}
/** Mean of rows, weighted where weights (finite, not negative, not all zero) are given. */
function weightedMean(values, weights) {
    if (weights)
        (0,stats_rows/* requireSameLength */.UU)(values, weights);
    const problem = (0,stats_rows/* finiteProblem */.$B)(values) ?? (0,stats_rows/* weightProblem */.qS)(weights);
    if (problem)
        return problem;
    if (!weights)
        return (0,outcome/* defined */.s)((0,stats_rows/* sum */.cz)(values) / values.length);
    const weighted = Float64Array.from(values, (value, row) => value * (0,stats_rows.at)(weights, row));
    return (0,outcome/* defined */.s)((0,stats_rows/* sum */.cz)(weighted) / (0,stats_rows/* sum */.cz)(weights));
}

// EXTERNAL MODULE: ./build/packages/stats/distributions.js + 1 modules
var distributions = __webpack_require__(94664);
// EXTERNAL MODULE: ./build/packages/stats/paired.js
var paired = __webpack_require__(34443);
;// CONCATENATED MODULE: ./build/packages/stats/delong.js





/**
 * DeLong's test of the difference of two correlated ROC areas, in O(n log n) by midranks. Needs two
 * positive and two negative rows. A variance of 0 (e.g. identical scores) gives z = 0 and p = 1, as
 * pROC does. Source: DeLong et al. (1988), Biometrics 44(3); Sun & Xu (2014), IEEE Signal Processing
 * Letters 21(11).
 */
function delongTest(truth, baselineScores, challengerScores, level = 0.95) {
    (0,stats_rows/* requireSameLength */.UU)(truth, baselineScores);
    (0,stats_rows/* requireSameLength */.UU)(truth, challengerScores);
    (0,paired/* requireLevel */.q)(level);
    const problem = (0,stats_rows/* labelProblem */.W6)(truth) ?? (0,stats_rows/* numberProblem */.vy)(baselineScores) ?? (0,stats_rows/* numberProblem */.vy)(challengerScores);
    if (problem)
        return problem;
    const baseline = placements(truth, baselineScores);
    const challenger = placements(truth, challengerScores);
    const [m, n] = [baseline.ofPositives.length, baseline.ofNegatives.length];
    if (m === 0 || n === 0)
        return (0,outcome/* undefinedFor */.i)('one-class');
    if (m < 2 || n < 2)
        return (0,outcome/* undefinedFor */.i)('too-few');
    const variance = varianceOfDifference(baseline.ofPositives, challenger.ofPositives) / m +
        varianceOfDifference(baseline.ofNegatives, challenger.ofNegatives) / n;
    return (0,outcome/* defined */.s)(compare(baseline.auc, challenger.auc, Math.sqrt(variance), level));
}
function compare(baseline, challenger, standardError, level) {
    const difference = challenger - baseline;
    const statistic = standardError === 0 ? 0 : difference / standardError;
    const margin = (0,distributions/* normalUpperQuantile */.tn)((1 - level) / 2) * standardError;
    const pValue = standardError === 0
        ? { twoSided: 1, greater: 1, less: 1 }
        : {
            twoSided: 2 * (0,distributions/* normalSf */.nG)(Math.abs(statistic)),
            greater: (0,distributions/* normalSf */.nG)(statistic),
            less: (0,distributions/* normalCdf */.vr)(statistic),
        };
    const interval = { low: difference - margin, high: difference + margin, level };
    return { baseline, challenger, difference, standardError, interval, statistic, pValue };
}
/** V10 = (rank among all - rank among positives)/n, V01 = 1 - (rank among all - rank among negatives)/m. */
function placements(truth, scores) {
    const all = (0,ranks/* midranks */.UX)(scores);
    const positives = rowsWithLabel(truth, 1);
    const negatives = rowsWithLabel(truth, 0);
    const [m, n] = [positives.length, negatives.length];
    const within = (rows) => (0,ranks/* midranks */.UX)(Float64Array.from(rows, (row) => (0,stats_rows.at)(scores, row)));
    const [amongPositives, amongNegatives] = [within(positives), within(negatives)];
    const ofPositives = Float64Array.from(positives, (row, i) => ((0,stats_rows.at)(all, row) - (0,stats_rows.at)(amongPositives, i)) / n);
    const ofNegatives = Float64Array.from(negatives, (row, j) => 1 - ((0,stats_rows.at)(all, row) - (0,stats_rows.at)(amongNegatives, j)) / m);
    return { auc: (0,stats_rows/* sum */.cz)(ofPositives) / m, ofPositives, ofNegatives };
}
function rowsWithLabel(truth, label) {
    const rows = [];
    for (let row = 0; row < truth.length; row++)
        if ((0,stats_rows.at)(truth, row) === label)
            rows.push(row);
    return Uint32Array.from(rows);
}
/** var(second - first): equal to var + var - 2 cov, and exactly 0 for identical columns. */
function varianceOfDifference(first, second) {
    const differences = second.map((value, row) => value - (0,stats_rows.at)(first, row));
    const mean = (0,stats_rows/* sum */.cz)(differences) / differences.length;
    return (0,stats_rows/* sum */.cz)(differences.map((d) => (d - mean) ** 2)) / (differences.length - 1);
}

// EXTERNAL MODULE: ./build/packages/stats/proportion.js
var proportion = __webpack_require__(72936);
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
        return (0,paired/* pairedMeanDifference */.S)(baseline.correct, candidate.correct, level);
    const before = logLosses(truth, baseline.score);
    if (!before.defined)
        return before;
    const after = logLosses(truth, candidate.score);
    return after.defined ? (0,paired/* pairedMeanDifference */.S)(before.value, after.value, level) : after;
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
    const bound = (0,proportion/* wilsonInterval */.Y)(0, trials, interval.level);
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
    const lies = `the drop of ${metric} lies between ${showDifference(low)} and ${showDifference(high)} (each end at ${(0,quantities/* formatShare */.T1)(evidence.level)})`;
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

// EXTERNAL MODULE: ./build/packages/data/engine.js + 2 modules
var data_engine = __webpack_require__(70028);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/data/dataset.js + 1 modules
var data_dataset = __webpack_require__(17855);
// EXTERNAL MODULE: ./build/packages/data/open-relation.js + 1 modules
var open_relation = __webpack_require__(82527);
// EXTERNAL MODULE: ./build/packages/data/scan.js
var scan = __webpack_require__(52328);
// EXTERNAL MODULE: ./build/packages/data/rejections.js
var rejections = __webpack_require__(71805);
// EXTERNAL MODULE: ./build/packages/data/lines.js
var lines = __webpack_require__(646);
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
    const dataset = await (0,data_dataset/* openDataset */.J)([(0,external_node_path_.basename)(file.path)], { root: (0,external_node_path_.dirname)(file.path) });
    const opened = await (0,open_relation/* openRelation */.z)(engine, dataset, { types });
    const missing = missingColumns(opened, file, columns);
    if (missing.length > 0)
        return missing;
    const select = selectPredictions(opened, columns);
    const { rows, relation } = await (0,scan/* scan */.S)(engine, opened, (current) => checkQuery(select, current), checks);
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
    return (relation) => `SELECT CAST(${(0,sql/* identifier */.Cv)(columns.key)} AS VARCHAR) AS key, ${labelClass} AS class,
    CAST(${positive} AS DOUBLE) AS positive, CAST(${predicted} = ${positive} AS DOUBLE) AS correct,
    CAST(${(0,sql/* identifier */.Cv)(columns.score)} AS DOUBLE) AS score FROM ${relation.from}`;
}
const checks = schemas.object({
    rows: data_engine/* counter */.hJ,
    keyless: data_engine/* counter */.hJ,
    duplicates: data_engine/* counter */.hJ,
    unlabelled: data_engine/* counter */.hJ,
    unscored: data_engine/* counter */.hJ,
    classes: data_engine/* counter */.hJ,
    positives: data_engine/* counter */.hJ,
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
    const { found, rows } = await (0,rejections/* rejectionsOf */.oL)(engine, relation, 1);
    const [first] = found;
    if (rows === 0)
        return [];
    const where = first?.column === undefined ? '' : `column "${first.column}": `;
    const what = `${countOf(rows, 'row')} that cannot be read; the first: ${where}${first?.reason ?? 'unknown'}`;
    return [problemAt(file, what, first?.line)];
}
async function firstDuplicate(engine, relation, file, { key }, duplicates) {
    const [source, row] = [(0,sql/* identifier */.Cv)(relation.fileColumn), (0,sql/* identifier */.Cv)(relation.rowColumn)];
    const [first] = await engine.rows(`SELECT ${source} AS file, ${row} AS row FROM ${relation.numbered}
      QUALIFY row_number() OVER (PARTITION BY CAST(${(0,sql/* identifier */.Cv)(key)} AS VARCHAR) ORDER BY ${source}, ${row}) = 2
      ORDER BY ALL LIMIT 1`, schemas.object({ file: schemas.string(), row: data_engine/* counter */.hJ }));
    const [found] = first === undefined ? [] : await (0,lines/* linesOf */.D)(engine, relation, [first]);
    const line = found?.line;
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
const pairing = schemas.object({ candidateOnly: data_engine/* counter */.hJ, baselineOnly: data_engine/* counter */.hJ, disagreeing: data_engine/* counter */.hJ });
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
const row = schemas.object({ truth: data_engine/* real */.x, score: data_engine/* real */.x, correct: data_engine/* real */.x, score2: data_engine/* real */.x, correct2: data_engine/* real */.x });
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

// EXTERNAL MODULE: ./build/packages/step/engine.js + 3 modules
var step_engine = __webpack_require__(92960);
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
        const engine = __addDisposableResource(env_1, await (0,step_engine/* openStepEngine */.Zo)(step, files.map(({ path }) => path)), true);
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
            const source = await (0,policy/* readPolicy */.T4)(step, given.policy, 'input policy');
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
