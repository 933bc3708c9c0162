/** Most lines of one file, and the most variables in it, that are looked at. */
const maxLines = 4_096;
const maxVariables = 64;

/** What makes it hard to tell which recipe belongs to which goal: other files, macros, patterns, a goal that is set. */
const untoldLine =
  /^(?:-?include|sinclude|define|load|\.(?!PHONY|SILENT|ONESHELL|DELETE_ON_ERROR|NOTPARALLEL))/;
const untoldText = /\$[({](?:eval|call|foreach)\b/;

const rule = /^([\w./ -]{1,200}):(?![:=])([^;=#]{0,1000})(?:;(.*))?$/;

type Recipe = { readonly lines: string[]; readonly needs: readonly string[] };

/**
 * Recipe lines of a makefile that making these goals runs; all of them where the goals are not told, or the file is more than plain
 * rules. Without a goal the first rule is the one.
 */
export function recipesOf(text: string, goals: readonly string[] | undefined): readonly string[] {
  const recipes = new Map<string, Recipe>();
  const all: string[] = [];
  let current: readonly string[] = [];
  let isPlain = !untoldText.test(text);
  for (const line of text.replaceAll("\\\n", " ").split("\n", maxLines)) {
    const [, indented] = /^[\t ]+(.+)$/.exec(line) ?? [];
    const [, names, needs = "", inline] = (indented === undefined && rule.exec(line)) || [];
    if (names !== undefined) {
      current = wordsOf(names);
      for (const name of current) addRule(recipes, name, wordsOf(needs));
    }
    if (indented === undefined && (untoldLine.test(line) || /[%$]/.test(line.split(":", 1)[0] ?? "")))
      isPlain = false;
    const command = (indented ?? inline)?.trim();
    if (command === undefined) continue;
    all.push(command);
    for (const name of current) recipes.get(name)?.lines.push(command);
  }
  const [first = ""] = [...recipes.keys()].filter((name) => !name.startsWith("."));
  const wanted = goals?.length === 0 ? [first] : goals;
  const isTold = isPlain && wanted?.every((goal) => recipes.has(goal));
  return isTold && wanted ? reachable(wanted, recipes) : all;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[ \t]+/).filter((word) => word !== "");
}

/** A goal may have several rules, one of which has the recipe. */
function addRule(recipes: Map<string, Recipe>, name: string, needs: readonly string[]): void {
  const before = recipes.get(name);
  recipes.set(name, { lines: before?.lines ?? [], needs: [...(before?.needs ?? []), ...needs] });
}

/** The recipes of goals and of all that they need. */
function reachable(goals: readonly string[], recipes: ReadonlyMap<string, Recipe>): readonly string[] {
  const seen = new Set(goals);
  for (const name of seen) for (const need of recipes.get(name)?.needs ?? []) seen.add(need);
  return [...seen].flatMap((name) => recipes.get(name)?.lines ?? []);
}

/** Longest line in which variables are replaced, in UTF-16 units. */
const maxLine = 2_000;

/** Recipe lines as shell text: `$$` is `$`, `$(NAME)` what the file or the command line says, else a variable of the shell. */
export function shellLines(lines: readonly string[], texts: readonly string[]): readonly string[] {
  const values = valuesIn(texts.join("\n"));
  const replaced = (line: string) =>
    line.length > maxLine
      ? line
      : line.replace(/(?<!\$)\$(?:\((\w{1,64})\)|\{(\w{1,64})\})/g, (_, round?: string, curly?: string) => {
          const name = round ?? curly ?? "";
          return values.get(name) ?? `\${${name}}`;
        });
  // Twice, since a value may name another variable.
  return lines.map((line) =>
    replaced(replaced(line))
      .replace(/^[@+-]{1,3}/, "")
      .replaceAll("$$", "$"),
  );
}

function valuesIn(text: string): ReadonlyMap<string, string> {
  const values = new Map([["MAKE", "make"]]);
  const assigned = text.matchAll(
    /^(?:export )?(\w{1,64})[ \t]{0,9}(?::{0,3}|\?)=[ \t]{0,9}([^\n]{0,200})$/gm,
  );
  for (const [, name = "", value = ""] of assigned) if (values.size < maxVariables) values.set(name, value);
  return values;
}
