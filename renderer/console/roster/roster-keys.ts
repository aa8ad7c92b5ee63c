// Keys of the roster while it has the focus: walk through the technicians; all else is the commands'.
import type { KeyboardEvent } from 'react'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { takeKey } from '../commands/take-key.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { selectTechnician, useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'

export function rosterKeys(event: KeyboardEvent, list: readonly Technician[], current: TechnicianId | null): void {
  if (isComposing(event.nativeEvent) || useUi.getState().assigning) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined) {
    const at = list.findIndex(({ id }) => id === current)
    const next = list[Math.max(0, Math.min(list.length - 1, at + step))]
    if (next) selectTechnician(next.id)
  } else if (!takeKey(event.nativeEvent, 'roster')) return
  event.preventDefault()
  event.stopPropagation()
}
