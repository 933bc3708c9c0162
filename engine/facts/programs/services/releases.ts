import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A program that hands what was built to everybody; its other words build, check or sign. */
function publisher(
  system: string,
  area: string,
  effects: NonNullable<Service["effects"]>,
  more: Partial<Program> = {},
): Program {
  return { verbs: 1, ...more, service: { area, system, rowsOnly: true, effects } };
}

/** Programs that publish: packages, images, applications in stores, and packages of operating systems. */
export const releasePrograms: ProgramTable = {
  goreleaser: publisher(
    "goreleaser",
    "packages",
    { publish: "release,publish,continue", read: "build,check,release --snapshot,release --skip=publish" },
    { options: "-f,--config= --skip= --snapshot --clean --rm-dist -p=" },
  ),
  ko: publisher(
    "ko",
    "container-registry",
    { publish: "publish,build,apply,resolve", read: "build --local,build --push=false,version" },
    { options: "-L,--local --push= --platform= -t= -B" },
  ),
  buildah: publisher("buildah", "container-registry", { publish: "push,manifest push" }),
  kaniko: publisher("kaniko", "container-registry", { publish: "--destination" }, { verbs: 0 }),
  cosign: publisher("cosign", "container-registry", {
    publish: "sign,attest,attach *,copy",
    delete: "clean",
    read: "verify,verify-blob,tree,version,triangulate",
  }),
  snapcraft: publisher("snap-store", "packages", {
    publish: "upload,push,release,promote,register",
    delete: "close,unregister",
    access: "export-login,create-key,register-key",
    read: "pack,build,status,list,whoami,list-revisions,clean",
  }),
  choco: publisher(
    "chocolatey",
    "packages",
    { publish: "push", install: "install,upgrade", uninstall: "uninstall" },
    { options: "-s,--source= -k,--api-key= -y" },
  ),
  "ansible-galaxy": publisher(
    "galaxy",
    "packages",
    {
      publish: "collection publish,role import",
      delete: "role delete",
      install: "collection install,role install,install",
    },
    { verbs: 2, options: "-r= -p= -s,--server= --token= -f" },
  ),
  "copr-cli": publisher("copr", "packages", {
    publish: "build,buildscm,build-package,regenerate-repos",
    delete: "delete,delete-package,delete-build,delete-chroot",
  }),
  dput: { service: { area: "packages", system: "debian", rowsOnly: true, otherwise: "publish" } },
  dupload: "dput",
  aptly: publisher(
    "aptly",
    "packages",
    { publish: "publish *", delete: "publish drop,repo drop,snapshot drop,mirror drop" },
    { verbs: 2 },
  ),
  reprepro: publisher("reprepro", "packages", {
    publish: "include,includedeb,includedsc,export",
    delete: "remove,removesrc,removefilter",
  }),
  altool: publisher("app-store", "packages", { publish: "--upload-app,--upload-package" }, { verbs: 0 }),
  notarytool: publisher("notary", "packages", { transfer: "submit", read: "history,info,log,wait" }),
  "web-ext": publisher("addons", "packages", { publish: "sign", read: "build,lint,run" }),
  "chrome-webstore-upload": publisher("chrome-store", "packages", { publish: "upload,publish" }),
  buf: publisher("buf", "packages", { publish: "push", read: "lint,build,generate,breaking,format" }),
  lein: publisher("clojars", "packages", { publish: "deploy,release" }),
  opam: publisher("opam", "packages", {
    publish: "publish,submit",
    install: "install,upgrade",
    uninstall: "remove",
  }),
  nimble: publisher("nimble", "packages", { publish: "publish", install: "install", uninstall: "uninstall" }),
  elm: publisher("elm", "packages", { publish: "publish", delete: "unpublish", install: "install" }),
  wally: publisher("wally", "packages", { publish: "publish", install: "install" }),
  bower: publisher("bower", "packages", {
    publish: "register",
    delete: "unregister",
    install: "install,update",
    uninstall: "uninstall",
  }),
  expo: publisher("expo", "platform", { deploy: "publish,upload:*,export:web --publish" }),
  dotnet: {
    verbs: 1,
    groups: "nuget tool workload ef user-secrets",
    options: "-s,--source= -k,--api-key= -v,--version= -g,--global --tool-path= -c= -f= -p= -o=",
    service: {
      area: "packages",
      system: "nuget",
      reader: "packages",
      rowsOnly: true,
      areas: { ef: "migration", "user-secrets": "secret-manager" },
      effects: {
        publish: "nuget push",
        delete: "nuget delete",
        install: "add package,add * package,tool install,restore,workload install",
        uninstall: "remove package,remove * package,tool uninstall",
        destroy: "ef database drop",
        change: "ef database update",
        "read-secret": "user-secrets list",
      },
    },
  },
  brew: {
    verbs: 1,
    options: "--cask --formula -q -v -f,--force -n,--dry-run",
    service: {
      area: "packages",
      system: "homebrew",
      reader: "packages",
      rowsOnly: true,
      effects: { install: "install,reinstall,upgrade,tap", uninstall: "uninstall,remove,rm,untap" },
    },
  },
  nix: {
    verbs: 2,
    service: {
      area: "packages",
      system: "nix",
      reader: "packages",
      rowsOnly: true,
      effects: { install: "profile install,profile add", uninstall: "profile remove" },
    },
  },
};
