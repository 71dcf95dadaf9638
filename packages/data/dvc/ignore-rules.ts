import { dirname, join, relative, sep } from 'node:path'
import { readIfPresent } from '#host'

// dvc/ignore.py, DvcIgnoreFilter.
const ALWAYS = ['.hg/', '.git/', '.git', '.dvc/']

/**
 * What DVC leaves out of a folder: by the `.dvcignore` of each folder from the root down to the one that holds it.
 * @param root of the DVC repository
 * @returns whether an absolute path below the folder is left out
 */
export async function openIgnoreRules(
  root: string,
  folder: string,
): Promise<(path: string, isFolder: boolean) => boolean> {
  const { default: ignore } = await import('ignore')
  const layers = [{ base: root, rules: ignore({ ignorecase: false }).add(ALWAYS) }]
  const inside = relative(root, dirname(folder))
  const names = inside === '' || inside.startsWith('..') ? [] : inside.split(sep)
  for (let depth = 0; depth <= names.length; depth += 1) {
    const base = join(root, ...names.slice(0, depth))
    const text = await readIfPresent(join(base, '.dvcignore'))
    if (text !== undefined) layers.push({ base, rules: ignore({ ignorecase: false }).add(text) })
  }
  // What lies deeper decides first.
  layers.reverse()
  return (path, isFolder) => {
    for (const { base, rules } of layers) {
      const verdict = rules.test(`${relative(base, path).split(sep).join('/')}${isFolder ? '/' : ''}`)
      if (verdict.ignored || verdict.unignored) return verdict.ignored
    }
    return false
  }
}
