// How somebody has set the board: what is shown of the tickets, which of them, in which order. Kept by the console for each
// of its actors.
import { z } from 'zod'

export const columnIds = [
  'light',
  'number',
  'timeLeft',
  'priority',
  'site',
  'assignee',
  'state',
  'category',
  'area',
  'customer',
  'phone',
  'tier',
  'policy',
  'reportedAt',
  'age',
  'dueAt',
  'skills',
] as const
export const columnIdSchema = z.enum(columnIds)
export type ColumnId = z.infer<typeof columnIdSchema>

export const facets = ['priority', 'light', 'state', 'tier', 'category', 'area', 'technician', 'partner'] as const
export type Facet = (typeof facets)[number]

export const groupings = ['none', 'area', 'policy', 'category', 'team', 'partner'] as const
export const groupingSchema = z.enum(groupings)
export type Grouping = z.infer<typeof groupingSchema>

export const boardTabSchema = z.enum(['queue', 'assigned', 'open', 'ended'])
export type BoardTab = z.infer<typeof boardTabSchema>

/** Of each facet the values that pass; a facet that is absent lets everything pass. */
export const chipsSchema = z.partialRecord(z.enum(facets), z.array(z.string().max(80)).min(1).max(200))
export type Chips = z.infer<typeof chipsSchema>

export const narrowest = 24
export const widest = 800
export const shownColumnSchema = z.strictObject({
  id: columnIdSchema,
  width: z.number().int().min(narrowest).max(widest),
})
export type ShownColumn = z.infer<typeof shownColumnSchema>

export const boardSortSchema = z.strictObject({ by: columnIdSchema, down: z.boolean() })
export type BoardSort = z.infer<typeof boardSortSchema>

/** Columns from left to right, order and groups: what stays from day to day. */
export const boardLookSchema = z.strictObject({
  columns: z
    .array(shownColumnSchema)
    .min(1)
    .max(columnIds.length)
    .refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length, 'a column is shown once'),
  sort: boardSortSchema,
  group: groupingSchema,
})
export type BoardLook = z.infer<typeof boardLookSchema>

export const savedViewSchema = z.strictObject({
  name: z.string().min(1).max(40),
  tab: boardTabSchema,
  text: z.string().max(200),
  chips: chipsSchema,
  ...boardLookSchema.shape,
})
export type SavedView = z.infer<typeof savedViewSchema>

/** How many views a person keeps: one for each of the keys 1 to 9. */
export const viewPlaces = 9

export const boardSettingsSchema = z.strictObject({
  look: boardLookSchema,
  /** by place; null: nothing is kept there */
  views: z.array(savedViewSchema.nullable()).length(viewPlaces),
})
export type BoardSettings = z.infer<typeof boardSettingsSchema>

/** By actor. */
export const boardsSchema = z.record(z.string().max(80), boardSettingsSchema)
export type Boards = z.infer<typeof boardsSchema>
