import type { EditionRule } from '../regulation/edition-faults.ts'
import type { Text } from './languages.ts'

/** What is wrong when an edition file breaks a rule, and what to write instead. */
export const editionFaultTexts = {
  JSON_BROKEN: {
    kk: 'JSON емес; осы жолды түзетіңіз',
    ru: 'это не JSON; исправьте эту строку',
    en: 'not JSON; correct this line',
  },
  FIELD_INVALID: {
    kk: 'мәні жоқ немесе жарамсыз; оны толтырыңыз',
    ru: 'значения нет или оно не годится; заполните его',
    en: 'missing, or not a value that fits; fill it in',
  },
  LANGUAGE_MISSING: {
    kk: 'осы тілде мәтін жоқ; қазақша, орысша және ағылшынша жазыңыз',
    ru: 'на этом языке текста нет; нужны казахский, русский и английский',
    en: 'no text in this language; write it in Kazakh, Russian and English',
  },
  CITATION_UNKNOWN: {
    kk: 'Ережеде мұндай бөлік немесе тармақ жоқ; нөмірін тексеріңіз',
    ru: 'такой части или пункта в Положении нет; проверьте номер',
    en: 'the Regulation has no such part or paragraph; check its number',
  },
  DATE_INVALID: {
    kk: 'мұндай күн жоқ; ЖЖЖЖ-АА-КК түрінде немесе null деп жазыңыз',
    ru: 'такой даты нет; нужно ГГГГ-ММ-ДД или null',
    en: 'not a date; write YYYY-MM-DD, or null',
  },
  DATES_REVERSED: {
    kk: 'редакция басталмай тұрып аяқталады; күндерін ауыстырыңыз',
    ru: 'редакция кончается раньше, чем начинается; проверьте даты',
    en: 'the edition ends before it begins; check both dates',
  },
  DATES_OVERLAP: {
    kk: 'алдыңғы редакция әлі қолданыста; оның соңғы күнін осыдан бір күн бұрын қойыңыз',
    ru: 'предыдущая редакция ещё действует; она должна кончаться днём раньше',
    en: 'the edition before is still in force; let it end on the day before',
  },
  DATES_HOLE: {
    kk: 'редакциясыз күндер қалады; редакциялар бірінен кейін бірі келуге тиіс',
    ru: 'остаются дни без редакции; редакции должны идти подряд',
    en: 'days are left without an edition; each must begin on the day after the last',
  },
  UNSORTED: {
    kk: 'реті бұзылған; мәтіндегі ретпен, ескісінен бастап жазыңыз',
    ru: 'порядок нарушен; пишите в порядке текста, от старого к новому',
    en: 'out of order; write in the order of the text, the oldest first',
  },
  PLACE_TWICE: {
    kk: 'екі рет жазылған; біреуін алып тастаңыз',
    ru: 'записано дважды; уберите одно',
    en: 'given twice; take one out',
  },
  PLACE_MISSING: {
    kk: 'мәтіні жазылмаған бөлік немесе тармақ бар; оны жазыңыз не carriedFrom көрсетіңіз',
    ru: 'часть или пункт без текста; запишите его или укажите carriedFrom',
    en: 'a part or paragraph has no wording; write it, or name the edition it is carriedFrom',
  },
  ID_TWICE: {
    kk: 'бұл id басқа редакцияда бар; басқасын алыңыз',
    ru: 'этот id уже у другой редакции; возьмите другой',
    en: 'another edition has this id; take a different one',
  },
  EDITION_UNKNOWN: {
    kk: 'толық мәтіні бар ондай редакция жоқ; carriedFrom мәнін тексеріңіз',
    ru: 'такой редакции с полным текстом нет; проверьте carriedFrom',
    en: 'there is no such edition with a full text; check carriedFrom',
  },
} as const satisfies Record<EditionRule, Text>
