// Runs the tool and finds the repository's files, for tests in JavaScript.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

// For the format "date" of the schemas.
export function isDay(text) {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

// Runs the tool with files (name: content) in a folder of their own.
export function runTool(args, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ismap-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const run = spawnSync(process.env.ISMAP_TOOL, args, { cwd: folder, env: { LC_ALL: 'C.UTF-8' } });
    if (run.error) throw run.error;
    return { status: run.status, stdout: run.stdout.toString('utf8'), stderr: run.stderr.toString('utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// What the tool writes to standard output where all goes well.
export function outputOf(args, files = {}) {
  const run = runTool(args, files);
  if (![0, 1, 3].includes(run.status)) throw new Error(`ismap ${args.join(' ')}: ${run.status} ${run.stderr}`);
  return run.stdout;
}

// The findings that are about a workload: no row of a register has them.
export const ofWorkloads = [
  'value_unreadable', 'class_of_other_scale', 'class_below_definition', 'class_and_impact_disagree', 'impact_conflict', 'target_work_unknown',
  'prior_application_period', 'special_measures_period',
];

const columns = [
  'registration_number', 'scheme', 'service_name', 'audit_period', 'audit_period_start', 'audit_period_end',
  'registered_on', 'expires_on', 'renewal_applied_on', 'renewal_decided_on', 'renewal_result', 'withdrawn_on',
  'depends_on', 'alert_days',
];

// A register with one row for each object: cells by column.
function register(rows) {
  const lines = rows.map((row) => {
    for (const name of Object.keys(row)) if (!columns.includes(name)) throw new Error(`no column ${name}`);
    return columns.map((name) => row[name] ?? '').join(',');
  });
  return [columns.join(','), ...lines, ''].join('\n');
}

// As of 2026-04-01 the rows below come to every status, and with --link to every finding.
export const asOf = '2026-04-01';

const year = { audit_period_start: '2024-04-01', audit_period_end: '2025-03-31', registered_on: '2025-05-01' };
const expired = { audit_period_start: '2023-10-01', audit_period_end: '2024-09-30', registered_on: '2024-11-01' };

const rows = [
  { registration_number: 'C21-0001-2', service_name: 'valid', ...year },
  { registration_number: 'C21-0002-2', service_name: 'expiring', ...year, alert_days: '200' },
  { registration_number: 'C21-0003-2', service_name: 'expired on a Saturday', ...expired },
  { registration_number: 'C21-0004-2', service_name: 'upcoming', ...year, registered_on: '2026-05-01' },
  { registration_number: 'C21-0005-2', service_name: 'pending', ...expired, renewal_applied_on: '2026-01-15' },
  { registration_number: 'C21-0006-2', service_name: 'withdrawn', ...year, withdrawn_on: '2026-03-31' },
  { scheme: 'LIU', registration_number: 'C25-0007-2', service_name: 'refused', ...year, renewal_applied_on: '2025-06-01',
    renewal_decided_on: '2025-12-01', renewal_result: 'refused' },
  { registration_number: 'X', service_name: 'too long', ...year, audit_period_start: '2024-03-31' },
  { service_name: 'too short', ...year, audit_period_start: '2025-01-02' },
  { service_name: 'before audit end', ...year, registered_on: '2025-03-31' },
  { service_name: 'after expiry', ...year, registered_on: '2026-08-01' },
  { service_name: 'not registered', ...year, registered_on: '' },
  { service_name: 'late', ...expired, renewal_applied_on: '2026-02-01' },
  { service_name: 'applied before registration', ...year, renewal_applied_on: '2025-04-30' },
  { scheme: 'ISMS', service_name: 'assumed', registered_on: '2024-01-01', renewal_applied_on: '2025-01-01' },
  { service_name: 'decided before applied', ...year, renewal_applied_on: '2025-12-01', renewal_decided_on: '2025-11-30' },
  { service_name: 'without application', ...year, renewal_decided_on: '2025-11-30' },
  { service_name: 'without decision', ...year, renewal_result: 'granted' },
  { service_name: 'unknown result', ...year, renewal_result: 'perhaps' },
  { service_name: 'overdue', ...year, renewal_applied_on: '2025-06-01' },
  { service_name: 'no renewed period', ...expired, renewal_applied_on: '2025-12-01', renewal_decided_on: '2026-02-15' },
  { service_name: 'stated', ...year, expires_on: '2026-08-01' },
  { service_name: 'far', registered_on: '2025-05-01', expires_on: '2070-06-03' },
  { service_name: 'before the scheme', registered_on: '2021-02-28', expires_on: '2027-06-30' },
  // Generations: a hole in the audit periods and days without a registration, then an overlap.
  { registration_number: 'C21-0010-2', audit_period_start: '2022-04-01', audit_period_end: '2023-03-31',
    registered_on: '2023-05-01' },
  { registration_number: 'C21-0010-2', audit_period_start: '2023-04-02', audit_period_end: '2024-03-31',
    registered_on: '2024-09-01' },
  { registration_number: 'C21-0010-2', audit_period_start: '2024-03-31', audit_period_end: '2025-03-30',
    registered_on: '2025-05-01' },
  { registration_number: 'C21-0011-2', ...year, depends_on: 'C21-0003-2;C99-9999-9' },
  { registration_number: 'C21-0012-2', ...year, depends_on: 'C21-0013-2' },
  { registration_number: 'C21-0013-2', ...year, depends_on: 'C21-0012-2' },
  { registration_number: 'C21-0014-2', service_name: 'certified', ...year },
  { scheme: 'ISMS', service_name: 'certified', registered_on: '2024-05-01', expires_on: '2027-04-30' },
  // What makes a row invalid.
  { service_name: 'no such day', ...year, audit_period_end: '2025-02-30' },
  { scheme: 'SOC 2', service_name: 'no such scheme', ...year },
  { service_name: 'nothing stated' },
  { service_name: 'reversed', ...year, audit_period_start: '2025-04-01' },
  { service_name: 'conflict', ...year, audit_period: '2024/4/1～2025/3/30' },
  { service_name: 'no number', ...year, alert_days: 'soon' },
];

// The last lines cannot be built from cells: surplus fields, a row past --max-record, a byte that is not UTF-8, an open
// quote.
export const everything = Buffer.concat([
  Buffer.from(register(rows)),
  Buffer.from(',,surplus,,2024-04-01,2025-03-31,2025-05-01,,,,,,,,one,two\n'),
  Buffer.from(`,,${'x'.repeat(5000)}\n`),
  Buffer.from(',,'), Buffer.from([0x83]), Buffer.from(',,2024-04-01,2025-03-31,2025-05-01\n'),
  Buffer.from(',,"never closed,,,,\n'),
]);

export const checkEverything = ['check', 'register.csv', '--link', '--as-of', asOf, '--max-record', '4000', '--quiet'];
