import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { oneJob, runHere } from '../../../test/fixtures/simulator/run-here.ts'

describe('run steps', () => {
  it('uses bash -e without a shell and pipefail with shell: bash', async () => {
    const steps = `
- name: plain
  run: |
    false | true
    echo "flags $-"
- name: named
  continue-on-error: true
  shell: bash
  run: |
    echo before
    false | true
    echo after`
    using ran = await runHere({ 'workflow.yml': oneJob(steps.trim()) })
    expect(ran.step('plain')?.outcome).toBe('success')
    expect(ran.step('named')).toMatchObject({ outcome: 'failure', conclusion: 'success' })
    expect(ran.lines).toContain('before')
    expect(ran.lines).not.toContain('after')
    expect(ran.result.conclusion).toBe('success')
  })

  it('takes sh, python and a command with {0}, and defaults of job over workflow', async () => {
    const workflow = `
on: push
defaults: {run: {shell: sh, working-directory: sub}}
jobs:
  a:
    runs-on: x
    defaults: {run: {shell: python}}
    steps:
      - run: mkdir sub other
        shell: bash
        working-directory: .
      - run: import os; print("python", os.path.basename(os.getcwd()))
      - run: 'console.log("node", process.argv.length, require("path").basename(process.cwd()))'
        shell: ${process.execPath} {0} x
        working-directory: other
  b:
    runs-on: x
    steps:
      - run: mkdir sub
        working-directory: .
      - run: readlink /proc/$$/exe; pwd`
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.lines).toEqual(expect.arrayContaining(['python sub', 'node 3 other']))
    expect(ran.lines.some((line) => /\/(dash|sh|busybox)$/.test(line))).toBe(true)
    expect(ran.lines.some((line) => line.endsWith('/project/project/sub'))).toBe(true)
    expect(ran.result.conclusion).toBe('success')
  })

  it('lays step over job over workflow env, and GITHUB_ENV over both', async () => {
    const workflow = `
on: push
env: {A: workflow, B: workflow, C: workflow}
jobs:
  a:
    runs-on: x
    env: {B: job, C: job}
    steps:
      - run: echo "one $A $B $C \${{ env.C }} $D"
        env: {C: step, D: "\${{ env.B }}+", GITHUB_SHA: forged}
      - run: |
          echo "B=later" >> "$GITHUB_ENV"
          echo "$PWD/bin" >> "$GITHUB_PATH"
          mkdir bin; printf '#!/bin/sh\\necho from-path' > bin/mine; chmod +x bin/mine
      - run: echo "two $A $B $C"; mine; echo "sha \${#GITHUB_SHA}"; echo "id $RUNNER_TRACKING_ID"`
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.lines).toEqual(
      expect.arrayContaining([
        'one workflow job step step job+',
        'two workflow later job',
        'from-path',
        'sha 40',
      ]),
    )
    expect(ran.lines.some((line) => /^id github_[0-9a-f-]{36}$/.test(line))).toBe(true)
  })

  it('passes outputs on and fails a step that writes a wrong file command', async () => {
    const steps = `
- id: one
  run: |
    echo "x=1" >> "$GITHUB_OUTPUT"
    printf 'long<<E\\na\\nb\\nE\\n' >> "$GITHUB_OUTPUT"
- run: echo "got \${{ steps.one.outputs.x }} $LONG \${{ steps.one.outcome }}"
  env: {LONG: "\${{ toJSON(steps.one.outputs.long) }}"}
- name: wrong
  run: echo "nonsense" >> "$GITHUB_OUTPUT"
- name: after
  if: failure()
  run: echo "status \${{ job.status }}"`
    using ran = await runHere({ 'workflow.yml': oneJob(steps.trim()) })
    expect(ran.lines).toContain('got 1 "a\\nb" success')
    expect(ran.step('wrong')?.outcome).toBe('failure')
    expect(ran.step('wrong')?.annotations[0]?.message).toContain("Invalid format 'nonsense'")
    expect(ran.lines).toContain('status failure')
    expect(ran.result.conclusion).toBe('failure')
  })

  it('masks secrets and added masks everywhere, and drops job outputs that hold one', async () => {
    const workflow = `
on: push
jobs:
  a:
    runs-on: x
    outputs: {open: "\${{ steps.s.outputs.open }}", closed: "\${{ steps.s.outputs.closed }}"}
    steps:
      - id: s
        name: secret
        run: |
          echo "::add-mask::hidden-by-mask"
          echo "KEY $KEY hidden-by-mask"
          echo "::warning::KEY $KEY"
          echo "# $KEY" >> "$GITHUB_STEP_SUMMARY"
          echo "open=1" >> "$GITHUB_OUTPUT"
          echo "closed=x hidden-by-mask" >> "$GITHUB_OUTPUT"
        env: {KEY: "\${{ secrets.KEY }}"}
  b:
    needs: a
    runs-on: x
    steps:
      - run: 'echo "outputs [\${{ needs.a.outputs.open }}] [\${{ needs.a.outputs.closed }}]"'`
    using ran = await runHere({ 'workflow.yml': workflow }, { secrets: { KEY: 'k3y-value' } })
    const step = ran.step('secret')
    expect(ran.lines).toContain('KEY *** ***')
    expect(step?.annotations).toEqual([{ level: 'warning', message: 'KEY ***' }])
    expect(step?.summary).toBe('# ***\n')
    expect(ran.lines).toContain('outputs [1] []')
    expect(ran.result.jobs[0]?.annotations[0]?.message).toBe(
      "Skip output 'closed' since it may contain secret.",
    )
    const log = readFileSync(path.join(ran.place.output, step?.log ?? ''), 'utf8')
    expect(log).toContain('KEY *** ***')
    expect(log).not.toContain('k3y-value')
  })

  it('times a step out after a fraction of a minute, as a failure', async () => {
    const steps = `
- name: slow
  timeout-minutes: 0.005
  run: exec sleep 60
- name: after
  if: failure()
  run: echo reached`
    using ran = await runHere({ 'workflow.yml': oneJob(steps.trim()) })
    expect(ran.step('slow')?.outcome).toBe('failure')
    expect(ran.step('slow')?.annotations[0]?.message).toBe(
      "The action 'slow' has timed out after 0.005 minutes.",
    )
    expect(ran.lines).toContain('reached')
  })
})
