/** Prints the totals of vitest's JSON report: `totals.ts <report.json>`. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** `N passed, N failed`; a file that could not even be loaded counts as one failed test. */
export function totalsOf(json: string): string {
  const { numPassedTests, numFailedTests, testResults } = reportSchema.parse(JSON.parse(json))
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return `${numPassedTests} passed, ${numFailedTests + unloaded.length} failed`
}

const [path] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename && path !== undefined) {
  console.log(totalsOf(readFileSync(path, 'utf8')))
}
