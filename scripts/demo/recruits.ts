// The sixty technicians of the demo as they are registered: names, skills, team, partner, home and today's shift.
import type { Instant } from '../../shared/model/ids.ts'
import type { Place } from '../../shared/model/place.ts'
import type { Technician } from '../../shared/model/technician.ts'
import { castParts, technicianIds, type Part } from './cast.ts'
import { Chance } from './chance.ts'
import { anySite, type City } from './city.ts'
import { phoneNumber } from './customers.ts'
import { personNames, type PersonName } from './person-names.ts'
import { skillCodes, type SkillCode } from './trades.ts'

export type Recruit = Omit<Technician, 'index'>

const hour = 3_600_000

/** What goes well with a first skill. */
const neighbours: Readonly<Record<SkillCode, readonly SkillCode[]>> = {
  electrical: ['fire-safety', 'lift', 'appliance', 'hvac'],
  plumbing: ['hvac', 'appliance', 'electrical'],
  hvac: ['electrical', 'plumbing', 'appliance'],
  lift: ['electrical', 'fire-safety', 'access-control'],
  network: ['access-control', 'electrical', 'fire-safety'],
  appliance: ['electrical', 'plumbing', 'hvac'],
  'fire-safety': ['electrical', 'access-control', 'plumbing'],
  'access-control': ['network', 'electrical', 'lift'],
}

export function technicianNames(seed: string): ReadonlyMap<string, PersonName> {
  const names = personNames(new Chance(seed).stream('technicians'), technicianIds.length)
  return new Map(technicianIds.map((id, at) => [id, names[at]!]))
}

/** @param now the relay's clock, about which today's shifts are laid */
export function makeRecruits(city: City, seed: string, now: Instant): Recruit[] {
  const parts = castParts(seed)
  const names = technicianNames(seed)
  const recruits = technicianIds.map((id, at): Recruit => {
    const chance = new Chance(seed).stream(`recruit/${id}`)
    const { name, latin } = names.get(id)!
    return {
      id,
      name,
      nameLatin: latin,
      phone: phoneNumber(chance),
      // First skills go round, so that none is missing in the city.
      skills: makeSkills(chance, skillCodes[at % skillCodes.length]!),
      team: '',
      ...partnerOf(new Chance(seed).stream(`partner/${id}`)),
      home: city.streets.onRoad(anySite(city.addresses, chance).place),
      shift: shiftOf(parts.get(id) ?? 'ordinary', chance, now),
      capacity: chance.whole(4, 7),
    }
  })
  const middle = middleOf(recruits.map(({ home }) => home))
  return recruits.map((recruit) => ({ ...recruit, team: teamOf(recruit.home, middle) }))
}

/** Two dealers send people of their own. */
const partners = ['Ishim Technics', '北辰机电'] as const

function partnerOf(chance: Chance): Pick<Technician, 'partner'> {
  const at = chance.whole(0, 7)
  const partner = partners[at]
  return partner === undefined ? {} : { partner }
}

function makeSkills(chance: Chance, first: SkillCode): Technician['skills'] {
  const others = chance.shuffled(neighbours[first]).slice(0, chance.whole(1, 3))
  return [first, ...others].map((code, at) => ({ code, level: at === 0 ? chance.whole(3, 5) : chance.whole(1, 4) }))
}

function shiftOf(part: Part, chance: Chance, now: Instant): Technician['shift'] {
  // Shifts begin and end on the half hour, as on any roster.
  const half = hour / 2
  const begin = Math.floor((now - chance.between(1.2, 3.2) * hour) / half) * half
  if (part === 'went-home') return { from: begin - 8 * hour, to: begin }
  if (part === 'comes-later') return { from: begin + 8 * hour, to: begin + 16 * hour }
  if (part !== 'ends-soon') return { from: begin, to: begin + 12 * hour }
  const end = Math.ceil((now + chance.between(0.6, 1.6) * hour) / half) * half
  return { from: end - 9 * hour, to: end }
}

function middleOf(places: readonly Place[]): Place {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { lat: middle(places.map(({ lat }) => lat)), lon: middle(places.map(({ lon }) => lon)) }
}

function teamOf(home: Place, middle: Place): string {
  const north = home.lat - middle.lat
  const east = (home.lon - middle.lon) * Math.cos((middle.lat * Math.PI) / 180)
  if (Math.abs(north) > Math.abs(east)) return north > 0 ? 'north' : 'south'
  return east > 0 ? 'east' : 'west'
}
