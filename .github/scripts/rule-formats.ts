import { FORMATS, type FormatKind } from '#validation'

/** For the README of validate-data: every kind of rule of every format, and whether it is run. */
export function formatTables(): string {
  return FORMATS.map(({ name, kinds }) => {
    const run = kinds.filter(({ support }) => support === 'yes').length
    const rows = [...kinds].map((item) => `| \`${item.kind}\` | ${said(item)} |`)
    const table = ['| rule | supported |', '| --- | --- |', ...rows].join('\n')
    return `<details><summary>${name}: ${run} of ${kinds.length} kinds of rules in full</summary>\n\n${table}\n\n</details>`
  }).join('\n')
}

function said({ support }: FormatKind): string {
  if (support === 'yes') return 'yes'
  const text = 'partly' in support ? `partly: ${support.partly}` : `no: ${support.unsupported}`
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').replace(/</g, '&lt;')
}
