// What Papa Parse's rows are answered with, on Node (papaparse_check.mjs) and in a browser (papaparse_worker.mjs).
//
// It gives what `ismap check --format csv` gives of a register that is well formed (UTF-8, ISO dates), byte for byte,
// and tells nothing of one that is not. Days are numbers, and each date is read, moved on and written once: a register
// has few of them.

import holidays from '../../../core/rules/holidays.json' with { type: 'json' };

const DAY = 86_400_000;
export const ADDED = ['as_of', 'expires_on', 'valid_until', 'status', 'days_left', 'standing', 'findings'].map((name) => `ismap_${name}`);

/** The function, with its results kept by its argument. */
const remembered = (f) => {
  const known = new Map();
  return (x) => {
    let value = known.get(x);
    if (value === undefined) known.set(x, (value = f(x)));
    return value;
  };
};

export const number = remembered((text) => (text === '' ? null : Date.parse(`${text}T00:00:00Z`) / DAY));
const text = remembered((day) => new Date(day * DAY).toISOString().slice(0, 10));

/** The last day of a term of months that starts with a day (Civil Code 143(2)). */
const last_day_of_term = (months) =>
  remembered((start) => {
    const day = new Date(start * DAY);
    const same = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate()) / DAY;
    const month_after = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 1) / DAY;
    return Math.min(same, month_after) - 1;
  });
const after_3 = last_day_of_term(3);
const after_6 = last_day_of_term(6);
const after_12 = last_day_of_term(12);
const after_16 = last_day_of_term(16);
const after_36 = last_day_of_term(36);

const holiday = new Set(holidays.days.map(([on]) => number(on)));

/** Whether offices are closed: on weekends, holidays, and from 29 December to 3 January. */
const is_closed = remembered((day) => {
  const on = new Date(day * DAY);
  const is_weekend = on.getUTCDay() % 6 === 0;
  const month_and_day = (on.getUTCMonth() + 1) * 100 + on.getUTCDate();
  return is_weekend || holiday.has(day) || month_and_day >= 1229 || month_and_day <= 103;
});

function status_of(r) {
  if (r.expiry === null) return 'invalid';
  if (r.withdrawn !== null && r.today >= r.withdrawn) return 'withdrawn';
  if (r.registered !== null ? r.today < r.registered : !r.is_isms && r.end !== null && r.today <= r.end) {
    return 'upcoming';
  }
  if (r.pending) return 'renewal_pending';
  if (r.last !== null && r.today > r.last) return 'expired';
  return r.left <= r.alert ? 'expiring' : 'valid';
}

/** In the order of messages.json. */
const severities = {
  audit_period_too_long: 'error',
  audit_period_too_short: 'error',
  registered_before_audit_end: 'warning',
  registered_after_expiry: 'error',
  registered_on_missing: 'info',
  renewal_applied_late: 'error',
  renewal_applied_before_registration: 'warning',
  decided_before_applied: 'warning',
  decision_without_application: 'warning',
  decision_overdue: 'warning',
  renewed_period_missing: 'error',
  expiry_differs_from_rule: 'warning',
  last_day_is_closed: 'warning',
};
export const severity_of = (code) => severities[code];

function findings_of(r) {
  const found = [];
  const is_audited = !r.is_isms && r.end !== null;
  const is_registered = r.registered !== null;
  if (is_audited && r.start !== null) {
    if (r.end > after_12(r.start)) found.push('audit_period_too_long');
    if (r.end < after_3(r.start)) found.push('audit_period_too_short');
  }
  if (is_audited && is_registered && r.registered <= r.end) found.push('registered_before_audit_end');
  if (is_registered && r.expiry !== null && r.registered > r.expiry) found.push('registered_after_expiry');
  if (!is_registered) found.push('registered_on_missing');
  if (r.is_late) found.push('renewal_applied_late');
  if (r.is_early) found.push('renewal_applied_before_registration');
  if (r.decided !== null && r.applied !== null && r.decided < r.applied) found.push('decided_before_applied');
  if (r.decided !== null && r.applied === null) found.push('decision_without_application');
  if (r.counts && r.decision === null && r.today > after_6(r.applied + 1)) found.push('decision_overdue');
  if (r.status === 'expired' && r.decision !== null && !r.is_refused) found.push('renewed_period_missing');
  if (!r.is_isms && r.stated !== null && r.rule !== null && r.stated !== r.rule) found.push('expiry_differs_from_rule');
  if (r.expiry !== null && is_closed(r.expiry)) found.push('last_day_is_closed');
  return found;
}

/** What is known of a row on a day; a fact that is dated after the day is not. */
export function assessed(row, today) {
  const is_isms = row[1] === 'ISMS';
  const [start, end, registered, stated, ...renewal] = row.slice(5, 11).map(number);
  const [applied, decided] = renewal.map((day) => (is_isms || day === null || day > today ? null : day));
  const withdrawn = number(row[12]);
  const anchor = is_isms ? registered : end;
  const rule = anchor === null ? null : is_isms ? after_36(anchor) : after_16(anchor + 1);
  const expiry = stated ?? rule;
  const is_early = applied !== null && expiry !== null && registered !== null && applied < registered;
  const is_late = applied !== null && expiry !== null && !is_early && applied > expiry;
  const counts = applied !== null && expiry !== null && !is_early && !is_late;
  const decision = counts && decided !== null && applied <= decided ? decided : null;
  let last = counts && decision === null ? null : decision === null ? expiry : Math.max(expiry, decision);
  if (withdrawn !== null) last = last === null ? withdrawn - 1 : Math.min(last, withdrawn - 1);
  const left = expiry === null ? null : (last ?? expiry) - today;
  const pending = counts && (decision === null || today <= decision);
  const alert = row[14] === '' ? 120 : Number(row[14]);
  const is_refused = row[11] === 'refused';
  const r = {
    today, is_isms, start, end, registered, stated, rule, expiry, applied, decided, is_early, is_late, counts, decision, is_refused,
    withdrawn, last, left, pending, alert,
  };
  r.status = status_of(r);
  r.findings = findings_of(r);
  return r;
}

/** Appends the answers to a row. */
export function append_answers(row, { is_isms, expiry, last, status, left, findings }, as_of) {
  const until = expiry === null ? '' : last === null ? 'open' : text(last);
  const standing = is_isms ? 'secondary' : 'default';
  row.push(as_of, expiry === null ? '' : text(expiry), until, status, left ?? '', standing, findings.join(';'));
}

/** The same at once. */
export const answer = (row, today, as_of) => append_answers(row, assessed(row, today), as_of);

/** The month of a day, "2027-07". */
export const month_of = remembered((day) => text(day).slice(0, 7));

/** Rows as CSV. Papa.unparse takes longer over it. */
const cell_of = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const lines_of = (rows) => rows.map((row) => `${row.map(cell_of).join(',')}\n`).join('');
