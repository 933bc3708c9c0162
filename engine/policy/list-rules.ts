import type { Severity, When } from "../rule.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/** Where installed things come from, as facts call it: what an entry of `installs` without one of these in front is tried with. */
export const installSystems = [
  ...["npm", "jsr", "deno", "pypi", "conda", "crates", "go", "rubygems", "packagist", "nuget", "maven"],
  ...["cocoapods", "hackage", "luarocks", "pub", "elm", "wally", "bower"],
  ...["apt", "rpm", "apk", "pacman", "xbps", "portage", "pkg", "macports", "homebrew", "nix"],
  ...["snap", "flatpak", "winget", "chocolatey", "scoop", "image"],
  ...["vscode", "gh-extension", "claude-plugin"],
] as const;

type Globs = readonly [string, ...string[]];

/** What a list of allowed or denied things is about. */
type Subject = {
  readonly id: "network" | "mcp" | "installs" | "tools";
  readonly what: string;
  /** An entry as rules know it. */
  readonly spell: (glob: string) => readonly string[];
  readonly denied: (globs: Globs) => When;
  readonly unlisted: (globs: Globs) => When;
  /** What a list that allows something takes out of the conditions of built-in rules. */
  readonly frees: {
    readonly kind: "network" | "tool" | "install";
    readonly isAbout: (rule: PolicyRule) => boolean;
  };
};

const isRule = (id: string) => (rule: PolicyRule) => rule.id === id;

const subjects: readonly Subject[] = [
  {
    id: "network",
    what: "host",
    spell: (glob) => [glob],
    denied: (host) => ({ network: { host } }),
    unlisted: (notHost) => ({ network: { notHost, reach: ["public", "private", "unknown", "metadata"] } }),
    frees: {
      kind: "network",
      isAbout: ({ id, category }) => category === "capability" && !id.startsWith("policy/"),
    },
  },
  {
    id: "mcp",
    what: "MCP server or tool",
    // `github` is every tool of that server.
    spell: (glob) => [glob.includes("/") ? glob : `${glob}/*`],
    denied: (name) => ({ tool: { name, server: ["?*"] } }),
    unlisted: (notName) => ({ tool: { notName, server: ["?*"] } }),
    frees: { kind: "tool", isAbout: isRule("mcp-servers/unlisted") },
  },
  {
    id: "installs",
    what: "package, program, image or extension",
    spell: installNames,
    denied: (name) => ({ install: { name } }),
    unlisted: (notName) => ({ install: { notName, from: ["index", "git", "url"] } }),
    frees: { kind: "install", isAbout: isRule("installs/unlisted") },
  },
  {
    id: "tools",
    what: "tool of the agent",
    spell: (glob) => [glob],
    denied: (tool) => ({ call: { tool } }),
    // Tools of MCP servers have a list of their own.
    unlisted: ([first, ...others]) => ({ call: { notTool: [first, ...others, "mcp__*"] } }),
    frees: { kind: "tool", isAbout: isRule("mcp-servers/unknown-tool") },
  },
];

/** `npm/left-pad` is that one; `left-pad` is the one of any system. */
export function installNames(glob: string): readonly string[] {
  const [first = ""] = glob.split("/", 1);
  const isWhole = glob.includes("/") && installSystems.some((system) => system === first);
  return [isWhole ? glob : `{${installSystems.join(",")}}/${glob}`];
}

/** The rules that a policy's lists stand for. */
export function listRules(policy: RankedPolicy): readonly AddedRule[] {
  return subjects.flatMap((subject) => {
    const { id, what, denied, unlisted } = subject;
    const ruleOf = (name: string, summary: string, severity: Severity, when: When): PolicyRule => ({
      id: `policy/${name}-${id}`,
      summary,
      why: "The policy lists what an agent may use here, and what it may not.",
      instead: "Do it with what the policy allows, or ask the user.",
      ...{ severity, category: "capability", when },
    });
    const deny = globsOf(subject, "deny", policy);
    const allow = globsOf(subject, "allow", policy);
    const added: AddedRule[] = [];
    if (deny) {
      const rule = ruleOf("denied", `Uses a ${what} that a policy denies.`, "critical", denied(deny));
      added.push({ rule, policy, field: [id, "deny"], outcome: "deny" });
    }
    if (allow) {
      const summary = `Uses a ${what} that is not on a policy's list.`;
      const rule = ruleOf("unlisted", summary, "high", unlisted(allow));
      added.push({ rule, policy, field: [id, "allow"] });
    }
    return added;
  });
}

/** What the lists of a policy take out of the conditions of built-in rules. */
export function freedBy(policy: RankedPolicy): readonly {
  readonly field: readonly string[];
  readonly kind: Subject["frees"]["kind"];
  readonly globs: readonly string[];
  readonly isAbout: (rule: PolicyRule) => boolean;
}[] {
  return subjects.flatMap((subject) => {
    const globs = globsOf(subject, "allow", policy);
    return globs === undefined ? [] : [{ field: [subject.id, "allow"], globs, ...subject.frees }];
  });
}

function globsOf({ id, spell }: Subject, list: "allow" | "deny", { file }: RankedPolicy): Globs | undefined {
  const [first, ...others] = (file[id]?.[list] ?? []).flatMap(spell);
  return first === undefined ? undefined : [first, ...others];
}
