// What was taken down wrongly on the phone is corrected at the ticket, by keys alone: what the work is, and under which contract.
// Policy, clocks and needed skills follow, at every console.
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { eventually } from '../support/eventually.ts'
import { anna, assignIntent, bea, enrolSeat, feeder as erp, siteAt, ticketIntent } from '../support/seats.ts'
import { ConsoleApp } from './console-app.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { technicianPoint } from './map-points.ts'

let room: ControlRoom
let other: ConsoleApp

/** One contract promises more than its priority does, by a calendar that is always open. */
function settings() {
  const always = Array(7).fill([{ from: 0, to: 1440 }]) as { from: number; to: number }[][]
  const calendars = [{ id: 'always', name: 'Always', zone: 'Asia/Almaty', weekly: always, days: [] }]
  const [urgent] = defaultSettings.policies.filter(({ id }) => id === 'urgent')
  const { respond, arrive, resolve } = urgent!.targets
  const targets = { respond, arrive, resolve: { ...resolve, calendarId: 'always' } }
  const framework = { ...urgent!, id: 'framework', name: 'Framework RV-7', priority: null, contract: 'RV-7', targets }
  return { calendars, policies: [framework, ...defaultSettings.policies], rules: [] }
}

test.beforeEach(async () => {
  room = await openControlRoom(2)
  const profile = path.join(room.folder, 'console-of-bea')
  await enrolSeat(room.relay, path.join(profile, 'seat'), 'console', [bea])
  other = new ConsoleApp(profile)
  const { feeder } = room
  await feeder.runtime.submit([intent('configure-sla', settings(), { revision: 0 })], erp)
  await feeder.done(
    ticketIntent('t1'),
    ticketIntent('t2', { category: 'gas-leak', site: { ...siteAt(51.2, 71.5), address: 'Far 1' } }),
  )
})
test.afterEach(async () => {
  await other.close().catch(() => {})
  await room.console.close().catch(() => {})
  await room.end()
})

const edit = (fields: object) => intent('edit-ticket', { ticketId: 't1', fields }, {})
const part = (page: Page, testId: string) => page.locator(`[data-testid=${testId}]`)
const due = (page: Page, clock: string) =>
  page
    .locator('tr', { has: part(page, `clock-${clock}`) })
    .locator('td')
    .nth(1)

test('[TKT10] [TKT12] [TKT15] [DET8] category and contract by keys alone: policy, clocks and skills follow, at both consoles', async () => {
  const { console, feeder } = room
  await feeder.runtime.submit([assignIntent('t1', 'w01')], anna)
  const [annas, beas] = [await console.openBoard(), await other.openBoard({ lang: 'zh', theme: 'light' })]
  await other.row('t1').click()
  await expect(part(beas, 'policy')).toHaveText('普通')
  // Not the day, which goes and comes with midnight.
  const [before] = /\d\d:\d\d/.exec((await due(beas, 'resolve').textContent())!)!

  // The focus is in the command line or nowhere: F6 leads to the board.
  const board = annas.locator('[data-pane=board] [role=listbox]')
  for (let i = 0; i < 8 && !(await board.evaluate((list) => list.contains(document.activeElement))); i++)
    await annas.keyboard.press('F6')
  await annas.keyboard.press('Home')
  await expect(annas.locator('[data-pane=detail] h2')).toContainText('Power')
  await annas.keyboard.press('e')
  await expect(part(annas, 'edit-summary')).toBeFocused()
  await annas.keyboard.press('Tab')
  await expect(part(annas, 'edit-category')).toBeFocused()
  await annas.keyboard.type('wat')
  await expect(part(annas, 'edit-category')).toHaveValue('water')
  await expect(part(annas, 'edit-category-hint')).toHaveText('Engineer 1, who has it, lacks: plumbing')
  await expect(part(annas, 'edit-targets')).toContainText('SLA policy: Normal')
  await expect(part(annas, 'edit-targets')).toContainText('due as before')
  const tabTo = async (...names: string[]) => {
    for (const name of names) {
      await annas.keyboard.press('Tab')
      await expect(part(annas, `edit-${name}`)).toBeFocused()
    }
  }
  await tabTo('priority', 'site', 'zone')
  await annas.keyboard.type('Europe/Atlantis')
  await tabTo('access', 'customer', 'phone', 'tier', 'contract')
  await annas.keyboard.type(' RV-7')
  await expect(part(annas, 'edit-targets')).toContainText('SLA policy: Normal → Framework RV-7')
  await expect(part(annas, 'edit-targets').locator('[data-clock]')).toHaveText([
    /^Respond by ([A-Z][a-z]{2} )?\d\d:\d\d$/,
    /^Arrive by ([A-Z][a-z]{2} )?\d\d:\d\d$/,
    /^Resolve by ([A-Z][a-z]{2} )?\d\d:\d\d( UTC\+5)?$/,
  ])
  await expect(part(annas, 'edit-zone-hint')).toContainText('write it like Asia/Almaty')
  await annas.keyboard.press('Enter')
  await expect(part(annas, 'edit-save')).toBeDisabled()
  await console.shot('facts-edit-dark-en')
  for (let i = 0; i < 5; i++) await annas.keyboard.press('Shift+Tab')
  await annas.keyboard.press('Control+a')
  await annas.keyboard.type('asia/shanghai')
  await expect(part(annas, 'edit-zone-hint')).toContainText('that of the calendar, Asia/Almaty')
  await annas.keyboard.press('Enter')
  await expect(part(annas, 'edit')).toHaveCount(0)

  for (const page of [annas, beas]) {
    await expect(part(page, 'policy')).toHaveText('Framework RV-7')
    await expect(page.locator('dl')).toContainText(['Asia/Shanghai'])
  }
  await expect(due(beas, 'resolve')).not.toContainText(before)
  // Before the time there may be the day, each in its language; after it the distance to UTC where it is another one here.
  const [atSite] = /\d\d:\d\d( UTC\+8)?$/.exec((await due(annas, 'resolve').textContent())!)!
  await expect(due(beas, 'resolve')).toContainText(`${atSite} 到期`)
  await expect(part(beas, 'edit-news')).toContainText('给排水')
  await expect(part(beas, 'edit-news')).toContainText('RV-7')
  await expect(part(beas, 'visit-progress')).toContainText('缺少技能：管道')
  await other.shot('facts-news-light-zh')
  const edits = part(annas, 'history').locator('[data-what=edited]')
  await expect(edits.nth(0)).toContainText('Power → Water')
  await expect(edits.nth(1)).toContainText('(empty) → Asia/Shanghai')
  await expect(edits.nth(2)).toContainText('(empty) → RV-7')
  await expect.poll(() => feeder.replica.get('ticket', 't1')).toMatchObject({ category: 'water', skills: ['plumbing'] })

  await annas.keyboard.press('Control+z')
  await expect(part(beas, 'policy')).toHaveText('普通')
  await expect(due(beas, 'resolve')).toContainText(before)
  await expect.poll(() => feeder.replica.get('ticket', 't1')?.skills).toEqual(['electrical'])
})

for (const [theme, lang, gas, lift] of [
  ['dark', 'en', 'gas-leak', 'Lift'],
  ['light', 'zh', 'gas-leak', '电梯'],
] as const)
  test(`[TKT15] [PRE8] [DET9] two correct one field, one to what only another system knows, ${theme} ${lang}`, async () => {
    const { console, feeder } = room
    const page = await console.openBoard({ theme, lang })
    await console.size(1280, 800)
    await console.row('t1').click()
    await page.keyboard.press('e')
    await part(page, 'edit-category').selectOption('lift')
    await part(page, 'edit-tier').selectOption('platinum')
    await console.shot(`facts-narrow-${theme}-${lang}`)
    // Nothing with the focus lies under the foot.
    await part(page, 'edit-phone').focus()
    await expect(part(page, 'edit-phone')).toBeInViewport()
    await console.shot(`facts-narrow-end-${theme}-${lang}`)
    await feeder.done(
      edit({
        category: { from: 'power', to: 'gas-leak' },
        tier: { from: 'gold', to: 'standard' },
        contract: { from: '', to: 'RV-7' },
      }),
    )
    await expect(part(page, 'edit-contract')).toHaveValue('RV-7')
    await expect(part(page, 'clash-category')).toContainText(gas)
    await expect(part(page, 'clash-category')).toContainText(lift)
    await expect(part(page, 'clash-tier')).toContainText(lang === 'en' ? '“Standard”' : '“标准”')
    await part(page, 'edit-category').scrollIntoViewIfNeeded()
    await console.shot(`facts-clash-narrow-${theme}-${lang}`)
    await console.size(1920, 1080)
    await console.shot(`facts-clash-${theme}-${lang}`)
    await part(page, 'edit-category').focus()
    await page.keyboard.press('Alt+t')
    await expect(part(page, 'edit-category')).toHaveValue('gas-leak')
    await part(page, 'edit-tier').focus()
    await page.keyboard.press('Alt+m')
    await part(page, 'edit-access').focus()
    await page.keyboard.type('Gate 4')
    await page.keyboard.press('Enter')
    await expect(part(page, 'edit')).toHaveCount(0)
    await expect(page.locator('[data-pane=detail] h2')).toContainText(gas)
    await expect
      .poll(() => feeder.replica.get('ticket', 't1'))
      .toMatchObject({
        category: 'gas-leak',
        tier: 'platinum',
        contract: 'RV-7',
        access: 'Gate 4',
        skills: ['electrical'],
      })
    await console.row('t2').click()
    await page.keyboard.press('e')
    await expect(part(page, 'edit-category')).toHaveValue('gas-leak')
  })

for (const [theme, lang, empty] of [
  ['dark', 'en', 'choose an address from the list'],
  ['light', 'zh', '请从列表中选择地址'],
] as const)
  test(`[TKT16] [DET8] another number in the street and another name, by keys, ${theme} ${lang}`, async () => {
    const { console, feeder, phones } = room
    await feeder.runtime.submit([assignIntent('t1', 'w01')], anna)
    const phone = phones.get('w01')!
    await eventually(() => phone.visits.some(({ ticketId }) => ticketId === 't1'), 'it is on the phone')
    await phone.seat.done(intent('report-status', { visitId: phone.visits[0]!.id, status: 'travelling' }, {}))
    const page = await console.openBoard({ theme, lang })
    await console.row('t1').click()
    await expect(part(page, 'visit-progress')).toBeVisible()
    const where = () => technicianPoint(page, 't1')
    const [before, was] = [await where(), feeder.replica.get('ticket', 't1')!]
    await page.keyboard.press('e')
    const site = part(page, 'edit-site')
    await site.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    // Empty it offers where the ticket is now: that is the way back.
    await expect(part(page, 'edit-site-hint')).toContainText(empty)
    await expect(part(page, 'edit-addresses')).toContainText('Kumkent Street 1')
    await page.keyboard.press('Enter')
    await expect(site).toHaveValue('Kumkent Street 1')
    await expect(part(page, 'edit-zone')).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('кенесары 40')
    await expect(part(page, 'edit-addresses')).toContainText('Kenesary Street 40')
    await expect(part(page, 'edit-save')).toBeDisabled()
    // Under the field, over what is below.
    const [list, field] = await Promise.all(['edit-addresses', 'edit-site'].map((id) => part(page, id).boundingBox()))
    expect(Math.abs(list!.y - field!.y - field!.height)).toBeLessThan(6)
    await console.shot(`facts-address-${theme}-${lang}`)
    await page.keyboard.press('Enter')
    await expect(site).toHaveValue('Kenesary Street 40')
    await expect(part(page, 'edit-site-hint')).toContainText(lang === 'en' ? 'has set out already' : '已出发')
    for (let i = 0; i < 2; i++) await page.keyboard.press('Tab')
    await expect(part(page, 'edit-customer')).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Bakery')
    await console.shot(`facts-elsewhere-${theme}-${lang}`)
    await page.keyboard.press('Enter')
    await expect(part(page, 'edit')).toHaveCount(0)

    // The map, the technician's phone and the other seats have it where it is now.
    await expect
      .poll(() => feeder.replica.get('ticket', 't1')?.customer)
      .toMatchObject({ name: 'Bakery', nameLatin: null })
    const now = feeder.replica.get('ticket', 't1')!
    expect(now.site).toMatchObject({ area: 'centre', address: expect.stringContaining('Кенесары, 40') })
    expect(now.site.place).not.toEqual(was.site.place)
    await expect.poll(where).not.toEqual(before)
    await eventually(
      () => phone.seat.replica.get('ticket', 't1')?.site.address === now.site.address,
      'the phone knows where',
    )
    await expect(part(page, 'history').locator('[data-what=edited]').nth(0)).toContainText(
      'Kumkent Street 1 → Kenesary Street 40',
    )
    await page.locator('[data-pane=board] [role=listbox]').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => feeder.replica.get('ticket', 't1')?.site).toEqual(was.site)
    await expect.poll(where).toEqual(before)
    expect(feeder.replica.get('ticket', 't1')?.customer).toEqual(was.customer)
  })
