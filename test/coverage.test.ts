import { expect, test } from "vitest";
import type { Effect } from "../engine/facts/operation-fact.ts";
import { serviceTables } from "../engine/facts/programs/services.ts";
import { unjudged } from "./coverage-reasons.ts";
import { firedRules } from "./pipeline.ts";

/** Effects that somebody should have an opinion on. */
const serious: readonly Effect[] = [
  ...(["read-secret", "change", "deploy", "publish", "delete"] as const),
  ...(["destroy", "stop", "access", "write-secret", "execute"] as const),
];

/** Every row of the tables as a command line: `*` stands for any word. */
const lines = Object.values(serviceTables).flatMap((table) =>
  Object.entries(table).flatMap(([program, row]) => {
    if (typeof row === "string" || !row.service) return [];
    const { area, effects } = row.service;
    return serious.flatMap((effect) =>
      (effects?.[effect]?.split(",") ?? []).map((words) => ({
        kind: `${area} ${effect}`,
        command: `${program} ${words.trim().replaceAll("*", "x")} thing`,
      })),
    );
  }),
);

const isExcused = (kind: string, command: string) =>
  Object.keys(unjudged).some((reason) => kind === reason || command.startsWith(`${reason} `));

test("what a program of the tables does to others has a rule, or a reason why not", async () => {
  const silent = new Map<string, string>();
  for (const { kind, command } of lines) {
    if (isExcused(kind, command)) continue;
    const fired = await firedRules(command);
    if (fired.length === 0) silent.set(command, kind);
  }
  expect([...silent]).toEqual([]);
});

test("every reason is still needed", async () => {
  const unused = Object.keys(unjudged).filter(
    (reason) => !lines.some(({ kind, command }) => kind === reason || command.startsWith(`${reason} `)),
  );
  expect(unused).toEqual([]);
});
