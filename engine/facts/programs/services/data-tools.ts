import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A program around data, models or queued work. */
function tool(
  area: string,
  system: string,
  effects: NonNullable<Service["effects"]>,
  more: Partial<Program> = {},
  environment = "",
): Program {
  return {
    verbs: 2,
    ...more,
    service: { area, system, effects, ...(environment !== "" && { environment }) },
  };
}

/** Data pipelines, warehouses, models, and workers of queues. */
export const dataToolPrograms: ProgramTable = {
  airflow: tool(
    "pipeline",
    "airflow",
    {
      destroy: "db reset,db drop-archived,dags delete",
      delete: "db clean,variables delete,connections delete,pools delete,tasks clear",
      change: "db migrate,db upgrade,variables set,connections add,dags pause,dags unpause",
      execute: "dags trigger,dags backfill,tasks run",
      "read-secret": "connections get,connections export,variables export",
      access: "users create,users delete,roles *",
      read: "dags list,dags test,tasks test,tasks list,version,info,db check,config *,standalone",
    },
    { options: "-y,--yes -e= -s=" },
  ),
  dbt: tool(
    "pipeline",
    "dbt",
    {
      change: "run,build,seed,snapshot",
      delete: "run --full-refresh,build --full-refresh",
      execute: "run-operation",
      read: "compile,test,debug,parse,docs *,ls,list,show,deps,source *",
    },
    { verbs: 1, options: "-s,--select= -t,--target= --profile= -f,--full-refresh --args= --vars=" },
    "--target --profile DBT_TARGET",
  ),
  dagster: tool("pipeline", "dagster", {
    destroy: "run wipe,schedule wipe,instance migrate",
    delete: "run delete",
  }),
  prefect: tool("pipeline", "prefect", { destroy: "server database reset,work-pool delete" }, { verbs: 3 }),
  databricks: tool(
    "cloud",
    "databricks",
    {
      destroy:
        "clusters permanent-delete,fs rm --recursive,fs rm,workspace delete --recursive,catalogs delete,schemas delete,instance-pools delete,workspace rm",
      delete: "jobs delete,clusters delete,secrets delete-scope,secrets delete-secret,tokens delete",
      deploy: "bundle deploy",
      execute: "jobs run-now,bundle run",
      "read-secret": "secrets get-secret,auth token",
      "write-secret": "secrets put-secret,secrets put",
      access: "tokens create,permissions *,grants update",
      read: "fs ls,fs cat,clusters list,jobs list,bundle validate,workspace list",
    },
    { options: "-p,--profile= -t,--target= -r,--recursive --output= -o=" },
    "--profile --target DATABRICKS_CONFIG_PROFILE",
  ),
  mlflow: tool("pipeline", "mlflow", { destroy: "gc,db upgrade", delete: "experiments delete,runs delete" }),
  dvc: tool(
    "storage",
    "dvc",
    {
      destroy: "gc,destroy",
      transfer: "push,pull,fetch,get,import",
      read: "status,diff,repro,dag,list,exp *",
    },
    { verbs: 1, options: "-w -c,--cloud -f,--force -r=" },
  ),
  celery: tool(
    "broker",
    "celery",
    {
      delete: "purge",
      stop: "control shutdown",
      change: "control *",
      read: "inspect *,status,report,worker,beat",
    },
    { options: "-A,--app= -b,--broker= -f,--force -Q=" },
    "--broker --app",
  ),
  rq: tool(
    "broker",
    "rq",
    { destroy: "empty", stop: "suspend", read: "info,worker", change: "requeue,resume" },
    { verbs: 1, options: "-u,--url= -a,--all" },
    "--url RQ_REDIS_URL",
  ),
  temporal: tool(
    "pipeline",
    "temporal",
    {
      stop: "workflow terminate,workflow cancel",
      destroy: "workflow delete,operator namespace delete",
      change: "workflow reset,workflow signal,schedule *",
      read: "workflow list,workflow show,workflow describe,server *,schedule list",
    },
    { options: "-w,--workflow-id= -n,--namespace= --address= -q,--query=" },
    "--namespace --address TEMPORAL_ADDRESS",
  ),
  tctl: tool(
    "pipeline",
    "temporal",
    { stop: "workflow terminate,workflow cancel", read: "workflow list,workflow show,workflow describe" },
    { options: "-w= --ns,--namespace= --address=" },
    "--namespace --address",
  ),
  kafkactl: tool("broker", "kafka", { destroy: "delete topic,delete records", delete: "delete *" }),
  kcat: {
    options: "-b,--broker= -t,--topic= -P -C -L -G= -F= -X=",
    service: {
      area: "broker",
      system: "kafka",
      rowsOnly: true,
      environment: "--broker",
      effects: { transfer: "-P", read: "-C,-L" },
      otherwise: "read",
    },
  },
  kafkacat: "kcat",
};
