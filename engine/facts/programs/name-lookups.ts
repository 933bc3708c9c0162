import type { Field, Stream } from "../shell/stream.ts";
import { connect, type NetworkCall, type NetworkProgram } from "./network-call.ts";

/** Words beside the name: a server, a query type, a flag of dig. */
const noName =
  /^[@+-]|^(?:a|aaaa|any|mx|ns|txt|soa|srv|ptr|cname|caa|in|ch|hosts|ahosts|ahostsv4|query|host)$/i;

/** A name that is made of something only known when it runs carries that to whoever serves the name. */
function runLookup(call: NetworkCall): Stream {
  const names = call.parsed.operands.filter((field) => !noName.test(field.text)).slice(0, 16);
  const isSending = names.some((field) => !field.known || (field.sources?.length ?? 0) > 0);
  return connect(call, names.map(registered), isSending, [], "dns");
}

/** Of a name that is only known in part, the end is what decides who gets it: `$(id -un).example.com`. */
function registered(name: Field): Field {
  const end = /\.((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})\.?$/i.exec(name.text.slice(-512))?.[1];
  return name.known || end === undefined ? name : { ...name, text: end, known: true };
}

function lookup(options: string, verbs?: number): NetworkProgram {
  return { table: { options, ...(verbs !== undefined && { verbs }) }, run: runLookup };
}

/** Programs that ask for names, or send single packets. */
export const nameLookups: Readonly<Record<string, NetworkProgram>> = {
  dig: lookup("-t= -p= -b= -f= -q= -k= -y= -c= -x"),
  delv: lookup("-t= -p= -b= -q="),
  kdig: lookup("-t= -p= -b= -q="),
  drill: lookup("-t= -p="),
  dog: lookup("-t,--type= -n,--nameserver= -q,--query="),
  doggo: lookup("-t,--type= -n,--nameserver= -q,--query="),
  nslookup: lookup("-type= -port= -debug"),
  host: lookup("-t= -c= -W= -R= -N= -a -v"),
  getent: lookup("-s= -i", 1),
  resolvectl: lookup("-t= -i= -p=", 1),
  ping: lookup("-c= -i= -I= -p= -s= -t= -w= -W= -l= -Q= -M= -q -n -f -4 -6"),
  ping6: lookup("-c= -i= -I= -p= -s= -t= -w= -W="),
  fping: lookup("-c= -i= -t= -p= -a -q"),
  hping3: lookup("-p= -E,--file= -d= -s= -c= -I= --sign="),
  traceroute: lookup("-m= -q= -w= -p= -i= -f="),
  mtr: lookup("-c= -i= -m= -r"),
  whois: lookup("-h= -p="),
  finger: lookup("-l -s"),
};
