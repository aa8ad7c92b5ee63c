// An address book as its file has it: each street once, every address a row of five. Who lives there is nobody's business
// here.

export const addressBookVersion = 1

export interface AddressBook {
  readonly version: typeof addressBookVersion
  readonly attribution: string
  /** the name as on the sign, and in Latin letters */
  readonly streets: readonly (readonly [name: string, latin: string])[]
  /** codes of the districts */
  readonly areas: readonly string[]
  /** street and area are places in the lists above; degrees with seven decimals */
  readonly addresses: readonly (readonly [
    street: number,
    housenumber: string,
    lat: number,
    lon: number,
    area: number,
  ])[]
}

/** @returns undefined: this is no address book, or one of another version */
export function readAddressBook(file: unknown): AddressBook | undefined {
  const { version, streets, areas, addresses } = (file ?? {}) as Record<string, unknown>
  if (version !== addressBookVersion) return undefined
  if (!Array.isArray(streets) || !Array.isArray(areas) || !Array.isArray(addresses)) return undefined
  const whole =
    streets.every((row) => Array.isArray(row) && row.length === 2 && row.every((name) => typeof name === 'string')) &&
    areas.every((area) => typeof area === 'string') &&
    addresses.every(
      (row) =>
        Array.isArray(row) &&
        streets[row[0] as number] !== undefined &&
        typeof row[1] === 'string' &&
        Math.abs(row[2] as number) <= 90 &&
        Math.abs(row[3] as number) <= 180 &&
        areas[row[4] as number] !== undefined,
    )
  return whole ? (file as AddressBook) : undefined
}
