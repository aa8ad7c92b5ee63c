// The packaged app: starts, has its fuses, connects to a relay and shows the board.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { root } from './console-app.ts'
import { openControlRoom } from './control-room.ts'

const unpacked = path.join(root, 'dist', 'linux-unpacked')
const executable = path.join(unpacked, 'signalbox')

test('the packaged app connects to a relay and shows the board', async () => {
  test.skip(process.platform !== 'linux', 'the unpacked app is made for Linux only')
  test.setTimeout(600_000)
  execFileSync(process.execPath, [path.join(root, 'scripts', 'package.mjs')], { cwd: root, stdio: 'pipe' })
  expect(existsSync(path.join(unpacked, 'resources', 'app.asar'))).toBe(true)
  expect(existsSync(path.join(unpacked, 'resources', 'default_app.asar'))).toBe(false)
  expect(existsSync(path.join(unpacked, 'STAND-IN'))).toBe(process.env['SIGNALBOX_ELECTRON_KIND'] === 'stand-in')
  const { getCurrentFuseWire, FuseV1Options, FuseState } = await import('@electron/fuses')
  const fuses = await getCurrentFuseWire(executable)
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)

  const room = await openControlRoom(2)
  await room.feeder.done(ticketIntent('t1'))
  const flags = (process.env['SIGNALBOX_ELECTRON_FLAGS'] ?? '')
    .split(' ')
    .filter((flag) => flag !== '' && !flag.startsWith('--log-level'))
  const app = spawn(executable, [
    ...flags,
    '--remote-debugging-port=0',
    `--profile=${path.join(room.folder, 'console')}`,
    `--map=${process.env['SIGNALBOX_CITY']}`,
    '--lang=en',
  ])
  try {
    let said = ''
    const endpoint = await new Promise<string>((resolve, reject) => {
      app.stderr.on('data', (text: Buffer) => {
        said += text.toString()
        const found = /DevTools listening on (ws:\S+)\n/.exec(said)
        if (found) resolve(found[1]!)
      })
      app.once('exit', (code) => reject(new Error(`the app ended with code ${code}`)))
    })
    const browser = await chromium.connectOverCDP(endpoint)
    await expect.poll(() => browser.contexts()[0]?.pages().length, { timeout: 60_000 }).toBeGreaterThan(0)
    const page = browser.contexts()[0]!.pages()[0]!
    await expect(page.locator('[data-testid=link]')).toHaveAttribute('data-phase', 'live', { timeout: 60_000 })
    await expect(page.locator('[data-testid=ticket-row][data-ticket=t1]')).toBeVisible()
    await page.screenshot({ path: path.join(root, 'test-results', 'screens', 'packaged-app.png') })
    await browser.close()
  } finally {
    app.kill()
    await room.end()
  }
})

test('a release build refuses the stand-in', () => {
  test.skip(process.env['SIGNALBOX_ELECTRON_KIND'] !== 'stand-in', 'this machine has the official Electron')
  expect(() =>
    execFileSync(process.execPath, [path.join(root, 'scripts', 'package.mjs'), '--release'], {
      cwd: root,
      stdio: 'pipe',
    }),
  ).toThrow(/official Electron could not be downloaded/)
})
