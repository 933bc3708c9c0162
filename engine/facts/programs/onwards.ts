import type { Field } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { copyStored, isStored } from "./cloud-storage.ts";
import { postMessage } from "./messages.ts";
import { type NetworkCall, readSent } from "./network-call.ts";
import { connectOpenssl } from "./raw-sockets.ts";
import { send } from "./send.ts";

/** Records what a service program sends. `read` is what it reads, `posted` what is in messages that others read. */
type Sender = (call: NetworkCall, read: readonly Source[], posted: readonly Source[]) => void;

function sendToAws(call: NetworkCall): void {
  const { verb } = call.parsed;
  if (/^s3 (?:cp|mv|sync)$/.test(verb)) copyStored(call, isStored, verb === "s3 mv");
  const bodies = verb.startsWith("s3api put") ? after(call.args, "--body") : [];
  if (bodies.length > 0) send("store://s3", "store", readSent(bodies, call), call.name, call.setting);
}

function sendToGoogle(call: NetworkCall): void {
  if (/^storage (?:cp|mv|rsync)/.test(call.parsed.verb)) copyStored(withVerbs(call), isStored, false);
}

function sendToAzure(call: NetworkCall): void {
  if (!/^storage (?:blob|file|fs)/.test(call.parsed.verb)) return;
  const files = [..."-f --file -s --source".split(" ")].flatMap((option) => after(call.args, option));
  if (files.length > 0) send("store://azure", "store", readSent(files, call), call.name, call.setting);
}

/** Commands of a forge's own program. */
function sendToForge(api: string, snippets: string): Sender {
  return (call, read, posted) => {
    const { name, parsed, setting } = call;
    const { verb } = parsed;
    if (/^(?:gist create|snippet create|gist edit)$/.test(verb)) {
      send(snippets, "https", [...read, ...setting.stdin.sources], name, setting);
    } else if (/^(?:release (?:upload|create)|issue|pr|mr)\b/.test(verb)) {
      send(api, "https", [...read, ...posted], name, setting);
    } else if (verb.startsWith("api ")) {
      const files = call.args.flatMap((field) => {
        const text = /^[^=]{1,200}=@(.+)$/s.exec(field.text)?.[1];
        return text === undefined ? [] : [{ ...field, text }];
      });
      const sent = [...readSent([...files, ...after(call.args, "--input")], call), ...posted];
      if (sent.length > 0) send(api, "https", sent, name, setting);
    }
  };
}

/** Service programs that send something besides what their operations say. */
export const senders: Readonly<Record<string, Sender>> = {
  openssl: connectOpenssl,
  aws: sendToAws,
  gcloud: sendToGoogle,
  az: sendToAzure,
  gh: sendToForge("api.github.com", "gist.github.com"),
  glab: sendToForge("gitlab.com", "gitlab.com"),
};

/** What service programs send, besides the operations they are known for. `read` is what they read. */
export function sendOnwards(call: NetworkCall, read: readonly Source[]): void {
  const posted = postMessage(call.name, call.parsed.verb, call.args, call.setting);
  if (Object.hasOwn(senders, call.name)) senders[call.name]?.(call, read, posted);
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
