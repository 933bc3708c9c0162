import type { Program, ProgramTable } from "../program.ts";

const postgresEnvironment = "--host --dbname PGHOST PGHOSTADDR PGDATABASE PGSERVICE";

const psql: Program = {
  optionFiles: { "--file": "read" },
  options:
    "-c,--command= -f,--file= -h,--host= -p,--port= -U,--username= -d,--dbname= -o,--output= -L,--log-file= -v,--set,--variable= -P,--pset= -F= -R= -T= -w -W -q -t -A -X -1 -a -b -e -E -l,--list",
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "postgres",
    isLocal: true,
    statements: "--command",
    scripts: "--file",
    environment: postgresEnvironment,
  },
};
const mysql: Program = {
  options:
    "-e,--execute= -h,--host= -P,--port= -u,--user= -D,--database= -p,--password -S,--socket= --defaults-file= --defaults-extra-file= --login-path= --ssl-ca= --init-command= --delimiter= -r -N -B -s -t -v -f,--force",
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "mysql",
    isLocal: true,
    statements: "--execute --init-command",
    environment:
      "--host --database --defaults-file --defaults-extra-file --login-path MYSQL_HOST MYSQL_DATABASE",
  },
};
const sqlite: Program = {
  options: "--cmd= --separator= --init= --nullvalue= --newline=",
  singleDash: true,
  operands: { all: "read", take: 1 },
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "sqlite",
    statements: "--cmd --c",
    scripts: "--init --f",
    statementOperands: 1,
  },
};
const mongoshell: Program = {
  options:
    "--eval= --host= --port= -u,--username= -p,--password= -f,--file= --authenticationDatabase= --db= --nodb --quiet --norc --tls",
  service: {
    area: "database",
    system: "mongodb",
    reader: "mongo",
    isLocal: true,
    statements: "--eval",
    scripts: "--file",
    environment: "--host --db MONGODB_URI MONGO_URL",
  },
};
const redis: Program = {
  options:
    "-h,--host= -p,--port= -a= -n= -u= --user= --pass= -s= -t= -r= -i= --eval= --raw --tls --cacert= -x -c --scan --pattern= --bigkeys --stat --latency --rdb= --pipe --csv --json",
  service: {
    area: "database",
    system: "redis",
    reader: "redis",
    isLocal: true,
    environment: "--host -u REDIS_URL REDIS_HOST",
  },
};
const cqlsh: Program = {
  options: "-e,--execute= -f,--file= -k,--keyspace= -u= -p= --ssl --request-timeout=",
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "standard",
    statements: "--execute",
    scripts: "--file",
    environment: "--keyspace CQLSH_HOST",
  },
};
const sqlShell = (options: string, statements: string, scripts: string, environment: string): Program => ({
  options,
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "any",
    statements,
    scripts,
    environment,
  },
});

/** Database shells. */
export const databasePrograms: ProgramTable = {
  psql,
  pgcli: "psql",
  mysql,
  mariadb: "mysql",
  mycli: "mysql",
  sqlite3: sqlite,
  sqlite: "sqlite3",
  duckdb: "sqlite3",
  litecli: "sqlite3",
  mongosh: mongoshell,
  mongo: "mongosh",
  "redis-cli": redis,
  "valkey-cli": "redis-cli",
  "keydb-cli": "redis-cli",
  cqlsh,
  drush: {
    verbs: 1,
    options: "-l,--uri= -r,--root= --db-url= --database= --file= -y,--yes",
    service: {
      area: "migration",
      system: "drupal",
      rowsOnly: true,
      environment: "--uri --db-url",
      scripts: "--file",
      statementVerb: "sql:query,sqlq,sql-query,sql:cli,sqlc,sql-cli",
      statementOperands: 0,
      effects: {
        destroy: "sql:drop,sql-drop,site:install,site-install,si",
        change: "updatedb,updb,config:import,cim,entity:delete",
        read: "status,config:export,cex,cache:rebuild,cr,pm:list,watchdog:show",
      },
    },
  },
  "cypher-shell": {
    options:
      "-a,--address,--uri= -u,--username= -p,--password= -d,--database= -f,--file= -P,--param= --format= --encryption=",
    service: {
      area: "database",
      system: "database",
      reader: "sql",
      dialect: "any",
      scripts: "--file",
      statementOperands: 0,
      environment: "--uri --database NEO4J_ADDRESS NEO4J_URI",
    },
  },
  "clickhouse-client": sqlShell(
    "-q,--query= -h,--host= --port= -u,--user= --password= -d,--database= --queries-file= --format= -n,--multiquery",
    "--query",
    "--queries-file",
    "--host --database",
  ),
  sqlcmd: {
    ...sqlShell("-S= -d= -U= -P= -Q= -q= -i= -o= -h= -s= -W -b -E -C -N", "-Q -q", "-i", "-S -d"),
    service: {
      area: "database",
      system: "database",
      reader: "sql",
      dialect: "sqlserver",
      statements: "-Q -q",
      scripts: "-i",
      environment: "-S -d",
    },
  },
  snowsql: sqlShell(
    "-q,--query= -f,--filename= -d,--dbname= -a= -c,--connection= -u= -s,--schemaname= -w= -r= -o=",
    "--query",
    "--filename",
    "--dbname --connection --schemaname",
  ),
  snow: {
    verbs: 1,
    options: "-q,--query= -f,--filename= -c,--connection= --database=",
    service: {
      area: "database",
      system: "database",
      reader: "sql",
      dialect: "any",
      statements: "--query",
      scripts: "--filename",
      environment: "--connection --database",
    },
  },
  usql: sqlShell("-c,--command= -f,--file= -o= -v=", "--command", "--file", ""),
  trino: sqlShell(
    "--execute= -f,--file= --server= --catalog= --schema= --user=",
    "--execute",
    "--file",
    "--server --catalog --schema",
  ),
  beeline: sqlShell("-e= -f= -u= -n= -p=", "-e", "-f", "-u"),
  hive: sqlShell("-e= -f= --database=", "-e", "-f", "--database"),
  "spark-sql": sqlShell("-e= -f= --master=", "-e", "-f", "--master"),
  ysqlsh: "psql",
  vsql: sqlShell(
    "-c,--command= -f,--file= -h,--host= -d,--dbname= -U= -w=",
    "--command",
    "--file",
    "--host --dbname",
  ),
  isql: sqlShell("-S= -U= -P= -D= -i=", "", "-i", "-S -D"),
  cockroach: {
    verbs: 1,
    options: "-e,--execute= -f,--file= --url= --host= --database= --insecure --certs-dir=",
    service: {
      area: "database",
      system: "database",
      reader: "sql",
      dialect: "postgres",
      statements: "--execute",
      scripts: "--file",
      environment: "--url --host --database",
    },
  },
  cbq: sqlShell("-s,--script= -f,--file= -e,--engine= -u= -p=", "--script", "--file", "--engine"),
};
