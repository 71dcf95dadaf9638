import { z } from 'zod'
import { parseYaml } from '#core'

const jobSchema = z.looseObject({
  name: z.union([z.string(), z.number()]).optional(),
  uses: z.string().optional(),
  steps: z.array(z.looseObject({ uses: z.string().optional() })).default([]),
})
const workflowSchema = z.looseObject({ jobs: z.record(z.string(), jobSchema) })

/** A job of a workflow, or of one that it calls. */
export interface WorkflowJob {
  readonly key: string
  /** What its steps use: `owner/lockstep/actions/gate-metrics@v1`. */
  readonly uses: readonly string[]
}

/** Reads a workflow file by what `uses:` says of it: `./.github/workflows/x.yml`, `owner/name/path@ref`. */
export type ReadWorkflow = (uses: string) => Promise<string>

/**
 * The jobs of a workflow that GitHub may show under a name: `key`, `key (a, b)` in a matrix, `caller / key` in a
 * called workflow, or as their `name:` says, where an expression may stand for any text.
 * @param text the workflow file
 * @throws UserError if a file is no workflow, or what `read` throws
 */
export async function jobsNamed(
  text: string,
  file: string,
  name: string,
  read: ReadWorkflow,
  seen: Set<string> = new Set(),
): Promise<WorkflowJob[]> {
  // Workflows may call each other, and an expression fits many parts of a name.
  const question = JSON.stringify([file, name])
  if (seen.has(question)) return []
  seen.add(question)
  const parsed = workflowSchema.safeParse(parseYaml(text, file).value)
  if (!parsed.success) return []
  const found: WorkflowJob[] = []
  for (const [key, job] of Object.entries(parsed.data.jobs)) {
    const shown = pattern(String(job.name ?? key))
    if (job.uses === undefined) {
      if (new RegExp(`^${shown}$`, 's').test(name)) found.push({ key, uses: usesOf(job) })
      continue
    }
    const called = besides(file, job.uses)
    for (const inner of innerNames(name, shown)) {
      found.push(...(await jobsNamed(await read(called), called, inner, read, seen)))
    }
  }
  return found
}

/** In a workflow of another repository `./` means that repository. */
function besides(file: string, uses: string): string {
  const [, repository, ref] = /^([^./][^/]*\/[^/]+)\/[^@]+@(.+)$/.exec(file) ?? []
  return uses.startsWith('./') && ref !== undefined ? `${repository}/${uses.slice(2)}@${ref}` : uses
}

function usesOf({ steps }: z.output<typeof jobSchema>): string[] {
  return steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
}

/** A display name as a regular expression; the values of a matrix stand behind it in brackets. */
function pattern(name: string): string {
  const parts = name.split(/\$\{\{.*?\}\}/s)
  return `${parts.map((part) => RegExp.escape(part)).join('.*')}( \\(.*\\))?`
}

/** What is left of `caller / job` once the caller's name is taken off, at each place where it may end. */
function innerNames(name: string, caller: string): string[] {
  const parts = name.split(' / ')
  return parts.flatMap((_, index) => {
    const [before, after] = [parts.slice(0, index).join(' / '), parts.slice(index).join(' / ')]
    return index > 0 && new RegExp(`^${caller}$`, 's').test(before) ? [after] : []
  })
}

/** Whether a step uses an action of this name, wherever it lies. */
export function usesAction(job: WorkflowJob, action: string): boolean {
  return job.uses.some((uses) => uses.split('@')[0]?.split('/').at(-1) === action)
}
