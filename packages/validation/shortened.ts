/** Names and words of others, which have no limit of their own, for a report. */
export function shortened(text: string, length = 300): string {
  return text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text
}
