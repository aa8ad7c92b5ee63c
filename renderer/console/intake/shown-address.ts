// A site as its address is read: in Latin letters where it has them.
import type { Site } from '../../../shared/model/place.ts'
import { siteAddress } from '../data/names.ts'

export function shownAddress(site: Pick<Site, 'address' | 'addressLatin'> | null): string {
  return site === null ? '' : siteAddress({ site: site as Site })
}
