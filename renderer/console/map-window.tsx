// The map alone, for another monitor: tickets are dragged here from the board of the console's other window.
import { CommandLayer } from './commands/command-layer.tsx'
import { MapPane } from './map/map-pane.tsx'
import { MarkedBar } from './marked-bar.tsx'
import { MessageLine } from './message-line.tsx'
import { OverridePrompt } from './override-prompt.tsx'
import { Strip } from './strip/strip.tsx'
import { useConsoleKeys } from './keys/use-console-keys.ts'
import { LastActs } from './undo/last-acts.tsx'
import css from './window.module.css'

export function MapWindow() {
  useConsoleKeys()
  return (
    <div className={css['window']}>
      <Strip />
      <main className={css['main']}>
        <MapPane />
      </main>
      <div className={css['foot']}>
        <MessageLine />
        <MarkedBar />
        <LastActs />
      </div>
      <OverridePrompt />
      <CommandLayer />
    </div>
  )
}
