import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A platform whose command line speaks the common words, but for these rows. */
function platform(
  system: string,
  effects: NonNullable<Service["effects"]>,
  more: Partial<Program> = {},
  service: Partial<Service> = {},
): Program {
  return { verbs: 2, ...more, service: { area: "platform", system, effects, ...service } };
}

const upsun = platform(
  "upsun",
  {
    destroy: "environment:delete,project:delete,branch:delete,backup:delete,organization:delete",
    delete: "variable:delete,domain:delete,route:delete,user:delete",
    deploy:
      "environment:push,push,environment:merge,merge,environment:redeploy,redeploy,environment:activate",
    stop: "environment:deactivate,environment:pause",
    "write-secret": "variable:create,variable:update",
    execute: "environment:ssh,ssh,environment:drush,db:sql",
    "read-secret": "variable:get,environment:relationships,relationships",
    transfer: "db:dump,mount:download,mount:upload",
    change: "environment:synchronize,sync,backup:restore",
    read: "environment:list,environment:info,project:list,activity:list,log,url,variable:list",
  },
  { verbs: 1, options: "-p,--project= -e,--environment= -y,--yes" },
  { environment: "--environment --project" },
);
const salesforce = platform(
  "salesforce",
  {
    deploy:
      "project deploy,force:source:deploy,force:source:push,force:mdapi:deploy,package version,package promote",
    destroy: "org delete,force:org:delete,data delete,force:data:record:delete,project delete,sobject delete",
    change: "data update,data upsert,data import,force:data:bulk:upsert",
    access: "org assign,org create user,org generate password",
    execute: "apex run,force:apex:execute",
    "read-secret": "org display,force:org:display",
    read: "org list,project retrieve,data query,apex list,apex tail,project deploy preview,project deploy validate,project deploy report",
    local: "org login,org logout,config set,alias set,project generate",
  },
  { options: "-o,--target-org= -u,--targetusername= -s= -w= -q= -f= -d=" },
  { environment: "--target-org --targetusername" },
);

/** Platforms of sites, shops and models, and programs that administer what runs on them. */
export const sitePrograms: ProgramTable = {
  platform: upsun,
  platformsh: "platform",
  upsun: "platform",
  sf: salesforce,
  sfdx: { ...salesforce, verbs: 1 },
  terminus: platform(
    "pantheon",
    {
      destroy: "env:wipe,site:delete,multidev:delete,backup:restore",
      deploy: "env:deploy,env:clone-content,upstream:updates:apply",
      execute: "remote:drush,remote:wp,drush,wp",
      access: "site:team:add,site:team:remove,owner:set",
      change: "env:clear-cache,connection:set,import:database",
      read: "site:list,site:info,env:info,env:list,backup:list,env:diffstat",
    },
    { verbs: 1, options: "-y,--yes" },
  ),
  shopify: platform(
    "shopify",
    {
      deploy: "app deploy,theme push,theme publish,hydrogen deploy,app release,app function",
      destroy: "theme delete",
      read: "theme dev,theme check,theme list,theme pull,app dev,app build,app info",
      "read-secret": "app env",
    },
    { options: "-s,--store= -e,--environment= -t,--theme= --live -l -f,--force" },
    { environment: "--store --environment" },
  ),
  modal: platform(
    "modal",
    {
      deploy: "deploy",
      stop: "app stop",
      execute: "run,shell",
      destroy: "volume rm,volume delete",
      read: "app list,app logs,serve",
    },
    { options: "-e,--env= -n,--name=" },
    { environment: "--env" },
  ),
  koyeb: platform(
    "koyeb",
    { deploy: "deploy,services redeploy", execute: "services exec" },
    {},
    { nouns: "deploy" },
  ),
  northflank: platform("northflank", {
    "read-secret": "get secret,get addon-credentials",
    execute: "exec,forward",
  }),
  zeabur: platform("zeabur", { deploy: "deploy,service redeploy" }),
  caprover: platform("caprover", { deploy: "deploy", execute: "api" }, { verbs: 1 }),
  sst: platform(
    "sst",
    {
      deploy: "deploy",
      destroy: "remove",
      read: "dev,diff,version,console,build,secret list",
      "write-secret": "secret set,secret load",
      delete: "secret remove",
      execute: "shell",
    },
    { verbs: 1, groups: "secret", options: "--stage=" },
    { environment: "--stage SST_STAGE" },
  ),
  wp: platform(
    "wordpress",
    {
      destroy: "db reset,db drop,db clean,site empty,site delete,db import",
      delete:
        "user delete,post delete,comment delete,plugin delete,plugin uninstall,theme delete,option delete,transient delete",
      change:
        "search-replace,core update,plugin update,option update,db query,plugin deactivate,theme activate,core update-db",
      access: "user create,user update,user set-role,user add-role,user reset-password,super-admin add",
      install: "plugin install,theme install,core download",
      execute: "eval,eval-file,shell",
      "read-secret": "config get,config list",
      transfer: "db export",
      read: "plugin list,option get,post list,user list,core version,cache flush,rewrite flush,cron event list,search-replace --dry-run",
    },
    { options: "--path= --url= --ssh= --yes --allow-root --dry-run --http=" },
    { environment: "--url --ssh --path" },
  ),
};
