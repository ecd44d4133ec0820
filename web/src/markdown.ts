/** The core's Markdown (headings, tables, lists, paragraphs; nothing else occurs in it) as elements. */
import { el, heading } from "./dom";
import { withAddresses } from "./sources";

const isTable = (line: string): boolean => line.startsWith("|");

/** Cells of a table's row, or one text: a backslash takes a sign's meaning, `<br>` breaks a line. */
function inline(text: string): (Node | string)[] {
  const pieces = text.trim().split(/<br>/);
  return pieces.flatMap((piece, i) => {
    const plain = piece.replace(/\\([!-/:-@[-`{-~])|\*\*/g, (_, sign?: string) => sign ?? "");  // in one pass: "\*\*" is no bold
    return i === 0 ? withAddresses(plain) : [el("br"), ...withAddresses(plain)];
  });
}

/** The Markdown with paragraphs in bold below its title. */
export function belowTitle(markdown: string, paragraphs: string[]): string {
  const [title = "", ...rest] = markdown.split("\n\n");
  const bold = paragraphs.map((text) => `**${text.replace(/[!-/:-@[-`{-~]/g, "\\$&")}**`);
  return [title, ...bold, ...rest].join("\n\n");
}

function cells(row: string): string[] {
  return row.split(/(?<!\\)\|/).slice(1, -1);
}

function table(rows: string[]): HTMLElement {
  const [head = "", , ...body] = rows;
  const headings = cells(head).map((cell) => cell.trim());
  return el("div", { class: "scroll", tabindex: 0 }, el("table", {},
    el("thead", {}, el("tr", {}, ...headings.map((cell) => el("th", { scope: "col" }, ...inline(cell))))),
    el("tbody", {}, ...body.map((row) => el("tr", {}, ...cells(row).map((cell, i) =>
      el("td", { "data-label": headings[i] }, ...inline(cell))))))));
}

function block(lines: string[], below: number): HTMLElement {
  const [first = ""] = lines;
  if (isTable(first)) return table(lines);
  const titled = /^(#{1,4}) (.*)$/.exec(first);
  if (titled) return heading(titled[1]?.length ?? 1, below, {}, ...inline(titled[2] ?? ""));
  if (first.startsWith("- ")) return el("ul", {}, ...lines.map((line) => el("li", {}, ...inline(line.slice(2)))));
  return el("p", {}, ...lines.flatMap((line, i) => (i === 0 ? inline(line) : [el("br"), ...inline(line)])));
}

/** One element a block; headings lie `below` levels deeper than they say. */
export function markdownElements(markdown: string, below = 0): HTMLElement[] {
  return markdown.split(/\n{2,}/).map((each) => each.split("\n").filter((line) => line !== ""))
    .filter((lines) => lines.length > 0).map((lines) => block(lines, below));
}
