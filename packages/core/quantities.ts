import { UserError } from './errors.ts'

const DURATION_UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const BYTE_UNITS = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
} as const

function parseQuantity(
  text: string,
  units: Readonly<Record<string, number>>,
  what: string,
  example: string,
): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(text.trim()) ?? []
  const factor = unit !== undefined && Object.hasOwn(units, unit) ? units[unit] : undefined
  if (amount === undefined || factor === undefined) {
    throw new UserError(`"${text}" is not a ${what}`, {
      fix: `Write a number and a unit (${Object.keys(units).join(', ')}), such as ${example}.`,
    })
  }
  return Number(amount) * factor
}

/** `90s`, `5m`, `2h`, `1d`, `250ms` as milliseconds. @throws UserError */
export function parseDuration(text: string): number {
  return parseQuantity(text, DURATION_UNITS, 'duration', '90s, 5m or 2h')
}

/** `512MiB`, `1GB` as bytes. @throws UserError */
export function parseBytes(text: string): number {
  return Math.round(parseQuantity(text, BYTE_UNITS, 'size', '512MiB'))
}

/** Milliseconds as a reader would say them: `250 ms`, `3.2 s`, `2 m 5 s`, `1 h 30 m`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`
  // Rounded first, so that no part ever reads 60.
  const total = Math.round(milliseconds / 1_000)
  const minutes = Math.floor(total / 60)
  if (minutes < 60) return `${minutes} m ${total % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} m`
}

/** Bytes with a binary unit: `13.5 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const
  let value = bytes
  let index = 0
  while (value >= (index === 0 ? 1024 : 1023.95) && index < units.length - 1) {
    value /= 1024
    index += 1
  }
  return `${index === 0 ? value : value.toFixed(1)} ${units[index]}`
}

/** A number for reading: up to six significant digits, thousands grouped for integers. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  return String(Number(value.toPrecision(6)))
}

/**
 * A share as percent, `part` of `whole` (a fraction already where only one is given): `16.1 %`. Three digits, and
 * as many more near 100 % as tell it from all; what is neither none nor all is never shown as `0 %` or `100 %`.
 * A share of nothing is `0 %`.
 */
export function formatShare(part: number, whole = 1): string {
  if (whole === 0 || part === 0) return '0 %'
  const percent = (100 * part) / whole
  if (percent < 0.01) return '< 0.01 %'
  if (percent >= 100) return `${formatNumber(Number(percent.toPrecision(3)))} %`
  const rest = 100 - percent
  if (rest < 0.01 && part < whole) return '> 99.99 %'
  const decimals = 2 - Math.floor(Math.log10(Math.min(percent, rest)))
  return `${Number(percent.toFixed(decimals))} %`
}
