// The pictures that technicians and tickets are drawn with, by what they stand for: asks the atlas, which paints each once.
import type { ShownLight } from '../../../ui/light-shapes.ts'
import type { Freshness } from '../../data/positions.ts'
import type { TechnicianState } from '../../data/technician-state.ts'
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

/** Rings around a symbol: of what is selected or among the best, of what a drop would hit. */
export type Ring = 'technician' | 'target' | 'ticket'

const rings: Record<Ring, [radius: number, width: number, colour: string]> = {
  technician: [17, 2.5, '--accent'],
  target: [20, 4, '--text-colour'],
  ticket: [14, 2.5, '--accent'],
}

export class Pictures {
  readonly atlas: Atlas

  constructor(atlas: Atlas) {
    this.atlas = atlas
  }

  technician(state: TechnicianState, fresh: Freshness): AtlasRect {
    return this.atlas.rect(`technician ${state} ${fresh}`, 30, 30, (c) => paintTechnician(c, state, fresh))
  }

  heading(fresh: Freshness): AtlasRect {
    return this.atlas.rect(`heading ${fresh}`, 44, 44, (c) => paintHeading(c, fresh))
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
    const width = labelWidth(words, bold, size)
    return this.atlas.rect(`label ${bold} ${size} ${words}`, width, 20, (c) => paintLabel(c, words, width, bold, size))
  }
}
