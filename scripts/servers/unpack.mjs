import { gunzipSync, inflateRawSync } from 'node:zlib'

/**
 * One file out of a zip archive held in memory (stored or deflated, below 4 GB).
 * @param {Buffer} zip
 * @param {(name: string) => boolean} wanted
 * @returns {Buffer}
 */
export function fromZip(zip, wanted) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('not a zip archive')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28)
    if (wanted(zip.toString('utf8', at + 46, at + 46 + nameLength))) {
      const method = zip.readUInt16LE(at + 10)
      const size = zip.readUInt32LE(at + 20)
      const local = zip.readUInt32LE(at + 42)
      const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const data = zip.subarray(begin, begin + size)
      return method === 0 ? data : inflateRawSync(data)
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  throw new Error('the file looked for is not in the zip archive')
}

/**
 * One file out of a .tar.gz archive held in memory.
 * @param {Buffer} archive
 * @param {(name: string) => boolean} wanted
 * @returns {Buffer}
 */
export function fromTarGz(archive, wanted) {
  const tar = gunzipSync(archive)
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    if (wanted(name)) return tar.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
  throw new Error('the file looked for is not in the tar archive')
}
