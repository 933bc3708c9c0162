import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A program that runs machines on this one, or on a host it is told; `area` says whose they are. */
function hypervisor(
  system: string,
  area: "local-machine" | "machines",
  effects: NonNullable<Service["effects"]>,
  more: Partial<Program> = {},
): Program {
  return { verbs: 1, ...more, service: { area, system, effects } };
}

/** Virtual machines: those of a developer, and hosts that others work on. */
export const virtualMachinePrograms: ProgramTable = {
  vagrant: hypervisor(
    "vagrant",
    "local-machine",
    { destroy: "destroy,box remove", stop: "halt,suspend", create: "up,reload,provision" },
    { options: "-f,--force" },
  ),
  simctl: {
    verbs: 1,
    service: {
      area: "local-machine",
      system: "simulator",
      rowsOnly: true,
      effects: { destroy: "erase all,delete all" },
    },
  },
  multipass: hypervisor("multipass", "local-machine", {
    destroy: "delete,purge",
    stop: "stop,suspend",
    create: "launch,start",
  }),
  limactl: hypervisor("lima", "local-machine", { destroy: "delete,rm,prune", stop: "stop" }),
  orb: hypervisor("orbstack", "local-machine", { destroy: "delete,reset", stop: "stop" }),
  virsh: {
    verbs: 1,
    options: "-c,--connect= --remove-all-storage",
    service: {
      area: "machines",
      system: "libvirt",
      compound: true,
      effects: {
        destroy: "undefine,vol-delete,pool-delete,snapshot-delete",
        read: "list,dominfo,dumpxml",
        stop: "shutdown,destroy",
      },
    },
  },
  VBoxManage: hypervisor("virtualbox", "machines", {
    destroy: "unregistervm --delete,closemedium --delete,snapshot delete,unregistervm",
    stop: "controlvm * poweroff,controlvm * acpipowerbutton,controlvm * savestate",
    read: "list *,showvminfo",
  }),
  vboxmanage: "VBoxManage",
  prlctl: hypervisor("parallels", "machines", { destroy: "delete,snapshot-delete", stop: "stop,suspend" }),
  vmrun: hypervisor("vmware", "machines", { destroy: "deleteVM,deleteSnapshot", stop: "stop,suspend" }),
  qm: hypervisor("proxmox", "machines", {
    destroy: "destroy,delsnapshot,rollback",
    stop: "stop,shutdown,reset,suspend",
    read: "list,config,status,listsnapshot",
  }),
  pct: hypervisor("proxmox", "machines", {
    destroy: "destroy,delsnapshot,rollback",
    stop: "stop,shutdown,reboot",
    execute: "exec,enter",
    read: "list,config,status,listsnapshot",
  }),
  pvesm: hypervisor("proxmox", "machines", { destroy: "free,remove", read: "status,list" }),
  govc: hypervisor(
    "vsphere",
    "machines",
    {
      destroy:
        "vm.destroy,object.destroy,datastore.rm,snapshot.remove,pool.destroy,cluster.rm,datacenter.destroy",
      stop: "vm.power --off,vm.power --s,host.shutdown,host.maintenance.enter,vm.suspend",
      read: "ls,find,about,vm.info,host.info,datastore.ls,snapshot.tree",
      access: "permissions.*,role.*",
    },
    { singleDash: true },
  ),
  esxcli: {
    verbs: 3,
    service: {
      area: "machines",
      system: "vsphere",
      effects: {
        stop: "vm process kill,system shutdown *,system maintenanceMode set",
        read: "* * list,* * get",
      },
    },
  },
};
