/** The registrations that are looked at side by side, as the address keeps them; their names it does not keep. */
import type { App } from "../app";
import { type Scheme, schemes } from "../../../wasm/package/src/window";

export interface Registration {
  name: string;
  scheme: Scheme;
  /** The audit period, its last day, or for ISMS the day of certification, as typed. */
  typed: string;
}

const blank = (): Registration => ({ name: "", scheme: "ismap", typed: "" });

export class Registrations {
  /** Those that one of them may be of. */
  readonly schemes = schemes;
  private names: string[] = [];

  constructor(private readonly app: App) {}

  /** At least one. */
  get all(): Registration[] {
    const given = this.app.state.answers.map(([scheme, typed], i) => ({
      name: this.names[i] ?? "", scheme: schemes.find((each) => each === scheme) ?? "ismap", typed,
    }));
    return given.length > 0 ? given : [blank()];
  }

  /** The names in the address that are no scheme's; they count as ISMAP. */
  get unknownSchemes(): string[] {
    return this.app.state.answers.map(([scheme]) => scheme).filter((scheme) => !schemes.some((each) => each === scheme));
  }

  change(place: number, change: Partial<Registration>): void {
    this.keep(this.all.map((each, i) => (i === place ? { ...each, ...change } : each)));
  }

  add(): void {
    this.keep([...this.all, blank()]);
  }

  remove(place: number): void {
    this.keep(this.all.filter((_, i) => i !== place));
  }

  private keep(all: Registration[]): void {
    this.names = all.map(({ name }) => name);
    this.app.keepAnswers(all.map(({ scheme, typed }) => [scheme, typed]));
  }
}
