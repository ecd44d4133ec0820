/** Reads a blob from its beginning to its end. Whoever waits for it must keep it: a reader that nobody holds may be forgotten by the browser. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** In bytes, at most: half of what Chromium has ready for whoever comes late. */
const chunkSize = 1 << 20;

export interface BlobReader {
  /** The next bytes; none at the end. To be asked for one after the other. */
  next(): Promise<Bytes>;
  /** Takes back what is not needed any more, to be filled again. */
  giveBack(bytes: Bytes): void;
  cancel(): Promise<void>;
}

/** Buffers to fill, of all readers here: as many as were ever in use at a time. */
const spare: ArrayBuffer[] = [];

/** What is used for the first time is dear, so it is used before there is any hurry. */
export function makeBuffers(count: number): void {
  for (let i = 0; i < count; ++i) spare.push(new Uint8Array(chunkSize).fill(1).buffer);
}

/** Fills the same buffers again and again, which is half the work for the browser. */
class FillingReader implements BlobReader {
  constructor(private readonly reader: ReadableStreamBYOBReader) {}

  async next(): Promise<Bytes> {
    const buffer = spare.pop() ?? new ArrayBuffer(chunkSize);
    return (await this.reader.read(new Uint8Array(buffer))).value ?? new Uint8Array();
  }

  giveBack(bytes: Bytes): void {
    spare.push(bytes.buffer);
  }

  cancel(): Promise<void> {
    return this.reader.cancel();
  }
}

/** Takes the chunks that the browser makes. */
class TakingReader implements BlobReader {
  constructor(private readonly reader: ReadableStreamDefaultReader<Bytes>) {}

  async next(): Promise<Bytes> {
    return (await this.reader.read()).value ?? new Uint8Array();
  }

  giveBack(): void {
    // the browser makes new ones
  }

  cancel(): Promise<void> {
    return this.reader.cancel();
  }
}

export function readerOf(blob: Blob): BlobReader {
  const stream = blob.stream();
  try {
    return new FillingReader(stream.getReader({ mode: "byob" }));
  } catch {
    return new TakingReader(stream.getReader());  // not every browser fills buffers
  }
}
