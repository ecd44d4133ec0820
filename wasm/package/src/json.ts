/** JSON of a value as it is: a page around may have given arrays a `toJSON`, as old libraries do. It is not asked. */
export function jsonOf(value: unknown, indent?: number): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string) { return this[key]; }, indent);
}
