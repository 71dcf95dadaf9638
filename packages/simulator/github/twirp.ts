import { json, Refusal } from './exchange.ts'
import type { Job } from './records.ts'
import type { Services } from './rest-operation.ts'

/** One call of the results service. Returns the response message in proto3's JSON form. */
export type TwirpMethod = (message: unknown, job: Job, services: Services) => unknown

/** Statuses of Twirp's error codes, https://twitchtv.github.io/twirp/docs/spec_v7.html. */
const statuses = {
  already_exists: 409,
  bad_route: 404,
  invalid_argument: 400,
  malformed: 400,
  not_found: 404,
  permission_denied: 403,
  unauthenticated: 401,
} as const

export function twirpRefusal(code: keyof typeof statuses, msg: string): Refusal {
  return new Refusal(json(statuses[code], { code, msg }), msg)
}
