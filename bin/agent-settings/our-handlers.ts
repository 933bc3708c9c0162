import { readFileSync } from "node:fs";
import * as z from "zod";

const Handler = z.looseObject({ command: z.string(), args: z.array(z.string()).optional() });
const ourHook = /^(.*)[\\/]dist[\\/]hooks[\\/](?:pre|post)-tool-use\.cjs$/s;
const ourHookInShell = /([^'"]*[\\/]dist[\\/]hooks[\\/](?:pre|post)-tool-use\.cjs)(?=['"\s]|$)/s;
const PackageName = z.looseObject({ name: z.string() });

/**
 * Tells our handlers from everybody else's: they run `…/dist/hooks/pre-tool-use.cjs` or `post-tool-use.cjs`, in exec or shell form, from
 * whatever folder or version installed them. A file of that name inside another npm package is not ours.
 */
export function isOurHandler(handler: unknown): boolean {
  const read = Handler.safeParse(handler);
  if (!read.success) return false;
  const words = [ourHookInShell.exec(read.data.command)?.[1], ...(read.data.args ?? [])];
  return words.some((word) => {
    const folder = ourHook.exec(word ?? "")?.[1];
    return folder !== undefined && !isOtherPackage(folder);
  });
}

function isOtherPackage(folder: string): boolean {
  try {
    const read = PackageName.safeParse(JSON.parse(readFileSync(`${folder}/package.json`, "utf8")));
    return read.success && read.data.name !== "sallyport";
  } catch {
    // Gone or unreadable: an installation of ours that was moved away still has to be replaceable.
    return false;
  }
}
