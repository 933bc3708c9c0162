import { describe, expect, test } from "vitest";
import { largeCommands } from "./large-commands.ts";
import { decisionOn, factsOfExample, firedRules } from "./pipeline.ts";

describe("large, and everyday", () => {
  test.each(largeCommands)("%s is understood whole, and silent", async (_case, command) => {
    const { opaque } = await factsOfExample(command);
    expect(opaque).toEqual([]);
    const decision = await decisionOn(command, "balanced");
    expect([decision, decision === "allow" ? [] : await firedRules(command)]).toEqual(["allow", []]);
  });
});

/** Harmless text of which there is much. */
const floods: readonly (readonly [string, string])[] = [
  ["commands", ":; ".repeat(10_000)],
  ["lines", "echo ok\n".repeat(5_000)],
  ["background jobs", "true & ".repeat(5_000)],
  ["pipes", `echo a ${"| cat ".repeat(5_000)}; `],
  ["and-or lists", `${"true && ".repeat(5_000)}true; `],
  ["assignments", "A=b; ".repeat(10_000)],
  ["assignments in front of one command", `${"A=b ".repeat(10_000)}true; `],
  ["words", `echo ${"word ".repeat(10_000)}; `],
  ["globs", `echo ${"a* ".repeat(10_000)}; `],
  ["substitutions", "echo $(echo a); ".repeat(3_000)],
  ["nested substitutions", `echo ${"$(echo ".repeat(60)}a${")".repeat(60)}; `],
  ["parameters", `echo ${`$${"{a:-b}"} `.repeat(5_000)}; `],
  ["nested parameters", `echo ${`$${"{a:-"}`.repeat(5_000)}b${"}".repeat(5_000)}; `],
  ["heredocs", `${"cat <<A\nx\nA\n".repeat(3_000)}`],
  ["heredocs of one command", `cat ${"<<A ".repeat(5_000)}\n${"A\n".repeat(5_000)}`],
  ["redirections", `echo a ${"> /dev/null ".repeat(3_000)}; `],
  ["branches", "if true; then echo a; fi; ".repeat(2_000)],
  ["loops", "for i in 1 2 3; do echo $i; done; ".repeat(1_500)],
  ["functions", "f() { echo a; }; f; ".repeat(2_000)],
  ["cases", `case a in ${"a) true;; ".repeat(5_000)}esac; `],
  ["comments", `${"# nothing to see\n".repeat(3_500)}`],
  ["blank lines", "\n".repeat(60_000)],
  ["wrappers", "env nice nohup true; ".repeat(2_500)],
  ["arithmetic", "((a = 1 + 2)); ".repeat(3_500)],
  ["directories", "cd a; cd ..; ".repeat(4_000)],
  ["git", "git status; ".repeat(4_500)],
  ["code", `python3 -c '${"print(1);".repeat(5_000)}'; `],
  ["SQL", `sqlite3 dev.sqlite3 '${"select 1;".repeat(5_000)}'; `],
];

describe("an attack is stopped", () => {
  /** So many that the parser would take too long: none of it is read. */
  const isUnread = ([name]: readonly [string, string]) => name === "heredocs of one command";

  test.each(floods.filter((flood) => !isUnread(flood)))("in front of a flood of %s", async (_case, flood) => {
    const command = `rm -rf ~; ${flood}`;
    expect(await firedRules(command)).toContain("file-deletion/delete-home");
    expect(await decisionOn(command, "balanced")).toBe("deny");
  });

  test.each(floods)("behind a flood of %s", async (_case, flood) => {
    const command = `${flood}rm -rf ~`;
    expect(await decisionOn(command, "prototyping")).not.toBe("allow");
    expect(await decisionOn(command, "balanced")).not.toBe("allow");
    expect(await decisionOn(command, "production")).toBe("deny");
  });

  test.each(floods)("behind a flood of %s, spelled so that no word shows it", async (_case, flood) => {
    const command = `${flood}$(printf r)'m' -r$(printf f) $(printf '\\176')`;
    expect(await decisionOn(command, "balanced")).not.toBe("allow");
    expect(await decisionOn(command, "production")).toBe("deny");
  });
});
