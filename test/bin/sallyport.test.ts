import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { pluginHooks } from "../../bin/agent-settings/hook-table.ts";
import { commands } from "../../bin/command-table.ts";
import { machine } from "./machine.ts";

const root = resolve(import.meta.dirname, "../..");
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));

test.each([
  ["--version prints the package's version", ["--version"], 0, "stdout", /^\d+\.\d+\.\d+\n$/],
  ["--help lists the commands", ["--help"], 0, "stdout", /install .*\n.*uninstall /],
  ["help alone lists them too", ["help"], 0, "stdout", /Usage: sallyport <command>/],
  ["no command is wrong usage", [], 2, "stderr", /Usage: sallyport <command>/],
  [
    "an unknown command gets the nearest one suggested",
    ["instal"],
    2,
    "stderr",
    /no command "instal"\. Did you mean "install"\?/,
  ],
  [
    "an unknown command unlike any gets no suggestion",
    ["frobnicate"],
    2,
    "stderr",
    /no command "frobnicate"\.\n/,
  ],
  ["help on an unknown command is wrong usage", ["help", "demoo"], 2, "stderr", /Did you mean "demo"\?/],
  [
    "an unknown option is wrong usage",
    ["install", "--bogus"],
    2,
    "stderr",
    /--bogus.*\nTry: sallyport help install/,
  ],
  ["an unknown scope is wrong usage", ["install", "--scope", "team"], 2, "stderr", /user, project, local/],
  ["a stray argument is wrong usage", ["demo", "now"], 2, "stderr", /now/],
] as const)("%s", (_, args, code, stream, said) => {
  const done = machine().run(...args);
  expect(done).toMatchObject({ code, [stream]: expect.stringMatching(said) });
  expect(done[stream === "stdout" ? "stderr" : "stdout"]).toBe("");
});

test.each(commands.map(({ name }) => name))("help on %s prints usage with an example", (name) => {
  const at = machine();
  const [byOption, byCommand] = [at.run(name, "--help"), at.run("help", name)];
  expect(byOption).toEqual(byCommand);
  expect(byOption).toMatchObject({ code: 0, stderr: "" });
  expect(byOption.stdout).toMatch(
    new RegExp(`Usage: sallyport ${name}[^]*Examples?:\\n {2}sallyport ${name}`),
  );
});

test("the plugin registers what the installer registers", () => {
  expect(json("hooks/hooks.json")).toEqual(pluginHooks());
});

test("the plugin has the package's name and version", () => {
  const { name, version } = z
    .looseObject({ name: z.string(), version: z.string() })
    .parse(json("package.json"));
  expect(json(".claude-plugin/plugin.json")).toMatchObject({ name, version });
});
