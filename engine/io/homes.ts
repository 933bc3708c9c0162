/** Where a home directory may be told from. */
export type HomeSources = {
  /** What the installer wrote into the hook's arguments. */
  readonly pinned: string | undefined;
  readonly environment: string | undefined;
  readonly account: string | undefined;
};

/**
 * The home directories in force; the first holds our own state. No environment variable can move a pinned one. Without it, that of the
 * environment and that of the account both count; but a home inside the project is the project's own word, and no home.
 *
 * @param directories working directory and project, absolute
 */
export function homesInForce(
  { pinned, environment, account }: HomeSources,
  directories: readonly string[],
): readonly [string, ...string[]] {
  if (pinned !== undefined) return [pinned];
  const isOwn = (home: string) =>
    home === account || !directories.some((directory) => `${home}/`.startsWith(`${directory}/`));
  const given = [environment, account].filter((home) => home !== undefined && home !== "").map(String);
  const [first = "/", ...others] = new Set(given.filter(isOwn));
  return [first, ...others];
}
