/** `git` of `git/force-push`. */
export function packOf(id: string): string {
  return id.split("/")[0] ?? "";
}

/** The names by which a policy can mean a rule, the nearest first: its id, its pack, its category. */
export function namesOf(id: string, category: string): readonly string[] {
  return [id, packOf(id), category];
}
