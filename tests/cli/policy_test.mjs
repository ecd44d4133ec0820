// The schema for policies and the tool come to the same verdict on every policy, and the tool says where and what.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { readJson, runTool } from './documents.mjs';

const { good, broken } = readJson('tests/data/policies.json');
const holds = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false })
  .compile(readJson('tools/schemas/policy.schema.json'));

function classifiedWith(policy, language = 'en') {
  return runTool(['classify', '--policy', 'policy.json', '--service-model', 'SaaS', '--lang', language, '--quiet'],
    { 'policy.json': JSON.stringify(policy) });
}

function assertTaken(policy, what) {
  assert.ok(holds(policy), `${what}: ${JSON.stringify(holds.errors)}`);
  const run = classifiedWith(policy);
  assert.equal(run.status, 0, `${what}: ${run.stderr}`);
}

test('a good policy is taken by both', () => assertTaken(good, 'good'));

for (const each of broken) {
  test(`${each.name}: refused by both`, () => {
    assert.equal(holds(each.file), !each.schema_sees_it);
    for (const language of ['en', 'ja']) {
      const run = classifiedWith(each.file, language);
      assert.equal(run.status, 4);
      assert.ok(run.stderr.includes(each.pointer === '' ? 'policy.json:1:1: ' : `: ${each.pointer}: `), run.stderr);
    }
  });
}

// Every field with every operator that it takes, and with those that it does not.
const fields = {
  organisation_type: ['national_agency', 'incorporated_agency', 'designated_corporation', 'local_government', 'other'],
  network_model: ['alpha', 'alpha_prime', 'beta', 'beta_prime'],
  service_model: ['IaaS', 'PaaS', 'SaaS'],
  target_work: ['policy-coordination', 'survey', 'none'],
  confidentiality: ['1', '2', '3'],
  integrity: ['1', '2'],
  availability: ['1', '2'],
  impact: ['low', 'moderate', 'high'],
  impact_confidentiality: ['low', 'moderate', 'high'],
  impact_integrity: ['low', 'moderate', 'high'],
  impact_availability: ['low', 'moderate', 'high'],
};
const isOrdered = (field) => /^(confidentiality|integrity|availability|impact.*)$/.test(field);

// The values of a field for which a condition holds, and whether a higher value would not meet it.
function relaxes(field, op, value) {
  const values = fields[field];
  const met = values.map((each) => ({ eq: each === value, ne: each !== value, in: value.includes(each),
    ge: values.indexOf(each) >= values.indexOf(value) })[op]);
  const top = field === 'confidentiality' ? met.length - 1 : met.length;
  return isOrdered(field) && met.slice(1, top).some((each, i) => met[i] && !each);
}

function subsets(values) {
  return values.reduce((all, each) => [...all, ...all.map((some) => [...some, each])], [[]]).filter((s) => s.length > 0);
}

for (const [field, values] of Object.entries(fields)) {
  test(`conditions on ${field} are taken or refused by both alike`, () => {
    const cases = [...values.flatMap((value) => ['eq', 'ne', 'ge'].map((op) => [op, value])),
      ...subsets(values).map((some) => ['in', some])];
    const policy = (op, value) => ({ ...good, rules: [{ ...good.rules[0], when: [{ field, op, value }] }] });
    for (const [op, value] of cases) {
      const expected = !(op === 'ge' && !isOrdered(field)) && !relaxes(field, op, value);
      assert.equal(holds(policy(op, value)), expected, `schema: ${field} ${op} ${value}`);
      assert.equal(classifiedWith(policy(op, value)).status, expected ? 0 : 4, `tool: ${field} ${op} ${value}`);
    }
  });
}

for (const name of ['policy-made-up', 'policy-own-questions']) {
  test(`the sample ${name}.json is taken by both`, () => assertTaken(readJson(`tools/samples/${name}.json`), name));
}
