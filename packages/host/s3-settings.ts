/** Where an S3-compatible store is, and who asks. */
export interface S3Settings {
  readonly region: string
  /** Undefined: AWS itself. Then buckets are hosts; at an endpoint they are the first part of the path. */
  readonly endpoint: string | undefined
  /** Undefined: nobody in particular, for what is public. */
  readonly credentials: S3Credentials | undefined
}

export interface S3Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

type Environment = Readonly<Record<string, string>>

/** The variables that AWS's own tools read. An empty one counts as not set: so does a secret that is not there. */
export function s3Settings(environment: Environment): S3Settings {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment
  return {
    region: environment.AWS_REGION || environment.AWS_DEFAULT_REGION || 'us-east-1',
    endpoint: environment.AWS_ENDPOINT_URL_S3 || environment.AWS_ENDPOINT_URL || undefined,
    credentials: credentialsOf(id, secret, token),
  }
}

/** Google's store speaks the same language, with HMAC keys; the variables are GDAL's. */
export function gcsSettings(environment: Environment): S3Settings {
  const { GS_ACCESS_KEY_ID: id, GS_SECRET_ACCESS_KEY: secret } = environment
  return {
    region: 'auto',
    endpoint: 'https://storage.googleapis.com',
    credentials: credentialsOf(id, secret, undefined),
  }
}

export function credentialsOf(
  id: string | undefined,
  secret: string | undefined,
  token: string | undefined,
): S3Credentials | undefined {
  if (!id || !secret) return undefined
  return { accessKeyId: id, secretAccessKey: secret, ...(token ? { sessionToken: token } : {}) }
}
