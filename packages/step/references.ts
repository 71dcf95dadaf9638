import {
  type Artifact,
  digestPath,
  formatReference,
  MissingEvidence,
  parseReference,
  type Reference,
  UserError,
  winners,
} from '#core'
import { exists } from '#host'
import { fromAddress } from './addresses.ts'
import { fetchProduct, productsWithRole } from './handover.ts'
import { expandReference, fromGit, fromPath } from './local-references.ts'
import { fromStore } from './objects.ts'
import { fetchVersionFile } from './registry.ts'
import type { Step } from './step.ts'
import { artifactOf, type Used, usedFile } from './used.ts'

/**
 * Finds what a reference names, brings it to this machine, hashes it and notes it as a material of the step.
 * @param role what it is to the action (`data`, `model`, `baseline`, ...)
 * @param fileRole role under which a registry version or an entry holds it, where that differs: the baseline's
 *   file is a version's `metrics`
 * @throws MissingEvidence if it is not there; UserError if it may not be used
 */
export async function use(step: Step, role: string, text: string, fileRole = role): Promise<Used> {
  const used = await locate(step, role, fileRole, text)
  refuseOtherDigest(step, used)
  if (used.note !== undefined) step.log.notice(used.note)
  step.used.push(used)
  return used
}

/**
 * What a reference names, for an action that judges a thing without reading it: where the record knows the digest,
 * the bytes are not brought here. Not noted as a material.
 * @throws as `use`
 */
export async function identify(step: Step, role: string, text: string): Promise<Artifact> {
  const reference = parseReference(text)
  const found: Artifact =
    reference.kind === 'record'
      ? onlyProduct(nearest(step, reference.role), reference.role)
      : artifactOf(await locate(step, role, role, text))
  const artifact = { ...found, role }
  refuseOtherDigest(step, artifact)
  return artifact
}

/** As `use`, for a list whose paths may be globs. A glob that matches nothing is missing evidence. */
export async function useAll(step: Step, role: string, texts: readonly string[]): Promise<Used[]> {
  const found: Used[] = []
  for (const text of texts) {
    for (const item of await expandReference(step, text)) found.push(await use(step, role, item))
  }
  return found
}

async function locate(step: Step, role: string, fileRole: string, text: string): Promise<Used> {
  const reference = parseReference(text)
  switch (reference.kind) {
    case 'path':
      return fromPath(step, role, reference.path)
    case 'git':
      return fromGit(step, role, reference)
    case 'record':
      return fromRecord(step, role, reference.role, nearest(step, reference.role))
    case 'digest':
      return fromEntry(step, role, fileRole, `sha256:${reference.sha256}`)
    case 'registry':
      return fromRegistry(step, role, fileRole, reference)
    case 'url':
      return fromAddress(step, role, reference.url)
    case 'object':
      return fromStore(step, role, reference)
  }
}

async function fromRecord(step: Step, role: string, wanted: string, entries: Step['entries']): Promise<Used> {
  const product = onlyProduct(entries, wanted)
  return { ...product, role, path: await bringProduct(step, product) }
}

/**
 * The entries among which `record:<role>` is looked for: those that `record` names, else those of this job, else all
 * of this run. A leg that trains and judges means its own model, whatever other legs have made by then.
 */
function nearest(step: Step, role: string): Step['entries'] {
  const candidates = [step.named, winners(step.ofThisJob)]
  return candidates.find((entries) => productsWithRole(entries, role).length > 0) ?? step.entries
}

/** The one product with a role. @throws MissingEvidence if there is none, UserError if there are several */
function onlyProduct(entries: Step['entries'], wanted: string): Artifact {
  const found = productsWithRole(entries, wanted)
  const [product, ...others] = found
  if (product === undefined) {
    throw new MissingEvidence(`no entry of this run has a product "${wanted}"`, {
      where: `record:${wanted}`,
      fix: 'Add the job that makes it to `needs`, or name a path.',
    })
  }
  if (others.length > 0) {
    throw new UserError(`${found.length} different products "${wanted}" are in the record of this run`, {
      where: `record:${wanted}`,
      fix: `Name the entry in the input record: ${entries
        .filter(({ entry }) => entry.products.some((candidate) => candidate.role === wanted))
        .map(({ id, entry }) => `${id} (job ${entry.run.job}, leg ${JSON.stringify(entry.run.leg)})`)
        .join(' or ')}.`,
    })
  }
  return product
}

function fromEntry(step: Step, role: string, fileRole: string, id: string): Promise<Used> {
  const sealed = [...step.entries, ...step.named].find((candidate) => candidate.id === id)
  if (sealed === undefined) {
    throw new MissingEvidence('no such entry in the record of this run', { where: id })
  }
  return fromRecord(step, role, fileRole, [sealed])
}

async function bringProduct(step: Step, product: Artifact): Promise<string> {
  const local = (await step.store.products()).find((candidate) => candidate.sha256 === product.sha256)
  if (local !== undefined && (await exists(local.path))) {
    if ((await digestPath(local.path)).sha256 === product.sha256) return local.path
    throw new UserError(`${product.role} was changed since it was recorded`, {
      where: local.path,
      fix: 'Let the step that makes it be the last one to write it.',
    })
  }
  const fetched =
    step.artifacts === undefined ? undefined : await fetchProduct(step.artifacts, step.store, product)
  if (fetched !== undefined) return fetched
  throw new MissingEvidence(
    `the record names ${product.role} ${product.name}, but its bytes did not travel`,
    {
      where: `sha256:${product.sha256}`,
      fix: 'Set `share: auto` in the step that makes it, or pass its path.',
    },
  )
}

async function fromRegistry(
  step: Step,
  role: string,
  fileRole: string,
  reference: Extract<Reference, { kind: 'registry' }>,
): Promise<Used> {
  const { path, version } = await fetchVersionFile(step, reference.name, reference.selector, fileRole)
  return { ...(await usedFile(role, `${reference.name}@${version}`, path)), uri: formatReference(reference) }
}

/** A file that `record` names under the same role must have the same bytes. */
function refuseOtherDigest(step: Step, used: Artifact): void {
  for (const { id, entry } of step.named) {
    const recorded = [...entry.products, ...entry.subjects].filter((artifact) => artifact.role === used.role)
    if (recorded.length > 0 && recorded.every((artifact) => artifact.sha256 !== used.sha256)) {
      throw new UserError(`${used.role} ${used.name} is not the one that the record names`, {
        where: id,
        fix: `The record has sha256:${recorded[0]?.sha256}, the file has sha256:${used.sha256}.`,
      })
    }
  }
}
