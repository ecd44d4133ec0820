/** A file's bytes for code that cannot wait: the block after the present one is fetched ahead of its being asked for. */

const blockSize = 8 << 20;

interface Block {
  begin: number;
  bytes: Uint8Array;
}

const none: Block = { begin: 0, bytes: new Uint8Array() };

function holds(block: Block, offset: number): boolean {
  return offset >= block.begin && offset < block.begin + block.bytes.length;
}

export class FileBlocks {
  private readonly reader = new FileReaderSync();
  private present = none;
  private next = none;
  private fetching: Promise<void> | undefined;
  private at = 0;

  constructor(private readonly file: File) {}

  /** The bytes from `offset` on, at most `size` and no more than are at hand; none at the end. */
  read(offset: number, size: number): Uint8Array {
    if (!holds(this.present, offset)) this.moveTo(offset);
    this.at = Math.min(offset + size, this.present.begin + this.present.bytes.length);
    return this.present.bytes.subarray(offset - this.present.begin, this.at - this.present.begin);
  }

  /** Whether the next read had better wait for what is being fetched. */
  get isDry(): boolean {
    return this.fetching !== undefined && !holds(this.present, this.at) && !holds(this.next, this.at);
  }

  async fetched(): Promise<void> {
    await this.fetching;
  }

  private moveTo(offset: number): void {
    this.present = holds(this.next, offset) ? this.next : this.readNow(offset);
    this.next = none;
    const begin = this.present.begin + this.present.bytes.length;
    if (begin >= this.file.size) return;
    const fetching = this.file.slice(begin, begin + blockSize).arrayBuffer().then((bytes) => {
      if (this.fetching === fetching) this.next = { begin, bytes: new Uint8Array(bytes) };
    }, () => undefined).finally(() => {
      if (this.fetching === fetching) this.fetching = undefined;
    });
    this.fetching = fetching;
  }

  private readNow(begin: number): Block {
    return { begin, bytes: new Uint8Array(this.reader.readAsArrayBuffer(this.file.slice(begin, begin + blockSize))) };
  }
}
