import { evaluateModule } from "./evaluate-module.mjs";

/**
 * The JSON Schema of a policy file, for editors. Draft 7: the newest that their YAML and JSON services know in full.
 * Throws when a field has no description, since that is all an editor can show of it.
 */
export async function policySchema() {
  const { policyJsonSchema } = await evaluateModule("engine/policy/policy-json-schema.ts");
  const schema = policyJsonSchema();
  const missing = undescribed(schema);
  if (missing.length > 0)
    throw new Error(`fields of the policy without a description: ${missing.join(", ")}`);
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function undescribed(schema, at = "") {
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    field.description === undefined ? [`${at}${name}`] : undescribed(field, `${at}${name}.`),
  );
  const parts = [schema.items, schema.additionalItems, schema.additionalProperties].flat();
  return [...own, ...[...parts, ...(schema.anyOf ?? [])].flatMap((part) => undescribed(part, at))];
}
