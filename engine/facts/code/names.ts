import { spend } from "../shell/analysis.ts";
import { homeOf } from "../shell/words/home.ts";
import { environmentRoots, environmentValue } from "./environment.ts";
import type { Reading } from "./reading.ts";
import { syntaxes } from "./syntax.ts";
import { either, listValue, sizeOf, textValue, unknownAs, type Value } from "./values.ts";

const prefixes =
  /^(?:global(?:This)?|window|self\.global|builtins|__builtins__|pathlib|Kernel|CORE|CORE\.GLOBAL|six\.moves|posixpath|java\.io|Object(?=\.(?:send|__send__|public_send|const_get|instance_eval|class_eval|method)\b))\.(?=\w)/;
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:fs\.promises|fs\/promises|fs-extra|graceful-fs)\b/, "fs"],
  [/^shelljs\b/, "shell"],
  [/\.default\./, "."],
  [/^(?:posix|nt)\.(?=\w)/, "os."],
  [/^PosixPath$/, "Path"],
];

/** Names that have been looked at: code says the same ones again and again. */
const canonical = new Map<string, string>();
const maxCanonical = 4_000;

/** The one name of a function under which the tables know it. */
export function canonicalName(name: string): string {
  const known = canonical.get(name);
  if (known !== undefined) return known;
  const plain = withoutPrefixes(name);
  if (canonical.size < maxCanonical) canonical.set(name, plain);
  return plain;
}

function withoutPrefixes(name: string): string {
  let plain = name
    .replace(/^node:/, "")
    .replace(prefixes, "")
    .replace(/^process(?=\.)/, "runtime");
  for (const [spelling, one] of otherNames) plain = plain.replace(spelling, one);
  return plain;
}

const programs: Readonly<Record<string, string>> = {
  "sys.executable": "python3",
  "runtime.execPath": "node",
  "runtime.argv0": "node",
  "RbConfig.ruby": "ruby",
  $PHP_BINARY: "php",
  PHP_BINARY: "php",
  "os.sep": "/",
  "path.sep": "/",
  "File.SEPARATOR": "/",
  DIRECTORY_SEPARATOR: "/",
  "os.devnull": "/dev/null",
  true: "true",
  True: "true",
  false: "false",
  False: "false",
};
const argumentLists = new Set([
  "sys.argv",
  "runtime.argv",
  "ARGV",
  "$ARGV",
  "$argv",
  "Bun.argv",
  "Deno.args",
  "arg",
]);
const workingDirectory = new Set(["__dirname", "import.meta.dirname", "__DIR__", "import.meta.dir"]);

/** What a name alone stands for. */
function constantOf(reading: Reading, name: string): Value | undefined {
  const { setting } = reading;
  if (Object.hasOwn(programs, name)) return textValue(programs[name] ?? "");
  if (environmentRoots.has(name))
    return { ...unknownAs("environment", [{ from: "environment", name: "*" }]), name };
  if (argumentLists.has(name)) return listValue(reading.args);
  if (workingDirectory.has(name) && setting.state.cwd !== undefined) return textValue(setting.state.cwd);
  if (name === "$HOME" || name === "runtime.env.HOME") {
    const home = homeOf(setting.state, setting.analysis.surroundings);
    return home === undefined ? undefined : textValue(home);
  }
  return undefined;
}

/** The name under which a variable is kept: `@list` and `$list[0]` are one. */
function keyOf(reading: Reading, word: string): string {
  return syntaxes[reading.language].sigils
    ? word.replace(/^[@%&]{1,2}(?=\w)/, "$").replace(/^\$\{(\w+)\}$/, "$$$1")
    : word;
}

/** What a word stands for: a variable's value, a constant, else a name. */
export function lookUp(reading: Reading, word: string): Value {
  const key = keyOf(reading, word);
  reading.used.add(key);
  const variable = reading.variables.get(key) ?? reading.before.get(key);
  if (variable) return { ...variable, key };
  const constant = constantOf(reading, canonicalName(key));
  if (constant) return { ...constant, key };
  const value = { ...unknownAs(word), key };
  return key.startsWith("$") && key.length > 1 ? value : { ...value, name: word };
}

/** `value.word`: a variable of that name, an environment variable, a field, else something called on the value. */
export function member(reading: Reading, value: Value, word: string): Value {
  spend(reading.setting.analysis, word.length + (value.name?.length ?? 0));
  const key = value.key === undefined || value.key.length > 200 ? undefined : `${value.key}.${word}`;
  const variable = key === undefined ? undefined : (reading.variables.get(key) ?? reading.before.get(key));
  if (variable) return { ...variable, key };
  const field = value.entries?.get(word);
  if (field) return { ...field, key };
  const variableOfEnvironment = environmentValue(reading, value, word);
  if (variableOfEnvironment) return variableOfEnvironment;
  if (word === "length" && reading.language === "javascript") return unknownAs(word);
  const base = value.name === undefined || value.name.length > 200 ? "?" : value.name;
  const name = canonicalName(`${base}.${word}`);
  const constant = constantOf(reading, name);
  if (constant) return constant;
  return { ...unknownAs(word, value.sources), name, receiver: value, key };
}

/** Most variables that are kept. */
const maxVariables = 2_000;

/** Sets a variable. What it held before stays possible, unless the new value is made of the old one. */
export function setVariable(reading: Reading, key: string, value: Value, replaces: boolean): void {
  if (reading.variables.size > maxVariables) return;
  const before = replaces ? undefined : reading.variables.get(key);
  spend(reading.setting.analysis, 8 + sizeOf(value) + (before ? sizeOf(before) : 0));
  const kept = { ...value, key: undefined };
  reading.variables.set(key, before ? either(before, kept) : kept);
}
