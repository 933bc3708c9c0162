import * as z from "zod";
import { PublicKeyLine } from "../bundle.ts";
import { expressionOfGlob, linearExpression } from "../linear-expression.ts";
import { failedOutputs, profileNames, redactions } from "../profile.ts";
import { Rule, Severity } from "../rule.ts";

/** Longest list in a policy file, and longest text in one. */
const maxItems = 1_000;
const maxText = 500;
/** Each is one more look through every result. */
const maxOwnPatterns = 64;

const text = z.string().min(1).max(maxText);
const globs = z.array(text).min(1).max(maxItems);
const decision = z.enum(["allow", "ask", "deny"]);
const profile = z.enum(profileNames);

const scale = z
  .strictObject({ low: decision, medium: decision, high: decision, critical: decision })
  .partial()
  .describe("What follows from each severity.");

/** Single cells of the seven aspects, in every profile. */
const aspects = z
  .strictObject({
    securityPosture: scale.describe("Calls that destroy, exfiltrate or run foreign code."),
    credentialManagement: z
      .strictObject({
        access: scale,
        hardCoded: scale,
        redaction: z.enum(redactions),
        failedOutput: z.enum(failedOutputs),
      })
      .partial(),
    personalData: z
      .strictObject({
        paymentCards: z.boolean(),
        bankAccounts: z.boolean(),
        nationalNumbers: z.boolean(),
        emailLists: z.boolean(),
      })
      .partial()
      .describe(
        "Numbers and addresses of people: taken out of results, judged like secrets where they are written or sent.",
      ),
    accessControls: scale.describe("Files outside the project, and business data."),
    changeManagement: scale.describe("Deploys, migrations, infrastructure, publishing."),
    monitoring: z
      .strictObject({ audit: z.enum(["objections", "every-call"]), auditMustSucceed: z.boolean() })
      .partial(),
    riskTolerance: scale.describe("What could not be understood."),
    agentCapabilities: scale.describe("Tools, MCP servers, network destinations, installs."),
  })
  .partial();

/** Where an entry of `profiles` holds: all keys given must match, any glob of each. */
const match = z
  .strictObject({
    directory: globs.describe("Working directory and project, or a parent: ~/code/shop"),
    branch: globs.describe("Git branch that is checked out."),
    kubeContext: globs,
    awsProfile: globs,
    terraformWorkspace: globs,
    environment: z.record(text, globs).describe("Environment variables: CI: ['true']"),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, "give at least one of directory, branch, kubeContext, …");
export type Match = z.infer<typeof match>;

const ruleSetting = z.union(
  [z.enum(["off", "allow", "ask", "deny"]), z.strictObject({ severity: Severity })],
  "give off, allow, ask, deny, or severity: low, medium, high, critical",
);
export type RuleSetting = z.infer<typeof ruleSetting>;
const ruleSettings = z
  .record(text, ruleSetting)
  .describe("By rule id, pack or category; the nearest counts.");

const word = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "use lower case words joined by hyphens: customer-data")
  .max(40);

const linear = text.superRefine((given, context) => {
  const source = linearExpression(given);
  if (typeof source !== "string") context.addIssue({ code: "custom", message: source.fault });
});
const linearGlob = text.superRefine((given, context) => {
  const source = linearExpression(expressionOfGlob(given));
  if (typeof source !== "string") context.addIssue({ code: "custom", message: source.fault });
});
const ownPattern = z.union([
  z.strictObject({ name: word, expression: linear }),
  z.strictObject({ name: word, glob: linearGlob }),
]);

const lists = z.strictObject({ allow: globs, deny: globs }).partial();

const exception = z
  .strictObject({
    rule: text,
    paths: globs.optional(),
    hosts: globs.optional(),
    names: globs.optional().describe("Names of what an operation acts on."),
    commands: globs.optional().describe("Exact command lines."),
    reason: text,
    author: text,
    expires: z.iso.date().describe("The last day it holds (UTC)."),
  })
  .refine(
    ({ paths, hosts, names, commands }) =>
      [paths, hosts, names, commands].filter((scope) => scope !== undefined).length === 1,
    "give exactly one of paths, hosts, names, commands",
  );
export type Exception = z.infer<typeof exception>;

/** One policy file of any layer. Everything is optional; what is not here is not accepted. */
export const PolicyFile = z
  .strictObject({
    $schema: z.string(),
    extends: z
      .array(text)
      .max(16)
      .describe("Bundles: npm:NAME@VERSION, git+https://HOST/REPO#COMMIT, a path."),
    trustedKeys: z
      .array(PublicKeyLine)
      .max(32)
      .describe("Keys that sign bundles; user and managed policy only."),
    revokedKeys: z.array(PublicKeyLine).max(32),
    requireSigned: z.boolean().describe("Refuse bundles that no trusted key has signed."),
    profile: profile.describe("The profile where no entry of `profiles` matches."),
    profiles: z.array(z.strictObject({ profile, match })).max(maxItems),
    aspects,
    rules: ruleSettings,
    ownRules: z.array(Rule).max(maxItems).describe("Rules of your own, as the built-in ones are written."),
    paths: z
      .strictObject({
        sensitive: z
          .array(z.strictObject({ paths: globs, classification: word, severity: Severity.optional() }))
          .max(maxItems),
        safe: globs,
      })
      .partial(),
    network: lists.describe("Destinations: hosts."),
    mcp: lists.describe("MCP servers, or tools of them: github, github/delete_*"),
    roles: z
      .array(z.strictObject({ name: word, users: z.array(text).min(1).max(maxItems), rules: ruleSettings }))
      .max(maxItems)
      .describe("Settings of rules for some users of the operating system."),
    ownPatterns: z
      .array(ownPattern)
      .max(maxOwnPatterns)
      .describe(
        "What else is taken out of results, and judged like a secret where it is written or sent: a glob (KD-????????) or an expression (KD-\\d{8}).",
      ),
    exceptions: z.array(exception).max(maxItems),
  })
  .partial();
export type PolicyFile = z.infer<typeof PolicyFile>;
