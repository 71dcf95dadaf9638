import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestFile, digestFolder, MissingEvidence } from '#core'
import { openDataset } from './dataset.ts'
import { openWorkplace } from './engine.fixture.ts'

describe('a dataset', () => {
  it('is found by name, glob and folder, sorted, each file once', async () => {
    await using place = await openWorkplace()
    for (const name of ['d/b.csv', 'd/a.tsv', 'd/deep/c.csv.gz', 'e/[x].csv'])
      await place.write(name, 'a\n1\n')
    await place.write('d/README.md', 'text')
    const names = async (...patterns: string[]) =>
      (await place.dataset(...patterns)).files.map((file) => file.name)
    expect(await names('d/b.csv', 'd/*.csv')).toEqual(['d/b.csv'])
    expect(await names('d')).toEqual(['d/a.tsv', 'd/b.csv'])
    expect(await names('e/[x].csv')).toEqual(['e/[x].csv'])
    expect(await names('**/*.csv')).toEqual(['d/b.csv', 'e/[x].csv'])
  })

  it('is of a folder the data alone, and JSON beside other data describes it', async () => {
    await using place = await openWorkplace()
    for (const name of [
      'd/part.jsonl',
      'd/schema.json',
      'd/_log/x.csv',
      'd/.tmp.csv',
      'e/1.json',
      'e/_2.json',
    ])
      await place.write(name, '{"a":1}\n')
    const names = async (pattern: string) => (await place.dataset(pattern)).files.map(({ name }) => name)
    expect(await names('d')).toEqual(['d/_log/x.csv', 'd/part.jsonl'])
    expect(await names('e')).toEqual(['e/1.json'])
    expect(await names('**/*.json')).toEqual(['d/schema.json', 'e/1.json', 'e/_2.json'])
  })

  it('names a file within the innermost root that holds it, and by its path where two would be alike', async () => {
    await using place = await openWorkplace()
    const outside = join(place.folder, '../outside')
    await mkdir(outside)
    await writeFile(join(outside, 'a.csv'), 'a\n1\n')
    await writeFile(join(outside, 'b.csv'), 'a\n1\n')
    await place.write('a.csv', 'a\n2\n')
    const paths = ['a.csv', join(outside, 'a.csv'), join(outside, 'b.csv')]
    const { found } = await openDataset(paths, { root: place.folder, allowedRoots: [outside] })
    expect(found.map(({ name }) => name)).toEqual([join(outside, 'a.csv'), 'a.csv', 'b.csv'])
  })

  it('has the digest of its bytes, whatever way it was named', async () => {
    await using place = await openWorkplace()
    const one = await place.write('d/a.csv', 'a\n1\n')
    await place.write('d/b.csv', 'a\n2\n')
    const sha256 = async (...patterns: string[]) => (await place.dataset(...patterns)).sha256
    expect(await sha256('d/a.csv')).toBe((await digestFile(one)).sha256)
    expect(await sha256('d')).toBe((await digestFolder(join(place.folder, 'd'))).sha256)
    expect(await sha256('d/*.csv')).toBe(await sha256('d/b.csv', 'd/a.csv'))
    const before = await sha256('d/*.csv')
    await place.write('d/b.csv', 'a\n3\n')
    expect(await sha256('d/*.csv')).not.toBe(before)
  })

  it('names all that is missing, and that as missing evidence', async () => {
    await using place = await openWorkplace()
    const missing = place.dataset('no.csv', 'none/*.csv')
    await expect(missing).rejects.toBeInstanceOf(MissingEvidence)
    await expect(missing).rejects.toThrow(/no\.csv: no data file here[\s\S]*none\/\*\.csv: no data file here/)
  })

  it('refuses other formats and paths that lead out, links included', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'a\n1\n')
    await place.write('a.xlsx', 'PK')
    const outside = join(place.folder, '../outside')
    await mkdir(outside)
    await writeFile(join(outside, 'o.csv'), 'a\n1\n')
    await symlink(join(outside, 'o.csv'), join(place.folder, 'link.csv'))
    await expect(place.dataset('a.xlsx')).rejects.toThrow(/not a data format/)
    for (const path of [
      'link.csv',
      '../outside/o.csv',
      '../outside/*.csv',
      join(outside, 'o.csv'),
      'l*.csv',
    ]) {
      await expect(place.dataset(path), path).rejects.toThrow(/outside the folders that may be read/)
    }
    const allowed = await openDataset(['../outside/o.csv'], { root: place.folder, allowedRoots: [outside] })
    expect(allowed.files).toHaveLength(1)
  })
})
