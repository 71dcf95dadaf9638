export const id = 692;
export const ids = [692];
export const modules = {

/***/ 39692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/packages/registry/version.js
var registry_version = __webpack_require__(8094);
// EXTERNAL MODULE: ./build/packages/registry/lineage.js
var lineage = __webpack_require__(22703);
// EXTERNAL MODULE: ./build/packages/registry/sealed.js
var sealed = __webpack_require__(75616);
// EXTERNAL MODULE: ./build/packages/report/markdown.js
var markdown = __webpack_require__(97926);
// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
;// CONCATENATED MODULE: ./build/packages/report/text.js

/** Plain text of a document, for a log or terminal. Lines of untrusted text are not neutralised here. */
function renderText(document) {
    return `${document.map(block).join('\n\n')}\n`;
}
function block(item) {
    switch (item.kind) {
        case 'heading':
            return item.level === 2
                ? `${inline(item.text)}\n${'='.repeat(inline(item.text).length)}`
                : inline(item.text);
        case 'paragraph':
            return inline(item.text);
        case 'callout':
            return `${item.tone}: ${inline(item.text)}`;
        case 'list':
            return item.items.map((text) => `  - ${inline(text)}`).join('\n');
        case 'table':
            return table(item.columns, item.rows, item.numeric);
        case 'code':
            return item.text;
        case 'details':
            return `${item.summary}\n${item.blocks.map(block).join('\n')}`;
    }
}
function table(columns, rows, numeric) {
    const cells = [columns, ...rows.map((row) => row.map(inline))];
    const widths = columns.map((_, index) => Math.max(...cells.map((row) => (row[index] ?? '').length)));
    return cells
        .map((row) => row
        .map((cell, index) => numeric.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}
function inline(text) {
    return (0,report_document/* spansOf */.Ly)(text).map(span).join('');
}
function span(part) {
    if (typeof part === 'string')
        return part;
    if ('code' in part)
        return part.code;
    if ('strong' in part)
        return part.strong;
    // A terminal shows no links: an address is written out.
    return /^https?:/.test(part.to) && part.to !== part.link ? `${part.link} (${part.to})` : part.link;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/host/git.js
var host_git = __webpack_require__(76231);
// EXTERNAL MODULE: ./build/packages/registry/ledger.js
var registry_ledger = __webpack_require__(8853);
// EXTERNAL MODULE: ./build/packages/runner/context.js
var context = __webpack_require__(79212);
;// CONCATENATED MODULE: ./build/packages/cli/ledger.js
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







/** Options by which a command finds the ledger. */
const ledgerOptions = {
    repository: { type: 'string', default: '.' },
    remote: { type: 'string', default: 'origin' },
    branch: { type: 'string', default: 'lockstep-ledger' },
    help: { type: 'boolean', short: 'h', default: false },
};
const LEDGER_HELP = `  --repository <folder>  a clone of the repository (default: here)
  --remote <name|url>    where the ledger is fetched from (default: origin)
  --branch <name>        branch of the ledger (default: lockstep-ledger)
  GITHUB_TOKEN           used for a private repository, unless git has credentials of its own
`;
/** Runs work on the ledger that a clone's remote has. @throws UserError if there is none */
async function withLedger(options, work) {
    const { environment } = (0,context/* readMachine */.U)();
    const folder = (0,external_node_path_.resolve)(options.repository);
    const git = (0,host_git/* openGit */.zY)(folder, environment);
    const found = await git.attempt(['remote', 'get-url', options.remote]).catch(() => undefined);
    const remote = found?.code === 0 ? found.stdout.trim() : options.remote;
    if (found?.code !== 0 && !/[/:]/.test(options.remote)) {
        throw new errors/* UserError */.yo(`no git remote "${options.remote}"`, {
            where: folder,
            fix: 'Run this in a clone of the repository, or name the repository by --remote.',
        });
    }
    const temp = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'lockstep-'));
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const ledger = __addDisposableResource(env_1, await (0,registry_ledger/* openLedger */.a)({
                remote,
                branch: options.branch,
                token: environment.GITHUB_TOKEN || undefined,
                environment,
                temp,
            }), true);
            return await work(ledger);
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
    finally {
        await (0,promises_.rm)(temp, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/packages/cli/lineage.js





const HELP = `lockstep lineage <name>@<stage, alias or version>

Tells which data, code, run and verdicts stand behind a version.
${LEDGER_HELP}  --markdown             print Markdown
`;
async function lineageCommand(args) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: { ...ledgerOptions, markdown: { type: 'boolean', default: false } },
    });
    if (values.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const [, name, selector] = /^([^@]+)@([^@]+)$/.exec(positionals[0] ?? '') ?? [];
    if (name === undefined || selector === undefined) {
        throw new errors/* UserError */.yo('name a version', { fix: 'Such as: lockstep lineage flights@production' });
    }
    const report = await withLedger(values, async (ledger) => {
        const snapshot = await ledger.snapshot();
        const version = await (0,registry_version/* resolveSelector */.Sx)(snapshot, name, selector);
        const events = await (0,registry_version/* readEvents */.wj)(snapshot, name);
        return (0,lineage/* presentLineage */.T)({ version, entries: await (0,sealed/* sealedEntries */.nm)(snapshot, version), events });
    });
    process.stdout.write(values.markdown ? (0,markdown/* renderMarkdown */.G)(report) : renderText(report));
    return 0;
}

// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: ./build/packages/host/locks.js
var locks = __webpack_require__(93771);
;// CONCATENATED MODULE: ./build/packages/cli/last-run.js




const FIX = 'Run the workflow without --rerun.';
const lastFile = ({ state, workflow }) => (0,external_node_path_.join)(state, 'last', `${workflow.replaceAll('/', '_')}.txt`);
/** Notes where the results of this run are, for a re-run. */
async function keepLast(asked, output) {
    await (0,files/* writeAtomic */.vZ)(lastFile(asked), output);
}
/**
 * The run that is to be run again; undefined where none is asked for.
 * @throws UserError if there is none, or its results are gone or are not those of a run any more
 */
async function previousRun(asked) {
    if (asked.rerun === undefined)
        return undefined;
    const output = await (0,promises_.readFile)(lastFile(asked), 'utf8').catch(() => undefined);
    if (output === undefined)
        throw new errors/* UserError */.yo('this workflow was not run here before', { where: '--rerun' });
    const file = (0,external_node_path_.join)(output, 'result.json');
    const text = await (0,promises_.readFile)(file, 'utf8').catch(() => undefined);
    if (text === undefined) {
        throw new errors/* UserError */.yo('the results of the last run are not there any more', { where: output, fix: FIX });
    }
    return await readResult(text, file);
}
/** The file lies in the user's repository, where anybody can edit it. */
async function readResult(text, file) {
    const { workflowResult } = await Promise.all(/* import() */[__webpack_require__.e(213), __webpack_require__.e(662)]).then(__webpack_require__.bind(__webpack_require__, 24662));
    const result = workflowResult.safeParse(parseJson(text, file));
    if (result.success)
        return result.data;
    throw new errors/* UserError */.yo(result.error.issues.map(({ path, message }) => ({
        what: `not the result of a run: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
        where: file,
        fix: FIX,
    })));
}
function parseJson(text, file) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`not JSON: ${(0,errors/* messageOf */.bD)(error)}`, { where: file, fix: FIX });
    }
}

// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
;// CONCATENATED MODULE: ./build/packages/cli/run-request.js



const repeated = { type: 'string', multiple: true, default: [] };
/** Options of `lockstep run`. */
const runOptions = {
    event: { type: 'string', default: 'workflow_dispatch' },
    input: repeated,
    var: repeated,
    secret: repeated,
    env: repeated,
    job: repeated,
    rerun: { type: 'string' },
    repository: { type: 'string', default: '.' },
    slug: { type: 'string' },
    ref: { type: 'string' },
    base: { type: 'string' },
    output: { type: 'string' },
    state: { type: 'string' },
    quiet: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
};
/**
 * @param environment of the machine, as the steps see it
 * @param cacheHome XDG_CACHE_HOME of the user, which the steps do not see
 * @throws UserError that names every option that cannot be understood
 */
function readRunRequest(values, positionals, environment, cacheHome) {
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0)
        throw new errors/* UserError */.yo('name one workflow file', { where: 'lockstep run' });
    const { rerun } = values;
    if (rerun !== undefined && rerun !== 'all' && rerun !== 'failed') {
        throw new errors/* UserError */.yo(`"${rerun}" is not one of all, failed`, { where: '--rerun' });
    }
    const repository = (0,external_node_path_.resolve)(values.repository);
    const workflow = (0,external_node_path_.relative)(repository, (0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.resolve)(file));
    if (workflow.startsWith('..'))
        throw new errors/* UserError */.yo('the workflow lies outside the repository', { where: file });
    const state = (0,external_node_path_.resolve)(values.state ?? defaultState(repository, cacheHome || (0,external_node_path_.join)(environment.HOME ?? (0,external_node_os_.tmpdir)(), '.cache')));
    return {
        repository,
        workflow,
        slug: values.slug ?? `local/${(0,external_node_path_.basename)(repository)}`,
        ref: values.ref,
        state,
        output: values.output,
        rerun,
        quiet: values.quiet,
        environment: { ...environment, ...readPairs('--env', values.env) },
        options: {
            event: { name: values.event, ...(values.base === undefined ? {} : { base: values.base }) },
            inputs: readPairs('--input', values.input),
            variables: readPairs('--var', values.var),
            secrets: readPairs('--secret', values.secret),
            ...(values.job.length === 0 ? {} : { only: values.job }),
            keep: values.keep,
            // The user's `uses: <owner>/lockstep/actions/...` means this very distribution.
            actions: { '*/lockstep': distribution() },
        },
    };
}
/** Outside the repository: Node and git look for their files in the folders above a workspace. */
function defaultState(repository, cache) {
    return (0,external_node_path_.join)(cache, 'lockstep', `${(0,external_node_path_.basename)(repository)}-${(0,digest/* sha256 */.sc)(repository).slice(0, 8)}`);
}
/** Folder that holds actions/ and dist/: two levels up, from the bundle as from this source file. */
function distribution() {
    return (0,external_node_path_.resolve)(import.meta.dirname, '../..');
}
function readPairs(option, pairs) {
    const bad = pairs.filter((pair) => !/^[A-Za-z_][\w-]*=/s.test(pair));
    if (bad.length > 0) {
        throw new errors/* UserError */.yo(bad.map((pair) => ({ what: `"${pair}" is not name=value`, where: option })));
    }
    return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

;// CONCATENATED MODULE: ./build/packages/cli/run.js
var run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








const run_HELP = `lockstep run <workflow.yml>

Runs a workflow file on this machine as GitHub would, on the working tree as it is, with GitHub's services played
by a local server. Nothing leaves the machine; your repository is only read.
  --event <name>          push, pull_request, schedule, workflow_dispatch (default: workflow_dispatch)
  --input <name=value>    input of workflow_dispatch; may be repeated
  --var, --secret, --env <name=value>
                          vars and secrets of the workflow, environment of the runner; may be repeated
  --job <id>              only this job and those it needs; may be repeated
  --rerun <all|failed>    run the last run of this workflow again, as its next attempt
  --repository <folder>   (default: here)      --slug <owner/name>  name on GitHub (default: local/<folder>)
  --ref <ref>             full ref to run as   --base <branch>      base of a pull request (default: main)
  --output <folder>       logs, summaries, annotations, artifacts (default: .lockstep/runs/<run id>)
  --state <folder>        what the local server keeps between runs (default: ~/.cache/lockstep/...)
  --quiet                 only the tree at the end
  --keep                  leave the workspaces behind
`;
async function runWorkflowCommand(args) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,external_node_util_.parseArgs)({ args: [...args], allowPositionals: true, options: runOptions });
        if (values.help) {
            process.stdout.write(run_HELP);
            return 0;
        }
        const { machineEnvironment } = await Promise.all(/* import() */[__webpack_require__.e(213), __webpack_require__.e(662)]).then(__webpack_require__.bind(__webpack_require__, 24662));
        const { environment } = (0,context/* readMachine */.U)();
        const { XDG_CACHE_HOME: cacheHome } = environment;
        const request = readRunRequest(values, positionals, machineEnvironment(environment), cacheHome);
        if (!(await (0,files/* exists */.t2)((0,external_node_path_.join)(request.repository, request.workflow)))) {
            throw new errors/* UserError */.yo('no such workflow file', { where: (0,external_node_path_.join)(request.repository, request.workflow) });
        }
        const inside = await (0,host_git/* openGit */.zY)(request.repository, request.environment).attempt(['rev-parse', '--git-dir']);
        if (inside.code !== 0) {
            throw new errors/* UserError */.yo('this folder is no git repository', {
                where: request.repository,
                fix: 'Run `git init` in it, or name another one by --repository.',
            });
        }
        await (0,promises_.mkdir)(request.state, { recursive: true });
        const _lock = run_addDisposableResource(env_1, await (0,locks/* takeLock */.H)((0,external_node_path_.join)(request.state, 'lock'), 'this local GitHub'), true);
        return await runLocked(request);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function runLocked(request) {
    const { prepareOrigin, startGitHub } = await Promise.all(/* import() */[__webpack_require__.e(213), __webpack_require__.e(662)]).then(__webpack_require__.bind(__webpack_require__, 24662));
    const { environment, repository, slug, state } = request;
    const previous = await previousRun(request);
    const origin = previous?.origin ??
        (await prepareOrigin({
            repository,
            stateDir: state,
            environment,
            ...(request.ref === undefined ? {} : { ref: request.ref }),
        }));
    const github = await startGitHub({
        repository: slug,
        gitDir: origin.gitDir,
        stateDir: (0,external_node_path_.join)(state, 'services'),
    });
    try {
        return await runOn(github, request, origin, previous);
    }
    finally {
        await github.close();
    }
}
async function runOn(github, request, origin, previous) {
    const { renderTree, runWorkflow, WorkflowRefused } = await Promise.all(/* import() */[__webpack_require__.e(213), __webpack_require__.e(662)]).then(__webpack_require__.bind(__webpack_require__, 24662));
    const { environment, repository, slug, state, workflow } = request;
    const runId = previous?.runId ?? github.nextRunId();
    const output = (0,external_node_path_.resolve)(request.output ?? (0,external_node_path_.join)(repository, '.lockstep', 'runs', String(runId)));
    const { signal } = cancelOnSignals();
    const result = await runWorkflow({
        ...request.options,
        ...{ repository, slug, workflow, origin, github, environment, runId, output, signal },
        workRoot: (0,external_node_path_.join)(state, 'work'),
        ...(previous === undefined ? {} : { rerun: { of: previous, jobs: request.rerun ?? 'all' } }),
        ...(request.quiet ? {} : { onLine: printLine }),
    }).catch((error) => {
        throw error instanceof WorkflowRefused ? new errors/* UserError */.yo(error.problems.map(toProblem)) : error;
    });
    process.stdout.write(`\n${renderTree(result)}\nsummaries, annotations, logs and artifacts: ${output}\n`);
    process.stdout.write(`repository as the run left it, for verify and lineage: --remote ${origin.gitDir}\n`);
    await keepLast(request, output);
    return result.conclusion === 'success' ? 0 : 1;
}
function toProblem({ file, line, message }) {
    return { what: message, where: line > 0 ? `${file}:${line}` : file };
}
function printLine({ job, step, text }) {
    process.stdout.write(`${job} | ${step} | ${text}\n`);
}
/** Ctrl-C cancels the run as the button on GitHub's page does: steps get time, posts run. */
function cancelOnSignals() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(name, () => {
            if (!controller.signal.aborted)
                process.stderr.write(`\nlockstep: ${name}: cancelling the run\n`);
            controller.abort();
        });
    }
    // Whoever reads our output is gone, and with it the reason to go on.
    process.stdout.on('error', () => controller.abort());
    return controller;
}

// EXTERNAL MODULE: ./build/packages/core/entry.js
var entry = __webpack_require__(23534);
// EXTERNAL MODULE: ./build/packages/core/graph.js
var graph = __webpack_require__(63578);
;// CONCATENATED MODULE: ./build/packages/cli/verify.js







const verify_HELP = `lockstep verify [folder]

Without a folder: verifies the ledger (logs, pointers, entries and their links) and prints its anchor.
With a folder: verifies the entries in it (or in its entries/), as a downloaded artifact holds them.
${LEDGER_HELP}`;
async function verifyCommand(args) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: ledgerOptions,
    });
    if (values.help) {
        process.stdout.write(verify_HELP);
        return 0;
    }
    const [folder] = positionals;
    const verified = folder === undefined ? await withLedger(values, verifyBranch) : await verifyFolder(folder);
    process.stdout.write(`${verified.what}\n`);
    const [first, ...others] = verified.broken;
    if (first !== undefined) {
        process.stdout.write(`BROKEN ${first.id}: ${first.what}\n`);
        if (others.length > 0)
            process.stdout.write(`and ${others.length} more after it\n`);
    }
    else
        process.stdout.write('every link holds\n');
    process.stdout.write(`anchor: ${verified.anchor}\n`);
    return first === undefined ? 0 : 1;
}
async function verifyBranch(ledger) {
    const check = await (0,sealed/* verifyLedger */.xy)(await ledger.snapshot());
    if (check.anchor === undefined) {
        throw new errors/* UserError */.yo(`there is no branch ${ledger.branch}`, {
            fix: 'Register a model first, or name the branch by --branch.',
        });
    }
    return {
        what: `models: ${check.models.length}, versions: ${check.versions}, entries: ${check.entries}`,
        broken: check.broken,
        anchor: `ledger commit ${check.anchor} of branch ${ledger.branch}`,
    };
}
async function verifyFolder(folder) {
    const inner = (0,external_node_path_.join)(folder, 'entries');
    const root = (await (0,files/* exists */.t2)(inner)) ? inner : folder;
    const names = (await (0,promises_.readdir)(root).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
    if (names.length === 0)
        throw new errors/* UserError */.yo('no entry here', { where: root });
    const entries = new Map();
    const broken = [];
    for (const name of names) {
        const id = `sha256:${name.replace('.json', '')}`;
        try {
            const sealed = (0,entry/* readEntry */.hB)(await (0,promises_.readFile)((0,external_node_path_.join)(root, name), 'utf8'), name);
            entries.set(sealed.id, sealed);
            if (sealed.id !== id)
                broken.push({ id, what: `the entry was changed: its bytes have the id ${sealed.id}` });
        }
        catch (error) {
            broken.push({ id, what: (0,errors/* messageOf */.bD)(error) });
        }
    }
    broken.push(...(0,graph/* ancestry */.yy)([...entries.keys()], (id) => entries.get(id)).missing);
    return {
        what: `entries: ${entries.size}`,
        broken,
        anchor: 'none: whoever can write this folder can make its entries',
    };
}

;// CONCATENATED MODULE: ./build/packages/cli/index.js




const USAGE = `lockstep run <workflow.yml> [options]   try a workflow on this machine
lockstep verify [folder]                verify the ledger, or a folder with a record
lockstep lineage <name>@<stage>         which data, code, run and verdicts stand behind a version

lockstep <command> --help tells the options of a command.
`;
const commands = {
    run: runWorkflowCommand,
    verify: verifyCommand,
    lineage: lineageCommand,
};
/** Entry of `dist/lockstep.js`. Exit codes: 0 as asked, 1 the answer is no, 2 a request that cannot be carried out. */
async function runCli() {
    const [name, ...args] = process.argv.slice(2);
    const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
        const asked = name === undefined || ['help', '--help', '-h'].includes(name);
        const said = asked ? USAGE : `lockstep: no command "${name}"\n\n${USAGE}`;
        (asked ? process.stdout : process.stderr).write(said);
        process.exit(asked ? 0 : 2);
    }
    try {
        process.exitCode = await command(args);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo || error instanceof errors/* ServiceError */._7 || isArgumentError(error)) {
            process.stderr.write(`lockstep: ${(0,errors/* messageOf */.bD)(error)}\n`);
        }
        else
            process.stderr.write(`lockstep: this is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
        process.exitCode = 2;
    }
    await new Promise((resolve) => process.stdout.write('', () => resolve()));
    process.exit();
}
function isArgumentError(error) {
    return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}


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
