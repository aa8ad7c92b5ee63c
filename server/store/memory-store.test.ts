import { MemoryDisk, memoryStore } from './memory-store.ts'
import { storeContract } from '../../test/contract/store-contract.ts'

storeContract('the store in memory', () => {
  const disk = new MemoryDisk()
  return Promise.resolve({ open: () => Promise.resolve(memoryStore(disk)), remove: () => Promise.resolve() })
})
