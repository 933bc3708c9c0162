import { describe, expect, test } from "vitest";
import { accesses, factsOfCommand } from "./facts-of.ts";

describe("a web server gives its directory to the network, unless it is the project's or only heard here", () => {
  test.each([
    ["everywhere", "python3 -m http.server -d /home/dev", "~"],
    ["after a change of directory", "cd ~/.ssh && python3 -m http.server", "~/.ssh"],
    ["only here", "python3 -m http.server -b 127.0.0.1 -d /home/dev", undefined],
    ["the project", "python3 -m http.server", undefined],
    ["a directory of the project", "npx serve dist", undefined],
    ["another directory", "npx serve /srv/data", "/srv/data"],
    ["PHP's own", "php -S 0.0.0.0:80 -t /home/dev", "~"],
    ["PHP without a server", "php -t /home/dev a.php", undefined],
    ["only where told otherwise", "rclone serve http /home/dev", undefined],
    ["where told otherwise", "rclone serve http /home/dev --addr :80", "~"],
  ])("%s: %s", (_case, command, expected) => {
    const offered = factsOfCommand(command).flows.find(({ sink }) => sink === "0.0.0.0");
    expect(offered?.source).toBe(expected);
  });
});

describe("a task that the same call has written is run", () => {
  const rm = "delete ~/app/a";
  test.each([
    ["a makefile", "printf 'x:\\n\\trm a\\n' > Makefile; make", true],
    ["another name", "printf 'x:\\n\\trm a\\n' > m.mk; make -f m.mk x", true],
    ["a here-document", "make -f - <<'E'\nx:\n\trm a\nE", true],
    ["a goal that is not asked for", "printf 'y:\\n\\ttrue\\nx:\\n\\trm a\\n' > Makefile; make y", false],
    ["a function of make", "make --eval='$(shell rm a)'", true],
    ["a recipe of just", "printf 'x:\\n  rm a\\n' > justfile; just x", true],
    ["a script set by npm", "npm pkg set scripts.x='rm a'", true],
    ["a script of a package", 'echo \'{"scripts":{"x":"rm a"}}\' > package.json; npm run x', true],
    ["another script of it", 'echo \'{"scripts":{"x":"rm a","y":"ls"}}\' > package.json; npm run y', false],
    ["a makefile that was there", "make x", false],
  ])("%s: %s", (_case, command, expected) => {
    expect(accesses(factsOfCommand(command)).includes(rm)).toBe(expected);
  });
});
