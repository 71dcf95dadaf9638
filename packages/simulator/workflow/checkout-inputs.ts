import { entries, type Node, written } from './node.ts'

/** Inputs of actions/checkout that are honoured. */
const honoured = [
  'repository',
  'ref',
  'token',
  'path',
  'fetch-depth',
  'fetch-tags',
  'persist-credentials',
  'clean',
  'show-progress',
  'set-safe-directory',
]

/** Inputs that are accepted only with the value that asks for nothing. */
const onlyOff = ['submodules', 'lfs', 'sparse-checkout', 'filter', 'ssh-key', 'allow-unsafe-pr-checkout']

/** What a checkout step asks for that is not emulated. */
export function refuseCheckoutInputs(
  given: Node | undefined,
  slug: string,
): { line: number; message: string }[] {
  return entries(given).flatMap((entry) => {
    const value = written(entry.value)
    const refuse = (message: string) => [{ line: entry.line, message: `actions/checkout: ${message}` }]
    if (entry.key === 'repository' && value !== slug && !value.includes('${{')) {
      return refuse(`the repository '${value}' would be fetched from the network; only '${slug}' is here`)
    }
    if (honoured.includes(entry.key) || (onlyOff.includes(entry.key) && ['', 'false'].includes(value)))
      return []
    return refuse(`the input '${entry.key}' is not supported here`)
  })
}
