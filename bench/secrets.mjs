// What looking for secrets costs inside the process: a tool's output of 1 KB, 100 KB and 5 MB, and hostile probes of one and of four million
// characters, whose times must grow with their length. CPU time, medians. Usage: node bench/secrets.mjs [LEVEL].
import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { evaluateModule } from "../build/evaluate-module.mjs";

const root = path.join(import.meta.dirname, "..");
const level = process.argv[2] ?? "credentials-by-context";
const alias = {
  "@secretlint/profiler": path.join(root, "build/secretlint-profiler.mjs"),
  debug: path.join(root, "build/debug.mjs"),
};
const { findSecrets } = await evaluateModule(path.join(root, "engine/facts/secrets.ts"), { alias });

/** Sources, test runs, listings, lockfiles, logs: what tools print. */
function output(length) {
  const sources = readdirSync(path.join(root, "bin"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(root, "bin", name), "utf8"));
  const runs = Array.from(
    { length: 2_000 },
    (_, n) => ` ok ${n} test/case-${n}.test.ts reads what it should (${n} ms)`,
  );
  const logs = Array.from(
    { length: 2_000 },
    (_, n) =>
      `2026-01-02T03:04:05.678Z INFO [api-${n}] GET /v1/items/${n}?page=2 200 ${n}ms user=u${n} agent="curl/8.5.0"`,
  );
  const part = [
    sources[0],
    ...runs.slice(0, 5),
    ...sources,
    readFileSync(path.join(root, "package-lock.json"), "utf8"),
    ...runs,
    ...logs,
  ].join("\n");
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

/** name, budget in ms, text, runs */
const sizes = [
  ["1 KB of output", 1, output(1_000), 201],
  ["100 KB of output", 10, output(100_000), 41],
  ["5 MB of output", 250, output(5_000_000), 5],
];

/** What a probe repeats. */
const probes = [
  ["A", "A"],
  ["=", "="],
  ["curl -u", "curl -u a:b "],
  ["nested quotes", `"'\\"\\'`],
  ["half PEMs", "-----BEGIN RSA PRIVATE KEY-----\n"],
  ["ends of PEMs", `${"-----END "}PRIVATE KEY-----\nabc\n`],
  ["password=", "password="],
  ["percent escapes", "%41%3D"],
  ["backslashes", '\\\\n\\"'],
  ["headers of JWTs", "eyJhbGciOiJIUzI1NiJ9."],
  ["prefixes", "ghp_AKIAsk-xoxb-"],
  ["addresses", "https://a:b"],
  ["names of services", "github token: "],
  ["escape sequences", "\u001b[1m"],
  ["hexadecimal", "61626364"],
  ["lines of base64", `${"QUJD".repeat(19)}\n`],
  ["YAML", "kind: Secret\ndata:\n  a: b\n"],
];

/** CPU milliseconds of one look. */
async function cpuMs(text) {
  const before = process.cpuUsage();
  await findSecrets(text, level);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function medianMs(text, runs) {
  const times = [];
  for (let run = 0; run < runs; run++) times.push(await cpuMs(text));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

console.log(
  `Node ${process.version}, ${os.cpus()[0]?.model ?? "unknown"}, load ${os.loadavg()[0].toFixed(1)}, ${level}\n`,
);
console.log(`${"".padEnd(24)} median ms   budget`);
let over = 0;
for (const [name, budget, text, runs] of sizes) {
  await medianMs(text, 2);
  const ms = await medianMs(text, runs);
  if (ms > budget) over++;
  console.log(`${name.padEnd(24)} ${ms.toFixed(2).padStart(9)}   ${budget} ${ms > budget ? "OVER" : "ok"}`);
}

// A quadratic probe costs sixteen times as much at four times the length; collecting garbage may double a linear one.
const maxGrowth = 8;
console.log(`\n${"hostile probes".padEnd(24)} 1 MB, ms  4 MB, ms   growth (at most ${maxGrowth})`);
for (const [name, part] of probes) {
  const [small, large] = [1_000_000, 4_000_000].map((length) =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length),
  );
  const [one, four] = [await medianMs(small, 3), await medianMs(large, 3)];
  const growth = four / Math.max(one, 1);
  if (growth > maxGrowth) over++;
  console.log(
    `${name.padEnd(24)} ${one.toFixed(0).padStart(8)}  ${four.toFixed(0).padStart(8)} ${growth.toFixed(1).padStart(8)} ${growth > maxGrowth ? "OVER" : "ok"}`,
  );
}
process.exitCode = over > 0 ? 1 : 0;
