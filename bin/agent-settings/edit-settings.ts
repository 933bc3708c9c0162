import { isDeepStrictEqual } from "node:util";
import { findNodeAtLocation, getNodeValue, type Node, parseTree } from "jsonc-parser";
import type { HookEvent, MatcherGroup } from "./hook-table.ts";
import { cutItems, insertItems } from "./json-items.ts";
import { isOurHandler } from "./our-handlers.ts";

/** The groups to have in the settings, one for each of our events. */
export type WantedGroups = readonly { readonly event: HookEvent; readonly group: MatcherGroup }[];

/** One of our handlers as found in a settings text. */
export type FoundHandler = { readonly event: string; readonly matcher: unknown; readonly handler: unknown };

/**
 * Puts the groups into a settings text, in place of any earlier ones of ours. Everything else keeps its bytes: only whole items are
 * inserted or cut, in the indentation and line ends the file has.
 *
 * @param text strict JSON whose root is an object, as `parseSettings` and `findFaults` accept it
 * @returns the same text when it already holds exactly these groups
 */
export function withHooks(text: string, wanted: WantedGroups): string {
  const found = findOurHandlers(text);
  const current = wanted.every(({ event, group }) =>
    isDeepStrictEqual(
      found.filter((row) => row.event === event).map(({ matcher, handler }) => ({ matcher, handler })),
      [{ matcher: group.matcher, handler: group.hooks[0] }],
    ),
  );
  if (current && found.length === wanted.length) return text;
  return wanted.reduce((edited, { event, group }) => insertGroup(edited, event, group), withoutHooks(text));
}

/** Cuts exactly our handlers out of a settings text (comments allowed), and the groups, events and `hooks` object that leaves empty. */
export function withoutHooks(text: string): string {
  let edited = text;
  for (let [next] = ourHandlerNodes(edited); next !== undefined; [next] = ourHandlerNodes(edited)) {
    edited = cutItems(edited, emptiedBy(next.node));
  }
  return edited;
}

/** Our handlers, in the order of the file. */
export function findOurHandlers(text: string): FoundHandler[] {
  return ourHandlerNodes(text).map(({ event, group, node }) => {
    const matcher = findNodeAtLocation(group, ["matcher"]);
    // The parser's objects have no prototype, so that none would be equal to one of ours.
    return { event, matcher: matcher?.value, handler: structuredClone(getNodeValue(node)) };
  });
}

function ourHandlerNodes(text: string): { event: string; group: Node; node: Node }[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const hooks = (root?.children ?? []).filter((property) => property.children?.[0]?.value === "hooks");
  const events = hooks.flatMap((property) => property.children?.[1]?.children ?? []);
  return events.flatMap((property) => {
    const [key, groups] = property.children ?? [];
    return items(groups).flatMap((group) =>
      items(findNodeAtLocation(group, ["hooks"]))
        .filter((node) => isOurHandler(getNodeValue(node)))
        .map((node) => ({ event: String(key?.value), group, node })),
    );
  });
}

const items = (node: Node | undefined): readonly Node[] =>
  node?.type === "array" ? (node.children ?? []) : [];

/** The largest node that would hold nothing of the user's without this handler: itself, its group, its event, or `hooks`. */
function emptiedBy(handler: Node): Node {
  const group = handler.parent?.parent?.parent;
  if (handler.parent?.children?.length !== 1 || group === undefined) return handler;
  const event = group.parent?.parent;
  if (group.parent?.children?.length !== 1 || event === undefined) return group;
  const hooks = event.parent?.parent;
  return event.parent?.children?.length === 1 && hooks !== undefined ? hooks : event;
}

function insertGroup(text: string, event: HookEvent, group: MatcherGroup): string {
  const root = parseTree(text);
  if (root === undefined) return text;
  const hooks = findNodeAtLocation(root, ["hooks"]);
  if (hooks === undefined) return insertItems(text, root, "hooks", [{ [event]: [group] }]);
  const groups = findNodeAtLocation(hooks, [event]);
  return groups === undefined
    ? insertItems(text, hooks, event, [[group]])
    : insertItems(text, groups, undefined, [group]);
}
