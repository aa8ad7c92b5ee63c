// The shapes that go with the lights, so that colour is never the only sign: one source for rows, strip and map. Drawn in
// a square of 16; `solid` shapes are filled, the others stroked.
import type { Light } from '../../shared/model/sla.ts'

export interface Shape {
  /** SVG path data */
  path: string
  solid: boolean
  /** a mark cut into a solid shape */
  mark?: string
}

/** `unsure`: a green that nobody can vouch for, because the copy is old. */
export type ShownLight = Light | 'unsure'

export const lightShapes: Record<ShownLight, Shape> = {
  red: { path: 'M8 1.2 15.4 14.4H.6Z', solid: true, mark: 'M8 5.6v4.4M8 11.6v1.4' },
  yellow: { path: 'M8 .8 15.2 8 8 15.2.8 8Z', solid: true },
  green: { path: 'M8 3.2a4.8 4.8 0 1 0 .01 0Z', solid: false },
  none: { path: 'M4 8h8', solid: false },
  unsure: { path: 'M8 3.2a4.8 4.8 0 1 0 .01 0Z', solid: false },
}

/** The token that colours each. */
export const lightTokens: Record<ShownLight, string> = {
  red: '--red',
  yellow: '--yellow',
  green: '--green',
  none: '--idle',
  unsure: '--idle',
}
