// The identifiers of the house and their shapes. An id is minted once, by the seat that makes the thing, and never reused.
import { z } from 'zod'

/** Letters, digits, dot, dash, underscore and colon; a UUIDv7 where a seat mints it, a short name where people do (`w17`). */
export const idSchema = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/)

/** The id of something the relay makes commands of its own about: short enough to stand inside their ids (`release:ID`). */
export const namedIdSchema = z.string().regex(/^[A-Za-z0-9._:-]{1,40}$/)

export type TicketId = string
export type VisitId = string
export type TechnicianId = string
export type SeatId = string
export type CommandId = string

/** An instant in epoch milliseconds, UTC. */
export const instantSchema = z.number().int().min(0).max(8_640_000_000_000_000)
export type Instant = number

/** A stretch of time in milliseconds. */
export type Milliseconds = number
