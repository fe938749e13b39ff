// The table of all that check can say. Each row's id names its test, tests/diagnostics/<id>.cpp; $words$ are filled in where it is said.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/finding.hpp"

namespace ufb::check {

struct diagnostic {
  std::string_view id;
  model::severity severity;
  std::string_view text;  // lower case, the user's names quoted
  std::string_view note;  // what to do about it; may be empty
};

inline constexpr auto error = model::severity::error;
inline constexpr auto warning = model::severity::warning;

inline constexpr std::array diagnostics{
    // Attributes
    diagnostic{"unknown_attribute", error, "unknown attribute '$name$'", "$help$"},
    diagnostic{"misplaced_attribute", error, "'$name$' stands on $places$, not on $on$", ""},
    diagnostic{"needs_builder", error, "'$name$' means nothing without a builder",
               "add [[ufb::builder]] to '$struct$', or remove '$name$'"},
    diagnostic{"needs_recycling", error, "'$name$' means nothing for '$struct$': none of its objects is kept for the next one",
               "a constructor, a destructor or an assignment, an anonymous union, or an array with a default stand in the way; remove '$name$'"},
    diagnostic{"duplicate_rule", error, "'$name$' is stated twice", "keep one of them"},
    diagnostic{"contradictory_attributes", error, "'$one$' and '$other$' contradict each other on '$field$'", "keep one of them"},
    diagnostic{"annotated_field_in_plain_struct", error, "'$struct$' has annotations, but is neither a builder nor a validator",
               "write [[ufb::builder]] before its name, or [[ufb::validator]] for its rules alone"},

    diagnostic{"duplicate_setter", error, "'$one$' and '$other$' have the same setter, 'with_$name$'",
               "give one of them another name by [[ufb::setter]]"},
    diagnostic{"duplicate_name", error, "errors call both '$one$' and '$other$' '$name$'",
               "give one of them another name by [[ufb::rename]]"},

    // Arguments
    diagnostic{"wrong_argument_count", error, "'$name$' takes $wanted$, not $given$", ""},
    diagnostic{"not_a_constant", error, "'$text$' is not a constant that '$name$' can take",
               "write a number, a text, an enumerator, a duration or time point, or a constexpr variable of such a type"},
    diagnostic{"wrong_argument_type", error, "'$name$' takes $wanted$, not '$text$'", "$help$"},
    diagnostic{"wide_text", error, "'$text$' is no text in bytes, as fields of text are", "write it as \"…\" or u8\"…\", in UTF-8"},
    diagnostic{"argument_not_representable", error, "$type$ cannot be '$text$'", "$help$"},
    diagnostic{"arguments_out_of_order", error, "'$first$' is greater than '$second$' in '$name$'", "write the smaller one first"},
    diagnostic{"invalid_pattern", error, "'$text$' is not a pattern: $message$", "patterns are written in RE2's syntax"},
    diagnostic{"not_callable", error, "'$function$' cannot be called with $type$",
               "it must take that as its only argument and return something that converts to bool"},
    diagnostic{"unknown_check_field", error, "'$struct$' has no field '$field$'", "$help$"},

    // Rules and types
    diagnostic{"wrong_rule_for_type", error, "'$name$' cannot apply to $type$", "it applies to $kinds$"},
    diagnostic{"not_comparable", error, "'$name$' cannot compare what is in $type$: there is no == for it",
               "give it an operator==, or remove '$name$'"},
    diagnostic{"into_array", error, "'$name$' cannot make '$field$': no value converts to a C array", "make it a std::array, or remove '$name$'"},
    diagnostic{"nothing_declared", error, "$type$ has no enumerator: '$name$' can never hold", "name its values, or remove '$name$'"},
    diagnostic{"level_on_wrong_type", error, "'$name$' cannot go into $type$", "it goes into $kinds$"},
    diagnostic{"level_without_rule", error, "no rule follows '$name$'", "what stands after '$name$' applies to $part$ of '$field$'"},
    diagnostic{"misplaced_after_level", error, "'$name$' stands after '$level$', but is about '$field$' as a whole",
               "write it before '$level$'"},
    diagnostic{"modifier_without_rule", error, "no rule stands before '$name$'", "write it after the rule that it is about"},
    diagnostic{"never_holds", error, "'$name$' can never hold for $type$", "$why$; change one of them"},
    diagnostic{"always_holds", warning, "'$name$' always holds for $type$", "$why$; remove it"},
    diagnostic{"unreached_rules", warning, "the rules of what '$field$' holds are not applied: they cannot be reached in '$type$'",
               "validate it in a function of your own, named by [[ufb::check]]"},
    diagnostic{"incomplete_type", warning, "'$type$' is not defined where '$field$' is: if it has rules, they are not applied",
               "include the header that defines '$type$'"},

    diagnostic{"borrowed_field", warning, "'$field$' shows what others own, and what it is built from may be gone before the object is",
               "hold a copy, or say that '$struct$' is a view as well: [[gsl::Pointer]]"},

    // Defaults
    diagnostic{"skip_without_default", error, "'$field$' is skipped, but '$type$' has no default",
               "give '$field$' a default member initialiser"},
    diagnostic{"optional_without_default", error, "'$field$' is optional, but '$type$' has no default",
               "give '$field$' a default member initialiser"},
    diagnostic{"default_breaks_rule", error, "the default of '$field$' breaks its own rule '$name$'",
               "change one of them, or make '$field$' 'required'"},
    diagnostic{"default_not_reachable", error, "the default of '$field$' is no constant, and '$struct$' has no default to take it from",
               "write a constant, or make '$field$' 'required'"},
    diagnostic{"default_mentions_object", error, "the default of '$field$' depends on the object it is in, which is not there yet",
               "write a default that does not, or make '$field$' 'required'"},

    // Constructors and factories
    diagnostic{"two_builders", error, "'$struct$' has more than one builder", "keep one [[ufb::builder]]"},
    diagnostic{"set_by_factory", error, "'$name$' means nothing on '$field$': the builder sets the parameters of '$function$'", "remove it"},
    diagnostic{"factory_template", error, "'$function$' is a template: nothing says what its parameters are",
               "annotate a function that is not a template"},
    diagnostic{"factory_in_template", error, "'$struct$' is a class template, and the builder of one sets its fields",
               "write [[ufb::builder]] on the template itself, or on '$function$' of a class that is none"},
    diagnostic{"factory_private", error, "'$function$' is not public: generated code cannot call it",
               "make it public, or annotate a public static member function that calls it"},
    diagnostic{"factory_deleted", error, "'$function$' is deleted: nothing can call it", "annotate another one"},
    diagnostic{"factory_hidden_friend", error, "'$function$' is declared in '$struct$' only, where generated code does not find it",
               "declare it after '$struct$' as well"},
    diagnostic{"factory_of_abstract", error, "'$struct$' has pure virtual functions: no constructor makes an object of it alone",
               "annotate a static member function that returns a std::unique_ptr of it"},
    diagnostic{"factory_returns_other", error, "'$function$' returns '$type$', which is no '$struct$'",
               "return it by value, or in a std::optional, a std::unique_ptr or a ufb::result"},
    diagnostic{"factory_with_other_errors", error, "'$function$' returns '$type$', whose errors are not those of a builder",
               "return a ufb::result of '$struct$', or a std::optional"},
    diagnostic{"factory_holds_immovable", error, "'$function$' returns '$type$', which '$struct$' cannot be moved out of",
               "return a std::unique_ptr of it"},
    diagnostic{"factory_overshadowed", error, "a call with the parameters of '$function$' does not reach it, but another overload or none",
               "give it a name of its own, or annotate the other one"},
    diagnostic{"unnamed_parameter", error, "parameter $number$ of '$function$' has no name, and so no setter", "give it a name"},
    diagnostic{"unwritable_parameter", error, "generated code cannot write the type '$type$'",
               "make it public, give it a name, and declare it outside of functions"},

    // Structs
    diagnostic{"nothing_to_build", warning, "'$header$' has no struct with [[ufb::builder]] or [[ufb::validator]]",
               "annotate a struct, or leave the header out"},
    diagnostic{"no_fields", error, "'$struct$' has nothing to validate", "give it a field, or a check of the whole"},
    diagnostic{"missing_glue", error, "'$field$' needs the glue of '$type$', '$glue$', which no header of this run makes",
               "generate from the header of '$type$' as well"},
    diagnostic{"glue_not_included", error, "'$function$' needs the glue of '$type$', which is not included here",
               "write #include \"$glue$\""},
    diagnostic{"obstacle_union", error, "'$struct$' is a union: nothing says which of its members is alive",
               "annotate a struct with a std::variant in it"},
    diagnostic{"obstacle_in_template", error, "'$struct$' is inside a template, whose arguments its glue could not be told",
               "move it out of the template"},
    diagnostic{"obstacle_local", error, "'$struct$' is local to a function, where generated code cannot name it",
               "move it out of the function"},
    diagnostic{"obstacle_anonymous_namespace", error, "'$struct$' is in an unnamed namespace: each file that includes it has another one",
               "give the namespace a name"},
    diagnostic{"obstacle_unnamed", error, "a type without a name cannot be named in generated code", "give it a name"},
    diagnostic{"obstacle_private", error, "'$struct$' is not public in its class: generated code cannot name it", "make it public"},
    diagnostic{"obstacle_constructor", error, "'$struct$' has constructors: it cannot be built field by field",
               "write [[ufb::builder]] on one of them in place of the struct, or [[ufb::validator]] for its rules alone"},
    diagnostic{"obstacle_base", error, "'$struct$' has a base class that cannot be made field by field: it is private, virtual, no aggregate, "
                                       "or depends on a template", "make the base class a field, or write [[ufb::validator]] for the rules alone"},
    diagnostic{"obstacle_virtual", error, "'$struct$' has virtual functions: it cannot be built field by field",
               "remove them, or write [[ufb::validator]] for its rules alone"},
    diagnostic{"obstacle_private_field", error, "'$field$' is not public: generated code cannot reach it", "make it public"},
    diagnostic{"obstacle_reference", error, "'$field$' is a reference, which would outlive what it was built from",
               "hold a value or a pointer"},
    diagnostic{"obstacle_unsized_array", error, "'$field$' is or ends in a C array that has no size of its own", "make it a std::vector"},
    diagnostic{"obstacle_not_assignable", error, "'$field$' cannot be assigned to, and can only be set when the object is there",
               "C arrays and anonymous unions are set last, and in a struct with bases what follows them: make it a std::array, or assignable"},
    diagnostic{"obstacle_no_default", error, "'$field$' can only be set when the object is there, and '$type$' has no default to begin with",
               "C arrays are set last, and in a struct with bases what follows them: make it a std::array"},
    diagnostic{"obstacle_union_member", error, "'$field$' is in an anonymous union, but '$type$' is more than its bytes", "make the union a std::variant"},
    diagnostic{"rule_in_union", error, "'$name$' cannot hold for '$field$': nothing says which of an anonymous union's members is alive",
               "make the union a std::variant"},
    diagnostic{"nested_in_union", error,
               "the rules of '$type$' cannot be applied to '$field$': nothing says which of an anonymous union's members is alive",
               "make the union a std::variant"},
    diagnostic{"secret_out_of_reach", error, "'$field$' is secret, but nothing can refer to it in order to overwrite it",
               "make it a field of its own, neither volatile nor a bit-field nor in an anonymous union"},
    diagnostic{"hidden_field", error, "'$struct$' has two fields of the name '$field$', of which one hides the other", "rename one of them"},
    diagnostic{"obstacle_volatile", error, "'$field$' is volatile, and neither a number nor a pointer: nothing that could copy it or look into it takes it",
               "make members of its class volatile, or take volatile off"},
    diagnostic{"obstacle_immovable", error, "'$field$' can be neither copied nor moved: no builder can put a value into it",
               "hold it by a std::unique_ptr"},
    diagnostic{"obstacle_unnamed_member", error, "a member without a name cannot be set or validated", "give it a name"},
};

/// A row of the table, by its id: one that is not there does not compile.
class row {
 public:
  consteval row(const char* id) : what_(std::ranges::find(diagnostics, std::string_view(id), &diagnostic::id)) {
    if (what_ == diagnostics.end()) unknown_diagnostic();
  }
  constexpr const diagnostic& operator*() const { return *what_; }

 private:
  static void unknown_diagnostic() {}  // not constexpr: reaching it ends the compilation
  const diagnostic* what_;
};

}  // namespace ufb::check
