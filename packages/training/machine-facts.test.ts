import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readGpus, readMachineFacts, readPython, type Surroundings } from './machine-facts.ts'

/** Surroundings in which one program is a script of this test. */
function withProgram(name: string, script: string): Surroundings & { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-facts-'))
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return { environment: { PATH: `${folder}:/usr/bin:/bin` }, emptyFolder: folder, path }
}

describe('readGpus', () => {
  it('reads the table of nvidia-smi, with cells that the driver does not support', async () => {
    const rows = 'NVIDIA H200, 143771, 570.86.15\nNVIDIA GB10, [N/A], 580.95.05'
    const surroundings = withProgram(
      'nvidia-smi',
      `[ "$1" = --query-gpu=name,memory.total,driver_version ] && printf '%s\\n' '${rows}'`,
    )
    expect(await readGpus(surroundings)).toEqual([
      { name: 'NVIDIA H200', memory: 143771 * 2 ** 20, driver: '570.86.15' },
      { name: 'NVIDIA GB10', memory: undefined, driver: '580.95.05' },
    ])
  })

  it('finds none where the tool fails or is not there', async () => {
    expect(await readGpus(withProgram('nvidia-smi', 'echo No devices were found; exit 6'))).toEqual([])
    expect(await readGpus({ environment: { PATH: '/nowhere' }, emptyFolder: tmpdir() })).toEqual([])
  })
})

describe('readPython', () => {
  it('is undefined for an interpreter that does not run', async () => {
    const broken = withProgram('python', 'exit 1')
    expect(await readPython(broken.path, broken)).toBeUndefined()
  })
})

it('describes this machine', async () => {
  const facts = await readMachineFacts()
  expect(facts.cpus).toBeGreaterThan(0)
  expect(facts.memory).toBeGreaterThan(2 ** 24)
  expect(facts.kernel).not.toBe('')
})
