// expected-warning@*:* {{'nothing_to_build.cpp' has no struct with [[ufb::builder]] or [[ufb::validator]]}}
// expected-note@*:* {{annotate a struct, or leave the header out}}
struct order {
  int count;
};
