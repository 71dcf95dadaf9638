import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The files through which a step speaks to the runner; the variables are `GITHUB_` and the name. */
const names = ['ENV', 'OUTPUT', 'STATE', 'PATH', 'STEP_SUMMARY'] as const
type Name = (typeof names)[number]

export interface FileCommands {
  /** `GITHUB_ENV` and so on, for the step's environment. */
  readonly environment: Readonly<Record<string, string>>
  /** Reads what the step wrote. Problems are the runner's own errors; they fail the step. */
  collect(): Collected
}

export interface Collected {
  readonly env: Record<string, string>
  readonly outputs: Record<string, string>
  readonly state: Record<string, string>
  /** In the order written; a later one comes first in PATH. */
  readonly path: readonly string[]
  readonly summary: string
  readonly problems: readonly string[]
  /** Said beside the step without failing it (a summary that is too large). */
  readonly complaints: readonly string[]
}

const maxSummaryBytes = 1024 * 1024

/** Makes the empty files of one step. */
export function createFileCommands(folder: string, key: string): FileCommands {
  const files = new Map<Name, string>(
    names.map((name) => [name, path.join(folder, `${name.toLowerCase()}_${key}`)]),
  )
  for (const file of files.values()) writeFileSync(file, '')
  const read = (name: Name) => {
    try {
      return readFileSync(files.get(name) ?? '', 'utf8').replace(/^\uFEFF/, '')
    } catch {
      return '' // a step may delete its own file; the runner takes that as nothing written
    }
  }
  return {
    environment: Object.fromEntries([...files].map(([name, file]) => [`GITHUB_${name}`, file])),
    collect: () => {
      const problems: string[] = []
      const pairs = (name: Name) => {
        const { values, problem } = parsePairs(read(name))
        if (problem)
          problems.push(`Unable to process file command '${name.toLowerCase()}' successfully. ${problem}`)
        return values
      }
      const env = pairs('ENV')
      if ('NODE_OPTIONS' in env) {
        problems.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
        delete env.NODE_OPTIONS
      }
      const outputs = pairs('OUTPUT')
      const state = pairs('STATE')
      return { env, outputs, state, path: lines(read('PATH')), ...summaryOf(read('STEP_SUMMARY')), problems }
    },
  }
}

function summaryOf(summary: string): Pick<Collected, 'summary' | 'complaints'> {
  const size = Buffer.byteLength(summary)
  if (size <= maxSummaryBytes) return { summary, complaints: [] }
  const got = Math.ceil(size / 1024)
  const complaint = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${got}k.`
  return { summary: '', complaints: [complaint] }
}

function lines(content: string): string[] {
  return content.split(/\r?\n/).filter((line) => line !== '')
}

/** Reads `NAME=value` lines and `NAME<<DELIMITER` ... `DELIMITER` blocks, with the runner's own refusals. */
export function parsePairs(content: string): { values: Record<string, string>; problem?: string } {
  const values: Record<string, string> = {}
  const all = content.split(/\r?\n/)
  for (let i = 0; i < all.length; i++) {
    const line = all[i] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) return { values, problem: `Invalid format '${line}'. Name must not be empty` }
      values[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const name = line.slice(0, Math.max(heredoc, 0))
    const delimiter = line.slice(heredoc + 2)
    if (heredoc < 0) return { values, problem: `Invalid format '${line}'` }
    if (name === '' || delimiter === '') {
      return {
        values,
        problem: `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
      }
    }
    const end = all.indexOf(delimiter, i + 1)
    if (end < 0) return { values, problem: `Invalid value. Matching delimiter not found '${delimiter}'` }
    values[name] = all.slice(i + 1, end).join('\n')
    i = end
  }
  return { values }
}
