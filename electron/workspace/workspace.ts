// What is remembered of the windows: per set-up of displays which were open and where each was, and per window what its
// operator made of it. Pure; `workspace-file.ts` keeps it.
import { z } from 'zod'
import { windowViewSchema, type WindowRole, type WindowView } from '../../shared/ipc/contract.ts'

/** Where a window is: its bounds when it does not fill its display. */
const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof placeSchema>

/** By role: a role that another version knows is left as it is. */
const placesSchema = z.record(z.string(), placeSchema.extend({ open: z.boolean() }))

const workspaceSchema = z.object({
  version: z.literal(1),
  /** the one used last at the end */
  setUps: z.array(z.object({ displays: z.string(), places: placesSchema })),
  views: z.record(z.string(), z.object(windowViewSchema.shape)),
})
export type WorkspaceRecord = z.infer<typeof workspaceSchema>

/** Before version 1 there was one place for each role, whatever the displays. */
const unversionedSchema = z.record(z.string(), placeSchema.strict())

/** More set-ups than this nobody goes back to. */
const mostSetUps = 20

export class Workspace {
  private setUps = new Map<string, WorkspaceRecord['setUps'][number]['places']>()
  private views: WorkspaceRecord['views'] = {}

  /** @throws when the text is not a record of windows */
  static read(text: string, displaysNow: string): Workspace {
    const record: unknown = JSON.parse(text)
    const workspace = new Workspace()
    const unversioned = unversionedSchema.safeParse(record).data
    if (unversioned)
      for (const [role, place] of Object.entries(unversioned))
        workspace.put(displaysNow, role, { ...place, open: role === 'console' })
    else {
      const { setUps, views } = workspaceSchema.parse(record)
      workspace.setUps = new Map(setUps.map(({ displays, places }) => [displays, places]))
      workspace.views = views
    }
    return workspace
  }

  get record(): WorkspaceRecord {
    const setUps = [...this.setUps].map(([displays, places]) => ({ displays, places }))
    return { version: 1, setUps, views: this.views }
  }

  place(displays: string, role: WindowRole): WindowPlace | undefined {
    return this.setUps.get(displays)?.[role]
  }

  /** @returns whether the window was open when this set-up was last used */
  wasOpen(displays: string, role: WindowRole): boolean {
    return this.setUps.get(displays)?.[role]?.open ?? false
  }

  isAt(displays: string, role: WindowRole, place: WindowPlace): void {
    this.put(displays, role, { ...place, open: true })
  }

  isClosed(displays: string, role: WindowRole): void {
    const place = this.place(displays, role)
    if (place) this.put(displays, role, { ...place, open: false })
  }

  view(role: WindowRole): WindowView {
    return this.views[role] ?? { map: null, panes: {}, apart: false }
  }

  keepView(role: WindowRole, view: WindowView): void {
    this.views = { ...this.views, [role]: view }
  }

  private put(displays: string, role: string, place: WindowPlace & { open: boolean }): void {
    const places = { ...this.setUps.get(displays), [role]: place }
    this.setUps.delete(displays)
    this.setUps.set(displays, places)
    for (const oldest of [...this.setUps.keys()].slice(0, -mostSetUps)) this.setUps.delete(oldest)
  }
}
