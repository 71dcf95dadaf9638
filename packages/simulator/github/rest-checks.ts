import { z } from 'zod'
import { json, restRefusal } from './exchange.ts'
import { annotation, type CheckRun, image, type Job } from './records.ts'
import {
  countedReply,
  found,
  htmlUrl,
  integer,
  listReply,
  now,
  type Operation,
  read,
  repositoryUrl,
  type Services,
  text,
  write,
} from './rest-operation.ts'

const fields = z.object({
  name: z.string().optional(),
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  status: z.string().optional(),
  conclusion: z.string().optional(),
  started_at: z.string().optional(),
  completed_at: z.string().optional(),
  output: z
    .object({
      title: z.string().optional(),
      summary: z.string(),
      text: z.string().optional(),
      annotations: z.array(annotation).default([]),
      images: z.array(image).optional(),
    })
    .optional(),
  actions: z.array(z.looseObject({ identifier: z.string() })).optional(),
})
const creation = fields.extend({ name: z.string(), head_sha: z.string() })

export const checkOperations = {
  'checks/create': {
    need: write('checks'),
    handle: async ({ body }, services) => {
      const given = creation.parse(body)
      const head_sha = await services.git.commitOf(given.head_sha)
      if (head_sha === undefined) throw restRefusal(422, `No commit found for SHA: ${given.head_sha}`)
      const check = changed(blank(services.store.next('job'), given.name, head_sha), given)
      return json(201, show(services.store.checks.put(check.id, check), services))
    },
  },
  'checks/update': {
    need: write('checks'),
    handle: ({ body, parameters }, services) => {
      const { checks } = services.store
      const check = changed(found(checks.get(integer(parameters, 'check_run_id'))), fields.parse(body ?? {}))
      return json(200, show(checks.put(check.id, check), services))
    },
  },
  'checks/get': {
    need: read('checks'),
    handle: ({ parameters }, services) =>
      json(200, show(one(integer(parameters, 'check_run_id'), services), services)),
  },
  'checks/list-annotations': {
    need: read('checks'),
    handle: (request, services) =>
      listReply(
        one(integer(request.parameters, 'check_run_id'), services).annotations,
        (item) => ({ start_column: null, end_column: null, title: null, raw_details: null, ...item }),
        request,
      ),
  },
  'checks/list-for-ref': {
    need: read('checks'),
    handle: async (request, services) => {
      const { parameters } = request
      const sha = await services.git.commitOf(text(parameters, 'ref') ?? '')
      if (sha === undefined) throw restRefusal(422, `No commit found for SHA: ${parameters.ref}`)
      const checks = all(services)
        .filter((check) => check.head_sha === sha)
        .filter((check) => parameters.check_name === undefined || check.name === parameters.check_name)
        .filter((check) => parameters.status === undefined || check.status === parameters.status)
        .filter(() => parameters.app_id === undefined || parameters.app_id === app.id)
        .sort((a, b) => b.id - a.id)
      const chosen = parameters.filter === 'all' ? checks : latest(checks)
      return countedReply('check_runs', chosen, (check) => show(check, services), request)
    },
  },
} satisfies Record<string, Operation>

const app = { id: 15368, slug: 'github-actions', name: 'GitHub Actions' }

/** What was reported through the interface, and the jobs, each of which is a check run of its own. */
function all({ store }: Services): CheckRun[] {
  const jobs = store.jobs
    .all()
    .map((job) => ofJob(job, store.runs.get(`${job.runId}.${job.attempt}`)?.headSha))
  return [...store.checks.all(), ...jobs]
}

function one(id: number, services: Services): CheckRun {
  return found(all(services).find((check) => check.id === id))
}

function latest(newestFirst: readonly CheckRun[]): CheckRun[] {
  return newestFirst.filter(
    (check, index) => newestFirst.findIndex(({ name }) => name === check.name) === index,
  )
}

function ofJob(job: Job, headSha: string | undefined): CheckRun {
  return {
    ...blank(job.jobId, job.name, headSha ?? ''),
    status: job.conclusion ? 'completed' : 'in_progress',
    conclusion: job.conclusion ?? null,
    started_at: job.startedAt,
    completed_at: job.completedAt ?? null,
  }
}

function blank(id: number, name: string, head_sha: string): CheckRun {
  const output = { title: null, summary: null, text: null }
  const unset = { details_url: null, conclusion: null, started_at: null, completed_at: null }
  return {
    id,
    name,
    head_sha,
    external_id: '',
    status: 'queued',
    ...unset,
    output,
    annotations: [],
    images: [],
    actions: [],
  }
}

/** A check run after a request: annotations add up, a conclusion completes it, a completed one needs a conclusion. */
function changed(check: CheckRun, given: z.infer<typeof fields>): CheckRun {
  const status = given.conclusion !== undefined ? 'completed' : (given.status ?? check.status)
  const conclusion = given.conclusion ?? (status === 'completed' ? check.conclusion : null)
  if (status === 'completed' && conclusion === null) {
    throw restRefusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.')
  }
  for (const item of given.output?.annotations ?? []) refuseColumns(item)
  return {
    ...check,
    name: given.name ?? check.name,
    details_url: given.details_url ?? check.details_url,
    external_id: given.external_id ?? check.external_id,
    status,
    conclusion,
    started_at: given.started_at ?? check.started_at ?? now(),
    completed_at: given.completed_at ?? check.completed_at ?? (status === 'completed' ? now() : null),
    output: given.output
      ? { title: given.output.title ?? null, summary: given.output.summary, text: given.output.text ?? null }
      : check.output,
    annotations: [...check.annotations, ...(given.output?.annotations ?? [])],
    images: given.output?.images ?? check.images,
    actions: given.actions ?? check.actions,
  }
}

/** GitHub takes columns only where an annotation stays on one line. */
function refuseColumns(item: z.infer<typeof annotation>): void {
  if (
    item.start_line !== item.end_line &&
    (item.start_column !== undefined || item.end_column !== undefined)
  ) {
    throw restRefusal(
      422,
      `Invalid request.\n\nAnnotation of ${item.path} has columns on more than one line.`,
    )
  }
}

function show({ annotations, images: _, actions: __, ...check }: CheckRun, services: Services): unknown {
  const url = `${repositoryUrl(services)}/check-runs/${check.id}`
  const html_url = `${htmlUrl(services)}/runs/${check.id}`
  const counted = { annotations_count: annotations.length, annotations_url: `${url}/annotations` }
  return {
    ...check,
    node_id: `CR_${check.id}`,
    url,
    html_url,
    details_url: check.details_url ?? html_url,
    output: { ...check.output, ...counted },
    check_suite: null,
    app,
    pull_requests: [],
  }
}
