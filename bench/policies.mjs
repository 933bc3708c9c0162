// CPU of a hook with policies of a team against the same without one: whole processes, interleaved, medians; and of compiling 1,000 rules,
// which happens once per change. Budget: 1.3 times. Usage: node bench/policies.mjs [RUNS], after npm run build.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { cpuMs, interleaved, median } from "./cpu.mjs";

const runs = Number(process.argv[2] ?? 31);
const budget = 1.3;
const dist = path.resolve(import.meta.dirname, "../dist");
const root = mkdtempSync(path.join(os.tmpdir(), "bench-policies-"));

function ownRule(at) {
  const kinds = [
    { command: { program: [`tool${at}`], argument: ["wipe", `--all-${at}`] } },
    { file: { access: ["read", "write"], path: [`**/ledger-${at}/**`, `~/vault/${at}/*.csv`] } },
    { network: { host: [`*.internal-${at}.example`], direction: "out" } },
    { operation: { system: [`service${at}`], verb: ["delete"], name: [`prod-${at}-*`] } },
  ];
  return {
    id: `acme/rule-${at}`,
    summary: "Does what this team does not want.",
    why: "It takes effect for everybody at once.",
    instead: "Ask the team that owns it.",
    severity: "high",
    category: "change",
    source: "https://example.com/rules",
    when: kinds[at % kinds.length],
    examples: { bad: ["a", "b"], good: ["c", "d"] },
  };
}
const rulesFrom = (start, count) => ({
  ownRules: Array.from({ length: count }, (_, index) => ownRule(start + index)),
});

function makeHome(name, policy) {
  const home = path.join(root, name);
  mkdirSync(path.join(home, "app/.git"), { recursive: true });
  mkdirSync(path.join(home, ".sallyport"));
  if (policy) writeFileSync(path.join(home, ".sallyport/policy.jsonc"), JSON.stringify(policy));
  return home;
}
function cli(home, ...args) {
  const done = spawnSync(process.execPath, [path.join(dist, "bin/sallyport.cjs"), ...args], {
    cwd: home,
    env: { ...process.env, HOME: home },
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`sallyport ${args.join(" ")}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** A user who follows a signed bundle. */
function followBundle(home) {
  cli(home, "bundle", "init", "rules", "--name", "@acme/rules");
  const key = /ed25519:\S+/.exec(cli(home, "bundle", "keygen", "--out", "key.pem"))?.[0];
  cli(home, "bundle", "pack", "rules", "--version", "1.0.0");
  cli(home, "bundle", "sign", "rules", "--key", "key.pem");
  const policy = { trustedKeys: [key], requireSigned: true, extends: [path.join(home, "rules")] };
  writeFileSync(path.join(home, ".sallyport/policy.jsonc"), JSON.stringify(policy));
  cli(home, "sync", "--yes");
  return home;
}

const homes = {
  none: makeHome("none"),
  "one line": makeHome("line", { profile: "balanced" }),
  "signed bundle": followBundle(makeHome("bundle")),
  "100 own rules": makeHome("hundred", rulesFrom(0, 100)),
  "500 own rules": makeHome("five-hundred", rulesFrom(0, 500)),
};
const calls = {
  "git status": { tool_name: "Bash", tool_input: { command: "git status" } },
  "a chain": {
    tool_name: "Bash",
    tool_input: { command: 'cd src && git add -A && git commit -m "x" && npm test' },
  },
  "a request": {
    tool_name: "Bash",
    tool_input: { command: "curl -s https://registry.npmjs.org/zod | jq .version" },
  },
  "a file read": { tool_name: "Read", tool_input: { file_path: "src/components/settings.tsx" } },
};

const rows = Object.entries(calls).flatMap(([call, input]) =>
  Object.entries(homes).map(([policy, home]) => {
    const file = path.join(home, `${call.replaceAll(" ", "-")}.json`);
    const cwd = path.join(home, "app");
    writeFileSync(
      file,
      JSON.stringify({ session_id: "bench", cwd, hook_event_name: "PreToolUse", ...input }),
    );
    const argv = [process.execPath, path.join(dist, "hooks/pre-tool-use.cjs"), "--home", home];
    return { call, policy, argv, input: file, cwd };
  }),
);
// Fills the caches, then makes them old enough to be left alone, as they are ten minutes later.
for (let round = 0; round < 2; round++) for (const row of rows) cpuMs(row);
for (const home of Object.values(homes)) {
  const cache = path.join(home, ".sallyport/cache");
  for (const name of readdirSync(cache)) utimesSync(path.join(cache, name), 0, 0);
}
const times = interleaved(rows, runs).map(median);

console.log(
  `${"".padEnd(14)}${Object.keys(homes)
    .map((name) => name.padStart(16))
    .join("")}`,
);
let over = 0;
for (const call of Object.keys(calls)) {
  const own = rows.flatMap((row, at) => (row.call === call ? [{ ...row, ms: times[at] }] : []));
  const cells = own.map(({ ms }) => `${ms.toFixed(0)} (${(ms / own[0].ms).toFixed(2)})`.padStart(16));
  over += own.filter(({ ms }) => ms / own[0].ms > budget).length;
  console.log(call.padEnd(14) + cells.join(""));
}

/** What a hook asks the CLI for when a policy file has changed. */
function compilation(...policies) {
  const question = path.join(root, `question-${policies.length}.json`);
  const sources = policies.map((policy, at) => ({
    path: `/p/${at}/policy.jsonc`,
    layer: "user",
    directory: "",
    text: JSON.stringify(policy),
  }));
  writeFileSync(question, JSON.stringify({ home: homes.none, sources }));
  const argv = [process.execPath, path.join(dist, "bin/sallyport.cjs"), "compile-policy"];
  return { argv, input: question, cwd: homes.none };
}
const compilations = [compilation(), compilation(rulesFrom(0, 500), rulesFrom(500, 500))];
const [nothing, thousand] = interleaved(compilations, 5).map(median);
console.log(`\ncompiling 1,000 own rules: ${thousand.toFixed(0)} ms, none: ${nothing.toFixed(0)} ms (CPU)`);
rmSync(root, { recursive: true, force: true });
process.exitCode = over > 0 ? 1 : 0;
