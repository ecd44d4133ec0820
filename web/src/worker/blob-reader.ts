/** Reads a blob from its beginning to its end. Whoever waits for it must keep it: a reader that nobody holds may be forgotten by the browser. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** In bytes. */
const chunkSize = 1 << 18;

export interface BlobReader {
  /** The next bytes; none at the end. To be asked for one after the other. */
  next(): Promise<Bytes>;
  /** Takes back what is not needed any more, to be filled again. */
  giveBack(bytes: Bytes): void;
  cancel(): Promise<void>;
}

/** Fills the same buffers again and again, which is half the work for the browser. */
class FillingReader implements BlobReader {
  private readonly spare: ArrayBuffer[] = [];

  constructor(private readonly reader: ReadableStreamBYOBReader, private left: number) {}

  async next(): Promise<Bytes> {
    let buffer = this.spare.pop() ?? new ArrayBuffer(chunkSize);
    const size = Math.min(chunkSize, this.left);
    let filled = 0;
    while (filled < size) {
      const { value } = await this.reader.read(new Uint8Array(buffer, filled));
      if (!value?.length) break;
      buffer = value.buffer;
      filled += value.length;
    }
    this.left -= filled;
    return new Uint8Array(buffer, 0, filled);
  }

  giveBack(bytes: Bytes): void {
    this.spare.push(bytes.buffer);
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
    return new FillingReader(stream.getReader({ mode: "byob" }), blob.size);
  } catch {
    return new TakingReader(stream.getReader());  // not every browser fills buffers
  }
}
