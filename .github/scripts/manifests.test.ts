import { describe, expect, it } from 'vitest'
import { defineInputs, input } from '#step'
import { checkManifest, fillReadme, type Manifest } from './manifests.ts'

const action = {
  name: 'gate',
  inputs: defineInputs({ policy: input.document, mode: input.choice(['a', 'b']) }),
  outputs: ['failed-rules'],
}

const described = (text: string): { description: string } => ({ description: text })

function manifest(inputs: Manifest['inputs'] = {}, outputs: Manifest['outputs'] = {}): Manifest {
  return {
    name: 'gate',
    description: 'Gates.',
    inputs: {
      policy: { ...described('The policy.'), required: true },
      mode: { ...described('How. One of a, b.'), default: 'a' },
      'working-directory': { ...described('Folder.'), default: '.' },
      record: { ...described('Entries.'), default: '' },
      token: { ...described('Token.'), default: '${{ github.token }}' },
      'fail-on': { ...described('When.'), default: 'fail' },
      share: { ...described('Share.'), default: 'auto' },
      matrix: { ...described('Leg.'), default: '${{ toJSON(matrix) }}' },
      'job-id': { ...described('Job.'), default: '${{ job.check_run_id }}' },
      ...inputs,
    },
    outputs: {
      verdict: described('Verdict.'),
      reason: described('Why.'),
      record: described('Entry.'),
      report: described('Report.'),
      'failed-rules': described('Rules.'),
      ...outputs,
    },
    runs: { using: 'node24', main: '../../dist/gate.js', post: '../../dist/gate-post.js' },
  }
}

describe('action.yml', () => {
  it('agrees with the schema', () => expect(checkManifest(manifest(), action)).toEqual([]))

  it.each([
    [{ extra: { ...described('X.'), default: '' } }, 'input extra is not in the code'],
    [{ mode: { ...described('X.'), default: 'c' } }, 'input mode: the default "c" is refused'],
    [{ mode: described('X.') }, 'input mode is neither required nor has it a default'],
    [{ policy: { ...described('X.'), default: '' } }, 'input policy: the default "" is refused'],
    [
      { record: { ...described('X.'), required: true as const } },
      'input record is required, but empty is accepted',
    ],
    [
      { policy: { ...described('X.'), required: true as const, default: 'a' } },
      'input policy is required and has a default',
    ],
  ])('is refused where it says otherwise (%#)', (inputs, problem) => {
    expect(checkManifest(manifest(inputs), action)).toEqual([problem])
  })

  it('names what only one side has', () => {
    const { policy: _, ...inputs } = manifest().inputs
    const { report: __, ...outputs } = manifest().outputs
    const file = { ...manifest(), inputs, outputs: { ...outputs, more: described('X.') } }
    expect(checkManifest(file, action)).toEqual([
      'input policy is not in action.yml',
      'output report is not in action.yml',
      'output more is not in the code',
    ])
  })
})

describe('README tables', () => {
  const readme =
    '# Gate\n<!-- inputs -->\nstale text\n<!-- /inputs -->\nbetween\n<!-- outputs -->\n<!-- /outputs -->\nend\n'

  it('are made from action.yml, and making them twice changes nothing', () => {
    const filled = fillReadme(readme, manifest({ policy: { ...described('A | <b>.'), required: true } }))
    expect(filled).toContain(
      '| `policy` | A \\| &lt;b>. | **required** |\n| `mode` | How. One of a, b. | `a` |',
    )
    expect(filled).toContain('| `token` | Token. | `${{ github.token }}` |')
    expect(filled).toContain('| `failed-rules` | Rules. |\n<!-- /outputs -->\nend\n')
    expect(filled).not.toContain('stale text')
    expect(fillReadme(filled, manifest({ policy: { ...described('A | <b>.'), required: true } }))).toBe(
      filled,
    )
  })

  it('need their markers', () => {
    expect(() => fillReadme('# Gate\n<!-- inputs -->\n', manifest())).toThrow('<!-- /inputs -->')
  })
})
