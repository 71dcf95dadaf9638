/** Prints the totals of vitest's JSON reports: `totals.ts <report.json>...`. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/**
 * `N passed, N failed` of all reports together. A file that could not even be loaded counts as one failed test, and so
 * does a report that is none: its tests did not end.
 */
export function totalsOf(reports: readonly string[]): string {
  const counts = reports.map(countsOf)
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  return `${passed} passed, ${counts.reduce((sum, count) => sum + count.failed, 0)} failed`
}

function countsOf(report: string): { readonly passed: number; readonly failed: number } {
  const parsed = parse(report)
  if (parsed === undefined) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = parsed
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

function parse(report: string): z.output<typeof reportSchema> | undefined {
  try {
    return reportSchema.parse(JSON.parse(report))
  } catch {
    return undefined
  }
}

const paths = process.argv.slice(2)
if (process.argv[1] === import.meta.filename && paths.length > 0) {
  console.log(totalsOf(paths.map((path) => readFileSync(path, 'utf8'))))
}
