// Annotated, but not one of the headers that missing_glue.cpp is checked with.
#pragma once

struct [[ufb::builder]] address {
  int number;
};
