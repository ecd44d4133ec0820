/** What a form sends: the result as JSON, without prose for readers, and without what names someone or something. */
import { names } from "../classify/workload";
import type { Classification } from "../../../wasm/package/src/classification";
import { jsonOf } from "../../../wasm/package/src/json";
import type { NamedWindow, RegisterResult, Result } from "../results";

function ofWorkload({ source: _, notice: _notice, input, result, findings, ...row }: Classification["row"]): object {
  return {
    ...row,
    input: Object.fromEntries(Object.entries(input).filter(([name]) => !names.has(name))),
    result: { ...result, reasons: result.reasons.map(({ text: _text, source: _source, values: _values, ...reason }) => reason) },
    findings: findings.map(({ message: _message, ...finding }) => finding),
  };
}

function ofRegistration(window: NamedWindow): object {
  if ("problem" in window) return { scheme: window.scheme, typed: window.typed, problem: window.problem };
  const { name: _, steps: _steps, notice: _notice, ...rest } = window;
  return rest;
}

const ofRegister = ({
  mode: _, source: _source, notice: _notice, titles: _titles, columns: _columns, unused_columns: _unused, ...rest
}: RegisterResult): object => rest;

function content(result: Result): object {
  switch (result.mode) {
    case "classify": return ofWorkload(result.row);
    case "expiry": return { windows: result.windows.map(ofRegistration) };
    case "register": return ofRegister(result);
  }
}

export const submitted = (result: Result): string => jsonOf({ mode: result.mode, ...content(result) });
