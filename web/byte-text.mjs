// Writes bytes as the text that web/src/widget/byte-text.ts reads.
const signs = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((sign) => !'"\\<'.includes(sign));
const [leads, singles] = [signs.slice(0, 3), signs.slice(3)];

/** A writer for all of `samples`: what is the same in two of them is the same in their texts. */
export function byteWriter(samples) {
  const counts = new Array(256).fill(0);
  for (const bytes of samples) for (const byte of bytes) counts[byte] += 1;
  const order = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  // Those of two signs go by their value, so that neighbours begin alike.
  const ranked = [...order.slice(0, singles.length), ...order.slice(singles.length).sort((a, b) => a - b)];
  const codes = new Array(256);
  ranked.forEach((byte, place) => {
    const lead = Math.floor(place / singles.length);
    codes[byte] = (lead > 0 ? leads[lead - 1] : "") + singles[place % singles.length];
  });
  return (bytes) => Buffer.from(ranked).toString("hex") + Array.from(bytes, (byte) => codes[byte]).join("");
}
