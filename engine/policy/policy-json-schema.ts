import * as z from "zod";
import { PolicyFile } from "./policy-file.ts";

/** A policy file as JSON Schema, for editors and for what a misspelt field may have meant. */
export function policyJsonSchema(): object {
  return z.toJSONSchema(PolicyFile, { target: "draft-7", reused: "inline", io: "input" });
}
