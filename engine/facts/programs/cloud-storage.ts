import { addFile, hold } from "../shell/files/files.ts";
import type { Field } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { connect, fieldsOf, type NetworkCall, readSent } from "./network-call.ts";
import { send } from "./send.ts";

/** Places in cloud storage: `s3://bucket/key`, `gs://bucket`, `remote:path` of rclone. */
const storage =
  /^(?:s3|gs|r2|b2|az|wasbs?|abfss?):\/\/|^https:\/\/[\w.-]+\.(?:blob|dfs|file)\.core\.windows\.net/i;
export const remoteName = /^([\w-]{1,64}):(?!\/\/|\\)/;

/** Copies between files here and a store: who gets what, and what is saved or removed here. */
export function copyStored(
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

/** True for a place in cloud storage that its scheme tells. */
export function isStored(field: Field): boolean {
  return storage.test(field.text);
}
