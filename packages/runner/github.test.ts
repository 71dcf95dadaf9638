import { describe, expect, it } from 'vitest'
import { ServiceError } from '#core'
import { showInPullRequest } from './checks.ts'
import type { RunContext } from './context.ts'
import { openGitHub, refusalOf } from './github.ts'
import { answer, type LocalServer, startServer } from './local-server.fixture.ts'

const open = (server: LocalServer): ReturnType<typeof openGitHub> =>
  openGitHub('ghs_secret', 'team/flights', server.url)

describe('REST calls', () => {
  it('carry the token, owner and repository, and return a refusal instead of throwing it', async () => {
    await using server = await startServer((_, response) =>
      answer(response, 403, { message: 'Resource not accessible' }),
    )
    const refused = await open(server).call('GET', '/repos/{owner}/{repo}/issues/{issue_number}', {
      issue_number: 3,
    })
    expect(refusalOf(refused)).toBe('Resource not accessible (status 403)')
    expect(server.seen).toMatchObject([
      { url: '/repos/team/flights/issues/3', authorization: 'token ghs_secret' },
    ])
  })

  it('are tried again after 5xx and cut connections, but not for POST', async () => {
    await using server = await startServer((seen, response, count) => {
      if (seen.method === 'POST') answer(response, 502, {})
      else if (count === 1) response.destroy()
      else if (count === 2) answer(response, 503, {})
      else answer(response, 200, { ok: true })
    })
    expect((await open(server).call('GET', '/repos/{owner}/{repo}')).data).toEqual({ ok: true })
    expect(server.seen).toHaveLength(3)
    const posted = open(server).call('POST', '/repos/{owner}/{repo}/dispatches', { event_type: 'x' })
    await expect(posted).rejects.toThrow(ServiceError)
    expect(server.seen).toHaveLength(4)
  })
})

describe('results in a pull request', () => {
  const context = { pullRequest: { number: 5, headSha: 'abc' } } as unknown as RunContext
  const report = {
    name: 'lockstep gate-metrics (gate)',
    verdict: 'fail' as const,
    title: 'gate-metrics: fail: @team [x](https://evil.example)',
    markdown: '## gate-metrics: fail\n',
    annotations: Array.from({ length: 120 }, (_, n) => ({
      level: 'error' as const,
      title: 't',
      message: `m${n}`,
      file: 'a.csv',
      line: n + 1,
    })),
  }

  it('are a check, with its annotations in requests of fifty', async () => {
    await using server = await startServer((seen, response) =>
      answer(response, seen.method === 'POST' ? 201 : 200, { id: 9 }),
    )
    expect(await showInPullRequest(open(server), context, report)).toEqual({ place: 'check' })
    const sent = server.seen.map((seen) => seen.body as { output: { annotations: { message: string }[] } })
    expect(sent.map((body) => body.output.annotations.length)).toEqual([50, 50, 20])
    expect(sent[2]?.output.annotations[19]?.message).toBe('m119')
    expect(server.seen[0]?.body).toMatchObject({ head_sha: 'abc', conclusion: 'failure' })
  })

  it('are one comment where checks are refused, found again beyond the first hundred', async () => {
    const marker = '<!-- lockstep:lockstep gate-metrics (gate) -->'
    const others = Array.from({ length: 100 }, (_, id) => ({ id, body: 'a remark' }))
    await using server = await startServer((seen, response) => {
      if (seen.url.endsWith('/check-runs')) return answer(response, 403, { message: 'no' })
      if (seen.method === 'GET') {
        return answer(
          response,
          200,
          seen.url.includes('page=2') ? [{ id: 777, body: `${marker}\nold` }] : others,
        )
      }
      return answer(response, 200, {})
    })
    expect(await showInPullRequest(open(server), context, report)).toEqual({
      place: 'comment',
      missingPermission: 'checks: write',
      refusal: 'no (status 403)',
    })
    const last = server.seen.at(-1)
    expect(last).toMatchObject({ method: 'PATCH', url: '/repos/team/flights/issues/comments/777' })
    // The title is plain text; in a comment its markup would take effect.
    expect(last?.body).toEqual({ body: `${marker}\n## gate-metrics: fail\n` })
  })

  it('stay in the summary where nothing may be written', async () => {
    await using server = await startServer((_, response) => answer(response, 403, { message: 'no' }))
    expect((await showInPullRequest(open(server), context, report)).place).toBe('summary')
    expect(await showInPullRequest(open(server), { ...context, pullRequest: undefined }, report)).toEqual({
      place: 'summary',
    })
  })
})
