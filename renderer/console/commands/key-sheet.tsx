// F1: all keys, by the pane in which they work, as the registry has them.
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { panes } from './command.ts'
import { closeAll, useCommandState } from './command-state.ts'
import { keyWords } from './key-words.ts'
import { paneKeys } from './pane-keys.ts'
import { commands } from './registry.ts'
import css from './commands.module.css'

type Place = 'everywhere' | (typeof panes)[number]

export function KeySheet() {
  const { t } = useTranslation()
  const open = useCommandState((s) => s.sheet)
  return (
    <ModalOverlay className={css['veil']} isOpen={open} isDismissable onOpenChange={(on) => on || closeAll()}>
      <Modal className={css['sheet']}>
        <Dialog className={css['dialog']} data-testid="key-sheet">
          <header>
            <Heading slot="title">{t('keys.title')}</Heading>
            <button onClick={closeAll}>
              {t('keys.close')} <kbd>Esc</kbd>
            </button>
          </header>
          <div className={css['columns']}>
            {(['everywhere', ...panes] as const).map((place) => (
              <section key={place} data-place={place}>
                <h3>{t(`keys.place.${place}`)}</h3>
                <dl>
                  {keysOf(place).map(({ label, keys }) => (
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
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function keysOf(place: Place): { label: string; keys: readonly string[] }[] {
  return [...commands, ...paneKeys].filter(
    ({ keys, scope }) =>
      keys.length > 0 && (scope === 'everywhere' ? place === scope : place !== 'everywhere' && scope.includes(place)),
  )
}
