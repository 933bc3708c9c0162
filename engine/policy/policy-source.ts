import * as z from "zod";

/** Layers from the strongest to the weakest. What a layer has set, those below it may only tighten. */
export const layers = ["managed", "team", "user", "repo", "repo-local"] as const;
export type Layer = (typeof layers)[number];

/** One policy file as it was read. `directory` is what its relative paths start from; empty where they mean any project. */
export const PolicySource = z.strictObject({
  path: z.string(),
  layer: z.enum(layers),
  directory: z.string(),
  text: z.string(),
});
export type PolicySource = z.infer<typeof PolicySource>;
