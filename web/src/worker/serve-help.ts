/** Ties what checks parts of registers to the port at which another worker asks for them. */
import type { IsmapRegister } from "../../../wasm/register";
import { PartEngine } from "./part-engine";
import type { PartAnswer, PartRequest } from "./part-messages";

/** `asked` is called before each request is taken. */
export function serveHelp(module: Promise<IsmapRegister>, port: MessagePort, asked = (): void => undefined): void {
  const engine = module.then((loaded) => new PartEngine(loaded, (answer, moved = []) => port.postMessage(answer, moved)));
  port.onmessage = ({ data }: MessageEvent<PartRequest>) => {
    asked();
    engine.then((ready) => ready.take(data), (error: unknown) => {
      if ("job" in data) port.postMessage({ type: "failed", job: data.job, message: String(error) } satisfies PartAnswer);
    });
  };
}
