import { describe, expect, it } from 'vitest'
import { canonicalJson, parseYaml } from '#core'
import { renderText } from '#report'
import { gateDetails, gateMeasures } from './details.ts'
import { judge, type MetricValues } from './judge.ts'
import { readGatePolicy } from './policy.ts'
import { policyRemarks, presentGate, reasonsOf } from './present.ts'

const POLICY = `rules:
  - {metric: f1, min: 0.8, severity: info}
  - {metric: recall, min: 0.8, severity: warn}
  - {metric: precision, min: 0.8}
  - {metric: latency, max: 20, max-drop: 1, direction: lower}`

function result(values: Record<string, number>, firstRun = false, missing: string[] = []) {
  const metrics: MetricValues = new Map(
    Object.entries(values).map(([name, value]) => [name, { name, value, source: { file: 'm.json' } }]),
  )
  const policy = readGatePolicy(parseYaml(POLICY, 'gate.yaml'))
  const given = { metrics, baseline: metrics, predictions: undefined, firstRun }
  return judge(
    policy,
    given,
    missing.map((what) => ({ what })),
  )
}

const context = {
  model: { name: 'model.onnx', sha256: 'a'.repeat(64) },
  baseline: undefined,
  rows: undefined,
  policy: { name: 'gate.yaml', origin: 'from commit 1234567', protected: true },
  notes: ['Look here.'],
}

describe('reasonsOf', () => {
  it('puts what is missing first, then the gravest rule; info rules are no reason', () => {
    expect(reasonsOf(result({ f1: 0.1, recall: 0.2, precision: 0.3, latency: 9 }, false, ['gone']))).toEqual([
      'gone',
      'precision is 0.3; the policy asks for at least 0.8',
      'recall is 0.2; the policy asks for at least 0.8',
    ])
  })

  it('counts what held, and says what was let pass', () => {
    expect(reasonsOf(result({ f1: 0.9, recall: 0.9, precision: 0.9, latency: 9 }))).toEqual([
      '5 of 5 rules hold',
    ])
    expect(reasonsOf(result({ f1: 0.1, recall: 0.9, precision: 0.9, latency: 9 }, true))).toEqual([
      '3 of 5 rules hold, 1 not compared, for there is no baseline yet, 1 broken, of severity info',
    ])
  })
})

describe('policyRemarks', () => {
  it('stand on the line of each rule that does not hold, the gravest first', () => {
    const { rules } = result({ f1: 0.1, recall: 0.2, precision: 0.3, latency: 9 })
    expect(policyRemarks(rules).map(({ level, line, title }) => [level, line, title])).toEqual([
      ['error', 4, 'precision >= 0.8: fail'],
      ['warning', 3, 'recall >= 0.8: warn'],
      ['notice', 2, 'f1 >= 0.8: pass'],
    ])
  })
})

describe('presentGate', () => {
  it('shows every rule with its value, and what was judged', () => {
    const text = renderText(presentGate(result({ f1: 0.1, recall: 0.9, precision: 0.3 }), context))
    expect(text).toMatch(/^f1 +>= 0\.8 \(info\) +0\.1 +pass \(broken\)$/m)
    expect(text).toMatch(/^recall +>= 0\.8 \(warn\) +0\.9 +pass$/m)
    expect(text).toMatch(/^precision +>= 0\.8 +0\.3 +fail$/m)
    expect(text).toMatch(/^latency +<= 20 +missing +fail \(missing\)$/m)
    expect(text).toContain('Model: model.onnx sha256:aaaaaaaaaaaa')
    expect(text).toContain('Policy: gate.yaml, from commit 1234567')
    expect(text).toContain('Look here.')
  })
})

describe('details and measures', () => {
  it('have a canonical form even for integers beyond 2^53', () => {
    const found = result({ f1: 0.9, recall: 0.9, precision: 0.9, latency: 2 ** 60 })
    expect(() => canonicalJson(gateDetails(found, context))).not.toThrow()
    expect(gateMeasures(found.rules)).toMatchObject({
      f1: 0.9,
      latency: { state: 'integer beyond 2^53', text: String(2 ** 60) },
    })
  })
})
