// What the tags of a road say to a driver: whether a car may use it, in which directions, and how fast it gets on. Knows
// no geometry.
import type { Tags } from './qa-tile.ts'

export interface DrivingRules {
  readonly forward: boolean
  readonly backward: boolean
  readonly kmPerHour: number
}

/** What a car makes of a class of road in a city, lights and turnings counted in, where no limit is known. */
const usualSpeeds: Readonly<Record<string, number>> = {
  motorway: 100,
  motorway_link: 60,
  trunk: 75,
  trunk_link: 50,
  primary: 48,
  primary_link: 40,
  secondary: 45,
  secondary_link: 35,
  tertiary: 40,
  tertiary_link: 30,
  unclassified: 35,
  road: 30,
  residential: 25,
  service: 15,
  living_street: 10,
}

/** The part of a known limit that is reached over a whole street. */
const shareOfLimit = 0.8
const slowServices = new Set(['parking_aisle', 'driveway', 'drive-through', 'emergency_access'])
const closed = new Set(['no', 'private', 'agricultural', 'forestry', 'military', 'emergency'])

/** null where a car may not drive */
export function drivingRules(tags: Tags): DrivingRules | null {
  const usual = usualSpeeds[tags.highway ?? '']
  if (usual === undefined || tags.area === 'yes') return null
  // The most specific sign wins over the general ones.
  const access = tags.motorcar ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access
  if (access !== undefined && closed.has(access)) return null

  const limit = speedLimit(tags.maxspeed)
  const usualHere = slowServices.has(tags.service ?? '') ? Math.min(usual, 10) : usual
  return { ...directions(tags), kmPerHour: limit === null ? usualHere : Math.max(5, limit * shareOfLimit) }
}

/** 1: forwards only, -1: backwards only, 0: both ways */
export function onewayOf(tags: Tags): 1 | -1 | 0 {
  switch (tags.oneway) {
    case 'yes':
    case 'true':
    case '1':
      return 1
    case '-1':
    case 'reverse':
      return -1
    case 'no':
    case 'false':
    case '0':
      return 0
    default: {
      const implied = tags.junction === 'roundabout' || tags.junction === 'circular' || tags.highway === 'motorway'
      return implied ? 1 : 0
    }
  }
}

function directions(tags: Tags): { forward: boolean; backward: boolean } {
  const oneway = onewayOf(tags)
  return { forward: oneway !== -1, backward: oneway !== 1 }
}

/** Kilometres an hour; null where the tag is missing or is no number. */
function speedLimit(maxspeed: string | undefined): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(mph|km\/h|kmh)?$/.exec(maxspeed?.trim() ?? '')
  if (!match) return null
  const value = Number(match[1])
  return value > 0 ? value * (match[2] === 'mph' ? 1.609344 : 1) : null
}
