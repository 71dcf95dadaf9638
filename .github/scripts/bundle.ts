/** The committed bundle: built anew from a copy in another folder it must come out byte for byte. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const MAX_PACKED = 3e6
const MAX_UNPACKED = 15e6

export interface BundleCheck {
  readonly problems: readonly string[]
  readonly note: string
}

export function checkBundle(root: string): BundleCheck {
  const { problems, note } = checkSizes(root)
  if (!existsSync(join(root, 'dist'))) return { problems: ['there is no dist; run npm run build'], note }
  const copy = mkdtempSync(join(tmpdir(), 'lockstep-rebuild-'))
  try {
    copyCheckout(root, copy)
    const built = run(process.execPath, ['-C', 'source', '.github/scripts/build.ts'], copy)
    if (built.status !== 0) return { problems: [...problems, `the build fails: ${built.output}`], note }
    return { problems: [...problems, ...differences(join(root, 'dist'), join(copy, 'dist'))], note }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Everything that git knows or would add, and the installed packages, without what was built. */
function copyCheckout(root: string, copy: string): void {
  for (const path of listFiles(root)) {
    if (path.startsWith('dist/')) continue
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    cpSync(join(root, path), join(copy, path))
  }
  // Hard links where the file system has them; a copy where it has not. A link to the folder would not do: the
  // bundler follows it back to the original place.
  const modules = join(root, 'node_modules')
  if (run('cp', ['-al', modules, copy], root).status === 0) return
  rmSync(join(copy, 'node_modules'), { recursive: true, force: true })
  cpSync(modules, join(copy, 'node_modules'), { recursive: true, verbatimSymlinks: true })
}

function listFiles(root: string): string[] {
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root)
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.output}`)
  return listed.output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; output: string } {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return {
    status: done.status,
    output: done.status === 0 ? done.stdout : `${done.stdout}${done.stderr}`.trim(),
  }
}

/** Files that only one of two folders has, or that differ. */
export function differences(committed: string, rebuilt: string): string[] {
  const list = (folder: string): string[] =>
    globSync('**/*', { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
  const [old, now] = [list(committed), list(rebuilt)]
  const gone = old.filter((path) => !now.includes(path)).map((path) => `dist/${path} is built no more`)
  const changed = now
    .filter((path) => !old.includes(path) || !same(join(committed, path), join(rebuilt, path)))
    .map((path) => `dist/${path} is out of date; run npm run build and commit it`)
  return [...gone, ...changed]
}

function same(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other))
}

/** What a job downloads is the whole repository, without what .gitattributes keeps out of archives. */
function checkSizes(root: string): BundleCheck {
  const kept = withoutIgnored(root, listFiles(root))
  const contents = kept.map((path) => readFileSync(join(root, path)))
  const unpacked = contents.reduce((sum, content) => sum + content.length, 0)
  const packed = gzipSync(Buffer.concat(contents)).length
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`
  const problems = [
    ...(packed > MAX_PACKED
      ? [`a job downloads ${megabytes(packed)}, more than ${megabytes(MAX_PACKED)}`]
      : []),
    ...(unpacked > MAX_UNPACKED
      ? [`unpacked that is ${megabytes(unpacked)}, more than ${megabytes(MAX_UNPACKED)}`]
      : []),
  ]
  return { problems, note: `a job downloads ${megabytes(packed)}, unpacked ${megabytes(unpacked)}` }
}

function withoutIgnored(root: string, paths: readonly string[]): string[] {
  const asked = spawnSync('git', ['check-attr', '-z', '--stdin', 'export-ignore'], {
    cwd: root,
    input: paths.join('\0'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const fields = asked.stdout.split('\0')
  const ignored = new Set(fields.flatMap((path, n) => (n % 3 === 0 && fields[n + 2] === 'set' ? [path] : [])))
  return paths.filter((path) => !ignored.has(path))
}
