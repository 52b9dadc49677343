#include "features/insights/stage_forms.h"

#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void choice_select(Html& html, const PageContext& ctx, const Field& figure, std::string_view name,
                   const std::string& label, std::string_view current) {
  const std::string id = "worth-" + std::string(figure.key);
  html.element("label", {{"class", "form-label"}, {"for", id}}, label);
  html.element("select", {{"class", "form-select"}, {"id", id}, {"name", name}}, [&] {
    for (const auto& choice : figure.choices) {
      html.element("option", {{"value", choice.key}, {"selected", choice.key == current}},
                   ctx.tr(choice.label));
    }
  });
}

void words_input(Html& html, std::string_view name, const std::string& id,
                 const std::string& label) {
  html.element("label", {{"class", "form-label"}, {"for", id}}, label);
  html.leaf("input", {{"class", "form-control"},
                      {"id", id},
                      {"name", name},
                      {"type", "text"},
                      {"maxlength", "1000"}});
}

void folded_form(Html& html, const PageContext& ctx, const Record& client, std::string_view verb,
                 const std::string& summary, bool open, const HtmlWriter& content) {
  html.element("details", {{"class", "worth-more"}, {"open", open}}, [&] {
    html.element("summary", {}, summary);
    post_form(html, ctx, verb_path(*client.type, client.id, verb), "worth-form", [&](Html& form) {
      hidden_input(form, "client", client.id.text());
      content(form);
      form.text(" ");
      form.element("button", {{"class", "btn btn-sm"}, {"type", "submit"}}, ctx.tr("Save"));
    });
  });
}

}  // namespace

void stage_forms(Html& html, const PageContext& ctx, const Record& client,
                 const ClientWorth& worth) {
  if (worth.stage == ClientStage::lost) {
    folded_form(html, ctx, client, "tell_loss", ctx.tr("Why did this client leave?"),
                !worth.lost_reason, [&](Html& form) {
                  choice_select(form, ctx, *client.type->find("lost_reason"), "reason",
                                ctx.tr("Reason"), client.get<std::string>("lost_reason"));
                  words_input(form, "words", "worth-loss-words", ctx.tr("In the client's words"));
                });
  }
  folded_form(html, ctx, client, "move_stage", ctx.tr("Change the stage"), false, [&](Html& form) {
    choice_select(form, ctx, *client.type->find("stage"), "stage",
                  ctx.tr("Stage, until you take it off"), client.get<std::string>("stage"));
    words_input(form, "reason", "worth-stage-reason", ctx.tr("Reason"));
  });
  if (!worth.stage_by_hand) return;
  post_button(html, ctx,
              {.action = verb_path(*client.type, client.id, "release_stage"),
               .label = ctx.tr("Let the rules decide"),
               .css_class = "btn btn-sm",
               .hidden = {{"client", client.id.text()}}});
}

}  // namespace clientela
