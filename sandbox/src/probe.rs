//! What the machine offers, and what would make it offer more; for people.

use crate::job::{Job, Limits, Status};
use crate::level::{Level, Refusal};
use crate::orchestrator::{OracleUnavailable, Sandbox};
use crate::program::{CLOCK_PROBE, STACK_PROBE, elf};
use crate::python::Python;
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// How often a program must tell the same address; with random ones, eight bits agree so often once in four thousand million times.
const SAME_ADDRESSES: usize = 5;

/// Everything that was found by trying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Highest first.
    pub levels: Vec<ProbedLevel>,
    /// The version of landlock's interface that the kernel has.
    pub landlock: Option<u32>,
    pub python: Result<ProbedPython, OracleUnavailable>,
    /// What would raise the level or what it holds; empty where nothing is missing.
    pub advice: Vec<String>,
}

/// One level of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProbedLevel {
    pub level: Level,
    /// What the level holds on this machine, or why it cannot be had.
    pub offers: Result<Offers, Refusal>,
}

/// What a level holds beyond what every level must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Offers {
    /// Files are denied by landlock too.
    pub landlock: bool,
    /// A program without the effect `time` that reads the processor's clock is ended.
    pub clock_traps: bool,
    /// A program finds itself at the same addresses in every run.
    pub fixed_addresses: bool,
}

/// The Python that oracles run in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProbedPython {
    pub executable: PathBuf,
    pub version: String,
    pub level: Level,
}

impl Sandbox {
    /// Tries every level, and oracles with the interpreter `python` or else the machine's own.
    pub fn probe(helper: &Path, python: Option<&Path>) -> Probe {
        let offers = |level: Level| Sandbox::start(helper, Some(level)).map(|mut sandbox| sandbox.offers());
        let first = |mut refusals: Vec<Refusal>| refusals.swap_remove(0);
        let levels =
            Level::LADDER.map(|level| ProbedLevel { level, offers: offers(level).map_err(|unavailable| first(unavailable.refusals)) });
        let (levels, landlock, python) = (levels.to_vec(), landlock_version(), probe_python(helper, python));
        let advice = advice(&levels, landlock);
        Probe { levels, landlock, python, advice }
    }

    fn offers(&mut self) -> Offers {
        let mut run =
            |code: &[u8]| self.run(&elf(code), &Job { limits: Limits::default(), ..Job::default() }).map(|outcome| outcome.status);
        let clock_traps = matches!(run(CLOCK_PROBE), Ok(Status::Signalled(libc::SIGSEGV)));
        let places: Vec<_> = (0..SAME_ADDRESSES).map(|_| run(STACK_PROBE).ok()).collect();
        let fixed_addresses = matches!(places[0], Some(Status::Exited(_))) && places.iter().all(|place| *place == places[0]);
        Offers { landlock: self.landlock(), clock_traps, fixed_addresses }
    }
}

impl Probe {
    /// The level that is taken where none is wanted.
    pub fn level(&self) -> Option<Level> {
        self.levels.iter().find(|probed| probed.offers.is_ok()).map(|probed| probed.level)
    }
}

fn probe_python(helper: &Path, python: Option<&Path>) -> Result<ProbedPython, OracleUnavailable> {
    let python = Python::find(python).map_err(OracleUnavailable::Python)?;
    let sandbox = Sandbox::start_python(helper, None, &python).map_err(OracleUnavailable::Sandbox)?;
    Ok(ProbedPython { executable: python.executable().to_owned(), version: python.version().to_owned(), level: sandbox.level() })
}

fn landlock_version() -> Option<u32> {
    /// `LANDLOCK_CREATE_RULESET_VERSION`: asks for the version instead of a rule set.
    const VERSION: libc::c_uint = 1;
    // SAFETY: without attributes, the call only answers with a number.
    let version = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, std::ptr::null::<u8>(), 0usize, VERSION) };
    u32::try_from(version).ok().filter(|&version| version > 0)
}

/// One setting of the kernel that forbids user namespaces to ordinary users.
struct Setting {
    path: &'static str,
    forbids: fn(u64) -> bool,
    remedy: &'static str,
}

const SETTINGS: [Setting; 3] = [
    Setting {
        path: "/proc/sys/user/max_user_namespaces",
        forbids: |value| value == 0,
        remedy: "allow user namespaces: `sysctl user.max_user_namespaces=10000`",
    },
    Setting {
        path: "/proc/sys/kernel/unprivileged_userns_clone",
        forbids: |value| value == 0,
        remedy: "allow user namespaces to every user: `sysctl kernel.unprivileged_userns_clone=1`",
    },
    Setting {
        path: "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
        forbids: |value| value != 0,
        remedy: "lift AppArmor's restriction: `sysctl kernel.apparmor_restrict_unprivileged_userns=0`",
    },
];
const CONTAINER: &str = "if this is a container, run it with a seccomp profile that allows `unshare`, `mount` and `pivot_root`, or with \
                         `--security-opt seccomp=unconfined`";
const HELPER: &str = "put the program `intentc-sandbox` beside `intentc`, where it can be executed";
const SECCOMP: &str = "use a kernel with seccomp filters (`CONFIG_SECCOMP_FILTER`), and a container that does not forbid them";
const LANDLOCK: &str = "use a kernel of Linux 5.13 or later with landlock (`CONFIG_SECURITY_LANDLOCK`, and `landlock` in the boot parameter \
                        `lsm=`)";

fn advice(levels: &[ProbedLevel], landlock: Option<u32>) -> Vec<String> {
    let refusals = levels.iter().filter_map(|probed| probed.offers.as_ref().err());
    let value = |path: &str| fs::read_to_string(path).ok().and_then(|text| text.trim().parse().ok());
    let mut advice: Vec<&str> = refusals.flat_map(|refusal| remedies(refusal, value)).collect();
    advice.extend(landlock.is_none().then_some(LANDLOCK));
    advice.dedup();
    advice.into_iter().map(str::to_owned).collect()
}

/// What the user or the administrator can do about one refusal.
fn remedies(refusal: &Refusal, value: impl Fn(&str) -> Option<u64>) -> Vec<&'static str> {
    if refusal.step.starts_with("start `") || refusal.step.contains("hear from the helper") {
        return vec![HELPER];
    }
    if refusal.level == Level::Filter {
        return vec![SECCOMP];
    }
    let forbidding = SETTINGS.iter().filter(|setting| value(setting.path).is_some_and(setting.forbids));
    let remedies: Vec<_> = forbidding.map(|setting| setting.remedy).collect();
    if remedies.is_empty() { vec![CONTAINER] } else { remedies }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(level: Level, step: &str) -> Refusal {
        Refusal { level, step: step.to_owned(), error: "no".to_owned() }
    }

    #[test]
    fn each_setting_that_forbids_namespaces_is_named() {
        let refused = refusal(Level::Namespaces, "enter a user namespace");
        for setting in SETTINGS {
            let forbidding = (0..2).find(|&value| (setting.forbids)(value)).unwrap();
            let found = remedies(&refused, |path| (path == setting.path).then_some(forbidding));
            assert_eq!(found, [setting.remedy]);
        }
        assert_eq!(remedies(&refused, |_| None), [CONTAINER], "nothing on this machine forbids it");
    }

    #[test]
    fn other_refusals_have_remedies_of_their_own() {
        assert_eq!(remedies(&refusal(Level::Namespaces, "start `/nowhere/intentc-sandbox`"), |_| None), [HELPER]);
        assert_eq!(remedies(&refusal(Level::Filter, "run a program"), |_| None), [SECCOMP]);
    }
}
