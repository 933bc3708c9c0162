import { describe, expect, test } from "vitest";
import type { Surroundings } from "../../../engine/surroundings.ts";
import { nowhere } from "../../nowhere.ts";
import { factsOfCommand } from "./facts-of.ts";

const withNames = (names: readonly string[]): Surroundings => ({
  ...nowhere,
  list: (directory) => (directory === "/home/dev/app" ? names : undefined),
});
const empty = withNames([".env.example"]);
const full = withNames([".env", ".env.example"]);

/** Whether some write of `.env` replaces what is in it. */
function replaces(command: string, surroundings: Surroundings): boolean {
  const writes = factsOfCommand(command, surroundings).files.filter(
    ({ access, path }) => access === "write" && path === "~/app/.env",
  );
  expect(writes).not.toEqual([]);
  return writes.some((fact) => fact.replaces);
}

describe("what a write takes away", () => {
  test.each([
    ["a redirection", "echo A=1 > .env", { nowhere: true, empty: false, full: true }],
    ["an appending redirection", "echo A=1 >> .env", { nowhere: false, empty: false, full: false }],
    ["tee", "echo A=1 | tee .env", { nowhere: true, empty: false, full: true }],
    ["tee that appends", "echo A=1 | tee -a .env", { nowhere: false, empty: false, full: false }],
    ["touch", "touch .env", { nowhere: false, empty: false, full: false }],
    ["a copy of a template", "cp .env.example .env", { nowhere: false, empty: false, full: true }],
    ["a copy of something else", "cp other .env", { nowhere: true, empty: false, full: true }],
    ["a copy that keeps", "cp -n other .env", { nowhere: false, empty: false, full: false }],
    ["a guarded copy", "[ -f .env ] || cp other .env", { nowhere: false, empty: false, full: false }],
    ["a negated guard", "test ! -e .env && cp other .env", { nowhere: false, empty: false, full: false }],
    ["a guard in if", "if ! [ -f .env ]; then cp o .env; fi", { nowhere: false, empty: false, full: false }],
    ["the wrong guard", "[ -f .env ] && cp other .env", { nowhere: true, empty: false, full: true }],
    [
      "a guard that guards nothing",
      "[ -f .env ] || true && cp o .env",
      { nowhere: true, empty: false, full: true },
    ],
    ["a guard of another file", "[ -f .envrc ] || cp o .env", { nowhere: true, empty: false, full: true }],
    [
      "the else of a guard",
      "if [ ! -f .env ]; then :; else cp o .env; fi",
      { nowhere: true, empty: false, full: true },
    ],
    ["a change in place", "sed -i s/a/b/ .env", { nowhere: true, empty: true, full: true }],
    ["a backup over another", "cp .env.local .env", { nowhere: true, empty: false, full: true }],
  ])("%s", (_case, command, expected) => {
    expect({
      nowhere: replaces(command, nowhere),
      empty: replaces(command, empty),
      full: replaces(command, full),
    }).toEqual(expected);
  });
});
