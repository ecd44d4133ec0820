/** The explanation module's function with its JSON read. */
import type { IsmapExplanation } from "../../../wasm/explanation";
import type { Language } from "../texts";
import type { Topic } from "./types";

export class Explanation {
  constructor(private readonly module: IsmapExplanation) {}

  /** None for an unknown name. */
  topics(name: string, language: Language): Topic[] {
    const json = this.module.explain(name, language);
    return json ? (JSON.parse(json) as { topics: Topic[] }).topics : [];
  }
}
