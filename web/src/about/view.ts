/** The schemes explained to a newcomer, and any rule or term in full: what `ismap explain` tells. */
import type { App, View } from "../app";
import type { Explanation } from "../../../wasm/package/src/explanation";
import type { Topic } from "../../../wasm/package/src/topic";
import { el, replaceChildren } from "../dom";
import { standingChipOf, sourceLinks } from "../sources";
import { addTexts } from "../texts";
import texts from "../../texts/about.json";

addTexts(texts);

/** The topics of a name in the reader's language. */
type Topics = (name: string) => Topic[];

export function aboutView(app: App, core: Explanation): View {
  const topics: Topics = (name) => core.topics(name, app.language);
  const topic = app.state.answers.find(([name]) => name === "topic")?.[1];
  return { mount: (into) => (topic ? showTopic(app, topics(topic), into, topic) : showAll(app, topics, into)) };
}

const chapters = ["background", "control-criteria", "isms-properties"] as const;

function showAll(app: App, topics: Topics, into: HTMLElement): void {
  const schemes = topics("schemes")[0];
  replaceChildren(into,
    el("h1", { tabindex: -1 }, app.say("about_title")),
    el("p", { class: "lead" }, app.say("about_lead")),
    schemes ? comparison(app, schemes) : null,
    sourcesOfSchemes(app, topics),
    ...chapters.flatMap((name) => chapter(app, topics(name))),
    el("section", { class: "card" }, el("h2", {}, app.say("about_list")), el("p", {}, app.say("about_list_text")),
      el("p", {}, ...sourceLinks("<https://www.ismap.go.jp/>"))),
    el("section", { class: "card" }, el("h2", {}, app.say("about_rules")), el("p", {}, app.say("about_rules_text")),
      ...rules(app, topics(""))));
}

/** "Text. [standing]" taken apart. */
function withStanding(app: App, cell: string): (Node | string)[] {
  const found = /^(.*) \[([^\]]+)\]$/s.exec(cell);
  return found ? [app.days(found[1] ?? ""), " ", standingChipOf(app, found[2] ?? "")] : [cell];
}

/** Where there is little room each scheme's cell stands under its name: the roles keep it a table all the same. */
function comparison(app: App, { title, entries }: Topic): HTMLElement {
  const columns = [["ismap", "ISMAP"], ["ismap-liu", "ISMAP-LIU"], ["isms", "ISMS"]] as const;
  return el("section", { class: "card", "aria-labelledby": "schemes-title" },
    el("h2", { id: "schemes-title" }, title),
    el("div", { class: "scroll", tabindex: 0 },
      el("table", { class: "comparison", role: "table" },
        el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, el("td", { role: "cell" }),
          ...columns.map(([, name]) => el("th", { scope: "col", role: "columnheader" }, name)))),
        el("tbody", { role: "rowgroup" }, ...entries.map((entry) => el("tr", { role: "row" },
          el("th", { scope: "row", role: "rowheader" }, entry["topic"] ?? ""),
          ...columns.map(([key, name]) => el("td", { role: "cell", "data-label": name }, ...withStanding(app, entry[key] ?? "")))))))));
}

/** Which source each fact of the comparison is from. */
function sourcesOfSchemes(app: App, topics: Topics): HTMLElement {
  const lists = ["ismap", "ismap-liu", "isms"].flatMap(topics);
  return el("details", { class: "card" }, el("summary", {}, app.say("about_sources")),
    ...lists.map(({ title, entries }) => el("div", {}, el("h3", {}, title),
      el("dl", { class: "facts" }, ...entries.flatMap((entry) => [
        el("dt", {}, entry["topic"] ?? ""), el("dd", {}, ...sourceLinks(entry["source"] ?? ""))])))));
}

function chapter(app: App, topics: Topic[]): HTMLElement[] {
  return topics.map(({ title, entries }) => el("section", { class: "card" },
    el("h2", {}, title),
    el("dl", { class: "chapter" }, ...entries.flatMap((entry) => [
      el("dt", {}, entry["topic"] ?? ""),
      el("dd", {}, el("p", {}, app.days(entry["text"] ?? ""), " ", standingChipOf(app, entry["standing"] ?? "")),
        el("p", { class: "source" }, app.say("page_source"), " ", ...sourceLinks(entry["source"] ?? "")))]))));
}

function rules(app: App, topics: Topic[]): HTMLElement[] {
  return topics.map(({ title, entries }) => el("details", {},
    el("summary", {}, title),
    el("ul", { class: "rule-list" }, ...entries.map((entry) => el("li", {},
      el("a", { href: app.addressOf("about", [["topic", entry["id"] ?? ""]]) }, entry["id"] ?? ""), " ",
      entry["title"] && entry["title"] !== entry["id"] ? entry["title"] : "", " ",
      entry["standing"] ? standingChipOf(app, entry["standing"]) : null)))));
}

function showTopic(app: App, topics: Topic[], into: HTMLElement, name: string): void {
  replaceChildren(into,
    el("p", {}, el("a", { href: app.addressOf("about", []) }, app.say("about_back"))),
    ...(topics.length > 0 ? topics.flatMap((topic) => [el("h1", { tabindex: -1 }, topic.title), entries(app, topic)])
      : [el("h1", { tabindex: -1 }, app.say("about_unknown", name))]));
}

/** Two columns where the core gives two, else one block an entry. */
function entries(app: App, { entries: all }: Topic): HTMLElement {
  return el("section", { class: "card" }, el("dl", { class: "chapter" }, ...all.flatMap((entry) => {
    const [head, ...rest] = Object.values(entry);
    return [el("dt", {}, head ?? ""), ...rest.map((value) => el("dd", {}, ...sourceLinks(app.days(String(value)))))];
  })));
}
