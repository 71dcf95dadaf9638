/** action.yml against the schema of the inputs, the outputs of the action, and the README. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { commonOutputs } from '#step'
import { formatTables } from './rule-formats.ts'

const inputSchema = z.strictObject({
  description: z.string().regex(/\.$/, 'must end with a full stop'),
  required: z.literal(true).optional(),
  default: z.string().optional(),
})

const manifestSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  author: z.string().optional(),
  branding: z.looseObject({}).optional(),
  inputs: z.record(z.string(), inputSchema),
  outputs: z.record(
    z.string(),
    z.strictObject({ description: z.string().regex(/\.$/, 'must end with a full stop') }),
  ),
  runs: z.strictObject({
    using: z.literal('node24'),
    main: z.string(),
    post: z.string(),
    'post-if': z.literal('always()').optional(),
  }),
})
export type Manifest = z.output<typeof manifestSchema>

/** What an action's own code says of itself. */
export interface ActionFace {
  readonly name: string
  readonly inputs: z.ZodObject
  readonly outputs: readonly string[]
}

const moduleSchema = z.object({
  action: z.object({
    name: z.string(),
    inputs: z.instanceof(z.ZodObject),
    outputs: z.array(z.string()),
  }),
})

export function actionNames(root: string): string[] {
  const folder = join(root, 'actions')
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())
}

/** @throws ZodError that names what is wrong with the file */
export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(parse(readFileSync(join(folder, 'action.yml'), 'utf8')))
}

/** Everything in which the actions, their action.yml and their README disagree. */
export async function checkActions(root: string): Promise<string[]> {
  const problems: string[] = []
  for (const name of actionNames(root)) {
    const folder = join(root, 'actions', name)
    try {
      const { action } = moduleSchema.parse(await import(join(folder, 'src/main.ts')))
      const manifest = readManifest(folder)
      const own = action.name === name ? [] : [`the action calls itself ${action.name}`]
      const found = [...own, ...checkManifest(manifest, action), ...checkPaths(manifest, folder, name)]
      problems.push(...[...found, ...checkReadme(folder, manifest)].map((what) => `actions/${name}: ${what}`))
    } catch (error) {
      problems.push(
        `actions/${name}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`,
      )
    }
  }
  return problems
}

export function checkManifest(manifest: Manifest, action: ActionFace): string[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = action.inputs.shape
  const problems = [
    ...compare('input', Object.keys(shape), Object.keys(manifest.inputs)),
    ...compare('output', [...commonOutputs, ...action.outputs], Object.keys(manifest.outputs)),
  ]
  for (const [name, input] of Object.entries(manifest.inputs)) {
    const schema = shape[name]
    if (schema !== undefined) problems.push(...checkInput(name, input, schema))
  }
  return problems
}

function checkInput(name: string, input: Manifest['inputs'][string], schema: z.core.$ZodType): string[] {
  if (input.required === true && input.default !== undefined)
    return [`input ${name} is required and has a default`]
  if (input.required === undefined && input.default === undefined) {
    return [`input ${name} is neither required nor has it a default`]
  }
  const accepted = z.safeParse(schema, evaluated(input.default ?? '')).success
  if (input.required === true) return accepted ? [`input ${name} is required, but empty is accepted`] : []
  return accepted ? [] : [`input ${name}: the default ${JSON.stringify(input.default)} is refused`]
}

/** What the runner makes of a default outside a matrix. */
function evaluated(value: string): string {
  return value.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    expression.trim() === 'toJSON(matrix)' ? 'null' : '',
  )
}

function compare(what: string, inCode: readonly string[], inFile: readonly string[]): string[] {
  return [
    ...inCode.filter((name) => !inFile.includes(name)).map((name) => `${what} ${name} is not in action.yml`),
    ...inFile.filter((name) => !inCode.includes(name)).map((name) => `${what} ${name} is not in the code`),
  ]
}

function checkPaths(manifest: Manifest, folder: string, name: string): string[] {
  const expected = { main: `../../dist/${name}.js`, post: `../../dist/${name}-post.js` }
  return (['main', 'post'] as const).flatMap((phase) => {
    const path = manifest.runs[phase]
    if (path !== expected[phase]) return [`${phase} is ${path}, not ${expected[phase]}`]
    return existsSync(resolve(folder, path)) ? [] : [`${phase}: there is no ${path}; run npm run build`]
  })
}

function checkReadme(folder: string, manifest: Manifest): string[] {
  const path = join(folder, 'README.md')
  if (!existsSync(path)) return ['there is no README.md']
  const text = readFileSync(path, 'utf8')
  try {
    return fillReadme(text, manifest) === text
      ? []
      : ['the tables of README.md are out of date; run npm run docs']
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** The README with its tables made anew. @throws Error if a marker is missing */
export function fillReadme(text: string, manifest: Manifest): string {
  const filled = fill(fill(text, 'inputs', inputTable(manifest)), 'outputs', outputTable(manifest))
  return filled.includes('<!-- formats -->') ? fill(filled, 'formats', formatTables()) : filled
}

function fill(text: string, name: string, table: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const start = text.indexOf(open)
  const end = text.indexOf(close)
  if (start < 0 || end < start) throw new Error(`README.md lacks ${open} and ${close}`)
  return `${text.slice(0, start)}${open}\n${table}\n${text.slice(end)}`
}

function inputTable({ inputs }: Manifest): string {
  const rows = Object.entries(inputs).map(([name, input]) => {
    const value =
      input.required === true ? '**required**' : input.default === '' ? '' : `\`${input.default}\``
    return `| \`${name}\` | ${cell(input.description)} | ${value} |`
  })
  return ['| input | what it is | default |', '| --- | --- | --- |', ...rows].join('\n')
}

function outputTable({ outputs }: Manifest): string {
  const rows = Object.entries(outputs).map(
    ([name, output]) => `| \`${name}\` | ${cell(output.description)} |`,
  )
  return ['| output | what it is |', '| --- | --- |', ...rows].join('\n')
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\|/g, '\\|').replace(/</g, '&lt;')
}
