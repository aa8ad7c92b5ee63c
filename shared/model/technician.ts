// A technician (工程师): who travels to sites, with what skills, in which shift. Where they are is a position, not here.
import { z } from 'zod'
import { idSchema, instantSchema } from './ids.ts'
import { placeSchema } from './place.ts'

export const skillSchema = z.strictObject({
  code: z.string().max(40),
  level: z.number().int().min(1).max(5),
})

export const shiftSchema = z.strictObject({ from: instantSchema, to: instantSchema })

export const technicianSchema = z.strictObject({
  id: idSchema,
  /** a small number that stands for the technician in position frames; given once, never reused */
  index: z.number().int().min(0).max(0xffff_ffff),
  name: z.string().min(1).max(80),
  /** the name in Latin letters */
  nameLatin: z.string().min(1).max(80),
  phone: z.string().max(40),
  skills: z.array(skillSchema).max(40),
  team: z.string().max(60),
  /** the dealer whom an external technician works for; absent: one of the own */
  partner: z.string().min(1).max(60).optional(),
  home: placeSchema,
  shift: shiftSchema.nullable(),
  /** how many open visits are a full load */
  capacity: z.number().int().min(1).max(50),
})
export type Technician = z.infer<typeof technicianSchema>

export function hasSkills(technician: Technician, skills: readonly string[]): boolean {
  return missingSkills(technician, skills).length === 0
}

export function missingSkills(technician: Technician, skills: readonly string[]): string[] {
  return skills.filter((code) => !technician.skills.some((skill) => skill.code === code))
}

export function onShift(technician: Technician, now: number): boolean {
  return technician.shift !== null && now >= technician.shift.from && now < technician.shift.to
}
