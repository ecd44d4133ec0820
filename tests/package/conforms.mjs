// Whether a value is of a TypeScript type to the letter: no member that the type does not have, none missing.
import ts from "typescript";

const { TypeFlags } = ts;

function ofPlainType(checker, type, value) {
  if (type.flags & TypeFlags.Unknown) return true;
  if (type.isLiteral()) return value === type.value;
  if (type.flags & TypeFlags.BooleanLiteral) return checker.typeToString(type) === String(value);
  if (type.flags & TypeFlags.Null) return value === null;
  if (type.flags & TypeFlags.Undefined) return value === undefined;
  if (type.flags & TypeFlags.String) return typeof value === "string";
  if (type.flags & TypeFlags.Number) return typeof value === "number";
  return null;
}

function membersThatDiffer(checker, type, value, at) {
  const members = new Map(checker.getPropertiesOfType(type).map((member) => [member.name, member]));
  const others = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
  const missing = [...members].filter(([name, { flags }]) => !(name in value) && !(flags & ts.SymbolFlags.Optional));
  return [
    ...missing.map(([name]) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, each]) => {
      const known = members.has(name) ? checker.getTypeOfSymbol(members.get(name)) : others;
      return known ? differences(checker, known, each, `${at}.${name}`) : [`${at}.${name} is not declared`];
    }),
  ];
}

/** Where the value differs from the type; nothing where it is of it. */
export function differences(checker, type, value, at = "") {
  if (type.isUnion()) {
    const each = type.types.map((one) => differences(checker, one, value, at));
    return each.some((found) => found.length === 0) ? [] : each.reduce((least, found) => (found.length < least.length ? found : least));
  }
  const isPlain = ofPlainType(checker, type, value);
  if (isPlain !== null) return isPlain ? [] : [`${at} is ${JSON.stringify(value)}, not ${checker.typeToString(type)}`];
  if (typeof value !== "object" || value === null) return [`${at} is ${JSON.stringify(value)}, not ${checker.typeToString(type)}`];
  if (!checker.isArrayType(type)) return Array.isArray(value) ? [`${at} is an array`] : membersThatDiffer(checker, type, value, at);
  if (!Array.isArray(value)) return [`${at} is no array`];
  return value.flatMap((each, i) => differences(checker, checker.getTypeArguments(type)[0], each, `${at}[${i}]`));
}
