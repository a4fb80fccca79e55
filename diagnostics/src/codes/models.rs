//! Codes IC05xx: `models/`.

use crate::{Code, Fault};

pub static MODEL_NAME: Code = Code {
    id: "IC0501",
    fault: Fault::User,
    summary: "the model's name is not understood",
    explanation: "A model is named by a scheme, a colon and what the scheme needs: `exec:'COMMAND ARGUMENTS'` for a command that \
                  reads the prompt on standard input and writes the reply to standard output, `openai:MODEL` for an endpoint that \
                  speaks OpenAI's chat completions, `replay:DIR` for a folder of kept replies. The command of `exec:` is split into \
                  words as a shell does it, but no shell runs it: for pipes and variables write a script, or `exec:'sh -c \"…\"'`.",
};

pub static MODEL_SETTING: Code = Code {
    id: "IC0502",
    fault: Fault::User,
    summary: "a setting for models cannot be used",
    explanation: "The base URL is an `http:` or `https:` address up to and including `/v1`, without a user name, a password, a query \
                  or a fragment. The key file holds the key and nothing else. The file of authorities holds PEM certificates.",
};

pub static OFFLINE: Code = Code {
    id: "IC0503",
    fault: Fault::User,
    summary: "this model needs the network, and `--offline` forbids it",
    explanation: "`--offline` forbids every model that is reached over the network, on this machine too. Patterns, `replay:DIR` and \
                  `exec:CMD` go on working; what a command does is its own affair. Leave `--offline` out to use the endpoint.",
};

pub static CREDENTIALS: Code = Code {
    id: "IC0504",
    fault: Fault::User,
    summary: "the key for the endpoint is missing or not accepted",
    explanation: "Keys come from the environment variable OPENAI_API_KEY or from the file that OPENAI_API_KEY_FILE names, never from \
                  an argument, and are never written down. An endpoint on this machine needs none. A server elsewhere that takes \
                  any key wants some value all the same: set the variable to any word.",
};

pub static NOT_FOUND: Code = Code {
    id: "IC0505",
    fault: Fault::User,
    summary: "the endpoint knows no such model or address",
    explanation: "Either the model's name is not one that this endpoint serves (names are exact, and models are retired), or the base \
                  URL is not the one below which `chat/completions` lies; for most servers it ends in `/v1`. An endpoint that sends \
                  elsewhere is not followed to another host, because the key would go with it: name the final address instead.",
};

pub static QUOTA: Code = Code {
    id: "IC0506",
    fault: Fault::User,
    summary: "the account at the provider has no money or quota left",
    explanation: "The provider refuses until the account is topped up or its limit is raised. Waiting does not help, so the request \
                  was not repeated.",
};

pub static REQUEST_REJECTED: Code = Code {
    id: "IC0507",
    fault: Fault::Provider,
    summary: "the endpoint does not accept the request",
    explanation: "The provider's own words are in the message. A parameter that a model does not support is left out once and the \
                  request is repeated, so what remains is a request that this model cannot take: too long for its context, or in a \
                  form that this server does not know.",
};

pub static PROVIDER_FAILED: Code = Code {
    id: "IC0508",
    fault: Fault::Provider,
    summary: "the endpoint is overloaded or failed",
    explanation: "The request was repeated as often as the provider's rules and the policy allow, with growing waits. Try again later, \
                  or use another model.",
};

pub static NETWORK: Code = Code {
    id: "IC0509",
    fault: Fault::Provider,
    summary: "the endpoint cannot be reached, or not safely, or not in time",
    explanation: "The name cannot be resolved, nothing listens, the certificate is not vouched for by an authority that this machine \
                  trusts, the response did not come in time, or it broke off. Proxies are taken from HTTPS_PROXY, HTTP_PROXY, \
                  ALL_PROXY and NO_PROXY. A private authority can be added with the setting for a file of authorities; certificate \
                  checks cannot be switched off.",
};

pub static PROTOCOL: Code = Code {
    id: "IC0510",
    fault: Fault::Provider,
    summary: "the endpoint's answer is not a chat completion",
    explanation: "The server answered, but not with the JSON that the protocol prescribes. Often the base URL leads to a web page, a \
                  proxy or another interface of the same server.",
};

pub static REFUSED: Code = Code {
    id: "IC0511",
    fault: Fault::Model,
    summary: "the model declined to answer",
    explanation: "The model, or a content filter in front of it, refused the request. It is not sent again as it is. Say the task in \
                  other words, or use another model.",
};

pub static REPLY_UNUSABLE: Code = Code {
    id: "IC0512",
    fault: Fault::Model,
    summary: "the reply is cut off, empty, endless or not text",
    explanation: "Nothing of such a reply is used. A reply that ended at its limit of tokens would end there again, so split the step \
                  into smaller ones. A command that stands for a model must write UTF-8 and end.",
};

pub static COMMAND: Code = Code {
    id: "IC0513",
    fault: Fault::Provider,
    summary: "the command that stands for a model failed",
    explanation: "The command ended with an error, was killed by a signal, or did not end in time and was stopped with everything it \
                  had started. The last lines of its standard error are shown. Run it by hand with a prompt on standard input.",
};

pub static COMMAND_NOT_STARTED: Code = Code {
    id: "IC0514",
    fault: Fault::User,
    summary: "the command that stands for a model cannot be started",
    explanation: "The first word after `exec:` is a program, found as a shell finds it: in PATH, or by a path that is relative to the \
                  project's folder. It must be executable.",
};

pub static REPLY_FILE: Code = Code {
    id: "IC0515",
    fault: Fault::User,
    summary: "a kept reply cannot be read",
    explanation: "A kept reply is a file `NAME.reply` that begins with a line `+++`, TOML, and another line `+++`; all that follows is \
                  the reply, unchanged. The TOML has `origin` (\"authored\" or \"recorded\"), `step` (\"create strings.ll\"), `purpose` \
                  (\"implement\", \"repair\", \"missing\", \"plan\" or \"oracle\") and `ordinal` (from 0: the how-manieth request of this step and \
                  purpose it answers), and may have `request`, `model`, `date` and `note`; a recorded one must have `request`. No two \
                  may answer the same request. Files lie in the folder itself, are regular, and have at most 8 MiB.",
};

pub static REPLAY_MISS: Code = Code {
    id: "IC0516",
    fault: Fault::User,
    summary: "no kept reply answers the request",
    explanation: "Replaying never asks a live model instead. Add the reply that is missing, or run with a live model.",
};

pub static REPLAY_DIVERGED: Code = Code {
    id: "IC0517",
    fault: Fault::User,
    summary: "the kept reply answers another request than the one at hand",
    explanation: "A recorded reply is valid only for exactly the request it answered. The task, the prompt templates or the modules \
                  that the prompt quotes have changed since, or another version of intentc wrote the prompt. Record the run again, \
                  or use the version that recorded it.",
};

pub static TABLE: &[&Code] = &[
    &MODEL_NAME,
    &MODEL_SETTING,
    &OFFLINE,
    &CREDENTIALS,
    &NOT_FOUND,
    &QUOTA,
    &REQUEST_REJECTED,
    &PROVIDER_FAILED,
    &NETWORK,
    &PROTOCOL,
    &REFUSED,
    &REPLY_UNUSABLE,
    &COMMAND,
    &COMMAND_NOT_STARTED,
    &REPLY_FILE,
    &REPLAY_MISS,
    &REPLAY_DIVERGED,
];
