/** Browsers make code and memory fast once they were used: the code is shown a made-up register while the user looks for a file. */
import { makeBuffers } from "./blob-reader";
import type { IsmapRegister } from "../../../wasm/register";

const header = "registration_number,scheme,service_name,audit_period_start,audit_period_end,registered_on,expires_on\r\n";

/** So many that what is done for each row counts as often done. */
const rows = 8000;

/** What looks at all rows at once is fast from the next call on, and not within one. */
const passes = 50;

/** In bytes, for half a million rows. */
const memory = 8 << 20;

/** More are hardly ever in use. */
const buffers = 2;

export function warmUp(module: IsmapRegister): void {
  const lines = Array.from({ length: rows }, (_, i) => {
    const [month, day] = [String(i % 12 + 1).padStart(2, "0"), String(i % 28 + 1).padStart(2, "0")];
    return `C25-${i},ISMAP,サービス ${i},2024-${month}-01,2025-${month}-${day},2025-12-${day},\r\n`;
  });
  const bytes = new TextEncoder().encode(header + lines.join(""));
  const register = new module.Register("", "2026-04-01", "ja", "", false, (offset, size) => bytes.subarray(offset, offset + size));
  register.open();
  while (register.step());
  for (let i = 0; i < passes; ++i) {
    register.summary();
    register.order(0xff, false, "line", false);
    const [row = 0, offset = 0, length = 0] = register.entry(i);
    register.row(row, bytes.subarray(offset, offset + length));
  }
  register.entries(0);
  register.part();
  register.delete();
  module.use_memory(memory);
  makeBuffers(buffers);
}
