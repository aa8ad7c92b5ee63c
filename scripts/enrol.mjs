// `npm run enrol`: gives a console its seat at a relay.
import { runBuilt } from './setup/run-built.mjs'

runBuilt('scripts/enrol/main.js')
