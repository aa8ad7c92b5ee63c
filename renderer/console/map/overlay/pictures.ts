// The pictures that technicians and tickets are drawn with, by what they stand for: asks the atlas, which paints each once.
import type { ShownLight } from '../../../ui/light-shapes.ts'
import { freshnesses, type Freshness } from '../../data/positions.ts'
import { technicianStates, type TechnicianState } from '../../data/technician-state.ts'
import {
  labelWidth,
  paintAccuracy,
  paintCluster,
  paintHeading,
  paintLabel,
  paintReckoned,
  paintRing,
  paintStroke,
  paintTechnician,
  paintTicket,
} from '../symbols.ts'
import type { Atlas } from './atlas.ts'
import type { AtlasRect } from './atlas-rect.ts'

/** Rings around a symbol, of what is selected or among the best. */
export type Ring = 'technician' | 'ticket'

const rings: Record<Ring, [radius: number, width: number, colour: string]> = {
  technician: [17, 2.5, '--accent'],
  ticket: [14, 2.5, '--accent'],
}

const technicianKeys = Object.fromEntries(
  technicianStates.map((state) => [
    state,
    Object.fromEntries(freshnesses.map((fresh) => [fresh, `technician ${state} ${fresh}`])),
  ]),
) as Record<TechnicianState, Record<Freshness, string>>

export class Pictures {
  readonly atlas: Atlas
  private readonly labels = new Map<string, AtlasRect>()
  private labelsOf = 0

  constructor(atlas: Atlas) {
    this.atlas = atlas
  }

  technician(state: TechnicianState, fresh: Freshness): AtlasRect {
    return this.atlas.rect(technicianKeys[state][fresh], 28, 28, (c) => paintTechnician(c, state, fresh))
  }

  heading(fresh: Freshness): AtlasRect {
    return this.atlas.rect(`heading ${fresh}`, 16, 12, (c) => paintHeading(c, fresh))
  }

  /** @param small for those that somebody already has */
  ticket(light: ShownLight, dashed: boolean, small: boolean): AtlasRect {
    const size = small ? 16 : 22
    return this.atlas.rect(`ticket ${light} ${dashed} ${small}`, size, size, (c) => {
      c.scale(size / 22, size / 22)
      paintTicket(c, light, dashed)
    })
  }

  cluster(light: ShownLight, dashed: boolean, count: number): AtlasRect {
    const shown = Math.min(count, 10_000)
    return this.atlas.rect(`cluster ${light} ${dashed} ${shown}`, 64, 28, (c) => paintCluster(c, light, dashed, shown))
  }

  ring(ring: Ring): AtlasRect {
    return this.atlas.rect(`ring ${ring}`, 48, 48, (c) => paintRing(c, ...rings[ring]))
  }

  get accuracy(): AtlasRect {
    return this.atlas.rect('accuracy', 256, 256, paintAccuracy)
  }

  get reckoned(): AtlasRect {
    return this.atlas.rect('reckoned', 12, 12, paintReckoned)
  }

  get stroke(): AtlasRect {
    return this.atlas.rect('stroke', 8, 8, paintStroke)
  }

  label(words: string, bold = false, size = 12): AtlasRect {
    // Names are asked for at every packing: measuring them and putting keys together would cost more than all the rest.
    if (this.labelsOf !== this.atlas.generation) {
      this.labels.clear()
      this.labelsOf = this.atlas.generation
    }
    const known = bold ? undefined : this.labels.get(words)
    if (known) return known
    const made = this.makeLabel(words, bold, size)
    if (!bold && this.labelsOf === this.atlas.generation) this.labels.set(words, made)
    return made
  }

  private makeLabel(words: string, bold: boolean, size: number): AtlasRect {
    const width = labelWidth(words, bold, size)
    return this.atlas.rect(`label ${bold} ${size} ${words}`, width, 20, (c) => paintLabel(c, words, width, bold, size))
  }
}
