import { streamAt } from "../shell/descriptors.ts";
import { addFile, textIn } from "../shell/files/files.ts";
import { type Field, plainField, type Stream } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
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
import { type Program, parseArguments } from "./program.ts";

const table: Program = {
  options: [
    "-d,--data,--data-ascii= --data-binary= --data-raw= --data-urlencode= --json= -F,--form= --form-string= -T,--upload-file= --url-query=",
    "-o,--output= -O,--remote-name --remote-name-all --output-dir= -J -X,--request= -H,--header= -u,--user= -A,--user-agent= -e,--referer=",
    "-b,--cookie= -c,--cookie-jar= -x,--proxy= --preproxy= --socks4= --socks4a= --socks5= --socks5-hostname= --proxy-header= -U,--proxy-user=",
    "--noproxy= -K,--config= --url= -m,--max-time= --connect-timeout= --retry= --retry-delay= --retry-max-time= -w,--write-out= -E,--cert=",
    "--cert-type= --key= --key-type= --pass= --pubkey= --cacert= --capath= --crlfile= --ciphers= --tls-max= --pinnedpubkey= -r,--range=",
    "--resolve= --connect-to= --dns-servers= --doh-url= --interface= --unix-socket= --abstract-unix-socket= -D,--dump-header= -C,--continue-at=",
    "--netrc-file= --trace= --trace-ascii= --stderr= --libcurl= --etag-save= --etag-compare= --hsts= --alt-svc= --variable= --aws-sigv4=",
    "--limit-rate= --rate= -Y= -y= -z,--time-cond= -t= -Q,--quote= -P,--ftp-port= --ftp-account= --mail-from= --mail-rcpt= --mail-auth=",
    "--max-redirs= --max-filesize= --local-port= --keepalive-time= --proto= --proto-default= --proto-redir= --request-target= --parallel-max=",
    "--oauth2-bearer= --service-name= --expand-data= --expand-url= --expand-header= --expand-output=",
    "-L,--location -s,--silent -S,--show-error -f,--fail -k,--insecure -I,--head -i,--include -v,--verbose -g,--globoff -n,--netrc -G,--get -N,--no-buffer -#,--progress-bar --compressed --next -:,--next -Z,--parallel -q,--disable",
  ].join(" "),
};

/** curl, and what takes its options. */
export const curl: NetworkProgram = { table, run: (call) => runCurl(call, 0) };

/** Deepest nesting of configuration files. */
const maxConfigs = 4;

function runCurl(call: NetworkCall, depth: number): Stream {
  const configured = configuredArguments(call, depth);
  if (configured.length > 0) {
    const args = [...call.args.filter((_, index) => !isConfig(call.args, index)), ...configured];
    return runCurl({ ...call, args, parsed: parse(args) }, depth + 1);
  }
  const { parsed } = call;
  const sent = sentBy(call);
  for (const file of fieldsOf(parsed, "--netrc-file")) addFile("read", file, call.name, false, call.setting);
  for (const file of fieldsOf(parsed, ...written)) addFile("write", file, call.name, false, call.setting);
  const method = fieldsOf(parsed, "--request")[0]?.text.toUpperCase() ?? "";
  const hasBody = fieldsOf(parsed, ...bodies).length > 0;
  const isSending =
    (hasBody && !parsed.options.has("--get")) || /^(?:POST|PUT|PATCH|DELETE|MKCOL)$/.test(method);
  const isLocal = fieldsOf(parsed, "--unix-socket", "--abstract-unix-socket").length > 0;
  const proxies = ["--proxy", "--preproxy", "--socks4", "--socks4a", "--socks5", "--socks5-hostname"];
  const routes = fieldsOf(parsed, "--resolve", "--connect-to", "--doh-url", ...proxies).map(routeOf);
  const urls = [...parsed.operands, ...fieldsOf(parsed, "--url", "--expand-url")];
  const targets = isLocal ? [plainField("http://localhost")] : [...urls, ...routes];
  const stream = connect(call, targets, isSending, sent, "http");
  const isNamed = ["--remote-name", "--remote-name-all"].some((option) => parsed.options.has(option));
  const remote = isNamed ? urls.map(lastSegment) : [];
  const [directory] = fieldsOf(parsed, "--output-dir");
  return save(call, [...fieldsOf(parsed, "--output"), ...remote].map(into(directory)), stream);
}

const bodies = [
  "--data-ascii",
  "--data-binary",
  "--data-raw",
  "--data-urlencode",
  "--expand-data",
  "--json",
  "--form",
  "--form-string",
  "--upload-file",
] as const;
const written = [
  "--cookie-jar",
  "--dump-header",
  "--trace",
  "--trace-ascii",
  "--stderr",
  "--libcurl",
  "--etag-save",
] as const;

function sentBy(call: NetworkCall): readonly Source[] {
  const { parsed } = call;
  const files: Field[] = [...fieldsOf(parsed, "--upload-file")];
  const add = (field: Field, text: string | undefined) => {
    if (text !== undefined && text !== "") files.push({ ...field, text });
  };
  for (const field of fieldsOf(
    parsed,
    "--data-ascii",
    "--data-binary",
    "--json",
    "--header",
    "--proxy-header",
    "--write-out",
  ))
    add(field, /^@(.*)$/s.exec(field.text)?.[1]);
  for (const field of fieldsOf(parsed, "--data-urlencode", "--url-query", "--variable"))
    add(field, /^%?[^=@]{0,200}@(.*)$/s.exec(field.text)?.[1]);
  for (const field of fieldsOf(parsed, "--form")) for (const name of formFiles(field.text)) add(field, name);
  for (const field of fieldsOf(parsed, "--cookie")) if (!/[=;]/.test(field.text)) add(field, field.text);
  const named = fieldsOf(parsed, "--variable").flatMap(({ text }): readonly Source[] => {
    const name = /^%([A-Za-z_]\w{0,99})/.exec(text)?.[1];
    return name === undefined ? [] : [{ from: "environment", name }];
  });
  const isExpanded = [...parsed.options.keys()].some((option) => option.startsWith("--expand-"));
  const read = readSent(
    files.map((field) => (field.text === "." ? { ...field, text: "-" } : field)),
    call,
  );
  return isExpanded ? [...read, ...named] : read;
}

/** `name=@file;type=x`, `name=@"a b",c`, `name=<file`. */
function formFiles(text: string): readonly string[] {
  const value = /^[^=]*=[@<](.*)$/s.exec(text)?.[1] ?? /^@(.*)$/s.exec(text)?.[1];
  const plain = value?.replace(/;(?:type|filename|headers|encoder)=.*$/s, "");
  return plain?.split(",").map((name) => name.replace(/^"|"$/g, "")) ?? [];
}

/** `--resolve HOST:PORT:ADDRESS`, `--connect-to HOST:PORT:HOST:PORT`, `--proxy URL`: the host really talked to. */
function routeOf(field: Field): Field {
  if (field.text.includes("://")) return field;
  const parts = field.text.split(":");
  const isAddress = parts.length === 3 || parts.length > 4;
  return { ...field, text: (isAddress ? parts.slice(2).join(":") : parts.at(-2)) ?? field.text };
}

function isConfig(args: readonly Field[], index: number): boolean {
  const isFlag = (text: string | undefined) => /^(?:-K|--config)$/.test(text ?? "");
  return isFlag(args[index]?.text) || isFlag(args[index - 1]?.text);
}

function parse(args: readonly Field[]) {
  return parseArguments(
    args,
    table,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
}

/** The options in `-K FILE`, where its text is known: `url = "…"`, `data = @file`. */
function configuredArguments(call: NetworkCall, depth: number): readonly Field[] {
  if (depth >= maxConfigs) return [];
  return fieldsOf(call.parsed, "--config").flatMap((file) => {
    addFile("read", file, call.name, false, call.setting);
    const stream = file.text === "-" ? call.setting.stdin : streamAt(file, call.setting);
    const text = stream?.text ?? textIn(file, call.setting);
    return (text ?? "").split("\n").slice(0, maxConfigLines).flatMap(configured);
  });
}

/** Most lines of one configuration file. */
const maxConfigLines = 256;

/** `name = "value"`, `--name value`, `name`; a comment gives nothing. */
function configured(line: string): readonly Field[] {
  const [, name, rest = ""] = /^-{0,2}([\w-]{1,40})(.*)$/.exec(line.trim()) ?? [];
  if (name === undefined) return [];
  const value = rest.trim().replace(/^[=:]/, "").trim().replace(/^"|"$/g, "");
  return [plainField(`--${name}`), ...(value === "" ? [] : [plainField(value)])];
}
