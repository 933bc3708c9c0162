import { type Field, plainField, unknownStream } from "../shell/stream.ts";
import { copyStored, isStored, remoteName } from "./cloud-storage.ts";
import { connect, fieldsOf, type NetworkProgram, readSent } from "./network-call.ts";

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
      if (targets.length === 0) return unknownStream;
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
      if (verbs.length > 0 && !verbs.includes(parsed.verb)) return unknownStream;
      const files = parsed.operands.filter((field) => !/^https?:/.test(field.text));
      const sent = [...readSent(files, call), ...setting.stdin.sources];
      return connect(call, [plainField(host)], true, sent);
    },
  };
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
      if (!copying.includes(verb)) return unknownStream;
      return { ...unknownStream, sources: copyStored(call, isPlace, /^(?:mv|move|moveto)$/.test(verb)) };
    },
  };
}

const isRemoteName = (field: Field): boolean => remoteName.test(field.text) || isStored(field);
const isAlias = (field: Field): boolean =>
  /^[\w-]+\/[\w./-]+$/.test(field.text) && !field.text.includes("..");

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
