import type { NetworkFact, NetworkReach } from "./facts.ts";

const metadataHosts = new Set([
  "169.254.169.254",
  "169.254.170.2",
  "fd00:ec2::254",
  "100.100.100.200",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.azure.com",
]);

/** How far away a host is. A name that is not local by its form counts as public. */
function reachOf(host: string): NetworkReach {
  if (host === "") return "unknown";
  if (metadataHosts.has(host)) return "metadata";
  if (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "::1" ||
    /^127(\.\d{1,3}){3}$/.test(host)
  ) {
    return "loopback";
  }
  if (host === "0.0.0.0" || host === "host.docker.internal") return "loopback";
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/.test(host))
    return "private";
  if (/\.(local|internal|lan|home|corp|intranet|svc)$/.test(host) || !/[.:]/.test(host)) return "private";
  return "public";
}

/** Services that answer with the address in the name: `169.254.169.254.nip.io`. */
const addressName = /(?:^|[.-])(\d{1,3}(?:[.-]\d{1,3}){3})\.(?:nip\.io|sslip\.io|xip\.io)$/;

/** Canonical spelling: an IPv4 address may be written as one number, in hex or octal (`0x7f000001`, `2852039166`). */
function canonicalHost(host: string): string {
  const named = host.toLowerCase().replace(/\.$/, "");
  const lower = addressName.exec(named)?.[1]?.replaceAll("-", ".") ?? named;
  const mapped = lower.includes(":") && URL.canParse(`http://[${lower}]`) ? mappedAddress(lower) : undefined;
  if (mapped !== undefined) return mapped;
  return /^[0-9.x a-f]+$/.test(lower) && URL.canParse(`http://${lower}`)
    ? new URL(`http://${lower}`).hostname
    : lower;
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
  return { scheme, host, reach: reachOf(host), direction, by };
}
