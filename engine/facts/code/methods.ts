/**
 * What methods do, whatever they are called on: those whose name says enough, by kind. `?` stands for an object that nothing is
 * known of.
 */
const methods: Readonly<Record<string, string>> = {
  read: "read_text read_bytes slurp",
  write: "write_text write_bytes",
  delete: "unlink",
  erase: "rmtree deleteDir",
  linkTo: "symlink_to hardlink_to",
  writeInto: "write puts print writelines send sendall sendto end write_all Write",
  pipe: "pipe",
  communicate: "communicate",
  connectTo: "connect connect_ex",
  indirectCall: "call",
  remoteCommand: "exec_command",
  awsSecret: "get_secret_value batch_get_secret_value getSecretValue GetSecretValueCommand",
  awsParameter:
    "get_parameter get_parameters get_parameters_by_path getParameter getParameters getParametersByPath GetParameterCommand",
  gcloudSecret: "access_secret_version accessSecretVersion",
  vaultSecret: "read_secret_version read_secret",
  applyCall: "apply",
  decode64: "unpack1 unpack0",
  unpack: "unpack",
  joinThis: "join",
  reversed: "reverse reversed toReversed reverse!",
  replaceAll: "replace gsub sub replaceAll tr gsub!",
  splitText: "split chars",
  lower: "lower toLowerCase downcase",
  upper: "upper toUpperCase upcase",
  stripped: "strip trim chomp lstrip rstrip chop0 trimEnd trimStart",
  formatBraces: "format",
  joinPath: "joinpath / catfile",
  concatThis: "concat __add__ <<",
  parentOf: "parent dirname",
  here: "cwd0",
  packList: "pack",
  afterwards: "then",
  eachOf: "map forEach each flatMap filter for_each collect each_with_index reduce some every select find",
  measured:
    "startswith endswith startsWith endsWith start_with? end_with? isdigit isalpha isalnum includes include? nil? empty? blank? present? key? has_key? hasOwnProperty length size bytesize count is_a? respond_to? isEmpty equals is_none is_some",
  keysOf: "keys",
  reshaped:
    "hex center ljust rjust zfill title capitalize swapcase casefold partition rpartition splitlines expandtabs translate tobytes tolist valueOf padStart padEnd repeat charAt normalize toLocaleString toLocaleLowerCase toLocaleUpperCase each_char bytes chunk hexdump",
  asIs: "decode encode toString to_s text json read readlines readline content getvalue body data catch finally freeze to_str as_posix expanduser resolve absolute realpath concat0 flat slice substring substr0 strip0 bind promise stdout readall read_to_string buffer arrayBuffer gets each_line lines inspect to_h to_a items values entries copy recv get_data value unwrap result fileno makefile getReader body_string buffer.read dup raw reason chunks iter_content iter_lines",
};

/** The table, read when code is. */
export const methodTable = { methods };
