import { readRegularFile } from "../../engine/io/files.ts";
import { isRecord } from "./reading.ts";

/** Events without which a gate stands open, and the executable that must answer them. */
const gates = [
  ["PreToolUse", "pre-tool-use.cjs"],
  ["PostToolUse", "post-tool-use.cjs"],
] as const;

/** Settings files of the user, the project and the project's own machine, in this order. */
export function settingsFiles(home: string, project: string): readonly string[] {
  return [
    `${home}/.claude/settings.json`,
    `${project}/.claude/settings.json`,
    `${project}/.claude/settings.local.json`,
  ];
}

/**
 * Why the hooks would not run with these settings files, or undefined when they would.
 *
 * @param isPlugin our hooks come from a plugin, so that no settings file names them
 */
export function whyUnprotected(files: readonly string[], isPlugin: boolean): string | undefined {
  const missing = new Set<string>(gates.map(([event]) => event));
  for (const file of files) {
    const read = readRegularFile(file, 5 * 1024 * 1024);
    if (read.kind === "absent") continue;
    if (read.kind === "unreadable") return `${file} cannot be read: ${read.why}`;
    const settings = parse(read.text);
    if (!isRecord(settings)) return `${file} is not valid JSON, so the client drops every hook in it`;
    if (settings.disableAllHooks === true) return `${file} sets disableAllHooks`;
    for (const [event, executable] of gates)
      if (hasHandler(settings, event, executable)) missing.delete(event);
  }
  return missing.size === 0 || isPlugin
    ? undefined
    : `no settings file has the sallyport hook for ${[...missing].join(" and ")}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function hasHandler(settings: Readonly<Record<string, unknown>>, event: string, executable: string): boolean {
  const hooks = settings.hooks;
  const groups = isRecord(hooks) ? hooks[event] : undefined;
  if (!Array.isArray(groups)) return false;
  return groups.some(
    (group) =>
      isRecord(group) &&
      ["*", "", undefined].some((matcher) => matcher === group.matcher) &&
      Array.isArray(group.hooks) &&
      group.hooks.some((handler) => isRecord(handler) && JSON.stringify(handler).includes(executable)),
  );
}
