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

describe('issues and comments', () => {
  it('are made, found by label and state, changed and commented, page by page', async () => {
    const job = startJob(world, { issues: 'write' })
    const make = (title: string, labels: string[]) =>
      send(world, job, `POST ${repo}/issues`, { title, labels })
    const number = z
      .object({ number: z.number() })
      .parse((await make('Drift', ['drift', 'model'])).body).number
    await make('Other', ['model'])
    const found = await send(world, job, `GET ${repo}/issues?labels=drift,model`)
    expect(found.body).toMatchObject([
      { number, title: 'Drift', labels: [{ name: 'drift' }, { name: 'model' }] },
    ])
    await send(world, job, `PATCH ${repo}/issues/${number}`, { state: 'closed' })
    expect((await send(world, job, `GET ${repo}/issues?labels=drift`)).body).toEqual([])
    const closed = await send(world, job, `GET ${repo}/issues?labels=drift&state=all`)
    expect(closed.body).toMatchObject([{ state: 'closed', state_reason: 'completed' }])
    for (const body of ['one', 'two', 'three'])
      await send(world, job, `POST ${repo}/issues/${number}/comments`, { body })
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
    const parameters = { owner: 'octo', repo: 'flights', issue_number: number, per_page: 2 }
    const pages = await client(world, job, 'paginate', { route, parameters })
    expect(pages.value).toMatchObject([{ body: 'one' }, { body: 'two' }, { body: 'three' }])
    const [first] = z.array(z.object({ id: z.number() })).parse(pages.value)
    await send(world, job, `PATCH ${repo}/issues/comments/${first?.id}`, { body: 'uno' })
    expect(world.github.documents('comments')[0]).toMatchObject({ issue_number: number, body: 'uno' })
    const long = await send(world, job, `POST ${repo}/issues/${number}/comments`, {
      body: 'x'.repeat(65_537),
    })
    expect(long).toMatchObject({ status: 422, body: { message: expect.stringContaining('too long') } })
  })

  it('of a pull request open to pull-requests: write', async () => {
    const pull = { title: 'Better', head: 'feature', base: 'main', headSha: world.sha }
    const number = await world.github.openPullRequest(pull)
    const job = startJob(world, { 'pull-requests': 'write' })
    const commented = await send(world, job, `POST ${repo}/issues/${number}/comments`, { body: 'hello' })
    expect(commented.status).toBe(201)
    const got = await send(world, job, `GET ${repo}/pulls/${number}`)
    expect(got.body).toMatchObject({
      number,
      head: { ref: 'feature', sha: world.sha },
      base: { ref: 'main' },
    })
  })
})

describe('dispatches', () => {
  it('are kept with their inputs, and refused as GitHub refuses them', async () => {
    const job = startJob(world, everything)
    const dispatch = async (workflow: string, body: unknown) => {
      const { status, body: answer } = await send(
        world,
        job,
        `POST ${repo}/actions/workflows/${workflow}/dispatches`,
        body,
      )
      return [status, z.looseObject({ message: z.string() }).safeParse(answer).data?.message]
    }
    const inputs = { month: '2001-04' }
    expect(await dispatch('retrain.yml', { ref: 'main', inputs })).toEqual([204, undefined])
    expect(world.github.documents('dispatches')).toMatchObject([
      {
        kind: 'workflow_dispatch',
        workflow: '.github/workflows/retrain.yml',
        ref: 'refs/heads/main',
        inputs,
      },
    ])
    expect(await dispatch('retrain.yml', { ref: 'gone', inputs })).toEqual([422, 'No ref found for: gone'])
    expect(await dispatch('retrain.yml', { ref: 'main' })).toEqual([
      422,
      "Required input 'month' not provided",
    ])
    const unexpected = { ref: 'main', inputs: { ...inputs, moon: 1 } }
    expect(await dispatch('retrain.yml', unexpected)).toEqual([422, 'Unexpected inputs provided: ["moon"]'])
    const slow = { ref: 'main', inputs: { ...inputs, mode: 'slow' } }
    expect(await dispatch('retrain.yml', slow)).toEqual([422, expect.stringContaining('allowed values')])
    expect(await dispatch('ci.yml', { ref: 'main' })).toEqual([422, expect.stringContaining('does not have')])
    expect(await dispatch('none.yml', { ref: 'main' })).toEqual([404, 'Not Found'])
    const event = { event_type: 'retrain', client_payload: { month: 4 } }
    expect((await send(world, job, `POST ${repo}/dispatches`, event)).status).toBe(204)
    expect(world.github.documents('dispatches').at(-1)).toMatchObject({
      kind: 'repository_dispatch',
      ...event,
    })
  })
})

it('refuses by name what it would have to drop', async () => {
  const job = startJob(world, everything)
  const answer = await send(world, job, `POST ${repo}/issues`, { title: 'x', milestone: 1 })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({
    message: expect.stringMatching(/simulated only in part[\s\S]*milestone/),
  })
  const listed = await send(world, job, `GET ${repo}/issues?milestone=1`)
  expect(listed).toMatchObject({ status: 422, body: { message: expect.stringContaining('not simulated') } })
})
