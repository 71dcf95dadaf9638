/** What S3's XML says. It is flat and written by machines, so that a few patterns read it; no entity is expanded. */

export interface Listed {
  readonly key: string
  readonly etag: string
  readonly bytes: number
}

/** One page of ListObjectsV2. `next` continues it. */
export function readListing(xml: string): { readonly objects: Listed[]; readonly next: string | undefined } {
  // A server that does not know `encoding-type=url` leaves the keys as they are, and the element out.
  const decode = textOf(xml, 'EncodingType') === 'url' ? decodeKey : (text: string) => text
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, item = '']) => ({
    key: decode(textOf(item, 'Key') ?? ''),
    etag: textOf(item, 'ETag') ?? '',
    bytes: Number(textOf(item, 'Size')),
  }))
  const isCut = textOf(xml, 'IsTruncated') === 'true'
  return { objects, next: isCut ? textOf(xml, 'NextContinuationToken') : undefined }
}

function decodeKey(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** The code of an error, such as NoSuchKey. */
export function readErrorCode(xml: string): string | undefined {
  const code = textOf(xml, 'Code')
  return code !== undefined && /^\w{1,100}$/.test(code) ? code : undefined
}

function textOf(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return found === undefined ? undefined : resolveEntities(found)
}

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
])

function resolveEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name: string) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
