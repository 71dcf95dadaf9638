import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MissingEvidence } from '#core'
import { openWorkplace } from './engine.fixture.ts'
import { counter } from './engine.ts'
import { profile } from './profile.ts'
import { openRequestLogData } from './request-log-reader.ts'
import { type RequestRecord, requestRecord } from './request-log-record.ts'
import { openRequestLog, requestLogFiles } from './request-log-writer.ts'

const record = (index: number, change: Partial<RequestRecord> = {}): RequestRecord => ({
  time: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
  arm: index % 4 === 0 ? 'canary' : 'stable',
  status: 200,
  latencyMs: index + 0.5,
  features: { distance: index, carrier: index % 2 === 0 ? 'AA' : 'UA', late: index % 3 === 0 },
  score: index / 100,
  ...change,
})

describe('the request log', () => {
  it('writes one line per record, in order, and each is a record again', async () => {
    await using place = await openWorkplace()
    const path = join(place.folder, 'log/requests.jsonl')
    const log = await openRequestLog({ path })
    for (let index = 0; index < 100; index += 1) log.append(record(index))
    await log.close()
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => requestRecord.parse(JSON.parse(line)))).toEqual(
      Array.from({ length: 100 }, (_, index) => record(index)),
    )
    expect(log.dropped).toBe(0)
  })

  it('puts full files aside, keeps the newest, and loses no record of those', async () => {
    await using place = await openWorkplace()
    const path = join(place.folder, 'requests.jsonl')
    for (let round = 0; round < 6; round += 1) {
      await using log = await openRequestLog({ path, maxFileBytes: 1, maxFiles: 3 })
      log.append(record(round))
    }
    const files = await requestLogFiles(path)
    expect(files.map((file) => file.slice(place.folder.length + 1))).toEqual([
      'requests.3.jsonl',
      'requests.4.jsonl',
      'requests.5.jsonl',
      'requests.jsonl',
    ])
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    expect(texts.map((text) => JSON.parse(text).latencyMs)).toEqual([2.5, 3.5, 4.5, 5.5])
  })

  it('drops and counts what the disk cannot take, and never throws', async () => {
    await using place = await openWorkplace()
    const path = join(place.folder, 'requests.jsonl')
    const log = await openRequestLog({ path, maxPendingBytes: 1000 })
    for (let index = 0; index < 100; index += 1) log.append(record(index))
    await log.close()
    log.append(record(0))
    const written = (await readFile(path, 'utf8')).trimEnd().split('\n').length
    expect(log.dropped).toBeGreaterThan(80)
    expect(written + log.dropped).toBe(101)
  })

  it.skipIf(process.platform !== 'linux')('survives a full disk', async () => {
    const log = await openRequestLog({ path: '/dev/full' })
    log.append(record(1))
    await log.close()
    expect(log.dropped).toBe(1)
    expect(log.lastError).toMatchObject({ code: 'ENOSPC' })
  })

  it('closes a line that a killed writer left torn', async () => {
    await using place = await openWorkplace()
    const path = await place.write('requests.jsonl', `${JSON.stringify(record(1))}\n{"time":"20`)
    const log = await openRequestLog({ path })
    log.append(record(2))
    await log.close()
    const engine = await place.engine()
    const data = await openRequestLogData(engine, await requestLogFiles(path))
    expect(data).toMatchObject({ records: 2, brokenLines: 1, broken: [{ file: 'requests.jsonl', line: 2 }] })
  })
})

describe('the request log as data', () => {
  it('has a typed column per feature and is profiled like a file', async () => {
    await using place = await openWorkplace()
    const path = join(place.folder, 'requests.jsonl')
    const log = await openRequestLog({ path })
    for (let index = 0; index < 200; index += 1) log.append(record(index))
    log.append(record(200, { features: { distance: null, carrier: 'AA' }, score: null }))
    await log.close()
    const engine = await place.engine()
    const { relation, records, brokenLines } = await openRequestLogData(engine, [path])
    expect([records, brokenLines]).toEqual([201, 0])
    expect(relation.columns.slice(5)).toEqual([
      { name: 'carrier', type: 'VARCHAR' },
      { name: 'distance', type: 'DOUBLE' },
      { name: 'late', type: 'BOOLEAN' },
    ])
    const { profile: made } = await profile(engine, relation)
    const column = (name: string) => made.columns.find((item) => item.name === name)
    expect(column('distance')).toMatchObject({ count: 200, nulls: 1, min: 0, max: 199, mean: 99.5 })
    expect(column('distance')?.bins?.counts).toEqual(Array.from({ length: 10 }, () => 20))
    expect(column('carrier')?.categories).toEqual({
      values: [
        { value: 'AA', count: 101 },
        { value: 'UA', count: 100 },
      ],
      other: 0,
    })
    expect(column('late')).toMatchObject({ kind: 'boolean', nulls: 1 })
    expect(column('@time')).toMatchObject({ min: '2026-01-01 00:00:00+00', max: '2026-01-01 00:03:20+00' })
    expect(column('@score')).toMatchObject({ count: 200, nulls: 1 })
  })

  it('filters by arm and time', async () => {
    await using place = await openWorkplace()
    const path = await place.write(
      'requests.jsonl',
      Array.from({ length: 100 }, (_, index) => JSON.stringify(record(index))).join('\n'),
    )
    const engine = await place.engine()
    const count = async (filter: Parameters<typeof openRequestLogData>[2]) =>
      (await openRequestLogData(engine, [path], filter)).records
    expect(await count({ arm: 'canary' })).toBe(25)
    expect(await count({ since: '2026-01-01T00:00:10Z', until: '2026-01-01T00:00:20Z' })).toBe(10)
    expect(await count({ arm: 'stable', since: '2026-01-01T01:00:10.000+01:00' })).toBe(68)
    await expect(count({ since: '2027-01-01T00:00:00Z' })).rejects.toBeInstanceOf(MissingEvidence)
  })

  it('counts and names broken lines, and takes hostile and clashing feature names', async () => {
    await using place = await openWorkplace()
    const names = [`a"; DROP TABLE x; --`, `it's`, '/~0/~1', '$.a[0]', '日本', '__proto__', 'a.b']
    const features = JSON.parse(`{${names.map((name, i) => `${JSON.stringify(name)}: ${i}`).join(',')}}`)
    const path = await place.write('requests.jsonl', '')
    const lines = [
      JSON.stringify(record(1, { features: { ...features, '@arm': 'x', Age: 1, age: 2, mixed: 1 } })).replace(
        '"mixed"',
        '"__proto__":5,"mixed"',
      ),
      'not json',
      '',
      '[1]',
      'null',
      JSON.stringify({ ...record(2), arm: 'blue' }),
      JSON.stringify(record(3, { features: { mixed: 'text' } })),
    ]
    await writeFile(path, `${lines.join('\n')}\n`)
    await appendFile(path, Buffer.from([0x7b, 0xff, 0xfe, 0x0a]))
    await appendFile(path, '{"torn')
    const engine = await place.engine()
    const data = await openRequestLogData(engine, [path])
    expect(data.records).toBe(2)
    expect(data.broken.map((item) => item.line)).toEqual([2, 4, 5, 6, 8, 9])
    expect(data.skippedFeatures).toEqual(['@arm', 'age'])
    const columns = new Map(data.relation.columns.map((column) => [column.name, column.type]))
    for (const name of names) expect(columns.get(name), name).toBe('DOUBLE')
    expect(columns.get('mixed')).toBe('VARCHAR')
    const n = z.object({ n: counter })
    expect(
      await engine.one(`SELECT "it's"::BIGINT AS n FROM ${data.relation.from} WHERE "/~0/~1" = 2`, n),
    ).toEqual({ n: 1 })
  })

  it('is missing evidence when there is none', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    await expect(openRequestLogData(engine, [])).rejects.toBeInstanceOf(MissingEvidence)
    const path = await place.write('requests.jsonl', '\n')
    await expect(openRequestLogData(engine, [path])).rejects.toThrow(/no record of a request/)
  })
})
