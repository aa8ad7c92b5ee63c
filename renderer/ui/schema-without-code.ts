// The pages may not make code from strings (their content security policy says so), and the schema library must not try.
// Imported before anything that makes a schema.
import { z } from 'zod'

z.config({ jitless: true })
