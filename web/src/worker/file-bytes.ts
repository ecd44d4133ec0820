/** A file's bytes for code that cannot wait: they are at hand before they are asked for. */
import { type BlobReader, type Bytes, readerOf } from "./blob-reader";

/** What a worker can do if it must; the page's own thread cannot. */
const SyncReader = (globalThis as { FileReaderSync?: new () => { readAsArrayBuffer(of: Blob): ArrayBuffer } }).FileReaderSync;

/** The file's first bytes, which are kept by themselves: every pass over it begins with the header. */
const headSize = SyncReader ? 1 << 18 : 1 << 20;

/** In bytes, what is at hand before a step of the core: all that it reads, but for rows that are longer than that. */
const reserve = SyncReader ? 1 << 18 : 2 << 20;

/** The bytes from a place in the file on, as they come. */
class Stretch {
  private readonly reader: BlobReader;
  private readonly chunks: Bytes[] = [];
  private begin: number;  // of the first chunk
  private end: number;    // of the last one
  private coming = Promise.resolve();

  constructor(file: File, from: number) {
    this.reader = readerOf(file.slice(from));
    this.begin = this.end = from;
  }

  has(offset: number): boolean {
    return offset >= this.begin && offset < this.end;
  }

  /** Whether that byte is here, or among the next to come. */
  isNear(offset: number): boolean {
    return offset >= this.begin && offset <= this.end + reserve;
  }

  /** Waits until the bytes from `from` to `to` are here, and forgets those before. */
  hold(from: number, to: number): Promise<void> {
    return this.coming = this.coming.then(() => this.fetch(from, to));
  }

  /** Of all that is here, the first `most` bytes. */
  copy(most: number): Bytes {
    const all = new Uint8Array(Math.min(most, this.end - this.begin));
    for (let at = 0; at < all.length; ) {
      const next = this.bytesFrom(this.begin + at).subarray(0, all.length - at);
      all.set(next, at);
      at += next.length;
    }
    return all;
  }

  /** The bytes from `offset` on that have come together. */
  bytesFrom(offset: number): Bytes {
    let begin = this.begin;
    for (const chunk of this.chunks) {
      if (offset < begin + chunk.length) return chunk.subarray(offset - begin);
      begin += chunk.length;
    }
    return new Uint8Array();
  }

  close(): void {
    this.reader.cancel().catch(() => undefined);
  }

  private async fetch(from: number, to: number): Promise<void> {
    for (let first = this.chunks[0]; first && this.begin + first.length <= from; first = this.chunks[0]) {
      this.begin += first.length;
      this.chunks.shift();
      this.reader.giveBack(first);
    }
    while (this.end < to) {
      const chunk = await this.reader.next();
      if (chunk.length === 0) return;
      this.chunks.push(chunk);
      this.end += chunk.length;
    }
  }
}

export class FileBytes {
  private head: Bytes = new Uint8Array();
  private stretch: Stretch | undefined;
  private at = 0;

  constructor(private readonly file: File) {}

  /** Waits for the file's first bytes, unless they are given. */
  async open(head?: Bytes): Promise<void> {
    this.head = head ?? await this.fetchFirst();
  }

  /** Those bytes: some, and all of a small file. */
  get first(): Bytes {
    return this.head;
  }

  /** The bytes from `offset` on, at most `size` and no more than lie together; none at the end. */
  read(offset: number, size: number): Bytes {
    const read = this.bytesFrom(offset, size).subarray(0, size);
    this.at = offset + read.length;
    return read;
  }

  /** The byte after those that were read last. */
  get position(): number {
    return this.at;
  }

  /** Whether the next step had better wait for ready(). */
  get isDry(): boolean {
    return this.at < this.file.size && !this.has(Math.min(this.file.size, this.at + reserve) - 1);
  }

  /** Waits for what a step reads from `offset` on; without one, from where the last one ended. */
  async ready(offset = this.at): Promise<void> {
    const from = Math.max(offset, headSize);
    const to = Math.min(this.file.size, offset + reserve);
    if (from >= to) return;
    if (!this.stretch?.isNear(from)) {
      this.stretch?.close();
      this.stretch = new Stretch(this.file, from);
    }
    await this.stretch.hold(from, to);
  }

  /** What comes after them in the file comes after them in the stretch as well. */
  private async fetchFirst(): Promise<Bytes> {
    this.stretch = new Stretch(this.file, 0);
    await this.stretch.hold(0, Math.min(this.file.size, headSize));
    return this.stretch.copy(headSize);
  }

  private has(offset: number): boolean {
    return offset < this.head.length || this.stretch?.has(offset) === true;
  }

  private bytesFrom(offset: number, size: number): Bytes {
    if (offset < this.head.length) return this.head.subarray(offset);
    if (offset >= this.file.size) return new Uint8Array();
    return this.stretch?.has(offset) ? this.stretch.bytesFrom(offset) : this.readNow(offset, size);
  }

  private readNow(offset: number, size: number): Bytes {
    if (!SyncReader) throw new Error(`the file's bytes from ${offset} on are not at hand`);
    return new Uint8Array(new SyncReader().readAsArrayBuffer(this.file.slice(offset, offset + size)));
  }
}
