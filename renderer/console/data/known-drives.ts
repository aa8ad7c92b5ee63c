// The drives to sites that the relay has told, and from where: what is known well enough, and who is to be asked about
// anew because they have driven on since. Pure.
import { distanceMetres } from '../../../shared/geo/distance.ts'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import type { Place } from '../../../shared/model/place.ts'
import { estimatedDrive, type Drive } from '../../../shared/routing/way.ts'

export interface Start {
  id: TechnicianId
  place: Place
}

/** Who has driven farther than this is asked about anew, metres. */
export const driven = 100
/** What was told from farther away than this says less than an estimate, metres. */
export const drivenTooFar = 500
/** How many sites are remembered. */
const remembered = 50

interface Told {
  from: Place
  drive: Drive
  /** to be asked about anew, though nobody has moved */
  doubtful: boolean
}

export class KnownDrives {
  // A map keeps the order in which sites came in: the first one is the one that was not asked about for longest.
  private readonly sites = new Map<string, Map<TechnicianId, Told>>()

  /** As told by road, else the estimate from where they are now. */
  drive(site: Place, { id, place }: Start): Drive {
    const told = this.sites.get(keyOf(site))?.get(id)
    if (!told || told.drive.estimate || distanceMetres(told.from, place) > drivenTooFar)
      return estimatedDrive(place, site)
    return told.drive
  }

  /** @returns those of whom nothing is known that is good enough to begin with */
  unknown(site: Place, starts: readonly Start[]): Start[] {
    return this.beyond(site, starts, drivenTooFar, false)
  }

  /** @returns those who are worth asking about */
  toAsk(site: Place, starts: readonly Start[]): Start[] {
    return this.beyond(site, starts, driven, true)
  }

  learn(site: Place, starts: readonly Start[], drives: readonly Drive[]): void {
    const key = keyOf(site)
    const told = this.sites.get(key) ?? new Map<TechnicianId, Told>()
    this.sites.delete(key)
    this.sites.set(key, told)
    for (const [i, drive] of drives.entries())
      told.set(starts[i]!.id, { from: starts[i]!.place, drive, doubtful: false })
    if (this.sites.size > remembered) this.sites.delete(this.sites.keys().next().value!)
  }

  /** The relay may know better now: everything is asked about anew, and holds until then. */
  doubt(): void {
    for (const site of this.sites.values()) for (const told of site.values()) told.doubtful = true
  }

  private beyond(site: Place, starts: readonly Start[], metres: number, doubtfulToo: boolean): Start[] {
    const known = this.sites.get(keyOf(site))
    return starts.filter(({ id, place }) => {
      const told = known?.get(id)
      return !told || (doubtfulToo && told.doubtful) || distanceMetres(told.from, place) > metres
    })
  }
}

/** Within a metre it is the same site. */
function keyOf({ lat, lon }: Place): string {
  return `${lat.toFixed(5)} ${lon.toFixed(5)}`
}
