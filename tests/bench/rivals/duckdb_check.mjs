// DuckDB doing what `ismap check --format csv` does, as one COPY statement: the yardstick of bench.py.
//
//   node duckdb_check.mjs IN.csv OUT.csv AS_OF [THREADS]
//   node duckdb_check.mjs --version
//
// It does less than ismap. It reads UTF-8 CSV with ISO dates, in the columns and the order below, and stops at
// the first row that is not so; it knows six of the findings, no closed days, no links and no messages.
// Without THREADS it uses every core. The seconds that the COPY itself took go to stderr, so that what Node
// needs to start can be told from what DuckDB needs.

import { DuckDBInstance, version } from '@duckdb/node-api';

const column_types = {
  registration_number: 'VARCHAR',
  scheme: 'VARCHAR',
  service_name: 'VARCHAR',
  provider: 'VARCHAR',
  service_model: 'VARCHAR',
  audit_period_start: 'DATE',
  audit_period_end: 'DATE',
  registered_on: 'DATE',
  expires_on: 'DATE',
  renewal_applied_on: 'DATE',
  renewal_decided_on: 'DATE',
  renewal_result: 'VARCHAR',
  withdrawn_on: 'DATE',
  depends_on: 'VARCHAR',
  alert_days: 'INTEGER',
};

/** An SQL string literal. */
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** The last day of a term of months that starts with the day `start`: the day before the corresponding day, or,
 *  where that month has no such day (there DuckDB gives its last one), that last day. Civil Code 143(2). */
function last_day_of_term(start, months) {
  const day = `CAST(${start} + INTERVAL ${months} MONTH AS DATE)`;
  return `(${day} - CAST(day(${day}) = day(${start}) AS INTEGER))`;
}

/** The whole job. Each step of the WITH uses only the names of the steps before it. */
function check_sql(input, output, as_of) {
  const columns = Object.entries(column_types).map(([name, type]) => `${quoted(name)}: ${quoted(type)}`);
  return `
COPY (
  WITH given AS (
    SELECT *, DATE ${quoted(as_of)} AS today, scheme = 'ISMS' AS is_isms
    FROM read_csv(${quoted(input)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                  columns = {${columns.join(', ')}})
  ), ruled AS (
    SELECT *,
      CASE WHEN is_isms THEN ${last_day_of_term('registered_on', 36)}
           ELSE ${last_day_of_term('(audit_period_end + 1)', 16)} END AS rule_expiry
    FROM given
  ), dated AS (
    SELECT *, coalesce(expires_on, rule_expiry) AS expiry
    FROM ruled
  ), filed AS (
    SELECT *,
      coalesce(renewal_applied_on <= today AND renewal_applied_on <= expiry
               AND (registered_on IS NULL OR renewal_applied_on >= registered_on), false) AS renewal_counts
    FROM dated
  ), decided AS (
    SELECT *,
      CASE WHEN renewal_counts AND renewal_decided_on BETWEEN renewal_applied_on AND today
           THEN renewal_decided_on END AS decision
    FROM filed
  ), bounded AS ( -- last_valid_day is NULL while it is open; least and greatest pass over NULL
    SELECT *,
      least(CASE WHEN renewal_counts AND decision IS NULL THEN NULL ELSE greatest(expiry, decision) END,
            withdrawn_on - 1) AS last_valid_day
    FROM decided
  ), counted AS (
    SELECT *, coalesce(last_valid_day, expiry) - today AS days_left
    FROM bounded
  )
  SELECT ${Object.keys(column_types).join(', ')},
    today AS ismap_as_of,
    expiry AS ismap_expires_on,
    CASE WHEN expiry IS NOT NULL THEN coalesce(CAST(last_valid_day AS VARCHAR), 'open') END AS ismap_valid_until,
    CASE
      WHEN expiry IS NULL THEN 'invalid'
      WHEN today >= withdrawn_on THEN 'withdrawn'
      WHEN today < registered_on THEN 'upcoming'
      WHEN registered_on IS NULL AND NOT is_isms AND today <= audit_period_end THEN 'upcoming'
      WHEN renewal_counts AND (decision IS NULL OR today <= decision) THEN 'renewal_pending'
      WHEN today > last_valid_day THEN 'expired'
      WHEN days_left <= coalesce(alert_days, 120) THEN 'expiring'
      ELSE 'valid'
    END AS ismap_status,
    days_left AS ismap_days_left,
    nullif(concat_ws(';',
      CASE WHEN NOT is_isms AND audit_period_end > ${last_day_of_term('audit_period_start', 12)}
           THEN 'audit_period_too_long' END,
      CASE WHEN NOT is_isms AND audit_period_end < ${last_day_of_term('audit_period_start', 3)}
           THEN 'audit_period_too_short' END,
      CASE WHEN NOT is_isms AND registered_on <= audit_period_end THEN 'registered_before_audit_end' END,
      CASE WHEN registered_on > expiry THEN 'registered_after_expiry' END,
      CASE WHEN registered_on IS NULL THEN 'registered_on_missing' END,
      CASE WHEN NOT is_isms AND expires_on <> rule_expiry THEN 'expiry_differs_from_rule' END
    ), '') AS ismap_findings
  FROM counted
) TO ${quoted(output)} (FORMAT csv, HEADER true)`;
}

/** Runs the job once and says how long the statement took. */
async function main([input, output, as_of, threads]) {
  if (input === '--version') {
    console.log(version());
    return;
  }
  if (!output || !/^\d{4}-\d\d-\d\d$/.test(as_of ?? '') || !/^[1-9]\d*$/.test(threads ?? '1')) {
    console.error('usage: node duckdb_check.mjs IN.csv OUT.csv AS_OF [THREADS]');
    process.exitCode = 2;
    return;
  }
  const instance = await DuckDBInstance.create(':memory:', threads ? { threads } : {});
  const connection = await instance.connect();
  const start = performance.now();
  await connection.run(check_sql(input, output, as_of));
  console.error(`copy_seconds=${((performance.now() - start) / 1000).toFixed(3)}`);
}

await main(process.argv.slice(2));
