import { isAbsolute, resolve } from 'node:path'
import { UserError } from '#core'
import { credentialsOf, gcsSettings, type S3Settings, s3Settings } from '#host'

/** Settings by section (`core`, `cache`, `remote "name"`) and key. */
export type DvcConfig = ReadonlyMap<string, ReadonlyMap<string, string>>

export type DvcRemote =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'http'; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 's3'; readonly settings: S3Settings; readonly bucket: string; readonly prefix: string }

/** Reads `.dvc/config` files in DVC's dialect of INI; what a later text says replaces what earlier ones say. */
export function readDvcConfig(texts: readonly string[]): DvcConfig {
  const sections = new Map<string, Map<string, string>>()
  for (const text of texts) {
    let section = new Map<string, string>()
    for (const line of text.split(/\r?\n/)) {
      const [, header] = /^\s*\[(.+)\]\s*(?:#.*)?$/.exec(line) ?? []
      if (header !== undefined) {
        const name = unquote(header).toLowerCase()
        section = sections.get(name) ?? new Map()
        sections.set(name, section)
      }
      const [, key, value] = /^\s*([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^#]*)/.exec(line) ?? []
      if (key !== undefined && value !== undefined) section.set(key.toLowerCase(), unquote(value))
    }
  }
  return sections
}

function unquote(text: string): string {
  const trimmed = text.trim()
  return /^(["']).*\1$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed
}

/** Folder of the local cache. @param folder that holds the config: relative paths are relative to it */
export function cacheFolder(config: DvcConfig, folder: string): string {
  return resolve(folder, config.get('cache')?.get('dir') ?? 'cache')
}

/** Name of the remote that is meant where none is named. */
export function defaultRemote(config: DvcConfig): string | undefined {
  return config.get('core')?.get('remote')
}

// They say how to write, how fast, or what is checked anyway.
const WITHOUT_EFFECT =
  /^(url|jobs|checksum_jobs|no_traverse|verify|read_timeout|connect_timeout|listobjects|cache_regions|acl|grant_\w+|sse|sse_kms_key_id|type|shared|protected|slow_link_warning|method|projectname|use_ssl)$/

/**
 * A remote, with its credentials: from the config, else from the environment.
 * @throws UserError for one that is not there, of another kind, or with settings that are not understood
 */
export function remoteOf(
  config: DvcConfig,
  name: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): DvcRemote {
  const where = `.dvc/config: remote ${name}`
  const options = config.get(`remote "${name.toLowerCase()}"`)
  const url = options?.get('url')
  if (options === undefined || url === undefined) {
    throw new UserError('there is no such remote, or it has no url', { where })
  }
  const [, scheme = '', rest = ''] = /^(\w+):\/\/(.*)$/s.exec(url) ?? []
  const reader = new Options(options, where)
  const remote = readRemote(scheme, rest, url, reader, { config, folder, environment })
  reader.refuseOthers()
  return remote
}

interface Around {
  readonly config: DvcConfig
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
}

function readRemote(scheme: string, rest: string, url: string, options: Options, around: Around): DvcRemote {
  switch (scheme) {
    case '':
      return { kind: 'folder', path: isAbsolute(url) ? url : resolve(around.folder, url) }
    case 'http':
    case 'https':
      return { kind: 'http', url: url.replace(/\/+$/, ''), headers: httpHeaders(options) }
    case 's3':
    case 'gs': {
      const [bucket = '', ...prefix] = rest.split('/')
      const path = prefix.filter((part) => part !== '').join('/')
      const settings = scheme === 'gs' ? gcsSettings(around.environment) : s3Of(options, around.environment)
      return { kind: 's3', settings, bucket, prefix: path }
    }
    default:
      throw options.unsupported(`remotes of kind ${scheme} are not read`)
  }
}

function s3Of(options: Options, environment: Readonly<Record<string, string>>): S3Settings {
  const known = s3Settings(environment)
  const own = credentialsOf(
    options.take('access_key_id'),
    options.take('secret_access_key'),
    options.take('session_token'),
  )
  const isAnonymous = options.take('allow_anonymous_login')?.toLowerCase() === 'true'
  return {
    region: options.take('region') ?? known.region,
    endpoint: options.take('endpointurl') ?? known.endpoint,
    credentials: own ?? (isAnonymous ? undefined : known.credentials),
  }
}

function httpHeaders(options: Options): Record<string, string> {
  const auth = options.take('auth')?.toLowerCase()
  const [user = '', password = ''] = [options.take('user'), options.take('password')]
  const header = options.take('custom_auth_header')
  if (auth === undefined) return {}
  if (auth === 'custom' && header !== undefined) return { [header]: password }
  if (auth !== 'basic') throw options.unsupported(`auth = ${auth} is not supported`)
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** Options of one remote. What nobody took and what matters is refused: it would be ignored silently. */
class Options {
  private readonly taken = new Set<string>()
  private readonly options: ReadonlyMap<string, string>
  private readonly where: string

  constructor(options: ReadonlyMap<string, string>, where: string) {
    this.options = options
    this.where = where
  }

  take(key: string): string | undefined {
    this.taken.add(key)
    return this.options.get(key) || undefined
  }

  refuseOthers(): void {
    const isOff = (key: string): boolean => this.options.get(key)?.toLowerCase() === 'false'
    const others = [...this.options.keys()].filter((key) => !this.taken.has(key) && !WITHOUT_EFFECT.test(key))
    const active = others.filter((key) => !isOff(key) || key === 'ssl_verify')
    if (active.length > 0) throw this.unsupported(`${active.join(', ')} is not supported`)
  }

  unsupported(what: string): UserError {
    return new UserError(`unsupported: ${what}`, {
      where: this.where,
      fix: 'Run `dvc pull` in a step before; files that are there are used.',
    })
  }
}
