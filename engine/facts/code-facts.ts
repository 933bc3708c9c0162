import { readEnvironment } from "./shell/builtins.ts";
import type { Setting } from "./shell/state.ts";

const runsText = /\b(?:eval|exec|execfile|Function|system|popen|instance_eval|runInThisContext)\b/;
const downloads =
  /\b(?:urlopen|requests['")\]]{0,3}\.(?:get|post)|httpx|fetch|axios|https?\.get|URI\.open|LWP|file_get_contents|curl_exec|Net::HTTP)\b/;
const decodes =
  /\b(?:b64decode|a85decode|decode_base64|base64_decode|Base64\.decode\w*|unhexlify|fromhex|atob)\b|['"](?:base64|hex)['"]/;

/** What is printed, with what commonly stands between: `print(dict(os.environ))`. */
const prints =
  "(?:\\b(?:console\\.\\w+|print\\w*|puts|pp?|echo|say|var_dump|write|inspect)\\b[\\s(]*)(?:(?:JSON\\.stringify|json\\.dumps|dict|str|list|repr|Object\\.\\w+|util\\.inspect)\\(){0,3}";
const environment =
  "(?:process\\.env|os\\.environ|Deno\\.env\\.toObject\\(\\)|ENV\\b|%ENV\\b|\\$_ENV|getenv\\(\\))";
const wholeEnvironment = new RegExp(
  `${prints}${environment}(?!\\s{0,9}(?:\\[|\\.(?:get|fetch)\\b|\\.[A-Z_]))`,
);
const oneVariable = new RegExp(
  `${prints}(?:process\\.env\\.|(?:process\\.env|os\\.environ|ENV|ENVIRON|\\$_ENV)\\[['"]|(?:os\\.getenv|os\\.environ\\.get|ENV\\.fetch|getenv)\\(['"]|\\$ENV\\{['"]?)([A-Za-z_]\\w{0,99})`,
  "g",
);

/** Facts of code in another language as a whole: that it evaluates what it downloads or decodes, and prints variables of the environment. */
export function addCodeFacts(code: string, language: string, by: string, setting: Setting): void {
  const { analysis, reach } = setting;
  if (reach.place !== "here") return;
  const isRemote = downloads.test(code) && /https?:\/\//.test(code);
  const from = isRemote ? "download" : decodes.test(code) ? "decoded" : undefined;
  if (from && runsText.test(code)) analysis.facts.code.push({ language, from, by });
  if (!/\benv|ENV\b|ENVIRON/i.test(code)) return;
  if (wholeEnvironment.test(code) || /\bin ENVIRON\b/.test(code)) readEnvironment(["*"], by, setting);
  const names = [...code.matchAll(oneVariable)].map((match) => match[1] ?? "");
  readEnvironment(names.slice(0, 64), by, setting);
}
