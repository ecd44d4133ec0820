/** What follows from the answers, and why. */
import type { App } from "../app";
import type { Classification } from "../../../wasm/package/src/classification";
import type { Finding } from "../../../wasm/package/src/finding";
import { el } from "../dom";
import { ruleLink, standingChip, standingChipOf, sourceLinks } from "../sources";
import { isTextKey } from "../texts";

/** The panel beside the questions: the list, whom it binds, the classes. */
export function resultPanel(app: App, found: Classification): HTMLElement[] {
  const { result } = found.row;
  return [
    el("p", { class: "outcome-label" }, app.say("classify_outcome")),
    el("p", { class: `outcome ${result.outcome}`, id: "outcome" }, found.words.outcome),
    result.outcome === "undetermined"
      ? el("p", { class: "possible" }, app.say("classify_possible"), " ", el("strong", {}, found.words.possible_outcomes))
      : el("p", { class: "meaning" }, meaningOf(app, result.outcome)),
    el("p", {}, app.say("classify_weakest"), " ", standingChip(app, result.standing)),
    el("dl", { class: "facts" }, ...found.words.result.slice(1, -1).flatMap(({ heading, text }) => [
      el("dt", {}, heading), el("dd", {}, text)])),
    result.policies.length > 0 ? el("p", {}, app.say("classify_by_policies", result.policies.join(", "))) : el("span", {}),
    ...findings(app, found.row.findings),
    el("p", { class: "official" }, found.row.notice),
  ];
}

function meaningOf(app: App, outcome: string): string {
  const key = `classify_meaning_${outcome}`;
  return isTextKey(key) ? app.say(key) : "";
}

function findings(app: App, all: Finding[]): HTMLElement[] {
  return all.map((finding) => el("p", { class: `notice ${finding.severity}` },
    el("strong", {}, app.say(`page_severity_${finding.severity}`)), " ", app.days(finding.message)));
}

/** Every rule that was tried, those that decide first. */
export function reasons(app: App, found: Classification): HTMLElement {
  const all = found.row.result.reasons.map((reason, i) => ({ reason, words: found.words.reasons[i] }));
  const deciding = all.filter(({ reason }) => reason.decides);
  const others = all.filter(({ reason }) => !reason.decides);
  const list = (which: typeof all): HTMLElement =>
    el("ol", { class: "reasons" }, ...which.map(({ reason, words }) => el("li", { class: "reason" },
      el("p", { class: "reason-title" }, reason.policy === null ? ruleLink(app, reason.rule) : el("span", { class: "rule" }, reason.rule), " ", el("strong", {}, words?.title ?? ""), " ",
        words?.standing ? standingChipOf(app, words.standing) : null),
      el("p", {}, app.days(reason.text)),
      words?.values ? el("p", { class: "seen" }, app.say("classify_seen"), " ", app.days(words.values)) : null,
      el("p", { class: "source" }, app.say("page_source"), " ", ...sourceLinks(reason.source)))));
  return app.region("section", { class: "card", "aria-labelledby": "reasons-title" },
    app.heading(2, { id: "reasons-title" }, app.say("classify_reasons")),
    list(deciding),
    el("details", {}, el("summary", {}, app.say("classify_other_rules", others.length)), list(others)));
}

/** Under which other answers LIU would be possible: a statement, no advice. */
export function changes(app: App, found: Classification): HTMLElement {
  const sets = found.words.changes;
  return app.region("section", { class: "card", "aria-labelledby": "changes-title" },
    app.heading(2, { id: "changes-title" }, app.say("classify_changes")),
    el("p", {}, app.days(found.words.no_changes_because)),
    sets.length > 0 ? el("ul", { class: "changes" }, ...sets.map((set) => el("li", {}, set))) : null);
}
