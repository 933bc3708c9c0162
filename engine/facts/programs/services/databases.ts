import type { Program } from "../program.ts";

const postgresEnvironment = "--host --dbname PGHOST PGDATABASE PGSERVICE";

const psql: Program = {
  optionFiles: { "--file": "read" },
  options:
    "-c,--command= -f,--file= -h,--host= -p,--port= -U,--username= -d,--dbname= -o,--output= -L,--log-file= -v,--set,--variable= -P,--pset= -F= -R= -T= -w -W -q -t -A -X -1 -a -b -e -E -l,--list",
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "postgres",
    statements: "--command",
    scripts: "--file",
    environment: postgresEnvironment,
  },
};
const mysql: Program = {
  options:
    "-e,--execute= -h,--host= -P,--port= -u,--user= -D,--database= -p,--password -S,--socket= --defaults-file= --defaults-extra-file= --ssl-ca= --init-command= --delimiter= -r -N -B -s -t -v -f,--force",
  service: {
    area: "database",
    system: "database",
    reader: "sql",
    dialect: "mysql",
    statements: "--execute --init-command",
    environment: "--host --database MYSQL_HOST MYSQL_DATABASE",
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
const postgresTool = (destroys: boolean): Program => ({
  options:
    "-h,--host= -p,--port= -U,--username= -d,--dbname= --maintenance-db= -j= -F= -f= -n= -t= -i,--interactive -e --if-exists -f,--force -c,--clean",
  service: {
    area: "database",
    system: "postgres-tools",
    environment: postgresEnvironment,
    rowsOnly: true,
    otherwise: destroys ? "destroy" : "create",
  },
});
const mysqlAdmin: Program = {
  options: "-h,--host= -P,--port= -u,--user= -p,--password -f,--force -S= --socket=",
  verbs: 1,
  service: {
    area: "database",
    system: "mysqladmin",
    environment: "--host MYSQL_HOST",
    rowsOnly: true,
    effects: {
      destroy: "drop",
      stop: "shutdown,kill,stop-slave,stop-replica",
      create: "create",
      access: "password,flush-privileges",
      read: "status,ping,version,processlist,variables,extended-status",
    },
  },
};
const mongoshell: Program = {
  options:
    "--eval= --host= --port= -u,--username= -p,--password= -f,--file= --authenticationDatabase= --db= --nodb --quiet --norc --tls",
  service: {
    area: "database",
    system: "mongodb",
    reader: "mongo",
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

/** Database shells, and programs that make, drop, fill and administer databases. */
export const databasePrograms: Readonly<Record<string, Program>> = {
  psql,
  pgcli: psql,
  mysql,
  mariadb: mysql,
  mycli: mysql,
  sqlite3: sqlite,
  sqlite: sqlite,
  duckdb: sqlite,
  litecli: sqlite,
  mongosh: mongoshell,
  mongo: mongoshell,
  "redis-cli": redis,
  "valkey-cli": redis,
  "keydb-cli": redis,
  cqlsh,
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
  ysqlsh: psql,
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
  dropdb: postgresTool(true),
  dropuser: postgresTool(true),
  createdb: postgresTool(false),
  mysqladmin: mysqlAdmin,
  "mariadb-admin": mysqlAdmin,
  pg_restore: {
    options:
      "-h,--host= -p= -U= -d,--dbname= -c,--clean -C,--create -j= -F= -t= -n= -l,--list -f= -1 --if-exists -x -O",
    service: {
      area: "database",
      system: "postgres-tools",
      rowsOnly: true,
      environment: postgresEnvironment,
      effects: { delete: "--clean", read: "--list" },
      otherwise: "transfer",
    },
  },
  mongorestore: {
    options: "--uri= --host= -d,--db= --drop --archive= --gzip --nsInclude= --dryRun",
    service: {
      area: "database",
      system: "mongo-tools",
      rowsOnly: true,
      dryRun: "--dryRun",
      environment: "--uri --host --db",
      effects: { delete: "--drop" },
      otherwise: "transfer",
    },
  },
  mongoimport: {
    options: "--uri= --host= -d,--db= -c= --drop --file= --type=",
    service: {
      area: "database",
      system: "mongo-tools",
      rowsOnly: true,
      environment: "--uri --host --db",
      effects: { delete: "--drop" },
      otherwise: "transfer",
    },
  },
  influx: {
    verbs: 1,
    groups: "bucket org auth user v1 task",
    options: "--host= -t= -o,--org= -b,--bucket= --start= --stop= -c=",
    service: {
      area: "database",
      system: "influxdb",
      environment: "--host --org --bucket INFLUX_HOST",
      effects: { destroy: "delete,bucket delete,org delete", access: "auth *,user *" },
    },
  },
  etcdctl: {
    verbs: 1,
    groups: "member auth user role snapshot lease",
    options: "--endpoints= --prefix --from-key --cacert= --cert= --key=",
    service: {
      area: "database",
      system: "etcd",
      environment: "--endpoints ETCDCTL_ENDPOINTS",
      effects: {
        destroy: "del --prefix,del --from-key,member remove,snapshot restore",
        delete: "del,lease revoke",
        access: "user *,role *,auth *",
        change: "put,compaction,defrag",
      },
    },
  },
  nodetool: {
    verbs: 1,
    options: "-h= -p=",
    service: {
      area: "database",
      system: "cassandra",
      environment: "-h",
      rowsOnly: true,
      effects: {
        destroy: "removenode,clearsnapshot,assassinate",
        stop: "decommission,drain,stopdaemon,disablebinary,disablegossip",
      },
    },
  },
  turso: {
    verbs: 2,
    options: "-y,--yes --group=",
    service: { area: "database", system: "turso", nouns: "dev", effects: { execute: "db shell" } },
  },
  neonctl: {
    verbs: 2,
    options: "--project-id= --api-key= -o=",
    service: {
      area: "database",
      system: "neon",
      effects: {
        destroy: "branches delete,databases delete,projects delete,branches restore,branches reset",
      },
    },
  },
  pscale: {
    verbs: 2,
    options: "--org= --force --format=",
    service: {
      area: "database",
      system: "planetscale",
      environment: "--org",
      effects: {
        deploy: "deploy-request deploy",
        destroy: "database delete,branch delete",
        execute: "shell,connect",
        access: "password create,service-token *",
      },
    },
  },
  cbq: sqlShell("-s,--script= -f,--file= -e,--engine= -u= -p=", "--script", "--file", "--engine"),
};
