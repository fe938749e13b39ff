// Threads that do jobs in the order in which they are given. Each belongs to a pipeline with workers.
#pragma once

#include <memory>

namespace ufb::detail {

// Lives where its owner has it, until it is done or the crew has ended.
struct crew_job {
  void (*run)(crew_job& self) noexcept = nullptr;
  crew_job* next = nullptr;  // in the queue
  bool is_done = false;      // under the crew's lock
};

class crew {
 public:
  // Throws: std::system_error where there are no threads; std::bad_alloc.
  explicit crew(unsigned workers);
  crew(const crew&) = delete;
  crew& operator=(const crew&) = delete;
  ~crew();  // waits for the jobs that run; those that do not yet never will

  void submit(crew_job& job);
  void wait(crew_job& job);  // until it is done

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace ufb::detail
