import type { Rule } from "../../engine/rule.ts";

/** Rule pack `brokers`: queues, topics and streams, and the messages in them. */
export const brokers = [
  {
    id: "brokers/destroy",
    summary: "Deletes a queue, topic or stream with the messages in it, or resets a broker.",
    why: "Messages that nobody has read yet are gone for good.",
    instead: "Look at it first, and let the user delete it.",
    severity: "high",
    category: "destruction",
    source: "https://www.rabbitmq.com/docs/man/rabbitmqctl.8",
    when: {
      operation: {
        area: ["broker"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "kafka-topics --bootstrap-server b:9092 --delete --topic orders",
        "rabbitmqctl force_reset",
        "rabbitmqctl -n rabbit@b1 purge_queue test",
        "nats stream rm ORDERS",
        "aws sqs purge-queue --queue-url u",
      ],
      good: [
        "kafka-topics --bootstrap-server b:9092 --describe --topic orders",
        "rabbitmqctl list_queues",
        "nats stream info ORDERS",
        "aws sqs list-queues",
        "kafka-topics.sh --bootstrap-server localhost:9092 --delete --topic orders",
        "rabbitmqctl purge_queue test",
      ],
    },
  },
  {
    id: "brokers/delete",
    summary: "Deletes a consumer, key, policy or setting of a broker.",
    why: "Consumers lose their place, or messages are kept or dropped differently.",
    instead: "Look at it first, and let the user delete it.",
    severity: "medium",
    category: "change",
    source: "https://docs.nats.io/nats-concepts/jetstream/consumers",
    when: {
      operation: {
        area: ["broker"],
        effect: ["delete"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "nats consumer rm ORDERS worker",
        "kafka-consumer-groups --bootstrap-server b:9092 --delete --group a",
        "aws sns unsubscribe --subscription-arn a",
        "rabbitmqadmin delete binding source=a",
      ],
      good: [
        "nats consumer info ORDERS worker",
        "kafka-consumer-groups --bootstrap-server b:9092 --describe --group a",
        "rabbitmqadmin list bindings",
      ],
    },
  },
  {
    id: "brokers/stop",
    summary: "Stops a broker, or moves a group of consumers to another place.",
    why: "Messages wait, are read twice, or are never read.",
    instead: "Try --dry-run first, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://kafka.apache.org/documentation/#basic_ops_consumer_group",
    when: {
      operation: {
        area: ["broker"],
        effect: ["stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "rabbitmqctl stop_app",
        "kafka-consumer-groups --bootstrap-server b:9092 --reset-offsets --to-earliest --group a --execute",
      ],
      good: [
        "rabbitmqctl status",
        "kafka-consumer-groups --bootstrap-server b:9092 --reset-offsets --group a --dry-run",
      ],
    },
  },
] as const satisfies readonly Rule[];
