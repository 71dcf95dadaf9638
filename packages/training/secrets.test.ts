import { describe, expect, it } from 'vitest'
import { redactor, refuseSecrets } from './secrets.ts'

const environment = { API_KEY: 'k-123456', KEYBOARD: 'qwertyuiop', SHORT_TOKEN: 'abc', PATH: '/usr/bin' }

describe('redactor', () => {
  it('hides long values of variables that are secrets by their name', () => {
    expect(redactor(environment)('k-123456 qwertyuiop abc')).toBe('*** qwertyuiop abc')
  })
})

describe('refuseSecrets', () => {
  it('names each parameter that holds a secret, at any depth, and not the secret', () => {
    const parameters = {
      key: 'k-123456',
      urls: [{ at: 'https://x/?key=k-123456' }],
      layout: 'qwertyuiop',
      n: 3,
    }
    expect(() => refuseSecrets(parameters, environment)).toThrow(
      [
        'input params: the parameter key holds the secret API_KEY, and parameters are recorded. The command has API_KEY in its environment; leave the parameter out.',
        'input params: the parameter urls holds the secret API_KEY, and parameters are recorded. The command has API_KEY in its environment; leave the parameter out.',
      ].join('\n'),
    )
  })

  it('lets other parameters pass', () => {
    expect(() =>
      refuseSecrets({ layout: 'qwertyuiop', max_tokens: 512, s: 'abc' }, environment),
    ).not.toThrow()
  })
})
