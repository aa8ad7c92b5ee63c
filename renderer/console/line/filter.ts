// What tickets are marked by.
import type { Light } from '../../../shared/model/sla.ts'

export type Filter =
  | { by: 'area'; code: string }
  | { by: 'skill'; code: string }
  | { by: 'light'; code: Light }
  | { by: 'prio'; from: number; to: number }
