import { describe, expect, it } from 'vitest'
import { formatReference, parseReference } from './reference.ts'

const ID = 'a'.repeat(64)

describe('references', () => {
  it.each([
    ['model.onnx', { kind: 'path', path: 'model.onnx' }],
    ['./record:model', { kind: 'path', path: './record:model' }],
    ['/data/sha256:x', { kind: 'path', path: '/data/sha256:x' }],
    ['notes:today.txt', { kind: 'path', path: 'notes:today.txt' }],
    ['record:model', { kind: 'record', role: 'model' }],
    ['registry:flights@production', { kind: 'registry', name: 'flights', selector: 'production' }],
    ['git:main:metrics.json', { kind: 'git', ref: 'main', path: 'metrics.json' }],
    ['git:v1.2:a:b.json', { kind: 'git', ref: 'v1.2', path: 'a:b.json' }],
    [`sha256:${ID}`, { kind: 'digest', sha256: ID }],
    ['https://example.org/a?b=c', { kind: 'url', url: 'https://example.org/a?b=c' }],
    ['s3://bucket/a?b #é', { kind: 'object', store: 's3', bucket: 'bucket', key: 'a?b #é' }],
    ['s3://bucket/', { kind: 'object', store: 's3', bucket: 'bucket', key: '' }],
    ['gs://bucket/data/', { kind: 'object', store: 'gs', bucket: 'bucket', key: 'data/' }],
  ])('reads %s, and writes it back', (text, reference) => {
    expect(parseReference(text)).toEqual(reference)
    expect(formatReference(parseReference(text))).toBe(text)
  })

  it.each([
    ['  ', 'record:<role>'],
    ['record:', 'record:model'],
    ['record:../x', 'record:model'],
    ['registry:flights', 'registry:flights@production'],
    ['registry:@production', 'registry:flights@production'],
    ['registry:a b@c', 'registry:flights@production'],
    ['git:main', 'git:main:metrics.json'],
    ['git:main:', 'git:main:metrics.json'],
    ['git::a', 'git:main:metrics.json'],
    ['git:--upload-pack=x:a', 'git:main:metrics.json'],
    ['sha256:abc', '64 hex digits'],
    [`sha256:${ID.toUpperCase()}`, '64 hex digits'],
    ['https://', 'a complete address'],
    ['https:example.org', 'a complete address'],
    ['s3:bucket/key', 's3://<bucket>/<key>'],
    ['s3://bucket', 's3://<bucket>/<key>'],
    ['s3://a@evil.org/key', 's3://<bucket>/<key>'],
    ['gs:///key', 'gs://<bucket>/<key>'],
  ])('refuses "%s" and names the form', (text, form) => {
    expect(() => parseReference(text)).toThrow(form)
  })
})
