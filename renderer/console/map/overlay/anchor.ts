// Places as metres from an anchor near the view, so that 32-bit numbers hold them to centimetres at any zoom, and the way
// from there to pixels. Web Mercator (EPSG:3857), metres at the equator. Pure.

/** The length of the equator in Web Mercator, metres: 2 π × 6,378,137. */
export const worldMetres = 2 * Math.PI * 6_378_137
/** MapLibre draws the world 512 CSS pixels wide at zoom 0. */
const worldPixels = 512
/** Beyond this from the anchor another one is taken, metres: 32-bit numbers still hold 1 cm there. */
const anchorReach = 50_000

export interface Mercator {
  x: number
  y: number
}

/** @param lat lon degrees WGS84, within ±85.05 of latitude; y grows to the south, as on the screen */
export function mercator(lat: number, lon: number): Mercator {
  const sine = Math.sin((Math.min(85.05, Math.max(-85.05, lat)) * Math.PI) / 180)
  return {
    x: (lon / 360) * worldMetres,
    y: (-Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * worldMetres,
  }
}

/** The other way round: degrees WGS84 of a place in Web Mercator. */
export function degreesAt({ x, y }: Mercator): { lat: number; lon: number } {
  return { lat: latitude(y), lon: (x / worldMetres) * 360 }
}

/** How many metres of Web Mercator stand for one metre on the ground there. */
export function stretch(lat: number): number {
  return 1 / Math.cos((lat * Math.PI) / 180)
}

/** What the map shows, without rotation and tilt. */
export interface View {
  centre: Mercator
  /** CSS pixels a metre of Web Mercator */
  scale: number
  /** CSS pixels */
  width: number
  height: number
  zoom: number
}

export function viewOf(centre: { lat: number; lng: number }, zoom: number, width: number, height: number): View {
  return {
    centre: mercator(centre.lat, centre.lng),
    scale: (worldPixels * 2 ** zoom) / worldMetres,
    width,
    height,
    zoom,
  }
}

/** The horizontal way to the nearest copy of the world, metres: east and west of the date line are neighbours. */
export function nearestCopy(dx: number): number {
  return dx - Math.round(dx / worldMetres) * worldMetres
}

/** @returns CSS pixels from the view's upper left corner */
export function onScreen(view: View, place: Mercator): { x: number; y: number } {
  return {
    x: view.width / 2 + nearestCopy(place.x - view.centre.x) * view.scale,
    y: view.height / 2 + (place.y - view.centre.y) * view.scale,
  }
}

/** The anchor to pack by: the one there was, as long as the view is near it. */
export function anchorFor(view: View, before: Mercator | undefined): Mercator {
  if (before && Math.hypot(nearestCopy(view.centre.x - before.x), view.centre.y - before.y) < anchorReach) return before
  return { x: view.centre.x, y: view.centre.y }
}

/** Where the view's middle is, metres from the anchor, also when the date line lies between them. */
export function centreFrom(anchor: Mercator, view: View): [number, number] {
  return [nearestCopy(view.centre.x - anchor.x), view.centre.y - anchor.y]
}

/** What a view shows, in degrees WGS84: for leaving out what is far away before anything dear is computed. */
export interface DegreeBox {
  south: number
  north: number
  /** the middle, and how far east and west of it */
  lon: number
  half: number
}

/** @param margin CSS pixels around the view that still count */
export function degreesOf(view: View, margin: number): DegreeBox {
  const reach = (view.height / 2 + margin) / view.scale
  return {
    south: latitude(view.centre.y + reach),
    north: latitude(view.centre.y - reach),
    lon: (view.centre.x / worldMetres) * 360,
    half: ((view.width / 2 + margin) / view.scale / worldMetres) * 360,
  }
}

export function within(box: DegreeBox, lat: number, lon: number): boolean {
  if (lat < box.south || lat > box.north) return false
  const east = lon - box.lon
  return Math.abs(east - Math.round(east / 360) * 360) <= box.half
}

function latitude(y: number): number {
  return (Math.atan(Math.sinh((-y / worldMetres) * 2 * Math.PI)) * 180) / Math.PI
}
