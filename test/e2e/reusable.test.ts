import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './harness.ts'
import { startProject } from './project.ts'

const CALLER = `name: release
on: [push]
permissions: {}
jobs:
  model:
    uses: ./.github/workflows/called.yml
    permissions: {actions: read, contents: write}
    with:
      name: flights
      data: data/flights.csv
      expectations: expectations.yaml
      run: LOCKSTEP_PARAM_QUALITY=90 sh train.sh
      model: out/model.bin
      predictions: out/predictions.csv
      policy: gate.yaml
      stages: stages.yaml
  application:
    needs: model
    runs-on: ubuntu-latest
    steps:
      - run: echo "the application takes flights version \${{ needs.model.outputs.version }}"
`

it('the reusable pipeline validates, trains, gates and registers for a workflow that calls it', async () => {
  await using project = await startProject(CALLER, {
    '.github/workflows/called.yml': readFileSync(join(root, '.github/workflows/pipeline.yml'), 'utf8'),
    'expectations.yaml': 'columns: {late: {type: integer, in: [0, 1]}}\n',
    'stages.yaml':
      'stages: {staging: {requires: [gate, data]}}\nevidence: {workflows: [.github/workflows/pipeline.yml]}\n',
  })
  const ran = await project.run()
  expect(ran.result.conclusion, ran.log).toBe('success')
  expect(ran.log).toContain('the application takes flights version 1')
  const parents = ran.entry('gate-metrics').entry.parents
  expect(parents).toContain(ran.entry('train').id)
  expect(ran.entry('train').entry.parents).toEqual([ran.entry('validate-data').id])
  expect(project.cli('lineage', 'flights@staging').out).toContain('data/flights.csv')
})
