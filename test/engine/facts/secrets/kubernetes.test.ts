import { describe, expect, test } from "vitest";
import { found, seen } from "./seen.ts";

const value = Buffer.from("correct horse").toString("base64");

describe("Kubernetes Secret objects", () => {
  test.each([
    [
      "YAML",
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  user: ${value}\n  host: ${value}\ntype: Opaque\n`,
    ],
    [
      "YAML, kind at the end",
      `apiVersion: v1\ndata:\n  user: ${value}\nmetadata:\n  name: db\nkind: Secret\n`,
    ],
    ["plain strings", `kind: Secret\nstringData:\n  config: ${value}\n`],
    ["a folded value", `kind: Secret\ndata:\n  .dockercfg: >\n    ${value}\n`],
    ["JSON", JSON.stringify({ kind: "Secret", data: { user: value, host: value } })],
    ["JSON with line breaks", JSON.stringify({ data: { user: value }, kind: "Secret" }, null, 2)],
    ["a list", JSON.stringify({ kind: "List", items: [{ data: { user: value }, kind: "Secret" }] })],
    ["added in a diff", `+kind: Secret\n+data:\n+  user: ${value}\n+type: Opaque\n`],
  ])("no value stays, names do: %s", async (_, text) => {
    const left = await seen(text);
    expect(left).not.toContain(value);
    expect(left).toBe(text.replaceAll(value, ""));
  });

  test.each([
    ["a ConfigMap", `kind: ConfigMap\ndata:\n  user: ${value}\n`],
    [
      "a ConfigMap beside a Secret",
      `kind: ConfigMap\ndata:\n  user: ${value}\n---\nkind: Secret\nmetadata:\n  name: x\n`,
    ],
    ["another kind", `kind: SecretStore\ndata:\n  user: ${value}\n`],
    ["a template", "kind: Secret\ndata:\n  user: {{ .Values.user | b64enc }}\n"],
  ])("leaves alone: %s", async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
