import type { ProgramTable } from "../program.ts";

/** Clouds, and the object stores that are reached like them. */
export const cloudPrograms: ProgramTable = {
  gcloud: {
    verbs: 3,
    options:
      "--project= --account= --configuration= --format= --secret= --region= --zone= --location= --filter= -q,--quiet --impersonate-service-account= --role= --member= --cluster= --data-file= --image= --limit= --sql=",
    service: {
      area: "cloud",
      system: "gcloud",
      skipped: "beta alpha preview",
      statements: "--sql",
      nouns: "run deploy functions services logging builds",
      environment:
        "--project --configuration CLOUDSDK_CORE_PROJECT CLOUDSDK_ACTIVE_CONFIG_NAME GOOGLE_CLOUD_PROJECT",
      areas: {
        dns: "dns",
        pubsub: "broker",
        secrets: "secret-manager",
        logging: "monitoring",
        monitoring: "monitoring",
        apigee: "api-gateway",
        artifacts: "container-registry",
        container: "cloud",
        spanner: "database",
        firestore: "database",
        bigtable: "database",
      },
      effects: {
        read: "info,version,config list,config get*,projects list,projects describe,auth list,storage ls,storage cat,logging read,secrets list,secrets describe,secrets versions list,asset *,topic *,cheat-sheet,builds log",
        "read-secret": "secrets versions access,services api-keys get-key-string",
        local:
          "config *,auth login,auth application-default login,auth configure-docker,init,components *,container clusters get-credentials",
        transfer: "storage cp,storage rsync,compute scp",
        delete:
          "storage rm,storage objects delete,storage rsync --delete-unmatched-destination-objects,storage mv,compute firewall-rules delete,dns record-sets delete,compute routes delete,artifacts docker tags delete,pubsub subscriptions seek",
        destroy:
          "projects delete,storage rm --recursive,storage buckets delete,storage rm --all-versions,sql instances delete,sql databases delete,sql backups delete,container clusters delete,kms keys versions destroy,compute disks delete,compute snapshots delete,compute instances delete,dns managed-zones delete,container images delete,firestore databases delete,services disable --force",
        stop: "compute instances stop,services disable,compute instances suspend,app versions stop",
        deploy:
          "app deploy,run deploy,functions deploy,run services update-traffic,run services replace,deploy releases create,deploy releases promote,app services set-traffic,run jobs deploy,endpoints services deploy,dns record-sets transaction execute,compute url-maps invalidate-cdn-cache",
        access:
          "projects add-iam-policy-binding,projects remove-iam-policy-binding,projects set-iam-policy,iam service-accounts keys create,iam service-accounts create,iam service-accounts delete,iam service-accounts add-iam-policy-binding,iam service-accounts set-iam-policy,organizations add-iam-policy-binding,run services add-iam-policy-binding,storage buckets add-iam-policy-binding,compute firewall-rules create,compute firewall-rules update,kms keys add-iam-policy-binding,iam roles *,secrets add-iam-policy-binding,sql users set-password,sql users create,sql users delete,functions add-iam-policy-binding",
        "write-secret": "secrets versions add,secrets create",
        execute: "compute ssh,builds submit,functions call,run jobs execute,workflows run,cloud-shell ssh",
      },
    },
  },
  gsutil: {
    verbs: 1,
    options: "-m -q -o= -h= -i= -u= -f -r,-R,--recursive -n -d -a -c",
    service: {
      area: "storage",
      system: "gsutil",
      dryRun: "-n",
      effects: {
        read: "ls,du,stat,cat,hash,version,signurl,acl get,iam get,lifecycle get,versioning get,cors get",
        transfer: "cp,rsync",
        create: "mb",
        delete: "rm,rb,mv,rsync -d",
        destroy: "rm --recursive,rb -f,rm -a",
        access: "acl set,acl ch,iam set,iam ch,defacl *",
        change: "setmeta,lifecycle set,versioning set,cors set,web set,rewrite,label set",
      },
    },
  },
  bq: {
    verbs: 1,
    options:
      "--project_id= --dataset_id= --format= --location= -f,--force -r,--recursive --destination_table= --use_legacy_sql= --nouse_legacy_sql --dry_run --max_rows= -n=",
    service: {
      area: "database",
      system: "bigquery",
      reader: "sql",
      statementOperands: 0,
      statementVerb: "query",
      dialect: "any",
      environment: "--project_id --dataset_id",
      dryRun: "--dry_run",
      effects: {
        read: "ls,show,head,query,wait,version",
        destroy: "rm --recursive,rm",
        create: "mk,mkdef",
        transfer: "load,extract,cp",
        access: "add-iam-policy-binding,remove-iam-policy-binding,set-iam-policy",
        change: "update,insert,truncate",
      },
    },
  },
  az: {
    verbs: 2,
    options:
      "--subscription= -g,--resource-group= -n,--name= --vault-name= -o,--output= --query= -y,--yes --account-name= -c,--container-name= -s,--source= --pattern= --ids= -l,--location= --account-key= --connection-string= --slot= -f,--file=",
    service: {
      area: "cloud",
      system: "az",
      compound: true,
      environment: "--subscription --resource-group AZURE_SUBSCRIPTION_ID AZURE_DEFAULTS_GROUP",
      areas: {
        network: "cloud",
        keyvault: "secret-manager",
        monitor: "monitoring",
        backup: "backup",
        cdn: "cdn",
        acr: "container-registry",
        storage: "storage",
        servicebus: "broker",
        eventhubs: "broker",
        cosmosdb: "database",
        sql: "database",
        mysql: "database",
        postgres: "database",
        redis: "database",
        afd: "cdn",
      },
      effects: {
        read: "account show,account list,storage * list,storage * show,storage blob url,storage blob exists,storage container exists,storage blob download*,keyvault secret list,monitor metrics *,monitor log-analytics query,version,find,* list,* show,* * list,* * show,group exists",
        "read-secret":
          "keyvault secret show,keyvault secret download,storage account show-connection-string,* list-keys,* * list-keys,* keys list,* * keys list,* * * keys list,* * authorization-rule keys list,* connection-string show,* * connection-string show,acr credential show,webapp config appsettings list,functionapp config appsettings list,webapp config connection-string list,staticwebapp appsettings list,aks get-credentials --file=-,iot hub connection-string show,webapp deployment list-publishing-*",
        local:
          "login,logout,account set,configure,extension *,aks get-credentials,acr login,config *,cloud *",
        transfer:
          "storage blob upload*,storage file upload*,storage blob copy *,storage blob sync,acr import",
        delete:
          "storage blob delete,storage entity delete,network dns record-set * delete,network nsg rule delete,role assignment delete,tag delete",
        destroy:
          "group delete,storage blob delete-batch,storage account delete,storage container delete,sql db delete,sql server delete,aks delete,vm delete,keyvault delete,keyvault purge,keyvault key delete,keyvault secret purge,disk delete,snapshot delete,backup *,cosmosdb delete,network dns zone delete,webapp delete,functionapp delete,acr delete,acr repository delete,ad *delete,resource delete,lock delete,postgres flexible-server delete",
        stop: "vm stop,vm deallocate,webapp stop,aks stop,functionapp stop,container stop",
        deploy:
          "webapp up,webapp deploy,webapp deployment *,functionapp deployment *,deployment * create,containerapp up,containerapp update,staticwebapp *,aks upgrade,webapp config *,network dns record-set * add-record,network dns record-set * update,network dns record-set * create,network dns zone import,pipelines run",
        access:
          "role assignment create,role definition *,ad sp create*,ad sp credential *,ad app credential *,ad app permission *,ad user create,ad user update,ad group member *,keyvault set-policy,keyvault delete-policy,storage account keys renew,storage container set-permission,network nsg rule create,storage container policy *,vm user *,storage account update",
        "write-secret":
          "keyvault secret set,keyvault secret import,webapp config appsettings set,functionapp config appsettings set",
        execute:
          "vm run-command *,container exec,webapp ssh,aks command *,containerapp exec,ssh *,vmss run-command *",
      },
    },
  },
  azcopy: {
    verbs: 1,
    options: "--recursive --delete-destination= --dry-run --include-pattern= --exclude-pattern=",
    service: {
      area: "storage",
      system: "azcopy",
      effects: {
        delete: "remove,rm,sync --delete-destination=true",
        destroy: "remove --recursive,rm --recursive,jobs clean",
        transfer: "copy,cp,sync",
        read: "list,jobs list,jobs show,env,doc",
        create: "make",
        access: "set-properties",
      },
    },
  },
  doctl: {
    verbs: 2,
    groups: "compute databases kubernetes registry serverless apps projects monitoring",
    options:
      "-t,--access-token= -c,--config= --context= -o,--output= -f,--force --format= --region= --size= --image=",
    service: {
      area: "cloud",
      system: "doctl",
      environment: "--context",
      nouns: "auth account",
      areas: { databases: "database", registry: "container-registry" },
      effects: {
        destroy:
          "compute droplet delete,compute domain delete,compute volume delete,compute snapshot delete,databases delete,databases db delete,kubernetes cluster delete,apps delete,projects delete,registry delete",
        delete:
          "compute domain records delete,compute firewall delete,compute ssh-key delete,compute image delete",
        local: "auth *,kubernetes cluster kubeconfig *",
        "read-secret":
          "databases connection,databases user get,registry docker-config,kubernetes cluster kubeconfig show,auth token",
        read: "account *,projects list",
        deploy:
          "apps update,apps create-deployment,compute domain records update,compute domain records create,compute cdn flush",
      },
    },
  },
  oci: {
    verbs: 3,
    options:
      "--profile= --config-file= --region= --compartment-id= --force --output= --query= --bucket-name=",
    service: {
      area: "cloud",
      system: "oci",
      compound: true,
      environment: "--profile OCI_CLI_PROFILE",
      nouns: "os",
      effects: {
        read: "os object list,os bucket list,os object get",
        "read-secret":
          "secrets secret-bundle get,vault secret get,secrets secret-bundle get-by-name,ce cluster create-kubeconfig",
        destroy:
          "os object bulk-delete,iam compartment delete,db * terminate,db * delete,compute instance terminate,os bucket delete",
        stop: "compute instance action",
        transfer: "os object put,os object bulk-upload,os object sync",
        access: "iam policy *,iam user *",
      },
    },
  },
  ibmcloud: {
    verbs: 2,
    options: "-f,--force -g= -r= --output=",
    service: {
      area: "cloud",
      system: "ibmcloud",
      compound: true,
      nouns: "target",
      environment: "-g",
      effects: {
        local: "target,login,plugin *",
        access: "iam *policy*,iam api-key-create",
        "read-secret": "iam oauth-tokens,secrets-manager secret,resource service-key",
      },
    },
  },
};
