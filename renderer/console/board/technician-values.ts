// The technicians that the filter offers: nobody, those who are chosen, and those whose name fits what is typed.
import { entities } from '../data/entity-store.ts'
import { isNamed } from '../data/technician-named.ts'
import { nobody } from './rows/ticket-record.ts'

const most = 12

export function technicianValues(typed: string, chosen: readonly string[]): string[] {
  const found: string[] = []
  if (typed.trim() !== '')
    for (const { value } of entities.all('technician')) {
      if (found.length === most) break
      if (isNamed(value, typed)) found.push(value.id)
    }
  return [...new Set([nobody, ...found, ...chosen])]
}
