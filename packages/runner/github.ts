import { getOctokit } from '@actions/github'
import { messageOf, ServiceError } from '#core'
import { pause } from '#host'

/** GitHub's REST interface with one token, of one instance. */
export interface GitHub {
  readonly owner: string
  readonly repo: string
  /**
   * One REST call, retried where the failure may pass and the method may be repeated.
   * @returns status and body; a 4xx is returned, not thrown
   * @throws ServiceError if GitHub cannot be reached or answers 5xx
   */
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly status: number; readonly data: unknown }>
}

const ATTEMPTS = 4

/** @param repository `owner/name` */
export function openGitHub(token: string, repository: string, apiUrl: string): GitHub {
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'lockstep' })
  const [owner = '', repo = ''] = repository.split('/')
  const call: GitHub['call'] = async (method, path, parameters = {}) => {
    const attempts = method === 'POST' ? 1 : ATTEMPTS
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { status, data } = await octokit.request(`${method} ${path}`, { owner, repo, ...parameters })
        return { status, data }
      } catch (error) {
        const status = statusOf(error)
        if (status !== undefined && status < 500 && status !== 429) return { status, data: bodyOf(error) }
        if (attempt >= attempts) {
          const what = `${method} ${path}: ${messageOf(error)}`
          throw new ServiceError('GitHub', what, { status, attempts: attempt, cause: error })
        }
        await pause(500 * 2 ** (attempt - 1))
      }
    }
  }
  return { owner, repo, call }
}

function statusOf(error: unknown): number | undefined {
  // A connection that was refused or cut is reported by octokit as status 500 without a response.
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

function bodyOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined
  const { response } = error
  return typeof response === 'object' && response !== null && 'data' in response ? response.data : undefined
}

/** What GitHub says in the body of a refusal. */
export function refusalOf(answer: { readonly status: number; readonly data: unknown }): string {
  const { data, status } = answer
  const message =
    typeof data === 'object' && data !== null && 'message' in data ? String(data.message) : 'no reason given'
  return `${message} (status ${status})`
}
