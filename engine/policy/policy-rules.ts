import type { Rule, Severity, When } from "../rule.ts";
import type { Outcome } from "./compiled-policy.ts";
import { anchored } from "./policy-paths.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/** A rule that a policy adds; texts and condition as in every rule. */
export type PolicyRule = Omit<Rule, "source" | "examples">;

/** A rule with the policy it comes from. `outcome` is what follows in every profile, where that is not for the profile to say. */
export type AddedRule = {
  readonly rule: PolicyRule;
  readonly policy: RankedPolicy;
  readonly field: readonly (string | number)[];
  readonly outcome?: Outcome;
};

/** Everything a policy adds to the rules: its own, and those of the pack `policy` that its lists stand for. */
export function rulesOfPolicy(policy: RankedPolicy): readonly AddedRule[] {
  const { file } = policy;
  const own = (file.ownRules ?? []).map((rule, index) => ({ rule, policy, field: ["ownRules", index] }));
  const sensitive = (file.paths?.sensitive ?? []).map(({ paths, classification, severity }, index) => ({
    rule: sensitiveRule(classification, anchored(paths, policy), severity ?? "high"),
    policy,
    field: ["paths", "sensitive", index],
  }));
  return [...own, ...sensitive, ...listRules(policy)];
}

function sensitiveRule(classification: string, paths: readonly string[], severity: Severity): PolicyRule {
  const [first = "", ...others] = paths;
  return {
    id: `policy/${classification}`,
    summary: `Touches files that a policy calls ${classification}.`,
    why: "The policy keeps them from agents: what is read lands in the transcript and goes to the model.",
    instead: "Work without them, or ask the user for what you need of them.",
    severity,
    category: "credential",
    when: { file: { access: ["read", "write", "delete", "link", "mode"], path: [first, ...others] } },
  };
}

/** What a list of allowed or denied things is about. */
type Subject = {
  readonly id: string;
  readonly what: string;
  readonly list:
    | { readonly allow?: readonly string[] | undefined; readonly deny?: readonly string[] | undefined }
    | undefined;
  readonly denied: (globs: Globs) => When;
  readonly unlisted: (globs: Globs) => When;
};
type Globs = readonly [string, ...string[]];

function subjectsOf({ file }: RankedPolicy): readonly Subject[] {
  return [
    {
      id: "network",
      what: "host",
      list: file.network,
      denied: (host) => ({ network: { host } }),
      unlisted: (notHost) => ({ network: { notHost, reach: ["public", "private", "unknown", "metadata"] } }),
    },
    {
      id: "mcp",
      what: "MCP server or tool",
      list: toolNames(file.mcp),
      denied: (name) => ({ tool: { name, server: ["?*"] } }),
      unlisted: (notName) => ({ tool: { notName, server: ["?*"] } }),
    },
  ];
}

function listRules(policy: RankedPolicy): readonly AddedRule[] {
  return subjectsOf(policy).flatMap(({ id, what, list, denied, unlisted }) => {
    const texts = {
      why: "The policy lists what an agent may use here, and what it may not.",
      instead: "Do it with what the policy allows, or ask the user.",
    };
    const category = "capability" as const;
    const deny = nonEmpty(list?.deny);
    const allow = nonEmpty(list?.allow);
    const added: AddedRule[] = [];
    if (deny) {
      const summary = `Uses a ${what} that a policy denies.`;
      const rule = {
        id: `policy/denied-${id}`,
        summary,
        ...texts,
        severity: "critical" as const,
        category,
        when: denied(deny),
      };
      added.push({ rule, policy, field: [id, "deny"], outcome: "deny" });
    }
    if (allow) {
      const summary = `Uses a ${what} that is not on a policy's list.`;
      const rule = {
        id: `policy/unlisted-${id}`,
        summary,
        ...texts,
        severity: "high" as const,
        category,
        when: unlisted(allow),
      };
      added.push({ rule, policy, field: [id, "allow"] });
    }
    return added;
  });
}

function nonEmpty(globs: readonly string[] | undefined): Globs | undefined {
  const [first, ...others] = globs ?? [];
  return first === undefined ? undefined : [first, ...others];
}

type Lists = Subject["list"];

function mapLists(lists: Lists, spell: (glob: string) => readonly string[]): Lists {
  return { allow: lists?.allow?.flatMap(spell), deny: lists?.deny?.flatMap(spell) };
}

/** `github` is every tool of that server. */
function toolNames(lists: Lists): Lists {
  return mapLists(lists, (glob) => (glob.includes("/") ? [glob] : [`${glob}/*`]));
}
