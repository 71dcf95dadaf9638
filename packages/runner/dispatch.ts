import { z } from 'zod'
import { type GitHub, refusalOf } from './github.ts'

/** Whether a workflow was started. */
export type Dispatched =
  /** With the address of its run, where this GitHub tells it. */
  | { readonly done: true; readonly run: string | undefined }
  | { readonly done: false; readonly refusal: string }

const repositorySchema = z.looseObject({ default_branch: z.string() })
const runSchema = z.looseObject({ html_url: z.string() })

/**
 * Starts a workflow of the repository on its default branch, whatever ref this run is on.
 * The job's token can: of its events only dispatches start workflows, and this one needs `actions: write`.
 * @param workflow file name below .github/workflows
 * @throws ServiceError if GitHub cannot be reached
 */
export async function dispatchWorkflow(
  github: GitHub,
  workflow: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Dispatched> {
  const repository = await github.call('GET', '/repos/{owner}/{repo}')
  if (repository.status !== 200) return { done: false, refusal: refusalOf(repository) }
  const answer = await github.call(
    'POST',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    {
      workflow_id: workflow,
      ref: repositorySchema.parse(repository.data).default_branch,
      ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
      return_run_details: true,
    },
  )
  // 200 with the run since 2026-02; older servers answer 204 without.
  if (answer.status === 204) return { done: true, run: undefined }
  if (answer.status === 200) return { done: true, run: runSchema.safeParse(answer.data).data?.html_url }
  return { done: false, refusal: `${refusalOf(answer)}${hint(answer.status, workflow)}` }
}

function hint(status: number, workflow: string): string {
  if (status === 403) return '. Add "actions: write" to the permissions of the job'
  if (status === 404) return `. The default branch must hold .github/workflows/${workflow}`
  return ''
}
