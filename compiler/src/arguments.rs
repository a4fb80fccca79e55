//! The command line. This stage only checks what was typed; nothing here looks at the machine.

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(
    name = "intentc",
    version,
    disable_help_subcommand = true,
    about = "English intent to verified native programs",
    after_help = "Exit codes: 0 built and proven, 1 not proven, 2 usage or task file, 3 refused by the model, 4 no model, 5 partly \
                  unproven,\n7 provider failed, 8 no sandbox, 9 toolchain missing, 10 replay missed, 70 our defect.\n\n\
                  Examples:\n  intentc build \"Build a TCP echo server on port 8080\" -o echo\n  \
                  intentc build examples/strings.intent\n  intentc test\n  intentc run modules/words.ll count_words 'one two'\n  intentc help directives"
)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Args, Debug)]
pub struct Global {
    /// Say only what is asked for and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more: fix-ups, prompts' sizes, LLVM's messages
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub color: When,
    /// Print one JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Write what happens as JSON lines to FILE while it happens
    #[arg(long, global = true, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// Work as if started in DIR
    #[arg(short = 'C', long = "directory", global = true, value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// Read the user's configuration from FILE
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Set one configuration value (`intentc help configuration` lists them)
    #[arg(short = 'c', global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Use no network, whatever is configured
    #[arg(long, global = true)]
    pub offline: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

impl From<When> for ColorChoice {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build a program or modules from a sentence or a task file
    Build(BuildArguments),
    /// Show what `build` would do; runs nothing
    Plan(BuildArguments),
    /// Say everything that is wrong with a module or a task file; asks no model, changes nothing
    Check(CheckArguments),
    /// Repair a module, or a model's whole reply, without a model; shows the edits as a diff
    Fix(FixArguments),
    /// Prove modules that exist against every clause of the task files that ask for them; asks no model, changes no module
    Test(TestArguments),
    /// Call one function of a module in the sandbox, and print what it gives
    #[command(after_help = RUN_HELP)]
    Run(RunArguments),
    /// Ask the index of every function, those of the runtime and those of the project; exits with 1 where nothing is found
    #[command(subcommand, after_help = MANIFEST_HELP)]
    Manifest(ManifestCommand),
    /// Show what a built program says of itself, and whether it is still so; exits with 1 where it was changed
    Inspect(InspectArguments),
    /// Read the record of earlier runs
    #[command(subcommand)]
    Runs(RunsCommand),
    /// Say what this machine offers: sandbox, Python, LLVM, configuration, model; exits with 8 where there is no sandbox
    Doctor,
    /// Explain a diagnostic code such as IC0101
    Explain { code: String },
    /// Explain a command, or one of the topics `directives`, `configuration`, `fix-ups`, `exit-codes`, a directive or a clause
    Help { topic: Vec<String> },
}

#[derive(Args, Debug)]
pub struct BuildArguments {
    /// One sentence, or a task file (*.intent)
    #[arg(required = true, value_name = "SENTENCE | FILE")]
    pub task: Vec<String>,
    /// Where the program is written
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Folder of the pages or files that the program serves
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// Machine of the result: x86_64-linux, aarch64-linux, riscv64-linux, wasm32; this machine's by default
    #[arg(long, value_name = "TARGET")]
    pub target: Option<String>,
    /// Processor of the target, by LLVM's name, or `native`; the oldest one by default
    #[arg(long, value_name = "NAME")]
    pub cpu: Option<String>,
    /// Optimise: 0 nothing, 2 for speed (the default, but for a pattern that is small), z for size
    #[arg(short = 'O', value_name = "LEVEL")]
    pub optimise: Option<String>,
    /// What is written: ll, bc, obj, elf, wasm; several with commas. The only one goes to the path of -o, several beside it
    #[arg(long, value_name = "FORM", value_delimiter = ',')]
    pub emit: Vec<String>,
    /// Keep DWARF that names the lines of the modules, and symbols
    #[arg(short = 'g', long)]
    pub debug_info: bool,
    /// Keep a symbol table behind what is loaded
    #[arg(long)]
    pub keep_symbols: bool,
    /// Who proposes what no pattern answers: `openai:MODEL`, `exec:COMMAND ARGS`, `replay:DIR`
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,
    /// Repair rounds for one step, after its first reply
    #[arg(long, value_name = "N")]
    pub max_attempts: Option<u32>,
    /// Who writes oracles for steps that have none: `model`, two of them from the step's text alone, or `none`
    #[arg(long, value_name = "WHO")]
    pub oracles: Option<String>,
    /// Draw instances from this number, and from those that follow it where a step is tried again
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Time limit of one model call, in seconds
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<u64>,
    /// Let programs make any system call; without it they confine themselves to those that their code can make
    #[arg(long)]
    pub no_seal: bool,
    /// Show what would be done and stop, as `plan` does
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

#[derive(Args, Debug)]
pub struct CheckArguments {
    /// A module (*.ll) or a task file (*.intent)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

#[derive(Args, Debug)]
pub struct TestArguments {
    /// Task files, or folders of them; all of the project where none is named
    #[arg(value_name = "TASKFILE")]
    pub tasks: Vec<PathBuf>,
    /// Draw instances from this number: a verdict names its own
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How many proofs run side by side; as many as the machine has processors where not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Prove again what has not changed since it was proven
    #[arg(long)]
    pub fresh: bool,
}

const RUN_HELP: &str = "Arguments are values as in an `@example`: 42, -7, 1.5, true, \"text\", [1, 2]. For a parameter that is a `str` or \
                        `bytes`, a word\nwithout quotes is taken as it is. What follows `--` is no option.\n\n\
                        Examples:\n  intentc run modules/words.ll count_words 'the quick  brown fox'\n  \
                        intentc run double.ll double 21\n  \
                        intentc run --signature 'sum(items: [i64]) -> i64' sum.ll sum '[1, 2, 3]'";

#[derive(Args, Debug)]
pub struct RunArguments {
    /// A module (*.ll), or the name of a module of the project
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// One of its functions
    pub function: String,
    /// A value for each parameter
    #[arg(value_name = "ARGS", allow_negative_numbers = true)]
    pub arguments: Vec<String>,
    /// What the function takes and gives, where no task file of the project says it
    #[arg(long, value_name = "SIGNATURE")]
    pub signature: Option<String>,
}

#[derive(Args, Debug)]
pub struct InspectArguments {
    /// A program that `build` wrote
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Print an in-toto statement with SLSA provenance, unsigned
    #[arg(long)]
    pub attest: bool,
    /// The intent.lock to check it against; otherwise the nearest one from its folder upwards
    #[arg(long, value_name = "FILE")]
    pub lock: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct FixArguments {
    /// A module, or a reply with prose and code fences; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write the repaired module in place of FILE
    #[arg(long, conflicts_with_all = ["stdout", "dump_after"])]
    pub write: bool,
    /// Print the repaired module in place of the diff
    #[arg(long)]
    pub stdout: bool,
    /// Run this pass only; several may be given, with commas or one by one
    #[arg(long, value_name = "PASS", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Print the text as it is after this pass, and stop there
    #[arg(long, value_name = "PASS", conflicts_with = "stdout")]
    pub dump_after: Option<String>,
}

const MANIFEST_HELP: &str = "Prints a line `name|module|visibility|line|signature` for each function; with --json also parameters, \
                             documentation,\neffects and hash. The project is the nearest folder upwards with an intent.toml.";

#[derive(Debug, Subcommand)]
pub enum ManifestCommand {
    /// Functions of exactly this name, private ones too
    Find { name: String },
    /// Up to three public functions that NAME may be a slip of, best first
    Similar { name: String },
    /// Public functions that a text names or is about, most relevant first
    Relevant {
        /// A task, a declaration, any text
        #[arg(required = true)]
        text: Vec<String>,
        /// Tokens of a prompt that their documentation and declarations may take, at four bytes a token
        #[arg(long, value_name = "N", default_value_t = 1000)]
        budget: usize,
    },
    /// Every function, by module
    List {
        /// Those of this module only, for example `text.ll`
        #[arg(long, value_name = "MODULE")]
        module: Option<String>,
        /// Public or private ones only
        #[arg(long, value_enum)]
        visibility: Option<Visibility>,
    },
    /// Functions that call NAME, take its address, or use a table that holds it
    Callers(NeighbourArguments),
    /// Functions that NAME calls, takes the address of, or reaches through a table
    Callees(NeighbourArguments),
}

#[derive(Args, Debug)]
pub struct NeighbourArguments {
    pub name: String,
    /// Go on to their callers or callees, and so on
    #[arg(short, long)]
    pub transitively: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Visibility {
    Public,
    Private,
}

#[derive(Debug, Subcommand)]
pub enum RunsCommand {
    /// List the runs, newest last
    List,
    /// Show one run: stages, proposers, fix-ups, verdicts, hashes, times
    Show {
        /// The first letters of its id, or `last`
        run: String,
    },
}
