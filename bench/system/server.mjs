// The program under measurement: started on a company file, with what it uses of the machine.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const ticks_a_second = 100;

// Seconds of CPU, and bytes that are resident, as Linux counts them.
function usage(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  const memory = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/);
  return {
    cpu_seconds: (Number(fields[11]) + Number(fields[12])) / ticks_a_second,
    resident_bytes: Number(memory[1]) * 1024,
  };
}

// Answers when the first request is answered: { host, port, start_ms, usage(), stop() }.
export async function startServer(program, file) {
  const begun = performance.now();
  const child = spawn(program, ["serve", file, "--port", "0", "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const port = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const address = said.match(/http:\/\/127\.0\.0\.1:(\d+)/);
      if (address) resolve(Number(address[1]));
    });
    ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
  return {
    host: "127.0.0.1",
    port,
    start_ms: performance.now() - begun,
    usage: () => usage(child.pid),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
