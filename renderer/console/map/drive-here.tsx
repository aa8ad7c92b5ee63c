// How long and how far it is to the site, in the label of a drop: from where somebody was long ago no more than an estimate.
import { useTranslation } from 'react-i18next'
import type { Technician } from '../../../shared/model/technician.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { estimatedDrive, type Drive } from '../../../shared/routing/way.ts'
import { positions } from '../data/positions.ts'
import { DriveWords } from '../roster/drive-words.tsx'

/** @param drive null: where they are is not known well enough */
export function DriveHere(props: { drive: Drive | null; technician: Technician; ticket: Ticket }) {
  const { drive, technician, ticket } = props
  const { t } = useTranslation()
  const old = drive ? undefined : positions.of(technician.index)
  return (
    <>
      <DriveWords drive={old ? estimatedDrive(old, ticket.site.place) : drive} />
      {old && <span>{t('freshness.old')}</span>}
    </>
  )
}
