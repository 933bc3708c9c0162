import type { Ignored } from "./compiled-policy.ts";
import { ignoredAt, type RankedPolicy } from "./ranked-policy.ts";

/** The names by which roles may mean a user: that of the operating system, and the e-mail addresses that the managed policy gives it. */
export function namesOfUser(user: string, policies: readonly RankedPolicy[]): readonly string[] {
  const given = policies.filter(isManaged).flatMap(({ file }) => {
    const { identities = {} } = file;
    return Object.hasOwn(identities, user) ? (identities[user] ?? []) : [];
  });
  return [user, ...given.map((address) => address.toLowerCase())];
}

/** Anybody could call themselves somebody else in a file that is not root's. */
export function ignoredIdentities(policies: readonly RankedPolicy[]): readonly Ignored[] {
  return policies
    .filter((policy) => !isManaged(policy) && policy.file.identities !== undefined)
    .map((policy) => ignoredAt(policy, ["identities"], "only the managed policy tells who a user is"));
}

const isManaged = ({ source, problems }: RankedPolicy): boolean =>
  source.layer === "managed" && problems.length === 0;
