import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/** One request on its way through the server. The handlers note in it what the record of the request shall say. */
export interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly stream: IncomingMessage
  readonly note: { body?: unknown; violation?: string; unsimulated?: true }
}

/** What is answered. A stream is read to its end even where the answer itself is withheld. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | Readable
}

/** Ends the handling of a request with this answer. */
export class Refusal extends Error {
  readonly reply: Reply

  constructor(reply: Reply, message: string) {
    super(message)
    this.reply = reply
  }
}

/** JSON and Twirp bodies beyond this are refused; GitHub's own limits are far below it. */
const maxBody = 16 * 1024 * 1024

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers: { ...type, ...headers }, body: Buffer.from(JSON.stringify(value)) }
}

/** A refusal as the REST interface words it. */
export function restRefusal(status: number, message: string, headers: Record<string, string> = {}): Refusal {
  const documentation_url = 'https://docs.github.com/rest'
  return new Refusal(json(status, { message, documentation_url, status: String(status) }, headers), message)
}

/** Reads a body whole. */
export async function readBody(call: Call): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of call.stream) {
    size += part.length
    if (size > maxBody) throw restRefusal(413, `body is larger than ${maxBody} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Reads a JSON body and notes it for the record; undefined where there is none. */
export async function readJson(call: Call): Promise<unknown> {
  const text = (await readBody(call)).toString('utf8')
  if (text === '') return undefined
  try {
    call.note.body = JSON.parse(text)
  } catch {
    call.note.body = text
    throw restRefusal(400, 'Problems parsing JSON')
  }
  return call.note.body
}
