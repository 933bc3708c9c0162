import type { ProfileName } from "../profile.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";

/** For people: what is wrong with the policy files, and what of them is not followed in a profile. */
export function notesOn(policy: CompiledPolicy | undefined, profile: ProfileName): readonly string[] {
  const problems = policy?.problems ?? [];
  const ignored = (policy?.ignored ?? []).filter(({ profiles }) => profiles.includes(profile));
  return [
    ...(policy?.unfollowed ?? []),
    ...problems.map(({ path, line, message }) => `${path}:${line}: ${message}`),
    ...ignored.map(({ path, line, message }) => `${path}:${line}: not followed: ${message}`),
  ];
}
