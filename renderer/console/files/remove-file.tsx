// A file is taken off with a reason; the history keeps both.
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { goToFiles, removeFile } from '../acts/files.ts'
import { isComposing } from '../keys/composing.ts'
import { useFiles, type FilePlace } from './file-state.ts'
import css from './files.module.css'

export function RemoveFile({ place, name }: { place: FilePlace; name: string }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const close = () => {
    useFiles.setState({ removing: null })
    goToFiles(place.ticketId)
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return
    void removeFile(place, reason.trim())
    close()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return
    event.stopPropagation()
    close()
  }
  return (
    <form className={css['ask']} onSubmit={confirm} onKeyDown={keys}>
      <label>
        {t('files.removeWhy', { name })}
        <input
          autoFocus
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          data-testid="file-reason"
        />
      </label>
      <button type="submit" disabled={reason.trim() === ''} data-testid="file-remove-now">
        {t('files.removeNow')} <kbd>Enter</kbd>
      </button>
      <button type="button" onClick={close}>
        {t('files.leave')} <kbd>Esc</kbd>
      </button>
    </form>
  )
}
