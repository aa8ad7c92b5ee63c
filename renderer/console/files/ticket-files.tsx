// The files of a ticket: what goes with it, what is still on its way, and how to add one. Arrow keys walk the list.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { permits } from '../../../shared/commands/decide.ts'
import { standingFiles } from '../../../shared/model/ticket-files.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { chooseFiles } from '../acts/files.ts'
import { KeyHint } from '../commands/key-hint.tsx'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import { FileRow } from './file-row.tsx'
import { useFiles } from './file-state.ts'
import { RemoveFile } from './remove-file.tsx'
import { WaitingRow } from './waiting-row.tsx'
import css from './files.module.css'

/** @param guess the ticket has changes that the relay has not confirmed yet */
export function TicketFiles({ ticket, guess }: { ticket: Ticket; guess: boolean }) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const may = useSession((s) => permits(s.actor.role, 'attach-file'))
  const waiting = useSession((s) => s.waitingFiles)
  const chosen = useFiles((s) => s.chosen)
  const removing = useFiles((s) => s.removing)
  const wanted = useFiles((s) => s.wanted === ticket.id)
  const standing = standingFiles(ticket)
  const files = standing.toReversed()
  const mine = waiting.filter(({ ticketId, id }) => ticketId === ticket.id && !standing.some((file) => file.id === id))
  const at = Math.max(
    0,
    files.findIndex(({ id }) => id === chosen?.id),
  )

  useEffect(() => {
    if (!wanted) return
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    useFiles.setState({ wanted: null })
  }, [wanted])

  const walk = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || !(event.target instanceof HTMLLIElement)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const rows = [...list.current!.querySelectorAll<HTMLElement>('li[tabindex]')]
    rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(event.target) + step))]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  const asked = files.find(({ id }) => removing?.ticketId === ticket.id && removing.id === id)
  return (
    <section className={css['files']} aria-label={t('files.title')} data-testid="files">
      <h3>
        {t('files.title')} {files.length > 0 && <small>{files.length}</small>}
        {may && (
          <button onClick={() => void chooseFiles(ticket.id)} data-testid="attach">
            {t('files.add')} <KeyHint id="attach-file" />
          </button>
        )}
      </h3>
      {files.length + mine.length === 0 && <p className={css['none']}>{may ? t('files.none') : '—'}</p>}
      {mine.map((file) => (
        <WaitingRow key={file.id} file={file} />
      ))}
      {files.length > 0 && (
        <ul ref={list} aria-label={t('files.title')} onKeyDown={walk} data-testid="file-list">
          {files.map((file, i) => (
            <FileRow key={file.id} ticketId={ticket.id} file={file} entry={i === at} guess={guess} />
          ))}
        </ul>
      )}
      {asked && <RemoveFile key={asked.id} place={{ ticketId: ticket.id, id: asked.id }} name={asked.name} />}
    </section>
  )
}
