/** Fills the tables of each action's README from its action.yml, and writes the schemas of reports. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { actionNames, fillReadme, readManifest } from './manifests.ts'
import { REPORT_SCHEMAS } from './report-schema.ts'

const root = resolve(import.meta.dirname, '../..')

for (const name of actionNames(root)) {
  const folder = join(root, 'actions', name)
  const path = join(folder, 'README.md')
  if (!existsSync(path)) {
    console.log(`actions/${name}: there is no README.md`)
    continue
  }
  const before = readFileSync(path, 'utf8')
  const after = fillReadme(before, readManifest(folder))
  if (after !== before) writeFileSync(path, after)
  console.log(`actions/${name}/README.md ${after === before ? 'is up to date' : 'was filled'}`)
}

for (const [path, schema] of Object.entries(REPORT_SCHEMAS)) writeFileSync(join(root, path), schema())
