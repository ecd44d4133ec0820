/** The core's modules as files beside the page. */
import type { MakeModule } from "../../../wasm/module";
import type { Source } from "../../../wasm/package/src/load";

const load = async (file: string): Promise<MakeModule<unknown>> =>
  ((await import(new URL(file, import.meta.url).href)) as { default: MakeModule<unknown> }).default;

async function bytesOf(file: string): Promise<ArrayBuffer> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

export const besideThePage: Source = {
  webAssembly: async (name) => {
    const [make, bytes] = await Promise.all([load(`${name}-wasm.mjs`), bytesOf(`${name}.wasm`)]);
    return { make, bytes };
  },
  javaScript: (name) => load(`${name}-js.mjs`),
};
