import { type Artifact, digestPath, parseReference } from '#core'
import { redact } from '#host'

/** Something that an action uses: where it lies on this machine, and what it is by its bytes. */
export interface Used extends Artifact {
  /** Absolute path. */
  readonly path: string
  /** Folder to which its name is relative, for what was brought here from elsewhere. */
  readonly root?: string
  /** What a reader should know of it: it is not what the pointer beside it says. */
  readonly note?: string
}

/** Hashes what lies at a path. @param root for what was brought here from elsewhere */
export async function usedFile(role: string, name: string, path: string, root?: string): Promise<Used> {
  return { role, name, path, ...(root === undefined ? {} : { root }), ...(await digestPath(path)) }
}

/** Without what holds on this machine only: a path says nothing to a later reader, and may hold a user's name. */
export function artifactOf(used: Artifact & Partial<Used>): Artifact {
  const { path: _path, root: _root, note: _note, ...artifact } = used
  return artifact
}

/** A reference as it may be written down: an address without its password and query. */
export function shownReference(text: string): string {
  const reference = parseReference(text)
  return reference.kind === 'url' ? redact(reference.url) : text
}
