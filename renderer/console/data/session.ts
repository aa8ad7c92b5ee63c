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
  SeatOpening,
  WindowRole,
} from '../../../shared/ipc/contract.ts'
import type { BoardLook, Boards } from '../../../shared/ipc/board-look.ts'
import type { AllHabits } from '../../../shared/ipc/habits.ts'
import type { WaitingFile } from '../../../shared/ipc/files.ts'
import { readPatch } from '../../../shared/ipc/patch-text.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import type { TechnicianId } from '../../../shared/model/ids.ts'
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

/** The window has not yet been told everything. */
export interface Reading {
  /** how many tickets there will be; null: not known yet */
  tickets: number | null
}

export interface Session {
  /** null: everything is there */
  reading: Reading | null
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
  /** the technician on the way to a ticket, in whichever window */
  draggedTechnician: TechnicianId | null
  /** files whose bodies the relay has not yet */
  waitingFiles: WaitingFile[]
  map: MapSource
}

export const useSession = create<Session>(() => ({
  reading: null,
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
  draggedTechnician: null,
  waitingFiles: [],
  map: { problem: 'notConfigured' },
}))

/** Whether this window has not yet been told everything: what it counts, ranks or lists is not all there is. */
export function useReading(): boolean {
  return useSession((s) => s.reading !== null)
}

export function readingNow(): boolean {
  return useSession.getState().reading !== null
}

let allIsThere = () => {}
/** Resolves when the window has been told everything for the first time. */
export const everythingThere = new Promise<void>((resolve) => (allIsThere = resolve))

/**
 * Takes everything from main and keeps up with it. Resolves when there is something to draw: for the console's window that
 * may be the top rows of a large copy (`reading`), for all others when everything is there.
 */
export async function openSession(): Promise<void> {
  const set = useSession.setState
  set({ reading: { tickets: null } })
  const gate = new PatchGate((patch) => {
    entities.apply(patch)
    // When the board has taken them, a microtask from now: until then it does not hold its rows.
    if (readingNow()) queueMicrotask(() => set({ reading: null, link: told ?? useSession.getState().link }))
    allIsThere()
  })
  // What is shown meanwhile is as old as the copy, however fresh the link is by now.
  let told: LinkPicture | null = null
  const asOfTheCopy = (link: LinkPicture): LinkPicture => {
    told = link
    const { heardAt } = useSession.getState().link
    return link.phase === 'offline' ? link : { ...link, phase: 'catching-up', heardAt }
  }
  const openSeat = ({ patch, tickets, positions: frame, colleagues: here, ...rest }: SeatOpening) => {
    setRelayNow(rest.link.now)
    set({ ...rest, link: readingNow() ? asOfTheCopy(rest.link) : rest.link, reading: { tickets } })
    gate.open(patch)
    if (frame) positions.take(frame)
    colleagues.take(here)
  }
  let early: SeatOpening | null = null
  let answered = false
  bridge.on('seatOpening', (seat) => {
    if (answered) openSeat(seat)
    else early = seat
  })
  bridge.on('patch', (text) => gate.take(readPatch(text)))
  bridge.on('outbox', (outbox) => {
    if (outboxSaysMore(useSession.getState().outbox, outbox)) set({ outbox })
  })
  bridge.on('ownActs', (ownActs) => set({ ownActs }))
  bridge.on('link', (link) => {
    setRelayNow(link.now)
    if (readingNow()) set({ link: asOfTheCopy(link) })
    else if (linkSaysMore(useSession.getState().link, link)) set({ link })
  })
  bridge.on('problems', (problems) => set({ problems }))
  bridge.on('preferences', (preferences) => set({ preferences }))
  bridge.on('habits', (habits) => set({ habits }))
  bridge.on('signedIn', (signedIn) => set(signedIn))
  bridge.on('dragged', (dragged) => set({ dragged }))
  bridge.on('draggedTechnician', (draggedTechnician) => set({ draggedTechnician }))
  bridge.on('waitingFiles', (waitingFiles) => {
    sayNewlyRefused(useSession.getState().waitingFiles, waitingFiles)
    set({ waitingFiles })
  })
  bridge.on('positions', (frame) => positions.take(frame))
  bridge.on('colleagues', (all) => colleagues.take(all))

  const { seat, preview, selection, view, ...rest } = await bridge.call('open', {})
  answered = true
  openView(view)
  shareSelection(selection, view.apart)
  set(rest)
  if (preview) {
    setRelayNow(preview.link.now)
    set({ link: preview.link, reading: { tickets: preview.tickets } })
    const look = rest.boards[rest.actor.id]?.look
    if (!look || startsWithWhatIsDue(look)) entities.apply(readPatch(preview.patch))
  }
  const opened = seat ?? early
  if (opened) openSeat(opened)
  const mayBeLarge = !opened || preview !== null
  if (rest.role !== 'console' || !mayBeLarge) await everythingThere
}

/** Otherwise the rows would go elsewhere as soon as the others are there. */
function startsWithWhatIsDue({ sort, group }: BoardLook): boolean {
  return group === 'none' && !sort.down && (sort.by === 'dueAt' || sort.by === 'timeLeft')
}
