// The technicians, drawn on a canvas of their own above the map: they move several times a second, and the map below, which
// is dear to paint, rests while nothing else changes. Positions come straight from the frames; no React, no GeoJSON.
import type { Map as MapLibre } from 'maplibre-gl'
import type { Language } from '../../../shared/ipc/contract.ts'
import { candidatesFor, loadOf } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { freshness, positions } from '../data/positions.ts'
import { relayNow } from '../data/relay-time.ts'
import { technicianState } from '../data/technician-state.ts'
import type { ScreenPoint } from './hit-test.ts'
import { technicianSprite, token } from './symbols.ts'

export interface TechnicianPicture {
  /** the ticket being dragged or assigned: who cannot take it is dimmed, the best three are ringed */
  ticketId: string | null
  /** the one under the pointer */
  target: string | null
  selected: string | null
  language: Language
}

/** Names are drawn from this zoom on. */
const namesFrom = 12

export class TechnicianOverlay {
  private readonly map: MapLibre
  private readonly canvas = document.createElement('canvas')
  private readonly context: CanvasRenderingContext2D
  private picture: TechnicianPicture = { ticketId: null, target: null, selected: null, language: 'en' }
  private ranks = new Map<string, number>()

  constructor(map: MapLibre) {
    this.map = map
    this.canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
    map.getCanvasContainer().append(this.canvas)
    this.context = this.canvas.getContext('2d')!
    map.on('move', this.draw)
    map.on('resize', this.draw)
  }

  /** @param rerank the question or the technicians have changed, not only where they are */
  show(picture: TechnicianPicture, rerank: boolean): void {
    if (rerank || picture.ticketId !== this.picture.ticketId) this.ranks = rank(picture.ticketId)
    this.picture = picture
    this.draw()
  }

  readonly draw = (): void => {
    const { canvas, context } = this
    const { clientWidth, clientHeight } = this.map.getContainer()
    const ratio = window.devicePixelRatio
    if (canvas.width !== clientWidth * ratio || canvas.height !== clientHeight * ratio) {
      canvas.width = clientWidth * ratio
      canvas.height = clientHeight * ratio
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, clientWidth, clientHeight)
    const now = relayNow()
    const named = this.map.getZoom() >= namesFrom
    for (const { id, x, y } of technicianPoints(this.map)) {
      if (x < -40 || y < -40 || x > clientWidth + 40 || y > clientHeight + 40) continue
      this.drawOne(id, x, y, now, named)
    }
  }

  private drawOne(id: string, x: number, y: number, now: number, named: boolean): void {
    const { context, picture } = this
    const technician = entities.value('technician', id)!
    const rankOf = this.ranks.get(id)
    const unfit = picture.ticketId !== null && rankOf === undefined
    const isTarget = id === picture.target
    context.globalAlpha = unfit && !isTarget ? 0.25 : 1
    const fix = positions.of(technician.index)!
    const sprite = technicianSprite(technicianState(technician, now), freshness(now - fix.at))
    context.drawImage(sprite.image, x - sprite.size / 2, y - sprite.size / 2, sprite.size, sprite.size)
    const best = rankOf !== undefined && rankOf <= 3
    if (isTarget) ring(context, x, y, 20, 4, token('--text-colour'))
    else if (id === picture.selected || best) ring(context, x, y, 17, 2.5, token('--accent'))
    if (best) text(context, String(rankOf), x + 20, y - 20, 'bold 15px')
    if (named && !unfit)
      text(
        context,
        `${technicianName(technician, picture.language)} ${loadOf(id)}/${technician.capacity}`,
        x,
        y + 22,
        '12px',
      )
    context.globalAlpha = 1
  }
}

/** Where the technicians are on the screen, for drawing and for hit-testing. */
export function* technicianPoints(map: MapLibre): IterableIterator<ScreenPoint> {
  for (const { value: technician } of entities.all('technician')) {
    const fix = positions.of(technician.index)
    if (!fix) continue
    const { x, y } = map.project([fix.lon, fix.lat])
    yield { id: technician.id, x, y }
  }
}

/** The places of those who can take the ticket, best first from 1. */
function rank(ticketId: string | null): Map<string, number> {
  const ticket = entities.value('ticket', ticketId)
  const ranks = new Map<string, number>()
  if (ticket)
    for (const { technician, unfit } of candidatesFor(ticket, relayNow()))
      if (!unfit) ranks.set(technician.id, ranks.size + 1)
  return ranks
}

function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  width: number,
  colour: string,
): void {
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.lineWidth = width
  context.strokeStyle = colour
  context.stroke()
}

function text(context: CanvasRenderingContext2D, words: string, x: number, y: number, font: string): void {
  context.font = `${font} ${token('--font')}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = token('--ground')
  context.strokeText(words, x, y)
  context.fillStyle = token('--text-colour')
  context.fillText(words, x, y)
}
