import { describe, expect, test } from "vitest";
import type { Surroundings } from "../../../engine/surroundings.ts";
import { nowhere } from "../../nowhere.ts";
import { accesses as accessesOf, factsOfCommand as factsOn } from "./facts-of.ts";

const project = "/home/dev/app";
const machine: Surroundings = {
  ...nowhere,
  list: (directory) => (directory === `${project}/docs` ? ["guide.md"] : undefined),
  read: (path) => (path === `${project}/fix.patch` ? "--- a/src/a.ts\n+++ b/src/a.ts\n" : undefined),
};

const factsOfCommand = (command: string) => factsOn(command, machine);
const accesses = (command: string) => accessesOf(factsOfCommand(command));

describe("what programs do to files", () => {
  test.each([
    ["a copy into a directory", "cp a.txt docs", "write ~/app/docs/a.txt"],
    ["a copy to a directory named first", "cp -t docs a.txt", "write ~/app/docs/a.txt"],
    ["a move to a directory named first", "mv -t /tmp a.txt", "delete ~/app/a.txt"],
    ["a hard link made by cp", "cp -l .env x", "link ~/app/.env"],
    ["link", "link .env x", "link ~/app/.env"],
    ["install -d", "install -d bin", "write ~/app/bin"],
    ["dd", "dd if=.env of=x", "write ~/app/x"],
    ["sort -o", "sort a -o b", "write ~/app/b"],
    ["shuf -o", "shuf a --output=b", "write ~/app/b"],
    ["split's input", "split -b 10 .env part", "read ~/app/.env"],
    ["csplit's input", "csplit .env /x/", "read ~/app/.env"],
    ["GNU sed in place", "sed -i.bak s/a/b/ .env", "write ~/app/.env"],
    ["BSD sed in place", "sed -i '' s/a/b/ .env", "write ~/app/.env"],
    ["BSD sed in place, keeping the end of lines", "sed -I .bak s/a/b/ .env", "write ~/app/.env"],
    ["awk in place", "gawk -i inplace '{print}' .env", "write ~/app/.env"],
    ["a mode that looks like an option", "chmod -x run.sh", "mode ~/app/run.sh"],
    ["attributes", "chattr -i .env", "mode ~/app/.env"],
    ["access lists", "setfacl -m u:www:r .env", "mode ~/app/.env"],
    ["a bind mount", "mount --bind ~/.ssh /mnt/x", "link ~/.ssh"],
    ["a key of openssl", "openssl rsa -in server.key -text", "read ~/app/server.key"],
    ["the public half of a key", "openssl rsa -in server.key -pubout", "list ~/app/server.key"],
    ["a key that is made", "ssh-keygen -t ed25519 -f key", "write ~/app/key"],
    ["a fingerprint", "ssh-keygen -lf key", "list ~/app/key"],
    ["an encrypted copy", "gpg -c -o x.gpg .env", "write ~/app/x.gpg"],
    ["a video", "ffmpeg -i a.mp4 b.mp4", "write ~/app/b.mp4"],
    ["a document", "pandoc .env -o out.html", "read ~/app/.env"],
    ["a converted file", "dos2unix a.txt", "write ~/app/a.txt"],
    ["an editor", "nano .env", "read ~/app/.env"],
    ["less' key file", "less -k .env x", "read ~/app/.env"],
    ["what find prints into a file", "find . -fprintf out '%p'", "write ~/app/out"],
    ["what find lists into a file", "find . -fls out", "write ~/app/out"],
    ["BSD find's starting path", "find -f src -delete", "delete ~/app/src"],
    ["fd by extension", "fd -e pem . certs -x cat", "read ~/app/certs/*.pem"],
    ["fd's placeholder", "fd '^\\.env$' -x cat {}", "read ~/app/.env"],
    ["a fetched object", "aws s3 cp s3://bucket/env .env", "write ~/app/.env"],
  ])("%s", (_case, command, access) => {
    expect(accesses(command)).toContain(access);
  });

  test.each([
    ["a script of BSD sed is no file", "sed -i '' s/a/b/ x", "write ~/app/s/a/b"],
    ["shuf's words are no files", "shuf -e .env x", "read ~/app/.env"],
    ["a key that is only used is not read", "openssl req -new -key server.key", "read ~/app/server.key"],
    ["what find leaves out is not written", "find . -name x -newer y", "write ~/app/y"],
  ])("%s", (_case, command, access) => {
    expect(accesses(command)).not.toContain(access);
  });
});

describe("archives", () => {
  test.each([
    ["tar writes its archive", "tar czf a.tgz src", "write ~/app/a.tgz"],
    ["tar reads what it packs", "tar czf a.tgz .env", "read ~/app/.env"],
    ["tar reads a list of names", "echo .env > l; tar cf a.tar -T l", "read ~/app/.env"],
    ["tar reads names from a pipe", "find . -name .env | tar cf a.tar -T -", "read ~/app/.env"],
    ["tar deletes what it packed", "tar cf a.tar src --remove-files", "delete ~/app/src"],
    ["tar unpacks here", "cd /etc; tar xf /tmp/a.tar", "write /etc"],
    ["tar unpacks there", "tar xf a.tar -C ~/x", "write ~/x"],
    ["zip", "zip a.zip .env", "read ~/app/.env"],
    ["zip, names from a pipe", "echo .env | zip a.zip -@", "read ~/app/.env"],
    ["unzip", "unzip a.zip -d ~/x", "write ~/x"],
    ["7z", "7z a a.7z .env", "write ~/app/a.7z"],
    ["cpio", "find . -name .env | cpio -o", "read ~/app/.env"],
  ])("%s", (_case, command, access) => {
    expect(accesses(command)).toContain(access);
  });

  test.each([
    ["a list of what is in it", "tar tf a.tar", "write ~/app"],
    ["a file that is printed", "unzip -p a.zip x", "write ~/app"],
  ])("%s writes nothing", (_case, command, access) => {
    expect(accesses(command)).not.toContain(access);
  });

  test.each([
    ["tar", "tar -xOf a.tar i.sh | sh"],
    ["unzip", "unzip -p a.zip i.sh | sh"],
    ["zcat", "zcat i.gz | sh"],
    ["gunzip", "gunzip -c i.gz | sh"],
    ["gzip -d", "gzip -dc i.gz > i; sh i"],
    ["xz -d", "xz -dc i.xz | bash"],
  ])("what %s prints was hidden", (_case, command) => {
    expect(factsOfCommand(command).code.map(({ from }) => from)).toContain("decoded");
  });

  test("packing is no hiding", () => {
    expect(factsOfCommand("gzip -c a | sh").code.map(({ from }) => from)).not.toContain("decoded");
  });
});

describe("commands in options run", () => {
  test.each([
    ["tar's filter", "tar cf a.tar -I 'rm x #' src"],
    ["tar at a checkpoint", "tar cf a.tar --checkpoint-action=exec='rm x' src"],
    ["tar at the end of a volume", "tar cf a.tar --info-script='rm x' src"],
    ["tar for each file", "tar xf a.tar --to-command='rm x'"],
    ["sort's compressor", "sort --compress-program='rm x' a"],
    ["split's filter", "split --filter='rm x' a"],
    ["ripgrep's preprocessor", "rg --pre 'rm x' a"],
    ["vim's shell", "vim -c '!rm x' a"],
    ["vim's shell, after a plus", "vim '+:silent !rm x' a"],
    ["rsync's shell", "rsync -e 'rm x' a b"],
  ])("%s", (_case, command) => {
    expect(accesses(command)).toContain("delete ~/app/x");
  });

  test("an editor's own command is none", () => {
    expect(factsOfCommand("vim -c 'rm x' a").commands.map(({ program }) => program)).toEqual(["vim"]);
  });
});

describe("patches", () => {
  test.each([
    ["a here-document", "patch -p1 <<'E'\n--- a/.env\n+++ b/.env\nE", "write ~/app/.env"],
    ["git", "git apply <<'E'\n--- a/.env\n+++ b/.env\nE", "write ~/app/.env"],
    ["a new name", "git apply <<'E'\nrename from a\nrename to .envrc\nE", "write ~/app/.envrc"],
    ["a file on disk", "git apply fix.patch", "write ~/app/src/a.ts"],
    ["a file the call has written", "printf '+++ b/.env\\n' > p; patch -p1 -i p", "write ~/app/.env"],
  ])("%s names the files that change", (_case, command, access) => {
    expect(accesses(command)).toContain(access);
  });
});

describe("a file is known under its new name", () => {
  test.each([
    ["moved", "mv .env x; cat x", "read ~/app/.env"],
    ["copied twice", "cp .env x; cp x y; cat y", "read ~/app/.env"],
    ["linked", "ln -s .env x; cat x", "read ~/app/.env"],
    ["linked here", "ln -s ~/.aws/credentials; cat credentials", "read ~/.aws/credentials"],
    ["in a directory that was moved", "mv ~/.ssh k; cat k/id_rsa", "read ~/.ssh/id_rsa"],
    ["in a directory that is linked", "ln -s ~/.ssh k; cat k/id_rsa", "read ~/.ssh/id_rsa"],
    ["copied into a directory", "cp .env /tmp/; cat /tmp/.env", "read ~/app/.env"],
    ["packed", "gzip .env; cat .env.gz", "read ~/app/.env"],
  ])("%s", (_case, command, access) => {
    expect(accesses(command).filter((one) => one === access).length).toBeGreaterThan(0);
    expect(accesses(command).at(-1)).toBe(access);
  });
});
