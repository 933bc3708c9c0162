/** What cmdlets do, as data: kind, then the cmdlets and their aliases. */
export const cmdletKinds: Readonly<Record<string, string>> = {
  read: "get-content gc cat type select-string sls import-csv ipcsv import-clixml get-filehash format-hex fhx test-json import-powershelldatafile compress-archive",
  write:
    "set-content sc add-content ac out-file new-item ni mkdir md tee-object tee clear-content clc export-csv epcsv export-clixml start-transcript set-item si",
  delete: "remove-item ri rm del erase rd rmdir clear-item cli remove-itemproperty rp",
  copy: "copy-item cp copy cpi",
  move: "move-item mv move mi rename-item ren rni",
  list: "get-childitem gci ls dir test-path get-item gi resolve-path rvpa get-itemproperty gp",
  mode: "set-acl takeown icacls",
  fetch: "invoke-webrequest iwr curl wget invoke-restmethod irm",
  transfer: "start-bitstransfer",
  eval: "invoke-expression iex",
  block: "invoke-command icm start-job sajb start-threadjob",
  process: "start-process saps start",
  expand: "expand-archive",
  source: "import-module ipmo",
  object: "new-object",
  print:
    "write-host write-output echo write write-error write-warning write-verbose write-information out-host out-string out-default format-table ft format-list fl format-wide fw convertto-json convertto-csv",
  temporary: "new-temporaryfile",
  each: "foreach-object % foreach where-object where ?",
  pass: "select-object select sort-object sort measure-object measure group-object group get-unique gu convertfrom-json convertfrom-csv out-null get-date get-random get-command gcm get-help help get-member gm get-variable gv get-process gps ps get-service gsv get-alias gal get-module gmo get-host get-psdrive gdr get-location gl pwd join-path split-path convert-path start-sleep sleep wait-process wait-job get-job receive-job clear-host cls clear set-strictmode write-progress read-host get-history history h test-connection test-netconnection tnc resolve-dnsname get-netipaddress get-culture new-guid new-timespan get-executionpolicy invoke-pester invoke-scriptanalyzer invoke-formatter invoke-build install-module0 add-type update-help push-location pushd pop-location popd measure-command compare-object diff get-verb get-error get-psrepository find-module get-installedmodule set-psreadlineoption get-filehash0 get-computerinfo get-volume get-disk get-acl get-ciminstance get-wmiobject gwmi gcim get-nettcpconnection out-gridview get-clipboard set-clipboard new-variable nv set-variable sv remove-variable rv export-modulemember set-psdebug write-debug tee0 trace-command debug-job unblock-file stop-job suspend-job resume-job restart-job stop-transcript set-alias sal new-alias nal remove-alias clear-variable clv add-member clear-history add-history new-event remove-event unregister-event register-argumentcompleter register-engineevent remove-module rmo export-alias set-culture update-typedata update-formatdata enter-vsdevshell complete-transaction",
  place: "set-location cd sl chdir",
};

/** Parameters that take no value; every other one does. */
export const switches: ReadonlySet<string> = new Set(
  "recurse force confirm whatif passthru append nonewline raw asplaintext usebasicparsing wait nonewwindow verbose debug noclobber directory file hidden asjob all unique descending ascending leaf parent resolve list quiet simplematch casesensitive notmatch allmatches compress ashashtable noprofile readonly skipcertificatecheck update".split(
    " ",
  ),
);

/** Parameters with a value, by the name that they may be shortened to: PowerShell takes any beginning that is clear. */
export const parameters: readonly string[] = [
  ...["path", "literalpath", "destination", "value", "uri", "outfile", "method", "body", "infile", "headers"],
  ...["form", "filepath", "argumentlist", "verb", "workingdirectory", "command", "scriptblock", "source"],
  ...["name", "itemtype", "target", "filter", "include", "exclude", "pattern", "inputobject", "newname"],
  ...[
    "computername",
    "credential",
    "encoding",
    "depth",
    "property",
    "typename",
    "comobject",
    "object",
    "join",
    "separator",
  ],
  ...[
    "destinationpath",
    "key",
    "erroraction",
    "foregroundcolor",
    "process",
    "begin",
    "expandproperty",
    "membername",
    "end",
    "first",
    "last",
    "skip",
  ],
];
