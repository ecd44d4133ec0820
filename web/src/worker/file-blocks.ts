/** A file's bytes for code that cannot wait: blocks are fetched ahead of their being asked for. */

/** In bytes. Blocks begin at multiples of it. */
export const blockSize = 8 << 20;

/** So many blocks are at hand or on their way. */
const ahead = 2;

/** The file's first bytes, which are kept by themselves: every pass over it begins with the header. */
const headSize = 1 << 20;

/** More than one step of the core reads, in bytes. */
const reserve = 2 << 20;

/** What a worker can do if it must; the page's own thread cannot. */
const SyncReader = (globalThis as { FileReaderSync?: new () => { readAsArrayBuffer(of: Blob): ArrayBuffer } }).FileReaderSync;

interface Block {
  arrival: Promise<void>;
  bytes: Uint8Array | undefined;
}

const indexOf = (offset: number): number => Math.floor(offset / blockSize);

export class FileBlocks {
  private readonly blocks = new Map<number, Block>();
  private head = new Uint8Array();
  private present = -1;
  private at = 0;

  constructor(private readonly file: File) {}

  /** Waits for the file's first bytes. */
  async open(): Promise<void> {
    this.head = new Uint8Array(await this.file.slice(0, headSize).arrayBuffer());
  }

  /** The bytes from `offset` on, at most `size` and no more than its block has; none at the end. */
  read(offset: number, size: number): Uint8Array {
    const isInHead = offset < this.head.length || offset >= this.file.size;  // at the end of a small file nothing else is at hand
    const [bytes, begin] = isInHead ? [this.head, 0] : this.blockAt(indexOf(offset));
    const read = bytes.subarray(offset - begin, offset - begin + size);
    this.at = offset + read.length;
    return read;
  }

  /** The byte after those that were read last. */
  get position(): number {
    return this.at;
  }

  /** Whether the next step had better wait for ready(). */
  get isDry(): boolean {
    return !this.has(this.at) || !this.has(this.at + reserve);
  }

  /** Waits for what a step reads from `offset` on; without one, from where the last one ended. */
  async ready(offset = this.at): Promise<void> {
    await Promise.all([offset, offset + reserve].filter((each) => !this.has(each)).map((each) => this.block(indexOf(each)).arrival));
  }

  private has(offset: number): boolean {
    return offset >= this.file.size || offset < this.head.length || this.blocks.get(indexOf(offset))?.bytes !== undefined;
  }

  private blockAt(index: number): [bytes: Uint8Array, begin: number] {
    const bytes = this.blocks.get(index)?.bytes ?? this.readNow(index);
    if (index !== this.present) this.moveTo(index);
    return [bytes, index * blockSize];
  }

  private moveTo(index: number): void {
    this.present = index;
    for (const each of this.blocks.keys()) if (each < index || each >= index + ahead) this.blocks.delete(each);
    for (let next = index + 1; next < index + ahead && next * blockSize < this.file.size; ++next) this.block(next);
  }

  private block(index: number): Block {
    const known = this.blocks.get(index);
    if (known) return known;
    const block: Block = {
      bytes: undefined,
      arrival: this.slice(index).arrayBuffer().then((bytes) => { block.bytes = new Uint8Array(bytes); }, () => undefined),
    };
    this.blocks.set(index, block);
    return block;
  }

  private readNow(index: number): Uint8Array {
    if (index * blockSize >= this.file.size) return new Uint8Array();
    if (!SyncReader) throw new Error(`the file's bytes from ${index * blockSize} on are not at hand`);
    const bytes = new Uint8Array(new SyncReader().readAsArrayBuffer(this.slice(index)));
    this.blocks.set(index, { bytes, arrival: Promise.resolve() });
    return bytes;
  }

  private slice(index: number): Blob {
    return this.file.slice(index * blockSize, (index + 1) * blockSize);
  }
}
