import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { hookTable } from "./hook-table.ts";

/**
 * The folder of the built hook executables. Built, the CLI is `dist/bin/sallyport.cjs` and the hooks are beside it in `dist/hooks`.
 *
 * @throws Error when they are not there
 */
export function builtHooksFolder(): string {
  const folder = join(dirname(__dirname), "hooks");
  const missing = hookTable
    .map(({ executable }) => join(folder, executable))
    .find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new Error(`${missing} is missing; run "npm run build" or install the package again.`);
  return folder;
}
