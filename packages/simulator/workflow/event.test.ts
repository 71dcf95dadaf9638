import { describe, expect, it } from 'vitest'
import { runWorkflow, WorkflowRefused } from '#simulator'
import { runHere } from '../../../test/fixtures/simulator/run-here.ts'
import { temporaryRepository } from '../../../test/fixtures/simulator/temporary-repository.ts'

const workflow = `on:
  push:
  pull_request:
  schedule: [{cron: '0 5 * * 1'}]
  workflow_dispatch:
    inputs:
      rows: {type: number, default: 3}
      dry: {type: boolean, default: true}
      label: {type: string, default: none}
jobs:
  a:
    runs-on: x
    steps:
      - uses: actions/checkout@v5
      - run: |
          echo "ref $GITHUB_REF $GITHUB_REF_NAME head=$GITHUB_HEAD_REF base=$GITHUB_BASE_REF"
          echo "event $EVENT"
          echo "parents $(git rev-list --parents -n 1 HEAD | wc -w) $(test "$(git rev-parse HEAD)" = "$GITHUB_SHA" && echo same)"
          echo "inputs \${{ inputs.rows }} \${{ inputs.dry == true }} \${{ github.event.inputs.dry == 'true' }} \${{ inputs.label }}"
        env:
          EVENT: "\${{ toJSON(github.event) }}"
`

const files = { 'workflow.yml': workflow }

describe('events', () => {
  it('types the inputs of workflow_dispatch and gives them to the payload as text', async () => {
    const event = { name: 'workflow_dispatch' }
    using ran = await runHere(files, { event, inputs: { rows: '7', label: 'x y' } })
    expect(ran.lines).toContain('inputs 7 true true x y')
    expect(ran.lines).toContain('    "rows": "7",')
  })

  it('makes a push from the commits', async () => {
    using ran = await runHere(files)
    expect(ran.lines).toContain('ref refs/heads/main main head= base=')
    expect(ran.lines).toContain(`  "after": "${ran.result.sha}",`)
    expect(ran.lines).toContain(`  "before": "${'0'.repeat(40)}",`)
  })

  it('names the cron line of a schedule, and lays a given payload over its own', async () => {
    const event = { name: 'schedule', payload: { extra: 'mine' } }
    using ran = await runHere(files, { event })
    expect(ran.lines).toEqual(expect.arrayContaining(['  "schedule": "0 5 * * 1",', '  "extra": "mine"']))
  })

  it('runs a pull request on the merge of its head and base', async () => {
    using place = temporaryRepository(files)
    place.git('switch', '--quiet', '--create', 'feature')
    place.write({ 'feature.txt': 'not committed' })
    const lines: string[] = []
    const { repository, workRoot, output, environment } = place
    const options = {
      ...{ repository, workRoot, output, environment, slug: 'team/project', workflow: 'workflow.yml' },
      event: { name: 'pull_request' },
      onLine: (line: { text: string }) => void lines.push(line.text),
    }
    const result = await runWorkflow(options)
    expect(result.conclusion).toBe('success')
    expect(result.ref).toBe('refs/pull/1/merge')
    expect(lines).toContain('ref refs/pull/1/merge 1/merge head=feature base=main')
    expect(lines).toContain('parents 1 same')
    expect(lines).toContain(`      "sha": "${result.origin.sha}",`)
    expect(lines).toContain(`      "sha": "${place.git('rev-parse', 'main')}",`)
    place.git('branch', '--delete', '--force', 'main')
    const refused = runWorkflow({ ...options, workRoot: `${workRoot}-2`, event: { name: 'pull_request' } })
    await expect(refused).rejects.toThrow(WorkflowRefused)
    await expect(refused).rejects.toThrow(
      "the base branch 'main' of the pull request is not in the repository",
    )
  })
})
