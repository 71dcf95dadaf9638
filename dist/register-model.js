if (Number(process.versions.node.split('.')[0]) < 24) {
  console.log('::error::lockstep needs Node 24: update the runner to 2.328.0 or later. Found', process.version)
  process.exit(1)
}
const { start } = await import('./bundle/index.js')
await start('register-model', 'main')
