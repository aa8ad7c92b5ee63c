// axe looks at what opens over the board, the map and the detail pane: forms, panels, menus, lists and dialogs.
import { expect, test } from '@playwright/test'
import { anna, assignIntent, bea, ticketIntent } from '../support/seats.ts'
import { AxeLook } from './axe-look.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'

let room: ControlRoom
test.beforeEach(async () => {
  room = await openControlRoom(3, [{ ...anna, role: 'supervisor' }, bea])
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

for (const lang of ['en', 'zh'] as const)
  test(`[LOO6] axe finds nothing serious in what opens over a window, ${lang}`, async () => {
    test.setTimeout(600_000)
    const { console, feeder } = room
    await feeder.done(
      ticketIntent('t1', {}, Date.now() - 3 * 3_600_000),
      ticketIntent('t2'),
      ticketIntent('t3', { category: 'lift' }),
    )
    await feeder.runtime.submit([assignIntent('t2', 'w01')], anna)
    const page = await console.open({ lang })
    await console.size(1920, 1080)
    await console.link('live')
    await page.locator('[data-testid=tab-open]').click()
    await expect(console.row('t1')).toBeVisible()
    const axe = new AxeLook()
    const board = page.locator('[data-testid=board-rows]')
    /** @param keys opens it @param there when it is open */
    const look = async (state: string, keys: readonly string[], there: string, leave = 1) => {
      await board.focus()
      for (const key of keys) await page.keyboard.press(key)
      await expect(page.locator(there).first()).toBeVisible()
      await axe.at(page, `${state}-${lang}`)
      for (let i = 0; i < leave; i++) await page.keyboard.press('Escape')
      await expect(page.locator(there).first()).not.toBeVisible()
    }
    const panel = '[data-testid=board-panel]'
    await look('filter', ['f'], panel)
    await page.locator('[data-opens-panel]').nth(1).click()
    await expect(page.locator(panel)).toBeVisible()
    await axe.at(page, `columns-${lang}`)
    await page.keyboard.press('Escape')
    await look('key-sheet', ['F1'], '[data-testid=key-sheet]')
    await look('palette', ['Control+k'], '#palette-list')
    await console.row('t1').click()
    await look('menu', ['Shift+F10'], '[role=menu]')
    await look('cancel', ['Delete'], '[data-testid=cancel-reason]')
    await look('line', ['F2', 'a', 'Space', '1'], '#line-offers', 2)
    await look('new-ticket', ['Control+n'], '[data-testid=new-ticket]')
    await look('alarm-report', ['Shift+F7'], '[role=dialog]')
    await look('hand-over', ['Control+F7'], '[data-testid=hand-over-note]')
    await page.locator('[data-testid=alarm-line]').focus()
    await page.keyboard.press('Shift+k')
    await axe.at(page, `shelve-${lang}`)
    await page.keyboard.press('Escape')
    await page.locator('[data-testid=grouping]').selectOption('area')
    await axe.at(page, `groups-${lang}`)
    expect(axe.found).toEqual([])
  })
