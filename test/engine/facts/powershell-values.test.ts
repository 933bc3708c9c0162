import { describe, expect, test } from "vitest";
import type { Facts } from "../../../engine/facts/facts.ts";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import { nowhere } from "../../nowhere.ts";
import { accesses } from "./facts-of.ts";

function factsOfPowershell(command: string): Facts {
  const action = { kind: "shell", shell: "powershell", command } as const;
  return factsOf({ agent: "test", session: "s", cwd: "/home/dev/app", tool: "PowerShell", action }, nowhere);
}

describe("names of variables are not their values", () => {
  test.each([
    ["members that are selected", "Get-ChildItem Env: | Where Name -like 'N*' | Select Name", []],
    ["a member of a list", "(Get-ChildItem Env:).Name", []],
    ["a block", "gci env: | % { $_.Name }", []],
    ["a table of names", "gci env: | Format-Table Name", []],
    ["whether one is set", "Test-Path Env:KEY", []],
    ["all of them", "Get-ChildItem Env:", ["*"]],
    ["some of them", "gci env: | Where Name -like 'N*'", ["*"]],
    ["values in a block", "gci env: | % { $_.Value }", ["*"]],
    ["values of a list that is kept", "$e = gci env:; $e | % { $_.Value }", ["*"]],
    ["names and values", "gci env: | select name, value", ["*"]],
    ["every member", "gci env: | Format-List *", ["*"]],
    ["each by its name", 'gci env: | % { (Get-Item "env:$($_.Name)").Value }', ["*"]],
    ["a file of them", "gci env: | Out-File x.txt", ["*"]],
  ])("%s", (_case, command, expected) => {
    expect(factsOfPowershell(command).environment.map(({ name }) => name)).toEqual(expected);
  });
});

describe("a path that a cmdlet gives is known", () => {
  test.each([
    [
      "several filters",
      "gci -Include bin,obj -Recurse | ri -Recurse -Force",
      ["delete ~/app/bin", "delete ~/app/obj"],
    ],
    ["the path of an object", "foreach ($f in gci bin) { ri $f.FullName }", ["delete ~/app/bin"]],
    ["a temporary file", "$t = New-TemporaryFile; ri $t.FullName", ["delete /tmp/tmp.XXXXXXXXXX"]],
    ["a temporary place", 'ri (Join-Path ([IO.Path]::GetTempPath()) "x")', ["delete /tmp/x"]],
    ["a new word", "ri -Recurse (Join-Path $env:TEMP ([guid]::NewGuid()))", ["delete /tmp/XXXXXXXXXX"]],
  ])("%s", (_case, command, expected) => {
    const facts = factsOfPowershell(command);
    expect(facts.opaque).toEqual([]);
    expect(accesses(facts).filter((access) => access.startsWith("delete"))).toEqual(expected);
  });
});
