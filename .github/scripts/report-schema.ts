import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dataReportSchema } from '#validation'

/** The published schema of a JSON report, by the path of its file. */
export const REPORT_SCHEMAS: Readonly<Record<string, () => string>> = {
  'actions/validate-data/report.schema.json': () =>
    `${JSON.stringify({ title: 'JSON report of validate-data', ...z.toJSONSchema(dataReportSchema) }, null, 2)}\n`,
}

/** Schemas in the checkout that the code has left behind. */
export function staleSchemas(root: string): string[] {
  return Object.entries(REPORT_SCHEMAS).flatMap(([path, schema]) =>
    existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === schema()
      ? []
      : [`${path} is out of date; run npm run docs`],
  )
}
