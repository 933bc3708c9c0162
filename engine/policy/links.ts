import type { PolicySource } from "./policy-source.ts";
import { readPolicy } from "./read-policy.ts";

/** The ties of a policy file to bundles; what it does not say is empty. */
export type Links = {
  readonly extends: readonly string[];
  readonly trustedKeys: readonly string[];
  readonly revokedKeys: readonly string[];
  readonly requireSigned: boolean;
};

/** Reads only a policy file's ties to bundles; faults of the file are the compiler's to tell. */
export function linksOf(source: PolicySource): Links {
  const { file } = readPolicy(source);
  return {
    extends: [...new Set(file.extends)],
    trustedKeys: file.trustedKeys ?? [],
    revokedKeys: file.revokedKeys ?? [],
    requireSigned: file.requireSigned ?? false,
  };
}
