// The dispatcher's window: strip on top, board, map, and on the right the detail over the roster. The panes keep the sizes
// the operator gives them.
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { AlarmLine } from './alarms/alarm-line.tsx'
import { Board } from './board/board.tsx'
import { paneStorage } from './data/window-view.ts'
import { Detail } from './detail/detail.tsx'
import { CommandLayer } from './commands/command-layer.tsx'
import { CommandLine } from './line/command-line.tsx'
import { MapPane } from './map/map-pane.tsx'
import { MarkedBar } from './marked-bar.tsx'
import { MessageLine } from './message-line.tsx'
import { OverridePrompt } from './override-prompt.tsx'
import { NewTicket } from './intake/new-ticket.tsx'
import { Roster } from './roster/roster.tsx'
import { useUi } from './data/ui-state.ts'
import { SlaSettingsDialog } from './sla-settings/sla-settings.tsx'
import { Strip } from './strip/strip.tsx'
import { useConsoleKeys } from './keys/use-console-keys.ts'
import { LastActs } from './undo/last-acts.tsx'
import css from './window.module.css'

export function ConsoleWindow() {
  useConsoleKeys()
  const settings = useUi((s) => s.slaSettings)
  const kept = { storage: paneStorage, onlySaveAfterUserInteractions: true }
  const columns = useDefaultLayout({ id: 'console-columns', panelIds: ['board', 'map', 'side'], ...kept })
  const side = useDefaultLayout({ id: 'console-side', panelIds: ['detail', 'roster'], ...kept })
  return (
    <div className={css['window']}>
      <Strip />
      <AlarmLine />
      <main className={css['main']}>
        <Group orientation="horizontal" {...columns}>
          <Panel id="board" defaultSize="36%" minSize="420px">
            <Board />
          </Panel>
          <Separator className={css['separator']} />
          <Panel id="map" minSize="320px">
            <MapPane />
          </Panel>
          <Separator className={css['separator']} />
          <Panel id="side" defaultSize="22%" minSize="340px">
            <Group orientation="vertical" {...side}>
              <Panel id="detail" defaultSize="58%" minSize="160px">
                <Detail />
              </Panel>
              <Separator className={css['separator']} />
              <Panel id="roster" minSize="120px">
                <Roster />
              </Panel>
            </Group>
          </Panel>
        </Group>
        <NewTicket />
      </main>
      <div className={css['foot']}>
        <CommandLine />
        <MessageLine />
        <MarkedBar />
        <LastActs />
      </div>
      <OverridePrompt />
      {settings && <SlaSettingsDialog close={() => useUi.setState({ slaSettings: false })} />}
      <CommandLayer />
    </div>
  )
}
