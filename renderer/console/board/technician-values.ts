// The technicians that the filter offers: nobody, those who are chosen, and those whose name fits what is typed.
import { entities } from '../data/entity-store.ts'
import { readings } from '../data/name-readings.ts'
import { foldText, nobody } from './rows/ticket-record.ts'

const most = 12

export function technicianValues(typed: string, chosen: readonly string[]): string[] {
  const wanted = foldText(typed).trim()
  const found: string[] = []
  if (wanted !== '')
    for (const { value } of entities.all('technician')) {
      if (found.length === most) break
      const written = foldText(`${value.id}\n${value.name}\n${value.nameLatin}`)
      if (written.includes(wanted) || readings.known(value.name).includes(wanted)) found.push(value.id)
    }
  return [...new Set([nobody, ...found, ...chosen])]
}
