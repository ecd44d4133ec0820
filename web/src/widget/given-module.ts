/** A module as a script gives it: its glue, and its bytes as text. It needs no fetch, so that it works from file shares too. */
import type { MakeModule } from "../../../wasm/module";
import type { Source } from "../../../wasm/package/src/load";
import { givenBy } from "./beside";
import { bytesIn } from "./byte-text";

export interface GivenModule {
  make: MakeModule<unknown>;
  bytes: string;
}

/** The module in `given` or, without one, in the script of its name. */
export async function webAssemblyGiven(name: string, given?: GivenModule): ReturnType<Source["webAssembly"]> {
  const { make, bytes } = given ?? await givenBy<GivenModule>(`${name}-wasm.js`);
  return { make, bytes: bytesIn(bytes) };
}
