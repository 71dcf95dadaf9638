import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type LogTail, openTail } from './log-tail.ts'

function newLog(from = 0): {
  write: (text: string | Uint8Array) => void
  said: string[]
  tail: LogTail
  at: (ms: number) => void
} {
  const file = join(mkdtempSync(join(tmpdir(), 'lockstep-tail-')), 'log')
  const said: string[] = []
  let time = 0
  writeFileSync(file, '')
  const tail = openTail(file, { say: (line) => said.push(line), clock: () => time, from })
  return {
    write: (text) => appendFileSync(file, text),
    said,
    tail,
    at: (ms) => {
      time = ms
    },
  }
}

describe('openTail', () => {
  it('shows whole lines as they come, and the rest at the end', async () => {
    const { write, said, tail } = newLog()
    write('one\ntw')
    await tail.poll()
    expect(said).toEqual(['one'])
    write('o\n\nthree')
    await tail.poll()
    expect(said).toEqual(['one', 'two', ''])
    await tail.end()
    expect(said).toEqual(['one', 'two', '', 'three'])
    expect(tail.last()).toEqual(said)
    expect(tail.offset()).toBe(14)
  })

  it('puts characters together that were written in parts', async () => {
    const { write, said, tail } = newLog()
    const bytes = new TextEncoder().encode('für 🚀\n')
    for (const byte of bytes) {
      write(Uint8Array.of(byte))
      await tail.poll()
    }
    expect(said).toEqual(['für 🚀'])
  })

  it('shows the last state of a progress bar, also of one without an end', async () => {
    const { write, said, tail } = newLog()
    write('10%\r50%\r100%\r\ndone\r\n')
    await tail.poll()
    expect(said).toEqual(['100%', 'done'])
    for (let step = 0; step < 5000; step += 1) write(`\rstep ${step} ${'#'.repeat(40)}`)
    await tail.end()
    expect(said.slice(2)).toEqual([`step 4999 ${'#'.repeat(40)}`])
  })

  it('cuts a long line, also one longer than a read', async () => {
    const { write, said, tail } = newLog()
    write(`${'x'.repeat(2_500)}\n${'y'.repeat(1_000_000)}\nz\n`)
    await tail.poll()
    expect(said[0]).toBe(`${'x'.repeat(1_000)} ... (cut)`)
    expect(said[1]).toBe(`${'y'.repeat(1_000)} ... (cut)`)
    expect(said[2]).toBe('z')
  })

  it('says once a minute that a silent command still runs, with the state of its progress bar', async () => {
    const { write, said, tail, at } = newLog()
    write('start\n\r45% |###')
    await tail.poll()
    at(59_000)
    await tail.poll()
    expect(said).toEqual(['start'])
    at(61_000)
    await tail.poll()
    at(100_000)
    await tail.poll()
    at(125_000)
    await tail.poll()
    expect(said.slice(1)).toEqual([
      '(still running after 1 m 1 s; now: 45% |###)',
      '(still running after 2 m 5 s; now: 45% |###)',
    ])
    expect(tail.last()).toEqual(['start'])
  })

  it('starts where another one stopped, and takes a log that is not there for empty', async () => {
    const { write, said, tail } = newLog(4)
    write('one\ntwo\n')
    await tail.end()
    expect(said).toEqual(['two'])
    const missing = openTail('/nowhere/log', { say: (line) => said.push(line), clock: () => 0 })
    await missing.end()
    expect(missing.last()).toEqual([])
  })

  it('keeps the last forty lines', async () => {
    const { write, tail } = newLog()
    for (let line = 1; line <= 100; line += 1) write(`${line}\n`)
    await tail.poll()
    expect(tail.last()).toHaveLength(40)
    expect(tail.last()[0]).toBe('61')
  })
})
