import { describe, expect, test } from "vitest";
import { maxRedactedDepth, redactText, redactValue } from "../../engine/redact.ts";
import { limitNotice, maxRedactedCharacters } from "../../engine/redaction-pass.ts";
import { fake, fakeParts } from "../fake-secrets.ts";
import { within } from "../within.ts";

/** A stand-in for the HMAC: the same secret gives the same 12 characters. */
function fingerprint(secret: string): string {
  let hash = 0;
  for (const letter of secret) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash.toString(16).padStart(12, "0");
}

const text = async (input: string) => (await redactText(input, "credentials-by-context", fingerprint)).text;
const value = async (input: unknown) =>
  (await redactValue(input, "credentials-by-context", fingerprint)).value;
const token = fake("github-token");
const mark = `[redacted:github/token:${fingerprint(token)}]`;

describe("a text", () => {
  test("has a detector and a fingerprint where a secret was", async () => {
    expect(await redactText(`a ${token} b`, "known-formats", fingerprint)).toEqual({
      text: `a ${mark} b`,
      redactions: [{ detector: "github/token", fingerprint: fingerprint(token), count: 1 }],
    });
  });

  test("has the same fingerprint wherever the same secret was", async () => {
    const { text: after, redactions } = await redactText(`${token}\n${token}`, "known-formats", fingerprint);
    expect(after).toBe(`${mark}\n${mark}`);
    expect(redactions).toEqual([{ detector: "github/token", fingerprint: fingerprint(token), count: 2 }]);
  });

  test("keeps its number of lines when a key of many lines goes", async () => {
    const key = fake("rsa-private-key");
    const after = await text(`a\n${key}\nb`);
    expect(after.split("\n").length).toBe(`a\n${key}\nb`.split("\n").length);
    expect(after).toMatch(
      /^a\n-----BEGIN RSA PRIVATE KEY-----\n\[redacted:pem\/private-key:\w{12}\]\n+-----END RSA PRIVATE KEY-----\nb$/,
    );
  });

  test("is not redacted twice", async () => {
    const once = await text(`DB_PASSWORD=${fakeParts("password-assignment").secret}\n${token}`);
    expect(await text(once)).toBe(once);
  });

  test("asks for no fingerprint where there is no secret", async () => {
    const never = () => expect.unreachable();
    expect((await redactText("npm test\nok 12", "credentials-by-context", never)).redactions).toEqual([]);
  });
});

describe("a value keeps its shape", () => {
  test.each([
    [
      "Bash",
      { stdout: `A=${token}`, stderr: "", interrupted: false, isImage: false },
      { stdout: `A=${mark}`, stderr: "", interrupted: false, isImage: false },
    ],
    [
      "Read",
      { type: "text", file: { filePath: "a", content: token, numLines: 1 } },
      { type: "text", file: { filePath: "a", content: mark, numLines: 1 } },
    ],
    ["MCP", [{ type: "text", text: `key ${token}` }], [{ type: "text", text: `key ${mark}` }]],
    ["a string", JSON.stringify({ key: token }), JSON.stringify({ key: mark })],
    ["nothing and numbers", [null, 1, 2.5, true], [null, 1, 2.5, true]],
  ])("%s", async (_, before, after) => {
    expect(await value(before)).toEqual(after);
  });

  test("the same reference where nothing was found, in every part", async () => {
    const clean = { a: { b: ["one", "two"] }, c: [{ d: "three" }] };
    expect(await value(clean)).toBe(clean);
    const mixed = { clean, dirty: token };
    expect(await value(mixed)).toEqual({ clean, dirty: mark });
    expect(Object.values(Object(await value(mixed)))[0]).toBe(clean);
  });

  test("a key in the lines of a patch goes, the number of lines and of strings stays", async () => {
    const key = fake("rsa-private-key").split("\n");
    const patch = { structuredPatch: [{ lines: [" one", ...key.map((line) => `+${line}`), " two\nthree"] }] };
    const after = JSON.stringify(await value(patch));
    for (const line of key.slice(1, -1)) expect(after).not.toContain(line.slice(0, 20));
    expect(JSON.parse(after).structuredPatch[0].lines.length).toBe(key.length + 2);
    expect(after).toContain('" two\\nthree"');
  });

  test("a value whose name is a key of the object", async () => {
    const { secret } = fakeParts("password-assignment");
    expect(await value({ db: { user: "app", password: secret } })).toEqual({
      db: { user: "app", password: `[redacted:assignment/password:${fingerprint(secret)}]` },
    });
    expect(
      await value([
        { name: "DB_PASSWORD", value: secret },
        { name: "MODE", value: secret },
      ]),
    ).toEqual([
      { name: "DB_PASSWORD", value: `[redacted:assignment/password:${fingerprint(secret)}]` },
      { name: "MODE", value: secret },
    ]);
  });

  test("a name that is a secret", async () => {
    expect(await value({ tokens: { [token]: { uses: 3 }, "an-ordinary-name-of-a-field": 1 } })).toEqual({
      tokens: { [mark]: { uses: 3 }, "an-ordinary-name-of-a-field": 1 },
    });
  });

  test("keys called __proto__ and constructor are ordinary keys", async () => {
    const hostile: unknown = JSON.parse(
      `{"__proto__": {"polluted": "${token}"}, "constructor": "${token}", "x": 1}`,
    );
    const after = await value(hostile);
    expect(JSON.stringify(after)).toBe(`{"__proto__":{"polluted":"${mark}"},"constructor":"${mark}","x":1}`);
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("images pass untouched, text that calls itself one does not", async () => {
    const png = `iVBORw0KGgo${"A".repeat(50)}${"q7".repeat(400)}==`;
    const image = [{ type: "image", source: { type: "base64", media_type: "image/png", data: png } }];
    expect(await value(image)).toBe(image);
    expect(await value({ mimeType: "image/png", data: token })).toEqual({
      mimeType: "image/png",
      data: mark,
    });
  });
});

describe("limits", () => {
  test("what lies behind the limit is withheld, line breaks kept", async () => {
    const long = `${"a line of output\n".repeat(maxRedactedCharacters / 17 + 10)}${token}\n`;
    const { text: after, redactions } = await redactText(long, "known-formats", fingerprint);
    expect(after.includes(token)).toBe(false);
    expect(after.includes(limitNotice)).toBe(true);
    expect(after.split("\n").length).toBe(long.split("\n").length);
    expect(redactions).toEqual([{ detector: "limit/too-long", fingerprint: "", count: 1 }]);
  });

  test("strings behind the limit are withheld", async () => {
    const big = "b".repeat(maxRedactedCharacters - 10);
    expect(await value({ big, small: `x ${token}`, last: "no" })).toEqual({
      big,
      small: limitNotice,
      last: limitNotice,
    });
  });

  test("the clients' own words and empty strings stay behind the limit", async () => {
    for (const over of [0, 1, 2]) {
      const big = `${"b".repeat(maxRedactedCharacters - over - 1)}\n`;
      const rest = { type: "text", none: "", line: "\nx", list: ["\n", token] };
      const after = JSON.stringify(await value({ big, ...rest })).replace(/b{99,}/, "");
      expect(after).toContain('"type":"text","none":""');
      expect(after).not.toContain(token.slice(0, 12));
    }
  });

  test("what nests too deeply is withheld, and 100,000 levels do no harm", async () => {
    const nested = (depth: number): unknown =>
      JSON.parse("[".repeat(depth) + JSON.stringify(token) + "]".repeat(depth));
    expect(JSON.stringify(await value(nested(maxRedactedDepth)))).toContain(mark);
    expect(JSON.stringify(await value(nested(maxRedactedDepth + 1)))).toContain(limitNotice);
    const { value: after, redactions } = await redactValue(nested(100_000), "known-formats", fingerprint);
    expect(JSON.stringify(after)).not.toContain(token);
    expect(redactions[0]?.detector).toBe("limit/too-deep");
  });

  test("many small strings stay within the time", async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => ({ a: `item number ${i}` }));
    await within(3_000, () => value(many));
  });
});
