import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A program that holds the keys of an account: what it sends is money. Networks for trying things are named. */
function wallet(
  system: string,
  effects: NonNullable<Service["effects"]>,
  options: string,
  environment: string,
  more: Partial<Program> = {},
): Program {
  return {
    verbs: 1,
    options,
    ...more,
    service: { area: "payment", system, rowsOnly: true, environment, effects },
  };
}

/** Command lines of blockchains and wallets. */
export const ledgerPrograms: ProgramTable = {
  solana: wallet(
    "solana",
    {
      execute: "transfer,pay,program deploy,program close,create-stake-account,delegate-stake,withdraw-stake",
      read: "balance,address,config *,account,block,epoch-info,cluster-version,logs,airdrop",
    },
    "-u,--url= -k,--keypair= --from= --fee-payer=",
    "--url",
  ),
  "spl-token": wallet(
    "solana",
    { execute: "transfer,burn,mint,close,authorize", read: "balance,accounts,supply,display" },
    "-u,--url= --owner= --fee-payer=",
    "--url",
  ),
  cast: wallet(
    "ethereum",
    { execute: "send,publish,mktx", "read-secret": "wallet private-key,wallet decrypt-keystore,wallet pk" },
    "--rpc-url= --private-key= --from= --keystore= --value= --chain=",
    "--rpc-url --chain ETH_RPC_URL",
  ),
  forge: wallet(
    "ethereum",
    { execute: "create,script --broadcast", read: "build,test,fmt,script,coverage,snapshot,install" },
    "--rpc-url= --private-key= --sender= --chain= --broadcast",
    "--rpc-url --chain ETH_RPC_URL",
  ),
  "bitcoin-cli": wallet(
    "bitcoin",
    {
      execute: "sendtoaddress,send,sendmany,sendall,sendrawtransaction,bumpfee",
      "read-secret": "dumpprivkey,dumpwallet,listdescriptors",
    },
    "-rpcconnect= -rpcwallet= -regtest -testnet -signet",
    "-rpcconnect",
    { singleDash: true },
  ),
  lncli: wallet(
    "lightning",
    { execute: "payinvoice,sendpayment,sendcoins,openchannel,closechannel,closeallchannels,keysend" },
    "--network= --rpcserver= --macaroonpath=",
    "--network --rpcserver",
  ),
  near: wallet(
    "near",
    { execute: "send,send-near,delete,delete-account,deploy,call,add-key,delete-key" },
    "--networkId= --accountId= --keyPath=",
    "--networkId NEAR_ENV",
  ),
};
