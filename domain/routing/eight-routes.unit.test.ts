import { expect, it } from 'vitest'
import { aBody, anAkim, madeUp } from '../../test/bodies/made-up-registry.ts'
import type { Citation } from '../regulation/citations.ts'
import { route } from './route.ts'

const on = '2026-03-02'
const registry = madeUp(
  aBody('minfin', 'centralStateBody'),
  aBody('kgd', 'department', 'minfin'),
  aBody('dgd-almaty', 'territorialSubdivision', 'kgd'),
  aBody('ugd-bostandyk', 'territorialSubdivision', 'dgd-almaty'),
  aBody('minjust', 'centralStateBody'),
  aBody('justice-abai', 'territorialSubdivision', 'minjust'),
  anAkim('akim-karagandy', 'oblast'),
  aBody('education-karagandy', 'localExecutiveBody', 'akim-karagandy'),
  anAkim('akim-bukhar', 'district', 'akim-karagandy'),
  aBody('utilities-bukhar', 'localExecutiveBody', 'akim-bukhar'),
  anAkim('akim-doskei', 'ruralOkrug', 'akim-bukhar'),
  anAkim('akim-settlement', 'settlement', 'akim-bukhar'),
  anAkim('akim-village', 'village', 'akim-bukhar'),
  anAkim('akim-almaty', 'cityOfRepublicanSignificance'),
  anAkim('akim-medeu', 'cityDistrict', 'akim-almaty'),
)

const routes: [Citation, body: string, approver: string][] = [
  ['part-1-item-1', 'kgd', 'minfin'],
  ['part-1-item-2', 'justice-abai', 'minjust'],
  ['part-1-item-3', 'dgd-almaty', 'kgd'],
  ['part-1-item-4', 'ugd-bostandyk', 'dgd-almaty'],
  ['part-1-item-5', 'education-karagandy', 'akim-karagandy'],
  ['part-1-item-5', 'utilities-bukhar', 'akim-bukhar'],
  ['part-1-item-6', 'akim-bukhar', 'akim-karagandy'],
  ['part-1-item-7', 'akim-medeu', 'akim-almaty'],
  ['part-1-item-8', 'akim-doskei', 'akim-bukhar'],
  ['part-1-item-8', 'akim-settlement', 'akim-bukhar'],
  ['part-1-item-8', 'akim-village', 'akim-bukhar'],
]

it.each(routes)('by %s %s asks %s', (citation, body, approver) => {
  expect(route(body, on, registry)).toMatchObject({ kind: 'approver', citation, approver })
})
