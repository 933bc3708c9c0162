import type { Setting } from "../shell/analysis.ts";
import { addFile, hold } from "../shell/files/files.ts";
import { addFlows } from "../shell/flows.ts";
import { joinSources } from "../shell/sources.ts";
import { type Field, type Stream, unknownStream } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { connect, fieldsOf, type NetworkCall, type NetworkProgram } from "./network-call.ts";
import { serviceAt } from "./operations/requests.ts";
import type { Program } from "./program.ts";
import { send } from "./send.ts";

const netcatTable: Program = {
  options:
    "-p,--source-port= -s,--source= -w,--wait= -i,--delay= -e,--exec= -c,--sh-exec= --lua-exec= -q= -x,--proxy= --proxy-type= -X= -I= -O= -T= -V= -P= -o,--output= -m= -l,--listen -U,--unixsock -u,--udp -v -z -n -k -4 -6 -N -d --ssl --send-only --recv-only",
};

function runNetcat(call: NetworkCall): Stream {
  const { parsed, setting } = call;
  const { analysis, stdin } = setting;
  if (fieldsOf(parsed, "--exec", "--sh-exec", "--lua-exec").length > 0)
    analysis.facts.code.push({ language: "shell", from: "download", by: call.name });
  if (parsed.options.has("--unixsock")) {
    for (const path of parsed.operands.slice(0, 1)) administer(path.text, call);
    return unknownStream;
  }
  if (parsed.options.has("--listen")) {
    offer(stdin.sources, call.name, setting);
    return { ...unknownStream, sources: [{ from: "network", name: "" }] };
  }
  const isSending = !parsed.options.has("-z") && !parsed.options.has("--recv-only");
  const proxies = fieldsOf(parsed, "--proxy");
  return connect(call, [...parsed.operands.slice(0, 1), ...proxies], isSending, stdin.sources, "tcp");
}

/** What only asks a daemon for something. */
const asking = /^\s*(?:show|help|prompt|GET|HEAD)\b/;

/** A daemon is given orders through its socket. */
function administer(path: string, { setting, name }: NetworkCall): void {
  const service = serviceAt(path);
  const { text, sources } = setting.stdin;
  if (!service || (text === "" && sources.length === 0) || asking.test(text ?? "")) return;
  const [area, system] = service;
  const operation = { area, system, verb: "CONNECT", effect: "change", resource: name, name: path } as const;
  setting.analysis.facts.operations.push({ ...operation, target: "here", dryRun: false });
}

/** Data goes to whoever connects to a port that is opened here. */
function offer(sources: readonly Source[], by: string, setting: Setting): void {
  if (sources.length > 0) send("", "tcp", sources, by, setting);
}

/** One end of `socat A B`: what can be read from it, and where what is written to it goes. */
type End = {
  readonly sources: readonly Source[];
  readonly write: (sources: readonly Source[]) => void;
  readonly isOpen: boolean;
};

/** `socat A B`: what either side gives goes to the other; with `-u` only from A to B, with `-U` only from B to A. */
function runSocat(call: NetworkCall): Stream {
  const { parsed } = call;
  const [first, second] = parsed.operands;
  if (!first || !second) return unknownStream;
  for (const { text } of [first, second]) administer(text.replace(/^[\w-]{1,40}:|,.*$/gs, ""), call);
  const [a, b] = [endOf(first, call, true), endOf(second, call, false)];
  const arrived: Source[] = [];
  const pass = (from: End, to: End) => {
    to.write(from.sources);
    if (to.isOpen) arrived.push(...from.sources);
  };
  if (!parsed.options.has("-U")) pass(a, b);
  if (!parsed.options.has("-u")) pass(b, a);
  return { ...unknownStream, sources: joinSources(arrived) };
}

/** `READ!!WRITE` is an address for each direction. */
function endOf(field: Field, call: NetworkCall, isFirst: boolean): End {
  const plain = { ...field, text: unquoted(field.text) };
  const [one = "", two] = plain.text.split("!!");
  if (two === undefined) return simpleEnd(plain, call, isFirst);
  const reading = simpleEnd({ ...plain, text: one }, call, isFirst);
  const writing = simpleEnd({ ...plain, text: two }, call, isFirst);
  return { ...writing, sources: reading.sources };
}

/** Socat's own quotes and backslashes inside an address. */
function unquoted(text: string): string {
  return text.replace(/["']/g, "").replace(/\\(.)/gs, "$1");
}

function simpleEnd(field: Field, call: NetworkCall, isFirst: boolean): End {
  const { setting, name } = call;
  const [, kind = "", rest = ""] = /^([A-Za-z0-9-]{1,40})(?::(.*))?$/s.exec(field.text) ?? [];
  const [value = ""] = rest.split(",");
  const type = kind.toUpperCase();
  const silent: End = { sources: [], write: () => {}, isOpen: false };
  if (/^(?:EXEC|SYSTEM|SHELL)$/.test(type)) {
    const stream = setting.analysis.walker.source(rest.split(/,(?=\w+(?:=|,|$))/)[0] ?? "", setting);
    return { ...silent, sources: stream.sources };
  }
  if (/^(?:FD|\d+)$/.test(type)) return descriptorEnd(Number(type === "FD" ? value : type), setting);
  if (/^(?:-|STDIN|STDIO|STDOUT)$/.test(field.text === "-" ? "-" : type))
    return { ...silent, sources: type === "STDOUT" ? [] : setting.stdin.sources, isOpen: true };
  if (/LISTEN$|^UDP\d?-RECV/.test(type)) {
    const sources: readonly Source[] = [{ from: "network", name: "" }];
    return { ...silent, sources, write: (given) => offer(given, name, setting) };
  }
  if (/^(?:TCP|UDP|SSL|OPENSSL|SCTP|SOCKS|PROXY|DTLS|TLS)/.test(type)) {
    const host = rest.split(/[:,]/)[/^(?:SOCKS|PROXY)/.test(type) ? 1 : 0] ?? "";
    const target = { ...field, text: rest.startsWith("[") ? value : host };
    return socketEnd(target, call);
  }
  const path = value === "" ? field.text : value;
  return fileEnd({ ...field, text: path }, rest, call, isFirst || !type.startsWith("CREAT"));
}

/** `FD:3`: what the shell has opened under this number; 0 to 2 are the streams of the command. */
function descriptorEnd(number: number, setting: Setting): End {
  const { input, outputs = [] } = setting.state.descriptors.get(number) ?? {};
  const sources = input?.sources ?? (number === 0 ? setting.stdin.sources : []);
  const write = (given: readonly Source[]) => {
    for (const { to, sink } of outputs) addFlows(given, to, sink, setting);
  };
  return { sources, write, isOpen: number === 1 };
}

function socketEnd(target: Field, call: NetworkCall): End {
  const { sources } = connect(call, [target], true, [], "tcp");
  return {
    sources,
    write: (given) => {
      const text = target.known ? target.text : "";
      if (given.length > 0) send(text, "tcp", given, call.name, call.setting);
    },
    isOpen: false,
  };
}

/** `OPEN:PATH,chdir=DIR`, `PIPE:PATH`, `CREATE:PATH`, or a path alone. */
function fileEnd(path: Field, options: string, { name, setting }: NetworkCall, isRead: boolean): End {
  const directory = /(?:^|,)(?:chdir|cd)=([^,]{1,1000})/.exec(options)?.[1];
  const file =
    directory && !path.text.startsWith("/") ? { ...path, text: `${directory}/${path.text}` } : path;
  const sources = isRead ? addFile("read", file, name, false, setting) : [];
  return {
    sources,
    write: (given) => {
      if (given.length === 0) return;
      addFile("write", file, name, false, setting);
      hold(file, given, setting);
    },
    isOpen: false,
  };
}

/** Tunnels and plain terminals to another machine. */
function runTelnet(call: NetworkCall): Stream {
  return connect(call, call.parsed.operands.slice(0, 1), true, call.setting.stdin.sources, "tcp");
}

/** `openssl s_client -connect HOST:PORT` sends what it reads. */
export function connectOpenssl(call: NetworkCall): void {
  const { parsed, setting } = call;
  if (parsed.verb !== "s_client") return;
  const { sources } = setting.stdin;
  const targets = fieldsOf(parsed, "--connect", "--host", "--proxy");
  connect(call, targets, sources.length > 0, sources, "tls");
}

const netcat: NetworkProgram = { table: netcatTable, run: runNetcat };

/** Programs that open connections without a protocol of their own. */
export const rawSockets: Readonly<Record<string, NetworkProgram>> = {
  nc: netcat,
  ncat: netcat,
  netcat,
  telnet: { table: { options: "-l= -b= -e= -n= -S= -x -a" }, run: runTelnet },
  socat: { table: { options: "-lf= -lp= -t= -T= -b= -L= -W= -r= -R=" }, run: runSocat },
};
