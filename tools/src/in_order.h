// Jobs done side by side, taken and given out in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ismap::tool {

// A thread for each of `jobs` does, until take() is false: take(job), work(job, number), give_out(job, number), where
// the number is the job's place in `jobs`. take and give_out run in the order of the jobs and never twice at once; work
// runs side by side. What any of them throws ends all of it and is thrown from here. With one job there is no other
// thread.
template <class Job, class Take, class Work, class GiveOut>
void do_in_order(std::vector<Job>& jobs, Take take, Work work, GiveOut give_out) {
  std::mutex taking;
  std::mutex giving;
  std::condition_variable turn;
  std::size_t taken = 0;  // guarded by taking, as is `ended`
  bool ended = false;
  std::size_t given = 0;  // guarded by giving, as is `thrown`
  std::exception_ptr thrown;

  const auto one_after_another = [&](std::size_t number) {
    Job& job = jobs[number];
    for (;;) {
      std::unique_lock take_lock{taking};
      if (ended || !take(job)) {
        ended = true;
        return;
      }
      const std::size_t place = taken++;
      take_lock.unlock();
      work(job, number);
      std::unique_lock give_lock{giving};
      turn.wait(give_lock, [&] { return given == place || thrown != nullptr; });
      if (thrown != nullptr) return;
      give_out(job, number);
      ++given;
      turn.notify_all();
    }
  };
  const auto guarded = [&](std::size_t number) {
    try {
      one_after_another(number);
    } catch (...) {
      {
        const std::lock_guard take_lock{taking};
        ended = true;
      }
      const std::lock_guard give_lock{giving};
      if (thrown == nullptr) thrown = std::current_exception();
      turn.notify_all();
    }
  };

  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < jobs.size(); ++i) others.emplace_back(guarded, i);
  guarded(0);
  others.clear();
  if (thrown != nullptr) std::rethrow_exception(thrown);
}

}  // namespace ismap::tool
