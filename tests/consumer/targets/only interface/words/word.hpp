// Of the INTERFACE library, whose definition has another value in each configuration.
#pragma once

#include <string>

struct [[ufb::builder]] word {
  [[ufb::length(1, WORDS_MOST)]] std::string text;
};
