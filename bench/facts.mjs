// What the facts of one command cost inside the process: everyday commands, and hostile ones of up to 64 KiB. Prints medians and the
// slowest; budgets: well under 1 ms for ordinary commands, 50 ms for 64 KiB.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const everyday = [
  "git status",
  'cd src && git add -A && git commit -m "x $(date)" && npm test 2>&1 | tail -5',
  "for f in a b c; do echo $f; done",
  "find . -name '*.ts' -not -path './node_modules/*' | xargs grep -n TODO",
  "docker run --rm -v $PWD:/w -w /w node:20 npm test",
  "python3 -c 'import json,sys; print(json.load(sys.stdin)[\"version\"])' < package.json",
  "kubectl --context dev get pods -o json | jq '.items[].metadata.name'",
];

const directory = mkdtempSync(join(tmpdir(), "bench-facts-"));
const outfile = join(directory, "facts.cjs");
const contents = `
  export { factsOf } from "./engine/facts/facts-of-call.ts";
  export { hostileCommands } from "./test/hostile-commands.ts";
  export { nowhere } from "./test/nowhere.ts";`;
await build({
  stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile,
});
const { factsOf, hostileCommands, nowhere } = createRequire(import.meta.url)(outfile);
rmSync(directory, { recursive: true });

function timeMs(command) {
  const call = {
    agent: "bench",
    session: "s",
    cwd: "/home/dev/app",
    tool: "Bash",
    action: { kind: "shell", shell: "bash", command },
  };
  const start = performance.now();
  factsOf(call, nowhere);
  return performance.now() - start;
}

function medianMs(command, runs) {
  const times = Array.from({ length: runs }, () => timeMs(command)).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)];
}

for (let round = 0; round < 50; round++) for (const command of everyday) timeMs(command);
console.log("everyday commands, warm, median of 101");
for (const command of everyday)
  console.log(`  ${medianMs(command, 101).toFixed(3).padStart(8)} ms  ${command}`);
const slow = hostileCommands
  .map(([name, command]) => ({ name, ms: medianMs(command, 5) }))
  .sort((a, b) => b.ms - a.ms);
console.log(
  `hostile commands, median of 5: ${slow.filter(({ ms }) => ms > 50).length} of ${slow.length} over 50 ms; the slowest`,
);
for (const { name, ms } of slow.slice(0, 12)) console.log(`  ${ms.toFixed(1).padStart(8)} ms  ${name}`);
