import { expect } from "vitest";
import { fake } from "../../fake-secrets.ts";
import { bash, bashResult, type Input } from "../recorded.ts";
import type { Done } from "../run.ts";

/** A secret that is in {@link result}. */
export const key: string = fake("aws-access-key-id");

/** The one line on stderr that says which check failed. */
export const failure =
  /^sallyport: (?:blocked|output withheld), the check itself failed: \(([\w-]+)\) ([^\n]+)\n$/;

/** A call that nobody objects to. */
export const call: Input = bash("git status");

/** A result that holds {@link key}. */
export const result: Input = bashResult(key);

/** Expects that the call does not proceed, and that one clear line says which check failed. */
export function expectBlocked(done: Done, code: string, naming = ""): void {
  expect(done).toMatchObject({ exitCode: 2, stdout: "" });
  expect(done.stderr).toMatch(failure);
  expect(done.stderr).toContain(`(${code})`);
  expect(done.stderr).toContain(naming);
}

/** Expects that the model gets nothing of the output. */
export function expectWithheld(done: Done, code: string): void {
  expect(done.exitCode).toBe(2);
  expect(done.stderr).toMatch(failure);
  expect(done.stderr).toContain(`(${code})`);
  expect(JSON.parse(done.stdout)).toMatchObject({ continue: false, stopReason: done.stderr.trimEnd() });
  expect(done.stdout).not.toContain(key);
}
