// What the schemes are: facts in both languages, each with its source, comparable topic by topic.
#include "ismap/subjects.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace {

using namespace ismap;

const std::vector<std::string_view>& subject_names() {
  static const std::vector<std::string_view> names{"ismap",           "ismap-liu", "isms", "control-criteria",
                                                   "isms-properties", "background"};
  return names;
}

std::vector<std::string_view> topics_of(std::string_view name) {
  std::vector<std::string_view> topics;
  for (const subject_fact& f : find_subject(name)->facts) topics.push_back(f.topic);
  return topics;
}

void expect_both_languages(const text& t, std::string_view what) {
  EXPECT_FALSE(t.ja.empty()) << what;
  EXPECT_FALSE(t.en.empty()) << what;
}

TEST(subjects, are_the_schemes_their_criteria_and_why_they_were_made) {
  std::vector<std::string_view> names;
  for (const subject& s : all_subjects()) names.push_back(s.name);
  EXPECT_EQ(names, subject_names());
}

TEST(subjects, have_facts_in_both_languages_each_with_its_source) {
  for (const subject& s : all_subjects()) {
    expect_both_languages(s.title, s.name);
    EXPECT_FALSE(s.facts.empty()) << s.name;
    for (const subject_fact& f : s.facts) {
      const std::string what = std::string{s.name} + "/" + std::string{f.topic};
      EXPECT_FALSE(f.topic.empty()) << s.name;
      expect_both_languages(f.topic_title, what);
      expect_both_languages(f.wording, what);
      expect_both_languages(f.source, what);
      EXPECT_FALSE(identifier(f.standing).empty()) << what;
      EXPECT_TRUE(f.place.empty() || f.place.starts_with("https://")) << what << ": " << f.place;
    }
  }
}

TEST(subjects, speak_of_a_topic_once) {
  for (const subject& s : all_subjects()) {
    const auto topics = topics_of(s.name);
    EXPECT_EQ(std::set(topics.begin(), topics.end()).size(), topics.size()) << s.name;
  }
}

TEST(subjects, that_are_schemes_are_compared_on_the_same_topics_in_the_same_order) {
  const std::vector<std::string_view> topics{"full_name",  "reading",  "what",  "services", "run_by",
                                             "audited_by", "criteria", "scope", "validity"};
  for (const char* scheme : {"ismap", "ismap-liu", "isms"}) EXPECT_EQ(topics_of(scheme), topics) << scheme;
}

TEST(subjects, find_their_fact_of_a_topic) {
  for (const subject& s : all_subjects()) {
    for (const subject_fact& f : s.facts) EXPECT_EQ(s.find(f.topic), &f) << s.name << "/" << f.topic;
    for (const char* topic : {"", "Validity", "no such topic"}) EXPECT_EQ(s.find(topic), nullptr) << s.name;
  }
  EXPECT_EQ(find_subject("isms")->find("governance"), nullptr);
}

TEST(subjects, use_one_title_for_a_topic) {
  const subject& ismap_subject = *find_subject("ismap");
  for (const subject_fact& f : find_subject("isms")->facts) {
    EXPECT_EQ(f.topic_title, ismap_subject.find(f.topic)->topic_title) << f.topic;
  }
}

struct name_case {
  const char* written;
  const char* meant;  // "" where there is none
};

TEST(subjects, are_found_by_name_with_case_width_hyphens_and_underscores_folded) {
  const name_case cases[] = {
      {"ismap", "ismap"},
      {"ISMAP", "ismap"},
      {"ismap-liu", "ismap-liu"},
      {"ISMAP_LIU", "ismap-liu"},
      {" ismap-liu ", "ismap-liu"},
      {"\uFF29\uFF33\uFF2D\uFF33", "isms"},  // full-width ISMS
      {"ismap\uFF0Dliu", "ismap-liu"},       // full-width hyphen
      {"control_criteria", "control-criteria"},
      {"", ""},
      {"isma", ""},
      {"ismapliu", ""},
      {"ismap--liu", ""},
      {"V1", ""},
  };
  for (const name_case& c : cases) {
    const subject* const found = find_subject(c.written);
    EXPECT_EQ(found == nullptr ? "" : found->name, c.meant) << c.written;
  }
}

}  // namespace
