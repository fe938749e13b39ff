struct [[ufb::validator]] order {};  // expected-error {{'order' has nothing to validate}} expected-note {{give it a field, or a check of the whole}}
