// F1: all keys, by the pane in which they work, as the registry has them and as somebody has changed them; and the verbs of
// the command line.
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { habitsOf, keepHabits } from '../data/habits.ts'
import { useSession } from '../data/session.ts'
import { verbs } from '../line/vocabulary.ts'
import { closeAll, useCommandState } from './command-state.ts'
import { KeyHint } from './key-hint.tsx'
import { KeyRow } from './key-row.tsx'
import { keyWords } from './key-words.ts'
import { keyPlaces, paneKeys, type KeyPlace, type Scope } from './pane-keys.ts'
import { commands } from './registry.ts'
import css from './commands.module.css'

type Place = 'everywhere' | KeyPlace

export function KeySheet() {
  const { t } = useTranslation()
  const open = useCommandState((s) => s.sheet)
  return (
    <ModalOverlay className={css['veil']} isOpen={open} isDismissable onOpenChange={(on) => on || closeAll()}>
      <Modal className={css['sheet']}>
        <Dialog className={css['dialog']} data-testid="key-sheet">
          <Sheet title={t('keys.title')} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Sheet({ title }: { title: string }) {
  const { t } = useTranslation()
  const own = useSession((s) => habitsOf(s).keys)
  const changed = Object.keys(own).length > 0
  return (
    <>
      <header>
        <Heading slot="title">{title}</Heading>
        <small>{t('keys.changeHint')}</small>
        {changed && (
          <button onClick={() => keepHabits({ keys: {} })} data-testid="key-reset-all">
            {t('keys.resetAll')}
          </button>
        )}
        <button onClick={closeAll}>
          {t('keys.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <div className={css['columns']}>
        {(['everywhere', ...keyPlaces] as const).map((place) => (
          <section key={place} data-place={place}>
            <h3>{t(`keys.place.${place}`)}</h3>
            <dl>
              {commands
                .filter(({ scope }) => isIn(scope, place))
                .map((command) => (
                  <KeyRow key={command.id} command={command} />
                ))}
              {paneKeys
                .filter(({ scope }) => isIn(scope, place))
                .map(({ label, keys }) => (
                  <div key={label}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{keyWords(key, t)}</kbd>
                      ))}
                    </dt>
                    <dd>{t(label)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <Verbs />
      </div>
    </>
  )
}

function Verbs() {
  const { t } = useTranslation()
  return (
    <section data-place="verbs">
      <h3>
        {t('line.verbs')} <KeyHint id="line" />
      </h3>
      <dl>
        {verbs.map(({ id, words, example }) => (
          <div key={id} data-verb={id}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>
              <span>
                {t(`line.verb.${id}`)} <small>{words.join(' ')}</small>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function isIn(scope: Scope, place: Place): boolean {
  return scope === 'everywhere' ? place === scope : place !== 'everywhere' && scope.includes(place)
}
