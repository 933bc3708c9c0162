import type { Ignored } from "./compiled-policy.ts";
import type { Layer } from "./policy-source.ts";
import { ignoredAt, type RankedPolicy } from "./ranked-policy.ts";

/** Fields that only some layers may have. */
const layersOf = {
  identities: ["managed"],
  delegations: ["managed", "team", "user"],
} as const satisfies Readonly<Record<string, readonly Layer[]>>;

/** Fields in files of layers that have no say in them. */
export function misplacedFields(policies: readonly RankedPolicy[]): readonly Ignored[] {
  return policies.flatMap((policy) =>
    (["identities", "delegations"] as const)
      .filter((field) => policy.file[field] !== undefined)
      .filter((field) => !layersOf[field].some((layer) => layer === policy.source.layer))
      .map((field) => ignoredAt(policy, [field], `it counts in a ${layersOf[field].join(", ")} policy only`)),
  );
}
