// `npm run relay -- --data FOLDER`: a relay of your own.
import { runBuilt } from './setup/run-built.mjs'

runBuilt('server/main.js')
