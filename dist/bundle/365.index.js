export const id = 365;
export const ids = [365];
export const modules = {

/***/ 75474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ restoreFiles),
/* harmony export */   FB: () => (/* binding */ storeModel),
/* harmony export */   Z5: () => (/* binding */ nameModel),
/* harmony export */   ko: () => (/* binding */ readModel)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34398);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26763);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(13800);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(44487);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3404);
/* harmony import */ var _host__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93771);
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







const MEDIA = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    artifact: 'application/vnd.cncf.model.manifest.v1+json',
    config: 'application/vnd.cncf.model.config.v1+json',
    weight: 'application/vnd.cncf.model.weight.v1.raw',
    dataset: 'application/vnd.cncf.model.dataset.v1.raw',
    doc: 'application/vnd.cncf.model.doc.v1.raw',
};
const FILE_PATH = 'org.cncf.model.filepath';
const ROLE = 'io.github.lockstep.role';
const REF_NAME = 'org.opencontainers.image.ref.name';
const descriptor = zod__WEBPACK_IMPORTED_MODULE_4__.looseObject({
    mediaType: zod__WEBPACK_IMPORTED_MODULE_4__.string(),
    digest: zod__WEBPACK_IMPORTED_MODULE_4__.string().regex(/^sha256:[0-9a-f]{64}$/),
    size: zod__WEBPACK_IMPORTED_MODULE_4__.int().nonnegative(),
    annotations: zod__WEBPACK_IMPORTED_MODULE_4__.record(zod__WEBPACK_IMPORTED_MODULE_4__.string(), zod__WEBPACK_IMPORTED_MODULE_4__.string()).optional(),
});
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_4__.looseObject({ config: descriptor, layers: zod__WEBPACK_IMPORTED_MODULE_4__.array(descriptor) });
const indexSchema = zod__WEBPACK_IMPORTED_MODULE_4__.looseObject({ schemaVersion: zod__WEBPACK_IMPORTED_MODULE_4__.literal(2), manifests: zod__WEBPACK_IMPORTED_MODULE_4__.array(descriptor) });
/**
 * Stores files as one ModelPack manifest with raw layers in an OCI image layout: the digest of a file is the
 * digest of its layer. The same files give the same manifest digest everywhere; nothing is written twice.
 * @param layout folder of the layout; made if it is missing
 * @param name of the model
 * @returns digest of the manifest, `sha256:...`
 */
async function storeModel(layout, name, files) {
    const sorted = [...files].sort((a, b) => (layerKey(a) < layerKey(b) ? -1 : 1));
    for (const file of sorted)
        await putFile(layout, file);
    const config = await putBytes(layout, (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(configOf(name, sorted)));
    const manifest = {
        schemaVersion: 2,
        mediaType: MEDIA.manifest,
        artifactType: MEDIA.artifact,
        config: { mediaType: MEDIA.config, ...config },
        layers: sorted.map((file) => ({
            mediaType: mediaTypeOf(file.role),
            digest: `sha256:${file.sha256}`,
            size: file.bytes,
            annotations: { [FILE_PATH]: file.path, [ROLE]: file.role },
        })),
    };
    return (await putBytes(layout, (0,_core__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(manifest))).digest;
}
function layerKey(file) {
    return `${file.role}\0${file.path}`;
}
function mediaTypeOf(role) {
    if (role === 'model')
        return MEDIA.weight;
    return role === 'predictions' || role === 'data' ? MEDIA.dataset : MEDIA.doc;
}
function configOf(name, files) {
    return {
        descriptor: { name },
        modelfs: { type: 'layers', diffIds: files.map((file) => `sha256:${file.sha256}`) },
        config: {},
    };
}
function blobPath(layout, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(layout, 'blobs', 'sha256', digest.replace('sha256:', ''));
}
/** Streams a file into the layout. @throws UserError if its bytes are no longer those that were hashed */
async function putFile(layout, file) {
    const target = blobPath(layout, file.sha256);
    if (await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .exists */ .t2)(target))
        return;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), { recursive: true });
    const aside = (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .asidePath */ .ie)(target);
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file.source), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(aside, { flags: 'wx' }));
        if ((await (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .digestFile */ .TM)(aside)).sha256 !== file.sha256) {
            throw new _core__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .yo('the file changed while it was stored', { where: file.source });
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(aside, target);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { force: true });
    }
}
async function putBytes(layout, text) {
    const digest = `sha256:${(0,_core__WEBPACK_IMPORTED_MODULE_7__/* .sha256 */ .sc)(text)}`;
    const target = blobPath(layout, digest);
    if (!(await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .exists */ .t2)(target)))
        await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .writeAtomic */ .vZ)(target, text);
    return { digest, size: Buffer.byteLength(text) };
}
/**
 * Gives a stored manifest a name in the layout's index, `<model>:<version>`. The index is derived from the ledger
 * and the one file that changes: writers take turns.
 */
async function nameModel(layout, reference, digest) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const _lock = __addDisposableResource(env_1, await (0,_host__WEBPACK_IMPORTED_MODULE_9__/* .takeLock */ .H)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(layout, '.lock'), 'the model storage', { wait: 30_000 }), true);
        const marker = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(layout, 'oci-layout');
        if (!(await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .exists */ .t2)(marker)))
            await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .writeAtomic */ .vZ)(marker, '{"imageLayoutVersion":"1.0.0"}');
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(layout, 'index.json');
        const text = await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .readIfPresent */ .Zu)(path);
        const before = text === undefined ? [] : indexSchema.parse(JSON.parse(text)).manifests;
        const kept = before.filter((item) => item.annotations?.[REF_NAME] !== reference);
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(blobPath(layout, digest));
        const added = { mediaType: MEDIA.manifest, artifactType: MEDIA.artifact, digest, size };
        const manifests = [...kept, { ...added, annotations: { [REF_NAME]: reference } }];
        await (0,_host__WEBPACK_IMPORTED_MODULE_6__/* .writeAtomic */ .vZ)(path, JSON.stringify({ schemaVersion: 2, mediaType: MEDIA.index, manifests }));
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
/**
 * Reads a manifest and checks that every byte it names is there and unchanged.
 * @throws UserError that names the first blob that is missing or was changed
 */
async function readModel(layout, manifestDigest) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(await intactBlob(layout, manifestDigest), 'utf8');
    const manifest = manifestSchema.parse(JSON.parse(text));
    const files = [];
    for (const layer of manifest.layers) {
        files.push({
            role: layer.annotations?.[ROLE] ?? 'model',
            path: layer.annotations?.[FILE_PATH] ?? layer.digest,
            sha256: layer.digest.slice('sha256:'.length),
            blob: await intactBlob(layout, layer.digest),
        });
    }
    return files;
}
async function intactBlob(layout, digest) {
    const path = blobPath(layout, digest);
    const where = `${layout} ${digest}`;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => undefined);
    if (found === undefined) {
        throw new _core__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .yo('the bytes of this version are not in the storage', {
            where,
            fix: 'Check that `storage` names the folder that was used to register, on a runner that has it.',
        });
    }
    if (`sha256:${(await (0,_core__WEBPACK_IMPORTED_MODULE_7__/* .digestFile */ .TM)(path)).sha256}` !== digest) {
        throw new _core__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .yo('the bytes of this version were changed in the storage', { where });
    }
    return path;
}
/** Copies stored files to a folder under their paths. Paths that lead out of it are refused. */
async function restoreFiles(files, target) {
    for (const file of files) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(target, file.path);
        if (!path.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(target) + node_path__WEBPACK_IMPORTED_MODULE_2__.sep)) {
            throw new _core__WEBPACK_IMPORTED_MODULE_8__/* .UserError */ .yo('the stored path leads out of the folder', { where: file.path });
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file.blob), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path));
    }
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


/***/ }),

/***/ 5388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eu: () => (/* binding */ openStepLedger),
/* harmony export */   R5: () => (/* binding */ fetchVersionFile),
/* harmony export */   md: () => (/* binding */ hasVersions)
/* harmony export */ });
/* unused harmony export parseRegistry */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44487);
/* harmony import */ var _registry__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8853);
/* harmony import */ var _registry__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8094);
/* harmony import */ var _registry__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75474);
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




const DEFAULT_BRANCH = 'lockstep-ledger';
/** @param repository of this run, for the short form @throws UserError */
function parseRegistry(text, repository) {
    if (text === 'ledger')
        return { repository, branch: DEFAULT_BRANCH };
    const [, other, branch] = /^ledger:([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(text) ?? [];
    if (other !== undefined && branch !== undefined)
        return { repository: other, branch };
    throw new _core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`"${text}" is not a registry that works yet`, {
        where: 'input registry',
        fix: 'Write ledger, or ledger:<owner>/<repo>@<branch>.',
    });
}
/** Opens the ledger that the step's `registry` input names. Dispose of it when done. */
async function openStepLedger(step) {
    const { repository, branch } = parseRegistry(step.registry, step.context.repository);
    const temp = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(step.machine.temp, 'lockstep');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temp, { recursive: true });
    return (0,_registry__WEBPACK_IMPORTED_MODULE_3__/* .openLedger */ .a)({
        remote: `${step.context.serverUrl}/${repository}.git`,
        branch,
        token: step.token,
        environment: step.machine.environment,
        temp,
    });
}
/**
 * Brings the files of a registered version that have a role to this machine; their bytes are verified.
 * @returns path of the file (of the folder, for a model that is one) and the version
 * @throws MissingEvidence if there is no such version, or it holds no such file
 */
async function fetchVersionFile(step, name, selector, role) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const ledger = __addDisposableResource(env_1, await openStepLedger(step), true);
        const version = await (0,_registry__WEBPACK_IMPORTED_MODULE_4__/* .resolveSelector */ .Sx)(await ledger.snapshot(), name, selector);
        const stored = (await (0,_registry__WEBPACK_IMPORTED_MODULE_5__/* .readModel */ .ko)(version.storage, version.manifest)).filter((file) => file.role === role);
        const [first] = stored;
        if (first === undefined) {
            throw new _core__WEBPACK_IMPORTED_MODULE_2__/* .MissingEvidence */ .YM(`${name} ${version.version} was registered without ${role}`, {
                where: `registry:${name}@${selector}`,
                fix: `It holds ${[...new Set(version.files.map((file) => file.role))].join(', ')}.`,
            });
        }
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(step.machine.temp, 'lockstep', 'registry', `${name}-${version.version}`, role);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
        await (0,_registry__WEBPACK_IMPORTED_MODULE_5__/* .restoreFiles */ .Ce)(stored, folder);
        const isFolder = role === 'model' && version.model.kind === 'folder';
        return { path: isFolder ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, first.path), version: version.version };
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
/** Whether the registry holds any version of a model: only while it holds none may a first run pass. */
async function hasVersions(step, name) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const ledger = __addDisposableResource(env_2, await openStepLedger(step), true);
        return (await (0,_registry__WEBPACK_IMPORTED_MODULE_4__/* .readVersions */ .q2)(await ledger.snapshot(), name)).length > 0;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}


/***/ })

};
