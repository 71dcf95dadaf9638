/** Runs a splitter as `dist/splitter.js` does: `node -C source splitter.fixture.ts <config>`. */
import { runSplitter } from './splitter.ts'

await runSplitter(process.argv[2] ?? '')
