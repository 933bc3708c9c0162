import { isDeepStrictEqual } from "node:util";
import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  parseTree,
  stripComments,
} from "jsonc-parser";
import type { HookEvent, MatcherGroup } from "./hook-table.ts";
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
    edited = cut(edited, emptiedBy(next.node));
  }
  return edited;
}

/** Our handlers, in the order of the file. */
export function findOurHandlers(text: string): FoundHandler[] {
  return ourHandlerNodes(text).map(({ event, group, node }) => {
    const matcher = findNodeAtLocation(group, ["matcher"]);
    return { event, matcher: matcher?.value, handler: getNodeValue(node) };
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

/** Removes one item of an object or array together with one comma; comments between it and its neighbours stay. */
function cut(text: string, node: Node): string {
  const siblings = node.parent?.children ?? [];
  const at = siblings.indexOf(node);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const end = node.offset + node.length;
  if (after !== undefined) {
    return keepingComments(text, end, after.offset, node.offset);
  }
  if (before !== undefined) {
    return keepingComments(text, before.offset + before.length, node.offset, undefined, end);
  }
  const [from, to] = node.parent
    ? [node.parent.offset + 1, node.parent.offset + node.parent.length - 1]
    : [0, 0];
  const around = text.slice(from, node.offset) + text.slice(end, to);
  return text.slice(0, from) + (hasComment(around) ? around : "") + text.slice(to);
}

// `from..to` is the gap that holds the comma. The item is before the gap (`itemStart`) or after it (`itemEnd`).
function keepingComments(
  text: string,
  from: number,
  to: number,
  itemStart?: number,
  itemEnd?: number,
): string {
  const gap = text.slice(from, to);
  const comma = stripComments(gap, " ").indexOf(",");
  const kept = hasComment(gap) ? gap.slice(0, comma) + gap.slice(comma + 1) : "";
  return text.slice(0, itemStart ?? from) + kept + text.slice(itemEnd ?? to);
}

const hasComment = (gap: string) => gap.replaceAll(/[\s,]/g, "") !== "";

function insertGroup(text: string, event: HookEvent, group: MatcherGroup): string {
  const root = parseTree(text);
  if (root === undefined) return text;
  const hooks = findNodeAtLocation(root, ["hooks"]);
  if (hooks === undefined) return insertItem(text, root, "hooks", { [event]: [group] });
  const groups = findNodeAtLocation(hooks, [event]);
  return groups === undefined
    ? insertItem(text, hooks, event, [group])
    : insertItem(text, groups, undefined, group);
}

/** Adds one item at the end of an object (with a key) or array (without), laid out like what stands there. */
function insertItem(text: string, container: Node, key: string | undefined, value: unknown): string {
  const style = layoutOf(text);
  const last = container.children?.at(-1);
  const ownLine = last !== undefined && /^\s*$/.test(linePrefix(text, last.offset));
  const baseIndent = /^\s*/.exec(linePrefix(text, container.offset))?.[0] ?? "";
  const indent = ownLine
    ? linePrefix(text, last.offset)
    : last === undefined
      ? baseIndent + style.unit
      : baseIndent;
  const json = style.compact ? JSON.stringify(value) : JSON.stringify(value, null, style.unit);
  const label = key === undefined ? "" : `${JSON.stringify(key)}:${style.compact ? "" : " "}`;
  const item = label + json.replaceAll("\n", style.eol + indent);
  const line = style.compact ? "" : style.eol + indent;
  if (last === undefined) {
    const [from, to] = [container.offset + 1, container.offset + container.length - 1];
    const close = style.compact ? "" : style.eol + baseIndent;
    return applyEdits(text, [{ offset: from, length: to - from, content: line + item + close }]);
  }
  const separator = ownLine || style.compact ? `,${line}` : ", ";
  return applyEdits(text, [{ offset: last.offset + last.length, length: 0, content: separator + item }]);
}

const linePrefix = (text: string, offset: number) =>
  text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);

// One line of JSON with something in it was written by a program; it stays one line.
function layoutOf(text: string): { compact: boolean; unit: string; eol: string } {
  const compact = !text.trim().includes("\n") && /\{\s*"/.test(text);
  const unit = /\{\r?\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  return { compact, unit, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
