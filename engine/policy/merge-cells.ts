import { type Profile, type ProfileName, profileNames } from "../profile.ts";
import { forEachProfile, mapCells, valueAt } from "./cells.ts";
import type { Ignored } from "./compiled-policy.ts";
import { ignoredAt, mayLoosen, type RankedPolicy, whyNot } from "./ranked-policy.ts";
import { settle } from "./settle.ts";

/** A cell that policies have set: its value in a profile and the files that say so. */
export type SetCell = {
  readonly field: string;
  readonly profile: ProfileName;
  readonly value: string;
  readonly from: readonly { readonly path: string; readonly line: number }[];
};

/** The profiles with the cells of all policies. */
export type MergedCells = {
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  readonly set: readonly SetCell[];
  readonly ignored: readonly Ignored[];
};

/** Merges the single cells of policies into the built-in profiles. */
export function mergeCells(builtIn: readonly Profile[], policies: readonly RankedPolicy[]): MergedCells {
  const set: SetCell[] = [];
  const ignored = new Map<string, Ignored>();
  const merged = (name: ProfileName): Profile => {
    const profile = builtIn.find((one) => one.name === name);
    if (profile === undefined) throw new Error(`there is no profile ${name}`);
    return mapCells(profile, (field, base, order) => {
      const given = policies.flatMap((policy) => {
        const value = valueAt(policy.file.aspects, field, order);
        return value === undefined ? [] : [{ value, pass: policy.pass, policy }];
      });
      if (given.length === 0) return base;
      const settled = settle(base, given, mayLoosen, (value) => order.indexOf(value));
      const place = ["aspects", ...field];
      const from = settled.from.map(({ policy }) => ({
        path: policy.source.path,
        line: policy.lineOf(place),
      }));
      set.push({ field: field.join("."), profile: name, value: String(settled.value), from });
      for (const { policy, value } of settled.ignored) {
        const why = policy.mayLoosen ? "a layer above it or beside it says so" : whyNot(policy);
        const note = ignoredAt(policy, place, `${value} is more relaxed than ${settled.value}; ${why}`, [
          name,
        ]);
        const key = `${note.path}\n${note.message}`;
        const profiles = [...(ignored.get(key)?.profiles ?? []), name];
        ignored.set(key, { ...note, profiles });
      }
      return settled.value;
    });
  };
  const profiles = forEachProfile(merged);
  return { profiles, set, ignored: [...ignored.values()].sort(byProfiles) };
}

const byProfiles = (a: Ignored, b: Ignored): number =>
  profileNames.indexOf(a.profiles[0] ?? "balanced") - profileNames.indexOf(b.profiles[0] ?? "balanced");
