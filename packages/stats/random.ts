/** A stream of reproducible pseudo-random numbers. Not for secrets. */
export interface RandomSource {
  /** A whole number in [0, 2^32). */
  uint32(): number
  /** A multiple of 2^-53 in [0, 1). */
  uniform(): number
}

/**
 * xoshiro128** 1.1 from its four words of state, which must not all be zero.
 * Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4).
 */
export function xoshiro128(words: readonly [number, number, number, number]): RandomSource {
  let [a, b, c, d] = words
  if ((a | b | c | d) === 0) throw new RangeError('the state must not be all zero')
  const uint32 = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  return { uint32, uniform: () => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) * 2 ** -53 }
}

/** A generator whose state is filled from one whole number (its low 32 bits) by SplitMix32. */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} is not a whole number`)
  let counter = seed >>> 0
  const next = () => {
    counter = (counter + 0x9e3779b9) | 0
    let word = counter ^ (counter >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  }
  return xoshiro128([next(), next(), next(), next()])
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
