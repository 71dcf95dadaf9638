export const id = 271;
export const ids = [271];
export const modules = {

/***/ 93271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/core/verdict.js
var verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var core_digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
// EXTERNAL MODULE: ./build/packages/rollout/deployment.js
var deployment = __webpack_require__(2695);
// EXTERNAL MODULE: ./build/packages/rollout/present-plan.js
var present_plan = __webpack_require__(52833);
// EXTERNAL MODULE: ./build/packages/rollout/words.js
var words = __webpack_require__(191);
// EXTERNAL MODULE: ./build/packages/rollout/present.js
var present = __webpack_require__(30009);
// EXTERNAL MODULE: ./build/packages/rollout/analysis.js + 2 modules
var rollout_analysis = __webpack_require__(9302);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var core_errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/core/reference.js
var core_reference = __webpack_require__(84927);
// EXTERNAL MODULE: ./build/packages/rollout/plan.js + 1 modules
var rollout_plan = __webpack_require__(69910);
// EXTERNAL MODULE: ./build/packages/rollout/replay.js
var replay = __webpack_require__(82615);
// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var references = __webpack_require__(60162);
// EXTERNAL MODULE: ./build/packages/step/policy.js
var policy = __webpack_require__(19853);
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/prepare.js




/** @throws UserError or MissingEvidence with every problem of plan, models and requests */
async function prepare(step, given) {
    const [planned, candidate, stable] = await Promise.allSettled([
        readPlanAndRequests(step, given),
        (0,references/* use */.Yx)(step, 'model', given.candidate),
        stableOf(step, given.stable),
    ]);
    if (planned.status === 'rejected' || candidate.status === 'rejected' || stable.status === 'rejected') {
        throw allOf([planned, candidate, stable].flatMap((item) => (item.status === 'rejected' ? [item.reason] : [])));
    }
    const { plan } = planned.value;
    const seed = plan.seed ?? (0,external_node_crypto_.randomInt)(2 ** 32);
    return { ...planned.value, candidate: candidate.value, stable: stable.value, seed };
}
/** Whether the candidate is the very model that serves. */
function isUnchanged({ candidate, stable }) {
    return stable !== undefined && stable.sha256 === candidate.sha256;
}
/** The candidate as the record speaks of it. */
function subjectOf({ candidate: { path: _, ...artifact } }) {
    return artifact;
}
async function readPlanAndRequests(step, given) {
    const { document, provenance } = await (0,policy/* readPolicy */.T4)(step, given.plan, 'input plan');
    const steps = given.steps.length === 0 ? undefined : given.steps;
    const plan = (0,rollout_plan/* readPlan */.m)(document, { steps, interval: given.interval });
    if (plan.replay === undefined)
        return { plan, provenance, requests: undefined };
    const { path } = await (0,references/* use */.Yx)(step, 'requests', plan.replay.requests);
    return { plan, provenance, requests: { path, count: await (0,replay/* countRequests */.Kx)(path, plan.replay.requests) } };
}
/**
 * A stage that holds no version yet is a first deployment: the plan's `first` says what then. Everything else that
 * cannot be found is missing evidence.
 */
async function stableOf(step, reference) {
    if (reference === undefined)
        return undefined;
    try {
        return await (0,references/* use */.Yx)(step, 'stable-model', reference, 'model');
    }
    catch (error) {
        const emptyStage = error instanceof core_errors/* MissingEvidence */.YM &&
            (0,core_reference/* parseReference */.Y)(reference).kind === 'registry' &&
            error.problems.every((problem) => problem.where === reference.trim());
        if (!emptyStage)
            throw error;
        step.log.info(`No model serves yet: ${error.message}`);
        return undefined;
    }
}
/** One error for several; missing evidence only if all of them are. */
function allOf(errors) {
    const other = errors.find((error) => !(error instanceof core_errors/* UserError */.yo));
    if (other !== undefined || errors.length === 1)
        return other ?? errors[0];
    const problems = errors.flatMap((error) => (error instanceof core_errors/* UserError */.yo ? error.problems : []));
    return errors.every((error) => error instanceof core_errors/* MissingEvidence */.YM)
        ? new core_errors/* MissingEvidence */.YM(problems)
        : new core_errors/* UserError */.yo(problems);
}

;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/conclude.js






/** Name of the request log in the rollout's folder. */
const REQUEST_LOG = 'requests.jsonl';
async function concludeRollout(prepared, { result, folder }) {
    const { plan, provenance } = prepared;
    const outcome = deployment/* OUTCOMES */.i[result.ending];
    const short = result.ending === 'undecided' ? (0,present_plan/* tooFewRequests */.jO)(plan, prepared.requests?.count) : undefined;
    return {
        verdict: verdict/* RESULT_VERDICTS */.Rz['canary-deploy'][outcome],
        reasons: [(0,words/* reasonOf */.A3)(plan, result), ...(short === undefined ? [] : [short])],
        outputs: { outcome, weight: String(result.weight) },
        report: (0,present/* presentDeployment */.B1)(plan, result),
        details: (0,present/* deploymentDetails */.wj)(plan, result),
        subjects: [subjectOf(prepared)],
        products: await requestLogOf(folder),
        parameters: parametersOf(prepared),
        results: { outcome, ending: result.ending },
        measures: measuresOf(result),
        policy: provenance,
    };
}
function concludeUnchanged(prepared) {
    const reason = 'unchanged: the candidate is the model that serves already';
    return {
        verdict: verdict/* RESULT_VERDICTS */.Rz['canary-deploy'].unchanged,
        reasons: [reason],
        outputs: { outcome: 'unchanged', weight: '100' },
        report: [(0,report_document/* callout */.xl)('note', 'Nothing was started or moved.')],
        details: { outcome: 'unchanged', reason },
        subjects: [subjectOf(prepared)],
        parameters: parametersOf(prepared),
        results: { outcome: 'unchanged', ending: 'unchanged' },
        policy: prepared.provenance,
    };
}
function concludePlan(prepared) {
    const { plan, candidate, stable, requests } = prepared;
    const facts = { candidate: candidate.path, stable: stable?.path, requests: requests?.count };
    const steps = plan.steps.map((weight) => `${weight} %`).join(', ');
    return {
        verdict: 'pass',
        reasons: [`plan: ${steps}; nothing was started`],
        outputs: {},
        report: (0,present_plan/* presentPlan */.XI)(plan, facts),
        details: { plan: parametersOf(prepared) },
        subjects: [subjectOf(prepared)],
        parameters: { ...parametersOf(prepared), operation: 'plan' },
        results: { operation: 'plan' },
        policy: prepared.provenance,
    };
}
/** The log of a rollout's requests, if one was written. */
async function requestLogOf(folder) {
    const path = (0,external_node_path_.join)(folder, REQUEST_LOG);
    if (!(await (0,files/* exists */.t2)(path)))
        return [];
    const digest = await (0,core_digest/* digestFile */.TM)(path);
    return digest.bytes === 0 ? [] : [{ role: 'request-log', name: REQUEST_LOG, kind: 'file', path, ...digest }];
}
function parametersOf({ plan, seed }) {
    const { status, slowerThan } = plan.bad;
    return {
        operation: 'deploy',
        steps: [...plan.steps],
        intervalMs: plan.interval,
        lookEveryMs: plan.lookEvery,
        bad: { status: status ?? null, slowerThanMs: slowerThan ?? null },
        analysis: { ...plan.analysis },
        servers: plan.servers.kind,
        seed,
    };
}
function measuresOf({ analysis, weight, undoneIn }) {
    const undone = undoneIn === undefined ? {} : { 'undone-in-ms': Math.round(undoneIn) };
    if (analysis === undefined)
        return { weight, ...undone };
    return {
        weight,
        'candidate-requests': analysis.canary.requests,
        'candidate-bad': analysis.canary.bad,
        'stable-requests': analysis.stable.requests,
        'stable-bad': analysis.stable.bad,
        'harm-log10-e': (0,present/* log10 */.YL)((0,rollout_analysis/* harmE */.M6)(analysis)),
        'safety-log10-e': (0,present/* log10 */.YL)((0,rollout_analysis/* safetyE */.r2)(analysis)),
        ...undone,
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/rollout/undo.js
var undo = __webpack_require__(24306);
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/finish.js




const NOTE = 'rollout';
const noteSchema = schemas.object({
    rollout: undo/* rolloutNote */.O7,
    subject: schemas.looseObject({
        role: schemas.string(),
        name: schemas.string(),
        sha256: schemas.string(),
        bytes: schemas.int().optional(),
        uri: schemas.string().optional(),
        kind: schemas["enum"](['file', 'folder']).optional(),
    }),
    policy: schemas.looseObject({
        sha256: schemas.string(),
        path: schemas.string().optional(),
        commit: schemas.string().optional(),
        protected: schemas.boolean(),
    }),
});
function keepNote(step, note) {
    return step.store.remember(step.context.step, NOTE, JSON.stringify(note));
}
/** In `post`, where main was killed in the middle: all traffic back to stable, and nothing left running. */
async function finishRollout(step) {
    const text = await step.store.recall(step.context.step, NOTE);
    if (text === undefined)
        return undefined;
    const { rollout, subject, policy } = noteSchema.parse(JSON.parse(text));
    const undone = await (0,undo/* undo */.tN)(rollout);
    return {
        verdict: verdict/* RESULT_VERDICTS */.Rz['canary-deploy'].held,
        reasons: [
            'cancelled: the step was killed in the middle of a rollout, which was undone',
            ...(undone.left === 0 ? [] : [`${undone.left} processes of it could not be ended`]),
        ],
        outputs: { outcome: 'held', weight: '0' },
        report: (0,present/* presentUndone */.JL)(undone),
        details: { outcome: 'held', ending: 'interrupted', undone: detailsOf(undone) },
        subjects: [subject],
        products: await requestLogOf(rollout.folder),
        results: { outcome: 'held', ending: 'interrupted' },
        measures: { weight: 0 },
        policy,
    };
}
function detailsOf({ found, left, weight, totals, silent }) {
    return { found, left, weight: weight ?? null, totals: totals ?? null, silent: silent ?? null };
}

// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/inputs.js

const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    plan: inputs/* input */.hF.document,
    operation: inputs/* input */.hF.choice(['deploy', 'plan']),
    candidate: inputs/* input */.hF.reference,
    stable: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    steps: inputs/* input */.hF.list,
    interval: inputs/* input */.hF.optional(inputs/* input */.hF.duration),
    registry: inputs/* input */.hF.registry,
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/host/machine.js
var machine = __webpack_require__(91910);
// EXTERNAL MODULE: ./build/packages/rollout/processes.js
var processes = __webpack_require__(93911);
// EXTERNAL MODULE: ./build/packages/rollout/deploy.js + 7 modules
var deploy = __webpack_require__(72750);
;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/run.js







/** Carries a rollout out. What `post` needs to undo it is kept before the first process is started. */
async function runRollout(step, prepared) {
    const { plan, candidate, stable, requests, seed, provenance } = prepared;
    await (0,promises_.mkdir)(step.machine.temp, { recursive: true });
    // Made for this user alone: the token of the splitter lies in it.
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(step.machine.temp, 'lockstep-rollout-'));
    const crew = await (0,processes/* newCrew */._u)();
    await keepNote(step, { rollout: (0,undo/* noteOf */.kH)(crew, folder), subject: subjectOf(prepared), policy: provenance });
    const result = await (0,deploy/* deploy */.g)({
        plan,
        candidate: candidate.path,
        stable: stable?.path,
        requests,
        seed,
        folder,
        requestLog: (0,external_node_path_.join)(folder, REQUEST_LOG),
        workingDirectory: step.workingDirectory,
        environment: (0,machine/* commandEnvironment */.J)(step.machine),
        splitter: [process.execPath, splitterStub()],
        signal: step.signal,
        say: step.log.info,
    }, crew);
    return { result, folder };
}
/** Beside the stub of this action. */
function splitterStub() {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(process.argv[1] ?? ''), 'splitter.js');
}

;// CONCATENATED MODULE: ./build/actions/canary-deploy/src/main.js





const action = {
    name: 'canary-deploy',
    inputs: inputs_inputs,
    outputs: ['outcome', 'weight'],
    handlesCancel: true,
    run: async (step, given) => {
        const rollout = await prepare(step, given);
        if (given.operation === 'plan')
            return concludePlan(rollout);
        if (isUnchanged(rollout))
            return concludeUnchanged(rollout);
        return concludeRollout(rollout, await runRollout(step, rollout));
    },
    finish: finishRollout,
};


/***/ }),

/***/ 91910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ commandEnvironment)
/* harmony export */ });
const SECRET_PREFIXES = ['ACTIONS_', 'INPUT_', 'STATE_'];
const SECRET_NAMES = [
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_TOKEN',
];
/**
 * What a user's command sees: the step's environment without the runner's tokens, the action's inputs and the
 * files by which a step speaks to the runner. What else it needs is passed by name in `added`.
 */
function commandEnvironment(machine, added = {}) {
    const kept = Object.entries(machine.environment).filter(([name]) => !SECRET_NAMES.includes(name) && !SECRET_PREFIXES.some((prefix) => name.startsWith(prefix)));
    return { ...Object.fromEntries(kept), ...added };
}


/***/ })

};
