// Tells main what is open in this window: the ticket in the detail pane, whether its details are being changed, and in
// which field; or the tickets that are just being given to somebody. Of what follows quickly on each other only the last is
// told.
import { create } from 'zustand'
import type { Dragged } from '../../../shared/ipc/contract.ts'
import { mostAlso, sameAttention, type Attention } from '../../../shared/model/attention.ts'
import type { EditableField } from '../../../shared/model/ticket-edits.ts'
import { bridge } from '../data/bridge.ts'
import { inHand } from '../data/in-hand.ts'
import { useSession } from '../data/session.ts'
import { useUi, type UiState } from '../data/ui-state.ts'

/** Whoever walks through the board is not followed step by step, ms. */
const rest = 150

const useField = create<{ field: EditableField | null }>(() => ({ field: null }))

/** What the form of a ticket's fields gives to those it draws. */
export const fieldFocus = {
  enter: (field: EditableField) => useField.setState({ field }),
  leave: () => useField.setState({ field: null }),
}

type Shown = Pick<UiState, 'ticketId' | 'technicianId' | 'editing' | 'assigning' | 'aimedTicket' | 'marked'>

/** @param held what is being dragged */
export function attentionOf(
  { ticketId, technicianId, editing, assigning, aimedTicket, marked }: Shown,
  field: EditableField | null,
  held: Dragged,
): Attention | null {
  const [moved, ...others] = inHand(held, assigning ?? aimedTicket, marked)
  if (moved !== undefined) {
    const also = others.slice(0, mostAlso)
    return { ticketId: moved, editing: false, field: null, moving: true, ...(also.length > 0 && { also }) }
  }
  if (ticketId === null || technicianId !== null) return null
  const isEdited = editing === ticketId
  return { ticketId, editing: isEdited, field: isEdited ? field : null, moving: false }
}

/** @param detail this window has a detail pane; another one only tells what is being given to somebody in it */
export function startAttention(detail: boolean): void {
  let told: Attention | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    const at = attentionOf(useUi.getState(), useField.getState().field, useSession.getState().dragged)
    return detail || at?.moving ? at : null
  }
  const tell = () => {
    timer = undefined
    told = now()
    void bridge.call('attend', { at: told })
  }
  const look = () => {
    if (!sameAttention(told, now())) timer ??= setTimeout(tell, rest)
  }
  // A page that comes anew has nothing of the one before it.
  tell()
  useUi.subscribe(look)
  useField.subscribe(look)
  useSession.subscribe((next, before) => next.dragged !== before.dragged && look())
}
