// The published JSON Schemas hold what the tool writes and what its data files say, and refuse what they should not.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { asOf, checkEverything, everything, isDay, ofWorkloads, outputOf, readJson } from './documents.mjs';

const ruleFiles = ['validity', 'audit_periods', 'classes', 'impact', 'selection'];
const languages = ['ja', 'en'];
const schemaNames = ['check-row', 'check', 'window', 'explain'];

const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { date: isDay } });
for (const name of schemaNames) ajv.addSchema(readJson(`tools/schemas/${name}.schema.json`));
ajv.addSchema(readJson('core/rules/rules.schema.json'));  // others refer to it

function assertHolds(validate, document, what) {
  assert.ok(validate(document), `${what}: ${ajv.errorsText(validate.errors)}`);
}

const dataSchema = (name) =>
  ajv.getSchema(`${name}.schema.json`) ?? ajv.compile(readJson(`core/rules/${name}.schema.json`));
const outputSchema = (name) => ajv.getSchema(`${name}.schema.json`);

function checked(language, format) {
  const text = outputOf([...checkEverything, '--lang', language, '--format', format], { 'register.csv': everything });
  return format === 'json' ? JSON.parse(text) : text.trimEnd().split('\n').map((line) => JSON.parse(line));
}

function explained(language, ...name) {
  return JSON.parse(outputOf(['explain', ...name, '--format', 'json', '--lang', language]));
}

const messages = readJson('core/rules/messages.json');
// A register has all findings but those that are about a workload.
const registerFindings = messages.findings.filter((finding) => !ofWorkloads.includes(finding.code));
const rules = ruleFiles.flatMap((name) => readJson(`core/rules/${name}.json`).rules);
const subjects = readJson('core/rules/subjects.json').subjects;

function eachSubschema(schema, visit, path = '') {
  if (typeof schema !== 'object' || schema === null) return;
  if (!Array.isArray(schema)) visit(schema, path);
  for (const [key, value] of Object.entries(schema)) eachSubschema(value, visit, `${path}/${key}`);
}

const dataFiles = { validity: 'rules', audit_periods: 'rules', classes: 'rules', selection: 'rules', impact: 'impact',
  target_work: 'target_work', subjects: 'subjects', eras: 'eras', holidays: 'holidays', columns: 'columns',
  messages: 'messages', policy_messages: 'policy_messages', record: 'texts', workload_texts: 'texts',
  calendar_texts: 'texts' };

for (const [file, schema] of Object.entries(dataFiles)) {
  test(`core/rules/${file}.json holds to the schema that it names`, () => {
    const data = readJson(`core/rules/${file}.json`);
    assert.equal(data.$schema, `./${schema}.schema.json`);
    assertHolds(dataSchema(schema), data, file);
  });
}

test('every property of every schema is described', () => {
  const outputs = schemaNames.map((name) => `tools/schemas/${name}`);
  const data = [...new Set(Object.values(dataFiles))].map((name) => `core/rules/${name}`);
  for (const name of [...outputs, ...data]) {
    const root = readJson(`${name}.schema.json`);
    eachSubschema(root, (schema, path) => {
      if (!/\/properties\/[^/]+$/.test(path) || /\/(if|then|else)\//.test(path)) return;
      const referred = schema.$ref?.startsWith('#') ? root.$defs[schema.$ref.split('/').pop()] : schema;
      const elsewhere = schema.$ref?.startsWith('check-row.schema.json#');
      assert.ok(schema.description ?? referred.description ?? elsewhere, `${name}${path} has no description`);
    });
  }
});

test('the schemas name the statuses, severities, standings, findings and columns of the data files', () => {
  const defs = readJson('tools/schemas/check-row.schema.json').$defs;
  assert.deepEqual(defs.status.enum, Object.keys(messages.statuses));
  assert.deepEqual(defs.severity.enum, Object.keys(messages.severities));
  assert.deepEqual(defs.standing.enum, Object.keys(messages.standings));
  assert.deepEqual(defs.finding_code.enum, registerFindings.map((finding) => finding.code));
  assert.deepEqual(defs.column.enum, readJson('core/rules/columns.json').register);
  const explain = readJson('tools/schemas/explain.schema.json').$defs;
  assert.deepEqual(explain.finding_code.enum, messages.findings.map((finding) => finding.code));
});

for (const language of languages) {
  test(`check --format json holds to its schema (${language})`, () => {
    assertHolds(outputSchema('check'), checked(language, 'json'), 'check');
  });

  test(`each line of check --format jsonl holds to its schema (${language})`, () => {
    for (const row of checked(language, 'jsonl')) assertHolds(outputSchema('check-row'), row, `line ${row.line}`);
  });

  for (const scheme of ['ISMAP', 'ISMAP-LIU', 'ISMS']) {
    // The anchors: a corresponding day, none, a closed last day, no holiday data.
    for (const day of ['2024-03-31', '2023-10-30', '2024-09-30', '2090-06-01']) {
      test(`window ${day} --scheme ${scheme} holds to its schema (${language})`, () => {
        const args = ['window', day, '--scheme', scheme, '--lang', language, '--as-of', asOf];
        for (const format of ['json', 'jsonl']) {
          assertHolds(outputSchema('window'), JSON.parse(outputOf([...args, '--format', format])), day);
        }
      });
    }
  }

  test(`explain of everything that it knows holds to its schema (${language})`, () => {
    const names = [...rules.map((rule) => rule.id), ...subjects.map((subject) => subject.id), 'schemes', 'questions', 'target-work',
      ...messages.findings.map((finding) => finding.code)];
    assertHolds(outputSchema('explain'), explained(language), 'overview');
    for (const name of names) {
      const document = explained(language, name);
      assertHolds(outputSchema('explain'), document, name);
      const parts = name === 'questions' ? ['questions', 'degrees'] : [name];
      assert.deepEqual(document.topics.map((topic) => topic.id), parts);
    }
  });
}

test('an empty register and one of rows that --only leaves out hold to the schema', () => {
  const header = 'registration_number,audit_period_end\n';
  for (const content of [header, `${header}C21-0001-2,2024-09-30\n`]) {
    const text = outputOf(['check', 'r.csv', '--format', 'json', '--only', 'upcoming'], { 'r.csv': content });
    assertHolds(outputSchema('check'), JSON.parse(text), content);
  }
});

test('the rows come to every status and every finding', () => {
  const { rows } = checked('en', 'json');
  const statuses = new Set(rows.map((row) => row.result.status));
  const codes = new Set(rows.flatMap((row) => row.findings.map((finding) => finding.code)));
  assert.deepEqual(Object.keys(messages.statuses).filter((status) => !statuses.has(status)), []);
  assert.deepEqual(registerFindings.map((finding) => finding.code).filter((code) => !codes.has(code)), []);
});

test('each finding has the severity, the rule and the standing of the data files, in the order of its code', () => {
  const order = messages.findings.map((finding) => finding.code);
  for (const row of checked('ja', 'json').rows) {
    const places = row.findings.map((finding) => order.indexOf(finding.code));
    assert.deepEqual(places, [...places].sort((a, b) => a - b), `line ${row.line}`);
    for (const { code, severity, rule, standing } of row.findings) {
      const known = messages.findings.find((finding) => finding.code === code);
      const expected = rules.find((each) => each.id === known.rule)?.standing ?? null;
      assert.deepEqual({ severity, rule, standing }, { severity: known.severity, rule: known.rule, standing: expected });
    }
  }
});

test('JSON and JSON Lines tell the same of each row', () => {
  const document = checked('ja', 'json');
  const { version, rules_version, holidays_version, as_of, notice } = document;
  const alone = document.rows.map((row) => ({ ...row, version, rules_version, holidays_version, as_of, notice }));
  assert.deepEqual(checked('ja', 'jsonl'), alone);
});

test('the summary counts the rows and the findings', () => {
  const { rows, summary } = checked('en', 'json');
  const count = (names, values) => Object.fromEntries(names.map((n) => [n, values.filter((v) => v === n).length]));
  assert.deepEqual(summary, {
    rows: rows.length,
    statuses: count(Object.keys(messages.statuses), rows.map((row) => row.result.status)),
    findings: count(Object.keys(messages.severities), rows.flatMap((row) => row.findings.map((f) => f.severity))),
  });
});

// Parsers keep one of two members of the same name, so a cell would be lost.
for (const [what, header, args] of [
  ['a header twice', 'a,a,audit_period_end,,', []],
  ['a header that looks like a name made up for the next', 'a,a,a (2),audit_period_end,', []],
  ['a header that looks like a name made up for a later one', 'a,x,a (4),a,audit_period_end', []],
  ['a header whose meaning --column gave to another', 'expires_on,valid to,b,c,d', ['--column', 'expires_on=valid to']],
  ['a header that is the identifier of another column', 'due,audit_period_end,b,c,d', ['--column', 'audit_period_end=due']],
  ['no headers', 'audit_period_end,,,,', []],
]) {
  test(`every cell has a key of its own: ${what}`, () => {
    const files = { 'r.csv': `${header}\n1,2,3,4,5\n` };
    const text = outputOf(['check', 'r.csv', '--format', 'jsonl', '--quiet', ...args], files);
    const { input } = JSON.parse(text);
    assert.deepEqual(Object.values(input).sort(), ['1', '2', '3', '4', '5']);
  });
}

test('the key of a known column is its identifier, also where --column says which column that is', () => {
  const files = { 'r.csv': 'expires_on,valid to\nmisread,2027-03-31\n' };
  const args = ['check', 'r.csv', '--format', 'jsonl', '--quiet', '--column', 'expires_on=valid to'];
  const { input, result } = JSON.parse(outputOf(args, files));
  assert.equal(result.expires_on, '2027-03-31');
  assert.equal(input.expires_on, '2027-03-31');
});

// Each damage makes a sound document one that no program should have to expect.
const damages = {
  'check': [
    ['a status that is not known', (d) => { d.rows[0].result.status = 'fine'; }],
    ['a row without line', (d) => { delete d.rows[0].line; }],
    ['a row with versions of its own', (d) => { d.rows[0].version = d.version; }],
    ['an extra member', (d) => { d.extra = 1; }],
    ['no notice', (d) => { delete d.notice; }],
    ['another notice', (d) => { d.notice = 'This is official.'; }],
    ['a day with slashes', (d) => { d.as_of = '2026/04/01'; }],
    ['a day that does not exist', (d) => { d.rows[0].result.expires_on = '2026-02-30'; }],
    ['days left as text', (d) => { d.rows[0].result.days_left = '121'; }],
    ['a valid row without a last day', (d) => { d.rows[0].result.expires_on = null; }],
    ['a valid row without rules', (d) => { d.rows[0].result.rules = []; }],
    ['a rule twice', (d) => { d.rows[0].result.rules = ['V1', 'V1']; }],
    ['an end that is neither a day nor open', (d) => { d.rows[0].result.valid_until = 'never'; }],
    ['a scheme as a reader sees it', (d) => { d.rows[0].result.scheme = 'ISMAP-LIU'; }],
    ['a cell that is a number', (d) => { d.rows[0].input.alert_days = 120; }],
    ['a finding that is not known', (d) => { d.rows[2].findings[0].code = 'looks_odd'; }],
    ['a severity that is not known', (d) => { d.rows[2].findings[0].severity = 'fatal'; }],
    ['a finding about an unknown column', (d) => { d.rows[2].findings[0].column = 'colour'; }],
    ['a finding without words', (d) => { d.rows[2].findings[0].message = ''; }],
    ['a summary without a status', (d) => { delete d.summary.statuses.valid; }],
    ['a negative count', (d) => { d.summary.rows = -1; }],
    ['a policy', (d) => { d.policies.push('strict.json'); }],
    ['another program', (d) => { d.program = 'pamsi'; }],
  ],
  'check-row': [
    ['no day of assessment', (d) => { delete d.as_of; }],
    ['the member of the whole document', (d) => { d.program = 'ismap'; }],
    ['the header\'s line', (d) => { d.line = 1; }],
    ['a version without a patch number', (d) => { d.version = '1.0'; }],
  ],
  'window': [
    ['no expiry', (d) => { d.window.expires_on = null; }],
    ['a window of ISMS with audit periods', (d) => { d.window.scheme = 'isms'; }],
    ['a report that is not due', (d) => { d.window.audit_report_due_on = null; }],
    ['a closed day told by true', (d) => { d.window.last_day_is_closed = true; }],
    ['a term of no months', (d) => { d.window.term_months = 0; }],
    ['a step without rules', (d) => { d.steps[0].rules = []; }],
    ['an extra day', (d) => { d.window.surveillance_on = '2025-04-01'; }],
  ],
  'explain': [
    ['no topics', (d) => { d.topics = []; }],
    ['a rule without standing', (d) => { delete d.topics[0].entries[0].standing; }],
    ['a standing that is not known', (d) => { d.topics[0].entries[0].standing = 'certain'; }],
    ['findings under the name of rules', (d) => { d.topics[2].id = 'rules'; }],
    ['a rule named like a finding', (d) => { d.topics[0].entries[0].id = 'expiry_assumed'; }],
    ['an extra member', (d) => { d.topics[1].entries[0].colour = 'red'; }],
  ],
};

const sound = {
  'check': () => checked('en', 'json'),
  'check-row': () => checked('en', 'jsonl')[0],
  'window': () => JSON.parse(outputOf(['window', '2024-03-31', '--format', 'json'])),
  'explain': () => explained('en'),
};

for (const [name, list] of Object.entries(damages)) {
  test(`the schema of ${name} refuses damaged documents`, () => {
    const validate = outputSchema(name);
    const original = sound[name]();
    assertHolds(validate, original, name);
    for (const [what, damage] of list) {
      const damaged = structuredClone(original);
      damage(damaged);
      assert.notDeepEqual(damaged, original, what);
      assert.ok(!validate(damaged), `${what} is taken`);
    }
  });
}

const dataDamages = {
  classes: [(d) => { delete d.rules[0].standing; }, (d) => { d.rules[0].verdicts[0].verdict = 'fine'; },
    (d) => { d.rules[0].verdicts[0].standing = 'certain'; }, (d) => { delete d.rules[0].verdicts[0].text.en; },
    (d) => { d.rules[0].verdicts[0].extra = 1; }, (d) => { d.rules[0].verdicts = []; },
    (d) => { d.rules[0].verdicts.push(d.rules[0].verdicts[0]); }],
  selection: [(d) => { d.rules[0].verdicts[0].text.ja = '要機密情報を{read}扱う。'; },
    (d) => { d.rules[0].verdicts[0].text.ja += '二文目である。'; },
    (d) => { d.rules[0].verdicts[0].text.en += ' A second one.'; },
    (d) => { d.rules[0].verdicts[0].text.en = d.rules[0].verdicts[0].text.en.slice(0, -1); },
    (d) => { d.rules[0].in_force.from = '2021-03'; }, (d) => { d.rules[0].sources[0].place = 'a shelf'; },
    (d) => { d.rules[0].schemes.push('wto'); }],
  impact: [(d) => { d.degrees[0].level = 'tiny'; }, (d) => { d.degrees.pop(); d.degrees.pop(); d.degrees.pop(); },
    (d) => { d.degrees[0].id = 'Negligible'; }, (d) => { d.questions[0].aspect = 'beauty'; },
    (d) => { d.questions[0].id = 'rights'; }, (d) => { d.questions[0].title.en = 'Rights'; },
    (d) => { d.questions[0].title.ja = '機密性 影響度'; }, (d) => { d.questions[0].text.en = 'It would be bad.'; },
    (d) => { d.questions = []; }, (d) => { d.rules[0].id = 'Impact'; }, (d) => { d.rules[0].verdicts[0].verdict = 'so-so'; },
    (d) => { d.subject = 'rules'; }, (d) => { d.extra = 1; }],
  target_work: [(d) => { d.rows = []; }, (d) => { d.rows[0].id = 'none'; }, (d) => { d.rows[0].id = 'Policy'; },
    (d) => { delete d.rows[0].source; }, (d) => { d.rows[0].standing = 'certain'; },
    (d) => { d.rows[0].title.ja = '長'.repeat(31); }, (d) => { d.rows[0].note = ''; }],
  eras: [(d) => { d.eras[0].letter = 'r'; }, (d) => { d.eras[1].last_day = '2019-04-31'; }, (d) => { delete d.eras[0].sign; }],
  holidays: [(d) => { d.days[0].push('x'); }, (d) => { d.days[0][0] = '1970/01/01'; }, (d) => { d.version = ''; },
    (d) => { d.names.push(d.names[0]); }],
  columns: [(d) => { d.columns[0].name = 'Number'; }, (d) => { d.columns[0].headers = []; },
    (d) => { d.columns[0].required = true; }, (d) => { d.register[0] = 'Number'; }, (d) => { d.workloads = []; },
    (d) => { delete d.register; }],
  policy_messages: [(d) => { delete d.errors.name_taken.ja; }, (d) => { d.kinds = {}; }, (d) => { d.extra = 1; },
    (d) => { d.errors.name_taken.en = ' '; }],
  record: [(d) => { d.record_title = 'Record'; }, (d) => { delete d.record_title.en; }, (d) => { d['Label'] = d.record_title; }],
  calendar_texts: [(d) => { d.summary.en = ' '; }, (d) => { d.summary = '{0}'; }],
  workload_texts: [(d) => { d.yes_word.ja = ''; }, (d) => { d.yes_word.fr = 'oui'; }],
  messages: [(d) => { d.findings[0].text.ja += '{what}'; }, (d) => { d.findings[0].severity = 'fatal'; },
    (d) => { delete d.statuses.valid; }, (d) => { d.weekdays.pop(); }, (d) => { delete d.notice.en; },
    (d) => { d.findings[0].invalidates = false; }, (d) => { delete d.outcomes.refer; },
    (d) => { d.service_models.saas = d.service_models.SaaS; }, (d) => { d.no_changes.none.en = 'There are some'; },
    (d) => { d.verdict_of_policy.open.ja += '{read}'; }, (d) => { delete d.facts.impact.ja; },
    (d) => { delete d.undetermined; }],
};

for (const [name, list] of Object.entries(dataDamages)) {
  test(`the schema of core/rules/${name}.json refuses damaged data`, () => {
    const validate = dataSchema(dataFiles[name]);
    for (const [index, damage] of list.entries()) {
      const damaged = readJson(`core/rules/${name}.json`);
      damage(damaged);
      assert.ok(!validate(damaged), `damage ${index} is taken`);
    }
  });
}

test('texts have the same places to fill in both languages', () => {
  const places = (text) => [...new Set(text.match(/\{[^}]*\}/g) ?? [])].sort();
  for (const [file, schema] of Object.entries(dataFiles)) {
    if (schema !== 'texts') continue;
    for (const [name, text] of Object.entries(readJson(`core/rules/${file}.json`))) {
      if (name !== '$schema') assert.deepEqual(places(text.ja), places(text.en), `${file}: ${name}`);
    }
  }
});

test('each verdict says in both languages what it rests on: nothing if official, else whose word it is', () => {
  const marks = { secondary: ['二次資料', 'a secondary source'], default: ['本ツールの仮定', 'this tool\'s own assumption'] };
  for (const rule of rules) {
    for (const { verdict, standing, text } of rule.verdicts ?? []) {
      for (const [mark, [ja, en]] of Object.entries(marks)) {
        assert.equal(text.ja.includes(ja), mark === standing, `${rule.id} ${verdict}: ${text.ja}`);
        assert.equal(text.en.includes(en), mark === standing, `${rule.id} ${verdict}: ${text.en}`);
      }
    }
  }
});

test('the texts of a rule of standing default say in both languages that it is this tool\'s assumption', () => {
  for (const rule of rules.filter((each) => each.standing === 'default')) {
    assert.match(rule.text.ja, /本ツール(の仮定|は仮定)/, rule.id);
    assert.match(rule.text.en, /this tool's (own )?assumption/, rule.id);
  }
});

test('the degrees go from the mildest to the worst', () => {
  const levels = readJson('core/rules/impact.json').degrees.map((degree) => degree.level);
  const order = Object.keys(messages.impact_levels);
  assert.deepEqual(levels, [...levels].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  assert.deepEqual([...new Set(levels)], order);
});

test('every aspect is asked about the same four things, by names of their own', () => {
  const { questions } = readJson('core/rules/impact.json');
  const things = ['rights', 'work', 'assets', 'trust'];
  const ids = Object.keys(messages.aspects).flatMap((aspect) => things.map((thing) => `${aspect}_${thing}`));
  assert.deepEqual(questions.map((question) => question.id), ids);
  for (const language of ['ja', 'en']) {
    assert.equal(new Set(questions.map((question) => question.title[language])).size, ids.length);
  }
  for (const { id, aspect, title } of questions) {
    assert.ok(id.startsWith(`${aspect}_`), id);
    assert.ok(title.en.startsWith(`impact on ${messages.aspects[aspect].en} (`), title.en);
    assert.ok(title.ja.startsWith(`${messages.aspects[aspect].ja}影響度（`), title.ja);
  }
});

test('the days of the holidays are in order, each once, and name a name', () => {
  const { days, names } = readJson('core/rules/holidays.json');
  const texts = days.map(([day]) => day);
  assert.deepEqual(texts, [...new Set(texts)].sort());
  assert.ok(days.every(([, name]) => name < names.length));
});
