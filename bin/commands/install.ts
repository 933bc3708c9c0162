import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { GuardError } from "../../engine/errors.ts";
import { builtHooksFolder } from "../agent-settings/built-hooks.ts";
import { clientVersion, honoursOnFailure } from "../agent-settings/client-version.ts";
import { countDenied, withDenied, withoutDenied } from "../agent-settings/edit-permissions.ts";
import { findOurHandlers, withHooks, withoutHooks } from "../agent-settings/edit-settings.ts";
import { hookGroups, type Launcher, projectFolder } from "../agent-settings/hook-table.ts";
import { disproofs } from "../agent-settings/prove-hooks.ts";
import { backUp, readSettingsFile, restore, writeSettingsFile } from "../agent-settings/settings-file.ts";
import { type Scope, type SettingsPlaces, scopes, settingsPlaces } from "../agent-settings/settings-place.ts";
import { parseSettingsLeniently } from "../agent-settings/settings-text.ts";
import {
  installedScopes,
  readyForHooks,
  refuse,
  surroundingFaults,
} from "../agent-settings/verify-settings.ts";
import { clientSettingsAt } from "../client-settings/client-settings.ts";
import { proposeChange } from "../propose-change.ts";
import { colour, errorColour, isInteractive, writeErrorLine, writeLine } from "../terminal.ts";

type Options = {
  readonly scope: Scope;
  readonly dryRun: boolean;
  readonly yes: boolean;
  /** Whether to write permission rules; undefined: ask, and keep those that are there. */
  readonly permissions: boolean | undefined;
};

/** `sallyport install`: puts our hooks into Claude Code's settings, or with `--uninstall` takes them out. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scope: { type: "string", default: "user" },
      "dry-run": { type: "boolean", default: false },
      yes: { type: "boolean", short: "y", default: false },
      uninstall: { type: "boolean", default: false },
      permissions: { type: "boolean" },
    },
    allowNegative: true,
  });
  const scope = scopes.find((name) => name === values.scope);
  if (scope === undefined) {
    throw new GuardError(
      "usage",
      `--scope is one of ${scopes.join(", ")}, not ${JSON.stringify(values.scope)}`,
    );
  }
  const { yes, permissions } = values;
  const options = { scope, dryRun: values["dry-run"], yes, permissions };
  const places = settingsPlaces(process.cwd(), homedir());
  return values.uninstall ? takeOut(places, options) : putIn(places, options);
}

async function putIn(places: SettingsPlaces, options: Options): Promise<number> {
  const launcher = launcherFor(options.scope, places);
  const file = readSettingsFile(places.files[options.scope]);
  const before = file.text === undefined || file.text.trim() === "" ? "{}\n" : file.text;
  warn(readyForHooks(file.path, before));
  warn(surroundingFaults(places, options.scope));
  const after = await withPermissions(withHooks(before, hookGroups(launcher)), places, options);
  if (after === file.text) {
    writeLine(`sallyport is already installed in ${file.path}; nothing to change.`);
    return prove(file.path, places, undefined);
  }
  readyForHooks(file.path, after);
  const agreed = await proposeChange(file, after, options);
  if (agreed !== "write") return agreed === "refused" ? 1 : 0;
  const backup = file.text === undefined ? undefined : backUp(file, new Date());
  writeSettingsFile(file, after);
  const code = prove(file.path, places, () => restore(file, after));
  if (backup !== undefined) writeLine(`Backup: ${backup}`);
  if (code !== 0) return code;
  writeLine(`Try: sallyport check --command 'git push --force'. To take it out: sallyport uninstall.`);
  if (countDenied(after) === 0)
    writeLine(
      "Files mentioned with @ pass by hooks; for the client's own rules: sallyport install --permissions.",
    );
  return code;
}

/** What the client itself is to refuse, since no hook sees it: only where the user wants that. */
async function withPermissions(text: string, places: SettingsPlaces, options: Options): Promise<string> {
  if (options.permissions === false) return withoutDenied(text);
  const isThere = countDenied(text) > 0;
  const mayAsk = options.permissions === undefined && !isThere && !options.yes && isInteractive();
  if (!options.permissions && !isThere && !mayAsk) return text;
  const at = options.scope === "user" ? homedir() : places.project;
  const { permissions, notes } = await clientSettingsAt(at);
  if (mayAsk && !(await wantsPermissions(permissions.deny.length))) return text;
  warn(notes);
  return withDenied(text, permissions.deny);
}

async function wantsPermissions(count: number): Promise<boolean> {
  if (count === 0) return false;
  const { confirm } = await import("@clack/prompts");
  const message = `Also write ${count} permission rules, with which the client itself refuses credential files that a prompt or a CLAUDE.md mentions with @? They also stop commands like "wc -l .env".`;
  return (await confirm({ message, initialValue: false })) === true;
}

/** Reads the settings again and runs every hook in them; when one does not answer as it must, `undo` is called. */
function prove(path: string, places: SettingsPlaces, undo: (() => void) | undefined): number {
  const text = readSettingsFile(path).text ?? "";
  const problems = provenProblems(path, text, places);
  if (problems.length === 0) {
    const count = findOurHandlers(text).length;
    writeLine(
      `${colour.green("In force:")} ${count} hooks in ${path}, each was run once and answered as it must.`,
    );
    return 0;
  }
  undo?.();
  const outcome =
    undo === undefined ? "The settings were not changed." : "The settings are back as they were.";
  writeErrorLine(`${errorColour.red("sallyport:")} the hooks in ${path} do not protect:`);
  for (const problem of problems) writeErrorLine(`  ${problem}`);
  writeErrorLine(`${outcome} Run "sallyport demo" to see what the hooks answer.`);
  return 2;
}

function provenProblems(path: string, text: string, places: SettingsPlaces): string[] {
  try {
    readyForHooks(path, text);
  } catch (error) {
    if (error instanceof GuardError) return [error.message];
    throw error;
  }
  // What a project says must not decide whether the user's own installation works.
  const project = path === places.files.user ? homedir() : places.project;
  return disproofs(findOurHandlers(text), { project, settings: path });
}

async function takeOut(places: SettingsPlaces, options: Options): Promise<number> {
  const file = readSettingsFile(places.files[options.scope]);
  const text = file.text ?? "";
  const { faults } = parseSettingsLeniently(text.trim() === "" ? "{}" : text);
  refuse(file.path, faults, "It cannot be read, so nothing was changed.");
  const after = withoutHooks(withoutDenied(text));
  if (after === text) {
    writeLine(`sallyport is not installed in ${file.path}; nothing to change.`);
    for (const scope of installedScopes(places)) {
      writeLine(`It is in ${places.files[scope]}: sallyport uninstall --scope ${scope}`);
    }
    return 0;
  }
  const agreed = await proposeChange(file, after, options);
  if (agreed !== "write") return agreed === "refused" ? 1 : 0;
  const backup = backUp(file, new Date());
  writeSettingsFile(file, after);
  writeLine(`sallyport is no longer in ${file.path}.\nBackup: ${backup}`);
  return 0;
}

function launcherFor(scope: Scope, places: SettingsPlaces): Launcher {
  const form = chooseForm();
  const cleaner = existsSync("/usr/bin/env") ? "/usr/bin/env" : undefined;
  const own = "node_modules/sallyport/dist/hooks";
  if (scope === "project" && existsSync(join(places.project, own, "pre-tool-use.cjs"))) {
    return { node: "node", cleaner: undefined, folder: `${projectFolder}/${own}`, home: undefined, form };
  }
  const folder = builtHooksFolder();
  if (/[\\/](?:_npx|dlx(?:-[^\\/]*)?)[\\/]/.test(folder)) {
    const advice = 'Run "npm install --global sallyport" first, then "sallyport install"';
    throw new GuardError(
      "usage",
      `${folder} is a throwaway copy; hooks that point there break when it is cleaned. ${advice}`,
    );
  }
  if (scope === "project") {
    warn([`${folder} is a path of this machine only; others who clone this repository will not have it.`]);
    warn([`"npm install --save-dev sallyport" here first makes the entries work for everybody.`]);
    return { node: process.execPath, cleaner, folder, home: undefined, form };
  }
  return { node: process.execPath, cleaner, folder, home: homedir(), form };
}

function chooseForm(): Launcher["form"] {
  const version = clientVersion();
  if (honoursOnFailure(version)) return "exec";
  warn([
    `Claude Code ${version?.join(".")} ignores "onFailure"; the entries are written so that a crash blocks all the same.`,
  ]);
  return "shell";
}

function warn(lines: readonly string[]): void {
  for (const line of lines) writeErrorLine(`${errorColour.yellow("note:")} ${line}`);
}
