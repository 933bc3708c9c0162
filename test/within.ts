import { expect } from "vitest";

/**
 * Runs something and expects that it took no more of the processor than this: a bound on work, which holds on a busy machine too.
 *
 * @returns what it returned
 */
export async function within<Result>(maxMs: number, run: () => Result): Promise<Awaited<Result>> {
  const start = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(maxMs);
  return result;
}
