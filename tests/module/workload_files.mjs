// Workloads as the tool takes them, files, and as the modules do, answers.
import { writeFileSync } from "node:fs";
import path from "node:path";

/** Writes each workload to a file of its own, and a list of them, into a folder. */
export function written(folder, workloads) {
  const list = path.join(folder, "list.txt");
  const files = workloads.map((answers, i) => {
    const file = path.join(folder, `${i}.json`);
    writeFileSync(file, JSON.stringify(answers));
    return file;
  });
  writeFileSync(list, files.join("\n") + "\n");
  return { list, files };
}

/** A workload's JSON as answers: what each value would be in a table. */
export function told(workload) {
  const cell = (value) => (value === null ? "" : Array.isArray(value) ? value.join(";") : String(value));
  return Object.entries(workload).map(([column, value]) => [column, cell(value)]);
}
