import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A program that keeps earlier states of this machine. */
const snapshots = (system: string, effects: NonNullable<Service["effects"]>): Program => ({
  verbs: 1,
  service: { area: "backup", system, rowsOnly: true, effects },
});

/** Object stores, copies between them, and backups. */
export const storagePrograms: ProgramTable = {
  mc: {
    verbs: 1,
    groups: "admin alias bucket",
    options:
      "--config-dir= -C= --recursive -r,--recursive --force --remove --dangerous --json --quiet --insecure --versions --older-than= --newer-than= --fake",
    service: {
      area: "storage",
      system: "minio",
      nouns: "admin",
      isAliased: true,
      dryRun: "--fake",
      effects: {
        read: "ls,cat,stat,find,du,diff,head,tree,version,alias list,alias ls,admin info,admin user list,admin policy list,admin user info,admin policy info,admin trace,ping,ready,share *",
        transfer: "cp,mirror,put,get,pipe",
        create: "mb",
        delete: "rm,mv,mirror --remove,undo",
        destroy: "rb,rm --recursive,admin bucket delete,admin bucket remove,rm --dangerous",
        stop: "admin service stop,admin service restart,admin user disable",
        access:
          "admin user add,admin user remove,admin user rm,admin policy *,admin user svcacct *,anonymous set*,policy set*,admin group *",
        local: "alias *",
      },
    },
  },
  rclone: {
    verbs: 1,
    options:
      "--config= -n,--dry-run -P,--progress --include= --exclude= --filter= --transfers= --checkers= --max-age= --min-age= --bwlimit= --backup-dir= --delete-during --delete-before --delete-after --delete-excluded -v -q -i,--interactive",
    service: {
      area: "storage",
      system: "rclone",
      dryRun: "--interactive",
      effects: {
        read: "ls,lsl,lsd,lsf,lsjson,size,check,cat,about,md5sum,sha1sum,hashsum,tree,version,listremotes,ncdu,cryptcheck,link",
        transfer: "copy,copyto,copyurl,rcat",
        create: "mkdir,touch",
        delete: "move,moveto,sync,bisync,deletefile,cleanup,dedupe,rmdir,rmdirs",
        destroy: "purge,delete",
        local: "config *,mount,serve *,obscure",
      },
    },
  },
  s3cmd: {
    verbs: 1,
    options: "-c,--config= -r,--recursive -n,--dry-run -f,--force --delete-removed --profile=",
    service: {
      area: "storage",
      system: "s3",
      effects: {
        read: "ls,la,info,du,get",
        delete: "del,rm,rb,mv,sync --delete-removed,expire",
        destroy: "del --recursive,rm --recursive,rb --force",
        transfer: "put,sync,cp",
        create: "mb",
        access: "setacl,setpolicy,delpolicy",
      },
    },
  },
  s5cmd: {
    verbs: 1,
    options: "--profile= --endpoint-url= --dry-run",
    service: {
      area: "storage",
      system: "s3",
      environment: "--profile AWS_PROFILE --endpoint-url S3_ENDPOINT_URL",
      effects: {
        read: "ls,cat,du,head",
        delete: "rm,rb,mv,sync --delete",
        transfer: "cp,sync,pipe",
        create: "mb",
      },
    },
  },
  b2: {
    verbs: 1,
    options: "--dryRun --recursive",
    service: {
      area: "storage",
      system: "backblaze",
      compound: true,
      dryRun: "--dryRun",
      effects: {
        destroy: "delete-bucket,rm --recursive,bucket delete",
        delete: "rm,delete-file-version,file hide",
        access: "create-key,delete-key,key *",
      },
    },
  },
  restic: {
    verbs: 1,
    options:
      "-r,--repo= -p,--password-file= -o,--option= --tag= --host= --path= --keep-last= --keep-hourly= --keep-daily= --keep-weekly= --keep-monthly= --keep-yearly= --keep-tag= --keep-within= --max-unused= --target= -t= -n,--dry-run -q -v --prune",
    service: {
      area: "backup",
      system: "restic",
      environment: "--repo RESTIC_REPOSITORY",
      effects: {
        destroy: "forget,prune,key remove,rewrite --forget",
        delete: "unlock,repair *",
        create: "backup,init,copy",
        read: "snapshots,ls,stats,check,diff,find,list,cat,mount,dump,key list,version,cache,restore,self-update",
      },
    },
  },
  borg: {
    verbs: 1,
    options:
      "-a,--glob-archives= --keep-last= --keep-daily= --keep-weekly= --keep-monthly= --keep-yearly= --keep-within= -P,--prefix= -n,--dry-run -s,--stats -e= --exclude= -C= -r,--repo= --cache-only --list",
    service: {
      area: "backup",
      system: "borg",
      environment: "--repo BORG_REPO",
      effects: {
        destroy: "delete,prune,compact",
        delete: "break-lock,recreate,delete --cache-only",
        create: "create,init,rename",
        read: "info,check,list,mount,umount,extract,diff,export-tar,version,serve",
        change: "key *,config,upgrade",
      },
    },
  },
  duplicity: {
    verbs: 1,
    options: "--dry-run --force",
    service: {
      area: "backup",
      system: "duplicity",
      effects: {
        destroy: "remove-older-than --force,remove-all-but-n-full --force,cleanup --force",
        create: "full,incremental",
        read: "verify,collection-status,list-current-files,restore,remove-older-than,remove-all-but-n-full,cleanup",
      },
    },
  },
  kopia: {
    verbs: 2,
    options: "--config-file= --dry-run",
    service: {
      area: "backup",
      system: "kopia",
      effects: {
        destroy: "snapshot delete,snapshot expire,repository disconnect,content delete,blob delete",
        read: "snapshot list,snapshot verify,snapshot restore,repository status",
      },
    },
  },
  barman: {
    verbs: 1,
    service: {
      area: "backup",
      system: "barman",
      effects: { destroy: "delete", read: "list-*,show-*,check,status", create: "backup" },
    },
  },
  pgbackrest: {
    options: "--stanza= --set= --type=",
    service: {
      area: "backup",
      system: "pgbackrest",
      environment: "--stanza",
      effects: {
        destroy: "expire,stanza-delete,restore",
        create: "backup,stanza-create",
        read: "info,check,verify",
      },
    },
  },
  "wal-g": {
    verbs: 1,
    service: {
      area: "backup",
      system: "wal-g",
      effects: {
        destroy: "delete *",
        create: "backup-push,wal-push",
        read: "backup-list,wal-show,backup-fetch",
      },
    },
  },
  tarsnap: {
    options: "-f= -c -d -x -t --nuke --list-archives --keyfile=",
    service: {
      area: "backup",
      system: "tarsnap",
      effects: { destroy: "-d,--nuke", read: "--list-archives,-t,-x", create: "-c" },
    },
  },
  tmutil: snapshots("time-machine", {
    destroy: "delete,deletelocalsnapshots,deleteinprogress",
    stop: "disable,disablelocal,addexclusion",
  }),
  vssadmin: snapshots("shadow-copies", { destroy: "delete *,resize *" }),
  wbadmin: snapshots("windows-backup", { destroy: "delete *", stop: "disable *,stop *" }),
  timeshift: snapshots("timeshift", { destroy: "--delete,--delete-all" }),
  snapper: snapshots("snapper", { destroy: "delete,delete-config", change: "rollback,undochange" }),
  "proxmox-backup-client": snapshots("proxmox-backup", { destroy: "snapshot forget,forget,prune" }),
};
