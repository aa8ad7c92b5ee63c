// The row under the pointer. It is kept beside the rows, so that none of them is drawn for it.
import { create } from 'zustand'
import type { TicketId } from '../../../shared/model/ids.ts'

export const usePointedRow = create<{ ticketId: TicketId | null }>(() => ({ ticketId: null }))

/** @param target what the pointer has come upon: something of a row, or a button that belongs to one */
export function pointAt(target: EventTarget | null): void {
  const of = target instanceof Element ? target.closest<HTMLElement>('[data-ticket], [data-acts-of]') : null
  const ticketId = of?.dataset['ticket'] ?? of?.dataset['actsOf'] ?? null
  if (ticketId !== usePointedRow.getState().ticketId) usePointedRow.setState({ ticketId })
}
