// What JSX has to know of the tag.
import type { IsmapCalculatorElement } from "../../widget/ismap-calculator";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Settable = Partial<Pick<IsmapCalculatorElement, "mode" | "asOf" | "days" | "theme" | "build" | "value" | "policy" | "headingLevel" | "name">>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ismap-calculator": DetailedHTMLProps<HTMLAttributes<IsmapCalculatorElement>, IsmapCalculatorElement> & Settable;
    }
  }
}
