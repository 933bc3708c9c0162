import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { describe, expect, test } from "vitest";
import { fakeOf } from "../../../fake-secrets.ts";
import { found } from "./seen.ts";

const root = join(import.meta.dirname, "../../../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const under = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:[cm]?[jt]s|md|json)$/.test(name))
    .map((name) => `${folder}/${name}`);
const digest = (algorithm: string, text: string) => createHash(algorithm).update(text);

const ours = ["engine", "hooks", "rules", "bin", "build", "docs"].flatMap(under);
// The tables of places are made of what credentials look like.
const sources = ours.filter((path) => !/places-|preset\.ts$/.test(path));

/** What tools print, made of this repository and of what is installed beside it. */
const outputs: Readonly<Record<string, () => string>> = {
  "our sources": () => sources.map(read).join("\n"),
  "our sources, found by grep": () =>
    sources
      .map((path) => read(path).replace(/^/gm, `${path}:1:`))
      .join("\n")
      .slice(0, 600_000),
  "a diff of them": () =>
    sources
      .map((path) => `+++ b/${path}\n${read(path).replace(/^/gm, "+")}`)
      .join("\n")
      .slice(0, 600_000),
  "sources in JSON": () => JSON.stringify(sources.map(read)).slice(0, 600_000),
  "a lockfile": () => read("package-lock.json"),
  "type definitions": () => read("node_modules/typescript/lib/lib.dom.d.ts"),
  "a compiler": () => read("node_modules/typescript/lib/typescript.js").slice(0, 1_500_000),
  "minified code": () => read("node_modules/@clack/prompts/dist/index.mjs"),
  "a test runner": () => under("node_modules/vitest/dist").slice(0, 40).map(read).join("\n"),
  "schemas in many languages": () => under("node_modules/zod/v4").slice(0, 120).map(read).join("\n"),
  checksums: () =>
    ours
      .map(
        (path) =>
          `${digest("sha256", read(path)).digest("hex")}  ${path}\n${digest("md5", read(path)).digest("hex")}  ${path}`,
      )
      .join("\n"),
  "go.sum": () =>
    ours
      .map((path) => `example.com/${path} v1.2.3 h1:${digest("sha256", read(path)).digest("base64")}`)
      .join("\n"),
  integrity: () =>
    ours.map((path) => `"integrity": "sha512-${digest("sha512", read(path)).digest("base64")}",`).join("\n"),
  "git log": () =>
    ours
      .map(
        (path) =>
          `commit ${digest("sha1", read(path)).digest("hex")}\nAuthor: Dev <dev@example.org>\n\n    ${path}: token and key names\n`,
      )
      .join("\n"),
  certificates: () => rootCertificates.join("\n"),
  "public keys": () => rootCertificates.join("\n").replaceAll("CERTIFICATE", "PUBLIC KEY"),
  images: () =>
    Array.from(
      { length: 20 },
      (_, n) => `url(data:image/png;base64,iVBORw0KGgo${fakeOf("[A-Za-z0-9+/]{4000}", n)}=)`,
    ).join("\n"),
  ids: () =>
    Array.from(
      { length: 500 },
      (_, n) =>
        `{"id":"${fakeOf("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}", n)}","oid":"${fakeOf("[0-9a-f]{24}", n)}","etag":"${fakeOf("[0-9a-f]{32}", n)}"}`,
    ).join("\n"),
  "a cache's log": () =>
    Array.from(
      { length: 200 },
      (_, n) => `Cache restored from key: Linux-npm-${fakeOf("[0-9a-f]{64}", n)}`,
    ).join("\n"),
  containers: () =>
    Array.from(
      { length: 200 },
      (_, n) =>
        `${fakeOf("[0-9a-f]{12}", n)}  registry.internal/app@sha256:${fakeOf("[0-9a-f]{64}", n)}  Up 2 hours`,
    ).join("\n"),
  "a hexdump": () =>
    (
      read("package-lock.json")
        .slice(0, 40_000)
        .match(/[\s\S]{16}/g) ?? []
    )
      .map(
        (line, n) =>
          `${(n * 16).toString(16).padStart(8, "0")}  ${Buffer.from(line).toString("hex").replace(/../g, "$& ")} |${line.replace(/[^ -~]/g, ".")}|`,
      )
      .join("\n"),
  "encoded text": () => Buffer.from(read("README.md")).toString("base64"),
  addresses: () =>
    sources
      .map((path) => `https://example.com/search?q=${encodeURIComponent(read(path).slice(0, 400))}`)
      .join("\n"),
};

describe("everyday output is left alone", () => {
  test.each(Object.entries(outputs))("%s", async (_, output) => {
    expect(
      (await found(output(), "high-entropy")).map(([detector, text]) => [detector, text.slice(0, 80)]),
    ).toEqual([]);
  });

  test("all of it is more than two megabytes", () => {
    const size = Object.values(outputs).reduce((sum, output) => sum + output().length, 0);
    expect(size).toBeGreaterThan(2_000_000);
  });
});
