import { parseArgs } from 'node:util'
import { UserError } from '#core'
import { presentLineage, readEvents, resolveSelector, sealedEntries } from '#registry'
import { renderMarkdown, renderText } from '#report'
import { LEDGER_HELP, ledgerOptions, withLedger } from './ledger.ts'

const HELP = `lockstep lineage <name>@<stage, alias or version>

Tells which data, code, run and verdicts stand behind a version.
${LEDGER_HELP}  --markdown             print Markdown
`

export async function lineageCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...ledgerOptions, markdown: { type: 'boolean', default: false } },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const [, name, selector] = /^([^@]+)@([^@]+)$/.exec(positionals[0] ?? '') ?? []
  if (name === undefined || selector === undefined) {
    throw new UserError('name a version', { fix: 'Such as: lockstep lineage flights@production' })
  }
  const report = await withLedger(values, async (ledger) => {
    const snapshot = await ledger.snapshot()
    const version = await resolveSelector(snapshot, name, selector)
    const events = await readEvents(snapshot, name)
    return presentLineage({ version, entries: await sealedEntries(snapshot, version), events })
  })
  process.stdout.write(values.markdown ? renderMarkdown(report) : renderText(report))
  return 0
}
