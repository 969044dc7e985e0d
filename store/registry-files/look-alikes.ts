/** The text in Latin letters, as far as Cyrillic ones only look like them, and in small letters: to guess what was meant. */
export const looksLike = (text: string): string =>
  text.replaceAll(/\p{sc=Cyrillic}/gu, letter => latin[letter] ?? letter).toLowerCase()

/** The Cyrillic letters of a text that would be Latin, did not some letters only look so; none where more is wrong. */
export const cyrillicIn = (text: string): string[] =>
  /\p{sc=Cyrillic}/u.test(looksLike(text)) ? [] : [...new Set(text.match(/\p{sc=Cyrillic}/gu))]

/** The first word of Cyrillic and Latin letters where each Latin one has a Cyrillic that looks the same. */
export const wordWithLatin = (text: string): { word: string; letters: string } | undefined => {
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const letters = new Set(word.match(/\p{sc=Latin}/gu))
    if (letters.size === 0 || !/\p{sc=Cyrillic}/u.test(word)) continue
    if ([...letters].every(letter => looksCyrillic.has(letter))) return { word, letters: [...letters].join(', ') }
  }
  return undefined
}

const pairs = 'АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS ҺH аa еe оo рp сc хx уy іi јj ѕs һh ҮY кk тt мm нh вb'
const latin: Record<string, string> = Object.fromEntries(pairs.split(' ').map(([cyrillic, like]) => [cyrillic, like]))
const looksCyrillic = new Set('ABCEHIKMOPTXYaceiopxyh')
