/**
 * Writes `packages/simulator/github/openapi.json`: the request side of the operations that the local server
 * plays, taken from GitHub's own OpenAPI document as npm package `@octokit/openapi` carries it.
 *
 *   node -C source .github/scripts/openapi-subset.ts
 *
 * The package (30 MB packed, 400 MB unpacked) is fetched into a temporary folder and not installed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const version = '23.0.2'
const target = join(import.meta.dirname, '../../packages/simulator/github/openapi.json')

const operations = [
  'actions/create-workflow-dispatch',
  'actions/delete-artifact',
  'actions/download-artifact',
  'actions/download-job-logs-for-workflow-run',
  'actions/get-artifact',
  'actions/get-job-for-workflow-run',
  'actions/get-workflow-run',
  'actions/get-workflow-run-attempt',
  'actions/list-artifacts-for-repo',
  'actions/list-jobs-for-workflow-run',
  'actions/list-jobs-for-workflow-run-attempt',
  'actions/list-workflow-run-artifacts',
  'checks/create',
  'checks/get',
  'checks/list-annotations',
  'checks/list-for-ref',
  'checks/update',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tree',
  'git/list-matching-refs',
  'issues/create',
  'issues/create-comment',
  'issues/get',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-for-repo',
  'issues/update',
  'issues/update-comment',
  'pulls/get',
  'repos/create-dispatch-event',
  'repos/get',
  'repos/get-branch',
  'repos/get-content',
]

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
const json: z.ZodType<Json> = z.json()
const node = z.record(z.string(), json)
const reference = z.object({ $ref: z.string() })
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  schema: json,
  'x-multi-segment': z.boolean().optional(),
})
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([reference, parameter])).default([]),
  requestBody: z
    .object({
      required: z.boolean().optional(),
      content: z.object({ 'application/json': z.object({ schema: json }) }),
    })
    .optional(),
})
const openapi = z.object({
  paths: z.record(z.string(), z.record(z.string(), json)),
  components: z.object({ schemas: node, parameters: node }),
})

/** Keywords that say nothing about what is accepted. `default` would make the validator rewrite the request. */
const silent = new Set([
  'default',
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
])

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    const document = openapi.parse(fetchDocument(folder))
    const text = `${JSON.stringify(extract(document))}\n`
    writeFileSync(`${target}.part`, text)
    renameSync(`${target}.part`, target)
    execFileSync(join(import.meta.dirname, '../../node_modules/.bin/biome'), ['format', '--write', target])
    process.stdout.write(`${operations.length} operations, ${text.length} bytes: ${target}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fetchDocument(folder: string): unknown {
  execFileSync('npm', ['pack', `@octokit/openapi@${version}`, '--silent'], { cwd: folder })
  const member = 'package/generated/api.github.com.json'
  execFileSync('tar', ['-xzf', `octokit-openapi-${version}.tgz`, member], { cwd: folder })
  return JSON.parse(readFileSync(join(folder, member), 'utf8'))
}

function extract(document: z.infer<typeof openapi>): Json {
  const found: { [id: string]: Json } = {}
  const schemas: { [name: string]: Json } = {}
  const clean = (value: Json): Json => cleaned(value, (name) => collect(name))
  const collect = (name: string): void => {
    if (name in schemas) return
    schemas[name] = null // reserved, so that a cycle ends
    schemas[name] = clean(document.components.schemas[name] ?? missing(`schema ${name}`))
  }
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const parsed = operation.safeParse(raw)
      if (!parsed.success || !operations.includes(parsed.data.operationId)) continue
      found[parsed.data.operationId] = subset(method, path, parsed.data, document, clean)
    }
  }
  for (const id of operations) if (!(id in found)) missing(`operation ${id}`)
  const sorted = Object.fromEntries(operations.map((id) => [id, found[id] ?? null]))
  return { source: `@octokit/openapi ${version}, api.github.com`, operations: sorted, schemas }
}

function subset(
  method: string,
  path: string,
  source: z.infer<typeof operation>,
  document: z.infer<typeof openapi>,
  clean: (value: Json) => Json,
): Json {
  const parameters = source.parameters.map((entry) => {
    const name = '$ref' in entry ? entry.$ref.replace('#/components/parameters/', '') : undefined
    const found = parameter.parse(name === undefined ? entry : document.components.parameters[name])
    return {
      name: found.name,
      in: found.in,
      required: found.required ?? false,
      multiSegment: found['x-multi-segment'] ?? false,
      schema: clean(found.schema),
    }
  })
  const body = source.requestBody
  return {
    method: method.toUpperCase(),
    path,
    parameters,
    body: body
      ? { required: body.required ?? false, schema: clean(body.content['application/json'].schema) }
      : null,
  }
}

/** Drops keywords without effect, names the type of variants that leave it out, and rewrites references. */
function cleaned(value: Json, collect: (name: string) => void): Json {
  if (Array.isArray(value)) return value.map((item) => cleaned(item, collect))
  if (value === null || typeof value !== 'object') return value
  const result: { [key: string]: Json } = {}
  for (const [key, inner] of Object.entries(value)) {
    if (silent.has(key)) continue
    if (key === '$ref' && typeof inner === 'string') {
      const name = inner.replace('#/components/schemas/', '')
      collect(name)
      result.$ref = `#/definitions/${name}`
    } else if (key === 'properties') {
      const members = Object.entries(node.parse(inner)) // a property may be called `description`
      result.properties = Object.fromEntries(
        members.map(([name, schema]) => [name, cleaned(schema, collect)]),
      )
    } else {
      result[key] = cleaned(inner, collect)
    }
  }
  if ((result.properties || result.required) && !result.type) result.type = 'object'
  return result
}

function missing(what: string): never {
  throw new Error(`${what} is not in GitHub's document`)
}

main()
