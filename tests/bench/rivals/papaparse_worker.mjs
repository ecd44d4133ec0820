// Papa Parse in a browser's worker doing what the page's worker does: a register's rows answered and counted by status;
// where `saves`, the CSV that `ismap check` gives as well.
import Papa from 'papaparse';

import { ADDED, answer, lines_of, number } from './papaparse_answers.mjs';

self.onmessage = ({ data: { file, as_of, saves } }) => {
  const today = number(as_of);
  const counts = {};
  const parts = [];
  let header;
  let rows = 0;
  Papa.parse(file, {
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
        answer(row, today, as_of);
        const status = row[row.length - 3];
        counts[status] = (counts[status] ?? 0) + 1;
        rows += 1;
      }
      if (saves) parts.push(lines_of(data));
    },
    complete: () => self.postMessage({ rows, counts, size: new Blob(parts).size }),
  });
};
