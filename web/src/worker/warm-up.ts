/** Browsers make code and memory fast once they were used: a made-up register is checked while the user looks for a file. */
import type { IsmapRegister } from "../../../wasm/register";
import { makeBuffers } from "./blob-reader";
import { Engine } from "./engine";
import { serveHelp } from "./serve-help";

const header = "registration_number,scheme,service_name,provider,service_model,audit_period_start,audit_period_end,registered_on," +
  "expires_on,renewal_applied_on,renewal_decided_on,renewal_result\n";

/** Rows of the kinds that registers are made of, with a number of four digits, a month and a day of two. */
const kinds: ((number: string, month: string, day: string) => string)[] = [
  (number, month, day) => `C25-${number}-0,ISMAP,青空,青空株式会社,SaaS,2024-${month}-01,2025-${month}-${day},2025-12-${day},,,,\n`,
  (number, month, day) => `C25-${number}-1,ISMAP-LIU,"Ledger, Public",Sample,PaaS,,2025-${month}-${day},2025-12-${day},2026-${month}-${day},,,\n`,
  (number, month, day) => `C25-${number}-2,ISMAP,Harbor,"Harbor, Inc.",IaaS,2023-${month}-01,2024-${month}-${day},,,2025-05-${day},2025-08-${day},granted\n`,
  (number, month, day) => `IS ${number},ISMS,Relay,Sample,,,,2024-${month}-${day},2027-${month}-${day},,,\n`,
  (number, month, day) => `C25-${number}-3,ISMAP,つばめ,つばめ株式会社,SaaS,2024-${month}-01,令和7年${month}月${day}日,なし,,,,\n`,
];

const rows = 2000;

/** So often do they stand in the file, and so often is it checked, that what is done for each stretch of a file counts as often done. */
const repeated = 10;
const rounds = 5;

/** As many as are shown at once. */
const firstRows = 50;

/** In bytes, for half a million rows. */
const memory = 8 << 20;

/** More are hardly ever in use. */
const buffers = 2;

function madeUpRegister(): File {
  const lines = Array.from({ length: rows }, (_, i) => {
    const [number, month, day] = [1000 + i, 10 + i % 3, 10 + i % 19].map(String);
    return kinds[i % 50 === 0 ? kinds.length - 1 : i % (kinds.length - 1)]?.(number ?? "", month ?? "", day ?? "") ?? "";
  });
  return new File([header, ...new Array<Blob>(repeated).fill(new Blob(lines))], "");
}

/** By an engine of its own and one that helps it, until that was done often enough or something else is asked for. */
export class WarmUp {
  private isOver = false;
  private cancel = (): void => undefined;

  constructor(module: Promise<IsmapRegister>) {
    module.then((loaded) => this.run(loaded)).catch(() => undefined);  // the engine tells
  }

  end(): void {
    this.isOver = true;
    this.cancel();
  }

  private async run(module: IsmapRegister): Promise<void> {
    if (this.isOver) return;
    const { port1, port2 } = new MessageChannel();
    const engine = new Engine(module, () => undefined, 0);
    serveHelp(Promise.resolve(module), port2);
    this.cancel = () => engine.close();
    engine.hire({ type: "hired", number: 0 });
    engine.hire({ type: "helper", number: 0 }, port1);
    const file = madeUpRegister();
    for (let check = 0; check < rounds && !this.isOver; ++check) {
      await engine.take({ type: "check", check, file, links: "no", encoding: "", asOf: "2026-04-01", language: "ja", firstRows });
    }
    engine.close();
    if (this.isOver) return;
    module.use_memory(memory);
    makeBuffers(buffers);
  }
}
