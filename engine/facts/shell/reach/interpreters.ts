import { type Code, runForeignCode } from "../../code/run-code.ts";
import { scanUnread } from "../../code/unread-languages.ts";
import type { Arguments } from "../../programs/program.ts";
import { addOpaque, type Setting } from "../analysis.ts";
import { addFile, textIn } from "../files/files.ts";
import { parseFields } from "../parse-fields.ts";
import { joinSources } from "../sources.ts";
import { type Field, plainField, type Stream, unknownStream } from "../stream.ts";
import { shellWord } from "../words/quoting.ts";
import { runAppleScript } from "./editor-commands.ts";
import type { Interpreter } from "./interpreter-rows.ts";
import { modulePrograms } from "./module-programs.ts";
import { noteOrigin, runInput, runScriptFile } from "./shells.ts";

/** One run of an interpreter. */
type Run = {
  readonly name: string;
  readonly interpreter: Interpreter;
  readonly parsed: Arguments<Field>;
  readonly setting: Setting;
};

/** The code that an interpreter runs, and where it comes from. @returns what it prints */
export function interpret(
  name: string,
  interpreter: Interpreter,
  args: readonly Field[],
  setting: Setting,
): Stream {
  const module = interpreter.modules ? moduleCommand(args) : undefined;
  if (module) return runModule(module, name, setting);
  const parsed = parseFields(args, interpreter.program);
  const run: Run = { name, interpreter, parsed, setting };
  runPreloaded(run);
  if (parsed.options.has("-i") && interpreter.editsInPlace)
    for (const field of parsed.operands) addFile("write", field, name, false, setting);
  const isEvaluating = interpreter.evalVerb !== undefined && parsed.verb === interpreter.evalVerb;
  const given = interpreter.code.flatMap((option) => parsed.options.get(option) ?? []);
  const codes = isEvaluating ? parsed.operands.slice(0, 1) : given.filter((field) => field !== undefined);
  if (codes.length > 0)
    return runCodes(run, codes, isEvaluating ? parsed.operands.slice(1) : parsed.operands);
  const isIdle = ["--version", "-V", "--help", "--check", "-m"].some((option) => parsed.options.has(option));
  if (isIdle || given.length > 0) return unknownStream;
  if (interpreter.runVerbs && parsed.verb !== "" && !interpreter.runVerbs.split(" ").includes(parsed.verb))
    return unknownStream;
  return runFile(run);
}

function runCodes(run: Run, codes: readonly Field[], operands: readonly Field[]): Stream {
  const { name, interpreter, parsed, setting } = run;
  const { language } = interpreter;
  const [first] = codes;
  if (!first) return unknownStream;
  const code = {
    ...first,
    text: codes.map((field) => field.text).join("\n"),
    known: codes.every((field) => field.known),
    sources: joinSources(...codes.map((field) => field.sources ?? [])),
  };
  const hasHoles = !code.known && isFilledIn(code, language);
  noteOrigin({ ...code, known: code.known || hasHoles }, language, name, setting);
  if (setting.reach.place === "here")
    setting.analysis.facts.code.push({ language, from: "literal", by: name });
  const prints = parsed.options.has("--print");
  return runText(run, { text: code.text, args: [...selfOf(language), ...operands], prints, hasHoles });
}

/** The shell fills in no more than parts of strings: `open('$FILE')`. Anything else could be any code. */
function isFilledIn({ text, sources = [] }: Field, language: string): boolean {
  if (sources.some(({ from }) => from === "network" || from === "decoded" || from === "file")) return false;
  if (!/^(?:python|javascript|lua)$/.test(language) || text.includes("$input")) return false;
  return !/[$`]/.test(text.replace(/"[^"\n]{0,500}"|'[^'\n]{0,500}'/g, "''"));
}

/** What stands before the first argument in the list of arguments. */
function selfOf(language: string): readonly Field[] {
  return /^(?:python|javascript|php)$/.test(language) ? [plainField(language)] : [];
}

function runText({ name, interpreter, setting }: Run, code: Omit<Code, "language" | "by">): Stream {
  const { language } = interpreter;
  if (language === "applescript") runAppleScript(code.text, setting);
  else if (!isLanguage(language)) scanUnread(code.text, name, setting);
  if (!isLanguage(language)) return unknownStream;
  return runForeignCode({ ...code, language, by: name }, setting);
}

function isLanguage(name: string): name is Code["language"] {
  return /^(?:javascript|python|perl|ruby|php|lua|r|groovy|awk)$/.test(name);
}

/** A variable of the user's own environment: `$MODULE`, which the call does not set. */
function isOwnVariable({ text, sources = [] }: Field): boolean {
  return /^\$\{?[A-Z_]+\}?$/.test(text) && sources.every(({ from }) => from === "environment");
}

/** Files and modules that run before the code: `node --require FILE`, `ruby -r FILE`. */
function runPreloaded({ name, interpreter, parsed, setting }: Run): void {
  for (const option of interpreter.preloads ?? [])
    for (const field of parsed.options.get(option) ?? [])
      if (field && (/^[./~]|\.\w{1,4}$/.test(field.text) || (!field.known && !isOwnVariable(field))))
        addFile("execute", field, name, false, setting);
}

function runFile(run: Run): Stream {
  const { name, interpreter, parsed, setting } = run;
  const { language } = interpreter;
  const [file, ...rest] = parsed.operands;
  if (file && file.text !== "-") {
    // What is not between its marks, PHP prints.
    if (language === "php") addFile("read", file, name, false, setting);
    const written = textIn(file, setting);
    const args = [...selfOf(language), ...(language === "javascript" ? [file] : []), ...rest];
    const printed =
      written === undefined ? unknownStream : runText(run, { text: written, args, prints: false });
    runScriptFile(file, name, language, setting);
    return printed;
  }
  if (interpreter.needsFile) return unknownStream;
  const { text } = setting.stdin;
  const printed =
    text === undefined || text === ""
      ? unknownStream
      : runText(run, { text, args: [...selfOf(language), ...rest], prints: false });
  runInput(name, language, setting);
  return printed;
}

/** The words after `python -m`. */
function moduleCommand(args: readonly Field[]): readonly Field[] | undefined {
  for (const [index, field] of args.entries()) {
    if (!/^-./.test(field.text)) return undefined;
    if (/^-[a-zA-Z]*c/.test(field.text)) return undefined;
    const match = /^-[a-zA-Z]*m(.*)$/s.exec(field.text);
    if (!match) continue;
    const attached = match[1] === "" ? [] : [{ ...field, text: match[1] ?? "" }];
    return [...attached, ...args.slice(index + 1)];
  }
  return undefined;
}

/** `python -m pip install x` is `pip install x`. */
function runModule([module, ...args]: readonly Field[], by: string, setting: Setting): Stream {
  if (!module) return unknownStream;
  if (!module.known) {
    if (isOwnVariable(module)) return unknownStream;
    addOpaque(setting.analysis, "code", "a module that is not known before it runs", by);
    return unknownStream;
  }
  const program = Object.hasOwn(modulePrograms, module.text) ? modulePrograms[module.text] : module.text;
  if (program === undefined) return unknownStream;
  const words = [program, ...args.map(shellWord)].join(" ");
  const reach = { ...setting.reach, through: [...setting.reach.through, `${by} -m`] };
  return setting.analysis.walker.source(words, { ...setting, reach });
}
