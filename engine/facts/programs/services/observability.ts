import type { ProgramTable } from "../program.ts";

/** Monitoring, feature flags, search, payments and messages. */
export const observabilityPrograms: ProgramTable = {
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
