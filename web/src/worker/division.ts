/** How a large register is divided among workers: evenly at first, and again whenever one of them has nothing to do. */
import type { Helper, PartFound } from "./helper";
import type { Reading } from "./open-register";

/** In bytes: what is shared is counted from a multiple of it on. */
const unit = 8 << 20;

/** In bytes: a smaller file is not worth sharing. A share is more than what has been read of it before it is shared. */
export const worthSharing = 4 * unit;

/** What is worth halving, of what is worth sharing; and at least, in bytes. */
const partWorthHalving = 1 / 4;
const leastWorthHalving = 1 << 18;

/** A range of the file's bytes that one worker checks. */
interface Share {
  readonly end: number;
  /** The byte up to which it is done, as far as is known. */
  position(): number;
  /** Ends it in the middle of what is left of it, unless that is less than so many bytes. Where it ends; null where it goes on. */
  halve(least: number): Promise<number | null>;
}

/** The middle of what is left; null where that is less than so many bytes. */
export function middleOf(position: number, end: number, least: number): number | null {
  return end - position < least ? null : Math.round((position + end) / 2);
}

/** What the first worker checks itself. */
class OwnShare implements Share {
  constructor(public end: number, readonly position: () => number, private readonly stop: (offset: number) => void) {
    stop(end);
  }

  async halve(least: number): Promise<number | null> {
    const middle = middleOf(this.position(), this.end, least);
    if (middle === null) return null;
    this.end = middle;
    this.stop(middle);
    return middle;
  }
}

/** What a helper checks. */
export class Part implements Share {
  done = 0;
  rows = 0;
  isEnded = false;
  hasFailed = false;
  readonly found: Promise<PartFound | null>;

  constructor(readonly helper: Helper, reading: Reading, check: number, readonly begin: number, public end: number, changed: () => void) {
    this.found = helper.check({ reading, check, begin, end }, (done, rows) => {
      [this.done, this.rows] = [done, rows];
      changed();
    }).then((found) => {
      this.isEnded = true;
      this.hasFailed = found === null;
      return found;
    });
    this.found.then(changed, () => undefined);  // it may be cancelled before anyone waits for it
  }

  position(): number {
    return this.isEnded ? this.end : this.begin + this.done;
  }

  async halve(least: number): Promise<number | null> {
    const middle = await this.helper.halve(least);
    if (middle !== null) this.end = middle;
    return middle;
  }
}

/** Where shares end when a file's bytes from `from` on are shared; none where fewer than `worth` are left. */
function endsOfShares(count: number, size: number, from: number, worth: number): number[] {
  const left = size - from;
  if (left < worth) return [];
  return Array.from({ length: count }, (_, i) => from + Math.round(left * (i + 1) / count));
}

/** Lets helpers fetch what they will begin with if the file is shared at once. */
export function prepare(helpers: Helper[], file: File, worth: number): void {
  const ends = endsOfShares(helpers.length + 1, file.size, 0, worth);
  helpers.forEach((helper, i) => {
    const begin = ends[i];
    if (begin !== undefined) helper.prepare(file, begin);
  });
}

export class Division {
  /** In the order of the file, after the first worker's own share. A part may come behind one that is not ended yet. */
  readonly parts: Part[] = [];
  private readonly own: OwnShare;
  private isAsking = false;
  private isOver = false;
  private static checks = 0;
  private readonly check: number;
  private readonly least: number;

  private constructor(
    private readonly helpers: Helper[], private readonly reading: Reading, worth: number,
    ends: number[], position: () => number, stop: (offset: number) => void,
  ) {
    Division.checks += 1;
    this.check = Division.checks;
    const end = (i: number): number => ends[i] ?? reading.file.size;
    this.own = new OwnShare(end(0), position, stop);
    this.least = Math.max(leastWorthHalving, worth * partWorthHalving);
    helpers.forEach((helper, i) => this.give(helper, end(i), end(i + 1), i));
  }

  /**
   * Asks helpers for the parts of a file after the first one, of which the first worker has read to `position`; it ends
   * its own by `stop`. None where too little is left, in bytes.
   */
  static among(
    helpers: Helper[], reading: Reading, worth: number, position: () => number, stop: (offset: number) => void,
  ): Division | null {
    const from = Math.floor(position() / unit) * unit;
    const ends = endsOfShares(helpers.length + 1, reading.file.size, from, worth);
    return ends.length > 0 ? new Division([...helpers], reading, worth, ends, position, stop) : null;
  }

  /** Another helper has nothing to do. */
  join(helper: Helper): void {
    this.helpers.push(helper);
    this.level();
  }

  /** Nothing is divided any more. */
  end(): void {
    this.isOver = true;
  }

  /** Whoever has nothing to do takes over half of what is left of the longest share. */
  level(): void {
    const helper = this.helpers.find((each) => each.isIdle && !this.parts.some((part) => part.helper === each && part.hasFailed));
    if (this.isOver || this.isAsking || !helper) return;
    const longest = [this.own, ...this.parts].reduce((all, each) => this.leftOf(each) > this.leftOf(all) ? each : all);
    if (this.leftOf(longest) >= this.least) void this.halve(longest, helper);
  }

  private async halve(share: Share, helper: Helper): Promise<void> {
    const { end } = share;
    this.isAsking = true;
    const middle = await share.halve(this.least);
    this.isAsking = false;
    if (this.isOver || middle === null) return;
    this.give(helper, middle, end, this.parts.findIndex((each) => each.begin >= end));
    this.level();
  }

  private give(helper: Helper, begin: number, end: number, place: number): void {
    const part = new Part(helper, this.reading, this.check, begin, end, () => this.level());
    this.parts.splice(place < 0 ? this.parts.length : place, 0, part);
  }

  private leftOf(share: Share): number {
    return share.end - share.position();
  }
}
