// The published JSON Schemas hold what `ismap classify` writes, and refuse what they should not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { isDay, outputOf, readJson } from './documents.mjs';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, formats: { date: isDay } });
for (const name of ['check-row', 'classify-row', 'classify']) ajv.addSchema(readJson(`tools/schemas/${name}.schema.json`));
const schema = (name) => ajv.getSchema(`${name}.schema.json`);

const sample = (name) => readFileSync(new URL(`../../tools/samples/${name}`, import.meta.url));
const files = {
  'workloads.csv': sample('workloads.csv'),
  'by-day.csv': sample('workloads-by-day.csv'),
  'one.json': sample('workload.json'),
  'policy.json': sample('policy-made-up.json'),
  'questions.json': sample('policy-own-questions.json'),
  'odd.csv': 'confidentiality,service_model,memo\n"2,SaaS\n3A;x,SAS,y,z\n,,\xFF\n2,PaaS\n',
};
const runs = [
  ['workloads.csv', '--as-of', '2026-11-23'],
  ['workloads.csv', '--as-of', '2021-02-28', '--policy', 'policy.json'],
  ['workloads.csv', '--as-of', '2024-01-01', '--policy', 'questions.json'],
  ['by-day.csv', '--as-of', '2024-01-01'],
  ['one.json', '--as-of', '2026-11-23', '--policy', 'policy.json', '--policy', 'questions.json'],
  ['odd.csv', '--as-of', '2026-11-23'],
  ['--service-model', 'SaaS', '--answer', 'integrity_work=high', '--as-of', '2026-11-23'],
  // A policy's rule over official ones: the standing is the policy's.
  ['--organisation-type', 'incorporated_agency', '--service-model', 'PaaS', '--confidentiality', '1', '--integrity', '1',
    '--availability', '1', '--as-of', '2026-11-23', '--policy', 'policy.json'],
];

const written = (args, language, format) =>
  outputOf(['classify', ...args, '--lang', language, '--format', format, '--quiet'], files);

function assertHolds(validate, document, what) {
  assert.ok(validate(document), `${what}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
}

for (const language of ['ja', 'en']) {
  for (const args of runs) {
    test(`classify ${args.join(' ')} (${language}) holds to the schemas`, () => {
      const document = JSON.parse(written(args, language, 'json'));
      assertHolds(schema('classify'), document, 'document');
      const lines = written(args, language, 'jsonl').trimEnd().split('\n').map((line) => JSON.parse(line));
      for (const row of lines) assertHolds(schema('classify-row'), row, `line ${row.line}`);
      const { version, rules_version, holidays_version, as_of, notice } = document;
      assert.deepEqual(lines, document.rows.map((row) => ({ ...row, version, rules_version, holidays_version, as_of, notice })));
      assert.equal(document.summary.rows, document.rows.length);
    });
  }
}

test('no verdict has a better standing than the rules give it', () => {
  const rules = ['classes', 'impact', 'selection'].flatMap((name) => readJson(`core/rules/${name}.json`).rules);
  const order = ['official', 'secondary', 'default'];
  for (const { result } of JSON.parse(written(runs[0], 'en', 'json')).rows) {
    for (const reason of result.reasons) {
      const known = rules.find((rule) => rule.id === reason.rule).verdicts.find((each) => each.verdict === reason.verdict);
      assert.equal(reason.standing, known.standing);
      assert.equal(reason.text, known.text.en);
    }
    const deciding = result.reasons.filter((reason) => reason.decides);
    assert.equal(order.indexOf(result.standing), Math.max(...deciding.map((reason) => order.indexOf(reason.standing))));
    assert.deepEqual(result.rules, deciding.map((reason) => reason.rule));
  }
});

const damages = [
  (d) => { d.program = 'other'; }, (d) => { delete d.notice; }, (d) => { d.rows[0].extra = 1; },
  (d) => { d.rows[0].result.outcome = 'liu'; }, (d) => { d.rows[0].result.outcome = 'undetermined'; },
  (d) => { d.rows[0].result.possible_outcomes = []; }, (d) => { d.rows[0].result.possible_outcomes.push('refer'); },
  (d) => { d.rows[0].result.next_question = 'confidentiality'; }, (d) => { d.rows[0].result.standing = 'policy'; },
  (d) => { d.rows[0].result.reasons[0].standing = 'policy'; }, (d) => { d.rows[0].result.reasons[0].policy = 'x'; },
  (d) => { d.rows[0].result.reasons[0].verdict = 'applies'; }, (d) => { d.rows[0].result.reasons[0].values.mood = 1; },
  (d) => { d.rows[0].result.reasons = []; }, (d) => { d.rows[0].result.rules = []; },
  (d) => { d.rows[0].result.no_changes_because = null; }, (d) => { d.rows[0].result.no_changes_because = 'undetermined'; },
  (d) => { d.rows[0].result.classes.confidentiality = '4'; }, (d) => { d.rows[0].result.classes.integrity = '3'; },
  (d) => { d.rows[0].result.classes.confidentiality = ['1', '2', '3']; }, (d) => { d.rows[0].result.impact = null; },
  (d) => { d.rows[0].result.binding = 'no'; }, (d) => { d.rows[0].findings.push({ code: 'other' }); },
  (d) => { d.summary.outcomes.liu = 0; }, (d) => { d.summary.rows = -1; }, (d) => { d.policies = ['']; },
];

test('a damaged document is refused', () => {
  const whole = written(runs[0], 'en', 'json');
  for (const [index, damage] of damages.entries()) {
    const document = JSON.parse(whole);
    damage(document);
    assert.ok(!schema('classify')(document), `damage ${index} is taken`);
  }
});
