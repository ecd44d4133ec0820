// What the core's single steps cost. `./dev bench` runs this after the comparison with DuckDB.
#include <benchmark/benchmark.h>

#include <cstring>
#include <string>

#include "ismap/csv.h"
#include "ismap/date_text.h"
#include "ismap/registration.h"
#include "ismap/selection.h"

namespace {

using namespace ismap;

void count_a_term(benchmark::State& state) {
  day start = date::year{2020} / 7 / 31;
  for (auto _ : state) {
    benchmark::DoNotOptimize(last_day_of_term(start, months{16}));
    start += date::days{1};
    if (start > day{date::year{2190} / 1 / 1}) start = date::year{2020} / 7 / 31;
  }
}
BENCHMARK(count_a_term);

void read_a_day(benchmark::State& state, const char* text) {
  for (auto _ : state) benchmark::DoNotOptimize(parse_day(text));
}
BENCHMARK_CAPTURE(read_a_day, iso, "2024-03-31");
BENCHMARK_CAPTURE(read_a_day, slashed, "2024/3/31");
BENCHMARK_CAPTURE(read_a_day, era, "\u4EE4\u548C6\u5E743\u670831\u65E5");

void assess_a_registration(benchmark::State& state) {
  const day as_of = date::year{2026} / 4 / 1;
  const rule_set rules = rule_set::in_force_on(as_of);
  const holiday_calendar& holidays = holiday_calendar::bundled();
  registration r;
  r.registration_number = "C21-0004-2";
  r.audit_period_start = day{date::year{2024} / 4 / 1};
  r.audit_period_end = day{date::year{2025} / 3 / 31};
  r.registered_on = day{date::year{2025} / 7 / 1};
  for (auto _ : state) benchmark::DoNotOptimize(assess(r, as_of, rules, holidays));
}
BENCHMARK(assess_a_registration);

// Complete, and of class 2: all rules are tried.
workload low_risk_workload() {
  workload w;
  w.organisation_type = organisation_type::national_agency;
  w.service_model = service_model::saas;
  w.confidentiality.add(information_class::two);
  w.integrity.add(information_class::one);
  w.availability.add(information_class::two);
  w.target_work = target_work_answer::listed(0);
  for (std::size_t i = 0; i < impact_assessment::bundled().questions.size(); ++i) {
    w.impact_by_question[i] = {impact_level::low, std::uint8_t{0}};
  }
  return w;
}

// The same on IaaS, with what would have to be otherwise.
workload other_workload() {
  workload w = low_risk_workload();
  w.service_model = service_model::iaas;
  return w;
}

// Two answers are missing, so the next question is looked for.
workload open_workload() {
  workload w = low_risk_workload();
  w.service_model.reset();
  w.impact_by_question[0] = {};
  return w;
}

void select_a_list(benchmark::State& state, const workload& w) {
  const day as_of = date::year{2026} / 4 / 1;
  const rule_set rules = rule_set::in_force_on(as_of);
  for (auto _ : state) benchmark::DoNotOptimize(select(w, as_of, rules));
}
BENCHMARK_CAPTURE(select_a_list, ismap_or_liu, low_risk_workload());
BENCHMARK_CAPTURE(select_a_list, ismap, other_workload());
BENCHMARK_CAPTURE(select_a_list, two_answers_missing, open_workload());
BENCHMARK_CAPTURE(select_a_list, nothing_known, workload{});

void split_csv(benchmark::State& state) {
  std::string text = "a,b,c\n";
  while (text.size() < (std::size_t{1} << 20)) text += "C21-0004-2,ISMAP,\"quoted, text\",2024-04-01,2025-03-31,,,\n";
  csv::record record;
  for (auto _ : state) {
    csv::reader reader;
    std::memcpy(reader.room(text.size()).data(), text.data(), text.size());
    reader.added(text.size());
    reader.finish();
    while (reader.next(record) == csv::event::record) benchmark::DoNotOptimize(record.fields.begins);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(split_csv);

}  // namespace
