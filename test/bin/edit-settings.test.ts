import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findOurHandlers, withHooks, withoutHooks } from "../../bin/agent-settings/edit-settings.ts";
import { hookGroups } from "../../bin/agent-settings/hook-table.ts";
import { lineDiff } from "../../bin/agent-settings/line-diff.ts";

const common = { node: "/n/node", cleaner: "/usr/bin/env", home: "/home/a" };
const wanted = hookGroups({ ...common, folder: "/opt/s/dist/hooks", form: "exec" });
const elsewhere = hookGroups({ ...common, folder: "/old/dist/hooks", form: "shell" });

const texts = [
  ["an empty object", "{}"],
  ["an empty object and a line end", "{}\n"],
  ["one line of JSON", '{"model":"opus","env":{"A":"1"}}'],
  ["short lists on one line", '{\n  "permissions": { "allow": ["Bash(ls)", "Read"] }\n}\n'],
  ["tabs", '{\n\t"model": "opus",\n\t"env": {\n\t\t"A": "1"\n\t}\n}\n'],
  ["four spaces", '{\n    "model": "opus"\n}\n'],
  ["Windows line ends", '{\r\n  "model": "opus"\r\n}\r\n'],
  ["no line end", '{\n  "model": "opus"\n}'],
  ["hooks on one line", '{\n  "hooks": { "Stop": [{ "hooks": [] }] },\n  "model": "opus"\n}\n'],
  ["brackets on one line", '{\n  "hooks": {\n    "PreToolUse": [{\n      "hooks": []\n    }]\n  }\n}\n'],
  [
    "other hooks on the same events",
    `{
  "hooks": {
    "PreToolUse": [
      {
        "matcher": "Bash",
        "hooks": [{ "type": "command", "command": "lint" }]
      }
    ],
    "Stop": [{ "hooks": [{ "type": "command", "command": "beep" }] }]
  },
  "model": "opus"
}
`,
  ],
] as const;

describe.each(texts)("a file with %s", (_, text) => {
  const installed = withHooks(text, wanted);

  test("gets one handler an event", () =>
    expect(
      findOurHandlers(installed)
        .map(({ event }) => event)
        .sort(),
    ).toEqual(wanted.map(({ event }) => event).sort()));
  test("is not changed by installing again", () => expect(withHooks(installed, wanted)).toBe(installed));
  test("is not changed where something was added behind the hooks", () => {
    const more = installed.replace(/\}(?=\s*$)/, ', "theme": "dark" }');
    expect(withHooks(more, wanted)).toBe(more);
  });
  test("has its own bytes back after uninstalling", () => expect(withoutHooks(installed)).toBe(text));
  test("has an older installation replaced", () =>
    expect(withHooks(withHooks(text, elsewhere), wanted)).toBe(installed));
  test("keeps the order of its keys", () =>
    expect(Object.keys(JSON.parse(installed)).filter((key) => key !== "hooks")).toEqual(
      Object.keys(JSON.parse(text)).filter((key) => key !== "hooks"),
    ));
});

test("installing and uninstalling gives back the bytes of any JSON object", () => {
  const settings = fc.dictionary(
    fc.string().filter((key) => key !== "hooks"),
    fc.jsonValue(),
  );
  const indents = fc.constantFrom<string | number>(0, 2, 4, "\t");
  fc.assert(
    fc.property(settings, indents, (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const installed = withHooks(text, wanted);
      expect(findOurHandlers(installed)).toHaveLength(wanted.length);
      expect(withoutHooks(installed)).toBe(text);
    }),
  );
});

const ours = '{ "type": "command", "command": "node", "args": ["/s/dist/hooks/pre-tool-use.cjs"] }';
const removals = [
  [
    "a handler beside ours in one group stays",
    `{"hooks":{"PreToolUse":[{"hooks":[${ours},{"type":"x"}]}]}}`,
    '{"hooks":{"PreToolUse":[{"hooks":[{"type":"x"}]}]}}',
  ],
  [
    "a handler before ours stays",
    `{"hooks":{"PreToolUse":[{"hooks":[{"type":"x"}, ${ours}]}]}}`,
    '{"hooks":{"PreToolUse":[{"hooks":[{"type":"x"}]}]}}',
  ],
  [
    "a hook of another program stays",
    '{"hooks":{"Stop":[{"hooks":[{"command":"/x/dist/hooks/pre-tool-use.cjs.sh"}]}]}}',
    '{"hooks":{"Stop":[{"hooks":[{"command":"/x/dist/hooks/pre-tool-use.cjs.sh"}]}]}}',
  ],
  [
    "comments stay",
    `{\n  // mine\n  "a": 1, // one\n  "hooks": {"PreToolUse": [{"hooks": [${ours}]}]}\n}`,
    '{\n  // mine\n  "a": 1 // one\n  \n}',
  ],
  ["a trailing comma stays readable", `{"hooks":{"PreToolUse":[{"hooks":[${ours}]}],},"a":1,}`, '{"a":1,}'],
  [
    "both of two equal keys are looked at",
    `{"hooks":{"PreToolUse":[{"hooks":[${ours}]}]},"hooks":{"PreToolUse":[{"hooks":[${ours}]}]}}`,
    "{}",
  ],
  [
    "the shell form is found",
    `{"a":1,"hooks":{"Stop":[{"hooks":[{"command":"'/n' '/s/dist/hooks/post-tool-use.cjs' || exit 2"}]}]}}`,
    '{"a":1}',
  ],
] as const;

test.each(removals)("when uninstalling, %s", (_, before, after) => expect(withoutHooks(before)).toBe(after));

const diffs = [
  ["nothing changed", "a\n", "a\n", []],
  ["a new file", undefined, "a\n", ["--- /dev/null", "+++ f", "@@ -0,0 +1,1 @@", "+a"]],
  [
    "a line in the middle",
    "1\n2\n3\n4\n5\n",
    "1\n2\n3\nx\n4\n5\n",
    ["--- f", "+++ f", "@@ -1,5 +1,6 @@", " 1", " 2", " 3", "+x", " 4", " 5"],
  ],
  ["a line gone", "1\n2\n", "2\n", ["--- f", "+++ f", "@@ -1,2 +1,1 @@", "-1", " 2"]],
  [
    "a missing line end",
    "1",
    "1\n",
    ["--- f", "+++ f", "@@ -1,1 +1,1 @@", "-1", "\\ No newline at end of file", "+1"],
  ],
  [
    "two places far apart",
    "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
    "x\n2\n3\n4\n5\n6\n7\n8\ny\n",
    [
      "--- f",
      "+++ f",
      "@@ -1,4 +1,4 @@",
      "-1",
      "+x",
      " 2",
      " 3",
      " 4",
      "@@ -6,4 +6,4 @@",
      " 6",
      " 7",
      " 8",
      "-9",
      "+y",
    ],
  ],
] as const;

test.each(diffs)("the diff shows %s", (_, before, after, lines) =>
  expect(lineDiff("f", before, after)).toEqual(lines),
);
