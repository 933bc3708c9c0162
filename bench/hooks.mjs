// CPU of each built hook against bare `node -e 0`: whole processes, interleaved, medians.
// Usage: npm run bench [-- RUNS]
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { cpuMs, interleaved, median } from "./cpu.mjs";

const runs = Number(process.argv[2] ?? 31);
// A plain name: random characters in a path look like a secret, and would load the scanner.
const directory = path.join(os.tmpdir(), "sallyport-bench");
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory);
const home = path.join(directory, "home");
const dist = path.resolve(import.meta.dirname, "../dist/hooks");

const common = {
  session_id: "bench",
  transcript_path: "/tmp/t.jsonl",
  cwd: path.join(home, "app"),
  permission_mode: "default",
};
const before = (tool_name, tool_input) => ({
  ...common,
  hook_event_name: "PreToolUse",
  tool_name,
  tool_input,
});
const after = (stdout) => ({
  ...common,
  hook_event_name: "PostToolUse",
  tool_name: "Bash",
  tool_input: { command: "npm test" },
  tool_response: { stdout, stderr: "", interrupted: false, isImage: false, noOutputExpected: false },
});
const lines = Array.from(
  { length: 140 },
  (_, n) => ` ok ${n} test/engine/facts/case-${n}.test.ts reads what it should (${n} ms)\n`,
);
const clean = lines.join("").slice(0, 10_000);
const secret = ["AKIA", "QWERTYUIOPASDF12"].join("");

/** name, budget from the design (times bare node), executable, input */
const cases = [
  ["pre-tool-use, git status", 1.5, "pre-tool-use", before("Bash", { command: "git status" })],
  [
    "pre-tool-use, typical command",
    1.5,
    "pre-tool-use",
    before("Bash", { command: "cd src && npm test -- --run 2>&1 | tail -20" }),
  ],
  [
    "pre-tool-use, three-part command",
    1.5,
    "pre-tool-use",
    before("Bash", { command: 'cd src && git add -A && git commit -m "fix: x" && npm test' }),
  ],
  [
    "pre-tool-use, Read",
    1.5,
    "pre-tool-use",
    before("Read", { file_path: path.join(home, "app/src/components/UserProfileSettings.tsx") }),
  ],
  [
    "pre-tool-use, denied",
    undefined,
    "pre-tool-use",
    before("Bash", { command: "git push --force origin main" }),
  ],
  ["post-tool-use, 10 KB clean", 1.6, "post-tool-use", after(clean)],
  ["post-tool-use, 10 KB with a secret", 2.5, "post-tool-use", after(`${clean}key ${secret}\n`)],
];

const commands = [
  { name: "node -e 0", argv: [process.execPath, "-e", "0"], input: "/dev/null" },
  ...cases.map(([name, budget, executable, input], index) => {
    const file = path.join(directory, `${index}.json`);
    writeFileSync(file, JSON.stringify(input));
    return {
      name,
      budget,
      argv: [process.execPath, path.join(dist, `${executable}.cjs`), "--home", home],
      input: file,
    };
  }),
];

const spread = (values) => `${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)}`;

// Fills the code cache, then makes it old enough to be left alone, as it is ten minutes after an installation.
for (let round = 0; round < 2; round++) for (const command of commands) cpuMs(command);
const cache = path.join(home, ".sallyport/cache");
for (const name of readdirSync(cache)) utimesSync(path.join(cache, name), 0, 0);
const times = interleaved(commands, runs);

const bare = median(times[0]);
console.log(
  `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? "unknown"}, load ${os.loadavg()[0].toFixed(1)}, ${runs} runs each\n`,
);
console.log(`${"".padEnd(36)} median ms   min-max   x node   budget`);
let over = 0;
for (const [index, { name, budget }] of commands.entries()) {
  const ratio = median(times[index]) / bare;
  if (budget !== undefined && ratio > budget) over++;
  const mark = budget === undefined ? "" : `${budget.toFixed(1)} ${ratio > budget ? "OVER" : "ok"}`;
  console.log(
    `${name.padEnd(36)} ${median(times[index]).toFixed(1).padStart(9)} ${spread(times[index]).padStart(9)} ${ratio.toFixed(2).padStart(8)}   ${mark}`,
  );
}
rmSync(directory, { recursive: true, force: true });
process.exitCode = over > 0 ? 1 : 0;
