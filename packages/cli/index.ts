import { messageOf, ServiceError, UserError } from '#core'
import { lineageCommand } from './lineage.ts'
import { runWorkflowCommand } from './run.ts'
import { verifyCommand } from './verify.ts'

const USAGE = `lockstep run <workflow.yml> [options]   try a workflow on this machine
lockstep verify [folder]                verify the ledger, or a folder with a record
lockstep lineage <name>@<stage>         which data, code, run and verdicts stand behind a version

lockstep <command> --help tells the options of a command.
`

/** A subcommand: its arguments, and the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, Command>> = {
  run: runWorkflowCommand,
  verify: verifyCommand,
  lineage: lineageCommand,
}

/** Entry of `dist/lockstep.js`. Exit codes: 0 as asked, 1 the answer is no, 2 a request that cannot be carried out. */
export async function runCli(): Promise<void> {
  const [name, ...args] = process.argv.slice(2)
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    const asked = name === undefined || ['help', '--help', '-h'].includes(name)
    const said = asked ? USAGE : `lockstep: no command "${name}"\n\n${USAGE}`
    ;(asked ? process.stdout : process.stderr).write(said)
    process.exit(asked ? 0 : 2)
  }
  try {
    process.exitCode = await command(args)
  } catch (error) {
    if (error instanceof UserError || error instanceof ServiceError || isArgumentError(error)) {
      process.stderr.write(`lockstep: ${messageOf(error)}\n`)
    } else
      process.stderr.write(
        `lockstep: this is a bug: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
    process.exitCode = 2
  }
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
  process.exit()
}

function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
