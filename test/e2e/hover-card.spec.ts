// The card of a technician or ticket on the map: when it comes, what it says, when it goes, and what it costs.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(4)
/** The symbols' own beat: four frames a second at most, a few more where it begins. */
const beats = (seconds: number) => 6 + 4 * seconds
const cardOf = (page: Page) => page.locator('[data-testid=hover-card]')

async function restOn(page: Page, at: { x: number; y: number }): Promise<void> {
  await page.mouse.move(at.x - 80, at.y - 60)
  await page.mouse.move(at.x, at.y, { steps: 4 })
}

test('[MAP20] of a technician and of a ticket, in both languages and themes', async () => {
  const { console, feeder, phones } = room
  // Where technician 4 stands, who then drives away: there the ticket's own symbol is left.
  await feeder.done(
    ticketIntent('t1', {
      priority: 2,
      site: { address: 'улица 1', addressLatin: 'Street 1', area: 'north', place: placeOf(4) },
    }),
  )
  for (const [lang, theme] of [
    ['en', 'dark'],
    ['zh', 'light'],
  ] as const) {
    const page = await room.console.openBoard({ lang, theme })
    const sitePoint = lang === 'en' ? await technicianPoint(page, 'w04') : null
    const card = cardOf(page)
    await restOn(page, await technicianPoint(page, 'w02'))
    await expect(card).toHaveAttribute('data-of', 'w02')
    await expect(card).toContainText(lang === 'en' ? 'Engineer 2' : '工程师2')
    await expect(card).toContainText(lang === 'en' ? 'available' : '可派')
    await expect(card).toContainText('0/6')
    await expect(card).toContainText(lang === 'en' ? 'electrical 3' : '电工 3')
    await expect(card).toContainText(lang === 'en' ? /\d+ (s|min) ago/ : /\d+ (秒|分钟)前/)
    expect(await card.innerText()).not.toMatch(/\b(fact|age|clock|field)\.[a-z]/)
    await console.shot(`hover-technician-${lang}-${theme}`)
    if (sitePoint) {
      phones.get('w04')!.seat.runtime.sendFix({ ...placeOf(7), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
      await expect
        .poll(async () => {
          const at = await technicianPoint(page, 'w04')
          return Math.hypot(at.x - sitePoint.x, at.y - sitePoint.y)
        })
        .toBeGreaterThan(50)
      await restOn(page, sitePoint)
      await expect(card).toHaveAttribute('data-of', 't1')
      await expect(card).toContainText('#1001')
      await expect(card).toContainText('in time')
      await expect(card).toContainText(/Respond\s*\d+m \d+s left · due/)
      await expect(card).toContainText('Priority 2')
      await expect(card).toContainText('Customer')
      await expect(card).toContainText('Street 1')
      await expect(card).toContainText('unassigned')
      await console.shot('hover-ticket-en-dark')
      await feeder.done()
    }
    await console.close()
  }
})

test('[MAP21] it can be pointed at, stays, goes with Esc and costs nothing else', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await room.console.openBoard()
  const card = cardOf(page)
  await console.row('t1').click({ modifiers: ['Control'] })
  const at = await technicianPoint(page, 'w02')
  // How long the pointer had rested is told by the page itself: from here a slow machine would look too late.
  await page.evaluate(() => {
    let moved = 0
    addEventListener('pointermove', () => (moved = performance.now()), true)
    new MutationObserver(() => {
      const shown = document.querySelector<HTMLElement>('[data-testid=hover-card]')
      if (shown && !document.body.dataset['rested']) document.body.dataset['rested'] = String(performance.now() - moved)
    }).observe(document.body, { childList: true, subtree: true })
  })
  await restOn(page, at)
  await expect(card).toBeVisible()
  expect(Number(await page.locator('body').getAttribute('data-rested'))).toBeGreaterThan(290)
  const box = (await card.boundingBox())!
  // It waits for a quarter of a second: at once, then.
  await page.mouse.move(box.x + 40, box.y + 40)
  await sleep(1_000)
  await expect(card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(page.locator('[data-testid=marked-bar]')).toBeVisible()
  // Not again on the same spot; elsewhere and back, yes.
  await page.mouse.move(box.x + 42, box.y + 41)
  await sleep(600)
  await expect(card).toHaveCount(0)
  await restOn(page, at)
  await expect(card).toBeVisible()
  await page.mouse.move(at.x - 200, at.y - 120, { steps: 6 })
  await expect(card).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=marked-bar]')).toHaveCount(0)
})

test('[MAP20] of the symbol that keys have selected', async () => {
  const { console } = room
  const page = await room.console.openBoard()
  const card = cardOf(page)
  await technicianPoint(page, 'w02')
  const canvas = page.locator('[data-testid=map-pane] canvas.maplibregl-canvas')
  await canvas.focus()
  const seen = new Set<string>()
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('n')
    const name = /Engineer \d/.exec((await page.locator('[data-pane=detail]').textContent())!)![0]
    await expect(card).toContainText(name)
    await expect(canvas).toHaveAttribute('aria-describedby', 'map-card')
    seen.add((await card.getAttribute('data-of'))!)
  }
  expect(seen.size).toBe(3)
  await console.shot('hover-by-keys-en-dark')
  const id = [...seen].at(-1)!
  const [symbol, box] = [await technicianPoint(page, id), (await card.boundingBox())!]
  expect(Math.abs(box.x - symbol.x)).toBeLessThan(340)
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(page.locator('[data-pane=detail]')).toContainText('Engineer')
  await page.keyboard.press('F6')
  await expect(card).toHaveCount(0)
})

test('[MAP22] none while a ticket is dragged, a button is held, or a menu is open', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await room.console.openBoard()
  const card = cardOf(page)
  const at = await technicianPoint(page, 'w02')
  await restOn(page, at)
  await expect(card).toBeVisible()
  await page.mouse.click(at.x, at.y, { button: 'right' })
  await expect(page.locator('[data-testid=context-menu]')).toBeVisible()
  await sleep(600)
  await expect(card).toHaveCount(0)
  await page.keyboard.press('Escape')

  await console.row('t1').hover()
  await page.mouse.down()
  await page.mouse.move(at.x - 60, at.y - 60, { steps: 12 })
  await page.mouse.move(at.x, at.y, { steps: 6 })
  await expect(page.locator('[data-testid=drop-label]')).toBeVisible()
  await sleep(700)
  await expect(card).toHaveCount(0)
  await page.mouse.move(at.x - 160, at.y - 160, { steps: 6 })
  await page.mouse.up()

  await restOn(page, at)
  await expect(card).toBeVisible()
  await page.mouse.down()
  await expect(card).toHaveCount(0)
  await page.mouse.move(at.x + 2, at.y)
  await sleep(600)
  await expect(card).toHaveCount(0)
  await page.mouse.up()
})

test('[MAP23] a pointer on its way over the map paints nothing and changes nothing', async () => {
  const page = await room.console.openBoard()
  const box = (await page.locator('[data-testid=map-pane]').boundingBox())!
  await technicianPoint(page, 'w02')
  // Still moving and away from all symbols, so that no card comes up.
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.locator('[data-testid=map-pane] canvas.maplibregl-canvas').focus()
  await page.evaluate(() => {
    const counts = { frames: 0, changes: 0, moves: 0 }
    Object.assign(window, { counts })
    const ask = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (act) => {
      counts.frames++
      return ask(act)
    }
    const pane = document.querySelector('[data-testid=map-pane]')!
    new MutationObserver((changes) => (counts.changes += changes.length)).observe(pane, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    pane.addEventListener('pointermove', () => counts.moves++)
  })
  const counts = () =>
    page.evaluate(() => (window as unknown as { counts: { frames: number; changes: number; moves: number } }).counts)
  // The map has drawn what it had to draw: its tiles, its symbols.
  await expect
    .poll(async () => {
      const { frames } = await counts()
      await sleep(1_000)
      return (await counts()).frames - frames
    })
    .toBeLessThan(beats(1))
  const began = Date.now()
  const before = await counts()
  for (let i = 0; i < 120; i++) await page.mouse.move(box.x + 40 + i * 3, box.y + 60 + (i % 9) * 4)
  const after = await counts()
  expect(after.moves - before.moves).toBeGreaterThan(60)
  expect(after.changes - before.changes).toBe(0)
  // What goes by the clock and not by the pointer.
  expect(after.frames - before.frames).toBeLessThan(beats((Date.now() - began) / 1_000))
})
