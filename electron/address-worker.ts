// The thread that holds the address book and searches it: reading it and a search with errors in it take longer than the
// main process may stand still.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readAddressBook } from '../shared/geo/address-book.ts'
import { AddressSearch } from '../shared/geo/address-search.ts'
import { findSites } from '../shared/geo/find-sites.ts'
import type { AddressAnswer } from '../shared/ipc/contract.ts'

export interface AddressQuestion {
  n: number
  text: string
}

const search = open(workerData as string)

parentPort!.on('message', ({ n, text }: AddressQuestion) => {
  const answer: AddressAnswer = { book: search ? 'ready' : 'damaged', found: findSites(text, search) }
  parentPort!.postMessage({ n, answer })
})

function open(file: string): AddressSearch | null {
  try {
    const book = readAddressBook(JSON.parse(readFileSync(file, 'utf8')))
    return book ? new AddressSearch(book) : null
  } catch {
    return null
  }
}
