// The attribute grammar of C++ [dcl.attr.grammar], as far as names go: [[ using ufb : a, b(c) ]] and [[ ufb::a, ufb::b(c) ]].
#include "watcher.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clang/Basic/IdentifierTable.h"
#include "clang/Lex/Preprocessor.h"

namespace ufb::scan {
namespace {

/// Reads one token at a time and knows where in an attribute list it is.
class attribute_reader {
 public:
  explicit attribute_reader(collected& into) : into_(into) {}

  void read(const clang::Token& token) {
    advance(token);
    last_end_ = token.getEndLoc();
  }

 private:
  enum class state { outside, one_bracket, list_start, using_scope, using_colon, item, after_name, scoped_name, rest, closing };

  /// One attribute of the list, ours or another's.
  struct item {
    std::optional<std::size_t> ours;                  // its index among the names
    clang::SourceLocation begin, end;                 // end: of the last token
    clang::SourceLocation comma_begin, comma_end;     // after it, where there is one
  };

  void advance(const clang::Token& token) {
    switch (state_) {
      case state::outside:
        if (token.is(clang::tok::l_square)) state_ = state::one_bracket;
        list_ = token.getLocation();
        return;
      case state::one_bracket:
        state_ = token.is(clang::tok::l_square) ? state::list_start : state::outside;
        default_scope_.clear();
        items_.clear();
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
        record(scope_, spelling(token), token.getLocation());
        state_ = state::rest;
        return;
      case state::rest:
        skip(token);
        return;
      case state::closing:
        state_ = state::outside;
        if (token.is(clang::tok::r_square)) close(token.getEndLoc());
        return;
    }
  }

  static std::string spelling(const clang::Token& token) {
    const clang::IdentifierInfo* name = token.isAnnotation() ? nullptr : token.getIdentifierInfo();
    return name == nullptr ? std::string() : name->getName().str();
  }

  void record(const std::string& scope, const std::string& name, clang::SourceLocation at) {
    if (scope != "ufb") return;
    items_.back().ours = into_.names.size();
    into_.names.push_back({name, at, list_});
  }

  /// `[[a, b, c]]` without a is `[[b, c]]`, without c `[[a, b]]`; without its only attribute a list is none.
  void close(clang::SourceLocation end) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].ours) continue;
      named& one = into_.names[*items_[i].ours];
      const bool is_last = i + 1 == items_.size();
      one.begin = items_.size() == 1 ? list_ : is_last ? items_[i - 1].comma_begin : items_[i].begin;
      one.end = items_.size() == 1 ? end : is_last ? items_[i].end : items_[i].comma_end;
    }
  }

  void read_item(const clang::Token& token) {
    if (token.is(clang::tok::comma)) return;
    if (token.is(clang::tok::r_square)) {
      state_ = state::closing;
      return;
    }
    if (spelling(token).empty()) {
      state_ = state::outside;  // [[ of something else: a lambda in a subscript
      return;
    }
    name_ = spelling(token);
    items_.push_back({{}, token.getLocation(), {}, {}, {}});
    state_ = state::after_name;
  }

  void after_name(const clang::Token& token) {
    if (token.is(clang::tok::coloncolon)) {
      scope_ = name_;
      state_ = state::scoped_name;
      return;
    }
    record(default_scope_, name_, items_.back().begin);
    state_ = state::rest;
    skip(token);
  }

  void skip(const clang::Token& token) {
    if (token.isOneOf(clang::tok::l_paren, clang::tok::l_square, clang::tok::l_brace)) ++depth_;
    if (token.isOneOf(clang::tok::r_paren, clang::tok::r_brace)) --depth_;
    if (token.is(clang::tok::r_square) && depth_-- == 0) {
      depth_ = 0;
      items_.back().end = last_end_;
      state_ = state::closing;
    }
    if (token.is(clang::tok::comma) && depth_ == 0) {
      item& done = items_.back();
      done.end = last_end_;
      done.comma_begin = token.getLocation();
      done.comma_end = token.getEndLoc();
      state_ = state::item;
    }
  }

  collected& into_;
  state state_ = state::outside;
  std::string default_scope_;  // of [[using scope: …]]
  std::string scope_;          // of scope::name
  std::string name_;           // the first of the attribute being read
  clang::SourceLocation list_;      // where the list begins
  clang::SourceLocation last_end_;  // of the token before
  std::vector<item> items_;         // of the list so far
  int depth_ = 0;              // of brackets inside an attribute's arguments
};

}  // namespace

void watch_names(clang::Preprocessor& preprocessor, collected& into) {
  preprocessor.setTokenWatcher([reader = attribute_reader(into)](const clang::Token& token) mutable { reader.read(token); });
}

}  // namespace ufb::scan
