// less_than: a bound that does not belong to what holds.
#pragma once

struct [[ufb::builder]] disk {
  [[ufb::less_than(sizeof(int) * 1024)]] unsigned used;
  [[ufb::less_than(1)]] double load = 0;
};
