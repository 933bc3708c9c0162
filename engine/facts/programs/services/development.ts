import type { Program } from "../program.ts";
import type { Service } from "../service.ts";

const pipeline = (
  system: string,
  effects: NonNullable<Service["effects"]>,
  options = "",
  more: Partial<Service> = {},
): Program => ({
  verbs: 2,
  options,
  service: { area: "ci", system, effects, ...more },
});

/** Code hosting, continuous integration, feature flags and monitoring. */
export const developmentPrograms: Readonly<Record<string, Program>> = {
  gh: {
    verbs: 2,
    verbFiles: { "gist create": "read", "release upload": "read" },
    optionFiles: { "--body-file": "read" },
    options:
      "-R,--repo= -t,--title= -b,--body= -F,--body-file= -X,--method= -f,--raw-field= --field= -H= -q,--jq= --json= -B,--base= -H,--head= --template= -L,--limit= -m= -l,--label= -a,--assignee= -e,--env= -o,--org= -u,--user= --ref= -w= -s= --input= --cache= --paginate -r= --notes= -n= --notes-file= --target= --reason= -c,--comment= --visibility= --force",
    service: {
      area: "forge",
      system: "github",
      nouns: "run release search",
      effects: {
        read: "api,pr view,pr list,pr diff,pr checks,pr status,issue view,issue list,issue status,repo view,repo list,repo clone,repo fork,run list,run view,run watch,run download,workflow list,workflow view,release list,release view,release download,search *,auth status,gist list,gist view,label list,secret list,variable list,variable get,browse,status,cache list,ruleset *,pr checkout,issue develop,attestation *,project list,project view,project item-list,org list,ssh-key list,gpg-key list,extension list,extension search",
        create:
          "pr create,issue create,pr comment,issue comment,gist create,label create,repo create,pr review,issue edit,pr edit,pr ready,label edit,gist edit,label clone,repo sync,project *,pr update-branch,issue pin,issue unpin,pr reopen,issue reopen,repo set-default,gist rename,gist clone,release download",
        change:
          "pr merge,repo edit,repo rename,repo unarchive,api --method=PUT,api --method=PATCH,release edit,issue transfer,workflow enable,repo sync --force,variable set,repo autolink *,issue lock,pr lock,repo deploy-key list",
        stop: "issue close,pr close,workflow disable,run cancel",
        deploy: "release create,release upload,workflow run,run rerun",
        delete:
          "release delete,release delete-asset,issue delete,gist delete,label delete,secret delete,secret remove,variable delete,run delete,cache delete,codespace delete,cs delete,ssh-key delete,gpg-key delete,project delete,project item-delete,project field-delete,api --method=DELETE",
        destroy: "repo delete,repo archive",
        access:
          "repo deploy-key add,repo deploy-key delete,ssh-key add,gpg-key add,repo edit --visibility,auth refresh,auth token",
        "write-secret": "secret set",
        execute: "codespace ssh,cs ssh",
        local: "auth login,auth logout,auth setup-git,auth switch,config *,alias *,extension *,completion",
      },
    },
  },
  glab: {
    verbs: 2,
    options:
      "-R,--repo= -t,--title= -d,--description= -X,--method= -f,--raw-field= -F,--field= -H= -b= -s= -l= -a= -g,--group= -y,--yes -m= --ref=",
    service: {
      area: "forge",
      system: "gitlab",
      nouns: "ci release",
      effects: {
        read: "api,mr view,mr list,mr diff,issue list,issue view,repo view,repo list,repo clone,ci list,ci view,ci status,ci trace,ci lint,ci get,release list,release view,variable list,variable get,mr checkout,auth status,pipeline list,job *,label list,search *,snippet view",
        create:
          "mr create,issue create,mr note,issue note,mr update,issue update,label create,mr approve,mr rebase,mr reopen,issue reopen,repo fork,repo create,snippet create",
        change:
          "mr merge,api --method=PUT,api --method=PATCH,repo mirror,variable set,variable update,repo transfer",
        stop: "mr close,issue close,ci cancel *",
        deploy: "release create,release upload,ci run,ci retry,ci trigger,pipeline run",
        delete:
          "release delete,variable delete,issue delete,mr delete,label delete,api --method=DELETE,ci delete,ssh-key delete,schedule delete,token revoke",
        destroy: "repo delete,repo archive",
        access: "token create,token rotate,ssh-key add,deploy-key add,repo members *",
        local: "auth *,config *,alias *",
      },
    },
  },
  hub: {
    verbs: 1,
    service: { area: "forge", system: "github", rowsOnly: true, effects: { destroy: "delete" } },
  },
  "gitlab-rake": {
    verbs: 1,
    service: {
      area: "forge",
      system: "gitlab",
      rowsOnly: true,
      effects: {
        destroy: "gitlab:backup:restore,gitlab:setup,gitlab:db:drop*,gitlab:cleanup:*",
        read: "gitlab:check,gitlab:env:info,gitlab:*:check,db:migrate:status",
        create: "gitlab:backup:create",
        change: "db:migrate",
      },
    },
  },
  "gitlab-ctl": {
    verbs: 1,
    service: {
      area: "forge",
      system: "gitlab",
      rowsOnly: true,
      effects: {
        stop: "stop,kill,graceful-kill",
        change: "restart,reconfigure,hup,upgrade*",
        destroy: "cleanse,uninstall,remove-accounts",
        read: "status,tail,service-list,show-config",
      },
    },
  },
  "gitlab-runner": pipeline(
    "gitlab",
    {
      delete: "unregister,reset-token",
      stop: "stop,uninstall",
      read: "list,status,verify,--version",
      create: "register,start,install,run",
    },
    "--name= --url= --token= --all-runners -n= -u= -t=",
  ),
  circleci: pipeline(
    "circleci",
    {
      read: "config *,local *,diagnostic,info,orb info,orb list,orb validate,pipeline list,project list,context list,version,orb source",
      delete: "context remove-secret,orb unlist,runner token delete",
      destroy: "context delete,orb delete,namespace delete,runner resource-class delete",
      "write-secret": "context store-secret",
      publish: "orb publish *",
      access: "runner token create",
    },
    "--org-id= --token=",
  ),
  "jenkins-cli": pipeline(
    "jenkins",
    {
      destroy: "delete-job,delete-builds,delete-node,delete-credentials*,delete-view",
      stop: "quiet-down,shutdown,safe-shutdown,disable-job,offline-node,disconnect-node",
      change:
        "restart,safe-restart,update-*,reload-configuration,enable-job,install-plugin,create-*,copy-job",
      read: "get-*,list-*,console,who-am-i,version",
      execute: "groovy,groovysh,build",
    },
    "-s= -auth= -i= -user=",
    { compound: true },
  ),
  buildkite: pipeline("buildkite", {}),
  travis: pipeline(
    "travis",
    {
      "write-secret": "env set,encrypt",
      delete: "env unset,env clear,cache --delete",
      stop: "cancel,disable",
    },
    "-r= --delete",
  ),
  act: { options: "-j= -W= -P= -s= --secret-file= -e=" },
  "sentry-cli": {
    verbs: 2,
    options: "-o,--org= -p,--project= --auth-token=",
    service: {
      area: "monitoring",
      system: "sentry",
      environment: "--project",
      nouns: "releases monitors",
      effects: {
        read: "info,releases list,projects list,issues list",
        create: "releases *,sourcemaps *,upload-*,deploys *,send-event",
        delete: "releases delete,releases archive,issues mute,issues resolve",
      },
    },
  },
  "datadog-ci": {
    verbs: 2,
    options: "--config= --env= --service=",
    service: {
      area: "monitoring",
      system: "datadog",
      nouns: "monitors synthetics",
      environment: "--env",
      effects: {
        read: "synthetics run-tests,junit upload,sourcemaps upload,tag,trace,measure,sarif upload,sbom upload,coverage upload",
      },
    },
  },
  dog: {
    verbs: 2,
    service: { area: "monitoring", system: "datadog", effects: { stop: "monitor mute,monitor mute_all" } },
  },
  newrelic: {
    verbs: 2,
    options: "--accountId= --guid= -g= --profile=",
    service: { area: "monitoring", system: "newrelic" },
  },
  pd: {
    verbs: 2,
    options: "-i= --ids= -n=",
    service: {
      area: "monitoring",
      system: "pagerduty",
      compound: true,
      effects: { change: "incident ack,incident resolve,incident *", stop: "service disable" },
    },
  },
  "grafana-cli": {
    verbs: 2,
    options: "--homepath= --config= --pluginsDir=",
    service: {
      area: "monitoring",
      system: "grafana",
      nouns: "plugins admin",
      effects: {
        delete: "plugins uninstall,plugins remove",
        access: "admin reset-admin-password,admin *",
        install: "plugins install,plugins update*",
      },
    },
  },
  grafana: {
    verbs: 3,
    service: {
      area: "monitoring",
      system: "grafana",
      effects: { delete: "cli plugins uninstall,cli plugins remove", access: "cli admin *" },
    },
  },
  promtool: {
    verbs: 2,
    service: {
      area: "monitoring",
      system: "prometheus",
      rowsOnly: true,
      effects: { create: "tsdb create-blocks-from", read: "check *,query *,test *,tsdb list" },
    },
  },
  amtool: {
    verbs: 2,
    options: "--alertmanager.url= -a= -c= -d=",
    service: {
      area: "monitoring",
      system: "alertmanager",
      effects: { stop: "silence add", delete: "silence expire" },
    },
  },
  splunk: {
    verbs: 1,
    options: "-index= -auth= -f",
    service: {
      area: "monitoring",
      system: "splunk",
      rowsOnly: true,
      effects: {
        destroy: "clean,remove index,remove *",
        stop: "stop,offline,disable *",
        change: "restart,add *,edit *,set *,enable *",
        read: "search,list *,status,show *,version,btool *",
      },
    },
  },
  ldcli: {
    verbs: 2,
    options: "--access-token= --project= --environment= --flag= --key= --name= -o=",
    service: {
      area: "feature-flag",
      system: "launchdarkly",
      environment: "--environment",
      nouns: "flags",
      effects: { change: "flags toggle-*,flags update,flags archive", read: "help,version" },
    },
  },
  flipt: {
    verbs: 2,
    options: "--namespace= --flag= --key= --name= --id= --config=",
    service: {
      area: "feature-flag",
      system: "flipt",
      environment: "--namespace",
      effects: { read: "serve,export,validate", change: "import", destroy: "import --drop" },
    },
  },
  split: {
    verbs: 2,
    options: "--workspace= --environment= -b= -l= -n= -a= -d",
    service: {
      area: "feature-flag",
      system: "split",
      rowsOnly: true,
      effects: { destroy: "* delete,* archive", stop: "* kill" },
    },
  },
  unleash: {
    verbs: 2,
    options: "--project= --environment= --name=",
    service: {
      area: "feature-flag",
      system: "unleash",
      effects: {
        change: "features disable,features enable",
        delete: "features archive,features delete",
        destroy: "projects delete,environments delete",
      },
    },
  },
  algolia: {
    verbs: 2,
    options: "-p,--profile= --application-id= --api-key= -y,--confirm -q= -f=",
    service: {
      area: "search",
      system: "algolia",
      nouns: "search",
      environment: "--profile",
      effects: {
        read: "search,settings get,objects browse,indices list,rules browse,synonyms browse,profile list,settings *",
        destroy: "indices delete,indices clear",
        delete: "apikeys delete,objects delete,rules delete,synonyms delete",
        access: "apikeys create,apikeys update",
        change: "settings set,settings import,indices move,objects update",
        local: "profile *",
      },
    },
  },
  stripe: {
    verbs: 2,
    options: "-p,--project-name= --api-key= -d= --live --stripe-account= -c,--confirm",
    service: {
      area: "payment",
      system: "stripe",
      environment: "--project-name --live",
      effects: {
        read: "listen,trigger,logs tail,samples *,open,status,resources,get,events *,fixtures,serve,payments list",
        execute: "post",
        delete: "delete,coupons delete,prices delete,products delete,subscriptions cancel",
        destroy: "customers delete,accounts delete",
        access: "api_keys *",
        change:
          "refunds create,payouts create,transfers create,charges create,payment_intents *,invoices *,disputes *",
        local: "login,logout,config,plugin *",
      },
    },
  },
  square: {
    verbs: 2,
    service: { area: "payment", system: "square", effects: { change: "refunds *,payments create" } },
  },
  twilio: {
    verbs: 2,
    options: "-p,--profile= -o=",
    service: {
      area: "messaging",
      system: "twilio",
      environment: "--profile",
      effects: { transfer: "api:core:messages:create", delete: "phone-numbers:remove,serverless:*delete*" },
    },
  },
};
