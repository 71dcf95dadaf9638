import path from 'node:path'

export interface ShellCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly extension: string
  /** The script as it is written to the file. */
  readonly script: string
}

/** Arguments by shell name, `{0}` being the script (ScriptHandlerHelpers.cs). */
const builtIn: Readonly<Record<string, { readonly args: readonly string[]; readonly extension: string }>> = {
  bash: { args: ['--noprofile', '--norc', '-eo', 'pipefail', '{0}'], extension: '.sh' },
  sh: { args: ['-e', '{0}'], extension: '.sh' },
  python: { args: ['{0}'], extension: '.py' },
}

/** Names that GitHub has built in and this simulator has not. */
const foreign = ['pwsh', 'powershell', 'cmd']

/** What is wrong with a shell, before anything runs; undefined where nothing is. */
export function refuseShell(shell: string): string | undefined {
  if (shell.includes('${{')) return undefined // known only when it runs
  const name = shell.trim().split(/\s+/)[0] ?? ''
  if (foreign.includes(name) && !shell.includes('{0}')) return `shell '${name}' is not supported here`
  if (name in builtIn && name === shell.trim()) return undefined
  return shell.includes('{0}')
    ? undefined
    : `shell '${shell}' is neither bash, sh, python nor a command with {0} for the script`
}

/**
 * The process for a script. Without `shell` it is `bash -e {0}`: no pipefail, which is what GitHub does.
 * @param file where the script will be, without extension
 */
export function shellCommand(shell: string | undefined, script: string, file: string): ShellCommand {
  if (!shell) return { command: 'bash', args: ['-e', `${file}.sh`], extension: '.sh', script }
  const known = builtIn[shell.trim()]
  if (known) {
    const { extension } = known
    const args = known.args.map((arg) => arg.replace('{0}', `${file}${extension}`))
    return { command: shell.trim(), args, extension, script }
  }
  const [command = '', ...rest] = shell.trim().split(/\s+/)
  const extension = builtIn[path.basename(command)]?.extension ?? ''
  return { command, args: rest.map((arg) => arg.replace('{0}', `${file}${extension}`)), extension, script }
}
