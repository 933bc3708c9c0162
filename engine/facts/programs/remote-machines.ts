import type { Setting } from "../shell/analysis.ts";
import { wordsOf } from "../shell/builtins.ts";
import { addCommand } from "../shell/command-facts.ts";
import { holdCopy } from "../shell/files/copies.ts";
import { addFile, hold, textIn } from "../shell/files/files.ts";
import { freshState } from "../shell/state.ts";
import { type Field, plainField, type Stream, unknownStream } from "../shell/stream.ts";
import { loopback, ownShell, placedHere } from "./loopback.ts";
import {
  connect,
  fieldsOf,
  filesPut,
  type NetworkCall,
  type NetworkProgram,
  placesPut,
  readSent,
} from "./network-call.ts";
import type { Program } from "./program.ts";

const sshTable: Program = {
  optionsFirst: true,
  options:
    "-i= -p= -l= -o= -F= -J= -L= -R= -D= -b= -c= -e= -m= -M= -O= -S= -W= -w= -E= -B= -Q= -I= -P= -t -T -N -f -v -q -A -X -Y -C -n -g -k",
};
const moshTable: Program = { ...sshTable, options: "--ssh= -p,--port= --server= --predict= --family= -a -n" };
const copyTable: Program = {
  options:
    "-i= -P= -o= -F= -J= -l= -S= -c= -D= -X= -r,--recursive -p -q -v -C -3 -B -O -s -T -4 -6 -a -b,--batch-file=",
};
const rsyncTable: Program = {
  options: [
    "-e,--rsh= --rsync-path= --exclude= --include= --exclude-from= --include-from= --filter= --bwlimit= --files-from= --password-file= --port= --address=",
    "--backup-dir= --suffix= --temp-dir= --compare-dest= --copy-dest= --link-dest= --chmod= --chown= --usermap= --groupmap= --log-file= --log-file-format=",
    "--partial-dir= --timeout= --contimeout= --info= --debug= --out-format= --max-size= --min-size= --max-delete= --modify-window= --compress-level= --skip-compress=",
    "--write-batch= --read-batch= --only-write-batch= --protocol= --iconv= --sockopts= --checksum-choice= -f,--filter= -T,--temp-dir= -B,--block-size= -M,--remote-option=",
    "-r,--recursive -a,--archive -v -z -n,--dry-run --list-only -u -l -L -p -t -g -o -D -H -x -P -h -c -i -q -R -S -W -b",
    "--del,--delete-before,--delete-during,--delete-delay,--delete-after,--delete-excluded,--delete-missing-args,--delete --remove-source-files --existing --ignore-existing --progress --partial --stats",
  ].join(" "),
};

/** Settings of ssh whose value is a command that runs here. */
const commandSetting = /^\s{0,9}(?:proxycommand|localcommand|knownhostscommand)\s{0,9}[= ]\s{0,9}(.*)$/is;

function runSettings(call: NetworkCall): void {
  for (const field of fieldsOf(call.parsed, "-o")) {
    const command = commandSetting.exec(field.text)?.[1];
    if (command) call.setting.analysis.walker.source(command, call.setting);
  }
}

/** `ssh HOST CMD`: the command runs there; what it reads goes there. */
function runSsh(call: NetworkCall): Stream {
  const { parsed, setting } = call;
  runSettings(call);
  for (const field of fieldsOf(parsed, "--ssh")) setting.analysis.walker.source(field.text, setting);
  const [target] = parsed.operands;
  const start = target ? call.args.indexOf(target) : -1;
  const words = start === -1 ? [] : call.args.slice(start + 1);
  const command = words[0]?.text === "--" ? words.slice(1) : words;
  const jumps = fieldsOf(parsed, "-J");
  const stream = connect(call, [...(target ? [target] : []), ...jumps], true, setting.stdin.sources, "ssh");
  const text = command.map((field) => field.text).join(" ");
  const shell = text === "" && setting.stdin.text ? setting.stdin.text : text;
  const isHere = target !== undefined && loopback.test(target.text) && !parsed.options.has("-p");
  if (shell !== "") setting.analysis.walker.source(shell, isHere ? ownShell(setting) : elsewhere(setting));
  return stream;
}

function elsewhere(setting: Setting): Setting {
  const through = [...setting.reach.through, "ssh"];
  const reach = { elevated: false, through, place: "remote" as const };
  return { ...setting, state: freshState(undefined, undefined), reach };
}

/** `HOST:PATH`, `HOST::MODULE`, a URL; a drive of Windows is none. */
function isRemote({ text }: Field): boolean {
  return /^[^/]*[^/\\]:|^(?:rsync|scp|sftp):\/\//.test(text) && !/^[A-Za-z]:[\\/]/.test(text);
}

/** `scp A B`, `rsync A B`: whichever side has a host is there; the other is a file here. */
function runCopy(call: NetworkCall): Stream {
  const { name, setting } = call;
  const isPorted = call.parsed.options.has("-P") || call.parsed.options.has("--rsh");
  const operands = isPorted
    ? call.parsed.operands
    : call.parsed.operands.map((one) => placedHere(one, setting));
  const parsed = { ...call.parsed, operands };
  for (const file of fieldsOf(parsed, "--log-file")) addFile("write", file, name, false, setting);
  runSettings(call);
  for (const field of fieldsOf(parsed, "--rsh", "-S")) setting.analysis.walker.source(field.text, setting);
  const last = parsed.operands.length > 1 ? parsed.operands.at(-1) : undefined;
  const isSending = last !== undefined && isRemote(last);
  const isRecursive = name === "rsync" || parsed.options.has("--recursive");
  const isDry = parsed.options.has("--dry-run") || parsed.options.has("--list-only");
  const locals = parsed.operands.filter((field) => !isRemote(field) && field !== last);
  const sent = [...locals, ...listedFiles(call)].flatMap((field) =>
    addFile("read", field, name, isRecursive, setting),
  );
  if (parsed.options.has("--remove-source-files") && !isDry)
    for (const field of locals) addFile("delete", field, name, isRecursive, setting);
  const stream = connect(
    call,
    parsed.operands.filter(isRemote),
    isSending && !isDry,
    isDry ? [] : sent,
    "ssh",
  );
  if (!last || isSending || isDry) return stream;
  if (parsed.options.has("--delete")) addFile("delete", last, name, true, setting);
  addFile("write", last, name, isRecursive, setting);
  const arrived = [...stream.sources, ...sent];
  hold(last, arrived, setting);
  for (const field of parsed.operands.slice(0, -1)) {
    const name = /([^/:]+)\/?$/.exec(field.text)?.[1];
    if (name) hold({ ...last, text: `${last.text}/${name}` }, arrived, setting);
  }
  const [first] = locals;
  if (first && locals.length === 1) holdCopy(first, last, setting);
  return stream;
}

/** `rsync --files-from=LIST`. */
function listedFiles({ parsed, setting, name }: NetworkCall): readonly Field[] {
  return fieldsOf(parsed, "--files-from").flatMap((list) => {
    if (list.text === "-")
      return setting.stdin.paths.length > 0 ? setting.stdin.paths : wordsOf(setting.stdin.text ?? "");
    addFile("read", list, name, false, setting);
    return wordsOf(textIn(list, setting) ?? "");
  });
}

/** Clients of file servers: what their commands upload. `options` are those that hold commands or name a file of them. */
function transfer(
  options: string,
  scheme: string,
  commands: readonly string[],
  isHost: (field: Field, index: number) => boolean,
): NetworkProgram {
  return {
    table: { options },
    run: (call) => {
      const { parsed, setting } = call;
      runSettings(call);
      const texts = fieldsOf(parsed, ...commands).map((field) => textIn(field, setting) ?? field.text);
      const typed = setting.stdin.text === undefined ? [] : [setting.stdin.text];
      const words = parsed.operands.map((field) => field.text).join(" ");
      const lines = [...texts, ...typed, words];
      const sent = [...readSent(lines.flatMap(filesPut), call), ...setting.stdin.sources];
      const targets = [...parsed.operands.filter(isHost), ...lines.flatMap(hostsOpened)];
      for (const place of lines.flatMap(placesPut)) {
        const operands = [plainField(`${targets[0]?.text ?? ""}:${place}`)];
        addCommand(call.name, { verb: "put", options: new Map(), operands }, setting);
      }
      return connect(call, targets, sent.length > 0, sent, scheme);
    },
  };
}

/** `open HOST` among the commands. */
function hostsOpened(text: string): readonly Field[] {
  const opened = text
    .slice(0, 64 * 1024)
    .matchAll(/(?:^|[;\n])\s{0,9}open\s{1,9}(?:-\w\s{1,9}\S{1,99}\s{1,9}){0,3}([^\s;]{1,255})/g);
  return [...opened].slice(0, 16).map((match) => plainField(match[1] ?? ""));
}

const isFirst = (_field: Field, index: number): boolean => index === 0;

/** `ncftpput HOST DIRECTORY FILES`. */
function runFtpPut(call: NetworkCall): Stream {
  const [host, ...files] = call.parsed.operands;
  return host ? connect(call, [host], true, readSent(files, call), "ftp") : unknownStream;
}

const ssh: NetworkProgram = { table: sshTable, run: runSsh };
const copy: NetworkProgram = { table: copyTable, run: runCopy };

/** Programs that work on, or copy to and from, another machine. */
export const remoteMachines: Readonly<Record<string, NetworkProgram>> = {
  ssh,
  autossh: ssh,
  slogin: ssh,
  mosh: { table: moshTable, run: runSsh },
  scp: copy,
  pscp: copy,
  rsync: { table: rsyncTable, run: runCopy },
  sftp: transfer(
    "-i= -P= -o= -F= -J= -l= -S= -c= -D= -X= -B= -b= -R= -s= -r -p -q -v -C",
    "ssh",
    ["-b"],
    isFirst,
  ),
  ftp: transfer("-P= -u= -o= -n -i -v -p -g", "ftp", [], isFirst),
  lftp: transfer("-c= -e= -f= -u,--user= -p,--port= -d", "ftp", ["-c", "-e", "-f"], isFirst),
  ncftp: transfer("-u= -p= -P=", "ftp", [], isFirst),
  ncftpput: { table: { options: "-u= -p= -P= -m -R -f= -v" }, run: runFtpPut },
  tftp: transfer("-c -m= -l= -r= -p -g", "tftp", [], isFirst),
  smbclient: transfer("-c,--command= -U,--user= -W= -p= -A= -D= -I= -N -k", "smb", ["--command"], isFirst),
};
