import { addLiteralFacts } from "../literals.ts";
import { type Program, parseArguments } from "../programs/program.ts";
import { addFile, textIn } from "./files.ts";
import { noteOrigin, runInput, runScriptFile } from "./shells.ts";
import { type Field, type Setting, type Stream, unknownStream } from "./state.ts";

type Interpreter = { readonly language: string; readonly program: Program; readonly code: readonly string[] };

const python: Interpreter = {
  language: "python",
  program: { options: "-c= -m= -W= -X= -u -B -I -E -s -i" },
  code: ["-c"],
};
const javascript: Interpreter = {
  language: "javascript",
  program: {
    options: "-e,--eval= -p,--print= -r,--require= --import= --loader= --env-file= --test --watch --check",
  },
  code: ["--eval", "--print"],
};
const perl: Interpreter = {
  language: "perl",
  program: { options: "-e= -E= -I= -M= -n -p -i -w -l -0" },
  code: ["-e", "-E"],
};

const interpreters: Readonly<Record<string, Interpreter>> = {
  python,
  python3: python,
  python2: python,
  pypy3: python,
  node: javascript,
  nodejs: javascript,
  deno: { language: "javascript", program: { verbs: 1, options: "-A" }, code: [] },
  bun: {
    language: "javascript",
    program: { options: "-e,--eval= -p,--print=" },
    code: ["--eval", "--print"],
  },
  tsx: { language: "javascript", program: { options: "-e,--eval=" }, code: ["--eval"] },
  perl,
  ruby: { language: "ruby", program: { options: "-e= -r= -I= -n -p -i -w" }, code: ["-e"] },
  php: { language: "php", program: { options: "-r= -d= -f= -S= -t=" }, code: ["-r"] },
  lua: { language: "lua", program: { options: "-e= -l=" }, code: ["-e"] },
  Rscript: { language: "r", program: { options: "-e=" }, code: ["-e"] },
  osascript: { language: "applescript", program: { options: "-e= -l=" }, code: ["-e"] },
};

/** The interpreter of this name: `python3.12` is `python3`. */
export function interpreterOf(name: string): Interpreter | undefined {
  const plain = name.replace(/(?<=python[23]?|ruby|php|lua|perl)[\d.]+$/, "");
  return Object.hasOwn(interpreters, plain) ? interpreters[plain] : undefined;
}

/** `python -c CODE`, `node FILE`, `… | ruby`: the code and where it comes from. */
export function runInterpreter(
  name: string,
  interpreter: Interpreter,
  args: readonly Field[],
  setting: Setting,
): Stream {
  const { language, program, code } = interpreter;
  const { verb, operands, options } = parseArguments(
    args,
    program,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
  const evaluated = verb === "eval" ? operands.slice(0, 1) : [];
  const literals = [...code.flatMap((option) => options.get(option) ?? []), ...evaluated];
  for (const field of literals) {
    if (!field) continue;
    noteOrigin(field, language, name, setting);
    if (setting.reach.place !== "here") continue;
    setting.analysis.facts.code.push({ language, from: "literal", by: name });
    const isPrinted = options.has("--print");
    addLiteralFacts(isPrinted ? `print(${field.text})` : field.text, language, name, setting);
  }
  if (options.has("-i")) for (const field of operands) addFile("write", field, name, false, setting);
  const [file] = operands;
  if (name === "bun" && literals.length === 0) return unknownStream;
  if (literals.length > 0 || options.has("-m") || options.has("--version")) return unknownStream;
  if (file && file.text !== "-") {
    const written = textIn(file, setting);
    if (written !== undefined) addLiteralFacts(written, language, name, setting);
    return runScriptFile(file, name, language, setting);
  }
  const { text } = setting.stdin;
  if (text !== undefined && text !== "") addLiteralFacts(text, language, name, setting);
  return runInput(name, language, setting);
}
