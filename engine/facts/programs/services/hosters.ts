import type { ProgramTable } from "../program.ts";

/** Smaller clouds, and platforms of the large ones. */
export const hosterPrograms: ProgramTable = {
  "linode-cli": {
    verbs: 2,
    options: "--as-user= --format= --text --json --region=",
    service: {
      area: "cloud",
      system: "linode",
      compound: true,
      effects: {
        destroy:
          "linodes delete,linodes rebuild,volumes delete,domains delete,lke cluster-delete,databases *-delete,obj rb",
      },
    },
  },
  hcloud: {
    verbs: 2,
    options: "--context= --config= -o= --type= --image=",
    service: {
      area: "cloud",
      system: "hcloud",
      environment: "--context HCLOUD_CONTEXT",
      nouns: "context image",
      effects: {
        local: "context *",
        destroy: "server rebuild,server delete,volume delete",
        stop: "server shutdown,server poweroff,server reset",
        access: "firewall *,server reset-password",
      },
    },
  },
  scw: {
    verbs: 3,
    options: "-p,--profile= -o=",
    service: {
      area: "cloud",
      system: "scaleway",
      environment: "--profile SCW_PROFILE",
      effects: {
        local: "config *,init,login",
        "read-secret": "secret version access,secret version access-by-path,iam api-key get",
      },
    },
  },
  "vultr-cli": { verbs: 2, options: "--config= -o=", service: { area: "cloud", system: "vultr" } },
  civo: { verbs: 2, options: "--region= -o= -y,--yes", service: { area: "cloud", system: "civo" } },
  exo: {
    verbs: 3,
    options: "-A,--use-account= -z,--zone= -f,--force",
    service: { area: "cloud", system: "exoscale", environment: "--use-account" },
  },
  aliyun: {
    verbs: 2,
    options: "-p,--profile= --region= --RegionId=",
    service: {
      area: "cloud",
      system: "aliyun",
      environment: "--profile",
      effects: {
        destroy: "* Delete*,* Release*,* Terminate*",
        read: "* Describe*,* List*,* Get*,* Query*",
        stop: "* Stop*",
        delete: "oss rm",
      },
    },
  },
  openstack: {
    verbs: 2,
    options: "--os-cloud= --os-project-name= --os-region-name= -f= -c=",
    service: {
      area: "cloud",
      system: "openstack",
      environment: "--os-cloud --os-project-name OS_CLOUD OS_PROJECT_NAME",
    },
  },
  eb: {
    verbs: 1,
    options: "-e= --profile= -r= --all --force",
    service: {
      area: "platform",
      system: "elastic-beanstalk",
      environment: "-e --profile AWS_PROFILE",
      effects: {
        deploy: "deploy,upgrade,swap,restore,clone,scale,setenv,config",
        destroy: "terminate",
        read: "status,health,events,logs,list,printenv,open,platform *",
        execute: "ssh",
        local: "init,use",
        create: "create",
        stop: "abort",
      },
    },
  },
  azd: {
    verbs: 1,
    options: "-e,--environment=",
    service: {
      area: "infrastructure",
      system: "azd",
      environment: "--environment AZURE_ENV_NAME",
      effects: {
        deploy: "up,deploy,provision",
        destroy: "down",
        local: "init,env *,auth *,config *,pipeline *",
        read: "show,monitor,package",
      },
    },
  },
  cf: {
    verbs: 1,
    options: "-f -r -o= -s= -i= -p= -b=",
    service: {
      area: "platform",
      system: "cloudfoundry",
      compound: true,
      effects: {
        deploy: "push,restage,rollback",
        destroy: "delete,delete-space,delete-org,delete-service,purge-service-offering",
        execute: "ssh,run-task",
        local: "login,target,api,auth",
        access: "set-space-role,set-org-role,create-service-key",
        "read-secret": "env,service-key,oauth-token",
      },
    },
  },
};
