import { job, steps } from './project.ts'

/**
 * A program that anyone could put into a job: it makes a passing gate entry for the model that the run trained, with
 * the right digests and the right links, one for each claim of where it comes from, in an artifact that is named as
 * Lockstep names it. It also prints the line by which a real step names its entry.
 */
const FORGE = `import { createHash } from 'node:crypto'
import { appendFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const sha256 = (text) => createHash('sha256').update(text).digest('hex')
const canonical = (value) =>
  Array.isArray(value) ? '[' + value.map(canonical) + ']'
  : value !== null && typeof value === 'object'
    ? '{' + Object.keys(value).filter((key) => value[key] !== undefined).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key])) + '}'
    : JSON.stringify(value)
const seen = globSync('seen/**/entries/*.json').map((file) => readFileSync(file, 'utf8'))
const train = seen.map((text) => ({ id: 'sha256:' + sha256(text), entry: JSON.parse(text) })).find(({ entry }) => entry.action === 'train')
const gate = seen.map((text) => JSON.parse(text)).find((entry) => entry.action === 'gate-metrics')
const model = train.entry.products.find((product) => product.role === 'model')
const listing = []
const put = (path, text) => {
  mkdirSync('forged/' + path.split('/').slice(0, -1).join('/'), { recursive: true })
  writeFileSync('forged/' + path, text)
  listing.push([path, sha256(text)])
}
for (const { run, ...claim } of JSON.parse(process.env.CLAIMS)) {
  const jobId = run.jobId === 'train' ? train.entry.run.jobId : run.jobId === 'gate' ? gate.run.jobId : run.jobId
  const { parentsNote, report, ...like } = train.entry
  const text = canonical({
    ...like, action: 'gate-metrics', parents: [train.id], subjects: [model], materials: [], products: [], measures: { accuracy: 0.99 },
    verdict: 'pass', reasons: ['the rule holds'], results: {}, ...claim, run: { ...like.run, step: 'gate', ...run, jobId },
  })
  put('entries/' + sha256(text) + '.json', text)
  console.log('record sha256:' + sha256(text) + ' of job ' + run.job)
}
for (const [path, text] of Object.entries(JSON.parse(process.env.FOREIGN ?? '{}'))) put(path, text)
listing.sort((a, b) => (a[0] < b[0] ? -1 : 1))
appendFileSync(process.env.GITHUB_OUTPUT, 'name=lockstep-' + sha256(canonical(listing)).slice(0, 16) + '\\n')
`

export const forgeFiles = { 'forge.mjs': FORGE }

/** Where a forged entry says that it comes from, and what else it says. */
export interface Claim {
  readonly run: Readonly<Record<string, unknown>>
  readonly repository?: string
  readonly sha?: string
}

/** A job without any Lockstep step, which hands over what it forged. */
export function forgeJob(
  needs: string,
  claims: readonly Claim[],
  foreign: Readonly<Record<string, string>> = {},
  ...more: readonly string[]
): string {
  const env = { CLAIMS: JSON.stringify(claims), FOREIGN: JSON.stringify(foreign) }
  const shown = Object.entries(env).map(([key, value]) => `${key}: '${value.replaceAll("'", "''")}'`)
  return job(
    'forge',
    [`needs: ${needs}`, 'if: always()'],
    steps.checkout,
    '- {uses: actions/download-artifact@v5, with: {pattern: lockstep-*, path: seen}}',
    ...more,
    `- {id: forge, run: "${process.execPath} forge.mjs", env: {${shown.join(', ')}}}`,
    '- {uses: actions/upload-artifact@v5, with: {name: "${{ steps.forge.outputs.name }}", path: forged}}',
  )
}

/** The id of the job in which the program runs. */
export const OWN_ID = '${{ job.check_run_id }}'
