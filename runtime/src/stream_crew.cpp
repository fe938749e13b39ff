// The threads of a pipeline with workers: one queue, under one lock that is taken twice a batch.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <ufb/detail/stream/crew.hpp>
#include <vector>

namespace ufb::detail {

struct crew::state {
  std::mutex lock;
  std::condition_variable has_job;  // or ends
  std::condition_variable is_done;
  crew_job* first = nullptr;
  crew_job** last = &first;  // where the next one goes
  bool ends = false;
  std::vector<std::thread> threads;

  void work() {
    std::unique_lock guard(lock);
    for (;;) {
      has_job.wait(guard, [this] { return ends || first != nullptr; });
      if (ends) return;
      crew_job& job = *first;
      first = job.next;
      if (first == nullptr) last = &first;
      guard.unlock();
      job.run(job);
      guard.lock();
      job.is_done = true;
      is_done.notify_all();
    }
  }

  ~state() {
    {
      const std::lock_guard guard(lock);
      ends = true;
    }
    has_job.notify_all();
    for (std::thread& each : threads) each.join();
  }
};

crew::crew(unsigned workers) : state_(std::make_unique<state>()) {
  state_->threads.reserve(workers);
  for (unsigned i = 0; i != workers; ++i) state_->threads.emplace_back([all = state_.get()] { all->work(); });
}

crew::~crew() = default;

void crew::submit(crew_job& job) {
  {
    const std::lock_guard guard(state_->lock);
    job.next = nullptr;
    job.is_done = false;
    *state_->last = &job;
    state_->last = &job.next;
  }
  state_->has_job.notify_one();
}

void crew::wait(crew_job& job) {
  std::unique_lock guard(state_->lock);
  state_->is_done.wait(guard, [&job] { return job.is_done; });
}

}  // namespace ufb::detail
