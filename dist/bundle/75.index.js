export const id = 75;
export const ids = [75];
export const modules = {

/***/ 86075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/core/lists.js
var lists = __webpack_require__(25231);
// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
;// CONCATENATED MODULE: ./build/actions/register-model/src/inputs.js


const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const inputs_name = inputs/* input */.hF.parsedBy(parseName);
function parseName(text) {
    const value = text.trim();
    if (value === '')
        throw new errors/* UserError */.yo('is required');
    if (NAME.test(value))
        return value;
    throw new errors/* UserError */.yo(`"${value}" is not a name`, {
        fix: 'Letters, digits, dot, dash and underscore; a letter or digit first.',
    });
}
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    operation: inputs/* input */.hF.choice(['register', 'promote', 'rollback', 'resolve']),
    name: inputs_name,
    model: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    version: inputs/* input */.hF.optional(inputs_name),
    stage: inputs/* input */.hF.optional(inputs_name),
    aliases: inputs/* input */.hF.parsedBy((text) => (0,lists/* parseList */.E1)(text).map(parseName)),
    'expected-current': inputs/* input */.hF.optional(inputs_name),
    reason: inputs/* input */.hF.optional(inputs/* input */.hF.text),
    policy: inputs/* input */.hF.optional(inputs/* input */.hF.document),
    profile: inputs/* input */.hF.optional(inputs/* input */.hF.reference),
    registry: inputs/* input */.hF.registry,
    storage: inputs/* input */.hF.optional(inputs/* input */.hF.text),
});

// EXTERNAL MODULE: ./build/packages/core/entry.js
var entry = __webpack_require__(23534);
// EXTERNAL MODULE: ./build/packages/registry/events.js
var registry_events = __webpack_require__(77505);
// EXTERNAL MODULE: ./build/packages/registry/oci-layout.js
var oci_layout = __webpack_require__(75474);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/core/canonical-json.js
var canonical_json = __webpack_require__(26763);
// EXTERNAL MODULE: ./build/packages/core/graph.js
var graph = __webpack_require__(63578);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
;// CONCATENATED MODULE: ./build/packages/registry/stage-policy.js


/** What a stage may ask for before a version enters it. */
const REQUIREMENTS = ['gate', 'data', 'canary'];
const policySchema = schemas.strictObject({
    version: schemas.literal(1).default(1),
    stages: schemas.record(schemas.string(), schemas.strictObject({ requires: schemas.array(schemas["enum"](REQUIREMENTS)).default([]) }))
        .refine((stages) => Object.keys(stages).length > 0, 'names no stage'),
    /** Which runs may vouch for evidence. */
    evidence: schemas.strictObject({ workflows: schemas.array(schemas.string()).optional(), refs: schemas.array(schemas.string()).optional() })
        .default({}),
});
/** @throws UserError with file and line of each problem */
function readStagePolicy(document) {
    return (0,yaml/* checkDocument */.s)(document, policySchema);
}
const MEANING = {
    gate: 'a passed gate-metrics entry for this model',
    data: 'a passed validate-data entry for the data it was trained on',
    canary: 'a canary-deploy entry with outcome promoted for this model',
};
/**
 * Checks what a stage asks for against the entries that speak of a model. An entry counts only if its origin is
 * confirmed; one that does not pass blocks, whatever others say.
 * @param model hex sha256 of the model
 * @param entries the graph behind the model
 * @returns ids of the entries relied upon
 * @throws UserError that names every requirement that is not met, and why
 */
async function requireEvidence(policy, stage, model, entries, confirm) {
    const rule = Object.hasOwn(policy.stages, stage) ? policy.stages[stage] : undefined;
    if (rule === undefined) {
        throw new errors/* UserError */.yo(`the policy has no stage "${stage}"`, {
            fix: `It has ${Object.keys(policy.stages).join(', ')}.`,
        });
    }
    const relied = [];
    const problems = [];
    for (const requirement of rule.requires) {
        const found = (0,graph/* winners */.Z3)(candidatesFor(requirement, model, entries));
        const judged = await judge(found, confirm);
        const verdict = requirement === 'data' ? await coverData(judged, model, entries, confirm) : judged;
        if ('relied' in verdict)
            relied.push(...verdict.relied);
        else
            problems.push(`${stage} asks for ${MEANING[requirement]}: ${verdict.problem}`);
    }
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems.map((what) => ({ what })));
    return relied;
}
/** Each data file must have been validated, not only one of them; which they are, a confirmed maker has to say. */
async function coverData(judged, model, entries, confirm) {
    const makers = await judge((0,graph/* winners */.Z3)(makersOf(model, entries)).filter(({ entry }) => dataOf(entry).length > 0), confirm);
    if ('problem' in makers)
        return { problem: `the record does not say on which data the model was trained: ${makers.problem}` };
    if ('problem' in judged)
        return judged;
    const data = trainingData(model, entries.filter(({ id }) => makers.relied.includes(id)));
    const relied = new Set(judged.relied);
    const validated = new Set(entries
        .filter(({ id }) => relied.has(id))
        .flatMap(({ entry }) => entry.subjects.map(({ sha256 }) => sha256)));
    const missing = [...data].filter((digest) => !validated.has(digest));
    return missing.length === 0
        ? { relied: [...makers.relied, ...judged.relied] }
        : { problem: `${missing.length} of ${data.size} data files were not validated (sha256:${missing[0]})` };
}
async function judge(found, confirm) {
    if (found.length === 0)
        return { problem: 'there is none' };
    const relied = [];
    const refusals = [];
    for (const sealed of found) {
        const { entry, id } = sealed;
        const origin = await confirm(sealed);
        if (!origin.confirmed)
            refusals.push(`${id} is not confirmed: ${origin.why}`);
        else if (entry.verdict === 'pass' || entry.verdict === 'warn')
            relied.push(id);
        else
            return { problem: `${id} says ${entry.verdict}: ${entry.reasons[0] ?? ''}` };
    }
    return relied.length > 0 ? { relied } : { problem: refusals.join('; ') };
}
function candidatesFor(requirement, model, entries) {
    const judges = (entry) => entry.subjects.some((subject) => subject.sha256 === model);
    switch (requirement) {
        case 'gate':
            return entries.filter(({ entry }) => entry.action === 'gate-metrics' && judges(entry));
        case 'canary':
            return entries.filter(({ entry }) => entry.action === 'canary-deploy' && judges(entry) && entry.results.outcome === 'promoted');
        case 'data': {
            const data = trainingData(model, entries);
            return entries.filter(({ entry }) => entry.action === 'validate-data' && entry.subjects.some(({ sha256 }) => data.has(sha256)));
        }
    }
}
/** Digests of the data from which the entries say that a model was made. */
function trainingData(model, entries) {
    const materials = makersOf(model, entries).flatMap(({ entry }) => dataOf(entry));
    return new Set(materials.map((material) => material.sha256));
}
function makersOf(model, entries) {
    return entries.filter(({ entry }) => entry.products.some((product) => product.sha256 === model));
}
function dataOf(entry) {
    return entry.materials.filter((material) => material.role === 'data');
}

// EXTERNAL MODULE: ./build/packages/registry/version.js
var registry_version = __webpack_require__(8094);
;// CONCATENATED MODULE: ./build/packages/registry/operations.js





/**
 * Registers a model: the same name, bytes, code and data give the same version again. Bytes are stored before the
 * ledger names them; what the stage asks for is checked before either.
 * @throws UserError if a gate on the model did not pass, evidence is missing, or the version is taken
 */
async function register(ledger, given) {
    refuseFailedGate(given.model.sha256, given.entries);
    const relied = await evidenceFor(given.evidence, given.stage, given.model.sha256, given.entries);
    const data = [...trainingData(given.model.sha256, given.entries)].sort();
    const key = (0,digest/* sha256OfJson */.RO)([given.name, given.model.sha256, given.sha, data]);
    // Bytes first: the ledger never names what is not there. Their manifest does not depend on the version.
    const manifest = await (0,oci_layout/* storeModel */.FB)(given.storage, given.name, given.files);
    const { result } = await ledger.transact(async (snapshot) => {
        const state = await (0,registry_version/* readState */.un)(snapshot, given.name);
        if (given.stage !== undefined)
            (0,registry_events/* requireCurrent */.$L)(state, given.stage, given.expectedCurrent);
        const all = await (0,registry_version/* readVersions */.q2)(snapshot, given.name);
        const existing = all.find((version) => version.key === key);
        const previous = given.stage === undefined ? undefined : (0,registry_version/* heldBy */.Vr)(state.stages, given.stage);
        const version = existing ?? newVersion(given, manifest, key, data, chooseVersion(given, all));
        const files = new Map();
        if (existing === undefined)
            addVersion(files, version, given.entries);
        const event = registrationEvent(given, version, state.stages, existing !== undefined, relied);
        if (event !== undefined) {
            for (const [path, text] of await (0,registry_events/* appendEvent */.Zn)(snapshot, given.name, given.actor, event))
                files.set(path, text);
        }
        return {
            files,
            message: `register ${given.name} ${version.version}`,
            result: { version, stage: given.stage, previous, alreadyRegistered: existing !== undefined },
        };
    });
    const { storage, manifest: stored, name, version } = result.version;
    await (0,oci_layout/* nameModel */.Z5)(storage, `${name}:${version}`, stored);
    return result;
}
function addVersion(files, version, entries) {
    files.set(registry_version/* paths */.f0.version(version.name, version.version), documentOf(version));
    for (const sealed of entries)
        files.set(registry_version/* paths */.f0.entry(sealed.id), (0,entry/* entryBytes */.eD)(sealed));
}
/** The bytes in which a version is stored. */
function documentOf(version) {
    return `${(0,canonical_json/* canonicalJson */.d)(version)}\n`;
}
function registrationEvent(given, version, stages, existed, evidence) {
    const moves = given.stage !== undefined && (0,registry_version/* heldBy */.Vr)(stages, given.stage) !== version.version;
    if (existed && !moves && given.aliases.length === 0)
        return undefined;
    const stage = given.stage === undefined
        ? {}
        : { stage: given.stage, from: (0,registry_version/* heldBy */.Vr)(stages, given.stage) ?? null, to: version.version };
    const moved = { version: version.version, ...stage, aliases: given.aliases, evidence, entries: [] };
    if (existed)
        return { operation: moves ? 'promote' : 'alias', ...moved };
    return { operation: 'register', ...moved, document: (0,digest/* sha256 */.sc)(documentOf(version)) };
}
function newVersion(given, manifest, key, data, version) {
    return {
        schema: 'lockstep.version/1',
        name: given.name,
        version,
        model: given.model,
        manifest,
        storage: given.storage,
        files: given.files.map(({ role, path, sha256, bytes }) => ({ role, path, sha256, bytes })),
        key,
        sha: given.sha,
        data,
        entries: given.entries.map(({ id }) => id),
        registeredAt: given.actor.time,
        run: given.actor.run,
    };
}
/** The given version, or the next whole number. @throws UserError if the given one belongs to other bytes */
function chooseVersion(given, all) {
    if (given.version === undefined) {
        const numbers = all.map(({ version }) => Number(version)).filter(Number.isInteger);
        return String(Math.max(0, ...numbers) + 1);
    }
    if (all.some(({ version }) => version === given.version)) {
        throw new errors/* UserError */.yo(`${given.name} ${given.version} is registered with another model, code or data`, {
            where: 'input version',
            fix: 'A version is written once. Choose another one.',
        });
    }
    return given.version;
}
/** A gate that judged this very model and did not pass blocks, whatever other gates say. */
function refuseFailedGate(model, entries) {
    const gates = (0,graph/* winners */.Z3)(entries).filter(({ entry }) => entry.action === 'gate-metrics' && entry.subjects.some((subject) => subject.sha256 === model));
    const failed = gates.find(({ entry }) => entry.verdict !== 'pass' && entry.verdict !== 'warn');
    if (failed === undefined)
        return;
    throw new errors/* UserError */.yo(`a gate on this model says ${failed.entry.verdict}: ${failed.entry.reasons[0] ?? ''}`, {
        where: failed.id,
        fix: 'Register a model that passes its gate.',
    });
}
/** What the policy of a stage relies upon; nothing where no stage is moved or no policy asks. @throws UserError */
function evidenceFor(evidence, stage, model, entries) {
    if (stage === undefined || evidence.policy === undefined)
        return Promise.resolve([]);
    return requireEvidence(evidence.policy, stage, model, entries, evidence.confirm);
}

// EXTERNAL MODULE: ./build/packages/registry/sealed.js
var registry_sealed = __webpack_require__(75616);
;// CONCATENATED MODULE: ./build/packages/registry/moves.js






/** Moves a stage to a version after its bytes and its evidence were checked. */
async function promote(ledger, given) {
    const { result } = await ledger.transact(async (snapshot) => {
        const state = await (0,registry_version/* readState */.un)(snapshot, given.name);
        (0,registry_events/* requireCurrent */.$L)(state, given.stage, given.expectedCurrent);
        const version = await (0,registry_version/* resolveSelector */.Sx)(snapshot, given.name, given.selector);
        const previous = (0,registry_version/* heldBy */.Vr)(state.stages, given.stage);
        const transition = { version, stage: given.stage, previous, alreadyRegistered: true };
        if (previous === version.version && given.aliases.length === 0) {
            return { files: new Map(), message: '', result: transition };
        }
        const sealed = await (0,registry_sealed/* sealedEntries */.nm)(snapshot, version);
        const added = (0,registry_sealed/* graphBehind */.df)(version.model.sha256, given.entries).filter(({ id }) => !sealed.some((other) => other.id === id));
        const entries = [...sealed, ...added];
        refuseFailedGate(version.model.sha256, entries);
        const vouched = await vouchedFor(snapshot, given.name);
        const confirm = async (sealed) => vouched.has(sealed.id) ? { confirmed: true } : given.evidence.confirm(sealed);
        const evidence = { ...given.evidence, confirm };
        const relied = await evidenceFor(evidence, given.stage, version.model.sha256, entries);
        await (0,oci_layout/* readModel */.ko)(version.storage, version.manifest);
        const files = await (0,registry_events/* appendEvent */.Zn)(snapshot, given.name, given.actor, {
            operation: 'promote',
            version: version.version,
            stage: given.stage,
            from: previous ?? null,
            to: version.version,
            aliases: given.aliases,
            evidence: relied,
            entries: added.map(({ id }) => id),
            ...(given.reason === undefined ? {} : { reason: given.reason }),
        });
        for (const sealed of added)
            files.set(registry_version/* paths */.f0.entry(sealed.id), (0,entry/* entryBytes */.eD)(sealed));
        return {
            files,
            message: `promote ${given.name} ${version.version} to ${given.stage}`,
            result: transition,
        };
    });
    return result;
}
/** Entries on which an earlier transition relied: their origin was confirmed then, while GitHub still kept the logs. */
async function vouchedFor(snapshot, name) {
    return new Set((await (0,registry_version/* readEvents */.wj)(snapshot, name)).flatMap((event) => event.evidence));
}
/**
 * Takes a stage back to the version that the log says stood there before the present one; its bytes are checked
 * first. The event names the transition that it undoes.
 */
async function rollback(ledger, given) {
    const { result } = await ledger.transact(async (snapshot) => {
        const state = await (0,registry_version/* readState */.un)(snapshot, given.name);
        (0,registry_events/* requireCurrent */.$L)(state, given.stage, given.expectedCurrent);
        const current = (0,registry_version/* heldBy */.Vr)(state.stages, given.stage);
        const events = (await (0,registry_version/* readEvents */.wj)(snapshot, given.name)).filter(({ stage }) => stage === given.stage);
        const undone = events.findLast((event) => event.to === current && event.operation !== 'rollback');
        if (current === undefined || undone?.from == null) {
            throw new errors/* MissingEvidence */.YM(`${given.stage} held no version before ${current ?? 'now'}`, {
                where: registry_version/* paths */.f0.log(given.name),
                fix: 'There is nothing to roll back to.',
            });
        }
        const version = await (0,registry_version/* readVersion */.$4)(snapshot, given.name, undone.from);
        await (0,oci_layout/* readModel */.ko)(version.storage, version.manifest);
        const files = await (0,registry_events/* appendEvent */.Zn)(snapshot, given.name, given.actor, {
            operation: 'rollback',
            version: version.version,
            stage: given.stage,
            from: current,
            to: version.version,
            evidence: [],
            entries: [],
            undoes: undone.sequence,
            ...(given.reason === undefined ? {} : { reason: given.reason }),
        });
        const message = `roll ${given.stage} of ${given.name} back to ${version.version}`;
        return {
            files,
            message,
            result: { version, stage: given.stage, previous: current, alreadyRegistered: true },
        };
    });
    return result;
}

// EXTERNAL MODULE: ./build/packages/step/registry.js
var registry = __webpack_require__(5388);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/registry/lineage.js
var registry_lineage = __webpack_require__(22703);
// EXTERNAL MODULE: ./build/packages/report/markdown.js
var markdown = __webpack_require__(97926);
;// CONCATENATED MODULE: ./build/actions/register-model/src/conclude.js




const SAID = {
    register: 'registered',
    promote: 'promoted',
    rollback: 'rolled back to',
    resolve: 'resolved',
};
/** Outputs, entry and summary of an operation; the lineage is written beside the report. */
async function concludeTransition({ machine }, ledger, operation, transition) {
    const { version, stage, previous } = transition;
    const snapshot = await ledger.snapshot();
    const entries = await (0,registry_sealed/* sealedEntries */.nm)(snapshot, version);
    const events = await (0,registry_version/* readEvents */.wj)(snapshot, version.name);
    const report = (0,registry_lineage/* presentLineage */.T)({ version, entries, events });
    const lineage = (0,external_node_path_.join)(machine.temp, 'lockstep', 'lineage', `${version.name}-${version.version}.md`);
    await (0,files/* writeAtomic */.vZ)(lineage, (0,markdown/* renderMarkdown */.G)(report));
    const uri = `registry:${version.name}@${version.version}`;
    const { name, sha256, kind } = version.model;
    return {
        verdict: 'pass',
        reasons: [reasonOf(operation, transition)],
        outputs: { ...outputsOf(transition), uri, lineage },
        report,
        details: {
            version,
            stage: stage ?? null,
            previous: previous ?? null,
            ledger: { branch: ledger.branch, commit: snapshot.commit ?? null },
        },
        subjects: [{ role: 'model', name, sha256, kind, uri }],
        parameters: { operation, name: version.name, version: version.version, stage: stage ?? null },
        results: { operation, version: version.version, ledger: snapshot.commit ?? 'none' },
    };
}
function reasonOf(operation, { version, stage, previous, alreadyRegistered }) {
    const place = stage === undefined ? '' : `, ${stage} (before: ${previous ?? 'none'})`;
    const again = operation === 'register' && alreadyRegistered ? ' (it was registered already)' : '';
    return `${SAID[operation]} ${version.name} ${version.version}${place}${again}`;
}
function outputsOf({ version, stage, previous, alreadyRegistered }) {
    return {
        version: version.version,
        'model-digest': `sha256:${version.model.sha256}`,
        stage: stage ?? '',
        previous: previous ?? '',
        'already-registered': String(alreadyRegistered),
    };
}

// EXTERNAL MODULE: ./build/packages/runner/origin.js + 1 modules
var origin = __webpack_require__(33070);
// EXTERNAL MODULE: ./build/packages/step/policy.js
var step_policy = __webpack_require__(19853);
;// CONCATENATED MODULE: ./build/actions/register-model/src/evidence.js



/** The policy of stages, and GitHub as the witness of where an entry comes from. */
async function evidenceOf(step, given) {
    if (given === undefined)
        return { evidence: { policy: undefined, confirm: unconfirmed }, provenance: undefined };
    const { document, provenance } = await (0,step_policy/* readPolicy */.T4)(step, given, 'input policy');
    const policy = readStagePolicy(document);
    const { github, context } = step;
    const allowed = {
        workflows: policy.evidence.workflows ?? [context.workflow],
        refs: policy.evidence.refs ?? [`refs/heads/${context.defaultBranch}`],
    };
    const confirm = github === undefined
        ? unconfirmed
        : (sealed) => (0,origin/* confirmOrigin */.J)(github, context.repository, sealed, allowed, {
            ofThisJob: step.ofThisJob.some(({ id }) => id === sealed.id),
        });
    return { evidence: { policy, confirm }, provenance };
}
async function unconfirmed(_) {
    return { confirmed: false, why: 'there is no token to ask GitHub with; pass `token`' };
}

// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var references = __webpack_require__(60162);
// EXTERNAL MODULE: ./build/packages/step/paths.js
var paths = __webpack_require__(70067);
;// CONCATENATED MODULE: ./build/actions/register-model/src/register.js
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






/** Stores a model with what its record holds, and names it in the ledger. */
async function registerModel(step, given) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { model, profile, storage, evidence, provenance } = await find(step, given);
        const entries = (0,registry_sealed/* graphBehind */.df)(model.sha256, step.entries);
        const { files, notices } = await filesOf(step, model, profile, entries);
        const ledger = __addDisposableResource(env_1, await (0,registry/* openStepLedger */.Eu)(step), true);
        const transition = await register(ledger, {
            name: given.name,
            model: { sha256: model.sha256, kind: model.kind ?? 'file', name: (0,external_node_path_.basename)(model.path) },
            files,
            storage,
            version: given.version,
            stage: given.stage,
            aliases: given.aliases,
            expectedCurrent: given['expected-current'],
            entries,
            sha: step.context.sha,
            evidence,
            actor: actorOf(step),
        });
        return { ...(await concludeTransition(step, ledger, 'register', transition)), notices, policy: provenance };
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
/** All that the inputs name. @throws UserError naming everything that is wrong, before anything is stored */
async function find(step, given) {
    const problems = new errors/* Problems */.Zw();
    const model = await problems.attemptAsync(() => (0,references/* use */.Yx)(step, 'model', given.model ?? 'record:model'));
    const profile = given.profile === undefined
        ? undefined
        : await problems.attemptAsync(() => (0,references/* use */.Yx)(step, 'profile', given.profile ?? ''));
    const storage = await problems.attemptAsync(() => storageFolder(step, given.storage));
    const policy = await problems.attemptAsync(() => evidenceOf(step, given.policy));
    problems.throwIfAny();
    if (model === undefined || storage === undefined || policy === undefined)
        throw new Error('a problem was not noted');
    return { model, profile, storage, ...policy };
}
function actorOf({ context, machine }) {
    const run = `${context.serverUrl}/${context.repository}/actions/runs/${context.runId}/attempts/${context.attempt}`;
    return { login: context.actor.login, run, time: machine.now().toISOString() };
}
async function storageFolder(step, given) {
    if (given !== undefined)
        return (0,paths/* confinePath */.e)(step, given);
    const { toolCache, runner, repository } = step.context;
    if (toolCache === undefined || runner.hosted) {
        throw new errors/* UserError */.yo('is required here: this machine does not outlive the job', {
            where: 'input storage',
            fix: 'Name a folder that later runs can read, such as one on a shared disk.',
        });
    }
    // Repositories of one machine may each have a model of this name.
    return (0,external_node_path_.join)(toolCache, 'lockstep', 'models', ...repository.split('/'));
}
/** The model, and what its maker and the user say of it: metrics, predictions, profile. */
async function filesOf(step, model, profile, entries) {
    const files = await storedFiles('model', model);
    const notices = [];
    const makers = entries.filter(({ entry }) => entry.products.some(({ sha256 }) => sha256 === model.sha256));
    for (const role of ['metrics', 'predictions']) {
        const maker = makers.findLast(({ entry }) => entry.products.some((product) => product.role === role));
        if (maker === undefined)
            continue;
        try {
            files.push(...(await storedFiles(role, await (0,references/* use */.Yx)(step, role, maker.id))));
        }
        catch (error) {
            if (!(error instanceof errors/* MissingEvidence */.YM))
                throw error;
            notices.push(`Registered without ${role}: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    if (profile !== undefined)
        files.push(...(await storedFiles('profile', profile)));
    return { files, notices };
}
async function storedFiles(role, { path, sha256, bytes = 0, kind }) {
    if (kind !== 'folder')
        return [{ role, path: (0,external_node_path_.basename)(path), source: path, sha256, bytes }];
    const { files } = await (0,digest/* digestFolder */.lo)(path);
    return files.map((file) => ({ role, source: (0,external_node_path_.join)(path, file.path), ...file }));
}

;// CONCATENATED MODULE: ./build/actions/register-model/src/move.js
var move_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var move_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





async function promoteVersion(step, given) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { evidence, provenance } = await evidenceOf(step, given.policy);
        const ledger = move_addDisposableResource(env_1, await (0,registry/* openStepLedger */.Eu)(step), true);
        const transition = await promote(ledger, {
            name: given.name,
            selector: given.version ?? '',
            stage: given.stage ?? '',
            aliases: given.aliases,
            expectedCurrent: given['expected-current'],
            entries: step.entries,
            evidence,
            reason: given.reason,
            actor: actorOf(step),
        });
        return { ...(await concludeTransition(step, ledger, 'promote', transition)), policy: provenance };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = move_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function rollBack(step, given) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const ledger = move_addDisposableResource(env_2, await (0,registry/* openStepLedger */.Eu)(step), true);
        const transition = await rollback(ledger, {
            name: given.name,
            stage: given.stage ?? '',
            expectedCurrent: given['expected-current'],
            reason: given.reason,
            actor: actorOf(step),
        });
        return await concludeTransition(step, ledger, 'rollback', transition);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = move_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function resolveVersion(step, given) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const ledger = move_addDisposableResource(env_3, await (0,registry/* openStepLedger */.Eu)(step), true);
        const version = await (0,registry_version/* resolveSelector */.Sx)(await ledger.snapshot(), given.name, given.version ?? given.stage ?? '');
        const transition = { version, stage: undefined, previous: undefined, alreadyRegistered: true };
        return await concludeTransition(step, ledger, 'resolve', transition);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = move_disposeResources(env_3);
        if (result_3)
            await result_3;
    }
}

;// CONCATENATED MODULE: ./build/actions/register-model/src/request.js

/** What each operation needs beyond its own kind. @throws UserError that names all that is missing */
function checkRequest(given) {
    const problems = new errors/* Problems */.Zw();
    const needs = (name) => {
        if (given[name] === undefined)
            problems.add(`is required for ${given.operation}`, { where: `input ${name}` });
    };
    if (given.operation === 'register')
        needs('model');
    else if (given.operation !== 'resolve')
        needs('stage');
    if (given.operation === 'promote' || given.operation === 'resolve') {
        if (given.version === undefined && given.operation === 'promote')
            needs('version');
        if (given.version === undefined && given.stage === undefined)
            needs('version');
    }
    problems.throwIfAny();
}

;// CONCATENATED MODULE: ./build/actions/register-model/src/main.js




const operations = {
    register: registerModel,
    promote: promoteVersion,
    rollback: rollBack,
    resolve: resolveVersion,
};
const action = {
    name: 'register-model',
    inputs: inputs_inputs,
    outputs: ['version', 'model-digest', 'uri', 'stage', 'previous', 'already-registered', 'lineage'],
    run: async (step, given) => {
        checkRequest(given);
        return operations[given.operation](step, given);
    },
};


/***/ }),

/***/ 77505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $L: () => (/* binding */ requireCurrent),
/* harmony export */   Zm: () => (/* binding */ brokenChain),
/* harmony export */   Zn: () => (/* binding */ appendEvent),
/* harmony export */   eZ: () => (/* binding */ replay)
/* harmony export */ });
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26763);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44487);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8094);


/**
 * Appends an event to a model's log, chained to the line before by its digest, and moves the pointers that it
 * names: both in the files of one commit.
 */
async function appendEvent(snapshot, name, actor, event) {
    const state = await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(snapshot, name);
    const log = (await snapshot.read(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.log(name))) ?? '';
    const line = (0,_core__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .d)({
        ...event,
        sequence: state.sequence + 1,
        previous: state.head,
        time: actor.time,
        actor: actor.login,
        run: actor.run,
    });
    const next = {
        ...movePointers(state, event),
        sequence: state.sequence + 1,
        head: (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(line),
    };
    return new Map([
        [_version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.log(name), `${log}${line}\n`],
        [_version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.state(name), `${(0,_core__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .d)(next)}\n`],
    ]);
}
function movePointers(state, event) {
    const stages = { ...state.stages };
    if (event.stage !== undefined && event.to !== undefined && event.to !== null)
        stages[event.stage] = event.to;
    const aliases = { ...state.aliases };
    for (const alias of event.aliases ?? [])
        aliases[alias] = event.version;
    return { ...state, stages, aliases };
}
/** The pointers to which the events of a model's log lead. */
function replay(events) {
    return events.reduce((state, event) => movePointers(state, event), _version_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_STATE */ .Wk);
}
/**
 * Checks that a model's log is an unbroken chain that ends where its state says.
 * @returns what is wrong with the first line that does not fit, if any
 */
function brokenChain(log, state) {
    const lines = log.split('\n').filter((line) => line !== '');
    let previous = (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)('');
    for (const [index, line] of lines.entries()) {
        let event;
        try {
            event = JSON.parse(line);
        }
        catch {
            return `line ${index + 1} of the log is no JSON`;
        }
        const linked = typeof event === 'object' && event !== null && 'previous' in event ? event.previous : undefined;
        const sequence = typeof event === 'object' && event !== null && 'sequence' in event ? event.sequence : undefined;
        if (linked !== previous)
            return `line ${index + 1} of the log does not follow from the line before`;
        if (sequence !== index + 1)
            return `line ${index + 1} of the log has the number ${String(sequence)}`;
        previous = (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(line);
    }
    if (previous !== state.head || lines.length !== state.sequence)
        return 'the log does not end where the state says';
    return undefined;
}
/** @throws UserError if a stage does not hold what the caller expects there (`none`: nothing) */
function requireCurrent(state, stage, expected) {
    if (expected === undefined)
        return;
    const current = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .heldBy */ .Vr)(state.stages, stage) ?? 'none';
    if (current !== expected) {
        throw new _core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${stage} holds ${current}, not ${expected} as expected`, {
            where: 'input expected-current',
            fix: 'Somebody else moved it. Look at the log, then decide again.',
        });
    }
}


/***/ }),

/***/ 22703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ presentLineage)
/* harmony export */ });
/* harmony import */ var _report__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89054);

/** The answer to "which data, code, run and verdicts stand behind this version?" */
function presentLineage({ version, entries, events }) {
    const data = entries.flatMap(({ entry }) => [...entry.materials, ...entry.subjects].filter(isData));
    const unique = [...new Map(data.map((item) => [item.sha256, item])).values()];
    const evidence = (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['step', 'verdict', 'why', 'run', 'entry'], entries.map(({ id, entry }) => [
        entry.action,
        entry.verdict,
        shorten(entry.reasons[0] ?? ''),
        `${entry.run.id} #${entry.run.attempt} ${entry.run.job}`,
        { code: id.slice(0, 19) },
    ]));
    return [
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)(`${version.name} ${version.version}`),
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)('model ', { code: `sha256:${version.model.sha256}` }, `, manifest `, {
            code: version.manifest,
        }),
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)('code ', { code: version.sha }, `, registered ${version.registeredAt} by `, runLink(version.run)),
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)('Data', 3),
        unique.length === 0
            ? (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)('The record does not say on which data it was trained.')
            : (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(unique.map((item) => [item.name, ' ', { code: `sha256:${item.sha256}` }])),
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)('Steps', 3),
        evidence,
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)('History', 3),
        (0,_report__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(events.map(describeEvent)),
    ];
}
const LONGEST = 90;
function shorten(text) {
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
function isData(artifact) {
    return artifact.role === 'data';
}
function describeEvent(event) {
    const move = event.stage === undefined ? '' : `, ${event.stage}: ${event.from ?? 'none'} -> ${event.to ?? 'none'}`;
    return [`${event.time} ${event.operation} ${event.version}${move} by ${event.actor}, `, runLink(event.run)];
}
/** A run by its address, said by its number and attempt. */
function runLink(address) {
    const [, id, attempt] = /\/runs\/(\d+)\/attempts\/(\d+)$/.exec(address) ?? [];
    return { link: id === undefined ? address : `run ${id} #${attempt}`, to: address };
}


/***/ }),

/***/ 75616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   df: () => (/* binding */ graphBehind),
/* harmony export */   nm: () => (/* binding */ sealedEntries),
/* harmony export */   xy: () => (/* binding */ verifyLedger)
/* harmony export */ });
/* unused harmony export readSealed */
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23534);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63578);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26763);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13800);
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77505);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8094);



/** Reads an entry back from the ledger. @throws UserError if it is missing or its bytes were changed */
async function readSealed(snapshot, id) {
    const path = _version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.entry(id);
    const bytes = await snapshot.read(path);
    if (bytes === undefined)
        throw new _core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the entry ${id} is not in the ledger`, { where: path });
    const sealed = (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .readEntry */ .hB)(bytes, path);
    if (sealed.id !== id)
        throw new _core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the entry was changed: its bytes have the id ${sealed.id}`, { where: path });
    return sealed;
}
/**
 * Entries that were sealed with a version and with the events that moved it, parents first.
 * @throws UserError if one is missing or broken
 */
async function sealedEntries(snapshot, version) {
    const events = await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readEvents */ .wj)(snapshot, version.name);
    const later = events.filter((event) => event.version === version.version).flatMap((event) => event.entries);
    const ids = new Set([...version.entries, ...later]);
    return Promise.all([...ids].map((id) => readSealed(snapshot, id)));
}
/** The entries that speak of a model, and all that stand behind them, parents first. */
function graphBehind(model, entries) {
    const known = new Map(entries.map((sealed) => [sealed.id, sealed]));
    const roots = (0,_core__WEBPACK_IMPORTED_MODULE_3__/* .producersOf */ ["do"])(new Set([model]), entries).map(({ id }) => id);
    return (0,_core__WEBPACK_IMPORTED_MODULE_3__/* .ancestry */ .yy)(roots, (id) => known.get(id)).entries;
}
/**
 * Verifies a ledger offline: every log is an unbroken chain that leads to the pointers, every version has the bytes
 * that its event names, every entry those that its id says, every parent is there.
 */
async function verifyLedger(snapshot) {
    const files = await snapshot.list('models');
    const models = [...new Set(files.map((path) => path.split('/')[1] ?? ''))];
    const broken = [];
    const { entries, faults } = await readAll(snapshot);
    broken.push(...faults);
    let versions = 0;
    for (const name of models) {
        const found = await verifyModel(snapshot, name, entries);
        versions += found.versions;
        broken.push(...found.broken);
    }
    broken.push(...(0,_core__WEBPACK_IMPORTED_MODULE_3__/* .ancestry */ .yy)([...entries.keys()], (id) => entries.get(id)).missing);
    return { models, versions, entries: entries.size, broken, anchor: snapshot.commit };
}
async function verifyModel(snapshot, name, entries) {
    const broken = await verifyLog(snapshot, name);
    const files = await snapshot.list(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.versions(name));
    for (const path of files)
        broken.push(...(await verifyVersion(snapshot, name, path, entries)));
    return { versions: files.length, broken };
}
/** The log is an unbroken chain, and leads to the pointers; each pointer names a version. */
async function verifyLog(snapshot, name) {
    const log = _version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.log(name);
    try {
        const state = await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(snapshot, name);
        const fault = (0,_events_js__WEBPACK_IMPORTED_MODULE_4__/* .brokenChain */ .Zm)((await snapshot.read(log)) ?? '', state);
        if (fault !== undefined)
            return [{ id: log, what: fault }];
        const { stages, aliases } = (0,_events_js__WEBPACK_IMPORTED_MODULE_4__/* .replay */ .eZ)(await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readEvents */ .wj)(snapshot, name));
        const moved = (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)([stages, aliases]) !== (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)([state.stages, state.aliases]);
        if (moved || `${(0,_core__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(state)}\n` !== (await snapshot.read(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.state(name)))) {
            return [{ id: _version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.state(name), what: 'the pointers are not those to which the log leads' }];
        }
        for (const version of Object.values({ ...stages, ...aliases }))
            await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(snapshot, name, version);
        return [];
    }
    catch (error) {
        return [{ id: log, what: (0,_core__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error) }];
    }
}
/** A version's document is the one that its event names, and its entries are there. */
async function verifyVersion(snapshot, name, path, entries) {
    const number = path
        .split('/')
        .at(-1)
        ?.replace(/\.json$/, '') ?? '';
    const id = `${name}@${number}`;
    try {
        const events = await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readEvents */ .wj)(snapshot, name);
        const registered = events.find((event) => event.operation === 'register' && event.version === number);
        if (registered?.document !== (0,_core__WEBPACK_IMPORTED_MODULE_6__/* .sha256 */ .sc)((await snapshot.read(path)) ?? '')) {
            return [{ id, what: 'its document is not the one that the log says was registered' }];
        }
        const version = await (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(snapshot, name, number);
        const missing = version.entries.filter((entry) => !entries.has(entry));
        return missing.map((entry) => ({ id, what: `its entry ${entry} is missing or was changed` }));
    }
    catch (error) {
        return [{ id, what: (0,_core__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error) }];
    }
}
async function readAll(snapshot) {
    const entries = new Map();
    const faults = [];
    for (const path of await snapshot.list(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .paths */ .f0.entries)) {
        const id = `sha256:${path.split('/').at(-1)?.replace('.json', '') ?? ''}`;
        try {
            entries.set(id, await readSealed(snapshot, id));
        }
        catch (error) {
            faults.push({ id, what: (0,_core__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error) });
        }
    }
    return { entries, faults };
}


/***/ })

};
