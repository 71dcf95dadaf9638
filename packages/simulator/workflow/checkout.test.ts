import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWorkflow } from '#simulator'
import { oneJob, runHere } from '../../../test/fixtures/simulator/run-here.ts'
import { temporaryRepository } from '../../../test/fixtures/simulator/temporary-repository.ts'

describe('the workspace', () => {
  it('is clean for each job, and gone with its temporary folder at the end', async () => {
    const workflow = `
on: push
jobs:
  a:
    runs-on: x
    steps: [{run: 'touch "$RUNNER_TEMP/t" w; echo "at $RUNNER_TEMP"'}]
  b:
    runs-on: x
    steps: [{run: 'test ! -e w && test ! -e "$RUNNER_TEMP/t" && test -z "$(ls -A)"'}]`
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.result.conclusion).toBe('success')
    const folder = ran.lines.find((line) => line.startsWith('at '))?.slice(3) ?? ''
    expect(path.isAbsolute(folder)).toBe(true)
    expect(existsSync(path.dirname(folder))).toBe(false)
  })

  it('does not let git find a repository around it', async () => {
    using place = temporaryRepository({
      'workflow.yml': oneJob('- run: git rev-parse --git-dir || echo none'),
    })
    const lines: string[] = []
    const { repository, output, environment } = place
    await runWorkflow({
      ...{ repository, output, environment, slug: 'team/project', workflow: 'workflow.yml' },
      event: { name: 'push' },
      workRoot: path.join(repository, '.lockstep', 'work'),
      onLine: (line) => lines.push(line.text),
    })
    expect(lines).toContain('none')
  })

  it('is filled by checkout with the depth, ref and path that are asked for', async () => {
    const steps = `
- uses: actions/checkout@v5
- run: echo "shallow $(git rev-list --count HEAD) $(git branch --show-current) $(cat new.txt)"
- uses: actions/checkout@v5
  id: full
  with: {fetch-depth: 0, path: full, ref: old}
- run: echo "full $(git -C full rev-list --count HEAD) $(git -C full tag) \${{ steps.full.outputs.commit == github.sha }}"
- uses: actions/checkout@v5
  with: {ref: nowhere}
  continue-on-error: true
  name: missing`
    using place = temporaryRepository({
      'workflow.yml': oneJob(steps.trim()),
    })
    place.git('branch', 'old')
    place.git('tag', 'v1')
    place.git('commit', '--quiet', '--allow-empty', '--message', 'Second')
    place.write({ 'new.txt': 'uncommitted' })
    const lines: string[] = []
    const { repository, workRoot, output, environment } = place
    const result = await runWorkflow({
      ...{ repository, workRoot, output, environment, slug: 'team/project', workflow: 'workflow.yml' },
      event: { name: 'push' },
      onLine: (line) => lines.push(line.text),
    })
    expect(lines).toContain('shallow 1 main uncommitted')
    expect(lines).toContain('full 1 v1 false')
    const missing = result.jobs[0]?.steps.find((step) => step.name === 'missing')
    expect(missing?.annotations[0]?.message).toBe(
      "A branch or tag with the name 'nowhere' could not be found",
    )
  })
})
