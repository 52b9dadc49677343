#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "doors/http/form.h"
#include "http_test_server.h"

namespace clientela {
namespace {

// The highest memory use of this process since it was last reset, in bytes.
std::size_t peak_bytes() {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::stoull(line.substr(6)) * 1024;
  }
  return 0;
}

void reset_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

ServerOptions upload_options() {
  ServerOptions options;
  options.body_limit_bytes = [](const Request& head) {
    return head.path == "/import" ? upload_limit_bytes : default_body_limit_bytes;
  };
  return options;
}

// Says how many bytes and how many lines the uploaded file has.
Response count_lines(const Request& request) {
  auto form = parse_multipart(request);
  if (!form) return text_response(422, "");
  if (form->files.size() != 1) return text_response(422, "files");
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  read_file(request, form->files[0], [&](std::string_view piece) {
    bytes += piece.size();
    lines += static_cast<std::uint64_t>(std::count(piece.begin(), piece.end(), '\n'));
    return true;
  });
  return text_response(200, std::string(form->fields.find("note").value_or("")) + " " +
                                form->files[0].name + " " + std::to_string(bytes) + " " +
                                std::to_string(lines) + (request.body_file ? " file" : " memory"));
}

constexpr std::string_view part_head =
    "--b0undary\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nspring\r\n"
    "--b0undary\r\nContent-Disposition: form-data; name=\"f\"; filename=\"orders.csv\"\r\n"
    "Content-Type: text/csv\r\n\r\n";
constexpr std::string_view part_end = "\r\n--b0undary--\r\n";

void send_upload(HttpClient& client, std::string_view line, std::size_t lines) {
  const auto length = part_head.size() + line.size() * lines + part_end.size();
  client.send_raw("POST /import HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) +
                  "\r\nContent-Type: multipart/form-data; boundary=b0undary\r\n\r\n");
  client.send_raw(part_head);
  for (std::size_t i = 0; i < lines; ++i) client.send_raw(line);
  client.send_raw(part_end);
}

TEST(HttpUpload, KeepsSmallFilesInMemory) {
  HttpTestServer server(count_lines, upload_options());
  auto client = server.client();
  send_upload(client, "a,b\n", 100);
  EXPECT_EQ(client.read_answer().body, "spring orders.csv 400 100 memory");
}

TEST(HttpUpload, TakesLargeFilesWithFlatMemory) {
  HttpTestServer server(count_lines, upload_options());
  auto client = server.client(std::chrono::seconds(60));
  const std::string line(99'999, 'x');
  const auto lines = 500u;
  reset_peak();
  const auto before = peak_bytes();
  send_upload(client, line + "\n", lines);
  EXPECT_EQ(client.read_answer().body, "spring orders.csv 50000000 500 file");
  EXPECT_LT(memory_is_meaningful ? peak_bytes() - before : 0, 8'000'000u);
  send_upload(client, "a,b\n", 1);
  EXPECT_EQ(client.read_answer().body, "spring orders.csv 4 1 memory");
}

TEST(HttpUpload, TakesLongChunkedBodies) {
  HttpTestServer server(
      [](const Request& request) {
        std::string end(4, '\0');
        request.read_body(request.body_size() - 4, end.data(), 4);
        return text_response(200, std::to_string(request.body_size()) + end);
      },
      upload_options());
  auto client = server.client();
  client.send_raw("POST /import HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string block(65'536, 'x');
  for (int i = 0; i < 100; ++i) client.send_raw("10000\r\n" + block + "\r\n");
  client.send_raw("3\r\nend\r\n0\r\n\r\n");
  EXPECT_EQ(client.read_answer().body, "6553603xend");
}

TEST(HttpUpload, RefusesLongBodiesElsewhere) {
  HttpTestServer server(count_lines, upload_options());
  auto client = server.client();
  client.send_raw("POST /other HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.send_raw("200000\r\n" + std::string(0x200000, 'x'));
  EXPECT_EQ(client.read_answer().status, 413);
}

TEST(HttpUpload, KeepsOnlySoManyInFilesAtOnce) {
  auto options = upload_options();
  options.body_memory_bytes = 10;
  options.temporary_file_limit = 1;
  HttpTestServer server(count_lines, options);
  auto first = server.client();
  first.send_raw("POST /import HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" +
                 std::string(500, 'x'));
  const auto sent = [&] {
    auto client = server.client();
    send_upload(client, "a,b\n", 1);
    return client.read_answer();
  };
  EXPECT_TRUE(eventually([&] { return sent().status == 503; }));
  EXPECT_EQ(sent().headers.find("Retry-After"), "1");
  first.close();
  EXPECT_TRUE(eventually([&] { return sent().status == 200; }));
}

TEST(HttpUpload, SaysThatTheDiskTakesNoMore) {
  auto options = upload_options();
  options.temporary_folder = "/nowhere";
  HttpTestServer server(count_lines, options);
  auto client = server.client();
  send_upload(client, std::string(100'000, 'x'), 20);
  EXPECT_EQ(client.read_answer().status, 507);
}

}  // namespace
}  // namespace clientela
