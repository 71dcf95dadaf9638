export const id = 16;
export const ids = [16];
export const modules = {

/***/ 40016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
;// CONCATENATED MODULE: ./build/packages/training/run-note.js


/**
 * What a later process must know of a run when the one that started it is gone. Written before the command starts;
 * the command's pid is not in it, for that is known only after: the run's folder has it.
 */
const runNoteSchema = schemas.object({
    id: schemas.string(),
    folder: schemas.string(),
    /** Milliseconds since 1970. */
    startedAt: schemas.number(),
    /** Milliseconds. */
    timeout: schemas.number().optional(),
    oomKills: schemas.number().optional(),
    /** Stamps of the expected files before the start, by path; none where there was no file. */
    before: schemas.record(schemas.string(), schemas.string()),
});
/** Forgets an earlier run of the same step: outside a runner its notes outlive the job. */
async function forgetRun(memory) {
    for (const name of ['run', 'stopping', 'shown', 'taken-over'])
        await memory.remember(name, '');
}
/** @returns undefined if no run was begun */
async function recallRun(memory) {
    const text = await memory.recall('run');
    if (!text)
        return undefined;
    const result = runNoteSchema.safeParse(JSON.parse(text));
    if (result.success)
        return result.data;
    throw new errors/* UserError */.yo('what was noted of the run cannot be read');
}
const stopNoteSchema = schemas.object({
    reason: schemas["enum"](['cancelled', 'timed-out']),
    /** Milliseconds since 1970. */
    at: schemas.number(),
});
/** Notes that SIGTERM is about to be sent: a second one could end a program that is saving its work. */
function noteStop(memory, note) {
    return memory.remember('stopping', JSON.stringify(note));
}
/** @returns undefined if nobody asked the run to stop */
async function recallStop(memory) {
    const text = await memory.recall('stopping');
    return text ? stopNoteSchema.parse(JSON.parse(text)) : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
// EXTERNAL MODULE: ./build/packages/host/process-family.js
var process_family = __webpack_require__(79103);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./build/packages/host/processes.js
var processes = __webpack_require__(7642);
// EXTERNAL MODULE: ./build/packages/host/files.js
var host_files = __webpack_require__(3404);
;// CONCATENATED MODULE: ./build/packages/training/launch.js




/**
 * Leads the session and writes down what nobody could ask later, when the process that started it is gone: pid and
 * start time before the command, exit code after it. It is a constant; the command comes as arguments. A trap with a
 * handler (unlike an ignored signal) is not inherited: the command gets SIGTERM, this script outlives it.
 */
const RECORDER = `folder=$1; shift
stop=; trap 'stop=1' HUP INT TERM
stat=; [ -r "/proc/$$/stat" ] && read -r stat < "/proc/$$/stat"
printf '%s\\n%s\\n' "$$" "$stat" > "$folder/process"
[ -z "$stop" ] || { printf '143\\n' > "$folder/exit"; exit 143; }
"$@"
code=$?
printf '%s\\n' "$code" > "$folder/exit"
exit "$code"`;
const logFileOf = (folder) => (0,external_node_path_.join)(folder, 'output.log');
/** `NAME=value` that marks every process of a run. */
const markerOf = (id) => `LOCKSTEP_RUN=${id}`;
/** Starts the command in its own session, its output in the run's log file. */
function launch(run) {
    return (0,processes/* startSession */.J0)('/bin/sh', ['-c', RECORDER, 'lockstep', run.folder, ...run.argv], {
        cwd: run.cwd,
        environment: { ...run.environment, LOCKSTEP_RUN: run.id },
        logFile: logFileOf(run.folder),
    });
}
/** The processes of a run, as its recorder wrote them down; undefined if it never started. */
async function familyOf(run) {
    const [pid, stat] = ((await (0,host_files/* readIfPresent */.Zu)((0,external_node_path_.join)(run.folder, 'process'))) ?? '').split('\n');
    const leader = coerce/* number */.ai().int().positive().safeParse(pid);
    if (!leader.success)
        return undefined;
    const ticks = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    return {
        leader: leader.data,
        startTicks: Number.isInteger(ticks) ? ticks : undefined,
        marker: markerOf(run.id),
    };
}
/** Reads what the recorder wrote after the command; it is killed before that by SIGKILL alone. */
async function readEnd(folder) {
    const [, text] = /^(\d+)\n$/.exec((await (0,host_files/* readIfPresent */.Zu)((0,external_node_path_.join)(folder, 'exit'))) ?? '') ?? [];
    if (text === undefined)
        return { exitCode: undefined, signal: undefined };
    const exitCode = Number(text);
    const signal = Object.entries(external_node_os_.constants.signals).find(([, number]) => number === exitCode - 128);
    return { exitCode, signal: signal?.[0] };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/packages/training/log-tail.js



/** Characters of a line that are shown; the live view of a step's log cuts at 1024. */
const MAX_SHOWN = 1000;
/** Characters of an unfinished line that are kept. */
const MAX_PENDING = 64 * 1024;
const CHUNK = 256 * 1024;
const SILENCE = 60_000;
const KEPT_LINES = 40;
/**
 * Follows a log file. A carriage return of a progress bar overwrites what stands before it on its line, as a terminal
 * would show it; a long line is cut; after a minute of silence one line tells that the command still runs.
 */
function openTail(file, { say, clock, from = 0 }) {
    const started = clock();
    const decoder = new TextDecoder();
    const kept = [];
    let offset = from;
    let pending = '';
    let heard = started;
    const show = (line) => {
        const shown = cut(line);
        say(shown);
        kept.push(shown);
        if (kept.length > KEPT_LINES)
            kept.shift();
        heard = clock();
    };
    const take = (text) => {
        const lines = (pending + text).split('\n');
        pending = lines.pop() ?? '';
        for (const line of lines)
            show(fold(line));
        if (pending.length > MAX_PENDING)
            pending = fold(pending).slice(0, MAX_PENDING);
    };
    const poll = async () => {
        offset = await readFrom(file, offset, (bytes) => take(decoder.decode(bytes, { stream: true })));
        if (clock() - heard < SILENCE)
            return;
        const state = cut(fold(pending));
        say(`(still running after ${(0,quantities/* formatDuration */.a3)(clock() - started)}${state === '' ? '' : `; now: ${state}`})`);
        heard = clock();
    };
    return {
        poll,
        end: async () => {
            await poll();
            take(decoder.decode());
            if (pending !== '')
                show(fold(pending));
            pending = '';
        },
        offset: () => offset,
        last: () => kept,
    };
}
async function readFrom(file, from, take) {
    const handle = await (0,promises_.open)(file, 'r').catch((error) => {
        // There is no log before the command started.
        if ((0,host_files/* errorCode */.CA)(error) === 'ENOENT')
            return undefined;
        throw error;
    });
    if (handle === undefined)
        return from;
    try {
        const buffer = new Uint8Array(CHUNK);
        let offset = from;
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, CHUNK, offset);
            if (bytesRead === 0)
                return offset;
            take(buffer.subarray(0, bytesRead));
            offset += bytesRead;
        }
    }
    finally {
        await handle.close();
    }
}
/** The last state of a line that was redrawn. */
function fold(line) {
    const states = line.split('\r').filter((state) => state !== '');
    return states.at(-1) ?? '';
}
function cut(line) {
    return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)} ... (cut)`;
}

;// CONCATENATED MODULE: ./build/packages/training/machine-facts.js



/** A run must not wait for a tool that hangs. */
const LIMIT = 20_000;
async function readMachineFacts() {
    const kernel = `${(0,external_node_os_.type)()} ${(0,external_node_os_.release)()}`;
    const [, name] = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec((await (0,host_files/* readIfPresent */.Zu)('/etc/os-release')) ?? '') ?? [];
    const constrained = process.constrainedMemory();
    return {
        os: name ?? kernel,
        kernel,
        cpus: (0,external_node_os_.availableParallelism)(),
        cpuModel: (0,external_node_os_.cpus)()[0]?.model.trim() ?? 'unknown',
        memory: constrained > 0 ? Math.min((0,external_node_os_.totalmem)(), constrained) : (0,external_node_os_.totalmem)(),
    };
}
/**
 * Runs a program that may not be there, within a limit.
 * @returns its output, or undefined if it is missing, fails or takes too long
 */
async function ask(program, args, { environment, emptyFolder }) {
    try {
        const signal = AbortSignal.timeout(LIMIT);
        const result = await (0,processes/* runCommand */.d1)(program, args, { cwd: emptyFolder, environment, signal });
        return result.code === 0 ? result.stdout : undefined;
    }
    catch {
        return undefined;
    }
}
/** The GPUs that nvidia-smi lists; none if it is not there. */
async function readGpus(surroundings) {
    const fields = '--query-gpu=name,memory.total,driver_version';
    const output = await ask('nvidia-smi', [fields, '--format=csv,noheader,nounits'], surroundings);
    const rows = (output ?? '').split('\n').map((line) => line.split(', '));
    return rows.flatMap(([name, mebibytes, driver]) => {
        if (name === undefined || driver === undefined)
            return [];
        // A cell that the driver does not support is `[N/A]` or the like.
        const memory = Number(mebibytes);
        return [{ name, memory: Number.isFinite(memory) ? memory * 2 ** 20 : undefined, driver: driver.trim() }];
    });
}
/** Asks the interpreter itself: it needs no pip, and says the same as `pip freeze` for what came from an index. */
const PYTHON_FACTS = `import platform
from importlib import metadata
print(platform.python_implementation(), platform.python_version())
for line in sorted({f"{d.metadata['Name']}=={d.version}" for d in metadata.distributions()}, key=str.lower):
    print(line)`;
/** @param python absolute path of the interpreter that the command would find first */
async function readPython(python, surroundings) {
    const output = await ask(python, ['-c', PYTHON_FACTS], surroundings);
    const [version, ...packages] = (output ?? '').split('\n').filter((line) => line !== '');
    return version === undefined ? undefined : { version, packages };
}
/**
 * How many processes of this control group the kernel has killed for lack of memory so far. Version 2 counts in
 * memory.events, version 1 in memory.oom_control.
 * @returns undefined where the counter cannot be read
 */
async function readOomKills() {
    const groups = (await (0,host_files/* readIfPresent */.Zu)('/proc/self/cgroup').catch(() => undefined)) ?? '';
    for (const line of groups.split('\n')) {
        const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
        if (controllers === undefined || path === undefined)
            continue;
        const files = controllers === ''
            ? [`/sys/fs/cgroup${path}/memory.events`, '/sys/fs/cgroup/memory.events']
            : controllers.split(',').includes('memory')
                ? [`/sys/fs/cgroup/memory${path}/memory.oom_control`, '/sys/fs/cgroup/memory/memory.oom_control']
                : [];
        for (const file of files) {
            const [, kills] = /^oom_kill (\d+)$/m.exec(await (0,promises_.readFile)(file, 'utf8').catch(() => '')) ?? [];
            if (kills !== undefined)
                return Number(kills);
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/training/ending.js
const GPU_MEMORY = /CUDA out of memory|torch\.(?:cuda\.)?OutOfMemoryError|CUDA_ERROR_OUT_OF_MEMORY|RESOURCE_EXHAUSTED/;
/** What a line of the output says. */
const BY_TEXT = [
    [
        GPU_MEMORY,
        'The GPU ran out of memory: use a smaller batch, or see with nvidia-smi who else holds memory on it.',
    ],
    [
        /No space left on device|Errno 28\b/,
        'The disk is full: free space, or write checkpoints somewhere else.',
    ],
    [
        /^MemoryError\b|Unable to allocate .* for an array|std::bad_alloc/,
        'The command ran out of memory: load less data at once, or use a runner with more memory.',
    ],
    [
        /ModuleNotFoundError|No module named /,
        'A Python package is missing: install the requirements in a step before, into the Python that `run` uses.',
    ],
    [
        /can't open file|No such file or directory|FileNotFoundError/,
        'A file is missing: paths in `run` are relative to working-directory; was the step that writes it run in this job?',
    ],
    [
        /Permission denied|PermissionError/,
        'Permission was denied: look at the mode and owner of the file named.',
    ],
];
const BY_CODE = {
    126: 'The program named in `run` is not executable: set its mode (git update-index --chmod=+x), or call it by its interpreter.',
    127: 'A program named in `run` was not found: install it, or activate its environment, in this `run` or in a step before.',
};
const BY_SIGNAL = {
    SIGKILL: 'It got SIGKILL, and not from us: most often by a memory limit. Watch its memory, or use a runner with more.',
    SIGTERM: 'It got SIGTERM, and not from us: is the machine preempted or shut down?',
    SIGINT: 'It got SIGINT, and not from us.',
    SIGSEGV: 'It crashed in native code: check that native packages fit each other (drivers, CUDA, BLAS).',
    SIGABRT: 'Native code gave up (abort): the last lines before it say why.',
    SIGBUS: 'Shared memory was too small: enlarge /dev/shm, or use fewer loader processes.',
    SIGILL: 'This processor lacks an instruction that a native package was built with: use another build of it.',
};
/** Says in words how a command ended. */
function diagnose(ending) {
    const { exitCode, signal, oomKills, supervised } = ending;
    const how = exitCode === undefined
        ? 'SIGKILL, without an exit code'
        : `exit code ${exitCode}${signal === undefined ? '' : ` (${signal})`}`;
    if (exitCode === 0 || supervised.stopped !== undefined)
        return { how, remedy: undefined };
    return {
        how,
        remedy: remedyOf(exitCode, exitCode === undefined ? 'SIGKILL' : signal, oomKills, ending.tail),
    };
}
function remedyOf(exitCode, signal, oomKills, tail) {
    if (signal === 'SIGKILL' && oomKills > 0) {
        return 'The kernel killed it for lack of memory: use a smaller batch or fewer loader processes, or a runner with more memory.';
    }
    const known = (signal === undefined ? undefined : BY_SIGNAL[signal]) ??
        (exitCode === undefined ? undefined : BY_CODE[exitCode]);
    if (known !== undefined)
        return known;
    if (oomKills > 0) {
        return 'While it ran, the kernel killed a process here for lack of memory, perhaps one of its own: use fewer loader processes, or a runner with more memory.';
    }
    // The last word counts: what was printed before may have been a warning.
    const last = tail.findLast((line) => BY_TEXT.some(([pattern]) => pattern.test(line))) ?? '';
    const said = BY_TEXT.find(([pattern]) => pattern.test(last));
    return said?.[1] ?? 'Read the last lines of its output.';
}

// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/data/metric-files.js + 3 modules
var metric_files = __webpack_require__(94373);
;// CONCATENATED MODULE: ./build/packages/training/metrics.js





/**
 * Reads metrics from the files that a run wrote and from `name=number` in its output, and writes them to one file.
 * @param folder of the run
 */
async function gatherMetrics(folder, files) {
    const found = new Map();
    const problems = [];
    const log = logFileOf(folder);
    if (await (0,host_files/* exists */.t2)(log)) {
        for (const metric of await (0,metric_files/* readMetricsLog */.s)(log, 'output'))
            found.set(metric.name, metric);
    }
    for (const { state, path, name } of files) {
        if (state !== 'written')
            continue;
        try {
            for (const metric of await (0,metric_files/* readMetricsFile */._)(path, name))
                found.set(metric.name, metric);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            problems.push(error.message);
        }
    }
    const metrics = [...found.values()];
    return { metrics, problems, file: metrics.length === 0 ? undefined : await writeMetrics(folder, metrics) };
}
/** Flat JSON; what is no number stands there as the text `NaN`, `Infinity` or `-Infinity`, or as null. */
async function writeMetrics(folder, metrics) {
    const path = (0,external_node_path_.join)(folder, 'metrics.json');
    const values = metrics.map(({ name, value, state }) => [name, value ?? (state === 'null' ? null : state)]);
    await (0,host_files/* writeAtomic */.vZ)(path, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
    return { role: 'metrics', name: 'metrics.json', path, kind: 'file', ...(await (0,digest/* digestFile */.TM)(path)) };
}
/** Metrics as the record holds them: canonical JSON has neither NaN nor integers beyond 2^53. */
function measuresOf(metrics) {
    return Object.fromEntries(metrics.map((metric) => [metric.name.toWellFormed(), measureOf(metric)]));
}
/** A metric's value as the record holds it. */
function measureOf({ value, state }) {
    if (value === undefined)
        return { state: state ?? 'null' };
    const exact = !Number.isInteger(value) || Number.isSafeInteger(value);
    return exact ? value : { state: 'integer beyond 2^53', text: String(value) };
}

;// CONCATENATED MODULE: ./build/packages/training/written-files.js




/**
 * Looks at a file, or at every file of a folder. Any write, rename or touch gives another stamp: it holds inode and
 * change time, which a copy with an old modification time cannot fake.
 */
async function look(path) {
    const files = await filesAt(path);
    if (files === undefined)
        return { stamp: undefined, bytes: 0, newest: 0 };
    const stats = await Promise.all(files.map(async (file) => ({ file, found: await statFile(file) })));
    let bytes = 0;
    let newest = 0;
    const parts = [];
    for (const { file, found } of stats) {
        if (found === undefined)
            continue;
        bytes += Number(found.size);
        newest = Math.max(newest, Number(found.mtimeMs));
        parts.push(`${file}\0${found.ino}\0${found.ctimeNs}\0${found.size}`);
    }
    return { stamp: (0,digest/* sha256 */.sc)(parts.sort().join('\n')), bytes, newest };
}
async function stampOf(path) {
    return (await look(path)).stamp;
}
async function filesAt(path) {
    try {
        if (!(await (0,promises_.stat)(path)).isDirectory())
            return [path];
        const items = await (0,promises_.readdir)(path, { recursive: true, withFileTypes: true });
        return items.filter((item) => !item.isDirectory()).map((item) => (0,external_node_path_.join)(item.parentPath, item.name));
    }
    catch (error) {
        if ((0,host_files/* errorCode */.CA)(error) === 'ENOENT' || (0,host_files/* errorCode */.CA)(error) === 'ENOTDIR')
            return undefined;
        throw error;
    }
}
/** A link that leads nowhere, or a file that went away in between, counts as not there. */
async function statFile(path) {
    return statBig(path).catch(() => undefined);
}
const statBig = (path) => (0,promises_.stat)(path, { bigint: true });
/**
 * What the command left at a path.
 * @param before stamp of the path before the command started
 */
async function inspect(expected, before) {
    const { role, name } = expected;
    try {
        const seen = await look(expected.path);
        if (seen.stamp === undefined) {
            return { ...expected, state: 'missing', why: `the command wrote no ${role} at ${name}` };
        }
        if (seen.stamp === before) {
            const age = seen.newest === 0 ? '' : `; it is from ${new Date(seen.newest).toISOString()}`;
            return {
                ...expected,
                state: 'unchanged',
                why: `the command did not write the ${role} at ${name}${age}`,
            };
        }
        if (seen.bytes === 0) {
            return { ...expected, state: 'empty', why: `the ${role} that the command wrote at ${name} is empty` };
        }
        return { ...expected, state: 'written', ...(await (0,digest/* digestPath */.GV)(expected.path)) };
    }
    catch (error) {
        return {
            ...expected,
            state: 'unreadable',
            why: `the ${role} at ${name} cannot be read: ${(0,errors/* messageOf */.bD)(error)}`,
        };
    }
}

;// CONCATENATED MODULE: ./build/packages/training/outcome.js




/** Looks at what a command left, and concludes. */
async function outcomeOf(note, expected, outcome) {
    const look = (file) => inspect(file, note.before[file.path]);
    const required = await Promise.all(expected.required.map(look));
    const optional = await Promise.all(expected.optional.map(look));
    const files = [...required, ...optional.filter((file) => file.state === 'written')];
    const metrics = await gatherMetrics(note.folder, files.filter((file) => file.role === 'metrics'));
    const { status, reasons } = judge(outcome, required, metrics);
    return {
        ...outcome,
        status,
        reasons,
        startedAt: new Date(note.startedAt),
        folder: note.folder,
        files,
        metrics,
        notices: noticesOf(outcome),
    };
}
function judge(outcome, required, { problems }) {
    const { stopped } = outcome.supervised;
    const { how, remedy } = diagnose(outcome);
    if (stopped !== undefined || outcome.lostMain)
        return judgeStopped(outcome, how);
    if (outcome.exitCode !== 0) {
        return { status: 'failed', reasons: [`the command ended with ${how}. ${remedy ?? ''}`.trim()] };
    }
    const missing = required.flatMap((file) => (file.state === 'written' ? [] : [file.why]));
    const [first, ...others] = [...missing, ...problems];
    if (first !== undefined)
        return { status: 'failed', reasons: [first, ...others] };
    return { status: 'succeeded', reasons: [praise(outcome, required)] };
}
function praise(outcome, required) {
    const wrote = required.flatMap((file) => file.state === 'written' ? [`${file.name} (${(0,quantities/* formatBytes */.z3)(file.bytes)})`] : []);
    return `the command succeeded in ${(0,quantities/* formatDuration */.a3)(outcome.duration)} and wrote ${wrote.join(', ')}`;
}
function judgeStopped(outcome, how) {
    const { stopped, waited, killed } = outcome.supervised;
    if (stopped === undefined) {
        const end = outcome.exitCode === undefined ? 'before the command ran' : `when the command had ended (${how})`;
        return {
            status: 'cancelled',
            reasons: [`cancelled: the step was stopped ${end}, before it could conclude`],
        };
    }
    const end = killed
        ? `did not end within ${(0,quantities/* formatDuration */.a3)(waited)} of SIGTERM and was killed (SIGKILL)`
        : `ended ${(0,quantities/* formatDuration */.a3)(waited)} after SIGTERM with ${how}`;
    if (stopped === 'timed-out') {
        const limit = outcome.timeout === undefined ? '' : ` of ${(0,quantities/* formatDuration */.a3)(outcome.timeout)}`;
        return { status: 'timed-out', reasons: [`the command ran longer than its timeout${limit} and ${end}`] };
    }
    const lost = outcome.lostMain ? 'the step was ended before it could stop the command; post did: ' : '';
    return { status: 'cancelled', reasons: [`cancelled: ${lost}the command ${end}`] };
}
function noticesOf({ supervised, exitCode }) {
    const { leftBehind, unkillable } = supervised;
    const notices = [];
    if (leftBehind > 0) {
        notices.push(`The command ended (exit code ${exitCode ?? 'unknown'}) but left ${leftBehind} of its processes running; they were stopped.`);
    }
    if (unkillable > 0) {
        notices.push(`${unkillable} processes of the command did not end after SIGKILL; look at the machine.`);
    }
    return notices;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/packages/training/supervise.js


const LADDER = { leave: 6_500, kill: 240_000, drain: 2_000, straggler: 5_000, poll: 200 };
/**
 * Watches a command until it ended, or is told to stop and no process of it is left.
 * @returns `left`: it did not end in time after a cancel, and another process must wait for it
 */
async function supervise(run) {
    for (;;) {
        await run.tail.poll();
        // A command that ended by itself was not cancelled, even if a cancel came in the same moment.
        if (run.ended())
            return endedByItself(run);
        if (run.signal.aborted)
            return stop(run, 'cancelled');
        if (run.clock() >= run.deadline)
            return stop(run, 'timed-out');
        await wait(run);
    }
}
/**
 * Asks a run to stop, waits, and forces it.
 * @param askedAt time of the clock at which another process has sent SIGTERM; undefined: it is sent now
 */
async function stop(run, reason, askedAt) {
    const since = askedAt ?? run.clock();
    if (askedAt === undefined)
        await supervise_ask(run, reason);
    let cancelledAt = reason === 'cancelled' ? since : undefined;
    let orphansAsked = false;
    for (;;) {
        await run.tail.poll();
        const members = await (0,process_family/* membersOf */.l)(run.family);
        const waited = run.clock() - since;
        const result = { stopped: reason, waited, leftBehind: 0, unkillable: 0 };
        if (members.length === 0)
            return { ...result, killed: false };
        if (run.signal.aborted)
            cancelledAt ??= run.clock();
        if (run.mayLeave && cancelledAt !== undefined && run.clock() - cancelledAt >= run.ladder.leave)
            return 'left';
        if (waited >= run.ladder.kill)
            return { ...result, killed: true, unkillable: await kill(run) };
        if (!orphansAsked && members.every((member) => !member.inSession)) {
            orphansAsked = true;
            (0,process_family/* signalMembers */.w)(members, 'SIGTERM');
        }
        await (0,external_node_timers_promises_.setTimeout)(run.ladder.poll);
    }
}
/** Sends SIGTERM. Programs that were given a session of their own are stopped by the one that started them. */
async function supervise_ask(run, reason) {
    await run.beforeStop(reason);
    const members = await (0,process_family/* membersOf */.l)(run.family);
    (0,process_family/* signalMembers */.w)(members.filter((member) => member.inSession), 'SIGTERM');
}
async function endedByItself(run) {
    const ended = { stopped: undefined, waited: 0, killed: false, leftBehind: 0, unkillable: 0 };
    let members = await gone(run, run.ladder.drain);
    // What is left may be saving its work: it is the other process that waits for it.
    if (await run.takenOver())
        return 'left';
    if (members.length === 0)
        return ended;
    const leftBehind = members.length;
    (0,process_family/* signalMembers */.w)(members, 'SIGTERM');
    members = await gone(run, run.ladder.straggler);
    if (members.length === 0)
        return { ...ended, leftBehind };
    return { ...ended, leftBehind, killed: true, unkillable: await kill(run) };
}
/** @returns how many processes are still there */
async function kill(run) {
    (0,process_family/* signalMembers */.w)(await (0,process_family/* membersOf */.l)(run.family), 'SIGKILL');
    return (await gone(run, run.ladder.straggler)).length;
}
/** Waits until no process is left. @returns those that are after the limit */
async function gone(run, limit) {
    const until = run.clock() + limit;
    for (;;) {
        const members = await (0,process_family/* membersOf */.l)(run.family);
        if (members.length === 0 || run.clock() >= until)
            return members;
        await (0,external_node_timers_promises_.setTimeout)(Math.min(run.ladder.poll, 50));
    }
}
/** Until the next look, or a cancel. */
async function wait(run) {
    await (0,external_node_timers_promises_.setTimeout)(run.ladder.poll, undefined, { signal: run.signal }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./build/packages/training/train.js










const newRunId = () => (0,external_node_crypto_.randomUUID)();
/**
 * Runs a command to its end and looks at what it left.
 * @returns `left-to-post`: it was cancelled and goes on writing; `finishTraining` waits for it in another process
 */
async function train(run, files, ports) {
    if (ports.signal.aborted)
        return 'left-to-post';
    const note = await noteRun(run, files, ports);
    const session = await launch(run);
    const tail = openTail(logFileOf(run.folder), { say: ports.say, clock });
    const supervised = await supervise({
        ...watchOf(ports, tail, true),
        family: { leader: session.pid, startTicks: session.startTicks, marker: `LOCKSTEP_RUN=${run.id}` },
        ended: endedFlag(session),
        deadline: run.timeout === undefined ? Number.POSITIVE_INFINITY : clock() + run.timeout,
    });
    await ports.memory.remember('shown', String(tail.offset()));
    if (supervised === 'left') {
        ports.say('(the post step waits for the command)');
        return 'left-to-post';
    }
    return conclude(note, files, ports, { supervised, tail, command: await readEnd(run.folder) });
}
/** Written before the command starts: whatever happens to this process, the next one knows of the run. */
async function noteRun(run, files, ports) {
    const before = {};
    for (const { path } of [...files.required, ...files.optional]) {
        const stamp = await stampOf(path);
        if (stamp !== undefined)
            before[path] = stamp;
    }
    const oomKills = await readOomKills();
    const note = {
        id: run.id,
        folder: run.folder,
        startedAt: ports.now().getTime(),
        before,
        ...(run.timeout === undefined ? {} : { timeout: run.timeout }),
        ...(oomKills === undefined ? {} : { oomKills }),
    };
    await ports.memory.remember('run', JSON.stringify(note));
    return note;
}
/**
 * Concludes a run whose own process ended without doing so: waits for the command, forces it at last, and says
 * what was seen.
 * @returns undefined if no run was begun
 */
async function finishTraining(files, ports) {
    const note = await recallRun(ports.memory);
    if (note === undefined)
        return undefined;
    await ports.memory.remember('taken-over', 'true');
    const asked = await recallStop(ports.memory);
    const from = Number((await ports.memory.recall('shown')) || 0);
    const tail = openTail(logFileOf(note.folder), { say: ports.say, clock, from });
    const supervised = await waitOrStop(note, ports, tail, asked);
    const command = await readEnd(note.folder);
    return conclude(note, files, ports, { supervised, tail, command, lostMain: asked === undefined });
}
async function waitOrStop(note, ports, tail, asked) {
    const nothing = { stopped: asked?.reason, waited: 0, killed: false, leftBehind: 0, unkillable: 0 };
    const family = await familyOf(note);
    if (family === undefined)
        return nothing;
    if (asked === undefined && (await (0,process_family/* membersOf */.l)(family)).length === 0)
        return nothing;
    const askedAt = asked === undefined ? undefined : clock() - (ports.now().getTime() - asked.at);
    if (asked !== undefined)
        ports.say(`(waiting for the command, which was told to stop: ${asked.reason})`);
    const watch = { ...watchOf(ports, tail, false), family };
    const supervised = await stop(watch, asked?.reason ?? 'cancelled', askedAt);
    if (supervised === 'left')
        throw new Error('post has nobody to leave a command to');
    return supervised;
}
const clock = () => performance.now();
function endedFlag(session) {
    let ended = false;
    session.exit.then(() => {
        ended = true;
    });
    return () => ended;
}
function watchOf({ signal, ladder, memory, now, say }, tail, mayLeave) {
    const beforeStop = async (reason) => {
        await noteStop(memory, { reason, at: now().getTime() });
        say(`(${reason}: the command gets SIGTERM and ${(0,quantities/* formatDuration */.a3)(ladder.kill)} to save its work)`);
    };
    const takenOver = async () => mayLeave && Boolean(await memory.recall('taken-over'));
    return { tail, ladder, clock, signal, mayLeave, beforeStop, takenOver };
}
async function conclude(note, files, ports, seen) {
    await seen.tail.end();
    const kills = await readOomKills();
    const outcome = {
        ...seen.command,
        supervised: seen.supervised,
        oomKills: kills === undefined || note.oomKills === undefined ? 0 : kills - note.oomKills,
        tail: seen.tail.last(),
        duration: ports.now().getTime() - note.startedAt,
        timeout: note.timeout,
        lostMain: seen.lostMain ?? false,
    };
    return outcomeOf(note, files, outcome);
}

// EXTERNAL MODULE: ./build/packages/core/verdict.js
var verdict = __webpack_require__(1075);
// EXTERNAL MODULE: ./build/packages/step/used.js
var used = __webpack_require__(9870);
;// CONCATENATED MODULE: ./build/packages/training/details.js


/**
 * The result as JSON for the report. Neither output nor local paths are in it: the report travels to other jobs, and
 * the runner masks secrets in its own log alone.
 */
function detailsOf(result, { parameters, fingerprint }) {
    const details = {
        status: result.status,
        startedAt: result.startedAt,
        durationSeconds: result.duration / 1_000,
        exitCode: result.exitCode,
        signal: result.signal,
        oomKills: result.oomKills,
        stop: result.supervised,
        concludedByPost: result.lostMain,
        files: result.files.map(({ path: _, ...file }) => file),
        metrics: result.metrics.metrics.map((metric) => ({
            name: metric.name.toWellFormed(),
            value: measureOf(metric),
            source: metric.source,
        })),
        notices: result.notices,
        parameters,
        environment: fingerprint,
    };
    // Leaves out what is undefined, which canonical JSON refuses.
    return JSON.parse(JSON.stringify(details));
}
/** The fingerprint for the record: a digest in place of the list of packages. */
function environmentOf(fingerprint) {
    const { python } = fingerprint;
    const summary = {
        ...fingerprint,
        python: python === undefined
            ? undefined
            : {
                version: python.version,
                packages: python.packages.length,
                packagesSha256: (0,digest/* sha256 */.sc)(python.packages.map((line) => `${line}\n`).join('')),
            },
    };
    return JSON.parse(JSON.stringify(summary));
}

// EXTERNAL MODULE: ./build/packages/report/document.js
var report_document = __webpack_require__(89054);
;// CONCATENATED MODULE: ./build/packages/training/present.js



/** Metrics beyond this many are in the report and the metrics file alone. */
const MAX_METRICS = 50;
/**
 * Says what came of a run.
 * @param redact takes secrets out of the lines of the output that are shown: the runner masks them in its own log
 *   alone
 */
function presentTraining(result, { parameters, fingerprint }, redact) {
    return [
        ...otherReasons(result),
        facts(result),
        ...files(result),
        ...metrics(result.metrics),
        ...output(result, redact),
        ...folded(parameters, fingerprint),
    ];
}
/** The first reason stands above the report already. */
function otherReasons(result) {
    const others = result.reasons.slice(1);
    return others.length === 0 ? [] : [(0,report_document/* list */.p_)(others)];
}
function facts(result) {
    return (0,report_document/* table */.tp)(['status', 'duration', 'end of the command', 'started'], [[result.status, (0,quantities/* formatDuration */.a3)(result.duration), diagnose(result).how, result.startedAt.toISOString()]]);
}
const shortDigest = (sha256) => ({ code: `${sha256.slice(0, 12)}` });
function files(result) {
    const succeeded = result.status === 'succeeded';
    const row = (file) => file.state === 'written'
        ? [file.role, { code: file.name }, (0,quantities/* formatBytes */.z3)(file.bytes), shortDigest(file.sha256)]
        : [file.role, { code: file.name }, file.state, ''];
    const { file } = result.metrics;
    // Of a run that succeeded, one file with all metrics is the product, not those that they were read from.
    const rows = result.files.filter(({ role }) => !succeeded || role !== 'metrics').map(row);
    if (succeeded && file !== undefined) {
        rows.push([file.role, { code: file.name }, (0,quantities/* formatBytes */.z3)(file.bytes), shortDigest(file.sha256)]);
    }
    return [
        (0,report_document/* heading */.R_)(succeeded ? 'Products' : 'Files (not recorded as products)', 3),
        (0,report_document/* table */.tp)(['role', 'file', 'size', 'sha256'], rows, ['size']),
    ];
}
function metrics({ metrics }) {
    if (metrics.length === 0)
        return [(0,report_document/* paragraph */.FY)('No metrics were found.')];
    const rows = metrics
        .slice(0, MAX_METRICS)
        .map(({ name, value, state, source }) => [
        name,
        value === undefined ? (state ?? '') : (0,quantities/* formatNumber */.ZV)(value),
        source.line === undefined ? source.file : `${source.file}:${source.line}`,
    ]);
    const more = metrics.length - rows.length;
    return [
        (0,report_document/* heading */.R_)('Metrics', 3),
        (0,report_document/* table */.tp)(['metric', 'value', 'read from'], rows, ['value']),
        ...(more > 0 ? [(0,report_document/* paragraph */.FY)(`${more} more are in the metrics file.`)] : []),
    ];
}
function output(result, redact) {
    const text = redact(result.tail.join('\n'));
    if (text.trim() === '')
        return [];
    const lines = (0,report_document/* code */.aY)(text);
    return result.status === 'succeeded'
        ? [(0,report_document/* details */.zH)('Last lines of the output', lines)]
        : [(0,report_document/* heading */.R_)('Last lines of the output', 3), lines];
}
function folded(parameters, fingerprint) {
    const given = Object.entries(parameters).map(([name, value]) => [name, textOf(value)]);
    return [
        ...(given.length === 0 ? [] : [(0,report_document/* details */.zH)('Parameters', (0,report_document/* table */.tp)(['parameter', 'value'], given))]),
        ...(fingerprint === undefined
            ? []
            : [(0,report_document/* details */.zH)('Environment', (0,report_document/* table */.tp)(['what', 'value'], environmentRows(fingerprint)))]),
    ];
}
const textOf = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
function environmentRows({ machine, code: state, python, gpus, locks }) {
    return [
        ['system', `${machine.os} (${machine.kernel})`],
        ['processors', `${machine.cpus} x ${machine.cpuModel}`],
        ['memory', (0,quantities/* formatBytes */.z3)(machine.memory)],
        ...gpus.map((gpu) => [
            'GPU',
            `${gpu.name}${gpu.memory === undefined ? '' : `, ${(0,quantities/* formatBytes */.z3)(gpu.memory)}`}, driver ${gpu.driver}`,
        ]),
        ...(state === undefined
            ? [['git', 'not a git checkout']]
            : [
                [
                    'git',
                    `${state.commit.slice(0, 12)}${state.dirty ? ', changed' : ''}${state.untracked > 0 ? `, ${state.untracked} untracked files` : ''}`,
                ],
            ]),
        ['Python', python === undefined ? 'none found' : `${python.version}, ${python.packages.length} packages`],
        ...Object.entries(locks).map(([path, sha256]) => [path, shortDigest(sha256)]),
    ];
}

;// CONCATENATED MODULE: ./build/packages/training/secrets.js

const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|(?:^|_)KEY(?:$|_)/i;
/** A shorter value stands in other text by chance. */
const MIN_LENGTH = 6;
/** Variables of a step that are secrets by their name. */
function secretsOf(environment) {
    return Object.entries(environment).filter(([name, value]) => SECRET_NAME.test(name) && value.length >= MIN_LENGTH);
}
/** Hides the values of variables that are secrets by their name: the command had them, and may have printed them. */
function redactor(environment) {
    const secrets = secretsOf(environment);
    return (text) => secrets.reduce((shown, [, secret]) => shown.replaceAll(secret, '***'), text);
}
/**
 * Parameters are recorded as they are, and the record is read by many.
 * @throws UserError that names every parameter which holds the value of a secret variable
 */
function refuseSecrets(parameters, environment) {
    const problems = new errors/* Problems */.Zw();
    const secrets = secretsOf(environment);
    for (const [parameter, value] of Object.entries(parameters)) {
        const found = secrets.find(([, secret]) => textsOf(value).some((text) => text.includes(secret)));
        if (found === undefined)
            continue;
        problems.add(`the parameter ${parameter} holds the secret ${found[0]}, and parameters are recorded`, {
            where: 'input params',
            fix: `The command has ${found[0]} in its environment; leave the parameter out.`,
        });
    }
    problems.throwIfAny();
}
function textsOf(value) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(textsOf);
}

;// CONCATENATED MODULE: ./build/actions/train/src/conclude.js




const json = schemas.json();
const contextSchema = schemas.object({
    materials: schemas.array(schemas.looseObject({ role: schemas.string(), name: schemas.string(), sha256: schemas.string() })),
    parameters: schemas.record(schemas.string(), json),
    environment: schemas.record(schemas.string(), json),
});
function contextOf(step, { parameters, fingerprint }) {
    const materials = step.used.map(used/* artifactOf */.qB);
    return { materials, parameters, environment: environmentOf(fingerprint), fingerprint };
}
/** Keeps for post what main knows of the run. */
async function rememberContext(step, { fingerprint: _, ...context }) {
    await step.store.remember(step.context.step, 'context', JSON.stringify(context));
}
/** What main knew of the run. */
async function recallContext(step) {
    return contextSchema.parse(JSON.parse((await step.store.recall(step.context.step, 'context')) ?? 'null'));
}
/**
 * The result in the terms of the record. Only a run that succeeded has products: what an aborted one left behind is
 * named in the report, but no later step takes it for the model.
 */
function conclude_conclude(step, result, context) {
    const { status } = result;
    const products = status === 'succeeded' ? productsOf(result) : [];
    const pathOf = (role) => products.find((product) => product.role === role)?.path ?? '';
    const inputs = { parameters: context.parameters, fingerprint: context.fingerprint };
    const model = products.find((product) => product.role === 'model');
    return {
        verdict: verdict/* RESULT_VERDICTS */.Rz.train[status],
        reasons: result.reasons,
        outputs: {
            status,
            model: pathOf('model'),
            'model-digest': model === undefined ? '' : `sha256:${model.sha256}`,
            metrics: pathOf('metrics'),
            predictions: pathOf('predictions'),
        },
        report: presentTraining(result, inputs, redactor(step.machine.environment)),
        details: detailsOf(result, inputs),
        products,
        // In main the step noted them already, with the same digests.
        materials: step.used.length === 0 ? context.materials : [],
        parameters: context.parameters,
        environment: context.environment,
        results: { status },
        measures: { 'duration-seconds': result.duration / 1_000, ...measuresOf(result.metrics.metrics) },
        notices: result.notices,
    };
}
function productsOf(result) {
    const products = [];
    for (const file of result.files) {
        if (file.state !== 'written' || file.role === 'metrics')
            continue;
        const { role, name, path, kind, sha256, bytes } = file;
        products.push({ role, name, path, kind, sha256, bytes });
    }
    // One file with all metrics stands for those that they were read from.
    return result.metrics.file === undefined ? products : [...products, result.metrics.file];
}

// EXTERNAL MODULE: ./build/packages/step/paths.js
var paths = __webpack_require__(70067);
;// CONCATENATED MODULE: ./build/actions/train/src/expected-files.js




/** Files in which `metrics: auto` looks, where the command wrote them. */
const METRIC_FILES = ['metrics.json', 'dvclive/metrics.json'];
/** The files that the command is to write. @throws UserError that names each path that cannot be one */
async function expectedFiles(step, given) {
    const problems = new errors/* Problems */.Zw();
    const expect = async (role, path) => {
        const where = `input ${role}`;
        const full = await problems.attemptAsync(() => (0,paths/* confinePath */.e)(step, path), where);
        if (full === undefined)
            return [];
        if (await (0,host_files/* isInside */.FK)(full, step.workingDirectory)) {
            problems.add(`${path} holds the working directory`, { where, fix: 'Name a file or folder in it.' });
        }
        return [{ role, name: (0,external_node_path_.relative)(step.machine.workspace, full), path: full }];
    };
    const model = await expect('model', given.model);
    const predictions = given.predictions === undefined ? [] : await expect('predictions', given.predictions);
    const automatic = given.metrics === 'auto';
    const metrics = automatic ? [] : await expect('metrics', given.metrics);
    const required = [...model, ...predictions, ...metrics];
    if (new Set(required.map((file) => file.path)).size < required.length) {
        problems.add('model, predictions and metrics name the same path', {
            fix: 'Let the command write files of their own.',
        });
    }
    const candidates = await Promise.all((automatic ? METRIC_FILES : []).map((path) => expect('metrics', path)));
    problems.throwIfAny();
    return { required, optional: candidates.flat() };
}

// EXTERNAL MODULE: ./build/packages/core/reference.js
var reference = __webpack_require__(84927);
// EXTERNAL MODULE: ./build/packages/step/inputs.js
var inputs = __webpack_require__(86718);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/packages/training/shell.js




// The command lines that a workflow's own `shell:` has for these words.
const KNOWN = {
    bash: { program: 'bash', args: ['--noprofile', '--norc', '-eo', 'pipefail', '{0}'], extension: '.sh' },
    sh: { program: 'sh', args: ['-e', '{0}'], extension: '.sh' },
    python: { program: 'python', args: ['{0}'], extension: '.py' },
};
/**
 * Reads `shell` as a workflow's step does: a known word, or a command line with `{0}`. Quotes group words; nothing
 * is expanded. @throws UserError
 */
function parseShell(text) {
    const word = text.trim();
    const known = Object.hasOwn(KNOWN, word) ? KNOWN[word] : undefined;
    if (known !== undefined)
        return known;
    const [program, ...args] = splitWords(word);
    if (program === undefined || !args.some((arg) => arg.includes('{0}'))) {
        throw new errors/* UserError */.yo(`"${text}" is not a shell`, {
            fix: `Write ${Object.keys(KNOWN).join(', ')}, or a command line with {0} where the script's path goes.`,
        });
    }
    return { program, args, extension: '' };
}
function splitWords(line) {
    const words = [];
    const word = /\s*((?:[^\s"']+|"[^"]*"|'[^']*')+)/y;
    while (word.lastIndex < line.length) {
        const [, found] = word.exec(line) ?? [];
        if (found === undefined)
            throw new errors/* UserError */.yo(`"${line}" has an open quote`, { fix: 'Close it.' });
        words.push(found.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
    }
    return words;
}
/** The program and arguments that run a script. */
function argvOf(shell, program, script) {
    return [program, ...shell.args.map((arg) => arg.replaceAll('{0}', script))];
}
/**
 * Absolute path of the program that a name means on a PATH.
 * @throws UserError that names the program
 */
async function findProgram(name, cwd, path) {
    const candidates = name.includes('/')
        ? [(0,external_node_path_.resolve)(cwd, name)]
        : (path ?? '')
            .split(external_node_path_.delimiter)
            .filter(external_node_path_.isAbsolute)
            .map((folder) => (0,external_node_path_.join)(folder, name));
    for (const candidate of candidates) {
        if (await isExecutable(candidate))
            return candidate;
    }
    throw new errors/* UserError */.yo(`there is no program ${name} on this machine`, {
        fix: 'Install it in a step before, or name another shell.',
    });
}
async function isExecutable(path) {
    try {
        await (0,promises_.access)(path, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/actions/train/src/inputs.js



const path = inputs/* input */.hF.reference.refine((value) => (0,reference/* parseReference */.Y)(value).kind === 'path', 'is a reference; name the path that the command writes');
const inputs_inputs = (0,inputs/* defineInputs */.pf)({
    run: inputs/* input */.hF.text,
    shell: inputs/* input */.hF.parsedBy(parseShell),
    data: inputs/* input */.hF.references,
    code: inputs/* input */.hF.references,
    params: inputs/* input */.hF.optional(inputs/* input */.hF.document),
    model: path,
    predictions: inputs/* input */.hF.optional(path),
    metrics: path,
    timeout: inputs/* input */.hF.optional(inputs/* input */.hF.duration),
});

// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
// EXTERNAL MODULE: ./build/packages/host/machine.js
var machine = __webpack_require__(91910);
// EXTERNAL MODULE: ./build/packages/step/references.js + 17 modules
var references = __webpack_require__(60162);
// EXTERNAL MODULE: ./build/packages/host/git.js
var host_git = __webpack_require__(76231);
;// CONCATENATED MODULE: ./build/packages/training/fingerprint.js





/** Files in which package managers pin versions. */
const LOCK_FILES = [
    'Cargo.lock',
    'Pipfile.lock',
    'conda-lock.yml',
    'dvc.lock',
    'environment.yaml',
    'environment.yml',
    'package-lock.json',
    'pdm.lock',
    'pixi.lock',
    'pnpm-lock.yaml',
    'poetry.lock',
    'pylock.toml',
    'renv.lock',
    'requirements.lock',
    'requirements.txt',
    'uv.lock',
    'yarn.lock',
];
async function takeFingerprint(places, surroundings) {
    const [machine, code, python, gpus, locks] = await Promise.all([
        readMachineFacts(),
        readCodeState(places.workingDirectory, surroundings.environment),
        firstPython(surroundings),
        readGpus(surroundings),
        digestLocks(places.workspace, places.workingDirectory),
    ]);
    return { machine, code, python, gpus, locks };
}
async function firstPython(surroundings) {
    for (const folder of (surroundings.environment.PATH ?? '').split(':')) {
        for (const name of ['python', 'python3']) {
            const found = await findProgram(name, surroundings.emptyFolder, folder).catch(() => undefined);
            if (found !== undefined)
                return readPython(found, surroundings);
        }
    }
    return undefined;
}
async function readCodeState(folder, environment) {
    const git = (0,host_git/* openGit */.zY)(folder, environment);
    const head = await git.attempt(['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => undefined);
    if (head === undefined || head.code !== 0)
        return undefined;
    // No program that a configuration names may run.
    const changed = await git.run(['diff', 'HEAD', '--name-only', '--no-ext-diff', '--no-textconv', '-z']);
    const others = await git.run(['ls-files', '--others', '--exclude-standard', '-z']);
    const paths = pathsOf(changed).sort();
    const top = (await git.run(['rev-parse', '--show-toplevel'])).trim();
    const files = await Promise.all(paths.map(async (path) => ({ path, sha256: await digestIfFile((0,external_node_path_.join)(top, path)) })));
    return {
        commit: head.stdout.trim(),
        dirty: paths.length > 0,
        changesSha256: paths.length === 0 ? undefined : (0,digest/* digestOfListing */.aW)(files),
        untracked: pathsOf(others).length,
    };
}
const pathsOf = (listing) => listing.split('\0').filter((path) => path !== '');
/** Empty for a file that was deleted, or is a submodule. */
async function digestIfFile(path) {
    return (0,digest/* digestFile */.TM)(path).then((digest) => digest.sha256, () => '');
}
async function digestLocks(workspace, workingDirectory) {
    const found = {};
    for (const folder of new Set([workspace, workingDirectory])) {
        for (const name of LOCK_FILES) {
            const path = (0,external_node_path_.join)(folder, name);
            if (await (0,host_files/* exists */.t2)(path))
                found[(0,external_node_path_.relative)(workspace, path)] = (await (0,digest/* digestFile */.TM)(path)).sha256;
        }
    }
    return found;
}

// EXTERNAL MODULE: ./build/packages/core/canonical-json.js
var canonical_json = __webpack_require__(26763);
;// CONCATENATED MODULE: ./build/packages/training/parameters.js

// One variable and all of them together must stay far from the kernel's limit of 128 KiB for one.
const MAX_BYTES = 64 * 1024;
/** Reads a document of parameters. @throws UserError that names the line of every problem */
function readParameters(document) {
    const whereOf = (path) => `${document.name}:${document.lineOf(path)}`;
    if (!isMap(document.value)) {
        throw new errors/* UserError */.yo('parameters are names with values', {
            where: whereOf([]),
            fix: 'Write `learning-rate: 0.1`, one a line.',
        });
    }
    const problems = new errors/* Problems */.Zw();
    const flat = new Map();
    for (const [path, value] of leavesOf(document.value)) {
        const name = path.join('.');
        const where = whereOf(path);
        const fault = faultOf(value);
        if (flat.has(name))
            problems.add(`${name} is given twice`, { where });
        else if (fault === undefined)
            flat.set(name, toJson(value));
        else
            problems.add(`${name}: ${fault}`, { where, fix: 'Put it in quotes.' });
    }
    const environment = variablesOf(flat, problems, document);
    problems.throwIfAny();
    const json = JSON.stringify(document.value);
    if (Buffer.byteLength(json) > MAX_BYTES) {
        throw new errors/* UserError */.yo('the parameters are larger than 64 KiB', {
            where: document.name,
            fix: 'Let the command read them from a file, and name the file in `code`.',
        });
    }
    return { flat: Object.fromEntries(flat), json, environment };
}
/** Everything in nested maps that is no map itself. */
function* leavesOf(value, path = []) {
    if (isMap(value))
        for (const [key, item] of Object.entries(value))
            yield* leavesOf(item, [...path, key]);
    else
        yield [path, value];
}
function variablesOf(flat, problems, document) {
    const owners = new Map();
    const variables = [];
    for (const [name, value] of flat) {
        const variable = `LOCKSTEP_PARAM_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
        const other = owners.get(variable);
        if (other !== undefined) {
            problems.add(`${other} and ${name} would both be ${variable}`, {
                where: document.name,
                fix: 'Rename one of them.',
            });
        }
        owners.set(variable, name);
        variables.push([variable, typeof value === 'string' ? value : JSON.stringify(value)]);
    }
    return Object.fromEntries(variables);
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Why the record cannot hold a value as it stands. */
function faultOf(value) {
    if (typeof value === 'number' && !Number.isFinite(value))
        return `${value} is not a finite number`;
    try {
        (0,canonical_json/* canonicalJson */.d)(value);
        return undefined;
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
}
/** `canonicalJson` took it, so it is JSON. */
function toJson(value) {
    return JSON.parse((0,canonical_json/* canonicalJson */.d)(value));
}

;// CONCATENATED MODULE: ./build/actions/train/src/handed-over.js



// Far from the kernel's limit of 128 KiB for one variable.
const MAX_LIST = 64 * 1024;
/**
 * What the command is told of its data, parameters and files: variables, and the files that some of them name.
 * @param folder of the run
 */
async function handedOver(folder, data, parameters, files) {
    const list = data.map(({ path }) => path).join('\n');
    const listFile = (0,external_node_path_.join)(folder, 'data.txt');
    await (0,host_files/* writeAtomic */.vZ)(listFile, list === '' ? '' : `${list}\n`);
    const parametersFile = (0,external_node_path_.join)(folder, 'params.json');
    await (0,host_files/* writeAtomic */.vZ)(parametersFile, `${parameters?.json ?? '{}'}\n`);
    const written = files.required.map(({ role, path }) => [`LOCKSTEP_${role.toUpperCase()}`, path]);
    return {
        ...parameters?.environment,
        ...Object.fromEntries(written),
        ...(list.length > MAX_LIST ? {} : { LOCKSTEP_DATA: list }),
        LOCKSTEP_DATA_LIST: listFile,
        LOCKSTEP_PARAMS: parametersFile,
    };
}
/** A list of one path a line cannot hold a path with a line break. @throws UserError */
function refuseLineBreaks(data) {
    const problems = new errors/* Problems */.Zw();
    for (const { name, path } of data) {
        if (path.includes('\n'))
            problems.add('the name holds a line break', { where: name, fix: 'Rename the file.' });
    }
    problems.throwIfAny();
}

;// CONCATENATED MODULE: ./build/actions/train/src/prepare.js








/** Finds what the command needs, and lays out the folder of the run. @throws UserError naming all that is wrong */
async function prepare(step, given) {
    const { program, files, parameters, data } = await find(step, given);
    const id = newRunId();
    const folder = (0,external_node_path_.join)(step.store.root, 'runs', id);
    const script = (0,external_node_path_.join)(folder, `script${given.shell.extension}`);
    await (0,host_files/* writeAtomic */.vZ)(script, given.run.endsWith('\n') ? given.run : `${given.run}\n`);
    const environment = (0,machine/* commandEnvironment */.J)(step.machine, {
        // Python holds output back when it goes to a file: lines would come late, or never.
        PYTHONUNBUFFERED: step.machine.environment.PYTHONUNBUFFERED ?? '1',
        ...(await handedOver(folder, data, parameters, files)),
    });
    const emptyFolder = (0,external_node_path_.join)(folder, 'empty');
    await (0,promises_.mkdir)(emptyFolder);
    const { workingDirectory } = step;
    const fingerprint = await takeFingerprint({ workspace: step.machine.workspace, workingDirectory }, { environment, emptyFolder });
    return {
        run: {
            id,
            folder,
            argv: argvOf(given.shell, program, script),
            cwd: workingDirectory,
            environment,
            timeout: given.timeout,
        },
        files,
        parameters: parameters?.flat ?? {},
        fingerprint,
    };
}
async function find(step, given) {
    const problems = new errors/* Problems */.Zw();
    if (process.platform === 'win32')
        problems.add('train needs Linux or macOS');
    const { shell } = given;
    const program = await problems.attemptAsync(() => findProgram(shell.program, step.workingDirectory, step.machine.environment.PATH), 'input shell');
    const files = await problems.attemptAsync(() => expectedFiles(step, given));
    const parameters = await problems.attemptAsync(() => parametersOf(step, given.params), 'input params');
    const data = [];
    for (const reference of given.data) {
        data.push(...((await problems.attemptAsync(() => (0,references/* useAll */.dV)(step, 'data', [reference]))) ?? []));
    }
    for (const reference of given.code)
        await problems.attemptAsync(() => (0,references/* useAll */.dV)(step, 'code', [reference]));
    await problems.attemptAsync(async () => refuseLineBreaks(data));
    problems.throwIfAny();
    if (program === undefined || files === undefined)
        throw new Error('a problem was not noted');
    return { program, files, parameters, data };
}
async function parametersOf(step, params) {
    if (params === undefined)
        return undefined;
    const parameters = readParameters(await documentOf(step, params));
    refuseSecrets(parameters.flat, step.machine.environment);
    return parameters;
}
async function documentOf(step, params) {
    if ('inline' in params)
        return (0,yaml/* parseYaml */.h)(params.inline, 'input params');
    const { path, name } = await (0,references/* use */.Yx)(step, 'params', params.path);
    return (0,yaml/* parseYaml */.h)(await (0,promises_.readFile)(path, 'utf8'), name);
}

;// CONCATENATED MODULE: ./build/actions/train/src/main.js





const action = {
    name: 'train',
    inputs: inputs_inputs,
    outputs: ['model', 'model-digest', 'metrics', 'predictions', 'status'],
    handlesCancel: true,
    run: async (step, given) => {
        const ports = portsOf(step);
        await forgetRun(ports.memory);
        const prepared = await prepare(step, given);
        const context = contextOf(step, prepared);
        await rememberContext(step, context);
        const result = await train(prepared.run, prepared.files, ports);
        return result === 'left-to-post' ? result : conclude_conclude(step, result, context);
    },
    finish: async (step, given) => {
        const result = await finishTraining(await expectedFiles(step, given), portsOf(step));
        return result === undefined ? undefined : conclude_conclude(step, result, await recallContext(step));
    },
};
function portsOf({ log, machine, store, context, signal }) {
    return {
        say: log.info,
        now: machine.now,
        memory: {
            remember: (name, value) => store.remember(context.step, name, value),
            recall: (name) => store.recall(context.step, name),
        },
        signal,
        ladder: LADDER,
    };
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

/***/ 79103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ membersOf),
/* harmony export */   w: () => (/* binding */ signalMembers)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7642);


/**
 * The living processes of a family (zombies do not count). Where there is no /proc, the leader stands for its
 * process group.
 */
async function membersOf(family) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)('/proc').catch(() => undefined);
    if (names === undefined) {
        const lives = (0,_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .signalGroup */ .i8)(family.leader, 0);
        return lives ? [{ pid: family.leader, group: family.leader, inSession: true }] : [];
    }
    const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
    const sameLeader = await isSameLeader(family);
    const found = await Promise.all(pids.map((pid) => memberOf(family, pid, sameLeader)));
    return found.filter((member) => member !== undefined);
}
/** The number of a session is not given to another process while a member lives, but it is after that. */
async function isSameLeader({ leader, startTicks }) {
    const stat = await (0,_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .readStat */ .BV)(leader);
    return stat === undefined || startTicks === undefined || stat.startTicks === startTicks;
}
async function memberOf(family, pid, sameLeader) {
    const stat = await (0,_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .readStat */ .BV)(pid);
    if (stat === undefined || stat.state === 'Z' || stat.state === 'X' || pid === process.pid)
        return undefined;
    const inSession = sameLeader && stat.session === family.leader;
    if (!inSession && !(await hasVariable(pid, family.marker)))
        return undefined;
    return { pid, group: stat.group, inSession };
}
async function hasVariable(pid, variable) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/environ`, 'utf8')).split('\0').includes(variable);
    }
    catch {
        return false;
    }
}
/**
 * Signals members, a process group at a time: a group that a shell made inside the session gets it too.
 * @returns how many groups took it
 */
function signalMembers(members, name) {
    const groups = new Set(members.map((member) => member.group));
    return [...groups].filter((group) => (0,_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .signalGroup */ .i8)(group, name)).length;
}


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   ai: () => (/* binding */ number)
/* harmony export */ });
/* unused harmony exports boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34398);


function string(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedString */ .K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__.ZodString, params);
}
function number(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedNumber */ .qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__.ZodNumber, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
