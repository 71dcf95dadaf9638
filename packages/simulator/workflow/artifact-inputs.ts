import type { Emulated } from './actions.ts'
import { entries, type Node } from './node.ts'

const honoured: Readonly<Partial<Record<Emulated, readonly string[]>>> = {
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
}

/** What an artifact step asks for that is not emulated. */
export function refuseArtifactInputs(
  name: Emulated,
  given: Node | undefined,
): { line: number; message: string }[] {
  return entries(given)
    .filter((entry) => !honoured[name]?.includes(entry.key))
    .map((entry) => ({
      line: entry.line,
      message: `${name}: the input '${entry.key}' is not supported here`,
    }))
}
