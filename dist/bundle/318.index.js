export const id = 318;
export const ids = [318];
export const modules = {

/***/ 63111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ requestLogFiles),
/* harmony export */   u: () => (/* binding */ openRequestLog)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


const MIB = 2 ** 20;
/**
 * Opens a request log for appending. A line that a killed writer left torn is closed first.
 * @throws a file system error if the file cannot be opened
 */
async function openRequestLog(options) {
    const queue = await openQueue(options);
    const { maxPendingBytes = 16 * MIB } = options;
    let closed = false;
    let flushing;
    const flush = () => {
        flushing ??= writeOut(queue).finally(() => {
            flushing = undefined;
        });
        return flushing;
    };
    const close = async () => {
        if (closed)
            return;
        closed = true;
        // A record may have come between a flush's last look and its end.
        while (flushing !== undefined || queue.pending.length > 0)
            await flush();
        await queue.file.handle.close();
    };
    return {
        append(record) {
            if (closed || !enqueue(queue, record, maxPendingBytes))
                queue.dropped += 1;
            else
                void flush();
        },
        get dropped() {
            return queue.dropped;
        },
        get lastError() {
            return queue.lastError;
        },
        close,
        [Symbol.asyncDispose]: close,
    };
}
async function openQueue({ path, maxFileBytes = 64 * MIB, maxFiles = 16, }) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    const file = await openForAppend(path);
    return {
        path,
        maxFileBytes,
        maxFiles,
        file,
        pending: [],
        pendingBytes: 0,
        dropped: 0,
        lastError: undefined,
    };
}
function enqueue(queue, record, maxPendingBytes) {
    const line = `${JSON.stringify(record)}\n`;
    const bytes = Buffer.byteLength(line);
    if (queue.pendingBytes + bytes > maxPendingBytes)
        return false;
    queue.pending.push(line);
    queue.pendingBytes += bytes;
    return true;
}
/** Writes all that waits. Nobody waits for this: what is lost is counted, and the next batch tries again. */
async function writeOut(queue) {
    while (queue.pending.length > 0) {
        const lines = queue.pending;
        queue.pending = [];
        queue.pendingBytes = 0;
        try {
            if (queue.file.bytes >= queue.maxFileBytes)
                queue.file = await rotate(queue.file, queue.path, queue.maxFiles);
            await write(queue.file, lines.join(''));
        }
        catch (error) {
            queue.lastError = error;
            queue.dropped += lines.length;
            queue.file.torn = true;
        }
    }
}
/** Files of a request log that are there, oldest first. */
async function requestLogFiles(path) {
    const found = await fullFiles(path);
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)).catch(() => []);
    const current = names.includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)) ? [path] : [];
    return [...found.map((item) => item.path), ...current];
}
async function openForAppend(path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'a+');
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0)
        await handle.read(last, 0, 1, size - 1);
    return { handle, bytes: size, torn: size > 0 && last.toString() !== '\n' };
}
async function write(file, text) {
    const bytes = Buffer.from(file.torn ? `\n${text}` : text);
    await file.handle.appendFile(bytes);
    file.torn = false;
    file.bytes += bytes.length;
}
async function rotate(file, path, maxFiles) {
    const full = await fullFiles(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(path, numbered(path, (full.at(-1)?.number ?? 0) + 1));
    const next = await openForAppend(path);
    await file.handle.close();
    for (const old of full.slice(0, Math.max(0, full.length + 1 - maxFiles)))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(old.path, { force: true });
    return next;
}
async function fullFiles(path) {
    const stem = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path).replace(/\.jsonl$/, '');
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)).catch(() => []);
    return names
        .flatMap((name) => {
        const number = Number(name.slice(stem.length + 1, -'.jsonl'.length));
        const own = name === `${stem}.${number}.jsonl` && Number.isSafeInteger(number);
        return own ? [{ path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), name), number }] : [];
    })
        .sort((a, b) => a.number - b.number);
}
function numbered(path, number) {
    return path.replace(/(\.jsonl)?$/, `.${number}.jsonl`);
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

/***/ 9302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NP: () => (/* binding */ addLook),
  F5: () => (/* binding */ collapses),
  M6: () => (/* binding */ harmE),
  S4: () => (/* binding */ judge),
  Kn: () => (/* binding */ requestsNeeded),
  r2: () => (/* binding */ safetyE),
  nX: () => (/* binding */ startAnalysis)
});

;// CONCATENATED MODULE: ./build/packages/stats/sequential.js
const MIXTURE = { tau: 1, reach: 4, points: 80 };
/** Starts the test for rolling back: H0 "the canary is at most `ratio` (default 1) times as bad". */
function startHarmTest(ratio = 1) {
    return start({ alternative: 'greater', ratio, ...MIXTURE });
}
/**
 * Starts the test for promoting: H0 "the canary is at least `margin` times as bad as stable" (margin
 * > 1, e.g. 1.5). Rejecting it is evidence that the canary is not worse by that much.
 */
function startSafetyTest(margin) {
    if (!(margin > 1))
        throw new RangeError(`margin ${margin} is not above 1`);
    return start({ alternative: 'less', ratio: margin, ...MIXTURE });
}
function start(design) {
    if (!(design.ratio > 0 && design.ratio < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`rate ratio ${design.ratio} is not a positive number`);
    }
    const none = { requests: 0, bad: 0 };
    const logRatios = Array.from({ length: design.points }, () => 0);
    return { design, looks: 0, logRatios, largestLogE: 0, canary: none, stable: none };
}
/**
 * Feeds one look and returns the new state; the given one is not changed.
 *
 * Conditional sequential count test: a bad event of the look came, under a rate ratio r, from the canary
 * with probability th = nc r/(nc r + ns), whatever the base rate and the weights of this look. Per grid
 * point d (rate ratio r e^d) the likelihood ratio is multiplied by
 * (q/th)^xc ((1 - q)/(1 - th))^xs with q = th e^d/(1 - th + th e^d). E is its mean over the grid.
 * Every factor's expectation is at most 1 for all rates in H0, so by Ville's inequality
 * P(E ever reaches 1/alpha) <= alpha for Poisson events, and it is conservative for 0/1 requests.
 * Source: Lindon & Malek, "Anytime-Valid Inference for Multinomial Count Data", NeurIPS 2022
 * (arXiv 2011.03567); one-sided form with a half-normal mixture.
 *
 * Throws RangeError for counts that are negative, not finite, or where bad exceeds requests.
 */
function observe(state, look) {
    requireArm('canary', look.canary);
    requireArm('stable', look.stable);
    const { design } = state;
    if (state.logRatios.length !== design.points) {
        throw new RangeError(`the state holds ${state.logRatios.length} grid points, its design ${design.points}`);
    }
    const { canary, stable } = look;
    if (canary.requests === 0 || stable.requests === 0)
        return state;
    const scaled = canary.requests * design.ratio;
    const share = scaled / (scaled + stable.requests);
    const bad = canary.bad + stable.bad;
    const logRatios = state.logRatios.map((logRatio, point) => {
        const d = gridValue(design, point);
        return logRatio + canary.bad * d - bad * Math.log1p(share * Math.expm1(d));
    });
    return {
        design,
        looks: state.looks + 1,
        logRatios,
        largestLogE: Math.max(state.largestLogE, logMean(design, logRatios)),
        canary: add(state.canary, canary),
        stable: add(state.stable, stable),
    };
}
/** The evidence in a state. */
function evidence(state) {
    const logE = logMean(state.design, state.logRatios);
    return {
        logE,
        e: Math.min(Number.MAX_VALUE, Math.exp(logE)),
        pValue: Math.min(1, Math.exp(-state.largestLogE)),
    };
}
/** Whether E has reached 1/alpha at any look so far: then H0 is rejected, with error at most alpha. */
function isRejected(state, alpha) {
    if (!(alpha > 0 && alpha < 1))
        throw new RangeError(`alpha ${alpha} is not between 0 and 1`);
    return state.largestLogE >= -Math.log(alpha);
}
/** Log rate ratio of a grid point: (0, reach] for `greater`, [-reach, 0) for `less`. */
function gridValue(design, point) {
    const distance = ((point + 1) * design.reach) / design.points;
    return design.alternative === 'greater' ? distance : -distance;
}
/** ln of the weighted mean of exp(logRatios), half-normal weights, without overflow. */
function logMean(design, logRatios) {
    const logWeights = logRatios.map((_, point) => -((gridValue(design, point) / design.tau) ** 2) / 2);
    return logSum(logRatios.map((logRatio, point) => logRatio + (logWeights[point] ?? 0))) - logSum(logWeights);
}
function logSum(logs) {
    const largest = Math.max(...logs);
    return largest + Math.log(logs.reduce((total, log) => total + Math.exp(log - largest), 0));
}
function requireArm(name, { requests, bad }) {
    if (!(bad >= 0 && bad <= requests && requests < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`${name}: ${bad} bad of ${requests} requests are not counts`);
    }
}
function add(total, more) {
    return { requests: total.requests + more.requests, bad: total.bad + more.bad };
}

;// CONCATENATED MODULE: ./build/packages/rollout/share-test.js

/**
 * Starts the sequential test of H0 "a request is bad with probability `share` or more". Rejecting it is evidence that
 * the bad share is below.
 *
 * It is the count test on events of another kind: each request is an event that is good or bad, and under the
 * boundary of H0 it is good with probability 1 - share. The count test gives an event to the canary with probability
 * nc r/(nc r + ns); with nc = ns and r = (1 - share)/share that is 1 - share. For 0/1 requests its error bound is
 * exact, by Ville's inequality.
 * @param share between 0 and 1, both excluded
 */
function startShareTest(share) {
    return startHarmTest((1 - share) / share);
}
/** Feeds requests and how many of them were bad. */
function observeShare(state, { requests, bad }) {
    return observe(state, { canary: { requests, bad: requests - bad }, stable: { requests, bad } });
}
/** Fewest requests, none of them bad, after which E reaches a value; at most 10 million. */
function cleanRequestsFor(share, wanted) {
    const reaches = (requests) => evidence(observeShare(startShareTest(share), { requests, bad: 0 })).logE >= Math.log(wanted);
    let enough = 1;
    while (!reaches(enough) && enough < 1e7)
        enough *= 2;
    let tooFew = Math.floor(enough / 2);
    while (enough - tooFew > 1) {
        const middle = Math.floor((enough + tooFew) / 2);
        if (reaches(middle))
            enough = middle;
        else
            tooFew = middle;
    }
    return enough;
}

;// CONCATENATED MODULE: ./build/packages/rollout/analysis.js


/** An honest split is called off once in a thousand rollouts. */
const SPLIT_ALPHA = 0.001;
/** From so many requests of stable on, more than half unserved stops the rollout. */
const UNHEALTHY_REQUESTS = 20;
/** @param sticky callers keep their arm: their requests come in bunches, so the split cannot be tested */
function startAnalysis(rules, sticky) {
    const none = { requests: 0, bad: 0, assigned: 0, unserved: 0 };
    return {
        rules,
        harm: startHarmTest(),
        ratio: startSafetyTest(rules.margin),
        share: rules.tolerate === 0 ? undefined : startShareTest(rules.tolerate),
        largestLogSafety: 0,
        split: sticky ? undefined : { more: startHarmTest(), less: startHarmTest() },
        canary: none,
        stable: none,
    };
}
/** Feeds one look. Its counts are increments, not totals. */
function addLook(state, look) {
    const next = {
        ...state,
        harm: observe(state.harm, look),
        ratio: observe(state.ratio, look),
        share: state.share && observeShare(state.share, look.canary),
        split: state.split && observeSplit(state.split, look),
        canary: analysis_add(state.canary, look.canary),
        stable: analysis_add(state.stable, look.stable),
    };
    return { ...next, largestLogSafety: Math.max(state.largestLogSafety, Math.log(safetyE(next))) };
}
/** What the state allows. Harm goes before everything else. */
function judge(state) {
    const { rules, stable, split } = state;
    if (isRejected(state.harm, rules.alpha))
        return 'harmful';
    if (split && [split.more, split.less].some((test) => isRejected(test, SPLIT_ALPHA / 2)))
        return 'split-off';
    if (stable.requests >= UNHEALTHY_REQUESTS && stable.unserved > stable.requests / 2)
        return 'stable-unhealthy';
    const shown = state.largestLogSafety >= -Math.log(rules.alpha);
    return shown && state.canary.requests >= rules.minRequests ? 'safe' : 'open';
}
/** E against "the candidate is no worse than stable". */
function harmE(state) {
    return evidence(state.harm).e;
}
/**
 * E against "the candidate is `margin` times as bad as stable and has a bad share of `tolerate` or more": the mean
 * of the two E-values, each valid for its part, so their mean is for both together.
 */
function safetyE(state) {
    const ratio = evidence(state.ratio).e;
    return state.share === undefined ? ratio : (ratio + evidence(state.share).e) / 2;
}
/**
 * Whether the candidate does badly with all traffic, where stable has none to compare with: more than `margin` times
 * as bad as stable was during the rollout.
 */
function collapses(state, alone) {
    const test = observe(startHarmTest(state.rules.margin), { canary: alone, stable: state.stable });
    return isRejected(test, state.rules.alpha);
}
/** Requests that the candidate needs at least for a promotion, if none is bad. Undefined: no number is enough. */
function requestsNeeded(rules) {
    if (rules.tolerate === 0)
        return undefined;
    // Without bad requests the E-value of the ratio stays 1.
    return Math.max(rules.minRequests, cleanRequestsFor(rules.tolerate, 2 / rules.alpha - 1));
}
/**
 * Every request is an event that belongs to the candidate with probability `weight`. The numbers of requests of the
 * two "arms" only carry that probability; they are large enough for any number of events.
 */
function observeSplit(split, { weight, canary, stable }) {
    const events = canary.assigned + stable.assigned;
    const share = weight / 100;
    if (events === 0 || share <= 0 || share >= 1)
        return split;
    const scale = (2 * events) / Math.min(share, 1 - share);
    const toCanary = { requests: scale * share, bad: canary.assigned };
    const toStable = { requests: scale * (1 - share), bad: stable.assigned };
    return {
        more: observe(split.more, { canary: toCanary, stable: toStable }),
        less: observe(split.less, { canary: toStable, stable: toCanary }),
    };
}
function analysis_add(total, more) {
    return {
        requests: total.requests + more.requests,
        bad: total.bad + more.bad,
        assigned: total.assigned + more.assigned,
        unserved: total.unserved + more.unserved,
    };
}


/***/ }),

/***/ 50083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ countEnded),
/* harmony export */   Tf: () => (/* binding */ emptyTotals),
/* harmony export */   l0: () => (/* binding */ trafficTotals),
/* harmony export */   ul: () => (/* binding */ ARMS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34398);
/* harmony import */ var _latency_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51556);


const ARMS = ['stable', 'canary'];
const count = zod__WEBPACK_IMPORTED_MODULE_0__.int().nonnegative();
const STATUS_CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx', 'none'];
/** What one arm did since the splitter started. */
const armTotals = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** Requests that the split sent here, answered or not. */
    assigned: count,
    /** Requests that are judged: answered, failed or timed out. */
    requests: count,
    bad: count,
    /** The client went away before the answer, and not because it was slow: not judged. */
    abandoned: count,
    /** Failed here and answered by stable instead. */
    rescued: count,
    inFlight: count,
    statuses: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__["enum"](STATUS_CLASSES), count),
    latencies: zod__WEBPACK_IMPORTED_MODULE_0__.array(count),
});
/** What the splitter answers when asked. */
const trafficTotals = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** Percent of requests that go to the candidate. */
    weight: zod__WEBPACK_IMPORTED_MODULE_0__.number(),
    stable: armTotals,
    canary: armTotals,
    /** Records that the request log lost. */
    lostRecords: count,
});
function emptyTotals() {
    return {
        assigned: 0,
        requests: 0,
        bad: 0,
        abandoned: 0,
        rescued: 0,
        inFlight: 0,
        statuses: { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0, none: 0 },
        latencies: (0,_latency_js__WEBPACK_IMPORTED_MODULE_1__/* .emptyHistogram */ .wv)(),
    };
}
function countEnded(totals, ended) {
    totals.requests += 1;
    if (ended.bad)
        totals.bad += 1;
    if (ended.rescued)
        totals.rescued += 1;
    totals.statuses[statusClass(ended.status)] += 1;
    (0,_latency_js__WEBPACK_IMPORTED_MODULE_1__/* .countLatency */ .WN)(totals.latencies, ended.latencyMs);
}
function statusClass(status) {
    return STATUS_CLASSES[Math.floor(status / 100) - 1] ?? 'none';
}


/***/ }),

/***/ 75395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ splitCommand),
/* harmony export */   nH: () => (/* binding */ fillCommand),
/* harmony export */   ny: () => (/* binding */ takes)
/* harmony export */ });
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44487);

const OPERATORS = new Set(['|', '||', '&', '&&', ';', '>', '>>', '<', '2>', '2>&1']);
/**
 * Splits a command line at white space; quotes hold words together, a backslash takes the next character as it is.
 * There is no shell: variables, globs and operators have no meaning, and an operator is refused.
 * @throws UserError
 */
function splitCommand(text) {
    const words = [];
    for (const match of text.trim().matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+|["'\\]/gs)) {
        const word = match[0];
        if (/^["'\\]$/.test(word))
            throw new _core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('a quote is not closed', { fix: 'Close it, or write a list.' });
        if (OPERATORS.has(word)) {
            throw new _core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`"${word}" is for a shell, and the command runs without one`, {
                fix: 'Put it into a script and name that, or quote it if it is an argument.',
            });
        }
        words.push(unquote(word));
    }
    if (words.length === 0)
        throw new _core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('the command is empty');
    return words;
}
function unquote(word) {
    return word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/gs, (_, double, single, escaped) => {
        if (double !== undefined)
            return String(double).replace(/\\(["\\])/g, '$1');
        return String(single ?? escaped);
    });
}
/** Whether a placeholder such as `{port}` stands in a command. */
function takes(command, placeholder) {
    return command.some((word) => word.includes(`{${placeholder}}`));
}
/** Puts the model's path and the port in. A value is never split or read as a placeholder again. */
function fillCommand(command, values) {
    return command.map((word) => word.replace(/\{(model|port)\}/g, (_, name) => (name === 'model' ? values.model : String(values.port))));
}


/***/ }),

/***/ 72750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./build/packages/host/http.js
var http = __webpack_require__(575);
// EXTERNAL MODULE: ./build/packages/rollout/analysis.js + 2 modules
var analysis = __webpack_require__(9302);
// EXTERNAL MODULE: ./build/packages/rollout/deployment.js
var deployment = __webpack_require__(2695);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
;// CONCATENATED MODULE: ./build/packages/rollout/model-server.js




const POLL = 50;
const PROBE_LIMIT = 2_000;
const TAIL_LINES = 20;
const TAIL_BYTES = 8 * 1024;
/**
 * Starts a model server.
 * @param command filled: it names the port
 * @throws UserError if there is no such program
 */
async function startModelServer(crew, command, options) {
    try {
        return await crew.start(command, options);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`the model server cannot be started: ${(0,errors/* messageOf */.bD)(error)}`, {
            where: `serve: ${command[0]}`,
            fix: 'The plan names a program on the PATH of this job, or its path from the working directory.',
        });
    }
}
/**
 * Waits until a server answers 2xx at its readiness path.
 * @param path undefined: any answer at all will do
 * @param server undefined for one that somebody else started
 * @returns undefined once it is ready, else why it is not
 */
async function waitUntilReady(at, path, timeout, server, signal) {
    const deadline = performance.now() + timeout;
    let ended;
    server?.exit.then(({ code, signal: by }) => {
        ended = by === undefined ? `exit code ${code}` : `killed by ${by}`;
    });
    let last = 'no answer';
    while (!signal.aborted) {
        if (ended !== undefined)
            return failure(`ended before it was ready (${ended})`, server);
        last = await probe(at, path);
        // Whoever answers on this port may be another process, if ours has just ended.
        if (last === 'ready' && ended === undefined)
            return undefined;
        if (performance.now() > deadline) {
            return failure(`was not ready after ${timeout / 1000} s: GET ${path ?? '/'} gave ${last}`, server);
        }
        await (0,http/* pause */.v7)(POLL, signal).catch(() => undefined);
    }
    return failure('was still starting at the cancel', server);
}
/** One look at a readiness path: `ready`, or what came instead. */
function probe({ host, port }, path) {
    return new Promise((resolve) => {
        const request = (0,external_node_http_.get)({ host, port, path: path ?? '/', agent: false, timeout: PROBE_LIMIT }, (response) => {
            response.resume();
            const status = response.statusCode ?? 0;
            resolve(path === undefined || (status >= 200 && status < 300) ? 'ready' : `status ${status}`);
        });
        request.on('timeout', () => request.destroy(new Error('no answer')));
        request.on('error', (error) => resolve((0,files/* errorCode */.CA)(error) ?? error.message));
    });
}
async function failure(what, server) {
    return { what, tail: server === undefined ? [] : await tailOf(server.logFile) };
}
/** Tells when a running server ends by itself. */
async function endOf(server) {
    const { code, signal } = await server.exit;
    return failure(`ended (${signal === undefined ? `exit code ${code}` : `killed by ${signal}`})`, server);
}
/** The last lines of a log file, at most 8 KiB; none once the rollout's folder was removed. */
async function tailOf(file) {
    const handle = await (0,promises_.open)(file, 'r').catch((error) => {
        if ((0,files/* errorCode */.CA)(error) === 'ENOENT')
            return undefined;
        throw error;
    });
    if (handle === undefined)
        return [];
    try {
        const { size } = await handle.stat();
        const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
        await handle.read(buffer, 0, buffer.length, size - buffer.length);
        return buffer.toString('utf8').trimEnd().split('\n').slice(-TAIL_LINES);
    }
    finally {
        await handle.close();
    }
}

// EXTERNAL MODULE: ./build/packages/rollout/processes.js
var rollout_processes = __webpack_require__(93911);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/rollout/command.js
var command = __webpack_require__(75395);
;// CONCATENATED MODULE: ./build/packages/rollout/servers.js




const TARGET_TIMEOUT = 10_000;
/** Starts an arm's server, or takes the one that runs, and waits for it. @throws UserError for no such program */
async function readyServer(crew, given) {
    const { servers, arm, signal } = given;
    if (servers.kind === 'targets') {
        const at = arm === 'canary' ? servers.candidate : (servers.stable ?? servers.candidate);
        const failure = await waitUntilReady(at, undefined, TARGET_TIMEOUT, undefined, signal);
        return failure ?? { at, process: undefined, ended: new Promise(() => undefined) };
    }
    const at = { host: '127.0.0.1', port: await (0,rollout_processes/* freePort */.ov)() };
    const template = arm === 'canary' ? servers.candidate : servers.stable;
    const process = await startModelServer(crew, (0,command/* fillCommand */.nH)(template, { model: given.model, port: at.port }), {
        cwd: given.workingDirectory,
        environment: given.environment,
        logFile: (0,external_node_path_.join)(given.folder, `${arm}.log`),
    });
    given.started(process);
    const failure = await waitUntilReady(at, servers.readyPath, servers.readyTimeout, process, signal);
    return failure ?? { at, process, ended: endOf(process) };
}
function isFailure(given) {
    return 'what' in given;
}

;// CONCATENATED MODULE: ./build/packages/rollout/ready-servers.js


const GRACE = 5_000;
const HURRIED_GRACE = 2_000;
/**
 * Starts the servers, both at once, and waits for them; the first one that fails ends the wait. Ends what it started
 * when the stack is disposed of.
 * @throws UserError for no such program
 */
async function startArms(given, crew, stack) {
    const comparable = hasStable(given);
    const processes = endedWith(stack, given.signal);
    const abort = new AbortController();
    const { folder, workingDirectory, environment } = given;
    const { servers } = given.plan;
    const signal = AbortSignal.any([given.signal, abort.signal]);
    let failed;
    const ready = async (arm, model) => {
        const result = await readyServer(crew, {
            ...{ servers, arm, model, folder, workingDirectory, environment, signal },
            started: (process) => processes.push(process),
        });
        if (isFailure(result)) {
            failed ??= { ...result, arm };
            abort.abort();
        }
        return result;
    };
    const [canary, stable] = await bothOrThrow(ready('canary', given.candidate), comparable ? ready('stable', given.stable ?? '') : undefined, abort);
    if (failed !== undefined)
        return failed;
    if (isFailure(canary))
        return { ...canary, arm: 'canary' };
    return { canary, stable: stable === undefined || isFailure(stable) ? canary : stable, comparable };
}
function hasStable({ plan, stable }) {
    return plan.servers.kind === 'targets' ? plan.servers.stable !== undefined : stable !== undefined;
}
/** A list of processes that end when the stack is disposed of, sooner after a cancellation. */
function endedWith(stack, signal) {
    const processes = [];
    stack.defer(async () => {
        const grace = signal.aborted ? HURRIED_GRACE : GRACE;
        await Promise.all(processes.map((process) => (0,rollout_processes/* endFamily */._b)(process.family, grace)));
    });
    return processes;
}
/** Waits for both even if one throws, so that no process is started after the end. */
async function bothOrThrow(first, second, abort) {
    for (const one of [first, second])
        one?.catch(() => abort.abort());
    await Promise.allSettled([first, second]);
    return [await first, await second];
}

// EXTERNAL MODULE: ./build/packages/rollout/replay.js
var replay = __webpack_require__(82615);
;// CONCATENATED MODULE: ./build/packages/rollout/stage.js
/** Milliseconds for answers under way: of the candidate before it is stopped, and of all at the end. */
const DRAIN = { calm: 2_000, hurried: 500 };

// EXTERNAL MODULE: ./build/packages/rollout/start-splitter.js
var start_splitter = __webpack_require__(80864);
;// CONCATENATED MODULE: ./build/packages/rollout/steps.js

/**
 * Takes a rollout through its weights. Every look may end it; a step lasts `interval`, or one look once the candidate
 * is shown to be safe. At 100 % there is nothing to compare with any more: the candidate must only not collapse.
 * The weight is left where it was at the end: the caller decides, and must not wait.
 */
async function runSteps(run) {
    let state = (0,analysis/* startAnalysis */.nX)(run.plan.analysis, run.plan.stickyHeader !== undefined);
    const steps = [];
    for (const weight of run.plan.steps) {
        const interruption = run.interrupted();
        if (interruption !== undefined)
            return { finding: interruption, steps, state };
        if (weight === 100 && (0,analysis/* judge */.S4)(state) !== 'safe')
            return { finding: 'undecided', steps, state };
        run.onStep(weight);
        const result = await runStep(run, weight, state);
        state = result.state;
        steps.push(result.step);
        if (result.step.finding !== 'went on')
            return { finding: result.step.finding, steps, state };
    }
    return { finding: 'shown-safe', steps, state };
}
async function runStep(run, weight, before) {
    const { traffic, plan } = run;
    const first = await traffic.setWeight(weight);
    const deadline = run.now() + (weight === 100 ? plan.lookEvery : plan.interval);
    let [state, seen, looks] = [before, first, 0];
    for (;;) {
        await run.wait(Math.max(0, Math.min(plan.lookEvery, deadline - run.now())));
        const interruption = run.interrupted();
        // At a cancel the weight comes first; a look would only cost time.
        if (interruption !== 'cancelled') {
            const totals = await traffic.totals();
            state = (0,analysis/* addLook */.NP)(state, lookBetween(weight, seen, totals));
            seen = totals;
            looks += 1;
            run.onLook(weight, state);
        }
        const { canary, stable } = countsOf(first, seen);
        const over = run.now() >= deadline;
        const finding = interruption ?? (weight === 100 ? judgeAlone(before, canary) : judgeStep((0,analysis/* judge */.S4)(state), canary, over));
        if (finding === undefined)
            continue;
        const evidence = { harmE: (0,analysis/* harmE */.M6)(state), safetyE: (0,analysis/* safetyE */.r2)(state) };
        return { state, step: { weight, looks, canary, stable, ...evidence, finding } };
    }
}
/** With all traffic on the candidate one look decides. */
function judgeAlone(before, canary) {
    return (0,analysis/* collapses */.F5)(before, canary) ? 'collapsed' : 'went on';
}
/** @returns undefined: look again */
function judgeStep(judgement, canary, over) {
    if (judgement !== 'open' && judgement !== 'safe')
        return judgement;
    // More traffic for a candidate of which nothing was seen would be a leap in the dark.
    if (over && canary.requests === 0)
        return 'no-traffic';
    return over || (judgement === 'safe' && canary.requests > 0) ? 'went on' : undefined;
}
function countsOf(first, last) {
    return {
        canary: countsBetween(first.canary, last.canary),
        stable: countsBetween(first.stable, last.stable),
    };
}
/** What an arm answered between two counts. */
function countsBetween(first, last) {
    return { requests: last.requests - first.requests, bad: last.bad - first.bad };
}
function lookBetween(weight, first, last) {
    const armLook = (from, to) => {
        const counts = countsBetween(from, to);
        const notServed = unserved(to) - unserved(from);
        return { ...counts, assigned: to.assigned - from.assigned, unserved: Math.max(counts.bad, notServed) };
    };
    return { weight, canary: armLook(first.canary, last.canary), stable: armLook(first.stable, last.stable) };
}
function unserved({ statuses }) {
    return statuses['4xx'] + statuses['5xx'] + statuses.none;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
;// CONCATENATED MODULE: ./build/packages/rollout/take-back.js






const MAX_AFTERMATH = 5_000;
const take_back_POLL = 50;
/** Weight 0 before anything else; then the candidate is stopped, and stable is watched for a moment. */
async function takeBack({ given, arms, splitter, watch }, ending) {
    const began = watch.at() ?? performance.now();
    await splitter.traffic.setWeight(0);
    const undoneIn = performance.now() - began;
    if (arms.comparable)
        given.say(`All requests go to stable again, after ${(0,quantities/* formatDuration */.a3)(undoneIn)}.`);
    const hurried = ending === 'cancelled';
    await drainCandidate(splitter, hurried ? DRAIN.hurried : DRAIN.calm);
    if (arms.canary.process !== undefined)
        await (0,rollout_processes/* endFamily */._b)(arms.canary.process.family, DRAIN.calm);
    if (hurried || ending === 'stable-failed' || !arms.comparable)
        return { after: undefined, undoneIn };
    const before = await splitter.traffic.totals();
    await (0,http/* pause */.v7)(Math.min(given.plan.lookEvery, MAX_AFTERMATH), given.signal).catch(() => undefined);
    const { stable } = await splitter.traffic.totals();
    return { after: countsBetween(before.stable, stable), undoneIn };
}
async function drainCandidate({ traffic }, limit) {
    const deadline = performance.now() + limit;
    while (performance.now() < deadline) {
        if ((await traffic.totals()).canary.inFlight === 0)
            return;
        await (0,external_node_timers_promises_.setTimeout)(take_back_POLL);
    }
}

;// CONCATENATED MODULE: ./build/packages/rollout/watch.js
/** Watches for a cancel and for servers that end by themselves. */
function watchFor({ signal }, { canary, stable, comparable }) {
    const abort = new AbortController();
    let found;
    const note = (kind, failure) => {
        found ??= { kind, at: performance.now(), ...(failure && { failure }) };
        abort.abort();
    };
    canary.ended.then((failure) => note('candidate-failed', { ...failure, arm: 'canary' }));
    if (comparable)
        stable.ended.then((failure) => note('stable-failed', { ...failure, arm: 'stable' }));
    if (signal.aborted)
        note('cancelled');
    else
        signal.addEventListener('abort', () => note('cancelled'), { once: true });
    return {
        signal: abort.signal,
        kind: () => found?.kind,
        failure: () => found?.failure,
        at: () => found?.at,
    };
}

;// CONCATENATED MODULE: ./build/packages/rollout/deploy.js
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












const NOTHING = {
    weight: 0,
    steps: [],
    analysis: undefined,
    failure: undefined,
    candidateLog: [],
    after: undefined,
    undoneIn: undefined,
    totals: undefined,
    replay: undefined,
    listen: undefined,
};
/**
 * Brings a candidate out: servers, splitter, replay, steps; then promotes it or takes it back. Nothing of it runs
 * when this returns or throws.
 * @throws UserError for a program that is missing or a port that is taken; ServiceError if the splitter fails
 */
async function deploy(given, crew) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const { plan, seed, say } = given;
        const arms = await startArms(given, crew, stack);
        if ('what' in arms) {
            const ending = arms.arm === 'canary' ? 'candidate-not-ready' : 'stable-not-ready';
            if (given.signal.aborted)
                return { ...NOTHING, seed, ending: 'cancelled' };
            return { ...NOTHING, seed, ending, failure: arms };
        }
        const splitter = await (0,start_splitter/* startSplitter */.Cc)(crew, {
            plan,
            seed,
            targets: { stable: arms.stable.at, canary: arms.canary.at },
            folder: given.folder,
            requestLog: given.requestLog,
            command: given.splitter,
            environment: given.environment,
        });
        const replay = startTraffic(given, splitter);
        stack.defer(async () => {
            const replayed = replay?.stop();
            await (0,rollout_processes/* endFamily */._b)(splitter.process.family, DRAIN.hurried);
            await replayed;
        });
        const { host, port } = splitter.listen;
        say(`The splitter takes requests on http://${host}:${port}.`);
        const stage = { given, arms, splitter, replay, watch: watchFor(given, arms) };
        const result = await (arms.comparable ? runSteps(stepsRun(stage)) : runFirst(stage));
        // Awaited here: what is started must not be ended before it is through.
        return await finish(stage, result);
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
function startTraffic({ plan, requests }, { listen }) {
    if (plan.replay === undefined || requests === undefined)
        return undefined;
    const { rate, concurrency, maxRequests } = plan.replay;
    // Every weight below 100 has a full interval, the last one a single look.
    const length = plan.interval * (plan.steps.length - 1) + plan.lookEvery;
    const spread = concurrency === undefined ? (0,replay/* spreadRate */.SC)(Math.min(requests.count, maxRequests), length) : undefined;
    return (0,replay/* startReplay */.qK)(requests.path, plan.replay, listen, rate ?? spread);
}
function stepsRun({ given, splitter, watch }) {
    return {
        plan: given.plan,
        traffic: splitter.traffic,
        now: () => performance.now(),
        wait: (milliseconds) => (0,http/* pause */.v7)(milliseconds, watch.signal).catch(() => undefined),
        interrupted: watch.kind,
        onStep: (weight) => given.say(`${weight} % of the requests go to the candidate.`),
        onLook: (weight, state) => {
            const { canary, stable } = state;
            given.say(`  ${weight} %: candidate ${canary.bad} bad of ${canary.requests}, stable ${stable.bad} of ${stable.requests}; E harm ${(0,analysis/* harmE */.M6)(state).toPrecision(3)}, safety ${(0,analysis/* safetyE */.r2)(state).toPrecision(3)}`);
        },
    };
}
/** Without stable there is nothing to compare with: all traffic for one interval. */
async function runFirst({ given, splitter, watch }) {
    const { plan } = given;
    const first = await splitter.traffic.setWeight(100);
    await (0,http/* pause */.v7)(plan.interval, watch.signal).catch(() => undefined);
    const canary = countsBetween(first.canary, (await splitter.traffic.totals()).canary);
    const clean = canary.bad === 0 && canary.requests >= plan.analysis.minRequests;
    const finding = watch.kind() ?? (plan.first === 'promote' && clean ? 'first-clean' : 'first-held');
    const step = {
        weight: 100,
        looks: 1,
        canary,
        stable: { requests: 0, bad: 0 },
        harmE: 1,
        safetyE: 1,
        finding: 'went on',
    };
    return { finding, steps: [step] };
}
/** Takes the candidate back unless it is promoted, and stops the splitter. */
async function finish(stage, result) {
    const { given, splitter, replay, watch } = stage;
    const ending = result.finding;
    const promoted = deployment/* OUTCOMES */.i[ending] === 'promoted';
    const failed = ending === 'candidate-failed' || ending === 'stable-failed';
    const failure = failed ? watch.failure() : undefined;
    const undone = promoted ? undefined : await takeBack(stage, ending);
    const replayed = replay?.stop();
    const totals = await splitter.traffic.stop(ending === 'cancelled' ? DRAIN.hurried : DRAIN.calm);
    return {
        ending,
        weight: promoted ? 100 : 0,
        steps: result.steps,
        analysis: result.state,
        failure,
        candidateLog: await candidateLog(stage, ending),
        after: undone?.after,
        undoneIn: undone?.undoneIn,
        totals,
        replay: await replayed,
        listen: splitter.listen,
        seed: given.seed,
    };
}
async function candidateLog({ arms }, ending) {
    const judged = ending === 'harmful' || ending === 'collapsed';
    return judged && arms.canary.process !== undefined ? tailOf(arms.canary.process.logFile) : [];
}


/***/ }),

/***/ 2695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ OUTCOMES)
/* harmony export */ });
const OUTCOMES = {
    'shown-safe': 'promoted',
    'first-clean': 'promoted',
    harmful: 'rolled-back',
    collapsed: 'rolled-back',
    'candidate-failed': 'rolled-back',
    'candidate-not-ready': 'rolled-back',
    'stable-failed': 'held',
    'stable-not-ready': 'held',
    'split-off': 'held',
    'stable-unhealthy': 'held',
    'no-traffic': 'held',
    undecided: 'held',
    'first-held': 'held',
    cancelled: 'held',
    interrupted: 'held',
    unchanged: 'unchanged',
};


/***/ }),

/***/ 51556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WN: () => (/* binding */ countLatency),
/* harmony export */   kb: () => (/* binding */ latencyQuantile),
/* harmony export */   wv: () => (/* binding */ emptyHistogram)
/* harmony export */ });
const BUCKETS = 64;
const GROWTH = 1.2;
function emptyHistogram() {
    return Array.from({ length: BUCKETS }, () => 0);
}
/** Adds one latency in milliseconds. */
function countLatency(histogram, milliseconds) {
    const exact = milliseconds <= 1 ? 0 : Math.ceil(Math.log(milliseconds) / Math.log(GROWTH) - 1e-9);
    const bucket = Math.min(exact, BUCKETS - 1);
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
}
/**
 * Upper end of the bucket that holds a quantile, in milliseconds: at most 20 % above the true one.
 * Undefined for no latencies.
 */
function latencyQuantile(histogram, q) {
    const total = histogram.reduce((sum, count) => sum + count, 0);
    if (total === 0)
        return undefined;
    let below = 0;
    const bucket = histogram.findIndex((count) => {
        below += count;
        return below >= q * total;
    });
    return GROWTH ** Math.max(bucket, 0);
}


/***/ }),

/***/ 69910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ readPlan)
});

// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
// EXTERNAL MODULE: ./build/packages/core/schema-message.js
var schema_message = __webpack_require__(54893);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/packages/core/parsed.js
var parsed = __webpack_require__(23969);
// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
// EXTERNAL MODULE: ./build/packages/rollout/command.js
var command = __webpack_require__(75395);
;// CONCATENATED MODULE: ./build/packages/rollout/plan-schema.js



const duration = (0,parsed/* parsedBy */.f)(quantities/* parseDuration */.E9).refine((value) => value >= 1, 'must be at least 1 ms');
const plan_schema_command = schemas.union([schemas.array(schemas.string().min(1)).min(1), (0,parsed/* parsedBy */.f)(command/* splitCommand */.GW)], {
    error: 'expected a list of words, or one line without shell operators or open quotes',
})
    .refine((words) => (0,command/* takes */.ny)(words, 'port'), 'the command must take {port}, the port that it shall listen on');
const address = (0,parsed/* parsedBy */.f)((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'http:' || url.pathname !== '/' || url.search !== '' || url.username !== '') {
        throw new errors/* UserError */.yo(`"${text}" is not an address of a server`, {
            fix: 'Write http://<host>:<port>, such as http://127.0.0.1:8081.',
        });
    }
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || '80') };
});
const listen = (0,parsed/* parsedBy */.f)((text) => {
    const [, host, port] = /^(\d+\.\d+\.\d+\.\d+|localhost):(\d{1,5})$/.exec(text) ?? [];
    if (host === undefined || Number(port) > 65_535) {
        throw new errors/* UserError */.yo(`"${text}" is not <host>:<port>`, {
            fix: 'Such as 127.0.0.1:8080; port 0 takes a free one.',
        });
    }
    return { host, port: Number(port) };
});
const plan_schema_status = (0,parsed/* parsedBy */.f)((text) => {
    const [, code] = /^>=\s*([1-5]\d\d)$/.exec(text.trim()) ?? [];
    if (code === undefined)
        throw new errors/* UserError */.yo(`"${text}" is not a bound on the status`, { fix: "Write '>= 500'." });
    return Number(code);
});
const serve = schemas.strictObject({
    command: plan_schema_command,
    candidate: schemas.strictObject({ command: plan_schema_command }).optional(),
    ready: schemas.string().startsWith('/').default('/healthz'),
    'ready-timeout': duration.prefault('60s'),
})
    .superRefine((given, context) => {
    if (given.candidate === undefined && !(0,command/* takes */.ny)(given.command, 'model')) {
        context.addIssue({
            code: 'custom',
            path: ['command'],
            message: 'the command must take {model}, or both servers would serve the same',
        });
    }
});
const targets = schemas.strictObject({ stable: address.optional(), candidate: address });
/** Weights in percent. */
const stepsSchema = schemas.array(schemas.number().gt(0).max(100)).min(1).superRefine(checkSteps);
/** Reports weights that do not rise, at their own line; the first may not be 100 and the last must be. */
function checkSteps(weights, context) {
    weights.forEach((weight, index) => {
        const before = weights[index - 1];
        if (before !== undefined && weight <= before) {
            const message = `the weights must rise, and ${weight} comes after ${before}`;
            context.addIssue({ code: 'custom', path: [index], message });
        }
    });
    if (weights[0] === 100) {
        const message = 'a weight below 100 must come first: without stable there is nothing to compare with';
        context.addIssue({ code: 'custom', path: [0], message });
    }
    if (weights.at(-1) !== 100) {
        const message = 'the last weight must be 100, the promotion';
        context.addIssue({ code: 'custom', path: [weights.length - 1], message });
    }
}
const analysis = schemas.strictObject({
    bad: schemas.strictObject({ status: plan_schema_status.optional(), 'slower-than': duration.optional() })
        .refine((bad) => bad.status !== undefined || bad['slower-than'] !== undefined, 'say status, slower-than or both')
        .prefault({ status: '>= 500' }),
    alpha: schemas.number().gt(0).max(0.5).default(0.05),
    margin: schemas.number().gt(1).max(100).default(2),
    tolerate: schemas.number().min(0).max(0.5).default(0.01),
    'min-requests': schemas.int().min(1).default(100),
});
const replay = schemas.strictObject({
    requests: schemas.string().min(1),
    path: schemas.string().startsWith('/'),
    rate: schemas.number().gt(0).max(10_000).optional(),
    concurrency: schemas.int().min(1).max(256).optional(),
    repeat: schemas.boolean().default(false),
    'max-requests': schemas.int().min(1).default(100_000),
})
    .refine((given) => given.rate === undefined || given.concurrency === undefined, {
    message: 'say rate or concurrency, not both',
    path: ['concurrency'],
});
const field = schemas.string()
    .min(1)
    .refine((name) => !name.startsWith('@'), 'names that begin with @ are those of the log itself');
const log = schemas.strictObject({
    instances: schemas.string().min(1).optional(),
    features: schemas.array(field).min(1).optional(),
    score: schemas.string().min(1).optional(),
})
    .refine((given) => given.features !== undefined || given.score !== undefined, 'say features, score or both');
const planSchema = schemas.strictObject({
    serve: serve.optional(),
    targets: targets.optional(),
    listen: listen.prefault('127.0.0.1:0'),
    steps: stepsSchema.default([5, 25, 50, 100]),
    interval: duration.prefault('60s'),
    looks: duration.optional(),
    analysis: analysis.prefault({}),
    traffic: schemas.strictObject({ replay }).optional(),
    'request-timeout': duration.prefault('30s'),
    'retry-on-stable': schemas.boolean().default(false),
    sticky: schemas.strictObject({ header: schemas.string().regex(/^[A-Za-z0-9-]+$/, 'is not the name of a header') })
        .optional(),
    log: log.optional(),
    first: schemas["enum"](['hold', 'promote']).default('hold'),
    seed: schemas.int().min(0).optional(),
})
    .superRefine((plan, context) => {
    if (plan.looks !== undefined && plan.looks > plan.interval) {
        context.addIssue({ code: 'custom', path: ['looks'], message: 'must not be longer than interval' });
    }
})
    .transform(({ serve, targets, ...plan }, context) => {
    if (serve !== undefined && targets === undefined)
        return { ...plan, servers: started(serve) };
    if (targets !== undefined && serve === undefined)
        return { ...plan, servers: running(targets) };
    context.addIssue({
        code: 'custom',
        path: targets === undefined ? [] : ['targets'],
        message: 'say serve (how servers are started) or targets (servers that run already), one of the two',
    });
    return core/* NEVER */.tm;
});
function started(given) {
    return {
        kind: 'serve',
        stable: given.command,
        candidate: given.candidate?.command ?? given.command,
        readyPath: given.ready,
        readyTimeout: given['ready-timeout'],
    };
}
function running(given) {
    return { kind: 'targets', stable: given.stable, candidate: given.candidate };
}

;// CONCATENATED MODULE: ./build/packages/rollout/plan.js


const DEFAULT_LOOK = 5_000;
/**
 * Reads a rollout plan; inputs that are set take the place of its values.
 * @throws UserError that names every problem with its line
 */
function readPlan(document, overrides = {}) {
    const given = (0,yaml/* checkDocument */.s)(document, planSchema);
    const interval = overrides.interval ?? given.interval;
    const { analysis, traffic, log } = given;
    return {
        servers: given.servers,
        listen: given.listen,
        steps: overrides.steps === undefined ? given.steps : readSteps(overrides.steps),
        interval,
        lookEvery: Math.min(interval, given.looks ?? DEFAULT_LOOK),
        bad: { status: analysis.bad.status, slowerThan: analysis.bad['slower-than'] },
        analysis: {
            alpha: analysis.alpha,
            margin: analysis.margin,
            tolerate: analysis.tolerate,
            minRequests: analysis['min-requests'],
        },
        replay: traffic && { ...traffic.replay, maxRequests: traffic.replay['max-requests'] },
        requestTimeout: given['request-timeout'],
        retryOnStable: given['retry-on-stable'],
        stickyHeader: given.sticky?.header.toLowerCase(),
        log: log && { instances: log.instances, features: log.features ?? [], score: log.score },
        first: given.first,
        seed: given.seed,
    };
}
/** @throws UserError for weights that are no numbers or do not rise */
function readSteps(words) {
    const result = stepsSchema.safeParse(words.map((word) => Number(word.replace(/%$/, ''))), { error: schema_message/* schemaMessage */.N });
    if (result.success)
        return result.data;
    throw new errors/* UserError */.yo(result.error.issues.map((issue) => ({ what: issue.message, where: 'input steps' })));
}


/***/ }),

/***/ 52833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XI: () => (/* binding */ presentPlan),
/* harmony export */   jO: () => (/* binding */ tooFewRequests)
/* harmony export */ });
/* unused harmony export expectedRequests */
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23997);
/* harmony import */ var _report__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89054);
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9302);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30009);
/* harmony import */ var _replay_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82615);





/** Requests that a replay sends to the candidate at each weight below 100, if no step ends early. */
function expectedRequests(plan, total) {
    const { replay, interval, lookEvery } = plan;
    if (replay === undefined || total === undefined || replay.concurrency !== undefined)
        return undefined;
    const weights = plan.steps.filter((weight) => weight < 100);
    const available = replay.repeat ? replay.maxRequests : Math.min(total, replay.maxRequests);
    const rate = replay.rate ?? (0,_replay_js__WEBPACK_IMPORTED_MODULE_0__/* .spreadRate */ .SC)(Math.min(total, replay.maxRequests), interval * weights.length + lookEvery);
    let left = available;
    return weights.map((weight) => {
        const sent = Math.min(left, (rate * interval) / 1000);
        left -= sent;
        return Math.round((sent * weight) / 100);
    });
}
/** A sentence if a replay cannot be enough for a promotion even if nothing goes wrong. */
function tooFewRequests(plan, total) {
    const needed = (0,_analysis_js__WEBPACK_IMPORTED_MODULE_1__/* .requestsNeeded */ .Kn)(plan.analysis);
    const expected = expectedRequests(plan, total)?.reduce((sum, count) => sum + count, 0);
    if (needed === undefined || expected === undefined || expected >= needed)
        return undefined;
    return `The replay brings the candidate about ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(expected)} requests; without a single bad one it needs ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(needed)} to be promoted. Replay more, or raise analysis.tolerate or the weights.`;
}
/** What would be done, without doing it. */
function presentPlan(plan, facts) {
    const expected = expectedRequests(plan, facts.requests);
    const short = tooFewRequests(plan, facts.requests);
    const rows = plan.steps.map((weight, index) => [
        `${weight} %`,
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(weight === 100 ? plan.lookEvery : plan.interval),
        expected?.[index] === undefined ? '' : (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(expected[index]),
    ]);
    const columns = ['Weight', 'at most', 'candidate requests, about'];
    return [
        ...(short === undefined ? [] : [(0,_report__WEBPACK_IMPORTED_MODULE_3__/* .callout */ .xl)('warning', short)]),
        (0,_report__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(columns, rows, columns),
        (0,_report__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)((0,_present_js__WEBPACK_IMPORTED_MODULE_4__/* .rulesInWords */ .k5)(plan)),
        ...commandsOf(plan, facts),
    ];
}
function commandsOf({ servers }, { candidate, stable }) {
    if (servers.kind === 'targets') {
        const { host, port } = servers.candidate;
        return [(0,_report__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)('The candidate is expected at ', { code: `${host}:${port}` }, '.')];
    }
    const shown = (template, model) => JSON.stringify(template.map((word) => word.replaceAll('{model}', () => model)));
    const lines = [
        ...(stable === undefined ? [] : [`stable     ${shown(servers.stable, stable)}`]),
        `candidate  ${shown(servers.candidate, candidate)}`,
    ];
    return [(0,_report__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)('Servers that would be started, each with a free {port}:'), (0,_report__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(lines.join('\n'))];
}


/***/ }),

/***/ 30009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ presentDeployment),
/* harmony export */   JL: () => (/* binding */ presentUndone),
/* harmony export */   YL: () => (/* binding */ log10),
/* harmony export */   k5: () => (/* binding */ rulesInWords),
/* harmony export */   wj: () => (/* binding */ deploymentDetails)
/* harmony export */ });
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23997);
/* harmony import */ var _report__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89054);
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9302);
/* harmony import */ var _arms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50083);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2695);
/* harmony import */ var _latency_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51556);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(191);







const TONES = {
    promoted: 'tip',
    unchanged: 'note',
    held: 'warning',
    'rolled-back': 'caution',
};
const NOW = {
    promoted: 'The candidate took all requests at the end. Next: move its stage with register-model (operation: promote); the entry of this step is the evidence.',
    unchanged: 'Nothing was started or moved.',
    held: 'Stable serves as before. Next: give the rollout more requests or a longer interval, or look at what the reason names, and run it again.',
    'rolled-back': 'Stable serves as before; the candidate gets no requests. Next: read what it answered, mend it, and run again.',
};
/** The summary of a deployment. */
function presentDeployment(plan, result) {
    const outcome = _deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .i[result.ending];
    return [
        (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .callout */ .xl)(TONES[outcome], NOW[outcome]),
        ...(result.steps.length === 0 ? [] : [stepsTable(result)]),
        ...(result.totals === undefined ? [] : [armsTable(result.totals)]),
        ...failureOf(result),
        (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(notesOn(plan, result)),
        (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .details */ .zH)('How it was judged', (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(rulesInWords(plan))),
    ];
}
function stepsTable({ steps, after }) {
    const columns = ['Weight', 'Candidate', 'bad', 'Stable', 'its bad', 'E harm', 'E safety', 'Then'];
    const row = (step) => [
        `${step.weight} %`,
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(step.canary.requests),
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(step.canary.bad),
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(step.stable.requests),
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(step.stable.bad),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .evidenceInWords */ .KG)(step.harmE),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .evidenceInWords */ .KG)(step.safetyE),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .findingInWords */ .IC)(step),
    ];
    const back = after && [
        '0 %',
        '0',
        '0',
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(after.requests),
        (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(after.bad),
        '',
        '',
        'stable alone',
    ];
    return (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(columns, [...steps.map(row), ...(back ? [back] : [])], columns.slice(0, -1));
}
function armsTable(totals) {
    const columns = ['Over all', 'requests', 'bad', 'p50', 'p95', 'answers'];
    const quantile = (latencies, q) => {
        const found = (0,_latency_js__WEBPACK_IMPORTED_MODULE_4__/* .latencyQuantile */ .kb)(latencies, q);
        return found === undefined ? '' : (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(found);
    };
    const rows = _arms_js__WEBPACK_IMPORTED_MODULE_5__/* .ARMS */ .ul.map((arm) => {
        const { requests, bad, latencies, statuses } = totals[arm];
        const answers = Object.entries(statuses).filter(([, count]) => count > 0);
        return [
            arm === 'canary' ? 'candidate' : arm,
            (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(requests),
            requests === 0 ? '' : (0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatShare */ .T1)(bad, requests),
            quantile(latencies, 0.5),
            quantile(latencies, 0.95),
            answers.map(([name, count]) => `${name} ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(count)}`).join(', '),
        ];
    });
    return (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(columns, rows, ['requests', 'bad', 'p50', 'p95']);
}
function failureOf({ failure, candidateLog }) {
    const name = failure?.arm === 'stable' ? 'Stable' : 'The candidate';
    const said = failure === undefined ? [] : [(0,_report__WEBPACK_IMPORTED_MODULE_1__/* .paragraph */ .FY)(`${name}: its server ${failure.what}.`)];
    const tail = failure?.tail ?? candidateLog;
    if (tail.join('').trim() !== '') {
        return [...said, (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .details */ .zH)(`${name}: the last lines of its server`, (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(tail.join('\n')))];
    }
    return failure === undefined ? [] : [...said, (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .paragraph */ .FY)('It wrote nothing.')];
}
function notesOn(plan, { undoneIn, totals, replay, listen, seed, ending }) {
    const { canary, lostRecords = 0 } = totals ?? {};
    return [
        ...(undoneIn === undefined
            ? []
            : [`All requests were back on stable ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(undoneIn)} after the end was decided.`]),
        ...(canary === undefined || canary.rescued === 0
            ? []
            : [`${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(canary.rescued)} requests that the candidate failed were answered by stable.`]),
        ...(canary === undefined || canary.abandoned === 0
            ? []
            : [
                `${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(canary.abandoned)} callers of the candidate left before an answer; they are not judged.`,
            ]),
        ...(lostRecords === 0 ? [] : [`The request log lost ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(lostRecords)} records.`]),
        ...(replay === undefined
            ? []
            : [
                `Replayed ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(replay.sent)} requests${replay.exhausted ? ', all there were' : ''}; ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(replay.failed)} got no answer.`,
            ]),
        ...(listen === undefined
            ? []
            : [`Requests were taken on ${listen.host}:${listen.port}, split with seed ${seed}.`]),
        ...(plan.stickyHeader === undefined || ending === 'unchanged'
            ? []
            : ['Callers kept their arm, so the share of requests was not tested against the weight.']),
    ];
}
/** The rules of a plan, for the reader who asks what a word meant. */
function rulesInWords({ analysis, bad, interval, lookEvery, steps }) {
    const { alpha, margin, tolerate, minRequests } = analysis;
    const needed = (0,_analysis_js__WEBPACK_IMPORTED_MODULE_6__/* .requestsNeeded */ .Kn)(analysis);
    return [
        `Weights ${steps.join(', ')} %, at most ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(interval)} each, a look every ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(lookEvery)}.`,
        `A request is bad: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .badInWords */ .ae)(bad)}.`,
        `Rolled back as soon as E harm reaches ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(1 / alpha)}: evidence that the candidate's bad share is above stable's. A candidate that is not worse is rolled back with a probability of at most ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatShare */ .T1)(alpha)}, however often it is looked at and however the weights rise.`,
        `May be promoted once E safety has reached ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(1 / alpha)}: evidence against a bad share of ${margin} times stable's or more${tolerate === 0 ? '' : ` that is also ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatShare */ .T1)(tolerate)} or more`}; and ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(minRequests)} requests or more.`,
        ...(needed === undefined
            ? []
            : [`Without a bad request that takes the candidate ${(0,_core__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(needed)} requests.`]),
        'Test: one-sided conditional sequential count test with a half-normal mixture (Lindon & Malek 2022).',
    ];
}
/** The summary of what `post` did for a step that was killed. */
function presentUndone({ found, left, weight, silent }) {
    return [
        (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .callout */ .xl)('warning', 'The step was killed in the middle of a rollout. It was undone; stable serves as before.'),
        (0,_report__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)([
            weight === undefined
                ? `The splitter did not answer: ${silent ?? 'it had not been started'}.`
                : `The candidate had ${weight} % of the requests; now none.`,
            `${found} processes of the rollout still ran; ${left} are left.`,
        ]),
    ];
}
/** Numbers of a deployment for the report. E-values as their decimal logarithm: they leave JSON's whole numbers. */
function deploymentDetails(plan, result) {
    const { ending, weight, steps, after, undoneIn, totals, replay, seed, failure } = result;
    return {
        outcome: _deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .i[ending],
        ending,
        reason: (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(plan, result),
        weight,
        seed,
        steps: steps.map(({ harmE, safetyE, looks, finding, canary, stable, weight: at }) => ({
            weight: at,
            looks,
            finding,
            canary: { ...canary },
            stable: { ...stable },
            harmLog10E: log10(harmE),
            safetyLog10E: log10(safetyE),
        })),
        after: after === undefined ? null : { ...after },
        undoneInMs: undoneIn === undefined ? null : Math.round(undoneIn),
        totals: totals ?? null,
        replay: replay === undefined ? null : { ...replay },
        failure: failure === undefined ? null : { arm: failure.arm, what: failure.what, tail: [...failure.tail] },
    };
}
/** An E-value of 0 is one too small for a double. */
function log10(e) {
    return Math.log10(Math.max(e, Number.MIN_VALUE));
}


/***/ }),

/***/ 93911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _b: () => (/* binding */ endFamily),
/* harmony export */   _u: () => (/* binding */ newCrew),
/* harmony export */   ov: () => (/* binding */ freePort)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7642);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79103);




const VARIABLE = 'LOCKSTEP_ROLLOUT';
const POLL = 25;
/** A crew whose members are told from all others by an id. */
async function newCrew() {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const own = { leader: process.pid, startTicks: await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .startTicksOf */ .Ag)(process.pid) };
    let members = 0;
    return {
        family: { ...own, marker: `${VARIABLE}=${id}` },
        start: async ([program = '', ...args], { cwd, environment, logFile }) => {
            members += 1;
            const member = `${id}-${members}`;
            const marked = { ...environment, [VARIABLE]: id, [`${VARIABLE}_MEMBER`]: member };
            const session = await (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .startSession */ .J0)(program, args, { cwd, environment: marked, logFile });
            const { pid: leader, startTicks } = session;
            return { ...session, logFile, family: { leader, startTicks, marker: `${VARIABLE}_MEMBER=${member}` } };
        },
    };
}
/**
 * Ends all processes of a family: SIGTERM, then SIGKILL for those that are still there.
 * @returns how many processes are left after all that: 0, but for one that the kernel holds
 */
async function endFamily(family, graceMs) {
    (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .signalMembers */ .w)(await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .membersOf */ .l)(family), 'SIGTERM');
    if (await isGone(family, graceMs))
        return 0;
    (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .signalMembers */ .w)(await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .membersOf */ .l)(family), 'SIGKILL');
    await isGone(family, 1_000);
    return (await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .membersOf */ .l)(family)).length;
}
async function isGone(family, limit) {
    const deadline = performance.now() + limit;
    for (;;) {
        if ((await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .membersOf */ .l)(family)).length === 0)
            return true;
        if (performance.now() > deadline)
            return false;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(POLL);
    }
}
/** A port of this machine that nobody listened on a moment ago. */
function freePort() {
    return new Promise((resolve, reject) => {
        const server = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.createServer)();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
        });
    });
}


/***/ }),

/***/ 82615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kx: () => (/* binding */ countRequests),
/* harmony export */   SC: () => (/* binding */ spreadRate),
/* harmony export */   qK: () => (/* binding */ startReplay)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37067);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80481);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(575);





const MAX_IN_FLIGHT = 256;
const MAX_PROBLEMS = 10;
/**
 * Reads a file of requests once, to refuse a bad one before anything is started.
 * @returns how many requests it holds
 * @throws UserError that names the first lines that are no JSON, or an empty file
 */
async function countRequests(path, name) {
    const problems = [];
    let requests = 0;
    let number = 0;
    for await (const line of linesOf(path)) {
        number += 1;
        if (line.trim() === '')
            continue;
        requests += 1;
        try {
            JSON.parse(line);
        }
        catch (error) {
            problems.push({ what: `not JSON: ${(0,_core__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`, where: `${name}:${number}` });
            if (problems.length === MAX_PROBLEMS)
                break;
        }
    }
    if (problems.length > 0)
        throw new _core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(problems);
    if (requests === 0)
        throw new _core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('the file holds no request', { where: name });
    return requests;
}
/**
 * Requests per second that bring a whole file through in a time.
 * @param total requests in the file
 * @param milliseconds how long they shall last
 */
function spreadRate(total, milliseconds) {
    return (total * 1000) / milliseconds;
}
/**
 * Sends the requests of a file to the splitter, in their order, until it is stopped or through.
 * @param rate per second; undefined: as fast as `replay.concurrency` callers get answers
 */
function startReplay(file, replay, to, rate) {
    const abort = new AbortController();
    const agent = new node_http__WEBPACK_IMPORTED_MODULE_1__.Agent({ keepAlive: true });
    const counts = { sent: 0, answered: 0, failed: 0, exhausted: false };
    const underWay = new Set();
    const started = performance.now();
    const limit = rate === undefined ? (replay.concurrency ?? 1) : MAX_IN_FLIGHT;
    const run = async () => {
        for await (const line of requestsOf(file, replay)) {
            if (rate !== undefined)
                await pauseUntil(started + (counts.sent * 1000) / rate, abort.signal);
            while (underWay.size >= limit)
                await Promise.race(underWay);
            if (abort.signal.aborted)
                return;
            counts.sent += 1;
            const exchange = send(to, replay.path, line, agent)
                .then((answered) => {
                if (answered)
                    counts.answered += 1;
                else
                    counts.failed += 1;
            })
                .finally(() => underWay.delete(exchange));
            underWay.add(exchange);
        }
        counts.exhausted = true;
    };
    const done = run().then(() => Promise.all(underWay));
    return {
        counts: () => ({ ...counts }),
        stop: async () => {
            abort.abort();
            await done;
            agent.destroy();
            return { ...counts };
        },
    };
}
async function* requestsOf(file, { repeat, maxRequests }) {
    let given = 0;
    do {
        for await (const line of linesOf(file)) {
            if (line.trim() === '')
                continue;
            if (given >= maxRequests)
                return;
            given += 1;
            yield line;
        }
    } while (repeat);
}
function linesOf(path) {
    return (0,node_readline__WEBPACK_IMPORTED_MODULE_2__.createInterface)({ input: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path), crlfDelay: Number.POSITIVE_INFINITY });
}
async function pauseUntil(time, signal) {
    const left = time - performance.now();
    if (left > 0)
        await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .pause */ .v7)(left, signal).catch(() => undefined);
}
/** @returns whether a whole answer came, of whatever status */
function send({ host, port }, path, body, agent) {
    return new Promise((resolve) => {
        const request = (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)({
            host,
            port,
            path,
            method: 'POST',
            agent,
            headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        });
        request.on('response', (response) => {
            response.resume();
            response.on('close', () => resolve(response.complete));
        });
        request.on('error', () => resolve(false));
        request.end(body);
    });
}


/***/ }),

/***/ 38847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MF: () => (/* binding */ readyNote),
  rj: () => (/* binding */ runSplitter),
  Yn: () => (/* binding */ splitterConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/data/request-log-writer.js
var request_log_writer = __webpack_require__(63111);
// EXTERNAL MODULE: ./build/packages/host/processes.js
var processes = __webpack_require__(7642);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./build/packages/rollout/control.js





const weightRequest = schemas.strictObject({ weight: schemas.number().min(0).max(100) });
const stopRequest = schemas.strictObject({ graceMs: schemas.int().min(0).max(60_000) });
/**
 * Serves the splitter's control: `GET /traffic`, `PUT /weight`, `PUT /stop`.
 * @param heard called for each request with the right token: somebody still looks after the rollout
 */
function createControl(token, controlled, heard) {
    return (0,external_node_http_.createServer)((request, response) => {
        if (!sameText(request.headers.authorization ?? '', `Bearer ${token}`)) {
            answer(response, 401, { problem: 'no token' });
            return;
        }
        heard();
        act(request, controlled).then((totals) => answer(response, 200, totals), (error) => answer(response, 400, { problem: (0,errors/* messageOf */.bD)(error) }));
    });
}
async function act(request, controlled) {
    switch (`${request.method} ${request.url}`) {
        case 'GET /traffic':
            return controlled.traffic();
        case 'PUT /weight':
            controlled.setWeight(weightRequest.parse(await (0,consumers_.json)(request)).weight);
            return controlled.traffic();
        case 'PUT /stop':
            return controlled.stop(stopRequest.parse(await (0,consumers_.json)(request)).graceMs);
        default:
            throw new Error(`no such request: ${request.method} ${request.url}`);
    }
}
function answer(response, status, body) {
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify(body));
}
function sameText(given, wanted) {
    const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
    return a.length === b.length && (0,external_node_crypto_.timingSafeEqual)(a, b);
}

;// CONCATENATED MODULE: ./build/packages/rollout/logged-features.js
const MAX_INSTANCES = 1_000;
const MAX_TEXT = 1_024;
/**
 * The log's records of one request: one, or one for each instance that it held (at most 1,000). What cannot be read
 * as JSON gives one record without features.
 * @param rule undefined: no features and no score
 */
function recordsOf(ended, rule) {
    const { time, arm, status, latencyMs } = ended;
    const record = { time: time.toISOString(), arm, status, latencyMs: Math.round(latencyMs * 1000) / 1000 };
    if (rule === undefined)
        return [record];
    const sent = parseJson(ended.request);
    const found = rule.instances === undefined ? [sent] : valueAt(sent, rule.instances);
    const instances = Array.isArray(found) ? found.slice(0, MAX_INSTANCES) : [];
    if (instances.length === 0)
        return [record];
    const scored = rule.score === undefined ? undefined : valueAt(parseJson(ended.answer), rule.score);
    return instances.map((instance, index) => ({
        ...record,
        ...(rule.features.length === 0 ? {} : { features: featuresOf(instance, rule.features) }),
        ...(rule.score === undefined ? {} : { score: numberOf(Array.isArray(scored) ? scored[index] : scored) }),
    }));
}
function featuresOf(instance, names) {
    const pairs = names.flatMap((name) => {
        const value = valueAt(instance, name);
        return value === undefined ? [] : [[name, featureOf(value)]];
    });
    return Object.fromEntries(pairs);
}
function featureOf(value) {
    if (typeof value === 'string')
        return value.slice(0, MAX_TEXT);
    return typeof value === 'boolean' ? value : numberOf(value);
}
function numberOf(value) {
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
/** The value at a path of keys and indices: first the whole text as one key, then its parts at the dots. */
function valueAt(value, path) {
    const direct = child(value, path);
    return direct === undefined ? path.split('.').reduce(child, value) : direct;
}
function child(value, key) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        return undefined;
    return Reflect.get(value, key);
}
function parseJson(chunks) {
    if (chunks === undefined || chunks.length === 0)
        return undefined;
    try {
        return JSON.parse(Buffer.concat(chunks).toString('utf8'));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/packages/rollout/arms.js
var arms = __webpack_require__(50083);
;// CONCATENATED MODULE: ./build/packages/rollout/headers.js
// RFC 9110, section 7.6.1: what speaks of one connection is not passed on.
const HOP_BY_HOP = new Set([
    'connection',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
]);
/**
 * Headers to pass on, as a flat list of names and values in their order, with repeats.
 * @param raw as node:http gives them
 * @param dropped further names, in lower case
 */
function passedOn(raw, dropped = []) {
    const pairs = Array.from({ length: raw.length / 2 }, (_, index) => [
        raw[2 * index] ?? '',
        raw[2 * index + 1] ?? '',
    ]);
    const named = pairs
        .filter(([name]) => name.toLowerCase() === 'connection')
        .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/))
        // A message without its length could be read as two.
        .filter((name) => name !== 'content-length');
    const gone = new Set([...HOP_BY_HOP, ...named, ...dropped]);
    return pairs.filter(([name]) => !gone.has(name.toLowerCase())).flat();
}

;// CONCATENATED MODULE: ./build/packages/rollout/kept-body.js
const LIMIT = 2 ** 20;
/** Watches a stream that is piped elsewhere. Call it in the same turn as `pipe`: it starts the flow. */
function keepBody(stream) {
    let kept = [];
    let size = 0;
    stream.on('data', (chunk) => {
        size += chunk.length;
        if (size > LIMIT)
            kept = undefined;
        else
            kept?.push(chunk);
    });
    return { chunks: () => kept };
}

;// CONCATENATED MODULE: ./build/packages/rollout/proxy.js






/** Tells a client, and a test, who answered. */
const ARM_HEADER = 'x-lockstep-arm';
function createProxy(options) {
    const totals = { stable: (0,arms/* emptyTotals */.Tf)(), canary: (0,arms/* emptyTotals */.Tf)() };
    const agents = { stable: new external_node_http_.Agent({ keepAlive: true }), canary: new external_node_http_.Agent({ keepAlive: true }) };
    const server = (0,external_node_http_.createServer)({ keepAliveTimeout: 60_000 }, (request, response) => {
        const arm = options.choose(request.headers);
        const exchange = {
            options,
            totals: totals[arm],
            agents,
            request,
            response,
            arm,
            time: new Date(),
            started: performance.now(),
            body: keepBody(request),
            answer: undefined,
            broken: false,
            settled: false,
        };
        totals[arm].assigned += 1;
        totals[arm].inFlight += 1;
        response.on('close', () => {
            if (!response.writableFinished)
                clientLeft(exchange);
        });
        send(exchange, arm, 'kept');
    });
    return {
        server,
        totals,
        close: async (graceMs) => {
            const closed = new Promise((resolve) => server.close(() => resolve()));
            server.closeIdleConnections();
            const cut = setTimeout(() => server.closeAllConnections(), graceMs);
            await closed;
            clearTimeout(cut);
            for (const arm of arms/* ARMS */.ul)
                agents[arm].destroy();
        },
    };
}
/** Sends the request, or what is kept of it and the rest, to an arm. */
function send(exchange, to, connection) {
    const { options, request, response } = exchange;
    const { host, port } = options.targets[to];
    const upstream = (0,external_node_http_.request)({
        host,
        port,
        method: request.method,
        path: request.url,
        headers: headersFor(request, `${host}:${port}`),
        agent: connection === 'kept' ? exchange.agents[to] : false,
    });
    const timer = setTimeout(() => upstream.destroy(new Error('timed out')), options.timeout);
    const leave = () => {
        if (!response.writableFinished)
            upstream.destroy();
    };
    response.once('close', leave);
    upstream.on('response', (answer) => {
        clearTimeout(timer);
        pass(exchange, to, answer);
    });
    upstream.on('error', (error) => {
        clearTimeout(timer);
        response.off('close', leave);
        failed(exchange, to, upstream, error, connection);
    });
    for (const chunk of exchange.body.chunks() ?? [])
        upstream.write(chunk);
    if (request.readableEnded || !hasBody(request))
        upstream.end();
    else
        request.pipe(upstream);
}
function headersFor(request, host) {
    const headers = passedOn(request.rawHeaders, ['host', 'expect']);
    // Node frames a body by itself for some methods only.
    const framing = request.headers['transfer-encoding'] === undefined ? [] : ['transfer-encoding', 'chunked'];
    return ['host', host, ...headers, ...framing];
}
function hasBody({ headers }) {
    return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
function pass(exchange, to, answer) {
    const { options, response } = exchange;
    const status = answer.statusCode ?? 502;
    if (response.destroyed) {
        answer.destroy();
        return;
    }
    response.writeHead(status, answer.statusMessage, [...passedOn(answer.rawHeaders), ARM_HEADER, to]);
    if (options.keepAnswers && to === exchange.arm)
        exchange.answer = keepBody(answer);
    answer.once('error', () => {
        exchange.broken = true;
    });
    answer.setTimeout(options.timeout, () => answer.destroy(new Error('timed out')));
    (0,external_node_stream_.pipeline)(answer, response, (error) => {
        // An answer of stable for a request that the candidate failed is counted for neither.
        if (to === exchange.arm)
            settle(exchange, error ? 0 : status);
    });
}
function failed(exchange, to, upstream, error, connection) {
    const { request, response, options } = exchange;
    request.unpipe(upstream);
    if (response.destroyed || response.headersSent)
        return;
    const resendable = exchange.body.chunks() !== undefined;
    // The server closed an idle connection just when we used it again: that is nobody's failure.
    const stale = upstream.reusedSocket && ['ECONNRESET', 'EPIPE'].includes((0,files/* errorCode */.CA)(error) ?? '');
    if (stale && connection === 'kept' && resendable) {
        send(exchange, to, 'fresh');
        return;
    }
    const harmless = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '') && !hasBody(request);
    const rescued = to === 'canary' && resendable && (options.retryOnStable || harmless);
    if (to === exchange.arm)
        settle(exchange, 0, rescued);
    if (rescued)
        send(exchange, 'stable', 'kept');
    else
        refuse(exchange, to, error);
}
function refuse({ request, response }, to, error) {
    const status = error.message === 'timed out' ? 504 : 502;
    response.writeHead(status, { 'content-type': 'text/plain', [ARM_HEADER]: to });
    response.end(`${to} did not answer: ${(0,files/* errorCode */.CA)(error) ?? error.message}\n`);
    // What is left of the body would block the connection.
    request.resume();
}
/** A client that left because it had waited too long is a bad request; any other one says nothing. */
function clientLeft(exchange) {
    const latency = performance.now() - exchange.started;
    if (exchange.broken || exchange.options.isBad(200, latency))
        settle(exchange, 0);
    if (exchange.settled)
        return;
    exchange.settled = true;
    exchange.totals.inFlight -= 1;
    exchange.totals.abandoned += 1;
}
function settle(exchange, status, rescued = false) {
    if (exchange.settled)
        return;
    exchange.settled = true;
    const { options, totals, time, arm } = exchange;
    const latencyMs = performance.now() - exchange.started;
    totals.inFlight -= 1;
    (0,arms/* countEnded */.CU)(totals, { status, latencyMs, bad: options.isBad(status, latencyMs), rescued });
    options.report({
        time,
        arm,
        status,
        latencyMs,
        request: exchange.body.chunks(),
        answer: exchange.answer?.chunks(),
    });
}

;// CONCATENATED MODULE: ./build/packages/stats/random.js
/**
 * xoshiro128** 1.1 from its four words of state, which must not all be zero.
 * Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4).
 */
function xoshiro128(words) {
    let [a, b, c, d] = words;
    if ((a | b | c | d) === 0)
        throw new RangeError('the state must not be all zero');
    const uint32 = () => {
        const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = rotate(d, 11);
        return result;
    };
    return { uint32, uniform: () => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) * 2 ** -53 };
}
/** A generator whose state is filled from one whole number (its low 32 bits) by SplitMix32. */
function seededRandom(seed) {
    if (!Number.isSafeInteger(seed))
        throw new RangeError(`seed ${seed} is not a whole number`);
    let counter = seed >>> 0;
    const next = () => {
        counter = (counter + 0x9e3779b9) | 0;
        let word = counter ^ (counter >>> 16);
        word = Math.imul(word, 0x21f0aaad);
        word ^= word >>> 15;
        word = Math.imul(word, 0x735a2d97);
        return (word ^ (word >>> 15)) >>> 0;
    };
    return xoshiro128([next(), next(), next(), next()]);
}
function rotate(word, bits) {
    return (word << bits) | (word >>> (32 - bits));
}

;// CONCATENATED MODULE: ./build/packages/rollout/split.js


/**
 * A split that starts with all traffic on stable. A caller with a key stays on the candidate as the weight rises,
 * and comes back to stable when it falls.
 */
function createSplit(seed) {
    const random = seededRandom(seed);
    const split = {
        weight: 0,
        choose: (key) => {
            const place = key === undefined ? random.uniform() : placeOf(seed, key);
            return place * 100 < split.weight ? 'canary' : 'stable';
        },
    };
    return split;
}
/** A fixed place in [0, 1) for a key. The seed makes each rollout expose other callers first. */
function placeOf(seed, key) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${seed}\0${key}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

;// CONCATENATED MODULE: ./build/packages/rollout/splitter.js









const address = schemas.object({ host: schemas.string(), port: schemas.int() });
/** What the splitter is told by the process that starts it. */
const splitterConfig = schemas.object({
    listen: address,
    targets: schemas.object({ stable: address, canary: address }),
    token: schemas.string().min(16),
    seed: schemas.int(),
    stickyHeader: schemas.string().optional(),
    badStatus: schemas.int().optional(),
    slowerThan: schemas.number().optional(),
    timeout: schemas.number(),
    retryOnStable: schemas.boolean(),
    requestLog: schemas.string(),
    log: schemas.object({ instances: schemas.string().optional(), features: schemas.array(schemas.string()), score: schemas.string().optional() })
        .optional(),
    /** Whose end is watched. */
    parent: schemas.object({ pid: schemas.int(), startTicks: schemas.number().optional() }),
    /** Milliseconds to live after the parent is gone and nobody speaks to the control port. */
    orphanLife: schemas.number(),
    /** File that is written once requests are taken, or could not be. */
    ready: schemas.string(),
});
const readyNote = schemas.union([
    schemas.object({ port: schemas.int(), control: schemas.int() }),
    schemas.object({ problem: schemas.string(), code: schemas.string().optional() }),
]);
const PARENT_CHECK = 200;
const GRACE = 1_000;
const NO_FILE_LIMIT = Number.MAX_SAFE_INTEGER;
/**
 * The splitter's whole life: listens, says so in the ready file, and serves until it is told to stop, gets SIGTERM,
 * or is left alone. All traffic goes to stable as soon as the process that started it is gone.
 * @param file JSON of a SplitterConfig
 */
async function runSplitter(file) {
    const config = splitterConfig.parse(JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
    // One file, so that the product of the rollout has one path; the rollout's length bounds it.
    const log = await (0,request_log_writer/* openRequestLog */.u)({ path: config.requestLog, maxFileBytes: NO_FILE_LIMIT });
    const split = createSplit(config.seed);
    const proxy = proxyOf(config, split, log);
    const stopped = Promise.withResolvers();
    const controlled = controlledBy(split, proxy, log, () => stopped.resolve());
    let heardAt = performance.now();
    const control = createControl(config.token, controlled, () => {
        heardAt = performance.now();
    });
    await announce(config, proxy.server, control);
    process.once('SIGTERM', () => controlled.stop(GRACE));
    const watch = setInterval(async () => {
        if (await (0,processes/* isRunning */.W_)(config.parent.pid, config.parent.startTicks))
            return;
        split.weight = 0;
        if (performance.now() - heardAt > config.orphanLife)
            await controlled.stop(GRACE);
    }, PARENT_CHECK);
    await stopped.promise;
    clearInterval(watch);
    control.close();
}
function controlledBy(split, proxy, log, done) {
    const traffic = () => ({ weight: split.weight, ...proxy.totals, lostRecords: log.dropped });
    let closing;
    const close = async (graceMs) => {
        await proxy.close(graceMs);
        await log.close();
        // The answer to the request that asks for the stop has to leave before the process ends.
        setTimeout(done, 50);
        return traffic();
    };
    return {
        traffic,
        setWeight: (weight) => {
            split.weight = weight;
        },
        stop: (graceMs) => {
            closing ??= close(graceMs);
            return closing;
        },
    };
}
function proxyOf(config, split, log) {
    const { badStatus, slowerThan, stickyHeader, log: rule } = config;
    return createProxy({
        targets: config.targets,
        timeout: config.timeout,
        retryOnStable: config.retryOnStable,
        keepAnswers: rule?.score !== undefined,
        choose: (headers) => {
            const key = stickyHeader === undefined ? undefined : headers[stickyHeader];
            return split.choose(Array.isArray(key) ? key[0] : key);
        },
        isBad: (status, latencyMs) => status === 0 ||
            (badStatus !== undefined && status >= badStatus) ||
            (slowerThan !== undefined && latencyMs > slowerThan),
        report: (ended) => {
            const given = rule && { ...rule, instances: rule.instances, score: rule.score };
            for (const record of recordsOf(ended, given))
                log.append(record);
        },
    });
}
/** Opens both ports and writes the ready file. @throws what hinders it, after the file says so */
async function announce(config, server, control) {
    try {
        const port = await listen(server, config.listen);
        const note = { port, control: await listen(control, { host: '127.0.0.1', port: 0 }) };
        await (0,files/* writeAtomic */.vZ)(config.ready, JSON.stringify(note));
    }
    catch (error) {
        const code = (0,files/* errorCode */.CA)(error);
        await (0,files/* writeAtomic */.vZ)(config.ready, JSON.stringify({ problem: (0,errors/* messageOf */.bD)(error), ...(code && { code }) }));
        throw error;
    }
}
function listen(server, { host, port }) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
            const bound = server.address();
            resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
        });
    });
}


/***/ }),

/***/ 80864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cc: () => (/* binding */ startSplitter),
/* harmony export */   g2: () => (/* binding */ CONFIG_FILE),
/* harmony export */   vy: () => (/* binding */ READY_FILE)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3404);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7642);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(575);
/* harmony import */ var _splitter_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38847);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7859);






/** Where the process that is left to `post` finds what it needs to speak to the splitter. */
const CONFIG_FILE = 'splitter.json';
const READY_FILE = 'splitter-ready.json';
const START_LIMIT = 20_000;
const POLL = 20;
/** Long enough for a `post` to come, short enough not to outlive a job that has none. */
const ORPHAN_LIFE = 60_000;
/** Starts the splitter with all traffic on stable. @throws UserError if its port is taken; ServiceError */
async function startSplitter(crew, given) {
    const { plan, folder } = given;
    const config = await configOf(given);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, CONFIG_FILE);
    await (0,_host__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomic */ .vZ)(file, JSON.stringify(config));
    const logFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'splitter.log');
    const process = await crew.start([...given.command, file], {
        cwd: folder,
        environment: given.environment,
        logFile,
    });
    const note = await waitForNote(config.ready, process);
    if (note === undefined) {
        throw new _core__WEBPACK_IMPORTED_MODULE_3__/* .ServiceError */ ._7('splitter', `it did not start: ${(await (0,_host__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(logFile))?.trim() ?? ''}`);
    }
    if ('problem' in note)
        throw portProblem(plan.listen, note);
    return {
        process,
        traffic: (0,_traffic_js__WEBPACK_IMPORTED_MODULE_4__/* .openTraffic */ .U)(note.control, config.token),
        listen: { host: plan.listen.host, port: note.port },
    };
}
async function configOf({ plan, targets, seed, folder, requestLog, }) {
    return {
        listen: plan.listen,
        targets,
        token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(24).toString('hex'),
        seed,
        stickyHeader: plan.stickyHeader,
        badStatus: plan.bad.status,
        slowerThan: plan.bad.slowerThan,
        timeout: plan.requestTimeout,
        retryOnStable: plan.retryOnStable,
        requestLog,
        log: plan.log && { ...plan.log, features: [...plan.log.features] },
        parent: { pid: process.pid, startTicks: await (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .startTicksOf */ .Ag)(process.pid) },
        orphanLife: ORPHAN_LIFE,
        ready: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, READY_FILE),
    };
}
async function waitForNote(path, splitter) {
    let ended = false;
    splitter.exit.then(() => {
        ended = true;
    });
    const deadline = performance.now() + START_LIMIT;
    while (performance.now() < deadline) {
        // Asked before the file is read: a splitter may write it and end.
        const last = ended;
        const text = await (0,_host__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(path);
        if (text !== undefined)
            return _splitter_js__WEBPACK_IMPORTED_MODULE_6__/* .readyNote */ .MF.parse(JSON.parse(text));
        if (last)
            return undefined;
        await (0,_host__WEBPACK_IMPORTED_MODULE_7__/* .pause */ .v7)(POLL);
    }
    return undefined;
}
function portProblem({ host, port }, note) {
    const taken = note.code === 'EADDRINUSE';
    return new _core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(taken ? `port ${port} is in use` : `cannot listen: ${note.problem}`, {
        where: `plan: listen ${host}:${port}`,
        fix: taken ? 'Stop what listens there, name another port, or write port 0 for a free one.' : undefined,
    });
}


/***/ }),

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ openTraffic)
/* harmony export */ });
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(575);
/* harmony import */ var _arms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50083);



const RETRY = { attempts: 3, pause: 100, timeout: 2_000 };
/** Speaks to the control port of a splitter. Every call throws ServiceError if it does not answer. */
function openTraffic(control, token) {
    const call = async (method, path, body, wait = 0) => {
        const response = await (0,_host__WEBPACK_IMPORTED_MODULE_0__/* .request */ .Em)('splitter', `http://127.0.0.1:${control}${path}`, {
            method,
            headers: { authorization: `Bearer ${token}` },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }, { ...RETRY, timeout: RETRY.timeout + wait });
        const answer = await response.json();
        if (!response.ok) {
            throw new _core__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._7('splitter', `${method} ${path}: ${JSON.stringify(answer)}`, {
                status: response.status,
            });
        }
        return _arms_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficTotals */ .l0.parse(answer);
    };
    return {
        totals: () => call('GET', '/traffic'),
        setWeight: (weight) => call('PUT', '/weight', { weight }),
        stop: (graceMs) => call('PUT', '/stop', { graceMs }, graceMs),
    };
}


/***/ }),

/***/ 24306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O7: () => (/* binding */ rolloutNote),
/* harmony export */   kH: () => (/* binding */ noteOf),
/* harmony export */   tN: () => (/* binding */ undo)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34398);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79103);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3404);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(93911);
/* harmony import */ var _splitter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38847);
/* harmony import */ var _start_splitter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80864);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7859);








const DRAIN = 1_000;
const GRACE = 3_000;
/** What another process needs to undo a rollout; kept before the first process is started. */
const rolloutNote = zod__WEBPACK_IMPORTED_MODULE_1__.object({
    family: zod__WEBPACK_IMPORTED_MODULE_1__.object({ leader: zod__WEBPACK_IMPORTED_MODULE_1__.int(), startTicks: zod__WEBPACK_IMPORTED_MODULE_1__.number().optional(), marker: zod__WEBPACK_IMPORTED_MODULE_1__.string() }),
    folder: zod__WEBPACK_IMPORTED_MODULE_1__.string(),
});
function noteOf(crew, folder) {
    return { family: { ...crew.family }, folder };
}
/** Undoes a rollout whose process was killed: weight 0, then every process of it is ended. */
async function undo({ family: { leader, startTicks, marker }, folder }) {
    const family = { leader, startTicks, marker };
    const found = (await (0,_host__WEBPACK_IMPORTED_MODULE_2__/* .membersOf */ .l)(family)).length;
    let weight;
    let totals;
    let silent;
    try {
        const config = _splitter_js__WEBPACK_IMPORTED_MODULE_3__/* .splitterConfig */ .Yn.parse(JSON.parse((await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _start_splitter_js__WEBPACK_IMPORTED_MODULE_5__/* .CONFIG_FILE */ .g2))) ?? ''));
        const ready = _splitter_js__WEBPACK_IMPORTED_MODULE_3__/* .readyNote */ .MF.parse(JSON.parse((await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _start_splitter_js__WEBPACK_IMPORTED_MODULE_5__/* .READY_FILE */ .vy))) ?? ''));
        if ('problem' in ready)
            throw new Error(ready.problem);
        const traffic = (0,_traffic_js__WEBPACK_IMPORTED_MODULE_6__/* .openTraffic */ .U)(ready.control, config.token);
        weight = (await traffic.totals()).weight;
        await traffic.setWeight(0);
        totals = await traffic.stop(DRAIN);
    }
    catch (error) {
        // It was not up yet, or is gone: then nothing goes through it.
        silent = (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .bD)(error);
    }
    return { found, left: await (0,_processes_js__WEBPACK_IMPORTED_MODULE_8__/* .endFamily */ ._b)(family, GRACE), weight, totals, silent };
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   IC: () => (/* binding */ findingInWords),
/* harmony export */   KG: () => (/* binding */ evidenceInWords),
/* harmony export */   ae: () => (/* binding */ badInWords)
/* harmony export */ });
/* unused harmony export inWords */
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23997);
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9302);


/** `21 bad of 100 requests`. */
function inWords({ bad, requests }) {
    return `${(0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(bad)} bad of ${(0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(requests)} requests`;
}
/** An E-value for reading. */
function evidenceInWords(e) {
    return e >= 1e6 || (e > 0 && e < 1e-3) ? e.toExponential(1) : (0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(Number(e.toPrecision(3)));
}
/** What makes a request bad. */
function badInWords({ status, slowerThan }) {
    const parts = [
        ...(status === undefined ? [] : [`status ${status} or above`]),
        ...(slowerThan === undefined ? [] : [`slower than ${(0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(slowerThan)}`]),
        'no answer',
    ];
    return parts.join(', or ');
}
/** Why a deployment ended as it did, in one line. */
function reasonOf(plan, result) {
    const { analysis, steps, failure } = result;
    const at = `at ${steps.at(-1)?.weight ?? 0} %`;
    const candidate = analysis === undefined ? '' : inWords(analysis.canary);
    const stable = analysis === undefined ? '' : inWords(analysis.stable);
    switch (result.ending) {
        case 'shown-safe':
            return `promoted: the candidate had ${candidate}, stable ${stable}; it is ${safeInWords(plan.analysis)}`;
        case 'harmful':
            return `rolled back ${at}: the candidate is worse than stable (${candidate}, against ${stable}; E ${evidenceInWords(steps.at(-1)?.harmE ?? 0)})`;
        case 'collapsed':
            return `rolled back at 100 %: with all requests the candidate had ${inWords(steps.at(-1)?.canary ?? { bad: 0, requests: 0 })}`;
        case 'candidate-failed':
            return `rolled back ${at}: the candidate's server ${failure?.what ?? 'ended'}`;
        case 'candidate-not-ready':
            return `rolled back before any request: the candidate's server ${failure?.what ?? 'did not start'}`;
        case 'stable-not-ready':
            return `held: the server of stable ${failure?.what ?? 'did not start'}; nothing is known of the candidate`;
        case 'stable-failed':
            return `held ${at}: the server of stable ${failure?.what ?? 'ended'}, which says nothing about the candidate`;
        case 'split-off':
            return `held ${at}: the candidate's share of the requests is not its weight, so the counts cannot be compared`;
        case 'stable-unhealthy':
            return `held ${at}: stable itself did not serve more than half of its requests (${statusesOf(result)}); a comparison says nothing`;
        case 'no-traffic':
            return `held ${at}: no request was answered by the candidate${exhausted(result)}`;
        case 'undecided':
            return `held: after all steps the candidate is shown neither worse nor safe (${candidate}, against ${stable})${moreNeeded(plan.analysis, result)}`;
        case 'first-clean':
            return `promoted: first deployment, nothing to compare with; ${inWords(steps[0]?.canary ?? { bad: 0, requests: 0 })}`;
        case 'first-held':
            return `held: there is no stable to compare with (${inWords(steps[0]?.canary ?? { bad: 0, requests: 0 })})`;
        case 'cancelled':
            return 'cancelled: the rollout was undone';
        case 'interrupted':
            return 'the step was killed: the rollout was undone';
        case 'unchanged':
            return 'unchanged: the candidate is the model that serves already';
    }
}
function safeInWords({ margin, tolerate, alpha }) {
    const below = tolerate === 0 ? '' : `, or bad in less than ${(0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatShare */ .T1)(tolerate)} of them`;
    return `less than ${margin} times as bad${below} (error at most ${(0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatShare */ .T1)(alpha)})`;
}
function statusesOf({ totals }) {
    const counts = Object.entries(totals?.stable.statuses ?? {}).filter(([, count]) => count > 0);
    return counts.map(([name, count]) => `${name}: ${count}`).join(', ') || 'no answer';
}
function exhausted({ replay }) {
    return replay?.exhausted === true ? `; all ${replay.sent} requests of the replay were used up` : '';
}
function moreNeeded(rules, { analysis }) {
    if (analysis === undefined)
        return '';
    const needed = (0,_analysis_js__WEBPACK_IMPORTED_MODULE_1__/* .requestsNeeded */ .Kn)(rules);
    if (needed === undefined) {
        return analysis.canary.bad + analysis.stable.bad === 0
            ? '; where no request is bad, a ratio cannot be shown: set analysis.tolerate'
            : '';
    }
    if (analysis.canary.requests >= needed)
        return '';
    return `; it needs ${(0,_core__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(needed)} requests without a bad one, or more with some`;
}
const FINDINGS = {
    'went on': 'went on',
    'shown-safe': 'promoted',
    harmful: 'worse than stable: rolled back',
    collapsed: 'much worse than stable was: rolled back',
    'candidate-failed': 'its server ended: rolled back',
    'stable-failed': 'stable ended: held',
    'split-off': 'share is not the weight: held',
    'stable-unhealthy': 'stable is unhealthy: held',
    'no-traffic': 'no requests: held',
    undecided: 'undecided: held',
    cancelled: 'cancelled: undone',
};
/** What followed from a step. */
function findingInWords({ finding, weight }) {
    return finding === 'went on' && weight === 100 ? 'promoted' : FINDINGS[finding];
}


/***/ })

};
