#pragma once

#include "doors/web/visit.h"

// The functions that routes.cpp names: each answers one address. They ask the engine, fill a view
// and let pages write it; what may be done is the engine's decision.
namespace clientela {

// static_answers.cpp
Response answer_health(Visit& visit);
Response answer_robots(Visit& visit);
Response answer_favicon(Visit& visit);
Response answer_asset(Visit& visit);

// setup_answers.cpp: the first run
Response show_setup(Visit& visit);
Response perform_setup(Visit& visit);

// entrance.cpp: log-in, log-out
Response show_login(Visit& visit);
// For a form whose session is over: 401 with the log-in page, so that the browser keeps what was
// typed.
Response show_login_again(Visit& visit);
Response log_in(Visit& visit);
Response log_out(Visit& visit);
Response set_theme(Visit& visit);

// desk_answers.cpp: what is one's own
Response show_today(Visit& visit);
Response show_menu(Visit& visit);
Response show_shortcuts(Visit& visit);
Response show_profile(Visit& visit);
Response change_profile(Visit& visit);
Response change_own_password(Visit& visit);
Response make_token(Visit& visit);
Response revoke_token(Visit& visit);
Response save_new_view(Visit& visit);
Response delete_view(Visit& visit);

// company_answers.cpp: what administrators do
Response show_survey(Visit& visit);
Response answer_survey(Visit& visit);
Response ask_client(Visit& visit);
Response show_guide(Visit& visit);
Response show_guide_page(Visit& visit);
Response save_copy(Visit& visit);
Response show_settings(Visit& visit);
Response change_settings(Visit& visit);
Response change_user_password(Visit& visit);
Response revoke_user_token(Visit& visit);
Response remove_sample(Visit& visit);

// search_answers.cpp
Response show_search(Visit& visit);
Response show_palette(Visit& visit);
Response show_options(Visit& visit);

// live.cpp
Response open_live(Visit& visit);

// history_answers.cpp
Response show_log(Visit& visit);
Response show_history(Visit& visit);
Response undo(Visit& visit);

// job_answers.cpp
Response show_job(Visit& visit);
Response cancel_job(Visit& visit);

// list_answers.cpp
Response show_list(Visit& visit);
Response show_filter_options(Visit& visit);
Response show_bin(Visit& visit);

// export_answers.cpp
Response export_csv(Visit& visit);
Response export_jsonl(Visit& visit);

// record_answers.cpp
Response show_card(Visit& visit);
Response show_new(Visit& visit);
Response create_record(Visit& visit);
Response show_edit(Visit& visit);
Response update_record(Visit& visit);
Response delete_record(Visit& visit);
Response restore_record(Visit& visit);
Response perform_verb(Visit& visit);

// inline_answers.cpp
Response show_inline_edit(Visit& visit);
Response save_inline_edit(Visit& visit);

// client_answers.cpp: what clients have beyond every noun
Response show_duplicates(Visit& visit);
Response show_merge(Visit& visit);
Response add_client_activity(Visit& visit);
Response complete_activity(Visit& visit);

// stage_rules_answers.cpp
Response show_stage_rules(Visit& visit);
Response change_stage_rules(Visit& visit);
Response compute_forecast(Visit& visit);

// ideal_client_answers.cpp
Response show_ideal_client(Visit& visit);
Response show_personas(Visit& visit);

// classification_answers.cpp, client_file_answers.cpp
Response show_classification_rules(Visit& visit);
Response change_classification_rules(Visit& visit);
Response show_client_file(Visit& visit);
Response download_client_file(Visit& visit);

// segment_answers.cpp, win_back_answers.cpp
Response show_suggested_segments(Visit& visit);
Response show_win_back(Visit& visit);
Response plan_win_back(Visit& visit);
Response decide_win_back(Visit& visit);
Response share_win_back(Visit& visit);

// insight_answers.cpp
Response show_insights(Visit& visit);
Response show_insight_page(Visit& visit);
Response compute_insights(Visit& visit);

// import_answers.cpp
Response show_imports(Visit& visit);
Response receive_import(Visit& visit);
Response show_import(Visit& visit);
Response show_import_progress(Visit& visit);
Response show_refused_rows(Visit& visit);
Response map_import(Visit& visit);
Response perform_import(Visit& visit);
Response cancel_import(Visit& visit);
Response undo_import(Visit& visit);

}  // namespace clientela
