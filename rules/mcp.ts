import type { Rule } from "../engine/rule.ts";

/** Servers that work on this machine alone, whose arguments tell what they do. */
const localServers = [
  "{,*[-_]}{filesystem,memory,ide,time,fetch,sequential-thinking,sequentialthinking}",
  "{,*[-_]}{playwright,puppeteer,chrome-devtools,browser,serena,context7,task-master*,todo*,sqlite}",
  "{,*[-_]}{figma*,blender*,unity*,godot*,xcode*,simulator*,mobile*,magic,shadcn}",
  "{,*[-_]}{desktop-commander,shell,terminal,bash,iterm,ssh,commands}",
] as const;

/** Tools that run the command line in their arguments, which tells what they do. */
const commandTools = [
  "{,*_}{run,execute,exec,start}{,_*}_{command,commands,process,shell,bash,terminal,sql}{,_*}",
] as const;

/** Servers of code hosts, trackers and wikis, where an agent's own work is written down for others to review. */
const trackers = ["{,*[-_]}{github,gitlab,linear,jira,atlassian,notion,asana,trello}{,[-_]*}"] as const;

/** What the work of a tracker consists of: making, editing and commenting, none of which takes anything away. */
const trackerWork = [
  "{,*_}{create,update,add,edit,push,post,comment,reply,patch,assign,transition,save,set}{,_*}",
] as const;

/** Settles or opens up something for others, whatever it is called besides. */
const settling = [
  // A merge request is the name of a thing, and commenting on one settles nothing.
  "{merge,accept,approve}{,[-_A-Z]*}",
  "*[mM]erge{_pull,_branch,_mr,Pull,Branch,MR}*",
  "*{[gG]ist,[cC]lose,[dD]elete,[pP]ublish,[rR]elease,[dD]eploy,[wW]orkflow,[pP]ermission,[cC]ollaborator,[mM]ember,[iI]nvite,[sS]ecret,[vV]ariable,[pP]rotection,[wW]ebhook,[tT]oken,_key,[tT]ransfer,[fF]ork,create_repo,createRepo,update_repo}*",
] as const;

/** Rule pack `mcp`: what tools of MCP servers do, by server, tool and arguments. */
export const mcp = [
  {
    id: "mcp/delete",
    summary: "Calls an MCP tool whose name says that it deletes something.",
    why: "It acts on an outside service with the user's rights, and often cannot be undone.",
    instead: "Tell the user what would be deleted, and go on once they agree.",
    severity: "medium",
    category: "capability",
    source: "https://modelcontextprotocol.io/specification/2025-06-18/server/tools",
    when: {
      tool: {
        server: ["?*"],
        notServer: localServers,
        tool: [
          "*{delete,remove,destroy,purge,truncate,terminate,revoke,wipe}*",
          "{,*_}{drop,reset,flush,flushall,flushdb,uninstall,clear,cancel,unpublish}{,_*}",
        ],
        notTool: ["{get,list,search,read,find,count,describe}*", "*_{get,list,search,read}_*"],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__github__delete_file", input: { owner: "a", repo: "b", path: "c" } },
        { tool: "mcp__cloudflare__dns_record_delete", input: { zone: "example.com", id: "1" } },
        { tool: "mcp__supabase__deleteBranch", input: { id: "1" } },
      ],
      good: [
        { tool: "mcp__github__list_deleted_files", input: { owner: "a", repo: "b" } },
        { tool: "mcp__github__get_file_contents", input: { owner: "a", repo: "b", path: "c" } },
        { tool: "mcp__memory__delete_entities", input: { entityNames: ["a"] } },
      ],
    },
  },
  {
    id: "mcp/change",
    summary: "Calls an MCP tool whose name says that it changes something.",
    why: "It acts on an outside service with the user's rights, where others see it.",
    instead: "Tell the user what would change, and go on once they agree.",
    severity: "medium",
    category: "capability",
    source: "https://modelcontextprotocol.io/specification/2025-06-18/server/tools",
    when: {
      tool: {
        server: ["?*"],
        notServer: [...localServers, ...trackers],
        tool: [
          "{,*_}{create,update,write,set,add,edit,modify,put,patch,push,merge,close,apply,deploy,publish,release}{,_*}",
          "{,*_}{execute,run,restart,stop,start,scale,rollback,transfer,assign,rename,move,upload,import,invite,grant}{,_*}",
          "{,*_}{insert,upsert,migrate,pause,enable,disable,toggle,subscribe,approve}{,_*}",
        ],
        notTool: [
          "{get,list,search,read,find,count,describe}*",
          "*{query,sql}*",
          "*[rR]eaction*",
          // Their command is judged as one of the shell.
          ...commandTools,
        ],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__stripe__create_price", input: { amount: 1 } },
        { tool: "mcp__k8s__apply_manifest", input: { manifest: "kind: Pod" } },
      ],
      good: [
        { tool: "mcp__github__get_pull_request", input: { owner: "a", repo: "b", number: 1 } },
        { tool: "mcp__filesystem__create_directory", input: { path: "/home/dev/app/src/new" } },
        { tool: "mcp__linear__list_updates", input: {} },
        { tool: "mcp__slack__add_reaction", input: { channel_id: "C1", reaction: "eyes" } },
      ],
    },
  },
  {
    id: "mcp/settle",
    summary: "Merges, closes, publishes or opens up something through a tracker's MCP tool.",
    why: "It takes effect for everybody who works there, past whoever should approve.",
    instead: "Tell the user what would change, and go on once they agree.",
    severity: "medium",
    category: "capability",
    source: "https://modelcontextprotocol.io/specification/2025-06-18/server/tools",
    when: {
      tool: {
        server: trackers,
        tool: settling,
        notTool: ["{get,list,search,read,find,count,describe}*", "*[-_]{get,list,search,read,query}{,[-_]*}"],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__github__merge_pull_request", input: { owner: "a", repo: "b", number: 1 } },
        { tool: "mcp__github__create_repository", input: { name: "b" } },
        { tool: "mcp__github__run_workflow", input: { id: "1" } },
        { tool: "mcp__gitlab__merge_merge_request", input: { project_id: "1" } },
      ],
      good: [
        { tool: "mcp__github__create_pull_request", input: { owner: "a", repo: "b", title: "c" } },
        { tool: "mcp__github__get_workflow_run", input: { owner: "a", repo: "b" } },
        { tool: "mcp__notion__API-post-search", input: { query: "close" } },
        { tool: "mcp__gitlab__create_merge_request_note", input: { project_id: "1", body: "ok" } },
      ],
    },
  },
  {
    id: "mcp/track",
    summary: "Writes to an issue tracker, wiki or code host through an MCP tool.",
    why: "Others see it, in the user's name.",
    instead: "Show the user the text first, when it is more than a note of the work.",
    severity: "low",
    category: "capability",
    source: "https://modelcontextprotocol.io/specification/2025-06-18/server/tools",
    when: {
      tool: {
        server: trackers,
        tool: trackerWork,
        notTool: [
          ...settling,
          "{get,list,search,read,find,count,describe}*",
          "*[-_]{get,list,search,read,query}{,[-_]*}",
        ],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__github__create_pull_request", input: { owner: "a", repo: "b", title: "c" } },
        { tool: "mcp__linear__update_issue", input: { id: "1", state: "done" } },
        { tool: "mcp__atlassian__addCommentToJiraIssue", input: { id: "1" } },
      ],
      good: [
        { tool: "mcp__github__get_pull_request", input: { owner: "a", repo: "b", number: 1 } },
        { tool: "mcp__notion__API-post-search", input: { query: "a" } },
        { tool: "mcp__linear__list_issues", input: {} },
      ],
    },
  },
  {
    id: "mcp/send-message",
    summary: "Calls an MCP tool whose name says that it sends something to people.",
    why: "A message cannot be called back, and it goes out in the user's name.",
    instead: "Show the user the text and the receiver, and send once they agree.",
    severity: "medium",
    category: "capability",
    source: "https://modelcontextprotocol.io/specification/2025-06-18/server/tools",
    when: {
      tool: {
        server: ["?*"],
        notServer: [...localServers, ...trackers],
        tool: ["{,*_}{send,post,reply,comment,share,forward,notify,tweet,email,message,publish}{,_*}"],
        notTool: ["{get,list,search,read,find,count,describe}*"],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__slack__post_message", input: { channel: "dev", text: "hi" } },
        { tool: "mcp__gmail__send_email", input: { to: "a@example.com", body: "hi" } },
      ],
      good: [
        { tool: "mcp__slack__list_channels", input: {} },
        { tool: "mcp__gmail__search_emails", input: { query: "invoice" } },
      ],
    },
  },
  {
    id: "mcp/read-secret",
    summary: "Asks an MCP server for a secret.",
    why: "The value leaves the place that guards it for the transcript and the model's context.",
    instead: "Have the program that needs the secret read it, or ask the user to put it in place.",
    severity: "high",
    category: "credential",
    source: "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
    when: {
      operation: { notArea: ["kubernetes", "browser"], effect: ["read-secret"] },
      tool: { server: ["?*"] },
    },
    examples: {
      bad: [
        { tool: "mcp__vault__read_secret", input: { mount: "kv", path: "app" } },
        { tool: "mcp__1password__get_item", input: { vault: "Team", item: "mail" } },
        { tool: "mcp__aws-secrets__get_secret_value", input: { secret_id: "app" } },
      ],
      good: [
        { tool: "mcp__vault__list_secrets", input: { mount: "kv" } },
        { tool: "mcp__github__list_secret_scanning_alerts", input: { owner: "a", repo: "b" } },
        { tool: "mcp__aws__list_buckets", input: {} },
      ],
    },
  },
  {
    id: "mcp/read-browser-storage",
    summary: "Reads the cookies or stored logins of a page in a browser.",
    why: "Whoever has a session's cookie or token acts as the user; here it lands in the transcript.",
    instead: "Look at the page itself, or ask for one value by name that is no login.",
    severity: "medium",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1539/",
    when: { operation: { system: ["browser"], effect: ["read-secret"] } },
    examples: {
      bad: [
        { tool: "mcp__playwright__browser_evaluate", input: { code: "() => document.cookie" } },
        { tool: "mcp__puppeteer__puppeteer_evaluate", input: { script: "JSON.stringify(localStorage)" } },
      ],
      good: [
        { tool: "mcp__playwright__browser_evaluate", input: { code: "() => document.title" } },
        { tool: "mcp__puppeteer__puppeteer_evaluate", input: { script: "localStorage.getItem('theme')" } },
        { tool: "mcp__puppeteer__puppeteer_evaluate", input: { script: "localStorage.clear()" } },
        {
          tool: "mcp__chrome-devtools__evaluate_script",
          input: { code: "document.cookie = 'a=b'" },
        },
      ],
    },
  },
  {
    id: "mcp/browse-signed-in",
    summary: "Opens mail, a bank, a cloud console or an account page in a browser that may be signed in.",
    why: "The agent then reads and clicks there as the user, and pages can tell it what to do.",
    instead: "Ask the user for what you need from there, or use an account made for the task.",
    severity: "medium",
    category: "capability",
    source: "https://genai.owasp.org/llmrisk/llm01-prompt-injection/",
    when: {
      network: {
        host: [
          "{mail,accounts,myaccount,drive,docs,calendar,contacts,photos,pay,admin}.google.com",
          "{outlook,login,account,portal,admin,teams,onedrive}.{live,office,office365,microsoft,microsoftonline}.com",
          "{,*.}{mail.yahoo.com,mail.proton.me,icloud.com,fastmail.com,web.whatsapp.com,web.telegram.org}",
          "{,*.}{console.aws.amazon.com,signin.aws.amazon.com,awsapps.com,portal.azure.com,console.cloud.google.com}",
          "{dash.cloudflare.com,cloud.digitalocean.com,app.terraform.io,console.hetzner.cloud,app.netlify.com}",
          "{,*.}{paypal.com,dashboard.stripe.com,wise.com,revolut.com,coinbase.com,binance.com,kraken.com}",
          "*bank*.{com,net,org,de,at,ch,fr,it,es,nl,be,pl,uk,co.uk,in,com.au,ca}",
          "{,*.}{1password.com,vault.bitwarden.com,lastpass.com,dashlane.com,okta.com,auth0.com}",
          "{,*.}{facebook.com,instagram.com,linkedin.com,x.com,app.slack.com,discord.com}",
        ],
        by: ["mcp__*{playwright,puppeteer,chrome,browser,devtools,stagehand,selenium,webdriver}*"],
      },
    },
    examples: {
      bad: [
        { tool: "mcp__playwright__browser_navigate", input: { url: "https://mail.google.com/mail/u/0" } },
        { tool: "mcp__chrome-devtools__new_page", input: { url: "https://portal.azure.com" } },
        {
          tool: "mcp__puppeteer__puppeteer_navigate",
          input: { url: "https://dashboard.stripe.com/payments" },
        },
      ],
      good: [
        { tool: "mcp__playwright__browser_navigate", input: { url: "http://localhost:3000" } },
        {
          tool: "mcp__playwright__browser_navigate",
          input: { url: "https://developer.paypal.example.com/docs" },
        },
        { tool: "mcp__fetch__fetch", input: { url: "https://docs.stripe.com/refunds" } },
      ],
    },
  },
] as const satisfies readonly Rule[];
