import { type Program, parseArguments } from "../programs/program.ts";
import { dumpEnvironment, wordsOf } from "./builtins.ts";
import { addFile } from "./files.ts";
import { withVariables } from "./program-variables.ts";
import { runInput } from "./shells.ts";
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

const unknownField: Field = { text: "$input", known: false, glob: undefined };

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
  const start = commandStart(args, { options: "-u,--unset= -C,--chdir=", takesAssignments: true });
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

/** `xargs CMD`: what it reads becomes arguments, where that is known; with `-I X` or `-i` it replaces X. Without CMD it prints. */
function runXargs(...[args, setting, run]: Parameters<Carrier>): Stream {
  const start = commandStart(args, xargs);
  const inner = args.slice(start);
  if (inner.length === 0) return echoed(setting.stdin, start === 0);
  const flags = args.slice(0, start).map((field) => field.text);
  const at = flags.findIndex((flag) => /^-[IJ]$/.test(flag));
  const attached = flags.map((flag) => /^-[IiJ](.+)$/.exec(flag)?.[1]).find((text) => text !== undefined);
  const isReplacing =
    at !== -1 || attached !== undefined || flags.some((flag) => /^(-i|--replace)$/.test(flag));
  const placeholder = isReplacing ? (attached ?? (at === -1 ? "{}" : flags[at + 1])) : undefined;
  const file = flags.indexOf("-a");
  const list = file === -1 ? undefined : args[file + 1];
  if (list) addFile("read", list, "xargs", false, setting);
  const { paths, text = "", sources } = setting.stdin;
  const known = paths.length > 0 ? paths : wordsOf(text);
  const inputs = known.length > 0 && !list ? known : [{ ...unknownField, sources }];
  return run(fill(inner, placeholder, inputs), { ...through(setting, "xargs"), stdin: emptyStream });
}

/** `xargs` alone prints the words that it reads, on one line. */
function echoed(stdin: Stream, isPlain: boolean): Stream {
  const { text } = stdin;
  const isKnown = text !== undefined && isPlain && text.length < 4_096 && !/["'\\]/.test(text);
  return {
    ...stdin,
    text: isKnown
      ? `${text
          .split(/\s+/)
          .filter((word) => word !== "")
          .join(" ")}\n`
      : undefined,
  };
}

const parallel: Program = {
  options: "-j,--jobs= -I= --delay= --timeout= --colsep= --joblog= -a= -n= -N= -L= --results=",
};

/** `parallel CMD {} ::: a b`: one command per input; without CMD the inputs are the commands. */
function runParallel(...[args, setting, run]: Parameters<Carrier>): Stream {
  if (args.some((field) => /^--(help|version|dry-run|dryrun)$/.test(field.text))) return unknownStream;
  const end = args.findIndex((field) => /^:::\+?$/.test(field.text));
  const inner = args.slice(commandStart(args, parallel), end === -1 ? args.length : end);
  const given = end === -1 ? [] : args.slice(end + 1).filter((field) => !field.text.startsWith(":::"));
  const listed = end === -1 ? setting.stdin.paths : given;
  const inside = { ...through(setting, "parallel"), stdin: emptyStream };
  if (inner.length === 0) {
    for (const field of listed) setting.analysis.walker.source(field.text, inside);
    return listed.length > 0 || end !== -1 ? unknownStream : runInput("parallel", "shell", setting);
  }
  if (end !== -1 && listed.length === 0) return unknownStream;
  const placeholder = inner.some((field) => field.text.includes("{}")) ? "{}" : undefined;
  return run(fill(inner, placeholder, listed.length > 0 ? listed : [unknownField]), inside);
}

function fill(
  inner: readonly Field[],
  placeholder: string | undefined,
  inputs: readonly Field[],
): readonly Field[] {
  if (placeholder === undefined) return [...inner, ...inputs];
  return inner.flatMap((field) =>
    field.text.includes(placeholder)
      ? inputs.slice(0, 64).map((input) => ({
          ...input,
          text: field.text.replaceAll(placeholder, () => input.text).slice(0, 4_096),
        }))
      : [field],
  );
}
