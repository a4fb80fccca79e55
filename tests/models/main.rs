//! Cases of `models/`: a byte-level mock server, commands, and folders of kept replies.
//!
//! Most cases are files: `openai/*.case` (scripted responses), `exec/*.case` (commands), `reply_files/*.reply` (files
//! that cannot be used) and `replay/*/` (folders with requests to them). Each has its expectation beside or in it;
//! `INTENTC_BLESS=1` writes the expectations anew.

mod case;
mod exec;
mod mock;
mod openai;
mod openai_cases;
mod replay;
mod tls;
