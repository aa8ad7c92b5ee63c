// What this window knows beside entities and positions: link, outbox, problems, who sits here, how things should look, and
// what is being dragged anywhere.
import { create } from 'zustand'
import type {
  Dragged,
  LinkPicture,
  MapSource,
  OutboxPicture,
  Preferences,
  ProblemNotice,
  WindowRole,
} from '../../../shared/ipc/contract.ts'
import type { Boards } from '../../../shared/ipc/board-look.ts'
import type { AllHabits } from '../../../shared/ipc/habits.ts'
import type { WaitingFile } from '../../../shared/ipc/files.ts'
import { readPatch } from '../../../shared/ipc/patch-text.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import { colleagues } from '../presence/colleague-store.ts'
import type { OwnActsPicture } from '../../../shared/undo/own-acts.ts'
import { bridge } from './bridge.ts'
import { entities } from './entity-store.ts'
import { PatchGate } from './patch-gate.ts'
import { positions } from './positions.ts'
import { linkSaysMore, outboxSaysMore } from './session-news.ts'
import { sayNewlyRefused } from './refused-files.ts'
import { setRelayNow } from './relay-time.ts'
import { shareSelection } from './shared-selection.ts'
import { openView } from './window-view.ts'

export interface Session {
  role: WindowRole
  actor: Actor
  /** who may work at this seat */
  actors: Actor[]
  seatLabel: string
  preferences: Preferences
  /** how each actor of this seat has set the board */
  boards: Boards
  /** keys and lines of each actor of this seat */
  habits: AllHabits
  link: LinkPicture
  outbox: OutboxPicture
  /** what whoever works here has done and can take back */
  ownActs: OwnActsPicture
  problems: ProblemNotice[]
  dragged: Dragged
  /** files whose bodies the relay has not yet */
  waitingFiles: WaitingFile[]
  map: MapSource
}

export const useSession = create<Session>(() => ({
  role: 'console',
  actor: { id: '-', name: '', role: 'viewer' },
  actors: [],
  seatLabel: '',
  preferences: { theme: 'dark', language: 'en' },
  boards: {},
  habits: {},
  link: {
    phase: 'offline',
    heardAt: null,
    missing: 0,
    now: Date.now(),
    clockOffMs: null,
    relay: { url: '', place: 1, of: 1 },
  },
  outbox: { queued: [], refused: [] },
  ownActs: { undo: [], redo: [], cannot: null },
  problems: [],
  dragged: null,
  waitingFiles: [],
  map: { problem: 'notConfigured' },
}))

/** Takes everything from main and keeps up with it. Resolves when the first full picture is in. */
export async function openSession(): Promise<void> {
  const set = useSession.setState
  let drawn = () => {}
  const whole = new Promise<void>((resolve) => (drawn = resolve))
  const gate = new PatchGate((patch) => {
    entities.apply(patch)
    drawn()
  })
  bridge.on('patch', (text) => gate.take(readPatch(text)))
  bridge.on('outbox', (outbox) => {
    if (outboxSaysMore(useSession.getState().outbox, outbox)) set({ outbox })
  })
  bridge.on('ownActs', (ownActs) => set({ ownActs }))
  bridge.on('link', (link) => {
    setRelayNow(link.now)
    if (linkSaysMore(useSession.getState().link, link)) set({ link })
  })
  bridge.on('problems', (problems) => set({ problems }))
  bridge.on('preferences', (preferences) => set({ preferences }))
  bridge.on('habits', (habits) => set({ habits }))
  bridge.on('signedIn', (signedIn) => set(signedIn))
  bridge.on('dragged', (dragged) => set({ dragged }))
  bridge.on('waitingFiles', (waitingFiles) => {
    sayNewlyRefused(useSession.getState().waitingFiles, waitingFiles)
    set({ waitingFiles })
  })
  bridge.on('positions', (frame) => positions.take(frame))
  bridge.on('colleagues', (all) => colleagues.take(all))

  const { patch, positions: frame, colleagues: here, selection, view, ...rest } = await bridge.call('open', {})
  setRelayNow(rest.link.now)
  gate.open(patch)
  if (frame) positions.take(frame)
  colleagues.take(here)
  openView(view)
  shareSelection(selection, view.apart)
  set(rest)
  await whole
}
