import type { Readable } from 'node:stream'

const LIMIT = 2 ** 20

/** What has passed of a body, as long as it is at most 1 MiB. */
export interface KeptBody {
  /** The chunks so far; undefined once there was more than is kept. */
  chunks(): readonly Buffer[] | undefined
}

/** Watches a stream that is piped elsewhere. Call it in the same turn as `pipe`: it starts the flow. */
export function keepBody(stream: Readable): KeptBody {
  let kept: Buffer[] | undefined = []
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > LIMIT) kept = undefined
    else kept?.push(chunk)
  })
  return { chunks: () => kept }
}
