import { expect, it, vi } from 'vitest'
import { job, startProject, steps, workflow } from './project.ts'

const SLOW = `echo "training as $$"
sleep 300 &
echo "helper as $!"
wait
`

const features = steps.train
  .replaceAll('out/model.bin', 'out/features.bin')
  .replace('id: train', 'id: features')
const slow = `- {id: train, uses: team/lockstep/actions/train@v1, with: {run: sh slow.sh, data: record:model, model: out/model.bin}}`
const gate = `- {id: gate, uses: team/lockstep/actions/gate-metrics@v1, with: {policy: gate.yaml, metrics: m.json, model: gate.yaml, record: "\${{ needs.train.outputs.entry }}"}}`

it('a run cancelled in the middle of a training leaves an entry with its links, and no process', async () => {
  const pipeline = workflow(
    job('features', [], steps.checkout, features),
    job(
      'train',
      ['needs: features', 'outputs: {entry: "${{ steps.train.outputs.record }}"}'],
      steps.checkout,
      slow,
    ),
    job('after', ['needs: train', 'if: always()'], steps.checkout, gate),
    job('never', ['needs: train'], steps.checkout, gate),
  )
  await using project = await startProject(pipeline, {
    'slow.sh': SLOW,
    'train.sh':
      'mkdir -p out; echo features > out/features.bin; echo "{}" > out/metrics.json; echo a > out/predictions.csv\n',
    'm.json': '{"accuracy": 0.9}',
  })
  const cancel = new AbortController()
  const processes: number[] = []
  const ran = await project.run({
    signal: cancel.signal,
    onText: ({ text }) => {
      const [, id] = /^(?:training|helper) as (\d+)$/.exec(text) ?? []
      if (id !== undefined) processes.push(Number(id))
      if (processes.length === 2) cancel.abort()
    },
  })
  ran.expectJobs({ features: 'success', train: 'cancelled', after: 'success', never: 'cancelled' })
  const train = ran.entry('train', 'train')
  expect(train.entry).toMatchObject({
    verdict: 'inconclusive',
    results: { status: 'cancelled' },
    materials: [{ role: 'data' }],
    products: [],
    parents: [ran.entry('train', 'features').id],
  })
  expect(ran.entry('gate-metrics').entry.parents).toEqual([train.id])
  expect(processes).toHaveLength(2)
  // An orphan that ended is there until init has seen it.
  const gone = (id: number) => vi.waitFor(() => expect(() => process.kill(id, 0)).toThrow('ESRCH'), 5_000)
  await Promise.all(processes.map(gone))
  const orphans = ran.result.jobs.flatMap(({ annotations }) => annotations.map(({ message }) => message))
  expect(orphans).toEqual([])
})
