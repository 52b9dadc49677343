// From the orders of a million clients to everyone's figures, beside DuckDB's statistics of the same
// table: node run.mjs --chain PATH --folder DIR --out FILE [--clients N]. The table and DuckDB are
// kept in DIR; everything is run three times and the quickest counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const duckdb = "@duckdb/node-api@1.5.6-r.1";
const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    chain: { type: "string" },
    folder: { type: "string" },
    out: { type: "string" },
    clients: { type: "string", default: "1000000" },
  },
});

function run(program, args) {
  const done = spawnSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${done.status}`);
  return done.stdout;
}

function makeOrders() {
  const file = join(options.folder, `orders-${options.clients}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(options.folder, { recursive: true });
  console.log(`Writing the orders of ${options.clients} clients ...`);
  run(process.execPath, ["--max-old-space-size=8192", join(here, "orders.mjs"), `${file}-unfinished`, options.clients]);
  renameSync(`${file}-unfinished`, file);
  return file;
}

function installDuckdb() {
  const folder = join(options.folder, "duckdb");
  if (!existsSync(join(folder, "node_modules", "@duckdb"))) {
    run("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-fund", "--no-audit", duckdb]);
  }
  return folder;
}

const best = (results, seconds) => results.reduce((a, b) => (seconds(b) < seconds(a) ? b : a));
const times = (action) => [1, 2, 3].map(() => JSON.parse(action()));

const file = makeOrders();
const folder = installDuckdb();
const theirs = best(times(() => run(process.execPath, [join(here, "duckdb.mjs"), folder, file])), (each) => each.seconds);
const whole = (each) => each.statistics + each.mbg_nbd + each.gamma_gamma + each.scoring;
const ours = best(times(() => run(options.chain, [file])), whole);
if (ours.clients !== theirs.clients || ours.repeats !== theirs.repeats) {
  throw new Error(`DuckDB counts otherwise: ${JSON.stringify({ ours, theirs })}`);
}
const line = (what, seconds, beside = "") => console.log(`  ${what.padEnd(44)} ${seconds.toFixed(2)} s${beside}`);
console.log(`${ours.clients} clients, ${ours.orders} orders, ${(statSync(file).size / 1e6).toFixed(0)} MB of CSV`);
line("CSV to the statistics of each client", ours.statistics, `   (DuckDB ${theirs.version}: ${theirs.seconds.toFixed(2)} s)`);
line("MBG/NBD fitted", ours.mbg_nbd);
line("Gamma-Gamma fitted", ours.gamma_gamma);
line("everyone scored", ours.scoring);
line("all of that", whole(ours));
line("Pareto/NBD fitted", ours.pareto_nbd);
writeFileSync(options.out, `${JSON.stringify({ ours, duckdb: theirs }, null, 2)}\n`);
