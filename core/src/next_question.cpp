#include "next_question.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "ismap/selection.h"
#include "outcomes.h"

namespace ismap {

namespace {

// Tries every answer to a question and counts the outcomes that the worst one leaves.
class question_judge {
 public:
  // `now` are the outcomes while no question is answered.
  question_judge(const workload& w, const facts& f, const rule_set& rules, const policies& of_user,
                 const possible_outcomes& now)
      : w_(w), f_(f), rules_(rules), of_user_(of_user), most_(now.size()) {}

  // Questions that leave as many outcomes or more are of no interest: trying their answers may stop early.
  void set_limit(std::size_t outcomes) { limit_ = outcomes; }

  // Each question that is not answered, in the order of the rules; stops once `take` returns false.
  template <class Take>
  void each(Take take) {
    each_of_class(take) && each_of_service(take) && each_of_impact(take) && each_of_organisation(take) &&
        each_of_other_classes(take);
  }

 private:
  template <class Take>
  bool each_of_class(Take take) {
    if (f_.classes.confidentiality.is_known()) return true;
    return take(column::confidentiality, worst_class(&information_classes::confidentiality)) &&
           (w_.is_secret_document ||
            take(column::is_secret_document, worst_definition(&workload::is_secret_document))) &&
           (w_.is_probably_non_disclosable ||
            take(column::is_probably_non_disclosable, worst_definition(&workload::is_probably_non_disclosable)));
  }

  template <class Take>
  bool each_of_service(Take take) {
    return (f_.service_model || take(column::service_model, worst_of(&facts::service_model, service_model_count))) &&
           (f_.target_work || take(column::target_work, worst_target_work()));
  }

  // All open questions of an aspect narrow alike, so each aspect is tried once.
  template <class Take>
  bool each_of_impact(Take take) {
    std::array<std::size_t, most_questions> open;
    std::array<std::size_t, aspect_count> count{};
    const auto& questions = of_user_.assessment().questions;
    std::size_t size = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (!is_open(questions[i].aspect, i)) continue;
      open[size++] = i;
      ++count[static_cast<std::size_t>(questions[i].aspect)];
    }
    std::array<std::size_t, aspect_count> worst{};
    for (const std::size_t i : std::span{open}.first(size)) {
      const auto a = static_cast<std::size_t>(questions[i].aspect);
      if (worst[a] == 0) worst[a] = worst_level(a, count[a] == 1);
      if (!take(extra_column(i), worst[a])) return false;
    }
    return true;
  }

  template <class Take>
  bool each_of_organisation(Take take) {
    const bool may_have_model = !f_.organisation_type || *f_.organisation_type == organisation_type::local_government;
    return (f_.organisation_type ||
            take(column::organisation_type, worst_of(&facts::organisation_type, organisation_type_count))) &&
           (!may_have_model || f_.network_model ||
            take(column::network_model,
                 worst_by_policies([&] { return worst_of(&facts::network_model, network_model_count); })));
  }

  template <class Take>
  bool each_of_other_classes(Take take) {
    return (f_.classes.integrity.is_known() ||
            take(column::integrity, worst_by_policies([&] { return worst_class(&information_classes::integrity); }))) &&
           (f_.classes.availability.is_known() ||
            take(column::availability,
                 worst_by_policies([&] { return worst_class(&information_classes::availability); })));
  }

  // For an answer that no outcome by S1 to S10 rests on.
  template <class Worst>
  [[nodiscard]] std::size_t worst_by_policies(Worst worst) const {
    return of_user_.joint_rules().empty() ? most_ : worst();
  }

  // Takes the facts with one answer after the other; false once the worst reaches the limit or all that there are.
  class answers {
   public:
    explicit answers(const question_judge& judge) : judge_(judge) {}
    bool see(const facts& f) {
      worst_ = std::max(worst_, outcomes_of(f, judge_.rules_, judge_.of_user_).size());
      return worst_ < std::min(judge_.limit_, judge_.most_);
    }
    [[nodiscard]] std::size_t worst() const { return worst_; }

   private:
    const question_judge& judge_;
    std::size_t worst_ = 0;
  };

  // Of the classes that are still possible.
  [[nodiscard]] std::size_t worst_class(possible_classes information_classes::* member) const {
    answers tried{*this};
    facts f = f_;
    for (const workload_class c : {workload_class::one, workload_class::two, workload_class::three}) {
      if (!(f_.classes.*member).contains(c)) continue;
      f.classes.*member = {c};
      if (!tried.see(f)) break;
    }
    return tried.worst();
  }

  [[nodiscard]] std::size_t worst_definition(std::optional<bool> workload::* answer) const {
    answers tried{*this};
    facts f = f_;
    workload w = w_;
    for (const bool yes : {false, true}) {
      w.*answer = yes;
      f.classes.confidentiality = classes_of(w).confidentiality;
      if (!tried.see(f)) break;
    }
    return tried.worst();
  }

  template <class Enum>
  [[nodiscard]] std::size_t worst_of(std::optional<Enum> facts::* answer, std::size_t count) const {
    answers tried{*this};
    facts f = f_;
    for (std::size_t i = 0; i < count; ++i) {
      f.*answer = static_cast<Enum>(i);
      if (!tried.see(f)) break;
    }
    return tried.worst();
  }

  [[nodiscard]] std::size_t worst_target_work() const {
    answers tried{*this};
    facts f = f_;
    f.target_work = target_work_answer::none();
    bool more = tried.see(f);
    for (const std::size_t row : of_user_.distinct_target_work()) {
      if (!more) break;
      f.target_work = target_work_answer::listed(row);
      more = tried.see(f);
    }
    return tried.worst();
  }

  // The last open question of an aspect settles its level; any other one leaves higher levels possible.
  [[nodiscard]] std::size_t worst_level(std::size_t a, bool is_last) const {
    answers tried{*this};
    facts f = f_;
    const impact_level before = f_.impact.by_aspect[a].least();
    for (std::size_t i = 0; i < impact_level_count; ++i) {
      const impact_level level = std::max(before, static_cast<impact_level>(i));
      f.impact.by_aspect[a] = is_last ? possible_levels{level} : possible_levels::from(level);
      if (!tried.see(f)) break;
    }
    return tried.worst();
  }

  [[nodiscard]] bool is_open(aspect a, std::size_t question) const {
    return !w_.impact_by_aspect[static_cast<std::size_t>(a)].level && !w_.impact_by_question[question].level;
  }

  const workload& w_;
  const facts& f_;
  const rule_set& rules_;
  const policies& of_user_;
  std::size_t most_;
  std::size_t limit_ = outcome_count + 1;
};

}  // namespace

std::optional<column> next_question(const workload& w, const facts& f, const rule_set& rules, const policies& of_user,
                                    const possible_outcomes& now) {
  std::optional<column> best;
  std::size_t least = 0;
  question_judge judge{w, f, rules, of_user, now};
  judge.each([&](column question, std::size_t worst) {
    if (!best || worst < least) {
      best = question;
      least = worst;
      judge.set_limit(least);
    }
    return least > 1;
  });
  return best;
}

std::vector<open_question> open_questions(const workload& w, day as_of, const rule_set& rules,
                                          const policies& of_user) {
  std::vector<open_question> all;
  const facts f = facts_of(w, as_of, of_user.assessment());
  const possible_outcomes now = outcomes_of(f, rules, of_user);
  if (now.is_known()) return all;
  std::vector<open_question> found;
  question_judge{w, f, rules, of_user, now}.each([&found](column question, std::size_t worst) {
    found.push_back({question, worst});
    return true;
  });
  for (std::size_t left = 1; left <= outcome_count; ++left) {
    for (const open_question& each : found) {
      if (each.outcomes_left == left) all.push_back(each);
    }
  }
  return all;
}

}  // namespace ismap
