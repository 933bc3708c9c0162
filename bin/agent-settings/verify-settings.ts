import { parseTree } from "jsonc-parser";
import { GuardError } from "../../engine/errors.ts";
import { findOurHandlers } from "./edit-settings.ts";
import { findFaults, isOn } from "./settings-faults.ts";
import { readSettingsFile } from "./settings-file.ts";
import { managedSettingsFile, type Scope, type SettingsPlaces, scopes } from "./settings-place.ts";
import { type Fault, faultAt, parseSettings } from "./settings-text.ts";

const dropped =
  "Claude Code would silently drop every hook in this file. Nothing was changed; correct it and run again.";
const advice = "Protection would not be in force. Set it to false there and run again.";
const alreadyThere = "The hooks there are sallyport's already, for everybody on this machine.";

/**
 * Makes sure that Claude Code would read the hooks in this settings text.
 *
 * @returns warnings: what in the file does not work, but does not keep our hooks from running
 * @throws GuardError `settings-invalid` with file, line, column, key, and what was expected and found
 */
export function readyForHooks(path: string, text: string): string[] {
  const { root, faults } = parseSettings(text);
  refuse(path, faults, dropped);
  if (root === undefined) return [];
  const { errors, warnings } = findFaults(text, root);
  refuse(path, errors, dropped);
  return [...warnings, ...otherRedactors(text)].map((fault) => located(path, fault));
}

/** @throws GuardError `settings-invalid` when there are faults */
export function refuse(path: string, faults: readonly Fault[], consequence: string): void {
  if (faults.length === 0) return;
  const lines = faults.slice(0, 20).map((fault) => located(path, fault));
  const more = faults.length > lines.length ? [`and ${faults.length - lines.length} more`] : [];
  throw new GuardError("settings-invalid", [...lines, ...more, consequence].join("\n"));
}

/**
 * Looks at the other settings files that apply here.
 *
 * @param managed the administrator's settings
 * @returns warnings
 * @throws GuardError `settings-invalid` when one of them switches all hooks off, or all but the administrator's, which may be ours
 */
export function surroundingFaults(
  places: SettingsPlaces,
  scope: Scope,
  managed = managedSettingsFile(process.platform),
): string[] {
  const own = places.files[scope];
  const others = scopes.filter((name) => name !== scope && places.files[name] !== own);
  const isManaged = findOurHandlers(textOf(managed)).length > 0;
  refuseSwitch(managed, "disableAllHooks", advice);
  refuseSwitch(managed, "allowManagedHooksOnly", isManaged ? alreadyThere : advice);
  for (const name of others) refuseSwitch(places.files[name], "disableAllHooks", advice);
  return installedScopes(places)
    .filter((name) => others.includes(name))
    .map((name) => {
      const twice = `sallyport is already installed for scope ${name} (${places.files[name]}): each call here will be judged twice.`;
      return `${twice} Take one out with "sallyport uninstall --scope ${name}".`;
    });
}

/** The scopes whose settings file has our hooks. */
export function installedScopes(places: SettingsPlaces): Scope[] {
  return scopes.filter((name) => findOurHandlers(textOf(places.files[name])).length > 0);
}

function refuseSwitch(path: string, key: string, consequence: string): void {
  const text = textOf(path);
  const root = parseTree(text);
  if (root === undefined || !isOn(root, [key])) return;
  const node = root.children?.find((property) => property.children?.[0]?.value === key);
  const fault = faultAt(text, node?.offset ?? 0, `${key} is true, so our hooks would not run`);
  refuse(path, [fault], consequence);
}

// A neighbour that cannot be read is ignored by Claude Code too.
function textOf(path: string): string {
  try {
    return readSettingsFile(path).text ?? "";
  } catch (error) {
    if (error instanceof GuardError) return "";
    throw error;
  }
}

/** Of two hooks that rewrite one result the client uses only one, and the secret the other one hid goes out. */
function otherRedactors(text: string): Fault[] {
  const root = parseTree(text);
  const hooks = root?.children?.find((property) => property.children?.[0]?.value === "hooks")?.children?.[1];
  const post = hooks?.children?.find((property) => property.children?.[0]?.value === "PostToolUse");
  const ours = findOurHandlers(text).filter(({ event }) => event === "PostToolUse").length;
  const all = (post?.children?.[1]?.children ?? []).flatMap(
    (group) =>
      group.children?.find((property) => property.children?.[0]?.value === "hooks")?.children?.[1]
        ?.children ?? [],
  ).length;
  if (post === undefined || all <= ours) return [];
  const problem =
    "another PostToolUse hook; if it rewrites results too, only one of the two rewrites reaches the model";
  return [faultAt(text, post.offset, problem)];
}

const located = (path: string, { line, column, problem }: Fault) => `${path}:${line}:${column}: ${problem}`;
