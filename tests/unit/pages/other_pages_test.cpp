#include <gmock/gmock.h>

#include "pages/bin_page.h"
#include "pages/blocks.h"
#include "pages/error_page.h"
#include "pages/history_page.h"
#include "pages/job_page.h"
#include "pages/layout.h"
#include "pages/login_page.h"
#include "pages/menu_page.h"
#include "pages/search_page.h"
#include "tests/unit/pages/pages_sample.h"

namespace clientela {
namespace {

using namespace pages_sample;
using ::testing::HasSubstr;
using ::testing::Not;

void expect_safe(const std::string& html) {
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr(" style=")));
  EXPECT_THAT(html, Not(HasSubstr(" onclick=")));
}

TEST(Layout, HasWhatEveryPageNeeds) {
  Desk desk;
  desk.ctx.path = "/clients/" + id(1).text();
  desk.ctx.sample_data = true;
  desk.ctx.live_url = "/live?topics=a&since=1";
  desk.ctx.toast = Toast{"Saved.", 42};
  const std::string html = page(desk.ctx, {.title = std::string(hostile)}, [](Html&) {});
  expect_safe(html);
  for (const auto* part :
       {"class=\"skip-link\"", "id=\"main\"", "class=\"tabbar\"", "id=\"palette\"",
        "aria-current=\"page\"", "name=\"seq\" value=\"42\"", "/sample/remove",
        "data-live-url-value=\"/live?topics=a&amp;since=1\"", "lang=\"en\"",
        "data-bs-theme=\"auto\"", "name=\"csrf\" value=\"token\""}) {
    EXPECT_THAT(html, HasSubstr(part));
  }
}

TEST(Layout, WithoutJavaScriptEverythingIsALinkOrAForm) {
  const Desk desk;
  const std::string html = menu_page(desk.ctx);
  expect_safe(html);
  EXPECT_THAT(html, HasSubstr("action=\"/logout\""));
  EXPECT_THAT(html, HasSubstr("href=\"/me\""));
  expect_safe(shortcuts_page(desk.ctx));
}

HistoryView history(const Desk& desk, std::string_view text) {
  HistoryView view;
  view.type = &desk.type("client");
  view.id = id(1);
  view.title = text;
  view.titles = {{id(1), std::string(text)}};
  view.people = {{id(9), "Anna"}};
  LogEntry entry;
  entry.action = {5, id(7), {}, "client.update", 1, "{}", id(9), desk.ctx.now, {}};
  LoggedChange change{5, 0, "client", id(1), id(1), ChangeKind::updated, 2, {}};
  change.patch = R"({"name":{"was":"Old","now":"New"},"visits":{"now":3},"gone":{"now":1}})";
  LoggedChange part{5, 1, "contact_point", id(3), id(1), ChangeKind::created, 1, {}};
  entry.changes = {change, part};
  view.entries = {entry};
  return view;
}

TEST(HistoryPage, TellsWhoChangedWhatAndOffersUndo) {
  const Desk desk;
  const std::string html = history_page(desk.ctx, history(desk, "Hotel"));
  expect_safe(html);
  for (const auto* part :
       {"<b>Anna</b>", "changed Hotel", "<dt>Name</dt>", "<del>Old</del>", "<ins>New</ins>",
        "<dt>Contact</dt>", "name=\"seq\" value=\"5\"", ">Today</h2>"}) {
    EXPECT_THAT(html, HasSubstr(part));
  }
}

TEST(HistoryPage, EscapesAndSurvivesBrokenPatches) {
  Desk desk;
  HistoryView view = history(desk, hostile);
  view.people = {{id(9), std::string(hostile)}};
  view.entries[0].changes[0].patch = R"({"name":{"now":"<script>alert(1)</script>"}})";
  expect_safe(history_page(desk.ctx, view));
  for (const auto* broken : {"", "[", "[]", "{\"name\":1}", "{\"visits\":{\"now\":\"x\"}}"}) {
    view.entries[0].changes[0].patch = broken;
    expect_safe(history_page(desk.ctx, view));
  }
}

TEST(BinPage, RestoresWithOneButton) {
  const Desk desk;
  BinView view;
  view.type = &desk.type("client");
  expect_safe(bin_page(desk.ctx, view));
  view.slice.records = {desk.client(hostile)};
  view.slice.records[0].deleted_at = desk.ctx.now;
  const std::string html = bin_page(desk.ctx, view);
  expect_safe(html);
  EXPECT_THAT(html, HasSubstr("/restore\""));
  EXPECT_THAT(html, Not(HasSubstr("/people/bin"))) << "nothing lies there";
  view.filled = {&desk.type("person")};
  EXPECT_THAT(bin_page(desk.ctx, view), HasSubstr("/people/bin"));
}

TEST(SearchPage, GroupsHitsByNoun) {
  const Desk desk;
  SearchView view;
  view.text = hostile;
  view.found = {{&desk.type("client"), id(1), std::string(hostile), std::string(hostile)},
                {&desk.type("person"), id(2), "Petr"},
                {&desk.type("client"), id(4), "Hotel"}};
  const std::string html = search_page(desk.ctx, view);
  expect_safe(html);
  EXPECT_EQ(count_of(html, ">Clients</h2>"), 1u);
  const PaletteView palette{view.text, view.found, general_commands(desk.ctx)};
  expect_safe(palette_results(desk.ctx, palette));
  expect_safe(reference_options(desk.ctx, view.found, view.text));
  expect_safe(reference_options(desk.ctx, {}, hostile));
}

TEST(Palette, FindsCommandsAsPeopleType) {
  const Desk desk;
  const auto commands = general_commands(desk.ctx);
  EXPECT_FALSE(commands.empty());
  const auto found = fitting_commands(commands, "NEW: cl");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].url, "/clients/new");
}

TEST(LoginPage, KeepsTheNameAndNeverThePassword) {
  Desk desk;
  desk.ctx.user_name.clear();
  const std::string text(hostile);
  const std::string html = login_page(desk.ctx, {text, text, text, text});
  expect_safe(html);
  EXPECT_THAT(html, HasSubstr("autocomplete=\"current-password\""));
  SetupView setup;
  setup.name = setup.email = setup.company = setup.currency = text;
  setup.errors = {{"password", text}};
  setup.languages = {{"cs", "Česky"}, {"en", "English"}};
  const std::string first = setup_page(desk.ctx, setup);
  expect_safe(first);
  EXPECT_THAT(first, HasSubstr("<option value=\"en\" selected>English</option>"));
}

TEST(ErrorPage, SaysWhatHappenedInsideAndOutside) {
  Desk desk;
  expect_safe(error_page(desk.ctx, {404, hostile.data(), {}, hostile.data(), "/clients"}));
  desk.ctx.user_name.clear();
  const std::string outside = error_page(desk.ctx, {404});
  EXPECT_THAT(outside, Not(HasSubstr("class=\"sidebar\"")));
  EXPECT_THAT(outside, HasSubstr("There is nothing here"));
  EXPECT_EQ(error_text(desk.ctx, &desk.type("client"), invalid("email", message("No."))),
            "E-mail: No.");
}

TEST(JobPage, ShowsProgressUntilItEnds) {
  const Desk desk;
  JobView view;
  view.id = id(6);
  view.title = view.message = view.unit = hostile;
  view.done = 50;
  view.total = 200;
  const std::string running = job_page(desk.ctx, view);
  expect_safe(running);
  EXPECT_THAT(running, HasSubstr("max=\"200\" value=\"50\""));
  EXPECT_THAT(running, HasSubstr("/cancel\""));
  view.state = JobState::done;
  view.undo_group = id(8);
  const std::string done = job_page(desk.ctx, view);
  expect_safe(done);
  EXPECT_THAT(done, HasSubstr("name=\"group\""));
  EXPECT_THAT(done, Not(HasSubstr("/cancel\"")));
}

TEST(Blocks, InitialsOfNamesInAllLetters) {
  EXPECT_EQ(initials("Anna Nováková"), "AN");
  EXPECT_EQ(initials("김민준"), "김");
  EXPECT_EQ(initials("ООО «Северный ветер»"), "ОС");
  EXPECT_EQ(initials("émile"), "é");
  EXPECT_EQ(initials("\xff\xfe"), "?");
  EXPECT_EQ(initials(""), "?");
  EXPECT_EQ(initials("No. 14646"), "46");
  EXPECT_EQ(initials("No. 15061 · United Kingdom"), "61");
  EXPECT_EQ(initials("14646"), "46");
  EXPECT_EQ(initials("42 Below"), "4B");
  EXPECT_EQ(initials("Route 66"), "R6");
}

TEST(Blocks, PurchaseStripIsAPictureWithWords) {
  const Desk desk;
  Html html;
  purchase_strip(html, desk.ctx, {{"April 2026: 2 orders", 20, 0}, {"May 2026: none", 0, 0}},
                 hostile);
  expect_safe(html.written());
  EXPECT_THAT(html.written(), HasSubstr("aria-label=\"&lt;script&gt;"));
  EXPECT_THAT(html.written(), HasSubstr("height=\"31.00\""));
}

TEST(Blocks, RecentMomentsAreSaidInWords) {
  const Desk desk;
  const auto said = [&](const char* text) { return ago(desk.ctx, *Instant::parse(text)); };
  EXPECT_EQ(said("2026-05-13T11:59:30Z"), "just now");
  EXPECT_EQ(said("2026-05-13T11:59:00Z"), "1 minute ago");
  EXPECT_THAT(said("2026-05-12T11:00:00Z"), HasSubstr("yesterday"));
  EXPECT_THAT(said("2025-05-12T11:00:00Z"), HasSubstr("2025"));
}

}  // namespace
}  // namespace clientela
