// The parts of one struct's glue, in the order in which they stand in the file; each is written by the source file of its name.
// Called by emit only.
#pragma once

#include "emit/printer.hpp"
#include "model/record.hpp"

namespace ufb::emit {

// validator.cpp
void emit_assertions(printer& out, const model::checked_record& record);
void emit_names(printer& out, const model::checked_record& record);
void emit_check(printer& out, const model::checked_record& record);

// fields.cpp
void emit_fields(printer& out, const model::checked_record& record);

// patterns.cpp
void emit_patterns(printer& out, const model::checked_record& record);
/// Requires: the rule is one of the record's, and has an automaton.
/// Returns: what the table of its automaton is called.
std::string name_of_table(const model::checked_record& record, const model::rule& rule);

// arguments.cpp
void emit_arguments(printer& out, const model::checked_record& record);
void emit_required(printer& out, const model::checked_record& record);

/// Returns: the type of what a field is set to: "decltype(type::age)".
std::string value_type(const model::checked_field& field);

// make.cpp
void emit_make(printer& out, const model::checked_record& record);
void emit_assign(printer& out, const model::checked_record& record);
void emit_recycling(printer& out, const model::checked_record& record);

// call.cpp
void emit_call(printer& out, const model::checked_record& record);
/// Returns: whether it is a parameter whose default only the compiler knows: it can be left out at the end of a call, not before that.
bool is_open(const model::checked_field& input);

// chain.cpp
void emit_chain(printer& out, const model::checked_record& record);

// draft.cpp
void emit_draft(printer& out, const model::checked_record& record);

}  // namespace ufb::emit
