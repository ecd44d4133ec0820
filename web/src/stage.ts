/** Shows one part at a time. */
import type { App, View } from "./app";
import { el, elementNear, replaceChildren, rootOf } from "./dom";
import type { Part } from "./state";

export type Views = Partial<Record<Part, () => Promise<View>>>;

export class Stage {
  /** What is shown now. */
  view: View | undefined;
  private part: Part | undefined;
  private turn = 0;

  /** `around` shows what surrounds the part, each time before it. */
  constructor(
    private readonly app: App, private readonly views: Views, private readonly into: HTMLElement,
    private readonly around: () => void,
  ) {}

  /** Shows the part that the state names, unless another one is asked for meanwhile. */
  async show(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const { part } = this.app.state;
    await this.app.prepareDays().catch(() => undefined);  // without it days are western
    if (turn !== this.turn) return;
    if (this.app.isDayUnread) this.app.failed("page_as_of_unread", this.app.state.asOf ?? "");
    this.around();
    try {
      const view = await this.views[part]?.();
      if (turn !== this.turn || !view) return;
      this.mount(view, part);
    } catch {
      if (turn !== this.turn) return;
      replaceChildren(this.into, el("p", { class: "notice error", role: "alert" }, this.app.say("page_part_failed")));
      this.app.failed("page_part_failed");
    }
  }

  /** Frees what the part that is shown holds. */
  close(): void {
    this.turn += 1;
    this.view?.unmount?.();
    this.view = undefined;
  }

  private mount(view: View, part: Part): void {
    const focused = rootOf(this.into)?.activeElement?.id;
    this.view?.unmount?.();
    this.view = view;
    this.into.replaceChildren();
    view.mount(this.into);
    if (this.part !== undefined && this.part !== part) this.into.querySelector<HTMLElement>("h1")?.focus();
    else if (focused) elementNear(this.into, focused)?.focus();
    this.part = part;
  }
}
