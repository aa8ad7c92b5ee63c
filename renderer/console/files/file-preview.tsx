// A picture of a ticket over the window; strip, alarms and command line stay in sight. Esc closes it, arrows lead to the
// ticket's other pictures.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedFile } from '../../../shared/ipc/files.ts'
import { ownZone, pastTime } from '../../ui/zone-times.ts'
import { picturesOf, saveFile } from '../acts/files.ts'
import { bridge } from '../data/bridge.ts'
import { ticketLabel } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useShown } from '../data/use-entities.ts'
import { isComposing } from '../keys/composing.ts'
import { formAct } from '../keys/form-keys.ts'
import { sizeWords } from './file-words.ts'
import { fileAt, useFiles, type FilePlace } from './file-state.ts'
import { whyWords } from './why-words.ts'
import css from './files.module.css'

export function FilePreview() {
  const shown = useFiles((s) => s.shown)
  return shown && <Preview place={shown} />
}

function Preview({ place }: { place: FilePlace }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const dialog = useRef<HTMLDivElement>(null)
  const [cameFrom] = useState(() => document.activeElement)
  const ticket = useShown('ticket', place.ticketId)?.value
  const file = fileAt(place)
  const [actual, setActual] = useState(false)
  const pictures = picturesOf(place.ticketId)
  const at = pictures.findIndex(({ id }) => id === place.id)

  useEffect(() => dialog.current?.focus(), [])
  const close = () => {
    useFiles.setState({ shown: null })
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
  }
  const go = (step: number) => {
    const next = pictures[at + step]
    if (next) useFiles.setState({ shown: next, chosen: next })
  }
  const keys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const act = formAct('preview', event)
    if (act === 'close') close()
    else if (act === 'walk') go(event.key === 'ArrowLeft' ? -1 : 1)
    else if (act === 'actual') setActual(!actual)
    else if (act === 'save') void saveFile(place)
    else if (event.key === 'Tab') stayInside(dialog.current!, event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  // Somebody has taken it off meanwhile.
  if (!file || !ticket) return null
  return (
    <div
      ref={dialog}
      className={css['preview']}
      role="dialog"
      aria-modal
      aria-label={file.name}
      tabIndex={-1}
      onKeyDown={keys}
      data-testid="file-preview"
    >
      <header>
        <h2>
          {file.name}{' '}
          <small>
            {ticketLabel(ticket.number)} · {sizeWords(file.bytes)} · {file.by.name} ·{' '}
            {pastTime(file.at, relayNow(), ownZone, language)}
          </small>
        </h2>
        {pictures.length > 1 && (
          <>
            <button disabled={at <= 0} onClick={() => go(-1)} aria-label={t('files.earlier')}>
              <kbd>←</kbd>
            </button>
            <span>{t('files.place', { at: at + 1, of: pictures.length })}</span>
            <button disabled={at === pictures.length - 1} onClick={() => go(1)} aria-label={t('files.later')}>
              <kbd>→</kbd>
            </button>
          </>
        )}
        <button onClick={() => setActual(!actual)}>
          {t(actual ? 'files.whole' : 'files.actual')} <kbd>Z</kbd>
        </button>
        <button onClick={() => void saveFile(place)} data-testid="preview-save">
          {t('files.save')} <kbd>S</kbd>
        </button>
        <button onClick={close} data-testid="preview-close">
          {t('files.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <Picture key={file.sha256} sha256={file.sha256} name={file.name} actual={actual} />
    </div>
  )
}

function Picture({ sha256, name, actual }: { sha256: string; name: string; actual: boolean }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<OpenedFile | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    let here = true
    void bridge.call('openFile', { sha256 }).then((result) => here && setOpened(result))
    return () => void (here = false)
  }, [sha256])
  if (opened?.kind === 'failed' || broken) {
    const why = whyWords(opened?.kind === 'failed' ? opened.code : 'notAPicture', t)
    return (
      <p role="alert" data-testid="preview-failed">
        {t('said.fileNotOpened', { name, why })}
      </p>
    )
  }
  if (!opened) return <p>{t('files.fetching')}</p>
  return (
    <div className={css['picture']} data-actual={actual}>
      <img src={`app://file/${sha256}`} alt={name} onError={() => setBroken(true)} data-testid="preview-picture" />
    </div>
  )
}

/** Tab goes round among its buttons. */
function stayInside(dialog: HTMLElement, step: 1 | -1): void {
  const buttons = [...dialog.querySelectorAll<HTMLElement>('button:enabled')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at < 0 && step < 0 ? buttons.length - 1 : at + step + buttons.length) % buttons.length]?.focus()
}
