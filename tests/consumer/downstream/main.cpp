// Uses glue that was installed beside its header.
#include <shop/order.ufb.hpp>

int main() { return ufb::build<shop::order>().with_count(0).build() ? 1 : 0; }
