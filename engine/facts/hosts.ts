import type { NetworkFact, NetworkReach } from "./facts.ts";
import { plainSpelling } from "./look-alikes.ts";

const metadataHosts = new Set([
  "169.254.169.254",
  "169.254.170.2",
  "169.254.170.23",
  "169.254.42.42",
  "fd00:ec2::254",
  "fd00:ec2::23",
  "100.100.100.200",
  "192.0.0.192",
  "metadata",
  "instance-data",
  "instance-data.ec2.internal",
  "metadata.tencentyun.com",
  "metadata.platformequinix.com",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.azure.com",
]);

/** Stores that are reached with the user's own login; what stands for the host is a bucket or an account. */
const storeScheme = /^(?:s3|gs|r2|b2|az|wasbs?|abfss?|store)$/;

/** How far away a host is. A name that is not local by its form counts as public. */
function reachOf(host: string, scheme: string): NetworkReach {
  if (host === "") return "unknown";
  if (storeScheme.test(scheme)) return "public";
  if (metadataHosts.has(host)) return "metadata";
  if (loopback.test(host)) return "loopback";
  return privateAddress.test(host) || privateName.test(host) || !/[.:]/.test(host) ? "private" : "public";
}

const loopback =
  /^(?:localhost|ip6-localhost|(?:[\w.-]{1,200}\.)?(?:localhost|localhost\.localdomain|lvh\.me|localtest\.me)|::1?|0\.0\.0\.0|127(?:\.\d{1,3}){3}|(?:host|gateway|kubernetes)\.docker\.internal|host\.containers\.internal)$/;
const privateAddress =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:)/;
const privateName = /\.(?:local|localdomain|internal|lan|home|corp|intranet|svc|test|ts\.net|home\.arpa)$/;

/** Services that answer with the address in the name: `169.254.169.254.nip.io`. */
const addressName = /(?:^|[.-])(\d{1,3}(?:[.-]\d{1,3}){3})\.(?:nip\.io|sslip\.io|xip\.io)$/;

/** Canonical spelling: an IPv4 address may be written as one number, in hex or octal (`0x7f000001`, `2852039166`). */
function canonicalHost(host: string): string {
  const named = plainSpelling(decoded(host)).toLowerCase().replace(/\.$/, "");
  const lower = addressName.exec(named)?.[1]?.replaceAll("-", ".") ?? named;
  const mapped = lower.includes(":") && URL.canParse(`http://[${lower}]`) ? mappedAddress(lower) : undefined;
  if (mapped !== undefined) return mapped;
  return /^[0-9.x a-f]+$/.test(lower) && URL.canParse(`http://${lower}`)
    ? new URL(`http://${lower}`).hostname
    : lower;
}

/** A host may be percent-encoded in a URL. */
function decoded(host: string): string {
  if (!host.includes("%")) return host;
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

/** The IPv4 address in an IPv6 one (`::ffff:169.254.169.254`). */
function mappedAddress(host: string): string | undefined {
  const match = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(new URL(`http://[${host}]`).hostname);
  if (!match) return undefined;
  const [high, low] = [Number.parseInt(match[1] ?? "", 16), Number.parseInt(match[2] ?? "", 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/**
 * A destination from a URL, `host:path`, `user@host` or bare host.
 *
 * @returns undefined when there is no host in it
 */
export function networkFact(
  destination: string,
  direction: NetworkFact["direction"],
  by: string,
  defaultScheme = "https",
): NetworkFact | undefined {
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/?#]*@)?(\[[0-9a-f:.%]+\]|[^/?#:@\s]*)/i.exec(
    destination.trim(),
  );
  if (!match) return undefined;
  const scheme = (match[1] ?? defaultScheme).toLowerCase();
  if (scheme === "file" || scheme === "data") return undefined;
  const host = canonicalHost((match[2] ?? "").replace(/^\[|\]$/g, ""));
  return { scheme, host, reach: reachOf(host, scheme), direction, by };
}
