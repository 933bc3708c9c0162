import { expect, test } from "vitest";
import { fileTables } from "../../../engine/facts/programs/files.ts";
import { serviceTables } from "../../../engine/facts/programs/services.ts";
import { wrappers } from "../../../engine/facts/shell/reach/wrapper-rows.ts";
import { installSystems } from "../../../engine/policy/list-rules.ts";
import { nowhere } from "../../nowhere.ts";
import { factsOfExample } from "../../pipeline.ts";

/** `SYSTEM/NAME VERSION`, and where it comes from if not from an index. */
async function installed(command: string, surroundings = nowhere): Promise<readonly string[]> {
  const { installs } = await factsOfExample(command, surroundings);
  return installs.map(({ system, name, version, from }) =>
    [`${system}/${name}`, version, from === "index" ? "" : from].filter(Boolean).join(" "),
  );
}

test.each([
  ["npm install left-pad@1.2.3 @acme/b@^2 react", ["npm/left-pad 1.2.3", "npm/@acme/b ^2", "npm/react"]],
  ["npm i x@npm:y@1", ["npm/y 1"]],
  ["npm i ./x git+https://example.com/a.git", ["npm/./x local", "npm/git+https://example.com/a.git git"]],
  ["npm i $X", ["npm/"]],
  ["npm create vite@latest app", ["npm/create-vite latest"]],
  ["npm create @acme/app demo", ["npm/@acme/create-app"]],
  ["npm ci", []],
  ["npm install", []],
  ["npm i --dry-run x", []],
  [
    "pip install requests==2.31 'flask[async]>=2' 'b ~= 1.0'",
    ["pypi/requests 2.31", "pypi/flask >=2", "pypi/b ~= 1.0"],
  ],
  ["python3 -m pip install requests", ["pypi/requests"]],
  ["pip install -r requirements.txt", []],
  ["pip install -r https://example.com/r.txt", ["pypi/https://example.com/r.txt url"]],
  ["pip install -e git+https://example.com/a", ["pypi/git+https://example.com/a git"]],
  ["pip install -e .", ["pypi/. local"]],
  ["sudo apt-get install -y jq=1.6 curl", ["apt/jq 1.6", "apt/curl"]],
  ["apt-get update", []],
  ["apt-get -s install jq", []],
  ["pacman -Syu jq git", ["pacman/jq", "pacman/git"]],
  ["pacman -Ss jq", []],
  ["apk add --no-cache git", ["apk/git"]],
  ["dnf group install tools", ["rpm/tools"]],
  ["conda install -c conda-forge conda-forge::numpy=1.2", ["conda/numpy 1.2"]],
  ["cargo add serde@1", ["crates/serde 1"]],
  ["go get example.com/x@v1", ["go/example.com/x v1"]],
  ["composer require acme/b:^1", ["packagist/acme/b ^1"]],
  ["docker run --rm -v .:/x localhost:5000/acme/web:3 ls", ["image/localhost:5000/acme/web 3"]],
  ["docker pull nginx@sha256:aa", ["image/nginx sha256:aa"]],
  ["docker compose up", []],
  ["docker compose run web ls", []],
  ["npx cowsay hi", ["npm/cowsay"]],
  ["npx -p typescript -p b tsc", ["npm/typescript", "npm/b"]],
  ["npx -p typescript -c 'tsc'", ["npm/typescript"]],
  ["npm exec -- cowsay", ["npm/cowsay"]],
  ["pnpm exec cowsay", []],
  ["pnpm dlx cowsay", ["npm/cowsay"]],
  ["uvx --from tools --with more ruff", ["pypi/tools", "pypi/more"]],
  ["uv run --with rich app.py", []],
  ["pipx run black .", ["pypi/black"]],
  ["code --install-extension acme.tool", ["vscode/acme.tool"]],
  ["gh extension install acme/gh-x", ["gh-extension/acme/gh-x"]],
  ["claude plugin install tool@market", ["claude-plugin/tool market"]],
  ["git commit -m 'npm install left-pad'", []],
])("%s", async (command, expected) => expect(await installed(command)).toEqual(expected));

test("a program that the project has installed is not fetched", async () => {
  const list = (directory: string) => (directory === "/home/dev/app/node_modules/.bin" ? ["tsc"] : undefined);
  const here = { ...nowhere, list };
  expect(await installed("npx tsc && npx cowsay && npx tsc@5 && cd src && npx tsc", here)).toEqual([
    "npm/cowsay",
    "npm/tsc 5",
  ]);
});

test("more than can be looked at is said", async () => {
  const { installs, opaque } = await factsOfExample(
    `npm i ${Array.from({ length: 300 }, (_, n) => `p${n}`).join(" ")}`,
  );
  expect(installs).toHaveLength(256);
  expect(opaque.map(({ what }) => what)).toEqual(["limit"]);
});

test("lists know every system that facts name", () => {
  const rows = [...Object.values(serviceTables), ...Object.values(fileTables)].flatMap((table) =>
    Object.values(table).filter((row) => typeof row !== "string"),
  );
  const systems = [
    ...rows.flatMap(({ installs }) => installs?.system ?? []),
    ...rows.flatMap(({ service }) =>
      service?.reader === "packages" && service.effects?.install !== undefined ? [service.system] : [],
    ),
    ...Object.values(wrappers).flatMap(({ fetches }) => fetches?.system ?? []),
  ];
  expect([...new Set(systems)].filter((system) => !installSystems.some((one) => one === system))).toEqual([]);
});
