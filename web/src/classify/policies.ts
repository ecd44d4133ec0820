/** A ministry's own policy files: which are loaded, and what is wrong with one that is not. */
import type { App } from "../app";
import { el, replaceChildren } from "../dom";
import { fileField } from "../file-field";
import type { Workload } from "./workload";

/** `added` is called once a policy holds. */
export function policiesCard(app: App, workload: Workload, added: () => void): HTMLElement {
  const messages = el("div", { class: "messages", role: "alert" });
  const ids = workload.policyIds;
  const take = async (files: File[]): Promise<void> => {
    const problems: HTMLElement[] = [];
    try {
      for (const file of files) {
        for (const problem of await workload.addPolicy(await file.text())) {
          problems.push(el("p", { class: "notice error" },
            app.say("classify_policy_problem", file.name, problem.line, problem.column), " ", problem.message[app.language]));
        }
      }
    } catch {
      problems.push(el("p", { class: "notice error" }, app.say("page_part_failed")));
    }
    if (problems.length === 0) added();
    else replaceChildren(messages, ...problems);
  };
  return el("details", { class: "card policies", open: ids.length > 0 },
    el("summary", {}, app.heading(2, {}, app.say("classify_policies"))),
    el("p", {}, app.say("classify_policies_text")),
    ids.length > 0 ? el("ul", {}, ...ids.map((id) => el("li", {}, id))) : null,
    fileField({
      id: "policy", label: app.say("classify_policy_choose"), hint: app.say("classify_policy_hint"),
      accept: ".json,application/json", multiple: true, take: (files) => void take(files),
    }),
    messages);
}
