/** What functions of less common languages do; see the tables of the common ones. */
type Functions = Readonly<Record<string, string>>;

/** Functions of Ruby. */
const ruby: Functions = {
  rubyOpen: "open File.open File.new IO.open Pathname().open",
  read: "File.read File.readlines File.foreach File.binread IO.read IO.readlines IO.binread IO.foreach YAML.load_file YAML.safe_load_file JSON.load_file CSV.read CSV.foreach Pathname().read Pathname().readlines Pathname().binread Dotenv.load Dotenv.parse",
  execute: "load require_relative",
  write:
    "File.write File.binwrite IO.write IO.binwrite FileUtils.touch FileUtils.mkdir_p FileUtils.mkdir FileUtils.makedirs Dir.mkdir File.truncate File.mkfifo Pathname().write Pathname().mkpath",
  delete:
    "File.delete File.unlink FileUtils.rm FileUtils.rm_f FileUtils.remove FileUtils.safe_unlink FileUtils.remove_file FileUtils.rmdir Dir.rmdir Dir.delete Dir.unlink Pathname().delete Pathname().unlink Pathname().rmdir",
  erase:
    "FileUtils.rm_rf FileUtils.rm_r FileUtils.rmtree FileUtils.remove_dir FileUtils.remove_entry FileUtils.remove_entry_secure Pathname().rmtree",
  move: "File.rename FileUtils.mv FileUtils.move Pathname().rename",
  copy: "FileUtils.cp FileUtils.copy FileUtils.cp_r FileUtils.copy_file FileUtils.copy_entry FileUtils.install IO.copy_stream",
  link: "File.symlink File.link FileUtils.ln FileUtils.ln_s FileUtils.ln_sf FileUtils.symlink",
  modeLast: "File.chmod File.chown FileUtils.chmod FileUtils.chmod_R FileUtils.chown_R",
  names: "Dir.entries Dir.children Dir.each_child Dir.foreach",
  children: "Pathname().children Pathname().each_child",
  temporaryPath: "Dir.mktmpdir",
  temporaryFile: "Tempfile.new Tempfile.create Tempfile.open",
  temporaryPlace: "Dir.tmpdir",
  unique: "SecureRandom.hex SecureRandom.uuid",
  list: "Dir.exist? File.exist? File.file? File.stat File.size Dir.new Dir.open Pathname().exist?",
  glob: "Dir.glob Dir Pathname().glob",
  run: "`command IO.popen0 PTY.spawn",
  args: "system exec spawn Process.spawn Process.exec Open3.capture2 Open3.capture2e Open3.capture3 Open3.popen2 Open3.popen2e Open3.popen3",
  argv: "IO.popen",
  eval: "eval instance_eval class_eval module_eval binding.eval Binding.eval ?.instance_eval ?.class_eval RubyVM.InstructionSequence.compile TOPLEVEL_BINDING.eval",
  load: "Marshal.load YAML.unsafe_load Oj.load",
  fetch:
    "Net.HTTP.get Net.HTTP.get_response Net.HTTP.get_print URI.open OpenURI.open_uri Faraday.get HTTParty.get RestClient.get Excon.get HTTP.get",
  send: "Net.HTTP.post Net.HTTP.post_form Faraday.post HTTParty.post RestClient.post Excon.post HTTP.post",
  connect:
    "TCPSocket.new TCPSocket.open TCPSocket Socket.tcp UDPSocket.new Net.HTTP.start Net.HTTP.new Net.FTP.open Net.SMTP.start",
  lookup: "Resolv.getaddress IPSocket.getaddress",
  env: "ENV.fetch ENV.dig",
  print:
    "puts print p pp warn printf $stdout.puts $stdout.write $stdout.print $stderr.puts STDOUT.puts STDOUT.write STDOUT.print STDERR.puts putc",
  chdir: "Dir.chdir FileUtils.cd",
  join: "File.join Pathname().join",
  home: "Dir.home",
  here: "Dir.pwd Dir.getwd",
  expand: "File.expand_path File.absolute_path Pathname().expand_path",
  path: "Pathname Pathname.new",
  same: "String Array URI URI.parse JSON.parse JSON.generate File.realpath Shellwords.escape Kernel.format0 Base64.encode64 Base64.strict_encode64 CGI.escape URI.encode_www_form",
  split: "Shellwords.split Shellwords.shellwords",
  sprintf: "format sprintf",
  parent: "File.dirname",
  basename: "File.basename",
  decode64: "Base64.decode64 Base64.strict_decode64 Base64.urlsafe_decode64",
  decoded: "Zlib.Inflate.inflate Zlib.gunzip Zlib.inflate",
  indirect: "send public_send __send__ ?.send ?.public_send ?.__send__",
  method: "method ?.method",
};

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
  names: "scandir",
  temporaryIn: "tempnam",
  temporaryPlace: "sys_get_temp_dir",
  unique: "uniqid time",
  list: "opendir dir file_exists is_file is_dir filesize stat DirectoryIterator RecursiveDirectoryIterator",
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
  temporaryPath: "tempfile",
  temporaryPlace: "tempdir",
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
export const otherFunctions = { ruby, php, lua, r, groovy, awk };
