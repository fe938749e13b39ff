// MISUSE: ufb: the object's type must be known where it is given back: define its owner's destructor there
#include <ufb/pool.hpp>

struct engine;

class car {
 public:
#ifndef MISUSE
  ~car();
#endif

 private:
  ufb::pooled<engine> engine_;
};

void scrap(car* one) { delete one; }
