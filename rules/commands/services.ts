import type { Rule } from "../../engine/rule.ts";

/** Rule pack `services`: what changes or takes away something in production, whatever the program. */
export const services = [
  {
    id: "services/destroy-in-production",
    summary: "Destroys something in production with all that is in it.",
    why: "Users are cut off, and what had no backup is gone for good.",
    instead: "Show the user what would go, and let them remove it.",
    severity: "critical",
    category: "destruction",
    source: "https://sre.google/sre-book/data-integrity/",
    when: {
      operation: {
        area: ["?*"],
        notArea: ["kubernetes", "database", "packages", "git", "local-cluster", "local-machine"],
        effect: ["destroy"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws --profile prod cloudformation delete-stack --stack-name web",
        "fly apps destroy shop-prod --yes",
        "AWS_PROFILE=production aws rds delete-db-instance --db-instance-identifier main",
      ],
      good: [
        "aws --profile prod cloudformation describe-stacks",
        "aws --profile dev cloudformation delete-stack --stack-name web",
        "vagrant destroy -f prod",
      ],
    },
  },
  {
    id: "services/delete-in-production",
    summary: "Deletes something in production.",
    why: "Users notice at once, and it may not come back.",
    instead: "Show the user what would go, and let them delete it.",
    severity: "high",
    category: "destruction",
    source: "https://sre.google/sre-book/data-integrity/",
    when: {
      operation: {
        area: ["?*"],
        notArea: ["kubernetes", "database", "packages", "git", "local-cluster", "local-machine"],
        effect: ["delete"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws --profile prod s3 rm s3://assets/logo.png",
        "doppler secrets delete API_KEY --config prod --yes",
      ],
      good: [
        "aws --profile prod s3 ls s3://assets",
        "aws --profile prod s3 rm s3://assets/logo.png --dryrun",
        "npm uninstall prod-utils",
      ],
    },
  },
  {
    id: "services/change-in-production",
    summary: "Changes, deploys, stops or enters something in production.",
    why: "It takes effect for users at once, past review and the pipeline.",
    instead: "Show the plan or diff, and let the user or the pipeline do it.",
    severity: "high",
    category: "change",
    source: "https://sre.google/sre-book/release-engineering/",
    when: {
      operation: {
        area: ["?*"],
        notArea: ["packages", "database", "git", "local-cluster", "local-machine"],
        notSystem: ["kubernetes", "helm", "terraform", "pulumi"],
        effect: ["change", "deploy", "stop", "execute", "write-secret", "access"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "vercel --prod",
        "heroku ps:restart -a shop-prod",
        "aws --profile prod ecs update-service --service web --force-new-deployment",
        "RAILS_ENV=production rails db:migrate",
        "gcloud --project acme-prod run deploy web",
      ],
      good: [
        "vercel deploy --help",
        "heroku logs -a shop-prod",
        "aws --profile prod ecs describe-services",
        "gcloud --project acme-dev run services list",
      ],
    },
  },
  {
    id: "services/change",
    summary: "Changes the settings of an outside system.",
    why: "Others use it, and the change takes effect at once.",
    instead: "Say what will change and why, and prefer the change that a pipeline makes.",
    severity: "low",
    category: "change",
    source: "https://sre.google/sre-book/release-engineering/",
    when: {
      operation: {
        area: [
          "{api-gateway,backup,broker,cloud,ci,monitoring,search,platform,pipeline,proxy,storage,infrastructure,messaging}",
          "{mail,tunnel,container-registry,machines}",
        ],
        effect: ["change"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "heroku ps:restart -a shop",
        "aws ec2 modify-instance-attribute --instance-id i-1",
        "gsutil cors set cors.json gs://assets",
        "kafka-configs --bootstrap-server k1:9092 --alter --add-config retention.ms=1",
      ],
      good: [
        "heroku ps -a shop",
        "aws ec2 describe-instances",
        "gsutil cors get gs://assets",
        "kafka-topics --list",
      ],
    },
  },
  {
    id: "services/enter",
    summary: "Runs something on a platform, a cloud machine or a build server.",
    why: "It acts with the rights that the place has, on the data that is there.",
    instead: "Look at logs and status first; ask the user before running what changes something.",
    severity: "low",
    category: "change",
    source: "https://devcenter.heroku.com/articles/one-off-dynos",
    when: {
      operation: {
        area: ["{cloud,platform,infrastructure,broker,ci,forge,pipeline,machines,database}"],
        effect: ["execute"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "heroku run rake -a shop",
        "fly ssh console -a shop",
        "gcloud compute ssh web-1",
        "pscale shell shop main",
      ],
      good: ["heroku logs -a shop", "fly logs -a shop", "docker exec web ls", "doppler run -- npm test"],
    },
  },
  {
    id: "services/copy-to-production",
    summary: "Copies files to a machine whose name says that it is production.",
    why: "What users are served changes at once, past review and the pipeline.",
    instead: "Have the pipeline release it, or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://man7.org/linux/man-pages/man1/scp.1.html",
    when: {
      network: {
        host: ["{,*[-.]}{prod,production,live}{,[0-9]*,[-.]*}"],
        direction: "out",
        by: ["scp", "rsync", "sftp"],
      },
    },
    examples: {
      bad: ["scp app.tgz prod:/opt/", "rsync -a dist/ web.prod.example.com:/var/www/"],
      good: [
        "scp app.tgz dev-box:/tmp/",
        "scp prod:/var/log/app.log /tmp/",
        "rsync -n -a dist/ prod:/var/www/",
      ],
    },
  },
] as const satisfies readonly Rule[];
