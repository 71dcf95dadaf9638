import { describe, expect, it } from 'vitest'
import { ServiceError } from '#core'
import { type IssueTracker, keepIssue } from './issue.ts'

const request = { key: 'abc', markdown: '# report', run: 'https://github.com/o/r/actions/runs/5' }
const data = {
  drift: 'data',
  causes: [{ kind: 'data', severity: 'fail', column: 'delay', what: 'it moved' }],
} as const

/** A tracker with one open issue or none; it notes what it is asked to do. */
function tracker(open?: number): { asked: unknown[]; issues: IssueTracker } {
  const asked: unknown[] = []
  const note = async (call: unknown, value: number): Promise<{ done: true; value: number }> => {
    asked.push(call)
    return { done: true, value }
  }
  const issues: IssueTracker = {
    find: async () => ({ done: true, value: open }),
    open: (issue) => note({ open: issue }, 7),
    update: (number, issue) => note({ update: number, ...issue }, number),
    close: (number, comment) => note({ close: number, comment }, number),
  }
  return { asked, issues }
}

describe('the issue of a check', () => {
  it('is opened with the first drift, and brought up to date with the next', async () => {
    const first = tracker()
    expect(await keepIssue(data, first.issues, request)).toEqual({ number: 7 })
    const body = '<!-- lockstep-drift:abc -->\n# report\nFrom https://github.com/o/r/actions/runs/5\n'
    expect(first.asked).toEqual([{ open: { title: 'Drift: data in delay', body, label: 'lockstep-drift' } }])
    const next = tracker(3)
    expect(await keepIssue(data, next.issues, request)).toEqual({ number: 3 })
    expect(next.asked).toEqual([{ update: 3, title: 'Drift: data in delay', body }])
  })

  it('is closed when there is no drift, and left alone when nothing was decided', async () => {
    const open = tracker(3)
    expect(await keepIssue({ drift: 'none', causes: [] }, open.issues, request)).toEqual({ number: 3 })
    expect(open.asked).toEqual([
      { close: 3, comment: 'No drift any more: https://github.com/o/r/actions/runs/5' },
    ])
    const untouched = tracker(3)
    expect(await keepIssue({ drift: undefined, causes: [] }, untouched.issues, request)).toEqual({})
    expect(await keepIssue({ drift: 'none', causes: [] }, tracker().issues, request)).toEqual({})
    expect(untouched.asked).toEqual([])
  })

  it('that cannot be written says why', async () => {
    const { issues } = tracker()
    const refusing = { ...issues, open: async () => ({ done: false, refusal: 'no (status 403)' }) as const }
    expect(await keepIssue(data, refusing, request)).toEqual({ why: 'no (status 403)' })
    const down = {
      ...issues,
      find: async () => {
        throw new ServiceError('GitHub', 'GET failed', { status: 502 })
      },
    }
    expect(await keepIssue(data, down, request)).toEqual({ why: 'GitHub: GET failed (status 502)' })
  })
})
