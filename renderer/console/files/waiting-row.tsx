// A file whose body is not at the relay yet: how far it has come, or why it was not taken and what can be done.
import { Clock, TriangleAlert, Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WaitingFile } from '../../../shared/ipc/files.ts'
import { bridge } from '../data/bridge.ts'
import { sizeWords } from './file-words.ts'
import { whyWords } from './why-words.ts'
import css from './files.module.css'

export function WaitingRow({ file }: { file: WaitingFile }) {
  const { t } = useTranslation()
  const { id, name, state, bytes, sent, why } = file
  const percent = Math.floor((100 * sent) / bytes)
  const words = t(`files.${state}`, { percent, why: whyWords(why, t) })
  const Sign = { keeping: Clock, waiting: Clock, sending: Upload, refused: TriangleAlert }[state]
  return (
    <div className={css['waiting']} data-testid="waiting-file" data-state={state} data-name={name}>
      <Sign size={16} aria-hidden />
      <span>
        <b title={name}>{name}</b>
        <small>
          {sizeWords(bytes)} · {words}
        </small>
        {state === 'sending' && <progress max={bytes} value={sent} aria-label={words} />}
      </span>
      {state === 'refused' && (
        <button onClick={() => void bridge.call('retryFile', { id })} data-testid="file-retry">
          {t('files.retry')}
        </button>
      )}
      {state !== 'keeping' && (
        <button onClick={() => void bridge.call('dropFile', { id })} data-testid="file-discard">
          {t('files.discard')}
        </button>
      )}
    </div>
  )
}
