// expected-warning@*:* {{'nothing_to_build.cpp' has no struct with [[ufb::builder]] or [[ufb::validator]]}}
struct order {
  int count;
};
