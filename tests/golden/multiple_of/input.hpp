// multiple_of: whole numbers of a step.
#pragma once

struct [[ufb::builder]] page {
  [[ufb::multiple_of(512)]] long long offset;
  [[ufb::multiple_of(0.25)]] double scale = 1;
};
