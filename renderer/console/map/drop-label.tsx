// What a drop here would do: who, how far, how full before and after; or why the technician cannot take it. Where several may
// be meant it says that it will ask, and which.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { estimatedDrive } from '../../../shared/routing/way.ts'
import { AlsoMoving } from '../presence/also-moving.tsx'
import { useCandidate } from '../data/candidates.ts'
import { technicianName } from '../data/names.ts'
import { positions } from '../data/positions.ts'
import { useSession } from '../data/session.ts'
import { useEntity } from '../data/use-entities.ts'
import { DriveWords } from '../roster/drive-words.tsx'
import { UnfitWords } from '../roster/unfit-words.tsx'
import type { ScreenPoint } from './hit-test.ts'
import css from './map.module.css'

/** Of how many the label tells more than that they are there. */
const mostLines = 4
/** The room a label needs beside and below the pointer, CSS pixels. */
const [roomBeside, roomBelow] = [440, 170]

export interface Aim {
  /** who may be meant, nearest first */
  points: readonly ScreenPoint[]
  /** the pointer, CSS pixels from the map's upper left corner */
  x: number
  y: number
  /** the map's, CSS pixels */
  width: number
  height: number
}

export function DropLabel({ ticketId, also, aim }: { ticketId: string; also: number; aim: Aim }) {
  const { t } = useTranslation()
  const ticket = useEntity('ticket', ticketId)
  const { points, width, height } = aim
  const [first] = points
  if (!ticket || !first) return null
  const asks = points.length > 1
  const line = ({ id }: ScreenPoint, place: number) => (
    <DropLine key={id} ticket={ticket} also={also} technicianId={id} digit={asks ? place + 1 : null} />
  )
  return (
    <>
      {/* Not drawn with the symbols: they are thousands, and this follows the pointer. */}
      {asks ? (
        <div className={css['snap']} style={{ left: aim.x, top: aim.y }} />
      ) : (
        <div className={css['target']} style={{ left: first.x, top: first.y }} />
      )}
      <div
        className={css['dropLabel']}
        style={{ left: first.x, top: first.y }}
        data-asks={asks}
        data-left={first.x > width - roomBeside}
        data-up={asks && first.y > height - roomBelow}
        data-testid="drop-label"
      >
        <AlsoMoving />
        {asks && <span className={css['asks']}>{t('map.asks', { count: points.length })}</span>}
        {points.slice(0, mostLines).map(line)}
        {points.length > mostLines && (
          <span className={css['asks']}>{t('map.andMore', { count: points.length - mostLines })}</span>
        )}
      </div>
    </>
  )
}

const DropLine = memo(function DropLine(props: {
  ticket: Ticket
  also: number
  technicianId: string
  digit: number | null
}) {
  const { ticket, digit } = props
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const technician = useEntity('technician', props.technicianId)
  const candidate = useCandidate(props.technicianId)
  if (!technician || !candidate) return null
  const { drive, load, unfit } = candidate
  // From where somebody was long ago the way is no more than an estimate.
  const old = drive ? undefined : positions.of(technician.index)
  return (
    <div className={css['dropLine']}>
      {digit !== null && <kbd>{digit}</kbd>}
      <b>{technicianName(technician, language)}</b>
      <DriveWords drive={old ? estimatedDrive(old, ticket.site.place) : drive} />
      {old && <span>{t('freshness.old')}</span>}
      <span>
        {load}/{technician.capacity} → {load + 1 + props.also}/{technician.capacity}
      </span>
      {unfit && <UnfitWords unfit={unfit} />}
    </div>
  )
})
