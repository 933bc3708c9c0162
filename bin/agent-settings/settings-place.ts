import { join } from "node:path";
import { repositoryOf } from "../../engine/io/repository.ts";

/** Whose settings: every project of a user, everybody in a repository, or one user in one repository. */
export const scopes = ["user", "project", "local"] as const;

/** One of the scopes. */
export type Scope = (typeof scopes)[number];

/** The settings file of each scope, as Claude Code looks for them from a directory. */
export type SettingsPlaces = { readonly project: string; readonly files: Readonly<Record<Scope, string>> };

/** @param cwd absolute; the project is the nearest folder upwards with a `.git`, else `cwd` itself */
export function settingsPlaces(cwd: string, home: string): SettingsPlaces {
  const project = repositoryOf(cwd);
  return {
    project,
    files: {
      user: join(home, ".claude/settings.json"),
      project: join(project, ".claude/settings.json"),
      local: join(project, ".claude/settings.local.json"),
    },
  };
}

/** The settings an administrator put on this machine; they win over all others. https://code.claude.com/docs/en/settings */
export function managedSettingsFile(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "/Library/Application Support/ClaudeCode/managed-settings.json";
  if (platform === "win32") return "C:\\Program Files\\ClaudeCode\\managed-settings.json";
  return "/etc/claude-code/managed-settings.json";
}
