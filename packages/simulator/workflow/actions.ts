import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Parsed, type ParsedAction, parseAction } from './parser.ts'

/**
 * Folders that stand for action repositories: `owner/name` (or `*` + `/name` for every owner) to the folder that
 * holds the repository's files. The ref is not looked at.
 */
export type ActionFolders = Readonly<Record<string, string>>

export const emulated = ['actions/checkout', 'actions/upload-artifact', 'actions/download-artifact'] as const
export type Emulated = (typeof emulated)[number]

export type ActionSource =
  | { readonly kind: 'emulated'; readonly name: Emulated }
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'folder'; readonly folder: string; readonly repository: string; readonly ref: string }
  | { readonly kind: 'refused'; readonly message: string }

/** Where a step's `uses` leads. */
export function locateAction(uses: string, folders: ActionFolders): ActionSource {
  const refused = (message: string): ActionSource => ({ kind: 'refused', message })
  if (uses.startsWith('docker://')) return refused(`'${uses}': docker actions are not supported here`)
  if (uses.startsWith('$/'))
    return refused(`'${uses}': write './${uses.slice(2)}'; '$/' is not supported here`)
  if (uses.startsWith('./')) return { kind: 'local', path: path.posix.normalize(uses) }
  const parts = /^([\w.-]+)\/([\w.-]+)((?:\/[^@]+)?)@(.+)$/.exec(uses)
  if (!parts) return refused(`'${uses}' is not of the form owner/name@ref or ./path`)
  const [, owner = '', name = '', below = '', ref = ''] = parts
  const known = emulated.find((item) => item === `${owner}/${name}`.toLowerCase())
  if (known && !below) return { kind: 'emulated', name: known }
  const folder = folders[`${owner}/${name}`] ?? folders[`*/${name}`]
  if (folder) return { kind: 'folder', folder: path.join(folder, below), repository: `${owner}/${name}`, ref }
  return refused(
    `the action '${uses}' would be fetched from the network; known here are ${emulated.join(', ')}`,
  )
}

/** Reads the `action.yml` (or `action.yaml`) of a folder; undefined where it has none. */
export async function readAction(folder: string): Promise<Parsed<ParsedAction> | undefined> {
  for (const name of ['action.yml', 'action.yaml']) {
    const file = path.join(folder, name)
    const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      throw error
    })
    if (content !== undefined) return parseAction(file, content)
  }
  return undefined
}

/** Why an action cannot run here; undefined where it can. */
export function refuseAction(action: ParsedAction): string | undefined {
  if (action.using === 'composite')
    return `'${action.name}' is a composite action; these are not supported here`
  if (action.using === 'docker') return `'${action.name}' is a docker action; these are not supported here`
  if (action.using !== 'node24' && action.using !== 'node20') {
    return `'${action.name}' uses ${action.using}; supported here is node24`
  }
  return action.pre ? `'${action.name}' has a 'pre' step; these are not supported here` : undefined
}
