import { MissingEvidence } from '#core'
import { readGatePolicy } from '#evaluation'
import { type Action, readPolicy } from '#step'
import { concludeGate } from './conclude.ts'
import { Findings, findEvidence } from './evidence.ts'
import { inputs } from './inputs.ts'
import { judgeEvidence } from './judgement.ts'

export const action = {
  name: 'gate-metrics',
  inputs,
  outputs: ['failed-rules', 'baseline'],
  run: async (step, given) => {
    const findings = new Findings()
    const read = await findings.attempt(async () => {
      const source = await readPolicy(step, given.policy, 'input policy')
      return { source, policy: readGatePolicy(source.document) }
    })
    const evidence = await findEvidence(step, given, findings)
    if (read === undefined) throw new MissingEvidence(evidence.missing)
    const judgement = await judgeEvidence(step, read.policy, evidence)
    return concludeGate(step, given, read.source, evidence, judgement)
  },
} satisfies Action<typeof inputs>
