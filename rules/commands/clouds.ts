import type { Rule } from "../../engine/rule.ts";

/** Rule pack `clouds`: resources of a cloud account that go, stop, or open up. */
export const clouds = [
  {
    id: "clouds/destroy",
    summary: "Destroys a cloud resource with everything in it.",
    why: "Servers, databases and their data are gone, often without a backup.",
    instead: "Show the user what would go, with the describe command, and let them remove it.",
    severity: "high",
    category: "destruction",
    source: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/back-up-data.html",
    when: {
      operation: {
        area: ["cloud", "container-registry", "machines"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws ec2 terminate-instances --instance-ids i-1",
        "az group delete -n web --yes",
        "gcloud projects delete acme-old",
        "doctl compute droplet delete web --force",
        "aws --endpoint-url https://s3.example.com s3 rb s3://assets --force",
        "AWS_PROFILE=dev aws s3 rb s3://assets --force",
      ],
      good: [
        "aws ec2 describe-instances",
        "az group show -n web",
        "gcloud projects list",
        "aws ec2 terminate-instances --dry-run --instance-ids i-1",
        "aws --endpoint-url=http://localhost:4566 s3 rb s3://test --force",
        "AWS_ENDPOINT_URL=http://localhost:4566 aws s3 rb s3://test --force",
      ],
    },
  },
  {
    id: "clouds/delete",
    summary: "Deletes something in a cloud account.",
    why: "Others may use it, and it may not come back.",
    instead: "Show the user what would go, and let them decide.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    when: {
      operation: {
        area: ["cloud", "container-registry", "api-gateway", "machines"],
        effect: ["delete"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws lambda delete-function --function-name old",
        "gcloud run services delete old",
        "apigeecli products delete --name old",
      ],
      good: [
        "aws lambda list-functions",
        "gcloud run services list",
        "aws apigateway get-rest-apis",
        "aws s3 cp a.txt s3://assets/",
      ],
    },
  },
  {
    id: "clouds/destroy-gateway",
    summary: "Resets an API gateway or deletes a part of it that holds others.",
    why: "Requests to every service behind it fail.",
    instead: "Show the difference first (deck gateway diff), and let the user apply it.",
    severity: "high",
    category: "change",
    source: "https://developer.konghq.com/deck/gateway/reset/",
    when: {
      operation: {
        area: ["api-gateway"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "deck gateway reset --force",
        "kong migrations reset",
        "apigeecli environments delete --name test",
      ],
      good: ["deck gateway diff", "kong migrations list", "deck gateway dump"],
    },
  },
  {
    id: "clouds/stop",
    summary: "Stops a cloud resource or switches a safeguard off.",
    why: "Whoever uses it is cut off, and recording or protection may end.",
    instead: "Ask the user; most resources can be restarted without a stop.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
    when: {
      operation: {
        area: ["cloud", "api-gateway", "machines"],
        effect: ["stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws ec2 stop-instances --instance-ids i-1",
        "aws cloudtrail stop-logging --name main",
        "az vm deallocate -g web -n vm1",
      ],
      good: ["aws ec2 describe-instance-status", "az vm list", "aws cloudtrail get-trail-status --name main"],
    },
  },
  {
    id: "clouds/deploy",
    summary: "Puts a new version into service in a cloud account.",
    why: "Whoever uses it gets it at once, past review and the pipeline.",
    instead: "Let the pipeline deploy it, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://cloud.google.com/sdk/gcloud/reference/run/deploy",
    when: {
      operation: {
        area: ["cloud", "api-gateway"],
        effect: ["deploy"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "gcloud run deploy web --image web:2",
        "aws cloudformation deploy --stack-name web --template-file t.yaml",
        "aws lambda update-function-code --function-name f --zip-file fileb://f.zip",
      ],
      good: [
        "gcloud run services describe web",
        "aws cloudformation validate-template --template-body file://t.yaml",
        "gcloud --project acme-dev run deploy web",
      ],
    },
  },
  {
    id: "clouds/change-access",
    summary: "Changes who may do what in a cloud account.",
    why: "New keys, roles and open policies outlive the task, and others can use them.",
    instead: "Tell the user which permission is missing, and why.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    when: {
      operation: {
        area: [
          "{cloud,storage,container-registry,api-gateway,broker,search,machines}",
          "{infrastructure,container}",
        ],
        effect: ["access"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws iam create-access-key --user-name ci",
        "aws iam attach-user-policy --user-name a --policy-arn arn:aws:iam::aws:policy/AdministratorAccess",
        "gcloud projects add-iam-policy-binding p --member user:a --role roles/owner",
        "az role assignment create --assignee a --role Owner",
      ],
      good: [
        "aws iam list-users",
        "aws iam get-policy --policy-arn a",
        "gcloud projects get-iam-policy p",
        "az role assignment list",
      ],
    },
  },
  {
    id: "clouds/run-command",
    summary: "Runs commands of its own choice on cloud machines or a build server.",
    why: "It acts as the machine's own account, on every machine that the call names.",
    instead: "Show the user the command and the machines, and let them run it.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html",
    when: {
      operation: {
        system: ["aws", "az", "jenkins", "proxmox"],
        verb: [
          "ssm {send-command,start-automation-execution}",
          "{vm,vmss} run-command*",
          "aks command*",
          "{groovy,groovysh}",
          "exec",
        ],
        effect: ["execute"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws ssm send-command --instance-ids i-1 --document-name AWS-RunShellScript",
        "az vm run-command invoke -g web -n vm1",
        "java -jar jenkins-cli.jar -s http://ci.example.com groovy = < a.groovy",
      ],
      good: [
        "aws ssm list-commands",
        "az vm show -g web -n vm1",
        "aws lambda invoke --function-name f out.json",
      ],
    },
  },
] as const satisfies readonly Rule[];
