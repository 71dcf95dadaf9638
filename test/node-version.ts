/** Fails the run at once where an older Node than the actions' own would execute the tests. */
export default function setup(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 24) throw new Error(`tests need Node 24, found ${process.version}; run them through npm`)
}
