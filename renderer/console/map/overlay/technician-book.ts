// What the overlay must know of each technician to draw them, kept by what has changed and never derived for all of them at
// once: what they are doing, how full they are, what they are called.
import type { Language } from '../../../../shared/ipc/contract.ts'
import type { Technician } from '../../../../shared/model/technician.ts'
import { loadOf } from '../../data/candidates.ts'
import { entities } from '../../data/entity-store.ts'
import { technicianName } from '../../data/names.ts'
import { positions } from '../../data/positions.ts'
import { relayNow } from '../../data/relay-time.ts'
import { technicianState, type TechnicianState } from '../../data/technician-state.ts'

export interface TechnicianEntry {
  id: string
  index: number
  /** in `positions`; -1 until the first fix */
  slot: number
  state: TechnicianState
  /** the name with the load, and short */
  words: string
  initials: string
  technician: Technician
}

export class TechnicianBook {
  readonly entries = new Map<string, TechnicianEntry>()
  private language: Language = 'en'
  private readonly stops: (() => void)[]

  /** @param changed something of them has, beside where they are */
  constructor(changed: () => void) {
    const update = (ids: Iterable<string>) => {
      for (const id of ids) this.update(id)
      changed()
    }
    this.stops = [
      entities.listenKind('technician', update),
      // A route is its technician's.
      entities.listenKind('route', update),
      entities.listenKind('visit', (ids) => {
        const technicians = new Set<string>()
        for (const id of ids) {
          const visit = entities.value('visit', id)
          if (visit) technicians.add(visit.technicianId)
        }
        update(technicians)
      }),
    ]
    this.all()
  }

  stop(): void {
    for (const stop of this.stops) stop()
  }

  speak(language: Language): void {
    if (language === this.language) return
    this.language = language
    this.all()
  }

  /** Time has passed: shifts begin and end. @returns whether that changed anything */
  tick(): boolean {
    const now = relayNow()
    let changed = false
    for (const entry of this.entries.values()) {
      const { shift } = entry.technician
      const off = shift === null || now < shift.from || now >= shift.to
      // A visit under way is shown also after the shift's end.
      if (entry.state !== (off ? 'available' : 'off-shift')) continue
      entry.state = technicianState(entry.technician, now)
      changed = true
    }
    return changed
  }

  /** @returns where they are in `positions`; -1: never heard */
  slotOf(entry: TechnicianEntry): number {
    if (entry.slot < 0) entry.slot = positions.slotOf(entry.index)
    return entry.slot
  }

  private all(): void {
    this.entries.clear()
    for (const { value } of entities.all('technician')) this.update(value.id)
  }

  private update(id: string): void {
    const technician = entities.value('technician', id)
    if (!technician) {
      this.entries.delete(id)
      return
    }
    const name = technicianName(technician, this.language)
    this.entries.set(id, {
      id,
      index: technician.index,
      slot: positions.slotOf(technician.index),
      state: technicianState(technician, relayNow()),
      words: `${name} ${loadOf(id)}/${technician.capacity}`,
      initials: this.language === 'zh' ? name : initialsOf(name),
      technician,
    })
  }
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 3)
}
