import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { findMixedLineBreak, locateLines } from './csv-lines.ts'
import type { CsvLayout } from './csv-records.ts'
import { openWorkplace, type Workplace } from './engine.fixture.ts'

const layout = (path: string, change: Partial<CsvLayout> = {}): CsvLayout => ({
  path,
  packing: undefined,
  quote: '"',
  escape: '"',
  delimiter: ',',
  comment: '',
  skip: 0,
  singleColumn: false,
  ...change,
})

/** Lines of all data rows of a text. */
async function linesIn(place: Workplace, content: string | Uint8Array, change: Partial<CsvLayout> = {}) {
  const path = await place.write('lines.csv', content)
  const rows = Array.from({ length: 9 }, (_, index) => index + 1)
  const query = { rows: new Map(rows.map((row) => [row, new Set<number>()])), rejects: [], header: true }
  const { placeOfRow } = await locateLines(layout(path, change), query)
  return [...placeOfRow.values()].map(({ line }) => line)
}

describe('the physical line of a record', () => {
  const cases: readonly [string, string, number[], Partial<CsvLayout>?][] = [
    ['plain', 'a,b\n1,2\n3,4\n', [2, 3]],
    ['without a last line break', 'a,b\n1,2\n3,4', [2, 3]],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n', [2, 3]],
    ['lone CR', 'a,b\r1,2\r3,4\r', [2, 3]],
    ['lone CR with a quoted break', 'a,b\r1,"x\ry"\r3,4\r', [2, 4]],
    ['a byte order mark', '\ufeffa,b\n1,2\n', [2]],
    ['a byte order mark before a quote', '\ufeff"a\nx",b\n1,2\n', [3]],
    ['quoted line breaks', 'a,b\n"x\ny\n\nz",2\n3,"4\n"\n5,6\n', [2, 6, 8]],
    ['a quoted header', '"a\nb",c\n1,2\n', [3]],
    ['a lone CR within quotes is no line', 'a,b\n"x\ry",2\n3,4\n', [2, 3]],
    ['doubled quotes', 'a,b\n"x ""\n"" y",2\n3,4\n', [2, 4]],
    ['a quote within plain text', 'a,b\n5" pipe,2\n3,4\n', [2, 3]],
    ['a backslash as escape', 'a,b\n"x \\"\n\\" y",2\n3,4\n', [2, 4], { escape: '\\' }],
    ['single quotes', `a,b\n'x\n"y',2\n3,4\n`, [2, 4], { quote: `'`, escape: `'` }],
    ['blank lines', 'a,b\n\n1,2\n\n\n3,4\n\n', [3, 6]],
    ['blank lines with CRLF', 'a,b\r\n\r\n1,2\r\n\r\n\r\n3,4\r\n', [3, 6]],
    ['blank lines of one column', 'a\n1\n\n3\n', [2, 3, 4], { singleColumn: true }],
    ['blank lines of one column, CRLF', 'a\r\n1\r\n\r\n3', [2, 3, 4], { singleColumn: true }],
    ['tabs', 'a\tb\n"x\n"\t2\n3\t4\n', [2, 4], { delimiter: '\t' }],
  ]
  it.each(cases)('%s', async (_name, text, lines, change) => {
    await using place = await openWorkplace()
    expect(await linesIn(place, text, change)).toEqual(lines)
    expect(await linesIn(place, gzipSync(text), { ...change, packing: 'gzip' })).toEqual(lines)
  })

  it('holds across the chunks of a large file', async () => {
    await using place = await openWorkplace()
    // Each record has three lines and 18 to 22 bytes, so that chunk ends fall everywhere within records.
    const text = `a,b\r\n${Array.from({ length: 30_000 }, (_, i) => `${i},"x\r\n""${i}""\n"\r\n`).join('')}`
    const path = await place.write('large.csv', text)
    const rows = new Map([1, 15_000, 30_000].map((row) => [row, new Set<number>()]))
    const { placeOfRow } = await locateLines(layout(path), { rows, rejects: [], header: true })
    expect([...placeOfRow].map(([row, { line }]) => [row, line])).toEqual([
      [1, 2],
      [15_000, 2 + 14_999 * 3],
      [30_000, 2 + 29_999 * 3],
    ])
  })

  it('finds where line breaks change', async () => {
    await using place = await openWorkplace()
    const find = async (text: string) => findMixedLineBreak(layout(await place.write('mixed.csv', text)))
    expect(await find('a,b\r\n1,2\r\n3,4\n5,6\r\n')).toBe(3)
    expect(await find('a,b\n"1\r\n",2\n3,4\n')).toBeUndefined()
  })
})
