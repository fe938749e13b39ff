struct [[ufb::builder]] order {
  int number;
};
