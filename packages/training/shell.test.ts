import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { argvOf, findProgram, parseShell } from './shell.ts'

describe('parseShell', () => {
  it.each([
    ['bash', ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '/t/s']],
    [' sh ', ['sh', '-e', '/t/s']],
    ['python', ['python', '/t/s']],
    ['conda run -n "my env" bash {0}', ['conda', 'run', '-n', 'my env', 'bash', '/t/s']],
    [`Rscript --args='a b'"c d" --file={0}`, ['Rscript', '--args=a bc d', '--file=/t/s']],
    ['perl {0} $HOME `id`', ['perl', '/t/s', '$HOME', '`id`']],
  ])('reads %s', (text, argv) => {
    const shell = parseShell(text)
    expect(argvOf(shell, shell.program, '/t/s')).toEqual(argv)
  })

  it.each(['', 'fish', 'constructor', 'bash -c', '{0}', "perl '{0}"])('refuses %j', (text) => {
    expect(() => parseShell(text)).toThrow(/is not a shell|open quote/)
  })
})

describe('findProgram', () => {
  it('takes the first executable file of the PATH', async () => {
    const root = mkdtempSync(join(tmpdir(), 'lockstep-shell-'))
    for (const folder of ['a/tool', 'b', 'c', 'd']) mkdirSync(join(root, folder), { recursive: true })
    for (const file of ['b/tool', 'c/tool', 'd/tool']) writeFileSync(join(root, file), '')
    for (const file of ['c/tool', 'd/tool']) chmodSync(join(root, file), 0o755)
    const path = ['a', 'b', 'c', 'd'].map((name) => join(root, name)).join(':')
    expect(await findProgram('tool', '/', path)).toBe(join(root, 'c/tool'))
    expect(await findProgram('./d/tool', root, '')).toBe(join(root, 'd/tool'))
    await expect(findProgram('tool', root, `d:${join(root, 'a')}`)).rejects.toThrow(/no program tool/)
  })
})
