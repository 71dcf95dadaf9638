import { describe, expect, it } from 'vitest'
import { commandEnvironment } from './machine.ts'

describe('the environment of a command', () => {
  it('lacks the tokens, inputs and files of the step, and has what is passed by name', () => {
    const kept = { PATH: '/bin', HOME: '/h', GITHUB_SHA: '1', RUNNER_TEMP: '/t', MY_ACTIONS_X: 'kept' }
    const machine = {
      environment: {
        ...kept,
        ACTIONS_RUNTIME_TOKEN: 'secret',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
        INPUT_TOKEN: 'secret',
        STATE_first: 'true',
        GITHUB_TOKEN: 'secret',
        GITHUB_OUTPUT: '/o',
        GITHUB_STATE: '/s',
        GITHUB_ENV: '/e',
        GITHUB_PATH: '/p',
        GITHUB_STEP_SUMMARY: '/m',
      },
      workspace: '/w',
      temp: '/t',
      now: () => new Date(0),
    }
    expect(commandEnvironment(machine)).toEqual(kept)
    expect(commandEnvironment(machine, { MODEL: 'm', GITHUB_TOKEN: 'given' })).toEqual({
      ...kept,
      MODEL: 'm',
      GITHUB_TOKEN: 'given',
    })
  })
})
