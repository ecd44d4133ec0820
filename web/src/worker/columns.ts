/** What a file itself calls its columns: findings name them as the core does. */
import type { Register } from "../../../wasm/register";

/** The cells of the header, from what begins the register's CSV. */
export function headerOf(register: Register, encoding: string): string[] {
  register.begin_output("csv", 0, false);
  register.step_output();
  const label = encoding === "CP932" ? "shift_jis" : encoding;
  const text = new TextDecoder(label).decode(new Uint8Array(register.output()));
  const delimiter = `\\${/([^\w"])ismap_as_of\1/.exec(text)?.[1] ?? ","}`;
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\r\n]*))(${delimiter}|\r?\n|$)`, "g");
  const cells: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(cell)) {
    cells.push((quoted?.replace(/""/g, '"') ?? plain).replace(/\s+/g, " ").trim());
    if (end === "\n" || end === "\r\n") cells.push("\n");
  }
  const begin = cells.lastIndexOf("\n", cells.lastIndexOf("ismap_as_of")) + 1;
  return cells.slice(begin, cells.lastIndexOf("ismap_as_of"));
}

/** The file's names of those columns that the core calls otherwise, in whose order a row's `input` has them. */
export function titlesOf(header: string[], input: Record<string, string>): Record<string, string> {
  const names = Object.keys(input);
  const titles = header.filter((each) => each !== "" && !(each in input));
  const known = names.filter((each) => !header.includes(each) && !/^column \d+$/.test(each));
  return known.length === titles.length ? Object.fromEntries(known.map((each, i) => [each, titles[i] ?? each])) : {};
}
