/** An engine over a module that has been made, or is being made. */
import type { IsmapRegister } from "../../../wasm/register";
import type { Answer } from "../register/messages";
import { cp932Pairs } from "./cp932";
import { Engine } from "./engine";

/** The module, once it can read CP932. */
export async function ableToRead(module: Promise<IsmapRegister>): Promise<IsmapRegister> {
  const loaded = await module;
  loaded.supply_cp932(cp932Pairs());
  return loaded;
}

export async function engineOf(module: Promise<IsmapRegister>, tell: (answer: Answer) => void): Promise<Engine> {
  return new Engine(await ableToRead(module), tell);
}
