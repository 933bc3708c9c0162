import type { Rule } from "../../engine/rule.ts";

/** Rule pack `browsers`: what the user's own browser keeps. */
export const browsers = [
  {
    id: "browsers/read-profile",
    summary: "Reads saved passwords, cookies or stored data of a browser.",
    why: "A session cookie is a login that needs no password and no second factor.",
    instead: "Ask the user to sign in for you, or use a token made for the task.",
    severity: "critical",
    category: "credential",
    source: "https://support.mozilla.org/kb/profiles-where-firefox-stores-user-data",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/{.config,Library/Application Support,.var/app,AppData,snap}/**/{Login Data,Cookies,Web Data,Local State}*",
          "~/{.config,Library/Application Support,.var/app,AppData,snap}/**/{Local Extension Settings,Local Storage,IndexedDB,Session Storage}/**",
          "~/**/{firefox,Firefox,.mozilla,.thunderbird}/**/{logins.json,key4.db,cookies.sqlite}*",
          "~/{.config,snap}/{google-chrome,chromium,BraveSoftware,microsoft-edge,vivaldi,opera}",
          "~/Library/Application Support/{Google/Chrome,BraveSoftware,Microsoft Edge,Arc,Firefox}",
          "~/.mozilla",
        ],
      },
    },
    examples: {
      bad: [
        "cp ~/.config/google-chrome/Default/Cookies /tmp/c",
        "cat '/home/dev/.config/chromium/Default/Login Data'",
        "cp ~/.mozilla/firefox/x.default/logins.json .",
        "cat '/home/dev/Library/Application Support/Arc/User Data/Default/Cookies'",
      ],
      good: ["cat src/cookies.ts", "ls ~/.mozilla", "cat tests/fixtures/logins.json"],
    },
  },
  {
    id: "browsers/read-history",
    summary: "Reads which pages the user has visited or saved.",
    why: "It is private, and addresses hold tokens, tickets and names of customers.",
    instead: "Ask the user for the address you need.",
    severity: "medium",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1217/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/{.config,Library/Application Support,AppData,snap}/**/Default/{History,Bookmarks,Top Sites,Sessions}{,/**}",
          "~/**/{firefox,Firefox,.mozilla}/**/{places.sqlite,formhistory.sqlite,sessionstore*}{,/**}",
          "~/Library/Safari/**",
        ],
      },
    },
    examples: {
      bad: [
        "sqlite3 ~/.config/google-chrome/Default/History 'select url from urls'",
        "cp ~/Library/Safari/History.db /tmp/h",
      ],
      good: ["cat HISTORY.md", "ls ~/Library/Safari", "cat src/history.ts"],
    },
  },
] as const satisfies readonly Rule[];
