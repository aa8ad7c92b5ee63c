// The images of the map's symbols, drawn from the same shapes as the rows and in the colours of the tokens.
import type { Map as MapLibre } from 'maplibre-gl'
import { lightShapes, lightTokens, type ShownLight } from '../../ui/light-shapes.ts'
import type { Freshness } from '../data/positions.ts'
import { technicianGlyphs } from './technician-glyphs.ts'
import type { TechnicianState } from '../data/technician-state.ts'

const scale = 2

let tokens = new Map<string, string>()
let sprites = new Map<string, Sprite>()

export interface Sprite {
  image: HTMLCanvasElement
  /** in CSS pixels */
  size: number
}

/** @param name a custom property of the token file; remembered until the theme changes */
export function token(name: string): string {
  let value = tokens.get(name)
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
    tokens.set(name, value)
  }
  return value
}

/** The theme has changed: everything is drawn anew. */
export function forgetColours(): void {
  tokens = new Map()
  sprites = new Map()
}

export function addSymbols(map: MapLibre): void {
  for (const light of Object.keys(lightShapes) as ShownLight[])
    for (const dashed of [false, true]) put(map, ticketSymbol(light, dashed), 22, (c) => drawTicket(c, light, dashed))
}

export function ticketSymbol(light: ShownLight, dashed: boolean): string {
  return `ticket-${light}${dashed ? '-dashed' : ''}`
}

/** A technician's badge, drawn once for each state and freshness. */
export function technicianSprite(state: TechnicianState, fresh: Freshness): Sprite {
  const key = `${state}-${fresh}`
  const known = sprites.get(key)
  if (known) return known
  const size = 30
  const sprite = { image: paint(size, (c) => drawTechnician(c, state, fresh)), size }
  sprites.set(key, sprite)
  return sprite
}

function paint(size: number, draw: (context: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * scale
  const context = canvas.getContext('2d')!
  context.scale(scale, scale)
  draw(context)
  return canvas
}

function put(map: MapLibre, id: string, size: number, draw: (context: CanvasRenderingContext2D) => void): void {
  const canvas = paint(size, draw)
  const image = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  if (map.hasImage(id)) map.updateImage(id, image)
  else map.addImage(id, image, { pixelRatio: scale })
}

function drawTicket(c: CanvasRenderingContext2D, light: ShownLight, dashed: boolean): void {
  const { path, solid, mark } = lightShapes[light]
  const shape = new Path2D(path)
  c.translate(3, 3)
  c.lineJoin = 'round'
  c.strokeStyle = token('--ground')
  c.lineWidth = 5
  c.stroke(shape)
  c.strokeStyle = c.fillStyle = token(lightTokens[light])
  if (dashed || light === 'unsure') c.setLineDash([2.4, 1.8])
  c.lineWidth = solid && !dashed ? 1 : 2.2
  if (solid && !dashed) c.fill(shape)
  else {
    const colour = c.fillStyle
    c.fillStyle = token('--ground')
    c.fill(shape)
    c.fillStyle = colour
  }
  c.stroke(shape)
  c.setLineDash([])
  if (!mark) return
  c.strokeStyle = dashed ? token(lightTokens[light]) : token('--panel')
  c.lineWidth = 1.8
  c.stroke(new Path2D(mark))
}

/** A round badge; the state is a shape inside, the freshness is how solid the badge is. */
function drawTechnician(c: CanvasRenderingContext2D, state: TechnicianState, fresh: Freshness): void {
  c.translate(15, 15)
  c.globalAlpha = fresh === 'ageing' ? 0.6 : 1
  const solid = fresh === 'fresh' || fresh === 'ageing'
  c.beginPath()
  c.arc(0, 0, 11, 0, Math.PI * 2)
  c.lineWidth = 5
  c.strokeStyle = token('--ground')
  c.stroke()
  c.fillStyle = solid ? token('--accent') : token('--ground')
  c.fill()
  c.lineWidth = 2
  c.strokeStyle = token(solid ? '--accent' : '--idle')
  if (!solid) c.setLineDash([3, 2.5])
  c.stroke()
  c.setLineDash([])
  c.strokeStyle = c.fillStyle = token(solid ? '--on-accent' : '--idle')
  c.lineWidth = 2
  c.lineCap = c.lineJoin = 'round'
  if (fresh === 'no-contact') {
    c.font = 'bold 14px sans-serif'
    c.textAlign = 'center'
    c.textBaseline = 'middle'
    c.fillText('?', 0, 1)
    return
  }
  const glyph = new Path2D(technicianGlyphs[state])
  if (state === 'on-site') c.fill(glyph)
  c.stroke(glyph)
}
