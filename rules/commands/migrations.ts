import type { Rule } from "../../engine/rule.ts";

/** Rule pack `migrations`: programs that rebuild a database from its migrations. */
export const migrations = [
  {
    id: "migrations/reset",
    summary: "Drops or resets a database through its migration tool.",
    why: "Every row goes, and nothing here says that the database is only for tests.",
    instead: "Write a new migration, or name a test database (RAILS_ENV=test, DATABASE_URL).",
    severity: "medium",
    category: "destruction",
    source: "https://www.prisma.io/docs/orm/reference/prisma-cli-reference#migrate-reset",
    when: {
      operation: {
        area: ["migration", "packages"],
        effect: ["destroy"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "npx prisma migrate reset --force",
        "bin/rails db:drop",
        "php artisan migrate:fresh --seed",
        "python manage.py flush --no-input",
        "alembic downgrade base",
        "flyway clean",
      ],
      good: [
        "npx prisma migrate status",
        "RAILS_ENV=test bin/rails db:reset",
        "php artisan migrate:status",
        "python manage.py migrate --plan",
        "DATABASE_URL=postgres://localhost/app_test npx prisma migrate reset",
      ],
    },
  },
  {
    id: "migrations/reset-own",
    summary: "Resets a database that its name says is for development or tests.",
    why: "Rows that somebody put there by hand are gone.",
    instead: "Export what is worth keeping first.",
    severity: "low",
    category: "destruction",
    source: "https://guides.rubyonrails.org/active_record_migrations.html",
    when: {
      operation: {
        area: ["migration"],
        effect: ["destroy"],
        target: ["development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "RAILS_ENV=test bin/rails db:reset",
        "DATABASE_URL=postgres://localhost/app npx prisma migrate reset",
      ],
      good: ["RAILS_ENV=test bin/rails db:migrate", "npx prisma migrate dev"],
    },
  },
  {
    id: "migrations/deploy",
    summary: "Applies migrations to a database that is not known.",
    why: "It may be the one that users are on, and some migrations cannot be undone.",
    instead: "Name the database, or show the status first.",
    severity: "low",
    category: "change",
    source: "https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production",
    when: {
      operation: {
        area: ["migration", "database"],
        effect: ["deploy"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["npx prisma migrate deploy", "npx prisma db push"],
      good: ["npx prisma migrate dev", "npx prisma generate"],
    },
  },
] as const satisfies readonly Rule[];
