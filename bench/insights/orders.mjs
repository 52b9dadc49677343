// Writes a table of orders as a shop's export has it: client, date, amount, in the order of days.
// node orders.mjs FILE CLIENTS: about ten orders a client over two years. Clients differ in how often
// they buy, how long they stay and what they spend. The same numbers give the same table.
import { closeSync, openSync, writeSync } from "node:fs";

const [, , file, count] = process.argv;
const clients = Number(count);
const days = 730;
const firstDay = Date.UTC(2023, 0, 1);

// mulberry32: small, and good enough for a load.
let state = 20260401;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const wait = (rate) => -Math.log(1 - random()) / rate;
// Of a whole shape the gamma distribution is a sum of waits.
const gamma = (shape, scale) => {
  let sum = 0;
  for (let i = 0; i < shape; ++i) sum += wait(1);
  return sum * scale;
};

const byDay = Array.from({ length: days }, () => []);
for (let client = 0; client < clients; ++client) {
  const rate = gamma(1, 1 / 2.7); // a week
  const leaving = random() ** 3 * 0.4; // after each order
  const usual = gamma(4, 12.5);
  for (let week = (random() * days) / 7; week < days / 7; week += wait(rate)) {
    byDay[Math.floor(week * 7)].push(client, Math.round(usual * gamma(5, 0.2) * 100) + 1);
    if (random() < leaving) break;
  }
}

const out = openSync(file, "w");
writeSync(out, "client,date,amount\n");
let lines = [];
byDay.forEach((orders, day) => {
  const date = new Date(firstDay + day * 86400000).toISOString().slice(0, 10);
  for (let i = 0; i < orders.length; i += 2) {
    lines.push(`C${String(orders[i]).padStart(9, "0")},${date},${(orders[i + 1] / 100).toFixed(2)}\n`);
    if (lines.length === 50000) {
      writeSync(out, lines.join(""));
      lines = [];
    }
  }
});
writeSync(out, lines.join(""));
closeSync(out);
