export const id = 291;
export const ids = [291];
export const modules = {

/***/ 16999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ statusError),
/* harmony export */   R: () => (/* binding */ download)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23997);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3404);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(575);






/** Here `timeout` is how long nothing may come in, in milliseconds: a large file takes as long as it takes. */
const RETRY = { attempts: 4, pause: 500, timeout: 60_000 };
const MAX_BYTES = 256 * 2 ** 30;
const MAX_REDIRECTS = 10;
/**
 * Fetches a file, hashed while it streams to the disk. A cut connection is taken up where it broke if the server
 * can do that and names the version (`ETag`), else from the start.
 * @returns `unchanged` if the copy with `etag` still holds
 * @throws MissingEvidence for 404 and 410; UserError for 401, 403, a file that is too large, a redirect out of https,
 *   a full disk; ServiceError for what else went wrong, after the last try
 */
async function download(what) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(what.path), { recursive: true });
    const aside = (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .asidePath */ .ie)(what.path);
    let handle;
    try {
        handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(aside, 'wx');
        const part = new Part(handle, what);
        const named = { service: what.service, what: `GET ${(0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(what.url)}` };
        const answer = await (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .retrying */ .R$)(named, what.retry ?? RETRY, what.signal, () => attempt(what, part));
        if (answer.status === 304 && what.etag !== undefined)
            return 'unchanged';
        if (!answer.ok)
            throw await (what.refusal ?? refusalOf(what))(answer);
        await handle.sync();
        await handle.close();
        handle = undefined;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(aside, what.path);
        return { sha256: part.hash.digest('hex'), bytes: part.bytes, etag: part.etag };
    }
    catch (error) {
        throw (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .asWriteError */ .U0)(error, what.path);
    }
    finally {
        await handle?.close();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { force: true });
    }
}
/** One try: the bytes go to the part, the answer comes back without them. */
async function attempt(what, part) {
    const idle = new AbortController();
    const { timeout } = what.retry ?? RETRY;
    const timer = setTimeout(() => idle.abort(new Error(`nothing came in for ${timeout} ms`)), timeout);
    const signals = what.signal === undefined ? [idle.signal] : [idle.signal, what.signal];
    try {
        const answer = await follow(what, part, AbortSignal.any(signals));
        if (answer.status === 416)
            await part.restart();
        if (answer.status === 416)
            return (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .asFailed */ .eq)(new Error('the rest of the file is not to be had (status 416)'));
        if (!answer.ok)
            return new Response(await beginningOf(answer), { status: answer.status, headers: answer.headers });
        await part.begin(answer);
        for await (const chunk of answer.body ?? []) {
            timer.refresh();
            await part.write(chunk);
        }
        return new Response(null, { status: answer.status, headers: answer.headers });
    }
    catch (error) {
        if (error instanceof _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo)
            throw error;
        return (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .asFailed */ .eq)(error);
    }
    finally {
        clearTimeout(timer);
    }
}
/** Follows redirects by hand: none leads out of https, and headers go to the first origin alone. */
async function follow(what, part, signal) {
    let url = what.url;
    for (let step = 0; step <= MAX_REDIRECTS; step += 1) {
        const own = new URL(url).origin === new URL(what.url).origin;
        const headers = {
            'accept-encoding': 'identity',
            ...part.conditions(),
            ...(own ? await what.headers?.(url) : {}),
        };
        const answer = await fetch(url, { headers, redirect: 'manual', signal });
        const target = answer.headers.get('location');
        if (![301, 302, 303, 307, 308].includes(answer.status) || target === null)
            return answer;
        await answer.body?.cancel();
        const next = new URL(target, url);
        if (!/^https?:$/.test(next.protocol) || (next.protocol === 'http:' && url.startsWith('https:'))) {
            throw new _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`the address leads to ${(0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(next.href)}, out of https`, {
                where: (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(what.url),
            });
        }
        url = next.href;
    }
    throw new _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`the address leads from one to the next, ${MAX_REDIRECTS} times`, {
        where: (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(what.url),
    });
}
/** Enough of an error's text to know what it says. `Response` refuses a body to some statuses. */
async function beginningOf(answer) {
    if (answer.body === null || answer.status === 304 || answer.status === 204)
        return null;
    let text = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if (text.length > 10_000)
            break;
    }
    return text;
}
const refusalOf = (what) => async (answer) => statusError(what, answer.status);
/** What a status means to the user who named the file. */
function statusError({ service, url }, status, detail = {}) {
    const where = (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(url);
    const said = detail.said === undefined ? `status ${status}` : `status ${status}: ${detail.said}`;
    const fix = detail.fix === undefined ? {} : { fix: detail.fix };
    if (status === 404 || status === 410) {
        return new _core__WEBPACK_IMPORTED_MODULE_5__/* .MissingEvidence */ .YM(`there is nothing at this address (${said})`, { where });
    }
    if (status === 401 || status === 403)
        return new _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`access is refused (${said})`, { where, ...fix });
    return new _core__WEBPACK_IMPORTED_MODULE_5__/* .ServiceError */ ._7(service, `GET ${where} failed${detail.said === undefined ? '' : `: ${detail.said}`}`, { status });
}
/** What came in so far, over all tries. */
class Part {
    hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    bytes = 0;
    etag;
    resumable = false;
    handle;
    what;
    constructor(handle, what) {
        this.handle = handle;
        this.what = what;
    }
    /** Asks for the rest of the version that was begun, or for another one than is here. */
    conditions() {
        if (this.resumable && this.etag !== undefined && this.bytes > 0) {
            return { range: `bytes=${this.bytes}-`, 'if-range': this.etag };
        }
        return this.what.etag === undefined ? {} : { 'if-none-match': this.what.etag };
    }
    async begin(answer) {
        const from = /^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1];
        if (answer.status !== 206 || Number(from) !== this.bytes)
            await this.restart();
        if (answer.status === 206 && Number(from) !== this.bytes)
            throw new Error('another part of the file came than was asked for');
        this.etag = answer.headers.get('etag') ?? undefined;
        // Offsets count the bytes of the encoded answer; a weak tag does not promise the same bytes.
        this.resumable = !answer.headers.has('content-encoding') && this.etag?.startsWith('W/') === false;
        await this.refuseTooLarge(this.bytes + Number(answer.headers.get('content-length') ?? 0));
    }
    async write(chunk) {
        if (this.bytes + chunk.length > (this.what.maxBytes ?? MAX_BYTES))
            await this.refuseTooLarge(Number.POSITIVE_INFINITY);
        try {
            for (let done = 0; done < chunk.length;) {
                const { bytesWritten } = await this.handle.write(chunk, done, chunk.length - done, this.bytes + done);
                done += bytesWritten;
            }
        }
        catch (error) {
            throw (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .asWriteError */ .U0)(error, this.what.path);
        }
        this.hash.update(chunk);
        this.bytes += chunk.length;
    }
    async restart() {
        if (this.bytes === 0)
            return;
        await this.handle.truncate(0);
        this.hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        this.bytes = 0;
    }
    async refuseTooLarge(bytes) {
        const limit = this.what.maxBytes ?? MAX_BYTES;
        const where = (0,_http_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(this.what.url);
        if (bytes > limit)
            throw new _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`the file is larger than ${(0,_core__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(limit)}`, { where });
        const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(this.what.path));
        if (bytes - this.bytes <= bavail * bsize)
            return;
        throw new _core__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`the file has ${(0,_core__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(bytes)}, and the disk has ${(0,_core__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(bavail * bsize)} left`, {
            where,
            fix: 'Free space, or use a runner with a larger disk.',
        });
    }
}


/***/ }),

/***/ 64460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/** Works on some items at a time, in their order; the first failure ends it. */
async function inParallel(items, atOnce, work) {
    const rest = items.values();
    let failed = false;
    const worker = async () => {
        for (const item of rest) {
            if (failed)
                return;
            await work(item).catch((error) => {
                failed = true;
                throw error;
            });
        }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}


/***/ }),

/***/ 89491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   hU: () => (/* binding */ gcsSettings),
/* harmony export */   os: () => (/* binding */ s3Settings)
/* harmony export */ });
/** The variables that AWS's own tools read. An empty one counts as not set: so does a secret that is not there. */
function s3Settings(environment) {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment;
    return {
        region: environment.AWS_REGION || environment.AWS_DEFAULT_REGION || 'us-east-1',
        endpoint: environment.AWS_ENDPOINT_URL_S3 || environment.AWS_ENDPOINT_URL || undefined,
        credentials: credentialsOf(id, secret, token),
    };
}
/** Google's store speaks the same language, with HMAC keys; the variables are GDAL's. */
function gcsSettings(environment) {
    const { GS_ACCESS_KEY_ID: id, GS_SECRET_ACCESS_KEY: secret } = environment;
    return {
        region: 'auto',
        endpoint: 'https://storage.googleapis.com',
        credentials: credentialsOf(id, secret, undefined),
    };
}
function credentialsOf(id, secret, token) {
    if (!id || !secret)
        return undefined;
    return { accessKeyId: id, secretAccessKey: secret, ...(token ? { sessionToken: token } : {}) };
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ openS3)
});

// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/host/download.js
var download = __webpack_require__(16999);
// EXTERNAL MODULE: ./build/packages/host/http.js
var http = __webpack_require__(575);
;// CONCATENATED MODULE: ./build/packages/host/s3-answers.js
/** What S3's XML says. It is flat and written by machines, so that a few patterns read it; no entity is expanded. */
/** One page of ListObjectsV2. `next` continues it. */
function readListing(xml) {
    // A server that does not know `encoding-type=url` leaves the keys as they are, and the element out.
    const decode = textOf(xml, 'EncodingType') === 'url' ? decodeKey : (text) => text;
    const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, item = '']) => ({
        key: decode(textOf(item, 'Key') ?? ''),
        etag: textOf(item, 'ETag') ?? '',
        bytes: Number(textOf(item, 'Size')),
    }));
    const isCut = textOf(xml, 'IsTruncated') === 'true';
    return { objects, next: isCut ? textOf(xml, 'NextContinuationToken') : undefined };
}
function decodeKey(text) {
    return decodeURIComponent(text.replaceAll('+', ' '));
}
/** The code of an error, such as NoSuchKey. */
function readErrorCode(xml) {
    const code = textOf(xml, 'Code');
    return code !== undefined && /^\w{1,100}$/.test(code) ? code : undefined;
}
function textOf(xml, name) {
    const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
    return found === undefined ? undefined : resolveEntities(found);
}
const ENTITIES = new Map([
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['amp', '&'],
]);
function resolveEntities(text) {
    return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
        if (name !== undefined)
            return ENTITIES.get(name) ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./build/packages/host/s3.js




const MAX_LISTED = 100_000;
const ACCESS = 'Check the credentials in the environment of the step, and what they may read.';
/** Opens a store; nothing is asked yet. Signatures are AWS's version 4, by `aws4fetch`. */
function openS3(settings, options = {}) {
    const client = new Client(settings, options);
    return {
        get: (bucket, key, path, etag) => client.get(bucket, key, path, etag),
        head: async (bucket, key) => {
            const answer = await client.send('HEAD', bucket, key);
            if (answer.status === 404)
                return undefined;
            await client.refuseUnlessOk(answer, bucket, key);
            return { etag: etagOf(answer), bytes: Number(answer.headers.get('content-length')) };
        },
        list: (bucket, prefix) => client.list(bucket, prefix),
        put: async (bucket, key, body, condition) => {
            const answer = await client.send('PUT', bucket, key, { headers: headersOf(condition), body });
            // AWS says 409 when two conditional writes meet, and 404 where the version that was expected is gone.
            if ([404, 409, 412].includes(answer.status) && condition !== undefined)
                return 'conflict';
            await client.refuseUnlessOk(answer, bucket, key);
            return { etag: etagOf(answer) };
        },
        delete: async (bucket, key, condition) => {
            const answer = await client.send('DELETE', bucket, key, { headers: headersOf(condition) });
            if ([409, 412].includes(answer.status) && condition !== undefined)
                return 'conflict';
            if (answer.status !== 404)
                await client.refuseUnlessOk(answer, bucket, key);
            return 'done';
        },
    };
}
function headersOf(condition) {
    if (condition === undefined)
        return {};
    return 'ifMatch' in condition
        ? { 'if-match': condition.ifMatch }
        : { 'if-none-match': condition.ifNoneMatch };
}
function etagOf(answer) {
    return answer.headers.get('etag') ?? '';
}
class Client {
    settings;
    options;
    /** Of buckets that turned out to lie in another region of AWS. */
    regions = new Map();
    constructor(settings, options) {
        this.settings = settings;
        this.options = options;
    }
    async get(bucket, key, path, etag) {
        const attempt = () => {
            const url = this.address(bucket, key);
            const headers = (at) => this.signed('GET', bucket, at, {});
            const refusal = (answer) => this.refusal(answer, bucket, url);
            return (0,download/* download */.R)({ ...this.options, service: 's3', url, path, headers, refusal, etag });
        };
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof OtherRegion))
                throw error;
            return await attempt();
        }
    }
    async list(bucket, prefix) {
        const found = [];
        let next;
        do {
            const query = {
                'list-type': '2',
                'encoding-type': 'url',
                prefix,
                ...(next && { 'continuation-token': next }),
            };
            const answer = await this.send('GET', bucket, '', { query });
            await this.refuseUnlessOk(answer, bucket, '');
            const page = readListing(await answer.text());
            found.push(...page.objects);
            if (found.length > MAX_LISTED) {
                throw new errors/* UserError */.yo(`more than ${MAX_LISTED} objects start so`, { where: `s3://${bucket}/${prefix}` });
            }
            next = page.next;
        } while (next !== undefined);
        return found;
    }
    async send(method, bucket, key, more = {}) {
        const url = this.address(bucket, key, more.query);
        const headers = await this.signed(method, bucket, url, more.headers ?? {});
        const { retry, signal } = this.options;
        const body = more.body === undefined ? {} : { body: more.body };
        const asked = {
            method,
            headers,
            ...body,
            ...(signal && { signal }),
            redirect: 'manual',
        };
        const answer = await (0,http/* request */.Em)('s3', url, asked, retry);
        return this.learnRegion(answer, bucket) ? await this.send(method, bucket, key, more) : answer;
    }
    async refuseUnlessOk(answer, bucket, key) {
        if (!answer.ok)
            throw await this.refusal(answer, bucket, this.address(bucket, key));
    }
    async refusal(answer, bucket, url) {
        if (this.learnRegion(answer, bucket))
            return new OtherRegion();
        const said = readErrorCode(await answer.text());
        return (0,download/* statusError */.$)({ service: 's3', url }, answer.status, { ...(said && { said }), fix: ACCESS });
    }
    /** A bucket in another region of AWS is refused with that region's name. */
    learnRegion(answer, bucket) {
        const region = answer.headers.get('x-amz-bucket-region');
        const isElsewhere = [301, 307, 400].includes(answer.status);
        if (!isElsewhere || region === null || !/^[a-z0-9-]+$/.test(region))
            return false;
        if (this.settings.endpoint !== undefined || this.regions.has(bucket))
            return false;
        this.regions.set(bucket, region);
        return true;
    }
    region(bucket) {
        return this.regions.get(bucket) ?? this.settings.region;
    }
    address(bucket, key, query = {}) {
        if (key.split('/').some((part) => part === '.' || part === '..')) {
            throw new errors/* UserError */.yo('a key with "." or ".." as a part cannot be addressed', {
                where: `s3://${bucket}/${key}`,
            });
        }
        const { endpoint } = this.settings;
        const region = this.region(bucket);
        const aws = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
        // A certificate for *.s3... does not cover a name with more dots.
        const isHost = endpoint === undefined && !bucket.includes('.');
        const base = isHost
            ? `https://${bucket}.${aws}`
            : `${endpoint?.replace(/\/+$/, '') ?? `https://${aws}`}/${bucket}`;
        const pairs = Object.entries(query).map(([name, value]) => `${name}=${encode(value)}`);
        const path = key.split('/').map(encode).join('/');
        return `${base}/${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
    }
    async signed(method, bucket, url, headers) {
        const { credentials } = this.settings;
        if (credentials === undefined)
            return { ...headers };
        const { AwsV4Signer } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 12580));
        const what = { method, url, headers, service: 's3', region: this.region(bucket) };
        const signed = await new AwsV4Signer({ ...what, ...credentials }).sign();
        return Object.fromEntries(signed.headers);
    }
}
/** The signature covers the path in this very form (RFC 3986), so that it must be sent so. */
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
class OtherRegion extends Error {
}


/***/ }),

/***/ 92286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ findBaseCommit),
/* harmony export */   x: () => (/* binding */ hasCommit)
/* harmony export */ });
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76231);


/**
 * The commit that what is checked out is compared with.
 * @param text a branch, tag or commit id, which is taken as it is; `auto`: where the branch of a pull request began, and
 *   outside of a pull request nothing
 * @throws UserError if there is no such ref; MissingEvidence if it cannot be fetched
 */
async function findBaseCommit(step, text) {
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_0__/* .openGit */ .zY)(step.machine.workspace, step.machine.environment);
    if (text === 'auto')
        return baseOfPullRequest(step, git);
    const commit = await (0,_host__WEBPACK_IMPORTED_MODULE_0__/* .resolveCommit */ .WL)(git, text).catch(async (error) => {
        if (!(error instanceof _core__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
            throw error;
        const fetched = await fetchRef(git, text);
        if (fetched === undefined)
            throw error;
        return fetched;
    });
    return { commit, name: named(text, commit) };
}
async function baseOfPullRequest({ context }, git) {
    const { pullRequest } = context;
    if (pullRequest === undefined)
        return undefined;
    const { baseRef, baseSha, headSha } = pullRequest;
    const [first, second, ...more] = await parentsOf(git);
    // The merge commit that GitHub makes for a pull request knows what it was merged into, which the event may not.
    const isMerge = first !== undefined && second === headSha && more.length === 0;
    const tip = isMerge ? first : baseSha;
    if (!(await hasCommit(git, tip)))
        throw notHere(tip);
    if (isMerge)
        return { commit: tip, name: named(baseRef, tip) };
    const began = await git.attempt(['merge-base', tip, 'HEAD']);
    if (began.code === 0)
        return { commit: began.stdout.trim(), name: named(baseRef, began.stdout.trim()) };
    const note = `Where this branch left ${baseRef} is not known in a shallow checkout, so that the tip of ${baseRef} is compared: what was added there since counts as removed here. Check out the merge commit (the default of actions/checkout), or with fetch-depth: 0.`;
    return { commit: tip, name: named(baseRef, tip), note };
}
/** A shallow clone lacks the parents, but their ids stand in the commit. */
async function parentsOf(git) {
    const head = await git.attempt(['cat-file', 'commit', 'HEAD']);
    return [...head.stdout.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, id]) => id ?? []);
}
function named(ref, commit) {
    return commit.startsWith(ref) ? commit.slice(0, 7) : `${ref} at ${commit.slice(0, 7)}`;
}
/** Whether a commit is here, or can be fetched: a shallow checkout of a merge commit lacks its parents. */
async function hasCommit(git, commit) {
    const found = await git.attempt(['cat-file', '-e', `${commit}^{commit}`]);
    return found.code === 0 || (await fetchRef(git, commit)) !== undefined;
}
function notHere(commit) {
    return new _core__WEBPACK_IMPORTED_MODULE_1__/* .MissingEvidence */ .YM('the commit to compare with is not in this checkout, and cannot be fetched', {
        where: commit,
        fix: 'Check out with fetch-depth: 0, and leave persist-credentials of actions/checkout as it is.',
    });
}
/** @returns the commit; undefined if the remote does not have it */
async function fetchRef(git, ref) {
    // Anything else would be an option, or a refspec that writes refs.
    if (!/^[\p{L}\p{N}_][^\s:*?[\\^~]*$/u.test(ref))
        return undefined;
    const shallow = await git.attempt(['rev-parse', '--is-shallow-repository']);
    const depth = shallow.stdout.trim() === 'true' ? ['--depth=1'] : [];
    const fetched = await git.attempt(['fetch', '--quiet', '--no-tags', ...depth, 'origin', ref]);
    if (fetched.code !== 0)
        return undefined;
    const found = await git.attempt(['rev-parse', '--verify', '--quiet', 'FETCH_HEAD^{commit}']);
    return found.code === 0 ? found.stdout.trim() : undefined;
}


/***/ }),

/***/ 33851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HI: () => (/* binding */ comparedWithDvc),
  At: () => (/* binding */ fromDvc),
  g3: () => (/* binding */ openDvc),
  Bw: () => (/* binding */ openDvcAt),
  Yc: () => (/* binding */ outsOfPointer),
  Y8: () => (/* binding */ refuseMissingOuts),
  aU: () => (/* binding */ trackedBy),
  sS: () => (/* binding */ trackedLike),
  g6: () => (/* binding */ trackedMatches)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/packages/core/yaml.js
var yaml = __webpack_require__(66843);
;// CONCATENATED MODULE: ./build/packages/data/dvc/pointer.js



const outSchema = schemas.looseObject({
    path: schemas.string().min(1),
    md5: schemas.string()
        .regex(/^[0-9a-f]{32}(\.dir)?$/, 'expected 32 hex digits, or with .dir')
        .optional(),
    hash: schemas.string().optional(),
    remote: schemas.string().optional(),
    cloud: schemas.unknown().optional(),
    files: schemas.unknown().optional(),
});
const pointerSchema = schemas.looseObject({
    wdir: schemas.string().optional(),
    outs: schemas.array(outSchema).nullish(),
});
const lockSchema = schemas.looseObject({
    stages: schemas.record(schemas.string(), schemas.looseObject({ outs: schemas.array(outSchema).nullish() })).nullish(),
});
const pipelineSchema = schemas.looseObject({
    stages: schemas.record(schemas.string(), schemas.looseObject({ wdir: schemas.string().optional() })).nullish(),
});
/** What a `.dvc` file tracks. @throws UserError with file and line */
function readPointer(text, file) {
    const { wdir, outs } = (0,yaml/* checkDocument */.s)((0,yaml/* parseYaml */.h)(text, file), pointerSchema);
    return (outs ?? []).map((out) => outOf(out, external_node_path_.posix.join(external_node_path_.posix.dirname(file), wdir ?? '.'), file));
}
/**
 * What the stages of a `dvc.lock` made.
 * @param pipeline text of the `dvc.yaml` beside it, which alone knows where a stage works
 */
function readLock(text, file, pipeline) {
    const folder = external_node_path_.posix.dirname(file);
    const name = external_node_path_.posix.join(folder, 'dvc.yaml');
    const { stages } = (0,yaml/* checkDocument */.s)((0,yaml/* parseYaml */.h)(text, file), lockSchema);
    const known = pipeline === undefined ? {} : (0,yaml/* checkDocument */.s)((0,yaml/* parseYaml */.h)(pipeline, name), pipelineSchema);
    return Object.entries(stages ?? {}).flatMap(([stage, { outs }]) => {
        // A stage of a loop is called `<stage>@<item>`.
        const wdir = known.stages?.[stage.split('@')[0] ?? '']?.wdir ?? '.';
        return (outs ?? []).map((out) => outOf(out, external_node_path_.posix.join(folder, wdir), file));
    });
}
function outOf(out, folder, source) {
    const path = external_node_path_.posix.join(folder, out.path);
    return {
        path,
        oid: out.md5,
        algorithm: out.hash === undefined ? 'md5-dos2unix' : 'md5',
        remote: out.remote,
        source,
        unsupported: whyNot(out, folder, path),
    };
}
function whyNot(out, folder, path) {
    if (out.cloud !== undefined || out.files !== undefined)
        return 'it is versioned by the cloud, not by its md5';
    if (/^\w+:\/\//.test(out.path) || (0,external_node_path_.isAbsolute)(out.path) || /^\.\.(\/|$)/.test(path))
        return 'it lies outside the repository';
    if (folder.includes('${'))
        return 'the folder of its stage is a template';
    if (out.hash !== undefined && out.hash !== 'md5')
        return `its hash is ${out.hash}`;
    return out.md5 === undefined ? 'it has no md5: it was never committed to DVC' : undefined;
}
/** Looks where DVC itself writes: `<path>.dvc`, that of each folder above, and each `dvc.lock` on the way up. */
function openDvcIndex(tree) {
    const read = new Map();
    const once = (file, parse) => {
        const known = read.get(file) ?? parse();
        read.set(file, known);
        return known;
    };
    const outsOf = (file) => once(file, async () => {
        const text = await tree.read(file);
        return text === undefined ? [] : readPointer(text, file);
    });
    const lockOf = (file) => once(file, async () => {
        const text = await tree.read(file);
        const pipeline = text && (await tree.read(external_node_path_.posix.join(external_node_path_.posix.dirname(file), 'dvc.yaml')));
        return text === undefined ? [] : readLock(text, file, pipeline);
    });
    const locked = async (folder) => {
        const found = await Promise.all([folder, ...above(folder)].map((one) => lockOf(external_node_path_.posix.join(one, 'dvc.lock'))));
        return found.flat();
    };
    const find = async (path) => {
        const holders = [path, ...above(path)].filter((one) => one !== '.');
        const pointed = (await Promise.all(holders.map((one) => outsOf(`${one}.dvc`)))).flat();
        const outs = [...pointed, ...(await locked(external_node_path_.posix.dirname(path)))];
        return outs.find((out) => out.path === path) ?? outs.find((out) => path.startsWith(`${out.path}/`));
    };
    return { find, outsOf, locked };
}
/** The folders that hold a path, the nearest first; the last is `.`. */
function above(path) {
    if (path === '.')
        return [];
    const folder = external_node_path_.posix.dirname(path);
    return [folder, ...above(folder)];
}

// EXTERNAL MODULE: ./build/packages/host/parallel.js
var parallel = __webpack_require__(64460);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
;// CONCATENATED MODULE: ./build/packages/data/dvc/ignore-rules.js


// dvc/ignore.py, DvcIgnoreFilter.
const ALWAYS = ['.hg/', '.git/', '.git', '.dvc/'];
/**
 * What DVC leaves out of a folder: by the `.dvcignore` of each folder from the root down to the one that holds it.
 * @param root of the DVC repository
 * @returns whether an absolute path below the folder is left out
 */
async function openIgnoreRules(root, folder) {
    const { default: ignore } = await __webpack_require__.e(/* import() */ 298).then(__webpack_require__.t.bind(__webpack_require__, 70298, 19));
    const layers = [{ base: root, rules: ignore({ ignorecase: false }).add(ALWAYS) }];
    const inside = (0,external_node_path_.relative)(root, (0,external_node_path_.dirname)(folder));
    const names = inside === '' || inside.startsWith('..') ? [] : inside.split(external_node_path_.sep);
    for (let depth = 0; depth <= names.length; depth += 1) {
        const base = (0,external_node_path_.join)(root, ...names.slice(0, depth));
        const text = await (0,files/* readIfPresent */.Zu)((0,external_node_path_.join)(base, '.dvcignore'));
        if (text !== undefined)
            layers.push({ base, rules: ignore({ ignorecase: false }).add(text) });
    }
    // What lies deeper decides first.
    layers.reverse();
    return (path, isFolder) => {
        for (const { base, rules } of layers) {
            const verdict = rules.test(`${(0,external_node_path_.relative)(base, path).split(external_node_path_.sep).join('/')}${isFolder ? '/' : ''}`);
            if (verdict.ignored || verdict.unignored)
                return verdict.ignored;
        }
        return false;
    };
}

;// CONCATENATED MODULE: ./build/packages/data/dvc/md5.js






// DVC 2 judged and replaced chunk by chunk, so that the size is part of the algorithm (dvc_data/hashfile/hash.py).
const CHUNK = 2 ** 20;
const LOOKED_AT = 512;
const MAX_NON_TEXT = 0.3;
/** Lower-case hex md5 of a file, byte for byte what DVC computes. */
async function md5OfFile(path, algorithm = 'md5') {
    const hash = (0,external_node_crypto_.createHash)('md5');
    for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: CHUNK })) {
        if (!Buffer.isBuffer(chunk))
            throw new Error('a stream without encoding gives bytes');
        hash.update(algorithm === 'md5-dos2unix' && looksLikeText(chunk) ? withoutCarriageReturns(chunk) : chunk);
    }
    return hash.digest('hex');
}
/** As dvc_data/hashfile/istextfile.py: no NUL, and at most 30 % of what is not printable ASCII. */
function looksLikeText(chunk) {
    const block = chunk.subarray(0, LOOKED_AT);
    const isText = (byte) => (byte >= 32 && byte < 127) || [8, 9, 10, 12, 13].includes(byte);
    return !block.includes(0) && block.filter((byte) => !isText(byte)).length / block.length <= MAX_NON_TEXT;
}
function withoutCarriageReturns(chunk) {
    return Buffer.from(chunk.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
/**
 * Name of a folder's object: md5 of its listing, with `.dir`. `.dvcignore` files above the folder count.
 * @param root of the DVC repository
 * @throws UserError where DVC refuses the folder too: a `.dvcignore` inside it
 */
async function md5OfFolder(root, folder, algorithm = 'md5') {
    const ignored = await openIgnoreRules(root, folder);
    const files = [];
    for (const relpath of await listFiles(folder, '', ignored)) {
        files.push({ md5: await md5OfFile((0,external_node_path_.join)(folder, relpath), algorithm), relpath });
    }
    return `${(0,external_node_crypto_.createHash)('md5').update(listingOf(files)).digest('hex')}.dir`;
}
/** As DVC walks: a link to a file counts as that file, one to a folder is not there at all. */
async function listFiles(folder, below, isIgnored) {
    const found = [];
    for (const item of await (0,promises_.readdir)((0,external_node_path_.join)(folder, below), { withFileTypes: true })) {
        const relpath = below === '' ? item.name : `${below}/${item.name}`;
        const path = (0,external_node_path_.join)(folder, relpath);
        if (isIgnored(path, item.isDirectory()))
            continue;
        if (item.name === '.dvcignore') {
            throw new errors/* UserError */.yo('DVC refuses a .dvcignore inside a folder that it tracks', { where: path });
        }
        if (item.isDirectory())
            found.push(...(await listFiles(folder, relpath, isIgnored)));
        else if (!item.isSymbolicLink() || (await (0,promises_.stat)(path)).isFile())
            found.push(relpath);
    }
    return found;
}
/** The text that DVC stores for a folder, as Python's `json.dumps(..., sort_keys=True)` writes it. */
function listingOf(files) {
    // Python sorts by code points, which is the order of the UTF-8 bytes.
    const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.relpath), Buffer.from(b.relpath)));
    const items = sorted.map(({ md5, relpath }) => `{"md5": ${asAscii(md5)}, "relpath": ${asAscii(relpath)}}`);
    return `[${items.join(', ')}]`;
}
/** Python escapes all that is not printable ASCII; JavaScript leaves most of it. */
function asAscii(text) {
    return JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// EXTERNAL MODULE: ./build/packages/host/http.js
var http = __webpack_require__(575);
// EXTERNAL MODULE: ./build/packages/host/download.js
var download = __webpack_require__(16999);
// EXTERNAL MODULE: ./build/packages/host/s3.js + 1 modules
var s3 = __webpack_require__(1156);
;// CONCATENATED MODULE: ./build/packages/data/dvc/objects.js





/** Path of an object in a cache or remote: DVC 3 keeps what DVC 2 hashed where DVC 2 had it. */
function objectPath(oid, algorithm) {
    const path = `${oid.slice(0, 2)}/${oid.slice(2)}`;
    return algorithm === 'md5' ? `files/md5/${path}` : path;
}
function openFolder(folder) {
    return {
        name: folder,
        fetch: async (object, path) => {
            const source = (0,external_node_path_.join)(folder, object);
            // A link could lead out of what may be read.
            if (!(await (0,files/* exists */.t2)(source)) || !(await (0,files/* isInside */.FK)(folder, source)))
                return false;
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.copyFile)(source, path, external_node_fs_.constants.COPYFILE_FICLONE);
            return true;
        },
    };
}
/** @param name of the remote in the config */
function openRemote(remote, signal) {
    switch (remote.kind) {
        case 'folder':
            return openFolder(remote.path);
        case 'http': {
            const headers = async () => remote.headers;
            return {
                name: (0,http/* redact */.E$)(remote.url),
                fetch: (object, path) => unlessMissing(() => (0,download/* download */.R)({ service: 'DVC remote', url: `${remote.url}/${object}`, path, headers, signal })),
            };
        }
        case 's3': {
            const { settings, bucket, prefix } = remote;
            const store = (0,s3/* openS3 */.D)(settings, { signal });
            const key = (object) => (prefix === '' ? object : `${prefix}/${object}`);
            return {
                name: `s3://${bucket}/${prefix}`,
                fetch: (object, path) => unlessMissing(() => store.get(bucket, key(object), path)),
            };
        }
    }
}
async function unlessMissing(fetch) {
    try {
        await fetch();
        return true;
    }
    catch (error) {
        if (error instanceof errors/* MissingEvidence */.YM)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/packages/data/dvc/restore.js







const MAX_LISTING_BYTES = 512 * 2 ** 20;
const PARALLEL = 8;
const listingSchema = schemas.array(schemas.object({ md5: schemas.string().regex(/^[0-9a-f]{32}$/), relpath: schemas.string() }));
/**
 * Brings a tracked file or folder, or a path inside a tracked folder, to this machine. Each file is hashed again: what
 * does not have the md5 that the pointer names is not used.
 * @param path the out's own, or one below it
 * @param into folder that stands for the repository: the path is made below it
 * @param places where objects are looked for, in this order
 * @throws MissingEvidence if no place has it; UserError for what is unsupported or has been altered
 */
async function restoreOut(out, path, into, places) {
    const { oid, unsupported } = out;
    if (oid === undefined || unsupported !== undefined) {
        throw new errors/* UserError */.yo(`unsupported: DVC tracks it, but ${unsupported}`, {
            where: `${path} (${out.source})`,
            fix: 'Run `dvc pull` in a step before; files that are there are used.',
        });
    }
    const bring = (md5, file) => bringObject({ md5, file, algorithm: out.algorithm, source: out.source }, into, places);
    if (!oid.endsWith('.dir')) {
        if (path !== out.path)
            throw new errors/* MissingEvidence */.YM('DVC tracks no such file', { where: path });
        return { path: await bring(oid, path), md5: oid };
    }
    const listing = await readListing(await bring(oid, external_node_path_.posix.join('.listings', oid)), out);
    const single = listing.find(({ relpath }) => external_node_path_.posix.join(out.path, relpath) === path);
    if (single !== undefined)
        return { path: await bring(single.md5, path), md5: single.md5 };
    const below = listing.filter(({ relpath }) => path === out.path || external_node_path_.posix.join(out.path, relpath).startsWith(`${path}/`));
    if (below.length === 0)
        throw new errors/* MissingEvidence */.YM('the folder that DVC tracks has no such file', { where: path });
    await (0,parallel/* inParallel */.H)(below, PARALLEL, ({ md5, relpath }) => bring(md5, external_node_path_.posix.join(out.path, relpath)));
    return { path: (0,external_node_path_.join)(into, path), md5: oid };
}
/** The files of a tracked folder, if the listing can be had. @throws as `restoreOut` */
async function listOut(out, into, places) {
    if (out.oid?.endsWith('.dir') !== true || out.unsupported !== undefined)
        return [];
    const wanted = { ...out, md5: out.oid, file: external_node_path_.posix.join('.listings', out.oid) };
    return readListing(await bringObject(wanted, into, places), out);
}
/** A listing comes from a remote: a name in it must not lead out of the folder. */
async function readListing(path, { source }) {
    const where = `listing of ${source}`;
    if ((await (0,promises_.stat)(path)).size > MAX_LISTING_BYTES)
        throw new errors/* UserError */.yo('the listing is too long', { where });
    const parsed = listingSchema.safeParse(parseJson(await (0,promises_.readFile)(path, 'utf8')));
    if (!parsed.success)
        throw new errors/* UserError */.yo('is no listing of DVC', { where });
    const hostile = parsed.data.find(({ relpath }) => !isInner(relpath));
    if (hostile !== undefined)
        throw new errors/* UserError */.yo(`"${hostile.relpath}" leads out of the folder`, { where });
    return parsed.data;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isInner(relpath) {
    const parts = relpath.split('/');
    const isPlain = !relpath.includes('\0') && (external_node_path_.sep === '/' || !relpath.includes(external_node_path_.sep));
    return isPlain && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
async function bringObject(wanted, into, places) {
    const path = (0,external_node_path_.join)(into, wanted.file);
    if (await isWhole(path, wanted))
        return path;
    const altered = [];
    for (const place of places) {
        if (!(await place.fetch(objectPath(wanted.md5, wanted.algorithm), path)))
            continue;
        if (await isWhole(path, wanted))
            return path;
        await (0,promises_.rm)(path);
        altered.push(place.name);
    }
    const where = `${wanted.file} (${wanted.source})`;
    const looked = places.map(({ name }) => name).join(' and ');
    if (altered.length > 0) {
        throw new errors/* UserError */.yo(`what ${altered.join(' and ')} holds for it does not have the md5 ${wanted.md5}`, {
            where,
            fix: 'It was not used. Run `dvc push` again where the data is whole.',
        });
    }
    throw new errors/* MissingEvidence */.YM(`DVC tracks it, but its bytes (md5 ${wanted.md5}) are not to be had`, {
        where,
        fix: `It was looked for in ${looked}. Run \`dvc push\` where it was added.`,
    });
}
async function isWhole(path, { md5, algorithm }) {
    const found = await md5OfFile(path, algorithm).catch(() => undefined);
    return found === md5.replace(/\.dir$/, '');
}

// EXTERNAL MODULE: ./build/packages/host/s3-settings.js
var s3_settings = __webpack_require__(89491);
;// CONCATENATED MODULE: ./build/packages/data/dvc/config.js



/** Reads `.dvc/config` files in DVC's dialect of INI; what a later text says replaces what earlier ones say. */
function readDvcConfig(texts) {
    const sections = new Map();
    for (const text of texts) {
        let section = new Map();
        for (const line of text.split(/\r?\n/)) {
            const [, header] = /^\s*\[(.+)\]\s*(?:#.*)?$/.exec(line) ?? [];
            if (header !== undefined) {
                const name = unquote(header).toLowerCase();
                section = sections.get(name) ?? new Map();
                sections.set(name, section);
            }
            const [, key, value] = /^\s*([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^#]*)/.exec(line) ?? [];
            if (key !== undefined && value !== undefined)
                section.set(key.toLowerCase(), unquote(value));
        }
    }
    return sections;
}
function unquote(text) {
    const trimmed = text.trim();
    return /^(["']).*\1$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
/** Folder of the local cache. @param folder that holds the config: relative paths are relative to it */
function cacheFolder(config, folder) {
    return (0,external_node_path_.resolve)(folder, config.get('cache')?.get('dir') ?? 'cache');
}
/** Name of the remote that is meant where none is named. */
function defaultRemote(config) {
    return config.get('core')?.get('remote');
}
// They say how to write, how fast, or what is checked anyway.
const WITHOUT_EFFECT = /^(url|jobs|checksum_jobs|no_traverse|verify|read_timeout|connect_timeout|listobjects|cache_regions|acl|grant_\w+|sse|sse_kms_key_id|type|shared|protected|slow_link_warning|method|projectname|use_ssl)$/;
/**
 * A remote, with its credentials: from the config, else from the environment.
 * @throws UserError for one that is not there, of another kind, or with settings that are not understood
 */
function remoteOf(config, name, folder, environment) {
    const where = `.dvc/config: remote ${name}`;
    const options = config.get(`remote "${name.toLowerCase()}"`);
    const url = options?.get('url');
    if (options === undefined || url === undefined) {
        throw new errors/* UserError */.yo('there is no such remote, or it has no url', { where });
    }
    const [, scheme = '', rest = ''] = /^(\w+):\/\/(.*)$/s.exec(url) ?? [];
    const reader = new Options(options, where);
    const remote = readRemote(scheme, rest, url, reader, { config, folder, environment });
    reader.refuseOthers();
    return remote;
}
function readRemote(scheme, rest, url, options, around) {
    switch (scheme) {
        case '':
            return { kind: 'folder', path: (0,external_node_path_.isAbsolute)(url) ? url : (0,external_node_path_.resolve)(around.folder, url) };
        case 'http':
        case 'https':
            return { kind: 'http', url: url.replace(/\/+$/, ''), headers: httpHeaders(options) };
        case 's3':
        case 'gs': {
            const [bucket = '', ...prefix] = rest.split('/');
            const path = prefix.filter((part) => part !== '').join('/');
            const settings = scheme === 'gs' ? (0,s3_settings/* gcsSettings */.hU)(around.environment) : s3Of(options, around.environment);
            return { kind: 's3', settings, bucket, prefix: path };
        }
        default:
            throw options.unsupported(`remotes of kind ${scheme} are not read`);
    }
}
function s3Of(options, environment) {
    const known = (0,s3_settings/* s3Settings */.os)(environment);
    const own = (0,s3_settings/* credentialsOf */.YN)(options.take('access_key_id'), options.take('secret_access_key'), options.take('session_token'));
    const isAnonymous = options.take('allow_anonymous_login')?.toLowerCase() === 'true';
    return {
        region: options.take('region') ?? known.region,
        endpoint: options.take('endpointurl') ?? known.endpoint,
        credentials: own ?? (isAnonymous ? undefined : known.credentials),
    };
}
function httpHeaders(options) {
    const auth = options.take('auth')?.toLowerCase();
    const [user = '', password = ''] = [options.take('user'), options.take('password')];
    const header = options.take('custom_auth_header');
    if (auth === undefined)
        return {};
    if (auth === 'custom' && header !== undefined)
        return { [header]: password };
    if (auth !== 'basic')
        throw options.unsupported(`auth = ${auth} is not supported`);
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
/** Options of one remote. What nobody took and what matters is refused: it would be ignored silently. */
class Options {
    taken = new Set();
    options;
    where;
    constructor(options, where) {
        this.options = options;
        this.where = where;
    }
    take(key) {
        this.taken.add(key);
        return this.options.get(key) || undefined;
    }
    refuseOthers() {
        const isOff = (key) => this.options.get(key)?.toLowerCase() === 'false';
        const others = [...this.options.keys()].filter((key) => !this.taken.has(key) && !WITHOUT_EFFECT.test(key));
        const active = others.filter((key) => !isOff(key) || key === 'ssl_verify');
        if (active.length > 0)
            throw this.unsupported(`${active.join(', ')} is not supported`);
    }
    unsupported(what) {
        return new errors/* UserError */.yo(`unsupported: ${what}`, {
            where: this.where,
            fix: 'Run `dvc pull` in a step before; files that are there are used.',
        });
    }
}

// EXTERNAL MODULE: ./build/packages/host/git.js
var host_git = __webpack_require__(76231);
// EXTERNAL MODULE: ./build/packages/step/paths.js
var paths = __webpack_require__(70067);
// EXTERNAL MODULE: ./build/packages/step/policy.js
var policy = __webpack_require__(19853);
;// CONCATENATED MODULE: ./build/packages/step/dvc.js







const ofWorkTree = new WeakMap();
/** The DVC repository that holds a path of the workspace, if there is one. @param full absolute */
async function openDvc(step, full) {
    const { workspace } = step.machine;
    const inside = (0,external_node_path_.relative)(workspace, full).split(external_node_path_.sep).join('/');
    if (inside.startsWith('..'))
        return undefined;
    const tree = {
        read: async (path) => {
            const file = (0,external_node_path_.join)(workspace, path);
            return (await (0,files/* isInside */.FK)(workspace, file)) && (await isFile(file)) ? (0,files/* readIfPresent */.Zu)(file) : undefined;
        },
    };
    const folder = await folderOf(tree, inside);
    if (folder === undefined)
        return undefined;
    const known = ofWorkTree.get(step) ?? new Map();
    ofWorkTree.set(step, known);
    const dvc = known.get(folder) ?? { step, folder, index: openDvcIndex(below(tree, folder)) };
    known.set(folder, dvc);
    return dvc;
}
const isFile = (path) => (0,promises_.stat)(path).then((found) => found.isFile(), () => false);
/** As `openDvc`, for the files of a commit. @param path relative to the workspace */
async function openDvcAt(step, ref, path) {
    const git = (0,host_git/* openGit */.zY)(step.machine.workspace, step.machine.environment);
    const tree = {
        read: (file) => (0,host_git/* showFile */.II)(git, ref, file).catch((error) => {
            if (error instanceof errors/* MissingEvidence */.YM)
                return undefined;
            throw error;
        }),
    };
    const folder = await folderOf(tree, path);
    return folder === undefined ? undefined : { step, folder, index: openDvcIndex(below(tree, folder)) };
}
async function folderOf(tree, path) {
    const folder = external_node_path_.posix.dirname(path);
    if ((await tree.read(external_node_path_.posix.join(folder, '.dvc/config'))) !== undefined)
        return folder;
    return folder === '.' ? undefined : folderOf(tree, folder);
}
const below = (tree, folder) => ({
    read: (path) => tree.read(external_node_path_.posix.join(folder, path)),
});
/** Path in the repository of one in the workspace. */
const inner = ({ folder }, path) => external_node_path_.posix.relative(folder, path) || '.';
/** The out that holds a path of the workspace. @param path relative to the workspace, `/` as separator */
const trackedBy = (dvc, path) => dvc.index.find(inner(dvc, path));
/** The paths, relative to the workspace, that a `.dvc` file tracks. */
async function outsOfPointer(dvc, path) {
    const outs = await dvc.index.outsOf(inner(dvc, path));
    return outs.map((out) => external_node_path_.posix.join(dvc.folder, out.path));
}
/** What is tracked under a pattern and is not here. @returns paths relative to the workspace */
async function trackedMatches(dvc, pattern) {
    const { workspace } = dvc.step.machine;
    const pointers = (await Array.fromAsync((0,promises_.glob)(`${pattern}.dvc`, { cwd: workspace }))).sort();
    const found = await trackedLike(dvc, pattern, pointers.map((file) => file.split(external_node_path_.sep).join('/')));
    const here = await Promise.all(found.map((path) => (0,files/* exists */.t2)((0,external_node_path_.join)(workspace, path))));
    return found.filter((_, index) => here[index] === false);
}
/** What is tracked under a pattern. @param pointers `.dvc` files that may say so; all paths relative to the workspace */
async function trackedLike(dvc, pattern, pointers) {
    const parts = pattern.split('/');
    const fixed = parts.slice(0, parts.findIndex((part) => /[*?{[]/.test(part)));
    const pointed = (await Promise.all(pointers.map((pointer) => outsOfPointer(dvc, pointer)))).flat();
    const base = external_node_path_.posix.join(...fixed, '.');
    const locked = (await dvc.index.locked(inner(dvc, base))).map((out) => external_node_path_.posix.join(dvc.folder, out.path));
    const holder = await trackedBy(dvc, base);
    const held = holder === undefined ? [] : await filesIn(dvc, holder);
    return [...new Set([...pointed, ...locked, ...held].filter((path) => (0,external_node_path_.matchesGlob)(path, pattern)))];
}
async function filesIn(dvc, out) {
    const files = await listOut(out, intoOf(dvc, out), await placesOf(dvc, out));
    return files.map(({ relpath }) => external_node_path_.posix.join(dvc.folder, out.path, relpath));
}
/** Bytes of different versions never meet: each out has a folder of its own. */
function intoOf({ step }, out) {
    return (0,external_node_path_.join)(step.machine.temp, 'lockstep', 'dvc', out.oid ?? 'none');
}
/** Brings a tracked path here from the cache or a remote. @param path relative to the workspace @throws as `restoreOut` */
async function fromDvc(dvc, out, path) {
    const root = intoOf(dvc, out);
    // Named from the workspace on, as if it lay there.
    const outInWorkspace = { ...out, path: external_node_path_.posix.join(dvc.folder, out.path) };
    return { ...(await restoreOut(outInWorkspace, path, root, await placesOf(dvc, out))), root };
}
/** The cache, then the remote. Made only when bytes are needed: a remote that cannot be read matters only then. */
async function placesOf(dvc, out) {
    const { step, folder } = dvc;
    const { workspace, environment } = step.machine;
    const home = (0,external_node_path_.join)(workspace, folder, '.dvc');
    const config = readDvcConfig(await configTexts(dvc));
    const cache = await (0,paths/* confinePath */.e)(step, cacheFolder(config, home));
    const places = (await (0,files/* exists */.t2)(cache)) ? [openFolder(cache)] : [];
    const name = out.remote ?? defaultRemote(config);
    if (name === undefined)
        return places;
    const remote = remoteOf(config, name, home, environment);
    if (remote.kind === 'folder')
        await (0,paths/* confinePath */.e)(step, remote.path);
    return [...places, openRemote(remote, step.signal)];
}
/**
 * On a pull request the config of the base branch counts: a change must not say where credentials are sent. For the
 * same reason `config.local` counts only where git does not know it, thus where a step of this job wrote it.
 */
async function configTexts({ step, folder }) {
    const { workspace, environment } = step.machine;
    const path = external_node_path_.posix.join(folder, '.dvc/config');
    const base = await (0,policy/* readFromBase */.YX)(step, path);
    const shared = base?.text ?? (await (0,files/* readIfPresent */.Zu)((0,external_node_path_.join)(workspace, path))) ?? '';
    const git = (0,host_git/* openGit */.zY)(workspace, environment);
    const known = await git.attempt(['ls-files', '--error-unmatch', '--', `${path}.local`]);
    const own = known.code === 0 ? undefined : await (0,files/* readIfPresent */.Zu)((0,external_node_path_.join)(workspace, `${path}.local`));
    return own === undefined ? [shared] : [shared, own];
}
/**
 * The md5 of what lies in the workspace, and whether it is what DVC tracks.
 * @param path relative to the workspace
 */
async function comparedWithDvc(dvc, path, kind) {
    const { workspace } = dvc.step.machine;
    const out = await trackedBy(dvc, path);
    const own = out?.path === inner(dvc, path) ? out : undefined;
    const full = (0,external_node_path_.join)(workspace, path);
    const algorithm = out?.algorithm ?? 'md5';
    try {
        const folder = (0,external_node_path_.join)(workspace, dvc.folder);
        const md5 = kind === 'folder' ? await md5OfFolder(folder, full, algorithm) : await md5OfFile(full, algorithm);
        const differs = own?.oid !== undefined && own.unsupported === undefined && own.oid !== md5;
        return differs
            ? { md5, note: `${path} is not what DVC tracks: its md5 is ${md5}, ${own.source} names ${own.oid}.` }
            : { md5 };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return { note: `${path} has no md5 of DVC: ${error.message}.` };
    }
}
/** A folder is read as it lies there: what DVC tracks in it and is not here would be left out silently. */
async function refuseMissingOuts(dvc, path) {
    const { workspace } = dvc.step.machine;
    for await (const pointer of (0,promises_.glob)('**/*.dvc', { cwd: (0,external_node_path_.join)(workspace, path) })) {
        for (const out of await outsOfPointer(dvc, external_node_path_.posix.join(path, pointer.split(external_node_path_.sep).join('/')))) {
            if (await (0,files/* exists */.t2)((0,external_node_path_.join)(workspace, out)))
                continue;
            throw new errors/* MissingEvidence */.YM('DVC tracks it in this folder, and it is not here', {
                where: out,
                fix: `Name ${path}/* to have it fetched, or run \`dvc pull\` in a step before.`,
            });
        }
    }
}


/***/ }),

/***/ 8164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ss: () => (/* binding */ placeLfsObject),
/* harmony export */   ik: () => (/* binding */ fromLfs),
/* harmony export */   qV: () => (/* binding */ lfsObjectOf),
/* harmony export */   tY: () => (/* binding */ readLfsPointer),
/* harmony export */   wq: () => (/* binding */ refuseLfsPointers)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76231);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3404);





/** Folder of what stands in for Git LFS pointers, one below it for each object. */
const root = (step, oid) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(step.machine.temp, 'lockstep', 'lfs', oid);
// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: below 1024 bytes, and the version comes first.
const MAX_POINTER_BYTES = 1024;
const POINTER = /^version https:\/\/(?:git-lfs\.github\.com\/spec|hawser\.github\.com\/spec)\/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\n/;
/** The sha256 of the object that a Git LFS pointer stands for; undefined for what is no pointer. */
function lfsObjectOf(content) {
    return content.length > MAX_POINTER_BYTES ? undefined : POINTER.exec(content.toString('latin1'))?.[1];
}
/** As `lfsObjectOf`, of a file. */
async function readLfsPointer(path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path);
    try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAX_POINTER_BYTES + 1));
        return lfsObjectOf(buffer.subarray(0, bytesRead));
    }
    finally {
        await handle.close();
    }
}
/**
 * Finds the bytes that a Git LFS pointer stands for among the objects of this checkout.
 * @param name below the folder that is returned, so that the file keeps its own
 * @throws MissingEvidence if they were not fetched
 */
async function fromLfs(step, oid, name) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root(step, oid), name);
    await placeLfsObject(step, oid, path, { name, fix: FETCH });
    return { path, root: root(step, oid) };
}
/** Copies an object of this checkout. @throws as `fromLfs`, under the name and with the fix that are given */
async function placeLfsObject(step, oid, path, { name, fix }) {
    const git = (0,_host__WEBPACK_IMPORTED_MODULE_3__/* .openGit */ .zY)(step.machine.workspace, step.machine.environment);
    const found = await git.attempt(['rev-parse', '--path-format=absolute', '--git-common-dir']);
    const object = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(found.stdout.trim(), 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
    if (found.code !== 0 || !(await (0,_host__WEBPACK_IMPORTED_MODULE_4__/* .exists */ .t2)(object)))
        throw notFetched(name, fix);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(object, path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_FICLONE);
    if ((await (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .digestFile */ .TM)(path)).sha256 === oid)
        return;
    throw new _core__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo('the object of Git LFS in this checkout has been altered', { where: name });
}
/** A folder is read as it lies there: a pointer in it would be taken for data, or left out. */
async function refuseLfsPointers(folder) {
    for await (const item of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.glob)('**/*', { cwd: folder, withFileTypes: true })) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(item.parentPath, item.name);
        if (item.isFile() && (await readLfsPointer(path)) !== undefined)
            throw notFetched((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path), FETCH);
    }
}
const FETCH = 'Set `lfs: true` in actions/checkout.';
function notFetched(name, fix) {
    return new _core__WEBPACK_IMPORTED_MODULE_6__/* .MissingEvidence */ .YM('this is a Git LFS pointer, and the file that it stands for was not fetched', {
        where: name,
        fix,
    });
}


/***/ }),

/***/ 70067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ confinePath),
/* harmony export */   k: () => (/* binding */ recordedName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3404);



/** Absolute form of a path inside the workspace or a declared data root. @throws UserError */
async function confinePath(step, path) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(step.workingDirectory, path);
    for (const root of [step.machine.workspace, step.machine.temp, ...step.dataRoots]) {
        if (await (0,_host__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(root, full))
            return full;
    }
    throw new _core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('the path lies outside the workspace', {
        where: path,
        fix: 'Whoever runs the runner can allow its folder by LOCKSTEP_DATA_ROOTS in the environment of the runner.',
    });
}
/** Name of a file in the record: below the folder that may be read, never the path of one machine. */
function recordedName(step, full) {
    const roots = [step.workingDirectory, step.machine.workspace, ...step.dataRoots];
    const inside = roots
        .map((root) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, full))
        .find((path) => path !== '' && !path.startsWith('..'));
    return inside ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(full);
}


/***/ }),

/***/ 19853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   YX: () => (/* binding */ readFromBase),
/* harmony export */   h9: () => (/* binding */ readPolicies),
/* harmony export */   oD: () => (/* binding */ originOfPolicy)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44487);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(66843);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3404);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76231);
/* harmony import */ var _base_commit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92286);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70067);






/**
 * Reads a policy, plan or set of expectations: inline, or a file. On a pull request a file is taken from the base
 * branch, so that a change cannot weaken the gate that judges it; a file that the base does not have yet is read
 * from the change and reported as unprotected.
 */
async function readPolicy(step, given, name) {
    if ('inline' in given)
        return policyOf(given.inline, name, { protected: false });
    const full = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .confinePath */ .e)(step, given.path);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(step.machine.workspace, full);
    const base = await readFromBase(step, path);
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
    const full = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .confinePath */ .e)(step, path);
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
/** A file as the base branch of the pull request has it; undefined outside of one, or where it has none. */
async function readFromBase(step, path) {
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
    await (0,_base_commit_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCommit */ .x)(git, pullRequest.baseSha);
    return { git, commit: await (0,_host__WEBPACK_IMPORTED_MODULE_5__/* .resolveCommit */ .WL)(git, pullRequest.baseSha) };
}
function policyOf(text, name, proof, changedByPullRequest = false) {
    const provenance = { ...proof, sha256: (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .sha256 */ .sc)(text) };
    return { document: (0,_core__WEBPACK_IMPORTED_MODULE_8__/* .parseYaml */ .h)(text, name), provenance, changedByPullRequest };
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

/***/ 39291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ls: () => (/* binding */ identify),
  Yx: () => (/* binding */ use),
  dV: () => (/* binding */ useAll)
});

// EXTERNAL MODULE: ./build/packages/core/reference.js
var core_reference = __webpack_require__(84927);
// EXTERNAL MODULE: ./build/packages/core/graph.js
var graph = __webpack_require__(63578);
// EXTERNAL MODULE: ./build/packages/core/errors.js
var errors = __webpack_require__(44487);
// EXTERNAL MODULE: ./build/packages/core/digest.js
var digest = __webpack_require__(13800);
// EXTERNAL MODULE: ./build/packages/host/files.js
var files = __webpack_require__(3404);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/host/download.js
var download = __webpack_require__(16999);
// EXTERNAL MODULE: ./build/packages/host/http.js
var http = __webpack_require__(575);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
;// CONCATENATED MODULE: ./build/packages/step/fetched.js




const knownSchema = schemas.object({ etag: schemas.string(), sha256: schemas.string() });
/** Folder of what was fetched in this job; names in it say where it came from. */
const fetchedRoot = (step) => (0,external_node_path_.join)(step.machine.temp, 'lockstep', 'fetched');
/**
 * Brings a file here once per job: a later step asks the server only whether its copy still holds.
 * @param address of the file, with all that tells it from others; kept as a digest only
 * @param fetch gets the ETag of the copy that is here, if there is one
 */
async function fetchOnce(step, address, path, fetch) {
    const note = (0,external_node_path_.join)(step.machine.temp, 'lockstep', 'fetched-notes', `${(0,digest/* sha256 */.sc)(address)}.json`);
    const known = readKnown(await (0,files/* readIfPresent */.Zu)(note));
    // Every step of the job can write there: a copy counts only if it is still what came in.
    const isHere = known !== undefined && (await (0,digest/* digestFile */.TM)(path).catch(() => undefined))?.sha256 === known.sha256;
    const result = await fetch(isHere ? known.etag : undefined);
    if (result === 'unchanged' || result.etag === undefined)
        return;
    await (0,files/* writeAtomic */.vZ)(note, JSON.stringify({ etag: result.etag, sha256: result.sha256 }));
}
function readKnown(text) {
    if (text === undefined)
        return undefined;
    try {
        return knownSchema.parse(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}
/** Path below `fetchedRoot` for a place elsewhere; a part that no file can be called is written otherwise. */
function placeOf(step, parts) {
    return (0,external_node_path_.join)(fetchedRoot(step), ...parts.map(safeName));
}
// What file systems refuse, and `%` so that no two names become one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const UNSAFE = /[\u0000-\u001f\u007f%<>:"/\\|?*]/g;
const MAX_NAME_BYTES = 200;
function safeName(part) {
    const name = part.replace(UNSAFE, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    if (name === '' || name === '.' || name === '..')
        return `%${name}`;
    if (Buffer.byteLength(name) <= MAX_NAME_BYTES)
        return name;
    // The end of a name says what kind of file it is.
    return `%${(0,digest/* sha256 */.sc)(part).slice(0, 16)}${/(\.[A-Za-z0-9]{1,10}){1,2}$/.exec(name)?.[0] ?? ''}`;
}

// EXTERNAL MODULE: ./build/packages/step/used.js
var step_used = __webpack_require__(9870);
;// CONCATENATED MODULE: ./build/packages/step/addresses.js





/**
 * Fetches a file by http or https. No token goes along; a name and password in the address go to its own origin.
 * @throws as `download`
 */
async function fromAddress(step, role, text) {
    const { url, authorization } = withoutCredentials(text);
    const path = placeOf(step, partsOf(url));
    const headers = async () => authorization;
    await fetchOnce(step, url, path, (etag) => (0,download/* download */.R)({ service: 'http', url, path, headers, etag, signal: step.signal }));
    const used = await (0,step_used/* usedFile */.SH)(role, (0,http/* redact */.E$)(url), path);
    return { ...used, uri: (0,http/* redact */.E$)(url), root: fetchedRoot(step) };
}
/** `fetch` refuses addresses with credentials. */
function withoutCredentials(text) {
    const url = new URL(text);
    const { username, password } = url;
    url.username = '';
    url.password = '';
    url.hash = '';
    if (username === '' && password === '')
        return { url: url.href, authorization: {} };
    if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
        throw new errors/* UserError */.yo('a password would travel for all to read', { where: (0,http/* redact */.E$)(text), fix: 'Use https.' });
    }
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { url: url.href, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
/** Two addresses that differ in their query only are two files. */
function partsOf(address) {
    const url = new URL(address);
    const decoded = url.pathname.split('/').slice(1).map(decode);
    const name = decoded.pop() || 'index';
    const query = url.search === '' ? [] : [`query-${(0,digest/* sha256 */.sc)(url.search).slice(0, 8)}`];
    return [url.protocol.slice(0, -1), url.host, ...decoded, ...query, (0,external_node_path_.basename)(name)];
}
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}

// EXTERNAL MODULE: ./build/packages/step/handover.js
var handover = __webpack_require__(67200);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/host/git.js
var host_git = __webpack_require__(76231);
// EXTERNAL MODULE: ./build/packages/step/dvc.js + 6 modules
var step_dvc = __webpack_require__(33851);
// EXTERNAL MODULE: ./build/packages/step/lfs.js
var lfs = __webpack_require__(8164);
// EXTERNAL MODULE: ./build/packages/host/s3.js + 1 modules
var s3 = __webpack_require__(1156);
// EXTERNAL MODULE: ./build/packages/host/s3-settings.js
var s3_settings = __webpack_require__(89491);
// EXTERNAL MODULE: ./build/packages/host/parallel.js
var parallel = __webpack_require__(64460);
;// CONCATENATED MODULE: ./build/packages/step/objects.js






/** The store of a reference, with the settings and credentials of the step's environment. */
function storeOf({ machine, signal }, { store }) {
    const { environment } = machine;
    return (0,s3/* openS3 */.D)(store === 'gs' ? (0,s3_settings/* gcsSettings */.hU)(environment) : (0,s3_settings/* s3Settings */.os)(environment), { signal });
}
/**
 * Fetches an object, or all objects of a folder (a key that is empty or ends in `/`).
 * @throws MissingEvidence if there is none; else as `download`
 */
async function fromStore(step, role, reference) {
    const uri = (0,core_reference/* formatReference */.F)(reference);
    const path = isFolder(reference) ? await bringFolder(step, reference) : await bringObject(step, reference);
    return { ...(await (0,step_used/* usedFile */.SH)(role, uri, path)), uri, root: fetchedRoot(step) };
}
function isFolder({ key }) {
    return key === '' || key.endsWith('/');
}
async function bringObject(step, reference) {
    const { store, bucket, key } = reference;
    const path = placeOf(step, [store, bucket, ...key.split('/')]);
    const client = storeOf(step, reference);
    await fetchOnce(step, (0,core_reference/* formatReference */.F)(reference), path, (etag) => client.get(bucket, key, path, etag));
    return path;
}
const PARALLEL = 8;
async function bringFolder(step, reference) {
    const { store, bucket, key } = reference;
    const objects = (await storeOf(step, reference).list(bucket, key)).filter((found) => !found.key.endsWith('/'));
    if (objects.length === 0) {
        throw new errors/* MissingEvidence */.YM('no object starts so', {
            where: (0,core_reference/* formatReference */.F)(reference),
            fix: 'Check the address.',
        });
    }
    const folder = placeOf(step, [store, bucket, ...key.split('/').slice(0, -1)]);
    // What an earlier step fetched may have been removed from the store since.
    const kept = new Set(objects.map((object) => placeOf(step, [store, bucket, ...object.key.split('/')])));
    await removeOthers(folder, kept);
    await (0,parallel/* inParallel */.H)(objects, PARALLEL, (object) => bringObject(step, { ...reference, key: object.key }));
    return folder;
}
async function removeOthers(folder, kept) {
    for await (const item of (0,promises_.glob)('**/*', { cwd: folder, withFileTypes: true })) {
        const path = (0,external_node_path_.join)(item.parentPath, item.name);
        if (item.isFile() && !kept.has(path))
            await (0,promises_.rm)(path);
    }
}
const GLOB = /[*?{[]/;
/**
 * The references that a pattern among the keys of a bucket stands for, sorted by key.
 * @throws MissingEvidence if no key matches
 */
async function expandObjects(step, reference) {
    const { bucket, key } = reference;
    if (!GLOB.test(key) || isFolder(reference))
        return [(0,core_reference/* formatReference */.F)(reference)];
    const parts = key.split('/');
    const fixed = parts.slice(0, parts.findIndex((part) => GLOB.test(part)));
    const prefix = fixed.map((part) => `${part}/`).join('');
    const found = await storeOf(step, reference).list(bucket, prefix);
    // An object may be named like a pattern.
    const matches = found.some((object) => object.key === key) ? [key] : keysThatMatch(found, key);
    if (matches.length === 0) {
        throw new errors/* MissingEvidence */.YM('no object matches', {
            where: (0,core_reference/* formatReference */.F)(reference),
            fix: 'Check the pattern.',
        });
    }
    return matches.sort().map((match) => (0,core_reference/* formatReference */.F)({ ...reference, key: match }));
}
function keysThatMatch(found, pattern) {
    return found.map(({ key }) => key).filter((key) => !key.endsWith('/') && (0,external_node_path_.matchesGlob)(key, pattern));
}

// EXTERNAL MODULE: ./build/packages/step/paths.js
var paths = __webpack_require__(70067);
;// CONCATENATED MODULE: ./build/packages/step/local-references.js









/**
 * The references that a pattern, or a `.dvc` file, stands for; any other stands for itself.
 * @throws MissingEvidence if nothing matches a pattern
 */
async function expandReference(step, text) {
    const reference = (0,core_reference/* parseReference */.Y)(text);
    if (reference.kind === 'object')
        return expandObjects(step, reference);
    if (reference.kind !== 'path')
        return [text];
    const full = (0,external_node_path_.resolve)(step.workingDirectory, reference.path);
    // A file may be named like a pattern.
    if (await (0,files/* exists */.t2)(full))
        return (await pointed(step, full)) ?? [text];
    if (!/[*?{[]/.test(reference.path))
        return [text];
    const found = new Set(await Array.fromAsync((0,promises_.glob)(reference.path, { cwd: step.workingDirectory })));
    for (const path of await trackedUnder(step, full))
        found.add(path);
    if (found.size === 0)
        throw new errors/* MissingEvidence */.YM('no file matches', { where: text, fix: 'Check the pattern.' });
    return [...found].sort().map((path) => ((0,external_node_path_.isAbsolute)(path) ? path : `./${path}`));
}
/** What a `.dvc` file tracks; undefined for any other file. */
async function pointed(step, full) {
    const dvc = full.endsWith('.dvc') ? await (0,step_dvc/* openDvc */.g3)(step, full) : undefined;
    if (dvc === undefined || full.endsWith(`${external_node_path_.sep}.dvc`))
        return undefined;
    const outs = await (0,step_dvc/* outsOfPointer */.Yc)(dvc, inWorkspace(step, full));
    return outs.map((out) => `./${fromWorkingDirectory(step, out)}`);
}
async function trackedUnder(step, pattern) {
    const [fixed = ''] = pattern.split(/[*?{[]/);
    const dvc = await (0,step_dvc/* openDvc */.g3)(step, `${fixed}any`);
    if (dvc === undefined)
        return [];
    const found = await (0,step_dvc/* trackedMatches */.g6)(dvc, inWorkspace(step, pattern));
    return found.map((path) => fromWorkingDirectory(step, path));
}
function inWorkspace({ machine }, full) {
    return (0,external_node_path_.relative)(machine.workspace, full).split(external_node_path_.sep).join('/');
}
function fromWorkingDirectory({ machine, workingDirectory }, path) {
    return (0,external_node_path_.relative)(workingDirectory, (0,external_node_path_.join)(machine.workspace, path));
}
/**
 * A file or folder of the workspace or a data root; one that is a pointer of Git LFS or DVC, or is not here but tracked
 * by DVC, is brought here.
 */
async function fromPath(step, role, path) {
    const full = await (0,paths/* confinePath */.e)(step, path);
    const dvc = await (0,step_dvc/* openDvc */.g3)(step, full);
    if (!(await (0,files/* exists */.t2)(full)))
        return fromTracked(step, role, path, full, dvc);
    const outs = await pointed(step, full);
    if (outs !== undefined)
        return fromPath(step, role, onlyOut(outs, path));
    const name = (0,paths/* recordedName */.k)(step, full);
    const used = await (0,step_used/* usedFile */.SH)(role, name, full);
    if (used.kind === 'folder') {
        await (0,lfs/* refuseLfsPointers */.wq)(full);
        if (dvc !== undefined)
            await (0,step_dvc/* refuseMissingOuts */.Y8)(dvc, inWorkspace(step, full));
    }
    else {
        const oid = await (0,lfs/* readLfsPointer */.tY)(full);
        if (oid !== undefined)
            return standingIn(role, name, await (0,lfs/* fromLfs */.ik)(step, oid, inWorkspace(step, full)));
    }
    return dvc === undefined
        ? used
        : { ...used, ...(await (0,step_dvc/* comparedWithDvc */.HI)(dvc, inWorkspace(step, full), used.kind)) };
}
/** What was brought here in place of a path, under the name of the path. */
async function standingIn(role, name, found) {
    return { ...(await (0,step_used/* usedFile */.SH)(role, name, found.path)), ...found };
}
async function fromTracked(step, role, path, full, dvc) {
    const inside = inWorkspace(step, full);
    const out = dvc === undefined ? undefined : await (0,step_dvc/* trackedBy */.aU)(dvc, inside);
    if (dvc !== undefined && out !== undefined) {
        return standingIn(role, (0,paths/* recordedName */.k)(step, full), await (0,step_dvc/* fromDvc */.At)(dvc, out, inside));
    }
    throw new errors/* MissingEvidence */.YM('no such file or folder', {
        where: path,
        fix: `It was looked for at ${full}.`,
    });
}
function onlyOut(outs, pointer) {
    const [only, ...more] = outs;
    if (only !== undefined && more.length === 0)
        return only;
    throw new errors/* UserError */.yo(`the pointer tracks ${outs.length} files or folders`, {
        where: pointer,
        fix: outs.length === 0 ? 'Name another one.' : `Name one of ${outs.join(', ')}.`,
    });
}
/** A file at a commit; one that Git LFS or DVC holds there is brought here. */
async function fromGit(step, role, reference) {
    const { ref, path } = reference;
    const uri = (0,core_reference/* formatReference */.F)(reference);
    const git = (0,host_git/* openGit */.zY)(step.machine.workspace, step.machine.environment);
    const content = await (0,host_git/* showBytes */.ni)(git, ref, path).catch((error) => {
        if (error instanceof errors/* MissingEvidence */.YM)
            return error;
        throw error;
    });
    if (content instanceof errors/* MissingEvidence */.YM) {
        const dvc = await (0,step_dvc/* openDvcAt */.Bw)(step, ref, external_node_path_.posix.normalize(path));
        const out = dvc && (await (0,step_dvc/* trackedBy */.aU)(dvc, external_node_path_.posix.normalize(path)));
        if (dvc === undefined || out === undefined)
            throw content;
        return {
            ...(await standingIn(role, (0,external_node_path_.basename)(path), await (0,step_dvc/* fromDvc */.At)(dvc, out, external_node_path_.posix.normalize(path)))),
            uri,
        };
    }
    const oid = (0,lfs/* lfsObjectOf */.qV)(content);
    if (oid !== undefined) {
        return { ...(await standingIn(role, (0,external_node_path_.basename)(path), await (0,lfs/* fromLfs */.ik)(step, oid, (0,external_node_path_.basename)(path)))), uri };
    }
    // By its content: one role may name the same file at two refs.
    const file = (0,external_node_path_.join)(step.machine.temp, 'lockstep', 'git', (0,digest/* sha256 */.sc)(content), (0,external_node_path_.basename)(path));
    await (0,files/* writeAtomic */.vZ)(file, content);
    return { ...(await (0,step_used/* usedFile */.SH)(role, (0,external_node_path_.basename)(path), file)), uri };
}

// EXTERNAL MODULE: ./build/packages/step/registry.js
var registry = __webpack_require__(5388);
;// CONCATENATED MODULE: ./build/packages/step/references.js








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
    if (used.note !== undefined)
        step.log.notice(used.note);
    step.used.push(used);
    return used;
}
/**
 * What a reference names, for an action that judges a thing without reading it: where the record knows the digest,
 * the bytes are not brought here. Not noted as a material.
 * @throws as `use`
 */
async function identify(step, role, text) {
    const reference = (0,core_reference/* parseReference */.Y)(text);
    const found = reference.kind === 'record'
        ? onlyProduct(nearest(step, reference.role), reference.role)
        : (0,step_used/* artifactOf */.qB)(await locate(step, role, role, text));
    const artifact = { ...found, role };
    refuseOtherDigest(step, artifact);
    return artifact;
}
/** As `use`, for a list whose paths may be globs. A glob that matches nothing is missing evidence. */
async function useAll(step, role, texts) {
    const found = [];
    for (const text of texts) {
        for (const item of await expandReference(step, text))
            found.push(await use(step, role, item));
    }
    return found;
}
async function locate(step, role, fileRole, text) {
    const reference = (0,core_reference/* parseReference */.Y)(text);
    switch (reference.kind) {
        case 'path':
            return fromPath(step, role, reference.path);
        case 'git':
            return fromGit(step, role, reference);
        case 'record':
            return fromRecord(step, role, reference.role, nearest(step, reference.role));
        case 'digest':
            return fromEntry(step, role, fileRole, `sha256:${reference.sha256}`);
        case 'registry':
            return fromRegistry(step, role, fileRole, reference);
        case 'url':
            return fromAddress(step, role, reference.url);
        case 'object':
            return fromStore(step, role, reference);
    }
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
    const candidates = [step.named, (0,graph/* winners */.Z3)(step.ofThisJob)];
    return candidates.find((entries) => (0,handover/* productsWithRole */.Pf)(entries, role).length > 0) ?? step.entries;
}
/** The one product with a role. @throws MissingEvidence if there is none, UserError if there are several */
function onlyProduct(entries, wanted) {
    const found = (0,handover/* productsWithRole */.Pf)(entries, wanted);
    const [product, ...others] = found;
    if (product === undefined) {
        throw new errors/* MissingEvidence */.YM(`no entry of this run has a product "${wanted}"`, {
            where: `record:${wanted}`,
            fix: 'Add the job that makes it to `needs`, or name a path.',
        });
    }
    if (others.length > 0) {
        throw new errors/* UserError */.yo(`${found.length} different products "${wanted}" are in the record of this run`, {
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
        throw new errors/* MissingEvidence */.YM('no such entry in the record of this run', { where: id });
    }
    return fromRecord(step, role, fileRole, [sealed]);
}
async function bringProduct(step, product) {
    const local = (await step.store.products()).find((candidate) => candidate.sha256 === product.sha256);
    if (local !== undefined && (await (0,files/* exists */.t2)(local.path))) {
        if ((await (0,digest/* digestPath */.GV)(local.path)).sha256 === product.sha256)
            return local.path;
        throw new errors/* UserError */.yo(`${product.role} was changed since it was recorded`, {
            where: local.path,
            fix: 'Let the step that makes it be the last one to write it.',
        });
    }
    const fetched = step.artifacts === undefined ? undefined : await (0,handover/* fetchProduct */.yj)(step.artifacts, step.store, product);
    if (fetched !== undefined)
        return fetched;
    throw new errors/* MissingEvidence */.YM(`the record names ${product.role} ${product.name}, but its bytes did not travel`, {
        where: `sha256:${product.sha256}`,
        fix: 'Set `share: auto` in the step that makes it, or pass its path.',
    });
}
async function fromRegistry(step, role, fileRole, reference) {
    const { path, version } = await (0,registry/* fetchVersionFile */.R5)(step, reference.name, reference.selector, fileRole);
    return { ...(await (0,step_used/* usedFile */.SH)(role, `${reference.name}@${version}`, path)), uri: (0,core_reference/* formatReference */.F)(reference) };
}
/** A file that `record` names under the same role must have the same bytes. */
function refuseOtherDigest(step, used) {
    for (const { id, entry } of step.named) {
        const recorded = [...entry.products, ...entry.subjects].filter((artifact) => artifact.role === used.role);
        if (recorded.length > 0 && recorded.every((artifact) => artifact.sha256 !== used.sha256)) {
            throw new errors/* UserError */.yo(`${used.role} ${used.name} is not the one that the record names`, {
                where: id,
                fix: `The record has sha256:${recorded[0]?.sha256}, the file has sha256:${used.sha256}.`,
            });
        }
    }
}


/***/ })

};
