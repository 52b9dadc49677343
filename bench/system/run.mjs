// Measures the whole program over HTTP: node run.mjs --program PATH --folder DIR --out FILE
//   [--clients N] [--seconds S]
// The company (a sample of N clients with their orders and activities) is made once and kept in DIR.
// Requests with CPU seconds for each thousand; pages in a closed loop (how many a second), then in
// an open loop at half of that rate (how long, from the moment a request was due to its last byte),
// beside a static file of about a page's size on the same server.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closedLoop, openLoop, request, Connection } from "./client.mjs";
import { startServer } from "./server.mjs";

const { values: options } = parseArgs({
  options: {
    program: { type: "string" },
    folder: { type: "string" },
    out: { type: "string" },
    clients: { type: "string", default: "100000" },
    seconds: { type: "string", default: "5" },
  },
});
const seconds = Number(options.seconds);
const fragments = ["nov", "mar", "son", "ková", "ерш", "ан", "조", "peter", "büro", "pap"];

function makeCompany() {
  const file = join(options.folder, `sample-${options.clients}.clientela`);
  if (existsSync(file)) return file;
  mkdirSync(options.folder, { recursive: true });
  console.log(`Making a sample company of ${options.clients} clients ...`);
  const begun = performance.now();
  const unfinished = `${file}-unfinished`;
  const made = spawnSync(options.program, ["demo", unfinished, "--clients", options.clients], { stdio: "inherit" });
  if (made.status !== 0) throw new Error("the sample company could not be made");
  renameSync(unfinished, file);
  console.log(`made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  return file;
}

// The cookie of a session and a token for the API.
async function logIn(server) {
  const base = `http://${server.host}:${server.port}`;
  const cookies = new Map();
  const visit = async (target, fields) => {
    const page = await fetch(base + target, {
      method: fields ? "POST" : "GET",
      redirect: "manual",
      headers: { Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      body: fields && new URLSearchParams(fields),
    });
    for (const line of page.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0].split("=");
      cookies.set(name, value);
    }
    return page.text();
  };
  const csrf = (page) => page.match(/name="csrf" value="([^"]*)"/)[1];
  await visit("/login", {
    csrf: csrf(await visit("/login")),
    name: "demo@example.com",
    password: "demo-password",
  });
  const answer = await visit("/me/tokens", { csrf: csrf(await visit("/me")), name: "bench" });
  const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
  return { cookie, token: answer.match(/<code>([^<]+)<\/code>/)[1] };
}

async function someIds(server, token) {
  const connection = await Connection.open(server.host, server.port);
  const ids = [];
  let cursor = "";
  for (let page = 0; page < 20; ++page) {
    const target = `/api/v1/clients?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
    const answer = await connection.ask(request("GET", target, { Authorization: `Bearer ${token}` }));
    const body = JSON.parse(answer.body);
    ids.push(...body.data.map((record) => record.id));
    cursor = body.next;
    if (!cursor) break;
  }
  connection.close();
  return ids;
}

const round = (number) => (number >= 100 ? Math.round(number) : Number(number.toPrecision(3)));

// Until the program's own work is done: the forecast of a new sample, reports that were asked for.
async function settled(server) {
  const begun = performance.now();
  for (let quiet = 0; quiet < 3; ) {
    const before = server.usage().cpu_seconds;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    quiet = server.usage().cpu_seconds - before < 0.05 ? quiet + 1 : 0;
    if (performance.now() - begun > 30 * 60 * 1000) throw new Error("the program did not come to rest");
  }
  return (performance.now() - begun) / 1000;
}

async function measureApi(server, token, ids) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const get = (target) => request("GET", target, headers);
  const measures = {
    "read one": { next: (i) => get(`/api/v1/clients/${ids[i % ids.length]}`), requests: 4000 },
    "list of 50, filtered and sorted": {
      next: () => get("/api/v1/clients?country=eq.Czechia&order=name&limit=50"),
      requests: 2000,
    },
    "search by fragment": {
      next: (i) => get(`/api/v1/clients?q=${encodeURIComponent(fragments[i % fragments.length])}&limit=50`),
      requests: 1000,
    },
    create: {
      next: (i) => {
        const name = `Bench ${process.pid} ${i} ${Math.random().toString(36).slice(2)}`;
        return request("POST", "/api/v1/clients", headers, JSON.stringify({ name, kind: "person" }));
      },
      requests: 4000,
      connections: 64,
      status: 201,
    },
    update: {
      next: (i) => {
        const body = JSON.stringify({ industry: `Trade ${i}` });
        return request("PATCH", `/api/v1/clients/${ids[i % ids.length]}`, headers, body);
      },
      requests: 2000,
      connections: 16,
    },
  };
  const results = {};
  for (const [name, measure] of Object.entries(measures)) {
    results[name] = await closedLoop(server, { connections: 8, ...measure });
    const { per_second, cpu_seconds_per_1000, bytes } = results[name];
    console.log(
      `  ${name.padEnd(34)} ${String(round(per_second)).padStart(7)} /s   ` +
        `${round(cpu_seconds_per_1000)} CPU s per 1,000   ${bytes} B`,
    );
  }
  return results;
}

async function measurePages(server, cookie, ids) {
  const headers = { Cookie: cookie, "Accept-Encoding": "gzip, br, zstd", Accept: "text/html" };
  const get = (target) => request("GET", target, headers);
  const pages = {
    "client card": (i) => get(`/clients/${ids[(i * 7) % ids.length]}`),
    "client list": () => get("/clients?order=name"),
    "client list, filtered": () => get("/clients?country=eq.Czechia&order=name"),
    today: () => get("/"),
    search: (i) => get(`/search?q=${encodeURIComponent(fragments[i % fragments.length])}`),
    "order list": () => get("/orders"),
    insights: () => get("/insights"),
    "insights: recency and frequency": () => get("/insights/rfm"),
    "insights: cohorts": () => get("/insights/cohorts"),
    "insights: channels": () => get("/insights/channels"),
  };
  let probe = await Connection.open(server.host, server.port);
  const card = await probe.ask(pages["client card"](1));
  // The first look at a report asks for it to be made.
  for (const [name, next] of Object.entries(pages)) {
    const { status } = await probe.ask(next(1));
    if (status !== 200) throw new Error(`${name}: status ${status}`);
  }
  probe.close();  // the server would, of one that says nothing for long
  console.log(`At rest after ${(await settled(server)).toFixed(0)} s`);
  probe = await Connection.open(server.host, server.port);
  // A bundled file of about the card's size, over the wire.
  const names = [...card.body.toString("latin1").matchAll(/\/assets\/[\w.-]+/g)].map((match) => match[0]);
  const first = await probe.ask(request("GET", "/login", {}));
  names.push(...[...first.body.toString("latin1").matchAll(/\/assets\/[\w.-]+/g)].map((match) => match[0]));
  let chosen;
  for (const name of new Set(names)) {
    const { bytes, status } = await probe.ask(get(name));
    const distance = Math.abs(bytes - card.bytes);
    if (status === 200 && (!chosen || distance < chosen.distance)) chosen = { name, distance };
  }
  probe.close();
  const results = {};
  for (const [name, next] of Object.entries({ [`static file (${chosen.name})`]: () => get(chosen.name), ...pages })) {
    await closedLoop(server, { connections: 8, requests: 100, next });
    const full = await closedLoop(server, { connections: 16, requests: name.startsWith("static") ? 20000 : 2000, next });
    const half = await openLoop(server, { connections: 64, per_second: full.per_second / 2, seconds, next });
    results[name] = { ...full, half };
    console.log(
      `  ${name.padEnd(34)} ${String(round(full.per_second)).padStart(7)} /s   at half: ` +
        `p50 ${round(half.p50_ms)} ms, p99 ${round(half.p99_ms)} ms   ` +
        `${round(full.cpu_seconds_per_1000)} CPU s per 1,000   ${full.bytes} B`,
    );
  }
  return results;
}

const file = makeCompany();
const server = await startServer(options.program, file);
try {
  const idle = server.usage();
  console.log(
    `${options.clients} clients, ${(statSync(file).size / 1e9).toFixed(2)} GB. Started in ` +
      `${round(server.start_ms)} ms, ${round(idle.resident_bytes / 1e6)} MB resident when idle.`,
  );
  const { cookie, token } = await logIn(server);
  const ids = await someIds(server, token);
  console.log("Pages");
  const pages = await measurePages(server, cookie, ids);
  console.log("API");
  const api = await measureApi(server, token, ids);
  const result = { clients: Number(options.clients), start_ms: server.start_ms, ...idle, pages, api };
  writeFileSync(options.out, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await server.stop();
}
