/** A widget's state: it is kept in the widget alone, and the address of the page around it is left as it is. */
import { type Answers, type Part, type State, addressOf, readState } from "../state";
import type { Address } from "../surroundings";

export class MemoryAddress implements Address {
  private state: State = readState("");
  private readonly answers = new Map<Part, Answers>();
  private readonly listeners: (() => void)[] = [];

  /** `page` gives the address of our page, if there is one to look things up in. */
  constructor(private readonly page: () => string | null) {}

  read(): State {
    return this.state;
  }

  write(state: State): void {
    this.state = state;
    this.answers.set(state.part, state.answers);
  }

  linkTo(state: State): string | undefined {
    const page = this.page();
    return page ? page.replace(/#.*/, "") + addressOf(state) : undefined;
  }

  follow(changed: () => void): void {
    this.listeners.push(changed);
  }

  /** Takes another state from outside. Another part is shown with what was answered there. */
  change(change: Partial<State>): void {
    const part = change.part ?? this.state.part;
    this.write({ ...this.state, answers: this.answers.get(part) ?? [], ...change });
    for (const listener of this.listeners) listener();
  }
}
