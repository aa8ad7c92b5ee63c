// The arrival fence: on the map, and in words while somebody is on site.
import { expect, test } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { anna, assignIntent, siteAt, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { fencesOf } from './map-points.ts'

const room = roomForEach(2)

const site = siteAt(51.16, 71.43)
const other = siteAt(51.165, 71.44)

test('[MAP32] [MAP33] [MAP34] the fence of who is on site', async () => {
  const { console, feeder, phones } = room
  await feeder.done(
    ticketIntent('t1', { site }),
    ticketIntent('t2', { site: other }),
    ticketIntent('t3', { site: { ...site, place: { lat: 51.1, lon: 71.4 } } }),
  )
  await feeder.runtime.submit([assignIntent('t1', 'w01', 'v1'), assignIntent('t2', 'w01', 'v2')], anna)
  const phone = phones.get('w01')!
  await eventually(() => phone.visits.some(({ id }) => id === 'v1'), 'the offer is on the phone')
  for (const status of ['travelling', 'on-site'] as const)
    await phone.seat.done(intent('report-status', { visitId: 'v1', status }, {}))
  const stands = (metres: number, accuracy: number, ageMs = 0) =>
    phone.seat.runtime.sendFix({
      lat: site.place.lat + metres / 111_195,
      lon: site.place.lon,
      accuracy,
      speed: 0,
      heading: null,
      ageMs,
    })
  stands(30, 8)
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()

  await console.row('t3').click()
  await expect
    .poll(async () => (await fencesOf(page)).fences)
    .toEqual([{ place: { lat: 51.1, lon: 71.4 }, metres: 150 }])
  await expect(page.locator('[data-testid=fence]')).toHaveCount(0)

  await console.row('t1').click()
  const words = page.locator('[data-testid=fence]')
  await expect(words).toHaveText('inside the arrival fence')
  stands(390, 8)
  await expect(words).toHaveText('240 m outside the arrival fence')
  await page.locator('canvas.maplibregl-canvas').focus()
  await page.keyboard.press('z')
  await page.waitForTimeout(1_200)
  await console.shot('fence-ticket-en-dark')
  stands(3_150, 8)
  await expect(words).toHaveText('3.0 km outside the arrival fence')
  stands(190, 90)
  await expect(words).toContainText('only good to ± 90 m')

  // The technician: a ring at each stop, and how far a poor fix may be off.
  await page.locator('[data-testid=visit-progress] button').click()
  await expect(words).toContainText('only good to ± 90 m')
  await expect
    .poll(async () => (await fencesOf(page)).fences.map(({ place }) => place))
    .toEqual([site.place, other.place])
  await expect.poll(async () => (await fencesOf(page)).fix?.metres).toBe(90)
  await page.locator('canvas.maplibregl-canvas').focus()
  await page.keyboard.press('z')
  await page.waitForTimeout(1_200)
  await console.shot('fence-technician-en-dark')
  await page.locator('button[aria-label*="Ctrl+Shift+D"]').click()
  await page.locator('button[title*="Ctrl+Shift+L"]').click()
  await expect(words).toContainText('定位误差 ± 90 米')
  await page.waitForTimeout(1_500)
  await console.shot('fence-technician-zh-light')
  stands(390, 8)
  await expect(words).toHaveText('在到场围栏外 240 米')
  await expect.poll(async () => (await fencesOf(page)).fix).toBe(null)
  await console.shot('fence-outside-zh-light')
})
