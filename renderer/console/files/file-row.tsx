// One file of a ticket: name, size, who added it and when; a click or Enter opens it.
import { Download, FileText, Image, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isImage } from '../../../shared/files/body-type.ts'
import type { TicketFile } from '../../../shared/model/ticket-files.ts'
import { ownZone, pastTime } from '../../ui/zone-times.ts'
import { openFile, saveFile } from '../acts/files.ts'
import { openMenu } from '../commands/open-menu.ts'
import { commands } from '../commands/registry.ts'
import { runCommand } from '../commands/run-command.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { isComposing } from '../keys/composing.ts'
import { sizeWords } from './file-words.ts'
import { isAt, useFiles } from './file-state.ts'
import css from './files.module.css'

export interface FileRowProps {
  ticketId: string
  file: TicketFile
  /** Tab leads to this one of the list */
  entry: boolean
  guess: boolean
}

export function FileRow({ ticketId, file, entry, guess }: FileRowProps) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const chosen = useFiles((s) => isAt(s.chosen, ticketId, file.id))
  const place = { ticketId, id: file.id }
  const subject = { kind: 'file', ...place } as const
  const technician = entities.value('technician', file.by.id)
  const by = technician ? technicianName(technician, language) : file.by.name
  const askToRemove = () =>
    runCommand(
      commands.find(({ id }) => id === 'remove-file')!,
      subject,
    )

  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.target !== event.currentTarget) return
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Enter') void openFile(place)
    // Here it is the file that goes, and never the ticket behind it.
    else if (event.key === 'Delete') askToRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const Kind = isImage(file.type) ? Image : FileText
  return (
    <li
      tabIndex={entry ? 0 : -1}
      data-aside
      data-testid="file"
      data-file={file.id}
      data-chosen={chosen}
      onFocus={(event) => event.target === event.currentTarget && useFiles.setState({ chosen: place })}
      onKeyDown={keys}
      onContextMenu={(event) => {
        event.preventDefault()
        useFiles.setState({ chosen: place })
        openMenu(subject, 'detail', { x: event.clientX, y: event.clientY })
      }}
    >
      <button className={css['open']} tabIndex={-1} title={file.name} onClick={() => void openFile(place)}>
        <Kind size={16} aria-hidden />
        <span>
          <b>{file.name}</b>
          <small>
            {sizeWords(file.bytes)} · {by} · {pastTime(file.at, relayNow(), ownZone, language)}
            {guess && ` · ${t('files.guess')}`}
          </small>
        </span>
      </button>
      <button
        tabIndex={-1}
        aria-label={`${t('files.save')} ${file.name}`}
        title={t('files.save')}
        onClick={() => void saveFile(place)}
        data-testid="file-save"
      >
        <Download size={15} aria-hidden />
      </button>
      <button
        tabIndex={-1}
        aria-label={`${t('files.remove')} ${file.name}`}
        title={t('files.remove')}
        onClick={askToRemove}
        data-testid="file-remove"
      >
        <X size={15} aria-hidden />
      </button>
    </li>
  )
}
