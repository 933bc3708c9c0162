import { absolutePath } from "../paths.ts";
import type { Setting } from "../shell/analysis.ts";
import { textIn } from "../shell/files/files.ts";
import { type Field, plainField } from "../shell/stream.ts";
import type { GitSetting } from "./settings.ts";
import { canonicalKey, variable } from "./settings.ts";

/** Longest alias text that is looked at, and most words of one. */
const maxAlias = 4_096;
const maxWords = 64;

/** What an alias stands for, wherever it is defined: in the settings given, or in git's own files. */
export function aliasOf(
  name: string,
  given: readonly GitSetting[],
  directory: string | undefined,
  setting: Setting,
): string | undefined {
  const key = canonicalKey(`alias.${name}`);
  const value =
    given.findLast((one) => one.key === key)?.value ??
    configFiles(directory, setting)
      .map((file) => aliasIn(writtenOrThere(file, setting), name))
      .find((text) => text !== undefined);
  return value?.slice(0, maxAlias);
}

/** Text of a file, as the call may have written it. */
function writtenOrThere(file: string, setting: Setting): string {
  const written = textIn(plainField(file), setting);
  return written ?? setting.analysis.surroundings.read(file) ?? "";
}

function configFiles(directory: string | undefined, setting: Setting): readonly string[] {
  const { homes } = setting.analysis.surroundings;
  const cwd = setting.state.cwd ?? setting.analysis.surroundings.project;
  const named = variable("GIT_CONFIG_GLOBAL", setting);
  return [
    ...(directory ? [`${directory}/config`] : []),
    ...(named
      ? [absolutePath(named, cwd)]
      : homes.flatMap((home) => [`${home}/.gitconfig`, `${home}/.config/git/config`])),
    "/etc/gitconfig",
  ];
}

/** The value of an alias in the text of a configuration file. A line that ends in a backslash goes on. */
function aliasIn(text: string, name: string): string | undefined {
  let isInside = false;
  let found: string | undefined;
  for (const line of text
    .slice(0, 64 * 1024)
    .replaceAll("\\\n", "")
    .split("\n")) {
    const trimmed = line.trim();
    if (trimmed.startsWith("[")) isInside = /^\[alias\]/i.test(trimmed);
    const equals = trimmed.indexOf("=");
    if (!isInside || equals === -1 || trimmed.slice(0, equals).trim().toLowerCase() !== name.toLowerCase())
      continue;
    found = unquoteValue(trimmed.slice(equals + 1).trim());
  }
  return found;
}

/** `"!f() { x \"a\"; }"`: quotes around a value and escapes in it. */
function unquoteValue(value: string): string {
  let text = "";
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === "\\") text += value.charAt(++at);
    else if (character !== '"') text += character;
  }
  return text;
}

/** The words git splits an alias into. */
export function aliasWords(text: string): readonly Field[] {
  const words: string[] = [];
  let current: string | undefined;
  let quote = "";
  for (let at = 0; at < text.length && words.length < maxWords; at++) {
    const character = text.charAt(at);
    if (quote === "" && /\s/.test(character)) {
      if (current !== undefined) words.push(current);
      current = undefined;
    } else if (quote === character) quote = "";
    else if (quote === "" && /['"]/.test(character)) {
      quote = character;
      current ??= "";
    } else if (character === "\\" && quote !== "'") current = (current ?? "") + text.charAt(++at);
    else current = (current ?? "") + character;
  }
  if (current !== undefined) words.push(current);
  return words.map((word) => plainField(word));
}
