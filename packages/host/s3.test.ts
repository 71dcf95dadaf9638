import { createServer, type IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { openS3 } from './s3.ts'
import { gcsSettings, s3Settings } from './s3-settings.ts'

it('settings come from the variables of the tools; an empty one is not set', () => {
  expect(s3Settings({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_ENDPOINT_URL_S3: '' })).toEqual({
    region: 'us-east-1',
    endpoint: undefined,
    credentials: undefined,
  })
  const environment = {
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'http://a',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
  }
  expect(s3Settings(environment)).toEqual({
    region: 'eu-west-1',
    endpoint: 'http://a',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' },
  })
  const own = { ...environment, AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL_S3: 'http://b' }
  expect(s3Settings(own)).toMatchObject({ region: 'us-west-2', endpoint: 'http://b' })
  expect(gcsSettings({ GS_ACCESS_KEY_ID: 'id', GS_SECRET_ACCESS_KEY: 'secret' })).toEqual({
    region: 'auto',
    endpoint: 'https://storage.googleapis.com',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
  })
})

it('credentials do not follow a redirect', async () => {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' }
  const store = openS3({ endpoint: `http://127.0.0.1:${address.port}`, region: 'eu-west-1', credentials })
  await expect(store.list('bucket', '')).rejects.toThrow('status 307')
  expect(seen).toHaveLength(1)
  expect(seen[0]?.headers).toMatchObject({
    'x-amz-security-token': 'token',
    authorization: expect.stringContaining('/eu-west-1/s3/aws4_request'),
  })
  server.close()
})
