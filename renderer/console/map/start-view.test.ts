import { expect, test } from 'vitest'
import { startView } from './start-view.ts'

const city = { tiles: 'x', centre: { lat: 51.15, lon: 71.45 } }

test('[WIN12] a map looks where it looked last time, but not at another city', () => {
  const look = { lat: 51.2, lon: 71.5, zoom: 14.5 }
  expect(startView(city, look)).toEqual(look)
  expect(startView(city, null)).toMatchObject(city.centre)
  expect(startView(city, { lat: 31.2, lon: 121.5, zoom: 14 })).toMatchObject(city.centre)
  expect(startView({ problem: 'missing' }, look)).toEqual(look)
})
