// A lean HTTP client on kept-alive connections, so that the measuring costs little beside the
// measured. One request at a time on a connection; answers must carry Content-Length.
import { connect } from "node:net";
import { once } from "node:events";

const head_end = Buffer.from("\r\n\r\n");

export class Connection {
  static async open(host, port) {
    const socket = connect({ host, port, noDelay: true });
    await once(socket, "connect");
    return new Connection(socket);
  }

  constructor(socket) {
    this.socket = socket;
    this.received = [];
    this.size = 0;
    socket.on("data", (data) => this.take(data));
    socket.on("error", (error) => this.fail(error));
    socket.on("close", () => this.fail(new Error("the server closed the connection")));
  }

  // The answer's status, head and body bytes; the promise resolves at its last byte.
  ask(request) {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  fail(error) {
    this.failure ??= error;
    this.waiting?.reject(error);
    this.waiting = undefined;
  }

  take(data) {
    this.received.push(data);
    this.size += data.length;
    if (this.expected === undefined && !this.readHead()) return;
    if (this.size < this.expected) return;
    const whole = this.received.length === 1 ? this.received[0] : Buffer.concat(this.received);
    const answer = { status: this.status, head: this.head, body: whole.subarray(this.head_bytes), bytes: this.size };
    this.received = [];
    this.size = 0;
    this.expected = undefined;
    const { resolve } = this.waiting;
    this.waiting = undefined;
    resolve(answer);
  }

  readHead() {
    const start = this.received.length === 1 ? this.received[0] : Buffer.concat(this.received);
    const end = start.indexOf(head_end);
    if (end < 0) return false;
    this.head = start.toString("latin1", 0, end);
    this.status = Number(this.head.slice(9, 12));
    this.head_bytes = end + 4;
    const length = this.head.match(/\r\nContent-Length: (\d+)/i);
    this.expected = this.head_bytes + (length ? Number(length[1]) : 0);
    return true;
  }

  close() {
    this.socket.removeAllListeners();
    this.socket.on("error", () => {});
    this.socket.destroy();
  }
}

export function request(method, target, headers, body = "") {
  const lines = [`${method} ${target} HTTP/1.1`, "Host: 127.0.0.1"];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body) lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

async function withConnections(server, count, work) {
  const connections = [];
  for (let i = 0; i < count; ++i) connections.push(await Connection.open(server.host, server.port));
  try {
    return await work(connections);
  } finally {
    for (const connection of connections) connection.close();
  }
}

function check(answer, wanted) {
  if (answer.status !== wanted) throw new Error(`answered ${answer.head.split("\r\n")[0]}: ${answer.body}`);
}

// As fast as `connections` clients get answers: { per_second, cpu_seconds_per_1000, bytes }.
// `next(i)` makes the i-th request.
export async function closedLoop(server, { connections, requests, next, status = 200 }) {
  return withConnections(server, connections, async (open) => {
    let begun = 0;
    let bytes = 0;
    const before = server.usage();
    const start = performance.now();
    await Promise.all(
      open.map(async (connection) => {
        while (begun < requests) {
          const answer = await connection.ask(next(begun++));
          check(answer, status);
          bytes += answer.bytes;
        }
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const cpu = server.usage().cpu_seconds - before.cpu_seconds;
    return {
      per_second: requests / seconds,
      cpu_seconds_per_1000: (cpu / requests) * 1000,
      bytes: Math.round(bytes / requests),
    };
  });
}

// Requests at a steady rate, whether or not earlier ones are answered; the time of each counts from
// the moment at which it was due, so that a server that stalls can't hide it.
export async function openLoop(server, { connections, per_second, seconds, next, status = 200 }) {
  return withConnections(server, connections, async (open) => {
    const total = Math.floor(per_second * seconds);
    const times = [];
    const idle = [...open];
    const due = [];
    let scheduled = 0;
    let finish;
    const finished = new Promise((resolve) => (finish = resolve));
    const serve = async (connection, at, target) => {
      check(await connection.ask(target), status);
      times.push(performance.now() - at);
      if (times.length === total) finish();
      const waiting = due.shift();
      if (waiting) serve(connection, ...waiting).catch(stop);
      else idle.push(connection);
    };
    let failure;
    const stop = (error) => {
      failure = error;
      finish();
    };
    const start = performance.now();
    const tick = () => {
      const reached = Math.min(total, Math.floor(((performance.now() - start) / 1000) * per_second));
      while (scheduled < reached) {
        const at = start + (scheduled / per_second) * 1000;
        const target = next(scheduled++);
        const connection = idle.pop();
        if (connection) serve(connection, at, target).catch(stop);
        else due.push([at, target]);
      }
      // Sleeps between the ticks: spinning would take one of the processors from the server.
      if (scheduled < total && !failure) setTimeout(tick, 1);
    };
    tick();
    await finished;
    if (failure) throw failure;
    times.sort((a, b) => a - b);
    const quantile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return { per_second, p50_ms: quantile(0.5), p99_ms: quantile(0.99), worst_ms: times.at(-1) };
  });
}
