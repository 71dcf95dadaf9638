import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  client,
  createWorld,
  everything,
  send,
  startJob,
  type World,
} from '../../../test/fixtures/simulator/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const repo = '/repos/octo/flights'

describe('requests, by @actions/github', () => {
  it('make and change a check run; annotations add up', async () => {
    const job = startJob(world, { checks: 'write' })
    const output = (line: number) => ({
      title: 'Rows',
      summary: 'bad rows',
      annotations: [
        {
          path: 'data/one.csv',
          start_line: line,
          end_line: line,
          annotation_level: 'failure',
          message: 'no',
        },
      ],
    })
    const route = 'POST /repos/{owner}/{repo}/check-runs'
    const at = { owner: 'octo', repo: 'flights' }
    const made = await client(world, job, 'request', {
      route,
      parameters: { ...at, name: 'data', head_sha: world.sha, status: 'in_progress', output: output(1) },
    })
    expect(made.value).toMatchObject({ status: 201, data: { status: 'in_progress', conclusion: null } })
    const { id } = z.object({ data: z.object({ id: z.number() }) }).parse(made.value).data
    const changed = await send(world, job, `PATCH ${repo}/check-runs/${id}`, {
      conclusion: 'failure',
      output: output(2),
    })
    expect(changed.body).toMatchObject({ status: 'completed', output: { annotations_count: 2 } })
    expect(world.github.documents('check-runs')).toMatchObject([
      { id, conclusion: 'failure', annotations: [{ start_line: 1 }, { start_line: 2 }] },
    ])
    const listed = await send(world, job, `GET ${repo}/commits/main/check-runs?check_name=data`)
    expect(listed.body).toMatchObject({
      total_count: 1,
      check_runs: [{ id, app: { slug: 'github-actions' } }],
    })
    const own = await send(world, job, `GET ${repo}/check-runs/${job.jobId}`) // a job is a check run
    expect(own.body).toMatchObject({ id: job.jobId, status: 'in_progress' })
  })

  it("are refused where GitHub's document refuses them, by reason, and recorded", async () => {
    const job = startJob(world, everything)
    const parameters = {
      owner: 'octo',
      repo: 'flights',
      name: 'data',
      head_sha: world.sha,
      conclusion: 'sucess',
    }
    const route = 'POST /repos/{owner}/{repo}/check-runs'
    const before = world.github.documents('check-runs').length
    const refused = await client(world, job, 'request', { route, parameters })
    expect(refused).toMatchObject({ status: 422, error: expect.stringContaining('properties/conclusion') })
    expect(world.github.requests.at(-1)).toMatchObject({
      method: 'POST',
      status: 422,
      body: { conclusion: 'sucess' },
      violation: expect.stringMatching(/^checks\/create: For 'properties\/conclusion'/),
    })
    expect(world.github.documents('check-runs')).toHaveLength(before)
  })

  it.each([
    ['a missing name', `POST ${repo}/check-runs`, { head_sha: 'x' }, 'properties/name'],
    ['a missing body', `POST ${repo}/issues`, undefined, "body wasn't supplied"],
    ['a number as text', `POST ${repo}/issues/1/comments`, { body: 7 }, 'properties/body'],
    ['a text as number', `GET ${repo}/check-runs/abc`, undefined, 'properties/check_run_id'],
    ['an unknown word in the query', `GET ${repo}/issues?state=shut`, undefined, 'properties/state'],
    ['too long a summary', `POST ${repo}/check-runs`, tooLong(), 'output/summary'],
    ['too many annotations', `POST ${repo}/check-runs`, tooMany(), 'output/annotations'],
    ['too many dispatch properties', `POST ${repo}/dispatches`, tooWide(), 'client_payload'],
  ])('are refused for %s', async (_, route, body, reason) => {
    const answer = await send(world, startJob(world, everything), route, body)
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(reason) } })
    expect(world.github.requests.at(-1)?.violation).toContain(reason)
  })

  it('are refused for a completed check without conclusion, an unknown commit, columns over lines', async () => {
    const job = startJob(world, everything)
    const check = { name: 'c', head_sha: world.sha }
    const post = async (more: object) =>
      (await send(world, job, `POST ${repo}/check-runs`, { ...check, ...more })).body
    expect(await post({ status: 'completed' })).toMatchObject({
      message: expect.stringContaining('conclusion'),
    })
    expect(await post({ head_sha: '0'.repeat(40) })).toMatchObject({
      message: expect.stringContaining('No commit found'),
    })
    const item = {
      path: 'a',
      start_line: 1,
      end_line: 2,
      start_column: 3,
      annotation_level: 'notice',
      message: 'm',
    }
    const answer = await post({ output: { title: 't', summary: 's', annotations: [item] } })
    expect(answer).toMatchObject({ message: expect.stringContaining('columns') })
  })
})

describe('permissions', () => {
  it.each([
    ['checks', `POST ${repo}/check-runs`, { name: 'x', head_sha: 'x' }],
    ['issues', `POST ${repo}/issues`, { title: 'x' }],
    ['actions', `POST ${repo}/actions/workflows/retrain.yml/dispatches`, { ref: 'main' }],
    ['contents', `POST ${repo}/dispatches`, { event_type: 'x' }],
  ])('%s: read does not write', async (permission, route, body) => {
    const refused = await send(world, startJob(world, { ...everything, [permission]: 'read' }), route, body)
    expect(refused).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    })
    expect(refused.headers.get('x-accepted-github-permissions')).toBe(`${permission}=write`)
  })

  it('are asked of readers too, and the client shows the refusal', async () => {
    const job = startJob(world, { contents: 'none' })
    expect(await send(world, job, `GET ${repo}/contents/README.md`)).toMatchObject({ status: 403 })
    expect(await send(world, job, `GET ${repo}`)).toMatchObject({
      status: 200,
      body: { default_branch: 'main' },
    })
    const parameters = { owner: 'octo', repo: 'flights', issue_number: 1, body: 'x' }
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    const refused = await client(world, job, 'request', { route, parameters })
    expect(refused).toMatchObject({
      status: 403,
      error: expect.stringMatching(/^Resource not accessible by integration/),
    })
  })

  it('are nobody’s without a token, with a wrong one, and after the job', async () => {
    expect(await send(world, undefined, `GET ${repo}`)).toMatchObject({ status: 404 })
    expect(await send(world, undefined, `POST ${repo}/issues`, { title: 'x' })).toMatchObject({ status: 401 })
    const job = startJob(world, everything)
    expect(await send(world, { ...job, token: 'ghs_x' }, `GET ${repo}`)).toMatchObject({ status: 401 })
    expect(await send(world, job, 'GET /repos/octo/elsewhere')).toMatchObject({ status: 404 })
    world.github.completeJob(job.jobId, 'success')
    expect(await send(world, job, `GET ${repo}`)).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    })
  })
})

it('names what is not simulated and counts it', async () => {
  const answer = await send(world, startJob(world, everything), `GET ${repo}/releases`)
  expect(answer).toMatchObject({ status: 404, body: { message: `GET ${repo}/releases is not simulated` } })
  expect(world.github.requests.filter(({ unsimulated }) => unsimulated)).toHaveLength(1)
  const other = await fetch(`${world.github.url}/api/graphql`, { method: 'POST' })
  expect([other.status, await other.text()]).toEqual([
    404,
    expect.stringContaining('POST /api/graphql is not simulated'),
  ])
})

function tooLong() {
  return { name: 'x', head_sha: 'x', output: { title: 't', summary: 'x'.repeat(65_536) } }
}

function tooMany() {
  const item = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }
  return { name: 'x', head_sha: 'x', output: { title: 't', summary: 's', annotations: Array(51).fill(item) } }
}

function tooWide() {
  const client_payload = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, 1]))
  return { event_type: 'x', client_payload }
}
