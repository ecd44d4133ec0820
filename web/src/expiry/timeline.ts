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

const dayOf = (iso: string): number => Date.parse(iso) / 86_400_000;

/** In days: where no term runs and nothing is due for longer than the first, only the second is drawn. */
const [longest, drawn] = [550, 200];

/** Places of days along the drawing, from the first to the last of all. */
class Scale {
  /** Where something is left out. */
  readonly gaps: number[] = [];
  private readonly places = new Map<number, number>();
  private readonly size: number;

  constructor(days: string[], terms: Window[]) {
    const all = [...new Set(days.map(dayOf))].sort((a, b) => a - b);
    const runs = terms.map(({ window: w }) => [dayOf(w.term_starts_on), dayOf(w.expires_on)] as const);
    let place = 0;
    const middles: number[] = [];
    all.forEach((day, i) => {
      const before = all[i - 1] ?? day;
      const isEmpty = day - before > longest && runs.every(([first, last]) => last <= before || first >= day);
      if (isEmpty) middles.push(place + drawn / 2);
      place += isEmpty ? drawn : day - before;
      this.places.set(day, place);
    });
    this.size = Math.max(1, place);
    this.gaps = middles.map((each) => this.placed(each));
  }

  at(day: string): number {
    return this.placed(this.places.get(dayOf(day)) ?? 0);
  }

  private placed(place: number): number {
    return Math.round((margin + place / this.size * (width - 2 * margin)) * 10) / 10;
  }
}

/** About as wide as it is drawn, with the mark's distance. */
const widthOf = (words: string): number => [...words].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 14 : 7.5), 10);

interface Label {
  x: number;
  words: string;
  isLeft: boolean;
  /** Below the axis. */
  line: number;
}

/** How many labels are cut: most of all by the drawing's edge, else by the line of a mark whose own label lies lower. */
function cuts(labels: Label[]): number {
  return labels.reduce((sum, { x, words, isLeft, line }) => {
    const [begin, end] = isLeft ? [x - widthOf(words), x] : [x, x + widthOf(words)];
    const crossed = labels.filter((other) => other.line > line && other.x > begin && other.x < end).length;
    return sum + crossed + (begin < 0 || end > width ? labels.length : 0);
  }, 0);
}

/**
 * On which side of its mark each label stands, and on which line. To the right of their marks the last one comes first, to
 * the left of them the first one: then no mark's line runs through a label of the same side.
 */
function labelled<Of extends { x: number; words: string }>(marks: Of[]): (Of & Label)[] {
  const ways = [...marks.keys(), marks.length].reverse().flatMap((rights) => [true, false].map((leftFirst) => marks.map((mark, i) => {
    const isLeft = i >= rights;
    const line = leftFirst ? (isLeft ? i - rights : marks.length - 1 - i) : (isLeft ? i : rights - 1 - i);
    return { ...mark, isLeft, line };
  })));
  return ways.reduce((best, way) => (cuts(way) < cuts(best) ? way : best));
}

/** Lines are drawn before words, whose edges leave none of them behind. */
function row(app: App, found: Window, scale: Scale, top: number): SVGElement {
  const { window: w } = found;
  const axis = top + 28;
  const marks = labelled(marksOf(found).map((mark) => ({ ...mark, x: scale.at(mark.day), words: `${app.say(mark.key)} ${app.day(mark.day)}` })));
  return svg("g", {},
    svg("line", { class: "term", x1: scale.at(w.term_starts_on), x2: scale.at(w.expires_on), y1: axis, y2: axis }),
    ...marks.map(({ x, kind, line }) => svg("g", { class: `mark ${kind}` },
      svg("line", { x1: x, x2: x, y1: axis - 8, y2: axis + 14 + line * lineHeight }),
      svg("circle", { cx: x, cy: axis, r: kind === "expiry" ? 7 : 5 }))),
    ...marks.map(({ x, words, isLeft, line }) =>
      svg("text", { x: isLeft ? x - 5 : x + 5, y: axis + 24 + line * lineHeight, "text-anchor": isLeft ? "end" : "start" }, words)));
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
  const scale = new Scale([app.asOf, ...all.flatMap(({ found }) => marksOf(found).map(({ day }) => day))], all.map(({ found }) => found));
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
    scale.gaps.length > 0 && el("p", { class: "hint" }, app.say("expiry_gap")),
    svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
      svg("line", { class: "today", x1: today, x2: today, y1: 0, y2: height - 24 }),
      svg("text", { class: "today-label", x: today, y: height - 6, "text-anchor": today > width / 2 ? "end" : "start" },
        `${app.say("page_as_of")} ${app.day(app.asOf)}`),
      ...scale.gaps.flatMap((x) => [x - 3, x + 3]).map((x) => svg("line", { class: "gap", x1: x, x2: x, y1: 0, y2: height - 24 })),
      ...rows));
}
