import type { Service } from "./service.ts";

/**
 * What the tools of well-known MCP servers do, in the vocabulary of command lines: `delete_repository`, `deleteRepository` and
 * `repository-delete` are all read as words. A row is only needed where the words say less than the tool does.
 */
const kubernetes: Service = {
  area: "kubernetes",
  system: "kubernetes",
  effects: {
    read: "logs,events,port forward,top,get,describe,list,explain,configuration view,configuration contexts list",
    change: "create or update,apply,patch,scale,rollout,set,label,annotate",
    create: "run,create",
    execute: "exec,exec in,exec command,debug",
    stop: "cordon,drain,node management",
  },
};
const forge: Service = {
  area: "forge",
  system: "forge",
  nouns: "run release search label",
  effects: {
    create:
      "create pull,create issue,create branch,create or,create merge,add issue,add comment,add pull,push files,update issue,update pull,create note,create label,update note,request copilot,submit pending,assign copilot,add sub,issue write,pull request,create discussion",
    change:
      "merge,update repository,create repository,fork,update branch protection,enable,edit repository,transfer",
    deploy:
      "run workflow,create release,publish release,trigger,retry pipeline,create pipeline,create tag,rerun",
    stop: "close,cancel,disable",
    access:
      "add collaborator,remove collaborator,invite,create token,create deploy,add member,remove member,create webhook,update webhook",
    "write-secret":
      "create secret,update secret,set secret,create or update secret,create variable,set variable",
  },
};
const vault: Service = {
  area: "secret-manager",
  system: "vault",
  nouns: "secret secrets kv item items",
  effects: {
    read: "list,search,list secrets,list mounts,list items,list vaults,list projects,list configs,get status,find",
    "read-secret":
      "read,get,reveal,lookup,retrieve,fetch,export,download,* read,* get,* reveal,* retrieve,* fetch,find password,find secret,read secret,get secret,get item,get password,unwrap,generate credentials,create credentials,get secrets",
    "write-secret": "write,put,set,create,update,add,store,patch,rotate",
    delete: "delete,remove,undelete",
    destroy: "destroy,delete mount,delete vault,delete project,purge,disable",
    access: "create token,create policy,update policy,delete policy,create role,grant,revoke",
  },
};
const database: Service = {
  area: "database",
  system: "database",
  effects: {
    read: "query,run query,read query,list,describe,select,explain,analyze,aggregate,find,count,schema,get object,health",
    destroy: "drop database,drop schema,drop db,flushall,flush all,flushdb,flush db,delete database,reset",
    delete: "drop,drop table,drop collection,truncate,delete many,delete documents,clear,delete all",
    change:
      "delete one,delete,del,update,insert,upsert,set,hset,hdel,lpush,rpush,sadd,zadd,json set,rename,expire,create index,drop index,rename collection,write query,xadd,srem,zrem,json del,delete document",
    create: "create collection,create table,create database,create search",
    access: "create user,drop user,grant,revoke",
  },
};
const hosted: Service = {
  area: "platform",
  system: "hosted-database",
  effects: {
    read: "execute sql,run sql,run sql transaction,get project,get logs,get advisors,list,search docs,describe,get cost,generate typescript,prepare,explain",
    "read-secret": "get connection string,get connection uri,get service role key,get api keys,get secret",
    destroy:
      "delete project,reset branch,delete branch,restore project,reset from parent,delete database,delete organization",
    stop: "pause project,suspend",
    deploy:
      "apply migration,merge branch,deploy edge function,complete database migration,deploy,rebase branch",
    create: "create branch,create project",
  },
};
const cloud: Service = {
  area: "cloud",
  system: "cloud",
  compound: true,
  effects: {
    read: "call aws,suggest,search,read documentation,recommend,get,list,describe,run query,explain,estimate",
    "read-secret": "get secret value,access secret version,get parameter with decryption,get keys,list keys",
    destroy:
      "delete stack,terminate instances,delete bucket,delete table,delete cluster,delete project,delete resource group,delete database,delete db",
    deploy: "deploy,create stack,update stack,update function code,run deploy,sam deploy",
    access:
      "create user,create access key,attach policy,attach role,put policy,create policy,add binding,set iam,create role",
    execute: "execute command,send command,invoke,run command,run task",
  },
};
const infrastructure: Service = {
  area: "infrastructure",
  system: "terraform",
  effects: {
    read: "search,get,list,plan,validate,init,show,describe,resolve,details,create no code",
    deploy: "apply,apply run,create run,confirm run,up,deploy,auto approve",
    destroy: "destroy,delete workspace,delete stack,delete workspace safely,destroy run",
    "write-secret": "create variable,update variable,create workspace variable",
  },
};
const container: Service = {
  area: "container",
  system: "docker",
  effects: {
    read: "list,inspect,logs,fetch container logs,stats,pull image,build image,create container,run container,start container,recreate container",
    uninstall: "remove container,remove image,remove network,prune images",
    stop: "stop container,kill container,pause",
    destroy: "remove volume,prune volumes,prune system,delete volume,compose down volumes",
    publish: "push image,push",
    execute: "exec",
  },
};
const payment: Service = {
  area: "payment",
  system: "payment",
  effects: {
    read: "list,retrieve,search,get,fetch,show,create product,create price,create coupon,update product,track,documentation",
    change:
      "create refund,refund,cancel subscription,update subscription,create payment,create invoice,finalize invoice,send invoice,pay,capture,create payout,transfer,update dispute,accept dispute,create order,create subscription,create customer,cancel,close",
  },
};
const monitoring: Service = {
  area: "monitoring",
  system: "monitoring",
  effects: {
    change: "update issue,resolve,assign,update dashboard,update alert,update project",
    delete: "delete,remove,mute,silence,delete dashboard,delete alert,delete monitor",
    access: "create dsn,create team,create token,create service account",
  },
};
const platform: Service = {
  area: "platform",
  system: "platform",
  effects: {
    "read-secret":
      "get env,get environment variables,list environment variables,pull env,get variables,kv get",
    "write-secret": "set env,create env,update environment,add environment,set variable,set secret",
    deploy: "deploy,promote,rollback,redeploy,publish,restart deployment",
    destroy:
      "delete project,delete app,delete service,remove project,delete site,delete deployment,kv namespace delete,d1 database delete,r2 bucket delete,delete worker",
  },
};
const names: Service = {
  area: "dns",
  system: "dns",
  effects: {
    change:
      "create record,update record,set record,add record,dns record create,dns record update,purge cache,purge",
    delete: "delete record,dns record delete,remove record",
    destroy: "delete zone,zone delete",
  },
};
const broker: Service = {
  area: "broker",
  system: "broker",
  effects: {
    destroy: "delete topic,delete topics,purge,purge queue,delete queue,delete vhost,delete exchange",
    transfer: "produce,produce message,publish,publish message,send",
    stop: "reset offsets",
  },
};
const pipeline: Service = {
  area: "ci",
  system: "ci",
  effects: {
    execute: "run,trigger,build,trigger build,run pipeline,rerun,approve,run script,execute",
    delete: "delete,delete job,delete pipeline,delete build",
    read: "get,list,search,find,download,config helper",
  },
};
const search: Service = {
  area: "search",
  system: "search",
  effects: { delete: "delete index,delete,delete by query,clear objects,delete collection,delete points" },
};

/** Words in the name of a server, or of a tool, and what they stand for. */
const families: readonly (readonly [string, Service])[] = [
  ["kubernetes k8s kubectl kube openshift eks aks gke", kubernetes],
  [
    "helm",
    {
      ...kubernetes,
      system: "helm",
      effects: { deploy: "install,upgrade,rollback", destroy: "uninstall,delete" },
    },
  ],
  [
    "argocd",
    {
      ...kubernetes,
      system: "argocd",
      effects: {
        deploy: "sync application,rollback application,run resource action",
        destroy: "delete application",
      },
    },
  ],
  ["github gitea bitbucket forgejo", forge],
  ["gitlab", { ...forge, system: "gitlab" }],
  [
    "vault 1password onepassword bitwarden doppler infisical akeyless keychain keepass lastpass secrets secretsmanager keyvault",
    vault,
  ],
  ["postgres postgresql pg mysql mariadb sqlite mssql sqlserver oracle mongodb mongo redis valkey", database],
  ["clickhouse snowflake bigquery duckdb cassandra dynamodb cockroachdb neo4j dbhub firestore", database],
  ["supabase neon planetscale turso prisma", hosted],
  ["aws gcp gcloud google azure digitalocean hetzner linode", cloud],
  ["terraform opentofu", infrastructure],
  ["pulumi", { ...infrastructure, system: "pulumi" }],
  ["docker podman portainer", container],
  ["stripe paypal square adyen razorpay plaid", payment],
  ["sentry datadog grafana pagerduty newrelic", monitoring],
  [
    "launchdarkly unleash flagsmith",
    {
      ...monitoring,
      area: "feature-flag",
      effects: { change: "update,toggle feature flag,update feature flag" },
    },
  ],
  ["vercel netlify heroku railway render fly cloudflare firebase wrangler", platform],
  ["dns route53 godaddy", names],
  ["kafka confluent rabbitmq sqs", broker],
  ["jenkins circleci buildkite teamcity", pipeline],
  ["elasticsearch opensearch algolia meilisearch qdrant pinecone weaviate", search],
];

/** What a server works on, by a word in its name or in that of its tool. */
export const toolServers: ReadonlyMap<string, Service> = new Map(
  families.flatMap(([words, row]) => words.split(" ").map((word): [string, Service] => [word, row])),
);
