import type { Rule } from "../../engine/rule.ts";

/** Rule pack `disks`: partitions, file systems and raw devices. */
export const disks = [
  {
    id: "disks/make-file-system",
    summary: "Makes a new file system on a device, erasing what is on it.",
    why: "Everything on the device is lost at once.",
    instead: "Work on an image file in the project (truncate -s 1G disk.img), or ask the user.",
    severity: "critical",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/mkfs.8.html",
    when: {
      command: {
        program: ["mkfs", "mkfs.*", "mke2fs", "mkswap", "mkdosfs", "newfs*"],
        argument: ["/dev/**"],
      },
    },
    examples: {
      bad: ["mkfs.ext4 /dev/sda1", "sudo mkfs -t xfs /dev/nvme0n1p2", "mkswap /dev/sdb"],
      good: ["mkfs.ext4 disk.img", "lsblk -f", "man mkfs.ext4"],
    },
  },
  {
    id: "disks/discard",
    summary: "Discards everything on a device.",
    why: "The device forgets its blocks at once, and nothing brings them back.",
    instead: "Work on an image file in the project, or ask the user.",
    severity: "critical",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/blkdiscard.8.html",
    when: { command: { program: ["blkdiscard"], argument: ["/dev/**"] } },
    examples: {
      bad: ["blkdiscard /dev/sda", "sudo blkdiscard -f /dev/nvme0n1"],
      good: ["blkdiscard disk.img", "lsblk --discard"],
    },
  },
  {
    id: "disks/write-device",
    summary: "Writes straight to a disk or other device.",
    why: "It overwrites partitions and files of everybody on the machine.",
    instead: "Write to an image file in the project, or ask the user to write the device.",
    severity: "critical",
    category: "destruction",
    source: "https://www.gnu.org/software/coreutils/manual/html_node/dd-invocation.html",
    when: {
      file: {
        access: ["write", "delete"],
        scope: ["device"],
        notPath: [
          "/dev/{tty*,pts/**,ptmx,std*,fd/**,shm/**,tcp/**,udp/**,ttyUSB*,ttyACM*,cu.*,usb*,input/**,snd/**,video*}",
        ],
      },
    },
    examples: {
      bad: [
        "dd if=/dev/zero of=/dev/sda",
        "cat image.iso > /dev/sdb",
        "sudo cp image.img /dev/mmcblk0",
        "shred /dev/sda",
      ],
      good: [
        "dd if=/dev/zero of=disk.img bs=1M count=10",
        "echo hi > /dev/null",
        "dd if=/dev/sda of=backup.img",
        "echo AT > /dev/ttyUSB0",
      ],
    },
  },
  {
    id: "disks/erase",
    summary: "Erases a disk or the signatures that say what is on it.",
    why: "Everything on the device is lost at once.",
    instead: "List devices with lsblk and tell the user which one should be erased.",
    severity: "critical",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/wipefs.8.html",
    when: {
      command: {
        program: [
          "wipefs",
          "blkdiscard",
          "badblocks",
          "cryptsetup",
          "hdparm",
          "nvme",
          "mdadm",
          "ddrescue",
          "scrub",
        ],
        option: [
          "--all",
          "-a",
          "-w",
          "--force",
          "-f",
          "--security-erase*",
          "--zero-superblock",
          "-z",
          "--write-mode",
        ],
        argument: ["/dev/**"],
      },
    },
    examples: {
      bad: ["wipefs -a /dev/sda", "sudo badblocks -w /dev/sdb", "blkdiscard -f /dev/nvme0n1"],
      good: ["wipefs /dev/sda", "hdparm -I /dev/sda", "smartctl -a /dev/sda"],
    },
  },
  {
    id: "disks/erase-with-verb",
    summary: "Destroys a volume, pool, disk or its encryption keys.",
    why: "Everything on it is lost at once.",
    instead: "Tell the user which volume you think can go.",
    severity: "critical",
    category: "destruction",
    source: "https://openzfs.github.io/openzfs-docs/man/master/8/zpool-destroy.8.html",
    when: {
      command: {
        program: ["zpool", "zfs", "cryptsetup", "diskutil", "nvme", "btrfs"],
        argument: [
          "destroy",
          "delete{,Volume,Container,-ns}",
          "labelclear",
          "luks{Format,Erase}",
          "erase",
          "erase{Disk,Volume}",
          "{reformat,zeroDisk,secureErase,partitionDisk}",
          "format",
        ],
      },
    },
    examples: {
      bad: [
        "zpool destroy tank",
        "sudo cryptsetup luksFormat /dev/sda2",
        "diskutil eraseDisk APFS Data disk2",
        "btrfs subvolume delete /data",
      ],
      good: ["zpool status", "zfs list", "cryptsetup status data", "diskutil list"],
    },
  },
  {
    id: "disks/remove-volume",
    summary: "Removes a logical volume, volume group or physical volume.",
    why: "Everything on the volume is lost at once.",
    instead: "List them with lvs and tell the user which one should go.",
    severity: "critical",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/lvremove.8.html",
    when: {
      command: {
        program: ["lvremove", "vgremove", "pvremove", "lvreduce", "vgreduce"],
        notOption: ["--test", "-t"],
      },
    },
    examples: {
      bad: ["lvremove -f vg/data", "vgremove archive", "sudo pvremove /dev/sda"],
      good: ["lvs", "lvremove --test vg/data", "vgdisplay"],
    },
  },
  {
    id: "disks/partition",
    summary: "Changes the partition table of a disk.",
    why: "A wrong partition table makes everything on the disk unreadable.",
    instead: "List partitions with lsblk or fdisk -l and tell the user what to change.",
    severity: "critical",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/fdisk.8.html",
    when: {
      command: {
        program: ["fdisk", "sfdisk", "cfdisk", "gdisk", "sgdisk", "parted"],
        argument: ["/dev/**"],
        notOption: [
          "--list",
          "-l",
          "--print",
          "-p",
          "--dump",
          "-d",
          "--json",
          "-J",
          "--info",
          "-i",
          "--verify",
        ],
        notArgument: ["print", "p", "unit"],
      },
    },
    examples: {
      bad: [
        "fdisk /dev/sda",
        "sudo parted /dev/sda mklabel gpt",
        "sgdisk --zap-all /dev/sdb",
        "sfdisk /dev/sda < table",
      ],
      good: ["fdisk -l /dev/sda", "parted /dev/sda print", "sfdisk --dump /dev/sda", "sgdisk -p /dev/sda"],
    },
  },
] as const satisfies readonly Rule[];
