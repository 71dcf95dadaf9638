import { describe, expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import { type ParameterSet, readParameters } from './parameters.ts'

const read = (text: string): ParameterSet => readParameters(parseYaml(text, 'params.yml'))

const problemsOf = (text: string): readonly string[] => {
  try {
    read(text)
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ where, what }) => `${where}: ${what}`)
  }
  return []
}

describe('readParameters', () => {
  it('flattens maps, keeps lists, and makes a variable of each', () => {
    const set = read('model:\n  lr: 1e-3\n  "drop-out": null\nlayers: [8, {a: 1}]\nname: über\ndebug: true\n')
    expect(set.flat).toEqual({
      'model.lr': 0.001,
      'model.drop-out': null,
      layers: [8, { a: 1 }],
      name: 'über',
      debug: true,
    })
    expect(set.environment).toEqual({
      LOCKSTEP_PARAM_MODEL_LR: '0.001',
      LOCKSTEP_PARAM_MODEL_DROP_OUT: 'null',
      LOCKSTEP_PARAM_LAYERS: '[8,{"a":1}]',
      LOCKSTEP_PARAM_NAME: 'über',
      LOCKSTEP_PARAM_DEBUG: 'true',
    })
    expect(JSON.parse(set.json)).toEqual({
      model: { lr: 0.001, 'drop-out': null },
      layers: [8, { a: 1 }],
      name: 'über',
      debug: true,
    })
  })

  it('names every value that the record cannot hold, with its line', () => {
    expect(problemsOf('a: .nan\nb: 1\nc:\n  d: 9007199254740993\ne: [1, .inf]\n')).toEqual([
      'params.yml:1: a: NaN is not a finite number',
      expect.stringMatching(/^params\.yml:4: c\.d: .*9007199254740992/),
      expect.stringMatching(/^params\.yml:5: e: .*Infinity/),
    ])
  })

  it('refuses names that would share a place', () => {
    expect(problemsOf('a: {b: 1}\na.b: 2\n')).toEqual(['params.yml:2: a.b is given twice'])
    expect(problemsOf('a-b: 1\na_b: 2\n')).toEqual([
      'params.yml: a-b and a_b would both be LOCKSTEP_PARAM_A_B',
    ])
  })

  it.each(['[1, 2]', '5', '', 'lr'])('refuses %j, which is no map', (text) => {
    expect(() => read(text)).toThrow('parameters are names with values')
  })

  it('refuses what would not fit into the environment', () => {
    expect(() => read(`a: ${'x'.repeat(70_000)}`)).toThrow(/64 KiB/)
  })
})
