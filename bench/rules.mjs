// What evaluating one call costs with the built-in rules and with ten times as many: clones of them about other programs, systems, paths,
// hosts and names, as a team would add. Budget: less than 20% more. Prints medians, and exits 1 over the budget.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const wanted = 3_000;
const budget = 1.2;

const shell = (command) => ({ kind: "shell", shell: "bash", command });
const calls = [
  ["git status", shell("git status")],
  ["a chain", shell('cd src && git add -A && git commit -m "x" && npm test 2>&1 | tail -5')],
  ["a search", shell("grep -rn TODO src | head; find . -name '*.ts' | xargs wc -l")],
  ["files", shell("rm -rf dist && cp -r src /tmp/copy && cat package.json > out.txt")],
  ["a cluster", shell("kubectl --context dev get pods -o json | jq '.items[].metadata.name'")],
  ["a container", shell("docker run --rm -v $PWD:/w -w /w node:20 npm test")],
  ["a database", shell('psql -c "select * from users limit 5"')],
  ["a request", shell("curl -s https://registry.npmjs.org/zod | jq .version")],
  ["a file that is read", { kind: "read", path: "/home/dev/app/src/components/UserProfileSettings.tsx" }],
  ["an MCP tool", { kind: "mcp", server: "github", tool: "search_code", arguments: { query: "x" } }],
];

const directory = mkdtempSync(join(tmpdir(), "bench-rules-"));
const outfile = join(directory, "rules.cjs");
const contents = `
  export { compileRules } from "./engine/compile.ts";
  export { evaluate } from "./engine/evaluate.ts";
  export { factsOf } from "./engine/facts/facts-of-call.ts";
  export { rules } from "./rules/index.ts";
  export { nowhere } from "./test/nowhere.ts";`;
await build({
  stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
  ...{ bundle: true, platform: "node", format: "cjs", outfile, logLevel: "error" },
});
const { compileRules, evaluate, factsOf, nowhere, rules } = createRequire(import.meta.url)(outfile);
rmSync(directory, { recursive: true });

/** Keys that say what a rule is about; the clones of a rule differ in them. */
const subjects = /^(?:program|system|area|path|source|host|name|server|tool)$/;
/** Clones of a rule about everything would fire where the rule does. */
const isAboutSomething = ({ when }) =>
  Object.values(when).every((condition) =>
    Object.entries(condition).some(
      ([key, globs]) => subjects.test(key) && globs.every((glob) => word.test(glob)),
    ),
  );
const word = /[A-Za-z]{2,}/;

/** The same rule about other things: `~/.ssh/id_*` becomes `~/.ssh7/id7_*`, `kubectl` becomes `kubectl7`. */
function cloneOf(rule, round) {
  const renamed = (glob) => glob.replace(new RegExp(word, "g"), (found) => `${found}${round}`);
  const when = Object.fromEntries(
    Object.entries(rule.when).map(([kind, condition]) => [
      kind,
      Object.fromEntries(
        Object.entries(condition).map(([key, value]) => [
          key,
          subjects.test(key) ? value.map(renamed) : value,
        ]),
      ),
    ]),
  );
  return { ...rule, id: `${rule.id}-${round}`, when };
}

const many = [...rules];
const named = rules.filter(isAboutSomething);
for (let round = 1; many.length < wanted; round++) many.push(...named.map((rule) => cloneOf(rule, round)));
const [few, more] = [rules, many.slice(0, wanted)].map(compileRules);

const facts = calls.map(([name, action]) => {
  const call = { agent: "bench", session: "s", cwd: "/home/dev/app", tool: "Bash", action };
  return [name, factsOf(call, nowhere)];
});

const perSample = 200;
/** Microseconds of one evaluation. */
function timeUs(of, tables) {
  const start = performance.now();
  for (let time = 0; time < perSample; time++) evaluate(of, (kind) => tables[kind]);
  return ((performance.now() - start) * 1_000) / perSample;
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const rows = facts.map(([name, of]) => {
  const samples = Array.from({ length: 31 }, () => [timeUs(of, few), timeUs(of, more)]).slice(5);
  return { name, few: median(samples.map(([one]) => one)), more: median(samples.map(([, one]) => one)) };
});
console.log(`one evaluation, microseconds: ${rules.length} rules, ${wanted} rules, ratio`);
const print = (name, a, b) =>
  console.log(
    `${name.padEnd(24)} ${a.toFixed(1).padStart(8)} ${b.toFixed(1).padStart(8)} ${(b / a).toFixed(2).padStart(6)}`,
  );
for (const { name, few: a, more: b } of rows) print(name, a, b);
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
print("all", sum("few"), sum("more"));
process.exitCode = sum("more") / sum("few") < budget ? 0 : 1;
