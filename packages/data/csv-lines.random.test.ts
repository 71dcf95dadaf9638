import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { counter } from './engine.ts'
import { linesOf, rejectionsOf, scan } from './scan.ts'

/** Mulberry32, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Written {
  readonly text: string
  readonly good: readonly number[]
  readonly bad: readonly number[]
}

/** A CSV text whose rows hold the line on which they begin; some rows cannot be read. */
function writeRandom(random: () => number): Written {
  const lineBreak = random() < 0.5 ? '\n' : '\r\n'
  const pick = <T>(...options: readonly T[]) => options[Math.floor(random() * options.length)] ?? options[0]
  const texts = [
    'plain',
    '',
    '"quoted"',
    '"a, b"',
    '"say ""hi"""',
    `"two${lineBreak}lines"`,
    `"${lineBreak}"`,
    'in" it',
    '"\n\n"',
  ]
  let text = `${random() < 0.3 ? '\ufeff' : ''}line,note,more${lineBreak}`
  const good: number[] = []
  const bad: number[] = []
  const rows = 5 + Math.floor(random() * 60)
  for (let row = 0; row < rows; row += 1) {
    while (random() < 0.15) text += lineBreak
    const line = text.split('\n').length
    const fault = random() < 0.15 ? pick('type', 'few', 'many', 'quote') : 'none'
    const notes = [pick(...texts), pick(...texts)].join(',')
    if (fault === 'none') text += `${line},${notes}`
    else if (fault === 'type') text += `x${line},${notes}`
    else if (fault === 'few') text += `${line},${pick(...texts)}`
    else if (fault === 'many') text += `${line},${notes},extra`
    else text += `${line},"closed"then,${pick(...texts)}`
    ;(fault === 'none' ? good : bad).push(line)
    if (row < rows - 1 || random() < 0.5) text += lineBreak
  }
  return { text, good, bad }
}

it('agrees with the reader on the line of every row, read or rejected (seed 1 to 60)', async () => {
  await using place = await openWorkplace()
  const engine = await place.engine()
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = randomFrom(seed)
    const { text, good, bad } = writeRandom(random)
    const name = random() < 0.3 ? `${seed}.csv.gz` : `${seed}.csv`
    await place.write(name, name.endsWith('gz') ? gzipSync(text) : text)
    const relation = await place.relation(engine, [name], {
      types: { line: 'BIGINT', note: 'VARCHAR', more: 'VARCHAR' },
    })
    expect(relation.unreadable, text).toEqual([])
    const { rows } = await scan(
      engine,
      relation,
      (read) =>
        `SELECT line, ${read.fileColumn} AS file, ${read.rowColumn} AS row FROM ${read.numbered} ORDER BY row`,
      z.object({ line: counter, file: z.string(), row: counter }),
    )
    expect(
      rows.map((row) => row.line),
      text,
    ).toEqual(good)
    expect(await linesOf(engine, relation, rows), text).toEqual(good)
    const { found } = await rejectionsOf(engine, relation)
    expect([...new Set(found.map((item) => item.line))], text).toEqual(bad)
  }
})
