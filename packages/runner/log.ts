import * as core from '@actions/core'

/**
 * Text that the runner must not take for a command: it acts on a line that starts with `::` (after what .NET takes
 * for white space: as JavaScript does, and U+0085) and on `##[` anywhere.
 * Carriage returns of progress bars are folded to the last state of the line.
 */
export function neutralise(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const shown = line.replace(/\r$/, '').split('\r').at(-1) ?? ''
      return shown.replace(/##\[/g, '##\u200b[').replace(/^([\s\u0085]*):(?=:)/, '$1:\u200b')
    })
    .join('\n')
}

/** The step's log. All text is treated as untrusted. */
export const log = {
  info: (text: string): void => core.info(neutralise(text)),
  debug: (text: string): void => core.debug(text),
  /** Shown as an annotation of the run. */
  notice: (text: string): void => core.notice(text),
  warning: (text: string): void => core.warning(text),
  /** Folds what `body` prints under a title. */
  group: async <T>(title: string, body: () => Promise<T>): Promise<T> => {
    core.startGroup(neutralise(title))
    try {
      return await body()
    } finally {
      core.endGroup()
    }
  },
}

export type Log = typeof log

/** A remark on a line of a file, shown in the pull request. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  /** Character of the line, from 1. */
  readonly column?: number
}

// The runner keeps ten of each kind per step and cuts a message at 4096 characters.
const MAX_PER_LEVEL = 10
const MAX_MESSAGE = 4096
const WRITE = { error: core.error, warning: core.warning, notice: core.notice } as const

/** Writes annotations as workflow commands: they need no token, so they work for forks too. */
export function annotate(annotations: readonly Annotation[]): void {
  const written = { error: 0, warning: 0, notice: 0 }
  for (const { level, title, message, file, line, column } of annotations) {
    if (written[level] >= MAX_PER_LEVEL) continue
    written[level] += 1
    const properties = {
      title,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
      ...(column === undefined ? {} : { startColumn: column }),
    }
    WRITE[level](message.slice(0, MAX_MESSAGE), properties)
  }
}
