import * as z from "zod";
import { globs, text } from "./policy-texts.ts";

/** Where an entry of `profiles` holds: all keys given must match, any glob of each. */
export const match = z
  .strictObject({
    directory: globs.describe("Working directory and project, or a parent: ~/code/shop"),
    branch: globs.describe("Git branch that is checked out."),
    kubeContext: globs.describe("Current context of kubectl."),
    awsProfile: globs.describe("Profile of the AWS CLI."),
    terraformWorkspace: globs.describe("Terraform workspace."),
    environment: z.record(text, globs).describe("Environment variables: CI: ['true']"),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, "give at least one of directory, branch, kubeContext, …")
  .meta({ description: "Where it holds: all keys given must match, any glob of each.", minProperties: 1 });
export type Match = z.infer<typeof match>;
