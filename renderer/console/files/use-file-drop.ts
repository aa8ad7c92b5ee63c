// Files that are dropped onto a ticket's detail, or pasted while it has the focus.
import { useEffect, useEffectEvent, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { permits } from '../../../shared/commands/decide.ts'
import { addFiles } from '../acts/files.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { say } from '../data/ui-state.ts'
import { focusedPane } from '../keys/panes.ts'
import { pastedName } from './file-words.ts'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** @param ticketId null: there is none to drop onto */
export function useFileDrop(ticketId: string | null) {
  const { t } = useTranslation()
  const may = useSession((s) => permits(s.actor.role, 'attach-file'))
  const [over, setOver] = useState(false)
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (ticketId === null || focusedPane() !== 'detail') return
    const files = [...(event.clipboardData?.files ?? [])]
    // Text that is pasted into a line is the line's.
    const { activeElement } = document
    const writing = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
    if (writing && files.length === 0) return
    event.preventDefault()
    if (!may) return say({ kind: 'refused', key: 'why.notPermitted', values: {} })
    if (files.length === 0) return say({ kind: 'refused', key: 'said.nothingToAdd', values: {} })
    // What comes from the screen is always called the same.
    const nameless = files.length === 1 && /^image\.\w+$/.test(files[0]!.name)
    void addFiles(ticketId, files, nameless ? pastedName(t('files.pasted'), relayNow()) : undefined)
  })
  // Where nothing can be written, a paste is told to the page and not to what has the focus.
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => paste(event)
    window.addEventListener('paste', pasted)
    return () => window.removeEventListener('paste', pasted)
  }, [])
  return {
    /** null: no file is over it */
    hint: over && ticketId !== null ? (may ? ('may' as const) : ('mayNot' as const)) : null,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = may && ticketId !== null ? 'copy' : 'none'
        setOver(true)
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      },
      onDrop(event: DragEvent) {
        setOver(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        if (may && ticketId !== null) void addFiles(ticketId, [...event.dataTransfer.files])
      },
    },
  }
}
