// The real console in a real window, against a real relay. One at a time on each display: they share its pointer and focus.
import { defineConfig } from '@playwright/test'

const displays = (process.env['SIGNALBOX_DISPLAYS'] ?? '').split(' ').filter(Boolean)
// Each worker reads this file, and opens all its windows on the display of its number.
const mine = displays[Number(process.env['TEST_PARALLEL_INDEX'])]
if (mine) process.env['DISPLAY'] = mine

/** What is about time, memory or the system's own pointer has the machine for itself. */
const alone = /(drags|drop-latency|drop-target|two-windows|wall)\.spec\.ts$/

export default defineConfig({
  testDir: '.',
  workers: Math.max(1, displays.length),
  projects: [
    { name: 'beside', testIgnore: alone },
    { name: 'alone', testMatch: alone, workers: 1, outputDir: '../../test-results/e2e-alone' },
  ],
  fullyParallel: false,
  // Long: a test that passes never waits for it, and a slow machine is no fault of the product.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/playwright.json' }]],
  outputDir: '../../test-results/e2e',
})
