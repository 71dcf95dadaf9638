export const id = 897;
export const ids = [897];
export const modules = {

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

/***/ 90790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OUTCOMES: () => (/* reexport safe */ _deployment_js__WEBPACK_IMPORTED_MODULE_2__.i),
/* harmony export */   countRequests: () => (/* reexport safe */ _replay_js__WEBPACK_IMPORTED_MODULE_7__.Kx),
/* harmony export */   deploy: () => (/* reexport safe */ _deploy_js__WEBPACK_IMPORTED_MODULE_1__.g),
/* harmony export */   deploymentDetails: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.wj),
/* harmony export */   expectedRequests: () => (/* reexport safe */ _present_plan_js__WEBPACK_IMPORTED_MODULE_5__.F5),
/* harmony export */   harmE: () => (/* reexport safe */ _analysis_js__WEBPACK_IMPORTED_MODULE_0__.M6),
/* harmony export */   log10: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.YL),
/* harmony export */   newCrew: () => (/* reexport safe */ _processes_js__WEBPACK_IMPORTED_MODULE_6__._u),
/* harmony export */   noteOf: () => (/* reexport safe */ _undo_js__WEBPACK_IMPORTED_MODULE_9__.kH),
/* harmony export */   presentDeployment: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.B1),
/* harmony export */   presentPlan: () => (/* reexport safe */ _present_plan_js__WEBPACK_IMPORTED_MODULE_5__.XI),
/* harmony export */   presentUndone: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.JL),
/* harmony export */   readPlan: () => (/* reexport safe */ _plan_js__WEBPACK_IMPORTED_MODULE_3__.m),
/* harmony export */   reasonOf: () => (/* reexport safe */ _words_js__WEBPACK_IMPORTED_MODULE_10__.A3),
/* harmony export */   requestsNeeded: () => (/* reexport safe */ _analysis_js__WEBPACK_IMPORTED_MODULE_0__.Kn),
/* harmony export */   rolloutNote: () => (/* reexport safe */ _undo_js__WEBPACK_IMPORTED_MODULE_9__.O7),
/* harmony export */   rulesInWords: () => (/* reexport safe */ _present_js__WEBPACK_IMPORTED_MODULE_4__.k5),
/* harmony export */   runSplitter: () => (/* reexport safe */ _splitter_js__WEBPACK_IMPORTED_MODULE_8__.rj),
/* harmony export */   safetyE: () => (/* reexport safe */ _analysis_js__WEBPACK_IMPORTED_MODULE_0__.r2),
/* harmony export */   tooFewRequests: () => (/* reexport safe */ _present_plan_js__WEBPACK_IMPORTED_MODULE_5__.jO),
/* harmony export */   undo: () => (/* reexport safe */ _undo_js__WEBPACK_IMPORTED_MODULE_9__.tN)
/* harmony export */ });
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9302);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72750);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2695);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69910);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30009);
/* harmony import */ var _present_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52833);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93911);
/* harmony import */ var _replay_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82615);
/* harmony import */ var _splitter_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38847);
/* harmony import */ var _undo_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24306);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(191);













/***/ })

};
