import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoredArtifact } from '../github/types.ts'
import { extract } from './artifact-steps.ts'
import type { Annotation } from './commands.ts'
import type { JobResult, WorkflowResult } from './result.ts'
import { fileName } from './step.ts'
import { renderTree } from './tree.ts'

/**
 * Writes what GitHub would show of a run: `result.json`, `tree.txt`, `summary.md` and one summary per job below
 * `summaries/`, `annotations.json` and `.txt`, and the artifacts of the run unpacked below `artifacts/`. The logs
 * are there already.
 */
export async function writeResult(
  result: WorkflowResult,
  output: string,
  artifacts: readonly StoredArtifact[],
): Promise<void> {
  const write = (name: string, content: string) => writeAside(path.join(output, name), content)
  await write('result.json', `${JSON.stringify(result, null, 2)}\n`)
  await write('tree.txt', renderTree(result))
  const summaries = result.jobs.flatMap((job) => {
    const text = job.steps
      .map((step) => step.summary)
      .filter((part) => part !== '')
      .join('\n')
    return text === '' ? [] : [{ job, text }]
  })
  await write('summary.md', summaries.map(({ job, text }) => `# ${job.name}\n\n${text}`).join('\n\n'))
  await mkdir(path.join(output, 'summaries'), { recursive: true })
  for (const { job, text } of summaries) await write(path.join('summaries', `${fileName(job.name)}.md`), text)
  const annotations = annotationsOf(result.jobs)
  await write('annotations.json', `${JSON.stringify(annotations, null, 2)}\n`)
  await write('annotations.txt', annotations.map(describeAnnotation).join(''))
  for (const artifact of artifacts.filter((item) => item.runId === result.runId))
    await unpack(artifact, output)
}

async function writeAside(file: string, content: string): Promise<void> {
  await writeFile(`${file}.tmp`, content)
  await rename(`${file}.tmp`, file)
}

type Placed = Annotation & { readonly job: string; readonly step?: string }

/** All annotations of a run with the job and step that said them. */
export function annotationsOf(jobs: readonly JobResult[]): Placed[] {
  return jobs.flatMap((job) => [
    ...job.annotations.map((item) => ({ job: job.name, ...item })),
    ...job.steps.flatMap((step) =>
      step.annotations.map((item) => ({ job: job.name, step: step.name, ...item })),
    ),
  ])
}

/** `file:line:column: level: title: message [job / step]`, one line. */
export function describeAnnotation(item: Placed): string {
  const place = [item.file, item.line, item.column].filter((part) => part !== undefined).join(':')
  const parts = [place, item.level, item.title, item.message].filter(
    (part) => part !== undefined && part !== '',
  )
  const who = item.step ? `${item.job} / ${item.step}` : item.job
  return `${parts.join(': ').replaceAll('\n', '\n  ')} [${who}]\n`
}

/** A zip archive becomes a folder; a file that was stored as it is stays one. */
async function unpack(artifact: StoredArtifact, output: string): Promise<void> {
  const target = path.join(output, 'artifacts', fileName(artifact.name))
  await mkdir(path.dirname(target), { recursive: true })
  const content = new Uint8Array(await readFile(artifact.file))
  const isZip = content[0] === 0x50 && content[1] === 0x4b
  if (!isZip) return copyFile(artifact.file, target)
  try {
    extract(content, target)
  } catch {
    await copyFile(artifact.file, `${target}.zip`) // not a zip that can be read: kept as it was stored
  }
}
