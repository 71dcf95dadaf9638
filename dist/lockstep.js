#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.log('lockstep: needs Node 24. After npm ci this checkout has one: node_modules/.bin/node dist/lockstep.js. Found', process.version)
  process.exit(1)
}
const { startCli } = await import('./bundle/index.js')
await startCli()
