/** One question as a group of fields. */
import type { App } from "../app";
import type { Option, Question, Questions } from "../../../wasm/package/src/question";
import { el, freshId } from "../dom";
import { sourceLinks } from "../sources";
import { isTextKey } from "../texts";
import { unknown } from "./workload";

/** Told the answer as the core reads it: a value, several with ";", "unknown", or "" for none. */
export type AnswerTaken = (value: string) => void;

interface Choice {
  value: string;
  title: string;
  details: (Node | string)[];
}

function detailsOf(app: App, question: Question, option: Option): string[] {
  const key = `classify_option_${question.id}_${option.value}`;
  return isTextKey(key) ? [app.say(key)] : [];
}

function titleOf(app: App, question: Question, option: Option): string {
  const key = `classify_title_${question.id}_${option.value}`;
  return isTextKey(key) ? app.say(key) : option.title;
}

function choicesOf(app: App, question: Question, work: Questions["target_work"]): Choice[] {
  const choices = question.options.map((option) => ({
    value: option.value, title: titleOf(app, question, option), details: detailsOf(app, question, option),
  }));
  const rows = question.kind === "work" ? work.map((each) => ({
    value: each.id, title: each.title, details: [each.wording, " ", ...sourceLinks(each.source)],
  })) : [];
  return [...rows, ...choices, { value: unknown, title: app.say("classify_unknown"), details: [] }];
}

function wording(app: App, question: Question, suffix: "" | "_hint"): string {
  const key = `classify_question_${question.id}${suffix}`;
  if (isTextKey(key)) return app.say(key);
  return suffix === "" ? question.question.replace(`${question.title}: `, "") : "";
}

/** The question with its fields, answered as `value` says. */
export function questionFields(
  app: App, question: Question, work: Questions["target_work"], value: string, take: AnswerTaken,
): HTMLElement {
  if (question.kind === "text") return textField(app, question, value, take);
  const hintText = wording(app, question, "_hint");
  const hint = hintText ? el("p", { class: "hint", id: freshId() }, hintText) : null;
  const choices = choicesOf(app, question, work);
  const chosen = new Set(value.split(";").map((each) => each.trim()));
  const several = question.kind === "choices";
  const compact = choices.every((choice) => choice.details.length === 0);
  const fields = el("fieldset", {
    class: compact ? "question compact" : "question", id: `q-${question.id}`, "aria-describedby": hint?.id,
  }, el("legend", {}, wording(app, question, "")), hint);
  const inputs = choices.map((choice) => optionInput(question.id, choice, several, chosen.has(choice.value)));
  fields.append(el("div", { class: "options" }, ...inputs.map(({ box }) => box)));
  fields.addEventListener("change", (event) => {
    leaveOneSide(inputs.map(({ input }) => input), event.target as HTMLInputElement);
    take(inputs.filter(({ input }) => input.checked).map(({ input }) => input.value).join(";"));
  });
  return fields;
}

/** Of several answers "unknown" excludes all others. */
function leaveOneSide(inputs: HTMLInputElement[], changed: HTMLInputElement): void {
  if (!changed.checked) return;
  for (const input of inputs) {
    if ((input.value === unknown) !== (changed.value === unknown)) input.checked = false;
  }
}

function optionInput(question: string, choice: Choice, several: boolean, checked: boolean): {
  box: HTMLElement; input: HTMLInputElement;
} {
  const id = `a-${question}-${choice.value}`;
  const details = choice.details.length > 0 ? el("p", { class: "hint", id: `${id}-hint` }, ...choice.details) : null;
  const input = el("input", {
    type: several ? "checkbox" : "radio", name: `q-${question}`, id, value: choice.value, checked,
    "aria-describedby": details?.id,
  });
  return { input, box: el("div", { class: "option" }, input, el("label", { for: id }, choice.title), details) };
}

function textField(app: App, question: Question, value: string, take: AnswerTaken): HTMLElement {
  const id = `q-${question.id}`;
  const input = el("input", { type: "text", id, value, autocomplete: "off", onchange: () => take(input.value.trim()) });
  return el("div", { class: "field" }, el("label", { for: id, class: "label" }, wording(app, question, "")), input);
}
