/** As a body writes its incoming numbers: `#` is a number, `YYYY` a year, all else stands for itself (`17-5/#`, `кіріс № #-YYYY`). */
export const fitsFormat = (number: string, format: string): boolean =>
  new RegExp(
    `^${format
      .replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replaceAll('YYYY', '\\d{4}')
      .replaceAll('#', '\\d+')}$`,
  ).test(number)

/** Whether a text can be a format. Two numbers without anything between them are one number. */
export const isFormat = (text: string): boolean => text.includes('#') && !/##|#YYYY|YYYY#/.test(text)
