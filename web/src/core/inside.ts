/** The core's modules inside the page that is one file. */
import type { MakeModule } from "../../../wasm/module";
import type { Modules, Source } from "../../../wasm/package/src/load";

/** Both builds of a module, and the bytes of the one in base64. */
export interface Embedded {
  webAssembly: MakeModule<unknown>;
  javaScript: MakeModule<unknown>;
  bytes: string;
}

const binary = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;

export function insideThePage(embedded: Partial<Record<keyof Modules, Embedded>>): Source {
  const find = (name: keyof Modules): Embedded => {
    const found = embedded[name];
    if (!found) throw new Error(`${name} is not in this file`);
    return found;
  };
  return {
    webAssembly: async (name) => ({ make: find(name).webAssembly, bytes: binary(find(name).bytes) }),
    javaScript: async (name) => find(name).javaScript,
  };
}
