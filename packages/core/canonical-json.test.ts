import { describe, expect, it } from 'vitest'
import { canonicalJson, NotCanonical } from './canonical-json.ts'

/** The double with these bits, most significant first. */
function fromBits(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE()
}

describe('the published vectors of RFC 8785', () => {
  it('serialises the sample of section 3.2.2', () => {
    const sample = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`
    expect(canonicalJson(JSON.parse(sample))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts the keys of section 3.2.3 by UTF-16 code units', () => {
    const written = canonicalJson({
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    })
    expect([...written.matchAll(/:"([^"]*)"/g)].map((found) => found[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of appendix B as %s', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text)
  })

  // Appendix B writes these, section 3.2.2.3 and I-JSON advise against them: not every reader keeps all digits.
  it.each([
    '4340000000000000',
    'c340000000000000',
    '4430000000000000',
    '444b1ae4d6e2ef4e',
    '444b1ae4d6e2ef4f',
  ])('refuses the integer beyond 2^53 %s of appendix B', (bits) => {
    expect(() => canonicalJson(fromBits(bits))).toThrow(/beyond 2\^53/)
  })

  it.each(['7fffffffffffffff', '7ff0000000000000'])('refuses %s of appendix B', (bits) => {
    expect(() => canonicalJson(fromBits(bits))).toThrow(NotCanonical)
  })
})

describe('the four refusals', () => {
  it.each([
    ['NaN', { a: [1, Number.NaN] }, '/a/1'],
    ['an infinity', { a: Number.NEGATIVE_INFINITY }, '/a'],
    ['undefined', { a: { b: undefined } }, '/a/b'],
    ['a hole', new Array(1), '/0'],
    ['a function', { a: () => 1 }, '/a'],
    ['a bigint', [1n], '/0'],
    ['a lone surrogate in a value', ['\ud800'], '/0'],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, '/a/'],
    ['an integer beyond 2^53', { n: Number.MAX_SAFE_INTEGER + 1 }, '/n'],
    ['a class instance', { when: new Date(0) }, '/when'],
    ['a map', new Map([['a', 1]]), 'the root'],
  ])('refuses %s and names its place', (_, value, place) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical)
    expect(() => canonicalJson(value)).toThrow(place)
  })

  it('keeps the largest safe integer, and an object without prototype', () => {
    expect(canonicalJson([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])).toBe(
      '[9007199254740991,-9007199254740991]',
    )
    expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}')
  })
})
