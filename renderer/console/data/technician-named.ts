// Whether what somebody has typed is part of a technician's number or name, as it is written or read.
import type { Technician } from '../../../shared/model/technician.ts'
import { foldText } from '../../../shared/text/fold-text.ts'
import { pinyin } from './pinyin.ts'

/** @param typed '': anybody */
export function isNamed({ id, name, nameLatin }: Technician, typed: string): boolean {
  const wanted = foldText(typed).trim()
  return foldText(`${id}\n${name}\n${nameLatin}`).includes(wanted) || pinyin.isIn(foldText(name), wanted)
}
