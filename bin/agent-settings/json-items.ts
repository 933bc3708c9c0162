import { applyEdits, type Node, stripComments } from "jsonc-parser";

/**
 * Removes items of an object or array that stand side by side, together with one comma; comments between them and their neighbours stay.
 *
 * @param last the last of them; none is `node` alone
 */
export function cutItems(text: string, node: Node, last = node): string {
  const siblings = node.parent?.children ?? [];
  const [before, after] = [siblings[siblings.indexOf(node) - 1], siblings[siblings.indexOf(last) + 1]];
  const end = last.offset + last.length;
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

/** Adds items at the end of an object (one, with a key) or array (without), laid out like what stands there; several get a line each. */
export function insertItems(
  text: string,
  container: Node,
  key: string | undefined,
  values: readonly unknown[],
): string {
  const style = layoutOf(text);
  const last = container.children?.at(-1);
  const isAligned = last !== undefined && /^\s*$/.test(linePrefix(text, last.offset));
  const baseIndent = /^\s*/.exec(linePrefix(text, container.offset))?.[0] ?? "";
  const indent = isAligned
    ? linePrefix(text, last.offset)
    : last === undefined || values.length > 1
      ? baseIndent + style.unit
      : baseIndent;
  const line = style.compact ? "" : style.eol + indent;
  const label = key === undefined ? "" : `${JSON.stringify(key)}:${style.compact ? "" : " "}`;
  const items = values.map((value) => {
    const json = style.compact ? JSON.stringify(value) : JSON.stringify(value, null, style.unit);
    return label + json.replaceAll("\n", style.eol + indent);
  });
  const content = items.join(`,${line}`);
  if (last === undefined) {
    const [from, to] = [container.offset + 1, container.offset + container.length - 1];
    const close = style.compact ? "" : style.eol + baseIndent;
    return applyEdits(text, [{ offset: from, length: to - from, content: line + content + close }]);
  }
  const separator = isAligned || style.compact || values.length > 1 ? `,${line}` : ", ";
  return applyEdits(text, [{ offset: last.offset + last.length, length: 0, content: separator + content }]);
}

const linePrefix = (text: string, offset: number) =>
  text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);

// One line of JSON with something in it was written by a program; it stays one line.
function layoutOf(text: string): { compact: boolean; unit: string; eol: string } {
  const compact = !text.trim().includes("\n") && /\{\s*"/.test(text);
  const unit = /\{\r?\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  return { compact, unit, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
