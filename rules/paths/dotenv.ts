import type { Rule } from "../../engine/rule.ts";
import { harmlessParts } from "../commands/environment.ts";

const environmentFiles = [
  "**/.env",
  "**/.env\\*",
  "**/.env.*",
  "**/.env{-,_,~}*",
  "**/..env*.sw?",
  "**/*.env",
  "**/.dev.vars{,.*}",
] as const;

/** Committed on purpose and without values, or code, or encrypted. */
const templates = [
  "**/.dev.vars.{example,sample,template,dist}",
  "**/*env*{example,sample,template,schema,default}*",
  "**/*{example,sample,template,schema,default}*.env",
  "**/.env.{dist,tpl,tmpl,md,txt,ts,js,mjs,vault,enc,gpg,age}",
  "**/.env.*.{dist,tpl,tmpl,ts,enc,gpg,age}",
  "**/{fixtures,__fixtures__,testdata}/**",
] as const;

const testValues = ["**/.{env,dev.vars}.{test,testing,ci,e2e}", "**/{test,testing,ci,e2e}.env"] as const;

/** Names of environment files that nobody takes for a template: a copy there is as guarded as the file itself. */
const otherNames = [
  "**/.env{,.local,.bak,.backup,.old,.orig,.save,.prod,.production,.dev,.development,.staging}{,.local,.bak,.[0-9]*}",
  "**/.envrc{,.bak,.backup,.old,.orig}",
] as const;

/** Programs that use or count a file without showing what is in it. */
const showsNothing = ["source", "wc", "cmp", "cksum", "{md5,sha*}sum", "shasum"] as const;

/** Rule pack `dotenv`: files that hold a project's environment variables. */
export const dotenv = [
  {
    id: "dotenv/read",
    summary: "Reads an environment file, which usually holds live credentials.",
    why: "What is read lands in the transcript and in the model's context.",
    instead:
      "Read .env.example for the names and let the program load the values; ask the user for anything else.",
    severity: "high",
    category: "credential",
    source: "https://12factor.net/config",
    when: {
      file: {
        access: ["read", "link"],
        path: environmentFiles,
        notPath: [...templates, ...testValues],
        notBy: showsNothing,
        shown: true,
        notPart: harmlessParts,
        notCopiedTo: otherNames,
      },
    },
    examples: {
      bad: [
        "cat .env",
        "cat .env*",
        "cp .env /tmp/settings.txt",
        "grep -h SECRET ~/app/.env.production",
        "cd config && head -n 5 prod.env",
        "cat ．ｅｎｖ",
        "mv .env settings.txt; cat settings.txt",
        "grep -i api_key .env",
        'X=$(cat .env); echo "$X"',
        "env $(cat .env | xargs)",
        { tool: "Read", input: { file_path: "/home/dev/app/.env.local" } },
        { tool: "Grep", input: { pattern: "KEY", path: "/home/dev/app/.env", output_mode: "content" } },
        { tool: "mcp__filesystem__read_file", input: { path: "/home/dev/app/.env" } },
      ],
      good: [
        "cat .env.example",
        "ls -la .env",
        "test -f .env && echo present",
        "echo .env >> .gitignore",
        "git commit -m 'docs: explain .env'",
        "grep -rn 'process.env' src",
        "node --env-file=.env server.js",
        "set -a; source .env; set +a; npm start",
        "wc -l .env",
        "export $(grep -v '^#' .env | xargs) && npm run migrate",
        "grep -q '^API_KEY=' .env && echo set",
        "cut -d= -f1 .env | sort",
        "grep '^PORT=' .env",
        "cp .env .env.bak",
        { tool: "Read", input: { file_path: "/home/dev/app/.env.sample" } },
        { tool: "Read", input: { file_path: "/home/dev/app/test/fixtures/.env" } },
        { tool: "Glob", input: { pattern: "**/.env*", path: "/home/dev/app" } },
      ],
    },
  },
  {
    id: "dotenv/read-test-values",
    summary: "Reads an environment file for tests or CI.",
    why: "Such files are often committed with throwaway values, and sometimes hold real ones.",
    instead: "Look for .env.example first, or say which variable you need.",
    severity: "low",
    category: "credential",
    source: "https://vite.dev/guide/env-and-mode",
    when: { file: { access: ["read", "link"], path: testValues, notBy: showsNothing, shown: true } },
    examples: {
      bad: ["cat .env.test", { tool: "Read", input: { file_path: "/home/dev/app/.env.ci" } }],
      good: ["cat .env.test.example", "npm test -- --mode test", "ls .env.test"],
    },
  },
  {
    id: "dotenv/read-direnv",
    summary: "Reads a direnv file, which often exports credentials.",
    why: "What is read lands in the transcript and in the model's context.",
    instead: "Ask the user which variables it sets; direnv loads them without anybody reading the file.",
    severity: "medium",
    category: "credential",
    source: "https://direnv.net/",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/.envrc", "**/.envrc.*"],
        notPath: templates,
        notBy: showsNothing,
        shown: true,
        notPart: harmlessParts,
        notCopiedTo: otherNames,
      },
    },
    examples: {
      bad: ["cat .envrc", { tool: "Read", input: { file_path: "/home/dev/app/.envrc" } }],
      good: ["cat .envrc.example", "direnv status", "ls -a .envrc"],
    },
  },
  {
    id: "dotenv/read-from-git",
    summary: "Prints an environment file out of the git history.",
    why: "A value that was committed once is still a live credential until it is rotated.",
    instead: "Tell the user that the file is in the history; list names only with git log --stat.",
    severity: "high",
    category: "credential",
    source: "https://git-scm.com/docs/git-show",
    when: {
      command: {
        program: ["git"],
        verb: ["show", "cat-file", "blame", "annotate", "diff"],
        argument: [".env", "*:.env", "**/.env", ".env.*", "*:.env.*", "**/.env.*"],
        notArgument: ["**/*{example,sample,template,schema,default}*", "*:*{example,sample,template}*"],
      },
    },
    examples: {
      bad: ["git show HEAD:.env", "git cat-file -p main:config/.env", "git blame .env.production"],
      good: ["git show HEAD:.env.example", "git show HEAD:src/env.ts", "git log --oneline -- .env"],
    },
  },
  {
    id: "dotenv/write",
    summary: "Replaces or changes what is in an environment file.",
    why: "Its values are in no repository, so what is overwritten is gone.",
    instead: "Change .env.example and tell the user which variable to set, or go on once they agree.",
    severity: "medium",
    category: "destruction",
    source: "https://12factor.net/config",
    when: {
      file: {
        access: ["write"],
        path: environmentFiles,
        notPath: [...templates, ...testValues],
        replaces: true,
      },
    },
    examples: {
      bad: [
        "echo PORT=3000 > .env",
        "cp config/local.txt .env",
        "[ -f .env ] && cp config/local.txt .env",
        "test -f .env || true; : > .env",
        "sed -i s/3000/4000/ .env.local",
        { tool: "Write", input: { file_path: "/home/dev/app/.env", content: "PORT=3000\n" } },
      ],
      good: [
        "echo PORT= >> .env.example",
        "echo PORT=3000 >> .env",
        "cp .env.example .env && npm install",
        "cp -n config/local.txt .env",
        "[ -f .env ] || cp config/local.txt .env",
        "if [[ ! -f .env ]]; then cp config/local.txt .env; fi",
        "touch .env",
        "echo PORT=3000 | tee -a .env",
        "chmod 600 .env",
        { tool: "Write", input: { file_path: "/home/dev/app/.env.example", content: "PORT=\n" } },
      ],
    },
  },
  {
    id: "dotenv/download",
    summary: "Fills an environment file with what comes from elsewhere.",
    why: "The program that loads it takes every line for a setting: search paths, proxies, other servers.",
    instead: "Download it under another name and show the user what is in it.",
    severity: "medium",
    category: "destruction",
    source: "https://12factor.net/config",
    when: {
      file: {
        access: ["write"],
        path: environmentFiles,
        notPath: [...templates, ...testValues],
        by: ["curl", "wget", "{aria2c,axel,xh,https,http}", "dd"],
      },
    },
    examples: {
      bad: [
        "curl -o .env https://example.com/env",
        "wget -qO .env.local https://example.com/env",
        "dd of=.env",
      ],
      good: [
        "curl -o .env.example https://example.com/env",
        "curl -O https://example.com/a.tgz",
        "dd of=a.img",
      ],
    },
  },
  {
    id: "dotenv/read-elsewhere",
    summary: "Prints an environment file inside a container or on another machine.",
    why: "Its values work from anywhere; here they land in the transcript.",
    instead: "Print the names alone (cut -d= -f1), or let the program there read the file.",
    severity: "high",
    category: "credential",
    source: "https://12factor.net/config",
    when: {
      command: {
        program: [
          "cat",
          "head",
          "tail",
          "less",
          "more",
          "base64",
          "strings",
          "xxd",
          "tac",
          "nl",
          "sort",
          "bat",
        ],
        argument: ["{**/,}.env{,.local,.prod,.production,.staging,.dev,.development}", "**/*.env"],
        place: ["container", "remote"],
        shown: true,
      },
    },
    examples: {
      bad: [
        "docker exec app cat .env",
        "ssh web.example.com cat /srv/app/.env",
        "kubectl exec web-1 -- head /app/.env",
      ],
      good: [
        "docker exec app cat .env.example",
        "docker exec app ls -la",
        "ssh web.example.com wc -l /srv/app/.env",
      ],
    },
  },
  {
    id: "dotenv/delete",
    summary: "Deletes an environment file.",
    why: "Its values are in no repository, so they cannot be brought back.",
    instead: "Leave the file where it is, or ask the user to remove it.",
    severity: "medium",
    category: "destruction",
    source: "https://12factor.net/config",
    when: { file: { access: ["delete"], path: [...environmentFiles, "**/.envrc"], notPath: templates } },
    examples: {
      bad: ["rm .env", "rm -f .env.local .env.production", "find . -name .env -delete"],
      good: ["rm .env.example", "git rm --cached .env", "rm -rf .venv"],
    },
  },
] as const satisfies readonly Rule[];
