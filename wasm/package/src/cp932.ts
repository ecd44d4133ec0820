/** The characters of CP932's pairs, from the browser's own decoder, as the module takes them. */
export function cp932Pairs(): string {
  const decoder = new TextDecoder("shift_jis");
  const pair = new Uint8Array(2);
  const all: string[] = [];
  for (let lead = 0x81; lead <= 0xfc; ++lead) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; ++trail) {
      pair.set([lead, trail]);
      const read = trail === 0x7f ? "" : decoder.decode(pair);
      all.push(read.length === 1 && read !== "\uFFFD" ? read : "\uFFFF");
    }
  }
  return all.join("");
}
