// RFC 9110, section 7.6.1: what speaks of one connection is not passed on.
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Headers to pass on, as a flat list of names and values in their order, with repeats.
 * @param raw as node:http gives them
 * @param dropped further names, in lower case
 */
export function passedOn(raw: readonly string[], dropped: readonly string[] = []): string[] {
  const pairs = Array.from({ length: raw.length / 2 }, (_, index): [string, string] => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ])
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/))
    // A message without its length could be read as two.
    .filter((name) => name !== 'content-length')
  const gone = new Set([...HOP_BY_HOP, ...named, ...dropped])
  return pairs.filter(([name]) => !gone.has(name.toLowerCase())).flat()
}
