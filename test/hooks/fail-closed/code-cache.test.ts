import { chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bash } from "../recorded.ts";
import { put, run, temporaryFolder } from "../run.ts";
import { call, result } from "./expectations.ts";

describe("a code cache that is damaged", () => {
  /** The smallest piece a disk writes, in the middle of a file. */
  function withSector(bytes: Buffer, change: (byte: number) => number): Buffer {
    const start = Math.floor(bytes.length / 1024) * 512;
    return Buffer.from(bytes.map((byte, at) => (at >= start && at < start + 512 ? change(byte) : byte)));
  }

  /** A home in which the caches of both executables are written. */
  function warmHome(): string {
    const home = temporaryFolder();
    run("pre-tool-use", call, { home });
    run("post-tool-use", result, { home });
    return home;
  }
  const caches = (home: string) => {
    const folder = join(home, ".sallyport/cache");
    return readdirSync(folder).map((file) => join(folder, file));
  };

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["empty", () => Buffer.alloc(0)],
    ["garbage", () => Buffer.from("garbage")],
    ["the same garbage twice", () => Buffer.from("garbagegarbage")],
    ["zeros", (bytes) => Buffer.alloc(bytes.length)],
    ["cut in half", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["cut by one byte", (bytes) => bytes.subarray(0, -1)],
    [
      "zeros from the first page on",
      (bytes) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096)]),
    ],
    ["one sector of something else", (bytes) => withSector(bytes, (byte) => byte ^ 0xff)],
    ["one sector of zeros", (bytes) => withSector(bytes, () => 0)],
  ])("%s: the answers are right, and the next run has a good one", (_case, damage) => {
    const home = warmHome();
    expect(caches(home).length).toBeGreaterThan(2);
    for (const file of caches(home)) writeFileSync(file, damage(readFileSync(file)));
    for (const round of [1, 2]) {
      expect([round, run("pre-tool-use", call, { home })]).toMatchObject([
        round,
        { exitCode: 0, stdout: "", stderr: "" },
      ]);
      expect(run("pre-tool-use", bash("git push --force"), { home }).stderr).toContain("git/force-push");
      expect(run("post-tool-use", result, { home }).stdout).toMatch(/\[redacted:aws/);
    }
  });

  test("somebody else's file is not run", () => {
    const home = warmHome();
    if (process.getuid?.() === 0) for (const file of caches(home)) chownSync(file, 65_534, 65_534);
    expect(run("pre-tool-use", bash("git push --force"), { home }).exitCode).toBe(2);
  });

  test("a home that only the environment names has no cache, since a cache runs as our code", () => {
    const home = temporaryFolder();
    expect(run("pre-tool-use", bash("git push --force"), { home, pinned: false }).exitCode).toBe(2);
    expect(existsSync(join(home, ".sallyport/audit"))).toBe(true);
    expect(existsSync(join(home, ".sallyport/cache"))).toBe(false);
  });

  test.each([["~/.sallyport"], ["~/.sallyport/cache"]])("a file in place of %s only costs time", (path) => {
    const home = temporaryFolder();
    put(join(home, path.slice(2)), "");
    expect(run("pre-tool-use", call, { home })).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run("pre-tool-use", bash("git push --force"), { home }).exitCode).toBe(2);
  });
});
