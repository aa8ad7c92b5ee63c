// Where a window begins: take everything from main, set looks and words, draw.
import '../ui/schema-without-code.ts'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import './drag/drag-card.css'
import type { WindowRole } from '../../shared/ipc/contract.ts'
import { shownDigest, type ShownDigest } from '../../shared/sync/shown-digest.ts'
import type { AlarmPriority } from '../../shared/alarms/registry.ts'
import { startAlarms } from './alarms/alarm-store.ts'
import { tones } from './alarms/tones.ts'
import { keepBoard } from './board/board-state.ts'
import { bridge } from './data/bridge.ts'
import { entities } from './data/entity-store.ts'
import { everythingThere, openSession, useSession } from './data/session.ts'
import { correctLateDrops } from './drag/late-drop.ts'
import { setWords, startWords } from './data/words.ts'
import { startAttention } from './presence/attention.ts'
import { ConsoleWindow } from './console-window.tsx'
import { MapWindow } from './map-window.tsx'

/** The page tells what it holds as a few numbers, so that two windows can be compared. */
export interface RootElement extends HTMLElement {
  shown?: () => ShownDigest
  /** which tones were played, by priority: nobody can listen to a test */
  tones?: () => readonly AlarmPriority[]
}

window.addEventListener('error', (event) => report(event.error))
window.addEventListener('unhandledrejection', (event) => report(event.reason))

function report(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  void bridge.call('reportError', { message: message.slice(0, 2000), stack: stack?.slice(0, 8000) ?? null })
}

async function start(): Promise<void> {
  await openSession()
  const { preferences, role } = useSession.getState()
  document.documentElement.dataset['theme'] = preferences.theme
  await startWords(preferences.language)
  if (role === 'console') keepBoard()
  useSession.subscribe((next, before) => {
    if (next.preferences === before.preferences) return
    document.documentElement.dataset['theme'] = next.preferences.theme
    setWords(next.preferences.language)
  })
  correctLateDrops()
  const root: RootElement = document.getElementById('root')!
  root.tones = () => tones.played
  root.shown = () => shownDigest(entities.everything())
  createRoot(root).render(await windowOf(role))
  // No tone for what was there already, and no alarm less than there are.
  await everythingThere
  if (role === 'console') startAlarms()
  if (role !== 'wall') startAttention(role === 'console')
}

async function windowOf(role: WindowRole) {
  if (role === 'map') return <MapWindow />
  if (role === 'console') return <ConsoleWindow />
  // It begins to count when it is loaded: no other window shall.
  const { WallWindow } = await import('./wall/wall-window.tsx')
  return <WallWindow />
}

start().catch(report)
