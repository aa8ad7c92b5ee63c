// Which lines the map shows, as what, and from which zoom on: roads, railways, waterways. Knows no geometry.
import { namesOf } from './names.ts'
import { onewayOf } from './road-rules.ts'
import type { MapFeature } from './map-feature.ts'
import type { Tags } from './qa-tile.ts'

export type Classified = Omit<MapFeature, 'shape'>

/** A value of `highway`, the class it is drawn as, and its first zoom. */
const roadClasses: Readonly<Record<string, readonly [drawnAs: string, minZoom: number]>> = {
  motorway: ['motorway', 7],
  trunk: ['trunk', 7],
  primary: ['primary', 8],
  secondary: ['secondary', 10],
  tertiary: ['tertiary', 11],
  motorway_link: ['motorway', 11],
  trunk_link: ['trunk', 11],
  primary_link: ['primary', 12],
  secondary_link: ['secondary', 12],
  tertiary_link: ['tertiary', 12],
  unclassified: ['minor', 12],
  residential: ['minor', 12],
  living_street: ['minor', 12],
  road: ['minor', 12],
  service: ['service', 13],
  construction: ['construction', 13],
  track: ['track', 13],
  pedestrian: ['pedestrian', 13],
  footway: ['path', 14],
  path: ['path', 14],
  cycleway: ['path', 14],
  bridleway: ['path', 14],
  steps: ['path', 14],
}

const waterwayZooms: Readonly<Record<string, number>> = { river: 8, canal: 10, stream: 12, ditch: 14, drain: 14 }
const railways = new Set(['rail', 'light_rail', 'subway', 'tram', 'narrow_gauge'])
const sideTracks = new Set(['spur', 'yard', 'siding', 'crossover'])

export function classifyLine(tags: Tags): Classified | null {
  return roadFrom(tags) ?? railFrom(tags) ?? waterwayFrom(tags)
}

function roadFrom(tags: Tags): Classified | null {
  const known = roadClasses[tags.highway ?? '']
  if (!known) return null
  const [drawnAs, minZoom] = known
  const oneway = drawnAs === 'path' || drawnAs === 'pedestrian' ? 0 : onewayOf(tags)
  return {
    layer: 'road',
    minZoom: tags.service === 'parking_aisle' || tags.service === 'driveway' ? 14 : minZoom,
    properties: {
      class: drawnAs,
      ...(tags.highway?.endsWith('_link') && { link: 1 }),
      ...(oneway !== 0 && { oneway }),
      ...levels(tags),
      ...(tags.ref && { ref: tags.ref }),
      ...namesOf(tags),
    },
  }
}

function railFrom(tags: Tags): Classified | null {
  if (!railways.has(tags.railway ?? '')) return null
  const isSideTrack = sideTracks.has(tags.service ?? '')
  return {
    layer: 'rail',
    minZoom: isSideTrack ? 13 : 9,
    properties: { class: tags.railway ?? '', ...(isSideTrack && { service: 1 }), ...levels(tags) },
  }
}

function waterwayFrom(tags: Tags): Classified | null {
  const minZoom = waterwayZooms[tags.waterway ?? '']
  if (minZoom === undefined || isTunnel(tags)) return null
  return { layer: 'waterway', minZoom, properties: { class: tags.waterway ?? '', ...namesOf(tags) } }
}

function levels(tags: Tags): { bridge?: 1; tunnel?: 1 } {
  return { ...(tags.bridge && tags.bridge !== 'no' && { bridge: 1 }), ...(isTunnel(tags) && { tunnel: 1 }) }
}

function isTunnel(tags: Tags): boolean {
  return tags.tunnel !== undefined && tags.tunnel !== 'no'
}
