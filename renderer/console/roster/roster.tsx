// The technicians as a list: what each does, how full they are, how old their position is. While a ticket is being
// assigned or dragged the list is ranked for it, and digits pick from the top.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandState } from '../commands/command-state.ts'
import { useReading, useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { useEntity } from '../data/use-entities.ts'
import { ranking } from '../data/candidates.ts'
import { inHand } from '../data/in-hand.ts'
import { ticketLabel } from '../data/names.ts'
import { AlsoMoving } from '../presence/also-moving.tsx'
import { NameField } from './name-field.tsx'
import { RosterRow } from './roster-row.tsx'
import { rosterKeys } from './roster-keys.ts'
import { aimedTechnician, rosterRows } from './roster-list.ts'
import type { Standee } from './standing.ts'
import holder from '../../ui/list-or-words.module.css'
import css from './roster.module.css'

export function Roster() {
  const { t } = useTranslation()
  const dragged = useSession((s) => s.dragged)
  const assigning = useUi((s) => s.assigning)
  const choosing = useUi((s) => s.choosing)
  const technicianId = useUi((s) => s.technicianId)
  const forTicket = dragged?.ticketId ?? assigning
  const ticket = useEntity('ticket', forTicket)
  const [pointed, setPointed] = useState(false)
  const picture = useSyncExternalStore(ranking.listen, ranking.get)
  // Shown only while assigning: read with what it is made of.
  useUi((s) => s.aimed)
  const marked = useUi((s) => s.marked)
  // The same list for all rows, and another one only when something else is in the hand.
  const hand = useMemo(() => inHand(dragged, assigning, marked), [dragged, assigning, marked])
  const aimed = assigning ? aimedTechnician() : null
  const { items: list } = useSyncExternalStore(rosterRows.listen, rosterRows.get)
  const menu = useCommandState((s) => s.menu !== null)
  const technicianDragged = useSession((s) => s.draggedTechnician !== null)
  const held = pointed || dragged !== null || technicianDragged || menu
  useEffect(() => rosterRows.hold(held), [held])
  const ranked = picture !== null
  // While somebody is being chosen there is one order: who fits best.
  const here = assigning ? list : list.filter(({ standing }) => standing === 'at-work')
  // Who is free, and how full somebody is, is only true of everything.
  const reading = useReading()
  const row = ({ technician: { id } }: Standee) => (
    <RosterRow
      key={id}
      technicianId={id}
      candidate={picture?.of.get(id) ?? null}
      aimed={id === aimed}
      hand={hand}
      selected={id === technicianId}
    />
  )
  return (
    <section className={css['roster']} aria-label={t('roster.title')} data-pane="roster" data-ranked={ranked}>
      <h2 className={css['head']}>
        {assigning && ticket ? t('roster.assigning', { number: ticketLabel(ticket.number) }) : t('roster.title')}
        {/* In the place of other words: nothing may move under what is being dragged. */}
        <small role="status">
          <AlsoMoving>
            {assigning ? t('roster.assignHint') : reading ? '…' : t('roster.count', { count: list.length })}
          </AlsoMoving>
        </small>
      </h2>
      {assigning && <NameField key={assigning} />}
      <div className={holder['holder']}>
        <div
          className={css['rows']}
          role="listbox"
          tabIndex={0}
          aria-label={t('roster.title')}
          aria-busy={reading}
          data-testid="roster-rows"
          onPointerMove={() => setPointed(true)}
          onPointerLeave={() => setPointed(false)}
          onKeyDown={(event) =>
            rosterKeys(
              event,
              list.map(({ technician }) => technician),
              technicianId,
            )
          }
        >
          {!reading && here.map(row)}
          {(['no-contact', 'off-shift'] as const).map((group) => {
            const away = assigning || reading ? [] : list.filter(({ standing }) => standing === group)
            const name = t(`roster.group.${group}`, { count: away.length })
            return (
              away.length > 0 && (
                <div key={group} role="group" aria-label={name} data-testid={group}>
                  <p className={css['group']} aria-hidden>
                    {name}
                  </p>
                  {away.map(row)}
                </div>
              )
            )
          })}
        </div>
        {(reading || list.length === 0) && (
          <p className={holder['words']} data-testid="roster-empty">
            {t(reading ? 'reading.copy' : choosing ? 'roster.nobodyNamed' : 'roster.empty')}
          </p>
        )}
      </div>
    </section>
  )
}
