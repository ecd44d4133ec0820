/** What surrounds every part: title, parts, day, language, colours, versions. */
import type { App } from "./app";
import { dayField } from "./day-field";
import { el, replaceChildren } from "./dom";
import { type Part, parts } from "./state";
import type { TextKey } from "./texts";
import { chosenTheme, setTheme, themes } from "./theme";

/** Fills the page's header and footer, which stand in index.html. */
export function showShell(app: App, header: HTMLElement, footer: HTMLElement): void {
  document.documentElement.lang = app.language;
  document.title = `${app.say(`page_part_${app.state.part}`)} | ${app.say("page_title")}`;
  replaceChildren(header, titleRow(app), partsNavigation(app), asOfBar(app));
  replaceChildren(footer, ...footerOf(app));
}

function titleRow(app: App): HTMLElement {
  const other = app.language === "ja" ? "en" : "ja";
  return el("div", { class: "title-row" },
    el("a", { href: app.addressOf("classify"), class: "title" }, app.say("page_title")),
    el("div", { class: "settings" },
      el("button", {
        type: "button", id: "language", class: "button plain", lang: other, onclick: () => app.set({ language: other }),
      }, other === "en" ? "English" : "日本語"),
      choice(app, "days", "page_days", ["western", "era"], app.state.days, (days) => app.set({ days })),
      choice(app, "theme", "page_theme", themes, chosenTheme(), setTheme)));
}

function choice<Value extends "western" | "era" | "auto" | "light" | "dark">(
  app: App, id: string, label: TextKey, values: readonly Value[], chosen: Value, take: (value: Value) => void,
): HTMLElement {
  const select = el("select", { id, onchange: () => take(select.value as Value) },
    ...values.map((value) => el("option", { value, selected: value === chosen }, app.say(`page_${id as "days"}_${value as "era"}`))));
  return el("label", { class: "setting", for: id }, el("span", {}, app.say(label)), select);
}

function partsNavigation(app: App): HTMLElement {
  const shown = parts.filter((part) => part !== "accessibility");
  return el("nav", { "aria-label": app.say("page_parts") },
    el("ul", { class: "parts" }, ...shown.map((part) => el("li", {}, partLink(app, part)))));
}

function partLink(app: App, part: Part): HTMLElement {
  return el("a", { href: app.addressOf(part), "aria-current": part === app.state.part ? "page" : undefined },
    app.say(`page_part_${part}`));
}

/** The day that all answers hold for, and how to change it. */
export function asOfBar(app: App): HTMLElement {
  const given = app.state.asOf;
  const bar = el("div", { class: "as-of" },
    el("p", { class: "as-of-day" }, app.say("page_as_of"), " ", el("strong", {}, app.day(app.asOf)),
      given === null ? app.say("page_as_of_today") : ""),
    el("details", { class: "as-of-change" },
      el("summary", {}, app.say("page_as_of_change")),
      dayField(app, "as-of", app.say("page_as_of_field"), given ?? "", (asOf) => app.set({ asOf })),
      el("button", { type: "button", class: "button secondary", id: "as-of-today", onclick: () => app.set({ asOf: null }) },
        app.say("page_as_of_set_today"))));
  const unread = app.isDayUnread && el("p", { class: "notice error", role: "alert" }, app.say("page_as_of_unread", given ?? ""));
  return el("div", {}, bar, unread, ageWarning(app));
}

/** Rules change; after a year someone should look whether these still hold. */
function ageWarning(app: App): HTMLElement | null {
  if (!app.core.rulesAreOld()) return null;
  return el("p", { class: "notice warning", role: "note", id: "rules-old" },
    app.say("page_rules_old", app.day(app.core.versions.rules_version)));
}

function footerOf(app: App): HTMLElement[] {
  const { program, version, rules_version: rules, holidays_version: holidays, notice } = app.core.versions;
  return [
    el("p", { class: "official" }, el("strong", {}, notice[app.language])),
    el("p", {}, app.say("page_nothing_sent")),
    el("p", { class: "versions" }, app.say("page_versions", `${program} ${version}`, app.day(rules), holidays, app.core.build)),
    el("p", {}, partLink(app, "accessibility")),
  ];
}
