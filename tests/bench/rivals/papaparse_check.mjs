// Papa Parse on Node doing what `ismap check --format csv` does, as a stream:
//
//   node papaparse_check.mjs IN.csv OUT.csv AS_OF
//   node papaparse_check.mjs --version

import { createReadStream, openSync, readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';

import { ADDED, answer, lines_of, number } from './papaparse_answers.mjs';

/** Does the job in the chunks that Node's streams come in; larger ones took longer. */
function main([input, output, as_of]) {
  if (input === '--version') {
    const own = new URL('../node_modules/papaparse/package.json', import.meta.url);
    console.log(JSON.parse(readFileSync(own)).version);
    return;
  }
  const today = number(as_of);
  const out = openSync(output, 'w');
  let is_first = true;
  Papa.parse(createReadStream(input, { encoding: 'utf8' }), {
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: true,
    chunk: ({ data }) => {
      for (const row of data) {
        if (is_first) row.push(...ADDED);
        else answer(row, today, as_of);
        is_first = false;
      }
      writeFileSync(out, lines_of(data));
    },
  });
}

main(process.argv.slice(2));
