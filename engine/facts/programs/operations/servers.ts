import type { TargetNames } from "../../../surroundings.ts";
import { networkFact } from "../../hosts.ts";
import type { Field } from "../../shell/stream.ts";
import type { Arguments } from "../program.ts";
import { targetOf, values } from "./targets.ts";

/** Longest name that is looked at. */
const maxName = 512;

/**
 * True when the call itself names a server that is neither this machine nor somebody's own: variables and the names of databases on it
 * then do not make it one. A name without a dot is left out, since containers reach their neighbours by such names.
 */
export function isOnServer(
  parsed: Arguments<Field>,
  operands: readonly string[],
  targets: TargetNames,
): boolean {
  const given = [
    ...values(parsed, "--host"),
    ...[...values(parsed, "--dbname"), ...operands].flatMap(hostIn),
  ];
  const hosts = given.map((host) => host.slice(0, maxName)).filter((host) => host !== "");
  return hosts.length > 0 && hosts.every((host) => isElsewhere(host, targets));
}

/** A public address, or a name with a dot that is not this machine's. */
function isElsewhere(host: string, targets: TargetNames): boolean {
  const reach = networkFact(`tcp://${host}`, "out", "database")?.reach;
  const isNamed = host.includes(".") && (reach === "public" || (reach === "private" && /[a-z]/i.test(host)));
  return isNamed && targetOf([host], targets) === "other";
}

/** The host of a connection string: a URL, or `host=db.example.com dbname=shop`. */
function hostIn(text: string): readonly string[] {
  const name = text.slice(0, maxName);
  const [, authority] = /^[a-z][a-z0-9+.-]{0,30}:\/\/([^/?#]*)/i.exec(name) ?? [];
  const host = authority?.split("@").at(-1) ?? /(?:^|\s)host=(\S+)/.exec(name)?.[1];
  return host === undefined ? [] : [host];
}
