/** Rules, schemes, findings and terms in words. */
import type { IsmapExplanation } from "../../explanation.js";
import { checkedLanguage, checkedText } from "./checked.js";
import type { Language } from "./language.js";
import type { Topic } from "./topic.js";

export class Explanation {
  constructor(private readonly module: IsmapExplanation) {}

  /** As `ismap explain NAME`: of a rule ("V1"), a finding, "schemes", "target-work"; "" lists all. None for an unknown name. */
  topics(name: string, language: Language): Topic[] {
    const json = this.module.explain(checkedText("name", name), checkedLanguage(language));
    return json ? (JSON.parse(json) as { topics: Topic[] }).topics : [];
  }
}
