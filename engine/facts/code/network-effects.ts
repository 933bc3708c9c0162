import { networkFact } from "../hosts.ts";
import { hold } from "../shell/files/files.ts";
import { addFlows } from "../shell/flows.ts";
import { show } from "../shell/shown/captured.ts";
import type { Source } from "../shell/variable.ts";
import { accessFiles, fieldsOf } from "./accesses.ts";
import { type Call, optionsOf, type Reading } from "./reading.ts";
import { sourcesIn, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

type Effect = (reading: Reading, call: Call) => Value;

const url = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Sources whose going out is worth a fact. */
function leaving(sources: readonly Source[]): readonly Source[] {
  return sources.filter((source) => source.from !== "network" && source.from !== "decoded");
}

/** Talks to the places that the values name. @returns the answer */
export function fetchFrom(
  reading: Reading,
  places: readonly Value[],
  isSending: boolean,
  sent: readonly Source[],
  scheme?: string,
): Value {
  const found: Source[] = [];
  if (reading.collects) show(sent, reading.setting.analysis);
  const texts = places.flatMap((place) =>
    place.known ? place.texts : place.texts.filter((text) => url.test(text)),
  );
  for (const text of texts.slice(0, 32)) {
    const out = isSending || leaving(sent).length > 0;
    const fact = networkFact(text, out ? "out" : "in", reading.by, scheme);
    if (!fact || (fact.host === "" && !fact.scheme.startsWith("http"))) continue;
    // The rest of the address may be put together: only a host that is written out is known.
    const known = /[$]/.test(fact.host) ? { ...fact, host: "", reach: "unknown" as const } : fact;
    found.push({ from: "network", name: known.host });
    if (!reading.collects || reading.setting.reach.place !== "here") continue;
    reading.setting.analysis.facts.network.push(known);
    addFlows(leaving(sent), "network", known.host, reading.setting);
  }
  if (texts.length === 0 && places.length > 0) {
    found.push({ from: "network", name: "" });
    if (reading.collects && leaving(sent).length > 0) addFlows(leaving(sent), "network", "", reading.setting);
  }
  return { ...unknownAs("answer", found), name: "Response()", texts: places[0]?.texts ?? ["$_answer"] };
}

const sendingOptions = ["body", "data", "json", "files", "form", "multipart", "content"];

function request(isSending: boolean): Effect {
  return (reading, call) => {
    const options = optionsOf(call);
    const method =
      options.get("method")?.texts[0] ?? (/\.request$/.test(call.name) ? call.args[0]?.texts[0] : "") ?? "";
    const isMethod = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/i.test(call.args[0]?.texts[0] ?? "");
    const given = isMethod ? call.args[1] : call.args[0];
    const host = options.get("hostname") ?? options.get("host");
    const place =
      given?.known || given?.texts.some((text) => url.test(text))
        ? given
        : (options.get("url") ?? options.get("uri") ?? host ?? given);
    const sends =
      isSending ||
      /^(?:POST|PUT|PATCH|DELETE)$/i.test(method) ||
      sendingOptions.some((option) => options.has(option));
    const sent = [
      ...call.args.flatMap((arg) => sourcesIn(arg)),
      ...[...call.named.values()].flatMap((arg) => sourcesIn(arg)),
    ];
    return fetchFrom(reading, place ? [place] : [], sends, sent);
  };
}

/** Host and port, in one text, a list, or one after the other. */
function hostOf({ args, named }: Call): Value | undefined {
  const options = optionsOf({ args, named });
  const given =
    options.get("PeerAddr") ?? options.get("PeerHost") ?? options.get("host") ?? options.get("hostname");
  const [first, second] = args;
  if (given) return given;
  if (first?.items) return first.items[0];
  return first?.known && /^\d+$/.test(first.texts[0] ?? "")
    ? second?.known
      ? second
      : textValue("localhost")
    : first;
}

/** A connection: what the other end sends may become the input of a shell. */
function connect(reading: Reading, call: Call): Value {
  const host = hostOf(call);
  const answer = fetchFrom(reading, host ? [host] : [], false, [], "tcp");
  const place = host?.known ? (host.texts[0] ?? "") : "";
  const isLocal = /^(?:localhost|127\.|::1|\/)/.test(place);
  if (!isLocal) reading.input = { text: undefined, sources: [{ from: "network", name: place }], paths: [] };
  const receiver = call.callee.receiver?.key;
  const socket = { ...answer, name: "Socket()" };
  if (receiver !== undefined) reading.variables.set(receiver, socket);
  return socket;
}

/** Functions that use a network, by kind. */
export const networkEffects: Readonly<Record<string, Effect>> = {
  fetch: request(false),
  send: request(true),
  connect,
  /** `connect` of an object that nothing is known of: only with an address. */
  connectTo: (reading, call) => (call.args[0]?.items?.[0]?.known ? connect(reading, call) : unknownValue),
  host: (reading, call) => connect(reading, { ...call, args: call.args.slice(0, 1) }),
  lookup: (reading, call) => {
    const [name] = call.args;
    if (name) fetchFrom(reading, [name], false, sourcesIn(name), "dns");
    return unknownValue;
  },
  download: (reading, call) => {
    const answer = fetchFrom(
      reading,
      call.args.slice(0, 1),
      false,
      call.args[0] ? sourcesIn(call.args[0]) : [],
    );
    const file = call.args[1] ?? call.named.get("filename") ?? call.named.get("destfile");
    if (!file) return answer;
    accessFiles(reading, "write", file);
    if (reading.collects)
      for (const field of fieldsOf(reading, file)) hold(field, answer.sources, reading.setting);
    return answer;
  },
  /** `curl_setopt($handle, CURLOPT_URL, "https://…")`. */
  option: (reading, call) => {
    const [, option, value] = call.args;
    const name = option?.name ?? "";
    if (name === "CURLOPT_URL" && value) return fetchFrom(reading, [value], false, []);
    if (name === "CURLOPT_POSTFIELDS" && value)
      return fetchFrom(reading, call.args.slice(0, 1), true, sourcesIn(value));
    return unknownValue;
  },
  /** An open connection sends what is written into it. */
  sendInto: (reading, call) => {
    const place = call.callee.receiver ?? unknownValue;
    return fetchFrom(
      reading,
      [{ ...place, known: place.texts.every((text) => !text.startsWith("$")) }],
      true,
      call.args.flatMap((arg) => sourcesIn(arg)),
    );
  },
};
