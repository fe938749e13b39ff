// Includes nothing, so no change of a header concerns it.
int shop_revision() { return 1; }
