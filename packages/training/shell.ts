import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { UserError } from '#core'

/** A command line with a place for the script's file. */
export interface Shell {
  readonly program: string
  /** `{0}` inside an argument stands for the path of the script. */
  readonly args: readonly string[]
  /** Extension of the script's file. */
  readonly extension: string
}

// The command lines that a workflow's own `shell:` has for these words.
const KNOWN: Readonly<Record<string, Shell>> = {
  bash: { program: 'bash', args: ['--noprofile', '--norc', '-eo', 'pipefail', '{0}'], extension: '.sh' },
  sh: { program: 'sh', args: ['-e', '{0}'], extension: '.sh' },
  python: { program: 'python', args: ['{0}'], extension: '.py' },
}

/**
 * Reads `shell` as a workflow's step does: a known word, or a command line with `{0}`. Quotes group words; nothing
 * is expanded. @throws UserError
 */
export function parseShell(text: string): Shell {
  const word = text.trim()
  const known = Object.hasOwn(KNOWN, word) ? KNOWN[word] : undefined
  if (known !== undefined) return known
  const [program, ...args] = splitWords(word)
  if (program === undefined || !args.some((arg) => arg.includes('{0}'))) {
    throw new UserError(`"${text}" is not a shell`, {
      fix: `Write ${Object.keys(KNOWN).join(', ')}, or a command line with {0} where the script's path goes.`,
    })
  }
  return { program, args, extension: '' }
}

function splitWords(line: string): string[] {
  const words: string[] = []
  const word = /\s*((?:[^\s"']+|"[^"]*"|'[^']*')+)/y
  while (word.lastIndex < line.length) {
    const [, found] = word.exec(line) ?? []
    if (found === undefined) throw new UserError(`"${line}" has an open quote`, { fix: 'Close it.' })
    words.push(found.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
  }
  return words
}

/** The program and arguments that run a script. */
export function argvOf(shell: Shell, program: string, script: string): readonly [string, ...string[]] {
  return [program, ...shell.args.map((arg) => arg.replaceAll('{0}', script))]
}

/**
 * Absolute path of the program that a name means on a PATH.
 * @throws UserError that names the program
 */
export async function findProgram(name: string, cwd: string, path: string | undefined): Promise<string> {
  const candidates = name.includes('/')
    ? [resolve(cwd, name)]
    : (path ?? '')
        .split(delimiter)
        .filter(isAbsolute)
        .map((folder) => join(folder, name))
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate
  }
  throw new UserError(`there is no program ${name} on this machine`, {
    fix: 'Install it in a step before, or name another shell.',
  })
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
