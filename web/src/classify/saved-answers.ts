/** The answers within a saved file: of our JSON, or of a plain object as the command line tool takes it. */
export function answersIn(json: string): [string, string][] {
  const read: unknown = JSON.parse(json);
  if (typeof read !== "object" || read === null || Array.isArray(read)) throw new SyntaxError("{");
  const input = "input" in read && typeof read.input === "object" && read.input !== null ? read.input : read;
  return Object.entries(input).filter(([, value]) => value !== null)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(";") : String(value)]);
}
