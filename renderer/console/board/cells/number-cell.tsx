// The number people say.
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { ticketLabel } from '../../data/names.ts'
import css from './cells.module.css'

export function NumberCell({ ticket, guess }: { ticket: Ticket; guess: boolean }) {
  return <span className={guess ? css['guess'] : css['number']}>{ticketLabel(ticket.number)}</span>
}
