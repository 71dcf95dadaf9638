import { defineConfig } from 'vitest/config'

const conditions = ['source']
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } }

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          // Its modules import folders, which Node itself refuses.
          server: { deps: { inline: ['dt-sql-parser'] } },
          include: ['{packages,actions,.github}/**/*.test.ts'],
          globalSetup: './test/node-version.ts',
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: './test/node-version.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          globalSetup: ['./test/node-version.ts', './test/services/install.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
