// The attribute grammar of C++ [dcl.attr.grammar], as far as names go: [[ using ufb : a, b(c) ]] and [[ ufb::a, ufb::b(c) ]].
#include "watcher.hpp"

#include <string>
#include <utility>

#include "clang/Basic/IdentifierTable.h"
#include "clang/Lex/Preprocessor.h"

namespace ufb::scan {
namespace {

/// Reads one token at a time and knows where in an attribute list it is.
class attribute_reader {
 public:
  explicit attribute_reader(collected& into) : into_(into) {}

  void read(const clang::Token& token) {
    switch (state_) {
      case state::outside:
        if (token.is(clang::tok::l_square)) state_ = state::one_bracket;
        return;
      case state::one_bracket:
        state_ = token.is(clang::tok::l_square) ? state::list_start : state::outside;
        default_scope_.clear();
        return;
      case state::list_start:
        state_ = state::item;
        if (token.is(clang::tok::kw_using)) {
          state_ = state::using_scope;
          return;
        }
        read_item(token);
        return;
      case state::using_scope:
        default_scope_ = spelling(token);
        state_ = state::using_colon;
        return;
      case state::using_colon:
        state_ = token.is(clang::tok::colon) ? state::item : state::outside;
        return;
      case state::item:
        read_item(token);
        return;
      case state::after_name:
        after_name(token);
        return;
      case state::scoped_name:
        record(scope_, named{spelling(token), token.getLocation()});
        state_ = state::rest;
        return;
      case state::rest:
        skip(token);
        return;
    }
  }

 private:
  enum class state { outside, one_bracket, list_start, using_scope, using_colon, item, after_name, scoped_name, rest };

  static std::string spelling(const clang::Token& token) {
    const clang::IdentifierInfo* name = token.isAnnotation() ? nullptr : token.getIdentifierInfo();
    return name == nullptr ? std::string() : name->getName().str();
  }

  void record(const std::string& scope, named name) {
    if (scope == "ufb") into_.names.push_back(std::move(name));
  }

  void read_item(const clang::Token& token) {
    if (token.is(clang::tok::comma)) return;
    if (token.is(clang::tok::r_square)) {
      state_ = state::outside;
      return;
    }
    if (spelling(token).empty()) {
      state_ = state::outside;  // [[ of something else: a lambda in a subscript
      return;
    }
    item_ = {spelling(token), token.getLocation()};
    state_ = state::after_name;
  }

  void after_name(const clang::Token& token) {
    if (token.is(clang::tok::coloncolon)) {
      scope_ = item_.name;
      state_ = state::scoped_name;
      return;
    }
    record(default_scope_, item_);
    state_ = state::rest;
    skip(token);
  }

  void skip(const clang::Token& token) {
    if (token.isOneOf(clang::tok::l_paren, clang::tok::l_square, clang::tok::l_brace)) ++depth_;
    if (token.isOneOf(clang::tok::r_paren, clang::tok::r_brace)) --depth_;
    if (token.is(clang::tok::r_square) && depth_-- == 0) {
      depth_ = 0;
      state_ = state::outside;
    }
    if (token.is(clang::tok::comma) && depth_ == 0) state_ = state::item;
  }

  collected& into_;
  state state_ = state::outside;
  std::string default_scope_;  // of [[using scope: …]]
  std::string scope_;          // of scope::name
  named item_;              // the one being read
  int depth_ = 0;              // of brackets inside an attribute's arguments
};

}  // namespace

void watch_names(clang::Preprocessor& preprocessor, collected& into) {
  preprocessor.setTokenWatcher([reader = attribute_reader(into)](const clang::Token& token) mutable { reader.read(token); });
}

}  // namespace ufb::scan
