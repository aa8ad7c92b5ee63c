// The overlay draws by arithmetic of its own, above a map that is drawn by MapLibre: both must mean the same point. MapLibre's
// own transform is asked, which its package holds as source; a map as a whole would need a window.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { anchorFor, centreFrom, mercator, nearestCopy, onScreen, viewOf, type Mercator, type View } from './anchor.ts'
import { Quads } from './quads.ts'

interface LngLat {
  lng: number
  lat: number
}
interface Transform {
  center: LngLat
  resize(width: number, height: number): void
  setZoom(zoom: number): void
  setCenter(centre: LngLat): void
  locationToScreenPoint(place: LngLat): { x: number; y: number }
  screenPointToLocation(point: { x: number; y: number }): LngLat
}

const source = '../../../../node_modules/maplibre-gl/src/geo/'
const { MercatorTransform } = (await import(`${source}projection/mercator_transform.ts`)) as {
  MercatorTransform: new (options: object) => Transform
}
const { LngLat } = (await import(`${source}lng_lat.ts`)) as { LngLat: new (lng: number, lat: number) => LngLat }
const pointModule: string = '@mapbox/point-geometry'
const { default: Point } = (await import(pointModule)) as { default: new (x: number, y: number) => Mercator }

const [width, height] = [1_900, 1_000]
const rect = { u: 0, v: 0, width: 28, height: 28 }
const round = Math.fround

/** What the vertex shader computes, with numbers of 32 bits after each step; see `place` in `quad-program.ts`. */
function drawnAt({ numbers }: Quads, anchor: Mercator, view: View): Mercator {
  const centre = centreFrom(anchor, view)
  const scale = round(view.scale)
  const along = (to: number, middle: number, size: number) =>
    round(round(round(to - round(middle)) * scale) + round(round(size) * 0.5))
  return { x: along(numbers[2]!, centre[0], view.width), y: along(numbers[3]!, centre[1], view.height) }
}

/** Metres on the ground that one pixel shows there. */
const metresAPixel = (lat: number, zoom: number) =>
  (Math.cos((lat * Math.PI) / 180) * 40_075_016.686) / (512 * 2 ** zoom)

/** As far as an anchor is kept, or much further. */
const away = fc.oneof(
  fc.double({ min: -60_000, max: 60_000, noNaN: true }),
  fc.double({ min: -4_000_000, max: 4_000_000, noNaN: true }),
)
const scene = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  zoom: fc.double({ min: 3, max: 20, noNaN: true }),
  x: fc.double({ min: 0, max: width, noNaN: true }),
  y: fc.double({ min: 0, max: height, noNaN: true }),
  // Where the view was when the anchor was taken, metres from where it is.
  east: away,
  south: away,
})

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

/** @returns how far drawing and hit-testing are off, CSS pixels */
function compare(one: Scene): { drawn: number; hit: number; lat: number } {
  const transform = new MercatorTransform({ minZoom: 0, maxZoom: 22, renderWorldCopies: true })
  transform.resize(width, height)
  transform.setZoom(one.zoom)
  transform.setCenter(new LngLat(one.lng, one.lat))
  const place = transform.screenPointToLocation(new Point(one.x, one.y))
  // The console's world ends at 85.05° of latitude.
  fc.pre(Math.abs(place.lat) < 85.05)
  const lng = ((((place.lng + 180) % 360) + 360) % 360) - 180
  const view = viewOf(transform.center, one.zoom, width, height)
  // A map that is moved over the date line goes on with the other side's longitudes.
  const before = { x: nearestCopy(view.centre.x + one.east), y: view.centre.y + one.south }
  const anchor = anchorFor(view, before)
  const quads = new Quads()
  quads.begin(anchor, 0)
  const to = mercator(place.lat, lng)
  quads.push({ from: to, to, glideStart: 0, glideEnd: 0, rect, dx: 0, dy: 0, alpha: 1, turn: 0 })
  const should = transform.locationToScreenPoint(new LngLat(place.lng, place.lat))
  const off = ({ x, y }: Mercator) => Math.hypot(x - should.x, y - should.y)
  return { drawn: off(drawnAt(quads, anchor, view)), hit: off(onScreen(view, to)), lat: place.lat }
}

describe('[MAP26] [MAP2] a symbol is drawn where MapLibre has its place', () => {
  test('to half a pixel from zoom 3 to 20, and to 10 cm on the ground wherever the console goes', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { drawn, lat } = compare(one)
        expect(drawn).toBeLessThan(0.5)
        // The map does not go further out than zoom 8.
        if (one.zoom < 8) return
        expect(drawn * metresAPixel(lat, one.zoom)).toBeLessThan(0.1)
      }),
      runs(5_000),
    )
  })

  test('and is hit there', () => {
    fc.assert(
      fc.property(scene, (one) => {
        expect(compare(one).hit).toBeLessThan(0.01)
      }),
      runs(2_000),
    )
  })

  test('also when the view has crossed the date line since the anchor was taken', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom(-179.95, 179.95), (one, lng) => {
        const east = lng > 0 ? 20_000 : -20_000
        expect(compare({ ...one, lng, zoom: 8 + (one.zoom % 12), east, south: 0 }).drawn).toBeLessThan(0.5)
      }),
      runs(1_000),
    )
  })
})
