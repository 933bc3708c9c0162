import type { Effect } from "../operation-fact.ts";

/**
 * What a program does to an outside system, as data. Most of it is told from the words of the command line by one vocabulary
 * (`verbs.ts`); a row here says where a program uses words in a way of its own.
 */
export type Service = {
  /** Kind of system: rules are about these. */
  readonly area: string;
  readonly system: string;
  /** Code that reads its arguments, where words and options are not enough. */
  readonly reader?: "kubernetes" | "terraform" | "sql" | "redis" | "mongo" | "packages";
  /**
   * Effects of command lines: entries are separated by commas, each is the leading words (`*` stands for any one, `delete-*` for a
   * beginning) and the options it needs, `--all` or `-s=stop`. The longest that fits wins.
   */
  readonly effects?: Readonly<Partial<Record<Effect, string>>>;
  /** First words that name a thing, though the vocabulary has them as verbs: `gcloud run services delete`. */
  readonly nouns?: string;
  /** Leading words that change nothing: `gcloud beta compute …`. */
  readonly skipped?: string;
  /** Only the rows above count: its other words are names of tasks that somebody made up (`yarn clean`). */
  readonly rowsOnly?: true;
  /** Verbs are parts of words: `delete-stack`, `forget_cluster_node`. */
  readonly compound?: true;
  /** Options and variables whose value names the environment: `--profile AWS_PROFILE`. */
  readonly environment?: string;
  /** Operands like `NAME=VALUE` set variables: `rails db:reset RAILS_ENV=test`. */
  readonly takesAssignments?: true;
  /** Without a server in options, operands and variables it works on the one of this machine. */
  readonly isLocal?: true;
  /** Its operands begin with the name of a server: `local/bucket`. */
  readonly isAliased?: true;
  /** Options and variables that name what it acts on, the most telling first: `--project-name --file`. */
  readonly named?: string;
  /** Options, besides the usual ones, with which nothing happens. */
  readonly dryRun?: string;
  /** Areas of parts of it, by first word: `{ route53: "dns" }`. */
  readonly areas?: Readonly<Record<string, string>>;
  /** Effect of a command line in which no word says one. */
  readonly otherwise?: Effect;
  /** How a database spells strings and comments. */
  readonly dialect?: Dialect;
  /** It installs for the whole machine or account, whatever its options say. */
  readonly isGlobal?: true;
  /** Verbs that install for the whole account, where others do not: `cargo install`, but `cargo add`. */
  readonly globalVerbs?: string;
  /** Options whose value is a statement, and those whose value is a file of them. */
  readonly statements?: string;
  readonly scripts?: string;
  /** Operands from this one on are statements: `sqlite3 FILE SQL`. */
  readonly statementOperands?: number;
  /** Only with one of these verbs, separated by commas: `bq query SQL`. */
  readonly statementVerb?: string;
  /** Option without which statements are for a database on this machine: `wrangler d1 execute --remote`. */
  readonly remoteOption?: string;
};

/** Spellings of SQL. `any` is not known: what one of them would run counts. */
export type Dialect = "postgres" | "mysql" | "sqlite" | "sqlserver" | "standard" | "any";
