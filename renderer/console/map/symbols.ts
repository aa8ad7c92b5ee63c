// How the map's symbols are painted: from the same shapes as the rows, in the colours of the tokens.
import { lightShapes, lightTokens, type ShownLight } from '../../ui/light-shapes.ts'
import type { Freshness } from '../data/positions.ts'
import { technicianGlyphs } from './technician-glyphs.ts'
import type { TechnicianState } from '../data/technician-state.ts'

let tokens = new Map<string, string>()

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
}

/** A square of 22. @param dashed as of an old copy: hollow, with a broken line where `broken` does not say otherwise */
export function paintTicket(c: CanvasRenderingContext2D, light: ShownLight, dashed: boolean, broken = dashed): void {
  const { path, solid, mark } = lightShapes[light]
  const shape = new Path2D(path)
  c.translate(3, 3)
  c.lineJoin = 'round'
  c.strokeStyle = token('--ground')
  c.lineWidth = 5
  c.stroke(shape)
  c.strokeStyle = c.fillStyle = token(lightTokens[light])
  if (broken || (light === 'unsure' && !dashed)) c.setLineDash([2.4, 1.8])
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

/** A square of 28: a round badge; the state is a shape inside, the freshness is how solid the badge is. */
export function paintTechnician(c: CanvasRenderingContext2D, state: TechnicianState, fresh: Freshness): void {
  c.translate(14, 14)
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

/** 16 wide and 12 high: a wedge that points up, to stand on the badge's rim where the technician is heading. */
export function paintHeading(c: CanvasRenderingContext2D, fresh: Freshness): void {
  c.globalAlpha = fresh === 'fresh' ? 1 : 0.6
  const wedge = new Path2D('M2 11.5 8 2 14 11.5Z')
  c.lineJoin = 'round'
  c.lineWidth = 3
  c.strokeStyle = token('--ground')
  c.stroke(wedge)
  c.fillStyle = token('--accent')
  c.fill(wedge)
}

/** A square of 48 with a ring in its middle. */
export function paintRing(c: CanvasRenderingContext2D, radius: number, width: number, colour: string): void {
  c.beginPath()
  c.arc(24, 24, radius, 0, Math.PI * 2)
  c.lineWidth = width
  c.strokeStyle = token(colour)
  c.stroke()
}

/** A disc of 256 across: how far a poor fix may be off. Scaled on drawing. */
export function paintAccuracy(c: CanvasRenderingContext2D): void {
  c.beginPath()
  c.arc(128, 128, 126, 0, Math.PI * 2)
  c.globalAlpha = 0.14
  c.fillStyle = token('--accent')
  c.fill()
  c.globalAlpha = 0.6
  c.lineWidth = 2
  c.strokeStyle = token('--accent')
  c.stroke()
}

/** A square of 12: where somebody may be by now. Hollow, for nobody has seen them there. */
export function paintReckoned(c: CanvasRenderingContext2D): void {
  c.beginPath()
  c.arc(6, 6, 3.5, 0, Math.PI * 2)
  c.lineWidth = 4
  c.strokeStyle = token('--ground')
  c.stroke()
  c.lineWidth = 1.5
  c.strokeStyle = token('--accent')
  c.stroke()
}

/** A square of 8 in one colour, to be stretched into a line. */
export function paintStroke(c: CanvasRenderingContext2D): void {
  c.fillStyle = token('--accent')
  c.fillRect(0, 0, 8, 8)
}

/** A pill of 64 by 28: the worst light of several tickets and how many they are. */
export function paintCluster(c: CanvasRenderingContext2D, light: ShownLight, dashed: boolean, count: number): void {
  c.beginPath()
  c.roundRect(3, 3, 58, 22, 11)
  c.lineWidth = 6
  c.strokeStyle = token('--ground')
  c.stroke()
  c.fillStyle = token('--raised')
  c.fill()
  c.lineWidth = 2
  c.strokeStyle = token(light === 'red' || light === 'yellow' ? lightTokens[light] : '--text-dim')
  if (dashed) c.setLineDash([3, 2.5])
  c.stroke()
  c.setLineDash([])
  c.save()
  c.translate(3, 3)
  // The pill's own line is broken already.
  paintTicket(c, light, dashed, false)
  c.restore()
  c.font = `bold 13px ${token('--font')}`
  c.textAlign = 'center'
  c.textBaseline = 'middle'
  c.fillStyle = token('--text-colour')
  c.fillText(count > 9_999 ? '9999+' : String(count), 42, 14.5, 32)
}

const labelFont = (bold: boolean, size: number) => `${bold ? 'bold ' : ''}${size}px ${token('--font')}`
const ruler = document.createElement('canvas').getContext('2d')!

/** @returns CSS pixels, whole */
export function labelWidth(words: string, bold: boolean, size: number): number {
  ruler.font = labelFont(bold, size)
  return Math.min(240, Math.ceil(ruler.measureText(words).width) + 8)
}

/** A line of text with a halo, 20 high and as wide as `labelWidth` says. */
export function paintLabel(
  c: CanvasRenderingContext2D,
  words: string,
  width: number,
  bold: boolean,
  size: number,
): void {
  c.font = labelFont(bold, size)
  c.textAlign = 'center'
  c.textBaseline = 'middle'
  c.lineJoin = 'round'
  c.lineWidth = 3
  c.strokeStyle = token('--ground')
  c.strokeText(words, width / 2, 10.5, width - 4)
  c.fillStyle = token('--text-colour')
  c.fillText(words, width / 2, 10.5, width - 4)
}
