import { joinSources } from "../shell/sources.ts";
import type { Source } from "../shell/variable.ts";
import type { Call } from "./reading.ts";
import { sourcesIn, type Value } from "./values.ts";

/** Objects that the tables know are what they were made of; one that starts with `?` came from a text or a list. */
const plainObject = /^(?:\?|(?:Path|Pathname|File|Data|Response|Socket)\(\))/;

/** What a function with this name returns does not show the key that it was given. */
const keyed =
  /(?:^|[._]|jwt_?)(?:verify|sign|create_?hmac|create_?hash|hmac|digest|hexdigest|sha\d{1,3}|md5|compare|timing_?safe_?equal|check_?password\w{0,20}|pbkdf2\w{0,20}|scrypt\w{0,20})(?:_?async|_?sync)?$/i;

/** The object came out of a function nobody has told us about, as a client does that was given a credential. */
function isClient({ name }: Value): boolean {
  return name?.endsWith("()") === true && !plainObject.test(name);
}

function withoutEnvironment(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ from }) => from !== "environment");
}

/** A method of a client, or of something that it has. */
export function isOfClient({ name = "", receiver }: Value): boolean {
  return /\(\)\./.test(name) && !plainObject.test(name) && receiver?.items === undefined;
}

/** What a client's method returns: what the other end says. */
export function answerOf(value: Value): Value {
  return value.sources.length === 0 ? value : { ...value, sources: withoutEnvironment(value.sources) };
}

/**
 * Where the result of a function nobody has told us about comes from: from all that it is given. A client answers with what the
 * other end says, not with the credential that it was made with.
 */
export function resultSources({ callee, args, named }: Call): readonly Source[] {
  const { receiver, name = "" } = callee;
  const own = receiver ? sourcesIn(receiver) : [];
  const [first, ...others] = args;
  const given = joinSources(
    first ? sourcesIn(first) : [],
    ...[...others, ...named.values()].map((arg) =>
      isClient(arg) ? withoutEnvironment(sourcesIn(arg)) : sourcesIn(arg),
    ),
  );
  return joinSources(
    isOfClient(callee) ? withoutEnvironment(own) : own,
    keyed.test(name) ? withoutEnvironment(given) : given,
  );
}
