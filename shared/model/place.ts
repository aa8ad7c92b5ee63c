// Where things are: WGS84 degrees everywhere in the model. Other datums are converted at the map's edge only.
import { z } from 'zod'
import { zoneSchema } from '../sla/calendar.ts'

export const placeSchema = z.strictObject({
  /** degrees north */
  lat: z.number().min(-90).max(90),
  /** degrees east */
  lon: z.number().min(-180).max(180),
})
export type Place = z.infer<typeof placeSchema>

/** The place a ticket is for. */
export const siteSchema = z.strictObject({
  address: z.string().min(1).max(200),
  /** the same address in Latin letters, for readers who do not read the local script */
  addressLatin: z.string().max(200).nullable(),
  /** a code or name of the district, the unit that supervisors watch */
  area: z.string().max(60),
  place: placeSchema,
  /** the IANA zone by whose wall its business hours are; absent: that of the calendar */
  zone: zoneSchema.optional(),
})
export type Site = z.infer<typeof siteSchema>
