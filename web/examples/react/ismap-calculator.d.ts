// What JSX has to know of the tag.
import type { IsmapCalculatorElement } from "../../widget/ismap-calculator";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Names = "mode" | "days" | "theme" | "build" | "value" | "policy" | "name";
type Settable = Partial<Pick<IsmapCalculatorElement, Names>> & { "as-of"?: string; "heading-level"?: number; "page-href"?: string };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ismap-calculator": DetailedHTMLProps<HTMLAttributes<IsmapCalculatorElement>, IsmapCalculatorElement> & Settable;
    }
  }
}
