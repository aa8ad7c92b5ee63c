// The map by keys alone, and which of several technicians is meant where they stand on one spot.
import { expect, test } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(4)

test('[MAP10] from technician to technician, follow and fit by keys', async () => {
  const { console, phones } = room
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await technicianPoint(page, 'w01')
  const map = page.locator('[data-testid=map-pane]')
  await map.locator('canvas.maplibregl-canvas').focus()
  const detail = page.locator('[data-pane=detail]')
  const names = new Set<string>()
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('n')
    await expect(detail).toContainText(/Engineer \d/)
    names.add(/Engineer \d/.exec((await detail.textContent())!)![0])
  }
  expect(names.size).toBe(4)
  await page.keyboard.press('n')
  const first = /Engineer (\d)/.exec((await detail.textContent())!)!
  await page.keyboard.press('Shift+N')
  await expect(detail).not.toContainText(first[0])
  await page.keyboard.press('n')
  await expect(detail).toContainText(first[0])

  await page.keyboard.press('f')
  await expect(page.locator('[data-testid=following]')).toContainText(first[0])
  const id = `w0${first[1]}`
  const far = { lat: placeOf(1).lat + 0.12, lon: placeOf(1).lon }
  phones.get(id)!.seat.runtime.sendFix({ ...far, accuracy: 5, speed: 8, heading: 0, ageMs: 0 })
  const box = (await map.boundingBox())!
  await expect
    .poll(async () => {
      const at = await technicianPoint(page, id)
      return Math.hypot(at.x - box.x - box.width / 2, at.y - box.y - box.height / 2)
    })
    .toBeLessThan(0.25 * box.height)
  await console.shot('map-following-en-dark')
  await page.keyboard.press('f')
  await expect(page.locator('[data-testid=following]')).toHaveCount(0)
  await page.keyboard.press('z')
  await technicianPoint(page, id)
})

test('[MAP12] a drop where two technicians stand on one spot asks which one is meant', async () => {
  const { console, feeder, phones } = room
  await feeder.done(ticketIntent('t1'))
  phones.get('w02')!.seat.runtime.sendFix({ ...placeOf(3), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  const target = await technicianPoint(page, 'w03')
  const drop = async () => {
    await console.row('t1').hover()
    await page.mouse.down()
    await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
    await page.mouse.move(target.x, target.y, { steps: 6 })
    await expect(page.locator('[data-testid=drop-label]')).toBeVisible()
    await page.mouse.up()
  }
  const chooser = page.locator('[data-testid=technician-chooser]')
  await drop()
  await expect(chooser.locator('button')).toHaveCount(2)
  await console.shot('map-chooser-en-dark')
  await page.keyboard.press('Escape')
  await expect(chooser).toHaveCount(0)
  await expect(console.row('t1')).not.toContainText('Engineer')

  await drop()
  await chooser.locator('[data-technician=w02]').focus()
  const place = await chooser
    .locator('button')
    .evaluateAll((all) => all.indexOf(document.activeElement as HTMLButtonElement))
  await page.keyboard.press(String(place + 1))
  await expect(console.row('t1')).toContainText('Engineer 2')
})

test('[MAP12] where two stand 13 to 32 px apart it asks between them, and not on the symbol of one', async () => {
  const { console, feeder, phones } = room
  await feeder.done(ticketIntent('t1'))
  for (const [lang, theme] of [
    ['en', 'dark'],
    ['zh', 'light'],
    ['zh', 'dark'],
    ['en', 'light'],
  ] as const) {
    const page = await console.open({ lang, theme })
    await console.size(1920, 1080)
    await console.link('live')
    await page.locator('[data-testid=tab-open]').click()
    // Where there is room on all sides.
    const [first, second] = [await technicianPoint(page, 'w03'), await technicianPoint(page, 'w01')]
    const { lat, lon } = placeOf(3)
    const east = { lat, lon: lon + ((placeOf(1).lon - lon) * 24) / (second.x - first.x || 1) }
    phones.get('w02')!.seat.runtime.sendFix({ ...east, accuracy: 5, speed: 0, heading: null, ageMs: 0 })
    await expect.poll(async () => Math.round((await technicianPoint(page, 'w02')).x - first.x)).toBe(24)
    const label = page.locator('[data-testid=drop-label]')
    const chooser = page.locator('[data-testid=technician-chooser]')
    const take = async () => {
      await console.row('t1').hover()
      await page.mouse.down()
      await page.mouse.move(first.x - 120, first.y - 60, { steps: 12 })
    }
    await take()
    await page.mouse.move(first.x + 12.5, first.y + 10, { steps: 6 })
    await expect(label).toContainText(lang === 'en' ? '2 here: asks on drop' : '此处有 2 人：松手后再选')
    await expect(label.locator('b')).toHaveCount(2)
    await console.shot(`map-asks-before-${lang}-${theme}`)
    await page.mouse.up()
    await expect(chooser.locator('button')).toHaveCount(2)
    await console.shot(`map-asks-${lang}-${theme}`)
    await page.keyboard.press('Escape')
    await expect(chooser).toHaveCount(0)

    await take()
    await page.mouse.move(first.x + 24, first.y, { steps: 6 })
    await expect(label.locator('b')).toHaveText(lang === 'en' ? 'Engineer 2' : '工程师2')
    await expect(label).toHaveAttribute('data-asks', 'false')
    if (lang === 'en' && theme === 'light') break
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await console.close()
  }
  await console.page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 2')
})
