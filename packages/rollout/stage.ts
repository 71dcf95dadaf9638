import type { Deployment } from './deployment.ts'
import type { ReadyArms } from './ready-servers.ts'
import type { RunningReplay } from './replay.ts'
import type { RunningSplitter } from './start-splitter.ts'
import type { Watch } from './watch.ts'

/** All that runs while the weights move. */
export interface Stage {
  readonly given: Deployment
  readonly arms: ReadyArms
  readonly splitter: RunningSplitter
  readonly replay: RunningReplay | undefined
  readonly watch: Watch
}

/** Milliseconds for answers under way: of the candidate before it is stopped, and of all at the end. */
export const DRAIN = { calm: 2_000, hurried: 500 }
