// The commands of an operator in the real window: the menu of a row or a symbol, the sheet of keys, the palette.
import { expect, test, type Page } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(4)
const menuOf = (page: Page) => page.locator('[data-testid=context-menu]')

test('[KEY4][KEY5] the menu by mouse: what is not possible says why, the best three take it', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2', { skills: ['glass'] }))
  const page = await room.console.openBoard()
  await console.row('t1').click({ button: 'right' })
  const menu = menuOf(page)
  await expect(menu.locator('[data-testid=menu-assign]')).toContainText('A')
  await expect(menu.locator('[data-testid=menu-unassign]')).toHaveAttribute('aria-disabled', 'true')
  await expect(menu.locator('[data-testid=menu-unassign]')).toContainText('nobody has it')
  await expect(menu.locator('[data-testid=menu-best]')).toHaveCount(3)
  await console.shot('menu-board-en-dark')
  // What is not possible does nothing, says why and leaves the menu open.
  await menu.locator('[data-testid=menu-unassign]').click({ force: true })
  await expect(menu).toBeVisible()
  await expect(page.locator('[data-testid=message]')).toContainText('nobody has it')
  const best = menu.locator('[data-testid=menu-best]').first()
  const taken = (await best.getAttribute('data-technician'))!
  await best.click()
  await expect(menu).toHaveCount(0)
  await expect(console.row('t1')).toContainText(`Engineer ${Number(taken.slice(1))}`)

  // Who has it is not offered again; for what nobody can do nobody is offered.
  await console.row('t1').click({ button: 'right' })
  await expect(menu.locator(`[data-testid=menu-best][data-technician=${taken}]`)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await console.row('t2').click({ button: 'right' })
  await expect(menu.locator('[data-testid=menu-assign]')).toBeVisible()
  await expect(menu.locator('[data-testid=menu-best]')).toHaveCount(0)
  await page.keyboard.press('Escape')

  // Cancelling asks first, in the detail, and has the focus.
  await console.row('t2').click({ button: 'right' })
  await menu.locator('[data-testid=menu-cancel]').click()
  await expect(page.locator('[data-testid=cancel-reason]')).toBeFocused()
})

test('[KEY6] the menu by keys alone, and the focus is back where it was', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await room.console.openBoard()
  const rows = page.locator('[data-testid=board-rows]')
  await rows.focus()
  await page.keyboard.press('ArrowDown')
  const menu = menuOf(page)
  const focused = (id: string) => expect(menu.locator(`[data-testid=${id}]`).first()).toBeFocused()
  for (const key of ['Shift+F10', 'ContextMenu']) {
    await page.keyboard.press(key)
    await focused('menu-assign')
    await page.keyboard.press('ArrowDown')
    // Not possible, and reached all the same.
    await focused('menu-unassign')
    await page.keyboard.press('End')
    await expect(menu.locator('[data-testid=menu-best]').last()).toBeFocused()
    await page.keyboard.press('Home')
    await focused('menu-assign')
    await page.keyboard.press('m')
    await focused('menu-mark')
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(rows).toBeFocused()
  }
  await page.keyboard.press('Shift+F10')
  await focused('menu-assign')
  await page.keyboard.press('2')
  const second = (await menu.locator('[data-testid=menu-best]').nth(1).getAttribute('data-technician'))!
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).toContainText(`Engineer ${Number(second.slice(1))}`)
  await expect(rows).toBeFocused()

  await page.keyboard.press('Shift+F10')
  await focused('menu-assign')
  await page.keyboard.type('add')
  await focused('menu-note')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=note]')).toBeFocused()

  // Leaving the list of reasons, too, leads back to the row.
  await rows.focus()
  await page.keyboard.press('Shift+F10')
  await menu.locator('[data-testid=menu-pause]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=pausing] button').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rows).toBeFocused()

  // Arrow keys choose, Enter held down does not choose a technician as well.
  await rows.focus()
  await page.keyboard.press('Shift+F10')
  await focused('menu-assign')
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(page.locator('[data-pane=roster]')).toContainText('Who takes')
})

test('[KEY4][KEY6] on roster and map, of marked tickets, and whole at the edge of the window', async () => {
  const { console, feeder, phones } = room
  const site = (lat: number, lon: number) => ({
    address: 'улица 1',
    addressLatin: 'Street 1',
    area: 'north',
    place: { lat, lon },
  })
  await feeder.done(ticketIntent('t1', { site: site(51.2, 71.44) }), ticketIntent('t2', { site: site(51.21, 71.5) }))
  const page = await room.console.openBoard()
  const menu = menuOf(page)
  const inside = async () => {
    const box = (await menu.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(1920)
    expect(box.y + box.height).toBeLessThanOrEqual(1080)
  }
  const last = page.locator('[data-testid=roster-row]').last()
  await last.click({ button: 'right', position: { x: 330, y: 20 } })
  await inside()
  await expect(menu.locator('[data-testid=menu-give]')).toContainText('select a ticket first')
  await expect(menu.locator('[data-testid=menu-follow] kbd')).toHaveText('F')
  await page.keyboard.press('Escape')

  const at = await technicianPoint(page, 'w02')
  await page.mouse.click(at.x, at.y, { button: 'right' })
  await inside()
  await console.shot('menu-map-technician-en-dark')
  await menu.locator('[data-testid=menu-follow]').click()
  await expect(page.locator('[data-testid=following]')).toContainText('Engineer 2')
  await page.locator('[data-testid=following]').click()

  // The key opens it beside the selected symbol.
  await page.locator('[data-testid=map-pane] canvas.maplibregl-canvas').focus()
  await page.keyboard.press('Shift+F10')
  await expect(menu).toContainText('Engineer 2')
  const place = await technicianPoint(page, 'w02')
  const box = (await menu.boundingBox())!
  expect(Math.abs(box.x - place.x)).toBeLessThan(60)
  await page.keyboard.press('Escape')

  // Two at one place: the same question as for a click, then the menu.
  phones.get('w03')!.seat.runtime.sendFix({ ...placeOf(2), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
  await expect
    .poll(async () => {
      const [one, two] = [await technicianPoint(page, 'w02'), await technicianPoint(page, 'w03')]
      return Math.hypot(one.x - two.x, one.y - two.y)
    })
    .toBeLessThan(3)
  const both = await technicianPoint(page, 'w02')
  await page.mouse.click(both.x, both.y, { button: 'right' })
  await page.locator('[data-testid=technician-chooser] [data-technician=w03]').click()
  await expect(menu).toContainText('Engineer 3')
  await page.keyboard.press('Escape')

  await console.row('t1').click({ modifiers: ['Control'] })
  await console.row('t2').click({ modifiers: ['Control'] })
  await console.row('t2').click({ button: 'right' })
  await expect(menu).toContainText('2 tickets marked')
  await console.shot('menu-marked-en-dark')
  await expect(menu.locator('[data-testid=menu-assign]')).toHaveCount(1)
  await expect(menu.locator('[data-testid=menu-best]')).toHaveCount(0)
  await menu.locator('[data-testid=menu-assign]').click()
  await page.keyboard.press('1')
  await expect(page.locator('[data-testid=bulk-outcome]')).toContainText('2 of 2')
})

test('[KEY7] F1 shows every key, in both languages and themes', async () => {
  const { console } = room
  for (const [lang, theme] of [
    ['en', 'dark'],
    ['zh', 'light'],
  ] as const) {
    const page = await room.console.openBoard({ lang, theme })
    const rows = page.locator('[data-testid=board-rows]')
    await rows.focus()
    await page.keyboard.press('F1')
    const sheet = page.locator('[data-testid=key-sheet]')
    await expect(sheet.locator('section')).toHaveCount(15)
    const board = sheet.locator('section[data-place=board]')
    await expect(board.locator('div', { has: page.locator('kbd', { hasText: /^U$/ }) })).toContainText(
      lang === 'en' ? 'Back to the queue' : '退回待派',
    )
    await expect(sheet.locator('section[data-place=everywhere]')).toContainText('Ctrl+Shift+M')
    expect(await sheet.innerText()).not.toMatch(/\b(act|keys|key|paneKey|menu)\.[a-z]/i)
    await console.shot(`key-sheet-${lang}-${theme}`)
    await page.keyboard.press(lang === 'en' ? 'Escape' : 'F1')
    await expect(sheet).toHaveCount(0)
    await expect(rows).toBeFocused()
    await console.close()
  }
})

test('[KEY8] the palette finds by English and by Chinese, and Enter does it', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await room.console.openBoard()
  const palette = page.locator('[data-testid=palette]')
  const entries = palette.locator('[data-testid=palette-entry]')
  const rows = page.locator('[data-testid=board-rows]')
  await rows.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+k')
  await expect(page.locator('[data-testid=palette-input]')).toBeFocused()
  await console.shot('palette-en-dark')
  await page.keyboard.type('queue')
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('nobody has it')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(page.locator('[data-testid=message]')).toContainText('nobody has it')

  await page.keyboard.press('Control+k')
  await expect(page.locator('[data-testid=palette-input]')).toBeFocused()
  await page.keyboard.insertText('指派')
  await expect(entries.first()).toContainText('Assign')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-pane=roster]')).toContainText('Who takes')
  await page.keyboard.press('1')
  await expect(console.row('t1')).toContainText('Engineer')

  await page.keyboard.press('Control+k')
  await expect(page.locator('[data-testid=palette-input]')).toBeFocused()
  await page.keyboard.type('note')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=note]')).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.locator('[data-testid=palette-input]')).toBeFocused()
  await page.keyboard.type('nothing like it')
  await expect(entries).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
})

test('menu and palette in Chinese and light', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await room.console.openBoard({ lang: 'zh', theme: 'light' })
  await console.row('t1').click({ button: 'right' })
  await expect(menuOf(page).locator('[data-testid=menu-unassign]')).toContainText('尚未指派')
  await console.shot('menu-board-zh-light')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.locator('[data-testid=palette-entry]').first()).toContainText('指派')
  expect(await page.locator('[data-testid=palette]').innerText()).not.toMatch(/\b(act|why|keys|key)\.[a-z]/i)
  await console.shot('palette-zh-light')
})
