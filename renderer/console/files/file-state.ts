// Which file of a ticket is chosen, looked at, or about to be taken off.
import { create } from 'zustand'
import { standingFiles, type TicketFile } from '../../../shared/model/ticket-files.ts'
import { entities } from '../data/entity-store.ts'

export interface FilePlace {
  ticketId: string
  id: string
}

export interface FileState {
  /** the one that keys in the list and in the detail are about */
  chosen: FilePlace | null
  /** shown as a picture over the window */
  shown: FilePlace | null
  /** asked about before it is taken off */
  removing: FilePlace | null
  /** the list of this ticket is to get the focus */
  wanted: string | null
}

export const useFiles = create<FileState>(() => ({ chosen: null, shown: null, removing: null, wanted: null }))

/** @returns undefined: it does not go with the ticket any more */
export function fileAt(place: FilePlace | null): TicketFile | undefined {
  const ticket = place && entities.value('ticket', place.ticketId)
  return ticket ? standingFiles(ticket).find(({ id }) => id === place.id) : undefined
}

export function isAt(one: FilePlace | null, ticketId: string, id: string): boolean {
  return one?.ticketId === ticketId && one.id === id
}
