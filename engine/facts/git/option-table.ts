/**
 * Options of git's commands: `-f,--force` are spellings of one option, the last is the canonical one; `=` after them says that a value
 * follows, `?` that one may be attached (`--color=always`, never `--color always`). `--no-…` forms are not listed: every option has one.
 * From `git <command> -h` of git 2.39, with what later versions added.
 */
const pathspecFile = "--pathspec-from-file= --pathspec-file-nul";
const submodules = "--recurse-submodules?";
const diff =
  "-p,-u,--patch -s,--no-patch -U,--unified= -W,--function-context --raw --patch-with-raw --patch-with-stat --numstat --shortstat -X,--dirstat? --cumulative --check --summary --name-only --name-status --stat? --stat-width= --stat-count= --compact-summary --binary --full-index --color? --ws-error-highlight= --abbrev? --src-prefix= --dst-prefix= --line-prefix= --no-prefix --inter-hunk-context= --output-indicator-new= --output-indicator-old= -B,--break-rewrites? -M,--find-renames? -D,--irreversible-delete -C,--find-copies? --find-copies-harder --no-renames --follow --minimal -w,--ignore-all-space -b,--ignore-space-change --ignore-space-at-eol --ignore-blank-lines -I,--ignore-matching-lines= --patience --histogram --diff-algorithm= --anchored= --word-diff? --word-diff-regex= --color-words? --color-moved? --color-moved-ws= --relative? -a,--text --exit-code --quiet --ext-diff --textconv --ignore-submodules? --submodule? --rotate-to= --skip-to= --find-object= --diff-filter= --output= -S= -G= -O= --pickaxe-all --no-index --cached --staged --merge-base";
const log = `${diff} -n,--max-count= --skip= --since= --after= --until= --before= --author= --committer= --grep= --format= --pretty? --date= -L= -g,--walk-reflogs -q,--quiet --source --decorate? --decorate-refs= --oneline --graph --all --branches? --tags? --remotes? --glob= --exclude= -m --encoding= --stdin`;
const picking =
  "--quit --continue --abort --skip --cleanup= -n,--no-commit -e,--edit -s,--signoff -m,--mainline= --strategy= -X,--strategy-option= -S,--gpg-sign? -x --ff --allow-empty --no-verify";
const message = "-m,--message= -F,--file=";

const tables: Readonly<Record<string, string>> = {
  add: `-n,--dry-run -v,--verbose -i,--interactive -p,--patch -e,--edit -f,--force -u,--update --renormalize -N,--intent-to-add -A,--all --ignore-removal --refresh --ignore-errors --ignore-missing --sparse --chmod= ${pathspecFile}`,
  am: "-i,--interactive -3,--3way -q,--quiet -s,--signoff -k,--keep -c,--scissors --whitespace= --directory= --exclude= --include= -C= -p= --patch-format= --reject --continue -r,--resolved --skip --abort --quit --show-current-patch? -S,--gpg-sign? --empty= --no-verify",
  apply:
    "--exclude= --include= -p= --no-add --stat --numstat --summary --check --index -N,--intent-to-add --cached --unsafe-paths --apply -3,--3way --build-fake-ancestor= -z -C= --whitespace= --ignore-space-change -R,--reverse --unidiff-zero --reject --allow-overlap -v,--verbose -q,--quiet --inaccurate-eof --recount --directory= --allow-empty --binary",
  archive:
    "--format= --prefix= --add-file= --add-virtual-file= -o,--output= --worktree-attributes --mtime= -v,--verbose -l,--list --remote= --exec=",
  blame:
    "-b --root --porcelain -L= -S= --contents= --ignore-rev= --ignore-revs-file= -C? -M? --abbrev? --date=",
  branch:
    "-v,--verbose -q,--quiet -t,--track? -u,--set-upstream-to= --unset-upstream --color? -r,--remotes --contains= --no-contains= --abbrev? -a,--all -d,--delete -D -m,--move -M -c,--copy -C -l,--list --show-current --create-reflog --edit-description -f,--force --merged= --no-merged= --column? --sort= --points-at= -i,--ignore-case --recurse-submodules --format=",
  "bundle create": "-q,--quiet --progress --version=",
  checkout: `-b= -B= -l --guess --overlay -q,--quiet ${submodules} --progress -m,--merge --conflict= -d,--detach -t,--track? -f,--force --orphan= --overwrite-ignore --ignore-other-worktrees -2,--ours -3,--theirs -p,--patch -U,--unified= --inter-hunk-context= --ignore-skip-worktree-bits ${pathspecFile}`,
  "checkout-index":
    "-a,--all -f,--force -q,--quiet -n,--no-create -u,--index -z --stdin --temp --prefix= --stage=",
  "cherry-pick": picking,
  clean: "-q,--quiet -n,--dry-run -f,--force -i,--interactive -d -e,--exclude= -x -X",
  clone: `-v,--verbose -q,--quiet --progress -n,--no-checkout --bare --mirror -l,--local --no-hardlinks -s,--shared ${submodules} --recursive? -j,--jobs= --template= --reference= --reference-if-able= --dissociate -o,--origin= -b,--branch= --revision= -u,--upload-pack= --depth= --shallow-since= --shallow-exclude= --single-branch --no-tags --shallow-submodules --separate-git-dir= -c,--config= --server-option= -4,--ipv4 -6,--ipv6 --filter= --also-filter-submodules --remote-submodules --sparse --bundle-uri=`,
  commit: `-q,--quiet -v,--verbose ${message} --author= --date= -c,--reedit-message= -C,--reuse-message= --fixup= --squash= --reset-author --trailer= -s,--signoff -t,--template= -e,--edit --cleanup= --status -S,--gpg-sign? -a,--all -i,--include --interactive -p,--patch -o,--only -n,--no-verify --dry-run --short --branch --porcelain --long -z,--null --amend --no-post-rewrite -u,--untracked-files? ${pathspecFile} --allow-empty --allow-empty-message`,
  config:
    "--global --system --local --worktree -f,--file= --blob= --get --get-all --get-regexp --get-urlmatch --replace-all --all --add --append --unset --unset-all --rename-section --remove-section -l,--list --fixed-value --value= --url= --regexp --comment= -e,--edit --get-color --get-colorbool -t,--type= --bool --int --path -z,--null --name-only --includes --show-origin --show-scope --show-names --default=",
  diff,
  difftool: `${diff} -g,--gui -d,--dir-diff -y,--no-prompt --symlinks -t,--tool= --tool-help --trust-exit-code -x,--extcmd=`,
  fetch: `-v,--verbose -q,--quiet --all --set-upstream -a,--append --atomic --upload-pack= -f,--force -m,--multiple -t,--tags -n -j,--jobs= --prefetch -p,--prune -P,--prune-tags ${submodules} --dry-run -k,--keep -u,--update-head-ok --progress --depth= --shallow-since= --shallow-exclude= --deepen= --unshallow --refetch --refmap= -o,--server-option= -4,--ipv4 -6,--ipv6 --negotiation-tip= --filter= --stdin`,
  "filter-branch":
    "-f,--force --setup= --subdirectory-filter= --env-filter= --tree-filter= --index-filter= --parent-filter= --remap-to-ancestor --msg-filter= --commit-filter= --tag-name-filter= --prune-empty --original= -d= --state-branch=",
  "filter-repo":
    "--analyze --dry-run -f,--force --path= --path-glob= --path-regex= --invert-paths --replace-text= --replace-message= --mailmap= --refs= --subdirectory-filter= --to-subdirectory-filter=",
  "format-patch": `${log} -N -k,--keep-subject --stdout --cover-letter --suffix= --start-number= -v,--reroll-count= --subject-prefix= -o,--output-directory= --to= --cc= --from? --in-reply-to= --attach? --inline? --thread? --signature= --base= --signature-file=`,
  gc: "-q,--quiet --prune? --cruft --aggressive --auto --force --keep-largest-pack --detach",
  grep: "--cached --no-index --untracked --exclude-standard --recurse-submodules -v,--invert-match -i,--ignore-case -w,--word-regexp -a,--text -I --textconv -r,--recursive --max-depth= -E,--extended-regexp -G,--basic-regexp -F,--fixed-strings -P,--perl-regexp -n,--line-number --column -h -H --full-name -l,--files-with-matches --name-only -L,--files-without-match -z,--null -o,--only-matching -c,--count --color? --break --heading -C,--context= -B,--before-context= -A,--after-context= --threads= -p,--show-function -W,--function-context -f,--file= -e,--regexp= --and --or --not -q,--quiet --all-match -O,--open-files-in-pager? -m,--max-count=",
  init: "--template= --bare --shared? -q,--quiet --separate-git-dir= -b,--initial-branch= --object-format= --ref-format=",
  "hash-object": "-t= -w --stdin --stdin-paths --no-filters --literally --path=",
  "ls-remote":
    "-q,--quiet --upload-pack= --exec= -t,--tags -h,--heads,--branches --refs --get-url --sort= --exit-code --symref -o,--server-option=",
  log,
  merge: `-n,--no-stat --stat --log? --squash --commit -e,--edit --cleanup= --ff --ff-only --verify-signatures -s,--strategy= -X,--strategy-option= ${message} --into-name= -v,--verbose -q,--quiet --abort --quit --continue --allow-unrelated-histories --progress -S,--gpg-sign? --autostash --overwrite-ignore --signoff --no-verify`,
  mv: "-v,--verbose -n,--dry-run -f,--force -k --sparse",
  prune: "-n,--dry-run -v,--verbose --progress --expire= --exclude-promisor-objects",
  pull: `-v,--verbose -q,--quiet --progress ${submodules} -r,--rebase? -n,--no-stat --stat --log? --signoff? --squash --commit -e,--edit --cleanup= --ff --ff-only --no-verify --verify-signatures --autostash -s,--strategy= -X,--strategy-option= -S,--gpg-sign? --allow-unrelated-histories --all -a,--append --upload-pack= -f,--force -t,--tags -p,--prune -j,--jobs? --dry-run -k,--keep --depth= --shallow-since= --shallow-exclude= --deepen= --unshallow --refmap= -o,--server-option= -4,--ipv4 -6,--ipv6 --negotiation-tip= --set-upstream`,
  push: "-v,--verbose -q,--quiet --repo= --all,--branches --mirror -d,--delete --tags -n,--dry-run --porcelain -f,--force --force-with-lease? --force-if-includes --recurse-submodules= --thin --receive-pack= --exec= -u,--set-upstream --progress --prune --no-verify --follow-tags --signed? --atomic -o,--push-option= -4,--ipv4 -6,--ipv6",
  "read-tree":
    "--index-output= --empty -v,--verbose -m --trivial --aggressive --reset --prefix= -u --exclude-per-directory= -i -n,--dry-run --no-sparse-checkout --recurse-submodules? -q,--quiet",
  rebase:
    "--onto= --keep-base --no-verify -q,--quiet -v,--verbose -n,--no-stat --signoff --committer-date-is-author-date -C= --ignore-whitespace --whitespace= -f,--force-rebase --no-ff --continue --skip --abort --quit --edit-todo --show-current-patch --apply -m,--merge -i,--interactive --empty= --autosquash --update-refs -S,--gpg-sign? --autostash -x,--exec= -r,--rebase-merges? --fork-point -s,--strategy= -X,--strategy-option= --root --reschedule-failed-exec --reapply-cherry-picks --keep-empty",
  "reflog expire":
    "-n,--dry-run --rewrite --updateref --verbose --expire= --expire-unreachable= --stale-fix --all --single-worktree",
  "reflog delete": "-n,--dry-run --rewrite --updateref --verbose",
  "remote add": "-f,--fetch --tags -t,--track= -m,--master= --mirror?",
  "remote set-url": "--push --add --delete",
  repack:
    "-a -A --cruft --cruft-expiration= -d -f -F -n -q,--quiet -l,--local -b,--write-bitmap-index -i,--delta-islands --unpack-unreachable= -k,--keep-unreachable --window= --window-memory= --depth= --threads= --max-pack-size= --keep-pack= -g,--geometric= -m,--write-midx",
  reset: `-q,--quiet --no-refresh --mixed --soft --hard --merge --keep ${submodules} -p,--patch -N,--intent-to-add ${pathspecFile}`,
  restore: `-s,--source= -S,--staged -W,--worktree --ignore-unmerged --overlay -q,--quiet ${submodules} --progress -m,--merge --conflict= -2,--ours -3,--theirs -p,--patch -U,--unified= --inter-hunk-context= --ignore-skip-worktree-bits ${pathspecFile}`,
  revert: picking,
  rm: `-n,--dry-run -q,--quiet --cached -f,--force -r,--recursive --ignore-unmatch --sparse ${pathspecFile}`,
  "send-email": `${log} --to= --cc= --bcc= --from= --smtp-server= --smtp-server-option= --sendmail-cmd= --to-cmd= --cc-cmd= --header-cmd=`,
  "send-pack":
    "-v,--verbose -q,--quiet --receive-pack= --exec= --remote= --all -n,--dry-run --mirror -f,--force --signed? --push-option= --progress --thin --atomic --stdin --force-with-lease? --force-if-includes",
  show: log,
  "stash push": `-k,--keep-index -S,--staged -p,--patch -q,--quiet -u,--include-untracked -a,--all -m,--message= ${pathspecFile}`,
  "submodule add": "-b,--branch= -f,--force --name= --reference= --depth= -q,--quiet",
  "submodule deinit": "-f,--force --all -q,--quiet",
  "submodule update":
    "--init --remote -N,--no-fetch -f,--force --checkout --merge --rebase --recursive --reference= --depth= -j,--jobs= --single-branch --filter= -q,--quiet",
  subtree:
    "-q,--quiet -d,--debug -P,--prefix= -b,--branch= -m,--message= --annotate= --onto= --squash --rejoin --ignore-joins",
  switch: `-c,--create= -C,--force-create= --guess --discard-changes -q,--quiet ${submodules} --progress -m,--merge --conflict= -d,--detach -t,--track? -f,--force --orphan= --overwrite-ignore --ignore-other-worktrees`,
  "symbolic-ref": "-q,--quiet -d,--delete --short --recurse -m=",
  tag: `-l,--list -n? -d,--delete -v,--verify -a,--annotate ${message} -e,--edit -s,--sign --trailer= --cleanup= -u,--local-user= -f,--force --create-reflog --column? --contains= --no-contains= --merged= --no-merged= --sort= --points-at= --format= --color? -i,--ignore-case`,
  "update-ref": "-m= -d,--delete --no-deref -z --stdin --create-reflog",
  "worktree add":
    "-f,--force -b= -B= -d,--detach --checkout --lock --reason= -q,--quiet --track --guess-remote --orphan --relative-paths",
  "worktree remove": "-f,--force",
};

/** Options before the command. */
const globalOptions =
  "-C= -c= --config-env= --git-dir= --work-tree= --namespace= --exec-path? --super-prefix= --attr-source= --list-cmds= -p,--paginate -P,--no-pager --bare --no-replace-objects --literal-pathspecs --glob-pathspecs --noglob-pathspecs --icase-pathspecs --no-optional-locks --no-advice -v,--version -h,--help --html-path --man-path --info-path";

/** Options of commands that have no line of their own. */
const someCommand = `-q,--quiet -v,--verbose -n,--dry-run -f,--force -d,--delete ${message} --ref=`;

/** Commands whose first word is followed by a second one. */
const groups = new Set(
  "stash remote worktree reflog submodule bisect notes sparse-checkout maintenance lfs bundle credential".split(
    " ",
  ),
);

const sameAs: Readonly<Record<string, string>> = {
  annotate: "blame",
  "init-db": "init",
  stage: "add",
  whatchanged: "log",
  "http-push": "send-pack",
  "stash save": "stash push",
};

/** What git does itself: an alias of such a name is never used. */
const builtins = new Set(
  "add am annotate apply archive bisect blame branch bugreport bundle cat-file check-attr check-ignore check-mailmap check-ref-format checkout checkout-index cherry cherry-pick clean clone column commit commit-graph commit-tree config count-objects credential credential-cache credential-store daemon describe diagnose diff diff-files diff-index diff-tree difftool fast-export fast-import fetch fetch-pack filter-branch filter-repo fmt-merge-msg for-each-ref for-each-repo format-patch fsck gc get-tar-commit-id grep hash-object help hook http-backend http-fetch http-push imap-send index-pack init init-db instaweb interpret-trailers lfs log ls-files ls-remote ls-tree mailinfo mailsplit maintenance merge merge-base merge-file merge-index merge-tree mergetool mktag mktree multi-pack-index mv name-rev notes pack-objects pack-redundant pack-refs patch-id prune prune-packed pull push quiltimport range-diff read-tree rebase receive-pack reflog refs remote repack replace replay request-pull rerere reset restore rev-list rev-parse revert rm send-email send-pack shell shortlog show show-branch show-index show-ref sparse-checkout stage stash status stripspace submodule subtree switch symbolic-ref tag unpack-file unpack-objects update-index update-ref update-server-info upload-archive upload-pack var verify-commit verify-pack verify-tag version whatchanged worktree write-tree".split(
    " ",
  ),
);

/** True for a command of git itself. */
export function isBuiltin(verb: string): boolean {
  return builtins.has(verb);
}

/** True for a command that has subcommands. */
export function isGroup(verb: string): boolean {
  return groups.has(verb);
}

/** The option line of a command (`push`, `worktree remove`), or of what stands before it (empty name). */
export function optionLine(verb: string): string {
  if (verb === "") return globalOptions;
  const name = Object.hasOwn(sameAs, verb) ? (sameAs[verb] ?? verb) : verb;
  return Object.hasOwn(tables, name) ? (tables[name] ?? someCommand) : someCommand;
}
