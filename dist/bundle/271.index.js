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
// EXTERNAL MODULE: ./build/packages/step/references.js
var references = __webpack_require__(78365);
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


/***/ }),

/***/ 19853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   h9: () => (/* binding */ readPolicies),
/* harmony export */   oD: () => (/* binding */ originOfPolicy)
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
/**
 * Reads several documents that judge, as `readPolicy` does. A folder stands for its YAML and JSON files. On a pull
 * request the files of the base branch count too, so that a change cannot remove the one that judges it.
 * @throws UserError, MissingEvidence for a path, pattern or folder without a file
 */
async function readPolicies(step, given, name) {
    if ('inline' in given)
        return [await readPolicy(step, given, name)];
    const documents = new Map();
    for (const path of given.paths) {
        for (const found of await filesNamed(step, path, name))
            documents.set(found, await readPolicy(step, { path: found }, name));
    }
    return [...documents.values()];
}
/** Paths relative to the working directory. */
async function filesNamed(step, path, name) {
    const full = await (0,_references_js__WEBPACK_IMPORTED_MODULE_2__/* .confinePath */ .ey)(step, path);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(full).catch(() => undefined);
    if (found?.isFile() === true)
        return [path];
    const isPattern = found === undefined && /[*?{[]/.test(path);
    const names = isPattern
        ? await namesLike(step, path)
        : (await namesLike(step, `${path}/**/*`)).filter((item) => DOCUMENT.test(item));
    if (names.length > 0)
        return names;
    // A plain path may stand in the base branch alone.
    if (!isPattern && found === undefined)
        return [path];
    throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM(isPattern ? 'no file matches' : 'the folder has no YAML or JSON file', {
        where: `${name}: ${path}`,
        fix: 'Check the path.',
    });
}
const DOCUMENT = /\.(ya?ml|json|pbtxt|prototxt|textproto)$/i;
/** Files of the workspace and of the base branch that a pattern matches. */
async function namesLike(step, pattern) {
    const cwd = step.workingDirectory;
    const here = await Array.fromAsync((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, { cwd, withFileTypes: true }));
    const files = here
        .filter((item) => item.isFile())
        .map((item) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(item.parentPath, item.name)));
    const base = await listBase(step);
    const inBase = base
        .map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(step.machine.workspace, path)))
        .filter((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.matchesGlob)(path, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.normalize)(pattern)));
    return [...new Set([...files, ...inBase])].map((path) => path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/')).sort();
}
/** Every file of the base branch of a pull request; none outside of one. */
async function listBase(step) {
    const found = await baseCommit(step);
    if (found === undefined)
        return [];
    const listed = await found.git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', found.commit]);
    return listed.split('\0').filter((path) => path !== '');
}
async function fromBase(step, path) {
    const found = path.startsWith('..') ? undefined : await baseCommit(step);
    if (found === undefined)
        return undefined;
    const { git, commit } = found;
    const there = await git.attempt(['cat-file', '-e', `${commit}:${path}`]);
    return there.code === 0 ? { text: await (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .showFile */ .II)(git, commit, path), commit } : undefined;
}
/** The commit that a pull request would change, brought here: a shallow checkout of the merge commit lacks it. */
async function baseCommit({ machine, context }) {
    const { pullRequest } = context;
    if (pullRequest === undefined)
        return undefined;
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .openGit */ .zY)(machine.workspace, machine.environment);
    const present = await git.attempt(['cat-file', '-e', `${pullRequest.baseSha}^{commit}`]);
    if (present.code !== 0)
        await git.attempt(['fetch', '--quiet', '--depth=1', 'origin', pullRequest.baseSha]);
    return { git, commit: await (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .resolveCommit */ .WL)(git, pullRequest.baseSha) };
}
function policyOf(text, name, proof, changedByPullRequest = false) {
    const provenance = { ...proof, sha256: (0,_core__WEBPACK_IMPORTED_MODULE_6__/* .sha256 */ .sc)(text) };
    return { document: (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .parseYaml */ .h)(text, name), provenance, changedByPullRequest };
}
/** Where a document that judges came from, for a reader: what follows "the policy is ...". */
function originOfPolicy({ context }, { provenance }) {
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


/***/ }),

/***/ 78365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yx: () => (/* binding */ use),
/* harmony export */   dV: () => (/* binding */ useAll),
/* harmony export */   ey: () => (/* binding */ confinePath),
/* harmony export */   ls: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84927);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63578);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3404);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76231);
/* harmony import */ var _handover_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67200);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5388);






/**
 * Finds what a reference names, brings it to this machine, hashes it and notes it as a material of the step.
 * @param role what it is to the action (`data`, `model`, `baseline`, ...)
 * @param fileRole role under which a registry version or an entry holds it, where that differs: the baseline's
 *   file is a version's `metrics`
 * @throws MissingEvidence if it is not there; UserError if it may not be used
 */
async function use(step, role, text, fileRole = role) {
    const used = await locate(step, role, fileRole, text);
    refuseOtherDigest(step, used);
    step.used.push(used);
    return used;
}
/**
 * What a reference names, for an action that judges a thing without reading it: where the record knows the digest,
 * the bytes are not brought here. Not noted as a material.
 * @throws as `use`
 */
async function identify(step, role, text) {
    const reference = (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .Y)(text);
    const found = reference.kind === 'record'
        ? onlyProduct(nearest(step, reference.role), reference.role)
        : withoutPath(await locate(step, role, role, text));
    const artifact = { ...found, role };
    refuseOtherDigest(step, artifact);
    return artifact;
}
function withoutPath({ path: _, ...artifact }) {
    return artifact;
}
/** As `use`, for a list whose paths may be globs. A glob that matches nothing is missing evidence. */
async function useAll(step, role, texts) {
    const found = [];
    for (const text of texts) {
        for (const item of await expand(step, text))
            found.push(await use(step, role, item));
    }
    return found;
}
async function expand(step, text) {
    const reference = (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .Y)(text);
    if (reference.kind !== 'path' || !/[*?{[]/.test(reference.path))
        return [text];
    // A file may be named like a pattern.
    if (await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t2)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(step.workingDirectory, reference.path)))
        return [text];
    const found = await Array.fromAsync((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(reference.path, { cwd: step.workingDirectory }));
    if (found.length === 0)
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM('no file matches', { where: text, fix: 'Check the pattern.' });
    return found.sort().map((path) => ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : `./${path}`));
}
async function locate(step, role, fileRole, text) {
    const reference = (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .Y)(text);
    switch (reference.kind) {
        case 'path':
            return usedFromPath(step, role, reference.path);
        case 'git':
            return fromGit(step, role, reference);
        case 'record':
            return fromRecord(step, role, reference.role, nearest(step, reference.role));
        case 'digest':
            return fromEntry(step, role, fileRole, `sha256:${reference.sha256}`);
        case 'registry':
            return fromRegistry(step, role, fileRole, reference);
        case 'url':
            throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('addresses are not supported as references yet', {
                where: text,
                fix: 'Download the file in a step before, and name its path.',
            });
    }
}
async function usedFromPath(step, role, path) {
    const full = await requirePath(step, path);
    return usedFile(role, recordedName(step, full), full);
}
/** Name of a file in the record: below the folder that may be read, never the path of one machine. */
function recordedName(step, full) {
    const roots = [step.workingDirectory, step.machine.workspace, ...step.dataRoots];
    const inside = roots
        .map((root) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, full))
        .find((path) => path !== '' && !path.startsWith('..'));
    return inside ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(full);
}
async function usedFile(role, name, path) {
    return { role, name, path, ...(await (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .digestPath */ .GV)(path)) };
}
/** Absolute form of a path inside the workspace or a declared data root. @throws UserError */
async function confinePath(step, path) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(step.workingDirectory, path);
    for (const root of [step.machine.workspace, step.machine.temp, ...step.dataRoots]) {
        if (await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(root, full))
            return full;
    }
    throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('the path lies outside the workspace', {
        where: path,
        fix: 'Whoever runs the runner can allow its folder by LOCKSTEP_DATA_ROOTS in the environment of the runner.',
    });
}
async function requirePath(step, path) {
    const full = await confinePath(step, path);
    if (await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t2)(full))
        return full;
    throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM('no such file or folder', {
        where: path,
        fix: `It was looked for at ${full}.`,
    });
}
async function fromGit(step, role, reference) {
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .openGit */ .zY)(step.machine.workspace, step.machine.environment);
    const content = await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .showBytes */ .ni)(git, reference.ref, reference.path);
    // By its content: one role may name the same file at two refs.
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(step.machine.temp, 'lockstep', 'git', (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .sha256 */ .sc)(content), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(reference.path));
    await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomic */ .vZ)(path, content);
    return { ...(await usedFile(role, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(reference.path), path)), uri: (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .F)(reference) };
}
async function fromRecord(step, role, wanted, entries) {
    const product = onlyProduct(entries, wanted);
    return { ...product, role, path: await bringProduct(step, product) };
}
/**
 * The entries among which `record:<role>` is looked for: those that `record` names, else those of this job, else all
 * of this run. A leg that trains and judges means its own model, whatever other legs have made by then.
 */
function nearest(step, role) {
    const candidates = [step.named, (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .winners */ .Z3)(step.ofThisJob)];
    return candidates.find((entries) => (0,_handover_js__WEBPACK_IMPORTED_MODULE_8__/* .productsWithRole */ .Pf)(entries, role).length > 0) ?? step.entries;
}
/** The one product with a role. @throws MissingEvidence if there is none, UserError if there are several */
function onlyProduct(entries, wanted) {
    const found = (0,_handover_js__WEBPACK_IMPORTED_MODULE_8__/* .productsWithRole */ .Pf)(entries, wanted);
    const [product, ...others] = found;
    if (product === undefined) {
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM(`no entry of this run has a product "${wanted}"`, {
            where: `record:${wanted}`,
            fix: 'Add the job that makes it to `needs`, or name a path.',
        });
    }
    if (others.length > 0) {
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${found.length} different products "${wanted}" are in the record of this run`, {
            where: `record:${wanted}`,
            fix: `Name the entry in the input record: ${entries
                .filter(({ entry }) => entry.products.some((candidate) => candidate.role === wanted))
                .map(({ id, entry }) => `${id} (job ${entry.run.job}, leg ${JSON.stringify(entry.run.leg)})`)
                .join(' or ')}.`,
        });
    }
    return product;
}
function fromEntry(step, role, fileRole, id) {
    const sealed = [...step.entries, ...step.named].find((candidate) => candidate.id === id);
    if (sealed === undefined) {
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM('no such entry in the record of this run', { where: id });
    }
    return fromRecord(step, role, fileRole, [sealed]);
}
async function bringProduct(step, product) {
    const local = (await step.store.products()).find((candidate) => candidate.sha256 === product.sha256);
    if (local !== undefined && (await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t2)(local.path))) {
        if ((await (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .digestPath */ .GV)(local.path)).sha256 === product.sha256)
            return local.path;
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${product.role} was changed since it was recorded`, {
            where: local.path,
            fix: 'Let the step that makes it be the last one to write it.',
        });
    }
    const fetched = step.artifacts === undefined ? undefined : await (0,_handover_js__WEBPACK_IMPORTED_MODULE_8__/* .fetchProduct */ .yj)(step.artifacts, step.store, product);
    if (fetched !== undefined)
        return fetched;
    throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM(`the record names ${product.role} ${product.name}, but its bytes did not travel`, {
        where: `sha256:${product.sha256}`,
        fix: 'Set `share: auto` in the step that makes it, or pass its path.',
    });
}
async function fromRegistry(step, role, fileRole, reference) {
    const { path, version } = await (0,_registry_js__WEBPACK_IMPORTED_MODULE_9__/* .fetchVersionFile */ .R5)(step, reference.name, reference.selector, fileRole);
    return { ...(await usedFile(role, `${reference.name}@${version}`, path)), uri: (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .F)(reference) };
}
/** A file that `record` names under the same role must have the same bytes. */
function refuseOtherDigest(step, used) {
    for (const { id, entry } of step.named) {
        const recorded = [...entry.products, ...entry.subjects].filter((artifact) => artifact.role === used.role);
        if (recorded.length > 0 && recorded.every((artifact) => artifact.sha256 !== used.sha256)) {
            throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${used.role} ${used.name} is not the one that the record names`, {
                where: id,
                fix: `The record has sha256:${recorded[0]?.sha256}, the file has sha256:${used.sha256}.`,
            });
        }
    }
}


/***/ })

};
