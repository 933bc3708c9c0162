import type { FileAccess } from "../facts.ts";
import { absolutePath, fileFact } from "../paths.ts";
import { addFile } from "../shell/files/files.ts";
import { joinSources } from "../shell/sources.ts";
import type { Field } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { expandGlob } from "../shell/words/glob.ts";
import { homePath } from "../shell/words/home.ts";
import type { Reading } from "./reading.ts";
import { elementsOf, type Value } from "./values.ts";

/** Most files that one function call accesses. */
const maxFiles = 64;

/** The fields that a value is as a path. */
export function fieldsOf(reading: Reading, value: Value): readonly Field[] {
  const { state, analysis } = reading.setting;
  return elementsOf(value)
    .flatMap((element) => element.texts.map((text) => ({ text, element })))
    .slice(0, maxFiles)
    .filter(({ text }) => text !== "")
    .map(({ text, element }) => ({
      text: homePath(text, state.cwd, analysis.surroundings),
      known: element.known,
      glob: element.isPattern && element.known ? text : undefined,
      sources: element.sources,
    }));
}

/** The name of a path in facts and flows. */
export function pathName({ setting }: Reading, text: string): string {
  const { surroundings } = setting.analysis;
  const path = absolutePath(
    homePath(text, setting.state.cwd, surroundings),
    setting.state.cwd ?? surroundings.project,
  );
  return fileFact("read", path, "", false, surroundings).path;
}

/** Standard streams and numbers of open files are no paths. */
const noPath =
  /^(?:\d+|\/dev\/std(?:in|out|err)|STDIN|-|php:\/\/(?:stdin|stdout|stderr|output|memory|temp)\S*)$/;

/** Records that the code accesses files. @returns where data in them comes from */
export function accessFiles(
  reading: Reading,
  access: FileAccess,
  value: Value,
  recursive = false,
  by = reading.by,
): readonly Source[] {
  const { setting } = reading;
  const fields = fieldsOf(reading, value).filter(({ text }) => !noPath.test(text));
  if (!reading.collects)
    return access === "read"
      ? fields.map(({ text }) => ({ from: "file", name: pathName(reading, text) }))
      : [];
  return joinSources(
    ...fields.flatMap((field) => {
      const names = field.glob ? expandGlob(field, setting.state.cwd, setting.analysis.surroundings) : [];
      const found = [{ ...field, glob: undefined }, ...names.filter((one) => one.text !== field.text)];
      return found.slice(0, maxFiles).map((one) => addFile(access, one, by, recursive, setting));
    }),
  );
}
