import type { Program } from "../../programs/program.ts";

/** How a program is given code. */
export type Interpreter = {
  readonly language: string;
  readonly program: Program;
  /** Options whose value is code. */
  readonly code: readonly string[];
  /** Options whose value is a file or a module that runs first. */
  readonly preloads?: readonly string[];
  /** Subcommand whose operand is code, and those whose operand is a file of code. */
  readonly evalVerb?: string;
  readonly runVerbs?: string;
  /** `-m` runs a module. */
  readonly modules?: true;
  /** `-i` changes the files it reads. */
  readonly editsInPlace?: true;
  /** Without code or a file it does something else than read code from its input. */
  readonly needsFile?: true;
};

const python: Interpreter = {
  language: "python",
  program: { options: "-c= -m= -W= -X= -u -B -I -E -s -i -V,--version" },
  code: ["-c"],
  modules: true,
};
const node: Interpreter = {
  language: "javascript",
  program: {
    options:
      "-e,--eval= -p,-pe,--print= -r,--require= --import= --loader= --experimental-loader= --env-file= --input-type= --inspect-port= --max-old-space-size= -C,--conditions= --test --watch -c,--check",
  },
  code: ["--eval", "--print"],
  preloads: ["--require", "--import", "--loader", "--experimental-loader"],
};
const perl: Interpreter = {
  language: "perl",
  program: { options: "-e= -E= -I= -M= -m= -F= -n -p -i -w -l -0" },
  code: ["-e", "-E"],
  editsInPlace: true,
};
const ruby: Interpreter = {
  language: "ruby",
  program: { options: "-e= -r= -I= -F= -C= -E= -n -p -i -w" },
  code: ["-e"],
  preloads: ["-r"],
  editsInPlace: true,
};
const lua: Interpreter = { language: "lua", program: { options: "-e= -l=" }, code: ["-e"] };
const runner: Interpreter = {
  language: "javascript",
  program: { options: "-e,--eval= -p,--print= -r,--require= --import= -P,--project= --tsconfig=" },
  code: ["--eval", "--print"],
  preloads: ["--require", "--import"],
  needsFile: true,
};

/** A language that is not read: its code may be given after an option. */
const unread = (language: string, options: string, ...code: readonly string[]): Interpreter => ({
  language,
  program: { options },
  code,
  needsFile: true,
});

/** Programs that run code of other languages than the shell's. */
export const interpreterRows: Readonly<Record<string, Interpreter>> = {
  python,
  python3: python,
  python2: python,
  pypy: python,
  pypy3: python,
  ipython: { ...python, needsFile: true },
  ipython3: { ...python, needsFile: true },
  node,
  nodejs: node,
  iojs: node,
  deno: {
    language: "javascript",
    program: {
      verbs: 1,
      options:
        "-A -c,--config= --import-map= --env-file= --allow-read --allow-net -p,--print --ext= --seed= --location=",
    },
    code: [],
    evalVerb: "eval",
    runVerbs: "run serve test bench",
    needsFile: true,
  },
  bun: {
    ...runner,
    program: { verbs: 1, options: "-e,--eval= -p,--print= -r,--preload= --cwd= -c,--config=" },
    preloads: ["--preload"],
    runVerbs: "-",
  },
  tsx: runner,
  "ts-node": runner,
  "ts-node-esm": runner,
  esno: runner,
  zx: runner,
  perl,
  ruby,
  jruby: ruby,
  php: {
    language: "php",
    program: { options: "-r= -B= -R= -E= -d= -f= -S= -t= -c= -z=" },
    code: ["-r", "-B", "-R", "-E"],
  },
  lua,
  luajit: lua,
  Rscript: { language: "r", program: { options: "-e=" }, code: ["-e"] },
  R: { language: "r", program: { options: "-e= -f=" }, code: ["-e"], needsFile: true },
  groovy: { language: "groovy", program: { options: "-e= -cp= -D=" }, code: ["-e"] },
  jshell: {
    language: "groovy",
    program: { options: "-s -q -v --class-path= -R= -J= --execution=" },
    code: [],
  },
  elixir: unread("elixir", "-e,--eval= -r= -S= -pr= -pa= -pz= --name= --sname= --cookie=", "--eval"),
  iex: unread("elixir", "-e,--eval= -r= -S= -pa= -pz= --name= --sname= --cookie=", "--eval"),
  erl: {
    language: "erlang",
    program: {
      options: "--eval= --s= --pa= --pz= --name= --sname= --setcookie= --config=",
      singleDash: true,
    },
    code: ["--eval"],
    needsFile: true,
  },
  julia: unread("julia", "-e,--eval= -E,--print= -J= -t= -p= -L= --project= --threads=", "--eval", "--print"),
  swift: unread("swift", "-e= -I= -L= -F= -D= -O", "-e"),
  scala: unread("scala", "-e= -cp= -classpath=", "-e"),
  kotlin: unread("kotlin", "-e= -cp= -classpath=", "-e"),
  raku: unread("raku", "-e= -I= -M= -n -p", "-e"),
  ghc: unread("haskell", "-e= -o= -i= -O", "-e"),
  racket: unread("racket", "-e,--eval= -f= -t= -l= -r=", "--eval"),
  guile: unread("scheme", "-c= -e= -s= -l= -L=", "-c"),
  sbcl: unread("lisp", "--eval= --load= --script=", "--eval"),
  clojure: unread("clojure", "-e,--eval= -i= -r= -m=", "--eval"),
  clj: unread("clojure", "-e,--eval= -i= -r= -m=", "--eval"),
  bb: unread("clojure", "-e,--eval= -f= -m= -x=", "--eval"),
  osascript: { language: "applescript", program: { options: "-e= -l=" }, code: ["-e"] },
};
