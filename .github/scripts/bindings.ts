/** Fetches the pinned DuckDB bindings of every platform, to be attached to a release: `bindings.ts <folder>`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { digestFile } from '#core'
import { BINDING_PINS, BINDING_VERSION } from '#data'

const [given] = process.argv.slice(2)
if (given === undefined) throw new Error('name the folder to write to')
const folder = resolve(given)
mkdirSync(folder, { recursive: true })

for (const pin of Object.values(BINDING_PINS)) {
  const aside = join(folder, '.packed')
  mkdirSync(aside)
  const args = ['pack', '--ignore-scripts', '--pack-destination', aside, `${pin.package}@${BINDING_VERSION}`]
  const packed = spawnSync('npm', args, { encoding: 'utf8' })
  const [file] = readdirSync(aside)
  if (packed.status !== 0 || file === undefined) throw new Error(`${pin.package}: ${packed.stderr}`)
  const { sha256 } = await digestFile(join(aside, file))
  if (sha256 !== pin.sha256) throw new Error(`${pin.package} has sha256 ${sha256}, pinned is ${pin.sha256}`)
  renameSync(join(aside, file), join(folder, pin.tarball))
  rmSync(aside, { recursive: true })
  console.log(`${pin.tarball} ${sha256}`)
}
