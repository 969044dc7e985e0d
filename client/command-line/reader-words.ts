import type { Text } from '../../domain/texts/languages.ts'
import { positionTexts } from '../../domain/texts/positions.ts'
import { words } from './words.ts'

/** Whom a notice is for, by the role that its id ends with. */
export const readerTexts: Record<string, Text> = {
  requester: words.requester,
  addressee: { kk: 'сұрау салу жолданған орган', ru: 'орган, которому адресован запрос', en: 'the body addressed' },
  approverChancery: {
    kk: 'келісуші органның кеңсесі',
    ru: 'канцелярия согласующего органа',
    en: "the approver's chancery",
  },
  legalHead: positionTexts.headOfLegalService,
  lawyer: positionTexts.lawyer,
  formerLawyer: { kk: 'бұрынғы заңгер', ru: 'прежний юрист', en: 'the former lawyer' },
  head: { kk: 'шешім қабылдайтын адам', ru: 'кто принимает решение', en: 'who decides' },
  supervisor: { kk: 'бақылаушы', ru: 'контролирующий', en: 'supervisor' },
}
