import type { Rule } from "../../engine/rule.ts";

/** Rule pack `platforms`: applications, functions and sites on hosting platforms, and payments. */
export const platforms = [
  {
    id: "platforms/destroy",
    summary: "Destroys an application, site or database on a hosting platform.",
    why: "It is off the network at once, with its data and settings.",
    instead: "Show the user which one can go, and let them remove it.",
    severity: "high",
    category: "destruction",
    source: "https://devcenter.heroku.com/articles/heroku-cli-commands",
    when: {
      operation: {
        area: ["platform"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "heroku apps:destroy -a shop --confirm shop",
        "vercel rm shop --yes",
        "fly apps destroy shop",
        "wrangler d1 delete db",
        "supabase projects delete abc",
      ],
      good: [
        "heroku apps:info -a shop",
        "vercel ls",
        "fly status -a shop",
        "wrangler d1 list",
        "supabase db reset",
      ],
    },
  },
  {
    id: "platforms/delete",
    summary: "Deletes a domain, variable, key or function on a hosting platform.",
    why: "What relies on it fails at once.",
    instead: "Show the user what would go, and let them delete it.",
    severity: "medium",
    category: "change",
    source: "https://vercel.com/docs/cli/env",
    when: {
      operation: {
        area: ["platform", "messaging"],
        effect: ["delete"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "vercel env rm API_URL preview",
        "wrangler kv key delete --binding KV a",
        "heroku domains:remove www.example.com -a shop",
      ],
      good: ["vercel env ls", "wrangler kv key get --binding KV a", "heroku domains -a shop"],
    },
  },
  {
    id: "platforms/deploy",
    summary: "Deploys to a hosting platform.",
    why: "It takes effect for whoever uses it, past review and the pipeline.",
    instead: "Deploy a preview or let the pipeline do it, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://developers.cloudflare.com/workers/wrangler/commands/#deploy",
    when: {
      operation: {
        area: ["platform"],
        effect: ["deploy"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "wrangler deploy",
        "firebase deploy --only hosting",
        "fly deploy",
        "heroku releases:rollback -a shop",
      ],
      good: ["wrangler dev", "firebase emulators:start", "fly status", "wrangler deploy --dry-run"],
    },
  },
  {
    id: "platforms/stop",
    summary: "Stops an application or service that others use.",
    why: "Users are cut off until somebody starts it again.",
    instead: "Ask the user; a restart or a new release does without a stop.",
    severity: "medium",
    category: "change",
    source: "https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-ps-stop-dyno",
    when: {
      operation: {
        area: ["platform"],
        effect: ["stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["heroku ps:stop web -a shop", "fly machine stop 1"],
      good: ["heroku ps -a shop", "fly machine list"],
    },
  },
  {
    id: "platforms/change-access",
    summary: "Changes who may use an account or application of a platform.",
    why: "Invited people and new tokens outlive the task.",
    instead: "Tell the user who needs which access, and why.",
    severity: "medium",
    category: "change",
    source: "https://devcenter.heroku.com/articles/collaborating",
    when: {
      operation: {
        area: ["{platform,monitoring,forge,ci,payment,backup,pipeline}"],
        effect: ["access"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["heroku access:add a@example.com -a shop", "fly tokens create deploy", "stripe api_keys roll"],
      good: ["heroku access -a shop", "gh auth status", "stripe events list"],
    },
  },
  {
    id: "platforms/change-payment",
    summary: "Moves money or deletes payment data.",
    why: "Customers are charged, refunded or lost, and it cannot be taken back.",
    instead: "Use test mode, and let the user do it in the dashboard.",
    severity: "high",
    category: "change",
    source: "https://docs.stripe.com/cli",
    when: {
      operation: {
        area: ["payment"],
        effect: ["change", "delete", "destroy", "create", "execute", "stop"],
        notVerb: ["{products,prices,coupons,catalog,plans} {create,update}"],
        target: ["unknown", "other", "production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "solana transfer 7x 1",
        "stripe customers delete cus_1",
        "stripe refunds create --charge ch_1",
        "square catalog delete obj_1",
      ],
      good: [
        "stripe products list",
        "stripe listen",
        "square customers list",
        "stripe trigger payment_intent.succeeded",
      ],
    },
  },
] as const satisfies readonly Rule[];
