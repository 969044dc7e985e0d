import { describe, expect, it } from 'vitest'
import { printing } from '../../client/command-line/print.ts'

const told = (errIsTerminal: boolean) => {
  const said: string[] = []
  const print = printing(
    { out: text => void said.push(`out ${text}`), err: text => void said.push(`err ${text}`), errIsTerminal },
    () => ({ json: true, language: 'ru' }),
  )
  print.progress({ kk: 'бір', ru: 'раз', en: 'one' })
  print.progress({ kk: 'екі', ru: 'два', en: 'two' })
  print.remark('готово')
  print.answer({ done: true }, () => '')
  return said
}

describe('the progress of long work', () => {
  it('is one line on a terminal, gone before anything else is said', () => {
    expect(told(true)).toEqual([
      'err \r\u001B[2Kраз',
      'err \r\u001B[2Kдва',
      'err \r\u001B[2K',
      'err готово\n',
      'out {\n  "done": true\n}\n',
    ])
  })

  it('is told to no program', () => {
    expect(told(false)).toEqual(['err готово\n', 'out {\n  "done": true\n}\n'])
  })
})
