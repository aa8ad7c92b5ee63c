// `npm run relay -- --data FOLDER`: a relay of your own; also its backup, restore and verify.
import { runBuilt } from './setup/run-built.mjs'

runBuilt('server/main.js')
