import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { type BundleFile, bundleFiles, maxBundleFileBytes, type Reference } from "../../engine/bundle.ts";
import { GuardError } from "../../engine/errors.ts";
import { type BundleTexts, readBundleFolder } from "../../engine/io/bundle-files.ts";

const timeoutMs = 120_000;

/** What git and npm need to reach a server as the user; everything else, `GIT_*` and `npm_config_*` above all, stays behind. */
const passedOn =
  /^(?:HOME|USER|LOGNAME|LANG|LC_ALL|TMPDIR|SSH_AUTH_SOCK|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS|(?:https?|no|all)_proxy|SystemRoot|USERPROFILE|APPDATA)$/i;

/**
 * Fetches the files of a bundle. Nothing of what is fetched is run, and only files of the four known names are read. `git` and `npm` are
 * the user's own, with their logins; they start in an empty folder, where no project's settings reach them.
 *
 * @param base folder that a path is relative to
 * @throws GuardError `bundle-unreachable` or `bundle-invalid`
 */
export function fetchBundle(reference: Reference, base: string): BundleTexts {
  if (reference.kind === "path") return readBundleFolder(resolve(base, reference.path));
  const folder = mkdtempSync(join(tmpdir(), "sallyport-fetch-"));
  try {
    return reference.kind === "npm" ? fromNpm(reference, folder) : fromGit(reference, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Npm = Extract<Reference, { kind: "npm" }>;
type Git = Extract<Reference, { kind: "git" }>;

function fromNpm({ name, version }: Npm, folder: string): BundleTexts {
  const options = ["--ignore-scripts", "--no-workspaces", "--no-audit", ...fewRetries, "--pack-destination"];
  start("npm", ["pack", ...options, folder, `${name}@${version}`], folder);
  const [archive] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  if (archive === undefined)
    throw new GuardError("bundle-unreachable", `npm pack ${name}@${version}: no archive`);
  const listed = start("tar", ["-tzf", join(folder, archive)], folder).split("\n");
  // Written to a pipe, never to the disk: a link or a path in the archive leads nowhere.
  return textsOf((file) =>
    listed.includes(`package/${file}`)
      ? start("tar", ["-xzOf", join(folder, archive), `package/${file}`], folder)
      : undefined,
  );
}

/** npm's own waits add up to more than a minute, even for an archive that is not the one published. */
const fewRetries = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000"];

/** A bare repository without a working tree: hooks, filters, attributes and submodules have nothing to act on. */
function fromGit({ url, commit, folder: inside }: Git, folder: string): BundleTexts {
  const git = (...args: string[]) => start("git", [...safeGit, ...args], folder);
  git("init", "--quiet", "--bare", "--template=", folder);
  git(
    "fetch",
    "--quiet",
    "--depth=1",
    "--no-tags",
    "--no-recurse-submodules",
    "--end-of-options",
    url,
    commit,
  );
  const prefix = inside === "" ? "" : `${inside.replace(/\/$/, "")}/`;
  const paths = bundleFiles.map((file) => prefix + file);
  const listed = git("ls-tree", "-z", "--full-tree", commit, "--", ...paths).split("\0");
  return textsOf((file) => {
    const entry = listed.find((line) => line.endsWith(`\t${prefix}${file}`));
    const [, object] = /^100(?:644|755) blob ([0-9a-f]{40})\t/.exec(entry ?? "") ?? [];
    if (entry !== undefined && object === undefined)
      throw new GuardError("bundle-invalid", `${url}: ${prefix}${file} is no regular file`);
    return object === undefined ? undefined : git("cat-file", "blob", object);
  });
}

const safeGit = [
  ...[
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "submodule.recurse=false",
    "fetch.fsckObjects=true",
  ],
  ...[
    "protocol.allow=never",
    "protocol.https.allow=always",
    "protocol.ssh.allow=always",
    "protocol.file.allow=always",
  ],
].flatMap((setting) => ["-c", setting]);

function textsOf(read: (file: BundleFile) => string | undefined): BundleTexts {
  const texts: Partial<Record<BundleFile, string>> = {};
  for (const file of bundleFiles) {
    const text = read(file);
    if (text !== undefined) texts[file] = text;
  }
  return texts;
}

/** Runs a program and gives what it prints, of which there may be as much as a bundle file is long. */
function start(program: "git" | "npm" | "tar", args: readonly string[], cwd: string): string {
  const passed = Object.entries(process.env).filter(([name]) => passedOn.test(name));
  // A folder of a project on the PATH would be the project's word on what git is.
  const path = (process.env.PATH ?? "").split(":").filter(isAbsolute).join(":");
  const env = { ...Object.fromEntries(passed), PATH: path, GIT_TERMINAL_PROMPT: "0" };
  try {
    return execFileSync(program, args, {
      ...{ cwd, env, encoding: "utf8", timeout: timeoutMs, maxBuffer: maxBundleFileBytes },
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    throw new GuardError("bundle-unreachable", `${program} ${args.at(-1)}: ${whyOf(error)}`, {
      cause: error,
    });
  }
}

/** The lines in which a program says why it failed, without control characters; git and npm name more than one. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const stderr = "stderr" in error ? String(error.stderr) : "";
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const reasons = lines.filter((line) => /^(?:fatal|error|npm error|npm ERR!)/i.test(line));
  const said = (reasons.length > 0 ? reasons : lines.slice(-1)).map((line) =>
    line.replace(/^npm (?:error|ERR!) ?(?:code )?/, "").trim(),
  );
  const text = said.filter((line) => line !== "" && !line.startsWith("A complete log")).join("; ");
  return (text || error.message).replaceAll(/[^\x20-\x7e]/g, " ").slice(0, 300);
}
