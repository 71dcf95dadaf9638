import { describe, expect, it } from 'vitest'
import { describeProblem, MissingEvidence, Problems, ServiceError, UserError } from './errors.ts'

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

describe('errors', () => {
  it('says where, what and how to put it right', () => {
    expect(describeProblem({ what: 'no such file', where: 'a.csv', fix: 'Check the path.' })).toBe(
      'a.csv: no such file. Check the path.',
    )
    expect(describeProblem({ what: 'it broke!', fix: 'Retry.' })).toBe('it broke! Retry.')
    expect(describeProblem({ what: 'no such file' })).toBe('no such file')
  })

  it('keeps its class apart: missing evidence is a user error, not the other way round', () => {
    expect(new MissingEvidence('x')).toBeInstanceOf(UserError)
    expect(new MissingEvidence('x').name).toBe('MissingEvidence')
    expect(new UserError('x')).not.toBeInstanceOf(MissingEvidence)
  })

  it('names the service, the status and the number of tries', () => {
    const error = new ServiceError('registry', 'GET /v2 failed', { status: 503, attempts: 4 })
    expect(error.message).toBe('registry: GET /v2 failed (status 503), after 4 attempts')
  })

  it('collects all problems, and lets a bug pass', () => {
    const problems = new Problems()
    problems.throwIfAny()
    expect(problems.attempt(() => 7)).toBe(7)
    problems.attempt(() => {
      throw new UserError('bad')
    }, 'input a')
    problems.add('worse', { where: 'input b' })
    expect(() => problems.throwIfAny()).toThrow('input a: bad\ninput b: worse')
    expect(() =>
      problems.attempt(() => {
        throw new TypeError('bug')
      }),
    ).toThrow(TypeError)
  })
})
