/** What stops the demo for a reason that its user can do something about: no stack, and the next thing to do. */
export class DemoError extends Error {
  override name = 'DemoError'
  readonly fix: string

  constructor(what: string, fix: string) {
    super(what)
    this.fix = fix
  }
}
