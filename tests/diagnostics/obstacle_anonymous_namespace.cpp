namespace {
struct [[ufb::builder]] order {  // expected-error {{'order' is in an unnamed namespace}} expected-note {{give the namespace a name}}
  int count;
};
}  // namespace
