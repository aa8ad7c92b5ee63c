// A city for tests: twenty-one by twenty-one corners, a hundred metres apart, and an address at every other one.
import { roadGraphOfEdges } from '../../shared/routing/road-graph-of-edges.ts'
import type { City } from './city.ts'
import { Streets } from './streets.ts'
import type { AddressBook } from '../../shared/geo/address-book.ts'
import type { RoadGraph } from '../../shared/routing/road-graph.ts'

const corners = 21
const step = 0.001
const metres = 100
const seconds = 10

/** The city's parts as scripts/city writes them to files. @param scale how many times as wide */
export function smallCityParts(scale = 1): { roads: RoadGraph; addresses: AddressBook } {
  const places = Array.from({ length: corners * corners }, (_, at) => ({
    lat: 51 + Math.floor(at / corners) * step * scale,
    lon: 71 + (at % corners) * step * scale,
  }))
  const edges = places.flatMap((_, at) => {
    const east = (at + 1) % corners === 0 ? [] : [at + 1]
    const north = at + corners >= places.length ? [] : [at + corners]
    return [...east, ...north].flatMap((to) => [
      { from: at, to, metres: metres * scale, seconds: seconds * scale },
      { from: to, to: at, metres: metres * scale, seconds: seconds * scale },
    ])
  })
  return {
    roads: roadGraphOfEdges(places, edges),
    addresses: {
      version: 1,
      attribution: '',
      streets: [['улица Тестовая', 'Testovaya Street']],
      areas: ['centre'],
      addresses: places
        .filter((_, at) => at % 2 === 0)
        .map(({ lat, lon }, at) => [0, `${at + 1}б`, lat + 0.0001, lon, 0] as const),
    },
  }
}

export function smallCity(scale = 1): City {
  const { roads, addresses } = smallCityParts(scale)
  return { streets: new Streets(roads), addresses }
}
