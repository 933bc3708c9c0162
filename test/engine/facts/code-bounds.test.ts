import { describe, expect, test } from "vitest";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import { nowhere } from "../../nowhere.ts";
import { within } from "../../within.ts";

/** What one call may take, in milliseconds, on the slowest machine we run on. */
const maxMs = 2_000;

const full = 60 * 1024;
const fill = (piece: string) => piece.repeat(Math.floor(full / piece.length));
const nest = (open: string, close: string, inside: string) => {
  const depth = Math.floor((full - inside.length) / (open.length + close.length));
  return open.repeat(depth) + inside + close.repeat(depth);
};

const codes: readonly (readonly [string, string])[] = [
  ["nested templates", nest("${", "}", "x").replaceAll("${", "`${")],
  ["10,000 quotes", '"'.repeat(10_000)],
  ["single quotes", fill("'")],
  ["nested parentheses", nest("(", ")", "1")],
  ["open brackets", fill("[")],
  ["nested braces", nest("{", "}", "1")],
  ["text that doubles", `a = "x"\n${fill("a = a + a\n")}`],
  ["a long sum", fill('"a" + ')],
  ["nested comprehensions", nest("[", "for x in [1, 2, 3]]", "x ")],
  ["open regular expressions", fill("/[a ")],
  ["here-documents", fill("<<A;\n")],
  ["open quoting operators", fill("q{")],
  ["variables in text", fill('"$a{b}')],
  ["members of members", `a${fill(".b")}`],
  ["functions that call themselves", fill("def f(a): return f(a)\n")],
  ["choices", fill("a ? b : ")],
  ["commands", fill('os.system("ls");')],
  ["nested subexpressions of PowerShell", nest("$(", ")", "1")],
  ["types of PowerShell", fill("[a]::")],
  ["ranges", fill("(1..256)[0];")],
];
const programs = ["python3", "node", "perl", "ruby", "php", "lua"] as const;

describe.each(programs)("%s", (program) => {
  test.each(codes)("%s", async (_case, code) => {
    await expectBounded(`${program} <<'END_OF_CODE'\n${code}\nEND_OF_CODE`, "bash");
  });
});

test.each(codes)("PowerShell: %s", (_case, code) => expectBounded(code, "powershell"));

async function expectBounded(command: string, shell: "bash" | "powershell"): Promise<void> {
  const action = { kind: "shell", shell, command } as const;
  const call = { agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action };
  const facts = await within(maxMs, () => factsOf(call, nowhere));
  expect(JSON.stringify(facts).length).toBeLessThan(20_000_000);
}
