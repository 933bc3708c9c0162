/** What functions of less common languages do; see the tables of the common ones. */
type Functions = Readonly<Record<string, string>>;

/** Functions of PHP. */
const php: Functions = {
  open: "fopen SplFileObject gzopen",
  readOrFetch:
    "file_get_contents file readfile parse_ini_file show_source highlight_file simplexml_load_file copy0",
  execute: "include include_once require require_once",
  write: "file_put_contents touch mkdir",
  delete: "unlink rmdir",
  move: "rename move_uploaded_file",
  copy: "copy",
  link: "symlink link",
  mode: "chmod chown chgrp lchown",
  list: "scandir opendir dir file_exists is_file is_dir filesize stat DirectoryIterator RecursiveDirectoryIterator",
  glob: "glob",
  run: "system exec shell_exec passthru popen proc_open `command",
  spawn: "pcntl_exec",
  eval: "eval assert create_function",
  load: "unserialize",
  fetch: "curl_init get_headers",
  option: "curl_setopt",
  send: "mail",
  connect: "fsockopen pfsockopen stream_socket_client ftp_connect ssh2_connect socket_connect",
  lookup: "gethostbyname dns_get_record",
  env: "getenv",
  print: "echo print print_r var_dump printf var_export fpassthru die exit",
  chdir: "chdir",
  joinList: "implode join",
  same: "realpath strval trim json_encode json_decode escapeshellarg curl_exec fread fgets stream_get_contents array_map0 base64_encode urlencode",
  sprintf: "sprintf",
  parent: "dirname",
  basename: "basename",
  decode64: "base64_decode",
  unhex: "hex2bin",
  decoded: "gzinflate gzuncompress gzdecode str_rot13 convert_uudecode",
  reversed: "strrev",
  chr: "chr",
  lower: "strtolower",
  upper: "strtoupper",
  replaceAll: "str_replace",
  indirect: "call_user_func forward_static_call",
  indirectList: "call_user_func_array",
  map: "array_map",
  measured:
    "isset empty strlen mb_strlen count is_null is_string is_array is_bool is_numeric defined array_key_exists str_starts_with str_ends_with str_contains strcmp gettype boolval",
  keys: "array_keys",
};

/** Functions of Lua. */
const lua: Functions = {
  open: "io.open",
  read: "io.lines io.input",
  write: "io.output",
  execute: "dofile loadfile",
  delete: "os.remove lfs.rmdir",
  move: "os.rename",
  run: "os.execute io.popen vim.fn.system",
  eval: "load loadstring",
  env: "os.getenv",
  print: "print io.write",
  chr: "string.char",
  reversed: "string.reverse",
  joinItems: "table.concat",
  fetch: "http.request https.request socket.http.request",
  connect: "socket.connect",
  sprintf: "string.format",
  module: "require",
  same: "tostring",
  measured: "type string.len",
};

/** Functions of R. */
const r: Functions = {
  readOrFetch:
    "readLines read.csv read.table readRDS scan file readChar readBin readr.read_file load0 jsonlite.fromJSON",
  execute: "source sys.source",
  write: "saveRDS write.csv write.table dir.create file.create",
  writeLast: "writeLines cat0",
  delete: "unlink file.remove",
  move: "file.rename",
  copy: "file.copy",
  link: "file.symlink file.link",
  mode: "Sys.chmod",
  list: "list.files file.exists dir",
  run: "system shell",
  spawn: "system2",
  eval: "eval",
  load: "unserialize load readRDS0",
  download: "download.file",
  fetch: "url httr.GET curl.curl_fetch_memory",
  send: "httr.POST httr.PUT",
  env: "Sys.getenv",
  print: "print cat message",
  chdir: "setwd",
  join: "file.path",
  expand: "path.expand normalizePath",
  paste: "paste0",
  decode64: "base64enc.base64decode jsonlite.base64_dec",
  same: "parse expression c as.character",
  measured: "nchar nzchar is.na is.null length identical",
  keys: "names",
};

/** Functions of Groovy. */
const groovy: Functions = {
  path: "File java.io.File Paths.get Path.of",
  read: "File().getText File().text File().readLines File().eachLine File().newInputStream File().bytes Files.readAllLines Files.readString Path().text Path().getText Path().readLines Path().eachLine Path().bytes",
  write:
    "File().write File().append Path().write Path().append Path().setText Path().mkdirs Files.write Files.writeString",
  delete: "Path().delete Files.delete Files.deleteIfExists",
  erase: "Path().deleteDir",
  move: "Path().renameTo Files.move",
  copy: "Files.copy",
  executed: "?.execute",
  run: "Runtime.getRuntime().exec Runtime.runtime.exec",
  eval: "evaluate Eval.me GroovyShell().evaluate",
  env: "System.getenv",
  print: "println print printf",
  fetch: "?.toURL URL",
};

/** Functions of awk; redirections are calls of `write` and `getline`. */
const awk: Functions = {
  run: "system",
  read: "getline",
  write: "write",
  print: "print printf",
  same: "toupper0 close",
  measured: "length",
  sprintf: "sprintf",
};

/** The tables by language. One of them is read when code of its language is. */
export const otherFunctions = { php, lua, r, groovy, awk };
