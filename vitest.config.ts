// Unit tests stand beside the source and run under plain Node. `integration` starts the real relay and real seats as
// processes of their own. What needs the console's window is in test/e2e and run by Playwright.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The same variable makes the properties look at more cases (`test/support/runs.ts`). */
const times = Math.max(1, Number(process.env['SIGNALBOX_RUNS'] ?? 1) || 1)
/** Also on a machine of two cores, of which one would be left idle: most of these tests wait for something. */
const maxWorkers = Math.max(2, availableParallelism() - 1)
const exclude = ['**/node_modules/**', 'out/**', 'dist/**', 'test/e2e/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{shared,server,electron,renderer,scripts}/**/*.test.ts', 'test/tasks/*.test.ts'],
          exclude,
          testTimeout: 300_000 * times,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['test/integration/**/*.test.ts'],
          exclude,
          // Each starts processes of its own, and a slow machine is no fault of theirs.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'faults',
          environment: 'node',
          include: ['test/faults/**/*.test.ts'],
          exclude,
          globalSetup: ['test/faults/build-first.mjs'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // Runs that kill and freeze processes need the machine for themselves.
          fileParallelism: false,
        },
      },
    ],
  },
})
