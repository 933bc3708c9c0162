import { type Program, parseArguments } from "../programs/program.ts";
import { dumpEnvironment, wordsOf } from "./builtins.ts";
import { addFile } from "./files.ts";
import { withVariables } from "./program-variables.ts";
import { runInput } from "./shells.ts";
import { joinSources } from "./sources.ts";
import { emptyStream, type Field, type Setting, type Stream, unknownStream } from "./state.ts";
import { commandStart } from "./wrappers.ts";

/** A command that carries another one in a way of its own. `run` runs the inner command. */
export type Carrier = (
  args: readonly Field[],
  setting: Setting,
  run: (inner: readonly Field[], setting: Setting) => Stream,
) => Stream;

/** Carriers by program name. */
export const carriers: Readonly<Record<string, Carrier>> = {
  env: runEnv,
  su: runOption("su", "-c,--command= -s,--shell= -g= -G=", true),
  runuser: runOption("runuser", "-c,--command= -s,--shell= -u= -g= -G=", true),
  sg: (args, setting) => runWords(args.slice(1), { options: "-c" }, "sg", setting),
  tmux: (args, setting) => {
    const at = args.findIndex((field) =>
      /^(?:new|new-session|neww|new-window|splitw|split-window|respawn\S*|run|run-shell|popup|send-keys|send)$/.test(
        field.text,
      ),
    );
    return at === -1 ? unknownStream : runWords(args.slice(at + 1), tmux, "tmux", setting);
  },
  screen: (args, setting, run) => run(args.slice(commandStart(args, screen)), through(setting, "screen")),
  "nix-shell": runOption("nix-shell", "--run,--command= -p= -A= -I= -E=", false),
  script: runOption("script", "-c,--command= -E= -I= -O= -o= -T= -t=", false),
  xargs: runXargs,
  parallel: runParallel,
  watch: (args, setting) =>
    runWords(args, { options: "-n= -d -t -b -e -g -c -x --interval=" }, "watch", setting),
};

const screen: Program = { options: "-S= -c= -d -m -D -R -r -x -L -t= -T= -h= -p= -X" };
const tmux: Program = { options: "-s= -t= -n= -c= -x= -y= -e= -F= -l= -p= -d -A -P -h -v -b" };

const unknownField: Field = { text: "$input", known: false, glob: undefined, free: true };

function through(setting: Setting, by: string, elevated = false): Setting {
  const { reach } = setting;
  return {
    ...setting,
    reach: { ...reach, elevated: reach.elevated || elevated, through: [...reach.through, by] },
  };
}

/** Words that are joined and run by a shell: `watch rm -rf x`. */
function runWords(args: readonly Field[], program: Program, by: string, setting: Setting): Stream {
  const text = args
    .slice(commandStart(args, program))
    .map((field) => field.text)
    .join(" ");
  return text === "" ? unknownStream : setting.analysis.walker.source(text, through(setting, by));
}

/** `env A=1 -u B CMD`, `env -S "CMD ARGS"`, and plain `env`, which prints everything. */
function runEnv(...[args, setting, run]: Parameters<Carrier>): Stream {
  const split = args.findIndex((field) => /^(-S|--split-string)/.test(field.text));
  const flag = args[split];
  if (flag) {
    const attached = flag.text.replace(/^(-S|--split-string=?)/, "");
    const text = [attached, ...args.slice(split + 1).map((field) => field.text)].join(" ");
    return setting.analysis.walker.source(text, through(setting, "env"));
  }
  const start = commandStart(args, { options: "-u,--unset= -C,--chdir= -P=", takesAssignments: true });
  if (start === args.length) return dumpEnvironment("env", setting);
  const assigned = args.slice(0, start).flatMap(({ text, known, sources = [] }) => {
    const [, name, value = ""] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    return name ? [{ name, value: { values: known ? [value] : undefined, sources } }] : [];
  });
  return withVariables(assigned, setting, () => run(args.slice(start), through(setting, "env")));
}

/** `su -c TEXT`: an option holds shell text. */
function runOption(by: string, table: string, elevated: boolean): Carrier {
  return (args, setting, run) => {
    const { options } = parseArguments(
      args,
      { options: table },
      (field) => field.text,
      (text, from) => ({ ...from, text }),
    );
    const text = options.get("--command")?.[0];
    const inside = through(setting, by, elevated);
    if (text) return setting.analysis.walker.source(text.text, inside);
    const end = args.findIndex((field) => field.text === "--");
    return end === -1 ? unknownStream : run(args.slice(end + 1), inside);
  };
}

const xargs: Program = {
  options:
    "-I,--replace= -J= -R= -S= -n,--max-args= -P,--max-procs= -L,--max-lines= -d,--delimiter= -s,--max-chars= -a,--arg-file= -E=",
};

/** `xargs CMD`: what it reads becomes arguments, where that is known; with `-I X` or `-i` a command for each line. Without CMD it prints. */
function runXargs(...[args, setting, run]: Parameters<Carrier>): Stream {
  const start = commandStart(args, xargs);
  const inner = args.slice(start);
  if (inner.length === 0) return setting.stdin;
  const flags = args.slice(0, start).map((field) => field.text);
  const at = flags.findIndex((flag) => /^-[IJ]$/.test(flag));
  const attached = flags.map((flag) => /^-[IiJ](.+)$/.exec(flag)?.[1]).find((text) => text !== undefined);
  const isReplacing =
    at !== -1 || attached !== undefined || flags.some((flag) => /^(-i|--replace)$/.test(flag));
  const placeholder = isReplacing ? (attached ?? (at === -1 ? "{}" : flags[at + 1])) : undefined;
  const file = flags.indexOf("-a");
  const list = file === -1 ? undefined : args[file + 1];
  if (list) addFile("read", list, "xargs", false, setting);
  const isByLine = isReplacing || flags.some((flag) => /^-(?:L|d|-max-lines|-delimiter)/.test(flag));
  const inputs = list ? [] : inputsOf(setting.stdin, isByLine ? linesOf : wordsOf);
  const inside = { ...through(setting, "xargs"), stdin: emptyStream };
  const given = inputs.length > 0 ? inputs : [{ ...unknownField, sources: setting.stdin.sources }];
  if (placeholder === undefined) return run([...inner, ...given], inside);
  return runEach(given, (input) => run(fill(inner, placeholder, input), inside));
}

/** Most commands that one list of inputs gives. */
const maxRuns = 64;

function runEach(inputs: readonly Field[], run: (input: Field) => Stream): Stream {
  const streams = inputs.slice(0, maxRuns).map(run);
  return {
    ...unknownStream,
    sources: joinSources(...streams.map((stream) => stream.sources)),
    paths: streams.flatMap((stream) => stream.paths).slice(0, 256),
  };
}

/** What arrives as arguments: files that are listed, or the parts of a text. */
function inputsOf({ paths, text = "" }: Stream, split: (text: string) => readonly Field[]): readonly Field[] {
  return paths.length > 0 && text === "" ? paths : split(text);
}

function linesOf(text: string): readonly Field[] {
  const lines = text.split(/[\n\0]/).filter((line) => line.trim() !== "");
  return lines.slice(0, maxRuns).map((line) => ({ text: line.trimStart(), known: true, glob: undefined }));
}

const parallel: Program = {
  options:
    "-j,--jobs= -I= --delay= --timeout= --colsep= --joblog= -a= -n= -N= -L= --results= --retries= --load= --memfree= --tmpdir=",
};

/** `parallel CMD {} ::: a b`: a shell runs one command per input; without CMD the inputs are the commands. */
function runParallel(...[args, setting, run]: Parameters<Carrier>): Stream {
  if (args.some((field) => /^--(help|version|dry-run|dryrun)$/.test(field.text))) return unknownStream;
  const end = args.findIndex((field) => /^:::\+?$/.test(field.text));
  const inner = args.slice(commandStart(args, parallel), end === -1 ? args.length : end);
  const given = end === -1 ? [] : args.slice(end + 1).filter((field) => !field.text.startsWith(":::"));
  const listed = end === -1 ? inputsOf(setting.stdin, linesOf) : given;
  const inside = { ...through(setting, "parallel"), stdin: emptyStream };
  if (inner.length === 0) {
    if (listed.length === 0) return end === -1 ? runInput("parallel", "shell", setting) : unknownStream;
    return runEach(listed, (field) => setting.analysis.walker.source(field.text, inside));
  }
  if (end !== -1 && listed.length === 0) return unknownStream;
  const placeholder = inner.some((field) => field.text.includes("{}")) ? "{}" : undefined;
  const [only, ...others] = inner;
  const isText = only !== undefined && others.length === 0 && /\s/.test(only.text);
  const words = isText ? wordsOf(only.text) : inner;
  return runEach(listed.length > 0 ? listed : [unknownField], (input) => {
    const fields = placeholder === undefined ? [...words, input] : fill(words, placeholder, input);
    const isPlain = !isText || !/[;&|<>$`"'\\]/.test(only.text) || !input.known;
    return isPlain
      ? run(fields, inside)
      : setting.analysis.walker.source(
          only.text.replaceAll("{}", () => input.text).slice(0, maxFilled),
          inside,
        );
  });
}

/** Longest argument that is filled in, in UTF-16 units. */
const maxFilled = 4_096;

function fill(inner: readonly Field[], placeholder: string, input: Field): readonly Field[] {
  return inner.map((field) =>
    field.text.includes(placeholder)
      ? { ...input, text: field.text.replaceAll(placeholder, () => input.text).slice(0, maxFilled) }
      : field,
  );
}
