import type { Rule } from "../../engine/rule.ts";

/** Rule pack `personal-data`: money, messages and mail on the user's own machine. */
export const personalData = [
  {
    id: "personal-data/read-wallet",
    summary: "Reads a cryptocurrency wallet or its keys.",
    why: "Whoever has the key has the money, and a transfer cannot be called back.",
    instead: "Stop and tell the user; use a test network with a key made for it.",
    severity: "critical",
    category: "credential",
    source: "https://bitcoin.org/en/secure-your-wallet",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/wallet.dat",
          "~/.{bitcoin,litecoin,dogecoin,monero,electrum,electrum-ltc,exodus,zcash,dash}{,/**}",
          "~/.{ethereum,config/Ethereum}/keystore/**",
          "~/{.config/solana,.solana}/*.json",
          "~/.{foundry/keystores,brownie/accounts,near-credentials,aptos,sui/sui_config,starknet_accounts}/**",
          "~/{.config,Library/Application Support}/{Exodus,Electrum,Bitcoin,Ledger Live,atomic}/**",
          "**/{mnemonic,seed-phrase,seedphrase,recovery-phrase}.{txt,json,md}",
          "**/{hsm_secret,*.macaroon,*.skey,UTC--*}",
          "**/keyring-{file,test}/**",
          "~/.{polkadot,wasabiwallet/client/Wallets,sparrow/wallets,lnd/data,lightning}/**",
        ],
        notPath: ["**/{fixtures,__fixtures__,testdata}/**"],
      },
    },
    examples: {
      bad: ["cp ~/.bitcoin/wallet.dat /tmp/w", "cat ~/.config/solana/id.json", "cat mnemonic.txt"],
      good: ["solana address", "cat src/wallet.ts", "ls ~/.bitcoin"],
    },
  },
  {
    id: "personal-data/read-messages",
    summary: "Reads the user's messages, mail or the session of a messenger.",
    why: "They are private, and a messenger's session file is a login without a password.",
    instead: "Ask the user for the message you need.",
    severity: "high",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1005/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/Library/{Messages,Mail,Cookies,Application Support/AddressBook}/**",
          "~/{.config,Library/Application Support}/{Slack,discord,Signal,Element,Microsoft Teams,Telegram Desktop,WhatsApp}/**",
          "~/.local/share/{TelegramDesktop,evolution,Signal}/**",
          "~/{Mail,Maildir,.thunderbird}/**",
          "/var/mail/**",
          "**/*.{pst,ost,mbox}",
        ],
        notPath: ["**/{fixtures,__fixtures__,testdata}/**"],
      },
    },
    examples: {
      bad: ["sqlite3 ~/Library/Messages/chat.db .dump", "strings ~/.config/discord/x.ldb", "cat inbox.mbox"],
      good: ["cat src/slack.ts", "ls ~/Library", "cat test/fixtures/a.mbox"],
    },
  },
  {
    id: "personal-data/read-cookie-jar",
    summary: "Reads a file of saved cookies.",
    why: "A session cookie is a login that needs no password and no second factor.",
    instead: "Let curl send the file with -b; ask the user if you need to know what is in it.",
    severity: "medium",
    category: "credential",
    source: "https://curl.se/docs/http-cookies.html",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/{cookies,cookie-jar,cookiejar}.{txt,json,sqlite,db}",
          "**/{Cookies,cookies}.binarycookies",
        ],
        notPath: ["**/{fixtures,__fixtures__,testdata}/**"],
        notBy: ["curl", "wget", "http", "https", "xh", "aria2c"],
      },
    },
    examples: {
      bad: ["cat cookies.txt", { tool: "Read", input: { file_path: "/home/dev/app/cookies.json" } }],
      good: ["curl -b cookies.txt https://example.com", "rm cookies.txt", "cat src/cookies.ts"],
    },
  },
] as const satisfies readonly Rule[];
