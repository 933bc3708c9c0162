import { describe, expect, test } from "vitest";
import { plainSpelling } from "../../../engine/facts/look-alikes.ts";
import { absolutePath, inSomeHome } from "../../../engine/facts/paths.ts";
import { firedRules } from "../../pipeline.ts";

test.each([
  ["dots and slashes", "a/..//./.env/", "/w/p/.env"],
  ["a file URL", "file:///etc/a%20b", "/etc/a b"],
  ["a file URL of this machine", "file://localhost/etc/a", "/etc/a"],
  ["the root through /proc", "/proc/self/root/etc/shadow", "/etc/shadow"],
  ["the root through /proc, twice", "/proc/1/root/proc/self/task/7/root/etc/a", "/etc/a"],
  ["the working directory through /proc", "/proc/self/cwd/.env", "/w/p/.env"],
  ["a drive of Windows", "C:\\Users\\me\\.npmrc", "/C/Users/me/.npmrc"],
  ["a way up on Windows", "C:\\a\\..\\b", "/C/b"],
  ["a device path of Windows", "\\\\?\\C:\\a", "/C/a"],
  ["a drive of another machine", "\\\\host\\c$\\Users\\me\\a", "/c/Users/me/a"],
  ["a Linux inside Windows", "\\\\wsl$\\Ubuntu\\home\\me\\a", "/home/me/a"],
  ["a home by Windows' variable", "%USERPROFILE%\\.ssh\\id", "/C/Users/%USERNAME%/.ssh/id"],
  ["a name with a dot at its end on Windows", "C:\\a\\.env.", "/C/a/.env"],
  ["a data stream", ".env::$DATA", "/w/p/.env"],
  ["a backslash elsewhere is a letter", "a\\.env", "/w/p/a\\.env"],
  ["NUL", "a\0b", "/w/p/ab"],
])("absolute: %s", (_case, path, expected) => {
  expect(absolutePath(path, "/w/p")).toBe(expected);
});

test.each([
  ["a user of Linux", "/home/other/.ssh/id", "~/.ssh/id"],
  ["a user of macOS", "/Users/x/.aws", "~/.aws"],
  ["root", "/root/.kube/config", "~/.kube/config"],
  ["a user of Windows, from Linux", "/mnt/c/Users/me/a", "~/a"],
  ["a user of Windows", "/C/Users/me/a", "~/a"],
  ["nobody", "/srv/home/me/a", undefined],
  ["a name that begins like one", "/rooted/a", undefined],
])("whose home: %s", (_case, path, expected) => {
  expect(inSomeHome(path)).toBe(expected);
});

test.each([
  ["full-width letters", "．ｅｎｖ", ".env"],
  ["Cyrillic letters", ".еnv", ".env"],
  ["Greek letters", "~/.ѕsh/ιd_rsa", "~/.ssh/id_rsa"],
  ["a dot of another kind", "․env", ".env"],
  ["a zero-width space", ".e\u200bnv", ".env"],
  ["a soft hyphen", ".en\u00adv", ".env"],
  ["mathematical letters", "𝓮nv", "env"],
  ["plain text", "a/b.ts", "a/b.ts"],
])("how it looks: %s", (_case, text, expected) => {
  expect(plainSpelling(text)).toBe(expected);
});

describe("rules meet a file however it is spelled", () => {
  test.each([
    ["another user's key", "cat /home/other/.ssh/id_rsa", "ssh/read-private-key"],
    ["another user's registry login", "cat /Users/x/.npmrc", "package-credentials/read-registry-token"],
    ["root's settings of a cluster", "cat /root/.kube/config", "cloud-credentials/read-kubeconfig"],
    ["a Windows home", "cat /mnt/c/Users/me/.aws/credentials", "cloud-credentials/read-aws"],
    ["another user's messages", "cat /home/other/.msmtprc", "service-credentials/read-mail-login"],
    ["look-alike letters", "cat .еnv", "dotenv/read"],
  ])("%s", async (_case, command, rule) => {
    expect(await firedRules(command)).toContain(rule);
  });
});
