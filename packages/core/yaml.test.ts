import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { UserError } from './errors.ts'
import { checkDocument, parseYaml } from './yaml.ts'

function problemsOf(work: () => unknown): UserError['problems'] {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error.problems
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('lines', () => {
  const document = parseYaml('rules:\n  - metric: auc\n    min: 0.7\n\n  - metric: loss\n', 'gate.yml')

  it('knows the line of each value, and of the nearest parent of what is absent', () => {
    expect(document.value).toEqual({ rules: [{ metric: 'auc', min: 0.7 }, { metric: 'loss' }] })
    expect(document.lineOf(['rules', 0, 'min'])).toBe(3)
    expect(document.lineOf(['rules', 1, 'metric'])).toBe(5)
    expect(document.lineOf(['rules', 1, 'min'])).toBe(5)
    expect(document.lineOf(['nothing', 'here'])).toBe(1)
  })

  it('names line and path of every problem against a schema', () => {
    const rule = z.strictObject({ metric: z.string(), min: z.number() })
    const schema = z.strictObject({ rules: z.array(rule) })
    const wrong = parseYaml('rules:\n  - metric: 1\n    min: 0\n  - metric: a\n    mni: 1\n', 'gate.yml')
    const found = problemsOf(() => checkDocument(wrong, schema))
    expect(found.map((problem) => problem.where)).toEqual(['gate.yml:2', 'gate.yml:4', 'gate.yml:5'])
    expect(found.map((problem) => problem.what)).toEqual([
      'rules.0.metric: expected text, found a number',
      'rules.1.min: is missing; expected a number',
      'rules.1.mni: unknown key "mni"; known are metric, min',
    ])
  })
})

describe('bad documents', () => {
  it('says how to quote a comparison', () => {
    const [problem] = problemsOf(() => parseYaml('a: 1\naccuracy: >= 0.8\n', 'gate.yml'))
    expect(problem?.where).toBe('gate.yml:2')
    expect(problem?.fix).toBe("A value that starts with < or > needs quotes: accuracy: '>= 0.8'")
  })

  it('names every syntax error with its line', () => {
    const found = problemsOf(() => parseYaml('a: [1\nb: 2\nb: 3\n', 'x.yml'))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((problem) => /^x\.yml:\d+$/.test(problem.where ?? ''))).toBe(true)
    const [duplicate] = problemsOf(() => parseYaml('b: 2\nb: 3\n', 'x.yml'))
    expect(duplicate).toMatchObject({ where: 'x.yml:2', what: 'Map keys must be unique' })
  })

  it('refuses several documents, more than 5 MiB, many aliases and deep nesting', () => {
    expect(() => parseYaml('a: 1\n---\nb: 2\n', 'x')).toThrow(UserError)
    expect(() => parseYaml('#'.repeat(5 * 2 ** 20 + 1), 'x')).toThrow('larger than 5 MiB')
    const laughs = ['a0: &a0 [x,x,x,x,x,x,x,x,x]']
    for (let n = 1; n < 9; n += 1)
      laughs.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(',')}]`,
      )
    expect(() => parseYaml(laughs.join('\n'), 'x')).toThrow(/alias/)
    expect(() => parseYaml('['.repeat(100_000), 'deep.yml')).toThrow(UserError)
  })

  it('keeps a key named __proto__ as plain data', () => {
    const { value } = parseYaml('__proto__: {polluted: true}\n', 'x')
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('reads YAML 1.2: no is a text, and an unknown tag changes nothing', () => {
    expect(parseYaml('a: no\nb: 010\nc: !!python/object:os.system x\n', 'x').value).toEqual({
      a: 'no',
      b: 10,
      c: 'x',
    })
  })
})
