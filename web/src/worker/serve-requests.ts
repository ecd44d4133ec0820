/** Ties an engine to the worker that it runs in. Requests that come before it runs wait. */
import type { IsmapRegister } from "../../../wasm/register";
import type { Answer, Hiring, Request } from "../register/messages";
import { ableToRead, engineOf } from "./engine-of";
import { PartEngine } from "./part-engine";
import type { PartAnswer, PartRequest } from "./part-messages";
import { warmUp } from "./warm-up";

declare const self: DedicatedWorkerGlobalScope;

/** A worker checks registers for the page, or parts of them for another worker: whatever it is asked for first. */
export function serveRequests(module: Promise<IsmapRegister>): void {
  const ready = ableToRead(module);
  ready.then(warmUp, () => undefined);  // the engine tells
  const tell = (answer: Answer): void => self.postMessage(answer);
  const engine = engineOf(ready, tell);
  engine.then(() => tell({ type: "ready" }), (error: unknown) => tell({ type: "failed", message: String(error) }));
  const take = ({ data, ports: [port] }: MessageEvent<Request | Hiring>): void => {
    if (data.type === "help") help(ready, port);
    else if ("number" in data) engine.then((each) => each.hire(data, port), () => undefined);
    else engine.then((each) => each.take(data), () => undefined);
  };
  self.addEventListener("message", take);
}

function help(module: Promise<IsmapRegister>, port: MessagePort | undefined): void {
  if (!port) return;
  const engine = module.then((loaded) => new PartEngine(loaded, (answer, moved = []) => port.postMessage(answer, moved)));
  port.onmessage = ({ data }: MessageEvent<PartRequest>) => {
    engine.then((ready) => ready.take(data), (error: unknown) => {
      if ("job" in data) port.postMessage({ type: "failed", job: data.job, message: String(error) } satisfies PartAnswer);
    });
  };
}
