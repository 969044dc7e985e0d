import { type Registry, registrySnapshot } from '../../domain/bodies/snapshot.ts'
import type { Print } from './print.ts'
import { Refused } from './refused.ts'
import { withDatabase } from './servers.ts'
import { settings } from './settings.ts'
import { words } from './words.ts'

/** The registry of the database where one is configured and answers, else the sample; a remark says which. */
export const registryInUse = async (print: Print): Promise<Registry> => {
  if (settings().KELISU_DATABASE_URL) {
    try {
      const registry = await withDatabase(async db => {
        const { registrySnapshotOf } = await import('../../store/registry-snapshot.ts')
        return registrySnapshotOf(db)
      })
      print.remark(words.registryOfDatabase)
      return registry
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      print.remark(error.said ?? error.code)
    }
  }
  const { sampleRegistry } = await import('../../store/registry-files/csv.ts')
  print.remark(words.registryOfSample)
  return registrySnapshot(await sampleRegistry())
}
