/** Something in a workflow that cannot run here, with the place where it is written. */
export interface Problem {
  readonly file: string
  /** Counted from 1; 0 where the whole file is meant. */
  readonly line: number
  readonly message: string
}

/** `file:line: message`, the form that editors and terminals turn into a link. */
export function describeProblem(problem: Problem): string {
  return problem.line > 0
    ? `${problem.file}:${problem.line}: ${problem.message}`
    : `${problem.file}: ${problem.message}`
}

/** The workflow was refused before anything ran; `problems` holds all that was found. */
export class WorkflowRefused extends Error {
  override readonly name = 'WorkflowRefused'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.problems = problems
  }
}
