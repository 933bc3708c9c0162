import type { Program } from "./program.ts";

const grep: Program = {
  options:
    "-e,--regexp= -f,--file= -r,-R,--dereference-recursive,--recursive -A,--after-context= -B,--before-context= -C,--context= -m,--max-count= --include= --exclude= --exclude-dir= --exclude-from= --color= --label= -d= -D=",
  operands: { all: "read", skip: 1, skipUnless: "--regexp --file" },
  optionFiles: { "--file": "read", "--exclude-from": "read" },
  recursive: "--recursive",
  namePatterns: "--include",
};
const ripgrep: Program = {
  options:
    "-e,--regexp= -f,--file= -g,--iglob,--glob= -t,--type= -T,--type-not= -A= -B= -C= -m,--max-count= -r,--replace= -j= -M= --sort= --sortr= --color= --colors= --ignore-file= -d,--max-depth= -E,--encoding= --pre= --pre-glob= --files",
  operands: { all: "read", skip: 1, skipUnless: "--regexp --file --files", none: "." },
  optionFiles: { "--file": "read" },
  optionCommands: ["--pre"],
  recursive: "always",
  namePatterns: "--glob",
};
const ag: Program = {
  ...ripgrep,
  options: "-A= -B= -C= -G,--file-search-regex= --ignore= -m= -p= --depth= --pager=",
  optionCommands: ["--pager"],
};
const awk: Program = {
  options: "-F,--field-separator= -v,--assign= -f,--file= -i,--include= -e,--source= -o= -d= -p=",
  operands: { all: "read", skip: 1, skipUnless: "--file --source", unless: { "--include": "write" } },
  optionFiles: { "--file": "read" },
};

/** Programs that look for text in files, and that filter or edit them by a script in their arguments. */
export const searchers: Readonly<Record<string, Program>> = {
  grep,
  egrep: grep,
  fgrep: grep,
  rgrep: { ...grep, operands: { all: "read", skip: 1, none: "." }, recursive: "always" },
  zgrep: grep,
  zegrep: grep,
  zfgrep: grep,
  bzgrep: grep,
  xzgrep: grep,
  ugrep: grep,
  ug: { ...grep, operands: { all: "read", skip: 1, none: "." }, recursive: "always" },
  pcregrep: grep,
  pcre2grep: grep,
  agrep: grep,
  pdfgrep: grep,
  rg: ripgrep,
  rga: ripgrep,
  ag,
  pt: ag,
  ack: { ...ripgrep, options: "-A= -B= -C= -m= --type= --pager=", optionCommands: ["--pager"] },
  "ast-grep": {
    verbs: 1,
    options: "-p,--pattern= -r,--rewrite= -l,--lang= -U,--update-all",
    operands: { all: "read", none: ".", unless: { "--update-all": "write" } },
    recursive: "always",
  },
  sd: {
    options: "-n= -f= -p,--preview",
    operands: { all: "write", skip: 2, unless: { "--preview": "read" } },
  },
  sed: {
    options:
      "-e,--expression= -f,--file= -i,-I,--in-place -n,--quiet -l= -E -r -s -z -u --line-length= --posix --sandbox",
    operands: { all: "read", skip: 1, skipUnless: "--expression --file", unless: { "--in-place": "write" } },
    optionFiles: { "--file": "read" },
  },
  awk,
  gawk: awk,
  nawk: awk,
  mawk: awk,
  jq: {
    options:
      "-f,--from-file= --indent= --slurpfile== --rawfile== --arg== --argjson== -L= --args --jsonargs --seq --tab -n,--null-input",
    operands: {
      all: "read",
      skip: 1,
      skipUnless: "--from-file",
      unless: { "--args": "list", "--jsonargs": "list" },
    },
    optionFiles: { "--from-file": "read", "--slurpfile": "read", "--rawfile": "read" },
  },
  jaq: {
    options: "-f,--from-file= --arg== --argjson== --slurpfile== --rawfile==",
    operands: { all: "read", skip: 1 },
  },
  yq: {
    options: "-i,--inplace -o,--output-format= -p,--input-format= -I= -s= --from-file=",
    operands: { all: "read", skip: 1, unless: { "--inplace": "write" } },
  },
  tomlq: { operands: { all: "read", skip: 1 } },
  xq: { operands: { all: "read", skip: 1 } },
  mlr: {
    options: "--from= --ifs= --ofs= --icsv --ojson -I,--in-place",
    operands: { all: "read", skip: 1, unless: { "--in-place": "write" } },
    optionFiles: { "--from": "read" },
  },
};
