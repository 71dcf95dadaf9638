import { describe, expect, it } from 'vitest'
import { MissingEvidence, Problems, UserError } from './errors.ts'

const fail = (error: Error) => async (): Promise<never> => {
  throw error
}

function thrownBy(problems: Problems): unknown {
  try {
    problems.throwIfAny()
  } catch (error) {
    return error
  }
  return undefined
}

describe('Problems', () => {
  it('throws all that it found at once', async () => {
    const problems = new Problems()
    expect(await problems.attemptAsync(async () => 5)).toBe(5)
    expect(thrownBy(problems)).toBeUndefined()
    expect(await problems.attemptAsync(fail(new MissingEvidence('a', { where: 'x' })), 'y')).toBeUndefined()
    expect(thrownBy(problems)).toBeInstanceOf(MissingEvidence)
    problems.attempt(() => {
      throw new UserError('b')
    }, 'y')
    const error = thrownBy(problems)
    expect(error).not.toBeInstanceOf(MissingEvidence)
    expect(error).toMatchObject({ message: 'x: a\ny: b' })
  })

  it('passes on what is no fault of the user', async () => {
    await expect(new Problems().attemptAsync(fail(new TypeError('bug')))).rejects.toThrow(TypeError)
  })
})
