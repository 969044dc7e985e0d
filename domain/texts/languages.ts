/** Kazakh is the state language and comes first everywhere; Russian is official; English is for readers abroad. */
export const languages = ['kk', 'ru', 'en'] as const

export type Language = (typeof languages)[number]

/** One thing said in the three languages. */
export type Text = Record<Language, string>

/** A name as the registry has it: the two languages of state bodies. */
export type Name = { kk: string; ru: string }
