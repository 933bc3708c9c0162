import type { RankedPolicy } from "./ranked-policy.ts";

/** The names by which roles may mean a user: that of the operating system, and the e-mail addresses that the managed policy gives it. */
export function namesOfUser(user: string, policies: readonly RankedPolicy[]): readonly string[] {
  const given = policies.filter(isManaged).flatMap(({ file }) => {
    const { identities = {} } = file;
    return Object.hasOwn(identities, user) ? (identities[user] ?? []) : [];
  });
  return [user, ...given.map((address) => address.toLowerCase())];
}

/** True for the file that is root's: elsewhere anybody could call themselves somebody else. */
const isManaged = ({ source, problems }: RankedPolicy): boolean =>
  source.layer === "managed" && problems.length === 0;
