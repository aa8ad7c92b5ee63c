// The thread that holds the address book and searches it: reading it and a search with errors in it take longer than the
// main process may stand still.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readAddressBook, type AddressBook } from '../shared/geo/address-book.ts'
import { AddressSearch } from '../shared/geo/address-search.ts'
import { findSites } from '../shared/geo/find-sites.ts'
import { hasHan, Pinyin } from '../shared/pinyin/pinyin.ts'
import type { AddressAnswer } from '../shared/ipc/contract.ts'

export interface AddressQuestion {
  n: number
  text: string
}

const search = await open(workerData as string)

parentPort!.on('message', ({ n, text }: AddressQuestion) => {
  const answer: AddressAnswer = { book: search ? 'ready' : 'damaged', found: findSites(text, search) }
  parentPort!.postMessage({ n, answer })
})

async function open(file: string): Promise<AddressSearch | null> {
  try {
    const book = readAddressBook(JSON.parse(readFileSync(file, 'utf8')))
    return book ? new AddressSearch(book, await readerFor(book)) : null
  } catch {
    return null
  }
}

/** The dictionary is large: it is read only for a book that has Chinese names. */
async function readerFor(book: AddressBook): Promise<Pinyin | null> {
  if (!book.streets.some(([name]) => hasHan(name))) return null
  const { pinyinTable } = await import('./pinyin-table.ts')
  return new Pinyin(pinyinTable())
}
