// Benches that drive the real console as the end-to-end tests do, once and without retries.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/bench',
  timeout: 15 * 60_000,
  workers: 1,
  reporter: 'line',
})
