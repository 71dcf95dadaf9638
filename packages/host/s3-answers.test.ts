import { expect, it } from 'vitest'
import { readErrorCode, readListing } from './s3-answers.ts'

it('a listing is read with and without encoded keys, and continued where it was cut', () => {
  const page = (head: string, key: string) =>
    `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${head}<Contents>
      <Key>${key}</Key><ETag>&quot;abc&#34;</ETag><Size>12</Size></Contents></ListBucketResult>`
  const encoded =
    '<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b</NextContinuationToken>'
  expect(readListing(page(encoded, 'a+b/%C3%A9%2B%26.csv'))).toEqual({
    objects: [{ key: 'a b/é+&.csv', etag: '"abc"', bytes: 12 }],
    next: 'a&b',
  })
  expect(readListing(page('<IsTruncated>false</IsTruncated>', 'a+b %C3 &lt;&#x1F600;&unknown;'))).toEqual({
    objects: [{ key: 'a+b %C3 <😀&unknown;', etag: '"abc"', bytes: 12 }],
    next: undefined,
  })
})

it('an error is read by its code alone', () => {
  expect(readErrorCode('<Error><Code>NoSuchKey</Code><Message>x</Message></Error>')).toBe('NoSuchKey')
  expect(readErrorCode('<html>')).toBeUndefined()
  expect(readErrorCode('<Code>::error::x</Code>')).toBeUndefined()
})
