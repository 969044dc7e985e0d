import type { Language, Text } from './languages.ts'

/** What is wrong in a file of the registry, and what to do: per kind of fault, with the facts it needs. */
export const registryFaultTexts = {
  fileMissing: () => ({
    kk: 'мұндай файл не қалта жоқ: атауын тексеріңіз',
    ru: 'такого файла или папки нет: проверьте название',
    en: 'there is no such file or folder: check its name',
  }),
  fileUnreadable: ({ reason }: { reason: string }) => ({
    kk: `файл оқылмады, оған рұқсатты тексеріңіз (${reason})`,
    ru: `файл не читается, проверьте доступ к нему (${reason})`,
    en: `the file cannot be read, check the access to it (${reason})`,
  }),
  folderEmpty: () => ({
    kk: 'бұл қалтада *.csv жоқ: файлдарды не басқа қалтаны атаңыз',
    ru: 'в этой папке нет *.csv: назовите файлы или другую папку',
    en: 'there is no *.csv in this folder: name the files, or another folder',
  }),
  notUtf8: () => ({
    kk: 'файл UTF-8 емес: оны «CSV UTF-8» түрінде сақтаңыз',
    ru: 'файл не в UTF-8: сохраните его как «CSV UTF-8»',
    en: 'the file is not UTF-8: save it as "CSV UTF-8"',
  }),
  fileEmpty: () => ({
    kk: 'файлда тақырып жоқ: бірінші жолға бағандардың атауларын жазыңыз',
    ru: 'в файле нет заголовка: назовите в первой строке столбцы',
    en: 'the file has no header: name the columns in its first line',
  }),
  notRecognised: ({ kinds }: { kinds: string }) => ({
    kk: `бағандардан файлдың түрі танылмады: «,» не «;» арқылы бөліп, мыналардың бірін жазыңыз: ${kinds}`,
    ru: `по столбцам не узнать, что это за файл: разделите их знаком «,» или «;» и назовите одно из: ${kinds}`,
    en: `the columns do not tell what the file holds: part them by , or ; and name those of one kind: ${kinds}`,
  }),
  quoteNotClosed: () => ({
    kk: 'осы жолда ашылған тырнақша жабылмаған: оны жабыңыз',
    ru: 'кавычка, открытая в этой строке, не закрыта: закройте её',
    en: 'a quote that opens on this line is not closed: close it',
  }),
  quoteMisplaced: () => ({
    kk: 'ұяшықтың ішінде " тұр: ұяшықты тырнақшаға алып, ішіндегісін "" деп жазыңыз',
    ru: 'внутри ячейки стоит ": возьмите ячейку в кавычки, а в ней пишите ""',
    en: 'a " stands inside a cell: put the cell in quotes, and write "" in it',
  }),
  csvBroken: ({ reason }: { reason: string }) => ({
    kk: `CSV түрінде оқылмады: осы жолды түзетіңіз (${reason})`,
    ru: `не читается как CSV: исправьте эту строку (${reason})`,
    en: `not readable as CSV: correct this line (${reason})`,
  }),
  tooManyCells: ({ cells, columns }: { cells: number; columns: number }) => ({
    kk: `баған саны – ${columns}, ал ұяшық саны – ${cells}: бөлгіш белгісі бар ұяшықты тырнақшаға алыңыз не артығын өшіріңіз`,
    ru: `столбцов – ${columns}, а ячеек – ${cells}: возьмите в кавычки ячейку со знаком-разделителем или удалите лишнее`,
    en: `${cells} cells under ${columns} columns: put a cell that holds the separator in quotes, or take out what is too much`,
  }),
  columnMissing: ({ column }: { column: string }) => ({
    kk: `${column} бағаны керек: оны қосыңыз`,
    ru: `нужен столбец ${column}: добавьте его`,
    en: `the column ${column} is needed: add it`,
  }),
  columnMisspelt: ({ meant }: { meant: string }) => ({
    kk: `бағанды ${meant} деп, дәл осы бас және кіші латын әріптерімен жазыңыз`,
    ru: `напишите название столбца так: ${meant}, латиницей, с теми же прописными и строчными буквами`,
    en: `write this column as ${meant}, in Latin letters, capital and small as here`,
  }),
  columnUnknown: ({ columns }: { columns: string }) => ({
    kk: `мұндай баған жоқ: оны өшіріңіз; болатындары: ${columns}`,
    ru: `такого столбца нет: уберите его; бывают: ${columns}`,
    en: `there is no such column: take it out; there are ${columns}`,
  }),
  columnTwice: () => ({
    kk: 'баған екі рет тұр: біреуін өшіріңіз',
    ru: 'столбец стоит дважды: уберите один',
    en: 'the column stands twice: take one out',
  }),

  valueMissing: ({ column }: { column: string }) => ({
    kk: `${column} бос: толтырыңыз`,
    ru: `${column} – пусто: заполните`,
    en: `${column} is empty: fill it in`,
  }),
  partMissing: ({ column, given }: { column: string; given: string }) => ({
    kk: `${given} бар, ал ${column} бос: екеуін де толтырыңыз не екеуін де бос қалдырыңыз`,
    ru: `${given} указано, а ${column} – пусто: заполните оба или оставьте оба пустыми`,
    en: `${given} is given and ${column} is empty: fill in both, or neither`,
  }),
  notAnId: () => ({
    kk: '1-40 таңбалы белгі керек: a-z, 0-9, -',
    ru: 'нужно обозначение из 1-40 знаков: a-z, 0-9, -',
    en: 'expected 1-40 characters a-z, 0-9, -',
  }),
  notASystemId: () => ({
    kk: '1-64 таңбалы белгі керек: A-Z, a-z, 0-9, . _ -',
    ru: 'нужно обозначение из 1-64 знаков: A-Z, a-z, 0-9, . _ -',
    en: 'expected 1-64 characters A-Z, a-z, 0-9, . _ -',
  }),
  individualNumber: () => ({
    kk: 'жеке сәйкестендіру нөмірі емес, өзіңіз берген белгі керек',
    ru: 'нужно своё обозначение, а не индивидуальный номер',
    en: 'expected an id of your own, not an individual number',
  }),
  cyrillicLetters: ({ letters }: { letters: string }) => ({
    kk: `мұнда латын әріптері керек, ал мыналар кириллица: ${letters}; оларды латынша теріңіз`,
    ru: `здесь нужны латинские буквы, а эти – кириллица: ${letters}; наберите их латиницей`,
    en: `Latin letters are needed here, and these are Cyrillic: ${letters}; type them in Latin`,
  }),
  latinLetters: ({ word, letters }: { word: string; letters: string }) => ({
    kk: `«${word}» сөзінде латын әріптері бар: ${letters}; оларды кириллицамен теріңіз`,
    ru: `в слове «${word}» есть латинские буквы: ${letters}; наберите их кириллицей`,
    en: `the word "${word}" has Latin letters: ${letters}; type them in Cyrillic`,
  }),
  notADate: () => ({
    kk: '1991–2199 жылдардағы күн YYYY-MM-DD түрінде керек, мысалы 2026-02-01 (Excel: ұяшық пішімі «Мәтін»); соңғы күні жоқ болса, validTo бос қалсын',
    ru: 'нужна дата 1991–2199 годов как YYYY-MM-DD, например 2026-02-01 (Excel: формат ячеек «Текстовый»); где последнего дня нет, validTo пусто',
    en: 'expected a date YYYY-MM-DD from 1991 to 2199, such as 2026-02-01 (Excel: format the cells as Text); where there is no last day, validTo stays empty',
  }),
  notYesOrNo: () => ({ kk: 'true не false керек', ru: 'нужно true или false', en: 'expected true or false' }),
  notAKey: () => ({
    kk: 'JSON түріндегі ашық кілт (JWK) керек: Ed25519 не P-256, жабық бөлігінсіз',
    ru: 'нужен открытый ключ (JWK) в JSON: Ed25519 или P-256, без закрытой части',
    en: 'expected a public key as a JWK in JSON (Ed25519 or P-256, no private part)',
  }),
  notAFormat: () => ({
    kk: 'нөмірдің орнына # қойылған үлгі керек, мысалы 17-5/# не #-YYYY',
    ru: 'нужен формат со знаком # вместо номера, например 17-5/# или #-YYYY',
    en: 'expected a format with # for the number, such as 17-5/# or #-YYYY',
  }),
  notAnEmail: () => ({
    kk: 'электрондық пошта мекенжайы керек',
    ru: 'нужен адрес электронной почты',
    en: 'expected an e-mail address',
  }),
  notASha256: () => ({
    kk: '64 таңба керек: 0-9, a-f',
    ru: 'нужны 64 знака: 0-9, a-f',
    en: 'expected 64 characters 0-9, a-f',
  }),
  notATime: () => ({ kk: 'HH:mm түріндегі уақыт керек', ru: 'нужно время HH:mm', en: 'expected a time HH:mm' }),
  notOneOf: ({ values }: { values: string }) => ({
    kk: `мыналардың бірі керек: ${values}`,
    ru: `нужно одно из: ${values}`,
    en: `expected one of ${values}`,
  }),
  tooLong: ({ most }: { most: number }) => ({
    kk: `${most} таңбадан аспасын: қысқартыңыз`,
    ru: `не длиннее ${most} знаков: сократите`,
    en: `at most ${most} characters: shorten it`,
  }),
  notOneLine: () => ({
    kk: 'жолды үзбей, басқару таңбаларынсыз бір жолмен жазыңыз',
    ru: 'напишите одной строкой, без переносов и управляющих знаков',
    en: 'write it as one line, without line breaks and control characters',
  }),

  akimWithoutUnit: () => ({
    kk: 'әкім басқаратын бірлікті жазыңыз',
    ru: 'укажите единицу, которую возглавляет аким',
    en: 'an akim needs the unit he heads: fill it in',
  }),
  onlyOfAkim: ({ column }: { column: string }) => ({
    kk: `${column} тек әкімде болады: бос қалдырыңыз`,
    ru: `${column} бывает только у акима: оставьте пустым`,
    en: `only an akim has ${column}: leave it empty`,
  }),
  onlyOfOtherUnit: () => ({
    kk: 'бөлімше тек otherUnit лауазымында көрсетіледі: бос қалдырыңыз',
    ru: 'подразделение указывают только у otherUnit: оставьте пустым',
    en: 'only otherUnit names a unit: leave it empty',
  }),
  orderWithoutApprover: () => ({
    kk: 'әскери тәртіп кім келісетінін атайды: толтырыңыз',
    ru: 'порядок для воинских частей называет, кто согласует: заполните',
    en: 'a military order names who approves: fill it in',
  }),
  notOfThisAct: ({ act, column }: { act: string; column: string }) => ({
    kk: `${act} түріндегі актіде ${column} болмайды: бос қалдырыңыз`,
    ru: `у акта вида ${act} не бывает ${column}: оставьте пустым`,
    en: `an act of kind ${act} has no ${column}: leave it empty`,
  }),
  notAnAlternative: ({ reading, alternatives, citation }: OfReading & { alternatives: string }) => ({
    kk: `${reading} үшін мыналардың бірі керек: ${alternatives} (${citation})`,
    ru: `для ${reading} нужно одно из: ${alternatives} (${citation})`,
    en: `${reading} can be ${alternatives} (${citation})`,
  }),
  onlyForAll: ({ reading, citation }: OfReading) => ({
    kk: `${reading} бағытқа қатысты, бәріне бірдей таңдалады: * жазыңыз (${citation})`,
    ru: `${reading} касается маршрута и выбирается для всех: напишите * (${citation})`,
    en: `${reading} concerns the route and is chosen for all: write * (${citation})`,
  }),
  hourMissing: ({ reading, alternative, citation }: OfReading & { alternative: string }) => ({
    kk: `${reading} ${alternative} мәтінде жоқ сағатқа сүйенеді: сағатты жазыңыз (${citation})`,
    ru: `${reading} ${alternative} опирается на час, которого нет в тексте: укажите его (${citation})`,
    en: `${reading} ${alternative} rests on a time of day, which the text does not give: fill it in (${citation})`,
  }),
  hourForNothing: ({ reading, alternative, citation }: OfReading & { alternative: string }) => ({
    kk: `${reading} ${alternative} үшін сағат керек емес: бос қалдырыңыз (${citation})`,
    ru: `у ${reading} ${alternative} нет часа: оставьте пустым (${citation})`,
    en: `${reading} ${alternative} has no hour: leave it empty (${citation})`,
  }),

  datesReversed: ({ to, from }: { to: string; from: string }) => ({
    kk: `${to} күні ${from} күнінен ерте: екеуін де тексеріңіз`,
    ru: `${to} раньше, чем ${from}: проверьте обе даты`,
    en: `${to} is before ${from}: check both dates`,
  }),
  sameTime: (other: Place) => ({
    kk: `бұл жерде жазылғанмен бір мезгілде қолданылады: ${placeText(other).kk}; бұрынғысына соңғы күнін (validTo) беріңіз не біреуін өшіріңіз`,
    ru: `действует в одно время с тем, что здесь: ${placeText(other).ru}; дайте более ранней записи последний день (validTo) или уберите одну`,
    en: `valid at the same time as ${placeText(other).en}: give the earlier its last day (validTo), or take one out`,
  }),
  knownAlready: ({ from, to }: { from: string; to: string }) => ({
    kk: `тізілімде осы туралы ${from}…${to} жазбасы бар. Соны түзету үшін validFrom ${from} болып қалсын; жаңа нұсқа үшін оны validTo күнімен бірге осы файлға қосыңыз`,
    ru: `в реестре об этом есть запись ${from}…${to}. Чтобы исправить её, оставьте validFrom ${from}; для новой версии внесите в файл и её, с последним днём (validTo)`,
    en: `the registry has a record of this from ${from} to ${to || 'further notice'}. To correct that one keep validFrom ${from}; for a new version load it too, with its last day (validTo)`,
  }),
  twice: ({ id, ...other }: Place & { id: string }) => ({
    kk: `${id} мұнда да тұр: ${placeText(other).kk}; біреуін өшіріңіз`,
    ru: `${id} стоит и здесь: ${placeText(other).ru}; уберите одну запись`,
    en: `${id} stands also on ${placeText(other).en}: take one out`,
  }),
  actEntered: ({ id }: { id: string }) => ({
    kk: `осы органның мұндай нөмірі мен күні бар актісі ${id} белгісімен енгізілген: соны түзету үшін осы белгіні жазыңыз не жолды өшіріңіз`,
    ru: `акт этого органа с таким номером и датой внесён под обозначением ${id}: чтобы исправить его, укажите это обозначение, или уберите строку`,
    en: `an act of this body with this number and date is entered as ${id}: to correct it write that id, or take the line out`,
  }),
  bodyUnknown: ({ id }: { id: string }) => ({
    kk: `${id} деген орган жоқ: белгісін түзетіңіз не bodies.csv файлына енгізіңіз`,
    ru: `органа ${id} нет: исправьте обозначение или внесите его в bodies.csv`,
    en: `there is no body ${id}: correct the id, or enter it in bodies.csv`,
  }),
  bodyNotValid: ({ id, on }: { id: string; on: string }) => ({
    kk: `${on} күні ${id} органы болмаған: күнді не органды түзетіңіз`,
    ru: `${on} органа ${id} не было: исправьте дату или орган`,
    en: `the body ${id} does not exist on ${on}: correct the date or the body`,
  }),
  personUnknown: ({ id }: { id: string }) => ({
    kk: `${id} деген адам жоқ: белгісін түзетіңіз не people.csv файлына енгізіңіз`,
    ru: `лица ${id} нет: исправьте обозначение или внесите его в people.csv`,
    en: `there is no person ${id}: correct the id, or enter the person in people.csv`,
  }),
  parentCycle: ({ id }: { id: string }) => ({
    kk: `${id} өзінен жоғары тұр: жоғары тұрған органды (parent) түзетіңіз`,
    ru: `${id} стоит над самим собой: исправьте вышестоящий орган (parent)`,
    en: `${id} stands above itself: correct the parent`,
  }),
  apparatusInvalid: ({ id, kind }: { id: string; kind: string }) => ({
    kk: `${id} түрі – ${kind}, ал аппараттың түрі other болуы керек: біреуін түзетіңіз`,
    ru: `${id} – вида ${kind}, а аппарат – other: исправьте одно из двух`,
    en: `${id} is a ${kind}, an apparatus is other: correct one of them`,
  }),
  sitsInApparatus: ({ body, seat }: { body: string; seat: string }) => ({
    kk: `${body} адамдары ${seat} ішінде: соны жазыңыз`,
    ru: `люди ${body} числятся в ${seat}: укажите его`,
    en: `the people of ${body} sit in ${seat}: write that`,
  }),
  actingWithoutOrder: () => ({
    kk: 'басқаның міндетін атқарушыға бұйрықтың нөмірі мен күні керек: толтырыңыз',
    ru: 'исполняющему обязанности нужны номер и дата приказа: заполните',
    en: 'who acts for another needs the number and date of the order: fill them in',
  }),
  actWithoutSubject: () => ({
    kk: 'актіде адам да, лауазым да жоқ: біреуін жазыңыз',
    ru: 'акт не называет ни лица, ни должности: укажите одно из них',
    en: 'the act names neither a person nor a position: fill in one',
  }),
  notIssuedByHead: ({ person, body, on }: { person: string; body: string; on: string }) => ({
    kk: `${on} күні ${person} ${body} органының басшысы емес: актіні шығарғанды, күнін не лауазымдарды түзетіңіз`,
    ru: `${person} ${on} не руководитель ${body}: исправьте, кто издал акт, его дату или должности`,
    en: `${person} is not the head of ${body} on ${on}: correct who issued the act, its date, or the positions`,
  }),
} as const satisfies Record<string, (facts: never) => Text>

type Place = { file?: string; line: number }

const placeText = ({ file, line }: Place): Text => {
  const of = file === undefined ? '' : `${file} `
  return { kk: `${of}${line}-жол`, ru: `${of}строка ${line}`, en: `${of}line ${line}` }
}

type OfReading = { reading: string; citation: string }

/** What can be wrong in a file of the registry. */
export type RegistryFaultKind = keyof typeof registryFaultTexts

/** The facts that a kind of fault is told with: none, or one object. */
export type RegistryFaultFacts<Kind extends RegistryFaultKind> = Parameters<(typeof registryFaultTexts)[Kind]>

/** A fault in words; `value` is what stood in the cell. */
export const registryFaultInWords = (
  { kind, facts, value }: { kind: RegistryFaultKind; facts: object; value?: string },
  language: Language,
): string => {
  const text = registryFaultTexts[kind] as (facts: object) => Text
  return text(facts)[language] + (value === undefined ? '' : `: ${value}`)
}
