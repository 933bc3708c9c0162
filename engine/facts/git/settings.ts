import type { Analysis, Setting } from "../shell/analysis.ts";
import { type GitCall, type GitOptions, valuesOf } from "./parse.ts";

/** A setting of git. Section and name of the key in lower case, as git compares them. */
export type GitSetting = { readonly key: string; readonly value: string };

/** Most settings that are looked at in one command. */
const maxSettings = 64;

/** What the call has told git to remember (`git config`, `git remote add`): files that are not written yet when we look. */
const remembered = new WeakMap<Analysis, Map<string, string>>();

/**
 * Remembers a setting for later commands of the call.
 *
 * @returns false when it was known already
 */
export function rememberSetting({ key, value }: GitSetting, { analysis }: Setting): boolean {
  const settings = remembered.get(analysis) ?? new Map<string, string>();
  if (settings.get(key) === value) return false;
  if (settings.size < maxSettings) settings.set(key, value);
  remembered.set(analysis, settings);
  return true;
}

/** Settings that earlier commands of the call made. */
export function rememberedSettings({ analysis }: Setting): readonly GitSetting[] {
  return [...(remembered.get(analysis) ?? [])].map(([key, value]) => ({ key, value }));
}

/** `Core.HooksPath` is `core.hookspath`; a name in the middle keeps its case. */
export function canonicalKey(key: string): string {
  const first = key.indexOf(".");
  const last = key.lastIndexOf(".");
  if (first === -1) return key.toLowerCase();
  return key.slice(0, first).toLowerCase() + key.slice(first, last) + key.slice(last).toLowerCase();
}

/** `KEY=VALUE`; without a value it is a switch that is on. */
export function settingOf(text: string): GitSetting {
  const equals = text.indexOf("=");
  if (equals === -1) return { key: canonicalKey(text), value: "true" };
  return { key: canonicalKey(text.slice(0, equals)), value: text.slice(equals + 1) };
}

/** Settings for one command: `-c`, `--config-env`, and the variables `GIT_CONFIG_…`. */
export function givenSettings(globals: GitOptions, setting: Setting): readonly GitSetting[] {
  const named = valuesOf(globals, "-c")
    .slice(-maxSettings)
    .map((field) => settingOf(field.text));
  const fromVariables = valuesOf(globals, "--config-env")
    .slice(-maxSettings)
    .map((field) => {
      const { key, value } = settingOf(field.text);
      return { key, value: variable(value, setting) ?? "" };
    });
  return [...countedSettings(setting), ...packedSettings(setting), ...named, ...fromVariables].slice(
    -maxSettings,
  );
}

/** The value of a variable as git would see it. */
export function variable(name: string, { state, analysis }: Setting): string | undefined {
  const known = state.variables.get(name);
  return known ? known.values?.[0] : analysis.surroundings.environment(name);
}

/** `GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.x GIT_CONFIG_VALUE_0=reset`. */
function countedSettings(setting: Setting): readonly GitSetting[] {
  const count = Number(variable("GIT_CONFIG_COUNT", setting) ?? 0);
  if (!(count > 0)) return [];
  return Array.from({ length: Math.min(count, maxSettings) }, (_, index) => ({
    key: canonicalKey(variable(`GIT_CONFIG_KEY_${index}`, setting) ?? ""),
    value: variable(`GIT_CONFIG_VALUE_${index}`, setting) ?? "",
  }));
}

/** `GIT_CONFIG_PARAMETERS="'alias.x=reset' 'alias.y'='push'"`: how git hands settings to itself. */
function packedSettings(setting: Setting): readonly GitSetting[] {
  const text = variable("GIT_CONFIG_PARAMETERS", setting)?.slice(0, 4_096) ?? "";
  return [...text.matchAll(/'([^'=]{1,200})(?:'=')?([^']{0,1000})'/g)]
    .slice(0, maxSettings)
    .map(([, key = "", value = ""]) => ({ key: canonicalKey(key), value: value.replace(/^=/, "") }));
}

/** What `git config` does: reads, changes or removes a setting. */
export type ConfigAct = GitSetting & { readonly verb: "read-setting" | "change-setting" | "unset-setting" };

const reading = [
  "--get",
  "--get-all",
  "--get-regexp",
  "--get-urlmatch",
  "--get-color",
  "--get-colorbool",
  "--list",
];
const removing = ["--unset", "--unset-all", "--remove-section", "--rename-section"];

/** Reads `git config …`, in the old spelling with options and the new one with words (`git config set`). */
export function configAct({ options, operands }: GitCall): ConfigAct | undefined {
  const [first, ...others] = operands;
  const word = /^(?:get|set|unset|list|edit|remove-section|rename-section)$/.exec(first?.text ?? "")?.[0];
  const [key, value] = word ? others : operands;
  const base = { key: canonicalKey(key?.text ?? ""), value: value?.text ?? "" };
  if (word === "get" || word === "list" || reading.some((option) => options.has(option)))
    return { ...base, verb: "read-setting" };
  if (word === "edit" || options.has("--edit")) return undefined;
  if (/^(?:unset|re)/.test(word ?? "") || removing.some((option) => options.has(option)))
    return { ...base, verb: "unset-setting" };
  return { ...base, verb: value ? "change-setting" : "read-setting" };
}

/** Settings whose value is a command. */
const commandKey =
  /^(?:core\.(?:pager|editor|sshcommand|askpass|fsmonitor|gitproxy|alternaterefscommand)|pager\..+|sequence\.editor|trailer\..+\.(?:cmd|command)|diff\.external|(?:diff|difftool|mergetool|merge|filter)\..+\.(?:textconv|command|cmd|driver|clean|smudge|process)|gpg\.(?:.+\.)?program|credential\.(?:.+\.)?helper|uploadpack\.packobjectshook|remote\..+\.(?:uploadpack|receivepack))$/;

const isSwitch = (text: string): boolean => /^(?:true|false|yes|no|on|off|0|1|)$/i.test(text);

/** The shell text that a setting makes git run, or undefined. */
export function commandIn({ key, value }: GitSetting): string | undefined {
  if (!commandKey.test(key) || isSwitch(value)) return undefined;
  if (/^credential\./.test(key) && !value.startsWith("!") && !value.includes("/")) return undefined;
  return value.replace(/^!/, "");
}

/** A setting that matters only where git talks to another machine. */
const networkKey = /^(?:core\.(?:sshcommand|gitproxy|askpass)|credential\.|protocol\.|url\.|remote\.)/;
const networkVerb =
  /^(?:clone|fetch|pull|push|ls-remote|send-pack|fetch-pack|http-|lfs|archive|remote(?: (?:update|show|add|prune|set-head))?|submodule(?: (?:add|update|foreach))?|credential.*)$/;

/** True when a setting for one command changes what that command does. */
export function matters({ key }: GitSetting, verb: string): boolean {
  return !networkKey.test(key) || networkVerb.test(verb);
}

/** True for a setting that names a program or is a plain switch, and here is the switch. */
export function isPlainSwitch({ key, value }: GitSetting): boolean {
  return key === "core.fsmonitor" && isSwitch(value);
}
