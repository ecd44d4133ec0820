/** The days of one or more windows drawn along one line of time. All days are the core's; here they get a place. */
import type { App } from "../app";
import type { Window } from "../../../wasm/package/src/window";
import { el, svg } from "../dom";
import type { TextKey } from "../texts";

const width = 800;
const margin = 16;
const lineHeight = 20;

/** From one registration's name to the next one's: name, axis, a line for each of four marks. */
const rowHeight = 40 + 4 * lineHeight + 12;

interface Mark {
  day: string;
  key: TextKey;
  kind: "start" | "due" | "expiry";
}

function marksOf({ window: w }: Window): Mark[] {
  const marks: [string | null, TextKey, Mark["kind"]][] = [
    [w.term_starts_on, "expiry_mark_start", "start"],
    [w.next_audit_period_ends_at_latest, "expiry_mark_audit", "due"],
    [w.audit_report_due_on, "expiry_mark_report", "due"],
    [w.expires_on, w.renewal_application_due_on === null ? "expiry_mark_end" : "expiry_mark_expiry", "expiry"],
  ];
  return marks.flatMap(([day, key, kind]) => (day === null ? [] : [{ day, key, kind }]));
}

/** Places of days along the drawing, from the first to the last of all. */
class Scale {
  private readonly first: number;
  private readonly last: number;

  constructor(days: string[]) {
    const all = days.map((day) => Date.parse(day));
    this.first = Math.min(...all);
    this.last = Math.max(...all);
  }

  at(day: string): number {
    const part = (Date.parse(day) - this.first) / Math.max(1, this.last - this.first);
    return Math.round((margin + part * (width - 2 * margin)) * 10) / 10;
  }
}

/** Labels sit left or right of their mark, whichever side has room, each on a line of its own. */
function row(app: App, found: Window, scale: Scale, top: number): SVGElement {
  const { window: w } = found;
  const axis = top + 28;
  const marks = marksOf(found).map((mark, i) => {
    const x = scale.at(mark.day);
    const anchor = x > width / 2 ? "end" : "start";
    return svg("g", { class: `mark ${mark.kind}` },
      svg("line", { x1: x, x2: x, y1: axis - 8, y2: axis + 14 + i * lineHeight }),
      svg("circle", { cx: x, cy: axis, r: mark.kind === "expiry" ? 7 : 5 }),
      svg("text", { x: anchor === "end" ? x - 5 : x + 5, y: axis + 24 + i * lineHeight, "text-anchor": anchor },
        `${app.say(mark.key)} ${app.day(mark.day)}`));
  });
  return svg("g", {},
    svg("line", { class: "term", x1: scale.at(w.term_starts_on), x2: scale.at(w.expires_on), y1: axis, y2: axis }), ...marks);
}

/** The same days below each other, today among them, for where the drawing has no room. */
function listed(app: App, { name, found }: { name: string; found: Window }): HTMLElement[] {
  const today = { day: app.asOf, key: "page_as_of" as TextKey, kind: "today" };
  const inOrder = [today, ...marksOf(found)].sort((a, b) => Date.parse(a.day) - Date.parse(b.day));
  return [
    el("p", { class: "name" }, name),
    el("ol", {}, ...inOrder.map(({ day, key, kind }) =>
      el("li", { class: kind }, el("span", { class: "day" }, app.day(day)), " ", app.say(key)))),
  ];
}

/** The drawing, or where there is little room a list; who cannot see the drawing has the steps' table. */
export function timeline(app: App, all: { name: string; found: Window }[]): HTMLElement {
  const scale = new Scale([app.asOf, ...all.flatMap(({ found }) => marksOf(found).map(({ day }) => day))]);
  const height = all.length * rowHeight + 32;
  const today = scale.at(app.asOf);
  const rows = all.flatMap(({ name, found }, i) => {
    const top = i * rowHeight + 12;
    return [
      svg("text", { class: "name", x: margin, y: top + 4 }, name),
      row(app, found, scale, top),
    ];
  });
  const label = all.map(({ name, found }) =>
    `${name}: ${marksOf(found).map(({ key, day }) => `${app.say(key)} ${app.day(day)}`).join(", ")}`).join("; ");
  return el("figure", { class: "timeline", "aria-label": app.say("expiry_timeline") },
    el("div", { class: "in-order" }, ...all.flatMap((each) => listed(app, each))),
    svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
      svg("line", { class: "today", x1: today, x2: today, y1: 0, y2: height - 24 }),
      svg("text", { class: "today-label", x: today, y: height - 6, "text-anchor": today > width / 2 ? "end" : "start" },
        `${app.say("page_as_of")} ${app.day(app.asOf)}`),
      ...rows));
}
