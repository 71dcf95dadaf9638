import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from '#core'
import { exists, openGit, takeLock } from '#host'
import { readMachine } from '#runner'
import type { GitHubServer, Origin, WorkflowResult } from '#simulator'
import { keepLast, previousRun } from './last-run.ts'
import { type RunRequest, readRunRequest, runOptions } from './run-request.ts'

const HELP = `lockstep run <workflow.yml>

Runs a workflow file on this machine as GitHub would, on the working tree as it is, with GitHub's services played
by a local server. Nothing leaves the machine; your repository is only read.
  --event <name>          push, pull_request, schedule, workflow_dispatch (default: workflow_dispatch)
  --input <name=value>    input of workflow_dispatch; may be repeated
  --var, --secret, --env <name=value>
                          vars and secrets of the workflow, environment of the runner; may be repeated
  --job <id>              only this job and those it needs; may be repeated
  --rerun <all|failed>    run the last run of this workflow again, as its next attempt
  --repository <folder>   (default: here)      --slug <owner/name>  name on GitHub (default: local/<folder>)
  --ref <ref>             full ref to run as   --base <branch>      base of a pull request (default: main)
  --output <folder>       logs, summaries, annotations, artifacts (default: .lockstep/runs/<run id>)
  --state <folder>        what the local server keeps between runs (default: ~/.cache/lockstep/...)
  --quiet                 only the tree at the end
  --keep                  leave the workspaces behind
`

export async function runWorkflowCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: runOptions })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { machineEnvironment } = await import('#simulator')
  const { environment } = readMachine()
  const { XDG_CACHE_HOME: cacheHome } = environment
  const request = readRunRequest(values, positionals, machineEnvironment(environment), cacheHome)
  if (!(await exists(join(request.repository, request.workflow)))) {
    throw new UserError('no such workflow file', { where: join(request.repository, request.workflow) })
  }
  const inside = await openGit(request.repository, request.environment).attempt(['rev-parse', '--git-dir'])
  if (inside.code !== 0) {
    throw new UserError('this folder is no git repository', {
      where: request.repository,
      fix: 'Run `git init` in it, or name another one by --repository.',
    })
  }
  await mkdir(request.state, { recursive: true })
  await using _lock = await takeLock(join(request.state, 'lock'), 'this local GitHub')
  return await runLocked(request)
}

async function runLocked(request: RunRequest): Promise<number> {
  const { prepareOrigin, startGitHub } = await import('#simulator')
  const { environment, repository, slug, state } = request
  const previous = await previousRun(request)
  const origin =
    previous?.origin ??
    (await prepareOrigin({
      repository,
      stateDir: state,
      environment,
      ...(request.ref === undefined ? {} : { ref: request.ref }),
    }))
  const github = await startGitHub({
    repository: slug,
    gitDir: origin.gitDir,
    stateDir: join(state, 'services'),
  })
  try {
    return await runOn(github, request, origin, previous)
  } finally {
    await github.close()
  }
}

async function runOn(
  github: GitHubServer,
  request: RunRequest,
  origin: Origin,
  previous: WorkflowResult | undefined,
): Promise<number> {
  const { renderTree, runWorkflow, WorkflowRefused } = await import('#simulator')
  const { environment, repository, slug, state, workflow } = request
  const runId = previous?.runId ?? github.nextRunId()
  const output = resolve(request.output ?? join(repository, '.lockstep', 'runs', String(runId)))
  const { signal } = cancelOnSignals()
  const result = await runWorkflow({
    ...request.options,
    ...{ repository, slug, workflow, origin, github, environment, runId, output, signal },
    workRoot: join(state, 'work'),
    ...(previous === undefined ? {} : { rerun: { of: previous, jobs: request.rerun ?? 'all' } }),
    ...(request.quiet ? {} : { onLine: printLine }),
  }).catch((error: unknown) => {
    throw error instanceof WorkflowRefused ? new UserError(error.problems.map(toProblem)) : error
  })
  process.stdout.write(`\n${renderTree(result)}\nsummaries, annotations, logs and artifacts: ${output}\n`)
  process.stdout.write(`repository as the run left it, for verify and lineage: --remote ${origin.gitDir}\n`)
  await keepLast(request, output)
  return result.conclusion === 'success' ? 0 : 1
}

function toProblem({ file, line, message }: { file: string; line: number; message: string }): {
  what: string
  where: string
} {
  return { what: message, where: line > 0 ? `${file}:${line}` : file }
}

function printLine({ job, step, text }: { job: string; step: string; text: string }): void {
  process.stdout.write(`${job} | ${step} | ${text}\n`)
}

/** Ctrl-C cancels the run as the button on GitHub's page does: steps get time, posts run. */
function cancelOnSignals(): AbortController {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) process.stderr.write(`\nlockstep: ${name}: cancelling the run\n`)
      controller.abort()
    })
  }
  // Whoever reads our output is gone, and with it the reason to go on.
  process.stdout.on('error', () => controller.abort())
  return controller
}
