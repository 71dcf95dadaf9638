import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pause } from './http.ts'
import { takeLock } from './locks.ts'

let root = ''
let path = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'locks-'))
  path = join(root, 'lock')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A process that takes the lock, says so, and holds it until it is killed. */
async function contender(): Promise<{ process: ReturnType<typeof spawn>; answer: string }> {
  const script = `
    const { takeLock } = await import(process.argv[1])
    await takeLock(process.argv[2], 'the demo').then(() => console.log('mine'), (error) => console.log(error.message))
    setInterval(() => {}, 1000)`
  const child = spawn(
    process.execPath,
    ['-C', 'source', '--input-type=module', '-e', script, join(import.meta.dirname, 'locks.ts'), path],
    { stdio: ['ignore', 'pipe', 'inherit'], env: {} },
  )
  const [answer] = await once(child.stdout, 'data')
  return { process: child, answer: String(answer).trim() }
}

async function kill(child: ReturnType<typeof spawn>): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

describe('locks', () => {
  it('keeps a second one out while the first holds it, names the holder, and is free after', async () => {
    {
      await using _lock = await takeLock(path, 'the demo')
      await expect(takeLock(path, 'the demo')).rejects.toThrow(`the demo is in use by process ${process.pid}`)
    }
    expect(readdirSync(root)).toEqual([])
    await using _again = await takeLock(path, 'the demo')
  })

  it('waits for a living holder as long as it is told to', async () => {
    const first = await takeLock(path, 'it')
    const order: string[] = []
    const second = takeLock(path, 'it', { wait: 10_000 }).then(async (lock) => {
      order.push('second')
      await lock[Symbol.asyncDispose]()
    })
    await pause(150)
    order.push('first ends')
    await first[Symbol.asyncDispose]()
    await second
    expect(order).toEqual(['first ends', 'second'])
  })

  it('takes over from a holder that was killed', async () => {
    const holder = await contender()
    expect(holder.answer).toBe('mine')
    await expect(takeLock(path, 'the demo')).rejects.toThrow(`process ${holder.process.pid}`)
    await kill(holder.process)
    await using _lock = await takeLock(path, 'the demo')
    expect(readdirSync(root)).toEqual(['lock'])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
  })

  it('gives a dead lock to exactly one of several contenders', async () => {
    for (let round = 0; round < 3; round += 1) {
      const dead = spawnSync('true').pid
      writeFileSync(path, JSON.stringify({ pid: dead, startTicks: round }))
      const contenders = await Promise.all([contender(), contender(), contender()])
      const answers = contenders.map(({ answer }) => answer)
      await Promise.all(contenders.map((one) => kill(one.process)))
      expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1)
      expect(answers.filter((answer) => answer.includes('in use by process'))).toHaveLength(2)
      rmSync(path)
    }
  })

  it('gives it to exactly one within a process, though all saw the dead holder', async () => {
    for (const content of ['', '{', '{"pid":"x"}', '{"pid":1,"startTicks":-1}']) {
      writeFileSync(path, content)
      const taken = await Promise.allSettled(Array.from({ length: 10 }, () => takeLock(path, 'it')))
      expect(taken.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
      rmSync(path)
    }
  })

  it('leaves a lock alone that is no longer its own', async () => {
    const lock = await takeLock(path, 'it')
    writeFileSync(path, 'of another')
    await lock[Symbol.asyncDispose]()
    expect(readFileSync(path, 'utf8')).toBe('of another')
  })
})
