import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mayDecide } from '../../domain/authority/may-decide.ts'
import { readingsOf } from '../../domain/bodies/readings-in-force.ts'
import { registrySnapshot } from '../../domain/bodies/snapshot.ts'
import { route } from '../../domain/routing/route.ts'
import { readRegistryFiles } from '../../store/registry-files/csv.ts'

const folder = fileURLToPath(new URL('../../docs/examples/registry', import.meta.url))

describe("the example of an office's own registry (docs/examples/registry)", () => {
  it('has no fault, by itself and without the sample registry', async () => {
    const { faults, records } = await readRegistryFiles([folder])
    expect(faults).toEqual([])
    expect(records.bodies.map(body => body.id)).toEqual(['my-ministry', 'my-committee', 'my-department'])
  })

  it('has the committee’s own decision that its decisions give reasons', async () => {
    const registry = registrySnapshot((await readRegistryFiles([folder])).records)
    expect(readingsOf('my-committee', '2026-08-17', registry)).toEqual({ reasons: 'required' })
    expect(readingsOf('my-committee', '2024-02-05', registry)).toEqual({})
  })

  it('sends a request of the department to the committee, not to the ministry (part 1, item 3)', async () => {
    const registry = registrySnapshot((await readRegistryFiles([folder])).records)
    expect(route('my-department', '2026-08-17', registry)).toMatchObject({
      kind: 'approver',
      route: 3,
      approver: 'my-committee',
    })
  })

  it('lets the deputy decide by the act, and the head of the legal service not (part 9)', async () => {
    const registry = registrySnapshot((await readRegistryFiles([folder])).records)
    const day = { on: '2026-08-17' } as const
    expect(mayDecide('my-2', 'my-committee', day, registry)).toMatchObject({
      basis: 'delegation',
      act: { number: '12-ө' },
    })
    expect(mayDecide('my-3', 'my-committee', day, registry)).toMatchObject({ code: 'NOT_VESTED' })
  })
})
