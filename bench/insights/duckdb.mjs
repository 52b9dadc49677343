// What an analyst would write in DuckDB for the statistics of each client: node duckdb.mjs FOLDER FILE,
// where FOLDER holds its node_modules. Prints seconds and counts as JSON.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [, , folder, file] = process.argv;
const { DuckDBInstance, version } = createRequire(join(resolve(folder), "here.js"))("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
const begun = performance.now();
await connection.run(`
  CREATE TABLE statistics AS
  WITH buying_days AS (
    SELECT client, date, sum(amount) AS spent
    FROM read_csv('${file}', columns = {client: 'VARCHAR', date: 'DATE', amount: 'DECIMAL(12, 2)'})
    GROUP BY client, date)
  SELECT client, count(*) - 1 AS repeats, max(date) - min(date) AS recency,
         DATE '2024-12-31' - min(date) AS age, sum(spent) AS spent
  FROM buying_days GROUP BY client`);
const seconds = (performance.now() - begun) / 1000;
const counted = await connection.runAndReadAll("SELECT count(*)::INT, sum(repeats)::INT FROM statistics");
const [clients, repeats] = counted.getRows()[0];
console.log(JSON.stringify({ version: version(), seconds, clients, repeats }));
