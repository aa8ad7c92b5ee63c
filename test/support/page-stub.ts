// What the window's modules need of a page to be loaded under plain Node. Imported before them.
import type { CallName } from '../../shared/ipc/contract.ts'

/** What was asked of main, in order. */
export const asked: { name: CallName; args: unknown }[] = []

function TextField() {}
function OtherField() {}
function PageElement() {}
/** A field of text as the target of a key. */
export const textField = Object.create(TextField.prototype as object) as EventTarget

Object.assign(globalThis, {
  window: Object.assign(globalThis, {
    signalbox: {
      call: (name: CallName, args: unknown) => {
        asked.push({ name, args })
        return Promise.resolve(name === 'submit' ? [{ kind: 'queued', command: { id: 'c1' } }] : undefined)
      },
      on: () => () => {},
    },
  }),
  HTMLInputElement: TextField,
  HTMLTextAreaElement: OtherField,
  HTMLSelectElement: OtherField,
  Element: PageElement,
})
