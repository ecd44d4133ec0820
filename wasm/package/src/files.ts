/** Where this package's modules are. All is written out, for bundlers follow no address that is put together. */
import { platform } from "#platform";
import type { MakeModule } from "../../module.js";
import type { Modules, Source } from "./load.js";

interface Files {
  webAssembly(): Promise<{ default: MakeModule<unknown> }>;
  javaScript(): Promise<{ default: MakeModule<unknown> }>;
  bytes(): URL;
}

const files: Record<keyof Modules, Files> = {
  ismap: {
    webAssembly: () => import("../../ismap.js"),
    javaScript: () => import("../../ismap-javascript.js"),
    bytes: () => new URL("../../ismap.wasm", import.meta.url),
  },
  ismap_filing: {
    webAssembly: () => import("../../filing.js"),
    javaScript: () => import("../../filing-javascript.js"),
    bytes: () => new URL("../../filing.wasm", import.meta.url),
  },
  ismap_expiry: {
    webAssembly: () => import("../../expiry.js"),
    javaScript: () => import("../../expiry-javascript.js"),
    bytes: () => new URL("../../expiry.wasm", import.meta.url),
  },
  ismap_explanation: {
    webAssembly: () => import("../../explanation.js"),
    javaScript: () => import("../../explanation-javascript.js"),
    bytes: () => new URL("../../explanation.wasm", import.meta.url),
  },
  ismap_register: {
    webAssembly: () => import("../../register.js"),
    javaScript: () => import("../../register-javascript.js"),
    bytes: () => new URL("../../register.wasm", import.meta.url),
  },
};

export const filesOfThisPackage: Source = {
  webAssembly: async (name) => {
    const [made, bytes] = await Promise.all([files[name].webAssembly(), platform.bytesOf(files[name].bytes())]);
    return { make: made.default, bytes };
  },
  javaScript: async (name) => (await files[name].javaScript()).default,
};
