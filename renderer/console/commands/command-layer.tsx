// What the commands put over a window: the menu of a row or symbol, the sheet of keys, the palette.
import { ContextMenu } from './context-menu.tsx'
import { KeySheet } from './key-sheet.tsx'
import { Palette } from './palette.tsx'

export function CommandLayer() {
  return (
    <>
      <ContextMenu />
      <KeySheet />
      <Palette />
    </>
  )
}
