import { UserError } from './errors.ts'

/** What an input that names a file or a version may say. One grammar for all actions. */
export type Reference =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'record'; readonly role: string }
  | { readonly kind: 'registry'; readonly name: string; readonly selector: string }
  | { readonly kind: 'git'; readonly ref: string; readonly path: string }
  | { readonly kind: 'digest'; readonly sha256: string }
  | { readonly kind: 'url'; readonly url: string }
  | ObjectReference

/** An object of an S3-compatible store or of Google's; a key that is empty or ends in `/` names a folder. */
export interface ObjectReference {
  readonly kind: 'object'
  readonly store: 's3' | 'gs'
  readonly bucket: string
  readonly key: string
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

const FORMS =
  'a path (./ forces it), record:<role>, registry:<name>@<stage, alias or version>, git:<ref>:<path>, sha256:<id>, https://<address> or s3://<bucket>/<key>'

/**
 * Parses a reference. `./` and absolute paths force a path; a text without a known prefix is a path too.
 * @throws UserError for an empty text or a known prefix with the wrong shape.
 */
export function parseReference(text: string): Reference {
  const given = text.trim()
  if (given === '') throw new UserError('the reference is empty', { fix: `Write ${FORMS}.` })
  const [, prefix, rest = ''] = /^(record|registry|git|sha256|https?|s3|gs):(.*)$/s.exec(given) ?? []
  switch (prefix) {
    case 'record':
      if (!NAME.test(rest)) throw malformed(given, 'record:<role>, such as record:model')
      return { kind: 'record', role: rest }
    case 'registry':
      return parseRegistry(given, rest)
    case 'git':
      return parseGit(given, rest)
    case 'sha256':
      if (!/^[0-9a-f]{64}$/.test(rest)) throw malformed(given, 'sha256:<64 hex digits>')
      return { kind: 'digest', sha256: rest }
    case 'http':
    case 'https':
      if (!rest.startsWith('//') || !URL.canParse(given)) throw malformed(given, 'a complete address')
      return { kind: 'url', url: given }
    case 's3':
    case 'gs':
      return parseObject(given, prefix, rest)
    default:
      return { kind: 'path', path: given }
  }
}

function parseRegistry(given: string, rest: string): Reference {
  const at = rest.lastIndexOf('@')
  const name = rest.slice(0, at)
  const selector = rest.slice(at + 1)
  if (at <= 0 || !NAME.test(name) || !NAME.test(selector)) {
    throw malformed(given, 'registry:<name>@<stage, alias or version>, such as registry:flights@production')
  }
  return { kind: 'registry', name, selector }
}

function parseGit(given: string, rest: string): Reference {
  const colon = rest.indexOf(':')
  const ref = rest.slice(0, colon)
  const path = rest.slice(colon + 1)
  if (colon <= 0 || path === '' || ref.startsWith('-')) {
    throw malformed(given, 'git:<ref>:<path>, such as git:main:metrics.json')
  }
  return { kind: 'git', ref, path }
}

/** Keys hold any character, `?` and `#` too, so that this is not read as a URL. */
function parseObject(given: string, store: 's3' | 'gs', rest: string): Reference {
  const [, bucket, key] = /^\/\/([A-Za-z0-9][A-Za-z0-9._-]{1,221}[A-Za-z0-9])\/(.*)$/s.exec(rest) ?? []
  if (bucket === undefined || key === undefined) {
    throw malformed(given, `${store}://<bucket>/<key>, such as ${store}://flights/data/may.csv`)
  }
  return { kind: 'object', store, bucket, key }
}

function malformed(given: string, form: string): UserError {
  return new UserError(`"${given}" is not a reference`, { fix: `Write ${form}.` })
}

/** The text that `parseReference` reads back. */
export function formatReference(reference: Reference): string {
  switch (reference.kind) {
    case 'path':
      return reference.path
    case 'record':
      return `record:${reference.role}`
    case 'registry':
      return `registry:${reference.name}@${reference.selector}`
    case 'git':
      return `git:${reference.ref}:${reference.path}`
    case 'digest':
      return `sha256:${reference.sha256}`
    case 'url':
      return reference.url
    case 'object':
      return `${reference.store}://${reference.bucket}/${reference.key}`
  }
}
