export const id = 662;
export const ids = [662];
export const modules = {

/***/ 24662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WorkflowRefused: () => (/* reexport */ WorkflowRefused),
  machineEnvironment: () => (/* reexport */ machineEnvironment),
  prepareOrigin: () => (/* reexport */ prepareOrigin),
  renderTree: () => (/* reexport */ renderTree),
  runWorkflow: () => (/* reexport */ runWorkflow),
  startGitHub: () => (/* reexport */ startGitHub),
  workflowResult: () => (/* reexport */ workflowResult)
});

// UNUSED EXPORTS: describeProblem

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(34398);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/packages/simulator/github/exchange.js
/** Ends the handling of a request with this answer. */
class Refusal extends Error {
    reply;
    constructor(reply, message) {
        super(message);
        this.reply = reply;
    }
}
/** JSON and Twirp bodies beyond this are refused; GitHub's own limits are far below it. */
const maxBody = 16 * 1024 * 1024;
function json(status, value, headers = {}) {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    return { status, headers: { ...type, ...headers }, body: Buffer.from(JSON.stringify(value)) };
}
/** A refusal as the REST interface words it. */
function restRefusal(status, message, headers = {}) {
    const documentation_url = 'https://docs.github.com/rest';
    return new Refusal(json(status, { message, documentation_url, status: String(status) }, headers), message);
}
/** Reads a body whole. */
async function readBody(call) {
    const parts = [];
    let size = 0;
    for await (const part of call.stream) {
        size += part.length;
        if (size > maxBody)
            throw restRefusal(413, `body is larger than ${maxBody} bytes`);
        parts.push(part);
    }
    return Buffer.concat(parts);
}
/** Reads a JSON body and notes it for the record; undefined where there is none. */
async function readJson(call) {
    const text = (await readBody(call)).toString('utf8');
    if (text === '')
        return undefined;
    try {
        call.note.body = JSON.parse(text);
    }
    catch {
        call.note.body = text;
        throw restRefusal(400, 'Problems parsing JSON');
    }
    return call.note.body;
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/identity.js


/** An installation token's shape. */
function newToken() {
    return `ghs_${(0,external_node_crypto_.randomBytes)(18).toString('hex')}`;
}
/**
 * The caller behind an `Authorization` header: `token`, `Bearer`, or `Basic` as git sends it.
 * GitHub withdraws a job's token when the job ends, so a process that outlives its job finds it refused.
 */
function identify(headers, store) {
    const token = credential(headers.authorization);
    if (token === undefined)
        return { kind: 'anonymous' };
    const job = store.jobs.all().find((candidate) => same(candidate.token, token));
    return job && job.conclusion === undefined ? { kind: 'job', job } : { kind: 'unknown' };
}
/** Whether a job's permissions include this access. `write` includes `read`; what is not named is `none`. */
function permits(job, permission, access) {
    const granted = job.permissions[permission] ?? 'none';
    return granted === 'write' || granted === access;
}
/**
 * The token of the results service. Its scope names the run and the job, as the real one does;
 * clients decode it without checking, the server checks the signature (HS256, RFC 7515).
 */
function runtimeToken(job, secret) {
    const issued = Math.floor(Date.now() / 1000);
    const payload = { scp: `Actions.Results:${job.runId}:${job.jobId}`, iat: issued, exp: issued + 6 * 3600 };
    const parts = [{ alg: 'HS256', typ: 'JWT' }, payload].map((part) => encode(JSON.stringify(part)));
    return `${parts.join('.')}.${sign(parts.join('.'), secret)}`;
}
/** The job whose runtime token came along; undefined where it is missing, forged or expired. */
function runtimeJob(headers, store) {
    const [head, payload, signature] = (credential(headers.authorization) ?? '').split('.');
    if (!head || !payload || !signature || !same(signature, sign(`${head}.${payload}`, store.secret)))
        return;
    const claims = schemas.object({ scp: schemas.string(), exp: schemas.number() })
        .parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    if (claims.exp * 1000 < Date.now())
        return;
    return store.jobs.get(claims.scp.split(':')[2] ?? '');
}
/** Signs `text`, base64url. */
function sign(text, secret) {
    return (0,external_node_crypto_.createHmac)('sha256', secret).update(text).digest('base64url');
}
/** Compares without telling by its duration where two strings differ. */
function same(a, b) {
    const [left, right] = [Buffer.from(a), Buffer.from(b)];
    return left.length === right.length && (0,external_node_crypto_.timingSafeEqual)(left, right);
}
function credential(authorization) {
    const [, scheme, value] = /^(\S+)\s+(\S+)$/.exec(authorization ?? '') ?? [];
    if (scheme === undefined || value === undefined)
        return;
    if (scheme.toLowerCase() !== 'basic')
        return value;
    const text = Buffer.from(value, 'base64').toString();
    return text.slice(text.indexOf(':') + 1);
}
function encode(text) {
    return Buffer.from(text).toString('base64url');
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/blobs.js








/** How long a signed address serves, in milliseconds. */
const validity = { read: 10 * 60_000, write: 60 * 60_000 };
function signedUrl(mode, blob, services) {
    const path = `/blobs/${blob.container}/${blob.id}`;
    const expiry = String(Date.now() + validity[mode]);
    const query = new URLSearchParams({ sp: mode, se: expiry, sig: signature(mode, path, expiry, services) });
    return `${services.url}${path}?${query}`;
}
/** The path of a blob's bytes on this machine. */
function blobFile({ container, id }, { store }) {
    return (0,external_node_path_.join)(store.blobs, `${container}-${id}`);
}
/** In bytes; undefined where nothing was uploaded. */
async function sizeOf(blob, services) {
    return (0,promises_.stat)(blobFile(blob, services)).then(({ size }) => size, () => undefined);
}
/** `sha256:...` of the uploaded bytes; undefined where nothing was uploaded. */
async function digestOf(blob, services) {
    if ((await sizeOf(blob, services)) === undefined)
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(blobFile(blob, services)), hash);
    return `sha256:${hash.digest('hex')}`;
}
function removeBlob(blob, services) {
    (0,external_node_fs_.rmSync)(blobFile(blob, services), { force: true });
    (0,external_node_fs_.rmSync)(`${blobFile(blob, services)}.blocks`, { force: true, recursive: true });
}
/**
 * The part of Azure's blob service that the clients use: one PUT, blocks with a block list, GET with ranges, HEAD.
 *
 * @param find the blob behind an address, and whether its upload is still open
 */
async function answerBlob(call, services, find) {
    const [, , container = '', id = ''] = call.url.pathname.split('/');
    const mode = call.method === 'PUT' ? 'write' : 'read';
    refuseUnsigned(call, mode, services);
    const found = find(container, id);
    if (!found)
        throw azureRefusal(404, 'BlobNotFound');
    if (found.open !== (mode === 'write'))
        throw azureRefusal(403, 'AuthorizationPermissionMismatch');
    const file = blobFile(found.blob, services);
    if (call.method === 'GET' || call.method === 'HEAD')
        return download(call, found.blob, file);
    return upload(call, file);
}
async function upload(call, file) {
    const operation = call.method === 'PUT' ? call.url.searchParams.get('comp') : undefined;
    if (operation === 'block') {
        await (0,promises_.mkdir)(`${file}.blocks`, { recursive: true });
        await store(call.stream, blockFile(file, call.url.searchParams.get('blockid') ?? ''));
    }
    else if (operation === 'blocklist') {
        await commit(file, (await readBody(call)).toString('utf8'));
    }
    else if (operation === null && call.headers['x-ms-blob-type'] === 'BlockBlob') {
        await store(call.stream, file);
    }
    else {
        call.note.unsimulated = true;
        throw azureRefusal(400, 'NotSimulated');
    }
    return { status: 201, headers: { etag: `"${Date.now()}"`, 'x-ms-request-server-encrypted': 'true' } };
}
async function store(source, file) {
    const aside = `${file}.${(0,external_node_crypto_.randomUUID)()}.part`; // a client that lost patience may send the same again meanwhile
    try {
        await (0,external_node_stream_promises_.pipeline)(source, (0,external_node_fs_.createWriteStream)(aside));
        await (0,promises_.rename)(aside, file);
    }
    catch (error) {
        await (0,promises_.rm)(aside, { force: true });
        throw error;
    }
}
/** Block ids are arbitrary base64, so the file is named by their digest. */
function blockFile(file, blockId) {
    return (0,external_node_path_.join)(`${file}.blocks`, (0,external_node_crypto_.createHash)('sha256').update(blockId).digest('hex'));
}
async function commit(file, list) {
    const ids = [...list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)].map(([, , id = '']) => id);
    for (const id of ids) {
        await (0,promises_.stat)(blockFile(file, id)).catch(() => {
            throw azureRefusal(400, 'InvalidBlockList');
        });
    }
    const bytes = async function* () {
        for (const id of ids)
            yield* (0,external_node_fs_.createReadStream)(blockFile(file, id));
    };
    await store(external_node_stream_.Readable.from(bytes()), file);
    await (0,promises_.rm)(`${file}.blocks`, { recursive: true, force: true });
}
async function download(call, blob, file) {
    const { size, mtimeMs } = await (0,promises_.stat)(file);
    const name = encodeURIComponent(blob.fileName);
    const headers = {
        'content-type': blob.contentType,
        'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
        'accept-ranges': 'bytes',
        etag: `"${Math.trunc(mtimeMs)}"`,
        'last-modified': new Date(mtimeMs).toUTCString(),
        'x-ms-blob-type': 'BlockBlob',
    };
    const range = rangeOf(call, size);
    if (range === undefined) {
        const length = { 'content-length': String(size) };
        return { status: 200, headers: { ...headers, ...length }, ...body(call, file, 0, size - 1) };
    }
    const [start, end] = range;
    const part = { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': String(end - start + 1) };
    return { status: 206, headers: { ...headers, ...part }, ...body(call, file, start, end) };
}
function body(call, file, start, end) {
    return call.method === 'HEAD' || end < start ? {} : { body: (0,external_node_fs_.createReadStream)(file, { start, end }) };
}
/** First and last byte, inclusive. */
function rangeOf(call, size) {
    const header = call.headers['x-ms-range'] ?? call.headers.range;
    if (header === undefined)
        return undefined;
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(String(header)) ?? [];
    if (from === undefined || Number(from) >= size)
        throw azureRefusal(416, 'InvalidRange');
    return [Number(from), Math.min(to ? Number(to) : size - 1, size - 1)];
}
function refuseUnsigned(call, mode, services) {
    const expiry = call.url.searchParams.get('se') ?? '';
    const sent = call.url.searchParams.get('sig') ?? '';
    const valid = same(sent, signature(mode, call.url.pathname, expiry, services));
    if (!valid || Number(expiry) < Date.now())
        throw azureRefusal(403, 'AuthenticationFailed');
}
function signature(mode, path, expiry, { store }) {
    return sign(`${mode}\n${path}\n${expiry}`, store.secret);
}
function azureRefusal(status, code) {
    const body = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`);
    return new Refusal({ status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, body }, code);
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/twirp.js

/** Statuses of Twirp's error codes, https://twitchtv.github.io/twirp/docs/spec_v7.html. */
const statuses = {
    already_exists: 409,
    bad_route: 404,
    invalid_argument: 400,
    malformed: 400,
    not_found: 404,
    permission_denied: 403,
    unauthenticated: 401,
};
function twirpRefusal(code, msg) {
    return new Refusal(json(statuses[code], { code, msg }), msg);
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/artifacts.js



const day = 24 * 3600 * 1000;
const backend = { workflow_run_backend_id: schemas.string(), workflow_job_run_backend_id: schemas.string() };
const int64 = schemas.string()
    .regex(/^\d{1,15}$/)
    .transform(Number);
/** Unknown fields are refused, as the real service does. */
const creation = schemas.strictObject({
    ...backend,
    name: schemas.string().min(1),
    version: schemas.literal([4, 7]),
    mime_type: schemas.string().default('application/zip'),
    expires_at: iso.datetime({ offset: true }).optional(),
});
const finalization = schemas.strictObject({
    ...backend,
    name: schemas.string(),
    size: int64.default(0),
    hash: schemas.string().optional(),
});
const listing = schemas.strictObject({
    ...backend,
    name_filter: schemas.string().optional(),
    id_filter: int64.optional(),
});
const naming = schemas.strictObject({ ...backend, name: schemas.string() });
const artifactMethods = {
    CreateArtifact: (message, job, services) => {
        const given = creation.parse(message);
        refuseOther(given, job);
        const { artifacts } = services.store;
        const taken = artifacts.all().some((one) => one.name === given.name && sameAttempt(one, job));
        if (taken)
            throw twirpRefusal('already_exists', `${conflict}: ${given.name}`);
        const id = services.store.next('artifact');
        const { runId, attempt, jobId } = job;
        const createdAt = new Date();
        const artifact = artifacts.put(id, {
            id,
            runId,
            attempt,
            jobId,
            name: given.name,
            mimeType: given.mime_type,
            state: 'pending',
            size: 0,
            digest: '',
            createdAt: createdAt.toISOString(),
            expiresAt: new Date(given.expires_at ?? createdAt.getTime() + 90 * day).toISOString(),
        });
        return { ok: true, signed_upload_url: signedUrl('write', artifactBlob(artifact), services) };
    },
    FinalizeArtifact: async (message, job, services) => {
        const given = finalization.parse(message);
        refuseOther(given, job);
        const artifact = named(given.name, services, (one) => one.jobId === job.jobId && one.state === 'pending');
        const blob = artifactBlob(artifact);
        const [size, digest] = [await sizeOf(blob, services), await digestOf(blob, services)];
        if (size === undefined || digest === undefined) {
            throw twirpRefusal('invalid_argument', `nothing was uploaded for artifact ${given.name}`);
        }
        if (size !== given.size || (given.hash ?? digest) !== digest) {
            const got = `${size} bytes, ${digest}`;
            throw twirpRefusal('invalid_argument', `artifact ${given.name} is ${got}, not ${given.size}, ${given.hash}`);
        }
        services.store.artifacts.put(artifact.id, { ...artifact, state: 'ready', size, digest });
        return { ok: true, artifact_id: String(artifact.id) };
    },
    ListArtifacts: (message, job, services) => {
        const given = listing.parse(message);
        refuseOther(given, job);
        const artifacts = services.store.artifacts
            .all()
            .filter((one) => one.runId === job.runId && one.state === 'ready')
            .filter((one) => given.name_filter === undefined || one.name === given.name_filter)
            .filter((one) => given.id_filter === undefined || one.id === given.id_filter);
        return { artifacts: artifacts.map(show) };
    },
    GetSignedArtifactURL: (message, job, services) => {
        const given = naming.parse(message);
        const artifact = ofRun(given, job, services);
        return { signed_url: signedUrl('read', artifactBlob(artifact), services) };
    },
    DeleteArtifact: (message, job, services) => {
        const artifact = ofRun(naming.parse(message), job, services);
        deleteArtifact(artifact, services);
        return { ok: true, artifact_id: String(artifact.id) };
    },
};
const conflict = 'an artifact with this name already exists on the workflow run';
/** Where the bytes of an artifact lie. */
function artifactBlob({ id, mimeType, name }) {
    const zipped = mimeType === 'application/zip' && !name.endsWith('.zip');
    return { container: 'artifacts', id, contentType: mimeType, fileName: zipped ? `${name}.zip` : name };
}
function deleteArtifact(artifact, services) {
    services.store.artifacts.remove(artifact.id);
    removeBlob(artifactBlob(artifact), services);
}
function show(artifact) {
    return {
        workflow_run_backend_id: String(artifact.runId),
        workflow_job_run_backend_id: String(artifact.jobId),
        database_id: String(artifact.id),
        name: artifact.name,
        size: String(artifact.size),
        created_at: artifact.createdAt,
        digest: artifact.digest,
    };
}
/** A name is free again in a new attempt of the run; listings then show both. */
function sameAttempt(artifact, job) {
    return artifact.runId === job.runId && artifact.attempt === job.attempt;
}
function refuseOther(given, job) {
    const own = given.workflow_run_backend_id === String(job.runId);
    if (!own || given.workflow_job_run_backend_id !== String(job.jobId)) {
        throw twirpRefusal('permission_denied', 'the token is for another run or job');
    }
}
/** An artifact of the token's run; the request names the job that made it. */
function ofRun(given, job, services) {
    if (given.workflow_run_backend_id !== String(job.runId)) {
        throw twirpRefusal('permission_denied', 'the token is for another run');
    }
    const maker = given.workflow_job_run_backend_id;
    return named(given.name, services, (one) => {
        return one.runId === job.runId && String(one.jobId) === maker && one.state === 'ready';
    });
}
function named(name, { store }, chosen) {
    const artifact = store.artifacts.all().find((one) => one.name === name && chosen(one));
    if (!artifact)
        throw twirpRefusal('not_found', `no artifact ${name}`);
    return artifact;
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/caches.js



const entry = { metadata: schemas.unknown().optional(), key: schemas.string().min(1).max(512), version: schemas.string() };
const caches_creation = schemas.strictObject(entry);
const caches_finalization = schemas.strictObject({
    ...entry,
    size_bytes: schemas.string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
});
const lookup = schemas.strictObject({ ...entry, restore_keys: schemas.array(schemas.string()).max(9).default([]) });
const cacheMethods = {
    CreateCacheEntry: (message, job, services) => {
        const { key, version } = caches_creation.parse(message);
        const run = runOf(job, services);
        if (cacheMode(run, services) === 'read') {
            return { ok: false, message: `cache write denied: event ${run.event} may only read caches` };
        }
        const scope = run.ref;
        if (find(services, (one) => one.key === key && one.version === version && one.scope === scope)) {
            throw twirpRefusal('already_exists', 'cache entry with the same key, version, and scope already exists');
        }
        const id = services.store.next('cache');
        const state = { state: 'pending', size: 0, createdAt: new Date().toISOString() };
        const cache = services.store.caches.put(id, { id, key, version, scope, ...state });
        return { ok: true, signed_upload_url: signedUrl('write', cacheBlob(cache), services) };
    },
    FinalizeCacheEntryUpload: async (message, job, services) => {
        const { key, version, size_bytes } = caches_finalization.parse(message);
        const scope = runOf(job, services).ref;
        const cache = find(services, (one) => one.key === key && one.version === version && one.scope === scope);
        if (cache?.state !== 'pending')
            throw twirpRefusal('not_found', `no cache ${key} awaits its upload`);
        const size = await sizeOf(cacheBlob(cache), services);
        if (size !== size_bytes) {
            throw twirpRefusal('invalid_argument', `cache ${key} is ${size ?? 'not uploaded'} bytes, not ${size_bytes}`);
        }
        services.store.caches.put(cache.id, { ...cache, state: 'ready', size });
        return { ok: true, entry_id: String(cache.id) };
    },
    GetCacheEntryDownloadURL: async (message, job, services) => {
        const { key, version, restore_keys } = lookup.parse(message);
        const cache = search([key, ...restore_keys], version, await readableScopes(job, services), services);
        if (!cache)
            return { ok: false, signed_download_url: '', matched_key: '' };
        return {
            ok: true,
            signed_download_url: signedUrl('read', cacheBlob(cache), services),
            matched_key: cache.key,
        };
    },
};
/** Where the bytes of a cache lie. */
function cacheBlob({ id }) {
    return { container: 'caches', id, contentType: 'application/octet-stream', fileName: `cache-${id}` };
}
/**
 * What the runner tells a job about caches: since 2026-06 runs of events that outsiders can trigger
 * only read, because they run with the default branch's scope.
 */
function cacheMode(run, services) {
    const foreign = run.headRepository.toLowerCase() !== services.repository.toLowerCase();
    const untrusted = ['pull_request_target', 'issue_comment', 'issues'].includes(run.event);
    return untrusted || (run.event === 'workflow_run' && foreign) ? 'read' : 'write';
}
/** A run reads caches of its own ref, of the branch a pull request goes to, and of the default branch. */
async function readableScopes(job, services) {
    const run = runOf(job, services);
    const base = run.baseRef === undefined ? [] : [run.baseRef];
    return [...new Set([run.ref, ...base, `refs/heads/${await services.git.defaultBranch()}`])];
}
/** In each scope: the key itself, then the newest that starts with it, then the same for each restore key. */
function search(keys, version, scopes, services) {
    for (const scope of scopes) {
        const inScope = services.store.caches
            .all()
            .filter((one) => one.state === 'ready' && one.version === version && one.scope === scope)
            .sort((a, b) => b.id - a.id);
        for (const key of keys) {
            const exact = inScope.find((one) => one.key === key);
            const hit = exact ?? inScope.find((one) => one.key.startsWith(key));
            if (hit)
                return hit;
        }
    }
    return undefined;
}
function find({ store }, chosen) {
    return store.caches.all().find(chosen);
}
function runOf(job, { store }) {
    const run = store.runs.get(`${job.runId}.${job.attempt}`);
    if (!run)
        throw twirpRefusal('not_found', `run ${job.runId} is not known`);
    return run;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/packages/simulator/github/faults.js


function createFaults() {
    const armed = [];
    return {
        inject: (fault) => {
            armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
        },
        take: (call) => {
            const hit = armed.find(({ fault, left }) => left > 0 && matches(fault, call));
            if (hit)
                hit.left -= 1;
            return hit?.fault;
        },
    };
}
/**
 * Answers under a fault; undefined where the connection is to be cut.
 * A fault with a status, or a cut before, leaves no effect. A delay comes after the effect and before the answer.
 */
async function answerWith(fault, call, answer) {
    if (fault?.status === undefined && fault?.cut !== 'before') {
        const reply = await answer();
        await delay(fault);
        if (fault?.cut !== 'after')
            return reply;
        await drain(reply.body);
        return undefined;
    }
    await drain(call.stream);
    await delay(fault);
    if (fault.cut !== undefined || fault.status === undefined)
        return undefined;
    const message = `injected fault: ${fault.status} on ${call.method} ${call.url.pathname}`;
    return json(fault.status, { message, code: 'injected_fault', msg: message });
}
/** The pattern sees the path alone and with its query, so that `$` and `comp=block` both work. */
function matches(fault, call) {
    if (fault.method !== undefined && fault.method.toUpperCase() !== call.method)
        return false;
    const pattern = new RegExp(fault.path.source, fault.path.flags.replace(/[gy]/g, ''));
    return pattern.test(call.url.pathname) || pattern.test(call.url.pathname + call.url.search);
}
/** Does not keep a process alive whose server was closed. */
async function delay(fault) {
    if (fault?.delayMs !== undefined)
        await (0,external_node_timers_promises_.setTimeout)(fault.delayMs, undefined, { ref: false });
}
async function drain(body) {
    if (body === undefined || Buffer.isBuffer(body))
        return;
    for await (const _ of body) {
        // read to its end, so that what produces it has finished
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./build/packages/simulator/github/git-repository.js

/** Key in the bare repository's configuration, repeatable: refs (shell patterns) that no push may change. */
const protectedRefKey = 'simulator.protectedRef';
/** An environment in which git knows this repository and nothing of the user's own settings. */
function gitEnvironment(settings = {}) {
    const entries = Object.entries({ 'safe.directory': '*', ...settings });
    const environment = {
        PATH: process.env.PATH ?? '/usr/bin:/bin',
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_COUNT: String(entries.length),
    };
    for (const [index, [key, value]] of entries.entries()) {
        environment[`GIT_CONFIG_KEY_${index}`] = key;
        environment[`GIT_CONFIG_VALUE_${index}`] = value;
    }
    return environment;
}
function openRepository(gitDir) {
    const refs = refReader(gitDir);
    return { gitDir, ...refs, ...objectReader(gitDir, refs.commitOf) };
}
function refReader(gitDir) {
    const text = (...args) => runText(gitDir, args);
    const commit = (name) => text('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
    const fullRef = async (ref) => {
        const names = ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
        for (const name of names)
            if (await commit(name))
                return name;
        return undefined;
    };
    return {
        fullRef,
        commitOf: async (ref) => {
            const name = await fullRef(ref);
            if (name !== undefined)
                return commit(name);
            return ref === 'HEAD' || /^[0-9a-f]{7,64}$/i.test(ref) ? commit(ref) : undefined;
        },
        refs: async (prefix) => {
            const lines = (await text('for-each-ref', '--format=%(refname) %(objectname) %(objecttype)')) ?? '';
            return lines.split('\n').flatMap((line) => {
                const [name, sha, type] = line.split(' ');
                return name?.startsWith(prefix) && sha && type ? [{ name, sha, type }] : [];
            });
        },
        defaultBranch: async () => (await text('symbolic-ref', '--short', 'HEAD')) ?? 'main',
        isProtected: async (ref) => {
            const patterns = (await text('config', '--get-all', protectedRefKey)) ?? '';
            return patterns.split('\n').some((pattern) => pattern !== '' && shellPattern(pattern).test(ref));
        },
    };
}
function objectReader(gitDir, commitOf) {
    const git = (...args) => run(gitDir, args);
    return {
        entries: async (treeish, { path, recursive }) => {
            const depth = recursive ? ['-r', '-t'] : [];
            const paths = path === undefined ? [] : [path];
            const listing = await git('--literal-pathspecs', 'ls-tree', '-z', '-l', ...depth, treeish, '--', ...paths);
            return (listing?.toString('utf8') ?? '').split('\0').flatMap(parseEntry);
        },
        commit: async (sha) => {
            if (!isObjectId(sha))
                return undefined;
            const raw = await git('cat-file', 'commit', sha);
            return raw && parseCommit(sha, raw.toString('utf8'));
        },
        treeOf: async (treeish) => {
            const name = isObjectId(treeish) ? treeish : await commitOf(treeish);
            return name && runText(gitDir, ['rev-parse', '--verify', '--quiet', `${name}^{tree}`]);
        },
        blob: async (sha) => (isObjectId(sha) ? git('cat-file', 'blob', sha) : undefined),
    };
}
async function runText(gitDir, args) {
    return (await run(gitDir, args))?.toString('utf8').trim();
}
/** Output of a git command; undefined where git refuses it. */
function run(gitDir, args) {
    return new Promise((resolve, reject) => {
        const options = { encoding: 'buffer', env: gitEnvironment(), maxBuffer: 256 * 1024 * 1024 };
        (0,external_node_child_process_.execFile)('git', [`--git-dir=${gitDir}`, ...args], options, (error, stdout) => {
            if (!error)
                return resolve(stdout);
            if (typeof error.code === 'number')
                return resolve(undefined);
            reject(error);
        });
    });
}
function isObjectId(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function parseEntry(line) {
    const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    if (!mode || !type || !sha || !size || !path)
        return [];
    return [{ mode, type, sha, size: size === '-' ? undefined : Number(size), path }];
}
function parseCommit(sha, raw) {
    const end = raw.indexOf('\n\n');
    const head = raw.slice(0, end).split('\n');
    const all = (name) => head.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
    return {
        sha,
        tree: all('tree')[0] ?? '',
        parents: all('parent'),
        author: parsePerson(all('author')[0] ?? ''),
        committer: parsePerson(all('committer')[0] ?? ''),
        message: raw.slice(end + 2).trimEnd(),
    };
}
function parsePerson(line) {
    const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? [];
    return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}
/** `*` and `?` as the shell's `case` in the hook reads them. */
function shellPattern(pattern) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/git-http.js






/** GitHub's refusal of a push to a protected branch. `git config` and `case` read the same patterns as the REST side. */
const updateHook = `#!/bin/sh
git config --get-all ${protectedRefKey} | while IFS= read -r pattern; do
  case "$1" in
    $pattern)
      echo "error: GH006: Protected branch update failed for $1." >&2
      echo "error: Changes must be made through a pull request." >&2
      exit 1 ;;
  esac
done
`;
/** Writes the hooks of the server, which stand in for those of the repository. Returns their folder. */
function installHooks(folder) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'update'), updateHook);
    (0,external_node_fs_.chmodSync)((0,external_node_path_.join)(folder, 'update'), 0o755);
    return folder;
}
/** Git's smart HTTP protocol, by git's own `http-backend`. */
async function answerGit(call, services, hooks) {
    const [, owner, name, ...rest] = call.url.pathname.split('/');
    const repository = `${owner}/${name?.replace(/\.git$/, '')}`;
    refuse(call, repository, rest.join('/'), services);
    const environment = {
        ...gitEnvironment({ 'core.hooksPath': hooks }),
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROJECT_ROOT: services.git.gitDir,
        PATH_INFO: `/${rest.join('/')}`,
        QUERY_STRING: call.url.search.slice(1),
        REQUEST_METHOD: call.method,
        REMOTE_USER: 'x-access-token', // receive-pack serves only the authenticated
        REMOTE_ADDR: '127.0.0.1',
    };
    for (const [variable, header] of Object.entries(passed)) {
        const value = call.headers[header];
        if (typeof value === 'string')
            environment[variable] = value;
    }
    return git_http_backend(call.stream, environment);
}
/** Without CONTENT_LENGTH git reads to the end: it sends large packs in chunks. */
const passed = {
    CONTENT_TYPE: 'content-type',
    CONTENT_LENGTH: 'content-length',
    HTTP_CONTENT_ENCODING: 'content-encoding',
    GIT_PROTOCOL: 'git-protocol',
};
function refuse(call, repository, path, services) {
    const caller = identify(call.headers, services.store);
    if (caller.kind !== 'job') {
        const reason = caller.kind === 'unknown' ? 'Invalid username or token.' : 'Authentication required.';
        throw gitRefusal(401, `${reason} Password authentication is not supported for Git operations.`, {
            'www-authenticate': 'Basic realm="GitHub"',
        });
    }
    const known = repository.toLowerCase() === services.repository.toLowerCase();
    if (!known || !permits(caller.job, 'contents', 'read'))
        throw gitRefusal(404, 'Repository not found.');
    const push = path === 'git-receive-pack' || call.url.searchParams.get('service') === 'git-receive-pack';
    if (push && !permits(caller.job, 'contents', 'write')) {
        throw gitRefusal(403, 'Write access to repository not granted.');
    }
}
/** Git shows a plain text body to the user as `remote: ...`. */
function gitRefusal(status, message, headers = {}) {
    const type = { 'content-type': 'text/plain; charset=utf-8' };
    return new Refusal({ status, headers: { ...type, ...headers }, body: Buffer.from(`${message}\n`) }, message);
}
/** Runs the CGI program: the request's body goes in, its header decides the status, the rest is the answer. */
function git_http_backend(input, environment) {
    const child = (0,external_node_child_process_.spawn)('git', ['http-backend'], { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => { }); // git may answer without reading everything
    input.pipe(child.stdin);
    input.once('close', () => input.readableEnded || child.kill()); // the client went away
    return new Promise((resolve, reject) => {
        let head = Buffer.alloc(0);
        const onData = (part) => {
            head = Buffer.concat([head, part]);
            const end = head.indexOf('\r\n\r\n');
            if (end === -1)
                return;
            child.stdout.off('data', onData);
            child.stdout.pause();
            if (end + 4 < head.length)
                child.stdout.unshift(head.subarray(end + 4));
            resolve({ ...parseHead(head.subarray(0, end).toString('latin1')), body: child.stdout });
        };
        child.stdout.on('data', onData);
        child.once('error', reject);
        child.once('close', (code) => reject(new Error(`git http-backend ended with ${code} before it answered`)));
    });
}
function parseHead(text) {
    const headers = {};
    let status = 200;
    for (const line of text.split('\r\n')) {
        const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
        if (name.toLowerCase() === 'status')
            status = Number.parseInt(value, 10);
        else if (name !== '')
            headers[name.toLowerCase()] = value;
    }
    return { status, headers };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var errors = __webpack_require__(961);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/from-json-schema.js + 1 modules
var from_json_schema = __webpack_require__(20311);
;// CONCATENATED MODULE: ./build/packages/simulator/github/openapi.json
const openapi_namespaceObject = /*#__PURE__*/JSON.parse('{"zU":{"actions/create-workflow-dispatch":{"method":"POST","path":"/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"workflow_id","in":"path","required":true,"multiSegment":false,"schema":{"oneOf":[{"type":"integer"},{"type":"string"}]}}],"body":{"required":true,"schema":{"type":"object","properties":{"ref":{"type":"string"},"inputs":{"type":"object","additionalProperties":true,"maxProperties":25},"return_run_details":{"type":"boolean"}},"required":["ref"]}}},"actions/delete-artifact":{"method":"DELETE","path":"/repos/{owner}/{repo}/actions/artifacts/{artifact_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"artifact_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"actions/download-artifact":{"method":"GET","path":"/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"artifact_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"archive_format","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}}],"body":null},"actions/download-job-logs-for-workflow-run":{"method":"GET","path":"/repos/{owner}/{repo}/actions/jobs/{job_id}/logs","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"job_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}}],"body":null},"actions/get-artifact":{"method":"GET","path":"/repos/{owner}/{repo}/actions/artifacts/{artifact_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"artifact_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"actions/get-job-for-workflow-run":{"method":"GET","path":"/repos/{owner}/{repo}/actions/jobs/{job_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"job_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}}],"body":null},"actions/get-workflow-run":{"method":"GET","path":"/repos/{owner}/{repo}/actions/runs/{run_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"exclude_pull_requests","in":"query","required":false,"multiSegment":false,"schema":{"type":"boolean"}}],"body":null},"actions/get-workflow-run-attempt":{"method":"GET","path":"/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"attempt_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"exclude_pull_requests","in":"query","required":false,"multiSegment":false,"schema":{"type":"boolean"}}],"body":null},"actions/list-artifacts-for-repo":{"method":"GET","path":"/repos/{owner}/{repo}/actions/artifacts","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"name","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}}],"body":null},"actions/list-jobs-for-workflow-run":{"method":"GET","path":"/repos/{owner}/{repo}/actions/runs/{run_id}/jobs","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"filter","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["latest","all"]}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"actions/list-jobs-for-workflow-run-attempt":{"method":"GET","path":"/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"attempt_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"actions/list-workflow-run-artifacts":{"method":"GET","path":"/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"name","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"direction","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["asc","desc"]}}],"body":null},"checks/create":{"method":"POST","path":"/repos/{owner}/{repo}/check-runs","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}}],"body":{"required":true,"schema":{"type":"object","properties":{"name":{"type":"string"},"head_sha":{"type":"string"},"details_url":{"type":"string"},"external_id":{"type":"string"},"status":{"type":"string","enum":["queued","in_progress","completed"]},"started_at":{"type":"string","format":"date-time"},"conclusion":{"type":"string","enum":["action_required","cancelled","failure","neutral","success","skipped","stale","timed_out"]},"completed_at":{"type":"string","format":"date-time"},"output":{"type":"object","properties":{"title":{"type":"string"},"summary":{"type":"string","maxLength":65535},"text":{"type":"string","maxLength":65535},"annotations":{"type":"array","maxItems":50,"items":{"type":"object","properties":{"path":{"type":"string"},"start_line":{"type":"integer"},"end_line":{"type":"integer"},"start_column":{"type":"integer"},"end_column":{"type":"integer"},"annotation_level":{"type":"string","enum":["notice","warning","failure"]},"message":{"type":"string"},"title":{"type":"string"},"raw_details":{"type":"string"}},"required":["path","start_line","end_line","annotation_level","message"]}},"images":{"type":"array","items":{"type":"object","properties":{"alt":{"type":"string"},"image_url":{"type":"string"},"caption":{"type":"string"}},"required":["alt","image_url"]}}},"required":["title","summary"]},"actions":{"type":"array","maxItems":3,"items":{"type":"object","properties":{"label":{"type":"string","maxLength":20},"description":{"type":"string","maxLength":40},"identifier":{"type":"string","maxLength":20}},"required":["label","description","identifier"]}}},"required":["name","head_sha"]}}},"checks/get":{"method":"GET","path":"/repos/{owner}/{repo}/check-runs/{check_run_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"check_run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}}],"body":null},"checks/list-annotations":{"method":"GET","path":"/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"check_run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"checks/list-for-ref":{"method":"GET","path":"/repos/{owner}/{repo}/commits/{ref}/check-runs","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"ref","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}},{"name":"check_name","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"status","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["queued","in_progress","completed"]}},{"name":"filter","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["latest","all"]}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"app_id","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"checks/update":{"method":"PATCH","path":"/repos/{owner}/{repo}/check-runs/{check_run_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"check_run_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}}],"body":{"required":true,"schema":{"type":"object","properties":{"name":{"type":"string"},"details_url":{"type":"string"},"external_id":{"type":"string"},"started_at":{"type":"string","format":"date-time"},"status":{"type":"string","enum":["queued","in_progress","completed","waiting","requested","pending"]},"conclusion":{"type":"string","enum":["action_required","cancelled","failure","neutral","success","skipped","stale","timed_out"]},"completed_at":{"type":"string","format":"date-time"},"output":{"type":"object","properties":{"title":{"type":"string"},"summary":{"type":"string","maxLength":65535},"text":{"type":"string","maxLength":65535},"annotations":{"type":"array","maxItems":50,"items":{"type":"object","properties":{"path":{"type":"string"},"start_line":{"type":"integer"},"end_line":{"type":"integer"},"start_column":{"type":"integer"},"end_column":{"type":"integer"},"annotation_level":{"type":"string","enum":["notice","warning","failure"]},"message":{"type":"string"},"title":{"type":"string"},"raw_details":{"type":"string"}},"required":["path","start_line","end_line","annotation_level","message"]}},"images":{"type":"array","items":{"type":"object","properties":{"alt":{"type":"string"},"image_url":{"type":"string"},"caption":{"type":"string"}},"required":["alt","image_url"]}}},"required":["summary"]},"actions":{"type":"array","maxItems":3,"items":{"type":"object","properties":{"label":{"type":"string","maxLength":20},"description":{"type":"string","maxLength":40},"identifier":{"type":"string","maxLength":20}},"required":["label","description","identifier"]}}},"anyOf":[{"properties":{"status":{"enum":["completed"]}},"required":["conclusion"],"additionalProperties":true,"type":"object"},{"properties":{"status":{"enum":["queued","in_progress"]}},"additionalProperties":true,"type":"object"}]}}},"git/get-blob":{"method":"GET","path":"/repos/{owner}/{repo}/git/blobs/{file_sha}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"file_sha","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}}],"body":null},"git/get-commit":{"method":"GET","path":"/repos/{owner}/{repo}/git/commits/{commit_sha}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"commit_sha","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}}],"body":null},"git/get-ref":{"method":"GET","path":"/repos/{owner}/{repo}/git/ref/{ref}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"ref","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}}],"body":null},"git/get-tree":{"method":"GET","path":"/repos/{owner}/{repo}/git/trees/{tree_sha}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"tree_sha","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}},{"name":"recursive","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}}],"body":null},"git/list-matching-refs":{"method":"GET","path":"/repos/{owner}/{repo}/git/matching-refs/{ref}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"ref","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}}],"body":null},"issues/create":{"method":"POST","path":"/repos/{owner}/{repo}/issues","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}}],"body":{"required":true,"schema":{"type":"object","properties":{"title":{"oneOf":[{"type":"string"},{"type":"integer"}]},"body":{"type":"string"},"assignee":{"type":"string","nullable":true},"milestone":{"oneOf":[{"type":"string"},{"type":"integer"}],"nullable":true},"labels":{"type":"array","items":{"oneOf":[{"type":"string"},{"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"description":{"type":"string","nullable":true},"color":{"type":"string","nullable":true}}}]}},"assignees":{"type":"array","items":{"type":"string"}},"issue_field_values":{"type":"array","items":{"type":"object","properties":{"field_id":{"type":"integer"},"value":{"oneOf":[{"type":"string"},{"type":"number"},{"type":"array","items":{"type":"string"}}]}},"required":["field_id","value"],"additionalProperties":false}},"type":{"type":"string","nullable":true}},"required":["title"]}}},"issues/create-comment":{"method":"POST","path":"/repos/{owner}/{repo}/issues/{issue_number}/comments","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"issue_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}}],"body":{"required":true,"schema":{"type":"object","properties":{"body":{"type":"string"}},"required":["body"]}}},"issues/get":{"method":"GET","path":"/repos/{owner}/{repo}/issues/{issue_number}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"issue_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"issues/get-comment":{"method":"GET","path":"/repos/{owner}/{repo}/issues/comments/{comment_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"comment_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}}],"body":null},"issues/list-comments":{"method":"GET","path":"/repos/{owner}/{repo}/issues/{issue_number}/comments","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"issue_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}},{"name":"since","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","format":"date-time"}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"issues/list-for-repo":{"method":"GET","path":"/repos/{owner}/{repo}/issues","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"milestone","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"state","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["open","closed","all"]}},{"name":"assignee","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"type","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"creator","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"mentioned","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"issue_field_values","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"labels","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}},{"name":"sort","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["created","updated","comments"]}},{"name":"direction","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","enum":["asc","desc"]}},{"name":"since","in":"query","required":false,"multiSegment":false,"schema":{"type":"string","format":"date-time"}},{"name":"per_page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}},{"name":"page","in":"query","required":false,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"issues/update":{"method":"PATCH","path":"/repos/{owner}/{repo}/issues/{issue_number}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"issue_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}}],"body":{"required":false,"schema":{"type":"object","properties":{"title":{"oneOf":[{"type":"string"},{"type":"integer"}],"nullable":true},"body":{"type":"string","nullable":true},"assignee":{"type":"string","nullable":true},"state":{"type":"string","enum":["open","closed"]},"state_reason":{"type":"string","enum":["completed","not_planned","duplicate","reopened"],"nullable":true},"duplicate_issue_id":{"type":"integer"},"milestone":{"oneOf":[{"type":"string"},{"type":"integer"}],"nullable":true},"labels":{"type":"array","items":{"oneOf":[{"type":"string"},{"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"description":{"type":"string","nullable":true},"color":{"type":"string","nullable":true},"rationale":{"type":"string"},"suggest":{"type":"boolean"},"confidence":{"type":"string","enum":["low","medium","high"]}}}]}},"assignees":{"type":"array","items":{"oneOf":[{"type":"string"},{"type":"object","properties":{"login":{"type":"string"},"rationale":{"type":"string"},"suggest":{"type":"boolean"},"confidence":{"type":"string","enum":["low","medium","high"]}}}]}},"issue_field_values":{"type":"array","items":{"type":"object","properties":{"field_id":{"type":"integer"},"value":{"oneOf":[{"type":"string"},{"type":"number"},{"type":"array","items":{"type":"string"}}]},"rationale":{"type":"string"},"suggest":{"type":"boolean"},"confidence":{"type":"string","enum":["low","medium","high"]}},"required":["field_id","value"],"additionalProperties":false}},"type":{"nullable":true,"oneOf":[{"type":"string"},{"type":"object","properties":{"value":{"type":"string","nullable":true},"rationale":{"type":"string"},"suggest":{"type":"boolean"},"confidence":{"type":"string","enum":["low","medium","high"]}}}]}}}}},"issues/update-comment":{"method":"PATCH","path":"/repos/{owner}/{repo}/issues/comments/{comment_id}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"comment_id","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer","format":"int64"}}],"body":{"required":true,"schema":{"type":"object","properties":{"body":{"type":"string"}},"required":["body"]}}},"pulls/get":{"method":"GET","path":"/repos/{owner}/{repo}/pulls/{pull_number}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"pull_number","in":"path","required":true,"multiSegment":false,"schema":{"type":"integer"}}],"body":null},"repos/create-dispatch-event":{"method":"POST","path":"/repos/{owner}/{repo}/dispatches","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}}],"body":{"required":true,"schema":{"type":"object","required":["event_type"],"properties":{"event_type":{"type":"string","minLength":1,"maxLength":100},"client_payload":{"type":"object","additionalProperties":true,"maxProperties":10}}}}},"repos/get":{"method":"GET","path":"/repos/{owner}/{repo}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}}],"body":null},"repos/get-branch":{"method":"GET","path":"/repos/{owner}/{repo}/branches/{branch}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"branch","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}}],"body":null},"repos/get-content":{"method":"GET","path":"/repos/{owner}/{repo}/contents/{path}","parameters":[{"name":"owner","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"repo","in":"path","required":true,"multiSegment":false,"schema":{"type":"string"}},{"name":"path","in":"path","required":true,"multiSegment":true,"schema":{"type":"string"}},{"name":"ref","in":"query","required":false,"multiSegment":false,"schema":{"type":"string"}}],"body":null}},"jo":{}}');
;// CONCATENATED MODULE: ./build/packages/simulator/github/openapi.js


const operation = schemas.object({
    method: schemas.string(),
    path: schemas.string(),
    parameters: schemas.array(schemas.object({
        name: schemas.string(),
        in: schemas.string(),
        required: schemas.boolean(),
        multiSegment: schemas.boolean(),
        schema: schemas.record(schemas.string(), schemas.json()),
    })),
    body: schemas.object({ required: schemas.boolean(), schema: schemas.record(schemas.string(), schemas.json()) }).nullable(),
});
let compiled;
/**
 * Finds the operation that a path under the REST root names and checks path, query and body against
 * GitHub's document. Undefined where no such operation is played.
 *
 * @param path undecoded, starting with `/repos/`
 */
function match(method, path, query, body) {
    compiled ??= operationIds().map(compile);
    for (const candidate of compiled) {
        const found = candidate.method === method ? candidate.pattern.exec(path) : null;
        if (found)
            return check(candidate, found.slice(1), query, body);
    }
    return undefined;
}
function operationIds() {
    return schemas.array(schemas.custom((id) => typeof id === 'string' && id in openapi_namespaceObject.zU))
        .parse(Object.keys(openapi_namespaceObject.zU));
}
function compile(id) {
    const source = operation.parse(openapi_namespaceObject.zU[id]);
    const names = [];
    const pattern = source.path.replace(/\{(\w+)\}/g, (_, name) => {
        names.push(name);
        const parameter = source.parameters.find((candidate) => candidate.name === name);
        return parameter?.multiSegment ? '(.*?)' : '([^/]+)';
    });
    return {
        id,
        method: source.method,
        pattern: new RegExp(`^${pattern}/?$`),
        names,
        parameters: source.parameters.map((parameter) => ({
            ...parameter,
            numeric: accepts(parameter.schema, 'integer'),
            boolean: accepts(parameter.schema, 'boolean'),
            schema: toZod(parameter.schema),
        })),
        body: source.body ? { required: source.body.required, schema: toZod(source.body.schema) } : undefined,
    };
}
function toZod(schema) {
    return from_json_schema/* fromJSONSchema */.y({ ...schema, definitions: openapi_namespaceObject.jo }, { defaultTarget: 'openapi-3.0' });
}
function accepts(schema, type) {
    return (schema.type === type || (Array.isArray(schema.oneOf) && schema.oneOf.some((one) => one.type === type)));
}
function check(found, values, query, body) {
    const parameters = {};
    const violations = [];
    for (const parameter of found.parameters) {
        const raw = parameter.in === 'path'
            ? decode(values[found.names.indexOf(parameter.name)])
            : query.get(parameter.name);
        if (raw === null || raw === undefined) {
            if (parameter.required)
                violations.push(`"${parameter.name}" wasn't supplied.`);
            continue;
        }
        const value = typed(raw, parameter);
        parameters[parameter.name] = value;
        violations.push(...problems(parameter.schema, value, parameter.name));
    }
    if (found.body && body !== undefined)
        violations.push(...problems(found.body.schema, body, ''));
    if (found.body?.required && body === undefined)
        violations.push("The request body wasn't supplied.");
    return { id: found.id, parameters, violations };
}
function decode(text) {
    try {
        return text === undefined ? undefined : decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Path and query carry text only; what the document calls a number or a truth value is read as one. */
function typed(raw, parameter) {
    if (parameter.numeric && /^-?\d{1,15}$/.test(raw))
        return Number(raw);
    if (parameter.boolean && (raw === 'true' || raw === 'false'))
        return raw === 'true';
    return raw;
}
function problems(schema, value, at) {
    const result = schema.safeParse(value);
    if (result.success)
        return [];
    return result.error.issues.map((issue) => {
        const path = [at, ...issue.path].filter((part) => part !== '').join('/');
        return path === '' ? issue.message : `For 'properties/${path}', ${issue.message}`;
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-operation.js

function read(...anyOf) {
    return { anyOf, access: 'read' };
}
function write(...anyOf) {
    return { anyOf, access: 'write' };
}
/** The document, or GitHub's 404. */
function found(value) {
    if (value === undefined)
        throw restRefusal(404, 'Not Found');
    return value;
}
/** A parameter that GitHub's document declares as an integer. */
function integer(parameters, name) {
    const value = parameters[name];
    if (typeof value !== 'number')
        throw restRefusal(404, 'Not Found');
    return value;
}
/** A parameter as text, undefined where it was not sent. */
function rest_operation_text(parameters, name) {
    const value = parameters[name];
    return value === undefined ? undefined : String(value);
}
/** A bare array, as older parts of the REST interface list. */
function listReply(items, show, request) {
    const { shown, headers } = page(items, request);
    return json(200, shown.map(show), headers);
}
/** `{ total_count, <name>: [...] }`, as newer parts list. */
function countedReply(name, items, show, request) {
    const { shown, headers } = page(items, request);
    return json(200, { total_count: items.length, [name]: shown.map(show) }, headers);
}
/** One page of a list (30 items unless asked, 100 at most) with the `Link` header that clients follow. */
function page(items, { parameters, url }) {
    const size = Math.min(Math.max(Number(parameters.per_page ?? 30), 1), 100);
    const current = Math.max(Number(parameters.page ?? 1), 1);
    const last = Math.max(Math.ceil(items.length / size), 1);
    const link = (number, relation) => {
        const address = new URL(url);
        address.searchParams.set('page', String(number));
        return `<${address}>; rel="${relation}"`;
    };
    const links = current < last ? [link(current + 1, 'next'), link(last, 'last')] : [];
    const headers = links.length > 0 ? { link: links.join(', ') } : {};
    return { shown: items.slice((current - 1) * size, current * size), headers };
}
/** The account behind `GITHUB_TOKEN`. */
const bot = { login: 'github-actions[bot]', id: 41898282, type: 'Bot', site_admin: false };
function repositoryUrl(services) {
    return `${services.url}/api/v3/repos/${services.repository}`;
}
function htmlUrl(services) {
    return `${services.serverUrl}/${services.repository}`;
}
/** Now, to the second, as REST shows times. */
function now() {
    return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-actions.js




const actionsOperations = {
    'actions/get-workflow-run': {
        need: read('actions'),
        handle: ({ parameters }, services) => json(200, showRun(newest(parameters, services), services)),
    },
    'actions/get-workflow-run-attempt': {
        need: read('actions'),
        handle: ({ parameters }, services) => json(200, showRun(attemptOf(parameters, services), services)),
    },
    'actions/list-jobs-for-workflow-run': {
        need: read('actions'),
        handle: (request, services) => {
            const { runId, attempt } = newest(request.parameters, services);
            const all = services.store.jobs.all().filter((job) => job.runId === runId);
            const jobs = request.parameters.filter === 'all' ? all : all.filter((job) => job.attempt === attempt);
            return countedReply('jobs', jobs, (job) => showJob(job, services), request);
        },
    },
    'actions/list-jobs-for-workflow-run-attempt': {
        need: read('actions'),
        handle: (request, services) => {
            const run = attemptOf(request.parameters, services);
            return countedReply('jobs', jobsOf(run, services), (job) => showJob(job, services), request);
        },
    },
    'actions/get-job-for-workflow-run': {
        need: read('actions'),
        handle: ({ parameters }, services) => json(200, showJob(found(services.store.jobs.get(integer(parameters, 'job_id'))), services)),
    },
    'actions/download-job-logs-for-workflow-run': {
        need: read('actions'),
        handle: ({ parameters }, services) => {
            const job = found(services.store.jobs.get(integer(parameters, 'job_id')));
            // The log is put together when the job ends.
            if (job.conclusion === undefined)
                throw restRefusal(404, 'Not Found');
            return { status: 302, headers: { location: signedUrl('read', logBlob(job.jobId), services) } };
        },
    },
};
/** Where a job's log lies. */
function logBlob(jobId) {
    return { container: 'logs', id: jobId, contentType: 'text/plain', fileName: `job-logs-${jobId}.txt` };
}
/** A workflow's number: GitHub keeps a register, here it follows from the path. */
function workflowId(path) {
    return (0,external_node_zlib_.crc32)(path);
}
/** `main` of `refs/heads/main`, the tag of a tag, `refs/pull/7/merge` as `7/merge`. */
function branchOf(ref) {
    return ref.replace(/^refs\/(heads|tags|pull)\//, '');
}
/** The newest attempt of a run. */
function newestAttempt(runId, services) {
    return services.store.runs
        .all()
        .filter((run) => run.runId === runId)
        .sort((a, b) => b.attempt - a.attempt)[0];
}
function newest(parameters, services) {
    return found(newestAttempt(integer(parameters, 'run_id'), services));
}
function attemptOf(parameters, services) {
    const { run_id, attempt_number } = parameters;
    return found(services.store.runs.get(`${run_id}.${attempt_number}`));
}
function jobsOf(run, services) {
    return services.store.jobs.all().filter((job) => job.runId === run.runId && job.attempt === run.attempt);
}
/** A run is as far as the jobs that are known of it: completed when all of them are. */
function progress(jobs) {
    if (jobs.length === 0)
        return { status: 'queued', conclusion: null };
    if (jobs.some((job) => job.conclusion === undefined))
        return { status: 'in_progress', conclusion: null };
    const worst = ['failure', 'cancelled', 'success', 'skipped'].find((conclusion) => jobs.some((job) => job.conclusion === conclusion));
    return { status: 'completed', conclusion: worst ?? null };
}
function showRun(run, services) {
    const url = `${repositoryUrl(services)}/actions/runs/${run.runId}`;
    const jobs = jobsOf(run, services);
    return {
        id: run.runId,
        node_id: `WFR_${run.runId}`,
        name: run.workflow,
        display_title: run.workflow,
        path: run.workflow,
        workflow_id: workflowId(run.workflow),
        workflow_url: `${repositoryUrl(services)}/actions/workflows/${workflowId(run.workflow)}`,
        run_number: run.runId,
        run_attempt: run.attempt,
        event: run.event,
        ...progress(jobs),
        head_branch: branchOf(run.ref),
        head_sha: run.headSha,
        head_commit: { id: run.headSha },
        repository: repository(services.repository, services),
        head_repository: repository(run.headRepository, services),
        actor: bot,
        triggering_actor: bot,
        pull_requests: [],
        url,
        html_url: `${htmlUrl(services)}/actions/runs/${run.runId}`,
        jobs_url: `${url}/jobs`,
        artifacts_url: `${url}/artifacts`,
        created_at: run.createdAt,
        run_started_at: run.createdAt,
        updated_at: [run.createdAt, ...jobs.map((job) => job.completedAt ?? job.startedAt)].sort().at(-1),
    };
}
function showJob(job, services) {
    const run = services.store.runs.get(`${job.runId}.${job.attempt}`);
    const actions = `${repositoryUrl(services)}/actions`;
    return {
        id: job.jobId,
        node_id: `CR_${job.jobId}`,
        run_id: job.runId,
        run_attempt: job.attempt,
        run_url: `${actions}/runs/${job.runId}`,
        workflow_name: run?.workflow ?? null,
        head_branch: run ? branchOf(run.ref) : null,
        head_sha: run?.headSha,
        name: job.name,
        status: job.conclusion ? 'completed' : 'in_progress',
        conclusion: job.conclusion ?? null,
        created_at: job.startedAt,
        started_at: job.startedAt,
        completed_at: job.completedAt ?? null,
        url: `${actions}/jobs/${job.jobId}`,
        html_url: `${htmlUrl(services)}/actions/runs/${job.runId}/job/${job.jobId}`,
        check_run_url: `${repositoryUrl(services)}/check-runs/${job.jobId}`,
        steps: job.steps.map((step, index) => ({ ...step, status: 'completed', number: index + 1 })),
        labels: [],
        runner_id: null,
        runner_name: null,
    };
}
function repository(full_name, services) {
    const [login, name] = full_name.split('/');
    const fork = full_name.toLowerCase() !== services.repository.toLowerCase();
    return { id: (0,external_node_zlib_.crc32)(full_name.toLowerCase()), full_name, name, owner: { login }, private: true, fork };
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-artifacts.js






const artifactOperations = {
    'actions/list-workflow-run-artifacts': {
        need: read('actions'),
        handle: (request, services) => {
            const { runId } = found(newestAttempt(integer(request.parameters, 'run_id'), services));
            return list(request, services, (artifact) => artifact.runId === runId);
        },
    },
    'actions/list-artifacts-for-repo': {
        need: read('actions'),
        handle: (request, services) => list(request, services, () => true),
    },
    'actions/get-artifact': {
        need: read('actions'),
        handle: ({ parameters }, services) => json(200, rest_artifacts_show(one(parameters, services), services)),
    },
    'actions/delete-artifact': {
        need: write('actions'),
        handle: ({ parameters }, services) => {
            deleteArtifact(one(parameters, services), services);
            return { status: 204 };
        },
    },
    'actions/download-artifact': {
        need: read('actions'),
        handle: ({ parameters }, services) => {
            if (parameters.archive_format !== 'zip')
                throw restRefusal(404, 'Not Found');
            const location = signedUrl('read', artifactBlob(one(parameters, services)), services);
            return { status: 302, headers: { location } };
        },
    },
};
function list(request, services, chosen) {
    const { name, direction } = request.parameters;
    const artifacts = services.store.artifacts
        .all()
        .filter((artifact) => artifact.state === 'ready' && chosen(artifact))
        .filter((artifact) => name === undefined || artifact.name === String(name))
        .sort((a, b) => (direction === 'asc' ? a.id - b.id : b.id - a.id));
    return countedReply('artifacts', artifacts, (artifact) => rest_artifacts_show(artifact, services), request);
}
function one(parameters, { store }) {
    const artifact = found(store.artifacts.get(integer(parameters, 'artifact_id')));
    return found(artifact.state === 'ready' ? artifact : undefined);
}
function rest_artifacts_show(artifact, services) {
    const run = services.store.runs.get(`${artifact.runId}.${artifact.attempt}`);
    const url = `${repositoryUrl(services)}/actions/artifacts/${artifact.id}`;
    return {
        id: artifact.id,
        node_id: `A_${artifact.id}`,
        name: artifact.name,
        size_in_bytes: artifact.size,
        digest: artifact.digest,
        expired: Date.parse(artifact.expiresAt) < Date.now(),
        created_at: artifact.createdAt,
        updated_at: artifact.createdAt,
        expires_at: artifact.expiresAt,
        url,
        archive_download_url: `${url}/zip`,
        workflow_run: run && {
            id: run.runId,
            repository_id: (0,external_node_zlib_.crc32)(services.repository.toLowerCase()),
            head_repository_id: (0,external_node_zlib_.crc32)(run.headRepository.toLowerCase()),
            head_branch: branchOf(run.ref),
            head_sha: run.headSha,
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/records.js

/** What the state directory holds. REST documents keep GitHub's own field names, without addresses. */
const access = schemas["enum"](['none', 'read', 'write']);
const time = iso.datetime();
const conclusion = schemas["enum"](['success', 'failure', 'cancelled', 'skipped']);
const records_run = schemas.object({
    runId: schemas.int(),
    attempt: schemas.int(),
    workflow: schemas.string(),
    event: schemas.string(),
    headSha: schemas.string(),
    ref: schemas.string(),
    headRepository: schemas.string(),
    baseRef: schemas.string().optional(),
    createdAt: time,
});
const job = schemas.object({
    jobId: schemas.int(),
    runId: schemas.int(),
    attempt: schemas.int(),
    name: schemas.string(),
    permissions: schemas.record(schemas.string(), access),
    token: schemas.string(),
    startedAt: time,
    completedAt: time.optional(),
    conclusion: conclusion.optional(),
    steps: schemas.array(schemas.object({ name: schemas.string(), conclusion })).default([]),
});
const artifact = schemas.object({
    id: schemas.int(),
    runId: schemas.int(),
    attempt: schemas.int(),
    jobId: schemas.int(),
    name: schemas.string(),
    mimeType: schemas.string(),
    /** `pending` until the upload was finalized; only then is it listed. */
    state: schemas["enum"](['pending', 'ready']),
    size: schemas.int(),
    digest: schemas.string(),
    createdAt: time,
    expiresAt: time,
});
const cache = schemas.object({
    id: schemas.int(),
    key: schemas.string(),
    version: schemas.string(),
    /** The ref whose runs may write it. */
    scope: schemas.string(),
    state: schemas["enum"](['pending', 'ready']),
    size: schemas.int(),
    createdAt: time,
});
const annotation = schemas.looseObject({
    path: schemas.string(),
    start_line: schemas.int(),
    end_line: schemas.int(),
    annotation_level: schemas.string(),
    message: schemas.string(),
});
const records_image = schemas.looseObject({ alt: schemas.string(), image_url: schemas.string() });
const checkRun = schemas.object({
    id: schemas.int(),
    head_sha: schemas.string(),
    name: schemas.string(),
    external_id: schemas.string(),
    details_url: schemas.string().nullable(),
    status: schemas.string(),
    conclusion: schemas.string().nullable(),
    started_at: schemas.string().nullable(),
    completed_at: schemas.string().nullable(),
    output: schemas.object({
        title: schemas.string().nullable(),
        summary: schemas.string().nullable(),
        text: schemas.string().nullable(),
    }),
    annotations: schemas.array(annotation),
    images: schemas.array(records_image),
    actions: schemas.array(schemas.looseObject({ identifier: schemas.string() })),
});
const issue = schemas.object({
    number: schemas.int(),
    title: schemas.string(),
    body: schemas.string().nullable(),
    state: schemas["enum"](['open', 'closed']),
    state_reason: schemas.string().nullable(),
    labels: schemas.array(schemas.string()),
    assignees: schemas.array(schemas.string()),
    created_at: time,
    updated_at: time,
    closed_at: time.nullable(),
});
const pull = schemas.object({
    number: schemas.int(),
    title: schemas.string(),
    body: schemas.string().nullable(),
    state: schemas["enum"](['open', 'closed']),
    head: schemas.object({ ref: schemas.string(), sha: schemas.string(), repository: schemas.string() }),
    base: schemas.object({ ref: schemas.string(), sha: schemas.string() }),
    created_at: time,
});
const comment = schemas.object({
    id: schemas.int(),
    issue_number: schemas.int(),
    body: schemas.string(),
    created_at: time,
    updated_at: time,
});
const dispatch = schemas.discriminatedUnion('kind', [
    schemas.object({
        kind: schemas.literal('workflow_dispatch'),
        id: schemas.int(),
        workflow: schemas.string(),
        ref: schemas.string(),
        sha: schemas.string(),
        inputs: schemas.record(schemas.string(), schemas.unknown()),
        /** Set where the caller asked for the run's id; the run that answers the dispatch takes it. */
        run_id: schemas.int().optional(),
        created_by_job: schemas.int(),
        created_at: time,
    }),
    schemas.object({
        kind: schemas.literal('repository_dispatch'),
        id: schemas.int(),
        event_type: schemas.string(),
        client_payload: schemas.record(schemas.string(), schemas.unknown()),
        created_by_job: schemas.int(),
        created_at: time,
    }),
]);

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-checks.js




const fields = schemas.object({
    name: schemas.string().optional(),
    details_url: schemas.string().optional(),
    external_id: schemas.string().optional(),
    status: schemas.string().optional(),
    conclusion: schemas.string().optional(),
    started_at: schemas.string().optional(),
    completed_at: schemas.string().optional(),
    output: schemas.object({
        title: schemas.string().optional(),
        summary: schemas.string(),
        text: schemas.string().optional(),
        annotations: schemas.array(annotation).default([]),
        images: schemas.array(records_image).optional(),
    })
        .optional(),
    actions: schemas.array(schemas.looseObject({ identifier: schemas.string() })).optional(),
});
const rest_checks_creation = fields.extend({ name: schemas.string(), head_sha: schemas.string() });
const checkOperations = {
    'checks/create': {
        need: write('checks'),
        handle: async ({ body }, services) => {
            const given = rest_checks_creation.parse(body);
            const head_sha = await services.git.commitOf(given.head_sha);
            if (head_sha === undefined)
                throw restRefusal(422, `No commit found for SHA: ${given.head_sha}`);
            const check = changed(blank(services.store.next('job'), given.name, head_sha), given);
            return json(201, rest_checks_show(services.store.checks.put(check.id, check), services));
        },
    },
    'checks/update': {
        need: write('checks'),
        handle: ({ body, parameters }, services) => {
            const { checks } = services.store;
            const check = changed(found(checks.get(integer(parameters, 'check_run_id'))), fields.parse(body ?? {}));
            return json(200, rest_checks_show(checks.put(check.id, check), services));
        },
    },
    'checks/get': {
        need: read('checks'),
        handle: ({ parameters }, services) => json(200, rest_checks_show(rest_checks_one(integer(parameters, 'check_run_id'), services), services)),
    },
    'checks/list-annotations': {
        need: read('checks'),
        handle: (request, services) => listReply(rest_checks_one(integer(request.parameters, 'check_run_id'), services).annotations, (item) => ({ start_column: null, end_column: null, title: null, raw_details: null, ...item }), request),
    },
    'checks/list-for-ref': {
        need: read('checks'),
        handle: async (request, services) => {
            const { parameters } = request;
            const sha = await services.git.commitOf(rest_operation_text(parameters, 'ref') ?? '');
            if (sha === undefined)
                throw restRefusal(422, `No commit found for SHA: ${parameters.ref}`);
            const checks = rest_checks_all(services)
                .filter((check) => check.head_sha === sha)
                .filter((check) => parameters.check_name === undefined || check.name === parameters.check_name)
                .filter((check) => parameters.status === undefined || check.status === parameters.status)
                .filter(() => parameters.app_id === undefined || parameters.app_id === app.id)
                .sort((a, b) => b.id - a.id);
            const chosen = parameters.filter === 'all' ? checks : latest(checks);
            return countedReply('check_runs', chosen, (check) => rest_checks_show(check, services), request);
        },
    },
};
const app = { id: 15368, slug: 'github-actions', name: 'GitHub Actions' };
/** What was reported through the interface, and the jobs, each of which is a check run of its own. */
function rest_checks_all({ store }) {
    const jobs = store.jobs
        .all()
        .map((job) => ofJob(job, store.runs.get(`${job.runId}.${job.attempt}`)?.headSha));
    return [...store.checks.all(), ...jobs];
}
function rest_checks_one(id, services) {
    return found(rest_checks_all(services).find((check) => check.id === id));
}
function latest(newestFirst) {
    return newestFirst.filter((check, index) => newestFirst.findIndex(({ name }) => name === check.name) === index);
}
function ofJob(job, headSha) {
    return {
        ...blank(job.jobId, job.name, headSha ?? ''),
        status: job.conclusion ? 'completed' : 'in_progress',
        conclusion: job.conclusion ?? null,
        started_at: job.startedAt,
        completed_at: job.completedAt ?? null,
    };
}
function blank(id, name, head_sha) {
    const output = { title: null, summary: null, text: null };
    const unset = { details_url: null, conclusion: null, started_at: null, completed_at: null };
    return {
        id,
        name,
        head_sha,
        external_id: '',
        status: 'queued',
        ...unset,
        output,
        annotations: [],
        images: [],
        actions: [],
    };
}
/** A check run after a request: annotations add up, a conclusion completes it, a completed one needs a conclusion. */
function changed(check, given) {
    const status = given.conclusion !== undefined ? 'completed' : (given.status ?? check.status);
    const conclusion = given.conclusion ?? (status === 'completed' ? check.conclusion : null);
    if (status === 'completed' && conclusion === null) {
        throw restRefusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
    }
    for (const item of given.output?.annotations ?? [])
        refuseColumns(item);
    return {
        ...check,
        name: given.name ?? check.name,
        details_url: given.details_url ?? check.details_url,
        external_id: given.external_id ?? check.external_id,
        status,
        conclusion,
        started_at: given.started_at ?? check.started_at ?? now(),
        completed_at: given.completed_at ?? check.completed_at ?? (status === 'completed' ? now() : null),
        output: given.output
            ? { title: given.output.title ?? null, summary: given.output.summary, text: given.output.text ?? null }
            : check.output,
        annotations: [...check.annotations, ...(given.output?.annotations ?? [])],
        images: given.output?.images ?? check.images,
        actions: given.actions ?? check.actions,
    };
}
/** GitHub takes columns only where an annotation stays on one line. */
function refuseColumns(item) {
    if (item.start_line !== item.end_line &&
        (item.start_column !== undefined || item.end_column !== undefined)) {
        throw restRefusal(422, `Invalid request.\n\nAnnotation of ${item.path} has columns on more than one line.`);
    }
}
function rest_checks_show({ annotations, images: _, actions: __, ...check }, services) {
    const url = `${repositoryUrl(services)}/check-runs/${check.id}`;
    const html_url = `${htmlUrl(services)}/runs/${check.id}`;
    const counted = { annotations_count: annotations.length, annotations_url: `${url}/annotations` };
    return {
        ...check,
        node_id: `CR_${check.id}`,
        url,
        html_url,
        details_url: check.details_url ?? html_url,
        output: { ...check.output, ...counted },
        check_suite: null,
        app,
        pull_requests: [],
    };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-dispatches.js





const workflowBody = schemas.object({
    ref: schemas.string(),
    inputs: schemas.record(schemas.string(), schemas.unknown()).default({}),
    return_run_details: schemas.boolean().default(false),
});
const repositoryBody = schemas.object({
    event_type: schemas.string(),
    client_payload: schemas.record(schemas.string(), schemas.unknown()).default({}),
});
const trigger = schemas.looseObject({
    inputs: schemas.record(schemas.string(), schemas.looseObject({
        required: schemas.boolean().optional(),
        default: schemas.unknown().optional(),
        type: schemas.string().optional(),
        options: schemas.array(coerce/* string */.Yj()).optional(),
    }))
        .nullish(),
});
/** Dispatches are kept for whoever runs workflows here; the server starts none itself. */
const dispatchOperations = {
    'actions/create-workflow-dispatch': {
        need: write('actions'),
        handle: async ({ body, parameters, job }, services) => {
            const given = workflowBody.parse(body);
            const workflow = await workflowPath(rest_operation_text(parameters, 'workflow_id') ?? '', services);
            const ref = await services.git.fullRef(given.ref);
            const sha = ref && (await services.git.commitOf(ref));
            if (!ref || !sha)
                throw restRefusal(422, `No ref found for: ${given.ref}`);
            refuseInputs(given.inputs, await triggerOf(workflow, sha, services));
            const id = services.store.next('dispatch');
            const run = given.return_run_details ? { run_id: services.store.next('run') } : {};
            const common = { id, created_by_job: job.jobId, created_at: now() };
            const dispatched = { kind: 'workflow_dispatch', workflow, ref, sha, inputs: given.inputs };
            services.store.dispatches.put(id, { ...dispatched, ...run, ...common });
            return run.run_id === undefined ? { status: 204 } : json(200, runDetails(run.run_id, services));
        },
    },
    'repos/create-dispatch-event': {
        need: write('contents'),
        handle: ({ body, job }, services) => {
            const id = services.store.next('dispatch');
            const common = { id, created_by_job: job.jobId, created_at: now() };
            services.store.dispatches.put(id, {
                kind: 'repository_dispatch',
                ...repositoryBody.parse(body),
                ...common,
            });
            return { status: 204 };
        },
    },
};
function runDetails(run_id, services) {
    return {
        workflow_run_id: run_id,
        run_url: `${repositoryUrl(services)}/actions/runs/${run_id}`,
        html_url: `${htmlUrl(services)}/actions/runs/${run_id}`,
    };
}
/** GitHub knows the workflows of the default branch, by file name or number. */
async function workflowPath(id, { git }) {
    const branch = await git.commitOf(await git.defaultBranch());
    const files = branch === undefined ? [] : await git.entries(branch, { path: '.github/workflows/' });
    const paths = files.map(({ path }) => path).filter((path) => /\.ya?ml$/.test(path));
    return found(paths.find((path) => path === `.github/workflows/${id}` || String(workflowId(path)) === id));
}
/** The `workflow_dispatch` trigger of the workflow as it is on the dispatched ref. */
async function triggerOf(workflow, sha, { git }) {
    const [entry] = await git.entries(sha, { path: workflow });
    const content = entry && (await git.blob(entry.sha));
    if (!content)
        throw restRefusal(404, 'Not Found');
    const { on } = readable(schemas.looseObject({ on: schemas.unknown() }), content);
    if (on === 'workflow_dispatch' || (Array.isArray(on) && on.includes('workflow_dispatch')))
        return {};
    if (typeof on !== 'object' || on === null || !('workflow_dispatch' in on)) {
        throw restRefusal(422, "Workflow does not have 'workflow_dispatch' trigger");
    }
    const file = schemas.looseObject({ on: schemas.looseObject({ workflow_dispatch: trigger.nullable() }) });
    return readable(file, content).on.workflow_dispatch ?? {};
}
function readable(schema, content) {
    try {
        return schema.parse((0,dist/* parse */.qg)(content.toString('utf8')));
    }
    catch (error) {
        const reason = error instanceof errors/* ZodError */.G ? core_errors/* prettifyError */.S1(error) : error;
        throw restRefusal(422, `Failed to parse workflow: ${reason}`);
    }
}
function refuseInputs(given, { inputs }) {
    const declared = inputs ?? {};
    const unexpected = Object.keys(given).filter((name) => !(name in declared));
    if (unexpected.length > 0)
        throw restRefusal(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
    for (const [name, input] of Object.entries(declared)) {
        const value = given[name] ?? input.default;
        if (value === undefined && input.required)
            throw restRefusal(422, `Required input '${name}' not provided`);
        if (value === undefined || !input.options)
            continue;
        if (!input.options.includes(String(value))) {
            throw restRefusal(422, `Provided value '${value}' for input '${name}' not in the list of allowed values`);
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-issues.js



/** GitHub's limit for the text of issues and comments, in characters. */
const maxText = 65_536;
const label = schemas.union([schemas.string(), schemas.object({ name: schemas.string() }).transform(({ name }) => name)]);
const assignee = schemas.union([schemas.string(), schemas.object({ login: schemas.string() }).transform(({ login }) => login)]);
/** What is accepted and kept. Fields that GitHub knows beyond these are refused, not dropped. */
const rest_issues_fields = schemas.object({
    title: schemas.union([schemas.string(), schemas.int().transform(String)]).nullish(),
    body: schemas.string().nullish(),
    state: schemas["enum"](['open', 'closed']).optional(),
    state_reason: schemas.string().nullish(),
    labels: schemas.array(label).optional(),
    assignees: schemas.array(assignee).optional(),
    assignee: schemas["null"]().optional(),
    milestone: schemas["null"]().optional(),
    type: schemas["null"]().optional(),
    duplicate_issue_id: schemas.never().optional(),
    issue_field_values: schemas.never().optional(),
});
const commentBody = schemas.object({ body: schemas.string() });
const issueOperations = {
    'issues/create': {
        need: write('issues'),
        handle: ({ body }, services) => {
            const number = services.store.next('issue');
            const time = now();
            const open = { state: 'open', state_reason: null, labels: [], assignees: [], closed_at: null };
            const blank = { number, title: '', body: null, ...open, created_at: time, updated_at: time };
            const issue = rest_issues_changed(blank, rest_issues_fields.parse(body));
            return json(201, showIssue(services.store.issues.put(number, issue), services));
        },
    },
    'issues/list-for-repo': {
        need: read('issues'),
        handle: (request, services) => listReply(selected(request, services), (issue) => showIssue(issue, services), request),
    },
    'issues/get': {
        need: needOfNumber('read'),
        handle: ({ parameters }, services) => json(200, showIssue(issueOf(parameters, services), services)),
    },
    'issues/update': {
        need: write('issues'),
        handle: ({ body, parameters }, services) => {
            const { issues } = services.store;
            const issue = rest_issues_changed(found(issues.get(integer(parameters, 'issue_number'))), rest_issues_fields.parse(body ?? {}));
            return json(200, showIssue(issues.put(issue.number, issue), services));
        },
    },
    'issues/list-comments': {
        need: needOfNumber('read'),
        handle: (request, services) => {
            const { number } = issueOf(request.parameters, services);
            const comments = services.store.comments.all().filter((comment) => comment.issue_number === number);
            const recent = comments.filter((comment) => comment.updated_at >= String(request.parameters.since ?? ''));
            return listReply(recent, (comment) => showComment(comment, services), request);
        },
    },
    'issues/create-comment': {
        need: needOfNumber('write'),
        handle: ({ body, parameters }, services) => {
            const { number } = issueOf(parameters, services);
            const id = services.store.next('comment');
            const time = now();
            const words = limited(commentBody.parse(body).body);
            const comment = { id, issue_number: number, body: words, created_at: time, updated_at: time };
            return json(201, showComment(services.store.comments.put(id, comment), services));
        },
    },
    'issues/get-comment': {
        need: needOfComment('read'),
        handle: ({ parameters }, services) => json(200, showComment(found(services.store.comments.get(integer(parameters, 'comment_id'))), services)),
    },
    'issues/update-comment': {
        need: needOfComment('write'),
        handle: ({ body, parameters }, services) => {
            const { comments } = services.store;
            const before = found(comments.get(integer(parameters, 'comment_id')));
            const after = { ...before, body: limited(commentBody.parse(body).body), updated_at: now() };
            return json(200, showComment(comments.put(after.id, after), services));
        },
    },
};
/** A pull request is an issue too: either permission opens what belongs to it. */
function needOfNumber(access) {
    return ({ issue_number }, services) => ({ anyOf: permissionsOf(Number(issue_number), services), access });
}
function needOfComment(access) {
    return ({ comment_id }, services) => {
        const number = services.store.comments.get(String(comment_id))?.issue_number;
        return { anyOf: permissionsOf(number ?? 0, services), access };
    };
}
function permissionsOf(number, services) {
    return services.store.pulls.get(number) ? ['issues', 'pull-requests'] : ['issues'];
}
function selected({ parameters }, services) {
    for (const name of ['milestone', 'assignee', 'type', 'mentioned', 'issue_field_values']) {
        if (name in parameters)
            throw restRefusal(422, `filter "${name}" of the list of issues is not simulated`);
    }
    const labels = String(parameters.labels ?? '')
        .split(',')
        .filter((name) => name !== '');
    const state = parameters.state ?? 'open';
    const key = { created: 'created_at', updated: 'updated_at', comments: undefined }[String(parameters.sort ?? 'created')];
    const order = parameters.direction === 'asc' ? 1 : -1;
    const issues = [...services.store.issues.all(), ...services.store.pulls.all().map(issueOfPull)];
    const weight = (issue) => key === 'updated_at' ? issue.updated_at : key ? issue.created_at : comments(issue, services);
    return issues
        .filter((issue) => state === 'all' || issue.state === state)
        .filter((issue) => labels.every((name) => issue.labels.some((own) => own.toLowerCase() === name.toLowerCase())))
        .filter((issue) => issue.updated_at >= String(parameters.since ?? ''))
        .filter(() => parameters.creator === undefined || parameters.creator === bot.login)
        .sort((a, b) => order * (compare(weight(a), weight(b)) || a.number - b.number));
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function comments(issue, services) {
    return services.store.comments.all().filter(({ issue_number }) => issue_number === issue.number).length;
}
function issueOf(parameters, { store }) {
    const number = integer(parameters, 'issue_number');
    const pull = store.pulls.get(number);
    return pull ? issueOfPull(pull) : found(store.issues.get(number));
}
function issueOfPull({ number, title, body, state, created_at }) {
    const unset = { state_reason: null, labels: [], assignees: [], closed_at: null };
    return { number, title, body, state, ...unset, created_at, updated_at: created_at };
}
function rest_issues_changed(issue, given) {
    const state = given.state ?? issue.state;
    const reason = state === issue.state ? issue.state_reason : state === 'closed' ? 'completed' : 'reopened';
    return {
        ...issue,
        title: given.title ?? issue.title,
        body: given.body === undefined ? issue.body : given.body === null ? null : limited(given.body),
        state,
        state_reason: given.state_reason ?? reason,
        labels: given.labels ?? issue.labels,
        assignees: given.assignees ?? issue.assignees,
        updated_at: now(),
        closed_at: state === 'open' ? null : (issue.closed_at ?? now()),
    };
}
function limited(words) {
    if (words.length > maxText)
        throw restRefusal(422, `Validation Failed: body is too long (maximum is ${maxText} characters)`);
    return words;
}
function showIssue(issue, services) {
    const url = `${repositoryUrl(services)}/issues/${issue.number}`;
    const isPull = services.store.pulls.get(issue.number) !== undefined;
    return {
        id: issue.number,
        node_id: `I_${issue.number}`,
        ...issue,
        url,
        html_url: `${htmlUrl(services)}/${isPull ? 'pull' : 'issues'}/${issue.number}`,
        comments_url: `${url}/comments`,
        repository_url: repositoryUrl(services),
        labels: issue.labels.map((name) => ({ name, color: 'ededed', default: false, description: null })),
        assignee: issue.assignees[0] === undefined ? null : user(issue.assignees[0]),
        assignees: issue.assignees.map(user),
        user: bot,
        milestone: null,
        locked: false,
        comments: comments(issue, services),
        ...(isPull ? { pull_request: { url: `${repositoryUrl(services)}/pulls/${issue.number}` } } : {}),
    };
}
function user(login) {
    return { login, type: 'User' };
}
function showComment({ issue_number, ...comment }, services) {
    return {
        ...comment,
        node_id: `IC_${comment.id}`,
        url: `${repositoryUrl(services)}/issues/comments/${comment.id}`,
        issue_url: `${repositoryUrl(services)}/issues/${issue_number}`,
        html_url: `${htmlUrl(services)}/issues/${issue_number}#issuecomment-${comment.id}`,
        user: bot,
        author_association: 'NONE',
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-pulls.js


const pullOperations = {
    'pulls/get': {
        need: read('pull-requests'),
        handle: ({ parameters }, services) => {
            const pull = found(services.store.pulls.get(integer(parameters, 'pull_number')));
            return json(200, showPull(pull, services));
        },
    },
};
function showPull({ head, base, ...pull }, services) {
    return {
        id: pull.number,
        node_id: `PR_${pull.number}`,
        ...pull,
        url: `${repositoryUrl(services)}/pulls/${pull.number}`,
        html_url: `${htmlUrl(services)}/pull/${pull.number}`,
        head: {
            ref: head.ref,
            sha: head.sha,
            label: `${owner(head.repository)}:${head.ref}`,
            repo: rest_pulls_repository(head.repository),
        },
        base: {
            ref: base.ref,
            sha: base.sha,
            label: `${owner(services.repository)}:${base.ref}`,
            repo: rest_pulls_repository(services.repository),
        },
        draft: false,
        labels: [],
        milestone: null,
        locked: false,
        updated_at: pull.created_at,
        closed_at: null,
        merged_at: null,
        merge_commit_sha: null,
        merged: false,
        user: { login: owner(head.repository), type: 'User' },
    };
}
function owner(fullName) {
    return fullName.split('/')[0] ?? fullName;
}
function rest_pulls_repository(full_name) {
    return { full_name, name: full_name.split('/')[1], owner: { login: owner(full_name) } };
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest-repository.js



/** Beyond this a file's content is given only raw. */
const maxInline = 1024 * 1024;
const repositoryOperations = {
    'repos/get': { handle: async (_, services) => json(200, await showRepository(services)) },
    'repos/get-branch': {
        need: read('contents'),
        handle: async ({ parameters }, { git, ...services }) => {
            const name = rest_operation_text(parameters, 'branch') ?? '';
            const sha = await git.commitOf(`refs/heads/${name}`);
            if (sha === undefined)
                throw restRefusal(404, 'Branch not found');
            const url = `${repositoryUrl({ git, ...services })}/commits/${sha}`;
            return json(200, { name, commit: { sha, url }, protected: await git.isProtected(`refs/heads/${name}`) });
        },
    },
    'repos/get-content': { need: read('contents'), handle: contents },
    'git/get-ref': {
        need: read('contents'),
        handle: async ({ parameters }, services) => {
            const name = `refs/${rest_operation_text(parameters, 'ref')}`;
            const refs = await services.git.refs(name);
            return json(200, showRef(found(refs.find((ref) => ref.name === name)), services));
        },
    },
    'git/list-matching-refs': {
        need: read('contents'),
        handle: async ({ parameters }, services) => {
            const refs = await services.git.refs(`refs/${rest_operation_text(parameters, 'ref')}`);
            return json(200, refs.map((ref) => showRef(ref, services)));
        },
    },
    'git/get-commit': {
        need: read('contents'),
        handle: async ({ parameters }, services) => json(200, showCommit(found(await services.git.commit(rest_operation_text(parameters, 'commit_sha') ?? '')), services)),
    },
    'git/get-tree': {
        need: read('contents'),
        handle: async ({ parameters }, services) => {
            const sha = found(await services.git.treeOf(rest_operation_text(parameters, 'tree_sha') ?? ''));
            const tree = await services.git.entries(sha, { recursive: 'recursive' in parameters });
            const url = `${repositoryUrl(services)}/git`;
            const shown = tree.map((entry) => ({ ...entry, url: `${url}/${entry.type}s/${entry.sha}` }));
            return json(200, { sha, url: `${url}/trees/${sha}`, tree: shown, truncated: false });
        },
    },
    'git/get-blob': {
        need: read('contents'),
        handle: async ({ parameters, accept }, services) => {
            const sha = rest_operation_text(parameters, 'file_sha') ?? '';
            const content = found(await services.git.blob(sha));
            if (accept.includes('raw'))
                return raw(content);
            const url = `${repositoryUrl(services)}/git/blobs/${sha}`;
            return json(200, { sha, size: content.length, encoding: 'base64', content: base64(content), url });
        },
    },
};
async function contents({ parameters, accept }, services) {
    const ref = rest_operation_text(parameters, 'ref') ?? (await services.git.defaultBranch());
    const commit = await services.git.commitOf(ref);
    if (commit === undefined)
        throw restRefusal(404, `No commit found for the ref ${ref}`);
    const path = (rest_operation_text(parameters, 'path') ?? '').replace(/^\/+|\/+$/g, '');
    const [entry] = path === '' ? [] : await services.git.entries(commit, { path });
    if (path !== '' && entry?.type !== 'tree') {
        const file = found(entry);
        const content = found(await services.git.blob(file.sha));
        return accept.includes('raw') ? raw(content) : json(200, showFile(file, content, ref, services));
    }
    const inside = path === '' ? {} : { path: `${path}/` };
    const listing = await services.git.entries(commit, inside);
    return json(200, listing.map((item) => showEntry(item, ref, services)));
}
function raw(content) {
    return {
        status: 200,
        headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
        body: content,
    };
}
/** With a line break after every 60 characters, as GitHub sends it. */
function base64(content) {
    return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}
function showFile(entry, content, ref, services) {
    const inline = content.length <= maxInline;
    const body = { encoding: inline ? 'base64' : 'none', content: inline ? base64(content) : '' };
    return { ...showEntry(entry, ref, services), ...body };
}
function showEntry(entry, ref, services) {
    const kinds = { tree: 'dir', commit: 'submodule' };
    const encoded = entry.path.split('/').map(encodeURIComponent).join('/');
    return {
        type: entry.mode === '120000' ? 'symlink' : (kinds[entry.type] ?? 'file'),
        name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
        path: entry.path,
        sha: entry.sha,
        size: entry.size ?? 0,
        url: `${repositoryUrl(services)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`,
        git_url: `${repositoryUrl(services)}/git/${entry.type}s/${entry.sha}`,
        html_url: `${htmlUrl(services)}/blob/${ref}/${encoded}`,
        download_url: null,
    };
}
function showRef({ name, sha, type }, services) {
    const url = `${repositoryUrl(services)}/git`;
    return {
        ref: name,
        node_id: `REF_${name}`,
        url: `${url}/${name}`,
        object: { type, sha, url: `${url}/${type}s/${sha}` },
    };
}
function showCommit({ sha, tree, parents, ...commit }, services) {
    const url = `${repositoryUrl(services)}/git`;
    return {
        sha,
        node_id: `C_${sha}`,
        url: `${url}/commits/${sha}`,
        html_url: `${htmlUrl(services)}/commit/${sha}`,
        ...commit,
        tree: { sha: tree, url: `${url}/trees/${tree}` },
        parents: parents.map((parent) => ({ sha: parent, url: `${url}/commits/${parent}` })),
        verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    };
}
async function showRepository(services) {
    const [login, name] = services.repository.split('/');
    return {
        id: (0,external_node_zlib_.crc32)(services.repository.toLowerCase()),
        name,
        full_name: services.repository,
        owner: { login, type: 'User' },
        private: true,
        visibility: 'private',
        fork: false,
        archived: false,
        default_branch: await services.git.defaultBranch(),
        url: repositoryUrl(services),
        html_url: htmlUrl(services),
        clone_url: `${htmlUrl(services)}.git`,
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/rest.js











const operations = {
    ...actionsOperations,
    ...artifactOperations,
    ...checkOperations,
    ...dispatchOperations,
    ...issueOperations,
    ...pullOperations,
    ...repositoryOperations,
};
/** GitHub's REST interface: what is played is checked against GitHub's own document, the rest is named and refused. */
async function answerRest(call, services) {
    const path = call.url.pathname.slice('/api/v3'.length);
    const body = await readJson(call);
    const matched = match(call.method, path, call.url.searchParams, body);
    if (!matched) {
        call.note.unsimulated = true;
        return json(404, {
            message: `${call.method} ${path} is not simulated`,
            documentation_url: '',
            status: '404',
        });
    }
    const job = authenticate(identify(call.headers, services.store), call.method);
    const { owner, repo } = matched.parameters;
    if (`${owner}/${repo}`.toLowerCase() !== services.repository.toLowerCase())
        throw restRefusal(404, 'Not Found');
    const operation = operations[matched.id];
    const need = typeof operation.need === 'function' ? operation.need(matched.parameters, services) : operation.need;
    if (need && !need.anyOf.some((permission) => permits(job, permission, need.access))) {
        const accepted = need.anyOf.map((name) => `${name.replaceAll('-', '_')}=${need.access}`).join('; ');
        const headers = { 'x-accepted-github-permissions': accepted };
        throw restRefusal(403, 'Resource not accessible by integration', headers);
    }
    if (matched.violations.length > 0) {
        call.note.violation = `${matched.id}: ${matched.violations.join(' ')}`;
        throw restRefusal(422, `Invalid request.\n\n${matched.violations.join('\n')}`);
    }
    const accept = call.headers.accept ?? '';
    const url = new URL(call.url.pathname + call.url.search, services.url);
    const request = { parameters: matched.parameters, body, job, accept, url };
    try {
        return await operation.handle(request, services);
    }
    catch (error) {
        if (!(error instanceof errors/* ZodError */.G))
            throw error;
        throw restRefusal(422, `${matched.id} is simulated only in part:\n${core_errors/* prettifyError */.S1(error)}`);
    }
}
/** A private repository is not there for those without a token. */
function authenticate(caller, method) {
    if (caller.kind === 'job')
        return caller.job;
    if (caller.kind === 'unknown')
        throw restRefusal(401, 'Bad credentials');
    throw method === 'GET' ? restRefusal(404, 'Not Found') : restRefusal(401, 'Requires authentication');
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/results.js






const packageName = 'github.actions.results.api.v1';
const methods = {
    ...prefixed('ArtifactService', artifactMethods),
    ...prefixed('CacheService', cacheMethods),
};
/** GitHub's results service: Twirp with JSON, as `@actions/artifact` and `@actions/cache` speak it. */
async function answerTwirp(call, services) {
    const name = call.url.pathname.slice('/twirp/'.length);
    const message = await readJson(call);
    const method = methods[name];
    if (!method || call.method !== 'POST') {
        call.note.unsimulated = true;
        throw twirpRefusal('bad_route', `${call.method} ${name} is not simulated`);
    }
    const job = runtimeJob(call.headers, services.store);
    if (!job)
        throw twirpRefusal('unauthenticated', 'the runtime token is missing, forged or expired');
    try {
        return json(200, await method(message, job, services));
    }
    catch (error) {
        if (!(error instanceof errors/* ZodError */.G))
            throw error;
        call.note.violation = `${name}: ${core_errors/* prettifyError */.S1(error)}`;
        throw twirpRefusal('malformed', core_errors/* prettifyError */.S1(error));
    }
}
function prefixed(service, own) {
    return Object.fromEntries(Object.entries(own).map(([name, method]) => [`${packageName}.${service}/${name}`, method]));
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./build/packages/simulator/github/server.js




/** Listens on loopback. Every request is recorded when its answer is known. */
async function listen(port, faults, record, answer) {
    const server = (0,external_node_http_.createServer)((request, response) => {
        void serve(request, response, faults, record, answer);
    });
    server.requestTimeout = 0; // uploads take what they take
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
    });
    return { port: portOf(server), close: () => server_close(server) };
}
async function serve(request, response, faults, record, answer) {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const call = {
        method: request.method ?? 'GET',
        url,
        headers: request.headers,
        stream: request,
        note: {},
    };
    let reply;
    try {
        reply = await answerWith(faults.take(call), call, () => guarded(call, answer));
    }
    catch {
        reply = undefined; // the client went away in the middle of its request
    }
    const { body, violation, unsimulated } = call.note;
    record({
        method: call.method,
        path: url.pathname + url.search,
        body,
        status: reply?.status ?? 0,
        ...(violation === undefined ? {} : { violation }),
        ...(unsimulated ? { unsimulated } : {}),
    });
    if (reply)
        await send(response, reply).catch(() => response.destroy());
    else
        request.socket.destroy();
}
/** A refusal is an answer; anything else that goes wrong is the server's own fault and says so. */
async function guarded(call, answer) {
    try {
        return await answer(call);
    }
    catch (error) {
        if (error instanceof Refusal)
            return error.reply;
        if (call.stream.destroyed && !call.stream.readableEnded)
            throw error;
        const message = `simulator failed: ${error instanceof Error ? error.stack : error}`;
        return json(500, { message, code: 'internal', msg: message });
    }
}
async function send(response, { status, headers = {}, body }) {
    const length = Buffer.isBuffer(body) ? { 'content-length': String(body.length) } : {};
    response.writeHead(status, { 'x-github-request-id': 'simulated', ...length, ...headers });
    if (body === undefined || Buffer.isBuffer(body))
        response.end(body);
    else
        await (0,external_node_stream_promises_.pipeline)(body, response);
}
function portOf(server) {
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('server has no port');
    return address.port;
}
async function server_close(server) {
    const closed = new Promise((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/store.js





/** Opens the state directory, making it where it does not exist. Only one server may use it at a time. */
function openStore(folder) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    const blobs = (0,external_node_path_.join)(folder, 'blobs');
    (0,external_node_fs_.mkdirSync)(blobs, { recursive: true });
    return {
        runs: collection((0,external_node_path_.join)(folder, 'runs'), records_run),
        jobs: collection((0,external_node_path_.join)(folder, 'jobs'), job),
        artifacts: collection((0,external_node_path_.join)(folder, 'artifacts'), artifact),
        caches: collection((0,external_node_path_.join)(folder, 'caches'), cache),
        checks: collection((0,external_node_path_.join)(folder, 'check-runs'), checkRun),
        issues: collection((0,external_node_path_.join)(folder, 'issues'), issue),
        pulls: collection((0,external_node_path_.join)(folder, 'pull-requests'), pull),
        comments: collection((0,external_node_path_.join)(folder, 'comments'), comment),
        dispatches: collection((0,external_node_path_.join)(folder, 'dispatches'), dispatch),
        blobs,
        secret: openSecret((0,external_node_path_.join)(folder, 'secret')),
        next: sequences((0,external_node_path_.join)(folder, 'sequences.json')),
    };
}
/** Writes a file aside and renames it into place. */
function writeAside(file, content) {
    (0,external_node_fs_.writeFileSync)(`${file}.part`, content, { mode: 0o600 });
    (0,external_node_fs_.renameSync)(`${file}.part`, file);
}
function collection(folder, schema) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const values = new Map();
    const names = (0,external_node_fs_.readdirSync)(folder).filter((name) => name.endsWith('.json'));
    for (const name of names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
        values.set(name.slice(0, -'.json'.length), load((0,external_node_path_.join)(folder, name), schema));
    }
    return {
        get: (key) => values.get(String(key)),
        put: (key, value) => {
            writeAside((0,external_node_path_.join)(folder, `${key}.json`), `${JSON.stringify(value, undefined, 2)}\n`);
            values.set(String(key), value);
            return value;
        },
        remove: (key) => {
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, `${key}.json`), { force: true });
            values.delete(String(key));
        },
        all: () => [...values.values()],
    };
}
function load(file, schema) {
    try {
        return schema.parse(JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')));
    }
    catch (error) {
        const reason = error instanceof errors/* ZodError */.G ? core_errors/* prettifyError */.S1(error) : error;
        throw new Error(`state of the local GitHub server is damaged: ${file}: ${reason}`);
    }
}
function openSecret(file) {
    if (!(0,external_node_fs_.existsSync)(file))
        writeAside(file, (0,external_node_crypto_.randomBytes)(32).toString('hex'));
    return Buffer.from((0,external_node_fs_.readFileSync)(file, 'utf8'), 'hex');
}
function sequences(file) {
    const last = (0,external_node_fs_.existsSync)(file) ? load(file, schemas.record(schemas.string(), schemas.int().positive())) : {};
    return (sequence) => {
        const number = (last[sequence] ?? 0) + 1;
        last[sequence] = number;
        writeAside(file, `${JSON.stringify(last)}\n`);
        return number;
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/github/index.js















/**
 * Starts GitHub's services on loopback: REST, git, results (artifacts, caches) and their blobs.
 * The state directory belongs to one server at a time.
 */
async function startGitHub(options) {
    const store = openStore(options.stateDir);
    const git = openRepository(options.gitDir);
    const hooks = installHooks((0,external_node_path_.join)(options.stateDir, 'hooks'));
    const faults = createFaults();
    const requests = [];
    let services;
    const { port, close } = await listen(options.port ?? 0, faults, (request) => requests.push(request), (call) => {
        if (!services)
            throw new Error('asked before the server knew its own address');
        return answer(call, services, hooks);
    });
    services = {
        repository: options.repository,
        git,
        store,
        url: `http://127.0.0.1:${port}`,
        serverUrl: `http://github.localhost:${port}`,
    };
    return Object.assign(face(services), { requests, inject: faults.inject, close });
}
function face(services) {
    const { store, url } = services;
    return {
        url,
        get artifacts() {
            return storedArtifacts(services);
        },
        registerRun: (run) => registerRun(run, store),
        registerJob: (job) => registerJob(job, services),
        completeJob: (jobId, conclusion, ran) => completeJob(jobId, conclusion, ran, services),
        nextRunId: () => store.next('run'),
        nextJobId: () => store.next('job'),
        openPullRequest: (pull) => openPullRequest(pull, services),
        documents: (kind) => documents(kind, store),
    };
}
function answer(call, services, hooks) {
    const { pathname } = call.url;
    if (pathname.startsWith('/api/v3/'))
        return answerRest(call, services);
    if (pathname.startsWith('/twirp/'))
        return answerTwirp(call, services);
    if (pathname.startsWith('/blobs/')) {
        return answerBlob(call, services, (container, id) => findBlob(container, id, services.store));
    }
    if (/^\/[^/]+\/[^/]+?(\.git)?\/(info\/refs|git-(upload|receive)-pack)$/.test(pathname)) {
        return answerGit(call, services, hooks);
    }
    call.note.unsimulated = true;
    return Promise.resolve(json(404, { message: `${call.method} ${pathname} is not simulated` }));
}
function findBlob(container, id, store) {
    const artifact = container === 'artifacts' ? store.artifacts.get(id) : undefined;
    if (artifact)
        return { blob: artifactBlob(artifact), open: artifact.state === 'pending' };
    const job = container === 'logs' ? store.jobs.get(id) : undefined;
    if (job)
        return { blob: logBlob(job.jobId), open: false };
    const cache = container === 'caches' ? store.caches.get(id) : undefined;
    return cache && { blob: cacheBlob(cache), open: cache.state === 'pending' };
}
function registerRun(run, store) {
    const key = `${run.runId}.${run.attempt}`;
    return store.runs.put(key, { ...run, createdAt: store.runs.get(key)?.createdAt ?? now() });
}
function registerJob({ run, ...identity }, services) {
    const { store } = services;
    const known = registerRun(run, store);
    const token = newToken();
    const job = {
        ...identity,
        permissions: { ...identity.permissions },
        runId: run.runId,
        attempt: run.attempt,
        token,
        steps: [],
        startedAt: now(),
    };
    store.jobs.put(job.jobId, job);
    return { token, environment: environmentOf(job, known, services) };
}
/** Addresses and the runtime token, as the runner hands them to JavaScript actions. */
function environmentOf(job, run, services) {
    return {
        GITHUB_SERVER_URL: services.serverUrl,
        GITHUB_API_URL: `${services.url}/api/v3`,
        GITHUB_GRAPHQL_URL: `${services.url}/api/graphql`,
        GITHUB_REPOSITORY: services.repository,
        GITHUB_REPOSITORY_OWNER: services.repository.split('/')[0] ?? '',
        GITHUB_RUN_ID: String(job.runId),
        GITHUB_RUN_ATTEMPT: String(job.attempt),
        GITHUB_RETENTION_DAYS: '90',
        ACTIONS_RESULTS_URL: `${services.url}/`,
        ACTIONS_RUNTIME_URL: `${services.url}/`,
        ACTIONS_RUNTIME_TOKEN: runtimeToken(job, services.store.secret),
        ACTIONS_CACHE_URL: `${services.url}/`,
        ACTIONS_CACHE_SERVICE_V2: 'True',
        ACTIONS_CACHE_MODE: cacheMode(run, services),
    };
}
function completeJob(jobId, conclusion, { steps, log } = { steps: [], log: [] }, services) {
    const { store } = services;
    const job = store.jobs.get(jobId);
    if (!job)
        throw new Error(`job ${jobId} was not registered`);
    const time = new Date().toISOString();
    const lines = log.map((line) => `${time} ${line}\n`);
    writeAside(blobFile(logBlob(jobId), services), lines.join(''));
    const ended = steps.map(({ name, conclusion }) => ({ name, conclusion }));
    store.jobs.put(jobId, { ...job, conclusion, steps: ended, completedAt: now() });
}
async function openPullRequest(pull, { git, repository, store }) {
    const base = await git.commitOf(`refs/heads/${pull.base}`);
    if (base === undefined)
        throw new Error(`base branch ${pull.base} is not in ${git.gitDir}`);
    const number = store.next('issue');
    store.pulls.put(number, {
        number,
        title: pull.title,
        body: pull.body ?? null,
        state: 'open',
        head: { ref: pull.head, sha: pull.headSha, repository: pull.headRepository ?? repository },
        base: { ref: pull.base, sha: base },
        created_at: now(),
    });
    return number;
}
function storedArtifacts(services) {
    const ready = services.store.artifacts.all().filter((artifact) => artifact.state === 'ready');
    return ready.map((artifact) => {
        const { id, runId, jobId, name, size, digest } = artifact;
        return { id, runId, jobId, name, size, digest, file: blobFile(artifactBlob(artifact), services) };
    });
}
function documents(kind, store) {
    const collections = {
        'check-runs': store.checks,
        issues: store.issues,
        comments: store.comments,
        dispatches: store.dispatches,
    };
    return collections[kind].all().map((document) => ({ ...document }));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/problems.js
/** `file:line: message`, the form that editors and terminals turn into a link. */
function describeProblem(problem) {
    return problem.line > 0
        ? `${problem.file}:${problem.line}: ${problem.message}`
        : `${problem.file}: ${problem.message}`;
}
/** The workflow was refused before anything ran; `problems` holds all that was found. */
class WorkflowRefused extends Error {
    name = 'WorkflowRefused';
    problems;
    constructor(problems) {
        super(problems.map(describeProblem).join('\n'));
        this.problems = problems;
    }
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/result.js

const outcome = schemas["enum"](['success', 'failure', 'cancelled', 'skipped']);
const texts = schemas.record(schemas.string(), schemas.string());
const result_annotation = schemas.object({
    level: schemas["enum"](['error', 'warning', 'notice']),
    message: schemas.string(),
    title: schemas.string().exactOptional(),
    file: schemas.string().exactOptional(),
    line: schemas.number().exactOptional(),
    endLine: schemas.number().exactOptional(),
    column: schemas.number().exactOptional(),
    endColumn: schemas.number().exactOptional(),
});
const stepResult = schemas.object({
    id: schemas.string(),
    name: schemas.string(),
    phase: schemas["enum"](['main', 'post']),
    outcome,
    conclusion: outcome,
    outputs: texts,
    annotations: schemas.array(result_annotation),
    summary: schemas.string(),
    log: schemas.string().exactOptional(),
    durationMs: schemas.number(),
});
const jobResult = schemas.object({
    id: schemas.string(),
    name: schemas.string(),
    jobId: schemas.int().nonnegative(),
    conclusion: outcome,
    result: outcome,
    matrix: schemas.record(schemas.string(), schemas.unknown()).exactOptional(),
    outputs: texts,
    steps: schemas.array(stepResult),
    annotations: schemas.array(result_annotation),
    durationMs: schemas.number(),
    attempt: schemas.int().positive(),
});
const origin = schemas.object({
    gitDir: schemas.string().min(1),
    ref: schemas.string().startsWith('refs/'),
    sha: schemas.string().regex(/^[0-9a-f]{40,64}$/, 'expected the id of a commit'),
    before: schemas.string().optional(),
    dirty: schemas.boolean(),
})
    // JSON leaves out what is undefined.
    .transform(({ before, ...rest }) => ({ ...rest, before }));
/** Reads a result back from the JSON that `runWorkflow` writes as `result.json`, which anybody can have edited. */
const workflowResult = schemas.object({
    workflow: schemas.string(),
    name: schemas.string(),
    title: schemas.string(),
    runId: schemas.int().positive(),
    attempt: schemas.int().positive(),
    event: schemas.string(),
    ref: schemas.string(),
    sha: schemas.string(),
    origin,
    conclusion: outcome,
    jobs: schemas.array(jobResult),
    notes: schemas.array(schemas.string()),
    durationMs: schemas.number(),
});

// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/index.js + 28 modules
var expressions_dist = __webpack_require__(34082);
;// CONCATENATED MODULE: ./build/packages/simulator/workflow/expressions.js




const contextNames = [
    'github',
    'env',
    'vars',
    'secrets',
    'inputs',
    'needs',
    'steps',
    'job',
    'jobs',
    'runner',
    'matrix',
    'strategy',
];
function functionsOf(scope) {
    const { status, workspace } = scope;
    const flag = (name, value) => ({
        name,
        minArgs: 0,
        maxArgs: 0,
        call: () => new expressions_dist/* data.BooleanData */.p.bo(value),
    });
    const hash = {
        name: 'hashfiles',
        minArgs: 1,
        maxArgs: 255,
        call: (...patterns) => {
            if (!workspace)
                throw new Error('hashFiles needs a workspace');
            const texts = patterns.map((pattern) => pattern.coerceString());
            return new expressions_dist/* data.StringData */.p.uQ(hashFiles(workspace, texts));
        },
    };
    return new Map([
        flag('always', true),
        flag('success', status?.success ?? true),
        flag('failure', status?.failure ?? false),
        flag('cancelled', status?.cancelled ?? false),
        hash,
    ].map((definition) => [definition.name, definition]));
}
/** Digest of the files that match, as `hashFiles()` computes it: sha256 over the sha256 of each; '' for no file. */
function hashFiles(workspace, patterns) {
    const included = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const files = (0,external_node_fs_.globSync)(included, { cwd: workspace, exclude: excluded })
        .map((name) => external_node_path_.join(workspace, name))
        .filter((name) => (0,external_node_fs_.statSync)(name).isFile());
    if (files.length === 0)
        return '';
    const total = (0,external_node_crypto_.createHash)('sha256');
    for (const file of [...new Set(files)].sort()) {
        total.update((0,external_node_crypto_.createHash)('sha256').update((0,external_node_fs_.readFileSync)(file)).digest());
    }
    return total.digest('hex');
}
/** GitHub's lexer turns only the first `''` of a quoted text into a quote; this turns all. */
function tokensOf(expression) {
    return new expressions_dist/* Lexer */.JG(expression).lex().tokens.map((token) => {
        if (!token.lexeme.startsWith("'"))
            return token;
        return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") };
    });
}
function expressions_run(expression, scope) {
    const functions = functionsOf(scope);
    const tree = new expressions_dist/* Parser */.iX(tokensOf(expression), contextNames, [...functions.values()]).parse();
    const contexts = Object.fromEntries(contextNames.map((name) => [name, name in scope.contexts ? scope.contexts[name] : {}]));
    const dictionary = JSON.parse(JSON.stringify(contexts), expressions_dist/* data.reviver */.p.eD);
    if (!(dictionary instanceof expressions_dist/* data.Dictionary */.p.bT))
        throw new Error('contexts must be an object');
    return new expressions_dist/* Evaluator */.oi(tree, dictionary, functions).evaluate();
}
/** Evaluates one expression to plain data. */
function evaluate(expression, scope) {
    return JSON.parse(JSON.stringify(expressions_run(expression, scope), expressions_dist/* data.replacer */.p.$U));
}
/** Whether a condition holds: null, false, 0, NaN and '' do not. */
function holds(condition, scope) {
    const result = expressions_run(condition, scope);
    if (result instanceof expressions_dist/* data.NumberData */.p.Q9)
        return result.value !== 0 && !Number.isNaN(result.value);
    if (result instanceof expressions_dist/* data.BooleanData */.p.bo)
        return result.value;
    return !(result instanceof expressions_dist/* data.Null */.p.Uv) && !(result instanceof expressions_dist/* data.StringData */.p.uQ && result.value === '');
}
/** A scalar as text, the way GitHub fills it into YAML and environments (`true`, `1.5`, '' for null). */
function expressions_text(node, scope) {
    if (!node)
        return '';
    if (node.kind === 'expression') {
        return node.parts
            .map((part) => (typeof part === 'string' ? part : expressions_run(part.expression, scope).coerceString()))
            .join('');
    }
    if (node.kind === 'literal')
        return node.value === null ? '' : String(node.value);
    return JSON.stringify(resolve(node, scope));
}
/** A whole part of the document with its expressions evaluated. */
function resolve(node, scope) {
    if (!node)
        return undefined;
    if (node.kind === 'literal')
        return node.value;
    if (node.kind === 'expression') {
        const [only, ...more] = node.parts;
        return typeof only === 'object' && more.length === 0
            ? evaluate(only.expression, scope)
            : expressions_text(node, scope);
    }
    if (node.kind === 'sequence')
        return node.items.map((item) => resolve(item, scope));
    return Object.fromEntries(node.entries.map((entry) => [entry.key, resolve(entry.value, scope)]));
}
/** A mapping of texts (`env`, `with`, `outputs`), given as a mapping or as one expression that yields an object. */
function expressions_texts(node, scope) {
    if (node?.kind === 'mapping') {
        return Object.fromEntries(node.entries.map((entry) => [entry.key, expressions_text(entry.value, scope)]));
    }
    const value = resolve(node, scope);
    if (typeof value !== 'object' || value === null)
        return {};
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item ?? '')]));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/git.js

/** A git command that failed, with what it said. */
class GitFailed extends Error {
    name = 'GitFailed';
    constructor(args, said) {
        super(`git ${args.filter((arg) => !arg.includes('AUTHORIZATION')).join(' ')}: ${said.trim() || 'failed'}`);
    }
}
/**
 * Runs git and returns its standard output without the last line end. The user's hooks do not run.
 * @throws GitFailed where git exits with another status than 0
 */
function git(args, options) {
    const { cwd, signal } = options;
    const env = { ...options.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    return new Promise((done, fail) => {
        const child = (0,external_node_child_process_.execFile)('git', ['-c', 'core.hooksPath=/dev/null', ...args], { cwd, env, maxBuffer: 256 * 1024 * 1024, ...(signal && { signal }) }, (error, stdout, stderr) => {
            if (error)
                fail(signal?.aborted ? error : new GitFailed(args, stderr || error.message));
            else
                done(stdout.replace(/\n$/, ''));
        });
        child.stdin?.destroy();
    });
}
/** As `git`, but undefined where git exits with another status than 0 (a ref that is not there). */
async function tryGit(args, options) {
    try {
        return await git(args, options);
    }
    catch (error) {
        if (error instanceof GitFailed)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/live.js
/** Contexts and functions as they are at this moment of the job. */
function scopeOf(job, env = job.env) {
    const { status } = job;
    return {
        contexts: {
            ...job.contexts,
            env,
            steps: job.steps,
            job: { status, check_run_id: job.checkRunId },
        },
        status: {
            success: status === 'success',
            failure: status === 'failure',
            cancelled: status === 'cancelled',
        },
        workspace: job.folders.workspace,
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/masks.js
/** @param secrets values masked from the start */
function createMasks(secrets = []) {
    const values = new Set();
    let longestFirst = [];
    const add = (value) => {
        // The runner masks a secret of several lines line by line, since output is read by the line.
        for (const part of [value, ...value.split(/\r?\n/)]) {
            if (part.trim() === '')
                continue;
            for (const form of encodings(part))
                values.add(form);
        }
        longestFirst = [...values].sort((a, b) => b.length - a.length);
    };
    secrets.forEach(add);
    return {
        add,
        hide: (text) => longestFirst.reduce((hidden, value) => hidden.replaceAll(value, '***'), text),
        touches: (text) => longestFirst.some((value) => text.includes(value)),
    };
}
/** As in the runner's ValueEncoders: JSON and URI escapes, and base64 at each of the three offsets. */
function encodings(value) {
    const bytes = Buffer.from(value);
    const base64 = [0, 1, 2]
        .filter((shift) => bytes.length > shift + 3)
        .map((shift) => bytes.subarray(shift).toString('base64').replace(/=+$/, ''))
        // The last characters depend on what follows the secret.
        .map((encoded, shift) => encoded.slice(0, Math.floor(((bytes.length - shift) * 8) / 6)));
    return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed()), ...base64];
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/node.js
/** The value of a key, in whatever case GitHub would accept it (keys of the schema are exact). */
function child(node, key) {
    return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
/** Entries of a mapping; none for anything else. */
function entries(node) {
    return node?.kind === 'mapping' ? node.entries : [];
}
/** Items of a sequence; a scalar counts as a list of one, as in `needs: build`. */
function items(node) {
    if (!node)
        return [];
    return node.kind === 'sequence' ? node.items : [node];
}
/** The text of a scalar as it was written, with its expressions. */
function written(node) {
    if (node?.kind === 'literal')
        return node.value === null ? '' : String(node.value);
    return node?.kind === 'expression' ? node.source : '';
}
/**
 * Splits a text at its `${{ }}`. GitHub's parser does so too, but on the source of a block scalar rather than on
 * its value, which leaves the indentation of the file in a script.
 */
function splitExpressions(text) {
    const parts = [];
    let at = 0;
    for (let open = text.indexOf('${{'); open >= 0; open = text.indexOf('${{', at)) {
        const close = closingBraces(text, open + 3);
        if (close < 0)
            break;
        if (open > at)
            parts.push(text.slice(at, open));
        parts.push({ expression: text.slice(open + 3, close).trim() });
        at = close + 2;
    }
    if (at < text.length)
        parts.push(text.slice(at));
    return parts;
}
/** Where `}}` stands outside of a quoted text. */
function closingBraces(text, from) {
    let quoted = false;
    for (let i = from; i < text.length; i++) {
        if (text[i] === "'")
            quoted = !quoted;
        else if (!quoted && text.startsWith('}}', i))
            return i;
    }
    return -1;
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/orphans.js

/**
 * Kills what a job left running, as the runner does at a job's end: every process whose environment still holds
 * this job's RUNNER_TRACKING_ID. A process that cleared the variable stays. Linux only (`/proc`).
 * @returns names and ids of what was killed
 */
function killOrphans(trackingId) {
    const marker = `RUNNER_TRACKING_ID=${trackingId}`;
    const killed = [];
    for (const pid of processIds()) {
        if (pid === process.pid)
            continue;
        try {
            const environment = (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0');
            if (!environment.includes(marker))
                continue;
            const name = (0,external_node_fs_.readFileSync)(`/proc/${pid}/comm`, 'utf8').trim();
            process.kill(pid, 'SIGKILL');
            killed.push(`${name} (${pid})`);
        }
        catch {
            // Gone in the meantime, or another user's: neither is this job's to kill.
        }
    }
    return killed;
}
function processIds() {
    try {
        return (0,external_node_fs_.readdirSync)('/proc')
            .filter((name) => /^\d+$/.test(name))
            .map(Number);
    }
    catch {
        return []; // no /proc on this system
    }
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/permissions.js

const scopes = [
    'actions',
    'attestations',
    'checks',
    'contents',
    'deployments',
    'discussions',
    'id-token',
    'issues',
    'models',
    'packages',
    'pages',
    'pull-requests',
    'repository-projects',
    'security-events',
    'statuses',
];
/** GitHub's restricted default, the one that new repositories have. */
const restricted = { contents: 'read', packages: 'read', metadata: 'read' };
/** Reads a `permissions:` key; what it does not name is `none`, `metadata` is always readable. */
function readPermissions(node) {
    if (node.kind !== 'mapping') {
        const access = written(node) === 'write-all' ? 'write' : written(node) === 'read-all' ? 'read' : 'none';
        const every = scopes.filter((scope) => scope !== 'id-token' || access === 'write');
        return { ...Object.fromEntries(every.map((scope) => [scope, access])), metadata: 'read' };
    }
    const named = node.entries.map((entry) => {
        const value = written(entry.value);
        return [entry.key, value === 'write' ? 'write' : value === 'read' ? 'read' : 'none'];
    });
    return { ...Object.fromEntries(named), metadata: 'read' };
}
const order = ['none', 'read', 'write'];
/** What a called workflow may do: never more than the job that calls it. */
function cap(wanted, limit) {
    const lower = (scope, access) => order[Math.min(order.indexOf(access), order.indexOf(limit[scope] ?? 'none'))] ?? 'none';
    return Object.fromEntries(Object.entries(wanted).map(([scope, access]) => [scope, lower(scope, access)]));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/commands.js
/** Limits of the runner: annotations of one kind per step, and characters of one message. */
const annotationLimits = { perKind: 10, message: 4096 };
/** Reads `::name key=value,...::message`, or the older `##[name key=value;...]message` anywhere in the line. */
function parseCommand(line) {
    const modern = /^\s*::([\w-]+)(?:\s+([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line);
    if (modern?.[1])
        return command(modern[1], modern[2] ?? '', ',', modern[3] ?? '');
    const old = /##\[([\w.-]+)(?: ([^\]]*))?\](.*)$/s.exec(line);
    return old?.[1] ? command(old[1], old[2] ?? '', ';', old[3] ?? '') : undefined;
}
function command(name, written, separator, message) {
    const properties = {};
    for (const pair of written.split(separator)) {
        const at = pair.indexOf('=');
        if (at > 0)
            properties[pair.slice(0, at).trim()] = unescaped(pair.slice(at + 1));
    }
    return { name: name.toLowerCase(), properties, message: unescaped(message) };
}
const escapes = {
    '%25': '%',
    '%0D': '\r',
    '%0A': '\n',
    '%3A': ':',
    '%2C': ',',
};
function unescaped(text) {
    return text.replace(/%(?:25|0D|0A|3A|2C)/g, (code) => escapes[code] ?? code);
}
/** Follows the workflow commands in the output of one step. Lines come in unmasked. */
function createInterpreter(addMask) {
    const annotations = [];
    const refused = [];
    let stoppedBy;
    const annotate = (level, message, place = {}) => {
        const sofar = annotations.filter((item) => item.level === level).length;
        if (sofar >= annotationLimits.perKind)
            return;
        annotations.push({ level, message: message.slice(0, annotationLimits.message), ...place });
    };
    const effects = {
        annotate,
        addMask,
        stop: (token) => {
            stoppedBy = token;
        },
        refuse: (message) => {
            refused.push(message);
            annotate('error', message);
        },
    };
    const line = (text) => {
        if (stoppedBy === undefined)
            return follow(text, effects);
        if (text.trim() === `::${stoppedBy}::`)
            stoppedBy = undefined;
        return text;
    };
    return { annotations, refused, annotate, line };
}
/** Does what a line asks for; returns what is shown of it. */
function follow(text, effects) {
    const found = parseCommand(text);
    switch (found?.name) {
        case 'error':
        case 'warning':
        case 'notice':
            effects.annotate(found.name, found.message, placeOf(found.properties));
            return `${{ error: 'Error', warning: 'Warning', notice: 'Notice' }[found.name]}: ${found.message}`;
        case 'add-mask':
            if (found.message)
                effects.addMask(found.message);
            return undefined;
        case 'stop-commands':
            effects.stop(found.message);
            return text;
        case 'group':
            return `▸ ${found.message}`;
        case 'endgroup':
        case 'debug':
        case 'echo':
            return undefined;
        case 'set-output':
        case 'save-state':
        case 'set-env':
        case 'add-path': {
            const message = `the command '${found.name}' is out of service; write to ${fileOf[found.name]} instead`;
            effects.refuse(message);
            return `Error: ${message}`;
        }
        case 'add-matcher':
        case 'remove-matcher':
            return `Warning: problem matchers are not supported here; '${found.name}' has no effect`;
        default:
            return text;
    }
}
const fileOf = {
    'set-output': '$GITHUB_OUTPUT',
    'save-state': '$GITHUB_STATE',
    'set-env': '$GITHUB_ENV',
    'add-path': '$GITHUB_PATH',
};
function placeOf(properties) {
    const number = (text) => (text && /^\d+$/.test(text) ? Number(text) : undefined);
    const place = {
        title: properties.title,
        file: properties.file,
        line: number(properties.line),
        endLine: number(properties.endLine),
        column: number(properties.col),
        endColumn: number(properties.endColumn),
    };
    return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/file-commands.js


/** The files through which a step speaks to the runner; the variables are `GITHUB_` and the name. */
const names = ['ENV', 'OUTPUT', 'STATE', 'PATH', 'STEP_SUMMARY'];
const maxSummaryBytes = 1024 * 1024;
/** Makes the empty files of one step. */
function createFileCommands(folder, key) {
    const files = new Map(names.map((name) => [name, external_node_path_.join(folder, `${name.toLowerCase()}_${key}`)]));
    for (const file of files.values())
        (0,external_node_fs_.writeFileSync)(file, '');
    const read = (name) => {
        try {
            return (0,external_node_fs_.readFileSync)(files.get(name) ?? '', 'utf8').replace(/^\uFEFF/, '');
        }
        catch {
            return ''; // a step may delete its own file; the runner takes that as nothing written
        }
    };
    return {
        environment: Object.fromEntries([...files].map(([name, file]) => [`GITHUB_${name}`, file])),
        collect: () => {
            const problems = [];
            const pairs = (name) => {
                const { values, problem } = parsePairs(read(name));
                if (problem)
                    problems.push(`Unable to process file command '${name.toLowerCase()}' successfully. ${problem}`);
                return values;
            };
            const env = pairs('ENV');
            if ('NODE_OPTIONS' in env) {
                problems.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
                delete env.NODE_OPTIONS;
            }
            const outputs = pairs('OUTPUT');
            const state = pairs('STATE');
            return { env, outputs, state, path: lines(read('PATH')), ...summaryOf(read('STEP_SUMMARY')), problems };
        },
    };
}
function summaryOf(summary) {
    const size = Buffer.byteLength(summary);
    if (size <= maxSummaryBytes)
        return { summary, complaints: [] };
    const got = Math.ceil(size / 1024);
    const complaint = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${got}k.`;
    return { summary: '', complaints: [complaint] };
}
function lines(content) {
    return content.split(/\r?\n/).filter((line) => line !== '');
}
/** Reads `NAME=value` lines and `NAME<<DELIMITER` ... `DELIMITER` blocks, with the runner's own refusals. */
function parsePairs(content) {
    const values = {};
    const all = content.split(/\r?\n/);
    for (let i = 0; i < all.length; i++) {
        const line = all[i] ?? '';
        if (line === '')
            continue;
        const equals = line.indexOf('=');
        const heredoc = line.indexOf('<<');
        if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
            if (equals === 0)
                return { values, problem: `Invalid format '${line}'. Name must not be empty` };
            values[line.slice(0, equals)] = line.slice(equals + 1);
            continue;
        }
        const name = line.slice(0, Math.max(heredoc, 0));
        const delimiter = line.slice(heredoc + 2);
        if (heredoc < 0)
            return { values, problem: `Invalid format '${line}'` };
        if (name === '' || delimiter === '') {
            return {
                values,
                problem: `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
            };
        }
        const end = all.indexOf(delimiter, i + 1);
        if (end < 0)
            return { values, problem: `Invalid value. Matching delimiter not found '${delimiter}'` };
        values[name] = all.slice(i + 1, end).join('\n');
        i = end;
    }
    return { values };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/limits.js


/** The step's `timeout-minutes`; NaN where it has none. Fractions count. */
function minutes(job, plan) {
    return Number(plan.timeoutMinutes ? expressions_text(plan.timeoutMinutes, scopeOf(job)) : Number.NaN);
}
/**
 * Ends a step when its own time is over or its job is cancelled. As in the runner's StepsRunner, a cancel spares a
 * running step whose condition holds for a cancelled job, and a step that starts after the cancel.
 */
function watch(job, plan) {
    const controller = new AbortController();
    let reason;
    const end = (why) => {
        reason ??= why;
        controller.abort();
    };
    const onCancel = () => {
        job.status = 'cancelled';
        if (!holds(plan.condition, scopeOf(job)))
            end('cancelled');
    };
    const onForce = () => end('cancelled');
    if (!job.signal.aborted)
        job.signal.addEventListener('abort', onCancel, { once: true });
    job.force.addEventListener('abort', onForce, { once: true });
    const limit = minutes(job, plan);
    const timer = limit > 0 ? setTimeout(() => end('timeout'), limit * 60_000) : undefined;
    return {
        signal: controller.signal,
        reason: () => reason,
        stop: () => {
            clearTimeout(timer);
            job.signal.removeEventListener('abort', onCancel);
            job.force.removeEventListener('abort', onForce);
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/step.js







/** Runs one step of a job, from its condition to its result. */
async function runStep(job, plan) {
    const started = Date.now();
    const name = job.masks.hide(nameOf(job, plan));
    const interpreter = createInterpreter(job.masks.add);
    const result = (part) => {
        const annotations = interpreter.annotations.map((item) => ({
            ...item,
            message: job.masks.hide(item.message),
        }));
        const base = { id: plan.id, name, phase: plan.phase, outcome: 'skipped', conclusion: 'skipped' };
        const durationMs = Date.now() - started;
        const whole = { ...base, outputs: {}, summary: '', ...part, annotations, durationMs };
        if (plan.phase === 'main' && !plan.id.startsWith('__')) {
            const { outcome, conclusion, outputs } = whole;
            job.steps[plan.id] = { outcome, conclusion, outputs };
        }
        job.results.push(whole);
        return whole;
    };
    if (job.force.aborted)
        return result({ outcome: 'cancelled', conclusion: 'cancelled' });
    try {
        if (!holds(plan.condition, scopeOf(job)))
            return result({});
    }
    catch (error) {
        interpreter.annotate('error', `The condition cannot be evaluated: ${messageOf(error)}`);
        job.status = job.status === 'success' ? 'failure' : job.status;
        return result({ outcome: 'failure', conclusion: 'failure' });
    }
    const ended = await perform(job, plan, name, interpreter);
    const conclusion = ended.outcome === 'failure' && tolerated(job, plan) ? 'success' : ended.outcome;
    if (conclusion === 'failure' && job.status === 'success')
        job.status = 'failure';
    return result({ ...ended, conclusion });
}
function nameOf(job, plan) {
    try {
        return plan.name(scopeOf(job));
    }
    catch {
        return plan.id; // the name's expression has an error, which must not hide the step
    }
}
function tolerated(job, plan) {
    return expressions_text(plan.continueOnError, scopeOf(job)) === 'true';
}
async function perform(job, plan, name, interpreter) {
    const number = job.results.length + 1;
    const { log, say, fail, onLine } = openLog(job, number, name, interpreter);
    job.run.onStep({ job: job.name, step: name });
    const limits = watch(job, plan);
    const files = createFileCommands(job.folders.commands, `${number}_${plan.phase}`);
    let work = { ok: false };
    try {
        const stepEnv = { ...job.env, ...expressions_texts(plan.env, scopeOf(job)) };
        const env = { ...processEnvironment(job, stepEnv), GITHUB_ACTION: plan.id, ...files.environment };
        const { annotate } = interpreter;
        work = await plan.work({
            job,
            scope: scopeOf(job, stepEnv),
            env,
            signal: limits.signal,
            onLine,
            say,
            annotate,
        });
    }
    catch (error) {
        if (!limits.signal.aborted)
            fail(messageOf(error));
    }
    finally {
        limits.stop();
    }
    if (limits.reason() === 'timeout')
        fail(`The action '${name}' has timed out after ${minutes(job, plan)} minutes.`);
    const collected = take(job, files.collect(), fail);
    work.onState?.(collected.state);
    const ok = work.ok && [...collected.problems, ...interpreter.refused].length === 0;
    const outcome = limits.reason() === 'cancelled' ? 'cancelled' : ok && !limits.reason() ? 'success' : 'failure';
    const outputs = { ...work.outputs, ...collected.outputs };
    return { outcome, outputs, summary: job.masks.hide(collected.summary), log };
}
/** The log file of a step; every line goes there and to the run's `onLine`, masked. */
function openLog(job, number, name, interpreter) {
    const { run, masks } = job;
    const log = external_node_path_.join('logs', job.slugName, `${number}_${fileName(name)}.log`);
    const file = external_node_path_.join(run.output, log);
    (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(file), { recursive: true });
    (0,external_node_fs_.writeFileSync)(file, '');
    const say = (line) => {
        const text = masks.hide(line);
        (0,external_node_fs_.appendFileSync)(file, `${text}\n`);
        run.onLine({ job: job.name, step: name, text });
    };
    const fail = (message) => {
        interpreter.annotate('error', message);
        say(message);
    };
    const onLine = (line) => {
        const shown = interpreter.line(line);
        if (shown !== undefined)
            say(shown);
    };
    return { log, say, fail, onLine };
}
function processEnvironment(job, env) {
    const all = { ...job.run.environment, CI: 'true', ...env, ...job.fixed };
    return { ...all, PATH: [...job.path, all.PATH ?? ''].join(':') };
}
/** Applies to the job what a step wrote to its files, and says what is wrong with it. */
function take(job, collected, fail) {
    for (const problem of [...collected.problems, ...collected.complaints])
        fail(problem);
    Object.assign(job.env, collected.env);
    for (const folder of collected.path)
        job.path.unshift(folder);
    return collected;
}
/** A name as part of a file name. */
function fileName(name) {
    return (name
        .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
        .trim()
        .slice(0, 80) || '_');
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
;// CONCATENATED MODULE: ./build/packages/simulator/workflow/parser.js



let library;
/**
 * GitHub's parser imports its JSON schemas without `with { type: 'json' }`, which Node refuses. The bundler and
 * vitest resolve that themselves; from source the load hook supplies the attribute while the package loads.
 */
function parser_load() {
    library ??= (async () => {
        const hook = (0,external_node_module_.registerHooks)({
            load: (url, context, next) => next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
        });
        try {
            const workflows = await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(657)]).then(__webpack_require__.bind(__webpack_require__, 22657));
            const actions = await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(146)]).then(__webpack_require__.bind(__webpack_require__, 42146));
            return { ...workflows, ...actions };
        }
        finally {
            hook.deregister();
        }
    })();
    return library;
}
/**
 * Parses and validates a workflow file with GitHub's own schema and expression rules.
 * @param file name used in problems
 */
async function parseWorkflow(file, content) {
    const api = await parser_load();
    const parsed = api.parseWorkflow({ name: file, content }, new api.NoOperationTraceWriter());
    const errors = () => problemsOf(file, parsed.context.errors.getErrors());
    if (!parsed.value || errors().length > 0)
        return { problems: orEmpty(file, errors()) };
    const template = await api.convertWorkflowTemplate(parsed.context, parsed.value);
    if (errors().length > 0)
        return { problems: errors() };
    const jobs = new Map(template.jobs.map((job) => [
        job.id.value,
        {
            condition: job.if.expression,
            steps: (job.type === 'job' ? job.steps : []).map((step) => ({
                id: step.id,
                condition: step.if?.expression ?? 'success()',
            })),
        },
    ]));
    return { value: { root: toNode(parsed.value, plainValues(content), api), jobs } };
}
/** Parses and validates an `action.yml`; docker and composite actions are parsed too, with an empty `main`. */
async function parseAction(file, content) {
    const api = await parser_load();
    const parsed = api.parseAction({ name: file, content }, new api.NoOperationTraceWriter());
    const errors = () => problemsOf(file, parsed.context.errors.getErrors());
    if (!parsed.value || errors().length > 0)
        return { problems: orEmpty(file, errors()) };
    const action = api.convertActionTemplate(parsed.context, parsed.value);
    if (errors().length > 0)
        return { problems: errors() };
    const { runs } = action;
    const defaults = inputDefaults(content);
    const javascript = 'main' in runs ? runs : undefined;
    return {
        value: {
            name: action.name,
            using: runs.using,
            main: javascript?.main ?? '',
            pre: javascript?.pre,
            post: javascript?.post,
            postCondition: javascript?.postIf ?? 'always()',
            inputs: (action.inputs ?? []).map((input) => ({
                name: input.id,
                required: input.required === true,
                default: input.default && toNode(input.default, defaults.get(input.id), api),
            })),
        },
    };
}
function problemsOf(file, errors) {
    return errors.map((error) => ({ file, line: error.range?.start.line ?? 0, message: error.rawMessage }));
}
function orEmpty(file, problems) {
    return problems.length > 0 ? problems : [{ file, line: 0, message: 'the file is empty' }];
}
/** The defaults of an action's inputs as plain values. */
function inputDefaults(content) {
    const root = plainValues(content);
    const inputs = root instanceof Map ? root.get('inputs') : undefined;
    const pairs = inputs instanceof Map ? [...inputs] : [];
    return new Map(pairs.map(([name, input]) => [name, input instanceof Map ? input.get('default') : undefined]));
}
/** The document as plain values, in the order of the file; it runs in parallel to the token tree. */
function plainValues(content) {
    return (0,dist/* parseDocument */.Tp)(content, { uniqueKeys: false }).toJS({ mapAsMap: true });
}
function toNode(token, plain, api) {
    const line = token.line ?? 0;
    if (api.isMapping(token)) {
        const pairs = plain instanceof Map ? [...plain] : [];
        const list = [...token].map(({ key, value }, index) => ({
            key: api.isBasicExpression(key) ? (key.source ?? key.toString()) : key.toString(),
            line: key.line ?? line,
            value: toNode(value, pairs[index]?.[1], api),
        }));
        return { kind: 'mapping', entries: list, line };
    }
    if (api.isSequence(token)) {
        const values = Array.isArray(plain) ? plain : [];
        return {
            kind: 'sequence',
            items: [...token].map((item, index) => toNode(item, values[index], api)),
            line,
        };
    }
    if (api.isBasicExpression(token)) {
        const source = typeof plain === 'string' ? plain : `\${{ ${token.expression} }}`;
        return { kind: 'expression', parts: splitExpressions(source), source, line };
    }
    if (api.isString(token) || api.isNumber(token) || api.isBoolean(token)) {
        return { kind: 'literal', value: token.value, line };
    }
    return { kind: 'literal', value: null, line };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/actions.js



const emulated = ['actions/checkout', 'actions/upload-artifact', 'actions/download-artifact'];
/** Where a step's `uses` leads. */
function locateAction(uses, folders) {
    const refused = (message) => ({ kind: 'refused', message });
    if (uses.startsWith('docker://'))
        return refused(`'${uses}': docker actions are not supported here`);
    if (uses.startsWith('$/'))
        return refused(`'${uses}': write './${uses.slice(2)}'; '$/' is not supported here`);
    if (uses.startsWith('./'))
        return { kind: 'local', path: external_node_path_.posix.normalize(uses) };
    const parts = /^([\w.-]+)\/([\w.-]+)((?:\/[^@]+)?)@(.+)$/.exec(uses);
    if (!parts)
        return refused(`'${uses}' is not of the form owner/name@ref or ./path`);
    const [, owner = '', name = '', below = '', ref = ''] = parts;
    const known = emulated.find((item) => item === `${owner}/${name}`.toLowerCase());
    if (known && !below)
        return { kind: 'emulated', name: known };
    const folder = folders[`${owner}/${name}`] ?? folders[`*/${name}`];
    if (folder)
        return { kind: 'folder', folder: external_node_path_.join(folder, below), repository: `${owner}/${name}`, ref };
    return refused(`the action '${uses}' would be fetched from the network; known here are ${emulated.join(', ')}`);
}
/** Reads the `action.yml` (or `action.yaml`) of a folder; undefined where it has none. */
async function readAction(folder) {
    for (const name of ['action.yml', 'action.yaml']) {
        const file = external_node_path_.join(folder, name);
        const content = await (0,promises_.readFile)(file, 'utf8').catch((error) => {
            if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
                return undefined;
            throw error;
        });
        if (content !== undefined)
            return parseAction(file, content);
    }
    return undefined;
}
/** Why an action cannot run here; undefined where it can. */
function refuseAction(action) {
    if (action.using === 'composite')
        return `'${action.name}' is a composite action; these are not supported here`;
    if (action.using === 'docker')
        return `'${action.name}' is a docker action; these are not supported here`;
    if (action.using !== 'node24' && action.using !== 'node20') {
        return `'${action.name}' uses ${action.using}; supported here is node24`;
    }
    return action.pre ? `'${action.name}' has a 'pre' step; these are not supported here` : undefined;
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/artifact-inputs.js

const honoured = {
    'actions/upload-artifact': [
        'name',
        'path',
        'if-no-files-found',
        'retention-days',
        'compression-level',
        'overwrite',
        'include-hidden-files',
    ],
    'actions/download-artifact': ['name', 'path', 'pattern', 'merge-multiple'],
};
/** What an artifact step asks for that is not emulated. */
function refuseArtifactInputs(name, given) {
    return entries(given)
        .filter((entry) => !honoured[name]?.includes(entry.key))
        .map((entry) => ({
        line: entry.line,
        message: `${name}: the input '${entry.key}' is not supported here`,
    }));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/checkout-inputs.js

/** Inputs of actions/checkout that are honoured. */
const checkout_inputs_honoured = [
    'repository',
    'ref',
    'token',
    'path',
    'fetch-depth',
    'fetch-tags',
    'persist-credentials',
    'clean',
    'show-progress',
    'set-safe-directory',
];
/** Inputs that are accepted only with the value that asks for nothing. */
const onlyOff = ['submodules', 'lfs', 'sparse-checkout', 'filter', 'ssh-key', 'allow-unsafe-pr-checkout'];
/** What a checkout step asks for that is not emulated. */
function refuseCheckoutInputs(given, slug) {
    return entries(given).flatMap((entry) => {
        const value = written(entry.value);
        const refuse = (message) => [{ line: entry.line, message: `actions/checkout: ${message}` }];
        if (entry.key === 'repository' && value !== slug && !value.includes('${{')) {
            return refuse(`the repository '${value}' would be fetched from the network; only '${slug}' is here`);
        }
        if (checkout_inputs_honoured.includes(entry.key) || (onlyOff.includes(entry.key) && ['', 'false'].includes(value)))
            return [];
        return refuse(`the input '${entry.key}' is not supported here`);
    });
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/shells.js

/** Arguments by shell name, `{0}` being the script (ScriptHandlerHelpers.cs). */
const builtIn = {
    bash: { args: ['--noprofile', '--norc', '-eo', 'pipefail', '{0}'], extension: '.sh' },
    sh: { args: ['-e', '{0}'], extension: '.sh' },
    python: { args: ['{0}'], extension: '.py' },
};
/** Names that GitHub has built in and this simulator has not. */
const foreign = ['pwsh', 'powershell', 'cmd'];
/** What is wrong with a shell, before anything runs; undefined where nothing is. */
function refuseShell(shell) {
    if (shell.includes('${{'))
        return undefined; // known only when it runs
    const name = shell.trim().split(/\s+/)[0] ?? '';
    if (foreign.includes(name) && !shell.includes('{0}'))
        return `shell '${name}' is not supported here`;
    if (name in builtIn && name === shell.trim())
        return undefined;
    return shell.includes('{0}')
        ? undefined
        : `shell '${shell}' is neither bash, sh, python nor a command with {0} for the script`;
}
/**
 * The process for a script. Without `shell` it is `bash -e {0}`: no pipefail, which is what GitHub does.
 * @param file where the script will be, without extension
 */
function shellCommand(shell, script, file) {
    if (!shell)
        return { command: 'bash', args: ['-e', `${file}.sh`], extension: '.sh', script };
    const known = builtIn[shell.trim()];
    if (known) {
        const { extension } = known;
        const args = known.args.map((arg) => arg.replace('{0}', `${file}${extension}`));
        return { command: shell.trim(), args, extension, script };
    }
    const [command = '', ...rest] = shell.trim().split(/\s+/);
    const extension = builtIn[external_node_path_.basename(command)]?.extension ?? '';
    return { command, args: rest.map((arg) => arg.replace('{0}', `${file}${extension}`)), extension, script };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/support.js







/** Keys of a job that would need what is not here. */
const refusedKeys = {
    container: 'job containers are not supported here',
    services: 'service containers are not supported here',
    snapshot: 'runner image snapshots are not supported here',
};
/** What of one job cannot run here. */
async function jobProblems(file, job, options) {
    const problems = [];
    for (const entry of entries(job.written)) {
        const why = refusedKeys[entry.key];
        if (why)
            problems.push({ file, line: entry.line, message: `job '${job.id}': ${why}` });
    }
    for (const label of items(child(job.written, 'runs-on')).map(written)) {
        const why = refuseLabel(label);
        if (why)
            problems.push({ file, line: child(job.written, 'runs-on')?.line ?? job.line, message: why });
    }
    problems.push(...expressionKeys(file, job.written));
    const shell = job.defaults.shell && refuseShell(written(job.defaults.shell));
    if (shell)
        problems.push({ file, line: job.defaults.shell?.line ?? job.line, message: shell });
    if (job.call && !job.call.uses.startsWith('./')) {
        const message = `the workflow '${job.call.uses}' would be fetched from the network; only './' ones run here`;
        problems.push({ file, line: job.line, message });
    }
    for (const step of job.steps)
        problems.push(...(await stepProblems(file, job, step, options)));
    return problems;
}
/** Why jobs for a runner label cannot run on this machine. */
function refuseLabel(label) {
    return /windows|macos/i.test(label) && process.platform === 'linux'
        ? `runs-on '${label}': jobs run on this machine, which has Linux`
        : undefined;
}
async function stepProblems(file, job, step, options) {
    const at = (message, line) => (message ? [{ file, line, message }] : []);
    const { work } = step;
    if (work.kind === 'unknown')
        return at(`'${work.keys.join("', '")}' is not supported here`, step.line);
    if (work.kind === 'run')
        return at(refuseShell(written(work.shell) || 'bash'), work.shell?.line ?? step.line);
    const source = locateAction(work.uses, options.actions);
    if (source.kind === 'refused')
        return at(source.message, work.line);
    if (source.kind === 'emulated') {
        const why = source.name === 'actions/checkout'
            ? refuseCheckoutInputs(work.with, options.slug)
            : options.artifacts
                ? refuseArtifactInputs(source.name, work.with)
                : [{ line: work.line, message: `${source.name} needs the artifact service, which is not running` }];
        return why.map((problem) => ({ file, ...problem }));
    }
    if (source.kind === 'folder') {
        const read = await readAction(source.folder);
        if (!read)
            return at(`the action '${work.uses}' is not in this distribution`, work.line);
        return 'problems' in read ? [...read.problems] : at(refuseAction(read.value), work.line);
    }
    return localProblems(file, job, work, source.path, options);
}
async function localProblems(file, job, work, folder, options) {
    for (const name of ['action.yml', 'action.yaml'].map((base) => external_node_path_.posix.join(folder, base))) {
        const content = await options.readFile(name);
        if (content === undefined)
            continue;
        const read = await parseAction(name, content);
        if ('problems' in read)
            return [...read.problems];
        const why = refuseAction(read.value);
        return why ? [{ file, line: work.line, message: why }] : [];
    }
    // A checkout or download below another path may still bring it.
    const brought = job.steps.some(({ work: other }) => other.kind === 'uses' &&
        /^actions\/(checkout|download-artifact)@/.test(other.uses) &&
        child(other.with, 'path') !== undefined);
    if (brought)
        return [];
    return [{ file, line: work.line, message: `there is no action.yml in '${work.uses}'` }];
}
/** Mappings whose keys are expressions (`${{ insert }}: ...`) have no meaning in the data that is kept of them. */
function expressionKeys(file, node) {
    if (node.kind === 'sequence')
        return node.items.flatMap((item) => expressionKeys(file, item));
    return entries(node).flatMap((entry) => [
        ...(entry.key.includes('${{')
            ? [{ file, line: entry.line, message: `'${entry.key}': an expression as a key is not supported here` }]
            : []),
        ...expressionKeys(file, entry.value),
    ]);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/simulator/workflow/surroundings.js




/** Where the jobs of a run have their folders; not shared with a run of another process or an earlier one. */
function runFolder({ workRoot, runId, attempt }) {
    return external_node_path_.join(workRoot, `${runId}-${attempt}-${process.pid}`);
}
/** Makes the empty folders of a job, laid out as on a runner. */
function createFolders(run, jobId) {
    const name = run.slug.split('/')[1] ?? 'repository';
    const root = external_node_path_.join(runFolder(run), String(jobId));
    const temp = external_node_path_.join(root, '_temp');
    const folders = {
        root,
        workspace: external_node_path_.join(root, name, name),
        temp,
        commands: external_node_path_.join(temp, '_runner_file_commands'),
        tools: run.environment.RUNNER_TOOL_CACHE ?? external_node_path_.join(run.workRoot, '_tool'),
    };
    (0,external_node_fs_.rmSync)(root, { recursive: true, force: true });
    for (const folder of Object.values(folders))
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const events = external_node_path_.join(temp, '_github_workflow');
    (0,external_node_fs_.mkdirSync)(events);
    (0,external_node_fs_.writeFileSync)(external_node_path_.join(events, 'event.json'), JSON.stringify(run.event.payload, null, 2));
    return folders;
}
/** The `github` context, without what belongs to one job. */
function githubContext(run) {
    const { event, slug } = run;
    const server = run.github?.url;
    return {
        actor: run.actor,
        actor_id: '1',
        triggering_actor: run.actor,
        base_ref: event.baseRef,
        head_ref: event.headRef,
        event: event.payload,
        event_name: event.name,
        ref: event.ref,
        ref_name: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
        ref_protected: false,
        ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
        repository: slug,
        repository_id: '1',
        repository_owner: slug.split('/')[0],
        repository_owner_id: '1',
        retention_days: '90',
        run_attempt: String(run.attempt),
        run_id: String(run.runId),
        run_number: String(run.runId),
        server_url: server ?? 'https://github.com',
        ...(server && { api_url: server, graphql_url: `${server}/graphql` }),
        sha: event.sha,
        workflow: run.workflow.name,
        workflow_ref: `${slug}/${run.workflow.file}@${event.ref}`,
        workflow_sha: event.sha,
    };
}
/** The contexts that stay as they are while a job runs; `env`, `steps` and `job.status` change. */
function jobContexts(run, frame, job) {
    const { folders, services } = job;
    const github = githubContext(run);
    return {
        github: {
            ...github,
            // The server knows best where it is reached.
            ...(services.GITHUB_SERVER_URL && { server_url: services.GITHUB_SERVER_URL }),
            ...(services.GITHUB_API_URL && { api_url: services.GITHUB_API_URL }),
            ...(services.GITHUB_GRAPHQL_URL && { graphql_url: services.GITHUB_GRAPHQL_URL }),
            event_path: external_node_path_.join(folders.temp, '_github_workflow', 'event.json'),
            job: job.id,
            token: job.token,
            workspace: folders.workspace,
        },
        vars: run.variables,
        secrets: { ...frame.secrets, ...(job.token && { GITHUB_TOKEN: job.token, github_token: job.token }) },
        inputs: frame.inputs,
        needs: job.needs,
        matrix: job.leg ?? null,
        strategy: job.strategy,
        runner: {
            name: 'lockstep',
            os: process.platform === 'darwin' ? 'macOS' : 'Linux',
            arch: process.arch.toUpperCase(),
            temp: folders.temp,
            tool_cache: folders.tools,
            workspace: external_node_path_.dirname(folders.workspace),
            environment: 'self-hosted',
        },
    };
}
/** Fields of the `github` context that become `GITHUB_*` variables (GitHubContext.cs). */
const exported = [
    ...[
        'actor',
        'actor_id',
        'api_url',
        'base_ref',
        'event_name',
        'event_path',
        'graphql_url',
        'head_ref',
        'job',
    ],
    ...['ref', 'ref_name', 'ref_protected', 'ref_type', 'repository', 'repository_id', 'repository_owner'],
    ...['repository_owner_id', 'retention_days', 'run_attempt', 'run_id', 'run_number', 'server_url', 'sha'],
    ...['triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace'],
];
/** Variables that every process of a job gets and that no `env:` can change. */
function fixedEnvironment(contexts, folders, trackingId) {
    const variables = (prefix, context, names) => Object.entries(typeof context === 'object' && context !== null ? context : {})
        .filter(([name]) => !names || names.includes(name))
        .map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, String(value ?? '')]);
    return {
        ...Object.fromEntries(variables('GITHUB', contexts.github, exported)),
        ...Object.fromEntries(variables('RUNNER', contexts.runner)),
        GITHUB_ACTIONS: 'true',
        RUNNER_TRACKING_ID: trackingId,
        // Work below the user's repository must not find it: a step's git would change it.
        GIT_CEILING_DIRECTORIES: folders.root,
    };
}
function newTrackingId() {
    return `github_${(0,external_node_crypto_.randomUUID)()}`;
}
const machineVariables = /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|SHELL|RUNNER_TOOL_CACHE|LOCKSTEP_\w+|PIP_\w+)$/;
/** How this machine reaches the network. */
const networkVariables = /^((https?|no|all)_proxy|SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|\w+_CA_BUNDLE)$/i;
/** What a runner's machine has, out of this process's environment; nothing else is handed to the steps. */
function machineEnvironment(from) {
    const kept = Object.entries(from).filter(([name]) => machineVariables.test(name) || networkVariables.test(name));
    return { HOME: external_node_os_.homedir(), ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])) };
}

// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(51306);
;// CONCATENATED MODULE: ./build/packages/simulator/workflow/artifact-client.js


const claims = schemas.object({ scp: schemas.string() });
/** The ids of run and job that every request names; they are in the token's scope (`Actions.Results:run:job`). */
function backendIds(token) {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const scope = claims
        .parse(payload)
        .scp.split(' ')
        .find((item) => item.startsWith('Actions.Results:'));
    const [, run, job] = scope?.split(':') ?? [];
    if (!run || !job)
        throw new Error('the runtime token has no scope for artifacts');
    return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}
async function call(service, method, body, reply) {
    const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url);
    const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...backendIds(service.token), ...body }),
    });
    const said = await response.text();
    if (!response.ok)
        throw new Error(`artifact service: ${method} answered ${response.status}: ${said.slice(0, 500)}`);
    return reply.parse(JSON.parse(said));
}
const id = schemas.union([schemas.string(), schemas.number()]).transform(String);
/**
 * Stores an archive under a name.
 * @returns the artifact's id and the hex sha256 of the archive
 * @throws Error with the service's answer where it refuses (a name that is taken, say)
 */
async function storeArtifact(service, name, archive, expiresAt) {
    const created = await call(service, 'CreateArtifact', {
        name,
        version: 7,
        mime_type: 'application/zip',
        ...(expiresAt && { expires_at: expiresAt.toISOString() }),
    }, schemas.object({ ok: schemas.literal(true), signed_upload_url: schemas.string() }));
    const put = await fetch(created.signed_upload_url, {
        method: 'PUT',
        headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/zip' },
        body: archive,
    });
    if (!put.ok)
        throw new Error(`artifact storage answered ${put.status} to the upload of '${name}'`);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(archive).digest('hex');
    const finished = await call(service, 'FinalizeArtifact', { name, size: String(archive.byteLength), hash: `sha256:${digest}` }, schemas.object({ ok: schemas.literal(true), artifact_id: id }));
    return { id: finished.artifact_id, digest };
}
const listed = schemas.object({
    workflow_run_backend_id: schemas.string(),
    workflow_job_run_backend_id: schemas.string(),
    name: schemas.string(),
});
/** Artifacts of this run. */
async function listArtifacts(service) {
    // Protobuf's JSON leaves an empty list out.
    const reply = schemas.object({ artifacts: schemas.array(listed).default([]) });
    return (await call(service, 'ListArtifacts', {}, reply)).artifacts;
}
async function artifact_client_deleteArtifact(service, artifact) {
    await call(service, 'DeleteArtifact', artifact, schemas.object({ ok: schemas.boolean() }));
}
/** Content of an artifact, as it was stored. */
async function fetchArtifact(service, artifact) {
    const { signed_url } = await call(service, 'GetSignedArtifactURL', artifact, schemas.object({ signed_url: schemas.string() }));
    const response = await fetch(signed_url);
    if (!response.ok) {
        throw new Error(`artifact storage answered ${response.status} to the download of '${artifact.name}'`);
    }
    return new Uint8Array(await response.arrayBuffer());
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/artifact-files.js


/**
 * The files that the `path` input of actions/upload-artifact names: one path or pattern per line, `!` excludes.
 * @param hidden whether files and folders that begin with a dot are taken
 */
function selectFiles(workspace, patterns, hidden) {
    const lines = patterns.split(/\r?\n/).map((line) => line.trim());
    const wanted = lines.filter((line) => line !== '' && !line.startsWith('!') && !line.startsWith('#'));
    const unwanted = lines
        .filter((line) => line.startsWith('!'))
        .map((line) => external_node_path_.resolve(workspace, line.slice(1)));
    const excluded = (file) => unwanted.some((pattern) => file === pattern || file.startsWith(`${pattern}/`) || external_node_path_.matchesGlob(file, pattern));
    const found = wanted.flatMap((pattern) => artifact_files_match(external_node_path_.resolve(workspace, pattern)));
    const roots = wanted.map((pattern) => searchRoot(external_node_path_.resolve(workspace, pattern)));
    // A file that is named itself is stored without its folders; one that lies alone in a folder keeps its path there.
    const [only, ...more] = found;
    const named = only !== undefined && more.length === 0 && wanted.length === 1 && only === roots[0];
    const root = named ? external_node_path_.dirname(only) : commonFolder(roots);
    const files = [...new Set(found)].filter((file) => !excluded(file) &&
        (hidden ||
            !external_node_path_.relative(root, file)
                .split('/')
                .some((part) => part.startsWith('.'))));
    return { root, files: files.sort() };
}
/** Files of a path, which may be a file, a folder (all below it) or a pattern. */
function artifact_files_match(pattern) {
    const below = (folder) => (0,external_node_fs_.readdirSync)(folder, { recursive: true, encoding: 'utf8' }).map((name) => external_node_path_.join(folder, name));
    const hits = (0,external_node_fs_.existsSync)(pattern) ? [pattern] : (0,external_node_fs_.globSync)(pattern);
    const all = hits.flatMap((hit) => ((0,external_node_fs_.statSync)(hit).isDirectory() ? below(hit) : [hit]));
    return all.filter((file) => (0,external_node_fs_.statSync)(file).isFile());
}
/** The part of a pattern before its first wildcard, where a search begins. */
function searchRoot(pattern) {
    const parts = pattern.split('/');
    const wild = (0,external_node_fs_.existsSync)(pattern) ? -1 : parts.findIndex((part) => /[*?[]/.test(part));
    return wild < 0 ? pattern : parts.slice(0, wild).join('/') || '/';
}
function commonFolder(folders) {
    const split = folders.map((folder) => folder.split('/'));
    const [first = []] = split;
    const length = first.findIndex((part, index) => split.some((parts) => parts[index] !== part));
    return first.slice(0, length < 0 ? first.length : length).join('/') || '/';
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/artifact-steps.js





function serviceOf({ job }) {
    const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = job.actionsOnly;
    if (!url || !token)
        throw new Error('the artifact service is not running');
    return { url, token };
}
/** Does what actions/upload-artifact does. */
async function uploadArtifact(step, given) {
    const service = serviceOf(step);
    const { run, folders } = step.job;
    const name = given.name || 'artifact';
    if (!given.path)
        throw new Error('Input required and not supplied: path');
    const { root, files } = selectFiles(folders.workspace, given.path, given['include-hidden-files'] === 'true');
    if (files.length === 0)
        return nothingFound(step, given['if-no-files-found'] ?? 'warn', given.path);
    const level = compressionLevel(given['compression-level'] ?? '6');
    const entries = files.map((file) => [external_node_path_.relative(root, file), new Uint8Array((0,external_node_fs_.readFileSync)(file))]);
    const archive = (0,esm/* zipSync */.L)(Object.fromEntries(entries), { level, mtime: '1980-01-01T00:00:00' });
    if (given.overwrite === 'true') {
        const there = (await listArtifacts(service)).find((artifact) => artifact.name === name);
        if (there)
            await artifact_client_deleteArtifact(service, there);
    }
    const days = Number(given['retention-days'] ?? 0);
    const expires = days > 0 ? new Date(Date.now() + days * 86_400_000) : undefined;
    const stored = await storeArtifact(service, name, new Uint8Array(archive), expires);
    step.say(`Artifact ${name} has ${files.length} file(s), ${archive.length} bytes; id ${stored.id}`);
    const url = `${step.job.serverUrl}/${run.slug}/actions/runs/${run.runId}/artifacts/${stored.id}`;
    return {
        ok: true,
        outputs: { 'artifact-id': stored.id, 'artifact-digest': stored.digest, 'artifact-url': url },
    };
}
function compressionLevel(text) {
    const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const level = levels.find((item) => String(item) === text);
    if (level === undefined)
        throw new Error(`compression-level '${text}' is not between 0 and 9`);
    return level;
}
function nothingFound(step, mode, where) {
    const message = `No files were found with the provided path: ${where}. No artifacts will be uploaded.`;
    if (!['warn', 'error', 'ignore'].includes(mode)) {
        throw new Error(`Unrecognized if-no-files-found input. Provided: ${mode}. Available options: warn, error, ignore`);
    }
    if (mode === 'error')
        step.annotate('error', message);
    if (mode === 'warn')
        step.annotate('warning', message);
    step.say(message);
    return { ok: mode !== 'error' };
}
/** Does what actions/download-artifact does for artifacts of this run. */
async function downloadArtifacts(step, given) {
    const service = serviceOf(step);
    const target = external_node_path_.resolve(step.job.folders.workspace, given.path || '.');
    const all = await listArtifacts(service);
    const pattern = given.pattern || '*';
    const chosen = given.name
        ? all.filter((artifact) => artifact.name === given.name)
        : all.filter((artifact) => external_node_path_.matchesGlob(artifact.name, pattern));
    if (given.name && chosen.length === 0) {
        throw new Error(`Unable to download artifact(s): Artifact not found for name: ${given.name}`);
    }
    const flat = given.name !== undefined || given['merge-multiple'] === 'true';
    for (const artifact of chosen) {
        const folder = flat ? target : external_node_path_.join(target, artifact.name);
        const count = extract(await fetchArtifact(service, artifact), folder);
        step.say(`Artifact ${artifact.name}: ${count} file(s) to ${folder}`);
    }
    return { ok: true, outputs: { 'download-path': target } };
}
/** Unpacks a zip; an entry that would leave the folder is refused. */
function extract(archive, folder) {
    const files = Object.entries((0,esm/* unzipSync */.AO)(archive)).filter(([name]) => !name.endsWith('/'));
    for (const [name, content] of files) {
        const file = external_node_path_.resolve(folder, name);
        if (external_node_path_.relative(folder, file).startsWith('..'))
            throw new Error(`the archive has the entry '${name}'`);
        (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(file), { recursive: true });
        (0,external_node_fs_.writeFileSync)(file, content);
    }
    return files.length;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/packages/simulator/workflow/checkout.js





/** Does what actions/checkout does, from the server that plays GitHub or, without one, from the bare repository. */
async function checkout(step, given) {
    const { job, signal, say } = step;
    const { run, folders } = job;
    const folder = external_node_path_.resolve(folders.workspace, given.path ?? '.');
    if (external_node_path_.relative(folders.workspace, folder).startsWith('..')) {
        throw new Error(`actions/checkout: path '${given.path}' is outside of the workspace`);
    }
    const server = job.serverUrl;
    const url = run.github ? `${server}/${run.slug}` : (0,external_node_url_.pathToFileURL)(run.origin.gitDir).href;
    await (0,promises_.mkdir)(folder, { recursive: true });
    const at = {
        cwd: folder,
        env: { ...run.environment, GIT_CEILING_DIRECTORIES: folders.root },
        signal,
    };
    await prepareFolder(folder, url, given.clean !== 'false', at);
    const header = `http.${server}/.extraheader`;
    const token = given.token ?? job.token;
    const forget = async () => {
        const { signal: _ended, ...later } = at;
        if ((0,external_node_fs_.existsSync)(external_node_path_.join(folder, '.git')))
            await tryGit(['config', '--local', '--unset-all', header], later);
    };
    if (run.github && token) {
        const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
        job.masks.add(basic);
        await git(['config', '--local', '--replace-all', header, `AUTHORIZATION: basic ${basic}`], at);
    }
    const target = await locate(given.ref ?? '', step, at);
    say(`Fetching ${target.fetch} from ${url}`);
    await git(['fetch', '--quiet', ...fetchArguments(given, target)], at);
    await git(['checkout', '--quiet', '--force', ...target.checkout], at);
    if (given['persist-credentials'] === 'false')
        await forget();
    const commit = await git(['rev-parse', 'HEAD'], at);
    say(`HEAD is now at ${await git(['log', '-1', '--format=%h %s'], at)}`);
    return { outputs: { ref: given.ref ?? run.event.ref, commit }, forget };
}
/** A repository of the same origin is cleaned and used again; anything else in the folder is deleted. */
async function prepareFolder(folder, url, clean, at) {
    const isRepository = (0,external_node_fs_.existsSync)(external_node_path_.join(folder, '.git'));
    const same = isRepository && (await tryGit(['config', '--get', 'remote.origin.url'], at)) === url;
    if (same) {
        if (!clean)
            return;
        await git(['clean', '-ffdx', '--quiet'], at);
        await tryGit(['reset', '--hard', '--quiet', 'HEAD'], at);
        return;
    }
    for (const name of (0,external_node_fs_.readdirSync)(folder))
        (0,external_node_fs_.rmSync)(external_node_path_.join(folder, name), { recursive: true, force: true });
    await git(['init', '--quiet', '--initial-branch=main'], at);
    await git(['remote', 'add', 'origin', url], at);
    await git(['config', '--local', 'gc.auto', '0'], at);
}
/** As actions/checkout: no ref means the event's commit under the event's ref; else branch, tag or commit. */
async function locate(ref, { job }, at) {
    const { event } = job.run;
    const branch = (name, from) => ({
        fetch: `+${from}:refs/remotes/origin/${name}`,
        checkout: ['-B', name, `refs/remotes/origin/${name}`],
    });
    const detached = (from, to) => ({
        fetch: `+${from}:${to}`,
        checkout: ['--detach', to],
    });
    if (ref === '' || ref === event.ref) {
        if (event.ref.startsWith('refs/heads/'))
            return branch(event.ref.slice('refs/heads/'.length), event.sha);
        if (event.ref.startsWith('refs/pull/'))
            return detached(event.sha, event.ref.replace('refs/', 'refs/remotes/'));
        return detached(event.sha, event.ref);
    }
    if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref))
        return { fetch: ref, checkout: ['--detach', ref] };
    const listed = await git(['ls-remote', 'origin', ref, `refs/heads/${ref}`, `refs/tags/${ref}`], at);
    const there = listed.split('\n').map((line) => line.split('\t')[1]);
    const short = ref.replace(/^refs\/(heads|tags)\//, '');
    if (there.includes(`refs/heads/${short}`) && !ref.startsWith('refs/tags/'))
        return branch(short, `refs/heads/${short}`);
    if (there.includes(`refs/tags/${short}`))
        return detached(`refs/tags/${short}`, `refs/tags/${short}`);
    if (there.includes(ref))
        return detached(ref, ref.replace('refs/', 'refs/remotes/'));
    throw new Error(`A branch or tag with the name '${ref}' could not be found`);
}
function fetchArguments(given, target) {
    const depth = Number(given['fetch-depth'] ?? 1);
    const everything = depth <= 0;
    const tags = everything || given['fetch-tags'] === 'true';
    return [
        ...(everything ? [] : [`--depth=${depth}`]),
        '--no-tags',
        'origin',
        ...(everything ? ['+refs/heads/*:refs/remotes/origin/*'] : []),
        ...(tags ? ['+refs/tags/*:refs/tags/*'] : []),
        target.fetch,
    ];
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/process.js

/** The runner's ladder: SIGINT, then SIGTERM after 7.5 s, then SIGKILL after 2.5 s more (ProcessInvoker.cs). */
const ladder = { termAfterMs: 7500, killAfterMs: 2500 };
/** How long the runner waits for output of descendants after the process itself is gone. */
const drainMs = 5000;
/**
 * Runs one process to its end. On cancel only this process is signalled, never its children: that is what the
 * runner does, and what makes a trainer outlive the action that started it.
 */
function invoke(invocation) {
    const { command, args, cwd, env, onLine, signal, force } = invocation;
    return new Promise((done) => {
        // A session of its own: Ctrl-C in the terminal must reach the process through the ladder only.
        const child = (0,external_node_child_process_.spawn)(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
        const timers = [];
        const cancel = () => {
            child.kill('SIGINT');
            timers.push(setTimeout(() => child.kill('SIGTERM'), ladder.termAfterMs));
            timers.push(setTimeout(() => child.kill('SIGKILL'), ladder.termAfterMs + ladder.killAfterMs));
        };
        const kill = () => void child.kill('SIGKILL');
        const flushes = [child.stdout, child.stderr].map((stream) => readLines(stream, onLine));
        let settled = false;
        const finish = (exit) => {
            if (settled)
                return;
            settled = true;
            timers.forEach(clearTimeout);
            signal.removeEventListener('abort', cancel);
            force?.removeEventListener('abort', kill);
            for (const flush of flushes)
                flush();
            child.stdout.destroy();
            child.stderr.destroy();
            done(exit);
        };
        const exitOf = (code, name) => ({
            code: code ?? undefined,
            signal: name ?? undefined,
        });
        child.on('error', (error) => {
            if (child.pid === undefined)
                finish({ code: undefined, signal: undefined, failure: error.message });
        });
        child.on('exit', (code, name) => timers.push(setTimeout(() => finish(exitOf(code, name)), drainMs)));
        child.on('close', (code, name) => finish(exitOf(code, name)));
        if (signal.aborted)
            cancel();
        else
            signal.addEventListener('abort', cancel, { once: true });
        force?.addEventListener('abort', kill, { once: true });
    });
}
/** Calls back for each line; returns what flushes the last one, which may lack its line end. */
function readLines(stream, onLine) {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
        const parts = (rest + String(chunk)).split('\n');
        rest = parts.pop() ?? '';
        for (const part of parts)
            onLine(part.replace(/\r$/, ''));
    });
    return () => {
        if (rest !== '')
            onLine(rest);
        rest = '';
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/work.js









/** Plans the main phase of a step; `post` receives what has to run at the job's end. */
function planStep(step, defaults, post) {
    const { id, condition, env, continueOnError, timeoutMinutes, work } = step;
    const base = { id, condition, env, continueOnError, timeoutMinutes, phase: 'main' };
    if (work.kind === 'run') {
        return {
            ...base,
            name: (scope) => (step.name ? expressions_text(step.name, scope) : `Run ${firstLine(expressions_text(work.script, scope))}`),
            work: (live) => runScript(live, work, defaults),
        };
    }
    if (work.kind === 'unknown')
        throw new Error(`a step with '${work.keys.join(', ')}' was not refused`);
    const name = (scope) => (step.name ? expressions_text(step.name, scope) : `Run ${work.uses}`);
    return { ...base, name, work: (live) => runUses(live, step, work, (plan) => post(plan), name) };
}
function firstLine(script) {
    return script.trim().split('\n')[0] ?? '';
}
async function runScript(live, work, defaults) {
    const { job, scope } = live;
    const pick = (own, key) => expressions_text(own ?? defaults.map((item) => item[key]).find((item) => item !== undefined), scope);
    const shell = pick(work.shell, 'shell');
    const cwd = external_node_path_.resolve(job.folders.workspace, pick(work.workingDirectory, 'workingDirectory') || '.');
    const file = external_node_path_.join(job.folders.temp, `${job.results.length + 1}_${Date.now()}`);
    const command = shellCommand(shell || undefined, expressions_text(work.script, scope), file);
    (0,external_node_fs_.writeFileSync)(`${file}${command.extension}`, `${command.script}\n`, { mode: 0o755 });
    if (!(0,external_node_fs_.existsSync)(cwd))
        throw new Error(`the working directory '${cwd}' does not exist`);
    return runProcess(live, command.command, command.args, cwd, live.env);
}
async function runProcess(live, command, args, cwd, env) {
    const { signal, say, onLine } = live;
    const exit = await invoke({ command, args, cwd, env, signal, force: live.job.force, onLine });
    if (exit.code === 0)
        return { ok: true };
    if (signal.aborted)
        say('The operation was canceled.');
    else {
        const how = exit.failure ?? (exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`);
        const message = exit.failure ? `${command}: ${how}` : `Process completed with ${how}.`;
        live.annotate('error', message);
        say(message);
    }
    return { ok: false };
}
async function runUses(live, step, work, post, name) {
    const source = locateAction(work.uses, live.job.run.actions);
    const given = expressions_texts(work.with, live.scope);
    const later = (phase, condition) => post({
        ...step,
        phase: 'post',
        name: (scope) => `Post ${name(scope)}`,
        condition,
        work: phase,
    });
    switch (source.kind) {
        case 'refused':
            throw new Error(source.message);
        case 'emulated':
            return runEmulated(live, source.name, given, later);
        case 'local': {
            const folder = external_node_path_.resolve(live.job.folders.workspace, source.path);
            const action = await loadAction(folder);
            return runJavaScript(live, { folder, action, given, extra: {} }, later);
        }
        case 'folder': {
            const action = await loadAction(source.folder);
            const extra = { GITHUB_ACTION_REPOSITORY: source.repository, GITHUB_ACTION_REF: source.ref };
            return runJavaScript(live, { folder: source.folder, action, given, extra }, later);
        }
    }
}
async function runEmulated(live, name, given, later) {
    if (name === 'actions/upload-artifact')
        return uploadArtifact(live, given);
    if (name === 'actions/download-artifact')
        return downloadArtifacts(live, given);
    const { outputs, forget } = await checkout(live, given);
    later(async () => {
        await forget();
        return { ok: true };
    }, 'always()');
    return { ok: true, outputs };
}
async function loadAction(folder) {
    const read = await readAction(folder);
    if (!read) {
        throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${folder}'. Did you forget to run actions/checkout before running your local action?`);
    }
    if ('problems' in read)
        throw new Error(read.problems.map(describeProblem).join('\n'));
    const why = refuseAction(read.value);
    if (why)
        throw new Error(why);
    return read.value;
}
async function runJavaScript(live, { folder, action, given, extra }, later) {
    const inputs = inputVariables(live, action, given);
    let state = {};
    const start = (file, variables) => async (step) => {
        const { workspace } = step.job.folders;
        (0,external_node_fs_.mkdirSync)(workspace, { recursive: true }); // a step may have deleted it
        const env = { ...step.env, ...step.job.actionsOnly, ...inputs, ...extra, ...variables };
        return runProcess(step, process.execPath, [external_node_path_.resolve(folder, file)], workspace, env);
    };
    const { post } = action;
    if (post) {
        later((step) => {
            const saved = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value]);
            return start(post, Object.fromEntries(saved))(step);
        }, action.postCondition);
    }
    const work = await start(action.main, {})(live);
    return {
        ...work,
        onState: (saved) => {
            state = saved;
        },
    };
}
/** `INPUT_*`: what the step gives, over the defaults of the action, whose expressions are evaluated here. */
function inputVariables(live, action, given) {
    const names = action.inputs.map((input) => input.name.toLowerCase());
    const unknown = Object.keys(given).filter((name) => !names.includes(name.toLowerCase()));
    if (unknown.length > 0) {
        const message = `Unexpected input(s) '${unknown.join("', '")}', valid inputs are ['${names.join("', '")}']`;
        live.annotate('warning', message);
        live.say(message);
    }
    const defaults = action.inputs.map((input) => [input.name, expressions_text(input.default, live.scope)]);
    const variable = (name) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
    const all = [...defaults, ...Object.entries(given)];
    return Object.fromEntries(all.map(([name = '', value = '']) => [variable(name), value]));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/job.js












/** GitHub's default for a job's time. */
const defaultTimeoutMinutes = 360;
/** What a job may do with its token. */
function job_permissionsOf(workflow, definition, frame) {
    const written = definition.permissions ?? workflow.permissions;
    const wanted = written ? readPermissions(written) : frame.permissions;
    return frame.ceiling ? cap(wanted, frame.ceiling) : wanted;
}
/** Runs one job in folders of its own, from its first step to the end of its last post. */
async function runJob(run, order) {
    const started = Date.now();
    const { definition, frame, name } = order;
    const jobId = run.nextJobId();
    const said = [];
    const cancelled = new AbortController();
    const force = new AbortController();
    const job = openJob(run, order, jobId, cancelled.signal, force.signal);
    const clock = limitJob(run, order, cancelled, force);
    let outputs = {};
    let tolerated = false;
    try {
        evaluateEnvironment(job, order, clock.setMinutes);
        await runSteps(job, order);
        outputs = jobOutputs(job, definition.outputs, said);
        tolerated = expressions_text(definition.continueOnError, scopeOf(job)) === 'true';
    }
    catch (error) {
        said.push({ level: 'error', message: messageOf(error) });
        job.status = 'failure';
    }
    finally {
        clock.stop();
        closeJob(run, job, said);
    }
    if (clock.timedOut())
        said.push({ level: 'error', message: clock.message() });
    const conclusion = cancelled.signal.aborted ? 'cancelled' : job.status;
    run.github?.completeJob(jobId, conclusion, { steps: job.results, log: logOf(run, job) });
    return {
        id: `${frame.idPrefix}${definition.id}`,
        name,
        jobId,
        conclusion,
        result: conclusion === 'failure' && tolerated ? 'success' : conclusion,
        ...(order.leg && { matrix: order.leg }),
        outputs,
        steps: job.results,
        annotations: said.map((item) => ({ ...item, message: job.masks.hide(item.message) })),
        durationMs: Date.now() - started,
        attempt: run.attempt,
    };
}
/** What all steps printed, as GitHub keeps it for the job. */
function logOf(run, job) {
    const files = job.results.flatMap(({ log }) => (log === undefined ? [] : [external_node_path_.join(run.output, log)]));
    return files.flatMap((file) => (0,external_node_fs_.readFileSync)(file, 'utf8').split('\n').slice(0, -1));
}
/** The run as the REST interface is to show it. */
function identityOf(run) {
    const { event, origin } = run;
    return {
        runId: run.runId,
        attempt: run.attempt,
        workflow: run.workflow.file,
        event: event.name,
        // A pull request runs on its merge; the run belongs to its head.
        headSha: event.name === 'pull_request' ? origin.sha : event.sha,
        ref: event.ref,
        headRepository: run.slug,
    };
}
function openJob(run, order, jobId, signal, force) {
    const { workflow, definition, frame, name } = order;
    const permissions = job_permissionsOf(workflow, definition, frame);
    const registered = run.github?.registerJob({ run: identityOf(run), jobId, name, permissions });
    const services = Object.entries(registered?.environment ?? {});
    const token = registered?.token ?? '';
    const isForActions = ([key]) => key.startsWith('ACTIONS_');
    const folders = createFolders(run, jobId);
    const plain = Object.fromEntries(services.filter((pair) => !isForActions(pair)));
    const facts = { ...order, id: definition.id, jobId, folders, token, services: plain };
    const contexts = jobContexts(run, frame, facts);
    const actionsOnly = Object.fromEntries(services.filter(isForActions));
    const secrets = [...Object.values(frame.secrets), token, actionsOnly.ACTIONS_RUNTIME_TOKEN ?? ''];
    return {
        run,
        slugName: `${run.attempt}-${jobId}_${fileName(name)}`,
        name,
        folders,
        contexts,
        serverUrl: plain.GITHUB_SERVER_URL ?? 'https://github.com',
        token,
        fixed: { ...plain, ...fixedEnvironment(contexts, folders, newTrackingId()) },
        actionsOnly,
        masks: createMasks(secrets),
        signal,
        force,
        env: {},
        path: [],
        steps: {},
        checkRunId: jobId,
        status: 'success',
        results: [],
    };
}
/** Evaluates what holds for the whole job: its environment, its time limit and the machine it asks for. */
function evaluateEnvironment(job, order, setMinutes) {
    for (const env of [order.workflow.env, order.definition.env])
        Object.assign(job.env, expressions_texts(env, scopeOf(job)));
    const { timeoutMinutes } = order.definition;
    if (timeoutMinutes)
        setMinutes(Number(expressions_text(timeoutMinutes, scopeOf(job))));
    for (const label of items(child(order.definition.written, 'runs-on'))) {
        const why = refuseLabel(expressions_text(label, scopeOf(job)));
        if (why)
            throw new Error(why);
    }
}
async function runSteps(job, { workflow, definition }) {
    const posts = [];
    const defaults = [definition.defaults, workflow.defaults];
    for (const step of definition.steps) {
        await runStep(job, planStep(step, defaults, (post) => posts.push(post)));
        // A cancel that comes between two steps has no step to tell it to.
        if (job.signal.aborted)
            job.status = 'cancelled';
    }
    for (const post of posts.toReversed())
        await runStep(job, post);
}
function jobOutputs(job, written, said) {
    const all = Object.entries(expressions_texts(written, scopeOf(job)));
    const secret = all.filter(([, value]) => job.masks.touches(value)).map(([name]) => name);
    for (const name of secret) {
        said.push({ level: 'warning', message: `Skip output '${name}' since it may contain secret.` });
    }
    return Object.fromEntries(all.filter(([name]) => !secret.includes(name)));
}
function closeJob(run, job, said) {
    const killed = killOrphans(job.fixed.RUNNER_TRACKING_ID ?? '');
    for (const name of killed)
        said.push({ level: 'notice', message: `Terminate orphan process: ${name}` });
    if (!run.keep)
        (0,external_node_fs_.rmSync)(job.folders.root, { recursive: true, force: true });
}
/** Cancels a job on request or when its time is over, and ends it for good when the time for cancelling is over. */
function limitJob(run, order, cancelled, force) {
    const timers = [];
    let minutes = defaultTimeoutMinutes;
    let timedOut = false;
    const cancel = () => {
        if (cancelled.signal.aborted)
            return;
        timers.push(setTimeout(() => force.abort(), run.cancelBudgetMs));
        cancelled.abort();
    };
    const setMinutes = (value) => {
        if (!(value > 0))
            throw new Error(`timeout-minutes must be above 0`);
        minutes = value;
        timers.push(setTimeout(() => {
            timedOut = true;
            cancel();
        }, value * 60_000));
    };
    if (order.definition.timeoutMinutes === undefined)
        setMinutes(defaultTimeoutMinutes);
    if (order.signal.aborted)
        cancel();
    order.signal.addEventListener('abort', cancel, { once: true });
    return {
        setMinutes,
        timedOut: () => timedOut,
        message: () => `The job has exceeded the maximum execution time of ${minutes} minutes.`,
        stop: () => {
            order.signal.removeEventListener('abort', cancel);
            timers.forEach(clearTimeout);
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/job-ends.js
/** The result of a job that did not run. */
function notRun(run, { definition, frame }, name, outcome, leg) {
    return {
        id: `${frame.idPrefix}${definition.id}`,
        name: `${frame.namePrefix}${name}`,
        jobId: 0,
        conclusion: outcome,
        result: outcome,
        ...(leg && { matrix: leg }),
        outputs: {},
        steps: [],
        annotations: [],
        durationMs: 0,
        attempt: run.attempt,
    };
}
/** A job of the attempt before, where only failed jobs are run again and neither it nor what it needs is. */
function keptOf(run, { definition, frame }, leg, again) {
    if (again)
        return undefined;
    const id = `${frame.idPrefix}${definition.id}`;
    return run.previous?.jobs.find((job) => job.id === id &&
        JSON.stringify(job.matrix) === JSON.stringify(leg) &&
        (job.conclusion === 'success' || job.conclusion === 'skipped'));
}
/** The result of several jobs as one. */
function together(jobs) {
    for (const outcome of ['failure', 'cancelled', 'success']) {
        if (jobs.some((job) => job.result === outcome))
            return outcome;
    }
    return 'skipped';
}
/** Outputs of matrix legs: the last one that says something wins, as at GitHub. */
function mergeOutputs(jobs) {
    const merged = {};
    for (const { outputs } of jobs) {
        for (const [name, value] of Object.entries(outputs))
            if (value !== '' || !(name in merged))
                merged[name] = value;
    }
    return merged;
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/inputs.js


/**
 * Types and completes the inputs of `workflow_dispatch` or `workflow_call`.
 * @param event the event's settings, with `inputs:`
 * @param given values by input name; texts are converted to the declared type
 */
function readInputs(file, event, given, scope) {
    const declared = entries(child(event, 'inputs'));
    const problems = [];
    const line = event?.line ?? 0;
    for (const name of Object.keys(given)) {
        if (declared.some((entry) => entry.key === name))
            continue;
        const known = declared.map((entry) => entry.key).join(', ') || 'none';
        problems.push({ file, line, message: `there is no input '${name}'; the workflow has: ${known}` });
    }
    const inputs = {};
    for (const entry of declared) {
        const type = written(child(entry.value, 'type')) || 'string';
        const fallback = child(entry.value, 'default');
        const value = given[entry.key] ?? (fallback && expressions_text(fallback, scope));
        if (value === undefined || value === '') {
            if (written(child(entry.value, 'required')) === 'true' && fallback === undefined) {
                problems.push({ file, line: entry.line, message: `input '${entry.key}' is required` });
            }
            inputs[entry.key] = type === 'boolean' ? false : type === 'number' ? 0 : '';
            continue;
        }
        const converted = convert(String(value), type, items(child(entry.value, 'options')).map(written));
        if (typeof converted === 'object') {
            problems.push({ file, line: entry.line, message: `input '${entry.key}': ${converted.problem}` });
        }
        else
            inputs[entry.key] = converted;
    }
    return { inputs, problems };
}
function convert(value, type, options) {
    if (type === 'boolean') {
        if (value === 'true' || value === 'false')
            return value === 'true';
        return { problem: `'${value}' is neither true nor false` };
    }
    if (type === 'number') {
        return Number.isFinite(Number(value)) ? Number(value) : { problem: `'${value}' is not a number` };
    }
    if (type === 'choice' && !options.includes(value)) {
        return { problem: `'${value}' is none of ${options.join(', ')}` };
    }
    return value;
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/matrix.js
/** GitHub's own limit of jobs that one matrix may make. */
const maxLegs = 256;
/**
 * Expands a matrix as GitHub does: the product of the axes, less `exclude`, then `include`, each of whose entries
 * extends every original combination that it does not contradict, or else becomes a leg of its own.
 * @throws Error with GitHub's reason where the matrix is empty or too large
 */
function expandMatrix(matrix) {
    if (!isRecord(matrix))
        throw new Error('the matrix must be a mapping');
    const axes = Object.entries(matrix).filter(([key]) => key !== 'include' && key !== 'exclude');
    for (const [name, values] of axes) {
        if (!Array.isArray(values) || values.length === 0) {
            throw new Error(`matrix vector '${name}' does not contain any values`);
        }
    }
    let product = axes.length > 0 ? [{}] : [];
    for (const [name, values] of axes) {
        if (Array.isArray(values))
            product = product.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value })));
    }
    const excluded = records(matrix.exclude, 'exclude');
    const kept = product.filter((leg) => !excluded.some((entry) => contains(leg, entry)));
    const legs = include(kept, axes.map(([name]) => name), records(matrix.include, 'include'));
    if (legs.length === 0)
        throw new Error('the matrix has no combination');
    if (legs.length > maxLegs)
        throw new Error(`the matrix makes ${legs.length} jobs; GitHub allows ${maxLegs}`);
    return legs;
}
function include(originals, axes, entries) {
    const legs = originals.map((original) => ({ ...original }));
    const added = [];
    for (const entry of entries) {
        const onAxes = Object.fromEntries(Object.entries(entry).filter(([key]) => axes.includes(key)));
        const matching = legs.filter((_, index) => contains(originals[index] ?? {}, onAxes));
        if (matching.length === 0)
            added.push(entry);
        for (const leg of matching)
            Object.assign(leg, entry);
    }
    return [...legs, ...added];
}
function contains(leg, part) {
    return Object.entries(part).every(([key, value]) => key in leg && matrix_same(leg[key], value));
}
function matrix_same(a, b) {
    if (isRecord(a) && isRecord(b))
        return contains(a, b);
    return JSON.stringify(a) === JSON.stringify(b);
}
function records(value, key) {
    if (value === undefined || value === null || value === '')
        return [];
    if (!Array.isArray(value) || !value.every(isRecord))
        throw new Error(`matrix ${key} must be a list of mappings`);
    return value;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** `job (a, b)`: the name that GitHub gives to a leg whose job has none of its own. */
function legName(job, leg) {
    const parts = Object.values(leg).flatMap((value) => leaves(value));
    return parts.length > 0 ? `${job} (${parts.join(', ')})` : job;
}
function leaves(value) {
    if (typeof value !== 'object' || value === null)
        return [String(value ?? '')];
    return Object.values(value).flatMap(leaves);
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/jobs.js








/**
 * Runs the jobs of a workflow, one after another in the order that `needs` asks for and the file gives.
 * @returns by job id
 */
async function runJobs(run, workflows, workflow, frame) {
    const ends = new Map();
    const waiting = workflow.jobs.filter((job) => !frame.only || frame.only.has(job.id));
    while (waiting.length > 0) {
        const next = waiting.findIndex((job) => job.needs.every((id) => ends.has(id)));
        const [definition] = waiting.splice(next, 1);
        if (next < 0 || !definition)
            throw new Error('the needs of the jobs form a circle'); // the parser refuses it before
        ends.set(definition.id, await runOne(run, workflows, workflow, frame, definition, ends));
    }
    return ends;
}
async function runOne(run, workflows, workflow, frame, definition, ends) {
    const above = definition.needs.flatMap((id) => ends.get(id) ?? []);
    const clean = above.every((end) => end.clean && end.result === 'success');
    const failedAbove = above.some((end) => end.failedAbove || end.result === 'failure');
    const again = frame.again || above.some((end) => end.again);
    const cancelled = run.signal.aborted;
    const status = { success: clean && !cancelled, failure: failedAbove, cancelled };
    const needs = Object.fromEntries(definition.needs.map((id) => [id, { result: ends.get(id)?.result, outputs: ends.get(id)?.outputs }]));
    const scope = scopeFor(run, frame, needs, status);
    const end = (part) => ({ ...part, clean, failedAbove });
    const place = { workflow, definition, frame, needs };
    try {
        if (!holds(definition.condition, scope)) {
            const outcome = cancelled ? 'cancelled' : 'skipped';
            run.results.push(notRun(run, place, jobs_nameOf(definition, scope), outcome));
            return end({ result: outcome, outputs: {}, again });
        }
        if (definition.call)
            return end(await runCall(run, workflows, place, scope, again));
        return end(await runLegs(run, place, scope, again));
    }
    catch (error) {
        const annotations = [{ level: 'error', message: messageOf(error) }];
        run.results.push({ ...notRun(run, place, definition.id, 'failure'), annotations });
        return end({ result: 'failure', outputs: {}, again: true });
    }
}
function scopeFor(run, frame, needs, status, more = {}) {
    const { inputs, secrets } = frame;
    return {
        contexts: { github: githubContext(run), vars: run.variables, inputs, secrets, needs, ...more },
        status,
    };
}
function jobs_nameOf(definition, scope, leg) {
    if (definition.name)
        return expressions_text(definition.name, scope);
    return leg ? legName(definition.id, leg) : definition.id;
}
async function runLegs(run, place, scope, again) {
    const { definition } = place;
    const matrix = child(definition.strategy, 'matrix');
    const legs = matrix ? expandMatrix(resolve(matrix, scope)) : [undefined];
    const failFast = expressions_text(child(definition.strategy, 'fail-fast'), scope) !== 'false';
    // A job that starts after the run was cancelled does so by its own condition, and is not cancelled by it.
    const signal = run.signal.aborted ? new AbortController().signal : run.signal;
    const results = [];
    let ranAgain = again;
    for (const [index, leg] of legs.entries()) {
        const strategy = {
            'fail-fast': failFast,
            'job-index': index,
            'job-total': legs.length,
            'max-parallel': legs.length,
        };
        const { contexts, status } = scope;
        const name = jobs_nameOf(definition, { contexts: { ...contexts, matrix: leg ?? null, strategy }, ...(status && { status }) }, leg);
        const kept = keptOf(run, place, leg, again);
        const stop = matrix &&
            ((failFast && results.some((item) => item.result === 'failure')) || (signal.aborted && index > 0));
        ranAgain ||= kept === undefined;
        const full = `${place.frame.namePrefix}${name}`;
        const order = { ...place, name: full, leg, strategy, signal };
        const result = kept ?? (stop ? notRun(run, place, name, 'cancelled', leg) : await runJob(run, order));
        results.push(result);
        run.results.push(result);
    }
    return { result: together(results), outputs: mergeOutputs(results), again: ranAgain };
}
async function runCall(run, workflows, place, scope, again) {
    const { workflow, definition, frame } = place;
    const called = workflows.get(definition.call?.uses.slice(2) ?? '');
    if (!called || !definition.call)
        throw new Error(`the workflow '${definition.call?.uses}' was not read`);
    const event = called.events.get('workflow_call');
    const given = Object.fromEntries(entries(definition.call.with).map((entry) => [entry.key, resolve(entry.value, scope)]));
    const { inputs, problems } = readInputs(called.file, event, given, scope);
    if (problems.length > 0)
        throw new Error(problems.map((problem) => problem.message).join('; '));
    const permissions = job_permissionsOf(workflow, definition, frame);
    const inherits = written(definition.call.secrets) === 'inherit';
    const inner = {
        idPrefix: `${frame.idPrefix}${definition.id}/`,
        namePrefix: `${frame.namePrefix}${jobs_nameOf(definition, scope)} / `,
        inputs,
        secrets: inherits ? frame.secrets : expressions_texts(definition.call.secrets, scope),
        permissions,
        ceiling: permissions,
        only: undefined,
        again,
    };
    const ends = await runJobs(run, workflows, called, inner);
    const jobs = Object.fromEntries([...ends].map(([id, { result, outputs }]) => [id, { result, outputs }]));
    const inside = scopeFor(run, inner, {}, { success: true, failure: false, cancelled: false }, { jobs });
    const declared = entries(child(event, 'outputs'));
    const outputs = declared.map((entry) => [entry.key, expressions_text(child(entry.value, 'value'), inside)]);
    const ranAgain = [...ends.values()].some((item) => item.again);
    return { result: together([...ends.values()]), outputs: Object.fromEntries(outputs), again: ranAgain };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/event.js

/** Events whose payload can be made up from the repository; another one needs its payload given. */
const known = ['push', 'pull_request', 'schedule', 'workflow_dispatch'];
/** Makes the event of a run: its payload from git, and the ref and commit that GitHub would run it on. */
async function makeEvent(request, at) {
    const { origin } = at;
    const [owner = '', name = ''] = at.slug.split('/');
    const base = {
        repository: {
            id: 1,
            name,
            full_name: at.slug,
            owner: { login: owner, id: 1 },
            default_branch: 'main',
            html_url: `${at.serverUrl}/${at.slug}`,
            fork: false,
            private: true,
        },
        sender: { login: at.actor, id: 1, type: 'User' },
    };
    const on = { name: request.name, ref: origin.ref, sha: origin.sha, headRef: '', baseRef: '' };
    if (request.name === 'pull_request')
        return pullRequest(request, at, base);
    if (!known.includes(request.name) && !request.payload) {
        throw new Error(`event '${request.name}' needs its payload; made up here are ${known.join(', ')}`);
    }
    const own = request.name === 'push'
        ? await push(at)
        : request.name === 'workflow_dispatch'
            ? { inputs: at.inputs, ref: origin.ref, workflow: at.workflow }
            : request.name === 'schedule'
                ? { schedule: request.schedule ?? '', workflow: at.workflow }
                : {};
    return { ...on, payload: { ...base, ...own, ...request.payload } };
}
async function push({ origin, environment, actor }) {
    const none = '0'.repeat(40);
    const message = await git(['show', '-s', '--format=%B', origin.sha], {
        cwd: origin.gitDir,
        env: environment,
    });
    const commit = { id: origin.sha, message, distinct: true, author: { name: actor } };
    const before = origin.before ?? none;
    return {
        ref: origin.ref,
        before,
        after: origin.sha,
        created: before === none,
        deleted: false,
        forced: false,
        head_commit: commit,
        commits: [commit],
    };
}
/** GitHub runs a pull request on the merge of head and base, which is made here too. */
async function pullRequest(request, at, base) {
    const { origin } = at;
    const baseRef = request.base ?? 'main';
    const headRef = origin.ref.replace(/^refs\/heads\//, '');
    const here = { cwd: origin.gitDir, env: { ...at.environment, ...identity } };
    const baseSha = await tryGit(['rev-parse', '--verify', '--quiet', `refs/heads/${baseRef}`], here);
    if (!baseSha)
        throw new Error(`the base branch '${baseRef}' of the pull request is not in the repository`);
    if (headRef === baseRef)
        throw new Error(`the pull request would merge '${baseRef}' into itself`);
    const tree = await tryGit(['merge-tree', '--write-tree', baseSha, origin.sha], here);
    if (!tree)
        throw new Error(`'${headRef}' conflicts with '${baseRef}'; GitHub starts no run for it`);
    const pull = { title: headRef, head: headRef, base: baseRef, headSha: origin.sha };
    const number = await at.openPullRequest(pull);
    const message = `Merge ${origin.sha} into ${baseSha}`;
    const merge = await git(['commit-tree', tree, '-p', baseSha, '-p', origin.sha, '-m', message], here);
    await git(['update-ref', `refs/pull/${number}/head`, origin.sha], here);
    await git(['update-ref', `refs/pull/${number}/merge`, merge], here);
    const ends = { headRef, headSha: origin.sha, baseRef, baseSha, merge, number };
    const pull_request = pullRequestPayload(ends, at, base.repository);
    const payload = { ...base, action: 'opened', number, pull_request, ...request.payload };
    return { name: 'pull_request', payload, ref: `refs/pull/${number}/merge`, sha: merge, headRef, baseRef };
}
function pullRequestPayload(pull, at, repository) {
    const end = (ref, sha) => ({
        ref,
        sha,
        label: `${at.slug.split('/')[0]}:${ref}`,
        repo: repository,
    });
    const user = { login: at.actor, id: 1, type: 'User' };
    return {
        number: pull.number,
        state: 'open',
        draft: false,
        merged: false,
        title: pull.headRef,
        body: null,
        user,
        labels: [],
        head: end(pull.headRef, pull.headSha),
        base: end(pull.baseRef, pull.baseSha),
        merge_commit_sha: pull.merge,
        html_url: `${at.serverUrl}/${at.slug}/pull/${pull.number}`,
    };
}
// A fixed identity and time: the merge of the same two commits is the same commit again.
const identity = {
    GIT_AUTHOR_NAME: 'Lockstep',
    GIT_AUTHOR_EMAIL: 'lockstep@localhost',
    GIT_AUTHOR_DATE: '1970-01-01T00:00:00Z',
    GIT_COMMITTER_NAME: 'Lockstep',
    GIT_COMMITTER_EMAIL: 'lockstep@localhost',
    GIT_COMMITTER_DATE: '1970-01-01T00:00:00Z',
};

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/request.js





/** A re-run belongs to the pull request of the run before. */
function pullNumber({ rerun }) {
    const number = /^refs\/pull\/(\d+)\//.exec(rerun?.of.ref ?? '')?.[1];
    return number === undefined ? undefined : Number(number);
}
/** Whether the workflow takes this event, these inputs and these job ids. */
function checkRequest(workflow, options) {
    const { file, events, jobs } = workflow;
    const { name } = options.event;
    const problems = [];
    if (!events.has(name)) {
        const message = `the event '${name}' does not start this workflow; it has: ${[...events.keys()].join(', ')}`;
        problems.push({ file, line: 0, message });
    }
    const given = options.inputs ?? {};
    if (name !== 'workflow_dispatch' && Object.keys(given).length > 0) {
        problems.push({ file, line: 0, message: `inputs are for 'workflow_dispatch', not for '${name}'` });
    }
    const dispatch = name === 'workflow_dispatch' ? events.get(name) : undefined;
    const { inputs, problems: wrong } = readInputs(file, dispatch, name === 'workflow_dispatch' ? given : {}, {
        contexts: {},
    });
    problems.push(...wrong);
    for (const id of options.only ?? []) {
        if (jobs.some((job) => job.id === id))
            continue;
        const known = jobs.map((job) => job.id).join(', ');
        problems.push({ file, line: 0, message: `there is no job '${id}'; the workflow has: ${known}` });
    }
    if (problems.length > 0)
        throw new WorkflowRefused(problems);
    return { inputs, only: options.only && withNeeds(workflow, options.only) };
}
function withNeeds(workflow, ids) {
    const all = new Set(ids);
    for (const id of all)
        for (const need of workflow.jobs.find((job) => job.id === id)?.needs ?? [])
            all.add(need);
    return all;
}
/** Filters decide whether GitHub starts a run at all; here the user has started it. */
function filterNotes(workflow, event) {
    const settings = workflow.events.get(event);
    const filters = settings?.kind === 'mapping' ? settings.entries.map((entry) => entry.key) : [];
    const skipped = filters.filter((key) => /^(branches|tags|paths)(-ignore)?$|^types$/.test(key));
    return skipped.length > 0
        ? [`on.${event}: '${skipped.join("', '")}' not looked at: the run was asked for`]
        : [];
}
/** Makes the event of a run; one that cannot be made refuses the run. */
async function eventOf(options, at) {
    try {
        const schedule = cronOf(at.workflow);
        return await makeEvent({ ...(schedule && { schedule }), ...options.event }, {
            ...{ origin: at.origin, environment: at.environment },
            slug: options.slug,
            actor: options.actor ?? 'local',
            serverUrl: options.github?.url ?? 'https://github.com',
            workflow: at.workflow.file,
            openPullRequest: async (pull) => pullNumber(options) ?? (await options.github?.openPullRequest(pull)) ?? 1,
            // The payload has every input as text; only the `inputs` context is typed.
            inputs: Object.fromEntries(Object.entries(at.inputs).map(([name, value]) => [name, String(value)])),
        });
    }
    catch (error) {
        throw new WorkflowRefused([{ file: at.workflow.file, line: 0, message: messageOf(error) }]);
    }
}
/** The first cron line of a workflow, for a schedule that names none. */
function cronOf(workflow) {
    return written(child(items(workflow.events.get('schedule'))[0], 'cron'));
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/snapshot.js



/**
 * Brings the user's branches, tags and the working tree as it is (changed and untracked files included, ignored
 * ones not) into a bare repository. Nothing in the user's repository changes: index, refs, objects, files.
 */
async function prepareOrigin(options) {
    const { repository, stateDir, environment } = options;
    const gitDir = external_node_path_.join(external_node_path_.resolve(stateDir), 'origin.git');
    await (0,promises_.mkdir)(gitDir, { recursive: true });
    const here = { cwd: gitDir, env: environment };
    await git(['init', '--quiet', '--bare', '--initial-branch=main', gitDir], here);
    // Shallow checkouts by commit id, pushes from a shallow clone, and smart HTTP pushes, as GitHub takes them.
    for (const key of ['uploadpack.allowAnySHA1InWant', 'receive.shallowUpdate', 'http.receivepack']) {
        await git(['config', key, 'true'], here);
    }
    const checkedOut = await tryGit(['symbolic-ref', '--quiet', 'HEAD'], { cwd: repository, env: environment });
    const ref = options.ref ?? checkedOut ?? 'refs/heads/main';
    const before = await tryGit(['rev-parse', '--verify', '--quiet', ref], here);
    const objects = await (0,promises_.mkdtemp)(external_node_path_.join(external_node_path_.resolve(stateDir), 'objects-'));
    try {
        const { sha, dirty } = await snapshot({ repository, environment, objects, exclude: [stateDir] });
        const specs = [...(await branchSpecs(repository, gitDir, ref, environment)), `+${sha}:${ref}`];
        const env = { ...environment, ...(await alternates(repository, objects, environment)) };
        await git(['push', '--quiet', '--no-verify', gitDir, ...specs], { cwd: repository, env });
        return { gitDir, ref, sha, before, dirty };
    }
    finally {
        await (0,promises_.rm)(objects, { recursive: true, force: true });
    }
}
/** Environment in which git writes new objects to `objects` and still finds those of the repository. */
async function alternates(repository, objects, env) {
    const own = await git(['rev-parse', '--path-format=absolute', '--git-path', 'objects'], {
        cwd: repository,
        env,
    });
    return { GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: own };
}
/**
 * Makes a commit of the working tree as it is, through a copy of the index, with new objects in `objects`. A clean
 * tree is its own HEAD; the same changes give the same commit again.
 */
async function snapshot(options) {
    const { repository, objects, environment } = options;
    const at = { cwd: repository, env: environment };
    const head = await tryGit(['rev-parse', '--verify', '--quiet', 'HEAD'], at);
    const when = head ? await git(['show', '-s', '--format=%ct', head], at) : '0';
    const index = external_node_path_.join(objects, 'index');
    await copyIndex(await git(['rev-parse', '--path-format=absolute', '--git-path', 'index'], at), index);
    const env = {
        ...environment,
        ...(await alternates(repository, objects, environment)),
        GIT_INDEX_FILE: index,
        GIT_AUTHOR_NAME: 'Lockstep',
        GIT_AUTHOR_EMAIL: 'lockstep@localhost',
        GIT_AUTHOR_DATE: `@${when} +0000`,
        GIT_COMMITTER_NAME: 'Lockstep',
        GIT_COMMITTER_EMAIL: 'lockstep@localhost',
        GIT_COMMITTER_DATE: `@${when} +0000`,
    };
    const top = await git(['rev-parse', '--show-toplevel'], at);
    const exclude = [external_node_path_.join(top, '.lockstep'), ...(options.exclude ?? [])];
    await git(['add', '--all', ...(await without(top, exclude, environment))], { cwd: top, env });
    const tree = await git(['write-tree'], { cwd: top, env });
    if (head && tree === (await git(['rev-parse', `${head}^{tree}`], at)))
        return { sha: head, dirty: false };
    const parents = head ? ['-p', head] : [];
    const message = 'The working tree as it is';
    return { sha: await git(['commit-tree', tree, ...parents, '-m', message], { cwd: top, env }), dirty: true };
}
/** Arguments of `git add` that leave folders out; git objects to naming one that is ignored anyway. */
async function without(top, folders, env) {
    const specs = [];
    for (const folder of folders) {
        const inside = external_node_path_.relative(top, await (0,promises_.realpath)(folder).catch(() => folder));
        if (inside === '' || inside.startsWith('..') || external_node_path_.isAbsolute(inside))
            continue;
        const ignored = await tryGit(['check-ignore', '--quiet', inside], { cwd: top, env });
        if (ignored === undefined)
            specs.push(`:(top,exclude,literal)${inside}`);
    }
    return specs.length > 0 ? ['--', '.', ...specs] : [];
}
/**
 * Copies an index with its time, on which git's test for files that changed within the second of the index depends:
 * with a later time such a change would be missed. Whole seconds are earlier or equal, so more is looked at.
 */
async function copyIndex(from, to) {
    try {
        const seconds = Math.floor((await (0,promises_.stat)(from)).mtimeMs / 1000);
        await (0,promises_.copyFile)(from, to);
        await (0,promises_.utimes)(to, seconds, seconds);
    }
    catch (error) {
        // A repository without any file added has no index.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
            throw error;
    }
}
/**
 * What to push of the other branches and the tags. A branch that a run has moved since (the ledger's, say) keeps what
 * the run wrote: it is known by differing from what was last brought, kept under `refs/lockstep/brought`.
 */
async function branchSpecs(repository, gitDir, ref, env) {
    const list = async (cwd, prefix) => {
        const lines = await git(['for-each-ref', '--format=%(objectname) %(refname)', prefix], { cwd, env });
        const pairs = lines
            .split('\n')
            .filter(Boolean)
            .map((line) => line.split(' '));
        return new Map(pairs.map(([sha = '', name = '']) => [name.slice(prefix.length), sha]));
    };
    const [users, ours, brought] = await Promise.all([
        list(repository, 'refs/heads/'),
        list(gitDir, 'refs/heads/'),
        list(gitDir, 'refs/lockstep/brought/'),
    ]);
    const specs = ['+refs/tags/*:refs/tags/*'];
    for (const [name, sha] of users) {
        if (`refs/heads/${name}` === ref)
            continue;
        const unmoved = !ours.has(name) || ours.get(name) === brought.get(name);
        if (unmoved)
            specs.push(`+${sha}:refs/heads/${name}`, `+${sha}:refs/lockstep/brought/${name}`);
    }
    return specs;
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/definition.js


/**
 * Reads a workflow file.
 * @param file path inside the repository, used in problems
 */
async function readWorkflow(file, content) {
    const parsed = await parseWorkflow(file, content);
    if ('problems' in parsed)
        return parsed;
    const { root, jobs } = parsed.value;
    return {
        value: {
            file,
            name: written(child(root, 'name')) || file,
            runName: child(root, 'run-name'),
            events: eventsOf(child(root, 'on')),
            env: child(root, 'env'),
            permissions: child(root, 'permissions'),
            defaults: defaultsOf(root),
            concurrency: child(root, 'concurrency'),
            jobs: entries(child(root, 'jobs')).map((entry) => {
                const converted = jobs.get(entry.key);
                return jobOf(entry.key, entry.line, entry.value, converted?.condition ?? 'success()', converted?.steps ?? []);
            }),
        },
    };
}
function eventsOf(node) {
    if (node?.kind === 'mapping')
        return new Map(node.entries.map((entry) => [entry.key, entry.value]));
    return new Map(items(node).map((item) => [written(item), undefined]));
}
function defaultsOf(node) {
    const run = child(child(node, 'defaults'), 'run');
    return { shell: child(run, 'shell'), workingDirectory: child(run, 'working-directory') };
}
function jobOf(id, line, node, condition, steps) {
    const uses = child(node, 'uses');
    return {
        id,
        line,
        name: child(node, 'name'),
        needs: items(child(node, 'needs')).map(written),
        condition,
        strategy: child(node, 'strategy'),
        env: child(node, 'env'),
        defaults: defaultsOf(node),
        outputs: child(node, 'outputs'),
        permissions: child(node, 'permissions'),
        continueOnError: child(node, 'continue-on-error'),
        timeoutMinutes: child(node, 'timeout-minutes'),
        steps: items(child(node, 'steps')).map((step, index) => stepOf(step, steps[index])),
        call: uses && { uses: written(uses), with: child(node, 'with'), secrets: child(node, 'secrets') },
        written: node,
    };
}
function stepOf(node, converted) {
    return {
        id: converted?.id ?? '',
        line: node.line,
        name: child(node, 'name'),
        condition: converted?.condition ?? 'success()',
        env: child(node, 'env'),
        continueOnError: child(node, 'continue-on-error'),
        timeoutMinutes: child(node, 'timeout-minutes'),
        work: workOf(node),
    };
}
function workOf(node) {
    const keys = entries(node).map((entry) => entry.key);
    const beyond = keys.filter((key) => ['background', 'wait', 'wait-all', 'cancel', 'parallel'].includes(key));
    if (beyond.length > 0)
        return { kind: 'unknown', keys: beyond };
    const script = child(node, 'run');
    if (script) {
        const shell = child(node, 'shell');
        return { kind: 'run', script, shell, workingDirectory: child(node, 'working-directory') };
    }
    const uses = child(node, 'uses');
    return { kind: 'uses', uses: written(uses), line: uses?.line ?? node.line, with: child(node, 'with') };
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/survey.js




/** GitHub's limit of nested reusable workflows. */
const maxDepth = 10;
/**
 * Looks through a workflow, the workflows it calls and the actions it uses for everything that cannot run here.
 * Nothing has run when this is done, and all problems come at once.
 */
async function survey(file, options) {
    const problems = [];
    const notes = new Set();
    const workflows = new Map();
    const visit = async (name, missing, above) => {
        if (above.includes(name) || above.length > maxDepth) {
            problems.push({ file: name, line: 0, message: `calls itself: ${[...above, name].join(' -> ')}` });
            return;
        }
        if (workflows.has(name))
            return;
        const content = await options.readFile(name);
        if (content === undefined)
            return void problems.push(missing);
        const read = await readWorkflow(name, content);
        if ('problems' in read)
            return void problems.push(...read.problems);
        workflows.set(name, read.value);
        problems.push(...shellProblems(read.value));
        if (read.value.concurrency)
            notes.add("'concurrency' has no effect on a single run");
        for (const job of read.value.jobs) {
            problems.push(...(await jobProblems(name, job, options)));
            for (const note of jobNotes(job))
                notes.add(note);
            if (!job.call?.uses.startsWith('./'))
                continue;
            const called = job.call.uses.slice(2);
            const absent = { file: name, line: job.line, message: `there is no workflow '${job.call.uses}'` };
            await visit(called, absent, [...above, name]);
            const callee = workflows.get(called);
            if (callee)
                problems.push(...callProblems(name, job, callee));
        }
    };
    await visit(file, { file, line: 0, message: 'there is no such workflow file in the repository' }, []);
    return { problems, notes: [...notes], workflows };
}
function shellProblems({ file, defaults: { shell } }) {
    const why = shell && refuseShell(written(shell));
    return why ? [{ file, line: shell.line, message: why }] : [];
}
/** Whether a job hands the called workflow what that declares. */
function callProblems(file, job, callee) {
    const { line } = job;
    if (!callee.events.has('workflow_call')) {
        return [{ file, line, message: `'${callee.file}' has no 'on: workflow_call'` }];
    }
    const event = callee.events.get('workflow_call');
    const problems = [];
    if (child(job.strategy, 'matrix')) {
        const message = `job '${job.id}': a matrix of called workflows is not supported here`;
        problems.push({ file, line, message });
    }
    for (const kind of ['inputs', 'secrets']) {
        const declared = entries(child(event, kind));
        const given = entries(kind === 'inputs' ? job.call?.with : job.call?.secrets);
        for (const entry of given.filter((item) => !declared.some((other) => other.key === item.key))) {
            problems.push({
                file,
                line: entry.line,
                message: `'${callee.file}' declares no '${entry.key}' in its ${kind}`,
            });
        }
        if (kind === 'secrets' && written(job.call?.secrets) === 'inherit')
            continue;
        const required = declared.filter((entry) => written(child(entry.value, 'required')) === 'true');
        for (const { key } of required.filter((entry) => !given.some((item) => item.key === entry.key))) {
            problems.push({ file, line, message: `'${callee.file}' requires '${key}' in its ${kind}` });
        }
    }
    return problems;
}
function jobNotes(job) {
    const notes = [];
    const has = (key) => child(job.written, key) !== undefined;
    if (has('concurrency'))
        notes.push(`job '${job.id}': 'concurrency' has no effect on a single run`);
    if (has('environment')) {
        notes.push(`job '${job.id}': 'environment' has no protection rules, secrets or deployment here`);
    }
    if (child(job.strategy, 'max-parallel')) {
        notes.push(`job '${job.id}': 'max-parallel' has no effect: jobs run one after another`);
    }
    return notes;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/packages/core/quantities.js
var quantities = __webpack_require__(23997);
;// CONCATENATED MODULE: ./build/packages/simulator/workflow/tree.js


const marks = { success: '✓', failure: '✗', cancelled: '■', skipped: '-' };
/** Text of a workflow on one line of a terminal: no control characters, not longer than the limit. */
function plain(text, limit) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
    const line = (0,external_node_util_.stripVTControlCharacters)(text).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
    return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}
/** The jobs and steps of a run with outcome, duration and, where a step says them, verdict and reason. */
function renderTree(result) {
    const attempt = result.attempt > 1 ? `, attempt ${result.attempt}` : '';
    const head = `${marks[result.conclusion]} ${plain(result.title, 100)} (${result.event}, run ${result.runId}${attempt}) ${(0,quantities/* formatDuration */.a3)(result.durationMs)}`;
    const jobs = result.jobs.flatMap((job, index) => renderJob(job, index === result.jobs.length - 1, result.attempt));
    const notes = result.notes.map((note) => `note: ${plain(note, 200)}`);
    return `${[head, ...jobs, ...notes].join('\n')}\n`;
}
function renderJob(job, last, attempt) {
    const took = job.jobId > 0 ? ` ${(0,quantities/* formatDuration */.a3)(job.durationMs)}` : ` ${job.conclusion}`;
    const kept = job.attempt < attempt ? ` (attempt ${job.attempt})` : '';
    const tolerated = job.conclusion === 'failure' && job.result === 'success' ? ' (continue-on-error)' : '';
    const head = `${last ? '└─' : '├─'} ${marks[job.conclusion]} ${plain(job.name, 100)}${took}${kept}${tolerated}`;
    const indent = last ? '   ' : '│  ';
    const errors = job.annotations.filter((item) => item.level === 'error');
    const lines = [
        ...job.steps.flatMap((step, index) => renderStep(step, index === job.steps.length - 1)),
        ...errors.map((item) => `  ${plain(item.message, 200)}`),
    ];
    return [head, ...lines.map((line) => `${indent}${line}`)];
}
function renderStep(step, last) {
    const { verdict, reason } = step.outputs;
    const tolerated = step.outcome === 'failure' && step.conclusion === 'success' ? ' (continue-on-error)' : '';
    const took = step.outcome === 'skipped' ? ' skipped' : ` ${(0,quantities/* formatDuration */.a3)(step.durationMs)}`;
    const said = verdict ? `  ${plain(verdict, 40)}${reason ? `: ${plain(reason, 160)}` : ''}` : '';
    const head = `${last ? '└─' : '├─'} ${marks[step.outcome]} ${plain(step.name, 80)}${took}${tolerated}${said}`;
    const error = step.outcome === 'failure' && !verdict
        ? step.annotations.find((item) => item.level === 'error')
        : undefined;
    return error ? [head, `${last ? '   ' : '│  '}  ${plain(error.message, 160)}`] : [head];
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/write-result.js





/**
 * Writes what GitHub would show of a run: `result.json`, `tree.txt`, `summary.md` and one summary per job below
 * `summaries/`, `annotations.json` and `.txt`, and the artifacts of the run unpacked below `artifacts/`. The logs
 * are there already.
 */
async function writeResult(result, output, artifacts) {
    const write = (name, content) => write_result_writeAside(external_node_path_.join(output, name), content);
    await write('result.json', `${JSON.stringify(result, null, 2)}\n`);
    await write('tree.txt', renderTree(result));
    const summaries = result.jobs.flatMap((job) => {
        const text = job.steps
            .map((step) => step.summary)
            .filter((part) => part !== '')
            .join('\n');
        return text === '' ? [] : [{ job, text }];
    });
    await write('summary.md', summaries.map(({ job, text }) => `# ${job.name}\n\n${text}`).join('\n\n'));
    await (0,promises_.mkdir)(external_node_path_.join(output, 'summaries'), { recursive: true });
    for (const { job, text } of summaries)
        await write(external_node_path_.join('summaries', `${fileName(job.name)}.md`), text);
    const annotations = annotationsOf(result.jobs);
    await write('annotations.json', `${JSON.stringify(annotations, null, 2)}\n`);
    await write('annotations.txt', annotations.map(describeAnnotation).join(''));
    for (const artifact of artifacts.filter((item) => item.runId === result.runId))
        await unpack(artifact, output);
}
async function write_result_writeAside(file, content) {
    await (0,promises_.writeFile)(`${file}.tmp`, content);
    await (0,promises_.rename)(`${file}.tmp`, file);
}
/** All annotations of a run with the job and step that said them. */
function annotationsOf(jobs) {
    return jobs.flatMap((job) => [
        ...job.annotations.map((item) => ({ job: job.name, ...item })),
        ...job.steps.flatMap((step) => step.annotations.map((item) => ({ job: job.name, step: step.name, ...item }))),
    ]);
}
/** `file:line:column: level: title: message [job / step]`, one line. */
function describeAnnotation(item) {
    const place = [item.file, item.line, item.column].filter((part) => part !== undefined).join(':');
    const parts = [place, item.level, item.title, item.message].filter((part) => part !== undefined && part !== '');
    const who = item.step ? `${item.job} / ${item.step}` : item.job;
    return `${parts.join(': ').replaceAll('\n', '\n  ')} [${who}]\n`;
}
/** A zip archive becomes a folder; a file that was stored as it is stays one. */
async function unpack(artifact, output) {
    const target = external_node_path_.join(output, 'artifacts', fileName(artifact.name));
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    const content = new Uint8Array(await (0,promises_.readFile)(artifact.file));
    const isZip = content[0] === 0x50 && content[1] === 0x4b;
    if (!isZip)
        return (0,promises_.copyFile)(artifact.file, target);
    try {
        extract(content, target);
    }
    catch {
        await (0,promises_.copyFile)(artifact.file, `${target}.zip`); // not a zip that can be read: kept as it was stored
    }
}

;// CONCATENATED MODULE: ./build/packages/simulator/workflow/run.js















const githubsCancelBudgetMs = 5 * 60_000;
/**
 * Runs a workflow file on this machine as GitHub would.
 * @throws WorkflowRefused before anything runs, with all problems at once, where something in it cannot run here
 */
async function runWorkflow(options) {
    const started = Date.now();
    const { github } = options;
    const prepared = await prepare(options);
    const { workflow, found, origin, environment } = prepared;
    const { inputs, only } = checkRequest(workflow, options);
    const event = await eventOf(options, { origin, workflow, inputs, environment });
    const run = openRun(options, { ...prepared, event });
    const title = titleOf(run, workflow, inputs);
    github?.registerRun(identityOf(run));
    const ends = await runJobs(run, found.workflows, workflow, topFrame(options, inputs, only)).finally(async () => {
        if (!run.keep)
            await (0,promises_.rm)(runFolder(run), { recursive: true, force: true });
    });
    const result = {
        workflow: workflow.file,
        name: workflow.name,
        title,
        runId: run.runId,
        attempt: run.attempt,
        event: event.name,
        ref: event.ref,
        sha: event.sha,
        origin,
        conclusion: run.signal.aborted ? 'cancelled' : together([...ends.values()]),
        jobs: run.results,
        notes: [...found.notes, ...filterNotes(workflow, event.name)],
        durationMs: Date.now() - started,
    };
    await writeResult(result, run.output, github?.artifacts ?? []);
    return result;
}
/** The frame of the workflow that was started. */
function topFrame(options, inputs, only) {
    return {
        idPrefix: '',
        namePrefix: '',
        inputs,
        secrets: options.secrets ?? {},
        permissions: restricted,
        ceiling: undefined,
        only,
        again: options.rerun?.jobs !== 'failed',
    };
}
/** The run's own name (`run-name`), or the workflow's. */
function titleOf(run, { file, name, runName }, inputs) {
    const contexts = { github: githubContext(run), inputs, vars: run.variables };
    try {
        return expressions_text(runName, { contexts }) || name;
    }
    catch (error) {
        throw new WorkflowRefused([{ file, line: runName?.line ?? 0, message: `run-name: ${messageOf(error)}` }]);
    }
}
/** Makes what is tested and looks it through; nothing of the workflow has run. */
async function prepare(options) {
    const environment = options.environment ?? machineEnvironment(process.env);
    const workRoot = external_node_path_.resolve(options.workRoot);
    const output = external_node_path_.resolve(options.output);
    await Promise.all([(0,promises_.mkdir)(workRoot, { recursive: true }), (0,promises_.mkdir)(output, { recursive: true })]);
    const top = await topLevel(options.repository, environment);
    const origin = await originOf(options, workRoot, environment);
    const file = external_node_path_.relative(top, external_node_path_.resolve(await (0,promises_.realpath)(options.repository), options.workflow));
    const found = await survey(file, {
        actions: options.actions ?? {},
        artifacts: options.github !== undefined,
        slug: options.slug,
        readFile: (name) => tryGit(['show', `${origin.sha}:${name}`], { cwd: origin.gitDir, env: environment }),
    });
    const workflow = found.workflows.get(file);
    if (!workflow || found.problems.length > 0)
        throw new WorkflowRefused(found.problems);
    return { environment, workRoot, output, origin, found, workflow };
}
/** The root of the repository, which paths in a commit are relative to. */
async function topLevel(repository, env) {
    const top = await tryGit(['rev-parse', '--show-toplevel'], { cwd: repository, env });
    if (top !== undefined)
        return top;
    const message = 'is not in a git repository that git reads; `git init` makes one';
    throw new WorkflowRefused([{ file: repository, line: 0, message }]);
}
function openRun(options, opened) {
    const { github, rerun } = options;
    const { origin, event, environment, workRoot, output, workflow } = opened;
    let jobs = Math.max(0, ...(rerun?.of.jobs ?? []).map((job) => job.jobId));
    return {
        ...{ origin, event, environment, workRoot, output },
        slug: options.slug,
        actor: options.actor ?? 'local',
        runId: rerun?.of.runId ?? options.runId ?? github?.nextRunId() ?? 1,
        attempt: rerun ? rerun.of.attempt + 1 : (options.attempt ?? 1),
        workflow: { file: workflow.file, name: workflow.name },
        github,
        variables: options.variables ?? {},
        actions: options.actions ?? {},
        keep: options.keep ?? false,
        cancelBudgetMs: options.cancelBudgetMs ?? githubsCancelBudgetMs,
        onLine: options.onLine ?? (() => undefined),
        onStep: options.onStep ?? (() => undefined),
        signal: options.signal ?? new AbortController().signal,
        previous: rerun?.jobs === 'failed' ? rerun.of : undefined,
        results: [],
        nextJobId: () => {
            jobs += 1;
            return github?.nextJobId() ?? jobs;
        },
    };
}
async function originOf(options, stateDir, environment) {
    if (options.rerun)
        return options.rerun.of.origin;
    if (options.origin)
        return options.origin;
    const { repository, ref } = options;
    return prepareOrigin({ repository, stateDir, environment, ...(ref && { ref }) });
}

;// CONCATENATED MODULE: ./build/packages/simulator/index.js









/***/ })

};
