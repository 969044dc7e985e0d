import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { casesInUse } from './cases.ts'
import { apiInUse } from './over-http/api.ts'
import type { Print } from './print.ts'
import { registryAsked } from './registry-questions.ts'
import { today } from './today.ts'

/** A value that can be typed, and what it is. */
export type Candidate = { value: string; description: string }

/** The values of that kind which the shell may offer for the word; none where they cannot be had at once: a shell that waits is worse. */
export const candidates = async (kind: string, word: string, print: Print): Promise<Candidate[]> => {
  const silent: Print = { ...print, remark: () => undefined, progress: () => undefined }
  try {
    return isCandidateKind(kind) ? await sources[kind](silent, word) : []
  } catch {
    return []
  }
}

/** Whether there is a list of what an argument of this name can be. */
export const isCandidateKind = (name: string): name is keyof typeof sources => Object.hasOwn(sources, name)

const bodies = async (print: Print): Promise<Candidate[]> =>
  (await (await registryAsked(print, 'hurried')).bodies(await today())).map(({ id, name }) => ({
    value: id,
    description: name.kk,
  }))

const files = async (_: Print, word: string): Promise<Candidate[]> => {
  const folder = word.endsWith('/') ? word : dirname(word)
  const inside = folder === '.' && !word.startsWith('./') ? '' : folder
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.map(entry => ({
    value: `${join(inside, entry.name)}${entry.isDirectory() ? '/' : ''}`,
    description: '',
  }))
}

const sources = {
  case: async (print: Print): Promise<Candidate[]> =>
    (await (await casesInUse(print, 'hurried')).list({ open: true })).map(({ caseId, stage, decisionDueOn }) => ({
      value: caseId,
      description: [stage, decisionDueOn].filter(part => part).join(', '),
    })),
  body: bodies,
  bodies,
  means: async (): Promise<Candidate[]> => ['appeal', 'cassation'].map(value => ({ value, description: '' })),
  file: files,
  files,
  webhook: async (print: Print): Promise<Candidate[]> => {
    const api = await apiInUse(print, 'hurried')
    const { webhooks } = await api.get<{ webhooks: { id: string; address: string }[] }>('/api/v1/webhooks')
    return webhooks.map(({ id, address }) => ({ value: id, description: address }))
  },
}
