// Tells main what is open in this window: the ticket in the detail pane, whether its details are being changed, and in
// which field. Of what follows quickly on each other only the last is told.
import { create } from 'zustand'
import { sameAttention, type Attention } from '../../../shared/model/attention.ts'
import type { EditableField } from '../../../shared/model/ticket-edits.ts'
import { bridge } from '../data/bridge.ts'
import { useUi, type UiState } from '../data/ui-state.ts'

/** Whoever walks through the board is not followed step by step, ms. */
const rest = 150

const useField = create<{ field: EditableField | null }>(() => ({ field: null }))

/** What the form of a ticket's fields gives to those it draws. */
export const fieldFocus = {
  enter: (field: EditableField) => useField.setState({ field }),
  leave: () => useField.setState({ field: null }),
}

export function attentionOf(
  { ticketId, technicianId, editing }: Pick<UiState, 'ticketId' | 'technicianId' | 'editing'>,
  field: EditableField | null,
): Attention | null {
  if (ticketId === null || technicianId !== null) return null
  const isEdited = editing === ticketId
  return { ticketId, editing: isEdited, field: isEdited ? field : null }
}

export function startAttention(): void {
  let told: Attention | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => attentionOf(useUi.getState(), useField.getState().field)
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
}
