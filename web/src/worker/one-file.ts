/** The register's worker within the page that is one file: its modules are inside. */
// @ts-expect-error the build has no declarations beside it
import makeWebAssembly from "../../../build/register/bin/ismap_register.mjs";
// @ts-expect-error the build has no declarations beside it
import makeJavaScript from "../../../build/javascript/bin/ismap_register.mjs";
// @ts-expect-error the bundler gives the bytes in base64
import bytes from "../../../build/register/bin/ismap_register.wasm";
import { mayRunWebAssembly } from "../core/web-assembly";
import { serveRequests } from "./serve-requests";

const binary = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;

serveRequests(mayRunWebAssembly() ? makeWebAssembly({ wasmBinary: binary(bytes as string) }) : makeJavaScript());
