import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, type Problem, UserError } from '#core'
import { writeAtomic } from '#host'
import type { WorkflowResult } from '#simulator'
import type { RunRequest } from './run-request.ts'

type Asked = Pick<RunRequest, 'rerun' | 'state' | 'workflow'>

const FIX = 'Run the workflow without --rerun.'

const lastFile = ({ state, workflow }: Asked): string =>
  join(state, 'last', `${workflow.replaceAll('/', '_')}.txt`)

/** Notes where the results of this run are, for a re-run. */
export async function keepLast(asked: Asked, output: string): Promise<void> {
  await writeAtomic(lastFile(asked), output)
}

/**
 * The run that is to be run again; undefined where none is asked for.
 * @throws UserError if there is none, or its results are gone or are not those of a run any more
 */
export async function previousRun(asked: Asked): Promise<WorkflowResult | undefined> {
  if (asked.rerun === undefined) return undefined
  const output = await readFile(lastFile(asked), 'utf8').catch(() => undefined)
  if (output === undefined) throw new UserError('this workflow was not run here before', { where: '--rerun' })
  const file = join(output, 'result.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new UserError('the results of the last run are not there any more', { where: output, fix: FIX })
  }
  return await readResult(text, file)
}

/** The file lies in the user's repository, where anybody can edit it. */
async function readResult(text: string, file: string): Promise<WorkflowResult> {
  const { workflowResult } = await import('#simulator')
  const result = workflowResult.safeParse(parseJson(text, file))
  if (result.success) return result.data
  throw new UserError(
    result.error.issues.map(
      ({ path, message }): Problem => ({
        what: `not the result of a run: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
        where: file,
        fix: FIX,
      }),
    ),
  )
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UserError(`not JSON: ${messageOf(error)}`, { where: file, fix: FIX })
  }
}
