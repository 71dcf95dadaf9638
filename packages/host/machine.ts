/** This machine as the composition root saw it at the start; nothing below reads `process.env`. */
export interface Machine {
  /** Environment of the step. */
  readonly environment: Readonly<Record<string, string>>
  /** Absolute path of the checked-out repository. */
  readonly workspace: string
  /** Absolute path for temporary files that die with the job. */
  readonly temp: string
  now(): Date
}

const SECRET_PREFIXES = ['ACTIONS_', 'INPUT_', 'STATE_']
const SECRET_NAMES = [
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_TOKEN',
]

/**
 * What a user's command sees: the step's environment without the runner's tokens, the action's inputs and the
 * files by which a step speaks to the runner. What else it needs is passed by name in `added`.
 */
export function commandEnvironment(
  machine: Machine,
  added: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = Object.entries(machine.environment).filter(
    ([name]) => !SECRET_NAMES.includes(name) && !SECRET_PREFIXES.some((prefix) => name.startsWith(prefix)),
  )
  return { ...Object.fromEntries(kept), ...added }
}
