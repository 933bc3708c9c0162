import { findNodeAtLocation, getNodeValue, type Node } from "jsonc-parser";
import type * as z from "zod";
import { hookTable } from "./hook-table.ts";
import { ClaudeSettings } from "./settings-schema.ts";
import { type Fault, faultAt } from "./settings-text.ts";

/** What is wrong with readable settings. `errors` keep our hooks from running; `warnings` only cost the user something else. */
export type SettingsFaults = { readonly errors: readonly Fault[]; readonly warnings: readonly Fault[] };

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

/**
 * Checks settings the way the client does before it uses any of them.
 *
 * A handler of a wrong shape silences its whole event, and only that (client 2.1.330), so it is an error on our events and a warning elsewhere.
 */
export function findFaults(text: string, root: Node): SettingsFaults {
  const value: unknown = getNodeValue(root);
  const found = ClaudeSettings.safeParse(value);
  const issues = (found.error?.issues ?? []).map((issue) => {
    const path = issue.path.map((segment) => (typeof segment === "symbol" ? String(segment) : segment));
    return { path, fault: placed(text, root, path, `${keyPath(path)}: ${describe(issue, root, path)}`) };
  });
  const errors = issues.filter(({ path }) => !onlyHarmsOthers(path)).map(({ fault }) => fault);
  if (isOn(root, ["disableAllHooks"])) {
    const problem = "disableAllHooks is true, so no hook would run. Set it to false or remove it";
    errors.push(placed(text, root, ["disableAllHooks"], problem));
  }
  const others = issues.filter(({ path }) => onlyHarmsOthers(path)).map(({ fault }) => fault);
  return { errors, warnings: [...others, ...brokenMatchers(text, root)] };
}

/** True when a switch at this path is `true`. */
export function isOn(root: Node, path: Path): boolean {
  return findNodeAtLocation(root, path)?.value === true;
}

function onlyHarmsOthers(path: Path): boolean {
  return path[0] === "hooks" && path.length > 1 && !hookTable.some(({ event }) => event === path[1]);
}

// For a key that is missing, the place is the nearest thing around it.
function placed(text: string, root: Node, path: Path, problem: string): Fault {
  const node = findNodeAtLocation(root, path);
  if (node !== undefined || path.length === 0) return faultAt(text, (node ?? root).offset, problem);
  return placed(text, root, path.slice(0, -1), problem);
}

function describe(issue: Issue, root: Node, path: Path): string {
  const found = nameOf(findNodeAtLocation(root, path));
  switch (issue.code) {
    case "invalid_type":
      return `expected ${issue.expected === "record" ? "object" : issue.expected}, found ${found}`;
    case "invalid_value":
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}, found ${choice(root, path)}`;
    case "invalid_union":
      return path.at(-1) === "type"
        ? `expected "command" or "http" or "mcp_tool" or "prompt" or "agent", found ${found}`
        : `expected another type, found ${found}`;
    case "invalid_format":
      return `expected a ${issue.format}, found ${found}`;
    default:
      return `${issue.message}, found ${found}`;
  }
}

// Where only a few words are allowed, the wrong word is worth showing.
function choice(root: Node, path: Path): string {
  const node = findNodeAtLocation(root, path);
  return node?.type === "string" ? JSON.stringify(String(node.value).slice(0, 40)) : nameOf(node);
}

function nameOf(node: Node | undefined): string {
  switch (node?.type) {
    case undefined:
      return "nothing";
    case "object":
      return "an object";
    case "array":
      return "an array";
    case "string":
      // The text may be a secret in the wrong place.
      return "a string";
    default:
      return String(node?.value);
  }
}

const keyPath = (path: Path) =>
  path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : `${at === 0 ? "" : "."}${part}`))
    .join("") || "the file";

/** A matcher that is no valid regular expression matches nothing, silently. Plain names and lists of names are no expressions. */
function brokenMatchers(text: string, root: Node): Fault[] {
  const events = findNodeAtLocation(root, ["hooks"])?.children ?? [];
  return events.flatMap((event) => {
    const groups = event.children?.[1]?.type === "array" ? (event.children[1].children ?? []) : [];
    return groups.flatMap((group) => {
      const matcher = findNodeAtLocation(group, ["matcher"]);
      const pattern: unknown = matcher?.value;
      if (matcher === undefined || typeof pattern !== "string" || pattern === "*" || isRegExp(pattern))
        return [];
      const problem = `the matcher ${JSON.stringify(pattern)} is not a valid regular expression and matches nothing`;
      return [faultAt(text, matcher.offset, problem)];
    });
  });
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
