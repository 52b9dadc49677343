// count_tap.mjs [--totals] LOG: what a TAP log of Node's test runner says: the names of the tests
// with their results and the details of failures, or with --totals one line of totals.
import { readFileSync } from "node:fs";

const totalsOnly = process.argv[2] === "--totals";
const lines = readFileSync(process.argv.at(-1), "utf8").split("\n");

function total(name) {
  const line = lines.findLast((text) => text.startsWith(`# ${name} `));
  return line ? Number(line.split(" ")[2]) : 0;
}

function printResults() {
  let details = false;
  for (const line of lines) {
    if (/^\s*(not )?ok \d+/.test(line)) {
      details = /^\s*not ok/.test(line);
      console.log(line.replace(/ok \d+ - /, "ok  "));
    } else if (/^\s*# Subtest/.test(line)) {
      details = false;
    } else if (details) {
      console.log(line);
    }
  }
}

if (totalsOnly) {
  const failed = total("fail") + total("cancelled");
  const none = total("tests") === 0 ? 1 : 0;
  console.log(`${total("pass")} passed, ${failed + none} failed, ${total("skipped")} skipped`);
} else {
  printResults();
}
