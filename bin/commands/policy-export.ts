import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { builtHooksFolder } from "../agent-settings/built-hooks.ts";
import { groupsByEvent, type Launcher } from "../agent-settings/hook-table.ts";
import { clientSettingsAt } from "../client-settings/client-settings.ts";
import { errorColour, writeErrorLine, writeLine } from "../terminal.ts";

/** `sallyport policy export`: the settings of Claude Code that say what the policy says, as JSON. */
export async function exportPolicy(args: readonly string[]): Promise<number> {
  const options = { hooks: { type: "string" }, node: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [what, ...others] = positionals;
  if (others.length > 0 || (what !== "claude-permissions" && what !== "managed-settings"))
    throw new GuardError("usage", "say policy export claude-permissions, or policy export managed-settings");
  const isManaged = what === "managed-settings";
  if (!isManaged && (values.hooks !== undefined || values.node !== undefined))
    throw new GuardError("usage", "--hooks and --node belong to policy export managed-settings");
  const { permissions, sandbox, notes } = await clientSettingsAt(process.cwd());
  const fleet = { allowManagedHooksOnly: true, hooks: isManaged ? groupsByEvent(launcherOf(values)) : {} };
  writeLine(JSON.stringify({ permissions, sandbox, ...(isManaged && fleet) }, null, 2));
  for (const note of notes) writeErrorLine(`${errorColour.yellow("note:")} ${note}`);
  return 0;
}

/** How the hooks start on the machines of a fleet: as on this one, unless said otherwise. Homes differ, so none is pinned. */
function launcherOf({ hooks, node }: { readonly hooks?: string; readonly node?: string }): Launcher {
  for (const path of [hooks, node])
    if (path !== undefined && !isAbsolute(path))
      throw new GuardError("usage", `${path} is no absolute path: a project could decide what it is`);
  const cleaner = process.platform !== "win32" && existsSync("/usr/bin/env") ? "/usr/bin/env" : undefined;
  const folder = hooks ?? builtHooksFolder();
  return { node: node ?? process.execPath, cleaner, folder, home: undefined, form: "exec" };
}
