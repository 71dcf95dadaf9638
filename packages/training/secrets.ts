import { type Json, Problems } from '#core'
import type { Parameters } from './parameters.ts'

const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|(?:^|_)KEY(?:$|_)/i
/** A shorter value stands in other text by chance. */
const MIN_LENGTH = 6

/** Variables of a step that are secrets by their name. */
function secretsOf(environment: Readonly<Record<string, string>>): [name: string, value: string][] {
  return Object.entries(environment).filter(
    ([name, value]) => SECRET_NAME.test(name) && value.length >= MIN_LENGTH,
  )
}

/** Hides the values of variables that are secrets by their name: the command had them, and may have printed them. */
export function redactor(environment: Readonly<Record<string, string>>): (text: string) => string {
  const secrets = secretsOf(environment)
  return (text) => secrets.reduce((shown, [, secret]) => shown.replaceAll(secret, '***'), text)
}

/**
 * Parameters are recorded as they are, and the record is read by many.
 * @throws UserError that names every parameter which holds the value of a secret variable
 */
export function refuseSecrets(parameters: Parameters, environment: Readonly<Record<string, string>>): void {
  const problems = new Problems()
  const secrets = secretsOf(environment)
  for (const [parameter, value] of Object.entries(parameters)) {
    const found = secrets.find(([, secret]) => textsOf(value).some((text) => text.includes(secret)))
    if (found === undefined) continue
    problems.add(`the parameter ${parameter} holds the secret ${found[0]}, and parameters are recorded`, {
      where: 'input params',
      fix: `The command has ${found[0]} in its environment; leave the parameter out.`,
    })
  }
  problems.throwIfAny()
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
