import { type Effect, effects } from "../operation-fact.ts";
import type { Service } from "./service.ts";

/** Words that command lines use for what they do, by effect. */
const vocabulary: Readonly<Partial<Record<Effect, string>>> = {
  read: "get list ls lst describe show view info status inspect help version search find query cat head tail logs log top whoami current lookup check validate verify diff plan preview history print display explain wait watch ping health doctor lint fmt stat stats size count scan peek receive presign hash test browse read sub bench open outdated audit why tree search-results list-all ps images events exists url presigned-url lint-all synth template",
  create:
    "create add new init mb mkdir make register provision allocate generate request start enable resume build tag label annotate subscribe clone fork mount",
  change:
    "update set edit modify patch apply replace put rename move mv alter change configure attach detach associate disassociate link assign resize scale autoscale restart reboot reload upgrade downgrade migrate restore import invalidate failover switch-over convert merge retry rerun approve transition adjust",
  transfer: "cp copy upload download sync pull export backup dump fetch save load mirror rsync",
  deploy: "deploy release promote rollback redeploy rollout undeploy ship up submit",
  publish: "publish push",
  install: "install",
  delete:
    "delete del rm remove drop purge prune erase terminate unregister deregister uninstall unset clear flush trash discard evict forget unpublish rb rmi decommission deletefile delete-file clean cleanup dedupe unlink expire deprovision unsubscribe dispose reset discontinue archive yank",
  destroy: "destroy nuke wipe format teardown down obliterate rmdb dropdb",
  stop: "stop disable pause suspend kill shutdown drain cordon halt deactivate quit quiesce close cancel abort scale-down poweroff power-off fail",
  access:
    "grant revoke authorize unauthorize invite rotate roll regenerate share unshare allow deny add-user remove-user set-policy impersonate",
  execute:
    "exec ssh shell attach console run invoke execute eval trigger dispatch send-command call rsh debug",
  local: "login logout signin signout auth use-context use select switch completion alias config-context",
};

/** Words in front of the verb in a compound one: `batch-delete-image`. */
const prefixes = new Set(["batch", "bulk", "force", "admin", "async", "soft", "hard"]);

/** Things that hold other things: deleting one loses what is in it. */
const holders = new Set(
  "account app application bucket catalog cluster database datastore deployment disk domain drive environment filesystem forest instance keyspace keyring ledger namespace nodegroup nodepool org organization project realm repo repository server snapshot space stack stream table tenant tenancy topic vault vhost volume vm vpc warehouse workspace zone backup db collection".split(
    " ",
  ),
);

/** Effects that a word for looking, in front of them, does not excuse: `metrics alert delete`. */
const serious: ReadonlySet<Effect> = new Set(["delete", "destroy", "stop", "access"]);

/** Most leading words that are looked at for a verb. */
const maxWords = 6;

let effectOfWord: ReadonlyMap<string, Effect> | undefined;

function words(): ReadonlyMap<string, Effect> {
  effectOfWord ??= new Map(
    effects.flatMap((effect) =>
      (vocabulary[effect]?.split(" ") ?? []).map((word): [string, Effect] => [word, effect]),
    ),
  );
  return effectOfWord;
}

/** A verb as it was read: its own words, what they do, what to, and how many words it took. */
export type Verb = {
  readonly verb: string;
  readonly effect: Effect;
  readonly resource: string;
  readonly length: number;
};

type Row = {
  readonly words: readonly string[];
  readonly options: readonly string[];
  readonly effect: Effect;
  /** Words count most, then words that are written out, then options. */
  readonly weight: number;
};

/** Rows by their first word; those that begin with a pattern or an option stand under "". */
type Rows = ReadonlyMap<string, readonly Row[]>;

const rowsOfService = new WeakMap<Service, Rows>();

function rowsOf(service: Service): Rows {
  const known = rowsOfService.get(service);
  if (known) return known;
  const rows = new Map<string, Row[]>();
  for (const effect of effects) {
    for (const text of service.effects?.[effect]?.split(",") ?? []) {
      const parts = text.trim().split(/\s+/);
      const words = parts.filter((part) => !part.startsWith("-"));
      const options = parts.filter((part) => part.startsWith("-"));
      const patterns = words.filter((word) => word.includes("*")).length;
      const [first = ""] = words;
      const key = first.includes("*") ? "" : first;
      const row = { words, options, effect, weight: 20 * words.length - patterns + options.length };
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  }
  rowsOfService.set(service, rows);
  return rows;
}

type Options = ReadonlyMap<string, readonly ({ readonly text: string } | undefined)[]>;

function hasOption(options: Options, wanted: string): boolean {
  const at = wanted.indexOf("=");
  const given = options.get(at === -1 ? wanted : wanted.slice(0, at));
  const value = wanted.slice(at + 1);
  return given !== undefined && (at === -1 || given.some((field) => fitsWord(value, field?.text)));
}

function fits(row: Row, given: readonly string[], options: Options): boolean {
  return (
    row.words.every((word, at) => fitsWord(word, given[at])) &&
    row.options.every((option) => hasOption(options, option))
  );
}

/** `*` stands for anything, in front, behind or both. */
function fitsWord(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  if (!pattern.includes("*")) return word === pattern;
  const parts = pattern.split("*");
  let at = 0;
  for (const part of parts) {
    const found = word.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return word.startsWith(parts[0] ?? "") && word.endsWith(parts.at(-1) ?? "");
}

/** The verb of a command line: the row that fits best, else the first word that the vocabulary knows. */
export function readVerb(given: readonly string[], options: Options, service: Service): Verb {
  const skipped = service.skipped?.split(" ") ?? [];
  const start = skipped.includes(given[0] ?? "") ? 1 : 0;
  const line = given.slice(start, start + 8);
  const rows = rowsOf(service);
  let best: Row | undefined;
  // Of two that fit as well, the later effect is the more serious.
  for (const row of [...(rows.get("") ?? []), ...(rows.get(line[0] ?? "") ?? [])])
    if (row.weight >= (best?.weight ?? 0) && fits(row, line, options)) best = row;
  const spoken = service.rowsOnly ? unspoken(line, service) : wordVerb(line, service);
  if (best && (best.words.length > 0 || spoken.effect === "unknown")) {
    const length = Math.max(best.words.length, spoken.length);
    const verb =
      best.words.length > 0
        ? line.slice(0, best.words.length).join(" ")
        : (best.options[0] ?? "").replace(/^-+/, "");
    return { verb, effect: best.effect, resource: spoken.resource, length: start + length };
  }
  const effect = spoken.effect === "unknown" ? (service.otherwise ?? "unknown") : spoken.effect;
  return { ...spoken, effect, length: start + spoken.length };
}

/** True when one of the words names a thing that holds others: a bucket, a project. */
export function holdsMore(nouns: readonly string[]): boolean {
  return nouns
    .flatMap((word) => [word, ...word.split(/[-_:]/)])
    .some(
      (word) =>
        holders.has(word) ||
        holders.has(word.replace(/(?:es|s)$/, "")) ||
        holders.has(word.replace(/s$/, "")),
    );
}

type Hit = { readonly at: number; readonly effect: Effect; readonly parts: readonly string[] };

function wordVerb(line: readonly string[], service: Service): Verb {
  const nouns = service.nouns?.split(" ") ?? [];
  let found: Hit | undefined;
  for (let at = 0; at < Math.min(line.length, maxWords); at++) {
    const word = (line[at] ?? "").toLowerCase();
    if (!/^[a-z][\w:.-]{0,63}$/.test(word) || (at === 0 && nouns.includes(word))) continue;
    const hit = hitOf(word, at, service.compound === true);
    if (!hit) continue;
    if (found === undefined) found = hit;
    else if (found.effect === "read" && serious.has(hit.effect) && at - found.at < 3) found = hit;
    if (found.effect !== "read") break;
  }
  if (!found) return unspoken(line, service);
  const nounWords = [...line.slice(0, found.at), ...found.parts].map((word) => word.toLowerCase());
  const resource = nounWords.join(" ");
  const effect = found.effect === "delete" && holdsMore(nounWords) ? "destroy" : found.effect;
  return { verb: line.slice(0, found.at + 1).join(" "), effect, resource, length: found.at + 1 };
}

function unspoken(line: readonly string[], { otherwise }: Service): Verb {
  // A program with one thing to do has no verb.
  if (otherwise !== undefined || line.length === 0)
    return { verb: "", effect: "unknown", resource: "", length: 0 };
  return { verb: line[0] ?? "", effect: "unknown", resource: "", length: 1 };
}

/** The verb in a word: the word itself, one between colons, or the first or last part of a compound. */
function hitOf(word: string, at: number, compound: boolean): Hit | undefined {
  const known = words();
  const whole = known.get(word);
  if (whole) return { at, effect: whole, parts: [] };
  if (word.includes(":")) {
    const parts = word.split(":");
    const part = parts.find((candidate) => known.has(candidate));
    const effect = part === undefined ? undefined : known.get(part);
    return effect && { at, effect, parts: parts.filter((other) => other !== part) };
  }
  if (!compound || !/[-_]/.test(word)) return undefined;
  const all = word.split(/[-_]/);
  const first = prefixes.has(all[0] ?? "") ? 1 : 0;
  for (const index of [first, all.length - 1]) {
    const effect = known.get(all[index] ?? "");
    if (effect) return { at, effect, parts: all.filter((_part, other) => other !== index && other >= first) };
  }
  return undefined;
}
