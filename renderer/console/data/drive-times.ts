// Asks for the drives of many technicians to a site in one question, when somebody wants them and they are not known.
import { distanceMetres } from '../../../shared/geo/distance.ts'
import type { Place } from '../../../shared/model/place.ts'
import type { Drive } from '../../../shared/routing/way.ts'
import { mostDrives } from '../../../shared/wire/http.ts'
import { KnownDrives, type Start } from './known-drives.ts'

/** No question follows another one within this, ms: those who drive are asked about anew together. */
export const askAgainAfter = 5_000

export class DriveTimes {
  private readonly known = new KnownDrives()
  private readonly ask: (from: Place[], to: Place) => Promise<Drive[] | null>
  private readonly mono: () => number
  private readonly listeners = new Set<() => void>()
  private underWay: Place | null = null
  private askedAbout: Place | null = null
  private askedAt = -Infinity

  /**
   * @param ask answers null where the relay cannot be asked
   * @param mono ms
   */
  constructor(ask: (from: Place[], to: Place) => Promise<Drive[] | null>, mono: () => number) {
    this.ask = ask
    this.mono = mono
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  drive(site: Place, start: Start): Drive {
    return this.known.drive(site, start)
  }

  /** Asks, unless everything is known, or was asked about just now. */
  want(site: Place, starts: readonly Start[]): void {
    const fresh = same(site, this.askedAbout) && this.mono() - this.askedAt < askAgainAfter
    if (fresh || same(site, this.underWay)) return
    const asked = nearest(site, this.known.toAsk(site, starts))
    if (asked.length === 0) return
    this.askedAbout = this.underWay = site
    this.askedAt = this.mono()
    void this.ask(
      asked.map(({ place }) => rounded(place)),
      rounded(site),
    ).then((drives) => {
      if (this.underWay === site) this.underWay = null
      // An answer to an earlier question is still true of its own site.
      if (drives) this.known.learn(site, asked, drives)
      for (const listener of this.listeners) listener()
    })
  }

  /** Whether an answer is on its way without which the first order would be by estimates. */
  awaited(site: Place, starts: readonly Start[]): boolean {
    return same(site, this.underWay) && this.known.unknown(site, starts).length > 0
  }

  /** The relay is back, perhaps with other roads: asks anew when next wanted. */
  doubt(): void {
    this.known.doubt()
    this.askedAt = -Infinity
  }
}

function same(a: Place, b: Place | null): boolean {
  return b !== null && a.lat === b.lat && a.lon === b.lon
}

/** As many as may be asked about at once. */
function nearest(site: Place, starts: Start[]): Start[] {
  if (starts.length <= mostDrives) return starts
  return starts
    .map((start) => ({ start, metres: distanceMetres(start.place, site) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, mostDrives)
    .map(({ start }) => start)
}

/** A metre is enough, and short on the wire. */
function rounded({ lat, lon }: Place): Place {
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) }
}
