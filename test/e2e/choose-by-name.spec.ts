// A technician is chosen by name: by keys, and in Chinese by an input method, in the roster and over the map of another window.
import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { AxeLook } from './axe-look.ts'
import { technicianIntent, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const room = roomForEach(0)

const field = (page: Page) => page.locator('[data-testid=name-field]')
const rows = (page: Page) =>
  page
    .locator('[data-testid=roster-row]')
    .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['technician'] ?? ''))

/** A key that the input method takes: the page hears of it as key code 229. */
const taken = (cdp: CDPSession, key: string) =>
  cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 })
const compose = (cdp: CDPSession, text: string) =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

async function people(): Promise<void> {
  await room.feeder.done(
    ticketIntent('t1'),
    ticketIntent('t2'),
    technicianIntent(1, { name: '王伟', nameLatin: 'Wang Wei' }),
    technicianIntent(2, { name: '单丹', nameLatin: 'Shan Dan' }),
    technicianIntent(3, { name: '李娜', nameLatin: 'Li Na' }),
  )
}

for (const look of [
  { lang: 'en', theme: 'dark' },
  { lang: 'zh', theme: 'light' },
] as const)
  test(`[ROS9] by letters, digits, arrows and an input method; the focus comes back (${look.lang})`, async () => {
    const { console } = room
    await people()
    const page = await console.openBoard(look)
    const board = page.locator('[data-testid=board-rows]')
    const choose = async (id: string) => {
      await console.row(id).click()
      await board.focus()
      await page.keyboard.press('a')
      await expect(field(page)).toBeFocused()
      await expect(field(page)).toHaveValue('')
    }
    await choose('t1')
    await console.shot(`choose-name-${look.lang}-${look.theme}`)

    // What is composed asks nothing, and its keys are the method's.
    const cdp = await page.context().newCDPSession(page)
    await compose(cdp, 'li na')
    await expect(field(page)).toHaveValue('li na')
    for (const key of ['Enter', 'Escape', '1', 'ArrowDown']) await taken(cdp, key)
    await page.waitForTimeout(100)
    expect((await rows(page)).length).toBe(3)
    await expect(field(page)).toBeFocused()
    await console.shot(`choose-composing-${look.lang}-${look.theme}`)
    await cdp.send('Input.insertText', { text: '李娜' })
    await expect(field(page)).toHaveValue('李娜')
    await expect.poll(() => rows(page)).toEqual(['w03'])
    await console.shot(`choose-composed-${look.lang}-${look.theme}`)
    await page.keyboard.press('Enter')
    await expect(console.row('t1')).toContainText(look.lang === 'zh' ? '李娜' : 'Li Na')
    await expect(board).toBeFocused()

    // Letters narrow, whichever reading they mean; a digit takes whom it stands beside.
    await choose('t2')
    await page.keyboard.type('shand')
    await expect.poll(() => rows(page)).toEqual(['w02'])
    await page.keyboard.press('Control+a')
    await page.keyboard.type('dd')
    await expect.poll(() => rows(page)).toEqual(['w02'])
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await expect.poll(async () => (await rows(page)).length).toBe(3)
    const order = await rows(page)
    await page.keyboard.press('ArrowDown')
    const aimed = page.locator('[data-testid=roster-row][data-aimed=true]')
    await expect(aimed).toHaveAttribute('data-technician', order[1]!)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(aimed).toHaveAttribute('data-technician', order[0]!)
    await page.keyboard.press('Escape')
    await expect(field(page)).toHaveCount(0)
    await expect(board).toBeFocused()

    // A key that is held down is no name yet.
    await page.keyboard.down('a')
    await page.keyboard.down('a')
    await page.keyboard.down('a')
    await page.keyboard.up('a')
    await expect(field(page)).toHaveValue('')
    await page.keyboard.press('2')
    const second = order[1]!
    const name = { w01: ['Wang Wei', '王伟'], w02: ['Shan Dan', '单丹'], w03: ['Li Na', '李娜'] }[second]!
    await expect(console.row('t2')).toContainText(name[look.lang === 'zh' ? 1 : 0]!)
    await expect(board).toBeFocused()
  })

test('[ROS9] an id after W, from the palette, and where the field has lost the focus', async () => {
  const { console } = room
  await people()
  const page = await console.openBoard()
  await console.row('t1').click()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('Control+k')
  await page.locator('[data-testid=palette-input]').fill('assign')
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('w03')
  await expect.poll(() => rows(page)).toEqual(['w03'])
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).toContainText('Li Na')

  await console.row('t2').click()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('a')
  await page.locator('[data-testid=roster-rows]').focus()
  await page.keyboard.type('ww')
  await expect(field(page)).toHaveValue('ww')
  await expect.poll(() => rows(page)).toEqual(['w01'])
  await page.keyboard.press('Enter')
  await expect(console.row('t2')).toContainText('Wang Wei')
})

for (const look of [
  { lang: 'en', theme: 'dark' },
  { lang: 'zh', theme: 'light' },
] as const)
  test(`[ROS9] over the map of another window, where no roster is (${look.lang})`, async () => {
    const { console } = room
    await people()
    const page = await console.openBoard(look)
    const map = await console.openMap()
    await console.row('t1').click()
    await map.locator('canvas.maplibregl-canvas').focus()
    // The selection comes to this window from the other one.
    await expect(async () => {
      await map.keyboard.press('a')
      await expect(field(map)).toBeFocused({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    const cdp = await map.context().newCDPSession(map)
    await compose(cdp, 'dan')
    await taken(cdp, 'Escape')
    await cdp.send('Input.insertText', { text: '丹' })
    await expect(field(map)).toHaveValue('丹')
    await expect(
      map.getByRole('status').filter({ hasText: look.lang === 'zh' ? '单丹 w02' : 'Shan Dan w02' }),
    ).toBeVisible()
    await map.screenshot({ path: `test-results/screens/choose-map-window-${look.lang}-${look.theme}.png` })
    const axe = new AxeLook()
    await axe.at(map, 'a technician is being chosen in the map’s window')
    await map.keyboard.press('Enter')
    await expect(console.row('t1')).toContainText(look.lang === 'zh' ? '单丹' : 'Shan Dan')
    await expect(field(map)).toHaveCount(0)
    await expect(map.locator('canvas.maplibregl-canvas')).toBeFocused()
    await console.row('t2').click()
    await page.locator('[data-testid=board-rows]').focus()
    await page.keyboard.press('a')
    await expect(field(page)).toBeFocused()
    await axe.at(page, 'a technician is being chosen by name')
    expect(axe.found).toEqual([])
  })
