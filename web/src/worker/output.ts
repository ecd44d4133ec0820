/** What a register gives out, slice by slice. */
import type { OpenRegister } from "./open-register";

export const mediaTypes = { csv: "text/csv", json: "application/json" } as const;

/** The register's head and rows; of a part, its rows. `tell` and `goesOn` are as for OpenRegister.run. */
export async function outputOf(
  opened: OpenRegister, form: "csv" | "json", before: { linesBefore: number; hasRowsBefore: boolean },
  tell: () => void, goesOn: () => boolean,
): Promise<Blob> {
  const { register } = opened;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  register.begin_output(form, before.linesBefore, before.hasRowsBefore);
  await opened.run(() => {
    const more = register.step_output();
    parts.push(new Uint8Array(register.output()));
    return more;
  }, tell, goesOn);
  return new Blob(parts);
}
