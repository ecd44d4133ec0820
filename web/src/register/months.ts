/** How many registrations expire in which month, drawn as bars. */
import type { App } from "../app";
import { el, svg } from "../dom";

const shown = 24;
const [width, height, base] = [800, 180, 140];

/** A count from which on every other stands higher: they are too wide for their bars. */
const wide = 10_000;

/** The month of the day and those that follow it, "2027-07". */
function monthsFrom(day: string): string[] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Array(shown).fill(0).map((_, i) => {
    const at = year * 12 + (month - 1) + i;
    return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String(at % 12 + 1).padStart(2, "0")}`;
  });
}

export function monthsChart(app: App, counts: Record<string, number>): HTMLElement {
  const months = monthsFrom(app.asOf);
  const most = Math.max(1, ...months.map((month) => counts[month] ?? 0));
  const step = (width - 20) / shown;
  const lift = most < wide ? 0 : 15;
  const bars = months.flatMap((month, i) => {
    const count = counts[month] ?? 0;
    const size = Math.round(count / most * (base - 24 - lift));
    const x = 10 + i * step;
    const [year, number] = month.split("-");
    return [
      svg("rect", { class: "bar", x: x + 3, y: base - size, width: step - 6, height: size }),
      count > 0 ? svg("text", { x: x + step / 2, y: base - size - 5 - (count < wide ? 0 : i % 2 * lift), "text-anchor": "middle" }, String(count)) : null,
      svg("text", { x: x + step / 2, y: base + 16, "text-anchor": "middle" }, String(Number(number))),
      i === 0 || number === "01" ? svg("text", { class: "year", x: x + 2, y: base + 34 }, year) : null,
    ];
  });
  const inOthers = Object.entries(counts).reduce((sum, [month, count]) => sum + (months.includes(month) ? 0 : count), 0);
  const label = months.filter((month) => counts[month]).map((month) => `${month}: ${counts[month]}`).join(", ");
  const hasBars = inOthers < Object.values(counts).reduce((sum, count) => sum + count, 0);
  return el("figure", { class: "months" },
    el("figcaption", { class: "label" }, app.say("register_months")),
    hasBars && el("div", { class: "scroll", tabindex: 0 },
      svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${app.say("register_months")}: ${label || "0"}` },
        svg("line", { class: "axis", x1: 10, x2: width - 10, y1: base, y2: base }), ...bars)),
    el("p", { class: "hint" }, app.say("register_months_more", shown, inOthers)));
}
