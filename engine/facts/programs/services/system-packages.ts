import type { Program, ProgramTable } from "../program.ts";

const manager = (system: string, verbs: string, options = ""): Program => ({
  options,
  installs: { system, verbs, unless: "--dry-run" },
});

const apt = manager(
  "apt",
  "install,reinstall,build-dep",
  "-t,--target-release=,--default-release= -o,--option= -c,--config-file= -y -q -qq -s,--simulate,--dry-run",
);
const dnf = manager(
  "rpm",
  "install,reinstall,localinstall,groupinstall,group install",
  "--repo= --enablerepo= --disablerepo= -c= -x,--exclude= --installroot= --releasever= --setopt= -y -q",
);
const winget = manager(
  "winget",
  "install,add",
  "-v,--version= -s,--source= --scope= -l,--location= -e,--exact",
);

/** Package managers of operating systems. Their words are no verbs: rules know them as arguments. */
export const systemPackagePrograms: ProgramTable = {
  apt,
  "apt-get": "apt",
  aptitude: "apt",
  nala: "apt",
  dpkg: { options: "-i,--install", installs: { system: "apt", option: "--install" } },
  dnf,
  dnf5: "dnf",
  yum: "dnf",
  microdnf: "dnf",
  zypper: manager("rpm", "install,in,si,source-install", "-r,--repo= -t,--type= --from= -n -y"),
  rpm: {
    options: "-i,-U,-F,--upgrade,--install -v -h -q,--query --nodeps --force",
    installs: { system: "rpm", option: "--install", unless: "--query" },
  },
  apk: manager("apk", "add", "-X,--repository= -p,--root= -t,--virtual= --repositories-file= -q -U"),
  pacman: {
    options:
      "-U,--upgrade,-S,--sync -s,--search -i,--info -y -u -q -r,--root= -b,--dbpath= --noconfirm --needed",
    installs: { system: "pacman", option: "--sync", unless: "--search --info" },
  },
  yay: "pacman",
  paru: "pacman",
  "xbps-install": { options: "-r= -C= -c= -R,--repository= -S -u -y", installs: { system: "xbps" } },
  emerge: {
    options: "--jobs= -j= -a -v -p,--pretend -u -D -N --sync -C,--unmerge -c,--depclean -s,--search",
    installs: { system: "portage", unless: "--unmerge --depclean --search --sync" },
  },
  pkg: manager("pkg", "install,add", "-r= -j= -y"),
  port: manager("macports", "install"),
  snap: manager("snap", "install,refresh", "--channel= --revision="),
  flatpak: manager("flatpak", "install", "--arch= --installation= -y"),
  winget,
  scoop: manager("scoop", "install", "-a,--arch= -g -k"),
};
