template <class Item>
class box {
 public:
  [[ufb::builder]] explicit box(Item initial);  // expected-error {{'box' is a class template}} expected-note {{on the template itself}}
};
