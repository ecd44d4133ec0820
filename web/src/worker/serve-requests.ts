/** Ties an engine to the worker that it runs in. Requests that come before it runs wait. */
import type { IsmapRegister } from "../../../wasm/register";
import type { Request } from "../register/messages";
import { Engine } from "./engine";

declare const self: DedicatedWorkerGlobalScope;

export function serveRequests(module: Promise<IsmapRegister>): void {
  const engine = module.then((loaded) => new Engine(loaded, (answer) => self.postMessage(answer)));
  self.addEventListener("message", (event: MessageEvent<Request>) => {
    engine.then((ready) => ready.take(event.data), (error: unknown) =>
      self.postMessage({ type: "failed", message: String(error) }));
  });
}
