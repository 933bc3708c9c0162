import type { Rule } from "../engine/rule.ts";

/** Servers that work on this machine alone, whose arguments tell what they do. */
const localServers = [
  "{,*[-_]}{filesystem,memory,ide,time,fetch,sequential-thinking,sequentialthinking}",
  "{,*[-_]}{playwright,puppeteer,chrome-devtools,browser,serena,context7,task-master*,todo*,sqlite}",
  "{,*[-_]}{figma*,blender*,unity*,godot*,xcode*,simulator*,mobile*,magic,shadcn}",
] as const;

/** Servers of code hosts, trackers and wikis, where an agent's own work is written down for others to review. */
const trackers = ["{,*[-_]}{github,gitlab,linear,jira,atlassian,notion,asana,trello}{,[-_]*}"] as const;

/** What the work of a tracker consists of: making, editing and commenting, none of which takes anything away. */
const trackerWork = [
  "{,*[-_]}{create,update,add,edit,push,post,comment,reply,patch,assign,transition,save,set}{,[-_A-Z]*}",
] as const;

/** Settles or opens up something for others, whatever it is called besides. */
const settling = [
  // A merge request is the name of a thing, and commenting on one settles nothing.
  "{merge,accept,approve}{,[-_A-Z]*}",
  "*[mM]erge{_pull,_branch,_mr,Pull,Branch,MR}*",
  "*{[cC]lose,[dD]elete,[pP]ublish,[rR]elease,[dD]eploy,[wW]orkflow,[pP]ermission,[cC]ollaborator,[mM]ember,[iI]nvite,[sS]ecret,[vV]ariable,[pP]rotection,[wW]ebhook,[tT]oken,_key,[tT]ransfer,[fF]ork,create_repo,createRepo,update_repo}*",
] as const;

/** Rule pack `mcp`: tools of MCP servers, and servers that are added. */
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
          "*[dD]elete*",
          "*[rR]emove*",
          "*[dD]estroy*",
          "*[dD]rop{,_,-,[A-Z]}*",
          "*[pP]urge*",
          "*[tT]runcate*",
          "*[tT]erminate*",
          "*[rR]evoke*",
          "*[wW]ipe*",
          "{,*[-_]}[rR]eset*",
        ],
        notTool: ["{get,list,search,read,find,count,describe}*", "*_{get,list,search,read}_*", "*dropdown*"],
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
          "{,*[-_]}{create,update,write,set,add,edit,modify,put,patch,push,merge,close,apply,deploy,publish,release}{,[-_A-Z]*}",
          "{,*[-_]}{execute,run,restart,stop,start,scale,rollback,transfer,assign,rename,move,upload,import,invite,grant}{,[-_A-Z]*}",
          "*[-_]{insert,upsert,migrate}*",
        ],
        notTool: [
          "{get,list,search,read,find,count,describe}*",
          "*{query,sql}*",
          "*[rR]eaction*",
          // Its command is judged as one of the shell.
          "start_process",
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
        tool: ["{,*[-_]}{send,post,reply,comment,share,forward,notify,tweet,email}{,[-_A-Z]*}"],
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
    id: "mcp/configure-server",
    summary: "Changes which MCP servers an agent starts.",
    why: "A server is a program that runs with the user's rights and feeds the agent instructions.",
    instead: "Show the user the server you propose and where it comes from.",
    severity: "high",
    category: "capability",
    source: "https://code.claude.com/docs/en/mcp",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [
          "**/.mcp.json",
          "**/.{cursor,vscode,windsurf,factory,copilot}/mcp.json",
          "~/.claude.json",
          "**/claude_desktop_config.json",
          "~/.copilot/mcp-config.json",
        ],
      },
    },
    examples: {
      bad: [
        "echo '{}' > .mcp.json",
        { tool: "Write", input: { file_path: "/home/dev/app/.mcp.json", content: "{}" } },
        { tool: "Edit", input: { file_path: "/home/dev/.claude.json", old_string: "a", new_string: "b" } },
      ],
      good: [
        "cat .mcp.json",
        "echo '{}' > src/mcp.json",
        { tool: "Read", input: { file_path: "/home/dev/app/.cursor/mcp.json" } },
      ],
    },
  },
  {
    id: "mcp/add-server",
    summary: "Adds an MCP server or a plugin to an agent.",
    why: "It runs with the user's rights and feeds the agent instructions.",
    instead: "Show the user the server or plugin you propose and where it comes from.",
    severity: "high",
    category: "capability",
    source: "https://code.claude.com/docs/en/mcp",
    when: {
      command: {
        program: ["claude", "codex", "gemini", "copilot", "qwen", "cursor-agent"],
        verb: [
          "{mcp,plugin,extensions}",
          "{mcp,plugin,extensions} {add*,install,remove,uninstall,enable,disable,marketplace*}",
        ],
        notArgument: ["list", "get", "help", "serve", "validate"],
        notOption: ["--help", "-h"],
      },
    },
    examples: {
      bad: [
        "claude mcp add tool -- npx tool",
        "claude plugin install tool@market",
        "codex mcp add tool -- npx tool",
      ],
      good: ["claude mcp list", "claude plugin list", "claude mcp get tool", "npm install mcp"],
    },
  },
] as const satisfies readonly Rule[];
