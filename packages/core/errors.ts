/** One thing that is wrong with what a user gave: what, where, and how to put it right. */
export interface Problem {
  readonly what: string
  /** File, line, input name or address that the reader should look at. */
  readonly where?: string | undefined
  readonly fix?: string | undefined
}

/** Renders a problem as one paragraph: `where: what. fix`. */
export function describeProblem(problem: Problem): string {
  const where = problem.where === undefined ? '' : `${problem.where}: `
  const what = problem.fix === undefined || /[.!?]$/.test(problem.what) ? problem.what : `${problem.what}.`
  return `${where}${what}${problem.fix === undefined ? '' : ` ${problem.fix}`}`
}

/** A fault of the request (input, file, policy), with every problem that was found. Shown without a stack. */
export class UserError extends Error {
  readonly problems: readonly Problem[]

  constructor(what: string | readonly Problem[], detail: Omit<Problem, 'what'> = {}) {
    const problems = typeof what === 'string' ? [{ what, ...detail }] : what
    super(problems.map(describeProblem).join('\n'))
    this.name = new.target.name
    this.problems = problems
  }
}

/** Evidence that must be there is not (a baseline, a file, a metric): the verdict is `fail`, not `error`. */
export class MissingEvidence extends UserError {}

/** A system behind us failed: which, with what status, and how often it was tried. */
export class ServiceError extends Error {
  readonly service: string
  readonly status: number | undefined
  readonly attempts: number

  constructor(
    service: string,
    what: string,
    detail: { status?: number | undefined; attempts?: number; cause?: unknown } = {},
  ) {
    const attempts = detail.attempts ?? 1
    const status = detail.status === undefined ? '' : ` (status ${detail.status})`
    super(`${service}: ${what}${status}${attempts > 1 ? `, after ${attempts} attempts` : ''}`, {
      cause: detail.cause,
    })
    this.name = 'ServiceError'
    this.service = service
    this.status = detail.status
    this.attempts = attempts
  }
}

/** Collects problems so that all of them are reported at once. */
export class Problems {
  readonly found: Problem[] = []
  /** Whether each of them is evidence that is not there. */
  private onlyMissing = true

  add(what: string, detail: Omit<Problem, 'what'> = {}): void {
    this.found.push({ what, ...detail })
    this.onlyMissing = false
  }

  /** Runs a parser; its UserError is kept and `undefined` returned. Other errors pass. */
  attempt<T>(parse: () => T, where?: string): T | undefined {
    try {
      return parse()
    } catch (error) {
      return this.keep(error, where)
    }
  }

  /** As `attempt`, for work that takes time. */
  async attemptAsync<T>(work: () => Promise<T>, where?: string): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      return this.keep(error, where)
    }
  }

  private keep(error: unknown, where: string | undefined): undefined {
    if (!(error instanceof UserError)) throw error
    for (const problem of error.problems) this.found.push({ ...problem, where: problem.where ?? where })
    if (!(error instanceof MissingEvidence)) this.onlyMissing = false
  }

  /** @throws UserError naming every problem, if there is one; MissingEvidence if each of them was that. */
  throwIfAny(): void {
    if (this.found.length === 0) return
    throw this.onlyMissing ? new MissingEvidence(this.found) : new UserError(this.found)
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
