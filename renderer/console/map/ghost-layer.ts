// The leg that a drop, a click or Enter would add to a route: dashed along the roads, dotted and straight where it is an
// estimate, with what it would take. Painted when whom it is about changes, and when more is known; never as the pointer moves.
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { straightWays, type WayLeg } from '../../../shared/routing/way.ts'
import type { Place } from '../../../shared/model/place.ts'
import { firstLabelLayer } from './base-style.ts'
import { ghostLabel, type GhostPlan, type GhostWords } from './ghost-plan.ts'

const line = 'ghost-line'
/** A pointer that only passes over somebody asks nothing, ms. */
const dwell = 80
/** How long the line waits for the roads before it is drawn as an estimate, ms. */
const estimateAfter = 300

export interface Ghost {
  /** whom and what it is about: the same key is the same ghost */
  key: string
  plan: GhostPlan
  words: GhostWords
}

/** Where its words are put. */
export interface GhostLabel {
  put: (plan: GhostPlan, label: string) => void
  clear: () => void
}

export interface GhostShown {
  way: 'road' | 'estimate'
  label: string
}

export function addGhostLayer(map: MapLibre, colours: { text: string }): void {
  const nothing = { type: 'FeatureCollection' as const, features: [] }
  map.addSource(line, { type: 'geojson', data: nothing })
  const below = map.getLayer(firstLabelLayer) ? firstLabelLayer : undefined
  const estimate = ['get', 'estimate'] as const
  const drawn = (id: string, cap: 'butt' | 'round', dashes: [number, number], estimated: boolean) =>
    map.addLayer(
      {
        id,
        type: 'line',
        source: line,
        filter: estimated ? [...estimate] : ['!', [...estimate]],
        layout: { 'line-cap': cap, 'line-join': 'round' },
        paint: { 'line-color': colours.text, 'line-width': 4, 'line-opacity': 0.9, 'line-dasharray': dashes },
      },
      below,
    )
  drawn('ghost-roads', 'butt', [2.2, 1.1], false)
  drawn('ghost-straight', 'round', [0.1, 2.2], true)
}

export class GhostDrawing {
  private readonly map: MapLibre
  private readonly says: GhostLabel
  private readonly ask: (places: Place[]) => Promise<WayLeg[] | null>
  private readonly now: () => number
  private ghost: Ghost | null = null
  private leg: WayLeg | null = null
  private minute = 0
  private timers: number[] = []
  shown: GhostShown | null = null

  /** @param now of the relay's clock */
  constructor(map: MapLibre, says: GhostLabel, ask: (places: Place[]) => Promise<WayLeg[] | null>, now: () => number) {
    this.map = map
    this.says = says
    this.ask = ask
    this.now = now
  }

  /** @param anew the layers are fresh: draw also what has not changed */
  show(ghost: Ghost | null, anew: boolean): void {
    if (ghost?.key === this.ghost?.key) {
      // Who stands still arrives later with every minute.
      const later = this.leg !== null && this.minute !== Math.floor(this.now() / 60_000)
      if (ghost) this.ghost = { ...ghost, plan: this.ghost!.plan }
      if (anew || later) this.draw()
      return
    }
    for (const timer of this.timers) window.clearTimeout(timer)
    this.ghost = ghost
    this.leg = null
    // What was drawn for somebody else is not left standing.
    if (this.shown) this.draw()
    if (!ghost) return
    const { from, to } = ghost.plan
    const isWanted = () => this.ghost?.key === ghost.key
    this.timers = [
      window.setTimeout(() => {
        void this.ask([from, to].map(({ lat, lon }) => ({ lat, lon }))).then((legs) => {
          if (!isWanted()) return
          this.leg = legs?.[0] ?? straightWays.leg(from, to)
          this.draw()
        })
      }, dwell),
      window.setTimeout(() => {
        if (this.leg) return
        this.leg = straightWays.leg(from, to)
        this.draw()
      }, estimateAfter),
    ]
  }

  private draw(): void {
    const { ghost, leg } = this
    this.shown = null
    if (ghost && leg) {
      this.minute = Math.floor(this.now() / 60_000)
      const label = ghostLabel(ghost.plan, leg, this.now(), ghost.words)
      this.shown = { way: leg.estimate ? 'estimate' : 'road', label }
      this.says.put(ghost.plan, label)
    } else this.says.clear()
    const ways = (leg ? [leg] : []).map(({ line: coordinates, estimate }) => ({
      type: 'Feature' as const,
      geometry: { type: 'LineString' as const, coordinates },
      properties: { estimate },
    }))
    void this.map.getSource<GeoJSONSource>(line)?.setData({ type: 'FeatureCollection', features: ways })
  }
}
