#include <gtest/gtest.h>

#include "tests/unit/features/import_fixture.h"

namespace clientela {
namespace {

std::string reasons(const ImportReport& report) {
  std::string text;
  for (const auto& [reason, rows] : report.reasons) {
    text += std::to_string(rows.rows) + " " + reason + "\n";
  }
  return text;
}

TEST(ImportHostile, RaggedRows) {
  ImportCompany company;
  const auto report =
      company.import_text("Number,Name,City\n1,Ann,Brno\n2,Bob\n3,Cy,Rome,extra\n4,Di,Rome,,\n");
  EXPECT_EQ(report.clients.created, 2);
  EXPECT_EQ(report.refused, 2);
  ASSERT_EQ(report.refusals.size(), 2u);
  EXPECT_EQ(report.refusals[0].line, 3);
}

TEST(ImportHostile, UnclosedQuote) {
  ImportCompany company;
  const auto report = company.import_text("Number,Name\n1,Ann\n2,\"Bob\n3,Cy\n4,Di\n");
  EXPECT_EQ(report.clients.created, 3);
  EXPECT_EQ(report.refused, 1);
}

TEST(ImportHostile, BadValuesSayWhatIsWrong) {
  ImportCompany company;
  company.now() = *Instant::parse("2026-05-22T12:00:00Z");
  const auto report = company.import_text(
      "Order no,Date,SKU,Qty,Price\n"
      "1,2024-01-05,A,1,10\n"
      "2,2024-02-30,A,1,10\n"
      "3,2024-01-05,A,many,10\n"
      "4,2024-01-05,A,1,99999999999999999999\n"
      "5,2999-01-05,A,1,10\n"
      "6,0024-01-05,A,1,10\n"
      "7,2024-01-05,A,9000000000000,9000000000000\n"
      "8,2024-01-05,A,1,\n"
      ",2024-01-05,A,1,1\n"
      "10,,A,1,1\n"
      "11,2024-01-05,A,1,0.0000001\n");
  EXPECT_EQ(report.orders.created, 1);
  EXPECT_EQ(report.refused, 10) << reasons(report);
  EXPECT_EQ(report.reasons.count("Date: not a date"), 1u) << reasons(report);
  EXPECT_EQ(report.reasons.count("Qty: not a number"), 1u) << reasons(report);
  EXPECT_EQ(report.reasons.count("Price: this number is too large"), 1u) << reasons(report);
  EXPECT_EQ(report.reasons.count("Date: this date is in the future"), 1u) << reasons(report);
}

TEST(ImportHostile, RefusedRowsAreKeptWithReasons) {
  ImportCompany company;
  Import import = company.take_in("Number,Name,E-mail\n1,Ann,ann@example.com\n2,\"B, ob\",none\n");
  ImportReport report = company.start(import);
  EXPECT_EQ(report.refused, 1);
  const Job job = *job_of(company.engine(), import.job);
  ASSERT_EQ(refused_pieces(job), 1);
  EXPECT_EQ(refused_header(settings_of(import)), "line,reason,Number,Name,E-mail\r\n");
  EXPECT_EQ(load_refused(company.engine(), import.id, 0),
            "3,E-mail: not an e-mail address,2,\"B, ob\",none\r\n");
}

TEST(ImportHostile, WrongEncodingIsNoticed) {
  ImportCompany company;
  ImportWishes wishes;
  wishes.encoding = Encoding::utf8;
  const auto report =
      company.import_text("Number,Name\n1,Ann\n2,\xcf\xe5\xf2\xf0\n", wishes);  // windows-1251
  EXPECT_EQ(report.clients.created, 1);
  EXPECT_EQ(report.refused, 1);
}

TEST(ImportHostile, EmptyFileIsRefused) {
  ImportCompany company;
  ImportUpload upload(company.engine(), Asker::program(), "");
  const auto import = upload.finish();
  ASSERT_FALSE(import.ok());
  EXPECT_EQ(import.error().field, "file");
}

TEST(ImportHostile, OnlyAHeader) {
  ImportCompany company;
  Import import = company.take_in("Number,Name\n");
  ImportSettings settings = settings_of(import);
  settings.format.has_header = true;
  settings.columns = {{"Number", "client.number"}, {"Name", "client.name"}};
  ASSERT_TRUE(change_settings(company.engine(), Asker::program(), import, settings).ok());
  const auto report = company.start(import);
  EXPECT_EQ(report.rows, 0);
  EXPECT_EQ(report.clients.created, 0);
}

TEST(ImportHostile, BinaryFileImportsNothing) {
  ImportCompany company;
  std::string noise;
  for (unsigned i = 0; i < 100'000; ++i) noise += static_cast<char>(i * 2654435761u >> 24);
  const std::string picture = std::string("\x89PNG\r\n\x1a\n") + "then,letters\n1,2\n";
  for (const auto& bytes : {noise, picture}) {
    ImportUpload upload(company.engine(), Asker::program(), "picture.png");
    ASSERT_TRUE(upload.add(bytes));
    const auto import = upload.finish();
    ASSERT_FALSE(import);
    EXPECT_EQ(import.error().field, "file");
  }
  EXPECT_TRUE(recent_imports(company.engine(), Asker::program(), 10).empty());
}

// A zero byte that a till wrote is one damaged row, not a picture.
TEST(ImportHostile, AZeroByteIsOneRefusedRow) {
  ImportCompany company;
  const auto report =
      company.import_text(std::string_view("Number,Name\n1,Ann\n2,B\0b\n3,Cy\n4,Di\n", 34));
  EXPECT_EQ(report.clients.created, 3);
  EXPECT_EQ(report.refused, 1);
}

TEST(ImportHostile, AClientWithoutAnOrderIsNoOrderWithoutADate) {
  ImportCompany company;
  const auto report = company.import_text(
      "Client no,Client name,Order no,Date,SKU,Qty,Price\n"
      "1,Ann,100,2024-01-05,A,1,10\n"
      "2,Bob,,,,,\n"
      "3,Cy,101,,A,1,10\n");
  EXPECT_EQ(report.orders.created, 1);
  EXPECT_EQ(report.refused, 1) << reasons(report);
  EXPECT_EQ(company.all("client", "name=eq.Bob").size(), 1u);
}

TEST(ImportHostile, TwoColumnsForOneTarget) {
  ImportCompany company;
  Import import = company.take_in("Number,Name,Other\n1,Ann,Bob\n");
  company.map(import, "Other", "client.name");
  const auto job = start_import(company.engine(), *company.company.jobs, Asker::program(), import);
  ASSERT_FALSE(job.ok());
  EXPECT_EQ(job.error().field, "column.2");
}

TEST(ImportHostile, AHugeFieldIsOneRefusedRow) {
  ImportCompany company;
  std::string csv = "Number,Name\n1,Ann\n2,\"";
  csv.append(std::size_t{8} << 20, 'x');
  csv += "\"\n3,Cy\n";
  const auto report = company.import_text(csv);
  EXPECT_EQ(report.clients.created, 2);
  EXPECT_EQ(report.refused, 1);
}

TEST(ImportHostile, FormulasAndMarkupAreTexts) {
  ImportCompany company;
  company.import_text("Number,Name\n1,'=cmd()\n2,<b>x</b>' OR 1=1\n");
  EXPECT_EQ(company.by("client", "number", "1")->title(), "=cmd()");
  EXPECT_EQ(company.by("client", "number", "2")->title(), "<b>x</b>' OR 1=1");
}

TEST(ImportHostile, ReadersMayNotImport) {
  ImportCompany company;
  const Asker reader = company.make_user("reader", "reader");
  ImportUpload upload(company.engine(), reader, "x.csv");
  EXPECT_FALSE(upload.add("Number\n1\n").ok());
  const Asker one = company.make_user("one", "member");
  const Asker two = company.make_user("two", "member");
  ImportUpload own(company.engine(), one, "x.csv");
  ASSERT_TRUE(own.add("Number,Name\n1,Ann\n").ok());
  const auto import = own.finish();
  ASSERT_TRUE(import.ok());
  EXPECT_TRUE(find_import(company.engine(), one, import->id));
  EXPECT_FALSE(find_import(company.engine(), two, import->id));
  EXPECT_EQ(recent_imports(company.engine(), two, 10).size(), 0u);
}

// The engine refuses one of many actions: the others are kept.
TEST(ImportHostile, OneRefusedActionDoesNotStopTheOthers) {
  ImportCompany company;
  company.create("client", {{"name", "Taken"}});
  Import import = company.take_in("Number,Name,Language\n1,Ann,en\n2,Bob,en\n3,Cy,en\n");
  company.map(import, "Language", "client.referred_by");
  const auto report = company.start(import);
  EXPECT_EQ(report.refused, 3);  // nobody is called "en"
  EXPECT_EQ(report.clients.created, 0);
}

}  // namespace
}  // namespace clientela
