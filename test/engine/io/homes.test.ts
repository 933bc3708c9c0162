import { expect, test } from "vitest";
import { type HomeSources, homesInForce } from "../../../engine/io/homes.ts";

const project = "/home/dev/app";
const account = "/home/dev";

test.each<[string, HomeSources, readonly string[]]>([
  ["a pinned home stands alone", { pinned: "/p", environment: "/evil", account }, ["/p"]],
  ["the environment and the account agree", { pinned: undefined, environment: account, account }, [account]],
  [
    "another home counts beside the account's",
    { pinned: undefined, environment: "/h", account },
    ["/h", account],
  ],
  ["a home in the project is none", { pinned: undefined, environment: `${project}/h`, account }, [account]],
  ["the project itself is none", { pinned: undefined, environment: project, account }, [account]],
  [
    "a neighbour that begins like the project is one",
    { pinned: undefined, environment: `${project}2`, account },
    [`${project}2`, account],
  ],
  ["an empty variable is none", { pinned: undefined, environment: "", account }, [account]],
  [
    "a user without an account has the environment's",
    { pinned: undefined, environment: "/h", account: undefined },
    ["/h"],
  ],
  ["nothing is known", { pinned: undefined, environment: undefined, account: undefined }, ["/"]],
])("%s", (_case, sources, homes) => {
  expect(homesInForce(sources, [`${project}/src`, project])).toEqual(homes);
});

test("who works in the home directory still has it", () => {
  expect(homesInForce({ pinned: undefined, environment: account, account }, [account])).toEqual([account]);
});
