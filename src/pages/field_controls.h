#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/field_input.h"

namespace clientela {

// For field_input.cpp: the control of each kind. `label` names the control for screen readers where
// it has no visible one; empty: there is a <label>.
void control(Html& html, const PageContext& ctx, const FieldInput& input, std::string_view label);
void tick_box(Html& html, const PageContext& ctx, const FieldInput& input);
void radio_buttons(Html& html, const PageContext& ctx, const FieldInput& input);
// A text field with suggestions for references to many. The suggestions bring along what their
// records have in the fields of the keys `with`.
void combobox(Html& html, const PageContext& ctx, const FieldInput& input, std::string_view label,
              const std::vector<std::string_view>& with = {});

bool is_tick_box(const FieldInput& input);
bool has_help(const FieldInput& input);
// Few choices of which one always holds.
bool is_radio_group(const FieldInput& input);
// Whether the field can be without a value.
bool can_be_empty(const Field& field);

std::string input_id(std::string_view name);
std::string help_id(const FieldInput& input);
std::string error_id(const FieldInput& input);
// Ids of what describes the control: help and error.
std::string described_by(const FieldInput& input);

}  // namespace clientela
