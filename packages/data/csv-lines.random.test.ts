import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { counter } from './engine.ts'
import { linesOf } from './lines.ts'
import { rejectionsOf } from './rejections.ts'
import { scan } from './scan.ts'

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
  /** Read options. */
  readonly options: string
  /** Line of each row that can be read, and line and column of its last field. */
  readonly good: readonly (readonly [line: number, last: readonly [number, number]])[]
  readonly bad: readonly number[]
}

/** A CSV text whose rows hold the line on which they begin; some rows cannot be read. */
function writeRandom(random: () => number, isRemarked: boolean): Written {
  const pick = <T>(...options: readonly T[]) => options[Math.floor(random() * options.length)] ?? options[0]
  const style = pick('\n', '\r\n', 'mixed')
  const lineBreak = () => (style === 'mixed' ? pick('\n', '\r\n') : style) ?? '\n'
  const header = random() < 0.8
  const skip = random() < 0.3 ? 1 + Math.floor(random() * 3) : 0
  const texts = () => [
    'plain',
    '',
    '"quoted"',
    '"a, b"',
    '"say ""hi"""',
    `"two${lineBreak()}lines"`,
    `"${lineBreak()}"`,
    'in" it',
    '"\n\n"',
    '"é😀"',
    'ß😀',
    ...(isRemarked ? ['"# no remark"'] : []),
  ]
  const remark = () => (isRemarked && random() < 0.3 ? pick('# x', '#"', '#a,b', '  # y') : '')
  // Among mixed line breaks wrong quotes pass.
  const faults = ['type', 'few', 'many', ...(style === 'mixed' ? [] : ['quote'])]
  let text = random() < 0.3 ? '\ufeff' : ''
  for (let line = 0; line < skip; line += 1) text += `a "title${lineBreak()}`
  if (header) text += `line,note,more${lineBreak()}`
  const good: (readonly [number, readonly [number, number]])[] = []
  const bad: number[] = []
  const rows = 5 + Math.floor(random() * 60)
  for (let row = 0; row < rows; row += 1) {
    while (random() < 0.15) text += `${remark()}${lineBreak()}`
    const line = text.split('\n').length
    const fault = random() < 0.15 ? pick(...faults) : 'none'
    text += `${fault === 'type' ? 'x' : ''}${line},`
    const [note, last] = [pick(...texts()), pick(...texts())]
    if (fault === 'quote') text += `"closed"then,${last}`
    else if (fault === 'few') text += note
    else {
      text += `${note},`
      const before = text.replace('\ufeff', '').split('\n')
      if (fault === 'none') good.push([line, [before.length, (before.at(-1) ?? '').length + 1]])
      text += `${last}${fault === 'many' ? ',extra' : ''}`
    }
    if (fault !== 'none') bad.push(line)
    if (row < rows - 1 || random() < 0.5) text += lineBreak()
  }
  const csv = { delimiter: ',', quote: '"', header, skip, names: ['line', 'note', 'more'] }
  return { text, options: JSON.stringify({ csv: isRemarked ? { ...csv, comment: '#' } : csv }), good, bad }
}

const row = z.object({ line: counter, file: z.string(), row: counter })

it.each([
  { from: 1, to: 60, isRemarked: false },
  { from: 61, to: 120, isRemarked: true },
])('agrees with the reader on the place of every row and value: %j', async ({ from, to, isRemarked }) => {
  await using place = await openWorkplace()
  const engine = await place.engine()
  for (let seed = from; seed <= to; seed += 1) {
    const random = randomFrom(seed)
    const { text, options, good, bad } = writeRandom(random, isRemarked)
    const name = random() < 0.3 ? `${seed}.csv.gz` : `${seed}.csv`
    const what = `seed ${seed}: ${options} ${JSON.stringify(text)}`
    await place.write(name, name.endsWith('gz') ? gzipSync(text) : text)
    const types = { line: 'BIGINT', note: 'VARCHAR', more: 'VARCHAR' }
    const relation = await place.relation(engine, [name], { types }, options)
    expect(relation.unreadable, what).toEqual([])
    const { rows } = await scan(
      engine,
      relation,
      (read) =>
        `SELECT line, ${read.fileColumn} AS file, ${read.rowColumn} AS row FROM ${read.numbered} ORDER BY row`,
      row,
    )
    const linesRead = rows.map(({ line }) => line)
    expect(linesRead, what).toEqual(good.map(([line]) => line))
    const lines = await linesOf(engine, relation, rows)
    expect(lines, what).toEqual(good.map(([line]) => ({ line })))
    const wanted = rows.map((item) => ({ ...item, column: 'more' }))
    const places = await linesOf(engine, relation, wanted)
    expect(places, what).toEqual(good.map(([, [line, column]]) => ({ line, column })))
    const { found } = await rejectionsOf(engine, relation)
    const linesRejected = [...new Set(found.map((item) => item.line))]
    expect(linesRejected, what).toEqual(bad)
  }
})
