/**
 * Fails the run at once where an older Node than the actions' own would execute the tests, and says which tests this
 * machine cannot run, and why.
 */
export default function setup(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 24) throw new Error(`tests need Node 24, found ${process.version}; run them through npm`)
  if (process.platform !== 'linux') console.warn('skipped: tests that read /proc or /dev/full need Linux')
  else if (process.getuid?.() === 0)
    console.warn('skipped: a missing permission cannot be tried as root, who has all')
  else console.warn('skipped: full and read-only disks are mounted for their tests, which needs root')
}
