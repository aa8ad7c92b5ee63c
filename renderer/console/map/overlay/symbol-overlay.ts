// Technicians and tickets, drawn by the graphics card on a canvas of its own above the map: the map below, which is dear to
// paint, rests while they move. Draws when something that is shown has changed, and no more often than the eye needs.
import type { Map as MapLibre } from 'maplibre-gl'
import type { Language } from '../../../../shared/ipc/contract.ts'
import { ranking } from '../../data/candidates.ts'
import { entities } from '../../data/entity-store.ts'
import { positions } from '../../data/positions.ts'
import { onSecond, relayNow } from '../../data/relay-time.ts'
import { cannotTake } from '../../data/technician-fits.ts'
import type { ScreenPoint } from '../hit-test.ts'
import { ringWords } from '../ring-words.ts'
import { drawsOn } from '../shown-points.ts'
import { forgetColours } from '../symbols.ts'
import { anchorFor, centreFrom, onScreen, viewOf, type Mercator, type View } from './anchor.ts'
import { Atlas } from './atlas.ts'
import { urgency, type Cluster } from './clusters.ts'
import { FramePace } from './frame-pace.ts'
import { packTechnicians, shownTechnicians, type Named } from './pack-technicians.ts'
import { packTickets } from './pack-tickets.ts'
import { Pictures } from './pictures.ts'
import { QuadList, QuadProgram } from './quad-program.ts'
import { Quads } from './quads.ts'
import { TechnicianBook } from './technician-book.ts'
import { TicketBook, type TicketEntry } from './ticket-book.ts'

export interface OverlayPicture {
  /** the ticket being dragged or assigned: who cannot take it is dimmed, the best three are ringed */
  ticketId: string | null
  /** who is dragged to a ticket: what they cannot take is dimmed */
  technicianDragged: string | null
  technicianId: string | null
  selectedTicket: string | null
  /** the selection of several tickets */
  marked: ReadonlySet<string>
  language: Language
}

/** Moving things are packed anew this often at most, ms. */
const packEvery = 250
/** While somebody aims, ms: what they aim at keeps still, and the pointer's own picture comes first. */
const packEveryAiming = 1_000

interface Card {
  gl: WebGL2RenderingContext
  program: QuadProgram
  pictures: Pictures
  tickets: QuadList
  technicians: QuadList
}

export class SymbolOverlay {
  private readonly map: MapLibre
  private readonly canvas = document.createElement('canvas')
  private card: Card | undefined
  private readonly technicianBook = new TechnicianBook(() => this.soon(false))
  private readonly ticketBook = new TicketBook(() => this.soon(true))
  private readonly technicianQuads = new Quads()
  private readonly ticketQuads = new Quads()
  private readonly pace = new FramePace()
  private readonly named: Named = new Map()
  private readonly stops: (() => void)[]
  private picture: OverlayPicture = {
    ticketId: null,
    technicianDragged: null,
    technicianId: null,
    selectedTicket: null,
    marked: new Set(),
    language: 'en',
  }
  private ranks: ReadonlyMap<string, number> | null = null
  private ringed: ReadonlyMap<string, string> = new Map()
  private clusters: readonly Cluster<TicketEntry>[] = []
  /** those for whom the clusters stand; made when it is asked for */
  private gathered: ReadonlySet<string> | undefined
  private readonly urgentFirst = new WeakMap<readonly TicketEntry[], readonly string[]>()
  private anchor: Mercator | undefined
  private ratio = 0
  private paintedView: View | undefined
  private packNext = false
  private packedAt = 0
  private ticketsChanged = true
  private timer: number | undefined
  private frame: number | undefined

  constructor(map: MapLibre) {
    this.map = map
    this.canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
    map.getCanvasContainer().append(this.canvas)
    drawsOn(map, this)
    this.canvas.addEventListener('webglcontextlost', this.lost)
    this.canvas.addEventListener('webglcontextrestored', this.restored)
    map.on('move', this.moved)
    map.on('resize', this.moved)
    this.pace.imitated = imitatedCard()
    this.stops = [
      positions.listen(() => this.soon(false)),
      onSecond(() => {
        this.technicianBook.tick()
        this.soon(false)
      }),
    ]
  }

  show(picture: OverlayPicture): void {
    this.ranks = picture.ticketId === null ? null : ranks()
    this.ringed = ringWords(picture.language)
    const same = Object.entries(picture).every(([key, value]) => this.picture[key as keyof OverlayPicture] === value)
    this.picture = picture
    this.technicianBook.speak(picture.language)
    if (same) this.soon(false)
    else this.now()
  }

  /** The link has changed: lights may be as of an old copy now. */
  lightsChanged(): void {
    if (this.ticketBook.linkChanged()) this.soon(true)
  }

  /** Theme or fonts have changed. */
  looksChanged(): void {
    forgetColours()
    this.card = undefined
    this.now()
  }

  /** Where technicians are on the screen, as drawn, CSS pixels. */
  technicianPoints(): IterableIterator<ScreenPoint> {
    return shownTechnicians(this.technicianBook, positions, this.view(), performance.now())
  }

  /** Where the open tickets are on the screen, also those that a cluster stands for. */
  *ticketPoints(): IterableIterator<ScreenPoint> {
    const view = this.view()
    for (const { id, place } of this.ticketBook.entries.values()) yield { id, ...onScreen(view, place) }
  }

  /** @returns the tickets of the cluster that is drawn there, most urgent first */
  clusterAt(x: number, y: number): readonly string[] | undefined {
    const view = this.view()
    const hit = this.clusters.find(({ place }) => {
      const at = onScreen(view, place)
      return Math.abs(at.x - x) <= 32 && Math.abs(at.y - y) <= 14
    })
    if (!hit) return undefined
    // Always the same list while the cluster is the same.
    let ids = this.urgentFirst.get(hit.members)
    if (!ids) {
      ids = hit.members.toSorted((a, b) => urgency[b.light] - urgency[a.light]).map(({ id }) => id)
      this.urgentFirst.set(hit.members, ids)
    }
    return ids
  }

  /** Whether a cluster stands for the ticket. */
  isGathered(id: string): boolean {
    this.gathered ??= new Set(this.clusters.flatMap(({ members }) => members.map((one) => one.id)))
    return this.gathered.has(id)
  }

  remove(): void {
    for (const stop of this.stops) stop()
    this.technicianBook.stop()
    this.ticketBook.close()
    this.map.off('move', this.moved)
    this.map.off('resize', this.moved)
    window.clearTimeout(this.timer)
    if (this.frame !== undefined) cancelAnimationFrame(this.frame)
    this.card?.gl.getExtension('WEBGL_lose_context')?.loseContext()
    this.canvas.remove()
  }

  private view(): View {
    const { clientWidth, clientHeight } = this.map.getContainer()
    return viewOf(this.map.getCenter(), this.map.getZoom(), clientWidth, clientHeight)
  }

  private readonly moved = (): void => {
    this.ticketsChanged = true
    this.draw()
  }

  private readonly lost = (event: Event): void => {
    // Without this the browser would never give the context back.
    event.preventDefault()
    this.card = undefined
  }

  private readonly restored = (): void => this.now()

  private soon(tickets: boolean): void {
    this.ticketsChanged ||= tickets
    if (this.timer !== undefined) return
    const aiming = this.picture.ticketId !== null || this.picture.technicianDragged !== null
    const wait = aiming
      ? Math.max(0, this.packedAt + packEveryAiming - performance.now())
      : entities.untilDrawn(this.packedAt, packEvery)
    this.timer = window.setTimeout(() => {
      this.timer = undefined
      this.inFrame()
    }, wait)
  }

  private now(): void {
    this.ticketsChanged = true
    this.inFrame()
  }

  /** Packs and draws with the next frame. */
  private inFrame(): void {
    this.packNext = true
    this.frame ??= requestAnimationFrame(this.onFrame)
  }

  private readonly onFrame = (mono: number): void => {
    this.frame = undefined
    if (this.packNext) return this.draw()
    // Between packings: only glides go on.
    if (!this.card || !this.paintedView) return
    if (mono >= this.technicianQuads.glidesUntil) return this.pace.rest()
    if (!this.pace.tooSoon(mono)) {
      this.paint(this.card, this.paintedView, mono)
      this.pace.drawn(mono)
    }
    if (this.pace.smooth) this.frame = requestAnimationFrame(this.onFrame)
  }

  /** Packs what is in view anew, and draws it if that is not what is on the screen. */
  private draw(): void {
    this.packNext = false
    const view = this.view()
    this.fit(view)
    this.card ??= this.makeCard()
    const { card } = this
    if (!card || view.width === 0) return
    const mono = performance.now()
    this.packedAt = mono
    const anchor = anchorFor(view, this.anchor)
    const moved = anchor !== this.anchor
    this.anchor = anchor
    let changed = moved
    // A full atlas forgets everything while it is packed from: then what was packed before is packed again.
    for (let tries = 0; tries < 2; tries++) {
      const { generation } = card.pictures.atlas
      changed = this.pack(card, view, anchor, mono, moved || tries > 0) || changed
      if (card.pictures.atlas.generation === generation) break
    }
    if (!changed && this.paintedView && sameView(view, this.paintedView)) return
    this.paintedView = view
    this.paint(card, view, mono)
    this.pace.drawn(mono)
    if (this.pace.smooth) this.frame ??= requestAnimationFrame(this.onFrame)
  }

  /** @returns whether it came to anything else than what the card holds */
  private pack(card: Card, view: View, anchor: Mercator, mono: number, anew: boolean): boolean {
    const { picture } = this
    let changed = false
    if (this.ticketsChanged || anew) {
      this.ticketsChanged = false
      this.ticketQuads.begin(anchor, mono)
      const { technicianDragged: held } = picture
      const unfit = held === null ? null : (id: string) => cannotTake(held, id)
      const scene = { view, selected: picture.selectedTicket, marked: picture.marked, unfit }
      this.gathered = undefined
      this.clusters = packTickets(this.ticketQuads, card.pictures, this.ticketBook.entries.values(), scene)
      changed = card.tickets.load(this.ticketQuads.numbers, this.ticketQuads.count)
    }
    this.technicianQuads.begin(anchor, mono)
    packTechnicians(
      this.technicianQuads,
      card.pictures,
      this.technicianBook,
      positions,
      {
        view,
        now: relayNow(),
        mono,
        ranks: this.ranks,
        ringed: this.ringed,
        selected: picture.technicianId,
        pills: this.clusters.map(({ place }) => onScreen(view, place)),
      },
      this.named,
    )
    return card.technicians.load(this.technicianQuads.numbers, this.technicianQuads.count) || changed
  }

  private paint(card: Card, view: View, mono: number): void {
    card.program.draw(
      {
        centre: centreFrom(this.anchor!, view),
        scale: view.scale,
        viewport: [view.width, view.height],
        atlasSize: card.pictures.atlas.size,
        ratio: this.ratio,
        now: (mono - this.packedAt) / 1_000,
      },
      [card.tickets, card.technicians],
    )
  }

  private fit({ width, height }: View): void {
    const ratio = window.devicePixelRatio
    // The pictures are painted for one ratio of device pixels: on another monitor they are painted anew.
    if (ratio !== this.ratio && this.card) this.card = undefined
    this.ratio = ratio
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.canvas.width === wide && this.canvas.height === high) return
    this.canvas.width = wide
    this.canvas.height = high
    this.paintedView = undefined
  }

  private makeCard(): Card | undefined {
    const gl = this.canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false })
    if (!gl || gl.isContextLost()) return undefined
    this.ticketsChanged = true
    this.paintedView = undefined
    return {
      gl,
      program: new QuadProgram(gl),
      pictures: new Pictures(new Atlas(gl, this.ratio)),
      tickets: new QuadList(gl),
      technicians: new QuadList(gl),
    }
  }
}

function sameView(a: View, b: View): boolean {
  return (
    a.centre.x === b.centre.x &&
    a.centre.y === b.centre.y &&
    a.scale === b.scale &&
    a.width === b.width &&
    a.height === b.height
  )
}

/** Whether WebGL here is computed by the processor. */
function imitatedCard(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  probe?.getExtension('WEBGL_lose_context')?.loseContext()
  return !probe
}

/** The places of those who can take the ticket, best first from 1; while they are not decided yet nobody is ringed. */
function ranks(): ReadonlyMap<string, number> | null {
  const picture = ranking.get()
  if (!picture) return null
  const fit = picture.list.filter(({ unfit }) => !unfit)
  return new Map(fit.map(({ technician, rank }) => [technician.id, rank ?? Infinity]))
}
