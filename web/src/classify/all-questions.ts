/** All questions on one page, in groups. */
import type { App } from "../app";
import type { Question, Questions } from "../../../wasm/package/src/question";
import { el } from "../dom";
import type { TextKey } from "../texts";
import { questionFields } from "./question";
import type { Workload } from "./workload";

export const aspects = ["confidentiality", "integrity", "availability"] as const;

const groups: { title: TextKey; holds: (question: Question) => boolean }[] = [
  {
    title: "classify_group_service",
    holds: ({ id }) => ["organisation_type", "network_model", "service_model", "target_work"].includes(id),
  },
  {
    title: "classify_group_classes",
    holds: ({ id }) => [...aspects, "is_secret_document", "is_probably_non_disclosable"].includes(id),
  },
  { title: "classify_group_impact", holds: ({ kind }) => kind === "level" },
  { title: "classify_group_record", holds: ({ kind, id }) => kind === "text" && isOurs(id) },
];

function isOurs(id: string): boolean {
  return ["workload_id", "workload_name", "registration_number", "contract_start", "contract_end"].includes(id);
}

/** The form; `answered` is called after each answer. */
export function allQuestions(app: App, workload: Workload, questions: Questions, answered: () => void): HTMLElement {
  const rest = new Set(questions.questions);
  const sections = groups.map(({ title, holds }) => {
    const held = questions.questions.filter((question) => rest.has(question) && holds(question));
    for (const question of held) rest.delete(question);
    return section(app, workload, questions, app.say(title), held, answered);
  });
  if (rest.size > 0) sections.push(section(app, workload, questions, app.say("classify_group_policy"), [...rest], answered));
  return el("div", { class: "all-questions" }, ...sections);
}

function section(
  app: App, workload: Workload, all: Questions, title: string, questions: Question[], answered: () => void,
): HTMLElement {
  const fields = (question: Question): HTMLElement =>
    questionFields(app, question, all.target_work, workload.answerTo(question.id), (value) => {
      workload.set(question.id, value);
      answered();
    });
  const content = questions.some(({ kind }) => kind === "level") ? impactFields(app, workload, questions, fields)
    : questions.map(fields);
  return el("section", { class: "card" }, app.heading(2, {}, title), ...content);
}

/** One question an aspect, and the finer ones for who does not know the level. */
function impactFields(
  app: App, workload: Workload, questions: Question[], fields: (question: Question) => HTMLElement,
): HTMLElement[] {
  return aspects.flatMap((aspect) => {
    const of = questions.filter(({ id }) => id.startsWith(`impact_${aspect}`));
    const [whole, ...finer] = of;
    if (!whole) return [];
    const open = finer.some(({ id }) => workload.answerTo(id) !== "");
    return [fields(whole), ...finer.length > 0 ? [el("details", { class: "finer", open },
      el("summary", {}, app.say("classify_finer", finer.length)), ...finer.map(fields))] : []];
  }).concat(questions.filter(({ id }) => !aspects.some((aspect) => id.startsWith(`impact_${aspect}`))).map(fields));
}
