import type { Program } from "./program.ts";

/** Modes and attributes that look like options: `chmod -x FILE`. */
const signedModes = "--reference -x -w -X -s -t -i -a -A -u -c -S -e -m";
const owner: Program = {
  options: "-R,--recursive --reference= --from=",
  operands: { all: "mode", skip: 1, skipUnless: signedModes },
  optionFiles: { "--reference": "list" },
  recursive: "--recursive",
  silent: true,
};
const deleter: Program = {
  options: "-r,-R,--recursive -f,--force",
  operands: { all: "delete" },
  recursive: "--recursive",
  silent: true,
};
const trash: Program = { operands: { all: "delete" }, recursive: "always", silent: true };
const converter: Program = {
  options: "-n,--newfile -k -q -f -o",
  operands: { all: "write" },
  silent: true,
};
const editor: Program = { operands: { all: "read" } };
const batchEditor: Program = {
  options: "-c= -S= -u= --cmd= -T= -w= -W= -s -e -E -R",
  operands: { all: "read", also: "write", unless: { "-R": "read" } },
  optionFiles: { "-S": "read", "-w": "write", "-W": "write" },
};

/** Programs that copy, move, make, change and delete files, and editors. */
export const changers: Readonly<Record<string, Program>> = {
  cp: {
    options:
      "-r,-R,-a,--archive,--recursive -t,--target-directory= -S,--suffix= --preserve= --no-preserve= --backup= --sparse= --reflink= -s,--symbolic-link -l,--link -T,--no-target-directory --parents",
    operands: { all: "read", last: "write", unless: { "--symbolic-link": "link", "--link": "link" } },
    optionFiles: { "--target-directory": "write" },
    recursive: "--recursive",
    silent: true,
  },
  mv: {
    options: "-t,--target-directory= -S,--suffix= --backup= -T,--no-target-directory",
    operands: { all: "delete", last: "write" },
    optionFiles: { "--target-directory": "write" },
    recursive: "always",
    silent: true,
  },
  ln: {
    options:
      "-s,--symbolic -f,--force -t,--target-directory= -S,--suffix= -n,--no-dereference -T -r,--relative",
    operands: { all: "link", last: "write" },
    optionFiles: { "--target-directory": "write" },
    silent: true,
  },
  link: { operands: { all: "link", last: "write" }, silent: true },
  install: {
    options: "-m,--mode= -o,--owner= -g,--group= -d,--directory -D -t,--target-directory= -S= -s -v",
    operands: { all: "read", last: "write", unless: { "--directory": "write" } },
    optionFiles: { "--target-directory": "write" },
    silent: true,
  },
  ditto: {
    options: "--arch= -c -x -k",
    operands: { all: "read", last: "write" },
    recursive: "always",
    silent: true,
  },
  rename: { options: "-e= -n -v -f", operands: { all: "write", skip: 1, skipUnless: "-e" }, silent: true },
  rm: {
    options:
      "-r,-R,--recursive -f,--force -i -I -d,--dir -v --one-file-system --no-preserve-root --interactive=",
    operands: { all: "delete" },
    recursive: "--recursive",
    silent: true,
  },
  rmdir: { options: "-p,--parents", operands: { all: "delete" }, silent: true },
  unlink: { operands: { all: "delete" }, silent: true },
  srm: deleter,
  grm: deleter,
  shred: {
    options: "-n,--iterations= -s,--size= --random-source= -u,--remove -z",
    operands: { all: "delete" },
    silent: true,
  },
  wipe: deleter,
  trash,
  "trash-put": trash,
  rimraf: { options: "-g,--glob --impl=", ...trash },
  "del-cli": trash,
  del: trash,
  truncate: { options: "-s,--size= -r,--reference= -c -o", operands: { all: "write" }, silent: true },
  touch: { options: "-d,--date= -r,--reference= -t= -a -m -c -h", operands: { all: "write" }, silent: true },
  mkdir: { options: "-m,--mode= -p,--parents -Z", operands: { all: "write" }, silent: true },
  mkfifo: { options: "-m,--mode=", operands: { all: "write" }, silent: true },
  mknod: { options: "-m,--mode=", operands: { all: "write", take: 1 }, silent: true },
  fallocate: { options: "-l= -o=", operands: { all: "write" }, silent: true },
  tee: { options: "-a,--append -i -p --output-error=", operands: { all: "write" } },
  sponge: { options: "-a", operands: { all: "write" } },
  split: {
    options:
      "-b,--bytes= -C,--line-bytes= -l,--lines= -n,--number= -a,--suffix-length= --additional-suffix= --filter= -t= -d",
    operands: { all: "read", last: "write" },
    optionCommands: ["--filter"],
    silent: true,
  },
  csplit: { options: "-f,--prefix= -b= -n= -k -s -z", operands: { all: "read", take: 1 }, silent: true },
  chmod: owner,
  chown: owner,
  chgrp: owner,
  chattr: { ...owner, options: "-R,--recursive -p= -v=" },
  chflags: owner,
  chcon: {
    ...owner,
    options: "-R,--recursive --reference= -u= -r= -t= -l=",
    operands: { all: "mode", skip: 1, skipUnless: "--reference -u -r -t -l" },
  },
  setcap: { options: "-n= -r -q", operands: { all: "mode", skip: 1, skipUnless: "-r" }, silent: true },
  setfacl: {
    options: "-m,--modify= -x,--remove= -M= -X= -R,--recursive --set= --set-file= --restore= -b -k",
    operands: { all: "mode" },
    optionFiles: { "--restore": "read" },
    recursive: "--recursive",
    silent: true,
  },
  setfattr: { options: "-n= -v= -x=", operands: { all: "mode" }, silent: true },
  xattr: {
    options: "-r,--recursive -c",
    operands: { all: "mode", skip: 1, skipUnless: "-c" },
    recursive: "--recursive",
  },
  icacls: { operands: { all: "mode", take: 1 }, silent: true },
  mount: {
    options: "-t,--types= -o,--options= -L= -U= -B,--rbind,--bind -M,--move",
    operands: { all: "list", unless: { "--bind": "link", "--move": "link" }, last: "list" },
    silent: true,
  },
  umount: { options: "-t= -O=", operands: { all: "list" }, silent: true },
  dos2unix: converter,
  unix2dos: converter,
  patch: {
    options:
      "-p,--strip= -i,--input= -d,--directory= -o,--output= -r,--reject-file= -R,--reverse --dry-run -s -N -b -z= -V=",
    operands: { all: "write", take: 1, unless: { "--dry-run": "read" } },
    optionFiles: { "--input": "read", "--output": "write" },
    directory: "--directory",
    silent: true,
  },
  prettier: {
    options: "-w,--write -c,--check --config= --parser= --ignore-path= --plugin=",
    operands: { all: "read", unless: { "--write": "write" } },
  },
  black: {
    options: "-l= -t= --check --diff",
    operands: { all: "write", unless: { "--check": "list", "--diff": "read" } },
  },
  gofmt: { options: "-w -l -d -s -r=", operands: { all: "read", unless: { "-w": "write" } } },
  "clang-format": { options: "-i --style=", operands: { all: "read", unless: { "-i": "write" } } },
  vi: batchEditor,
  vim: batchEditor,
  nvim: batchEditor,
  ex: batchEditor,
  ed: { options: "-p= -s", operands: { all: "read", also: "write" } },
  view: { ...batchEditor, operands: { all: "read" } },
  nano: editor,
  pico: editor,
  micro: editor,
  hx: editor,
  joe: editor,
  mcedit: editor,
  emacs: {
    options: "-l,--load= -f= --eval= -Q --batch --script=",
    operands: { all: "read" },
    optionFiles: { "--load": "read", "--script": "read" },
  },
  emacsclient: {
    options: "-e,--eval -a= -s= -c -t -n",
    operands: { all: "read", unless: { "--eval": "list" } },
  },
  code: {
    options: "-g,--goto -d,--diff --install-extension= --user-data-dir= --extensions-dir= -r -n -w",
    operands: { all: "read" },
    silent: true,
    installs: { system: "vscode", option: "--install-extension" },
  },
  subl: editor,
  mate: editor,
  gedit: editor,
  sudoedit: { options: "-u=", operands: { all: "read", also: "write" } },
};
