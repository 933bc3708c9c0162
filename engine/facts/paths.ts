import { posix } from "node:path";
import type { Surroundings } from "../surroundings.ts";
import type { FileAccess, FileFact, Scope } from "./facts.ts";
import { plainSpelling } from "./look-alikes.ts";
import { replacesAt } from "./replaces.ts";

/** Longest path looked at, in UTF-16 units: the longest that a system call takes (PATH_MAX of Linux). */
export const maxPath = 4_096;

const harmlessDevice = /^\/dev\/(null|zero|full|u?random|tty|std(in|out|err)|fd\/\d+)$/;
/** Fixed, since a project's settings can set TMPDIR for hooks. */
const temporary = ["/tmp", "/var/tmp", "/var/folders", "/private/tmp", "/private/var/folders", "/dev/shm"];
/** The same of Windows, by drive. */
const windowsTemporary = /^(?:\/mnt|\/cygdrive)?\/[a-z]\/(?:te?mp|windows\/temp)(?:\/|$)/i;
const homeToolchains = [
  ...[
    ".cache",
    ".npm",
    ".pnpm-store",
    ".yarn",
    ".bun",
    ".nvm",
    ".volta",
    ".fnm",
    ".deno",
    ".cargo",
    ".rustup",
  ],
  ...[".pyenv", ".rbenv", ".gradle", ".m2", ".sdkman", ".asdf", "go", ".local/share", ".local/lib"],
  ...[
    ".ivy2",
    ".sbt",
    ".gem/ruby",
    ".bundle/cache",
    ".cocoapods",
    ".nuget/packages",
    ".android/cache",
    ".expo",
    ".metro-cache",
  ],
  ...["Library/Developer/Xcode/DerivedData", "Library/Developer/CoreSimulator/Caches"],
  ...[".local/bin", ".local/pipx", "Library/Caches", ".claude/projects", ".claude/plans", ".claude/plugins"],
];
const systemToolchains = [
  "/usr",
  "/bin",
  "/sbin",
  "/lib",
  "/lib64",
  "/opt",
  "/nix",
  "/snap",
  "/Library/Developer",
];
const credentialNames = [
  "credentials",
  "credentials.toml",
  ".credentials",
  ".npmrc",
  ".yarnrc.yml",
  "settings.xml",
  "gradle.properties",
];

/**
 * Absolute form of a path as a program would open it: `file://`, `..`, `.` and doubled slashes resolved, symlinks not. Windows' forms
 * become `/C/Users/me`, and what leads back to the root or the working directory through `/proc` is taken out.
 */
export function absolutePath(path: string, cwd: string): string {
  const local = /^file:/i.test(path) ? decodeFileUrl(path) : path;
  const plain = plainWindows(local).replaceAll("\0", "");
  const full = plain.startsWith("/") && !unresolved.test(plain) ? plain : posix.resolve(cwd, plain);
  if (!full.startsWith("/proc/")) return full;
  const inside =
    full.replace(/^(?:\/proc\/(?:self|thread-self|\d+)(?:\/task\/\d+)?\/root(?=\/|$))+/, "") || "/";
  return inside.replace(/^\/proc\/(?:self|thread-self|\d+)\/cwd(?=\/|$)/, cwd === "/" ? "" : cwd) || "/";
}

/** A part of an absolute path that resolving changes: `.`, `..`, and empty ones. */
const unresolved = /\/(?:\.{0,2}\/|\.{0,2}$)/;

/** Variables of Windows that name the home directory, or one in it. */
const windowsHome = /^(?:%HOMEDRIVE%)?%(?:USERPROFILE|HOMEPATH|HOME)%/i;
const windowsData = /^%(?:LOCAL)?APPDATA%/i;

/** `C:\Users\me`, `\\server\c$\Users\me`, `%USERPROFILE%\x`, an alternate data stream: with the slashes and roots of everybody else. */
function plainWindows(path: string): string {
  if (!/[\\%:]/.test(path)) return path;
  const named = path
    .replace(windowsHome, "/C/Users/%USERNAME%")
    .replace(windowsData, "/C/Users/%USERNAME%/AppData/Roaming")
    .replace(/::\$(?:DATA|INDEX_ALLOCATION)$/i, "");
  if (!/^(?:[A-Za-z]:[\\/]|\\\\|\/C\/)/.test(named)) return named;
  return named
    .replaceAll("\\", "/")
    .replace(/^\/\/[?.]\/(?=[A-Za-z]:)/, "")
    .replace(/^\/\/wsl(?:\$|\.localhost)\/[^/]+/i, "")
    .replace(/^\/\/[^/]+\/([A-Za-z])\$(?=\/|$)/, "/$1")
    .replace(/^([A-Za-z]):/, "/$1")
    .replace(/(?<=[^./ ])[. ]+(?=\/|$)/g, "");
}

function decodeFileUrl(url: string): string {
  const path = url.replace(/^file:(?:\/\/)?/i, "").replace(/^localhost(?=\/)/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** True when `path` is `directory` or lies in it. Both absolute. */
function isInside(path: string, directory: string): boolean {
  return path === directory || directory === "/" || path.startsWith(`${directory}/`);
}

/** Homes of other users, of other systems on this machine, and of root. */
const anyHome =
  /^(?:(?:\/mnt|\/cygdrive|\/host_mnt)?(?:\/[A-Za-z])?\/(?:home|Users)\/[^/]+|\/root|\/var\/root)(?=\/|$)/i;

/** The path as it would be in its own user's home (`/home/other/.ssh` is `~/.ssh`), or undefined outside of all homes. */
export function inSomeHome(path: string): string | undefined {
  const home = anyHome.exec(path);
  return home ? `~${path.slice(home[0].length)}` : undefined;
}

/** The path with `~` for a home directory: what rules match and people read. */
export function homeRelative(path: string, surroundings: Surroundings): string {
  for (const home of surroundings.homes) {
    if (home !== "/" && isInside(path, home)) return `~${path.slice(home.length)}`;
  }
  return path;
}

/** Where an absolute, symlink-free path lies. */
function scopeOf(path: string, surroundings: Surroundings): Scope {
  if (harmlessDevice.test(path)) return "temp";
  if (path.startsWith("/dev/") && !path.startsWith("/dev/shm/")) return "device";
  if (isInside(path, surroundings.realPath(surroundings.project))) return "project";
  if (temporary.some((directory) => isInside(path, directory)) || windowsTemporary.test(path)) return "temp";
  if (systemToolchains.some((directory) => isInside(path, directory))) return "toolchain";
  const home = surroundings.homes.find((directory) => isInside(path, directory));
  if (home === undefined) return "system";
  const isToolchain = homeToolchains.some((directory) => isInside(path, `${home}/${directory}`));
  return isToolchain && !credentialNames.includes(posix.basename(path)) ? "toolchain" : "home";
}

/** Our own program, its installer when it is run, or a directory above it, deleted or with new permissions. */
function holdsGuard(
  access: FileAccess,
  path: string,
  { realPath, ownDirectory, homes }: Surroundings,
): boolean {
  const own = realPath(ownDirectory);
  if (access === "execute") return path === posix.join(own, "../install.sh");
  if (!/^(?:write|delete|link|mode)$/.test(access)) return false;
  const isAbove = access !== "write" && path !== "/" && !homes.includes(path) && isInside(own, path);
  return isAbove || isInside(path, own);
}

/** One file access as a fact. `path` is absolute (see {@link absolutePath}). */
export function fileFact(
  access: FileAccess,
  path: string,
  by: string,
  recursive: boolean,
  surroundings: Surroundings,
): FileFact {
  const real = surroundings.realPath(path);
  const project = surroundings.realPath(surroundings.project);
  return {
    access,
    path: homeRelative(plainSpelling(path), surroundings),
    realPath: homeRelative(real, surroundings),
    inProject: inProject(real, project),
    scope: holdsGuard(access, real, surroundings) ? "guard" : scopeOf(real, surroundings),
    recursive,
    replaces: replacesAt(access, real, by, surroundings),
    shown: true,
    copiedTo: "",
    part: "",
    by,
  };
}

/** A name that begins with `~` would read as the home directory, so it has no such spelling. */
function inProject(real: string, project: string): string {
  if (!isInside(real, project)) return "";
  const relative = real.slice(project.length + 1);
  return relative.startsWith("~") ? "" : relative || ".";
}
