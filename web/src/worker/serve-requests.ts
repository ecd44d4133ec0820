/** Ties an engine to the worker that it runs in. Requests that come before it runs wait. */
import type { IsmapRegister } from "../../../wasm/register";
import type { Answer, Hiring, Request } from "../register/messages";
import { ableToRead, engineOf } from "./engine-of";
import { serveHelp } from "./serve-help";
import { WarmUp } from "./warm-up";

declare const self: DedicatedWorkerGlobalScope;

/** A worker checks registers for the page, or parts of them for another worker: whatever it is asked for first. */
export function serveRequests(module: Promise<IsmapRegister>): void {
  const ready = ableToRead(module);
  const warmUp = new WarmUp(ready);
  const tell = (answer: Answer): void => self.postMessage(answer);
  const engine = engineOf(ready, tell);
  engine.then(() => tell({ type: "ready" }), (error: unknown) => tell({ type: "failed", message: String(error) }));
  const take = ({ data, ports: [port] }: MessageEvent<Request | Hiring>): void => {
    if (data.type === "help") {
      if (port) serveHelp(ready, port, () => warmUp.end());
    } else if ("number" in data) {
      engine.then((each) => each.hire(data, port), () => undefined);
    } else {
      warmUp.end();
      engine.then((each) => each.take(data), () => undefined);
    }
  };
  self.addEventListener("message", take);
}
