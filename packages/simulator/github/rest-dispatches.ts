import { parse } from 'yaml'
import { z } from 'zod'
import { json, restRefusal } from './exchange.ts'
import { workflowId } from './rest-actions.ts'
import {
  found,
  htmlUrl,
  now,
  type Operation,
  repositoryUrl,
  type Services,
  text,
  write,
} from './rest-operation.ts'

const workflowBody = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  return_run_details: z.boolean().default(false),
})
const repositoryBody = z.object({
  event_type: z.string(),
  client_payload: z.record(z.string(), z.unknown()).default({}),
})
const trigger = z.looseObject({
  inputs: z
    .record(
      z.string(),
      z.looseObject({
        required: z.boolean().optional(),
        default: z.unknown().optional(),
        type: z.string().optional(),
        options: z.array(z.coerce.string()).optional(),
      }),
    )
    .nullish(),
})
type Trigger = z.infer<typeof trigger>

/** Dispatches are kept for whoever runs workflows here; the server starts none itself. */
export const dispatchOperations = {
  'actions/create-workflow-dispatch': {
    need: write('actions'),
    handle: async ({ body, parameters, job }, services) => {
      const given = workflowBody.parse(body)
      const workflow = await workflowPath(text(parameters, 'workflow_id') ?? '', services)
      const ref = await services.git.fullRef(given.ref)
      const sha = ref && (await services.git.commitOf(ref))
      if (!ref || !sha) throw restRefusal(422, `No ref found for: ${given.ref}`)
      refuseInputs(given.inputs, await triggerOf(workflow, sha, services))
      const id = services.store.next('dispatch')
      const run = given.return_run_details ? { run_id: services.store.next('run') } : {}
      const common = { id, created_by_job: job.jobId, created_at: now() }
      const dispatched = { kind: 'workflow_dispatch' as const, workflow, ref, sha, inputs: given.inputs }
      services.store.dispatches.put(id, { ...dispatched, ...run, ...common })
      return run.run_id === undefined ? { status: 204 } : json(200, runDetails(run.run_id, services))
    },
  },
  'repos/create-dispatch-event': {
    need: write('contents'),
    handle: ({ body, job }, services) => {
      const id = services.store.next('dispatch')
      const common = { id, created_by_job: job.jobId, created_at: now() }
      services.store.dispatches.put(id, {
        kind: 'repository_dispatch',
        ...repositoryBody.parse(body),
        ...common,
      })
      return { status: 204 }
    },
  },
} satisfies Record<string, Operation>

function runDetails(run_id: number, services: Services): unknown {
  return {
    workflow_run_id: run_id,
    run_url: `${repositoryUrl(services)}/actions/runs/${run_id}`,
    html_url: `${htmlUrl(services)}/actions/runs/${run_id}`,
  }
}

/** GitHub knows the workflows of the default branch, by file name or number. */
async function workflowPath(id: string, { git }: Services): Promise<string> {
  const branch = await git.commitOf(await git.defaultBranch())
  const files = branch === undefined ? [] : await git.entries(branch, { path: '.github/workflows/' })
  const paths = files.map(({ path }) => path).filter((path) => /\.ya?ml$/.test(path))
  return found(paths.find((path) => path === `.github/workflows/${id}` || String(workflowId(path)) === id))
}

/** The `workflow_dispatch` trigger of the workflow as it is on the dispatched ref. */
async function triggerOf(workflow: string, sha: string, { git }: Services): Promise<Trigger> {
  const [entry] = await git.entries(sha, { path: workflow })
  const content = entry && (await git.blob(entry.sha))
  if (!content) throw restRefusal(404, 'Not Found')
  const { on } = readable(z.looseObject({ on: z.unknown() }), content)
  if (on === 'workflow_dispatch' || (Array.isArray(on) && on.includes('workflow_dispatch'))) return {}
  if (typeof on !== 'object' || on === null || !('workflow_dispatch' in on)) {
    throw restRefusal(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  const file = z.looseObject({ on: z.looseObject({ workflow_dispatch: trigger.nullable() }) })
  return readable(file, content).on.workflow_dispatch ?? {}
}

function readable<T>(schema: z.ZodType<T>, content: Buffer): T {
  try {
    return schema.parse(parse(content.toString('utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : error
    throw restRefusal(422, `Failed to parse workflow: ${reason}`)
  }
}

function refuseInputs(given: Readonly<Record<string, unknown>>, { inputs }: Trigger): void {
  const declared = inputs ?? {}
  const unexpected = Object.keys(given).filter((name) => !(name in declared))
  if (unexpected.length > 0)
    throw restRefusal(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`)
  for (const [name, input] of Object.entries(declared)) {
    const value = given[name] ?? input.default
    if (value === undefined && input.required) throw restRefusal(422, `Required input '${name}' not provided`)
    if (value === undefined || !input.options) continue
    if (!input.options.includes(String(value))) {
      throw restRefusal(
        422,
        `Provided value '${value}' for input '${name}' not in the list of allowed values`,
      )
    }
  }
}
