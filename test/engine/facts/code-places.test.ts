import { describe, expect, test } from "vitest";
import { accesses, factsOfCommand } from "./facts-of.ts";

const here = (program: string, code: string) => `${program} - <<'E'\n${code}\nE`;
const python = (code: string) => here("python3", code);
const node = (code: string) =>
  here("node", `const fs = require("fs"), os = require("os"), path = require("path");\n${code}`);
const ruby = (code: string) => here("ruby", code);

/** What a command deletes without that its path is known. */
function unknownDeletions(command: string): readonly string[] {
  return factsOfCommand(command).opaque.flatMap(({ access, by }) => (access === "delete" ? [by] : []));
}

describe("what is in a known directory is known by its pattern", () => {
  test.each([
    ["names", python('import os\nfor n in os.listdir("out"):\n  os.remove(os.path.join("out", n))')],
    ["names put together", python('import os\nfor n in os.listdir("out"):\n  os.remove(f"out/{n}")')],
    [
      "names, but the last",
      python('import os\nfor n in sorted(os.listdir("out"))[:-5]:\n  os.remove("out/" + n)'),
    ],
    [
      "a walk",
      python('import os\nfor r, d, f in os.walk("out"):\n  for n in f:\n    os.remove(os.path.join(r, n))'),
    ],
    ["entries", python('import os\nfor e in os.scandir("out"):\n  os.remove(e.path)')],
    ["paths", python('from pathlib import Path\nfor p in Path("out").iterdir():\n  p.unlink()')],
    ["a list that is walked", node('fs.readdirSync("out").forEach(f => fs.unlinkSync("out/" + f))')],
    [
      "a filter",
      node('for (const f of fs.readdirSync("out").filter(x => x > 1)) fs.rmSync(path.join("out", f))'),
    ],
    [
      "entries of JavaScript",
      node(
        'fs.readdirSync("out", {withFileTypes: true}).forEach(e => fs.unlinkSync(path.join("out", e.name)))',
      ),
    ],
    [
      "a callback",
      node('fs.readdir("out", (err, files) => { for (const f of files) fs.unlink("out/" + f) })'),
    ],
    ["a pattern of Ruby", ruby('Dir["out/*"].each { |f| File.delete(f) }')],
    ["children", ruby('Dir.children("out").each do |f|\n  File.delete("out/#{f}")\nend')],
    ["PHP", here("php", '<?php foreach (scandir("out") as $f) unlink("out/" . $f);')],
    ["Perl", here("perl", 'opendir(my $d, "out"); while (my $f = readdir($d)) { unlink "out/$f"; }')],
  ])("%s", (_case, command) => {
    expect(unknownDeletions(command)).toEqual([]);
    expect(accesses(factsOfCommand(command))).toContain("delete ~/app/out/*");
  });

  test.each([
    [
      "a directory that is not known",
      python('import os, sys\nfor n in os.listdir(sys.argv[1]):\n  os.remove(sys.argv[1] + "/" + n)'),
    ],
    [
      "a name below that is not known",
      python('import os\nfor n in os.listdir("out"):\n  os.remove("out/" + n + x)'),
    ],
    ["what is printed is no pattern", "python3 -c 'import os; print(*os.listdir(\"out\"))' | xargs rm"],
  ])("%s stays unknown", (_case, command) => {
    expect(unknownDeletions(command)).not.toEqual([]);
  });

  test("a command that is given a name is given a pattern", () => {
    const command = python(
      'import os, subprocess\nfor n in os.listdir("/"):\n  subprocess.run(["rm", "-rf", "/" + n])',
    );
    expect(accesses(factsOfCommand(command))).toContain("delete /*");
  });
});

describe("a move is told apart from a deletion", () => {
  test.each([
    ["Python", python("import os\nos.rename(f, f.replace(' ', '_'))")],
    ["JavaScript", node("for (const f of files()) fs.renameSync(f, f.toLowerCase())")],
    ["Ruby", ruby("ARGV.each { |f| File.rename(f, f.downcase) }")],
    ["PowerShell", "pwsh -c 'Rename-Item $f $new'"],
  ])("%s", (_case, command) => {
    expect(unknownDeletions(command)).toEqual(["mv"]);
  });
});

describe("a temporary file or directory is known", () => {
  test.each([
    [
      "a directory",
      python("import tempfile, shutil\nd = tempfile.mkdtemp()\nshutil.rmtree(d)"),
      "tmp.XXXXXXXXXX",
    ],
    ["a pair", python("import tempfile, os\nfd, p = tempfile.mkstemp()\nos.remove(p)"), "tmp.XXXXXXXXXX"],
    [
      "an open file",
      python(
        "import tempfile, os\nwith tempfile.NamedTemporaryFile(delete=False) as f:\n  pass\nos.unlink(f.name)",
      ),
      "tmp.XXXXXXXXXX",
    ],
    [
      "a prefix",
      node('const d = fs.mkdtempSync(path.join(os.tmpdir(), "x-")); fs.rmSync(d, {recursive: true})'),
      "x-XXXXXX",
    ],
    [
      "a word that is new",
      node('const f = path.join(os.tmpdir(), "x-" + Date.now()); fs.unlinkSync(f)'),
      "x-XXXXXXXXXX",
    ],
    [
      "a block of Ruby",
      ruby('Dir.mktmpdir do |d|\n  File.delete(File.join(d, "a"))\nend'),
      "tmp.XXXXXXXXXX/a",
    ],
    ["a file of Ruby", ruby('f = Tempfile.new("a")\nFile.delete(f.path)'), "tmp.XXXXXXXXXX"],
    ["Perl", here("perl", "my ($fh, $name) = tempfile(); unlink $name;"), "tmp.XXXXXXXXXX"],
    ["PHP", here("php", '<?php $f = tempnam(sys_get_temp_dir(), "x"); unlink($f);'), "xXXXXXX"],
  ])("%s", (_case, command, name) => {
    expect(unknownDeletions(command)).toEqual([]);
    expect(accesses(factsOfCommand(command))).toContain(`delete /tmp/${name}`);
  });

  test("one in another directory is there", () => {
    const command = python('import tempfile, shutil\nd = tempfile.mkdtemp(dir="/etc")\nshutil.rmtree(d)');
    expect(accesses(factsOfCommand(command))).toContain("delete /etc/tmp.XXXXXXXXXX");
  });
});
