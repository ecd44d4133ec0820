// Papa Parse in a browser's worker doing what the page's worker does: a register's rows answered, counted by status, by
// the severity of their findings and by the month of their expiry, and what they sort by kept; the first rows given to be
// shown; where `saves`, the CSV that `ismap check` gives as well.
import Papa from 'papaparse';

import { ADDED, append_answers, assessed, lines_of, month_of, number, severity_of } from './papaparse_answers.mjs';

const SHOWN = 50;
const SEVERITIES = ['info', 'warning', 'error'];

/** What the page keeps of all rows: what it counts, and what it sorts by. */
class Kept {
  rows = 0;
  statuses = {};
  findings = { info: 0, warning: 0, error: 0 };
  months = {};
  first = [];
  sorted_by = { status: [], expiry: [], severity: [] };

  add(row, { status, expiry, findings }) {
    this.rows += 1;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    let worst = -1;
    for (const code of findings) {
      const severity = severity_of(code);
      this.findings[severity] += 1;
      worst = Math.max(worst, SEVERITIES.indexOf(severity));
    }
    if (expiry !== null && status !== 'withdrawn') {
      const month = month_of(expiry);
      this.months[month] = (this.months[month] ?? 0) + 1;
    }
    this.sorted_by.status.push(status);
    this.sorted_by.expiry.push(expiry);
    this.sorted_by.severity.push(worst);
    if (this.first.length < SHOWN) this.first.push([...row, findings]);
  }
}

self.onmessage = async ({ data: { file, as_of, saves } }) => {
  const today = number(as_of);
  const kept = new Kept();
  const parts = [];
  let header;
  Papa.parse(await file.text(), {
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: true,
    chunkSize: 1 << 20,
    chunk: ({ data }) => {
      for (const row of data) {
        if (!header) {
          header = row;
          row.push(...ADDED);
          continue;
        }
        const assessment = assessed(row, today);
        kept.add(row, assessment);
        if (saves) append_answers(row, assessment, as_of);
      }
      if (saves) parts.push(lines_of(data));
    },
    complete: () => {
      const { rows, statuses, findings, months, first } = kept;
      self.postMessage({ rows, statuses, findings, months, first, saved: new Blob(parts) });
    },
  });
};
