/** Makes the element known, unless another version of it came first: that one then serves the whole page. */
import type { Source } from "../../../wasm/package/src/load";
import { IsmapCalculator } from "./element";
import { elementName } from "./element-name";
import type { IsmapCalculatorConstructor } from "./public";
import { useSource } from "./shared";

export function define(source: Source): void {
  const there: Partial<IsmapCalculatorConstructor> | undefined = customElements.get(elementName);
  if (there) {
    console.info(`<${elementName}> ${there.version ?? "?"} が先に読み込まれているため、${VERSION} は使いません。/ ` +
      `Version ${there.version ?? "?"} of <${elementName}> is on this page already; ${VERSION} leaves it to that one.`);
    return;
  }
  useSource(source);
  customElements.define(elementName, IsmapCalculator satisfies IsmapCalculatorConstructor);
}
