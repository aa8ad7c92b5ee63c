// Keys that lead round the window, the key that takes what waits, and the sheet that tells them all.
import { expect, test, type Page } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const room = roomForEach(2)

const paneNow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? null)

/** Presses the key so many times. @returns the panes it leads to, each with whether the focus is seen there */
async function walk(page: Page, key: string, steps: number): Promise<string[]> {
  const panes: string[] = []
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press(key)
    const seen = await page.evaluate(() => {
      const { left, top, right, bottom, width, height } = document.activeElement!.getBoundingClientRect()
      const inside = left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1
      return inside && width > 0 && height > 0 && document.activeElement!.matches(':focus-visible')
    })
    panes.push(`${await paneNow(page)}${seen ? '' : ' unseen'}`)
  }
  return panes
}

test('[KEY26] F6 leads through all panes and back to the first, Shift+F6 the other way, also with a form open', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  const page = await console.openBoard()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('ArrowDown')
  const round = ['map', 'detail', 'roster', 'line', 'alarms', 'board']
  expect(await walk(page, 'F6', 6)).toEqual(round)
  await expect(page.locator('[data-testid=board-rows]')).toBeFocused()
  expect(await walk(page, 'Shift+F6', 6)).toEqual([...round.slice(0, 5).toReversed(), 'board'])

  // Each pane has its keys where F6 has led.
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-testid=ticket-row][aria-selected=true]')).toHaveAttribute('data-number', '1002')
  await walk(page, 'F6', 2)
  await page.keyboard.press('e')
  await expect(page.locator('[data-testid=edit]')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.locator('[data-pane=map] canvas.maplibregl-canvas').focus()
  expect(await walk(page, 'F6', 2)).toEqual(['detail', 'roster'])
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-testid=roster-row][aria-selected=true]')).toHaveCount(1)
  // A technician's detail, too.
  expect(await walk(page, 'F6', 6)).toEqual(['line', 'alarms', 'board', 'map', 'detail', 'roster'])

  await page.keyboard.press('Control+n')
  expect(await paneNow(page)).toBe('intake')
  await page.keyboard.type('+7 70')
  expect(await walk(page, 'F6', 7)).toEqual(['line', 'alarms', 'board', 'map', 'detail', 'roster', 'intake'])
  await expect(page.locator('[data-testid=intake-phone]')).toHaveValue('+7 70')
})

test('[BRD14] S takes what waits, wherever the focus is; where it is typed the notice says to click', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await console.openBoard()
  const rows = page.locator('[data-testid=ticket-row]')
  const notice = page.locator('[data-testid=board-waiting]')
  await console.row('t1').click()
  await console.row('t1').hover({ position: { x: 200, y: 20 } })
  const places: Record<string, () => Promise<unknown>> = {
    map: () => page.locator('[data-pane=map] canvas.maplibregl-canvas').focus(),
    detail: () => page.locator('[data-pane=detail]').focus(),
    roster: () => page.locator('[data-testid=roster-rows]').focus(),
    alarms: () => page.locator('[data-pane=alarms]').focus(),
    strip: () => page.locator('[data-testid=map-window]').focus(),
    nowhere: () => page.evaluate(() => (document.activeElement as HTMLElement).blur()),
    board: () => page.locator('[data-testid=board-rows]').focus(),
  }
  let count = 1
  for (const [place, go] of Object.entries(places)) {
    await go()
    await feeder.done(ticketIntent(`t${++count}`))
    await expect(notice, place).toHaveText('1 change: press S')
    await page.keyboard.press('s')
    await expect(notice, place).toHaveCount(0)
    await expect(rows).toHaveCount(count)
  }

  await page.locator('[data-pane=board] input[type=search]').focus()
  await feeder.done(ticketIntent(`t${++count}`))
  await expect(notice).toHaveText('1 change: click here')
  await console.shot('waiting-typing-en-dark')
  await page.keyboard.press('s')
  await expect(page.locator('[data-pane=board] input[type=search]')).toHaveValue('s')
  await page.keyboard.press('Backspace')

  // While a technician is chosen letters narrow the choice. A changed key is told as it is now.
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('a')
  await feeder.done(ticketIntent(`t${++count}`))
  await expect(notice).toContainText('click here')
  await page.keyboard.press('Escape')
  await expect(notice).toContainText('press S')
  await page.keyboard.press('F1')
  await page.locator('[data-place=board] [data-command=refresh] [data-testid=key-change]').click()
  await page.keyboard.press('q')
  await expect(page.locator('[data-place=board] [data-command=refresh] kbd')).toHaveText('Q')
  await page.keyboard.press('F1')
  await page.locator('[data-testid=board-rows]').focus()
  await console.row('t1').hover()
  await feeder.done(ticketIntent(`t${++count}`))
  await expect(notice).toContainText('press Q')
  await page.keyboard.press('q')
  await expect(rows).toHaveCount(count)
})

test('[KEY25] F1 shows the keys of forms and lists with their place', async () => {
  const { console } = room
  const page = await console.openBoard()
  await page.keyboard.press('F1')
  const sheet = page.locator('[data-testid=key-sheet]')
  for (const [place, ...keys] of [
    ['intake', 'Ctrl+Enter', 'F4', 'Ctrl+Shift+N', '1–9'],
    ['settings', 'Ctrl+S'],
    ['heads', 'Enter', 'Del', 'Ctrl+←', 'Shift+→'],
    ['reasons', '1–9'],
    ['board', 'Shift+click', 'Ctrl+A', 'S'],
    ['map', 'S'],
  ] as const)
    for (const key of keys)
      await expect(sheet.locator(`[data-place=${place}] kbd`).filter({ hasText: key }).first()).toBeVisible()
  await console.shot('key-sheet-forms-en-dark')
  await sheet.locator('[data-place=heads]').scrollIntoViewIfNeeded()
  await console.shot('key-sheet-forms-2-en-dark')
})
