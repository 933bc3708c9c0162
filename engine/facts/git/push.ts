import type { Field } from "../shell/stream.ts";
import type { Act } from "./act.ts";
import { type GitCall, valuesOf } from "./parse.ts";
import { branchName, targetOfBranch } from "./place.ts";

/** Most refspecs of one push that are looked at. */
const maxRefs = 64;

/** What a push does to the branches of a remote. `current` tells the branch that is checked out, for a push that names none. */
export function pushOperations(call: GitCall, current: () => string | undefined): readonly Act[] {
  const { options } = call;
  if (options.has("--mirror") || options.has("--prune"))
    return [
      { verb: "mirror-push", resource: "remote", name: remoteOf(call)?.text ?? "", target: "production" },
    ];
  const refs = refsOf(call);
  const named = refs.length > 0 ? refs : [undefined];
  return named.map((ref) => pushOf(ref, options, current));
}

/** The remote of a push: a name, a path or a URL. */
export function remoteOf({ operands, options }: GitCall): Field | undefined {
  return operands[0] ?? valuesOf(options, "--repo")[0];
}

function refsOf({ operands }: GitCall): readonly string[] {
  const refs = operands.slice(1, maxRefs).map((field) => field.text);
  return refs.filter((ref, index) => ref !== "tag" || index === refs.length - 1);
}

/** `SOURCE:TARGET` with a plus in front is forced; with no source it deletes. */
function pushOf(
  ref: string | undefined,
  options: GitCall["options"],
  current: () => string | undefined,
): Act {
  const isPlus = ref?.startsWith("+") === true;
  const plain = isPlus ? ref.slice(1) : ref;
  const colon = plain?.lastIndexOf(":") ?? -1;
  const target = plain?.slice(colon + 1);
  const name = target === undefined || target === "HEAD" || target === "@" ? current() : branchName(target);
  const isEmpty = colon === 0 && target !== "";
  const branch = {
    resource: target?.startsWith("refs/tags/") ? "tag" : "branch",
    name: name ?? "",
    target: targetOfBranch(name),
  };
  if (options.has("--delete") || isEmpty) return { verb: "delete-remote", ...branch };
  if (options.has("--force") || isPlus) return { verb: "force-push", ...branch };
  const isLeased = options.has("--force-with-lease") || options.has("--force-if-includes");
  return { verb: isLeased ? "push-with-lease" : "push", ...branch };
}
