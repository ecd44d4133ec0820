/** The record as a page of its own, for printing and filing; with what reads it again, the part that comes when one is wanted. */
import type { App } from "../app";
import { el } from "../dom";
import { save } from "../files";
import { belowTitle, markdownElements } from "../markdown";
import type { Workload } from "./workload";

export { jsonOf } from "../../../wasm/package/src/json";
export { answersIn } from "./saved-answers";
export { belowTitle, markdownElements };

const nameless = /[\\/:*?"<>|\s]+/g;

/** Offers a record for saving under the name of its workload, or the number. */
export function saveRecord(app: App, workload: Workload, ending: string, type: string, content: string): void {
  const name = (workload.answerTo("workload_id") || workload.answerTo("workload_name")).replace(nameless, "-");
  save(`ismap-${name ? `${name}-` : ""}${app.asOf}.${ending}`, `${type};charset=utf-8`, [content]);
}

const paperStyle = "body{font-family:sans-serif;line-height:1.6;max-width:60rem;margin:2rem auto;padding:0 1rem}" +
  "table{border-collapse:collapse;width:100%;margin-block:1rem}th,td{border:1px solid #666;padding:.3rem .5rem;" +
  "text-align:start;vertical-align:top}th{white-space:nowrap}td{overflow-wrap:anywhere;min-width:4em}" +
  // On a narrow screen each row is a block, its cells below each other with their headings.
  "@media screen and (max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}table{border:0}" +
  "tr{border:1px solid #666;margin-block:.5rem}td{border:0}" +
  "td::before{content:attr(data-label)': ';font-weight:bold}}";

/** The record as a page of its own, with the little style that paper needs. */
export function recordPage(app: App, markdown: string): string {
  const content = el("body", {}, ...markdownElements(markdown));
  // Word processors other than Word take a table's lines from nowhere else.
  for (const table of content.querySelectorAll("table")) table.setAttribute("border", "1");
  for (const name of ["part", "class"]) {
    for (const piece of content.querySelectorAll(`[${name}]`)) piece.removeAttribute(name);
  }
  const title = el("title", {}, content.querySelector("h1")?.textContent ?? "");
  return `<!doctype html>\n<html lang="${app.language}">\n<head><meta charset="utf-8">${title.outerHTML}` +
    `<style>${paperStyle}</style></head>\n${content.outerHTML}\n</html>\n`;
}
