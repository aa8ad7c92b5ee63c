// Buttons at the right end of the row under the pointer: commands of the registry, each about what its key would be about on
// that row. They lie beside the list and not in its rows: a row of a list holds nothing to press, and none is drawn anew for
// the pointer. The selected row has none of its own: keys and detail pane do the same, and its end stays to be read.
import { Ellipsis, Inbox, Pause, Play, UserPlus, type LucideIcon } from 'lucide-react'
import { useSyncExternalStore, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import { wordsOf, type OperatorCommand, type RowSign, type Subject } from '../commands/command.ts'
import { keyWords } from '../commands/key-words.ts'
import { keysNow } from '../commands/keys-now.ts'
import { openMenu } from '../commands/open-menu.ts'
import { commands } from '../commands/registry.ts'
import { runCommand, whyNot } from '../commands/run-command.ts'
import { subjectFor, subjectsAt } from '../commands/subjects.ts'
import { ticketLabel } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { useEntity, useKindRevision } from '../data/use-entities.ts'
import { ChipAgain } from '../presence/row-chip.tsx'
import { focusRows } from './board-focus.ts'
import { boardRows } from './board-rows.ts'
import { useBoard } from './board-state.ts'
import { usePointedRow } from './pointed-row.ts'
import { useScroll } from './use-scroll.ts'
import css from './row-acts.module.css'

const icons: Record<RowSign, LucideIcon> = {
  assign: UserPlus,
  toQueue: Inbox,
  pause: Pause,
  resume: Play,
  menu: Ellipsis,
}

interface RowActsProps {
  scroller: RefObject<HTMLElement | null>
  rowHeight: number
}

export function RowActs({ scroller, rowHeight }: RowActsProps) {
  const pointed = usePointedRow((s) => s.ticketId)
  const selected = useUi((s) => s.ticketId)
  const marked = useUi((s) => s.marked)
  const onGroup = useBoard((s) => s.cursorGroup !== null)
  const dragging = useSession((s) => s.dragged !== null || s.draggedTechnician !== null)
  // Where the rows stand.
  useSyncExternalStore(boardRows.listen, boardRows.get)
  const { top, width, height } = useScroll(scroller)
  if (dragging) return null
  const at = pointed === null ? -1 : boardRows.indexOf(pointed)
  const y = at * rowHeight - top
  if (pointed === null || at < 0 || y <= -rowHeight || y >= height) return null
  const onWheel = (event: { deltaX: number; deltaY: number }) => {
    // The list scrolls under a button as well, and the next turn of the wheel is the list's own.
    usePointedRow.setState({ ticketId: null })
    scroller.current?.scrollBy(event.deltaX, event.deltaY)
  }
  return (
    <div className={css['layer']} style={{ width, height }} onWheel={onWheel}>
      <div
        className={css['row']}
        style={{ top: y, height: rowHeight }}
        data-selected={pointed === selected && !onGroup}
        data-marked={marked.has(pointed)}
      >
        <ActsOf key={pointed} id={pointed} />
      </div>
    </div>
  )
}

function ActsOf({ id }: { id: TicketId }) {
  const several = useUi((s) => s.marked.size > 1 && s.marked.has(id))
  return several ? <ActsOfMarked id={id} /> : <ActsOfOne id={id} />
}

function ActsOfOne({ id }: { id: TicketId }) {
  const ticket = useEntity('ticket', id)
  useEntity('visit', ticket?.openVisitId)
  return <Acts id={id} />
}

function ActsOfMarked({ id }: { id: TicketId }) {
  // What can be done to all depends on each.
  useKindRevision('ticket')
  useKindRevision('visit')
  return <Acts id={id} />
}

function Acts({ id }: { id: TicketId }) {
  const { t } = useTranslation()
  useSession((s) => s.actor)
  useUi((s) => s.marked)
  const ticket = useEntity('ticket', id)
  if (!ticket) return null
  const subjects = subjectsAt({ kind: 'ticket', id })
  const acts = commands.flatMap((command) => {
    const subject = command.onRow && subjectFor(command, subjects)
    return subject && whyNot(command, subject) === null ? [{ command, subject, sign: command.onRow!(subject) }] : []
  })
  // What is not always there comes first: the others keep their places from row to row.
  acts.sort((a, b) => Number(b.sign === 'toQueue') - Number(a.sign === 'toQueue'))
  return (
    <span
      className={css['acts']}
      role="group"
      aria-label={t('board.rowActs', { ticket: ticketLabel(ticket.number) })}
      data-testid="row-acts"
      data-acts-of={id}
      onContextMenu={(event) => openMenu({ kind: 'ticket', id }, 'board', { x: event.clientX, y: event.clientY })}
    >
      {acts.map((act) => (
        <ActOnRow key={act.command.id} {...act} id={id} />
      ))}
      <ChipAgain ticketId={id} />
    </span>
  )
}

function ActOnRow(props: { command: OperatorCommand; subject: Subject; sign: RowSign; id: TicketId }) {
  const { command, subject, sign, id } = props
  const { t } = useTranslation()
  useSession((s) => s.habits)
  const { key, values } = wordsOf(command, subject)
  const words = t(key, values)
  const [shortcut] = keysNow(command.id)
  const marked = useUi((s) => s.marked)
  // With marks the key is about those, and not about a row beside them.
  const tells = shortcut !== undefined && (marked.size === 0 || marked.has(id) || !command.about.includes('tickets'))
  const Icon = icons[sign]
  return (
    <button
      tabIndex={-1}
      aria-label={words}
      title={tells ? `${words} · ${keyWords(shortcut, t)}` : words}
      data-sign={sign}
      data-testid={`row-${command.id}`}
      // The focus goes to the rows, whose keys go on from here.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        focusRows()
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        if (sign === 'menu') openMenu(subject, 'board', { x: left, y: bottom })
        else runCommand(command, subject)
      }}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}
