// Rules, schemes and findings in words. Languages and results are as ismap.d.ts says.
import type { MakeModule } from "./module";

export interface IsmapExplanation {
  /** As `ismap explain NAME --format json`; "" for an unknown name. */
  explain(name: string, lang: string): string;
}

declare const ismapExplanation: MakeModule<IsmapExplanation>;
export default ismapExplanation;
