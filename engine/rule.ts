import * as z from "zod";

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

/** Globs, of which any may match. */
const globs = z.tuple([z.string().min(1)], z.string().min(1)).readonly();

/** One condition per kind of fact. All keys given must hold on the same fact; in a list any entry may. `not…` must not match. */
const commandCondition = z
  .strictObject({
    program: globs,
    verb: globs,
    option: globs,
    argument: globs,
    notVerb: globs,
    notOption: globs,
    notArgument: globs,
    elevated: z.boolean(),
    shown: z.boolean(),
    effect: globs,
    place: z
      .tuple([z.enum(["here", "container", "remote"])], z.enum(["here", "container", "remote"]))
      .readonly(),
  })
  .partial();
const access = z.enum(["read", "write", "delete", "list", "execute", "link", "mode"]);
const scope = z.enum(["guard", "project", "temp", "toolchain", "home", "system", "device"]);
const fileCondition = z
  .strictObject({
    access: z.tuple([access], access).readonly(),
    /** `~/` is the home directory, `/` the root, `.` the project; two stars in front match anywhere. A literal star is written `\\*`. */
    path: globs,
    notPath: globs,
    scope: z.tuple([scope], scope).readonly(),
    recursive: z.boolean(),
    replaces: z.boolean(),
    shown: z.boolean(),
    notPart: globs,
    notCopiedTo: globs,
    by: globs,
    notBy: globs,
  })
  .partial();
const networkCondition = z
  .strictObject({
    scheme: globs,
    host: globs,
    notHost: globs,
    reach: globs,
    direction: z.enum(["in", "out"]),
    by: globs,
  })
  .partial();
const environmentCondition = z.strictObject({ name: globs, notName: globs, by: globs }).partial();
const variableCondition = z.strictObject({ name: globs, value: globs, notValue: globs }).partial();
const processCondition = z.strictObject({ growth: globs, by: globs }).partial();
const codeCondition = z.strictObject({ language: globs, from: globs, by: globs }).partial();
const flowCondition = z
  .strictObject({ from: globs, source: globs, notSource: globs, to: globs, sink: globs })
  .partial();
const operationCondition = z
  .strictObject({
    area: globs,
    notArea: globs,
    system: globs,
    notSystem: globs,
    verb: globs,
    notVerb: globs,
    effect: globs,
    resource: globs,
    notResource: globs,
    name: globs,
    notName: globs,
    target: globs,
    dryRun: z.boolean(),
  })
  .partial();
const toolCondition = z
  .strictObject({ server: globs, notServer: globs, tool: globs, notTool: globs, name: globs, notName: globs })
  .partial();
const opaqueCondition = z
  .strictObject({ what: globs, by: globs, access: globs, nearDanger: z.boolean() })
  .partial();
const secretCondition = z.strictObject({ detector: globs, inTest: z.boolean() }).partial();

/** When a rule fires: every kind of fact named here must have a fact that meets its condition. */
export const When = z
  .strictObject({
    command: commandCondition,
    file: fileCondition,
    network: networkCondition,
    environment: environmentCondition,
    variable: variableCondition,
    process: processCondition,
    code: codeCondition,
    flow: flowCondition,
    operation: operationCondition,
    tool: toolCondition,
    opaque: opaqueCondition,
    secret: secretCondition,
  })
  .partial()
  .refine((when) => Object.keys(when).length > 0, "a rule without a condition would fire on every call");
export type When = z.infer<typeof When>;

/**
 * An example call. A string is a Bash command in `/home/dev/app`; an object is a call of another tool with its input as Claude Code
 * sends it. `fake` names a fabricated secret that replaces `{fake}`, since no secret-looking literal is committed.
 */
const example = z.union([
  z.string().min(1),
  z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()), fake: z.string().optional() }),
]);
export type Example = z.infer<typeof example>;
const examples = z.tuple([example], example).readonly();

/** One rule, built-in or from a policy: data only. `summary` completes "This call …". */
export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/),
  summary: z.string().min(10).max(90),
  why: z.string().min(10).max(160),
  instead: z.string().min(10).max(160),
  severity: Severity,
  category: Category,
  source: z.url(),
  when: When,
  examples: z.strictObject({ bad: examples, good: examples }),
});
export type Rule = z.infer<typeof Rule>;
