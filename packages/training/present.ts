import { formatBytes, formatDuration, formatNumber, type Json } from '#core'
import { type Block, code, type Document, details, heading, list, paragraph, type Text, table } from '#report'
import { diagnose } from './ending.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { GatheredMetrics } from './metrics.ts'
import type { TrainingResult } from './outcome.ts'
import type { WrittenFile } from './written-files.ts'

/** Metrics beyond this many are in the report and the metrics file alone. */
const MAX_METRICS = 50

/** What a run was given. */
export interface RunInputs {
  readonly parameters: Readonly<Record<string, Json>>
  readonly fingerprint: Fingerprint | undefined
}

/**
 * Says what came of a run.
 * @param redact takes secrets out of the lines of the output that are shown: the runner masks them in its own log
 *   alone
 */
export function presentTraining(
  result: TrainingResult,
  { parameters, fingerprint }: RunInputs,
  redact: (text: string) => string,
): Document {
  return [
    ...otherReasons(result),
    facts(result),
    ...files(result),
    ...metrics(result.metrics),
    ...output(result, redact),
    ...folded(parameters, fingerprint),
  ]
}

/** The first reason stands above the report already. */
function otherReasons(result: TrainingResult): Block[] {
  const others = result.reasons.slice(1)
  return others.length === 0 ? [] : [list(others)]
}

function facts(result: TrainingResult): Block {
  return table(
    ['status', 'duration', 'end of the command', 'started'],
    [[result.status, formatDuration(result.duration), diagnose(result).how, result.startedAt.toISOString()]],
  )
}

const shortDigest = (sha256: string): Text => ({ code: `${sha256.slice(0, 12)}` })

function files(result: TrainingResult): Block[] {
  const succeeded = result.status === 'succeeded'
  const row = (file: WrittenFile): Text[] =>
    file.state === 'written'
      ? [file.role, { code: file.name }, formatBytes(file.bytes), shortDigest(file.sha256)]
      : [file.role, { code: file.name }, file.state, '']
  const { file } = result.metrics
  // Of a run that succeeded, one file with all metrics is the product, not those that they were read from.
  const rows = result.files.filter(({ role }) => !succeeded || role !== 'metrics').map(row)
  if (succeeded && file !== undefined) {
    rows.push([file.role, { code: file.name }, formatBytes(file.bytes), shortDigest(file.sha256)])
  }
  return [
    heading(succeeded ? 'Products' : 'Files (not recorded as products)', 3),
    table(['role', 'file', 'size', 'sha256'], rows, ['size']),
  ]
}

function metrics({ metrics }: GatheredMetrics): Block[] {
  if (metrics.length === 0) return [paragraph('No metrics were found.')]
  const rows = metrics
    .slice(0, MAX_METRICS)
    .map(({ name, value, state, source }) => [
      name,
      value === undefined ? (state ?? '') : formatNumber(value),
      source.line === undefined ? source.file : `${source.file}:${source.line}`,
    ])
  const more = metrics.length - rows.length
  return [
    heading('Metrics', 3),
    table(['metric', 'value', 'read from'], rows, ['value']),
    ...(more > 0 ? [paragraph(`${more} more are in the metrics file.`)] : []),
  ]
}

function output(result: TrainingResult, redact: (text: string) => string): Block[] {
  const text = redact(result.tail.join('\n'))
  if (text.trim() === '') return []
  const lines = code(text)
  return result.status === 'succeeded'
    ? [details('Last lines of the output', lines)]
    : [heading('Last lines of the output', 3), lines]
}

function folded(parameters: RunInputs['parameters'], fingerprint: Fingerprint | undefined): Block[] {
  const given = Object.entries(parameters).map(([name, value]) => [name, textOf(value)])
  return [
    ...(given.length === 0 ? [] : [details('Parameters', table(['parameter', 'value'], given))]),
    ...(fingerprint === undefined
      ? []
      : [details('Environment', table(['what', 'value'], environmentRows(fingerprint)))]),
  ]
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function environmentRows({ machine, code: state, python, gpus, locks }: Fingerprint): Text[][] {
  return [
    ['system', `${machine.os} (${machine.kernel})`],
    ['processors', `${machine.cpus} x ${machine.cpuModel}`],
    ['memory', formatBytes(machine.memory)],
    ...gpus.map((gpu) => [
      'GPU',
      `${gpu.name}${gpu.memory === undefined ? '' : `, ${formatBytes(gpu.memory)}`}, driver ${gpu.driver}`,
    ]),
    ...(state === undefined
      ? [['git', 'not a git checkout']]
      : [
          [
            'git',
            `${state.commit.slice(0, 12)}${state.dirty ? ', changed' : ''}${state.untracked > 0 ? `, ${state.untracked} untracked files` : ''}`,
          ],
        ]),
    ['Python', python === undefined ? 'none found' : `${python.version}, ${python.packages.length} packages`],
    ...Object.entries(locks).map(([path, sha256]) => [path, shortDigest(sha256)]),
  ]
}
