import type { OperationFact } from "../../operation-fact.ts";
import type { Setting } from "../../shell/analysis.ts";
import type { Field } from "../../shell/stream.ts";
import type { Arguments } from "../program.ts";
import type { Service } from "../service.ts";

/** What a reader of arguments is given; `base` is what words and options alone say. */
export type ServiceCall = {
  readonly service: Service;
  readonly parsed: Arguments<Field>;
  readonly setting: Setting;
  readonly base: OperationFact;
};
