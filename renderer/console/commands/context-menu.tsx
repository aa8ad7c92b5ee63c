// The menu of a row or a symbol. What is not possible is shown with its reason and can be reached by keys; choosing it says
// the reason and leaves the menu open.
import { useRef, useState } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { permits } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { Candidate } from '../../../shared/ranking/candidates.ts'
import { assign } from '../acts/assign.ts'
import { candidatesFor } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { customerName, technicianName, ticketLabel } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { wordsOf, type OperatorCommand, type Subject } from './command.ts'
import { closeAll, closeThen, useCommandState, type MenuRequest } from './command-state.ts'
import { keyWords } from './key-words.ts'
import { menuGroups } from './menu-groups.ts'
import { commands } from './registry.ts'
import { runCommand, whyNot } from './run-command.ts'
import { openTickets } from './subjects.ts'
import { fileAt } from '../files/file-state.ts'
import { DriveWords } from '../roster/drive-words.tsx'
import css from './commands.module.css'

/** So many are offered without a search. */
const offered = 3

export function ContextMenu() {
  const menu = useCommandState((s) => s.menu)
  return menu && <OpenMenu key={`${menu.x} ${menu.y}`} menu={menu} />
}

function OpenMenu({ menu }: { menu: MenuRequest }) {
  const { t } = useTranslation()
  const anchor = useRef<HTMLDivElement>(null)
  const language = useSession((s) => s.preferences.language)
  // Of one moment: nothing changes places while somebody reads.
  const [groups] = useState(() => menuGroups(commands, menu.subjects, menu.pane))
  const [best] = useState(() => bestFor(menu.subjects))
  return (
    <>
      <div ref={anchor} className={css['anchor']} style={{ left: menu.x, top: menu.y }} />
      <Popover
        className={css['menu']}
        triggerRef={anchor}
        aria-label={t('keys.menu')}
        placement="bottom start"
        offset={0}
        isOpen
        onOpenChange={(open) => open || closeAll()}
      >
        <Menu
          className={css['entries']}
          aria-label={t('keys.menu')}
          autoFocus="first"
          data-testid="context-menu"
          onContextMenu={(event) => event.preventDefault()}
          onClose={closeAll}
        >
          {groups.map(({ subject, entries }) => (
            <MenuSection key={subject.kind} className={css['group']}>
              <Header className={css['title']}>{title(subject, t, language)}</Header>
              {entries.map(({ command, shortcut }) => (
                <Entry key={command.id} command={command} subject={subject} shortcut={shortcut} />
              ))}
            </MenuSection>
          ))}
          {best.length > 0 && (
            <MenuSection className={css['group']}>
              <Header className={css['title']}>{t('keys.assignTo')}</Header>
              {best.map((offer) => (
                <Best key={offer.candidate.technician.id} {...offer} />
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </>
  )
}

function Entry(props: { command: OperatorCommand; subject: Subject; shortcut: string | undefined }) {
  const { command, subject, shortcut } = props
  const { t } = useTranslation()
  const [why] = useState(() => whyNot(command, subject))
  const { key, values } = wordsOf(command, subject)
  const words = t(key, values)
  return (
    <MenuItem
      className={css['entry']}
      textValue={words}
      // Not `isDisabled`: the keys would pass it over, and nobody could hear why.
      ref={(element) => element?.setAttribute('aria-disabled', String(why !== null))}
      shouldCloseOnSelect={why === null}
      onAction={() => (why === null ? closeThen(() => runCommand(command, subject)) : runCommand(command, subject))}
      data-testid={`menu-${command.id}`}
    >
      <span>{words}</span>
      {why === null ? shortcut && <kbd>{keyWords(shortcut, t)}</kbd> : <small>{t(why)}</small>}
    </MenuItem>
  )
}

interface Offer {
  ticketId: TicketId
  candidate: Candidate
  place: number
}

function Best({ ticketId, candidate, place }: Offer) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { technician, drive, load } = candidate
  const name = technicianName(technician, language)
  return (
    <MenuItem
      className={css['entry']}
      textValue={`${place} ${name}`}
      onAction={() => void assign({ ticketId, technicianId: technician.id, before: null })}
      data-testid="menu-best"
      data-technician={technician.id}
    >
      <span>
        <b className={css['place']}>{place}</b> {name}
      </span>
      <small>
        {drive ? <DriveWords drive={drive} /> : t('roster.placeUnknown')}
        {' · '}
        {load}/{technician.capacity} → {load + 1}/{technician.capacity}
      </small>
    </MenuItem>
  )
}

/** The best who can take the ticket and do not have it; for one of several marked tickets there is no such list. */
function bestFor([subject, ...others]: readonly Subject[]): Offer[] {
  if (subject?.kind !== 'ticket' || others.length > 0) return []
  if (!permits(useSession.getState().actor.role, 'assign-ticket')) return []
  const [ticket] = openTickets(subject)
  const visit = entities.value('visit', ticket?.openVisitId)
  if (!ticket || visit?.state === 'on-site') return []
  return candidatesFor(ticket)
    .filter(({ technician, unfit }) => !unfit && technician.id !== visit?.technicianId)
    .slice(0, offered)
    .map((candidate, i) => ({ ticketId: ticket.id, candidate, place: i + 1 }))
}

function title(subject: Subject, t: ReturnType<typeof useTranslation>['t'], language: 'en' | 'zh'): string {
  if (subject.kind === 'tickets') return t('marked.count', { count: subject.ids.length })
  if (subject.kind === 'ticket') {
    const ticket = entities.value('ticket', subject.id)
    return ticket ? `${ticketLabel(ticket.number)} · ${customerName(ticket, language)}` : ''
  }
  if (subject.kind === 'file') return fileAt(subject)?.name ?? ''
  const technician = subject.kind === 'technician' ? entities.value('technician', subject.id) : undefined
  return technician ? `${technicianName(technician, language)} · ${technician.id}` : ''
}
