// Jobs done side by side, taken and given out in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace ismap::tool {

// How many jobs keep so many threads busy: a thread that has to wait for its turn to give out does another one instead.
[[nodiscard]] constexpr std::size_t jobs_for(std::size_t threads) { return threads == 1 ? 1 : threads + 2; }

// What threads know of one another's jobs. A job is told by its number, its place among all that are taken from 0.
class jobs_in_order {
 public:
  explicit jobs_in_order(std::size_t count) : number_at_(count) {
    for (std::size_t i = count; i > 0; --i) free_.push_back(i - 1);
  }

  // Waits for a job that nobody is at, the one that was freed last before others: its memory may still be near.
  // False where all has ended.
  [[nodiscard]] bool acquire(std::size_t& number) {
    std::unique_lock lock{mutex_};
    freed_.wait(lock, [this] { return ended_ || !free_.empty(); });
    if (ended_) return false;
    number = free_.back();
    free_.pop_back();
    return true;
  }

  // It has been worked on. Whoever finds the next one in order done calls give_out(number) for all that are.
  template <class GiveOut>
  void done(std::size_t number, std::size_t place, GiveOut give_out) {
    std::unique_lock lock{mutex_};
    number_at_[place % number_at_.size()] = {number, true};
    if (std::exchange(gives_out_, true)) return;
    for (entry* next = next_to_give(); next->is_done; next = next_to_give()) {
      next->is_done = false;
      const std::size_t given = next->number;
      lock.unlock();
      give_out(given);
      lock.lock();
      ++given_;
      free_.push_back(given);
      freed_.notify_one();
    }
    gives_out_ = false;
  }

  // No more jobs are to be taken: there are none, or something failed.
  void end() {
    const std::lock_guard lock{mutex_};
    ended_ = true;
    freed_.notify_all();
  }
  void fail(std::exception_ptr why) {
    const std::lock_guard lock{mutex_};
    if (thrown_ == nullptr) thrown_ = std::move(why);
    ended_ = true;
    freed_.notify_all();
  }
  void rethrow() const {
    if (thrown_ != nullptr) std::rethrow_exception(thrown_);
  }

 private:
  struct entry {
    std::size_t number = 0;
    bool is_done = false;
  };

  [[nodiscard]] entry* next_to_give() { return &number_at_[given_ % number_at_.size()]; }

  std::mutex mutex_;  // guards all of it
  std::condition_variable freed_;
  std::vector<std::size_t> free_;
  std::vector<entry> number_at_;  // by place
  std::size_t given_ = 0;
  bool gives_out_ = false;
  bool ended_ = false;
  std::exception_ptr thrown_;
};

// So many threads do, until take() is false: take(job), work(job, number), give_out(job, number), where the number is
// the job's place in `jobs`, of which there must be as many as threads, better jobs_for them. take and give_out run in
// the order of the jobs and never twice at once; work runs side by side. What any of them throws ends all of it and is
// thrown from here. With one thread there is no other.
template <class Job, class Take, class Work, class GiveOut>
void do_in_order(std::vector<Job>& jobs, std::size_t threads, Take take, Work work, GiveOut give_out) {
  jobs_in_order state{jobs.size()};
  std::mutex taking;
  std::size_t taken = 0;  // guarded by taking, as is `is_all`
  bool is_all = false;

  const auto one_after_another = [&] {
    for (std::size_t number = 0; state.acquire(number);) {
      std::unique_lock take_lock{taking};
      is_all = is_all || !take(jobs[number]);
      if (is_all) return state.end();
      const std::size_t place = taken++;
      take_lock.unlock();
      work(jobs[number], number);
      state.done(number, place, [&](std::size_t each) { give_out(jobs[each], each); });
    }
  };
  const auto guarded = [&] {
    try {
      one_after_another();
    } catch (...) {
      state.fail(std::current_exception());
    }
  };

  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(guarded);
  guarded();
  others.clear();
  state.rethrow();
}

}  // namespace ismap::tool
