import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ancestry, type BrokenLink, messageOf, readEntry, type SealedEntry, UserError } from '#core'
import { exists } from '#host'
import { verifyLedger } from '#registry'
import { LEDGER_HELP, ledgerOptions, withLedger } from './ledger.ts'

const HELP = `lockstep verify [folder]

Without a folder: verifies the ledger (logs, pointers, entries and their links) and prints its anchor.
With a folder: verifies the entries in it (or in its entries/), as a downloaded artifact holds them.
${LEDGER_HELP}`

interface Verified {
  readonly what: string
  readonly broken: readonly BrokenLink[]
  readonly anchor: string
}

export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: ledgerOptions,
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const [folder] = positionals
  const verified = folder === undefined ? await withLedger(values, verifyBranch) : await verifyFolder(folder)
  process.stdout.write(`${verified.what}\n`)
  const [first, ...others] = verified.broken
  if (first !== undefined) {
    process.stdout.write(`BROKEN ${first.id}: ${first.what}\n`)
    if (others.length > 0) process.stdout.write(`and ${others.length} more after it\n`)
  } else process.stdout.write('every link holds\n')
  process.stdout.write(`anchor: ${verified.anchor}\n`)
  return first === undefined ? 0 : 1
}

async function verifyBranch(ledger: Parameters<Parameters<typeof withLedger>[1]>[0]): Promise<Verified> {
  const check = await verifyLedger(await ledger.snapshot())
  if (check.anchor === undefined) {
    throw new UserError(`there is no branch ${ledger.branch}`, {
      fix: 'Register a model first, or name the branch by --branch.',
    })
  }
  return {
    what: `models: ${check.models.length}, versions: ${check.versions}, entries: ${check.entries}`,
    broken: check.broken,
    anchor: `ledger commit ${check.anchor} of branch ${ledger.branch}`,
  }
}

async function verifyFolder(folder: string): Promise<Verified> {
  const inner = join(folder, 'entries')
  const root = (await exists(inner)) ? inner : folder
  const names = (await readdir(root).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  if (names.length === 0) throw new UserError('no entry here', { where: root })
  const entries = new Map<string, SealedEntry>()
  const broken: BrokenLink[] = []
  for (const name of names) {
    const id = `sha256:${name.replace('.json', '')}`
    try {
      const sealed = readEntry(await readFile(join(root, name), 'utf8'), name)
      entries.set(sealed.id, sealed)
      if (sealed.id !== id)
        broken.push({ id, what: `the entry was changed: its bytes have the id ${sealed.id}` })
    } catch (error) {
      broken.push({ id, what: messageOf(error) })
    }
  }
  broken.push(...ancestry([...entries.keys()], (id) => entries.get(id)).missing)
  return {
    what: `entries: ${entries.size}`,
    broken,
    anchor: 'none: whoever can write this folder can make its entries',
  }
}
