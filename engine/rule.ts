import * as z from "zod";
import {
  callCondition,
  codeCondition,
  commandCondition,
  environmentCondition,
  fileCondition,
  flowCondition,
  installCondition,
  networkCondition,
  opaqueCondition,
  operationCondition,
  processCondition,
  secretCondition,
  toolCondition,
  variableCondition,
} from "./rule-conditions.ts";

/** How bad it is, set by the rule; the profile says what follows from it. */
export const Severity = z.enum(["low", "medium", "high", "critical"]);
export type Severity = z.infer<typeof Severity>;

/** What kind of concern a rule is, and so which aspect of a profile judges it. */
export const Category = z.enum([
  "destruction",
  "credential",
  "hard-coded-secret",
  "workspace",
  "change",
  "opaque",
  "capability",
  "self-protection",
]);
export type Category = z.infer<typeof Category>;

/** When a rule fires: every kind of fact named here must have a fact that meets its condition. */
export const When = z
  .strictObject({
    command: commandCondition.describe("A command that would run."),
    file: fileCondition.describe("A file that would be touched."),
    network: networkCondition.describe("A destination."),
    environment: environmentCondition.describe("A variable of the environment that is read."),
    variable: variableCondition.describe("A variable that is set."),
    process: processCondition.describe("Processes that are started."),
    code: codeCondition.describe("Code that would run."),
    flow: flowCondition.describe("Data that goes from one place to another."),
    operation: operationCondition.describe("Something asked of a service."),
    tool: toolCondition.describe("A tool of an MCP server."),
    install: installCondition.describe("Software that is brought here to run."),
    opaque: opaqueCondition.describe("Something that could not be told."),
    secret: secretCondition.describe("A secret in what is written or sent."),
    call: callCondition.describe("The tool that is called, whatever it does."),
  })
  .partial()
  .refine((when) => Object.keys(when).length > 0, "a rule without a condition would fire on every call")
  .meta({
    description: "When it fires: every kind of fact named here must have one that meets its condition.",
    minProperties: 1,
  });
export type When = z.infer<typeof When>;

/**
 * An example call. A string is a Bash command in `/home/dev/app`; an object is a call of another tool with its input as Claude Code
 * sends it. `fake` names a fabricated secret that replaces `{fake}`, since no secret-looking literal is committed.
 */
const example = z.union([
  z.string().min(1),
  z.strictObject({
    tool: z.string().describe("Name of the tool: Read"),
    input: z.record(z.string(), z.unknown()).describe("Its input as Claude Code sends it."),
    fake: z.string().optional().describe("A fabricated secret that replaces {fake}."),
  }),
]);
export type Example = z.infer<typeof example>;
const examples = z.tuple([example], example).readonly();

/** One rule, built-in or from a policy: data only. `summary` completes "This call …". */
export const Rule = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/,
      "allowed: two names in lower case: acme/ledger",
    )
    .describe("PACK/NAME: acme/ledger-writes"),
  summary: z.string().min(10).max(90).describe("Completes: This call …"),
  why: z.string().min(10).max(160).describe("Why that is dangerous."),
  instead: z.string().min(10).max(160).describe("What the agent should do instead."),
  severity: Severity.describe("How bad it is; the profile says what follows."),
  category: Category.describe("Which aspect of the profile judges it."),
  source: z.url().describe("Where to read more."),
  when: When,
  examples: z
    .strictObject({
      bad: examples.describe("Calls it must fire on."),
      good: examples.describe("Near neighbours it must be silent on."),
    })
    .describe("Calls that prove it: Bash command lines, or other tools' inputs."),
});
export type Rule = z.infer<typeof Rule>;
