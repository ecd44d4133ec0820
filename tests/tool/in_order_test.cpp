// Jobs that are done side by side are taken and given out in order, whatever each of them takes.
#include "in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>

namespace {

using ismap::tool::do_in_order;
using ismap::tool::jobs_for;

struct job {
  int number = -1;
  int worked = -1;
};

// Any of the three may throw on one of the jobs.
struct run {
  std::size_t threads = 1;
  int count = 0;
  int fails_to_take = -1;
  int fails_to_work = -1;
  int fails_to_give = -1;
};

std::vector<int> given_out(const run& r) {
  std::vector<job> jobs(jobs_for(r.threads));
  std::vector<int> given;
  std::mt19937 random{static_cast<unsigned>(r.count)};
  std::vector<int> microseconds(static_cast<std::size_t>(r.count));
  for (int& m : microseconds) m = random() % 8 == 0 ? static_cast<int>(random() % 3000) : 0;
  int next = 0;
  std::atomic<int> at_once = 0;
  const auto fail_if = [](bool fails, const char* what) {
    if (fails) throw std::runtime_error{what};
  };
  do_in_order(
      jobs, r.threads,
      [&](job& j) {
        fail_if(next == r.fails_to_take, "take");
        if (next == r.count) return false;
        j.number = next++;
        return true;
      },
      [&](job& j, std::size_t) {
        EXPECT_LE(++at_once, static_cast<int>(r.threads));
        std::this_thread::sleep_for(std::chrono::microseconds{microseconds[static_cast<std::size_t>(j.number)]});
        fail_if(j.number == r.fails_to_work, "work");
        j.worked = j.number;
        --at_once;
      },
      [&](const job& j, std::size_t) {
        fail_if(j.number == r.fails_to_give, "give out");
        EXPECT_EQ(j.worked, j.number);
        given.push_back(j.number);
      });
  return given;
}

std::vector<int> first(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

std::string what_is_thrown(const run& r) {
  try {
    (void)given_out(r);
  } catch (const std::runtime_error& e) {
    return e.what();
  }
  return "nothing";
}

TEST(jobs_side_by_side, are_all_given_out_in_order) {
  for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
    for (const int count : {0, 1, 2, 5, 300}) EXPECT_EQ(given_out({threads, count}), first(count)) << threads;
  }
}

TEST(jobs_side_by_side, end_with_what_one_of_them_throws) {
  for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
    for (const int job : {0, 7, 29}) {
      EXPECT_EQ(what_is_thrown({.threads = threads, .count = 30, .fails_to_take = job}), "take");
      EXPECT_EQ(what_is_thrown({.threads = threads, .count = 30, .fails_to_work = job}), "work");
      EXPECT_EQ(what_is_thrown({.threads = threads, .count = 30, .fails_to_give = job}), "give out");
    }
  }
}

}  // namespace
