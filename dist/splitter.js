const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.log(`::error::lockstep needs Node 24, this is ${process.version}; update the runner to 2.328.0 or later`)
  process.exit(1)
}
const { startDaemon } = await import('./bundle/index.js')
await startDaemon('splitter')
