/** The page as one file, as it is opened from a share: the core and the worker are inside. */
// @ts-expect-error the build has no declarations beside it
import makeWebAssembly from "../../build/module/bin/ismap.mjs";
// @ts-expect-error the build has no declarations beside it
import makeJavaScript from "../../build/javascript/bin/ismap.mjs";
// @ts-expect-error the bundler gives the bytes in base64
import bytes from "../../build/module/bin/ismap.wasm";
// @ts-expect-error the bundler gives the worker's text
import worker from "worker:register";
import { start } from "./start";
import { scriptAddress } from "./trusted";

const binary = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;

void start({
  webAssembly: async () => ({ make: makeWebAssembly, bytes: binary(bytes as string) }),
  javaScript: async () => makeJavaScript,
}, () => new Worker(scriptAddress(URL.createObjectURL(new Blob([worker as string], { type: "text/javascript" })))));
