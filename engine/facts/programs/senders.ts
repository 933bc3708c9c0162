import { addFile, hold } from "../shell/files/files.ts";
import type { Field } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { postMessage } from "./messages.ts";
import {
  connect,
  fieldsOf,
  type NetworkCall,
  type NetworkProgram,
  nothing,
  plainField,
  readSent,
} from "./network-call.ts";
import { connectOpenssl } from "./raw-sockets.ts";
import { send } from "./send.ts";

/** A message that is written on the standard input, with attachments; operands are who gets it. */
function mail(options: string, attachments: readonly string[], servers: readonly string[]): NetworkProgram {
  return {
    table: { options },
    run: (call) => {
      const { parsed, setting } = call;
      const sent = [...readSent(fieldsOf(parsed, ...attachments), call), ...setting.stdin.sources];
      const named = fieldsOf(parsed, ...servers);
      const receivers = parsed.operands.filter((field) => field.text.includes("@"));
      const targets = [...receivers, ...named].slice(0, 16);
      if (targets.length === 0) return nothing;
      return connect(call, targets, true, sent, "smtp");
    },
  };
}

/** Programs that hand files to a service of their own; `verbs` are those that do, none where it always does. */
function handOver(host: string, verbs: readonly string[], options = ""): NetworkProgram {
  return {
    table: { options, ...(verbs.length > 0 && { verbs: 1 }) },
    run: (call) => {
      const { parsed, setting } = call;
      if (verbs.length > 0 && !verbs.includes(parsed.verb)) return nothing;
      const files = parsed.operands.filter((field) => !/^https?:/.test(field.text));
      const sent = [...readSent(files, call), ...setting.stdin.sources];
      return connect(call, [plainField(host)], true, sent);
    },
  };
}

/** Places in cloud storage: `s3://bucket/key`, `gs://bucket`, `remote:path` of rclone. */
const storage =
  /^(?:s3|gs|r2|b2|az|wasbs?|abfss?):\/\/|^https:\/\/[\w.-]+\.(?:blob|dfs|file)\.core\.windows\.net/i;
const remoteName = /^([\w-]{2,64}):(?!\/\/|\\)/;

/** Copies between files here and a store: who gets what, and what is saved or removed here. */
function copyStored(
  call: NetworkCall,
  isPlace: (field: Field) => boolean,
  isMoving: boolean,
): readonly Source[] {
  const { name, parsed, setting } = call;
  if (["--dryrun", "--dry-run", "-n"].some((option) => parsed.options.has(option))) return [];
  const last = parsed.operands.at(-1);
  const places = parsed.operands.filter(isPlace).slice(0, 16);
  if (!last || places.length === 0) return [];
  if (parsed.verb === "cat")
    return connect(
      call,
      places.map((place) => ({ ...place, text: storeUrl(place.text) })),
      false,
      [],
    ).sources;
  const isSending = isPlace(last);
  const endpoint = fieldsOf(parsed, "--endpoint-url")[0];
  const locals = parsed.operands.filter((field) => !isPlace(field) && (isSending || field !== last));
  const sent = readSent(locals, { ...call, setting });
  if (isSending && isMoving) for (const field of locals) addFile("delete", field, name, true, setting);
  const targets = endpoint ? [endpoint] : places;
  for (const place of targets)
    send(storeUrl(place.text), "store", isSending ? sent : [], name, setting, isSending ? "out" : "in");
  const arrived: readonly Source[] = places.map((place) => ({ from: "network", name: place.text }));
  if (isSending || last.text === "-") return isSending ? [] : arrived;
  addFile("write", last, name, true, setting);
  hold(last, arrived, setting);
  return [];
}

function storeUrl(text: string): string {
  return text.replace(remoteName, "store://$1/");
}

function store(
  copying: readonly string[],
  options: string,
  isPlace: (field: Field) => boolean,
): NetworkProgram {
  return {
    table: { options, verbs: 1 },
    run: (call) => {
      const { verb } = call.parsed;
      if (!copying.includes(verb)) return nothing;
      return { ...nothing, sources: copyStored(call, isPlace, /^(?:mv|move|moveto)$/.test(verb)) };
    },
  };
}

const isStored = (field: Field): boolean => storage.test(field.text);
const isRemoteName = (field: Field): boolean => remoteName.test(field.text) || isStored(field);
const isAlias = (field: Field): boolean =>
  /^[\w-]+\/[\w./-]+$/.test(field.text) && !field.text.includes("..");

/** What service programs send, besides the operations they are known for. `read` is what they read. */
export function sendOnwards(call: NetworkCall, read: readonly Source[]): void {
  const { name, parsed, setting } = call;
  const { verb } = parsed;
  if (name === "openssl") connectOpenssl(call);
  if (name === "aws" && /^s3 (?:cp|mv|sync)$/.test(verb)) copyStored(call, isStored, verb === "s3 mv");
  const bodies = name === "aws" && verb.startsWith("s3api put") ? after(call.args, "--body") : [];
  if (bodies.length > 0) send("store://s3", "store", readSent(bodies, call), name, setting);
  if (name === "gcloud" && /^storage (?:cp|mv|rsync)/.test(verb))
    copyStored(withVerbs(call), isStored, false);
  if (name === "az" && /^storage (?:blob|file|fs)/.test(verb)) {
    const files = [..."-f --file -s --source".split(" ")].flatMap((option) => after(call.args, option));
    if (files.length > 0) send("store://azure", "store", readSent(files, call), name, setting);
  }
  const posted = postMessage(name, verb, call.args, setting);
  if (name !== "gh" && name !== "glab") return;
  if (/^(?:gist create|snippet create|gist edit)$/.test(verb)) {
    const host = name === "gh" ? "gist.github.com" : "gitlab.com";
    send(host, "https", [...read, ...setting.stdin.sources], name, setting);
  } else if (/^(?:release (?:upload|create)|issue|pr|mr)\b/.test(verb)) {
    send(name === "gh" ? "api.github.com" : "gitlab.com", "https", [...read, ...posted], name, setting);
  } else if (verb.startsWith("api ")) {
    const files = call.args.flatMap((field) => {
      const text = /^[^=]{1,200}=@(.+)$/s.exec(field.text)?.[1];
      return text === undefined ? [] : [{ ...field, text }];
    });
    const sent = [...readSent([...files, ...after(call.args, "--input")], call), ...posted];
    if (sent.length > 0) send("api.github.com", "https", sent, name, setting);
  }
}

/** gcloud's table takes three words as verb: the third of `storage cp FILE` is a file. */
function withVerbs(call: NetworkCall): NetworkCall {
  const [, , third] = call.parsed.verb.split(" ");
  const first = call.args.find((field) => field.text === third);
  if (!first || third === undefined) return call;
  return { ...call, parsed: { ...call.parsed, operands: [first, ...call.parsed.operands] } };
}

/** The value of an option that the program's own table does not name. */
function after(args: readonly Field[], option: string): readonly Field[] {
  return args.flatMap((field, index) => {
    const next = args[index + 1];
    if (field.text === option && next) return [next];
    return field.text.startsWith(`${option}=`)
      ? [{ ...field, text: field.text.slice(option.length + 1) }]
      : [];
  });
}

const bsdMail = "-s= -a,--attach= -A,--attach= -c= -b= -r= -q= -S= -R= -u= -E -n -v -i";

/** Programs that send messages, hand files over, or copy to a store. */
export const senders: Readonly<Record<string, NetworkProgram>> = {
  mail: mail(bsdMail, ["--attach", "-q"], []),
  mailx: mail(bsdMail, ["--attach", "-q"], []),
  "s-nail": mail(bsdMail, ["--attach", "-q"], []),
  mutt: mail("-s= -a= -c= -b= -i= -F= -H= -e= -x", ["-a", "-i", "-H"], []),
  neomutt: mail("-s= -a= -c= -b= -i= -F= -H= -e= -x", ["-a", "-i", "-H"], []),
  sendmail: mail("-f= -F= -o= -O= -C= -r= -t -i -v", [], []),
  msmtp: mail("-a,--account= -C= -f,--from= --host= --port= -t", [], ["--host"]),
  swaks: mail(
    "-t,--to= -f,--from= -s,--server= --attach= --body= -d,--data= --header= -p= -au= -ap= --auth-user= --auth-password=",
    ["--attach", "--body", "--data"],
    ["--server", "--to"],
  ),
  sendemail: mail("-f= -t= -u= -m= -s= -a= -xu= -xp= -o=", ["-a"], ["-s", "-t"]),
  wormhole: handOver("relay.magic-wormhole.io", ["send", "tx", "ssh"], "--code= --text="),
  "wormhole-william": handOver("relay.magic-wormhole.io", ["send"], "--code= --text="),
  croc: handOver("croc.schollz.com", ["send"], "--code= --pass= --relay= -c="),
  ffsend: handOver("send.vis.ee", ["upload", "up", "u"]),
  onionshare: handOver("onionshare.onion", []),
  "onionshare-cli": handOver("onionshare.onion", []),
  pastebinit: handOver("pastebin.com", [], "-b= -a= -t= -f= -i="),
  wgetpaste: handOver("paste.rs", [], "-s= -l= -d= -n= -x -r"),
  gist: handOver("gist.github.com", [], "-d= -f= -t= -u= -p"),
  "transfer.sh": handOver("transfer.sh", []),
  qrcp: handOver("", ["send"]),
  gsutil: store(["cp", "mv", "rsync", "cat"], "-m -o= -h= -q -d -r -n", isStored),
  s3cmd: store(
    ["put", "sync", "get", "cp", "mv"],
    "-c,--config= --access_key= --secret_key= -n,--dry-run",
    isStored,
  ),
  s5cmd: store(["cp", "mv", "sync", "cat"], "--endpoint-url= --dry-run", isStored),
  rclone: store(
    ["copy", "copyto", "sync", "move", "moveto", "rcat", "cat"],
    "--config= --include= --exclude= --filter= --transfers= --bwlimit= -n,--dry-run -P -v",
    isRemoteName,
  ),
  mc: store(["cp", "mv", "mirror", "cat"], "--config-dir= --attr= --json", isAlias),
  azcopy: store(["copy", "cp", "sync"], "--from-to= --dry-run", isStored),
  b2: handOver("backblazeb2.com", ["upload-file", "upload_file", "upload-unbound-stream", "sync"]),
};
