import { describe, expect, test } from "vitest";
import { compileOwnPattern, findOwnPatterns } from "../../engine/facts/own-patterns.ts";
import { expressionOfGlob, linearExpression } from "../../engine/linear-expression.ts";

const found = (text: string, pattern: Parameters<typeof compileOwnPattern>[0]) =>
  findOwnPatterns(text, [compileOwnPattern(pattern)]).map(({ start, end }) => text.slice(start, end));

describe("expressions that are linear", () => {
  test.each([
    ["KD-\\d{8}", "order KD-12345678 x", ["KD-12345678"]],
    ["[A-Z]{2,4}-[0-9]{6}", "AB-123456 ABCDE-123456", ["AB-123456"]],
    ["ACME[ _-]?[a-f\\d]{8}", "ACME 12ab34cd, ACME12ab34cd", ["ACME 12ab34cd", "ACME12ab34cd"]],
    ["case\\.\\d{3,9}", "case.1234 case.12", ["case.1234"]],
    ["Zürich\\d{3}", "Zürich123", ["Zürich123"]],
  ])("%s", (expression, text, right) => {
    expect(found(text, { name: "x", expression })).toEqual(right);
  });

  test.each([
    ["KD-????????", "KD-AB12cd34 KD-AB12", ["KD-AB12cd34"]],
    ["CASE/*", "CASE/123abc-x", ["CASE/123abc"]],
    ["a.b+c(d)", "a.b+c(d) aXb+c(d)", ["a.b+c(d)"]],
  ])("the glob %s", (glob, text, right) => {
    expect(found(text, { name: "x", glob })).toEqual(right);
  });
});

describe("expressions that are refused", () => {
  test.each([
    ["without an end", "KD-\\d+"],
    ["without an end, with a star", "KDKD\\d*"],
    ["a group", "(KD|XD)-\\d{8}"],
    ["a repeated group", "(\\d{2,4}){3}"],
    ["a choice", "KD-1|KD-2"],
    ["any character", "KD-.{8}"],
    ["everything but", "KD-[^x]{8}"],
    ["a reference back", "KD-\\1234"],
    ["a look ahead", "KD(?=x)1234"],
    ["a word boundary", "\\bKDKD"],
    ["two ways to match", "\\d{2,8}\\d{2,8}"],
    ["two ways, with something optional between", "\\d{2,8}-?\\d{4}"],
    ["two ways through a class", "\\w{4,8}[a-z]{4}"],
    ["a range that overlaps", "[!-~]{4,8}[A-F]{2}"],
    ["too short", "\\d{2}"],
    ["too long", "[a-z]{300}"],
    ["a count that ends before it begins", "[a-z]{8,4}"],
    ["a class that is not closed", "KD-[0-9"],
    ["a class whose hyphen is none", "[a-\\d]{1,9}\\d{1,9}[a-\\d]{4}"],
    ["a class that ends before it begins", "[z-a]{8}"],
    ["letters beyond ASCII in a class", "[à-ü]{2,8}é{4}"],
    ["nothing", ""],
  ])("%s: %s", (_, expression) => {
    expect(linearExpression(expression)).toMatchObject({ fault: expect.any(String) });
  });

  test.each([["*KD*KD"], ["KD*1234"], ["*"]])("the glob %s", (glob) => {
    expect(linearExpression(expressionOfGlob(glob))).toMatchObject({ fault: expect.any(String) });
  });
});
