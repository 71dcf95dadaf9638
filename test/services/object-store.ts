import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openS3, pause, type S3, type S3Settings } from '#host'

const installed = inject('versitygw')
/** Whether there is a server on this machine; `install.ts` has said why not. */
export const hasObjectStore = 'path' in installed

export interface ObjectStore extends AsyncDisposable {
  readonly settings: S3Settings & { readonly endpoint: string }
  /** With all rights. */
  readonly client: S3
  /** What a step needs to know to reach it. */
  readonly environment: Readonly<Record<string, string>>
}

const CREDENTIALS = { accessKeyId: 'admin', secretAccessKey: 'not/so+secret' }
const START_MS = 20_000

/** Starts versitygw, which keeps objects as files, on a free port of this machine, with one bucket. */
export async function startObjectStore(bucket: string): Promise<ObjectStore> {
  if (!('path' in installed)) throw new Error(installed.why)
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-s3-'))
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const server = spawn(
    installed.path,
    ['--port', `127.0.0.1:${port}`, '--health', '/health', 'posix', folder],
    {
      env: {
        PATH: process.env.PATH,
        ROOT_ACCESS_KEY: CREDENTIALS.accessKeyId,
        ROOT_SECRET_KEY: CREDENTIALS.secretAccessKey,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const stop = async (): Promise<void> => {
    server.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answer(`${endpoint}/health`, () => server.exitCode !== null)
  } catch (error) {
    await stop()
    throw new Error(`versitygw did not start: ${said}`, { cause: error })
  }
  const settings = { endpoint, region: 'us-east-1', credentials: CREDENTIALS }
  const client = openS3(settings)
  // In S3 a bucket is made by writing to it without a key.
  await client.put(bucket, '', '')
  const environment = {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  }
  return { settings, client, environment, [Symbol.asyncDispose]: stop }
}

async function answer(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MS
  for (;;) {
    const found = await fetch(url).catch(() => undefined)
    if (found?.ok) return
    if (hasEnded() || Date.now() > deadline) throw new Error(`no answer from ${url}`)
    await pause(50)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
