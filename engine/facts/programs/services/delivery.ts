import type { ProgramTable } from "../program.ts";

/** Proxies, API gateways, content delivery and names. */
export const deliveryPrograms: ProgramTable = {
  deck: {
    verbs: 1,
    groups: "gateway file",
    options: "--kong-addr= --workspace= -s,--state= --headers= -f,--force --select-tag= --yes",
    service: {
      area: "api-gateway",
      system: "kong",
      environment: "--kong-addr --workspace",
      effects: {
        destroy: "reset,gateway reset",
        change: "sync,gateway sync,gateway apply",
        read: "dump,diff,ping,validate,gateway dump,gateway diff,gateway ping,gateway validate,convert,file *,file,version,completion",
      },
    },
  },
  kong: {
    verbs: 1,
    groups: "migrations config",
    options: "-c,--conf= -p,--prefix= -f,--force -y,--yes",
    service: {
      area: "api-gateway",
      system: "kong",
      effects: {
        destroy: "migrations reset",
        change: "migrations up,migrations finish,migrations bootstrap,config db_import,reload,restart",
        stop: "stop,quit",
        read: "health,version,check,config parse,config init,migrations list,roar,hybrid *",
        create: "start,prepare",
      },
    },
  },
  apigeecli: {
    verbs: 2,
    options: "-o,--org= -e,--env= -n,--name= -t,--token= --email= --developer=",
    service: {
      area: "api-gateway",
      system: "apigee",
      environment: "--env --org",
      nouns: "apis",
      effects: { access: "keyaliases *,keystores *" },
    },
  },
  fastly: {
    verbs: 2,
    options: "-s,--service-id= -n,--name= --version= -t,--token= --acl-id= --id= -q -y,--auto-yes -v -i",
    service: {
      area: "cdn",
      system: "fastly",
      nouns: "compute service",
      environment: "--service-id",
      effects: {
        read: "version,whoami,service search,service list,service describe,profile list,logging * list,stats *,log-tail,compute build,compute serve,compute validate,version list,ip-list",
        deploy:
          "compute deploy,compute publish,service-version activate,version activate,service-version rollback,service version activate",
        change: "purge,service purge",
        stop: "service-version deactivate",
        destroy: "service delete,compute delete,kv-store delete,config-store delete,secret-store delete",
        access: "auth-token *,user *,service-auth *",
        local: "profile *,sso,compute init",
      },
    },
  },
  akamai: {
    verbs: 2,
    options: "--section= --edgerc=",
    service: {
      area: "cdn",
      system: "akamai",
      environment: "--section",
      effects: { change: "purge *", deploy: "property-manager activate*,property activate" },
    },
  },
  flarectl: {
    verbs: 2,
    groups: "dns zone firewall user pagerules",
    options: "--zone= --id= --name= --content= --type=",
    service: {
      area: "dns",
      system: "cloudflare",
      nouns: "zone",
      environment: "--zone",
      effects: { change: "zone purge,firewall rules *", destroy: "zone delete", delete: "dns delete" },
    },
  },
  nsupdate: {
    options: "-k= -y= -l,--local -g -v",
    service: { area: "dns", system: "nsupdate", rowsOnly: true, otherwise: "change" },
  },
  pdnsutil: {
    verbs: 1,
    service: {
      area: "dns",
      system: "powerdns",
      compound: true,
      effects: {
        destroy: "delete-zone,delete-rrset",
        change: "edit-zone,replace-rrset,add-record,load-zone",
        access: "*-zone-key,activate-tsig-key",
      },
    },
  },
  dnscontrol: {
    verbs: 1,
    service: {
      area: "dns",
      system: "dnscontrol",
      effects: { change: "push", read: "preview,check,get-zones" },
    },
  },
  octodns: { service: { area: "dns", system: "octodns", rowsOnly: true } },
  "octodns-sync": {
    options: "--config-file= --doit --force",
    service: {
      area: "dns",
      system: "octodns",
      rowsOnly: true,
      effects: { change: "--doit" },
      otherwise: "read",
    },
  },
  nginx: {
    options: "-s= -c= -p= -g= -t -T -v -V -q",
    service: {
      area: "proxy",
      system: "nginx",
      rowsOnly: true,
      effects: { stop: "-s=stop,-s=quit", change: "-s=reload,-s=reopen", read: "-t,-T,-v,-V" },
      otherwise: "create",
    },
  },
  haproxy: {
    options: "-f= -p= -sf= -s -D -c -v -W -C= -L= -n=",
    service: {
      area: "proxy",
      system: "haproxy",
      rowsOnly: true,
      effects: { stop: "-s -t,-st,-sf", read: "-c,-v" },
      otherwise: "create",
    },
  },
  caddy: {
    verbs: 1,
    options: "-c,--config= --address=",
    service: {
      area: "proxy",
      system: "caddy",
      rowsOnly: true,
      effects: {
        stop: "stop",
        change: "reload",
        read: "validate,adapt,fmt,version,list-modules,build-info",
        create: "run,start,file-server,reverse-proxy,respond",
      },
    },
  },
  apachectl: {
    verbs: 1,
    options: "-k=",
    service: {
      area: "proxy",
      system: "apache",
      rowsOnly: true,
      effects: {
        stop: "stop,graceful-stop,-k=stop,-k=graceful-stop",
        change: "restart,graceful",
        read: "configtest,status,-t,-S",
      },
    },
  },
  varnishadm: {
    verbs: 1,
    options: "-T= -S= -n=",
    service: {
      area: "cdn",
      system: "varnish",
      rowsOnly: true,
      environment: "-T",
      effects: {
        change: "ban,ban.url,vcl.use,param.set",
        delete: "vcl.discard",
        stop: "stop",
        read: "status,ping,vcl.list,ban.list,backend.list,param.show",
      },
    },
  },
  certbot: {
    verbs: 1,
    options: "--cert-name= --cert-path= -d= --dry-run",
    service: {
      area: "proxy",
      system: "certbot",
      rowsOnly: true,
      effects: { delete: "delete,unregister", destroy: "revoke" },
    },
  },
  "acme.sh": {
    options: "-d= -w=",
    service: {
      area: "proxy",
      system: "acme",
      rowsOnly: true,
      effects: { delete: "--remove", destroy: "--revoke" },
    },
  },
};
