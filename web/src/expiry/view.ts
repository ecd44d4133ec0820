/** When registrations run out, and what has to happen before. */
import type { Period } from "../../../wasm/package/src/day";
import type { Expiry } from "../../../wasm/package/src/expiry";
import type { OrProblem } from "../../../wasm/package/src/problem";
import type { Window } from "../../../wasm/package/src/window";
import type { App, View } from "../app";
import { daysWithin } from "../days";
import { el, elementNear, replaceChildren } from "../dom";
import { save } from "../files";
import { ruleLink, standingChip } from "../sources";
import { type Registration, Registrations } from "./registrations";
import { timeline } from "./timeline";
import { addTexts } from "../texts";
import texts from "../../texts/expiry.json";

addTexts(texts);

export { Registrations };

export function expiryView(app: App, core: Expiry, registrations: Registrations): View {
  return { mount: (into) => new ExpiryPage(app, core, registrations, into).show() };
}

/** What stands between two days. No regular expression literal, which the bundler could not write in ASCII. */
const span = new RegExp("[~～〜－–—]|から");

/** How long nobody types before those who cannot see it are told what was found. */
const quietMilliseconds = 1000;

/** The day that a window is counted from, of a period or a single day. No period is what a certificate counts from. */
function anchorOf(app: App, core: Expiry, { typed, scheme }: Registration): OrProblem<{ anchor: string; period?: Period }> {
  const day = core.day(typed, app.language);
  if (!day.problem) return { anchor: day.day };
  const period = core.period(typed, app.language);
  if (period.problem) return span.test(typed) ? period : day;
  return scheme === "isms" ? { problem: { message: app.say("expiry_certified_alone") } } : { anchor: period.last.day, period };
}

class ExpiryPage {
  private readonly results = el("div", { class: "registrations" });
  private readonly drawing = el("div", {});
  private readonly saving = el("div", { class: "buttons" });

  constructor(
    private readonly app: App, private readonly core: Expiry, private readonly registrations: Registrations,
    private readonly into: HTMLElement,
  ) {}

  show(): void {
    const { app, registrations: { schemes, unknownSchemes: unknown } } = this;
    replaceChildren(this.into,
      app.heading(1, { tabindex: -1 }, app.say("expiry_title")),
      el("p", { class: "lead" }, app.say("expiry_lead")),
      unknown.length > 0 ? el("p", { class: "notice warning", role: "alert" },
        app.say("expiry_scheme_unknown", unknown.join(", "), schemes.join(", "))) : null,
      this.results,
      el("button", { type: "button", class: "button secondary", id: "add", onclick: () => this.add() }, app.say("expiry_add")),
      this.drawing,
      this.saving);
    this.showCards();
    this.showDrawing();
  }

  private add(): void {
    this.registrations.add();
    this.showCards();
    elementNear(this.into, `name-${this.registrations.all.length - 1}`)?.focus();
  }

  private showCards(): void {
    replaceChildren(this.results, ...this.registrations.all.map((each, i) => this.card(each, i)));
  }

  private card(registration: Registration, place: number): HTMLElement {
    const { app } = this;
    const result = el("div", { class: "window" });
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const update = (change: Partial<Registration>, typing = false): void => {
      clearTimeout(quiet);
      this.registrations.change(place, change);
      const words = this.showWindow(result, place, typing);
      quiet = setTimeout(() => this.app.announce(words), typing ? quietMilliseconds : 0);
      this.showDrawing();
    };
    const card = app.region("section", { class: "card", "aria-labelledby": `registration-${place}` },
      app.heading(2, { id: `registration-${place}` }, app.say("expiry_registration", place + 1)),
      this.fields(registration, place, update),
      this.registrations.all.length > 1 ? this.removeButton(place) : null,
      result);
    this.showWindow(result, place);
    return card;
  }

  private removeButton(place: number): HTMLElement {
    return el("button", {
      type: "button", class: "button plain", id: `remove-${place}`, onclick: () => {
        this.registrations.remove(place);
        this.show();
        elementNear(this.into, "add")?.focus();
      },
    }, this.app.say("expiry_remove", place + 1));
  }

  /** The result is drawn while one types, so that nothing moves when the field is left for a button below it. */
  private fields(registration: Registration, place: number, update: (change: Partial<Registration>, typing?: boolean) => void): HTMLElement {
    const { app } = this;
    const scheme = el("select", {
      id: `scheme-${place}`, onchange: () => update({ scheme: this.registrations.schemes.find((each) => each === scheme.value) ?? "ismap" }),
    }, ...this.registrations.schemes.map((each) => el("option", { value: each, selected: each === registration.scheme }, app.say(`expiry_scheme_${each}`))));
    const name = el("input", {
      type: "text", id: `name-${place}`, value: registration.name, autocomplete: "off",
      "aria-describedby": app.surroundings.isWholePage ? `name-hint-${place}` : undefined, onchange: () => update({ name: name.value }),
    });
    const take = (typing: boolean): void => {
      update({ typed: typed.value.trim() }, typing);
      chosen.value = this.anchorAt(place);
    };
    const typed = el("input", {
      type: "text", id: `period-${place}`, value: registration.typed, autocomplete: "off",
      "aria-describedby": `period-hint-${place} window-message-${place}`, oninput: () => take(true), onchange: () => take(false),
    });
    const chosen = el("input", {
      type: "date", id: `chosen-${place}`, value: this.anchorAt(place), onchange: () => {
        typed.value = chosen.value;
        update({ typed: chosen.value });
      },
    });
    const labels = {
      typed: el("label", { for: typed.id, class: "label" }), chosen: el("label", { for: chosen.id, class: "label" }),
    };
    const nameDays = (): void => {
      const isCertificate = scheme.value === "isms";
      labels.typed.textContent = app.say(isCertificate ? "expiry_certified" : "expiry_period");
      labels.chosen.textContent = app.say(isCertificate ? "expiry_certified_choose" : "expiry_choose");
    };
    scheme.addEventListener("change", nameDays);
    nameDays();
    const field = (label: HTMLElement, input: HTMLElement, hint?: HTMLElement): HTMLElement =>
      el("div", { class: "field" }, label, hint, input);
    const labelled = (id: string, words: string): HTMLElement => el("label", { for: id, class: "label" }, words);
    return el("div", { class: "fields" },
      field(labelled(name.id, app.say("expiry_name")), name, app.surroundings.isWholePage
        ? el("p", { class: "hint", id: `name-hint-${place}` }, app.say("expiry_name_hint")) : undefined),
      field(labelled(scheme.id, app.say("expiry_scheme")), scheme),
      field(labels.typed, typed,
        el("p", { class: "hint", id: `period-hint-${place}` }, app.say("expiry_period_hint"))),
      field(labels.chosen, chosen));
  }

  private windowAt(place: number): { registration: Registration; read: ReturnType<typeof anchorOf> | null; found: Window | null } {
    const registration = this.registrations.all[place] ?? { name: "", scheme: "ismap", typed: "" };
    if (registration.typed === "") return { registration, read: null, found: null };
    const read = anchorOf(this.app, this.core, registration);
    const found = read.problem ? null
      : this.core.window(read.anchor, registration.scheme, this.app.asOf, this.app.language);
    return { registration, read, found: found && !found.problem ? found : null };
  }

  /** The day that was read, as a field for days takes it; empty where none was. */
  private anchorAt(place: number): string {
    const { read } = this.windowAt(place);
    return read && !read.problem ? read.anchor : "";
  }

  /** Returns what is to be told of it. What is not yet a day is no problem while one is `typing`. */
  private showWindow(into: HTMLElement, place: number, typing = false): string {
    const { app } = this;
    const { registration, read, found } = this.windowAt(place);
    const show = (words: string, kind = "", ...more: HTMLElement[]): string => {
      replaceChildren(into, el("p", { class: `message ${kind}`, id: `window-message-${place}` }, words), ...more);
      return [words, more[0]?.textContent].join(" ");
    };
    if (read && !read.problem && found) {
      return show(this.reading(read), "", ...this.lengthNotice(read), ...this.windowElements(found));
    }
    if (!read || typing) return show(app.say("expiry_empty"));
    return show(this.problemWords(registration, read.problem?.message ?? ""), "error");
  }

  private problemWords({ typed, scheme }: Registration, message: string): string {
    const isPeriod = scheme === "isms" && !this.core.period(typed, this.app.language).problem;
    return isPeriod ? message : this.app.say("page_day_unreadable", typed, message);
  }

  private lengthNotice({ period }: { period?: Period }): HTMLElement[] {
    const { app } = this;
    if (!period?.breaks || period.limit === null) return [];
    const key = period.breaks === "audit_period_too_long" ? "expiry_too_long" : "expiry_too_short";
    return [el("p", { class: "notice warning" }, app.say(key, app.day(period.limit)))];
  }

  private reading({ anchor, period }: { anchor: string; period?: Period }): string {
    const { app } = this;
    return period ? app.say("expiry_read_period", app.day(period.first.day), app.day(period.last.day))
      : app.say("expiry_read_day", app.day(anchor));
  }

  private windowElements(found: Window): HTMLElement[] {
    const { app } = this;
    const { window: w } = found;
    return [
      el("p", { class: "expires" }, app.say("expiry_expires"), " ", el("strong", { class: w.days_left < 0 ? "over" : "" }, app.day(w.expires_on)),
        w.days_left < 0 ? app.say("expiry_days_over", -w.days_left) : app.say("expiry_days_left", w.days_left), " ",
        standingChip(app, w.standing)),
      this.closedNotice(found),
      this.steps(found),
    ];
  }

  /** Where there is little room each row is drawn over three lines: the roles keep it a table all the same. */
  private steps({ window: w, steps }: Window): HTMLElement {
    const { app } = this;
    const heading = (key: "expiry_what" | "expiry_when" | "expiry_why" | "expiry_rules"): HTMLElement =>
      el("th", { scope: "col", role: "columnheader" }, app.say(key));
    const cell = (name: string, ...content: (Node | string)[]): HTMLElement => el("td", { role: "cell", class: name }, ...content);
    return el("table", { class: "window-steps", role: "table" },
      el("caption", {}, app.say("expiry_steps")),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
        heading("expiry_what"), heading("expiry_when"), heading("expiry_why"), heading("expiry_rules"))),
      el("tbody", { role: "rowgroup" }, ...steps.map((step) => el("tr", {
        role: "row", class: step.when.startsWith(w.expires_on) ? "is-expiry" : undefined,
      },
      el("th", { scope: "row", role: "rowheader" }, step.what),
      cell("when", ...daysWithin(app, step.when)), cell("why", ...daysWithin(app, step.why)),
      cell("rules", ...step.rules.flatMap((rule, i) => [i > 0 ? ", " : "", ruleLink(app, rule)]))))));
  }

  private closedNotice({ window: w }: Window): HTMLElement {
    const { app } = this;
    if (w.last_day_is_closed === "no") return el("span", {});
    const words = w.last_day_is_closed === "yes"
      ? app.say("expiry_closed", app.day(w.expires_on), this.closedBecause(w.expires_on),
        w.last_open_day ? app.day(w.last_open_day) : app.say("expiry_unknown"))
      : app.say("expiry_closed_unknown", app.day(w.expires_on));
    return el("p", { class: "notice warning" }, words);
  }

  private closedBecause(iso: string): string {
    const day = this.core.day(iso, this.app.language);
    return day.problem ? "" : day.closed_because ?? "";
  }

  private showDrawing(): void {
    const { app } = this;
    this.tell();
    const all = this.registrations.all.flatMap(({ name }, i) => {
      const { found } = this.windowAt(i);
      return found ? [{ name: name || app.say("expiry_registration", i + 1), found }] : [];
    });
    replaceChildren(this.drawing, all.length > 0 ? app.region("section", { class: "card", "aria-labelledby": "timeline-title" },
      app.heading(2, { id: "timeline-title" }, app.say("expiry_timeline")), timeline(app, all)) : null);
    const button = (id: string, words: string, onclick: () => void): HTMLElement =>
      el("button", { type: "button", class: "button secondary", id, onclick }, words);
    replaceChildren(this.saving, ...(all.length > 0 ? [
      button("save-csv", app.say("expiry_save_csv"), () => this.saveAs("csv")),
      button("save-ics", app.say("expiry_save_ics"), () => this.saveAs("ics")),
      ...(app.surroundings.isWholePage ? [button("print", app.say("expiry_print"), () => print())] : []),
    ] : []));
  }

  private tell(): void {
    const windows = this.registrations.all.flatMap((_, i) => {
      const { registration, read, found } = this.windowAt(i);
      if (!read) return [];
      return [{ ...registration, ...(found ?? { problem: read.problem ?? { message: "" } }) }];
    });
    this.app.surroundings.found({ mode: "expiry", windows });
  }

  private saveAs(ending: "csv" | "ics"): void {
    const { app } = this;
    const windows = this.core.windows(app.asOf, app.language);
    for (const registration of this.registrations.all) {
      const read = anchorOf(app, this.core, registration);
      if (!read.problem) windows.add(registration.name, read.anchor, registration.scheme);
    }
    // Excel takes a CSV for UTF-8 only where it begins with a byte order mark.
    if (ending === "csv") save(`ismap-${app.asOf}.csv`, "text/csv;charset=utf-8", ["\uFEFF", windows.csv()]);
    else save(`ismap-${app.asOf}.ics`, "text/calendar;charset=utf-8", [windows.calendar()]);
    windows.delete();
  }
}
