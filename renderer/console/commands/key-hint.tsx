// The key of a command beside its button, as whoever works here has it; nothing where it has none.
import { useTranslation } from 'react-i18next'
import { keysNow } from './keys-now.ts'
import { keyWords } from './key-words.ts'
import { useSession } from '../data/session.ts'

export function KeyHint({ id }: { id: string }) {
  const { t } = useTranslation()
  useSession((s) => s.habits)
  const [key] = keysNow(id)
  return key === undefined ? null : <kbd>{keyWords(key, t)}</kbd>
}
