import type { Citation } from '../../domain/regulation/citations.ts'
import { citationLabel } from '../../domain/texts/citations.ts'
import type { Language } from '../../domain/texts/languages.ts'

/** The place in the law as a person names it; English readers get the short code, which the documents have. */
export const citationInWords = (citation: Citation, language: Language): string =>
  language === 'en' ? citation : citationLabel(citation, language)
