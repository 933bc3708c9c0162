import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A package manager: only these words are its own, the others are scripts that a project names. */
function manager(
  system: string,
  effects: NonNullable<Service["effects"]>,
  more: Partial<Service> = {},
): Service {
  return { area: "packages", system, reader: "packages", rowsOnly: true, effects, ...more };
}

const npm: Program = {
  verbs: 1,
  groups: "run run-script config token access owner team dist-tag org profile cache exec global npm",
  options:
    "--prefix= --registry= -w,--workspace= --tag= --access= -C= --loglevel= --otp= -g,--global,--location=global --ignore-scripts --dry-run --userconfig= --filter= -D,--save-dev -E --cwd=",
  service: manager("npm", {
    install: "install,i,in,isntall,add,ci,clean-install,update,up,upgrade,global add,link,dlx,create,init *",
    uninstall: "uninstall,un,unlink,remove,rm,r,global remove",
    publish: "publish,npm publish,release",
    delete:
      "unpublish,deprecate,npm tag remove,dist-tag rm,dist-tag remove,dist-tag add,npm tag add,undeprecate",
    access:
      "owner add,owner rm,owner remove,access grant,access revoke,access set,access public,access restricted,token create,token revoke,token delete,team *,org set,org rm,profile set,profile disable-2fa",
    read: "owner ls,access ls*,access list*,token list,team ls,org ls,dist-tag ls,view,search,audit,outdated,ls,list,pack,why,explain,test,run,run-script",
  }),
};
const pip: Program = {
  verbs: 1,
  groups: "cache config index",
  options:
    "-r,--requirement= -i,--index-url= --extra-index-url= -t,--target= -e,--editable= -c,--constraint= -f,--find-links= --user --break-system-packages --trusted-host= --python= --prefix= --root= -U,--upgrade -y,--yes --pre --no-deps --system -q",
  service: manager("pypi", {
    install: "install,sync",
    uninstall: "uninstall",
    read: "list,show,freeze,check,download,wheel,index *,config *,cache *,search",
  }),
};
const uploader = (
  system: string,
  effects: NonNullable<Service["effects"]>,
  options = "",
  groups = "",
): Program => ({
  verbs: 1,
  options: `-r,--repository= --registry= --source= -k,--api-key= -u= -p= --dry-run ${options}`,
  ...(groups !== "" && { groups }),
  service: manager(system, effects),
});

/** Package managers of languages, and programs that publish packages. */
export const packagePrograms: ProgramTable = {
  npm,
  pnpm: "npm",
  yarn: "npm",
  bun: "npm",
  lerna: uploader("npm", { publish: "publish,version --yes", install: "bootstrap" }, "-y,--yes"),
  changeset: uploader("npm", { publish: "publish" }),
  "semantic-release": {
    options: "-d,--dry-run --no-ci -b=",
    service: { area: "packages", system: "npm", reader: "packages", rowsOnly: true, otherwise: "publish" },
  },
  "release-it": {
    options: "-d,--dry-run --ci",
    service: { area: "packages", system: "npm", reader: "packages", rowsOnly: true, otherwise: "publish" },
  },
  np: {
    options: "--preview --no-publish",
    service: { area: "packages", system: "npm", reader: "packages", rowsOnly: true, otherwise: "publish" },
  },
  jsr: uploader("jsr", { publish: "publish", install: "add,install,i", uninstall: "remove" }),
  vsce: uploader("vscode", { publish: "publish", delete: "unpublish" }, "-i="),
  ovsx: uploader("vscode", { publish: "publish" }),
  pip,
  pip3: "pip",
  pipx: {
    verbs: 1,
    options: "--python= --index-url= --spec= --pip-args=",
    service: manager(
      "pypi",
      { install: "install,inject,upgrade", uninstall: "uninstall,uninstall-all" },
      { isGlobal: true },
    ),
  },
  uv: {
    verbs: 1,
    groups: "pip tool python",
    options:
      "-r,--requirement= -i,--index-url= --extra-index-url= --default-index= --index= -e,--editable= -p,--python= --directory= --project= -t,--target= --system --break-system-packages --with= --publish-url= --token= --dry-run",
    service: manager("pypi", {
      install: "pip install,pip sync,add,sync,tool install",
      uninstall: "pip uninstall,remove,tool uninstall",
      publish: "publish",
    }),
  },
  poetry: {
    verbs: 1,
    groups: "self source config cache",
    options: "-C,--directory= --group= -G= -E= --source= -r,--repository= -u= -p= --git= --path= --dry-run",
    service: manager("pypi", {
      install: "add,install,update,self add",
      uninstall: "remove",
      publish: "publish",
    }),
  },
  pipenv: {
    verbs: 1,
    options: "-r= -i,--index= --pypi-mirror= -e,--editable=",
    service: manager("pypi", { install: "install,sync,update", uninstall: "uninstall" }),
  },
  pdm: {
    verbs: 1,
    options: "-r,--repository= -p= -G= -u= -P=",
    service: manager("pypi", { install: "add,install,update,sync", uninstall: "remove", publish: "publish" }),
  },
  rye: {
    verbs: 1,
    options: "--git= --path= --token= -r=",
    service: manager("pypi", { install: "add,sync", uninstall: "remove", publish: "publish" }),
  },
  hatch: uploader("pypi", { publish: "publish" }),
  flit: uploader("pypi", { publish: "publish", install: "install" }),
  twine: {
    verbs: 1,
    options: "-u= -p= --repository-url= -r,--repository= -c= --config-file= --skip-existing",
    service: manager("pypi", { publish: "upload", read: "check" }),
  },
  butler: uploader("itch", { publish: "push", read: "status,fetch,validate,version" }),
  maturin: uploader("pypi", { publish: "publish,upload", read: "build,develop,sdist" }),
  conda: {
    verbs: 1,
    options: "-n,--name= -p,--prefix= -c,--channel= -f,--file= -y,--yes",
    groups: "env",
    service: manager("conda", {
      install: "install,create,update,env create,env update",
      uninstall: "remove,uninstall,env remove",
    }),
  },
  mamba: "conda",
  anaconda: uploader("conda", { publish: "upload", delete: "remove" }),
  cargo: {
    verbs: 1,
    groups: "owner",
    // What it names is what goes.
    variants: { uninstall: "-p,--package" },
    options:
      "--manifest-path= -p,--package= --features= --target= --registry= --index= --git= --path= --version= --vers= --token= --branch= --tag= --rev= -j= --profile= --bin= --example= --test= --root= -n,--dry-run -a,--add= -r,--remove=",
    service: manager(
      "crates",
      {
        install: "install,add,binstall",
        uninstall: "uninstall,remove,rm",
        publish: "publish,release --execute",
        delete: "yank",
        access: "owner",
        local: "login,logout",
      },
      { globalVerbs: "install binstall uninstall" },
    ),
  },
  gem: {
    verbs: 1,
    options: "-v,--version= -s,--source= -i= -n= -k= --host= --user-install --dry-run",
    service: manager(
      "rubygems",
      {
        install: "install,i,update",
        uninstall: "uninstall",
        publish: "push",
        delete: "yank",
        access: "owner",
      },
      { isGlobal: true },
    ),
  },
  bundle: {
    verbs: 1,
    options: "--gemfile= --path= -j= --git=",
    service: manager("rubygems", { install: "install,add,update", uninstall: "remove" }),
  },
  composer: {
    verbs: 1,
    groups: "global",
    options: "-d,--working-dir= --repository= --dry-run",
    service: manager("packagist", {
      install: "install,require,update,global require,create-project",
      uninstall: "remove,global remove",
    }),
  },
  go: {
    verbs: 1,
    groups: "mod work",
    options: "-o= -C= -run= -tags= -ldflags= -mod=",
    service: {
      area: "packages",
      system: "go",
      reader: "packages",
      rowsOnly: true,
      globalVerbs: "install",
      effects: { install: "get,install,mod download" },
    },
  },
  mvn: {
    options: "-f,--file= -s,--settings= -P= -pl= -T= -D= -B -q -U",
    service: {
      area: "packages",
      system: "maven",
      reader: "packages",
      rowsOnly: true,
      effects: {
        publish:
          "deploy,* deploy,* * deploy,release:perform,* release:perform,deploy:deploy-file,jib:build,* jib:build",
        destroy: "flyway:clean,* flyway:clean,liquibase:dropAll,* liquibase:dropAll",
        read: "test,compile,package,verify,install,clean,* test,* package,* verify,* install",
      },
    },
  },
  gradle: {
    options: "-p= -P= -b= -c= -x= --tests= -m,--dry-run",
    service: {
      area: "packages",
      system: "maven",
      reader: "packages",
      rowsOnly: true,
      effects: {
        publish:
          "publish,* publish,publishPlugins,* publishPlugins,uploadArchives,publishToSonatype,publishAllPublicationsTo*,closeAndReleaseRepository,jib,* jib",
        destroy: "flywayClean,* flywayClean,dropAll",
        read: "publishToMavenLocal",
      },
    },
  },
  sbt: {
    service: {
      area: "packages",
      system: "maven",
      reader: "packages",
      rowsOnly: true,
      effects: { publish: "publish,publishSigned,release,sonatypeRelease,ci-release" },
    },
  },
  nuget: uploader(
    "nuget",
    { publish: "push", delete: "delete", install: "install,update" },
    "-Source= -ApiKey=",
  ),
  pod: {
    verbs: 1,
    groups: "trunk repo",
    service: manager("cocoapods", {
      install: "install,update",
      publish: "trunk push,repo push",
      delete: "trunk delete,trunk deprecate",
      access: "trunk add-owner,trunk remove-owner",
    }),
  },
  cabal: uploader(
    "hackage",
    { publish: "upload --publish,upload", install: "install,v2-install" },
    "--publish",
  ),
  stack: uploader("hackage", { publish: "upload", install: "install" }),
  luarocks: uploader("luarocks", { publish: "upload", install: "install,make", uninstall: "remove" }),
  dart: {
    verbs: 2,
    options: "-n,--dry-run -f,--force -g",
    service: manager("pub", {
      publish: "pub publish",
      install: "pub get,pub add,pub upgrade,pub global activate",
      uninstall: "pub remove",
    }),
  },
  flutter: {
    verbs: 2,
    options: "-n,--dry-run -f,--force",
    service: manager("pub", { publish: "pub publish", install: "pub get,pub add,pub upgrade" }),
  },
  deno: {
    verbs: 1,
    options: "-A -c= --config= --dry-run -g,--global -n= -r,--reload --import-map=",
    service: manager("deno", { publish: "publish", install: "install,add,i", uninstall: "uninstall,remove" }),
  },
};
