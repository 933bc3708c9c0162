import * as z from "zod";
import { PublicKeyLine } from "../bundle.ts";
import { alertLevels, failedOutputs, profileNames, redactions } from "../profile.ts";
import { Rule, Severity } from "../rule.ts";
import { ownPattern } from "./own-pattern.ts";
import { globs, maxItems, text, word } from "./policy-texts.ts";
import { match } from "./profile-match.ts";

/** Each is one more look through every result. */
const maxOwnPatterns = 64;

const decision = z.enum(["allow", "ask", "deny"]);
const profile = z.enum(profileNames);

const scale = z
  .strictObject({
    low: decision.describe("What follows from low."),
    medium: decision.describe("What follows from medium."),
    high: decision.describe("What follows from high."),
    critical: decision.describe("What follows from critical."),
  })
  .partial()
  .describe("What follows from each severity.");

/** Single cells of the seven aspects, in every profile. */
const aspects = z
  .strictObject({
    securityPosture: scale.describe("Calls that destroy, exfiltrate or run foreign code."),
    credentialManagement: z
      .strictObject({
        access: scale.describe("Reading credentials."),
        hardCoded: scale.describe("Secrets in written files."),
        redaction: z.enum(redactions).describe("How much is taken out of results."),
        failedOutput: z.enum(failedOutputs).describe("What becomes of secrets in failed calls."),
      })
      .partial()
      .describe("Secrets: files that hold them, what is written, what is taken out of results."),
    personalData: z
      .strictObject({
        paymentCards: z.boolean().describe("Numbers of payment cards."),
        bankAccounts: z.boolean().describe("IBANs."),
        nationalNumbers: z.boolean().describe("National identity numbers."),
        emailLists: z.boolean().describe("Lists of e-mail addresses."),
      })
      .partial()
      .describe(
        "Numbers and addresses of people: taken out of results, judged like secrets where they are written or sent.",
      ),
    accessControls: scale.describe("Files outside the project, and business data."),
    changeManagement: scale.describe("Deploys, migrations, infrastructure, publishing."),
    monitoring: z
      .strictObject({
        audit: z.enum(["objections", "every-call"]).describe("Which calls are put on record."),
        auditMustSucceed: z.boolean().describe("Deny a call that cannot be put on record."),
        alerts: z.enum(alertLevels).describe("Which calls raise an alert."),
      })
      .partial()
      .describe("The audit log, and alerts."),
    riskTolerance: scale.describe("What could not be understood."),
    agentCapabilities: scale.describe("Tools, MCP servers, network destinations, installs."),
  })
  .partial();

const ruleSetting = z.union(
  [
    z.enum(["off", "allow", "ask", "deny"]),
    z.strictObject({ severity: Severity.describe("How bad it is here.") }),
  ],
  "give off, allow, ask, deny, or severity: low, medium, high, critical",
);
export type RuleSetting = z.infer<typeof ruleSetting>;
const ruleSettings = z
  .record(text, ruleSetting)
  .describe("By rule id, pack or category; the nearest counts.");

const lists = z
  .strictObject({ allow: globs.describe("All that may be used."), deny: globs.describe("What is denied.") })
  .partial();

const exception = z
  .strictObject({
    rule: text.describe("Id of the rule."),
    paths: globs.optional().describe("Paths of files."),
    hosts: globs.optional().describe("Destinations."),
    names: globs
      .optional()
      .describe("Names of what an operation acts on, of what is installed (npm/left-pad), of MCP tools."),
    commands: globs.optional().describe("Exact command lines."),
    reason: text.describe("Why it is needed; put on record."),
    author: text.describe("Who answers for it; put on record."),
    expires: z.iso.date().describe("The last day it holds (UTC)."),
  })
  .refine(
    ({ paths, hosts, names, commands }) =>
      [paths, hosts, names, commands].filter((scope) => scope !== undefined).length === 1,
    "give exactly one of paths, hosts, names, commands",
  )
  .meta({ oneOf: ["paths", "hosts", "names", "commands"].map((scope) => ({ required: [scope] })) });
export type Exception = z.infer<typeof exception>;

/** One policy file of any layer. Everything is optional; what is not here is not accepted. */
export const PolicyFile = z
  .strictObject({
    $schema: z.string().describe("Where editors find the schema; not read."),
    extends: z
      .array(text)
      .max(16)
      .describe("Bundles: npm:NAME@VERSION, git+https://HOST/REPO#COMMIT, a path."),
    trustedKeys: z
      .array(PublicKeyLine)
      .max(32)
      .describe("Keys that sign bundles; user and managed policy only."),
    revokedKeys: z.array(PublicKeyLine).max(32).describe("Keys that sign bundles no more."),
    requireSigned: z.boolean().describe("Refuse bundles that no trusted key has signed."),
    profile: profile.describe("The profile where no entry of `profiles` matches."),
    profiles: z
      .array(z.strictObject({ profile: profile.describe("The profile that holds there."), match }))
      .max(maxItems)
      .describe("Profiles by place; of those that match, the strictest holds."),
    aspects: aspects.describe("Single cells of the profile, whichever it is."),
    rules: ruleSettings,
    ownRules: z.array(Rule).max(maxItems).describe("Rules of your own, as the built-in ones are written."),
    paths: z
      .strictObject({
        sensitive: z
          .array(
            z.strictObject({
              paths: globs.describe("Paths, from the repository's or home directory."),
              classification: word.describe("What they are called: customer-data"),
              severity: Severity.optional().describe("How bad it is to touch them; high if not said."),
            }),
          )
          .max(maxItems)
          .describe("Files that agents should not touch."),
        safe: globs.describe("Files that are free to touch."),
      })
      .partial()
      .describe("Files, by path."),
    environments: z
      .strictObject({
        production: globs.describe("What must not be changed without approval. Wins over the other two."),
        staging: globs.describe("Neither production nor anybody's own."),
        development: globs.describe("Somebody's own: a place to try things."),
      })
      .partial()
      .describe(
        "Names of contexts, profiles, accounts, projects, workspaces, hosts, branches and databases, as globs; also a part between : / @ counts.",
      ),
    network: lists.describe("Destinations: hosts."),
    mcp: lists.describe("MCP servers, or tools of them: github, github/delete_*"),
    installs: lists.describe(
      "Packages, programs, images and extensions: npm/left-pad, apt/*, image/node, npm/react@18.*; without a system in front, of any.",
    ),
    tools: lists.describe("Tools of the agent itself, by its names: WebSearch, Bash"),
    alerts: z
      .strictObject({ rules: z.array(text).min(1).max(maxItems).describe("By rule id, pack or category.") })
      .describe("Rules that raise an alert whenever they are met, whatever follows."),
    roles: z
      .array(
        z.strictObject({
          name: word.describe("Name of the role."),
          users: z
            .array(text)
            .min(1)
            .max(maxItems)
            .describe("Users of the operating system, or e-mail addresses that `identities` gives them."),
          rules: ruleSettings,
        }),
      )
      .max(maxItems)
      .describe("Settings of rules for some users of the operating system."),
    delegations: z
      .array(
        z.strictObject({
          directories: globs.describe("Where the repositories lie: ~/code/acme/*"),
          rules: z.array(text).min(1).max(maxItems).describe("Ids and packs of rules."),
        }),
      )
      .max(maxItems)
      .describe("Rules that the policy of a repository may loosen without `sallyport trust`."),
    identities: z
      .record(text, z.array(z.email()).min(1).max(maxItems))
      .describe("E-mail addresses of users of the operating system; managed policy only."),
    ownPatterns: z
      .array(ownPattern)
      .max(maxOwnPatterns)
      .describe(
        "What else is taken out of results, and judged like a secret where it is written or sent: a glob (KD-????????) or an expression (KD-\\d{8}).",
      ),
    exceptions: z
      .array(exception)
      .max(maxItems)
      .describe("What a rule does not object to, for a time; put on record when used."),
  })
  .partial();
export type PolicyFile = z.infer<typeof PolicyFile>;
