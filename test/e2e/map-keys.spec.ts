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
