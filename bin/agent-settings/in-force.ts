import { existsSync } from "node:fs";
import { basename } from "node:path";
import * as z from "zod";
import { GuardError } from "../../engine/errors.ts";
import { type FoundHandler, findOurHandlers } from "./edit-settings.ts";
import { hookTable, projectFolder } from "./hook-table.ts";
import { readSettingsFile } from "./settings-file.ts";
import { managedSettingsFile, settingsPlaces } from "./settings-place.ts";
import { readyForHooks } from "./verify-settings.ts";

/** What the hooks ask: are we in force for this home and project? `changed` is a file that has just been changed, or empty. */
export const Question = z.strictObject({
  home: z.string(),
  project: z.string(),
  changed: z.string(),
  /** Our hooks come from a plugin, so that no settings file names them. */
  isPlugin: z.boolean(),
});

/** Handlers we would have written: any other key (`async`, `if`) or value changes when or whether they run. */
const Handler = z.strictObject({
  type: z.literal("command"),
  command: z.string(),
  args: z.array(z.string()).optional(),
  timeout: z.number().min(5).max(60),
  onFailure: z.literal("block").optional(),
});

/**
 * Why the hooks would not run as they were installed, or undefined when they would.
 *
 * @param managed the administrator's settings: hooks in them run whatever the other files say
 */
export function whyNotInForce(
  { home, project, changed, isPlugin }: z.infer<typeof Question>,
  managed = managedSettingsFile(process.platform),
): string | undefined {
  const administrators = textOf(managed);
  if (
    !(administrators instanceof GuardError) &&
    missingIn(findOurHandlers(administrators), project).length === 0
  )
    return undefined;
  const places = settingsPlaces(project, home);
  const files = [...new Set([...Object.values(places.files), ...(changed === "" ? [] : [changed])])];
  const found: FoundHandler[] = [];
  for (const file of files) {
    const text = textOf(file);
    if (text instanceof GuardError)
      return text.message.split("\n")[0]?.replace(/(?:; nothing was changed)?\.$/, "");
    found.push(...findOurHandlers(text));
  }
  const missing = missingIn(found, places.project);
  if (missing.length === 0 || isPlugin) return undefined;
  return `no settings file has the sallyport hook for ${missing.map(({ event }) => event).join(", ")} as it was installed`;
}

function missingIn(found: readonly FoundHandler[], project: string): readonly (typeof hookTable)[number][] {
  return hookTable.filter((row) => !found.some((handler) => isWhole(handler, row, project)));
}

function textOf(file: string): string | GuardError {
  try {
    const { text = "" } = readSettingsFile(file);
    if (text !== "") readyForHooks(file, text);
    return text;
  } catch (error) {
    if (error instanceof GuardError) return error;
    throw error;
  }
}

function isWhole(found: FoundHandler, row: (typeof hookTable)[number], project: string): boolean {
  const handler = Handler.safeParse(found.handler).data;
  if (found.event !== row.event || !handler) return false;
  const isForAll = found.matcher === undefined || found.matcher === "" || found.matcher === "*";
  const isClosed = !row.failClosed || handler.onFailure === "block";
  const { command, args } = handler;
  const starts = args
    ? startsHook([command, ...args], row.executable, project)
    : isShellForm(command, row.executable);
  return isForAll && isClosed && starts;
}

/** `[env -u NAME …] node HOOK [--home HOME]` and nothing else. */
function startsHook(words: readonly string[], executable: string, project: string): boolean {
  const rest = [...words];
  if (basename(rest[0] ?? "") === "env") {
    rest.shift();
    while (rest[0] === "-u") rest.splice(0, 2);
  }
  const [node = "", hook = "", option, home, ...others] = rest;
  const isHook = basename(hook) === executable && existsSync(hook.replace(projectFolder, project));
  const isPinned = option === undefined || (option === "--home" && home !== undefined);
  return /^node(\.exe)?$/.test(basename(node)) && isHook && isPinned && others.length === 0;
}

/** Quoted words, then `|| exit 2`, and nothing between them. */
function isShellForm(command: string, executable: string): boolean {
  const bare = command.replace(/'[^']*'|"[^"]*"|\\'/g, "");
  return bare.trim() === "|| exit 2" && command.includes(`/${executable}'`);
}
