import type { ProfileName } from "../engine/profile.ts";

/** The text of a new policy file. A comment has one space after its `#`; any other such line is a setting that is switched off. */
export function firstPolicy(profile: ProfileName, schema: string): string {
  return `# yaml-language-server: $schema=${schema}
# What coding agents may do in this repository. It can only make stricter what stands above it, unless you trust it: sallyport trust

# prototyping, balanced or production: sallyport profile show production
profile: ${profile}

# Another profile in some places; of those that match, the strictest holds.
#profiles:
#  - profile: production
#    match:
#      branch: ["release/*"]

# Single rules, by id, pack or category: off, allow, ask, deny. All of them: sallyport rules
#rules:
#  git/force-push: deny

# Files that agents should not touch.
#paths:
#  sensitive:
#    - paths: ["customers/**"]
#      classification: customer-data

# Hosts and MCP servers.
#network:
#  deny: ["*.example.com"]
#mcp:
#  deny: ["github/delete_*"]

# A rule that does not count, for a time: exactly one of paths, hosts, names, commands.
#exceptions:
#  - rule: git/force-push
#    commands: ["git push --force origin preview"]
#    reason: The preview branch is made anew every night.
#    author: Kim
#    expires: 2030-01-31
`;
}
