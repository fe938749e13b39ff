struct [[ufb::builder]] order {};  // expected-error {{'order' has nothing to build or validate}} expected-note {{give it a field}}
