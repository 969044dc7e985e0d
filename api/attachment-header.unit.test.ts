import { describe, expect, it } from 'vitest'
import { attachmentHeader } from './attachment-header.ts'

/** As a browser reads it. */
const nameIn = (header: string): string => decodeURIComponent(/filename\*=UTF-8''([^;]*)$/.exec(header)?.[1] ?? '')

describe('the name under which a file is saved', () => {
  it.each([
    ['Апелляциялық шағым № 5 (ӘҒҚҢӨҰҮҺІ).pdf', 'Апелляциялық шағым № 5 (ӘҒҚҢӨҰҮҺІ).pdf'],
    ["o'neil 100%.pdf", "o'neil 100%.pdf"],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\a.pdf', 'C__a.pdf'],
    ['a"; filename="b.exe', 'a_; filename=_b.exe'],
    ['line\r\nset-cookie: a', 'line__set-cookie_ a'],
    ['‮fdp.exe', '_fdp.exe'],
    ['half \ud800.pdf', 'half \ufffd.pdf'],
    ['.bashrc', '_bashrc'],
    ['a.pdf. . ', 'a.pdf_'],
  ])('of %j is %j', (name, saved) => {
    expect(nameIn(attachmentHeader(name))).toBe(saved)
  })

  it.each(['Шағым.pdf', 'a"\r\n\\;%;.pdf', '😀'])(
    'makes a header of printable ASCII, in quotes that stay closed: %j',
    name => {
      expect(attachmentHeader(name)).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]*$/,
      )
      expect(attachmentHeader(name).split('"')).toHaveLength(3)
    },
  )
})
