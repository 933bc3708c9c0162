import { type Program, parseArguments } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { dumpEnvironment } from "../shown/environment.ts";
import { inDirectory } from "../state.ts";
import { type Field, plainField, type Stream, unknownStream } from "../stream.ts";
import { copyState } from "../subshell.ts";
import { type Carrier, through } from "./carrier.ts";
import { runParallel, runXargs } from "./input-carriers.ts";
import { withVariables } from "./program-variables.ts";
import { runInput } from "./shells.ts";
import { commandStart } from "./wrappers.ts";

/** Runs what a carrier carries. @returns what it prints */
export function runCarrier(name: string, ...[args, setting, run]: Parameters<Carrier>): Stream {
  const carrier = Object.hasOwn(carriers, name) ? carriers[name] : undefined;
  return carrier?.(args, setting, run) ?? unknownStream;
}

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
  hyperfine: runTexts(
    "-w,--warmup= -r,--runs= -m= -M= -s= -p,--prepare= -c,--cleanup= -L== -n= --export-json= --export-markdown= -S=",
  ),
  concurrently: runTexts("-n,--names= -c,--prefix-colors= -p,--prefix= -m= -s,--success= --kill-others -k"),
  watchexec: (args, setting) =>
    runWords(args, { options: "-e,--exts= -w,--watch= -i,--ignore= -s= -d=" }, "watchexec", setting),
  nodemon: runOption("nodemon", "-x,--exec,--command= -e= -w= -i= -d=", false),
  xterm: runRest("-e"),
  // What follows `--` are arguments of bash.
  capsh: (args, setting, run) => {
    const at = args.findIndex((field) => /^(?:--|==)$/.test(field.text));
    return at === -1 ? unknownStream : run([bash, ...args.slice(at + 1)], through(setting, "capsh"));
  },
  "start-stop-daemon": runDaemon,
  "gnome-terminal": runRest("--"),
  watch: (args, setting) =>
    runWords(args, { options: "-n= -d -t -b -e -g -c -x --interval=" }, "watch", setting),
};

const screen: Program = { options: "-S= -c= -d -m -D -R -r -x -L -t= -T= -h= -p= -X" };
const tmux: Program = { options: "-s= -t= -n= -c= -x= -y= -e= -F= -l= -p= -d -A -P -h -v -b" };

const bash: Field = plainField("bash");

/** `start-stop-daemon --start --exec PROGRAM -- ARGUMENTS`. */
function runDaemon(...[args, setting, run]: Parameters<Carrier>): Stream {
  const end = args.findIndex((field) => field.text === "--");
  const own = end === -1 ? args : args.slice(0, end);
  const { options } = parseArguments(
    own,
    {
      options:
        "-x,--exec= -a,--startas= -S,--start -K,--stop -p,--pidfile= -u,--user= -c,--chuid= -d,--chdir= -n,--name= -N= -s,--signal= -r,--chroot=",
    },
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
  const program = options.get("--startas")?.[0] ?? options.get("--exec")?.[0];
  if (!program || !options.has("--start")) return unknownStream;
  return run([program, ...(end === -1 ? [] : args.slice(end + 1))], through(setting, "start-stop-daemon"));
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
  let start = commandStart(args, { options: "-u,--unset= -C,--chdir= -P=", takesAssignments: true });
  while (isFileOfAssignments(args[start], args[start + 1])) start++;
  if (start === args.length) return dumpEnvironment("env", setting);
  for (const { text } of args.slice(0, start)) {
    const body = /^BASH_FUNC_\w{1,99}(?:%%|\(\))=(\(\)\s.*)$/s.exec(text)?.[1];
    if (body !== undefined) setting.analysis.walker.source(`f ${body}; f`, through(setting, "env"));
  }
  const assigned = args.slice(0, start).flatMap(({ text, known, sources = [] }) => {
    const [, name, value = ""] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    return name ? [{ name, value: { values: known ? [value] : undefined, sources } }] : [];
  });
  const at = args.slice(0, start).findIndex((field) => /^(?:-C|--chdir)$/.test(field.text));
  const joined = args.slice(0, start).find((field) => /^(?:-C.|--chdir=)/.test(field.text));
  const directory =
    at !== -1 ? args[at + 1] : joined && { ...joined, text: joined.text.replace(/^(?:-C|--chdir=)/, "") };
  const inside = through(setting, "env");
  const state = inDirectory(copyState(setting), directory);
  return withVariables(assigned, { ...setting, state }, () => run(args.slice(start), { ...inside, state }));
}

/** `env $(cat FILE | xargs) CMD`: what is in the file stands where assignments do. */
function isFileOfAssignments(field: Field | undefined, next: Field | undefined): boolean {
  if (!field || field.known || !next?.known || !/^[\w./][\w./-]*$/.test(next.text)) return false;
  const sources = field.sources ?? [];
  return /^[$`]/.test(field.text) && sources.length > 0 && sources.every(({ from }) => from === "file");
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
    if (end !== -1) return run(args.slice(end + 1), inside);
    return elevated ? runInput(by, "shell", inside) : unknownStream;
  };
}

/** Each operand is shell text: `concurrently "npm run a" "npm run b"`. */
function runTexts(options: string): Carrier {
  return (args, setting) => {
    const { operands } = parseArguments(
      args,
      { options },
      (field) => field.text,
      (text, from) => ({ ...from, text }),
    );
    for (const field of operands) setting.analysis.walker.source(field.text, through(setting, "shell text"));
    return unknownStream;
  };
}

/** What follows this word is a command. */
function runRest(word: string): Carrier {
  return (args, setting, run) => {
    const at = args.findIndex((field) => field.text === word);
    return at === -1 ? unknownStream : run(args.slice(at + 1), through(setting, "terminal"));
  };
}
