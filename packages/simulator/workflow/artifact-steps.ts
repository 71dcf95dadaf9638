import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { unzipSync, type ZipOptions, zipSync } from 'fflate'
import {
  type ArtifactService,
  deleteArtifact,
  fetchArtifact,
  listArtifacts,
  storeArtifact,
} from './artifact-client.ts'
import { selectFiles } from './artifact-files.ts'
import type { LiveStep, Work } from './live.ts'

type Given = Readonly<Record<string, string>>

function serviceOf({ job }: LiveStep): ArtifactService {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = job.actionsOnly
  if (!url || !token) throw new Error('the artifact service is not running')
  return { url, token }
}

/** Does what actions/upload-artifact does. */
export async function uploadArtifact(step: LiveStep, given: Given): Promise<Work> {
  const service = serviceOf(step)
  const { run, folders } = step.job
  const name = given.name || 'artifact'
  if (!given.path) throw new Error('Input required and not supplied: path')
  const { root, files } = selectFiles(folders.workspace, given.path, given['include-hidden-files'] === 'true')
  if (files.length === 0) return nothingFound(step, given['if-no-files-found'] ?? 'warn', given.path)
  const level = compressionLevel(given['compression-level'] ?? '6')
  const entries = files.map((file) => [path.relative(root, file), new Uint8Array(readFileSync(file))])
  const archive = zipSync(Object.fromEntries(entries), { level, mtime: '1980-01-01T00:00:00' })
  if (given.overwrite === 'true') {
    const there = (await listArtifacts(service)).find((artifact) => artifact.name === name)
    if (there) await deleteArtifact(service, there)
  }
  const days = Number(given['retention-days'] ?? 0)
  const expires = days > 0 ? new Date(Date.now() + days * 86_400_000) : undefined
  const stored = await storeArtifact(service, name, new Uint8Array(archive), expires)
  step.say(`Artifact ${name} has ${files.length} file(s), ${archive.length} bytes; id ${stored.id}`)
  const url = `${step.job.serverUrl}/${run.slug}/actions/runs/${run.runId}/artifacts/${stored.id}`
  return {
    ok: true,
    outputs: { 'artifact-id': stored.id, 'artifact-digest': stored.digest, 'artifact-url': url },
  }
}

function compressionLevel(text: string): NonNullable<ZipOptions['level']> {
  const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
  const level = levels.find((item) => String(item) === text)
  if (level === undefined) throw new Error(`compression-level '${text}' is not between 0 and 9`)
  return level
}

function nothingFound(step: LiveStep, mode: string, where: string): Work {
  const message = `No files were found with the provided path: ${where}. No artifacts will be uploaded.`
  if (!['warn', 'error', 'ignore'].includes(mode)) {
    throw new Error(
      `Unrecognized if-no-files-found input. Provided: ${mode}. Available options: warn, error, ignore`,
    )
  }
  if (mode === 'error') step.annotate('error', message)
  if (mode === 'warn') step.annotate('warning', message)
  step.say(message)
  return { ok: mode !== 'error' }
}

/** Does what actions/download-artifact does for artifacts of this run. */
export async function downloadArtifacts(step: LiveStep, given: Given): Promise<Work> {
  const service = serviceOf(step)
  const target = path.resolve(step.job.folders.workspace, given.path || '.')
  const all = await listArtifacts(service)
  const pattern = given.pattern || '*'
  const chosen = given.name
    ? all.filter((artifact) => artifact.name === given.name)
    : all.filter((artifact) => path.matchesGlob(artifact.name, pattern))
  if (given.name && chosen.length === 0) {
    throw new Error(`Unable to download artifact(s): Artifact not found for name: ${given.name}`)
  }
  const flat = given.name !== undefined || given['merge-multiple'] === 'true'
  for (const artifact of chosen) {
    const folder = flat ? target : path.join(target, artifact.name)
    const count = extract(await fetchArtifact(service, artifact), folder)
    step.say(`Artifact ${artifact.name}: ${count} file(s) to ${folder}`)
  }
  return { ok: true, outputs: { 'download-path': target } }
}

/** Unpacks a zip; an entry that would leave the folder is refused. */
export function extract(archive: Uint8Array, folder: string): number {
  const files = Object.entries(unzipSync(archive)).filter(([name]) => !name.endsWith('/'))
  for (const [name, content] of files) {
    const file = path.resolve(folder, name)
    if (path.relative(folder, file).startsWith('..')) throw new Error(`the archive has the entry '${name}'`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return files.length
}
