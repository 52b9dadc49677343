// count_gtest.mjs REPORT: the totals of a GoogleTest JSON report as "N passed, N failed, N skipped".
// A report that is missing means that the program crashed: one failure.
import { existsSync, readFileSync } from "node:fs";

const file = process.argv[2];
let failed = 0;
let skipped = 0;
let passed = 0;
if (existsSync(file)) {
  for (const suite of JSON.parse(readFileSync(file, "utf8")).testsuites) {
    for (const test of suite.testsuite) {
      if (test.status === "NOTRUN") continue;
      if (test.failures) failed += 1;
      else if (test.result === "SKIPPED") skipped += 1;
      else passed += 1;
    }
  }
} else {
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
