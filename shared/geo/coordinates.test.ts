import { describe, expect, test } from 'vitest'
import { coordinateText, parseCoordinates } from './coordinates.ts'

describe('[CAL5] coordinates as people paste them', () => {
  test.each([
    ['51.17, 71.44', 51.17, 71.44],
    ['51.17 71.44', 51.17, 71.44],
    ['51.17,71.44', 51.17, 71.44],
    ['51,17; 71,44', 51.17, 71.44],
    ['51,17 71,44', 51.17, 71.44],
    ['geo:51.17,71.44', 51.17, 71.44],
    ['-33.8688, 151.2093', -33.8688, 151.2093],
    ["51°10'N 71°26'E", 51 + 10 / 60, 71 + 26 / 60],
    ['51°10′12″N, 71°26′24″E', 51.17, 71.44],
    ["51° 10' 12.0'' N  71° 26' 24'' E", 51.17, 71.44],
    ['N51.17 E71.44', 51.17, 71.44],
    ['51.17N 71.44E', 51.17, 71.44],
    ['71°26\'24"E 51°10\'12"N', 51.17, 71.44],
    ['33.8688S 151.2093E', -33.8688, 151.2093],
    ['51.17° с.ш., 71.44° в.д.', 51.17, 71.44],
    ['北纬51.17 东经71.44', 51.17, 71.44],
    ['北纬51度10分12秒 东经71度26分24秒', 51.17, 71.44],
    ['５１．１７，７１．４４', 51.17, 71.44],
  ])('%s', (text, lat, lon) => {
    const place = parseCoordinates(text)
    expect(place?.lat).toBeCloseTo(lat, 7)
    expect(place?.lon).toBeCloseTo(lon, 7)
  })

  test.each([
    '',
    '51.17',
    '51, 71',
    'Abaya 12 5',
    '12 5',
    '91.5, 71.44',
    '51.17, 181.4',
    '51.17N 71.44',
    '51.17N 71.44N',
    "51°61'N 71°26'E",
    '-51.17N 71.44E',
    "51.5°10'N 71°26'E",
    'улица Абая, 51.17, 71.44',
  ])('none: %s', (text) => {
    expect(parseCoordinates(text)).toBeNull()
  })

  test('written out, they are read as the same place to a metre', () => {
    expect(coordinateText({ lat: 51.1712345, lon: -71.4 })).toBe('51.17123, -71.40000')
    expect(parseCoordinates(coordinateText({ lat: 51.1712345, lon: -71.4 }))).toEqual({ lat: 51.17123, lon: -71.4 })
  })
})
