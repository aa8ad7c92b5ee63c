// What the language of the command line knows of the world: given to it, so that it knows no store.
import type { Light } from '../../../shared/model/sla.ts'
import type { LineTechnician } from './find-technician.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface LineTicket {
  id: string
  number: number | null
  open: boolean
  area: string
  priority: number
  skills: readonly string[]
}

export interface Lookup {
  tickets: () => Iterable<LineTicket>
  /** a test for what was typed: whether it is in a ticket's customer, address or area, as they are written or read */
  isAbout: (typed: string) => (ticketId: string) => boolean
  ticket: (id: string) => LineTicket | undefined
  numbered: (number: number) => LineTicket | undefined
  technicians: readonly LineTechnician[]
  /** what a line without a number is about */
  subject: { marked: readonly string[]; ticketId: string | null; technicianId: string | null }
  lightOf: (ticketId: string) => Light
  /** who can take it and does not have it, the best first */
  ranked: (ticketId: string) => readonly string[]
  areas: Vocabulary
  skills: Vocabulary
}
