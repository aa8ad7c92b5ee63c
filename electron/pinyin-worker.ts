// The thread that reads the dictionary of Chinese characters: tells the table, and has nothing more to do.
import { parentPort } from 'node:worker_threads'
import { pinyinTable } from './pinyin-table.ts'

parentPort!.postMessage(pinyinTable())
