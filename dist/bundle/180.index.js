export const id = 180;
export const ids = [180];
export const modules = {

/***/ 76231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   II: () => (/* binding */ showFile),
/* harmony export */   WL: () => (/* binding */ resolveCommit),
/* harmony export */   ni: () => (/* binding */ showBytes),
/* harmony export */   zY: () => (/* binding */ openGit)
/* harmony export */ });
/* unused harmony export GitError */
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44487);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7642);


/** Git said no. */
class GitError extends Error {
    result;
    constructor(args, result) {
        super(`git ${args.find((arg) => !arg.startsWith('-')) ?? ''}: ${result.stderr.trim() || `exit ${result.code}`}`);
        this.name = 'GitError';
        this.result = result;
    }
}
const IDENTITY = {
    GIT_AUTHOR_NAME: 'lockstep',
    GIT_AUTHOR_EMAIL: 'lockstep@users.noreply.github.com',
    GIT_COMMITTER_NAME: 'lockstep',
    GIT_COMMITTER_EMAIL: 'lockstep@users.noreply.github.com',
};
/**
 * @param directory work tree or bare repository
 * @param environment only PATH, HOME and proxy or certificate settings are taken from it
 * @param configuration `-c` settings, passed by environment so that a token never shows in a process list
 */
function openGit(directory, environment, configuration = {}) {
    const base = gitEnvironment(environment, configuration);
    const attempt = (args, options = {}) => (0,_processes_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)('git', args, {
        cwd: directory,
        environment: { ...base, ...options.environment },
        ...(options.input === undefined ? {} : { input: options.input }),
    });
    return {
        directory,
        attempt,
        run: async (args, options) => {
            const result = await attempt(args, options);
            if (result.code !== 0)
                throw new GitError(args, result);
            return result.stdout;
        },
    };
}
const PASSED = /^(PATH|HOME|XDG_CONFIG_HOME|TMPDIR|LANG|.*_proxy|.*_PROXY|SSL_CERT_.*|GIT_SSL_.*|CURL_CA_BUNDLE|SSH_AUTH_SOCK)$/;
function gitEnvironment(environment, configuration) {
    const settings = Object.entries({ 'safe.directory': '*', 'gc.auto': '0', ...configuration });
    const numbered = settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return {
        ...Object.fromEntries(Object.entries(environment).filter(([name]) => PASSED.test(name))),
        ...IDENTITY,
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_COUNT: String(settings.length),
        ...Object.fromEntries(numbered),
    };
}
/**
 * Bytes of a file at a ref.
 * @throws MissingEvidence if the ref has no such file, UserError if there is no such ref
 */
async function showBytes(git, ref, path) {
    const commit = await resolveCommit(git, ref);
    const shown = await git.attempt(['cat-file', 'blob', `${commit}:${path}`]);
    if (shown.code === 0)
        return shown.stdoutBytes;
    throw new _core__WEBPACK_IMPORTED_MODULE_1__/* .MissingEvidence */ .YM(`no file ${path} at ${ref}`, {
        where: `git:${ref}:${path}`,
        fix: 'Check the path; it is relative to the root of the repository.',
    });
}
/** As `showBytes`, for a text in UTF-8. */
async function showFile(git, ref, path) {
    return (await showBytes(git, ref, path)).toString('utf8');
}
/**
 * Commit id of a branch, tag or id; a branch that only the remote has is found as `origin/<ref>`.
 * @throws UserError if there is none, which names the usual cause: a shallow checkout
 */
async function resolveCommit(git, ref) {
    for (const candidate of [ref, `refs/remotes/origin/${ref}`]) {
        const found = await git.attempt([
            'rev-parse',
            '--verify',
            '--quiet',
            '--end-of-options',
            `${candidate}^{commit}`,
        ]);
        if (found.code === 0)
            return found.stdout.trim();
    }
    const answer = await git.attempt(['rev-parse', '--is-shallow-repository']);
    if (answer.code !== 0) {
        throw new _core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('this folder is not a git checkout', {
            where: git.directory,
            fix: 'Add actions/checkout to the job, before this step.',
        });
    }
    const shallow = answer.stdout.trim() === 'true';
    throw new _core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`git ref "${ref}" does not exist in this checkout`, {
        where: git.directory,
        fix: shallow
            ? 'Check out with fetch-depth: 0, or fetch the ref first.'
            : 'Check the name of the branch or tag.',
    });
}


/***/ }),

/***/ 93771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ takeLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34398);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13800);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3404);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(575);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7642);
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
 * Takes a lock file that names its holder; a lock whose holder is dead is taken over.
 * @param path lock file
 * @param what what is locked, for the message
 * @param options wait: how long to wait for a living holder, in milliseconds; without it, not at all
 * @throws UserError that names the holder
 */
async function takeLock(path, what, options = {}) {
    const deadline = Date.now() + (options.wait ?? 0);
    const startTicks = await (0,_processes_js__WEBPACK_IMPORTED_MODULE_2__/* .startTicksOf */ .Ag)(process.pid);
    const body = JSON.stringify({ pid: process.pid, startTicks, nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() });
    for (;;) {
        if (await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createExclusive */ .H0)(path, body))
            return { path, [Symbol.asyncDispose]: () => release(path, body) };
        const held = await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(path);
        if (held === undefined)
            continue;
        const holder = holderOf(held);
        if (holder === undefined || !(await (0,_processes_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W_)(holder.pid, holder.startTicks))) {
            await removeDead(path, held, what);
        }
        else if (Date.now() >= deadline) {
            throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${what} is in use by process ${holder.pid}`, {
                where: path,
                fix: 'Wait until it ends, or stop it.',
            });
        }
        else
            await (0,_http_js__WEBPACK_IMPORTED_MODULE_5__/* .pause */ .v7)(20 + Math.random() * 80);
    }
}
const CLAIM_WAIT = 10_000;
/**
 * Removes a dead holder's lock. Between reading and removing it another contender may have taken the path over,
 * so only the holder of a second lock, named after the dead one's content, may do it.
 */
async function removeDead(path, held, what) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const claim = `${path}.${(0,_core__WEBPACK_IMPORTED_MODULE_6__/* .sha256 */ .sc)(held).slice(0, 16)}`;
        const _claim = __addDisposableResource(env_1, await takeLock(claim, what, { wait: CLAIM_WAIT }), true);
        await release(path, held);
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
async function release(path, body) {
    if ((await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readIfPresent */ .Zu)(path)) === body)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
}
const holderSchema = zod__WEBPACK_IMPORTED_MODULE_7__.object({ pid: zod__WEBPACK_IMPORTED_MODULE_7__.int(), startTicks: zod__WEBPACK_IMPORTED_MODULE_7__.number().optional() });
function holderOf(body) {
    try {
        return holderSchema.parse(JSON.parse(body));
    }
    catch {
        // Written by somebody else, or cut by a crash of the machine: nobody holds it.
        return undefined;
    }
}


/***/ }),

/***/ 7642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ startTicksOf),
/* harmony export */   BV: () => (/* binding */ readStat),
/* harmony export */   J0: () => (/* binding */ startSession),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   i8: () => (/* binding */ signalGroup)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44487);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3404);





/**
 * Runs a program to its end and keeps its output. Never through a shell.
 * @throws UserError if there is no such program or it prints more than 64 MiB; Error if it cannot be started
 */
function runCommand(command, args, options) {
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            env: options.environment,
            stdio: ['pipe', 'pipe', 'pipe'],
            ...(options.signal === undefined ? {} : { signal: options.signal }),
        });
        const tooMuch = () => {
            child.kill('SIGKILL');
            reject(new _core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${command} printed more than 64 MiB`, { where: args.join(' ') }));
        };
        const stdout = collect(child.stdout, tooMuch);
        const stderr = collect(child.stderr, tooMuch);
        child.stdin.on('error', () => undefined);
        child.stdin.end(options.input ?? '');
        child.on('error', (error) => reject((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(error) === 'ENOENT' ? notFound(command) : error));
        child.on('close', (code) => {
            const stdoutBytes = stdout();
            resolve({ code: code ?? 1, stdout: stdoutBytes.toString(), stdoutBytes, stderr: stderr().toString() });
        });
    });
}
const MAX_OUTPUT = 64 * 2 ** 20;
function notFound(command) {
    return new _core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${command} is not installed here, or the folder to run it in is missing`, {
        fix: `Install ${command} in the image of the runner, or in a step before.`,
    });
}
/** Half an output is worse than none: it would be hashed and compared as if it were whole. */
function collect(stream, tooMuch) {
    const chunks = [];
    let size = 0;
    stream.on('data', (chunk) => {
        size += chunk.length;
        if (size > MAX_OUTPUT)
            tooMuch();
        else
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks);
}
/**
 * Starts a program in its own session, its output appended to a file: a signal to us does not reach it, and it
 * never holds our standard output open.
 */
async function startSession(command, args, options) {
    const log = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(options.logFile, 'a');
    let child;
    try {
        child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
            cwd: options.cwd,
            env: options.environment,
            detached: true,
            stdio: ['ignore', log, log],
        });
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(log);
    }
    const exit = new Promise((resolve) => {
        child.on('exit', (code, signal) => resolve({ code: code ?? undefined, signal: signal ?? undefined }));
    });
    const pid = await new Promise((resolve, reject) => {
        child.on('error', (error) => reject((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(error) === 'ENOENT' ? notFound(command) : error));
        child.on('spawn', () => resolve(child.pid ?? 0));
    });
    return { pid, startTicks: await startTicksOf(pid), exit, signal: (name) => signalGroup(pid, name) };
}
/** Signals every process of a group. @returns false if there is none left */
function signalGroup(leader, name) {
    try {
        process.kill(-leader, name);
        return true;
    }
    catch (error) {
        // Some of the group changed their user: they are not ours to signal, but they are there.
        return (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(error) === 'EPERM';
    }
}
/** Whether a process still runs (zombies do not count). With `startTicks`, only if it is the same process. */
async function isRunning(pid, startTicks) {
    // Elsewhere there is no /proc, and a process is known by its id alone.
    if (process.platform !== 'linux')
        return answers(pid);
    const stat = await readStat(pid);
    if (stat === undefined || stat.state === 'Z')
        return false;
    return startTicks === undefined || stat.startTicks === startTicks;
}
function answers(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(error) === 'EPERM';
    }
}
/** Start time of a process in clock ticks since boot, if it exists. */
async function startTicksOf(pid) {
    return (await readStat(pid))?.startTicks;
}
/** What Linux says about a process (proc(5)); undefined if there is none, or on another system. */
async function readStat(pid) {
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(`/proc/${pid}/stat`, 'utf8');
        // The second field is the name in parentheses and may hold spaces and parentheses itself.
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        const [group, session, startTicks] = [fields[2], fields[3], fields[19]].map(Number);
        if (group === undefined || session === undefined || startTicks === undefined)
            return undefined;
        return { state: fields[0] ?? '', group, session, startTicks };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ openLedger)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76231);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(575);




const ATTEMPTS = 25;
async function openLedger(options) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(options.temp, 'ledger-'));
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_2__/* .openGit */ .zY)(folder, options.environment, authorization(options));
    await git.run(['init', '--quiet', '--bare', '.']);
    const ref = `refs/heads/${options.branch}`;
    const snapshot = async () => snapshotOf(git, await fetchTip(git, options.remote, ref));
    return {
        branch: options.branch,
        snapshot,
        transact: (decide) => transact(git, options, ref, snapshot, decide),
        [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true }),
    };
}
function authorization({ remote, token }) {
    if (token === undefined || !/^https?:/.test(remote))
        return {};
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
    return { [`http.${new URL(remote).origin}/.extraheader`]: header };
}
async function fetchTip(git, remote, ref) {
    // Asked first: a fetch cannot tell a branch that is missing from a repository that is.
    const listed = await reach(git, remote, ['ls-remote', remote, ref]);
    const commit = listed.split(/\s/)[0];
    if (commit === undefined || commit === '')
        return undefined;
    await reach(git, remote, ['fetch', '--quiet', '--depth=1', '--no-tags', remote, `+${ref}:${ref}`]);
    return (await git.run(['rev-parse', ref])).trim();
}
async function reach(git, remote, args) {
    let last = { code: 1, stdout: '', stderr: '' };
    for (let attempt = 1; attempt <= 4; attempt += 1) {
        last = await git.attempt(args);
        if (last.code === 0)
            return last.stdout;
        if (isRefusal(last.stderr))
            throw refused(remote, last.stderr);
        await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .pause */ .v7)(300 * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
    }
    throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .ServiceError */ ._7('git', `cannot read ${withoutSecret(remote)}: ${last.stderr.trim()}`, {
        attempts: 4,
    });
}
function snapshotOf(git, commit) {
    return {
        commit,
        read: async (path) => {
            if (commit === undefined)
                return undefined;
            const found = await git.attempt(['cat-file', 'blob', `${commit}:${path}`]);
            return found.code === 0 ? found.stdout : undefined;
        },
        list: async (folder) => {
            if (commit === undefined)
                return [];
            const found = await git.run(['ls-tree', '-r', '-z', '--name-only', commit, '--', `${folder}/`]);
            return found.split('\0').filter((path) => path !== '');
        },
    };
}
async function transact(git, options, ref, snapshot, decide) {
    for (let attempt = 1;; attempt += 1) {
        const before = await snapshot();
        const change = await decide(before);
        if (change.files.size === 0)
            return { result: change.result, commit: before.commit };
        const commit = await commitOn(git, before.commit, change);
        const lease = `--force-with-lease=${ref}:${before.commit ?? ''}`;
        const pushed = await git.attempt(['push', '--porcelain', lease, options.remote, `${commit}:${ref}`]);
        if (pushed.code === 0)
            return { result: change.result, commit };
        const said = `${pushed.stdout}\n${pushed.stderr}`;
        // A cut connection may hide a push that landed.
        if ((await snapshot()).commit === commit)
            return { result: change.result, commit };
        if (!isLostRace(said)) {
            if (isRefusal(said))
                throw refused(options.remote, said);
            if (attempt >= 4)
                throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .ServiceError */ ._7('git', `push failed: ${pushed.stderr.trim()}`, { attempts: attempt });
        }
        if (attempt >= ATTEMPTS) {
            throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .ServiceError */ ._7('git', `the branch ${options.branch} moved on each of ${ATTEMPTS} tries`, {
                attempts: attempt,
            });
        }
        await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .pause */ .v7)(Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)) * Math.random());
    }
}
/** Writes a commit from whole files, without a work tree. */
async function commitOn(git, parent, change) {
    const index = {
        GIT_INDEX_FILE: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git.directory, `index-${process.pid}-${Math.random().toString(36).slice(2)}`),
    };
    if (parent !== undefined)
        await git.run(['read-tree', parent], { environment: index });
    const lines = [];
    for (const [path, content] of change.files) {
        const blob = (await git.run(['hash-object', '-w', '--stdin'], { input: content })).trim();
        lines.push(`100644 blob ${blob}\t${path}`);
    }
    await git.run(['update-index', '--index-info'], { environment: index, input: `${lines.join('\n')}\n` });
    const tree = (await git.run(['write-tree'], { environment: index })).trim();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(index.GIT_INDEX_FILE, { force: true });
    const parents = parent === undefined ? [] : ['-p', parent];
    return (await git.run(['commit-tree', tree, ...parents], { input: `${change.message}\n` })).trim();
}
/**
 * Both ways in which a push loses a race: the client saw that the branch moved, or the server saw it
 * (`cannot lock ref ... is at X but expected Y`).
 */
function isLostRace(said) {
    return /stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref|reference already exists/i.test(said);
}
function isRefusal(said) {
    return /\b(401|403)\b|authentication failed|could not read Username|permission|denied|protected branch|GH006|GH013|hook declined|not found|does not appear to be a git repository/i.test(said);
}
function refused(remote, said) {
    const isProtected = /protected branch|GH006|GH013|hook declined/i.test(said);
    const reason = said
        .split('\n')
        .filter((line) => /remote:|fatal:|error:|!/.test(line))
        .join(' ')
        .trim();
    return new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the ledger cannot be written or read: ${reason || said.trim()}`, {
        where: withoutSecret(remote),
        fix: isProtected
            ? 'The branch is protected: let the token of this workflow bypass the rule, or name another branch by ledger:<owner>/<repo>@<branch>.'
            : 'Give the job `permissions: contents: write` and pass the token, and check the address.',
    });
}
function withoutSecret(remote) {
    return remote.replace(/\/\/[^@/]*@/, '//');
}


/***/ }),

/***/ 8094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   Sx: () => (/* binding */ resolveSelector),
/* harmony export */   Wk: () => (/* binding */ EMPTY_STATE),
/* harmony export */   f0: () => (/* binding */ paths),
/* harmony export */   q2: () => (/* binding */ readVersions),
/* harmony export */   un: () => (/* binding */ readState),
/* harmony export */   wj: () => (/* binding */ readEvents)
/* harmony export */ });
/* unused harmony export versionSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34398);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37428);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);


const hex64 = zod__WEBPACK_IMPORTED_MODULE_0__.string().regex(/^[0-9a-f]{64}$/);
/** One registered version, written once. */
const versionSchema = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__.literal('lockstep.version/1'),
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    version: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Digest of the model file or folder, as the record speaks of it. */
    model: zod__WEBPACK_IMPORTED_MODULE_0__.object({ sha256: hex64, kind: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['file', 'folder']), name: zod__WEBPACK_IMPORTED_MODULE_0__.string() }),
    /** Digest of the OCI manifest that holds the bytes. */
    manifest: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Where the bytes lie: the path of an OCI image layout. */
    storage: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    files: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ role: zod__WEBPACK_IMPORTED_MODULE_0__.string(), path: zod__WEBPACK_IMPORTED_MODULE_0__.string(), sha256: hex64, bytes: zod__WEBPACK_IMPORTED_MODULE_0__.int().nonnegative() })),
    /** Same name, model, code and data: the same version. */
    key: hex64,
    sha: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    data: zod__WEBPACK_IMPORTED_MODULE_0__.array(hex64),
    /** Ids of the entries that are sealed with it: all that stand behind the model. */
    entries: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    registeredAt: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    run: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
})
    .catchall(zod__WEBPACK_IMPORTED_MODULE_0__.json());
const stateSchema = zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__.literal('lockstep.state/1'),
    stages: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    aliases: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    /** Number of events in the log. */
    sequence: zod__WEBPACK_IMPORTED_MODULE_0__.int().nonnegative(),
    /** Digest of the last line of the log. */
    head: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
});
const eventSchema = zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({
    sequence: zod__WEBPACK_IMPORTED_MODULE_0__.int().positive(),
    /** Digest of the line before; of the empty text for the first. */
    previous: hex64,
    time: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    actor: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    run: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    operation: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['register', 'promote', 'rollback', 'alias']),
    version: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    stage: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Version in the stage before and after. */
    from: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullish(),
    to: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullish(),
    aliases: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    reason: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Digest of the version's own document, in the event that registers it. */
    document: hex64.optional(),
    /** Ids of the entries on which a transition relied. */
    evidence: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    /** Ids of the entries that were sealed with this event, beyond those of the version. */
    entries: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).default([]),
});
const paths = {
    version: (name, version) => `models/${name}/versions/${version}.json`,
    versions: (name) => `models/${name}/versions`,
    state: (name) => `models/${name}/state.json`,
    log: (name) => `models/${name}/log.jsonl`,
    entry: (id) => `entries/${id.slice(7, 9)}/${id.slice(7)}.json`,
    entries: 'entries',
};
const EMPTY_STATE = {
    schema: 'lockstep.state/1',
    stages: {},
    aliases: {},
    sequence: 0,
    head: (0,_core__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(''),
};
/** Reads a document of the ledger. @throws UserError if it is none: nobody but Lockstep writes there */
function parseDocument(schema, text, where) {
    try {
        return schema.parse(JSON.parse(text));
    }
    catch (error) {
        const why = error instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodError */ .G ? zod__WEBPACK_IMPORTED_MODULE_3__/* .prettifyError */ .S1(error) : (0,_core__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error);
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the ledger was changed by hand: ${why}`, { where });
    }
}
/** The model's pointers; those of an empty registry while it has no version. */
async function readState(snapshot, name) {
    const text = await snapshot.read(paths.state(name));
    return text === undefined ? EMPTY_STATE : parseDocument(stateSchema, text, paths.state(name));
}
async function readVersion(snapshot, name, version) {
    const text = await snapshot.read(paths.version(name, version));
    if (text === undefined)
        throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${name} has no version ${version}`, { where: paths.version(name, version) });
    return parseDocument(versionSchema, text, paths.version(name, version));
}
async function readVersions(snapshot, name) {
    const files = await snapshot.list(paths.versions(name));
    return Promise.all(files.map(async (path) => parseDocument(versionSchema, (await snapshot.read(path)) ?? '', path)));
}
async function readEvents(snapshot, name) {
    const text = (await snapshot.read(paths.log(name))) ?? '';
    return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line, index) => parseDocument(eventSchema, line, `${paths.log(name)}:${index + 1}`));
}
/**
 * The version that a stage, alias or version number names.
 * @throws UserError that lists what there is
 */
async function resolveSelector(snapshot, name, selector) {
    const state = await readState(snapshot, name);
    const version = state.stages[selector] ?? state.aliases[selector];
    if (version !== undefined)
        return readVersion(snapshot, name, version);
    const all = (await readVersions(snapshot, name)).map((found) => found.version);
    if (all.includes(selector))
        return readVersion(snapshot, name, selector);
    const stages = Object.entries(state.stages).map(([stage, held]) => `${stage} (${held})`);
    throw new _core__WEBPACK_IMPORTED_MODULE_4__/* .MissingEvidence */ .YM(`${name} has no stage, alias or version "${selector}"`, {
        where: `registry:${name}@${selector}`,
        fix: all.length === 0
            ? 'The registry has no version of this model yet.'
            : `There are versions ${all.join(', ')}; stages ${stages.join(', ') || 'none'}; aliases ${Object.keys(state.aliases).join(', ') || 'none'}.`,
    });
}


/***/ })

};
