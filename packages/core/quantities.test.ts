import { describe, expect, it } from 'vitest'
import { UserError } from './errors.ts'
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatShare,
  parseBytes,
  parseDuration,
} from './quantities.ts'

describe('quantities', () => {
  it.each([
    ['250ms', 250],
    ['90s', 90_000],
    ['1.5 m', 90_000],
    ['2h', 7_200_000],
    [' 1d ', 86_400_000],
    ['0s', 0],
  ])('reads the duration %s', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds))

  it.each([
    ['512MiB', 536_870_912],
    ['1GB', 1e9],
    ['1.5 KiB', 1536],
    ['10B', 10],
  ])('reads the size %s', (text, bytes) => expect(parseBytes(text)).toBe(bytes))

  it.each(['', '5', 'm', '-5m', '5 minutes', '1e3s', '5M', '5constructor', '0x10s', '1h30m'])(
    'refuses the duration "%s" and says what it accepts',
    (text) => {
      expect(() => parseDuration(text)).toThrow(UserError)
      expect(() => parseDuration(text)).toThrow('such as 90s')
    },
  )

  it.each(['1kb', '1', 'MiB', '1 M', '１MB'])('refuses the size "%s"', (text) => {
    expect(() => parseBytes(text)).toThrow('such as 512MiB')
  })

  it.each([
    [0, '0 ms'],
    [999.6, '1.0 s'],
    [3_210, '3.2 s'],
    [59_960, '1 m 0 s'],
    [119_700, '2 m 0 s'],
    [125_000, '2 m 5 s'],
    [3_599_600, '1 h 0 m'],
    [5_400_000, '1 h 30 m'],
  ])('says %d milliseconds as %s', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text))

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [2 ** 20 - 1, '1.0 MiB'],
    [14_155_776, '13.5 MiB'],
    [2 ** 50, '1024.0 TiB'],
  ])('says %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it.each([
    [0, '0 %'],
    [1e-12, '< 0.01 %'],
    [0.000_099, '< 0.01 %'],
    [0.0001, '0.01 %'],
    [0.000_266, '0.0266 %'],
    [0.05, '5 %'],
    [0.161_07, '16.1 %'],
    [0.5, '50 %'],
    [0.95, '95 %'],
    [0.9975, '99.75 %'],
    [0.999_66, '99.966 %'],
    [0.999_95, '> 99.99 %'],
    [1, '100 %'],
    [3.4567, '346 %'],
    [12.345, '1,230 %'],
  ])('says the share %d as %s', (share, text) => expect(formatShare(share)).toBe(text))

  it('says a part of a whole as a share, none of nothing included', () => {
    expect(formatShare(7, 9)).toBe('77.8 %')
    expect(formatShare(1, 3_000_000)).toBe('< 0.01 %')
    expect(formatShare(2_999_999, 3_000_000)).toBe('> 99.99 %')
    expect(formatShare(0, 0)).toBe('0 %')
  })

  it('says numbers with six digits, and groups thousands', () => {
    expect(formatNumber(3_000_000)).toBe('3,000,000')
    expect(formatNumber(0.123456789)).toBe('0.123457')
    expect(formatNumber(1e-9)).toBe('1e-9')
  })
})
