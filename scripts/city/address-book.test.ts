import { describe, expect, it } from 'vitest'
import { buildAddressBook } from './address-book.ts'
import { compassAreas } from './compass-areas.ts'
import { gridPointOf } from './world-grid.ts'
import type { CityObject } from './city-objects.ts'

const house = (street: string, housenumber: string, lat: number, lon: number): CityObject => ({
  tags: { building: 'yes', 'addr:street': street, 'addr:housenumber': housenumber },
  shape: { kind: 'point', point: gridPointOf({ lat, lon }) },
})
const anywhere = () => true

describe('compassAreas', () => {
  it('divides a lattice of places into nine equal parts', () => {
    const places = Array.from({ length: 81 }, (_, at) => ({
      lat: 51 + Math.floor(at / 9) / 10,
      lon: 71 + (at % 9) / 10,
    }))
    const areaOf = compassAreas(places.filter((_, at) => at % 2 === 0))
    expect(areaOf({ lat: 51.8, lon: 71 })).toBe('north-west')
    expect(areaOf({ lat: 51.4, lon: 71.4 })).toBe('centre')
    expect(areaOf({ lat: 51, lon: 71.4 })).toBe('south')
    expect(areaOf({ lat: 51.4, lon: 71.8 })).toBe('east')
    expect(areaOf({ lat: -20, lon: 170 })).toBe('south-east')
  })
})

describe('buildAddressBook', () => {
  it('keeps every street once, and house numbers in their order', () => {
    const book = buildAddressBook(
      [
        house('улица Кумкент', '10', 51.15, 71.41),
        house('улица Абая', '1', 51.16, 71.42),
        house('улица Кумкент', '9', 51.15, 71.4),
        house('улица Кумкент', '10', 51.17, 71.43),
      ],
      'someone',
      anywhere,
    )
    expect(book.streets).toEqual([
      ['улица Абая', 'Abaya Street'],
      ['улица Кумкент', 'Kumkent Street'],
    ])
    expect(book.addresses.map(([street, number]) => [street, number])).toEqual([
      [0, '1'],
      [1, '9'],
      [1, '10'],
    ])
    expect(book.attribution).toBe('someone')
  })

  it('prefers the English name that the street has on the map', () => {
    const street: CityObject = {
      tags: { highway: 'residential', name: 'улица Абая', 'name:en': 'Abai Street' },
      shape: { kind: 'line', lines: [] },
    }
    const book = buildAddressBook([house('улица Абая', '1', 51.16, 71.42), street], '', anywhere)
    expect(book.streets).toEqual([['улица Абая', 'Abai Street']])
  })

  it('gives places in degrees with seven decimals, and an area out of its list', () => {
    const [, , lat, lon, area] = buildAddressBook([house('улица Абая', '1', 51.16, 71.42)], '', anywhere).addresses[0]!
    expect([lat, lon]).toEqual([Math.round(lat * 1e7) / 1e7, Math.round(lon * 1e7) / 1e7])
    expect(lat).toBeCloseTo(51.16, 6)
    expect(area).toBeGreaterThanOrEqual(0)
  })

  it('leaves out what is not an address, or not within reach', () => {
    const objects = [
      house('неим. 26', '3', 51.16, 71.42),
      house('улица Абая', '', 51.16, 71.42),
      house('улица Абая', '5', 51.3, 71.42),
    ]
    expect(buildAddressBook(objects, '', ({ lat }) => lat < 51.2).addresses).toEqual([])
  })
})
