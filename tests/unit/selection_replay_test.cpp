// The trace can be replayed: a rule shown nothing but the values that its reason names says the same again, and the
// verdicts of all reasons give the outcomes.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "ismap/table_reader.h"
#include "ismap/workload_table.h"
#include "random_answers.h"
#include "selection_model_words.h"

namespace {

using namespace selection_model;

// `all` with everything unknown but the day and what `named` holds.
facts only(const fact_set& named, const facts& all) {
  facts f;
  f.as_of = all.as_of;
  if (named.contains(fact::organisation_type)) f.organisation_type = all.organisation_type;
  if (named.contains(fact::network_model)) f.network_model = all.network_model;
  if (named.contains(fact::service_model)) f.service_model = all.service_model;
  if (named.contains(fact::confidentiality)) f.classes.confidentiality = all.classes.confidentiality;
  if (named.contains(fact::integrity)) f.classes.integrity = all.classes.integrity;
  if (named.contains(fact::availability)) f.classes.availability = all.classes.availability;
  if (named.contains(fact::confidentiality_items)) f.names_local_class = all.names_local_class;
  if (named.contains(fact::target_work)) f.target_work = all.target_work;
  constexpr std::array of_aspects{fact::impact_confidentiality, fact::impact_integrity, fact::impact_availability};
  for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
    if (named.contains(fact::impact) || named.contains(of_aspects[aspect])) {
      f.impact.by_aspect[aspect] = all.impact.by_aspect[aspect];
    }
  }
  return f;
}

bool is_of_selection(rule_id id) { return id >= rule_id::S1 && id <= rule_id::S10; }

// What that rule of selection says of the facts.
reason tried(rule_id id, const facts& f, const rule_set& rules) {
  return try_rules(f, rules)[static_cast<std::size_t>(id) - static_cast<std::size_t>(rule_id::S1)];
}

TEST(reasons, can_be_replayed_from_the_values_that_they_name) {
  random_answers random{10'000};
  std::set<verdict> seen;
  for (int i = 0; i < 10'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const rule_set rules = rule_set::in_force_on(as_of);
    const selection s = select_on(a, as_of);
    std::size_t of_selection = 0;
    for (const reason& r : s.reasons) {
      if (!is_of_selection(r.rule)) continue;
      ++of_selection;
      const reason again = tried(r.rule, only(r.values, s.facts), rules);
      ASSERT_EQ(identifier(again.verdict), identifier(r.verdict)) << rule_of(r.rule).name << " of " << shown(a, as_of);
      seen.insert(r.verdict);
    }
    ASSERT_EQ(of_selection, 10u) << shown(a, as_of);
  }
  EXPECT_GT(seen.size(), 20u);
}

std::string sample(const char* name) {
  std::ifstream file{std::string{ISMAP_TESTS_FOLDER} + "/../tools/samples/" + name, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

// Calls `take` with every workload of a sample.
template <class Take>
void each_of_sample(const char* name, Take take) {
  const column_vocabulary vocabulary = vocabulary_of_workloads(policies::none());
  table_reader reader{{&vocabulary, {}, {}, csv::options{}.max_record}};
  const std::string bytes = sample(name);
  std::copy(bytes.begin(), bytes.end(), reader.room(bytes.size()).begin());
  reader.added(bytes.size());
  reader.finish();
  workload_row row;
  for (table_event e = reader.next(); e != table_event::end; e = reader.next()) {
    if (e != table_event::row) continue;
    read_workload(reader.record(), reader.header(), utf8_encoding(), policies::none(), bytes.size(), row);
    take(row);
  }
}

TEST(reasons, of_every_sample_can_be_replayed) {
  std::size_t rows = 0;
  for (const char* const name : {"workloads.csv", "workloads-by-day.csv"}) {
    for (const day as_of : {day{date::year{2021} / 2 / 28}, day{date::year{2022} / 10 / 31},
                            day{date::year{2024} / 1 / 1}, day{date::year{2026} / 11 / 23}}) {
      const rule_set rules = rule_set::in_force_on(as_of);
      each_of_sample(name, [&](const workload_row& row) {
        ++rows;
        const selection s = select(row.content, as_of, rules);
        EXPECT_EQ(ismap::outcomes_of(s.reasons), s.outcomes) << "row " << rows << " of " << name;
        for (const reason& r : s.reasons) {
          if (!is_of_selection(r.rule)) continue;
          EXPECT_EQ(tried(r.rule, only(r.values, s.facts), rules).verdict, r.verdict)
              << "row " << rows << " of " << name;
        }
      });
    }
  }
  EXPECT_GE(rows, 4 * 24U);
}

TEST(reasons, give_the_outcomes_that_rest_on_them) {
  random_answers random{10'001};
  for (int i = 0; i < 10'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const selection s = select_on(a, as_of);
    ASSERT_EQ(shown(ismap::outcomes_of(s.reasons)), shown(s.outcomes)) << shown(a, as_of);
  }
}

TEST(reasons, give_each_verdict_only_where_its_rule_can_and_come_in_the_order_of_the_rules) {
  random_answers random{10'002};
  for (int i = 0; i < 2'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const selection s = select_on(a, as_of);
    for (std::size_t r = 0; r < s.reasons.size(); ++r) {
      ASSERT_NE(rule_of(s.reasons[r].rule).find(s.reasons[r].verdict), nullptr)
          << rule_of(s.reasons[r].rule).name << " cannot say " << identifier(s.reasons[r].verdict) << ": "
          << shown(a, as_of);
      if (r == 0) continue;
      ASSERT_LT(s.reasons[r - 1].rule, s.reasons[r].rule) << shown(a, as_of);
    }
  }
}

}  // namespace
