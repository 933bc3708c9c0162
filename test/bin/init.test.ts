import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { machine, namesIn } from "./machine.ts";

const schemaFile = resolve(import.meta.dirname, "../../schema/policy.schema.json");
const schemaText = readFileSync(schemaFile, "utf8");
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schemaText));
const read = (...path: string[]) => readFileSync(join(...path), "utf8");

describe("sallyport init", () => {
  test("makes a policy that is valid, with its schema beside it and the local file ignored", () => {
    const at = machine();
    const { code, stdout, stderr } = at.run("init");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("sallyport policy check");
    const text = read(at.project, ".sallyport/policy.yaml");
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=policy.schema.json");
    expect(read(at.project, ".sallyport/policy.schema.json")).toBe(schemaText);
    expect(read(at.project, ".gitignore")).toBe(".sallyport/policy.local.yaml\n");
    expect(at.run("policy", "check")).toMatchObject({ code: 0, stdout: "1 policy file is valid\n" });
  });

  test("has only valid settings among those that are switched off", () => {
    const at = machine();
    at.run("init", "--profile", "production");
    const file = join(at.project, ".sallyport/policy.yaml");
    const on = read(file).replaceAll(/^#(?! \S)/gm, "");
    const value: unknown = parse(on);
    isValid(value);
    expect(isValid.errors ?? []).toEqual([]);
    expect(value).toMatchObject({ profile: "production", exceptions: [{ author: "Kim" }] });
    at.put(file, on);
    expect(at.run("policy", "check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("names the schema of the package that the project has installed", () => {
    const at = machine();
    at.put(join(at.project, "node_modules/sallyport/schema/policy.schema.json"), schemaText);
    at.run("init");
    expect(namesIn(join(at.project, ".sallyport"))).toEqual(["policy.yaml"]);
    expect(read(at.project, ".sallyport/policy.yaml")).toContain(
      "$schema=../node_modules/sallyport/schema/policy.schema.json\n",
    );
  });

  test("says that a profile that loosens has to be trusted", () => {
    expect(machine().run("init", "--profile", "prototyping").stdout).toContain("sallyport trust");
  });

  test.each([
    ["", ".sallyport/policy.local.yaml\n"],
    ["dist", "dist\n.sallyport/policy.local.yaml\n"],
    ["/.sallyport/policy.local.yaml\ndist\n", "/.sallyport/policy.local.yaml\ndist\n"],
  ])("adds to a .gitignore of %j once", (before, after) => {
    const at = machine();
    const file = at.put(join(at.project, ".gitignore"), before);
    expect(at.run("init").code).toBe(0);
    expect(read(file)).toBe(after);
  });

  test.each(["policy.yaml", "policy.yml", "policy.jsonc"])("never overwrites a %s", (name) => {
    const at = machine();
    const file = at.put(join(at.project, ".sallyport", name), "# mine\n");
    expect(at.run("init")).toMatchObject({ code: 2, stderr: expect.stringContaining("there already") });
    expect(read(file)).toBe("# mine\n");
    expect(namesIn(join(at.project, ".sallyport"))).toEqual([name]);
    expect(namesIn(at.project)).not.toContain(".gitignore");
  });

  test("writes nothing through a link, into a home, or for an unknown profile", () => {
    const at = machine();
    expect(at.run("init", "--profile", "strict").code).toBe(2);
    const elsewhere = join(at.root, "elsewhere");
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(at.project, ".sallyport"));
    expect(at.run("init").code).toBe(2);
    expect(namesIn(elsewhere)).toEqual([]);
    const plain = machine();
    mkdirSync(join(plain.home, ".git"));
    expect(plain.runIn(plain.home, "init").code).toBe(2);
    expect(namesIn(plain.home)).toEqual([".git"]);
  });
});
