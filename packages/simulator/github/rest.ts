import { z } from 'zod'
import { type Call, json, type Reply, readJson, restRefusal } from './exchange.ts'
import { type Caller, identify, permits } from './identity.ts'
import { match, type OperationId } from './openapi.ts'
import type { Job } from './records.ts'
import { actionsOperations } from './rest-actions.ts'
import { artifactOperations } from './rest-artifacts.ts'
import { checkOperations } from './rest-checks.ts'
import { dispatchOperations } from './rest-dispatches.ts'
import { issueOperations } from './rest-issues.ts'
import type { Operation, Services } from './rest-operation.ts'
import { pullOperations } from './rest-pulls.ts'
import { repositoryOperations } from './rest-repository.ts'

const operations: Readonly<Record<OperationId, Operation>> = {
  ...actionsOperations,
  ...artifactOperations,
  ...checkOperations,
  ...dispatchOperations,
  ...issueOperations,
  ...pullOperations,
  ...repositoryOperations,
}

/** GitHub's REST interface: what is played is checked against GitHub's own document, the rest is named and refused. */
export async function answerRest(call: Call, services: Services): Promise<Reply> {
  const path = call.url.pathname.slice('/api/v3'.length)
  const body = await readJson(call)
  const matched = match(call.method, path, call.url.searchParams, body)
  if (!matched) {
    call.note.unsimulated = true
    return json(404, {
      message: `${call.method} ${path} is not simulated`,
      documentation_url: '',
      status: '404',
    })
  }
  const job = authenticate(identify(call.headers, services.store), call.method)
  const { owner, repo } = matched.parameters
  if (`${owner}/${repo}`.toLowerCase() !== services.repository.toLowerCase())
    throw restRefusal(404, 'Not Found')
  const operation = operations[matched.id]
  const need =
    typeof operation.need === 'function' ? operation.need(matched.parameters, services) : operation.need
  if (need && !need.anyOf.some((permission) => permits(job, permission, need.access))) {
    const accepted = need.anyOf.map((name) => `${name.replaceAll('-', '_')}=${need.access}`).join('; ')
    const headers = { 'x-accepted-github-permissions': accepted }
    throw restRefusal(403, 'Resource not accessible by integration', headers)
  }
  if (matched.violations.length > 0) {
    call.note.violation = `${matched.id}: ${matched.violations.join(' ')}`
    throw restRefusal(422, `Invalid request.\n\n${matched.violations.join('\n')}`)
  }
  const accept = call.headers.accept ?? ''
  const url = new URL(call.url.pathname + call.url.search, services.url)
  const request = { parameters: matched.parameters, body, job, accept, url }
  try {
    return await operation.handle(request, services)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw restRefusal(422, `${matched.id} is simulated only in part:\n${z.prettifyError(error)}`)
  }
}

/** A private repository is not there for those without a token. */
function authenticate(caller: Caller, method: string): Job {
  if (caller.kind === 'job') return caller.job
  if (caller.kind === 'unknown') throw restRefusal(401, 'Bad credentials')
  throw method === 'GET' ? restRefusal(404, 'Not Found') : restRefusal(401, 'Requires authentication')
}
