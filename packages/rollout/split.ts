import { createHash } from 'node:crypto'
import { seededRandom } from '#stats'
import type { Arm } from './arms.ts'

/** Decides which arm a request goes to. */
export interface Split {
  /** Percent of requests that go to the candidate: 0 to 100. */
  weight: number
  /** @param key of a caller that shall stay on its arm; undefined: by chance */
  choose(key: string | undefined): Arm
}

/**
 * A split that starts with all traffic on stable. A caller with a key stays on the candidate as the weight rises,
 * and comes back to stable when it falls.
 */
export function createSplit(seed: number): Split {
  const random = seededRandom(seed)
  const split: Split = {
    weight: 0,
    choose: (key) => {
      const place = key === undefined ? random.uniform() : placeOf(seed, key)
      return place * 100 < split.weight ? 'canary' : 'stable'
    },
  }
  return split
}

/** A fixed place in [0, 1) for a key. The seed makes each rollout expose other callers first. */
function placeOf(seed: number, key: string): number {
  return createHash('sha256').update(`${seed}\0${key}`).digest().readUIntBE(0, 6) / 2 ** 48
}
