import { describe, expect, it } from 'vitest'
import { cacheFolder, defaultRemote, readDvcConfig, remoteOf } from './config.ts'

const HOME = '/repository/.dvc'
const remote = (lines: string, environment = {}, local = '') =>
  remoteOf(readDvcConfig([`['remote "a"']\n${lines}`, local]), 'A', HOME, environment)

describe('.dvc/config', () => {
  it('is read as DVC writes it: quoted sections, quotes, comments; config.local wins', () => {
    const config = readDvcConfig([
      '# top\n[core]\n    remote = Store # the default\n    autostage = true\n[cache]\ndir = ../../shared\n[\'remote "store"\']\n    url = "s3://b # c/x"\n',
      '[core]\nremote = other\n',
    ])
    expect(defaultRemote(config)).toBe('other')
    expect(cacheFolder(config, HOME)).toBe('/shared')
    expect(cacheFolder(readDvcConfig([]), HOME)).toBe('/repository/.dvc/cache')
    expect(config.get('remote "store"')?.get('url')).toBe('s3://b # c/x')
  })

  it('names remotes on this disk, over http and in S3', () => {
    expect(remote('url = ../../store')).toEqual({ kind: 'folder', path: '/store' })
    expect(remote('url = /mnt/store')).toEqual({ kind: 'folder', path: '/mnt/store' })
    expect(remote('url = https://host/dvc/')).toEqual({ kind: 'http', url: 'https://host/dvc', headers: {} })
    expect(
      remote('url = https://host/dvc\nauth = basic', {}, '[\'remote "a"\']\nuser = ada\npassword = x'),
    ).toMatchObject({ headers: { authorization: `Basic ${btoa('ada:x')}` } })
    const environment = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-north-1' }
    expect(remote('url = s3://bucket/a/b/\nendpointurl = http://host:9000', environment)).toEqual({
      kind: 's3',
      bucket: 'bucket',
      prefix: 'a/b',
      settings: {
        endpoint: 'http://host:9000',
        region: 'eu-north-1',
        credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
      },
    })
    const open = remote('url = s3://bucket\nallow_anonymous_login = true', environment)
    expect(open).toMatchObject({ prefix: '', settings: { credentials: undefined } })
  })

  it.each([
    ['url = ssh://host/x', 'remotes of kind ssh are not read'],
    ['url = s3://b/x\nversion_aware = true', 'version_aware is not supported'],
    ['url = s3://b/x\nworktree = true', 'worktree is not supported'],
    ['url = s3://b/x\nprofile = me', 'profile is not supported'],
    ['url = https://h/x\nauth = digest', 'auth = digest is not supported'],
    ['url = https://h/x\nssl_verify = false', 'ssl_verify is not supported'],
    ['jobs = 4', 'there is no such remote, or it has no url'],
  ])('refuses %s', (lines, message) => {
    expect(() => remote(lines)).toThrow(message)
    expect(() => remote(lines)).toThrow('.dvc/config: remote A')
  })

  it('takes what is switched off, or only says how to write', () => {
    expect(remote('url = s3://b/x\nversion_aware = false\nacl = private\njobs = 4\nsse = AES256').kind).toBe(
      's3',
    )
  })
})
