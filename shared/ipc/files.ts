// What windows and main say to each other about files of tickets. Bodies are chosen, kept, sent and fetched by main.
import { z } from 'zod'
import type { FileType } from '../files/body-type.ts'
import { mostBytes } from '../files/body-type.ts'
import { idSchema, type Instant } from '../model/ids.ts'
import { hashSchema } from '../model/ticket-files.ts'

export const fileCallSchemas = {
  /** Asks the operator for files and adds them; none: the question was left. */
  chooseFiles: z.strictObject({ ticketId: idSchema }),
  /** What was dropped or pasted. */
  addFile: z.strictObject({
    ticketId: idSchema,
    name: z.string().max(500),
    body: z.instanceof(Uint8Array).refine(({ length }) => length <= mostBytes, 'too large'),
  }),
  retryFile: z.strictObject({ id: idSchema }),
  /** One that waits is given up. */
  dropFile: z.strictObject({ id: idSchema }),
  /** Makes the body ready to be shown from `fileOrigin`. */
  openFile: z.strictObject({ sha256: hashSchema }),
  /** Asks where to, and writes it there. */
  saveFile: z.strictObject({ sha256: hashSchema, name: z.string().max(500) }),
} as const

export interface FileCallResults {
  chooseFiles: AddedFile[]
  addFile: AddedFile
  retryFile: void
  dropFile: void
  openFile: OpenedFile
  saveFile: SavedFile
}

export const addRefusals = [
  'fileEmpty',
  'fileTooLarge',
  'fileTypeRefused',
  'fileThere',
  'tooManyWaiting',
  'notPermitted',
  'notKept',
  'unreadable',
] as const
export type AddRefusal = (typeof addRefusals)[number]

/** `kept`: on the disk here, to be sent. */
export type AddedFile =
  | { kind: 'kept'; id: string; name: string }
  | { kind: 'refused'; code: AddRefusal; name: string; detail?: string }

/** A file whose body the relay has not yet. */
export interface WaitingFile {
  id: string
  ticketId: string
  name: string
  type: FileType
  bytes: number
  sha256: string
  at: Instant
  by: string
  /** bytes */
  sent: number
  /** `keeping`: being written to this disk; `waiting`: for the relay, or its turn */
  state: 'keeping' | 'waiting' | 'sending' | 'refused'
  /** a code of `fileErrorCodes` or of the refusals; null: it was not refused */
  why: string | null
}

/** Why a body cannot be had: `away`, the relay is not there. */
export const fetchFailures = ['away', 'fileNotThere', 'fileDamaged', 'failed'] as const
export type FetchFailure = (typeof fetchFailures)[number]
export interface NotFetched {
  kind: 'failed'
  code: FetchFailure | 'notWritten'
  detail: string
}
export type OpenedFile = { kind: 'ready' } | NotFetched
/** `left`: the question was left */
export type SavedFile = { kind: 'saved'; file: string } | { kind: 'left' } | NotFetched
