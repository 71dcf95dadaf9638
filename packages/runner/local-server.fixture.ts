import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly body: unknown
  readonly authorization: string | undefined
}

export interface LocalServer extends AsyncDisposable {
  readonly url: string
  readonly seen: readonly Seen[]
}

/** A real HTTP server on the loopback interface. The handler gets each request with its body read. */
export async function startServer(
  handle: (seen: Seen, response: ServerResponse, count: number) => void,
): Promise<LocalServer> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const one = await read(request)
    seen.push(one)
    handle(one, response, seen.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${address.port}`, seen, [Symbol.asyncDispose]: stop }
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    body: text === '' ? undefined : JSON.parse(text),
    authorization: request.headers.authorization,
  }
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
