import { isDeepStrictEqual } from "node:util";
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { cutItems, insertItems } from "./json-items.ts";

/**
 * Our rules stand between two rules about files that nobody has, so that exactly they are taken out again, whatever the policy says by
 * then. The first tells what was made for them: the rules alone, the list too, or `permissions` as well.
 */
const begin = {
  rules: "Read(//sallyport/begin)",
  list: "Read(//sallyport/begin/list)",
  all: "Read(//sallyport/begin/all)",
};
const end = "Read(//sallyport/end)";

/**
 * Puts rules into the `permissions.deny` of a settings text, in place of any earlier ones of ours; those that the user has anyway are
 * left out. Everything else keeps its bytes.
 *
 * @param text strict JSON whose root is an object
 * @returns the same text when it already holds exactly these
 */
export function withDenied(text: string, wanted: readonly string[]): string {
  const bare = withoutDenied(text);
  const root = parseTree(bare);
  const permissions = root && findNodeAtLocation(root, ["permissions"]);
  const list = permissions && findNodeAtLocation(permissions, ["deny"]);
  const theirs = new Set(list?.children?.map(({ value }): unknown => value));
  const rules = wanted.filter((rule) => !theirs.has(rule));
  if (root === undefined || rules.length === 0) return bare;
  const held = blockIn(text)?.slice(1, -1);
  if (
    isDeepStrictEqual(
      held?.map(({ value }): unknown => value),
      rules,
    )
  )
    return text;
  if (list !== undefined) return insertItems(bare, list, undefined, [begin.rules, ...rules, end]);
  if (permissions !== undefined) return insertItems(bare, permissions, "deny", [[begin.list, ...rules, end]]);
  return insertItems(bare, root, "permissions", [{ deny: [begin.all, ...rules, end] }]);
}

/** Cuts our rules out of a settings text (comments allowed), and what was made for them and would be empty. */
export function withoutDenied(text: string): string {
  const block = blockIn(text);
  const [first, last] = [block?.[0], block?.at(-1)];
  if (block === undefined || first === undefined || last === undefined) return text;
  const list = first.parent;
  const isAlone = list?.children?.length === block.length;
  const property = list?.parent;
  if (!isAlone || first.value === begin.rules || property === undefined) return cutItems(text, first, last);
  const permissions = property.parent;
  const isOnly = permissions?.children?.length === 1 && first.value === begin.all;
  return cutItems(text, (isOnly ? permissions?.parent : undefined) ?? property);
}

/** How many rules of ours a settings text has. */
export function countDenied(text: string): number {
  return Math.max(0, (blockIn(text)?.length ?? 0) - 2);
}

/** Our rules with the marks around them. One mark without the other is the user's to sort out. */
function blockIn(text: string): readonly Node[] | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const items = (root && findNodeAtLocation(root, ["permissions", "deny"])?.children) ?? [];
  const from = items.findIndex(({ value }) => Object.values(begin).includes(value));
  const to = items.findIndex(({ value }, at) => at > from && value === end);
  return from === -1 || to === -1 ? undefined : items.slice(from, to + 1);
}
