import { addFile } from "../shell/files/files.ts";
import { type Field, plainField, type Stream } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { curl } from "./curl.ts";
import {
  connect,
  fieldsOf,
  into,
  lastSegment,
  type NetworkCall,
  type NetworkProgram,
  readSent,
  save,
} from "./network-call.ts";
import type { Program } from "./program.ts";

const wgetTable: Program = {
  options:
    "-O,--output-document= -o,--output-file= -a,--append-output= -P,--directory-prefix= --post-data= --post-file= --body-data= --body-file= --method= --header= -U,--user-agent= --user= --password= --http-user= --http-password= -i,--input-file= -t,--tries= -T,--timeout= -w,--wait= -e,--execute= -l,--level= -A= -R= -D= -I= -X= -Q= -B,--base= --config= --load-cookies= --save-cookies= --use-askpass= --referer= --certificate= --private-key= --ca-certificate= --limit-rate= --cut-dirs= -q,--quiet -c,--continue -r,--recursive -N -S -nv -nc -np -k -p -E -m --spider --no-check-certificate",
};
const httpieTable: Program = {
  options:
    "-a,--auth= -A,--auth-type= -o,--output= -d,--download --proxy= --timeout= --session= --session-read-only= --verify= --cert= --cert-key= -p,--print= -s,--style= --raw= --pretty= -f,--form -j,--json -m,--multipart -v,--verbose -h,--headers -b,--body -S,--stream -I,--ignore-stdin -F,--follow",
};
const ariaTable: Program = {
  options:
    "-o,--out,--output-document= -d,--dir,--directory-prefix= -x= -s= -j= -k= -i,--input-file= -l,--log= --header= --load-cookies= --on-download-complete= -U= --all-proxy=",
};
const axelTable: Program = { options: "-o,--output,--output-document= -n= -s= -H= -U= -T=" };

/** The options of a call and those that `-e NAME=VALUE` sets. */
function withSettings(parsed: NetworkCall["parsed"]): NetworkCall["parsed"] {
  const options = new Map(parsed.options);
  for (const field of fieldsOf(parsed, "--execute")) {
    const [, name = "", text = ""] = /^\s*(\w{1,40})\s*=\s*(.*)$/s.exec(field.text) ?? [];
    const option = `--${name.replaceAll("_", "-").toLowerCase()}`;
    options.set(option, [...(options.get(option) ?? []), { ...field, text }]);
  }
  return { ...parsed, options };
}

function runWget(call: NetworkCall): Stream {
  const { setting } = call;
  const parsed = withSettings(call.parsed);
  if (call.name.startsWith("wget"))
    for (const file of fieldsOf(parsed, "--output-file", "--append-output", "--logfile", "--save-cookies"))
      addFile("write", file, call.name, false, setting);
  const [list] = fieldsOf(parsed, "--input-file");
  for (const file of fieldsOf(parsed, "--input-file", "--load-cookies"))
    addFile("read", file, call.name, false, setting);
  for (const field of fieldsOf(parsed, "--use-askpass", "--on-download-complete"))
    setting.analysis.walker.source(field.text, setting);
  const sent = readSent(fieldsOf(parsed, "--post-file", "--body-file"), call);
  const method = fieldsOf(parsed, "--method")[0]?.text.toUpperCase() ?? "GET";
  const isSending =
    fieldsOf(parsed, "--post-file", "--body-file", "--post-data", "--body-data").length > 0 ||
    !/^(?:GET|HEAD|OPTIONS)$/.test(method);
  const listed = list?.text === "-" ? (setting.stdin.text ?? "").split(/\s+/).slice(0, 64) : [];
  const targets = [...parsed.operands, ...listed.filter((text) => text !== "").map(plainField)];
  const stream = connect(call, targets, isSending, sent, "http");
  const named = fieldsOf(parsed, "--output-document");
  const [directory] = fieldsOf(parsed, "--directory-prefix");
  if (parsed.options.has("--spider")) return stream;
  return save(call, named.length > 0 ? named : parsed.operands.map(lastSegment).map(into(directory)), stream);
}

function runHttpie(call: NetworkCall): Stream {
  const { parsed, setting } = call;
  const [first] = parsed.operands;
  const hasMethod = /^[A-Za-z]{3,7}$/.test(first?.text ?? "") && parsed.operands.length > 1;
  const [target, ...items] = hasMethod ? parsed.operands.slice(1) : parsed.operands;
  const files = items.flatMap((item) => {
    const text = /^[^=:@]{0,200}(?:=|:=)?@(.*)$/s.exec(item.text)?.[1]?.replace(/;type=.*$/s, "");
    return text === undefined ? [] : [{ ...item, text }];
  });
  const input = parsed.options.has("--ignore-stdin") ? [] : setting.stdin.sources;
  const sent: readonly Source[] = [...readSent(files, call), ...input];
  const isSending =
    files.length > 0 ||
    input.length > 0 ||
    fieldsOf(parsed, "--raw").length > 0 ||
    items.some((item) => /^[^=:]{0,200}(?::?=)(?!=)/.test(item.text)) ||
    (hasMethod && /^(?:POST|PUT|PATCH|DELETE)$/i.test(first?.text ?? ""));
  const stream = connect(call, target ? [localShort(target)] : [], isSending, sent, "http");
  const saved = fieldsOf(parsed, "--output");
  const isSaved = parsed.options.has("--download") && saved.length === 0 && target;
  return save(call, isSaved ? [lastSegment(target)] : saved, stream);
}

/** `:3000/x` is this machine. */
function localShort(target: Field): Field {
  return target.text.startsWith(":") ? { ...target, text: `http://localhost${target.text}` } : target;
}

const httpie: NetworkProgram = { table: httpieTable, run: runHttpie };
/** Text browsers; `lynx -post_data` sends what it reads, `w3m -post FILE` a file. */
const browser: NetworkProgram = {
  table: { singleDash: true, options: "--cfg= --lss= --o= --T= --I= --post= --post_data --dump --source" },
  run: (call) => {
    const { parsed, setting } = call;
    const posted = readSent(fieldsOf(parsed, "--post"), call);
    const typed = parsed.options.has("--post_data") ? setting.stdin.sources : [];
    const isSending = ["--post", "--post_data"].some((option) => parsed.options.has(option));
    const files = parsed.operands.filter(({ text }) => /^[./~]/.test(text));
    const read = files.flatMap((file) => addFile("read", file, call.name, false, setting));
    if (files.length > 0 && files.length === parsed.operands.length)
      return { text: undefined, sources: read, paths: [] };
    return connect(call, parsed.operands, isSending, [...posted, ...typed], "http");
  },
};

/** A client whose only operands are URLs, and that sends what `sends` names. */
function simple(options: string, ...sends: readonly string[]): NetworkProgram {
  return {
    table: { options },
    run: (call) => {
      const bodies = fieldsOf(call.parsed, ...sends);
      const files = bodies.flatMap((field) =>
        field.text.startsWith("@") ? [{ ...field, text: field.text.slice(1) || "-" }] : [],
      );
      const targets = call.parsed.operands.filter((field) => /[.:/]|^localhost/.test(field.text)).slice(0, 4);
      return connect(call, targets, bodies.length > 0, readSent(files, call), "http");
    },
  };
}

/** Programs that speak HTTP. */
export const httpClients: Readonly<Record<string, NetworkProgram>> = {
  curl,
  curlie: curl,
  wget: { table: wgetTable, run: runWget },
  wget2: { table: wgetTable, run: runWget },
  http: httpie,
  https: httpie,
  xh: httpie,
  xhs: httpie,
  aria2c: { table: ariaTable, run: runWget },
  axel: { table: axelTable, run: runWget },
  lynx: browser,
  w3m: browser,
  links: browser,
  elinks: browser,
  grpcurl: simple("-d= -H= -proto= -import-path= -plaintext", "-d"),
  ab: simple("-n= -c= -p= -T= -H= -A= -m=", "-p"),
  hey: simple("-n= -c= -m= -d= -D= -H= -T= -z=", "-d", "-D"),
  wscat: simple("-c,--connect= -x,--execute= -H=", "--execute"),
  websocat: {
    table: {},
    run: (call) => {
      const { sources, text } = call.setting.stdin;
      const isSending = sources.length > 0 || (text ?? "") !== "";
      return connect(call, call.parsed.operands.slice(0, 1), isSending, sources, "ws");
    },
  },
};
