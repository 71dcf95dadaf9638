import { z } from 'zod'
import { artifactMethods } from './artifacts.ts'
import { cacheMethods } from './caches.ts'
import { type Call, json, type Reply, readJson } from './exchange.ts'
import { runtimeJob } from './identity.ts'
import type { Services } from './rest-operation.ts'
import { type TwirpMethod, twirpRefusal } from './twirp.ts'

const packageName = 'github.actions.results.api.v1'
const methods: Readonly<Record<string, TwirpMethod>> = {
  ...prefixed('ArtifactService', artifactMethods),
  ...prefixed('CacheService', cacheMethods),
}

/** GitHub's results service: Twirp with JSON, as `@actions/artifact` and `@actions/cache` speak it. */
export async function answerTwirp(call: Call, services: Services): Promise<Reply> {
  const name = call.url.pathname.slice('/twirp/'.length)
  const message = await readJson(call)
  const method = methods[name]
  if (!method || call.method !== 'POST') {
    call.note.unsimulated = true
    throw twirpRefusal('bad_route', `${call.method} ${name} is not simulated`)
  }
  const job = runtimeJob(call.headers, services.store)
  if (!job) throw twirpRefusal('unauthenticated', 'the runtime token is missing, forged or expired')
  try {
    return json(200, await method(message, job, services))
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    call.note.violation = `${name}: ${z.prettifyError(error)}`
    throw twirpRefusal('malformed', z.prettifyError(error))
  }
}

function prefixed(service: string, own: Readonly<Record<string, TwirpMethod>>): Record<string, TwirpMethod> {
  return Object.fromEntries(
    Object.entries(own).map(([name, method]) => [`${packageName}.${service}/${name}`, method]),
  )
}
