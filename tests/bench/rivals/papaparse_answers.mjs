// What Papa Parse's rows are answered with, on Node (papaparse_check.mjs) and in a browser (papaparse_worker.mjs).
//
// It does less than `ismap check`, as DuckDB does (duckdb_check.mjs): UTF-8 and ISO dates only, six of the findings, no
// messages. Days are numbers, and each date is read, moved on and written once: a register has few of them.

const DAY = 86_400_000;
export const ADDED = ['as_of', 'expires_on', 'valid_until', 'status', 'days_left', 'findings'].map((name) => `ismap_${name}`);

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
const after_12 = last_day_of_term(12);
const after_16 = last_day_of_term(16);
const after_36 = last_day_of_term(36);

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

function findings_of(r) {
  const found = [];
  const has_period = !r.is_isms && r.start !== null && r.end !== null;
  if (has_period && r.end > after_12(r.start)) found.push('audit_period_too_long');
  if (has_period && r.end < after_3(r.start)) found.push('audit_period_too_short');
  if (!r.is_isms && r.registered !== null && r.end !== null && r.registered <= r.end) {
    found.push('registered_before_audit_end');
  }
  if (r.registered !== null && r.expiry !== null && r.registered > r.expiry) found.push('registered_after_expiry');
  if (r.registered === null) found.push('registered_on_missing');
  if (!r.is_isms && r.stated !== null && r.rule !== null && r.stated !== r.rule) found.push('expiry_differs_from_rule');
  return found.join(';');
}

/** Appends the answers to a row. */
export function answer(row, today, as_of) {
  const is_isms = row[1] === 'ISMS';
  const [start, end, registered, stated, applied, decided] = row.slice(5, 11).map(number);
  const withdrawn = number(row[12]);
  const anchor = is_isms ? registered : end;
  const rule = anchor === null ? null : is_isms ? after_36(anchor) : after_16(anchor + 1);
  const expiry = stated ?? rule;
  const counts =
    applied !== null && expiry !== null && applied <= today && applied <= expiry &&
    (registered === null || applied >= registered);
  const decision = counts && decided !== null && applied <= decided && decided <= today ? decided : null;
  let last = counts && decision === null ? null : decision === null ? expiry : Math.max(expiry, decision);
  if (withdrawn !== null) last = last === null ? withdrawn - 1 : Math.min(last, withdrawn - 1);
  const left = expiry === null ? null : (last ?? expiry) - today;
  const pending = counts && (decision === null || today <= decision);
  const alert = row[14] === '' ? 120 : Number(row[14]);
  const r = { today, is_isms, start, end, registered, stated, rule, expiry, withdrawn, last, left, pending, alert };
  const until = expiry === null ? '' : last === null ? 'open' : text(last);
  row.push(as_of, expiry === null ? '' : text(expiry), until, status_of(r), left ?? '', findings_of(r));
}

/** Rows as CSV. Papa.unparse takes longer over it. */
const cell_of = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const lines_of = (rows) => rows.map((row) => `${row.map(cell_of).join(',')}\n`).join('');
