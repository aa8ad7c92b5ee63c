// A ticket from a phone call, by keys alone: known caller, address search, duplicates, a call that is interrupted, and an
// input method that is composing.
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { anna, assignIntent, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import type { ConsoleOptions } from './console-app.ts'

const room = roomForEach(2)

async function open(options: ConsoleOptions = {}): Promise<Page> {
  const page = await room.console.open(options)
  await room.console.size(1920, 1080)
  await room.console.link('live')
  return page
}
const made = (id: RegExp) =>
  [...room.feeder.replica.confirmed.values('ticket')].filter((ticket) => id.test(ticket.customer.name))
const input = (page: Page, name: string) => page.locator(`[data-testid=intake-${name}]`)
const form = (page: Page) => page.locator('[data-testid=new-ticket]')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('[CAL1] [CAL2] [CAL6] [CAL9] a ticket by keys alone, through no more than seven fields', async () => {
  const page = await open()
  await page.keyboard.press('Control+n')
  await expect(form(page)).toBeVisible()
  expect(await form(page).locator('input, select, textarea').count()).toBeLessThanOrEqual(7)
  // Something is missing: said in words, and the focus is there.
  await page.keyboard.press('Control+Enter')
  await expect(form(page)).toContainText('missing: who is the customer?')
  await expect(form(page)).toContainText('missing: what is wrong?')
  expect(await focused(page)).toBe('intake-name')
  await room.console.shot('new-ticket-missing-en-dark')

  await page.keyboard.press('Shift+Tab')
  const keys = page.keyboard
  await keys.type('+7 000 555 66 77')
  await keys.press('Enter')
  await keys.type('Bakery Test')
  await keys.press('Enter')
  await keys.type('кенесары 40')
  await expect(page.locator('[data-testid=addresses]')).toContainText('Kenesary Street 40')
  await room.console.shot('new-ticket-address-en-dark')
  await keys.press('Enter')
  await expect(page.locator('[data-testid=address-found]')).toContainText('Centre')
  await keys.type('Water on the floor')
  await keys.press('Enter')
  await keys.type('wat')
  await room.console.shot('new-ticket-category-en-dark')
  await keys.press('Enter')
  await keys.press('2')
  await keys.type('Key at the porter')
  await keys.press('Enter')
  await expect(form(page)).toHaveCount(0)
  await expect.poll(() => made(/Bakery/)[0]?.access).toBe('Key at the porter')
  expect(made(/Bakery/)).toMatchObject([
    {
      summary: 'Water on the floor',
      category: 'water',
      priority: 2,
      tier: 'standard',
      skills: ['plumbing'],
      customer: { name: 'Bakery Test', phone: '+7 000 555 66 77' },
      site: { address: expect.stringContaining('Кенесары, 40'), area: 'centre' },
    },
  ])
  // It is selected, with its number; the board has the focus.
  await expect(page.locator('[data-pane=detail] h2')).toContainText(`#${made(/Bakery/)[0]!.number}`)
  await expect(page.locator('[data-testid=message]')).toContainText('New ticket for Bakery Test')
  await keys.press('a')
  await expect(page.locator('[data-pane=roster]')).toContainText(`Who takes #${made(/Bakery/)[0]!.number}?`)
})

test('[CAL4] [CAL7] a known caller is filled in; a duplicate is shown, and F4 makes it a note', async () => {
  await room.feeder.done(
    ticketIntent('t1', { customer: { name: '客户', nameLatin: 'Customer', phone: '+7 000 200 11 22' } }),
    ticketIntent('t2', { category: 'lift' }),
  )
  const page = await open({ lang: 'zh', theme: 'light' })
  const keys = page.keyboard
  await keys.press('Control+n')
  await keys.type('80002001122')
  await expect(page.locator('[data-testid=caller-known]')).toContainText('#1001')
  await expect(input(page, 'name')).toHaveValue('客户')
  await expect(input(page, 'address')).toHaveValue('Kumkent Street 1')
  await expect(form(page)).toContainText('黄金')
  for (let i = 0; i < 3; i++) await keys.press('Enter')
  await keys.type('又跳闸')
  await keys.press('Enter')
  await keys.type('供')
  await room.console.shot('new-ticket-category-zh-light')
  await keys.press('Enter')
  const duplicate = page.locator('[data-testid=duplicate]')
  await expect(duplicate).toHaveCount(1)
  await expect(duplicate).toContainText('#1001')
  await expect(duplicate).toContainText('未派')
  await expect(duplicate).toContainText(/\d+ 秒|\d+ 分/)
  await room.console.shot('new-ticket-duplicate-zh-light')
  await keys.press('F4')
  await expect(form(page)).toHaveCount(0)
  await expect
    .poll(() => room.feeder.replica.confirmed.get('ticket', 't1')?.notes.map(({ text }) => text))
    .toEqual(['☎ 80002001122 客户 · 又跳闸'])
  expect(room.feeder.replica.confirmed.get('ticket', 't2')!.notes).toEqual([])
  await expect(page.locator('[data-testid=history]')).toContainText('加备注')
  await expect(page.locator('[data-testid=draft-waits]')).toHaveCount(0)
})

test('[CAL3] [CAL5] a call that is interrupted: the draft is there again, also after a restart', async () => {
  let page = await open({ theme: 'light' })
  await page.keyboard.press('Control+n')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Half a call')
  await page.keyboard.press('Enter')
  await page.keyboard.type('51°10\'12"N 71°26\'24"E')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=address-found]')).toContainText('51.17000, 71.44000')
  await room.console.shot('new-ticket-coordinates-en-light')
  await page.keyboard.press('Escape')
  await expect(form(page)).toHaveCount(0)
  await expect(page.locator('[data-testid=draft-waits]')).toBeVisible()
  await room.console.shot('new-ticket-draft-en-light')
  await page.keyboard.press('Control+n')
  await expect(input(page, 'name')).toHaveValue('Half a call')
  await page.keyboard.press('Escape')
  await room.console.close()

  page = await open()
  await expect(page.locator('[data-testid=draft-waits]')).toBeVisible()
  await page.locator('[data-testid=new-ticket-open]').click()
  await expect(input(page, 'name')).toHaveValue('Half a call')
  await expect(input(page, 'address')).toHaveValue('51.17000, 71.44000')
  // By the pointer: what is clicked is taken, and not what Enter would take.
  await input(page, 'address').fill('абая 1')
  const second = page.locator('[data-testid=addresses] li').nth(1)
  await expect(second).toBeVisible()
  const words = await second.locator('span').textContent()
  await second.click()
  await expect(input(page, 'address')).toHaveValue(words!)
  await input(page, 'category').click()
  await page.keyboard.type('a')
  await page.locator('[data-testid=choices-category] li', { hasText: 'Appliance' }).click()
  await expect(input(page, 'category')).toHaveValue('Appliance')
  await page.keyboard.press('Control+Shift+N')
  await expect(input(page, 'name')).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=draft-waits]')).toHaveCount(0)
  expect(made(/Half/)).toEqual([])
})

test('[CAL8] Enter and Escape that an input method takes neither go on, nor make, nor leave', async () => {
  await room.feeder.done(ticketIntent('t1'))
  const page = await open({ lang: 'zh' })
  await page.keyboard.press('Control+n')
  await page.keyboard.type('80002001122')
  for (const text of ['客户', '51.3, 71.5', '漏水']) {
    const before = await focused(page)
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).not.toBe(before)
    await page.keyboard.insertText(text)
  }
  for (const key of ['Enter', '2', '3']) {
    const before = await focused(page)
    await page.keyboard.press(key)
    await expect.poll(() => focused(page)).not.toBe(before)
  }
  expect(await focused(page)).toBe('intake-access')
  await expect(page.locator('[data-testid=address-found]')).toContainText('51.30000, 71.50000')
  const chromium = await page.context().newCDPSession(page)
  await chromium.send('Input.imeSetComposition', { text: 'men wei', selectionStart: 7, selectionEnd: 7 })
  for (const key of ['Enter', 'Escape', 'F4'])
    // As Windows tells it: the first key of a word comes before its composition, under the code 229.
    for (const composing of [true, false])
      await page
        .locator('#intake-access')
        .evaluate(
          (field, init) =>
            field.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })),
          { key, isComposing: composing, keyCode: composing ? 13 : 229 },
        )
  await expect(form(page)).toBeVisible()
  expect(await focused(page)).toBe('intake-access')
  expect(made(/客户/).filter(({ summary }) => summary === '漏水')).toEqual([])
  await chromium.send('Input.insertText', { text: '门卫' })
  await expect(input(page, 'access')).toHaveValue('门卫')
  await room.console.shot('new-ticket-whole-zh-dark')
  await page.keyboard.press('Enter')
  await expect(form(page)).toHaveCount(0)
  await expect.poll(() => made(/客户/).find(({ summary }) => summary === '漏水')?.access).toBe('门卫')
})

test('[CAL6] whoever types on before an address is found is not held up, and nothing typed is lost', async () => {
  const page = await open()
  await room.console.app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('findAddress')
    const site = {
      kind: 'site',
      address: 'улица Абая, 1',
      addressLatin: 'Abaya 1',
      area: '',
      place: { lat: 51, lon: 71 },
    }
    const answer = { book: 'ready', found: [site] }
    const held: (() => void)[] = []
    Object.assign(globalThis, { answerNow: () => held.forEach((give) => give()) })
    ipcMain.handle('findAddress', () => new Promise((resolve) => held.push(() => resolve(answer))))
  })
  await page.keyboard.press('Control+n')
  await input(page, 'address').focus()
  await page.keyboard.type('abaya 1')
  await page.keyboard.press('Enter')
  await page.keyboard.type('No light')
  await expect(input(page, 'summary')).toHaveValue('No light')
  await expect(input(page, 'address')).toHaveValue('abaya 1')
  await room.console.app.evaluate(() => (globalThis as unknown as { answerNow(): void }).answerNow())
  await expect(input(page, 'address')).toHaveValue('Abaya 1')
  await expect(page.locator('[data-testid=address-found]')).toContainText('51.00000, 71.00000')
})

test('[CAL6] without an address book the form says so, and coordinates are a place all the same', async () => {
  const page = await open({ map: mkdtempSync(path.join(os.tmpdir(), 'signalbox-no-map-')) })
  await page.keyboard.press('Control+n')
  await expect(form(page)).toContainText('no address book on this PC')
  await input(page, 'address').fill('Kenesary 40')
  await page.keyboard.press('Control+Enter')
  await expect(form(page)).toContainText('missing: choose an address')
  await input(page, 'address').fill('51.17, 71.44')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=address-found]')).toContainText('51.17000, 71.44000')
})

test('[DET1] [DET2] the history of a ticket and the other tickets of its site, in both languages', async () => {
  const { feeder, phones } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2', { category: 'lift', summary: '电梯异响 · Lift rattles' }))
  await feeder.runtime.submit([assignIntent('t1', 'w01', 'v1')], anna)
  const page = await open()
  await room.console.row('t2').click()
  const others = page.locator('[data-testid=site-ticket]')
  await expect(others).toHaveCount(1)
  await others.click()
  await expect(page.locator('[data-pane=detail] h2')).toContainText('#1001')
  const phone = phones.get('w01')!
  await expect.poll(() => phone.visits.length).toBe(1)
  await phone.seat.do(intent('decline-visit', { visitId: 'v1', reason: 'no-parts' }, {}))
  const history = page.locator('[data-testid=history]')
  await expect(history.locator('[data-what=declined]')).toContainText('Engineer 1 declined')
  await expect(history.locator('[data-what=declined]')).toContainText('no parts')
  await page.locator('[data-testid=note]').fill('The gate is at the back')
  await page.keyboard.press('Enter')
  await expect(history.locator('li').last()).toContainText('Anna added a note')
  await expect
    .poll(() => history.locator('li').evaluateAll((list) => list.map((li) => li.dataset['what'])))
    .toEqual(['created', 'offered', 'delivered', 'declined', 'noted'])
  // Told by the relay's log, and no longer by a guess.
  await expect(history.locator('li').last()).toHaveAttribute('data-seat', /./)
  await history.locator('li').last().scrollIntoViewIfNeeded()
  await room.console.shot('history-en-dark')
  await page.locator('button[aria-label*="Ctrl+Shift+D"]').click()
  await page.locator('button[title*="Ctrl+Shift+L"]').click()
  await expect(history.locator('[data-what=declined]')).toContainText('工程师1 拒单')
  await room.console.shot('history-zh')
})
