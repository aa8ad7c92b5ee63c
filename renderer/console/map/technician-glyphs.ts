// The shape inside a technician's badge, around the origin, for roster and map alike.
import type { TechnicianState } from '../data/technician-state.ts'

export const technicianGlyphs: Record<TechnicianState, string> = {
  available: 'M0-3.4a3.4 3.4 0 1 0 .01 0Z',
  travelling: 'M-4.6 0H4.2M1-3.8 4.8 0 1 3.8',
  'on-site': 'M-3.4-3.4H3.4V3.4H-3.4Z',
  'off-shift': 'M-4.4 0H4.4',
}
