import { describe, expect, it } from 'vitest'
import { UserError } from '#core'
import { defineInputs, input, parseInputs } from './inputs.ts'

const schema = defineInputs({
  policy: input.document,
  data: input.references,
  operation: input.choice(['check', 'profile']),
  timeout: input.optional(input.duration),
  size: input.bytes,
  resume: input.boolean,
  limit: input.number,
})

const good = {
  'working-directory': '.',
  record: '',
  token: '',
  'fail-on': 'fail',
  share: 'auto',
  matrix: 'null',
  'job-id': '',
  policy: 'gate.yml',
  data: 'a.csv, record:data',
  operation: 'check',
  timeout: '',
  size: '1MiB',
  resume: 'false',
  limit: ' 0.5 ',
}

describe('inputs', () => {
  it('turns raw texts into values', () => {
    expect(parseInputs(schema, good)).toEqual({
      ...good,
      record: [],
      token: undefined,
      matrix: null,
      'job-id': undefined,
      policy: { path: 'gate.yml' },
      data: ['a.csv', 'record:data'],
      timeout: undefined,
      size: 2 ** 20,
      resume: false,
      limit: 0.5,
    })
    expect(parseInputs(schema, { ...good, policy: 'rules: []\n' }).policy).toEqual({ inline: 'rules: []\n' })
    expect(parseInputs(schema, { ...good, matrix: '{"os":"linux"}' }).matrix).toEqual({ os: 'linux' })
  })

  it('reports every bad input at once, each with what it accepts', () => {
    const bad = {
      ...good,
      'working-directory': ' ',
      'fail-on': 'always',
      share: '',
      matrix: '{',
      policy: '',
      data: 'a.csv,record:,sha256:1',
      operation: 'Check',
      timeout: '5',
      size: 'big',
      resume: 'yes',
      limit: 'NaN',
    }
    let problems: UserError['problems'] = []
    try {
      parseInputs(schema, bad)
    } catch (error) {
      if (error instanceof UserError) problems = error.problems
    }
    const byPlace = Object.fromEntries(problems.map(({ where, what }) => [where, what]))
    expect(Object.keys(byPlace).sort()).toEqual(
      [
        ...[
          'data',
          'fail-on',
          'limit',
          'matrix',
          'operation',
          'policy',
          'resume',
          'share',
          'size',
          'timeout',
        ],
        'working-directory',
      ].map((name) => `input ${name}`),
    )
    expect(byPlace['input fail-on']).toBe('"always" is not one of fail, warn, never')
    expect(byPlace['input operation']).toBe('"Check" is not one of check, profile')
    expect(byPlace['input timeout']).toContain('such as 90s, 5m or 2h')
    expect(byPlace['input policy']).toBe('is required')
    expect(byPlace['input limit']).toBe('"NaN" is not a number')
  })

  it('refuses a name that no action has', () => {
    expect(() => parseInputs(schema, { ...good, polcy: 'x' })).toThrow(UserError)
  })
})
