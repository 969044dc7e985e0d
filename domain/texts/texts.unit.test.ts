import { describe, expect, it } from 'vitest'
import { citations } from '../regulation/citations.ts'
import { codes } from '../regulation/codes.ts'
import { regulationEditions } from '../regulation/editions.ts'
import { isPlace, places } from '../regulation/places.ts'
import { type ReadingId, readings } from '../regulation/readings.ts'
import { actionTexts } from './actions.ts'
import { calendarRuleTexts } from './calendar-rules.ts'
import { citationTexts } from './citations.ts'
import { codeTexts } from './codes.ts'
import { dayTexts, reasonTexts, sourceTexts, statusTexts, weekdayTexts } from './days.ts'
import { editionFaultTexts } from './edition-faults.ts'
import { eventTexts } from './events.ts'
import { flagTexts } from './flags.ts'
import { type Language, languages, type Text } from './languages.ts'
import { meansText, procedureTexts } from './means.ts'
import { decisionTexts, outcomeTexts } from './outcomes.ts'
import { placeLabel } from './places.ts'
import { authorityTexts, positionTexts } from './positions.ts'
import { codeEditionTexts, deadlineTexts, originTexts, proofTexts, roleTexts, startTexts } from './proofs.ts'
import { readingTexts } from './readings.ts'
import { deadlineStateTexts, stageTexts } from './stages.ts'

const named = (prefix: string, texts: Record<string, Text>): [string, Text][] =>
  Object.entries(texts).map(([name, text]) => [`${prefix} ${name}`, text])

const parts = <Key extends string>(texts: Record<string, Record<Key, Text>>, key: Key): Record<string, Text> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[key]]))

const threeOf = ({ kk, ru, en }: Text): Text => ({ kk, ru, en })

const ofEditions: [string, Text][] = regulationEditions.flatMap(edition => [
  [`act of ${edition.id}`, edition.act],
  [`source of ${edition.id}`, edition.source],
  ...edition.unknown.map(entry => [`unknown of ${edition.id}`, threeOf(entry)] as [string, Text]),
  ...edition.courtDocument.map(entry => [`court document under ${edition.id}`, threeOf(entry)] as [string, Text]),
  ...edition.places.map(entry => [`${entry.place} in ${edition.id}`, threeOf(entry)] as [string, Text]),
])

const labelsOfPlaces: [string, Text][] = places.map(place => [
  `label of ${place}`,
  { kk: placeLabel(place, 'kk'), ru: placeLabel(place, 'ru'), en: placeLabel(place, 'en') },
])

const all: [string, Text][] = [
  ...ofEditions,
  ...labelsOfPlaces,
  ...named('edition fault', editionFaultTexts),
  ...named('action', actionTexts),
  ...named('code', codeTexts),
  ...named('event', eventTexts),
  ...named('calendar rule', calendarRuleTexts),
  ...named('label of', parts(citationTexts, 'label')),
  ...named('wording of', parts(citationTexts, 'says')),
  ...named('stage', parts(stageTexts, 'label')),
  ...named('holder at', parts(stageTexts, 'waits')),
  ...named('deadline', deadlineStateTexts),
  ...named('flag', parts(flagTexts, 'text')),
  ...named('position', positionTexts),
  ...named('authority', authorityTexts),
  ...named('outcome', outcomeTexts),
  ...named('decision', decisionTexts),
  ...named('procedure', procedureTexts),
  ...named('question', parts(readingTexts, 'question')),
  ...Object.entries(readingTexts).flatMap(([id, { alternatives }]) => named(`alternative of ${id}`, alternatives)),
  ...named('reason of a day', reasonTexts),
  ...named('day', dayTexts),
  ...named('status of a day', statusTexts),
  ...named('source of a day', sourceTexts),
  ...named('weekday', Object.fromEntries(Object.entries(weekdayTexts))),
  ...named('deadline', deadlineTexts),
  ...named('role in a count', roleTexts),
  ...named('start of a term', startTexts),
  ...named('origin of a fact', originTexts),
  ...named('code as read', codeEditionTexts),
  ...named('proof', proofTexts),
  ...named('means', {
    appeal: meansText('appeal', '2026-01-01'),
    petition: meansText('cassation', '2025-06-30'),
    complaint: meansText('cassation', '2025-07-01'),
  }),
]

const each = languages.flatMap(language => all.map(([name, text]) => [name, language, text[language]] as const))

describe('the texts', () => {
  it('and the codes are one set', () => {
    expect(Object.keys(codeTexts).sort()).toEqual(Object.keys(codes).sort())
  })

  it('and the citations are one set', () => {
    expect(Object.keys(citationTexts).sort()).toEqual([...citations].sort())
  })

  it('and the questions of the table of readings are one set', () => {
    for (const [id, { question, alternatives }] of Object.entries(readings)) {
      const said = readingTexts[id as ReadingId]
      expect(said.question.en, id).toBe(question)
      expect(Object.keys(said.alternatives), id).toEqual([...alternatives])
    }
  })

  it('say something different in each language', () => {
    for (const [name, text] of all) expect(new Set(languages.map(language => text[language])).size, name).toBe(3)
  })

  it('of a code end as sentences and say what to do after saying what is wrong', () => {
    for (const [name, text] of named('', codeTexts))
      for (const language of languages) expect(text[language], name).toMatch(/^[^.;]+[.;] ?.*\.$/)
  })

  it('use the same facts in the three languages', () => {
    const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [name, text] of all)
      for (const language of languages) expect(facts(text[language]), `${name} ${language}`).toEqual(facts(text.kk))
  })

  it('leave no fact outside a bracket, so that a missing one never leaves a hole', () => {
    for (const [name, language, text] of each)
      expect(text.replaceAll(/\[[^\]]*\]/g, ''), `${name} ${language}`).not.toMatch(/[{}[\]]/)
  })
})

describe('letters', () => {
  const mixed = /\p{L}*(?:\p{sc=Latin}\p{sc=Cyrillic}|\p{sc=Cyrillic}\p{sc=Latin})\p{L}*/u
  const looksCyrillic = /(?<![\p{L}\p{N}])[ABCEHIKMOPTXYabceiopxy](?![\p{L}\p{N}])/u

  it('a word of mixed Latin and Cyrillic letters is found', () => {
    expect('келiсу').toMatch(mixed)
    expect('келісу').not.toMatch(mixed)
    expect('болса, i бар').toMatch(looksCyrillic)
  })

  it('no word mixes Latin and Cyrillic letters, and no Latin letter stands for a Cyrillic one', () => {
    for (const [name, language, text] of each) {
      expect(text, `${name} ${language}`).not.toMatch(mixed)
      if (language !== 'en') expect(text.replaceAll(/\{\w+\}/g, ''), `${name} ${language}`).not.toMatch(looksCyrillic)
    }
  })

  it('Russian has no Kazakh letter, English no Cyrillic one, and a Kazakh sentence has its own', () => {
    const kazakh = /[әғқңөұүһі]/iu
    const has: Record<Language, (text: string) => boolean> = {
      kk: text => text.length < 40 || kazakh.test(text),
      ru: text => !kazakh.test(text) && /\p{sc=Cyrillic}/u.test(text),
      en: text => !/\p{sc=Cyrillic}/u.test(text),
    }
    for (const [name, language, text] of each) expect(has[language](text), `${name} ${language}: ${text}`).toBe(true)
  })
})

describe('our short wording of the Regulation', () => {
  const e1 = regulationEditions.find(({ id }) => id === 'E1')

  it.each([
    ['part-1-item-5', /өзге адам/, /ин(ым|ое) лиц/, /another person/],
    ['part-3', /басшысы бекіткен/, /утверждённом руководителем/, /head/],
    ['part-5', /АПК талаптарына сәйкес ресімделген/, /по требованиям ГПК/, /as the CPC requires/],
    ['part-6', /АПК-де белгіленген/, /установленного ГПК/, /set by the CPC/],
    ['part-7', /заңнамада көзделген негіз/, /предусмотренные законодательством основания/, /provided by legislation/],
    ['part-9', /өз шешімімен/, /своим решением/, /by his decision/],
    ['part-11', /сұрау салуды жіберген орган/, /направившему запрос/, /requesting body/],
    [
      'para-1',
      /Президентке тікелей бағынатын/,
      /непосредственно подчинённом Президенту/,
      /directly under the President/,
    ],
    ['para-2', /өзге де нормативтік құқықтық актілер/, /иными нормативными правовыми актами/, /other normative acts/],
    ['para-4', /шешімі бойынша оның орынбасары/, /по его решению его заместитель/, /by his decision, a deputy/],
    ['para-7-5', /нормативтік құқықтық актілер/, /нормативных правовых актов/, /normative acts/],
    ['para-9-6', /жоғары тұрған басшы/, /вышестоящему руководителю/, /superior head/],
    ['para-13', /басқа құрылымдық бөлімше/, /другие структурные подразделения/, /other subdivisions/],
  ] as const)('%s names who, by what and for whom, as the official text does', (place, kk, ru, en) => {
    const wording = e1?.places.find(entry => entry.place === place)
    expect(wording?.kk).toMatch(kk)
    expect(wording?.ru).toMatch(ru)
    expect(wording?.en).toMatch(en)
  })
})

describe('citations', () => {
  it('lead to the official text wherever they quote one', () => {
    for (const [citation, text] of Object.entries(citationTexts))
      if (citation === 'design') expect('link' in text).toBe(false)
      else
        expect(text, citation).toHaveProperty('link', expect.stringMatching(/^https:\/\/(adilet\.)?zan(\.gov)?\.kz\//))
  })

  it('of a place are named as the map of the law names it', () => {
    for (const citation of citations)
      if (isPlace(citation))
        for (const language of languages)
          expect(placeLabel(citation, language), citation).toBe(citationTexts[citation].label[language])
  })

  it('name part and item as the annex counts them', () => {
    expect(citationTexts['part-10'].label).toEqual({
      kk: 'алгоритмнің 10-бөлігі',
      ru: 'часть 10 алгоритма',
      en: 'part 10 of the algorithm',
    })
    expect(citationTexts['CPC-123-4'].label.kk).toBe('АПК 123-бабының 4-бөлігі')
    expect(citationTexts['part-1-item-5'].label.ru).toBe('подпункт 5) части 1 алгоритма')
  })

  it('name what an article of the Labour Code has: paragraphs, not parts as in the codes of procedure', () => {
    expect(citationTexts['LC-85-3'].label).toEqual({
      kk: 'Еңбек кодексінің 85-бабының 3-тармағы',
      ru: 'пункт 3 статьи 85 Трудового кодекса',
      en: 'article 85(3) of the Labour Code',
    })
  })
})
