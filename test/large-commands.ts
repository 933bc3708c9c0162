/** What an agent writes on an ordinary day, as large as a script may be: about 60 KB each. */
const repeated = (make: (index: number) => string) => {
  let text = "";
  for (let index = 0; text.length < 60_000; index++) text += make(index);
  return text;
};

const typescript = repeated(
  (n) =>
    `/** Adds item ${n}. */\nexport function add${n}(items: readonly Item[], { id, name }: Item): readonly Item[] {\n  if (items.some((item) => item.id === id)) return items;\n  const total = items.length << 2;\n  return [...items, { id, name: \`\${name}-${n}-\${total}\` }];\n}\n\n`,
);
const python = repeated(
  (n) =>
    `def step_${n}(rows, limit=${n}):\n    """Keep rows of step ${n}."""\n    kept = [row for row in rows if row["id"] > limit and row.get("name")]\n    totals = {row["name"]: sum(row["values"]) / max(1, len(row["values"])) for row in kept}\n    print(f"step ${n}: {len(kept)} rows", totals)\n    return kept\n\n`,
);
const javascript = repeated(
  (n) =>
    `const rows${n} = data.filter((row) => row.id > ${n}).map(({ id, values }) => ({ id, total: values.reduce((a, b) => a + b, 0) }));\nconsole.log("part ${n}", rows${n}.length, JSON.stringify(rows${n}.slice(0, 3)));\n`,
);
const json = `{"items":[${repeated((n) => `{"id":${n},"name":"Item ${n}","tags":["a","b"],"price":{"amount":${n}.5,"currency":"EUR"}},`)}{}]}`;
const prose = repeated(
  (n) =>
    `- ${n}. The parser keeps what it has read so far; callers that wait for the rest (see #${n}) are told, and don't have to ask again.\n`,
);
const script = repeated((n) =>
  [
    `mkdir -p packages/module-${n}/lib`,
    `cp templates/index.ts packages/module-${n}/lib/index.ts`,
    `echo "export const id = ${n};" >> packages/module-${n}/lib/index.ts`,
    `sed -i 's/NAME/module-${n}/g' packages/module-${n}/lib/index.ts`,
    `git add packages/module-${n}`,
    `if [ -f packages/module-${n}/old.ts ]; then git mv packages/module-${n}/old.ts packages/module-${n}/lib/new.ts; fi`,
    `NAME=module-${n} node scripts/describe.mjs "$NAME" | tee -a docs/modules.md`,
    "",
  ].join("\n"),
);
const files = (count: number) =>
  Array.from({ length: count }, (_, n) => `src/components/group-${n % 40}/Component${n}.tsx`).join(" ");
const sql = repeated(
  (n) =>
    `INSERT INTO items (id, name, price) VALUES (${n}, 'Item ${n}', ${n}.50) ON CONFLICT (id) DO NOTHING;\n`,
);
const fileOf = (n: number) =>
  `cat > src/generated/part-${n}.ts <<'EOF'\n${typescript.slice(n * 100, n * 100 + 1_800)}\nEOF\n`;

/** Everyday commands of up to 64 KiB: they must be understood whole. */
export const largeCommands: readonly (readonly [string, string])[] = [
  ["a file that a heredoc writes", `cat > src/items.ts <<'EOF'\n${typescript}\nEOF\nnpx tsc --noEmit`],
  ["thirty files that heredocs write", Array.from({ length: 30 }, (_, n) => fileOf(n)).join("")],
  ["a heredoc whose delimiter is not quoted", `cat > notes.md <<EOF\n${prose}\nEOF`],
  ["a long script", script],
  ["a long commit message", `git commit -F - <<'EOF'\nRework the parser\n\n${prose}\nEOF`],
  ["a long commit message in quotes", `git commit -m "Rework the parser\n\n${prose}"`],
  [
    "a large JSON argument",
    `curl -s -X POST -H 'content-type: application/json' -d '${json}' http://localhost:3000/items`,
  ],
  ["a large JSON file", `cat > data.json <<'EOF'\n${json}\nEOF\njq '.items | length' data.json`],
  ["many files for a formatter", `npx prettier --write ${files(1_300)}`],
  ["many files for git", `git add ${files(1_300)} && git commit -m 'format'`],
  ["many files for grep", `grep -n TODO ${files(1_300)} | head -50`],
  ["a loop over many words", `for f in ${files(1_300)}; do echo "$f"; wc -l "$f"; done`],
  ["code for Python", `python3 - <<'EOF'\n${python}\nEOF`],
  ["code for Node.js", `node -e '${javascript.replaceAll("'", '"')}'`],
  ["code for Node.js in a heredoc", `node --input-type=module <<'EOF'\n${javascript}\nEOF`],
  ["SQL for a local file", `sqlite3 dev.sqlite3 <<'EOF'\n${sql}\nEOF`],
  [
    "substitutions of a script",
    `sed -i ${repeated((n) => `-e 's/old_name_${n}/new_name_${n}/g' `)} src/index.ts`,
  ],
  ["lines that printf writes", `printf '%s\\n' ${repeated((n) => `'line ${n} of the file' `)} > lines.txt`],
];
