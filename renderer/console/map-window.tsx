// The map alone, for another monitor: tickets are dragged here from the board of the console's other window.
import { CommandLayer } from './commands/command-layer.tsx'
import { MapPane } from './map/map-pane.tsx'
import { MarkedBar } from './marked-bar.tsx'
import { MessageLine } from './message-line.tsx'
import { OverridePrompt } from './override-prompt.tsx'
import { Strip } from './strip/strip.tsx'
import { useConsoleKeys } from './keys/use-console-keys.ts'
import { useUi } from './data/ui-state.ts'
import { AimedName, NameField } from './roster/name-field.tsx'
import { LastActs } from './undo/last-acts.tsx'
import roster from './roster/roster.module.css'
import css from './window.module.css'

export function MapWindow() {
  useConsoleKeys()
  const assigning = useUi((s) => s.assigning)
  return (
    <div className={css['window']}>
      <Strip />
      <main className={css['main']}>
        <MapPane />
        {assigning && (
          <div className={roster['over']}>
            <NameField key={assigning} />
            <AimedName />
          </div>
        )}
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
