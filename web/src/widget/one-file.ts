/** The widget in one script: what classifies and what counts expiry is inside, the rest lies beside it. */
import bytes from "bytes:ismap_calculator";
import make from "glue:ismap_calculator";
import { givenBy } from "./beside";
import { define } from "./define";
import { type GivenModule, webAssemblyGiven } from "./given-module";
import { type Holder, inHolders } from "./holder";

const inside: Partial<Record<Holder, GivenModule>> = { ismap_calculator: { make, bytes } };

define(inHolders({
  webAssembly: (name) => webAssemblyGiven(name, inside[name]),
  javaScript: (name) => givenBy(`${name}-js.js`),
}));
