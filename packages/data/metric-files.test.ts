import { describe, expect, it } from 'vitest'
import { MissingEvidence, UserError } from '#core'
import { openWorkplace } from './engine.fixture.ts'
import { metricsFromJson } from './json-metrics.ts'
import { metricsFromLines } from './log-metrics.ts'
import type { Metric } from './metric.ts'
import { readMetricsFile, readMetricsLog } from './metric-files.ts'

const short = (metrics: readonly Metric[]) =>
  Object.fromEntries(metrics.map((metric) => [metric.name, metric.value ?? metric.state]))

describe('metrics in JSON', () => {
  it('are the numbers under their dot paths, with the line of each', () => {
    const text = `{
  "accuracy": 0.93,
  "val": {"loss": 1.5e-3, "auc": {"macro": 1}},
  "history": [0.5,
    {"f1": -2}],
  "model": "gbm", "best": true, "a \\"b\\"": 7
}`
    expect(metricsFromJson(text, 'm.json')).toEqual([
      { name: 'accuracy', value: 0.93, source: { file: 'm.json', line: 2 } },
      { name: 'val.loss', value: 0.0015, source: { file: 'm.json', line: 3 } },
      { name: 'val.auc.macro', value: 1, source: { file: 'm.json', line: 3 } },
      { name: 'history.0', value: 0.5, source: { file: 'm.json', line: 4 } },
      { name: 'history.1.f1', value: -2, source: { file: 'm.json', line: 5 } },
      { name: 'a "b"', value: 7, source: { file: 'm.json', line: 6 } },
    ])
  })

  it('takes what Python writes for no number as a state, never as a number', () => {
    const text = `\ufeff{"a": NaN, "b": [Infinity, -Infinity], "c": null, "d": "NaN", "e": "-Infinity", "f": 1e999,
      "g": "a NaN and Infinity", "NaN": 3}`
    expect(short(metricsFromJson(text, 'm'))).toEqual({
      a: 'NaN',
      'b.0': 'Infinity',
      'b.1': '-Infinity',
      c: 'null',
      d: 'NaN',
      e: '-Infinity',
      f: 'Infinity',
      NaN: 3,
    })
  })

  it.each([
    ['{"a": 1', /not JSON/],
    ['{"a": nan}', /not JSON/],
    ['{"a": 1NaN}', /not JSON/],
    ['{"a": +Infinity}', /not JSON/],
    ['{NaN: 1}', /not JSON/],
    ["{'a': 1}", /not JSON/],
    ['{"a": 1,}', /not JSON/],
    ['', /not JSON/],
    ['{"a": 1,\n "a": 2}', /m\.json:2: the metric "a" is given twice, first on line 1/],
    ['{"a.b": 1, "a": {"b": 2}}', /the metric "a\.b" is given twice/],
    [`[${'1,'.repeat(10_000)}1]`, /more than 10000 numbers/],
    [`${'['.repeat(5000)}1${']'.repeat(5000)}`, /nested more than 32 deep/],
  ])('refuses %.20s', (text, message) => {
    expect(() => metricsFromJson(text, 'm.json')).toThrow(UserError)
    expect(() => metricsFromJson(text, 'm.json')).toThrow(message)
  })

  it('keeps names that are hostile to objects', () => {
    const metrics = metricsFromJson('{"__proto__": {"x": 1}, "constructor": 2}', 'm')
    expect(metrics.map((metric) => [metric.name, metric.value])).toEqual([
      ['__proto__.x', 1],
      ['constructor', 2],
    ])
  })
})

describe('metrics in a log', () => {
  it('are name=number pairs, and the last value wins', async () => {
    const lines = [
      'epoch=1 val/loss=0.9, acc=.5',
      'epoch=2 val/loss=0.7, acc=.75; lr=1e-3',
      '\u001b[32mauc=0.91\u001b[0m (f1=-2.5) [p@5=+3.] |r2=0|',
      'rmse = 12.5',
    ]
    const metrics = await metricsFromLines(lines, 'train.log')
    expect(short(metrics)).toEqual({
      epoch: 2,
      'val/loss': 0.7,
      acc: 0.75,
      lr: 0.001,
      auc: 0.91,
      f1: -2.5,
      'p@5': 3,
      r2: 0,
      rmse: 12.5,
    })
    expect(metrics.find((metric) => metric.name === 'acc')?.source).toEqual({ file: 'train.log', line: 2 })
  })

  it('takes nan and inf as states, and the last line of a progress bar', async () => {
    const lines = ['loss=nan gain=-inf top=Infinity', ' 10% loss2=0.5\r 20% loss2=0.25\r']
    expect(short(await metricsFromLines(lines, 'l'))).toEqual({
      loss: 'NaN',
      gain: '-Infinity',
      top: 'Infinity',
      loss2: 0.25,
    })
  })

  it('takes nothing that may mean another thing', async () => {
    const lines = [
      'accuracy: 0.9',
      'share=93%',
      'x==3',
      'when=2024-01-02',
      'size=3MB',
      'version=1.2.3',
      'name="0.5"',
      'url?x=1&y=2',
      'a b = 0.5',
      '9lives=9',
      `long${'x'.repeat(200)}=1`,
      `${' '.repeat(10_001)}late=1`,
    ]
    expect(await metricsFromLines(lines, 'l')).toEqual([])
  })
})

describe('metric files', () => {
  it('are read with their lines, and a missing one is missing evidence', async () => {
    await using place = await openWorkplace()
    const json = await place.write('m.json', '{\n"a": 1}')
    const log = await place.write('t.log', `start\r\n${'pad\n'.repeat(50_000)}bar 1%\rbar 2%\nacc=0.5`)
    expect(await readMetricsFile(json, 'm.json')).toEqual([
      { name: 'a', value: 1, source: { file: 'm.json', line: 2 } },
    ])
    expect(await readMetricsLog(log, 't.log')).toEqual([
      { name: 'acc', value: 0.5, source: { file: 't.log', line: 50_003 } },
    ])
    for (const read of [readMetricsFile, readMetricsLog]) {
      await expect(read(`${json}.none`, 'none')).rejects.toBeInstanceOf(MissingEvidence)
    }
    await expect(
      readMetricsFile(await place.write('big.json', ' '.repeat(17 * 2 ** 20)), 'big.json'),
    ).rejects.toThrow(/17\.0 MiB is too large/)
  })
})
