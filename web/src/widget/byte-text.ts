/**
 * Bytes written as text in ASCII, one sign for the frequent ones and two for the others. Unlike base64 it keeps what
 * repeats within the bytes for the server's compression to find. web/byte-text.mjs writes it:
 * first all 256 bytes by how frequent they are, in hexadecimal; then the bytes themselves.
 */

/** Those that stand unchanged in a script and in a page: no quote, backslash or "<". The first three begin a pair. */
let signs = "";
for (let code = 32; code < 127; ++code) if (!'"\\<'.includes(String.fromCharCode(code))) signs += String.fromCharCode(code);
const pairs = 3;
const singles = signs.length - pairs;

export function bytesIn(text: string): ArrayBuffer {
  const byteOf = new Uint8Array(256);
  for (let i = 0; i < 256; ++i) byteOf[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  const placeOf = new Int16Array(128);
  for (let i = 0; i < signs.length; ++i) placeOf[signs.charCodeAt(i)] = i - pairs;
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let i = 512; i < text.length; ++i) {
    let place = placeOf[text.charCodeAt(i)] ?? 0;
    if (place < 0) place = (place + pairs + 1) * singles + (placeOf[text.charCodeAt(++i)] ?? 0);
    bytes[size++] = byteOf[place] ?? 0;
  }
  return bytes.slice(0, size).buffer;
}
