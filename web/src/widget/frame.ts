/** What is seen of a widget: the day above a part, and what has to be said below it. */
import styles from "styles:widget";
import type { App } from "../app";
import { el, replaceChildren } from "../dom";
import { asOfBar } from "../shell";
import type { BothLanguages } from "../results";
import type { Language } from "../texts";
import { inBoth } from "./texts";

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** One sheet for all widgets of a document, which takes only its own. Made by script, it needs no leave of the page's policy. */
function sheetOf(page: Document): CSSStyleSheet {
  const known = sheets.get(page);
  if (known) return known;
  const made = new (page.defaultView?.CSSStyleSheet ?? CSSStyleSheet)();
  made.replaceSync(styles);
  sheets.set(page, made);
  return made;
}

/** A wait that is over before anyone reads why. */
const briefMilliseconds = 150;

export class Frame {
  /** What is wrong with the policies: without one of them an answer may be too lenient, so that the reader has to know. */
  problems: BothLanguages[] = [];
  readonly part = el("div", { class: "part" });
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private readonly above = el("div", {});
  private readonly notes = el("div", { class: "notes" });
  private readonly speaker = el("div", { class: "hidden", role: "status", "aria-live": "polite" });
  private readonly whole = el("div", { class: "widget", role: "group" }, this.above, this.part, this.notes, this.speaker);

  constructor(private readonly root: ShadowRoot) {
    this.adoptSheet();
    root.append(this.whole);
  }

  /** A sheet is lost where the element goes into another document. */
  adoptSheet(): void {
    this.root.adoptedStyleSheets = [sheetOf(this.root.ownerDocument)];
  }

  /** Shows what surrounds the part in the state that the app is in now. */
  show(app: App, isSent: boolean): void {
    const { program, version, rules_version: rules, holidays_version: holidays, notice } = app.core.versions;
    this.whole.lang = app.language;
    this.whole.setAttribute("aria-label", app.say(`page_part_${app.state.part}`));
    const problems = this.problems.map((each) => el("p", { class: "notice error", role: "alert" }, each[app.language]));
    replaceChildren(this.above, asOfBar(app), ...problems);
    replaceChildren(this.notes,
      el("p", { class: "official" }, el("strong", {}, notice[app.language])),
      el("p", {}, inBoth(isSent ? "widget_sent_with_form" : "widget_nothing_sent")[app.language]),
      el("p", { class: "versions" }, app.say("page_versions", `${program} ${version}`, app.day(rules), holidays, app.core.build)));
  }

  /** Clears the part; says why if it stays so. Drawing it for a moment would take the time that is waited for. */
  wait(message: BothLanguages, language: Language): void {
    clearTimeout(this.waiting);
    replaceChildren(this.part);
    this.waiting = setTimeout(() => {
      if (!this.part.hasChildNodes()) this.say(message, language, false);
    }, briefMilliseconds);
  }

  /** Says something in the part's place. */
  say(message: BothLanguages, language: Language, isError: boolean): void {
    this.whole.lang = language;
    replaceChildren(this.part, el("p", isError ? { class: "notice error", role: "alert" } : {}, message[language]));
  }

  announce(what: string): void {
    this.speaker.textContent = what;
  }

  setTheme(shown: "light" | "dark"): void {
    this.whole.dataset["theme"] = shown;
  }

  setDisabled(isDisabled: boolean): void {
    this.whole.inert = isDisabled;
  }

  focus(options?: FocusOptions): void {
    this.part.querySelector<HTMLElement>("input, select, button, summary, a[href]")?.focus(options);
  }
}
