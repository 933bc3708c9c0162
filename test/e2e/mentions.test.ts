import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runClaudeCode } from "./claude-code.ts";
import { environment, installSallyport, type Machine, makeMachine, put, removeMachine } from "./machine.ts";

const files = {
  dotenv: "project/.env",
  "a deeper dotenv": "project/services/api/.env.production",
  "an SSH key": "home/.ssh/id_ed25519",
  "a cloud credential": "home/.aws/credentials",
  "a path of the policy": "project/customers/list.csv",
  "a template": "project/.env.example",
  "the read-me file": "project/README.md",
} as const;

type Name = keyof typeof files;
const names = Object.keys(files).filter((name): name is Name => name in files);
const mark = (name: Name): string => `what ${name} says`;

let open: Machine;
let closed: Machine;
beforeAll(() => {
  open = makeWorkplace();
  closed = makeWorkplace();
  put(
    join(closed.home, ".sallyport/policy.yaml"),
    "paths:\n  sensitive:\n    - { paths: ['**/customers/**'], classification: customer-data }\n",
  );
  const settings = join(closed.home, ".claude/settings.json");
  const before: object = JSON.parse(readFileSync(settings, "utf8"));
  put(settings, JSON.stringify({ ...before, ...exported(closed) }));
  return () => [open, closed].forEach(removeMachine);
});

function makeWorkplace(): Machine {
  const machine = makeMachine();
  for (const name of names) put(join(machine.root, files[name]), `${mark(name)}\n`);
  // Instructions of a project can mention files as well, and the client reads them before any prompt.
  put(join(machine.project, "CLAUDE.md"), "How this project is run: @.env and @README.md\n");
  installSallyport(machine);
  return machine;
}

function exported(machine: Machine): object {
  const program = join(machine.sallyport, "dist/bin/sallyport.cjs");
  const args = [program, "policy", "export", "claude-permissions"];
  const options = { cwd: machine.project, env: environment(machine), encoding: "utf8" } as const;
  return JSON.parse(spawnSync(process.execPath, args, options).stdout);
}

/** What of the files reaches the model when a prompt mentions them. */
async function sentBy(machine: Machine, mentioned: readonly Name[]): Promise<readonly Name[]> {
  const prompt = `Look at ${mentioned.map((name) => `@${join(machine.root, files[name])}`).join(" and ")}`;
  const { requests } = await runClaudeCode(machine, { script: [], prompt });
  return names.filter((name) => requests.some(({ body }) => body.includes(mark(name))));
}

test("hooks alone see no mention: every file reaches the model", async () => {
  expect(await sentBy(open, names)).toEqual(names);
});

test("the exported permissions stop mentions of credentials and of the policy's paths, and no others", async () => {
  expect(await sentBy(closed, names)).toEqual(["a template", "the read-me file"]);
});

test("they stop what a project's CLAUDE.md mentions", async () => {
  expect(await sentBy(open, [])).toEqual(["dotenv", "the read-me file"]);
  expect(await sentBy(closed, [])).toEqual(["the read-me file"]);
});
