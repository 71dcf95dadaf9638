import { join } from 'node:path'
import type { Arm } from './arms.ts'
import { fillCommand } from './command.ts'
import { endOf, type ServerFailure, startModelServer, waitUntilReady } from './model-server.ts'
import type { Address, Servers } from './plan.ts'
import { type Crew, freePort, type Started } from './processes.ts'

const TARGET_TIMEOUT = 10_000

/** A model server of one arm that takes requests. */
export interface ReadyServer {
  readonly at: Address
  /** Undefined for a server that somebody else started. */
  readonly process: Started | undefined
  /** Resolves if it ends by itself; never for somebody else's. */
  readonly ended: Promise<ServerFailure>
}

export interface ServerRequest {
  readonly servers: Servers
  readonly arm: Arm
  /** Path of the model. */
  readonly model: string
  readonly folder: string
  readonly workingDirectory: string
  readonly environment: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** Called as soon as there is a process to end. */
  readonly started: (process: Started) => void
}

/** Starts an arm's server, or takes the one that runs, and waits for it. @throws UserError for no such program */
export async function readyServer(crew: Crew, given: ServerRequest): Promise<ReadyServer | ServerFailure> {
  const { servers, arm, signal } = given
  if (servers.kind === 'targets') {
    const at = arm === 'canary' ? servers.candidate : (servers.stable ?? servers.candidate)
    const failure = await waitUntilReady(at, undefined, TARGET_TIMEOUT, undefined, signal)
    return failure ?? { at, process: undefined, ended: new Promise(() => undefined) }
  }
  const at = { host: '127.0.0.1', port: await freePort() }
  const template = arm === 'canary' ? servers.candidate : servers.stable
  const process = await startModelServer(crew, fillCommand(template, { model: given.model, port: at.port }), {
    cwd: given.workingDirectory,
    environment: given.environment,
    logFile: join(given.folder, `${arm}.log`),
  })
  given.started(process)
  const failure = await waitUntilReady(at, servers.readyPath, servers.readyTimeout, process, signal)
  return failure ?? { at, process, ended: endOf(process) }
}

export function isFailure(given: ReadyServer | ServerFailure): given is ServerFailure {
  return 'what' in given
}
