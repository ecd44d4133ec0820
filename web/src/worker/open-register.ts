/** A register together with its file, worked through in slices. */
import type { IsmapRegister, Register } from "../../../wasm/register";
import type { CheckRequest, HeaderProblem } from "../register/messages";
import type { Bytes } from "./blob-reader";
import { FileBytes } from "./file-bytes";

/** How a register is read. */
export type Reading = Pick<CheckRequest, "file" | "asOf" | "language" | "encoding"> & {
  /** The file's first bytes, where they were read before. */
  head?: Bytes;
};

/** A request that came meanwhile has ended the work. */
export class Cancelled extends Error {}

/** How long a slice of work is, in milliseconds: after it a request may be taken, and work be divided anew. */
const slice = 20;

const { port1: waiting, port2: waking } = new MessageChannel();
const paused: (() => void)[] = [];
waiting.onmessage = () => paused.shift()?.();

/** Lets requests come in; a timer would take longer. */
const pause = (): Promise<void> => new Promise((go) => {
  paused.push(go);
  waking.postMessage(0);
});

export class OpenRegister {
  readonly register: Register;
  private readonly head: Bytes | undefined;

  /** `bytes` are the file's: given where some of them were fetched before. */
  constructor(
    module: IsmapRegister, { file, asOf, language, encoding, head }: Reading, links: boolean, readonly bytes = new FileBytes(file),
  ) {
    this.head = head;
    this.register = new module.Register(file.name, asOf, language, encoding, links,
      (offset: number, size: number): Uint8Array => bytes.read(offset, size));
  }

  /** Reads the header; what is wrong with it. The work ends unless it `goesOn`. */
  async open(goesOn: () => boolean): Promise<{ encoding: string; problem?: HeaderProblem }> {
    await this.waitFor(this.bytes.open(this.head), goesOn);
    return JSON.parse(this.register.open()) as { encoding: string; problem?: HeaderProblem };
  }

  /** Steps until `step` gives false. After each slice `tell` is called, and then the work ends unless `goesOn`. */
  async run(step: () => boolean, tell: () => void, goesOn: () => boolean): Promise<void> {
    for (let until = performance.now() + slice; ;) {
      if (this.bytes.isDry) await this.waitFor(this.bytes.ready(), goesOn);
      if (!step()) return;
      if (performance.now() < until) continue;
      tell();
      await this.waitFor(pause(), goesOn);
      until = performance.now() + slice;
    }
  }

  private async waitFor(what: Promise<void>, goesOn: () => boolean): Promise<void> {
    await what;
    if (!goesOn()) throw new Cancelled();
  }
}
