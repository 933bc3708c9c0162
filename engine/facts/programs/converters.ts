import type { Program } from "./program.ts";

const image: Program = {
  singleDash: true,
  options:
    "--resize= --quality= --density= --crop= --rotate= --format= --background= --gravity= --geometry= --fill= --font= --pointsize= --draw= --annotate= --size= --depth= --colors= --delay= --loop=",
  operands: { all: "read", last: "write" },
  silent: true,
};
const tar: Program = {
  options:
    "-f,--file= -C,--cd,--directory= -T,--files-from= --exclude= -X,--exclude-from= -c,--create -x,--get,--extract -t,--list -r,--append -u,--update -A,--concatenate -z -j -J -v -p -O,--to-stdout -I,--use-compress-program= --to-command= --checkpoint-action= --checkpoint= -F,--new-volume-script,--info-script= --rsh-command= --rmt-command= --strip-components= --transform= --xform= -s= -b= -g,--listed-incremental= -N= --owner= --group= --mode= --mtime= -V= --remove-files --force-local -P -k -m",
  operands: { all: "read", unless: { "--extract": "list", "--list": "list" } },
  optionFiles: { "--exclude-from": "read" },
  optionCommands: [
    "--to-command",
    "--checkpoint-action",
    "--use-compress-program",
    "--info-script",
    "--rsh-command",
  ],
  recursive: "always",
  directory: "--directory",
  bundled: true,
  archive: {
    file: "--file",
    packs: "--create --append --update",
    unpacks: "--extract",
    lists: "--list --to-stdout --to-command",
    names: "--files-from",
  },
  unpacks: "--to-stdout",
};
const compressor: Program = {
  options:
    "-S,--suffix= -T,--threads= -o= -k,--keep -c,--stdout,--to-stdout -d,--uncompress,--decompress -t,--test -l,--list -r,--recursive -q -f -v",
  operands: { all: "read" },
  optionFiles: { "-o": "write" },
  recursive: "--recursive",
  unpacks: "--decompress",
};
const decompressor: Program = { ...compressor, unpacks: "always" };
const sevenZip: Program = {
  verbs: 1,
  options: "-o= -p= -t= -m= -x= -i= -s= -r -y",
  operands: { all: "read", skip: 1 },
  recursive: "always",
  archive: { packs: "a u d rn", unpacks: "x e", lists: "l t b h i" },
  unpacks: "-s",
};
const shown = { "-f": "list" } as const;

/** Archivers, programs that encrypt, sign and convert files, and what belongs to a desktop. */
export const converters: Readonly<Record<string, Program>> = {
  tar,
  bsdtar: tar,
  gtar: tar,
  star: tar,
  jar: { ...tar, options: "-f,--file= -C= -c,--create -x,--extract -t,--list -u,--update -m= -e= -v -0 -M" },
  zip: {
    options:
      "-r,--recurse-paths -R -x,--exclude= -i,--include= -P,--password= -b= -n= -t= -tt= -O,--out= -TT,--unzip-command= -T -m,--move -e -q -j -u -d -@,--names-stdin --out= -FS",
    operands: { all: "read", skip: 1 },
    optionCommands: ["--unzip-command"],
    recursive: "--recurse-paths",
    archive: { packs: "always", takesNames: "--names-stdin" },
    silent: true,
  },
  unzip: {
    options: "-d= -x= -P= -p -c -l -t -v -Z -o -n -q -j",
    operands: { all: "list", skip: 1 },
    archive: { unpacks: "always", lists: "-p -c -l -t -v -Z" },
    directory: "-d",
    unpacks: "-p -c",
  },
  funzip: { operands: { all: "read" }, unpacks: "always" },
  zipinfo: { operands: { all: "list" } },
  "7z": sevenZip,
  "7za": sevenZip,
  "7zz": sevenZip,
  rar: { ...sevenZip, options: "-p= -h= -x= -r" },
  unrar: {
    verbs: 1,
    operands: { all: "list", skip: 1 },
    archive: { unpacks: "x e", lists: "l t v p" },
    unpacks: "always",
  },
  ar: { verbs: 1, operands: { all: "read" } },
  cpio: {
    options:
      "-o,--create -i,--extract -p,--pass-through -t,--list -F,--file= -O= -I= -H,--format= -D,--directory= -E= -d -m -u -v",
    operands: { all: "list", unless: { "--pass-through": "write" } },
    optionFiles: { "-O": "write", "-I": "read" },
    archive: { file: "--file", packs: "--create --pass-through", unpacks: "--extract", takesNames: "always" },
  },
  pax: {
    options: "-w,--write -r,--read -f= -x= -s= -d -v -z",
    operands: { all: "read", unless: { "--read": "list" } },
    recursive: "always",
    archive: { file: "-f", packs: "--write", unpacks: "--read" },
  },
  shar: { operands: { all: "read" } },
  gzip: compressor,
  pigz: compressor,
  bzip2: compressor,
  pbzip2: compressor,
  xz: compressor,
  lzma: compressor,
  lzip: compressor,
  lz4: compressor,
  zstd: compressor,
  brotli: compressor,
  compress: compressor,
  gunzip: decompressor,
  unpigz: decompressor,
  bunzip2: decompressor,
  unxz: decompressor,
  unlzma: decompressor,
  unzstd: decompressor,
  uncompress: decompressor,
  openssl: {
    verbs: 1,
    singleDash: true,
    options:
      "--in= --out= --inkey= --key= --cert= --certfile= --CA= --CAkey= --CAfile= --CApath= --keyout= --signkey= --peerkey= --keyform= --certform= --CAserial= --set_serial= --addext= --secparam= --passin= --passout= --pass= --kfile= --k= --K= --iv= --days= --subj= --config= --extfile= --extensions= --connect= --host= --port= --servername= --cipher= --sign= --verify= --signature= --newkey= --name= --rand= --inform= --outform= --url= --proxy= --starttls= --aes-256-cbc --d --pbkdf2 --salt --iter= --md= --recip= --sigfile=",
    operands: { all: "read" },
    optionFiles: { "--in": "read", "--out": "write", "--keyout": "write", "--kfile": "read" },
    optionFilesWith: {
      "--noout": { "--in": "list" },
      "--pubout": { "--in": "list" },
      "--pubin": { "--in": "list" },
    },
  },
  gpg: {
    options:
      "-o,--output= -r,--recipient= -u,--local-user= --passphrase= --passphrase-file= --passphrase-fd= --homedir= --keyring= --keyserver= -d,--decrypt -e,--encrypt -c,--symmetric -s,--sign -a,--armor -b --batch --yes --verify --import --export --export-secret-keys --export-secret-subkeys --export-secret-ssh-key --list-keys -k -K,--list-secret-keys --fingerprint --recv-keys --send-keys --delete-keys --delete-secret-keys --export-ownertrust --delete-secret-and-public-key --cipher-algo= --pinentry-mode= --trust-model= --default-key= --compress-level=",
    operands: {
      all: "read",
      unless: {
        "--export": "list",
        "--export-secret-keys": "list",
        "--export-secret-subkeys": "list",
        "--list-keys": "list",
        "--recv-keys": "list",
        "--send-keys": "list",
        "--list-secret-keys": "list",
      },
    },
    optionFiles: { "--output": "write", "--passphrase-file": "read" },
  },
  age: {
    options:
      "-o,--output= -r,--recipient= -R,--recipients-file= -i,--identity= -d,--decrypt -e,--encrypt -p -a",
    operands: { all: "read" },
    optionFiles: { "--output": "write" },
  },
  "age-keygen": {
    options: "-o,--output= -y",
    operands: { all: "read" },
    optionFiles: { "--output": "write" },
  },
  ccrypt: { options: "-e -d -c -k= -K= -f", operands: { all: "read", also: "write" } },
  "ssh-keygen": {
    options: "-f= -t= -b= -C= -N= -P= -F= -R= -m= -O= -s= -I= -n= -V= -D= -Y= -U -y -l -e -i -p -B -H -q -A",
    optionFiles: { "-f": "write", "-s": "list" },
    optionFilesWith: {
      "-l": shown,
      "-B": shown,
      "-y": shown,
      "-e": shown,
      "-F": shown,
      "-i": shown,
      "-Y": shown,
    },
  },
  "ssh-add": { options: "-t= -D -d -l -L -x -X -k -K -s= -e=", operands: { all: "list" }, silent: true },
  "ssh-copy-id": { options: "-i= -p= -o= -f -n" },
  iconv: {
    options: "-f,--from-code= -t,--to-code= -o,--output= -c",
    operands: { all: "read" },
    optionFiles: { "--output": "write" },
  },
  pandoc: {
    options:
      "-f,--from,--read= -t,--to,--write= -o,--output= --metadata-file= --template= -H= -B= -A= --filter= --lua-filter= -V= -M= -s",
    operands: { all: "read" },
    optionFiles: { "--output": "write", "--metadata-file": "read" },
  },
  pdftotext: {
    options: "--f= --l= --r= --layout",
    singleDash: true,
    operands: { all: "read", last: "write" },
  },
  pdftk: { operands: { all: "read", take: 1 } },
  qpdf: { operands: { all: "read", last: "write" } },
  convert: image,
  magick: image,
  mogrify: { ...image, operands: { all: "write" } },
  tesseract: { options: "-l=", operands: { all: "read", take: 1 } },
  ffmpeg: {
    singleDash: true,
    options:
      "--i= --c= --vf= --af= --f= --ss= --to= --t= --r= --s= --b= --map= --vn --an --crf= --preset= --filter_complex= --y --n --hide_banner --loglevel= --vcodec= --acodec= --framerate= --pix_fmt= --metadata= --frames=",
    operands: { all: "write" },
    optionFiles: { "--i": "read" },
    silent: true,
  },
  wkhtmltopdf: { operands: { all: "read", last: "write" } },
  plutil: { options: "--convert= --p --lint --o= --extract=", singleDash: true, operands: { all: "read" } },
  textutil: { operands: { all: "read" } },
  defaults: { verbs: 1, verbFiles: { read: "read", export: "read", write: "write", delete: "write" } },
  mdfind: { options: "--onlyin= --name=", singleDash: true, silent: true },
  mdls: { operands: { all: "list" } },
  pbcopy: { silent: true },
  xclip: { options: "-sel= -selection= -i -o", operands: { all: "read" } },
  open: { options: "-a= -b= -e -t -R -n -g", operands: { all: "read" }, silent: true },
  "xdg-open": { operands: { all: "read" }, silent: true },
  wslview: { operands: { all: "read" }, silent: true },
  cygpath: {},
};
