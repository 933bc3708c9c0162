import { networkFact } from "../hosts.ts";
import { addFile, hold } from "../shell/files.ts";
import { addFlows } from "../shell/flows.ts";
import { type Field, freshState, type Setting, type Source, type Stream } from "../shell/state.ts";
import { type Arguments, type Program, parseArguments } from "./program.ts";

/** What a network program is given. */
type Call = { readonly name: string; readonly args: readonly Field[]; readonly setting: Setting };

const curl: Program = {
  options:
    "-d,--data,--data-ascii= --data-binary= --data-raw= --data-urlencode= --json= -F,--form= --form-string= -T,--upload-file= -o,--output= -O,--remote-name -X,--request= -H,--header= -u,--user= -A,--user-agent= -e,--referer= -b,--cookie= -c,--cookie-jar= -x,--proxy= -K,--config= --url= -m,--max-time= --connect-timeout= --retry= -w,--write-out= -E,--cert= --key= --cacert= --capath= -r,--range= --resolve= --connect-to= -D,--dump-header= -C,--continue-at= --output-dir= --netrc-file= -L,--location -s,--silent -S -f -k,--insecure -I,--head -i -v -g -n,--netrc -G,--get",
};
const wget: Program = {
  options:
    "-O,--output-document= -o,--output-file= -P,--directory-prefix= --post-data= --post-file= --body-data= --body-file= --method= --header= -U,--user-agent= --user= --password= -i,--input-file= -t,--tries= -T,--timeout= -e= -q -c -r,--recursive -N",
};
const httpie: Program = {
  options: "-a,--auth= -o,--output= -d,--download --proxy= --timeout= -A= --session= -f,--form -j,--json",
};
const netcat: Program = {
  options: "-p= -s= -w= -e,--exec= -c,--sh-exec= -q= -x= -X= -l,--listen -u -v -z -n -k",
};
const ssh: Program = {
  optionsFirst: true,
  options: "-i= -p= -l= -o= -F= -J= -L= -R= -D= -b= -c= -e= -m= -S= -W= -w= -E= -B= -Q= -t -T -N -f -v -q -A",
};
const copy: Program = {
  options:
    "-i= -P= -o= -F= -J= -l= -S= -c= -e,--rsh= --exclude= --include= --filter= --bwlimit= --files-from= -r,--recursive -a,--archive -v -z -n,--dry-run --delete",
};
const aria: Program = {
  options: "-o,--out,--output-document= -d,--dir,--directory-prefix= -x= -s= -i,--input-file=",
};
const lookup: Program = { options: "-t= -p= -b= -f= -q= -x" };

/** Programs whose arguments name places on a network. */
const programs: Readonly<
  Record<string, { readonly table: Program; readonly run: (call: Call, parsed: Arguments<Field>) => Stream }>
> = {
  curl: { table: curl, run: runCurl },
  wget: { table: wget, run: runWget },
  http: { table: httpie, run: runHttpie },
  https: { table: httpie, run: runHttpie },
  xh: { table: httpie, run: runHttpie },
  nc: { table: netcat, run: runNetcat },
  ncat: { table: netcat, run: runNetcat },
  netcat: { table: netcat, run: runNetcat },
  telnet: { table: netcat, run: runNetcat },
  ssh: { table: ssh, run: runSsh },
  scp: { table: copy, run: runCopy },
  sftp: { table: copy, run: runCopy },
  rsync: { table: copy, run: runCopy },
  lynx: { table: {}, run: runBrowser },
  w3m: { table: {}, run: runBrowser },
  links: { table: {}, run: runBrowser },
  aria2c: { table: aria, run: runWget },
  socat: { table: {}, run: runSocat },
  dig: { table: lookup, run: runLookup },
  nslookup: { table: lookup, run: runLookup },
  host: { table: lookup, run: runLookup },
};

/** The table of a network program, for its command fact. */
export function networkProgramOf(name: string): Program | undefined {
  return Object.hasOwn(programs, name) ? programs[name]?.table : undefined;
}

/** Records destinations, what is sent and what is saved; its output comes from the network. */
export function runNetworkProgram(call: Call): Stream {
  const program = programs[call.name];
  if (!program) return { text: undefined, sources: [], paths: [] };
  const parsed = parseArguments(
    call.args,
    program.table,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
  return program.run(call, parsed);
}

const fieldsOf = (parsed: Arguments<Field>, ...names: readonly string[]): readonly Field[] =>
  names.flatMap((name) => parsed.options.get(name) ?? []).filter((field) => field !== undefined);

function connect(
  call: Call,
  targets: readonly Field[],
  isSending: boolean,
  sent: readonly Source[],
  scheme?: string,
): Stream {
  const { facts } = call.setting.analysis;
  const given = call.args.flatMap((field) => field.sources ?? []);
  const sources: Source[] = [];
  for (const target of targets) {
    if (/^file:/i.test(target.text)) {
      sources.push(...addFile("read", target, call.name, false, call.setting));
      continue;
    }
    const fact = networkFact(
      target.known ? target.text : target.text.replace(/^[$`].*$/s, ""),
      isSending ? "out" : "in",
      call.name,
      scheme,
    );
    if (!fact) continue;
    facts.network.push(fact);
    addFlows([...sent, ...given], "network", fact.host, call.setting);
    sources.push({ from: "network", name: fact.host });
  }
  return { text: undefined, sources, paths: [] };
}

/** Saves what came from the network: a flow into each file. */
function save(call: Call, files: readonly Field[], stream: Stream): Stream {
  for (const file of files) {
    if (file.text === "-") return stream;
    addFile("write", file, call.name, false, call.setting);
    hold(file, stream.sources, call.setting);
    addFlows(
      stream.sources,
      "file",
      call.setting.analysis.facts.files.at(-1)?.path ?? file.text,
      call.setting,
    );
  }
  return files.length > 0 ? { ...stream, sources: [] } : stream;
}

/** Sources behind `@file` or `name=@file` values; `@-` is the standard input. */
function sentBy(values: readonly Field[], call: Call): readonly Source[] {
  return values.flatMap((value) => {
    const file = /^(?:[^=@<]*=)?[@<](.*)$/s.exec(value.text)?.[1]?.replace(/;type=.*$/, "");
    if (file === undefined) return [];
    return file === "-"
      ? call.setting.stdin.sources
      : addFile("read", { ...value, text: file }, call.name, false, call.setting);
  });
}

function runCurl(call: Call, parsed: Arguments<Field>): Stream {
  const data = fieldsOf(parsed, "--data-ascii", "--data-binary", "--data-urlencode", "--json", "--form");
  const uploads = fieldsOf(parsed, "--upload-file");
  const sent = [
    ...sentBy(data, call),
    ...uploads.flatMap((file) =>
      file.text === "-" ? call.setting.stdin.sources : addFile("read", file, call.name, false, call.setting),
    ),
  ];
  sent.push(
    ...sentBy(
      fieldsOf(parsed, "--header").filter((field) => field.text.startsWith("@")),
      call,
    ),
  );
  for (const file of fieldsOf(parsed, "--config", "--netrc-file"))
    addFile("read", file, call.name, false, call.setting);
  const method = fieldsOf(parsed, "--request")[0]?.text.toUpperCase() ?? "";
  const hasBody = data.length + uploads.length + fieldsOf(parsed, "--data-raw", "--form-string").length > 0;
  const isSending = (hasBody && !parsed.options.has("--get")) || /^(POST|PUT|PATCH|DELETE)$/.test(method);
  const routes = fieldsOf(parsed, "--resolve", "--connect-to", "--proxy").map(routeOf);
  const targets = [...parsed.operands, ...fieldsOf(parsed, "--url"), ...routes];
  const stream = connect(call, targets, isSending, sent);
  const remote = parsed.options.has("--remote-name") ? parsed.operands.map(lastSegment) : [];
  const [directory] = fieldsOf(parsed, "--output-dir");
  return save(call, [...fieldsOf(parsed, "--output"), ...remote].map(into(directory)), stream);
}

/** `--resolve HOST:PORT:ADDRESS`, `--connect-to HOST:PORT:HOST:PORT`, `--proxy URL`: the host really talked to. */
function routeOf(field: Field): Field {
  if (field.text.includes("://")) return field;
  const parts = field.text.split(":");
  const isAddress = parts.length === 3 || parts.length > 4;
  return { ...field, text: (isAddress ? parts.slice(2).join(":") : parts.at(-2)) ?? field.text };
}

function lastSegment(url: Field): Field {
  return {
    ...url,
    text:
      url.text
        .replace(/[?#].*$/s, "")
        .split("/")
        .at(-1) || "index.html",
  };
}

/** A file as it lies in a directory, where one is given. */
function into(directory: Field | undefined): (file: Field) => Field {
  return (file) =>
    directory && file.text !== "-" ? { ...file, text: `${directory.text}/${file.text}` } : file;
}

function runWget(call: Call, parsed: Arguments<Field>): Stream {
  for (const file of fieldsOf(parsed, "--input-file")) addFile("read", file, call.name, false, call.setting);
  const files = fieldsOf(parsed, "--post-file", "--body-file");
  const sent = files.flatMap((file) => addFile("read", file, call.name, false, call.setting));
  const isSending = files.length > 0 || fieldsOf(parsed, "--post-data", "--body-data").length > 0;
  const stream = connect(call, parsed.operands, isSending, sent);
  const named = fieldsOf(parsed, "--output-document");
  const [directory] = fieldsOf(parsed, "--directory-prefix");
  return save(call, named.length > 0 ? named : parsed.operands.map(lastSegment).map(into(directory)), stream);
}

function runHttpie(call: Call, parsed: Arguments<Field>): Stream {
  const [first, ...rest] = parsed.operands;
  const hasMethod = /^[A-Z]+$/.test(first?.text ?? "");
  const [target, ...items] = hasMethod ? rest : parsed.operands;
  const sent = sentBy(
    items.filter((item) => /[=:]?@/.test(item.text)),
    call,
  );
  const isSending =
    items.some((item) => /[^=!]=|@/.test(item.text)) || /^(POST|PUT|PATCH|DELETE)$/.test(first?.text ?? "");
  const stream = connect(call, target ? [target] : [], isSending || call.setting.stdin.sources.length > 0, [
    ...sent,
    ...call.setting.stdin.sources,
  ]);
  return save(call, fieldsOf(parsed, "--output"), stream);
}

function runNetcat(call: Call, parsed: Arguments<Field>): Stream {
  const shells = fieldsOf(parsed, "--exec", "--sh-exec");
  if (shells.length > 0)
    call.setting.analysis.facts.code.push({ language: "shell", from: "download", by: call.name });
  if (parsed.options.has("--listen"))
    return { text: undefined, sources: [{ from: "network", name: "" }], paths: [] };
  const { sources } = call.setting.stdin;
  return connect(call, parsed.operands.slice(0, 1), !parsed.options.has("-z"), sources, "tcp");
}

function runSsh(call: Call, parsed: Arguments<Field>): Stream {
  for (const field of fieldsOf(parsed, "-o")) {
    const command = /^(?:proxycommand|localcommand|knownhostscommand)[= ](.*)$/is.exec(field.text)?.[1];
    if (command) call.setting.analysis.walker.source(command, call.setting);
  }
  const [target] = parsed.operands;
  const start = target ? call.args.indexOf(target) : -1;
  const command = start === -1 ? [] : call.args.slice(start + 1);
  const stream = connect(call, target ? [target] : [], true, call.setting.stdin.sources, "ssh");
  if (command.length > 0) {
    const reach = {
      elevated: false,
      through: [...call.setting.reach.through, "ssh"],
      place: "remote" as const,
    };
    const state = freshState(undefined, undefined);
    const text = command.map((field) => field.text).join(" ");
    call.setting.analysis.walker.source(text, { ...call.setting, state, reach });
  }
  return stream;
}

function runCopy(call: Call, parsed: Arguments<Field>): Stream {
  const isRemote = (field: Field) => /^[^/]*[^/\\]:|^rsync:\/\//.test(field.text);
  const targets = parsed.operands.filter(isRemote);
  const last = parsed.operands.at(-1);
  const isSending = last !== undefined && isRemote(last);
  const isRecursive = call.name === "rsync" || parsed.options.has("--recursive");
  const sent = parsed.operands
    .filter((field) => !isRemote(field) && (isSending || field !== last))
    .flatMap((field) => addFile("read", field, call.name, isRecursive, call.setting));
  const stream = connect(call, targets, isSending, sent, "ssh");
  const isDry = parsed.options.has("--dry-run");
  if (!last || isSending || isDry || call.name === "sftp") return stream;
  if (parsed.options.has("--delete")) addFile("delete", last, call.name, true, call.setting);
  addFile("write", last, call.name, isRecursive, call.setting);
  hold(last, [...stream.sources, ...sent], call.setting);
  return stream;
}

function runBrowser(call: Call, parsed: Arguments<Field>): Stream {
  return connect(call, parsed.operands, false, []);
}

/** `socat A B`: whatever one side gives goes to the other. */
function runSocat(call: Call, parsed: Arguments<Field>): Stream {
  const { setting } = call;
  const read = parsed.operands.flatMap((field) => {
    const file = /^(?:FILE|OPEN|GOPEN):([^,]+)/i.exec(field.text)?.[1];
    return file === undefined ? [] : addFile("read", { ...field, text: file }, "socat", false, setting);
  });
  const targets = parsed.operands.flatMap((field) => {
    const host = /^(?:TCP|UDP|SSL|OPENSSL|SCTP)[46]?(?:-CONNECT)?:([^:,]+)/i.exec(field.text)?.[1];
    return host === undefined ? [] : [{ ...field, text: host }];
  });
  return connect(call, targets, true, [...read, ...setting.stdin.sources], "tcp");
}

function runLookup(call: Call, parsed: Arguments<Field>): Stream {
  const names = parsed.operands.filter((field) => !field.text.startsWith("@") && !field.text.startsWith("+"));
  return connect(call, names.slice(0, 1), !names.every((field) => field.known), [], "dns");
}
