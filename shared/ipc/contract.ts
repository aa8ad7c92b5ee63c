// What a window and the console's main process say to each other. One map of calls (window asks, main answers) and one of
// messages (main tells); both ends derive their types from here, and main parses every argument.
import { reportHoursSchema, type AlarmReport } from '../alarms/report.ts'
import { z } from 'zod'
import type { Refusal } from '../commands/refusal.ts'
import type { Submitted } from '../sync/submitted.ts'
import type { OwnActsPicture, Step as OwnStep, Touched } from '../undo/own-acts.ts'
import type { LinkPhase } from '../sync/link-state.ts'
import type { VisibleChange } from '../sync/replica.ts'
import type { ReviewAct, ReviewItem } from '../sync/review.ts'
import type { Actor } from '../model/actor.ts'
import { attentionSchema, type Colleague } from '../model/attention.ts'
import type { FoundAddress } from '../geo/address-search.ts'
import { placeSchema } from '../model/place.ts'
import type { Drive, WayLeg } from '../routing/way.ts'
import { idSchema, type Instant, type TechnicianId } from '../model/ids.ts'
import { askDrivesSchema } from '../wire/http.ts'
import { askEarlierSchema, type EarlierTickets, type TicketLog } from '../wire/history.ts'
import { boardSettingsSchema, type Boards } from './board-look.ts'
import { fileCallSchemas, type FileCallResults, type WaitingFile } from './files.ts'
import { habitsSchema, type AllHabits } from './habits.ts'

export const themeSchema = z.enum(['dark', 'light'])
export type Theme = z.infer<typeof themeSchema>
export const languageSchema = z.enum(['en', 'zh'])
export type Language = z.infer<typeof languageSchema>
export const preferencesSchema = z.strictObject({ theme: themeSchema, language: languageSchema })
export type Preferences = z.infer<typeof preferencesSchema>

/** What a window is for. */
export const windowRoleSchema = z.enum(['console', 'map', 'wall'])
export type WindowRole = z.infer<typeof windowRoleSchema>

/** What the operator has made of one window; remembered over restarts. */
export const windowViewSchema = z.strictObject({
  /** where its map looks; null: not moved yet */
  map: placeSchema.extend({ zoom: z.number().min(0).max(24) }).nullable(),
  /** the sizes of its panes, by what divides them */
  panes: z.record(z.string().max(100), z.string().max(2000)),
  /** it has a selection of its own */
  apart: z.boolean(),
})
export type WindowView = z.infer<typeof windowViewSchema>

/** What is selected and marked in all windows that are not apart. */
export const selectionSchema = z.strictObject({
  ticketId: idSchema.nullable(),
  technicianId: idSchema.nullable(),
  marked: z.array(idSchema).max(500),
})
export type Selection = z.infer<typeof selectionSchema>

const intentSchema = z.strictObject({ name: z.string().max(60), args: z.unknown(), basedOn: z.unknown() })

/** What is being dragged, in whichever window, and the marked tickets that go with it; null: nothing. */
export const draggedSchema = z.strictObject({ ticketId: idSchema, also: z.array(idSchema).max(500) }).nullable()
export type Dragged = z.infer<typeof draggedSchema>

/** Arguments of each call, checked by main. */
export const callSchemas = {
  /** The window is ready to draw: answers with everything, and from then on patches follow. */
  open: z.strictObject({}),
  /** What the operator has open here, for colleagues at other seats; null: no ticket. */
  attend: z.strictObject({ at: attentionSchema.nullable() }),
  submit: z.strictObject({ intents: z.array(intentSchema).min(1).max(500) }),
  /** Takes the last act of whoever works here back, or does it again. `step`: another one of the list; null: the newest */
  undo: z.strictObject({ direction: z.enum(['undo', 'redo']), step: z.number().int().nullable() }),
  /** `id`: of the command in the review list; `override`: with `mineNow`, why a missing skill or ended shift is overridden */
  review: z.strictObject({
    id: idSchema,
    act: z.enum(['keep', 'mineNow', 'drop'] satisfies ReviewAct[]),
    override: z.string().min(1).max(200).optional(),
  }),
  /** Somebody of this seat's actors works here from now on. What is queued keeps its maker. */
  signIn: z.strictObject({ actorId: idSchema }),
  /** The way by car along these places; null: the relay cannot be asked now. */
  way: z.strictObject({ places: z.array(placeSchema).min(2).max(60) }),
  /** How each of these gets to one place by car; null: the relay cannot be asked now. */
  drives: askDrivesSchema,
  /** Addresses, or coordinates, as somebody types them. */
  findAddress: z.strictObject({ text: z.string().max(200) }),
  dismissProblem: z.strictObject({ id: z.number().int() }),
  /** What is to be another one; the rest stays as it is when this comes. */
  changePreferences: preferencesSchema.partial(),
  drag: z.strictObject({ dragged: draggedSchema }),
  /** A technician is on the way to a ticket; null: not any more. */
  dragTechnician: z.strictObject({ technicianId: idSchema.nullable() }),
  openWindow: z.strictObject({ role: windowRoleSchema }),
  /** How many alarms nobody has seen, and whether one of them needs somebody at once: the system shows it. */
  alarming: z.strictObject({ unseen: z.number().int().min(0), urgent: z.boolean() }),
  /** How this actor has set the board, for the next time. */
  keepBoard: z.strictObject({ actorId: idSchema, settings: boardSettingsSchema }),
  /** What this actor has made of keys and command line, for the next time and for the other windows. */
  keepHabits: z.strictObject({ actorId: idSchema, habits: habitsSchema }),
  /** How Chinese characters are read: lines of a syllable and all characters that may be read so. */
  pinyinTable: z.strictObject({}),
  /** How many tickets burned in the last twelve hours, and in the same hours a week ago. */
  trends: z.strictObject({}),
  /** How the alarms did in the last hours, by the relay's log; null: it cannot be asked now. */
  alarmReport: z.strictObject({ hours: reportHoursSchema }),
  /** All that happened to a ticket, by the relay's log; null: it cannot be asked now. */
  ticketLog: z.strictObject({ ticketId: idSchema }),
  /** The tickets that were at a site and are no longer at hand, by the same; null: it cannot be asked now. */
  earlierTickets: askEarlierSchema,
  ...fileCallSchemas,
  /** The operator has selected something here, for all windows that are not apart. */
  select: selectionSchema,
  keepView: windowViewSchema,
  /** The window has drawn its first full picture. */
  drawn: z.strictObject({}),
  /** An error that nobody caught in the window. */
  reportError: z.strictObject({ message: z.string().max(2000), stack: z.string().max(8000).nullable() }),
} as const
export type CallName = keyof typeof callSchemas
export type CallArguments<N extends CallName> = z.infer<(typeof callSchemas)[N]>

export interface CallResults extends FileCallResults {
  open: Opening
  attend: void
  submit: Submitted[]
  undo: Undone
  review: Reviewed
  signIn: SignInResult
  way: WayLeg[] | null
  drives: Drive[] | null
  findAddress: AddressAnswer
  dismissProblem: void
  changePreferences: void
  drag: void
  dragTechnician: void
  openWindow: void
  alarming: void
  keepBoard: void
  keepHabits: void
  pinyinTable: string
  trends: Trends
  alarmReport: AlarmReport | null
  ticketLog: TicketLog | null
  earlierTickets: EarlierTickets | null
  select: void
  keepView: void
  drawn: void
  reportError: void
}

/** What became of one act that was to be taken back; `withdrawn`: it had never left this seat. */
export type TakenBack =
  | { kind: 'queued'; id: string }
  | { kind: 'withdrawn' }
  | Refusal
  | { kind: 'notKept'; why: string }
  | ({ kind: 'touched' } & Touched)

/** `cannot`: the last act, or so many in one go, is none that can be taken back. `later`: a later one of the own stands on it. */
export type Undone =
  | { kind: 'taken'; step: OwnStep; results: TakenBack[] }
  | { kind: 'nothing' }
  | { kind: 'later' }
  | { kind: 'cannot'; name: string; args: unknown; count: number }

/** How many tickets are open, and of these at risk (yellow) and breached (red). */
export interface LightCounts {
  open: number
  atRisk: number
  breached: number
}

/** What this console has counted, minute by minute; null: it was not running, or nobody could vouch for its copy. */
export interface Trends {
  /** the first minute of `now`, by the relay's clock */
  from: Instant
  now: (LightCounts | null)[]
  lastWeek: (LightCounts | null)[]
}

/** `gone`: it is no longer in the list, or there is nothing to make any more. Only `queued` and `dropped` take it out of it. */
export type Reviewed = Submitted | { kind: 'dropped' } | { kind: 'gone' }

/** Best first. `none`: no address book beside the map; `damaged`: it cannot be read. Coordinates are found all the same. */
export interface AddressAnswer {
  book: 'ready' | 'none' | 'damaged'
  found: FoundAddress[]
}

/** `notAtSeat`: this seat has no such actor. */
export type SignInResult = { kind: 'signedIn' } | { kind: 'notAtSeat' }

/** Who works at this console, and who else may. */
export interface SignedIn {
  actor: Actor
  actors: Actor[]
}

/** One of this seat's commands that the relay has not yet answered. */
export interface Queued {
  id: string
  n: number
  name: string
  args: unknown
  actor: Actor
  /** its maker, when somebody else works here now: left behind in the queue; null: made by who works here */
  leftBy: Actor | null
  madeAt: Instant
  /** `queued`: on disk; `sent`: on the wire; `answered`: committed, not yet seen in the feed */
  state: 'queued' | 'sent' | 'answered'
}

export interface OutboxPicture {
  queued: Queued[]
  /** the review list: what the relay has turned down and nobody has decided about, oldest first */
  refused: Reviewable[]
}

export interface Reviewable extends ReviewItem {
  /** as with what is queued */
  leftBy: Actor | null
}

export interface LinkPicture {
  phase: LinkPhase
  heardAt: Instant | null
  missing: number
  /** the relay's clock when this was sent: the window counts on from here with its own monotonic clock */
  now: Instant
  /** this machine's wall clock minus the relay's, ms; null: the relay has not told the time yet */
  clockOffMs: number | null
  /** which of the relay's addresses is in use, or is being tried */
  relay: { url: string; place: number; of: number }
}

/** Something the operator must know that is not about one command. */
export interface ProblemNotice {
  id: number
  code: string
  detail: string
  at: Instant
}

export interface Patch {
  /** goes up with each patch of this console */
  revision: number
  /** forget everything else */
  whole: boolean
  /** further parts follow: draw nothing of it before the last one has come */
  more: boolean
  changes: VisibleChange[]
}

export interface Opening {
  role: WindowRole
  preferences: Preferences
  boards: Boards
  habits: AllHabits
  actor: Actor
  actors: Actor[]
  seatLabel: string
  dragged: Dragged
  draggedTechnician: TechnicianId | null
  selection: Selection
  view: WindowView
  map: MapSource
  /** what to show before everything is there; null: there is little, or nothing to show */
  preview: Preview | null
  /** null: the copy is still being read, and `seatOpening` follows */
  seat: SeatOpening | null
}

/** What stands at the top of the board of a large copy. */
export interface Preview {
  /** as `patch-text.ts` writes it; the first part of what follows replaces it */
  patch: string
  /** how many tickets there are in the copy */
  tickets: number
  link: LinkPicture
}

/** What the seat knows when a window opens. */
export interface SeatOpening {
  /** what there is to draw follows in parts with a higher revision */
  patch: Patch
  /** how many tickets there are in all parts */
  tickets: number
  outbox: OutboxPicture
  ownActs: OwnActsPicture
  link: LinkPicture
  problems: ProblemNotice[]
  /** the latest positions as a key frame; null: none yet */
  positions: Uint8Array | null
  /** who is at which ticket at other seats, while the relay is heard */
  colleagues: readonly Colleague[]
  waitingFiles: WaitingFile[]
}

/** Where the map's tiles are; `problem`: why there are none. */
export type MapSource = { tiles: string; centre: { lat: number; lon: number } } | { problem: string }

/** What main tells a window without being asked. */
export interface Messages {
  /** to a window that opened before the copy was read */
  seatOpening: SeatOpening
  /** as `patch-text.ts` writes it */
  patch: string
  outbox: OutboxPicture
  /** what whoever works here has done and can take back */
  ownActs: OwnActsPicture
  link: LinkPicture
  problems: ProblemNotice[]
  preferences: Preferences
  habits: AllHabits
  /** somebody else works here now, or the relay has told who may */
  signedIn: SignedIn
  dragged: Dragged
  /** the technician on the way to a ticket, in whichever window; null: none */
  draggedTechnician: TechnicianId | null
  /** another window has selected something */
  selection: Selection
  positions: Uint8Array
  colleagues: readonly Colleague[]
  /** what waits for the relay */
  waitingFiles: WaitingFile[]
}
export type MessageName = keyof Messages

/** What the preload gives to the page, and nothing else. */
export interface Bridge {
  call<N extends CallName>(name: N, args: CallArguments<N>): Promise<CallResults[N]>
  on<N extends MessageName>(name: N, listener: (message: Messages[N]) => void): () => void
}
