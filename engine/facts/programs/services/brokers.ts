import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

const kafka = (system: string, effects: NonNullable<Service["effects"]>): Program => ({
  options:
    "--bootstrap-server= --zookeeper= --topic= --group= --entity-type= --entity-name= --command-config= --partitions= --replication-factor= --config= --add-config= --delete-config= --to-offset= --delete --alter --describe --list --create --execute --reset-offsets --remove --add --offset-json-file=",
  service: {
    area: "broker",
    system,
    environment: "--bootstrap-server --command-config",
    rowsOnly: true,
    effects,
  },
});
const kafkaTopics = kafka("kafka", {
  destroy: "--delete",
  create: "--create",
  read: "--list,--describe",
  change: "--alter",
});
const kafkaGroups = kafka("kafka", {
  delete: "--delete,--delete-offsets",
  stop: "--reset-offsets --execute",
  read: "--list,--describe,--reset-offsets",
});
const kafkaConfigs = kafka("kafka", {
  change: "--alter --add-config",
  delete: "--alter --delete-config,--delete-config",
  read: "--describe",
});
const kafkaAcls = kafka("kafka", { access: "--add,--remove", read: "--list" });
const rabbit: Program = {
  verbs: 1,
  options: "-n,--node= -p,--vhost= -q -t= --longnames --formatter=",
  service: {
    area: "broker",
    system: "rabbitmq",
    compound: true,
    environment: "--node --vhost RABBITMQ_NODENAME",
    isLocal: true,
    effects: {
      read: "list_*,status,environment,cluster_status,ping,report,version,help,eval_file",
      destroy: "reset,force_reset,delete_vhost,delete_queue,purge_queue,forget_cluster_node",
      delete: "clear_policy,clear_parameter,delete_shovel,close_all_connections",
      stop: "stop,stop_app,shutdown,suspend_*,close_connection",
      access:
        "add_user,delete_user,change_password,clear_password,set_permissions,clear_permissions,set_user_tags,set_topic_permissions,authenticate_user",
      execute: "eval,encode",
    },
  },
};

/** Message brokers. */
export const brokerPrograms: ProgramTable = {
  "kafka-topics": kafkaTopics,
  "kafka-topics.sh": "kafka-topics",
  "kafka-consumer-groups": kafkaGroups,
  "kafka-consumer-groups.sh": "kafka-consumer-groups",
  "kafka-configs": kafkaConfigs,
  "kafka-configs.sh": "kafka-configs",
  "kafka-acls": kafkaAcls,
  "kafka-acls.sh": "kafka-acls",
  "kafka-delete-records": kafka("kafka", { destroy: "--offset-json-file" }),
  "kafka-delete-records.sh": "kafka-delete-records",
  "kafka-reassign-partitions": kafka("kafka", { change: "--execute" }),
  rpk: {
    verbs: 2,
    groups: "cluster security",
    options: "-X= --brokers= -p= -r=",
    service: {
      area: "broker",
      system: "redpanda",
      environment: "--brokers",
      nouns: "container",
      effects: { access: "acl *,security *", read: "cluster info,topic consume,topic list,topic describe" },
    },
  },
  nats: {
    verbs: 2,
    options: "-s,--server= --context= --creds= -f,--force --user= --password= --purge",
    service: {
      area: "broker",
      system: "nats",
      environment: "--server --context NATS_URL",
      nouns: "server sub",
      effects: {
        read: "sub,pub,bench,stream info,stream ls,stream list,stream get,stream view,consumer info,consumer ls,consumer list,kv get,kv ls,kv history,kv watch,server *,context ls,context show,account info,req,reply,object get,object ls",
        destroy:
          "stream rm,stream del,stream delete,stream purge,kv del --purge,kv rm --purge,object rm,kv delete --purge",
        delete:
          "consumer rm,consumer del,consumer delete,kv del,kv rm,kv delete,kv purge,stream rmm,object del",
        local: "context *",
      },
    },
  },
  rabbitmqctl: rabbit,
  "rabbitmq-diagnostics": {
    verbs: 1,
    service: { area: "broker", system: "rabbitmq", otherwise: "read", rowsOnly: true },
  },
  "rabbitmq-queues": "rabbitmqctl",
  rabbitmqadmin: {
    verbs: 1,
    options: "-H,--host= -P,--port= -u= -p= -V,--vhost= -N= -f=",
    service: {
      area: "broker",
      system: "rabbitmq",
      environment: "--host --vhost --node",
      effects: {
        read: "list,show,get,export",
        destroy: "delete queue,purge queue,purge,delete vhost,delete exchange",
        delete: "delete",
        access: "declare user,declare permission",
        change: "declare,import",
        transfer: "publish",
        stop: "close",
      },
    },
  },
  pulsar: { verbs: 2, service: { area: "broker", system: "pulsar" } },
  "pulsar-admin": {
    verbs: 2,
    options: "--admin-url= -f",
    service: {
      area: "broker",
      system: "pulsar",
      environment: "--admin-url",
      nouns: "functions",
      compound: true,
      effects: { access: "namespaces grant-permission,namespaces revoke-permission,tokens *" },
    },
  },
};
